# ruff: noqa: E501  (lines of HTML)
"""Article pages as Vietnamese portals put them together: what stands where, and in which words, as templates and scrapers that
anyone can read tell it (Liferay portlets, mojoPortal, SharePoint and WebForms modules, NukeViet themes, PHP, React). Class names and
the order of elements are facts; people, places and sentences are invented.

Each shape is read within three kinds of page around it, each with another `<title>`.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from crawler.items import Article
from pipelines import extract_article

URL = "https://soyte.dongha.example/chi-tiet/tram-y-te-luu-dong-4512"
SITE = "Sở Y tế tỉnh Đông Hạ"
TITLE = "Đông Hạ đưa trạm y tế lưu động về bốn xã bãi ngang"
LEAD = "Từ tháng Ba, người dân bốn xã bãi ngang của huyện Trà Lý được khám bệnh ngay tại nhà văn hóa xóm."
P1 = "Hai chiếc xe của Trung tâm Y tế huyện Trà Lý chở theo máy siêu âm, máy điện tim và tủ thuốc gồm 120 mặt hàng."
P2 = (
    "Theo y sĩ Mạc Thị Nhài, nhiều cụ già ở đây chưa một lần được đo huyết áp vì trạm y tế xã cách nhà gần mười cây số."
)
P3 = "Mỗi tuần xe dừng ở một xóm, khám cho khoảng tám mươi người; ai cần điều trị tiếp thì được chuyển về bệnh viện huyện."
P4 = "Chuyến đi sẽ kéo dài đến hết mùa mưa; kết quả được gửi về Sở Y tế để chuẩn bị cho đợt khám vào mùa thu."
PARAGRAPHS = (P1, P2, P3, P4)
PS = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
BR = "<br><br>".join(PARAGRAPHS)
OTHERS = (
    ("Xã Trà Bồi có thêm hai y sĩ sau ba năm thiếu người", "25/06/2025"),
    ("Kiểm tra bếp ăn các trường mầm non đầu hè", "24/06/2025"),
    ("Mời báo giá sửa chữa máy thở của bệnh viện huyện", "19/06/2025"),
)
OLDER = (("Tập huấn cấp cứu đuối nước cho giáo viên", "10/03/2025"), ("Nước sạch về xóm Cồn Nhỏ", "07/03/2025"))
RELATED = "".join(f'<li><a href="/chi-tiet/{i}">{t}</a> <span>({d})</span></li>' for i, (t, d) in enumerate(OLDER))
AT = "2025-03-12T08:30"
DAY = "2025-03-12"


def _links(names: str) -> str:
    return "".join(f'<li><a href="/{"m" + str(i) if i else ""}">{n}</a></li>' for i, n in enumerate(names.split("|")))


MENU = _links("Trang chủ|Giới thiệu|Tin tức|Y tế dự phòng|Văn bản|Hỏi đáp|Liên hệ")
SIDE = "".join(f'<li><a href="/chi-tiet/9{i}">{t}</a> <i>{d}</i></li>' for i, (t, d) in enumerate(OTHERS))
FOOT = f"<p>Cơ quan chủ quản: {SITE}</p><p>Giấy phép số 12/GP-STTTT cấp ngày 03/02/2019</p><p>Điện thoại: 0230.3999.111</p>"

#: A column of news behind the article and a clock above; a page of tables with a dated column before the article; a page with
#: a clock in words, a slide of news above the article and its column first.
FRAMES = (
    '<div class="top"><span id="clock">Thứ năm, 26/06/2025 14:05</span> <a href="/rss">RSS</a></div><div class="banner"><a href="/"><img src="/b.jpg" alt="{s}"></a></div>'
    '<ul class="nav">{m}</ul><div class="main"><div class="col-md-8">{{a}}</div><div class="col-md-4"><h3>Thông báo</h3><ul>{o}</ul></div></div><div class="foot">{f}</div>',
    '<table width="1000" align="center"><tr><td colspan="2"><img src="/b.jpg" alt="{s}"></td></tr><tr><td colspan="2"><ul>{m}</ul></td></tr>'
    '<tr><td width="220" valign="top"><table><tr><td class="tt">TIN MỚI</td></tr><tr><td><ul>{o}</ul></td></tr></table></td><td valign="top">{{a}}</td></tr><tr><td colspan="2">{f}</td></tr></table>',
    '<div id="bar">Hôm nay, ngày 26 tháng 6 năm 2025</div><div id="hd"><a href="/">{s}</a></div><div id="mn"><ul>{m}</ul></div>'
    '<div id="wrap"><div id="left"><div class="bt">Tin nổi bật</div><ul>{o}</ul></div><div id="mid">{{a}}</div></div><div id="ft">{f}</div>',
)
CLAIMED = (SITE, f"{TITLE} - {SITE}", "Chi tiết tin")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One page: its middle, in which {t}, {l}, {p}, {b} and {r} stand for title, lead, text, text with breaks and other articles."""

    html: str
    published: str | None = AT
    updated: str | None = None
    byline: str | None = None
    lead: str | None = None
    section: str | None = None
    body: tuple[str, ...] | None = PARAGRAPHS  # None: not compared, nor are lead and section
    head: str = ""
    title: str = TITLE


def read(main: str, frame: int = 0, claimed: str = SITE, head: str = "") -> Article:
    around = FRAMES[frame].format(s=SITE, m=MENU, o=SIDE, f=FOOT)
    html = f'<html lang="vi"><head><meta charset="utf-8"><title>{claimed}</title>{head}</head><body>{around.format(a=main)}</body></html>'
    article = extract_article(html, URL)
    assert article is not None
    return article


def fill(html: str) -> str:
    return html.format(t=TITLE, l=LEAD, p=PS, b=BR, r=RELATED)


def when(article: Article) -> str | None:
    return article.published.value if article.published else None


SHAPES = {
    "liferay portlet, who put it there and who wrote": Shape(
        html='<div class="category-breadcrump"><ul class="root"><li class="first-li"><a href="/">Sở Y tế tỉnh Đông Hạ</a></li></ul></div><article class="the-article"><section class="main-article">'
        '<div id="title"><header class="title-article">{t}</header></div><div class="author-createtime-viewcount"><span class="the-article-createby"><b>Người đăng tin: </b>Phùng Thị Lựu</span>'
        ' <span class="the-article-timecreate"><b>Ngày đăng tin: </b>12/03/2025 08:30</span> <span class="viewcount"><b>Lượt xem: </b>318</span><div class="share-content no-print">'
        '<span class="the-article-changeFont"><a href="#" title="Thu nhỏ"><img src="/FontTSmall.png"></a>&nbsp;<a href="#" title="Phóng to"><img src="/FontTLage.png"></a></span></div></div>'
        '<div id="tomtat"><p class="the-article-summary">{l}</p></div><div id="textToSpeech"><div class="the-article-body grid"><div class="grid__col--12">{p}<br>'
        '<p class="the-article-author" style="text-align:right"><b>Tác giả: Mã Thị Sen</b></p></div></div></div></section></article>'
        '<span class="chuyenmuc-lienquan">Từ khóa: <a href="/?tag=kham">khám bệnh</a></span><div class="the-article-more-info"><ul>{r}</ul></div>',
        byline="Mã Thị Sen",
        lead=LEAD,
    ),
    "liferay portlet, only who put it there": Shape(
        html='<article class="the-article"><section class="main-article"><header class="title-article">{t}</header><div class="author-createtime-viewcount"><span><b>Người đăng tin: </b>Phùng Thị Lựu</span>'
        '<span><b>Ngày đăng tin: </b>12/03/2025 08:30</span><span class="viewcount"><b>Lượt xem: </b>318</span></div><p class="the-article-summary">{l}</p><div class="the-article-body">{p}</div></section></article>'
        '<span class="chuyenmuc-lienquan">Chuyên mục, tin tức liên quan:</span><div class="the-article-more-info"><ul>{r}</ul></div>',
        byline="Phùng Thị Lựu",  # nobody else is named: readers take it for the author, the rule says whose it is
        lead=LEAD,
    ),
    "mojoportal, sapo and links above the row of the date": Shape(
        html='<div class="articlecenter-rightnav"><h2 class="articletitle">{t}&nbsp;</h2><div class="clearfix"></div><div class="sapo">{l}</div><div class="clearfix"></div><ul class="ulActiveReference">{r}</ul>'
        '<div class="width100 info-article-more"><div class="left-article-more"><img src="/post-clock.png"><span class="left-article-more-container">Thứ Tư, 12/03/2025, 08:30 (GMT+7)<span>|&nbsp;Đã xem <span class="texthit">318</span></span></span></div>'
        '<div class="pull-right"><div class="right-article-contrast"><span class="cms-tuongphan">Tương phản: </span><a href="javascript:;"><img src="/c2.png" alt="Tăng tương phản"></a><strong>|</strong></div></div></div>'
        '<center><img src="/Data/a.jpg" width="600"></center><div class="articletext" id="article_text">{p}</div><div class="article-file"><span class="label">Tệp đính kèm</span></div><div class="article-author">Mỹ Lương</div>'
        '<div class="article-tool"><a href="#" class="gotop">Về đầu trang</a></div><div class="divorther"><div class="divorthertitle">Tin bài liên quan</div><ul>{r}</ul></div></div>',
        byline="Mỹ Lương",
        lead=LEAD,
    ),
    "liferay blogs, crumbs as boxes, lead as h4": Shape(
        html='<div class="menu-submenu"><div class="box-dieuhuong"><div class="trangchu"><a href="/">Trang chủ</a> <img src="/i-right.png"></div><div class="trangchu"><a href="/tintucsukien">Tin tức sự kiện</a> <img src="/i-right.png"></div>'
        '<div class="trangchu"><a href="#" style="color:red">Y tế cơ sở</a></div></div></div><div class="detailBlogs"><div class="title"><h2>{t}</h2><span style="color:#000000;opacity:0.6">12/03/2025 08:30:00</span><hr></div>'
        '<div class="description"><h4 style="font-weight:bold">{l}</h4></div><div class="contentBlogs">{p}</div></div>',
        lead=LEAD,
        section="Y tế cơ sở",
    ),
    "panel of a portal in PHP, who changed it and the source below": Shape(
        html='<div class="panel panel-default"><div class="panel-heading"><i class="fa"></i> Tin tức hoạt động</div><div class="page-title"><h4>{t}</h4></div><p><label>Ngày gửi:</label> 12-03-2025</p>'
        '<div class="text-justify"><label>{l}</label></div><div class="bai-viet-noi-dung">{p}</div><div class="row"><p class="col-xs-6"><label>Người cập nhật:</label> Phùng Thị Lựu</p>'
        '<p class="col-xs-6 text-right"><label>Nguồn:</label> Báo Đông Hạ</p></div><div style="padding:5px;font-weight:bold">Các bài viết gần đây:</div><ul>{r}</ul></div>',
        published=DAY,
        lead=LEAD,
        section="Tin tức hoạt động",
    ),
    "react and tailwind, date and views above the title": Shape(
        html='<div class="bg-gray-50"><a href="/">Trang chủ</a> <a href="/news/y-te-co-so">Y tế cơ sở</a> <span>Chi tiết</span></div><article><header class="mb-4"><div class="flex"><span class="bg-red-700">Y tế cơ sở</span>'
        '<div class="flex italic"><span class="flex">12/3/2025</span><span class="flex">318 lượt xem</span></div></div><h1 class="text-2xl">{t}</h1><div class="flex"><button>In trang</button><button>Chia sẻ</button>'
        '<div><span>Cỡ chữ:</span><button>A+</button><button>A-</button></div></div></header><div class="mb-4 p-6"><p class="font-bold italic">{l}</p></div><div class="prose">{p}</div></article>',
        published=DAY,
        lead=LEAD,
        section="Y tế cơ sở",
    ),
    "old liferay portlet in a table": Shape(
        html='<p class="bread-crum no-top"><a href="/c/7">Y tế cơ sở</a></p><table width="98%" class="chanel-news"><tr><td><p class="title01 f-s16 no-top">{t}</p><span class="time">12/03/2025 08:30</span>'
        '<b class="hot-line m5">{l}</b>{p}</td></tr><tr><td>&nbsp;</td></tr></table><p class="no-bot"><b class="news-other"><u>Các tin khác:</u></b></p><ul>{r}</ul>',
        lead=LEAD,
        section="Y tế cơ sở",
    ),
    "title in a link that leads nowhere, no date at all": Shape(
        html='<div class="bg_title_cate"><div class="title_cate"><a class="a_title_cate">Tin tức</a></div></div><div class="img_24"><table width="99%" align="center"><tr><td><table width="100%"><tr><td align="left"><a class="tieu_de_tin">{t}</a></td></tr>'
        '<tr><td align="left" valign="top"><table align="left" width="1"><tr><td><img src="/cms_images/a.jpg" width="200"></td></tr></table><span class="story_teaser">{l}</span>'
        '<div style="text-align:justify">{p}</div></td></tr></table></td></tr></table><div class="tinkhac">Tin khác</div><div class="khung_tinkhac"><ul>{r}</ul></div></div>',
        published=None,
        lead=LEAD,
    ),
    "labels of a web form, the day behind a word": Shape(
        html='<div><span id="ctl00_lblLoaiTin">Y tế cơ sở</span></div><div><span id="ctl00_lblTitle" class="tieude">{t}</span></div><div><span id="ctl00_lblNgayDang">Ngày: 12/03/2025</span></div>'
        '<div><span id="ctl00_lblTomTat" style="font-weight:bold">{l}</span></div><div><span id="ctl00_lblNoiDung">{p}</span></div><div>Tin khác</div><ul>{r}</ul>',
        published=DAY,
        lead=LEAD,
        section="Y tế cơ sở",
    ),
    "labels of a web form, big and italic": Shape(
        html='<span id="lblTieuDe" style="font-size:18pt;font-weight:bold">{t}</span><br><span id="lblNgayDang" style="font-style:italic">Ngày đăng: 12/3/2025</span><br><span id="lblNoiDungBaiViet">{p}</span>',
        published=DAY,
    ),
    "data list, stamp of an american server": Shape(
        html='<table class="table table-hover"><tr><td><table class="nav-justified"><tr><td><span style="color:#0000FF;font-weight:700;font-size:large">{t}</span></td></tr><tr><td><span>3/25/2025 8:30:00 AM</span></td></tr><tr><td><span>{p}</span></td></tr></table></td></tr></table>',
        published="2025-03-25T08:30",
    ),
    "literals, the author below": Shape(
        html='<div>{t}</div><img src="/Images/a.jpg" width="200" style="margin:20px auto"><div><b>{l}</b></div><div>{p}</div><div>Mã Thị Sen</div><div>12/03/2025 08:30</div><div>TIN TỨC KHÁC</div><ul>{r}</ul>',
        lead=LEAD,
        byline="Mã Thị Sen",
    ),
    "toolbar of a user control": Shape(
        html='<div id="wp-pos-breadcrumbs"><span class="breadcrumbs"><a href="/" class="home"></a><span id="crumbs"><a href="/tin">Tin tức</a></span></span></div><div class="article"><h1 class="contentheading">{t}</h1>'
        '<div class="wp-article-toolbar"><div class="post-meta"><span class="dates">12/03/2025 8:30:00 SA</span></div></div><div class="wp-article-content">{p}</div><div class="related-new"><h3>BÀI LIÊN QUAN</h3><ul>{r}</ul></div></div>',
        section="Tin tức",
    ),
    "h4 and a stamp in brackets, badges of other days below": Shape(
        html='<h4 style="color:#bb240d">{t}</h4><span style="font-size:0.9em">(12/03/2025 - 08:30)</span><hr><div class="chitiet_thongbao">{p}</div><hr><h3 class="text-danger">&nbsp;&nbsp;Tin liên quan</h3><hr>'
        '<ul><a href="/a/1"><li><p><span class="badge green">10/03/2025 - 07:00</span> Tập huấn cấp cứu đuối nước cho giáo viên <img src="/new1.gif"></p></li></a></ul>',
    ),
    "stamp of a data base": Shape(
        html='<h1 class="h1-title-ct">{t}</h1><p class="date-time">Ngày đăng: 2025-03-12 08:30:00</p><div class="contentimages">{p}</div><div class="wp-tin-khac"><ul>{r}</ul></div>',
    ),
    "small italics of a data base": Shape(
        html='<h2 class="text-danger text-uppercase">{t}</h2><small><i>Ngày đăng: 2025-03-12 08:30:00</i></small><hr><div class="contenter">{p}</div>',
    ),
    "a time in words and the section behind a stroke": Shape(
        html='<h6 class="title">{t}</h6><span class="meta">Ngày đăng: 8 giờ 30 phút ngày 12-03-2025 \\ Thể loại: <a href="/y-te-co-so">Y tế cơ sở</a></span>{p}',
        section="Y tế cơ sở",
    ),
    "art post, last change below": Shape(
        html='<article class="art-post"><h4 class="art-postheader">{t}</h4><div class="art-postcontent"><p><span style="font-style:italic">Đăng ngày&nbsp;</span><span>Thứ tư 12/03/2025 08:30</span></p>{p}'
        '<p style="text-align:right;color:darkgray">Chỉnh sửa lần cuối vào&nbsp;<span>13/03/2025 09:00</span></p></div></article>',
        updated="2025-03-13T09:00",
    ),
    "vnpt with half days": Shape(
        html='<div class="ArticleDetailControl"><div class="ArticleHeader">{t}</div><div class="PostDate">12/03/2025 | 08:30 AM <span>| Lượt xem: 318</span></div><div class="ArticleSummary">{l}</div><div class="ArticleContent">{p}<p style="text-align:right"><b>Thanh Lụa</b></p></div></div>',
        byline="Thanh Lụa",
        lead=LEAD,
    ),
    "tan dan on sharepoint, spaces in the date": Shape(
        html='<div class="ms-webpart-zone"><p class="tandan-p-article-news-title">{t}</p><div class="tandan-span-date-publish">Đăng ngày 12 - 03 - 2025</div><p class="tandan-p-article-news-summary">{l}</p><div class="ms-rtestate-field">{p}</div>'
        '<p class="tandan-p-article-author" style="text-align:right">Tô Quýt (CTV)</p></div>',
        published=DAY,
        byline="Tô Quýt",
        lead=LEAD,
    ),
    "spans of a province's portal, time first": Shape(
        html='<div class="chi-tiet"><span class="chi-tiet-title">{t}</span><br><span class="chi-tiet-publish-date">08:30 12-03-2025</span><br><span class="chi-tiet-main-content">{p}</span></div>',
    ),
    "span by span of a ministry": Shape(
        html='<div class="row"><div class="col-md-12"><span id="ctl00_BodyContent_lblTitle" class="news-title">{t}</span></div><div class="col-md-12"><span id="ctl00_BodyContent_lblDate">12/03/2025 08:30 AM</span></div><div id="divNewsDetails">{p}</div></div>',
    ),
    "table of joomla's first days": Shape(
        html='<table class="contentpaneopen"><tr><td><div class="article_title ">{t}</div></td><td align="right"><a href="/pdf"><img src="/pdf.png" alt="PDF"></a></td><td><a href="/in"><img src="/print.png" alt="In"></a></td></tr>'
        '<tr><td colspan="3" class="article_date">08:30 12-03-2025</td></tr><tr><td colspan="3"><div class="article_content ">{p}</div></td></tr></table>',
    ),
    "two columns under the title": Shape(
        html='<div class="news-title">{t}</div><div class="row"><div class="col-xs-6 article-time">Thứ tư, ngày 12/03/2025</div><div class="col-xs-6 text-right"><a href="#">In bài viết</a> <a href="#">A+</a> <a href="#">A-</a></div></div>'
        '<div class="news-intro">{l}</div><div id="HtmlContent">{p}</div>',
        published=DAY,
        lead=LEAD,
    ),
    "h4 and a time in its own row": Shape(
        html='<div class="detail"><h4 class="article-title">{t}</h4><div class="time"><i class="fa fa-clock-o"></i> 08:30 - 12/03/2025</div><div class="article-content">{p}</div></div>'
    ),
    "one span for three dates": Shape(
        html='<div class="detail js-toc-content"><h1>{t}</h1><div><span itemprop="datePublished dateCreated dateModified">12/03/2025 08:30</span> <span>318 lượt xem</span></div>{p}</div>',
    ),
    "spans that only grow": Shape(
        html='<span class="TangFontTD">{t}</span> <span style="font-family:Arial;padding-right:5px">(12-03-2025)</span><br><span class="TangFontTT"><b>{l}</b></span><br><span class="TangFont">{b}</span>',
        published=DAY,
        lead=LEAD,
    ),
    "a box of counts that holds the day": Shape(
        html='<div class="tieude">{t}</div><div class="thongke-ngay"><span>Ngày 12/03/2025</span> <span>Lượt xem: 318</span></div><div class="noidung sapo">{l}</div><div class="noidung">{p}</div>',
        published=DAY,
        lead=LEAD,
    ),
    "names of their own": Shape(
        html='<div class="TtlDetailND">{t}</div><div class="date">Cập nhật: 08:30 ngày 12/03/2025</div><div class="content-single Content TextSize">{p}</div>',
    ),
    "the date in the box of the share buttons": Shape(
        html='<h2 class="title-divvv">{t}</h2><div class="social-buttons left">Thứ tư, 12/03/2025 08:30 <a class="fb-share" href="#">Chia sẻ</a> <a href="#">Zalo</a></div><div class="tomtat">{l}</div><div id="contentText">{p}</div>',
        lead=LEAD,
    ),
    "joomla with the month in words": Shape(
        html='<div class="page-header"><h3 itemprop="name">{t}</h3><small>Thứ tư, 12 Tháng Ba 2025 08:30</small></div><div class="article-content">{p}</div>',
    ),
    "joomla with seconds": Shape(
        html='<div class="page-header"><h3 itemprop="name">{t}</h3><small>Thứ tư, 12 Tháng 3 2025 08:30:15 <b>|</b> Đọc: 318 lần</small></div><div class="article-content">{p}</div>',
    ),
    "small in a paragraph of tools": Shape(
        html='<h1 class="detail-title">{t}</h1><p><small>12/03/2025</small> <small>A- A A+</small></p><div id="content-print">{p}</div>',
        published=DAY,
    ),
    "liferay display with names of its own": Shape(
        html='<div class="asset-full-content-title">{t}</div><div class="assetPublishDate block_timer">12/03/2025 | 08:30 AM</div><p class="sapo">{l}</p><div class="journal-content-article">{p}</div><table class="tbl_social_fix"><tr><td>Chia sẻ</td><td><a href="#">Zalo</a></td></tr></table>',
        lead=LEAD,
    ),
    "liferay of a large city": Shape(
        html='<div class="portlet-body"><span class="header-title">{t}</span><div class="asset-publish-date">Thứ tư, 12/03/2025, 08:30</div><div class="journal-content-article">{p}<p style="text-align:right"><strong>Thanh Lụa</strong></p></div></div>',
        byline="Thanh Lụa",
    ),
    "sharepoint with the source below": Shape(
        html='<h1 class="News_Detail_Title">{t}</h1><span class="News_Time_Post">Thứ tư, 12/03/2025 | 08:30</span><div id="ctl00_g_ctl00_divArticleDescription1"><b>{l}</b></div><div id="ctl00_g_ctl00_divArticleDescription2">{p}</div><div id="ctl00_g_ctl00_pnNguontin">Nguồn: Báo Đông Hạ</div>',
        lead=LEAD,
    ),
    "publish date with a margin": Shape(
        html='<h1>{t}</h1><div class="publish-date mb20"><span>12/03/2025</span> <span>318 lượt xem</span></div><div class="art-cont">{p}</div>',
        published=DAY,
    ),
    "with the zone": Shape(
        html='<h1>{t}</h1><div class="time">Đăng lúc: 08:30:15 12/03/2025 (GMT+7)</div><div class="content-detail">{p}</div>',
    ),
    "angular": Shape(
        html='<h3 class="ng-binding">{t}</h3><div class="row"><div class="col-md-12"><span class="ng-binding">12/03/2025</span> <span class="ng-binding ng-hide">Tin nổi bật</span></div></div><div class="news-content ng-binding">{p}</div>',
        published=DAY,
    ),
    "nukeviet 3, everything in one note": Shape(
        html='<div class="news_column"><h1>{t}</h1><div class="note">Đăng lúc: Thứ tư - 12/03/2025 08:30 - Người đăng bài viết: <span>Phùng Thị Lựu</span> - Chuyên mục : <a href="/y-te-co-so">Y tế cơ sở</a> - Đã xem: 318</div>'
        '<div class="hometext">{l}</div><div class="bodytext">{p}</div><p style="text-align:right"><strong>Tác giả bài viết: </strong>Mã Thị Sen</p><p style="text-align:right"><strong>Nguồn tin: </strong>CDC Đông Hạ</p></div>',
        lead=LEAD,
        byline="Mã Thị Sen",
        section="Y tế cơ sở",
    ),
    "nukeviet for offices, files between text and author": Shape(
        html='<div class="news_column panel newsdetail"><div class="panel-body"><h1 class="title margin-bottom-lg">{t}</h1><div class="row newsdetailmetatop"><div class="col-md-12"><span class="h5"><i class="fa"></i>Thứ tư - 12/03/2025 08:30</span> <span class="h5"><i></i>318</span> <span class="h5"><i></i>0</span></div>'
        '<div class="col-md-12"><ul class="list-inline text-right"><li><a href="javascript:void(0)" title="Gửi bài viết qua email"><em>&nbsp;</em></a></li></ul></div></div><div class="hometext m-bottom">{l}</div><div id="news-bodyhtml" class="bodytext">{p}</div>'
        '<div class="panel"><div class="panel-heading"><strong>File đính kèm</strong></div><div class="list-group news-download-file"><div class="list-group-item"><a href="/vi/news/?download=1&amp;id=1" title="Tải về">Tải về: <strong>lich-kham.pdf</strong></a></div></div></div>'
        '<div><p class="h5 text-right"><strong>Tác giả: </strong>Mã Thị Sen</p><p class="h5 text-right"><strong>Nguồn tin: </strong>TTYT Trà Lý</p></div><div class="alert alert-info">Ghi rõ nguồn khi sử dụng lại bài viết</div></div></div>'
        '<div class="news_column newsdetailbox"><div class="h5"><em class="fa fa-tags">&nbsp;</em><strong>Từ khóa: </strong><a href="/tag/kham"><em>khám</em></a>, <a href="/tag/xa"><em>bãi ngang</em></a></div></div>'
        '<div class="optabarea"><ul><li><a href="#n">Những tin mới hơn</a></li></ul><ul class="related">{r}</ul></div>',
        lead=LEAD,
        byline="Mã Thị Sen",
    ),
    "the look of a newspaper, author and time in one row": Shape(
        html='<div class="detail-cate"><a href="/y-te-co-so.htm">Y tế cơ sở</a></div><h1 class="detail-title">{t}</h1><div class="detail-info"><div class="author-info"><a class="name" href="/tac-gia/sen.htm">Mã Thị Sen</a></div><div class="detail-time"><div>12/03/2025 08:30 GMT+7</div></div></div>'
        '<h2 class="detail-sapo">{l}</h2><div class="detail-cmain"><div class="detail-content afcbc-body">{p}</div></div>',
        lead=LEAD,
        byline="Mã Thị Sen",
        section="Y tế cơ sở",
    ),
    "the look of a newspaper, author below": Shape(
        html='<div class="detail-cate"><a href="/y-te-co-so.htm">Y tế cơ sở</a></div><h1 class="detail-title">{t}</h1><div class="detail-time">12/03/2025 - 08:30 (GMT+7)</div><h2 class="detail-sapo">{l}</h2><div class="detail-content afcbc-body">{p}<div class="detail-author"><p style="text-align:right"><b>Thanh Lụa</b></p></div></div>'
        '<div class="detail-tab"><a href="/tag/kham.htm">khám bệnh</a> <a href="/tag/xa.htm">bãi ngang</a></div>',
        lead=LEAD,
        byline="Thanh Lụa",
        section="Y tế cơ sở",
    ),
    "a paragraph right under the title": Shape(
        html='<div class="title-news"><h1>{t}</h1><p>08:30 | 12/03/2025</p></div><div class="viewnews_content">{p}</div>'
    ),
    "a floating line": Shape(
        html='<div style="font-weight:bold;font-size:16px">{t}</div><div style="float:left;padding-right:197px;color:#999999">12/03/2025 08:30</div><div style="float:right"><a href="#">Gửi email</a> <a href="#">In trang</a></div><div style="clear:both"></div><div class="nd">{p}</div>',
    ),
    "links in a list of facts": Shape(
        html='<h2>{t}</h2><ul class="meta pb-20"><li><a href="#">12-03-2025</a></li><li><a href="#">Y tế cơ sở</a></li><li><a href="#">318 lượt xem</a></li></ul><div class="txt">{p}</div>',
        published=DAY,
    ),
    "a list of facts": Shape(
        html='<h1>{t}</h1><div class="tool_D"><ul class="info_other"><li>12/03/2025 08:30</li><li>Cỡ chữ</li><li>Đọc bài</li><li>Chia sẻ</li></ul></div><div class="txt">{p}</div>',
    ),
    "a calendar's leaf": Shape(
        html='<div class="cal"><span class="d">12</span><span class="m">Tháng 3</span><span class="y">2025</span></div><h1>{t}</h1><div class="txt">{p}</div>',
        published=DAY,
    ),
    "only changed": Shape(
        html='<h3>{t}</h3><div>Ngày cập nhật: 12/03/2025</div><div class="txt">{p}</div>', published=DAY
    ),
    "date at the right above the title": Shape(
        html='<table width="100%"><tr><td class="muc">Y tế cơ sở</td><td align="right">Thứ tư, 12/03/2025 08:30</td></tr></table><table><tr><td class="TieuDe"><b>{t}</b></td></tr><tr><td class="ChiTiet">{b}</td></tr></table>',
        section="Y tế cơ sở",
    ),
    "date at the right below the text": Shape(
        html='<table width="100%"><tr><td class="TieuDe">{t}</td></tr><tr><td class="ChiTiet">{b}</td></tr><tr><td align="right"><i>Ngày đăng: 12/03/2025 08:30</i></td></tr><tr><td><b>Các tin đã đưa:</b></td></tr><tr><td><ul>{r}</ul></td></tr></table>',
    ),
    "date in a column of facts behind the article": Shape(
        html='<div class="row"><div class="col-9"><h1>{t}</h1><div class="nd">{p}</div></div><div class="col-3"><div class="ttin"><div>Ngày đăng</div><div>12/03/2025</div><div>Lượt xem</div><div>318</div></div></div></div>',
        published=DAY,
    ),
    "source and author in one cell": Shape(
        html='<table><tr><td><h2>{t}</h2></td></tr><tr><td>12/03/2025 08:30</td></tr><tr><td>{b}</td></tr><tr><td align="right"><b>Thanh Lụa</b><br><i>(Theo Báo Đông Hạ)</i></td></tr></table>',
        byline="Thanh Lụa",
    ),
    "next js with hashed names and chips": Shape(
        html='<div class="css-1ab2c3"><div class="css-9z"><a class="css-q" href="/">Trang chủ</a><span>›</span><a class="css-q" href="/y-te-co-so">Y tế cơ sở</a></div><div class="css-77"><div class="css-t1">{t}</div><div class="css-r">'
        '<div class="css-i"><svg></svg><span>12/03/2025</span></div><div class="css-i"><svg></svg><span>08:30</span></div><div class="css-i"><svg></svg><span>318</span></div></div></div><div class="css-b">{p}</div><div class="css-ch"><a class="MuiChip" href="/the/kham">khám bệnh</a><a class="MuiChip" href="/the/xa">bãi ngang</a></div></div>',
        section="Y tế cơ sở",
    ),
    "the whole thing in one element with a list of new articles above the date": Shape(
        html='<div class="nd"><h1>{t}</h1><div class="tm"><b>Tin mới</b><ul><li><a href="/chi-tiet/81">Xã Trà Bồi có thêm hai y sĩ sau ba năm thiếu người</a></li><li><a href="/chi-tiet/82">Kiểm tra bếp ăn các trường mầm non đầu hè</a></li></ul></div><div>12/03/2025</div>{p}</div>',
        published=DAY,
    ),
}


#: The stamp of the shapes below, whose own is told elsewhere or is not what they are about.
ST = "<div class=tg>12/03/2025 08:30</div>"
ROWS_OF_TEXT = "".join(f"<tr><td align=justify>{p}</td></tr>" for p in PARAGRAPHS)
MORE = {
    "title and date in one row of a table": Shape(
        html="<table width=100%><tr><td class=tieude>{t}</td><td align=right nowrap>12/03/2025</td></tr></table><div class=nd>{p}</div>",
        published=DAY,
    ),
    "paragraph per row": Shape(
        html="<table width=100%><tr><td><b>{t}</b></td></tr><tr><td><i>12/03/2025 08:30</i></td></tr>"
        + ROWS_OF_TEXT
        + "</table>"
    ),
    "date in a footer of the article": Shape(
        html="<article><header><h1>{t}</h1></header><div class=nd>{p}</div><footer>Đăng ngày 12/03/2025 08:30</footer></article>"
    ),
    "document's own day in the text": Shape(
        html="<h1>{t}</h1><div class=tg>12/03/2025 08:30</div><div class=nd><p align=right><i>Đông Hạ, ngày 10 tháng 3 năm 2025</i></p>{p}</div>",
        body=("Đông Hạ, ngày 10 tháng 3 năm 2025", *PARAGRAPHS),
    ),
    "only the event's day, meta says more": Shape(
        html="<h1>{t}</h1><div class=nd><p>Ngày 10/3/2025, tại huyện Trà Lý, đoàn công tác của Sở Y tế đã kiểm tra hai chiếc xe khám bệnh lưu động.</p>{p}</div>",
        published="2025-03-12T08:30",
        head='<meta property="article:published_time" content="2025-03-12T08:30:00+07:00">',
        body=(
            "Ngày 10/3/2025, tại huyện Trà Lý, đoàn công tác của Sở Y tế đã kiểm tra hai chiếc xe khám bệnh lưu động.",
            *PARAGRAPHS,
        ),
    ),
    "event's day first, stamp below": Shape(
        html="<h1>{t}</h1><div class=nd><p>Ngày 10/3/2025, tại huyện Trà Lý, đoàn công tác của Sở Y tế đã kiểm tra hai chiếc xe khám bệnh lưu động.</p>{p}</div><div class=x>12/03/2025 08:30</div>",
        body=(
            "Ngày 10/3/2025, tại huyện Trà Lý, đoàn công tác của Sở Y tế đã kiểm tra hai chiếc xe khám bệnh lưu động.",
            *PARAGRAPHS,
        ),
    ),
    "date and time side by side": Shape(
        html="<h1>{t}</h1><div class=post-meta><span class=date>12/03/2025</span><span class=time>08:30</span><span class=view>318</span></div><div class=nd>{p}</div>"
    ),
    "time over the day": Shape(
        html="<h1>{t}</h1><div class=post-meta><div>08:30</div><div>Thứ tư, 12/03/2025</div></div><div class=nd>{p}</div>"
    ),
    "month in words": Shape(
        html="<h1>{t}</h1><p class=m><i class=icon-calendar></i> 12 tháng ba năm 2025</p><div class=nd>{p}</div>",
        published=DAY,
    ),
    "table of facts": Shape(
        html="<h1>{t}</h1><table class=facts><tr><td>Ngày đăng</td><td>12/03/2025</td></tr><tr><td>Tác giả</td><td>Mã Thị Sen</td></tr><tr><td>Lượt xem</td><td>318</td></tr></table><div class=nd>{p}</div>",
        published=DAY,
        byline="Mã Thị Sen",
    ),
    "list of definitions": Shape(
        html="<h1>{t}</h1><dl><dt>Ngày đăng:</dt><dd>12/03/2025</dd><dt>Tác giả:</dt><dd>Mã Thị Sen</dd><dt>Nguồn:</dt><dd>CDC Đông Hạ</dd></dl><div class=nd>{p}</div>",
        published=DAY,
        byline="Mã Thị Sen",
    ),
    "labels and values in divs": Shape(
        html="<h1>{t}</h1><div class=row><div class=lb>Ngày xuất bản:</div><div class=vl>12/03/2025 08:30</div></div><div class=row><div class=lb>Người viết:</div><div class=vl>Mã Thị Sen</div></div><div class=nd>{p}</div>",
        byline="Mã Thị Sen",
    ),
    "facts below in a row": Shape(
        html="<h1>{t}</h1><div class=nd>{p}</div><div class=ft-bv><span>Cập nhật: 12/03/2025 08:30</span> | <span>Tác giả: Mã Thị Sen</span> | <span>Lượt xem: 318</span></div>",
        byline="Mã Thị Sen",
    ),
    "author and date with a dot": Shape(
        html="<h1>{t}</h1><div class=author-meta>Mã Thị Sen • 12/03/2025 08:30</div><div class=nd>{p}</div>",
        byline="Mã Thị Sen",
    ),
    "pen name and date with a dot": Shape(
        html="<h1>{t}</h1><div class=author-meta><b>Thanh Lụa</b> · <span>12/03/2025 08:30</span></div><div class=nd>{p}</div>",
        byline="Thanh Lụa",
    ),
    "day of the week in a box of its own": Shape(
        html="<div class=dt><b>12</b><span>03/2025</span></div><h1>{t}</h1><div class=nd>{p}</div>", published=DAY
    ),
    "dated slide above the title": Shape(
        html="<div class=slide><a href=/chi-tiet/71>Bản Pá có thêm hai cô đỡ thôn bản sau nhiều năm</a><span>25/06/2025</span></div><h1>{t}</h1><div class=tg>12/03/2025 08:30</div><div class=nd>{p}</div>"
    ),
    "scrolling news above without a heading": Shape(
        html="<div class=run>25/06/2025: <a href=/chi-tiet/71>Bản Pá có thêm hai cô đỡ thôn bản</a> | 24/06/2025: <a href=/chi-tiet/72>Kiểm tra bếp ăn các trường bán trú</a></div><h2>{t}</h2><div>12/03/2025 08:30</div><div class=nd>{p}</div>"
    ),
    "previous and next above the title": Shape(
        html="<div class=pn><a href=/chi-tiet/71>« Bài trước</a> <a href=/chi-tiet/72>Bài sau »</a></div><h2>{t}</h2><div>12/03/2025 08:30</div><div class=nd>{p}</div>"
    ),
    "related with dates between lead and text": Shape(
        html="<h1>{t}</h1><div>12/03/2025 08:30</div><div class=sapo>{l}</div><div class=rl><ul>{r}</ul></div><div class=nd>{p}</div>",
        lead=LEAD,
    ),
    "time element, relative words": Shape(
        html='<h1>{t}</h1><time datetime="2025-03-12T08:30:00+07:00">3 tháng trước</time><div class=nd>{p}</div>'
    ),
    "date in the head of a panel": Shape(
        html="<div class=panel><div class=panel-heading><h3>{t}</h3><small class=pull-right>12/03/2025 08:30</small></div><div class=panel-body>{p}</div></div>"
    ),
    "date after the lead in brackets": Shape(
        html="<h1>{t}</h1><div class=sapo>{l} <i>(12/03/2025 08:30)</i></div><div class=nd>{p}</div>", lead=LEAD
    ),
    "date before the lead": Shape(
        html="<h1>{t}</h1><div class=nd><p><b>(12/03/2025) {l}</b></p>{p}</div>",
        published=DAY,
        lead="(12/03/2025) " + LEAD,
    ),
    "stamp glued to the views": Shape(
        html="<h1>{t}</h1><p class=i><span>12/03/2025 08:30</span><span>318 lượt xem</span><span>A-</span><span>A+</span></p><div class=nd>{p}</div>"
    ),
    "signed with place and day below": Shape(
        html="<h1>{t}</h1><div class=tg>12/03/2025 08:30</div><div class=nd>{p}<p align=right><i>Trà Lý, ngày 11 tháng 3 năm 2025</i></p><p align=right><b>Mã Thị Sen</b></p></div>",
        byline="Mã Thị Sen",
        body=(*PARAGRAPHS, "Trà Lý, ngày 11 tháng 3 năm 2025"),
    ),
    "american meta, visible day": Shape(
        html="<h1>{t}</h1><div>12/03/2025</div><div class=nd>{p}</div>",
        published="2025-03-12T08:30",
        head='<meta property="article:published_time" content="3/12/2025 8:30:00 AM">',
    ),
    "comments with later days below": Shape(
        html="<h1>{t}</h1><div>12/03/2025 08:30</div><div class=nd>{p}</div><div class=yk><b>Ý kiến bạn đọc</b><div><b>Lâm Thị Hoài</b> - 14/03/2025 09:00<p>Xóm tôi mong xe quay lại vào tháng sau.</p></div></div>"
    ),
    "hero with the title": Shape(
        html="<section class=page-banner><div class=container><h1>{t}</h1><ul class=crumb><li><a href=/>Trang chủ</a></li><li><a href=/y-te-co-so>Y tế cơ sở</a></li></ul></div></section><div class=container><div class=meta>12/03/2025 08:30</div><div class=nd>{p}</div></div>"
    ),
    "title broken in two": Shape(
        html="<h1>Đông Hạ đưa trạm y tế lưu động<br>về bốn xã bãi ngang</h1>" + ST + "<div class=nd>{p}</div>"
    ),
    "title in capitals broken in two, no heading": Shape(
        html="<p align=center><b>ĐÔNG HẠ ĐƯA TRẠM Y TẾ LƯU ĐỘNG<br>VỀ BỐN XÃ BÃI NGANG</b></p>"
        + ST
        + "<div class=nd>{p}</div>",
        title=TITLE.upper(),
    ),
    "label and title in one heading": Shape(
        html="<h1><span class=cat>Y tế cơ sở</span> {t}</h1>" + ST + "<div class=nd>{p}</div>"
    ),
    "title repeated in a crumb without links": Shape(
        html="<div class=bc>Trang chủ &gt; Tin tức &gt; {t}</div><h2>{t}</h2>" + ST + "<div class=nd>{p}</div>"
    ),
    "heading of a box with news before": Shape(
        html="<h1>Tin mới</h1><ul>{r}</ul><h2>{t}</h2>" + ST + "<div class=nd>{p}</div>"
    ),
    "title above its image and date below it": Shape(
        html="<h3>{t}</h3><img src=/u/a.jpg width=600><div>12/03/2025 08:30</div><div class=nd>{p}</div>"
    ),
    "title as bold paragraph in the text": Shape(
        html='<div class=tieude-muc>Chi tiết bài viết</div><div class=nd><p style="text-align:center"><strong>{t}</strong></p>{p}</div><div>Ngày đăng: 12/03/2025</div>',
        published=DAY,
    ),
    "h1 and a subtitle": Shape(
        html="<h1>{t}</h1><h2>Xe khám bệnh sẽ dừng ở mười hai xóm trong mùa mưa</h2>" + ST + "<div class=nd>{p}</div>",
        body=None,
    ),
    "print link in the title's cell": Shape(
        html="<table><tr><td><span class=td>{t}</span> <a href=/in/1>[In trang]</a> <a href=/gui/1>[Gửi email]</a></td></tr><tr><td>12/03/2025 08:30</td></tr><tr><td>{p}</td></tr></table>"
    ),
    "number before the title": Shape(html="<div class=stt>1.</div><h2>{t}</h2>" + ST + "<div class=nd>{p}</div>"),
    "lead behind a label": Shape(
        html="<h1>{t}</h1>" + ST + "<div class=tt><b>Tóm tắt:</b> {l}</div><div class=nd>{p}</div>",
        lead=None,
        body=None,
    ),
    "lead in italics of its own": Shape(
        html="<h1>{t}</h1>" + ST + "<p><em>{l}</em></p><div class=nd>{p}</div>", lead=LEAD
    ),
    "lead in a quotation": Shape(
        html="<h1>{t}</h1>" + ST + "<blockquote>{l}</blockquote><div class=nd>{p}</div>", lead=LEAD
    ),
    "lead in an h2 behind the picture": Shape(
        html="<h1>{t}</h1>" + ST + "<img src=/u/a.jpg width=600><h2>{l}</h2><div class=nd>{p}</div>", lead=LEAD
    ),
    "bold lead and breaks": Shape(html="<h1>{t}</h1>" + ST + "<div class=nd><b>{l}</b><br><br>{b}</div>", lead=LEAD),
    "lead in a td": Shape(
        html="<table><tr><td class=td1>{t}</td></tr><tr><td>12/03/2025 08:30</td></tr><tr><td class=sapo>{l}</td></tr><tr><td>{b}</td></tr></table>",
        lead=LEAD,
    ),
    "author box with a life": Shape(
        html="<h1>{t}</h1>"
        + ST
        + "<div class=nd>{p}</div><div class=author-box><h4>Tác giả</h4><b>Mã Thị Sen</b><p>Phụ trách truyền thông của Trung tâm Y tế huyện Trà Lý từ năm 2015.</p><a href=/tg/4>Xem tất cả bài viết</a></div>",
        byline="Mã Thị Sen",
    ),
    "author between lead and text": Shape(
        html="<h1>{t}</h1>" + ST + "<div class=sapo>{l}</div><div class=tg2>Mã Thị Sen</div><div class=nd>{p}</div>",
        lead=LEAD,
        byline="Mã Thị Sen",
    ),
    "account in an author field, name below": Shape(
        html='<h1>{t}</h1><div class=post-meta><span class=author>admin</span> <span class=date>12/03/2025 08:30</span></div><div class=nd>{p}<p style="text-align:right"><b>Thanh Lụa</b></p></div>',
        byline="Thanh Lụa",
    ),
    "unit in an author field": Shape(
        html="<h1>{t}</h1><div class=post-meta><span class=author>Trung tâm Y tế huyện Trà Lý</span> <span class=date>12/03/2025 08:30</span></div><div class=nd>{p}</div>"
    ),
    "avatar and name over the date": Shape(
        html='<h1>{t}</h1><div class=au><img src=/av/4.jpg class=avatar alt=""><div><a href=/tac-gia/4>Mã Thị Sen</a><div>12/03/2025 08:30</div></div></div><div class=nd>{p}</div>',
        byline="Mã Thị Sen",
    ),
    "umbraco": Shape(
        html='<div class=container><div class="news-detail"><h1 class="news-detail__title">{t}</h1><div class="news-detail__meta"><span>12/03/2025</span><span>318 lượt xem</span></div><div class="news-detail__summary"><p>{l}</p></div><div class="news-detail__body rte">{p}</div></div></div>',
        published=DAY,
        lead=LEAD,
    ),
    "vhv": Shape(
        html='<div class=articleDetail><h1 class=title>{t}</h1><div class=date-print><span class=date>Thứ tư - 12/03/2025 08:30</span><a href="/?page=Article.Print.detail&id=5f" class=print>In bài viết</a></div><div class=brief>{l}</div><div class=detail id=article-detail>{p}</div><div class=author><b>Thanh Lụa</b></div><div class=source>Nguồn: CDC Đông Hạ</div></div>',
        lead=LEAD,
        byline="Thanh Lụa",
    ),
    "websphere": Shape(
        html='<table width=100%><tr><td class=wpsPortletTitle>Tin tức</td></tr><tr><td><table><tr><td><span style="font-size:14pt;color:#003399"><b>{t}</b></span></td></tr><tr><td><span style="color:gray">(Cập nhật lúc: 12/03/2025 08:30)</span></td></tr><tr><td><b>{l}</b></td></tr><tr><td>{b}</td></tr><tr><td align=right><b>Thanh Lụa</b></td></tr></table></td></tr></table>',
        lead=LEAD,
        byline="Thanh Lụa",
    ),
    "3cms": Shape(
        html="<div id=art><div class=art_title>{t}</div><div class=art_date>[ Ngày đăng: 12/03/2025 ] [ Số lần đọc: 318 ]</div><div class=art_lead>{l}</div><div class=art_body>{p}</div></div>",
        published=DAY,
        lead=LEAD,
    ),
    "huecit": Shape(
        html="<div class=chitiettin><p class=tieudetin>{t}</p><p class=ngaycapnhat>Ngày cập nhật 12/03/2025 </p><p class=trichdan>{l}</p><div class=noidungtin>{p}</div><p class=tacgia>Thanh Lụa</p><p class=nguontin></p></div>",
        published=DAY,
        lead=LEAD,
        byline="Thanh Lụa",
    ),
    "medinet": Shape(
        html="<div class=box-detail><div class=title-detail>{t}</div><div class=date-detail>Đăng ngày 12/03/2025 - Lượt xem: 318</div><div class=content-detail>{p}<p><em>Trung tâm Kiểm soát bệnh tật</em></p></div></div>",
        published=DAY,
    ),
    "nuxt": Shape(
        html='<main class=layout><div class="v-breadcrumbs"><a href=/>Trang chủ</a><span>/</span><a href=/tin-tuc>Tin tức</a></div><h1 class="text-h5">{t}</h1><div class="d-flex align-center"><span class="v-icon">schedule</span><span class="caption">12/03/2025 08:30</span></div><p class="font-weight-bold">{l}</p><div class="ck-content">{p}</div></main>',
        lead=LEAD,
    ),
    "icons as words": Shape(
        html="<h1>{t}</h1><div><i class=material-icons>person</i> Mã Thị Sen <i class=material-icons>event</i> 12/03/2025 08:30 <i class=material-icons>visibility</i> 318</div><div class=nd>{p}</div>",
        byline="Mã Thị Sen",
    ),
    "form around everything": Shape(
        html="<form action=/Default.aspx id=aspnetForm><input type=hidden name=__VIEWSTATE value=x><div id=ctl00_tieude>{t}</div><div id=ctl00_ngay>Thứ tư, 12/03/2025, 08:30</div><div id=ctl00_noidung>{p}</div></form>"
    ),
    "center tags": Shape(html="<center><h3>{t}</h3></center><center><i>12/03/2025</i></center>{p}", published=DAY),
    "marquee above": Shape(
        html="<marquee>Chào mừng đại hội thi đua yêu nước ngành y tế tỉnh Đông Hạ</marquee><h2>{t}</h2>"
        + ST
        + "<div class=nd>{p}</div>"
    ),
    "tabs above": Shape(
        html="<ul class=tabs><li class=active><a href=#t1>Nội dung</a></li><li><a href=#t2>Tệp đính kèm</a></li></ul><h2>{t}</h2>"
        + ST
        + "<div class=nd>{p}</div>"
    ),
    "search above": Shape(
        html="<div class=sr><input><a href=#>Tìm kiếm nâng cao</a></div><div class=muc-tin>TIN HOẠT ĐỘNG</div><div class=td-tin>{t}</div><div class=ng>Ngày 12/03/2025</div><div class=nd>{p}</div>",
        published=DAY,
    ),
    "list of sections above": Shape(
        html="<div class=box><a href=/a>Tin trong ngành</a> | <a href=/b>Tin trong tỉnh</a> | <a href=/c>Tin trong nước</a></div><span class=tdm>{t}</span><br><span class=ngm>(12/03/2025 08:30)</span><br><br>{p}"
    ),
    "audio and summary box": Shape(
        html="<h1>{t}</h1>"
        + ST
        + "<div class=ai><b>Tóm tắt nội dung</b><ul><li>Hai chiếc xe phục vụ bốn xã.</li><li>Mỗi tuần một xóm.</li></ul></div><div class=nd>{p}</div>",
        body=None,
    ),
    "read by a voice": Shape(
        html="<h1>{t}</h1>"
        + ST
        + "<div class=tts><span>Nghe đọc bài</span><span>0:00</span><span>/</span><span>2:14</span></div><div class=sapo>{l}</div><div class=nd>{p}</div>",
        lead=LEAD,
    ),
    "stamps of creation and change": Shape(
        html="<h1>{t}</h1><div class=if><span>Ngày đăng: 12/03/2025 08:30</span> <span>Cập nhật: 13/03/2025 09:00</span></div><div class=nd>{p}</div>",
        updated="2025-03-13T09:00",
    ),
    "change below, creation above": Shape(
        html="<h1>{t}</h1><div class=if>12/03/2025 08:30</div><div class=nd>{p}</div><div class=up>Cập nhật lần cuối: 13/03/2025 09:00</div>",
        updated="2025-03-13T09:00",
    ),
    "issue of a document above the text": Shape(
        html="<h1>{t}</h1><div class=if>12/03/2025 08:30</div><table border=1><tr><td>Số ký hiệu</td><td>25/TB-TTYT</td></tr><tr><td>Ngày ban hành</td><td>10/03/2025</td></tr><tr><td>Ngày hiệu lực</td><td>11/03/2025</td></tr></table><div class=nd>{p}</div>",
        body=None,
    ),
    "deadline in the text": Shape(
        html="<h1>{t}</h1><div class=nd>{p}<p>Hạn nộp hồ sơ: 20/03/2025</p></div><div>Đăng ngày 12/03/2025</div>",
        published=DAY,
        body=(*PARAGRAPHS, "Hạn nộp hồ sơ: 20/03/2025"),
    ),
    "day in the address only": Shape(html="<h1>{t}</h1><div class=nd>{p}</div>", published=None),
    "birthdays in a table": Shape(
        html="<h1>{t}</h1>"
        + ST
        + "<div class=nd>{p}<table border=1><tr><td>Mạc Thị Nhài</td><td>02/09/1950</td></tr><tr><td>Lê Văn Đó</td><td>03/04/1948</td></tr></table></div>",
        body=None,
    ),
    "views above the title": Shape(
        html="<div class=vw>Lượt xem: 318</div><h2>{t}</h2><div class=dt>Đăng: 08:30 12/03/2025</div><div class=nd>{p}</div>"
    ),
    "time only below": Shape(
        html="<h1>{t}</h1><div class=nd>{p}</div><div class=x>08:30, 12/03/2025</div><div class=y>Chia sẻ bài viết</div>"
    ),
    "column of facts before the article": Shape(
        html="<div class=row><div class=col-2><div>Thứ tư</div><div>12/03/2025</div><div>08:30</div></div><div class=col-10><h1>{t}</h1><div class=nd>{p}</div></div></div>"
    ),
    "right column with author": Shape(
        html="<div class=row><div class=col-9><h1>{t}</h1>"
        + ST
        + "<div class=nd>{p}</div></div><div class=col-3><div class=w><div>Tác giả</div><div>Mã Thị Sen</div></div></div></div>",
        byline="Mã Thị Sen",
    ),
    "source as a picture's credit": Shape(
        html="<h1>{t}</h1>" + ST + "<div class=nd>{p}<p><i>Ảnh trong bài: Quốc Khởi</i></p></div>", body=None
    ),
    "thanks at the end": Shape(
        html="<h1>{t}</h1>" + ST + "<div class=nd>{p}<p align=center><b>Trân trọng cảm ơn!</b></p></div>",
        body=(*PARAGRAPHS, "Trân trọng cảm ơn!"),
    ),
    "office signs a notice": Shape(
        html="<h1>{t}</h1>"
        + ST
        + "<div class=nd>{p}<p align=right><b>KT. GIÁM ĐỐC<br>PHÓ GIÁM ĐỐC<br>Mã Thị Sen</b></p></div>",
        body=None,
    ),
    "title in a definition of its own": Shape(
        html='<section><div class="heading heading--lg"><span class="heading__text">{t}</span></div><div class="stack"><p class="muted">Thứ Tư, 12/03/2025 08:30</p></div><div class="prose">{p}</div></section>'
    ),
    "title under a coloured bar": Shape(
        html="<table bgcolor=#0066cc width=100%><tr><td><font color=white><b>TIN TRONG NGÀNH</b></font></td></tr></table><table><tr><td><font color=#0033cc size=3><b>{t}</b></font></td></tr><tr><td><font size=1 color=gray>12/03/2025</font></td></tr><tr><td><font size=2>{b}</font></td></tr></table>",
        published=DAY,
    ),
    "title with a dot picture": Shape(
        html="<p><img src=/img/dot.gif> <font class=TieuDeTin>{t}</font> <font class=NgayTin>(12/03/2025)</font></p><div class=NoiDungTin>{p}</div>",
        published=DAY,
    ),
    "title and stamp with breaks in one cell": Shape(
        html="<table><tr><td><b>{t}</b><br><i>12/03/2025 08:30</i><br><br>{b}</td></tr></table>"
    ),
    "whole article in one div with breaks": Shape(
        html="<div class=bai><b>{t}</b><br>Ngày đăng: 12/03/2025<br><b>{l}</b><br><br>{b}<br><br><b>Thanh Lụa</b></div>",
        published=DAY,
        lead=LEAD,
        byline="Thanh Lụa",
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_shapes(name: str) -> None:
    shape, frame = SHAPES[name], len(name) % len(FRAMES)
    article = read(fill(shape.html), frame, CLAIMED[frame], shape.head)
    assert article.title == shape.title
    assert when(article) == shape.published
    assert (article.updated.value if article.updated else None) == shape.updated
    assert article.byline == shape.byline
    assert article.lead == shape.lead
    assert article.body.split("\n") == [*(shape.body or ())]
    assert article.section == shape.section


@pytest.mark.parametrize("name", MORE)
def test_more_shapes(name: str) -> None:
    shape, frame = MORE[name], len(name) % len(FRAMES)
    article = read(fill(shape.html), frame, CLAIMED[frame], shape.head)
    assert article.title == shape.title
    assert when(article) == shape.published
    assert article.byline == shape.byline
    if shape.body is not None:
        assert (article.updated.value if article.updated else None) == shape.updated
        assert article.lead == shape.lead
        assert article.body.split("\n") == [*shape.body]


CAPTION = "Xe khám bệnh dừng ở nhà văn hóa xóm Cồn Nhỏ"


@pytest.mark.parametrize(
    "picture",
    [
        "<figure><img src=/u/1.jpg width=600><figcaption>{}</figcaption></figure>",
        "<p align=center><img src=/u/1.jpg width=600></p><p align=center><i>{}</i></p>",
        "<table align=center><tr><td><img src=/u/1.jpg width=600></td></tr><tr><td>{}</td></tr></table>",
        "<div type=Photo><div><img src=/u/1.jpg></div><div class=PhotoCMS_Caption><p>{}</p></div></div>",
        "<p align=center><img src=/u/1.jpg width=600><br><em>{}</em></p>",
        '<div class="wp-caption aligncenter"><img src=/u/1.jpg><p class=wp-caption-text>{}</p></div>',
        "<p><img src=/u/1.jpg width=600><span class=caption>{}</span></p>",
        "<div class=img-detail><img src=/u/1.jpg width=600><div class=img-note>{}</div></div>",
    ],
)
def test_captions(picture: str) -> None:
    text = f"<p>{P1}</p><p>{P2}</p>{picture.format(CAPTION)}<p>{P3}</p><p>{P4}</p>"
    article = read(f"<h1>{TITLE}</h1>{ST}<div class=nd>{text}</div>")
    assert [caption.text for caption in article.captions] == [CAPTION]
    assert article.body.split("\n") == [*PARAGRAPHS]


# How a date is written


STAMPS = (
    ("Thứ ba, 11 Tháng 3 2025", "2025-03-11"),
    ("Thứ tư, 12 Tháng 3 2025 08:30", AT),
    ("Thứ Tư, 12 Tháng Ba 2025", DAY),
    ("Thứ tư - 12/03/2025 08:30", AT),
    ("Đăng lúc: Thứ tư - 12/03/2025 08:30", AT),
    ("Thứ 4, ngày 12/03/2025 | 08:30", AT),
    ("T4, 12/03/2025 - 08:30", AT),
    ("Thứ Tư, ngày 12 tháng 03 năm 2025 08:30", AT),
    ("Wednesday, 12/03/2025, 08:30", AT),
    ("Ngày đăng: 12-03-2025 | 08:30", AT),
    ("08:30 AM 12/03/2025", AT),
    ("8:30 AM | 12/03/2025", AT),
    ("02:30 PM 12/03/2025", "2025-03-12T14:30"),
    ("12/03/2025 8:30:00 SA", AT),
    ("12/03/2025 2:30:00 CH", "2025-03-12T14:30"),
    ("(12/03/2025)", DAY),
    ("[12/03/2025]", DAY),
    ("[12/03/2025 08:30]", AT),
    ("(Cập nhật: 12/03/2025 08:30)", AT),
    ("Cập nhật lúc 08h30, 12/03/2025", AT),
    ("Cập nhật lúc: 08h30 - 12/03/2025", AT),
    ("Cập nhật: Thứ tư, 12/03/2025, 08:30", AT),
    ("08h30' ngày 12/03/2025", AT),
    ("08g30, ngày 12/03/2025", AT),
    ("8 giờ 30 phút, 12/03/2025", AT),
    ("08:30' 12/3/2025", AT),
    ("Ngày 12 tháng 3 năm 2025", DAY),
    ("Đông Hạ, ngày 12 tháng 3 năm 2025", DAY),
    ("12.3.2025", DAY),
    ("12.03.2025 - 08:30", AT),
    ("08:30 12.03.2025", AT),
    ("12 - 03 - 2025", DAY),
    ("12/3/25", DAY),
    ("2025-03-12", DAY),
    ("2025-03-12 08:30:00", AT),
    ("12 Th3, 2025", DAY),
    ("12 Tháng Ba, 2025", DAY),
    ("Tháng Ba 12, 2025", DAY),
    ("12 thg 3, 2025", DAY),
    ("Mar 12, 2025", DAY),
    ("Đăng ngày: 12/03/2025 08:30", AT),
    ("Ngày đăng tin: 12/03/2025", DAY),
    ("Ngày xuất bản: 12/03/2025 8:30 SA", AT),
    ("Thời gian: 12/03/2025 08:30", AT),
    ("Thời gian đăng: 08:30, 12/03/2025", AT),
    ("Ngày tạo: 12/03/2025", DAY),
    ("Ngày viết: 12/03/2025", DAY),
    ("Đăng tải: 12/03/2025", DAY),
    ("Ngày đăng bài : 12/03/2025", DAY),
    ("Được đăng: Thứ tư, 12 Tháng 3 2025 08:30", AT),
    ("Viết ngày 12/03/2025", DAY),
    ("Đã đưa lên ngày 12/03/2025", DAY),
    ("Tin đăng ngày 12/03/2025", DAY),
    ("Xuất bản: 12/03/2025 08:30 - Lượt xem: 1.318", AT),
    ("12/03/2025 08:30 - Lượt xem: 2025", AT),
    ("Lượt xem: 318 | 12/03/2025 08:30", AT),
    ("318 lượt xem - Thứ tư, 12/03/2025", DAY),
    ("12/03/2025 08:30 | Cỡ chữ: A- A+", AT),
    ("A- A A+ | 12/03/2025 | In bài | Gửi mail", DAY),
    ("12/03/2025 08:30 Xem cỡ chữ Đọc bài viết", AT),
    ("In trang | Gửi bài | Thứ tư, 12/03/2025 08:30", AT),
    ("Y tế cơ sở | 12/03/2025 08:30", AT),
    ("12/03/2025 08:30 | Y tế cơ sở", AT),
    ("Y tế cơ sở - 12/03/2025", DAY),
    ("12/03/2025 - 08:30 - Mã Thị Sen", AT),
    ("Mã Thị Sen | 12/03/2025 08:30", AT),
    ("Đăng bởi Phùng Thị Lựu vào lúc 08:30 12/03/2025", AT),
    ("Phùng Thị Lựu đăng ngày 12/03/2025 08:30", AT),
    ("Người đăng: Phùng Thị Lựu - Ngày đăng: 12/03/2025 08:30", AT),
    ("Nguồn: CDC Đông Hạ - 12/03/2025", DAY),
    ("CDC Đông Hạ - 12/03/2025 08:30", AT),
    ("Ngày đăng: 12/03/2025 | Số ký hiệu: 25/TB-TTYT", DAY),
    ("12/03/2025 08:30 (GMT+7)", AT),
    ("08:30 | 12/03/2025", AT),
    ("08:30:15 12/03/2025", AT),
    ("12/03/2025, 08:30 sáng", AT),
    ("Thứ tư, 12/03/2025 08:30 GMT+7", AT),
    ("Đăng : 12/03/2025 - Xem : 318", DAY),
    ("Post: 12/03/2025 | View: 318", DAY),
    ("Posted: 12/03/2025 8:30:00 AM", AT),
    ("Ngày: 12/03/2025", DAY),
    ("Ngày phát hành: 12/03/2025", DAY),
)  # fmt: skip
ROWS = (
    "<h1>{t}</h1><div class=x>{s}</div><div class=nd>{p}</div>",
    "<div class=t>{t}</div><div class=x>{s}</div><div class=nd>{p}</div>",
    "<div class=x>{s}</div><h2>{t}</h2><div class=nd>{p}</div>",
    "<h3>{t}</h3><div class=nd>{p}<p><i>{s}</i></p></div><div>Tin khác</div><ul>{r}</ul>",
)


@pytest.mark.parametrize("second", [False, True])
@pytest.mark.parametrize(("order", "stamp", "value"), [(order, *stamp) for order, stamp in enumerate(STAMPS)])
def test_stamps(order: int, stamp: str, value: str, second: bool) -> None:
    frame, row = len(stamp) % len(FRAMES), ROWS[(order + second) % len(ROWS)]
    article = read(row.format(t=TITLE, s=stamp, p=PS, r=RELATED), frame, CLAIMED[frame])
    assert article.title == TITLE
    assert when(article) == value
    assert article.body.split("\n") == [*PARAGRAPHS]


# Who wrote it


SIGNATURES = (
    ("Mã Thị Sen", "Mã Thị Sen"),
    ("Thanh Lụa", "Thanh Lụa"),
    ("(Thanh Lụa)", "Thanh Lụa"),
    ("Thanh Lụa./.", "Thanh Lụa"),
    ("Thanh Lụa - Quốc Khởi", "Thanh Lụa - Quốc Khởi"),
    ("Thanh Lụa – Quốc Khởi", "Thanh Lụa – Quốc Khởi"),
    ("Thanh Lụa, Quốc Khởi", "Thanh Lụa, Quốc Khởi"),
    ("Tin, ảnh: Thanh Lụa – Quốc Khởi", "Thanh Lụa – Quốc Khởi"),
    ("Tin & ảnh: Thanh Lụa", "Thanh Lụa"),
    ("Tin bài: Thanh Lụa", "Thanh Lụa"),
    ("Bài và ảnh: Thanh Lụa", "Thanh Lụa"),
    ("Bài, ảnh: Mã Thị Sen (TTYT Trà Lý)", "Mã Thị Sen"),
    ("Bài: Thanh Lụa; ảnh: Quốc Khởi", "Thanh Lụa"),
    ("(Mã Thị Sen – Trung tâm Y tế huyện Trà Lý)", "Mã Thị Sen"),
    ("Mã Thị Sen - CDC Đông Hạ", "Mã Thị Sen"),
    ("Mã Thị Sen, Trung tâm Y tế huyện Trà Lý", "Mã Thị Sen"),
    ("Người viết: Mã Thị Sen", "Mã Thị Sen"),
    ("Người thực hiện: Mã Thị Sen", "Mã Thị Sen"),
    ("Tác giả: Mã Thị Sen", "Mã Thị Sen"),
    ("Thực hiện: Thanh Lụa", "Thanh Lụa"),
    ("Thanh Lụa (t/h)", "Thanh Lụa"),
    ("Thanh Lụa (tổng hợp)", "Thanh Lụa"),
    ("Thanh Lụa (Tổng hợp từ Bộ Y tế)", "Thanh Lụa"),
    ("Thanh Lụa (theo Báo Đông Hạ)", "Thanh Lụa"),
    ("CTV Thanh Lụa", "Thanh Lụa"),
    ("CTV: Thanh Lụa", "Thanh Lụa"),
    ("PV: Thanh Lụa", "Thanh Lụa"),
    ("Phóng viên: Thanh Lụa", "Thanh Lụa"),
    ("BS.CKII Mã Thị Sen", "BS.CKII Mã Thị Sen"),
    ("Bs. Mã Thị Sen", "Bs. Mã Thị Sen"),
    ("ThS.BS. Mã Thị Sen", "ThS.BS. Mã Thị Sen"),
    ("Ths. Bs Mã Thị Sen - Khoa Dinh dưỡng", "Ths. Bs Mã Thị Sen"),
    ("Lương y Mã Văn Sang", "Lương y Mã Văn Sang"),
    ("Bác sĩ Mã Thị Sen", "Bác sĩ Mã Thị Sen"),
    ("DS. Mã Thị Sen (BVĐK Trà Lý)", "DS. Mã Thị Sen"),
    ("Người viết: BS. Mã Thị Sen", "BS. Mã Thị Sen"),
    ("T.L", "T.L"),
    ("TL (TH)", None),
    ("N.T.Lụa", "N.T.Lụa"),
    ("PV", "PV"),
    ("P.V", "P.V"),
    ("(PV)", "PV"),
    ("Tin, ảnh: PV", "PV"),
    ("BBT", "BBT"),
    ("BBT (tổng hợp)", "BBT"),
    ("Tác giả: admin", None),
    ("Tác giả: Ban biên tập", None),
    ("Phòng Nghiệp vụ Y - Sở Y tế", None),
    ("Trung tâm Y tế huyện Trà Lý", None),
    ("TTYT Trà Lý", None),
    ("CDC Đông Hạ", None),
    ("Nguồn: Báo Đông Hạ", None),
    ("Nguồn: suckhoe.dongha.example", None),
    ("Theo Báo Đông Hạ", None),
    ("(Theo Báo Đông Hạ)", None),
    ("Theo: suckhoe.dongha.example", None),
    ("Theo Thanh Lụa (Báo Đông Hạ)", None),
    ("Nguồn tin: Mã Thị Sen", None),
    ("Ảnh: Quốc Khởi", None),
    ("Đăng bởi: Phùng Thị Lựu", "Phùng Thị Lựu"),  # the last resort
    ("Đăng bởi: quantri", None),
    ("Tin & Ảnh: Thanh Lụa", "Thanh Lụa"),
    ("Tin, ảnh: Thanh Lụa, Quốc Khởi", "Thanh Lụa, Quốc Khởi"),
    ("Thanh Lụa - Quốc Khởi (CDC Đông Hạ)", "Thanh Lụa - Quốc Khởi"),
    ("Tin, ảnh: Thanh Lụa - CDC Đông Hạ", "Thanh Lụa"),
    ("Thực hiện: Thanh Lụa, Quốc Khởi", "Thanh Lụa, Quốc Khởi"),
    ("BS. Mã Thị Sen, Khoa Nhi", "BS. Mã Thị Sen"),
    ("CNĐD Mã Thị Sen", "CNĐD Mã Thị Sen"),
    ("YS Mã Thị Sen", "YS Mã Thị Sen"),
    ("Nhà báo Mã Thị Sen", "Nhà báo Mã Thị Sen"),
    ("TS.BS Mã Văn Sang", "TS.BS Mã Văn Sang"),
    ("BS.CKI. Mã Văn Sang", "BS.CKI. Mã Văn Sang"),
    ("Mã Thị Sen – P. Nghiệp vụ Y", "Mã Thị Sen"),
    ("Thanh Lụa (lược ghi)", "Thanh Lụa"),
    ("Thanh Lụa/TTXVN", "Thanh Lụa"),
    ("Theo TTXVN", None),
    ("TTXVN", None),
    ("Theo chinhphu.example", None),
    ("(Theo Cổng TTĐT Chính phủ)", None),
    ("Nguồn: Internet", None),
    ("Nguồn:", None),
    ("Tác giả:", None),
    ("Tác giả: CDC Đông Hạ", None),
    ("Người viết: Trạm Y tế xã Trà Bồi", None),
    ("Trạm Y tế xã Trà Bồi", None),
    ("TRUNG TÂM Y TẾ TRÀ LÝ", None),
    ("Bệnh viện Đa khoa Trà Lý", None),
    ("BVĐK Trà Lý", None),
    ("Hội Chữ thập đỏ tỉnh", None),
    ("Công đoàn ngành Y tế", None),
    ("Đoàn Thanh niên Sở Y tế", None),
    ("Chi cục Dân số", None),
    ("Ảnh: CTV", None),
    ("Video: Quốc Khởi", None),
    ("Bài: P.V", "P.V"),
    ("PV (t/h)", "PV"),
    ("BBT.", "BBT"),
    ("Bài, ảnh: BBT", "BBT"),
    ("Thanh Lụa (biên soạn)", "Thanh Lụa"),
    ("Dịch: Thanh Lụa", None),
    ("Lược dịch: Thanh Lụa", "Thanh Lụa"),
    ("Mạnh Hùng", "Mạnh Hùng"),
    ("Thanh Tâm", "Thanh Tâm"),
    ("Ngọc Ánh", "Ngọc Ánh"),
    ("Việt Hà", "Việt Hà"),
    ("Minh Đức - Thu Trang", "Minh Đức - Thu Trang"),
    ("Hoàng Hà", "Hoàng Hà"),
    ("Bích Thuỷ", "Bích Thuỷ"),
    ("Thùy Dương", "Thùy Dương"),
    ("An Nhiên", "An Nhiên"),
    ("Hồ Quang", "Hồ Quang"),
    ("Lê Na", "Lê Na"),
    ("K.O", "K.O"),
    ("Hằng Nga (Tổng hợp)", "Hằng Nga"),
)  # fmt: skip
PLACES = (
    "{p}<p style='text-align:right'><strong>{s}</strong></p></div>",
    "{p}<p align=right><em>{s}</em></p></div><div>Tin khác</div><ul>{r}</ul>",
    "{p}<p style='text-align:right'>{s}</p><p>&nbsp;</p></div>",
    "{p}</div><div class=tacgia>{s}</div><div class=q><a href=#>Chia sẻ</a></div>",
    "{q}<br><div align=right><b><i>{s}</i></b></div></div>",
)


@pytest.mark.parametrize(("order", "line", "name"), [(order, *line) for order, line in enumerate(SIGNATURES)])
def test_signatures(order: int, line: str, name: str | None) -> None:
    frame, place = len(line) % len(FRAMES), PLACES[order % len(PLACES)]
    text = place.format(p=PS, q=BR, s=line, r=RELATED)
    article = read(f"<h1>{TITLE}</h1><div class=tg>12/03/2025 08:30</div><div class=nd>{text}", frame, CLAIMED[frame])
    assert article.byline == name
    assert article.body.split("\n") == [*PARAGRAPHS]


ENDS = (
    ("{p3}<p>{p4}<br><b>Thanh Lụa</b></p>", "Thanh Lụa"),
    ("{p3}<p>{p4}<br><em>Mã Thị Sen</em></p>", "Mã Thị Sen"),
    ("{p3}<p>{p4}<br>Tin, ảnh: Thanh Lụa</p>", "Thanh Lụa"),
    ("{p3}<p>{p4}</p><p><b>Tin, ảnh: Thanh Lụa</b></p><p><a href='/f/1.pdf'>Lịch khám.pdf</a></p>", "Thanh Lụa"),
    ("{p3}<p>{p4}</p><p align=right><b>Thanh Lụa</b></p><p><i>Ảnh: Quốc Khởi</i></p>", "Thanh Lụa"),
    ("{p3}<p>{p4}</p><p align=right>Thanh Lụa</p><p align=right>CDC Đông Hạ</p>", "Thanh Lụa"),
    ("{p3}<p>{p4}</p><p align=right><b>Thanh Lụa</b><br>(Trung tâm Y tế huyện Trà Lý)</p>", "Thanh Lụa"),
    ("{p3}<p>{p4}</p><p align=right><b>Thanh Lụa</b></p><p><a href='/f/1.pdf'>Tải tệp đính kèm</a></p>", "Thanh Lụa"),
    ("{p3}<p>{p4}</p><p align=center><b>Thanh Lụa</b></p>", "Thanh Lụa"),
    ("{p3}<p>{p4}</p><p style='margin-left:400px'><b>Thanh Lụa</b></p>", "Thanh Lụa"),
    (
        "{p3}<p>{p4}</p><p>&nbsp; &nbsp; &nbsp; &nbsp; &nbsp; &nbsp; &nbsp; &nbsp; &nbsp; <b>Thanh Lụa</b></p>",
        "Thanh Lụa",
    ),
    ("{p3}<p>{p4}</p><table width=100%><tr><td></td><td align=right><b>Thanh Lụa</b></td></tr></table>", "Thanh Lụa"),
    ("{p3}<p>{p4}</p><h4 align=right>Thanh Lụa</h4>", "Thanh Lụa"),
    ("{p3}<p>{p4}</p><p class=Normal style='text-align:end'><strong>Thanh Lụa</strong></p>", "Thanh Lụa"),
    ("{p3}<p>{p4}</p><p align=right><b>Tin, ảnh:</b></p><p align=right><b>Thanh Lụa</b></p>", "Thanh Lụa"),
    ("{p3}<p>{p4}</p><p align=right><b>Thanh Lụa</b> (t/h)</p>", "Thanh Lụa"),
    ("{p3}<p>{p4}</p><p align=right><b>Thanh Lụa</b> - <i>CDC Đông Hạ</i></p>", "Thanh Lụa"),
    ("{p3}<p>{p4} <strong>Thanh Lụa</strong></p>", None),
    ("{p3}<p>{p4}</p><p align=right><b>Thanh Lụa</b></p></div><div>Hôm nay là thứ Năm, ngày 26/06/2025", "Thanh Lụa"),
)


@pytest.mark.parametrize(("end", "name"), ENDS)
def test_ends(end: str, name: str | None) -> None:
    frame = len(end) % len(FRAMES)
    text = f"<p>{P1}</p><p>{P2}</p>" + end.format(p3=f"<p>{P3}</p>", p4=P4)
    article = read(
        f"<h1>{TITLE}</h1><div class=tg>12/03/2025 08:30</div><div class=nd>{text}</div>", frame, CLAIMED[frame]
    )
    assert article.byline == name
    if name:
        lines = article.body.split("\n")
        assert lines[:4] == [*PARAGRAPHS]
        assert name not in lines[4:]
    assert when(article) == AT


STANDING = "Mọi chi tiết xin liên hệ đường dây nóng của Sở Y tế tỉnh Đông Hạ."


@pytest.mark.parametrize("name", ["Thanh Lụa", "Tin, ảnh: Thanh Lụa", "Mã Thị Sen"])
@pytest.mark.parametrize("form", ["<p align=right><b>{}</b></p>", "<p style='text-align:right'>{}</p>"])
def test_a_standing_line_below_the_author(name: str, form: str) -> None:
    article = read(
        f"<h1>{TITLE}</h1><div>12/03/2025 08:30</div><div class=nd>{PS}{form.format(name)}<p><i>{STANDING}</i></p></div>"
    )
    assert article.byline == name.removeprefix("Tin, ảnh: ")
    assert article.body.split("\n")[:4] == [*PARAGRAPHS]


# Titles


HEADERS = (
    "<h1>Sở Y tế tỉnh Đông Hạ</h1><h2>{t}</h2>{s}",
    "<h1><a href=/>Cổng thông tin điện tử Sở Y tế</a></h1><div class=tt>{t}</div>{s}",
    "<h1>Tin tức - Sự kiện</h1><table><tr><td><b>{t}</b></td></tr></table>{s}",
    "<h2>Tin tức</h2><h3>{t}</h3>{s}",
    "<h2 class=cate>Hoạt động của ngành</h2><span class=ten>{t}</span>{s}",
    "<div class=box-title><span>Chi tiết bài viết</span></div><div class=ten>{t}</div>{s}",
    "<div class=t>Tin hoạt động</div><div class=t>{t}</div>{s}",
    "<table><tr><td class=ct>Tin tức &raquo;</td><td class=ct>{t}</td></tr></table>{s}",
    "<div><a href=/tin>Tin tức</a> <b>{t}</b></div>{s}",
    "<h1>{t}</h1><h1>{t}</h1>{s}",
    "<div class=breadcrumb><a href=/>Trang chủ</a> / <a href=/tin>Tin tức</a> / <span>{t}</span></div><h2>{t}</h2>{s}",
    "<h1>{t} <img src=/new.gif alt=Mới></h1>{s}",
    "<h1>{t} <span class='badge badge-danger'>Mới</span></h1>{s}",
    "<h1><i class='fa fa-file-pdf-o'></i> {t} <a href=/f.pdf><img src=/pdf.gif alt='Tải PDF'></a></h1>{s}",
    "<h1>{t}</h1><div class=hdr-tools><a href=#><img src=/print.gif> In</a> <a href=#><img src=/pdf.gif> PDF</a> <a href=#>Email</a></div>{s}",
    "<div class=kicker>Trạm y tế lưu động</div><h1>{t}</h1>{s}",
    "<h4>Khám bệnh vùng khó</h4><h2>{t}</h2>{s}",
    "<p class=title>{t}</p>{s}",
    "<center><font size=4 color=red><b>{t}</b></font></center>{s}",
    "<strong style='font-size:20px'>{t}</strong><br>{s}",
    "<h1 class=logo><img src=/l.png alt='Sở Y tế'></h1><h5>{t}</h5>{s}",
    "<span class=title>{t}</span>{s}",
    "<div id=ctl00_ctl15_lblTitle>{t}</div>{s}",
    "<a class=title href=/chi-tiet/tram-y-te-luu-dong-4512>{t}</a>{s}",
    "<h1 class=page-title>Chi tiết tin tức</h1><h2 class=post-title>{t}</h2>{s}",
    "<div class=muc><h1>Y TẾ CƠ SỞ</h1></div><h2>{t}</h2>{s}",
    "<h1>TRUNG TÂM Y TẾ HUYỆN TRÀ LÝ</h1><h3>{t}</h3>{s}",
    "<div><b>Tin tức</b></div><hr><div><b>{t}</b></div>{s}",
    "<fieldset><legend>Xem tin</legend><div class=xt>{t}</div>{s}</fieldset>",
    "<h2>{t}</h2><h3>Chuyên mục: Y tế cơ sở</h3>{s}",
    "<dl><dt>{t}</dt><dd>{s}</dd></dl>",
    "<table border=0><tr><td><img src=/dot.gif></td><td><span class=NewsTitle>{t}</span></td></tr></table>{s}",
    "<div style='font:bold 16px Arial;color:#c00'>{t}</div>{s}",
    "<label class=lb>{t}</label>{s}",
)
STAMP_LINES = (
    "<div class=tg>12/03/2025 08:30</div>",
    "<div class=tg>Đăng ngày: 12/03/2025 08:30 | Lượt xem: 318</div>",
)


@pytest.mark.parametrize("frame", [0, 2])
@pytest.mark.parametrize("header", HEADERS)
def test_headers(header: str, frame: int) -> None:
    stamp = STAMP_LINES[frame % 2]
    article = read(f"{header.format(t=TITLE, s=stamp)}<div class=nd>{PS}</div>", frame, CLAIMED[frame])
    assert article.title == TITLE
    assert when(article) == AT
    assert article.body.split("\n") == [*PARAGRAPHS]


@pytest.mark.parametrize("header", HEADERS)
def test_headers_without_a_date_near(header: str) -> None:
    frame = len(header) % len(FRAMES)
    article = read(
        f"{header.format(t=TITLE, s='')}<div class=nd>{PS}<p><i>(Đăng ngày 12/03/2025)</i></p></div>",
        frame,
        CLAIMED[frame],
    )
    assert article.title == TITLE
    assert when(article) == DAY


# Files


FILES = (
    ("<a href='/documents/20182/3456/K%E1%BA%BF+ho%E1%BA%A1ch.pdf/2f6c1a3e-7b1d-4c55-9a0e-1b2c3d4e5f60?t=1741743000000'>Kế hoạch</a>", "/documents/20182/3456/K%E1%BA%BF+ho%E1%BA%A1ch.pdf/2f6c1a3e-7b1d-4c55-9a0e-1b2c3d4e5f60"),
    ("<a href='/DownloadFile.aspx?id=77'>Kế hoạch khám.docx</a>", "/DownloadFile.aspx?id=77"),
    ("<a href='/Handlers/Download.ashx?fid=77'>Tải kế hoạch khám (PDF)</a>", "/Handlers/Download.ashx?fid=77"),
    ("<a href='/LinkClick.aspx?fileticket=AbC%3d&tabid=90'>ke-hoach.pdf</a>", "/LinkClick.aspx?fileticket=AbC%3D&tabid=90"),
    ("<a href='/c/document_library/get_file?uuid=ab-12&groupId=20182'>ke-hoach.doc</a>", "/c/document_library/get_file?groupId=20182&uuid=ab-12"),
    ("<a href='/tai-ve/77'>Tải về: ke-hoach.xlsx</a>", "/tai-ve/77"),
    ("<a href='/u/ke-hoach.PDF#page=2'>Kế hoạch</a>", "/u/ke-hoach.PDF"),
    ("<a href='/review/?id=MTM1NjcyfFRUVERU&fileName=ke-hoach.pdf'>Xem</a>", "/review/?fileName=ke-hoach.pdf&id=MTM1NjcyfFRUVERU"),
)  # fmt: skip


@pytest.mark.parametrize(("link", "address"), FILES)
@pytest.mark.parametrize(
    "box",
    [
        "<p>{}</p></div>",
        "</div><div class=files><b>Tệp đính kèm:</b> {}</div>",
        "</div><div><p>File đính kèm</p><ul><li>{}</li></ul></div>",
    ],
)
def test_files_without_an_ending(link: str, address: str, box: str) -> None:
    article = read(f"<h1>{TITLE}</h1><div>12/03/2025 08:30</div><div class=nd>{PS}{box.format(link)}")
    assert [file.url.removeprefix("https://soyte.dongha.example") for file in article.attachments] == [address]
    assert article.body.split("\n")[:4] == [*PARAGRAPHS]


# What the page says of itself below the text


CLOCKS = (
    "Hôm nay là thứ Năm, ngày 26 tháng 6 năm 2025",
    "Hôm nay: Thứ năm, 26/06/2025",
    "Bây giờ là 14:05, Thứ năm ngày 26/06/2025",
    "Thứ năm, ngày 26 tháng 06 năm 2025 14:05:33",
    "Hôm nay, 26/06/2025",
)


@pytest.mark.parametrize("form", ["<p>{}</p></div>", "</div><div>{}</div>"])
@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize(
    "stamp", ["<div class=tg>12/03/2025 08:30</div>", "<div class=tg>Ngày đăng: 12/03/2025 08:30</div>"]
)
def test_a_clock_below_the_text(clock: str, form: str, stamp: str) -> None:
    article = read(f"<h1>{TITLE}</h1>{stamp}<div class=nd>{PS}{form.format(clock)}")
    assert when(article) == AT
    assert article.body.split("\n") == [*PARAGRAPHS]


@pytest.mark.parametrize(
    "chips",
    [
        "<div class=tags><a href=/tag/a>khám bệnh</a><a href=/tag/b>bãi ngang</a></div>",
        "<div class=tag-list><i class='fa fa-tags'></i> <a href=/tag/a>khám bệnh</a>, <a href=/tag/b>bãi ngang</a></div>",
        "<div><span>Từ khóa:</span> <a href=/tag/a>khám bệnh</a> <a href=/tag/b>bãi ngang</a></div>",
        "<ul class=chips><li><a href=/tag/a>#khám bệnh</a></li><li><a href=/tag/b>#bãi ngang</a></li></ul>",
        "<div class=chip-row><a class=chip href=/the/a>khám bệnh</a><a class=chip href=/the/b>bãi ngang</a></div>",
        "<p><b>Tags:</b> <a href='/?tag=a'>khám bệnh</a>; <a href='/?tag=b'>bãi ngang</a></p>",
        "<div><a rel=tag href=/a>khám bệnh</a> <a rel=tag href=/b>bãi ngang</a></div>",
    ],
)
@pytest.mark.parametrize("within", [True, False])
def test_tags(chips: str, within: bool) -> None:
    text = f"<div class=nd>{PS}{chips}</div>" if within else f"<div class=nd>{PS}</div>{chips}"
    article = read(f"<h1>{TITLE}</h1><div>12/03/2025 08:30</div>{text}")
    assert article.tags == ("khám bệnh", "bãi ngang")
    assert article.body.split("\n") == [*PARAGRAPHS]
