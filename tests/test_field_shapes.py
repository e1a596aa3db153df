# ruff: noqa: E501  (lines of HTML)
"""The small fields of an article on hosts nobody has seen: captions, lead, section, tags, files and updates, in the shapes that
templates and editors give them. Each case is a class of markup; people, places and sentences are invented.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from crawler.items import Article
from pipelines import extract_article

URL = "https://ttyt.phulac.example/tin-bai/xa-ven-de-co-phong-kham-moi-318"
SITE = "Trung tâm Y tế huyện Phú Lạc"
TITLE = "Xã ven đê có phòng khám mới sau mùa lũ"
LEAD = "Phòng khám rộng bốn gian vừa mở cửa tại xã Đê Thượng, thay cho ngôi nhà cũ bị nước cuốn hồi tháng Chín."
P1 = "Sáng thứ Hai, hơn sáu mươi người dân đã đến khám trong buổi đầu tiên, phần lớn là người già và trẻ nhỏ của ba thôn ngoài bãi."
P2 = "Theo y sĩ Khổng Thị Lạng, phòng khám có máy siêu âm, máy điện tim và một tủ thuốc do huyện cấp theo quý."
P3 = "Từ tháng sau, bác sĩ của trung tâm sẽ về khám hai buổi mỗi tuần; ai cần điều trị tiếp thì được chuyển lên tuyến huyện."
PS = f"<p>{P1}</p><p>{P2}</p><p>{P3}</p>"
MENU = "".join(
    f'<li><a href="/m{i}">{n}</a></li>'
    for i, n in enumerate(
        ("Trang chủ", "Giới thiệu", "Tin tức", "Tin hoạt động", "Y tế thôn bản", "Văn bản", "Hỏi đáp", "Liên hệ")
    )
)
SIDE = "".join(
    f'<li><a href="/tin-bai/{i}">{t}</a> <i>{d}</i></li>'
    for i, (t, d) in enumerate(
        (
            ("Mời báo giá sửa chữa lò đốt rác y tế", "20/06/2025"),
            ("Khám mắt cho học sinh ba trường tiểu học", "18/06/2025"),
            ("Lịch trực hè của các trạm y tế", "16/06/2025"),
        )
    )
)
STAMP = '<div class="info">12/03/2025 08:30</div>'
H1 = f"<h1>{TITLE}</h1>"


def read(main: str, *, head: str = "", above: str = "") -> Article:
    html = (
        f'<html lang="vi"><head><meta charset="utf-8"><title>{SITE}</title>{head}</head><body><div class="hd"><a href="/">{SITE}</a></div>'
        f'<ul class="nav">{MENU}</ul><div class="wrap">{above}<div class="main">{main}</div><div class="right"><h3>Mới đăng</h3><ul>{SIDE}</ul></div></div>'
        f'<div class="foot"><p>Bản quyền thuộc về {SITE}</p><p>Điện thoại: 0230.3888.222</p></div></body></html>'
    )
    article = extract_article(html, URL)
    assert article is not None
    return article


def captions(article: Article) -> list[str]:
    return [caption.text for caption in article.captions]


# Captions

SCENE = "Y sĩ Khổng Thị Lạng đo huyết áp cho cụ bà thôn Bãi"
SECOND = "Các cháu nhỏ chờ đến lượt khám răng"
IMG = '<img src="/u/anh1.jpg" alt="">'
IMG2 = '<img src="/u/anh2.jpg" alt="">'

CAPTIONED = {
    "a picture of the template's between sapo and text, its caption in italics": f'<div class="sapo">{LEAD}</div><div style="max-width:460px">{IMG}<p class="imgalt"><em>{SCENE}</em></p></div><div class="bd">{PS}</div>',
    "fields of a CMS: sapo, picture, words of the picture, text": f'<div class="f f-tom-tat">{LEAD}</div><div class="f f-hinh">{IMG}</div><div class="f f-chu-thich-anh">{SCENE}</div><div class="f f-body">{PS}</div>',
    "figcaption between title and text": f'<div class="sapo">{LEAD}</div><figure>{IMG}<figcaption>{SCENE}</figcaption></figure><div class="bd">{PS}</div>',
    "a paragraph inside the figcaption": f'<div class="bd"><p>{P1}</p><figure>{IMG}<figcaption><p>{SCENE}</p></figcaption></figure><p>{P2}</p><p>{P3}</p></div>',
    "a span of the text's block that calls itself caption": f'<div class="bd"><p>{P1}</p><div class="ratio"><div>{IMG}</div></div><span class="text center caption">{SCENE}</span><p>{P2}</p><p>{P3}</p></div>',
    "small centred words, told by a framework's classes": f'<div class="bd"><p>{P1}</p><p>{IMG}</p><p class="uk-text-meta uk-text-center">{SCENE}</p><h3>Buổi khám đầu tiên</h3><p>{P2}</p><p>{P3}</p></div>',
    "centred by another framework's classes": f'<div class="bd"><p>{P1}</p><p>{IMG}</p><p class="align-center">{SCENE}</p><p>{P2}</p><p>{P3}</p></div>',
    "the last picture of the text, nothing below it": f'<div class="bd">{PS}<figure>{IMG}<figcaption>{SCENE}</figcaption></figure></div>',
    "a cell under the picture": f'<div class="bd"><p>{P1}</p><table><tr><td>{IMG}</td></tr><tr><td>{SCENE}</td></tr></table><p>{P2}</p><p>{P3}</p></div>',
    "behind a line break": f'<div class="bd"><p>{P1}</p><p align="center">{IMG}<br>{SCENE}</p><p>{P2}</p><p>{P3}</p></div>',
}


SAID = "Chiếc xuồng máy chở tủ thuốc cập bến thôn Bãi lúc trời còn mờ sương."
QUOTED = '"Cháu hết sốt rồi thì mẹ cứ cho ăn như thường nhé", y sĩ Khổng Thị Lạng dặn.'

#: A picture's place has a name of its own: one line under it is its caption, whole sentence or not.
IN_PLACES_OF_PICTURES = {
    "blocks of a gallery": '<div class="ph_photo"><a href="/u/anh1.jpg"><img src="/u/anh1.jpg" alt=""></a><div class="ph_photoTitle">{}</div></div>',
    "a picture box without a name for its words": '<div class="img-box"><div><img src="/u/anh1.jpg" alt=""></div><div>{}</div></div>',
    "a list of definitions": '<dl class="hinh-anh"><dt><img src="/u/anh1.jpg" alt=""></dt><dd>{}</dd></dl>',
    "an item of a gallery": '<ul><li class="gallery-item"><img src="/u/anh1.jpg" alt=""><p>{}</p></li></ul>',
    "a name in capitals": '<div class="PictureBlock"><img src="/u/anh1.jpg" alt=""><span class="txt">{}</span></div>',
}


@pytest.mark.parametrize("place", IN_PLACES_OF_PICTURES.values(), ids=IN_PLACES_OF_PICTURES.keys())
@pytest.mark.parametrize("words", [SAID, QUOTED, SCENE])
def test_the_line_in_the_place_of_a_picture_is_its_caption(place: str, words: str) -> None:
    article = read(
        f'{H1}{STAMP}<div class="bd"><p>{P1}</p>{place.format(words)}<p>{P2}</p>{place.format(SECOND)}<p>{P3}</p></div>'
    )
    assert captions(article) == [words, SECOND]
    assert article.body.splitlines() == [P1, P2, P3]


NO_PLACES_OF_PICTURES = {
    "media beside text": f'<div class="media-text"><div class="image">{IMG}</div><div class="content"><p>{{}}</p></div></div>',
    "a picture with two paragraphs": f'<div class="img-box">{IMG}<p>{P2}</p><p>{{}}</p></div>',
    "a picture alone in its place": f'<div class="photo">{IMG}</div><p>{{}}</p>',
    "the text called after its pictures": f'<div class="photo-news"><p>{P2}</p>{IMG}<p>{{}}</p></div>',
}


@pytest.mark.parametrize("place", NO_PLACES_OF_PICTURES.values(), ids=NO_PLACES_OF_PICTURES.keys())
def test_a_sentence_beside_a_picture_is_text(place: str) -> None:
    article = read(f'{H1}{STAMP}<div class="bd"><p>{P1}</p>{place.format(SAID)}<p>{P3}</p></div>')
    assert captions(article) == []
    assert SAID in article.body


def test_a_story_of_pictures() -> None:
    words = (SAID, SCENE, QUOTED, SECOND)
    block = IN_PLACES_OF_PICTURES["blocks of a gallery"]
    article = read(
        f'{H1}{STAMP}<div class="sapo">{LEAD}</div><div class="bd">{block.format(SAID)}{block.format(SCENE)}<p>{P1}</p>{block.format(QUOTED)}<p>{P2}</p>{block.format(SECOND)}</div>'
    )
    assert captions(article) == list(words)
    assert (article.lead, article.body.splitlines()) == (LEAD, [P1, P2])


@pytest.mark.parametrize("html", CAPTIONED.values(), ids=CAPTIONED.keys())
def test_captions(html: str) -> None:
    article = read(f"{H1}{STAMP}{html}")
    assert captions(article) == [SCENE]
    assert article.captions[0].image == "https://ttyt.phulac.example/u/anh1.jpg"
    assert SCENE not in article.body
    assert article.body.splitlines()[0] == P1


def test_a_series_of_pictures_to_its_end() -> None:
    figures = "".join(
        f'<figure class="image"><img src="/u/{i}.jpg"><figcaption>{text}</figcaption></figure>'
        for i, text in enumerate((SCENE, SECOND, "Cân trẻ ở hiên nhà", "Chiều muộn, đoàn xuống đò về huyện"))
    )
    article = read(f'<article>{H1}{STAMP}<div class="content"><p>{P1}</p><p>{P2}</p>{figures}</div></article>')
    assert captions(article) == [SCENE, SECOND, "Cân trẻ ở hiên nhà", "Chiều muộn, đoàn xuống đò về huyện"]


def test_a_caption_inside_the_sapo_is_no_part_of_it() -> None:
    article = read(
        f'{H1}{STAMP}<div class="hometext"><div class="imgh">{IMG}<p><em>{SCENE}</em></p></div><p>{LEAD}</p></div><div class="bd">{PS}</div>'
    )
    assert (article.lead, captions(article)) == (LEAD, [SCENE])


def test_a_paragraph_below_pictures_in_a_page_of_one_table_is_text() -> None:
    """All of the page stands in a table: that tells nothing of a picture and the line below it."""
    said = "Hơn tám mươi hộ của thôn Bãi được phát màn và hướng dẫn đậy kín chum vại chứa nước mưa."
    article = read(
        f'<table class="blog"><tr><td><h2>{TITLE}</h2><p class="date">12/03/2025</p><div><a>{IMG}</a></div><div><a>{IMG2}</a></div>'
        f'<div style="text-align:justify">{said}</div><div style="text-align:right"><em>- Chi đoàn trung tâm -</em></div></td><td><h3>Lưu trữ</h3><p>Tháng 3 năm 2025</p></td></tr></table>'
    )
    assert captions(article) == []
    assert said in article.body


def test_a_paragraph_after_a_picture_above_the_text_is_no_caption() -> None:
    article = read(f'{H1}{STAMP}<div class="cover">{IMG}</div><div class="bd">{PS}</div>')
    assert captions(article) == []
    assert article.body.splitlines()[0] == P1


# Lead


def test_a_subtitle_is_no_lead_where_a_summary_stands_below_it() -> None:
    article = read(
        f'{H1}<h2 class="detail_subTitle">Bốn gian nhà, hai buổi khám bác sĩ mỗi tuần ở ngoài bãi</h2>{STAMP}<div class="detail_articleSummary">{LEAD}</div><div class="detail_content">{PS}</div>'
    )
    assert article.lead == LEAD


BOLD = {
    "h3 below": "<h3>Buổi khám đầu tiên</h3>",
    "bold h2 below": "<h2><span><strong>Phòng khám có gì?</strong></span></h2>",
    "a heading typed in bold": "<p><strong>Phòng khám có gì</strong></p>",
}


@pytest.mark.parametrize("heading", BOLD.values(), ids=BOLD.keys())
def test_a_bold_first_paragraph_before_a_heading_is_the_lead(heading: str) -> None:
    article = read(f'{H1}{STAMP}<div class="bd"><p><strong>{LEAD}</strong></p>{heading}{PS}</div>')
    assert article.lead == LEAD


def test_a_text_that_is_bold_as_a_whole_has_no_lead() -> None:
    bold = "".join(f"<p><b>{p}</b></p>" for p in (P1, P2, P3))
    article = read(f'{H1}{STAMP}<div class="bd"><p><b>{LEAD}</b></p><h3>Phòng khám có gì?</h3>{bold}</div>')
    assert article.lead is None


LABELLED_LEADS = {
    "a label of the field's own": f'<div class="post-excerpt"><span class="lb">Trích yếu:</span><p>{LEAD}</p></div>',
    "a label in the same line": f'<div class="sapo"><b>Tóm tắt:</b> {LEAD}</div>',
    "a label over the line": f'<div class="summary"><div>Tóm tắt nội dung:</div><div>{LEAD}</div></div>',
    "a label before the element": f'<div class="rw"><strong>Trích yếu:</strong><div class="tom-tat">{LEAD}</div></div>',
}


@pytest.mark.parametrize("html", LABELLED_LEADS.values(), ids=LABELLED_LEADS.keys())
def test_the_label_of_a_lead_is_none_of_it(html: str) -> None:
    article = read(f'{H1}{STAMP}{html}<div class="entry-content">{PS}</div>')
    assert (article.lead, article.body.splitlines()) == (LEAD, [P1, P2, P3])


def test_the_opening_of_a_lead_is_no_label() -> None:
    lead = f"Mở cửa trở lại: {LEAD}"
    article = read(f'{H1}{STAMP}<div class="sapo">{lead}</div><div class="bd">{PS}</div>')
    assert article.lead == lead


# Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    html: str
    section: str | None
    above: str = ""


BD = f'<div class="bd">{PS}</div>'
TAGGED = '<div class="tg"><a href="/the/phong-kham">phòng khám</a> <a href="/the/mua-lu">mùa lũ</a></div>'

FILED = {
    "crumbs in a list, the last one no link": Filed(
        html=f'<ol class="breadcrumb"><li><a href="/">Trang chủ</a></li><li><a href="/tin-tuc">Tin tức</a></li><li class="active">Y tế thôn bản</li></ol><h2>{TITLE}</h2>{STAMP}{BD}',
        section="Y tế thôn bản",
    ),
    "crumbs that end in the title": Filed(
        html=f'<ol class="breadcrumb"><li><a href="/">Trang chủ</a></li><li><a href="/y-te-thon-ban">Y tế thôn bản</a></li><li class="active">{TITLE}</li></ol>{H1}{STAMP}{BD}',
        section="Y tế thôn bản",
    ),
    "crumbs that end in the beginning of the title": Filed(
        html=f'<ol class="breadcrumb"><li><a href="/">Trang chủ</a></li><li><a href="/y-te-thon-ban">Y tế thôn bản</a></li><li class="active">Xã ven đê có phòng khám...</li></ol>{H1}{STAMP}{BD}',
        section="Y tế thôn bản",
    ),
    "a row of crumbs far above, a column of boxes before the article": Filed(
        above='<div id="duongdan"><a href="/">Trang chủ</a> » <a href="/bo-may">Bộ máy</a> » <a href="/don-vi">Đơn vị</a> » <a href="/ttyt">Trung tâm Y tế</a> » <a href="/ttyt/thon-ban">Y tế thôn bản</a></div>'
        f'<div id="left"><h3>TRUNG TÂM Y TẾ</h3><ul>{MENU}{MENU}</ul><h3>THÔNG BÁO</h3><ul>{SIDE}</ul></div>',
        html=f'<div class="title-detail">{TITLE}</div>{STAMP}{BD}',
        section="Y tế thôn bản",
    ),
    "crumbs without links, a sign behind each": Filed(
        html=f'<div class="el-crumb"><span class="it"><span role="link">Trang chủ</span><span>/</span></span><span class="it"><span role="link">Y tế thôn bản</span><span>/</span></span></div><p class="news-t">{TITLE}</p>{STAMP}{BD}',
        section="Y tế thôn bản",
    ),
    "crumbs that scripts open, the title behind them": Filed(
        html=f'<nav aria-label="breadcrumb" class="bread-crumb"><span>Trang chủ</span> › <span>Tin tức</span> › <span>Y tế thôn bản</span> › <span>{TITLE}</span></nav>{H1}{STAMP}{BD}',
        section="Y tế thôn bản",
    ),
    "crumbs without links that lead nowhere": Filed(
        html=f'<div class="crumb"><span>Trang chủ</span> / <span>{TITLE}</span></div>{H1}{STAMP}{BD}', section=None
    ),
    "two links and a sign between, no way home": Filed(
        html=f'<div class="tt"><a href="/tin-tuc">Tin tức</a> <i>/</i> <a href="/y-te-thon-ban">Y tế thôn bản</a></div><div class="ct"><h3 class="title-detail">{TITLE}</h3>{STAMP}{BD}</div>',
        section="Y tế thôn bản",
    ),
    "a chip in the article's own element, tags below": Filed(
        html=f'<article><a class="x1" href="/y-te-thon-ban">Y tế thôn bản</a>{H1}{STAMP}{BD}{TAGGED}</article>',
        section="Y tế thôn bản",
    ),
    "a chip with a badge inside, topics below": Filed(
        html=f'<article><a href="/goc-ban-doc"><span class="badge">Góc bạn đọc</span></a>{H1}{STAMP}{BD}<div><a href="/chu-de/lu"><span class="badge">mùa lũ</span></a></div></article>',
        section="Góc bạn đọc",
    ),
    "a chip is finer than the page's crumbs": Filed(
        html=f'<nav class="x-breadcrumb"><ol><li><a href="/"><i class="home"></i></a> <span>/</span></li><li><span>Tin tức</span></li></ol></nav><span class="tag"><a href="/chuyen-muc/thon-ban">Y tế thôn bản</a></span>{H1}{STAMP}{BD}',
        section="Y tế thôn bản",
    ),
    "a chip below a bar with a button": Filed(
        above='<div class="bar"><a class="back" href="/">‹</a><span>Y tế Phú Lạc</span><a href="/theo-doi">Theo dõi</a></div>',
        html=f'<div class="a"><a class="label" href="/c/thon-ban">Y tế thôn bản</a><div class="article-title">{TITLE}</div>{STAMP}{BD}</div>',
        section="Y tế thôn bản",
    ),
    "words beside the date, called the category": Filed(
        html=f'<ol class="breadcrumb"><li><a href="/">Trang chủ</a></li><li><a href="/tin-tuc">Tin tức</a></li><li class="active">{TITLE}</li></ol><div class="article">{H1}<div class="footer"><p><span class="n-date">12.03.2025</span> <span class="news-list-category">Y tế thôn bản</span></p></div>{BD}</div>',
        section="Y tế thôn bản",
    ),
    "a category among the facts is finer than the way there": Filed(
        html=f'<div class="breadcrumb"><span><a href="/Tin-tuc">Tin tức</a></span></div><div><h2 class="Head">Tin tức - Sự kiện</h2></div><div class="news">{H1}<div class="entry"><span class="articleCategory"><a href="/Tin-tuc/20">Y tế thôn bản</a></span> <span>12/03/2025 | 08:30</span></div>{BD}</div>',
        section="Y tế thôn bản",
    ),
    "a link whose address has no slash before its first word": Filed(
        html=f'{H1}<ul class="meta"><li>12/03/2025</li><li><a href="chuyen-muc/y-te-thon-ban">Y tế thôn bản</a></li><li>0 bình luận</li></ul>{BD}',
        section="Y tế thôn bản",
    ),
    "bare words in a row with the date": Filed(
        html=f'<div class="w"><div class="hd1">{TITLE}</div><div class="inf"><span>12/03/2025</span><span>Khám chữa bệnh</span></div>{BD}</div>',
        section="Khám chữa bệnh",
    ),
    "a name in a row with the date is no section": Filed(
        html=f'{H1}<div class="inf"><span>12/03/2025</span><span>Khổng Thị Lạng</span></div>{BD}', section=None
    ),
    "an office in a row with the date is no section": Filed(
        html=f'{H1}<div class="inf"><span>12/03/2025</span><span>Phòng Truyền thông giáo dục</span></div>{BD}',
        section=None,
    ),
    "capitals over the title, a link of the menu too": Filed(
        html=f'<p align="left"><b>TIN HOẠT ĐỘNG</b></p><hr><p align="center"><b><font size="4">{TITLE}</font></b></p><p align="right"><i>Ngày 12/3/2025</i></p>{PS}',
        section="TIN HOẠT ĐỘNG",
    ),
    "capitals over the title that no menu knows": Filed(
        html=f'<p align="left"><b>CHÀO MỪNG NGÀY HỘI</b></p><hr><p align="center"><b><font size="4">{TITLE}</font></b></p><p align="right"><i>Ngày 12/3/2025</i></p>{PS}',
        section=None,
    ),
    "a list of all sections beside the article is not its own": Filed(
        html=f'{H1}{STAMP}{BD}<div class="cmt"><h3>Để lại lời nhắn</h3></div><h4>Chuyên mục</h4><ul class="blog-category-list"><li><a class="blog-category" href="/all">Tất cả</a></li></ul>',
        section=None,
    ),
}


@pytest.mark.parametrize("filed", FILED.values(), ids=FILED.keys())
def test_section(filed: Filed) -> None:
    article = read(filed.html, above=filed.above)
    assert article.title == TITLE
    assert article.section == filed.section


# Tags

TAGS = {
    "chips with addresses of one letter, hash signs shown": (
        '<div class="ht"><a href="/h/muonglu">#muonglu</a> <a href="/h/phongkham">#phongkham</a></div>',
        ("#muonglu", "#phongkham"),
    ),
    "links without a slash before their first word": (
        '<div class="pt"><a href="tag/mua-lu">mùa lũ</a> <a href="tag/phong-kham">phòng khám</a></div>',
        ("mùa lũ", "phòng khám"),
    ),
    "an icon for a label, a parameter that ends in tag": (
        '<div class="as"><span><i class="icon"></i></span> <span class="tag"><a href="/tin?p_r_p_77_tag=lu">mùa lũ</a></span> <span class="tag"><a href="/tin?p_r_p_77_tag=pk">phòng khám</a></span></div>',
        ("mùa lũ", "phòng khám"),
    ),
    "topics as badges": (
        '<div class="fl"><a href="/chu-de/lu"><span class="bg">mùa lũ</span></a><a href="/chu-de/pk"><span class="bg">phòng khám</span></a></div>',
        ("mùa lũ", "phòng khám"),
    ),
    "a label in bold": (
        '<p><b>Từ khóa:</b> <a href="/t/1">mùa lũ</a>, <a href="/t/2">phòng khám</a></p>',
        ("mùa lũ", "phòng khám"),
    ),
    "a label over a list in the same element": (
        '<div class="k">Từ khóa: <ul><li><a href="/x1">mùa lũ</a></li><li><a href="/x2">phòng khám</a></li></ul></div>',
        ("mùa lũ", "phòng khám"),
    ),
    "a row without links": ("<p>Từ khóa: mùa lũ, phòng khám</p>", ("mùa lũ", "phòng khám")),
    "a row that says there are none": ("<p>Từ khóa: n/a</p>", ()),
    "a label and nothing behind it": (
        '<div class="tk"><b>Từ khóa:</b> </div><div class="cs">Chia sẻ: <a href="#">Facebook</a> <a href="#">Zalo</a></div>',
        (),
    ),
}


@pytest.mark.parametrize(("html", "tags"), TAGS.values(), ids=TAGS.keys())
def test_tags(html: str, tags: tuple[str, ...]) -> None:
    article = read(f"<article>{H1}{STAMP}{BD}{html}</article>")
    assert article.tags == tags


def test_a_paragraph_that_begins_like_a_label_names_no_tags() -> None:
    text = f'<p>{P1}</p><p>Chủ đề của đợt khám năm nay được nêu trong <a href="/tin-bai/90">kế hoạch của huyện</a> từ đầu tháng Hai.</p><p>{P3}</p>'
    assert read(f'<article>{H1}{STAMP}<div class="bd">{text}</div></article>').tags == ()


# Files

HOST = "https://ttyt.phulac.example"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    html: str
    files: tuple[str, ...] = field(default=())


OFFERED = {
    "a list that calls itself files, among the article's relations": Offered(
        html='<div class="back"><a href="/tin">Quay lại</a></div><div class="news-related-wrap"><div class="news-related-files"><h4>Tập tin liên quan</h4><ul><li><a href="/f/thu-moi.pdf">Thư mời</a></li><li><a href="/f/mau.docx">Mẫu báo giá</a></li></ul></div><div><h4>Tin liên quan</h4><ul><li><a href="/tin-bai/1">Mời báo giá lò đốt rác y tế</a></li></ul></div></div>',
        files=("/f/thu-moi.pdf", "/f/mau.docx"),
    ),
    "a block of nothing but files, without a word of what it is": Offered(
        html='<div class="d_a"></div><div class="d_f"><div><a href="/DownloadFile.ashx?id=81&amp;name=TB12">12.TB-TTYT</a></div><div><a href="/Up/phu-luc.xlsx">Phụ lục</a></div></div><div class="d_b"><a href="javascript:history.back()">Quay lại</a></div>',
        files=("/DownloadFile.ashx?id=81&name=TB12", "/Up/phu-luc.xlsx"),
    ),
    "a card with a file and its size": Offered(
        html='<div class="post__files"><h6>Tài liệu (1)</h6><a href="/storage/d/ban-tin.pdf"><span>Bản tin tuần (PDF)</span><small>1,2 MB</small></a></div>',
        files=("/storage/d/ban-tin.pdf",),
    ),
    "addresses of numbers, their words name the kind": Offered(
        html='<div class="card"><span>Tải về</span><div><a href="/resources/files/c9a1">Báo cáo đầy đủ (PDF, 1,2 MB)</a></div><div><a href="/resources/files/c9a2">Số liệu (XLSX)</a></div></div>',
        files=("/resources/files/c9a1", "/resources/files/c9a2"),
    ),
    "a labelled list, addresses of an interface": Offered(
        html='<div class="list"><div class="hd2">Tài liệu đính kèm</div><ul><li><a href="/api/files/66a0" download="">Van ban cong bo.pdf</a></li></ul></div>',
        files=("/api/files/66a0",),
    ),
    "a labelled row, an address that ends like a page": Offered(
        html='<div class="at"><b>File đính kèm:</b> <a href="/getattachment/5f1c/KH-51.aspx"><img src="/pdf.png">KH 51.signed.pdf</a></div>',
        files=("/getattachment/5f1c/KH-51.aspx",),
    ),
    "documents of the whole site in a column": Offered(
        html='</div><div class="col-right"><h3>Văn bản mới</h3><ul><li><a href="/vb/1.pdf">Quyết định về giá dịch vụ</a></li><li><a href="/vb/2.pdf">Kế hoạch tiêm chủng quý hai</a></li></ul>'
    ),
    "other articles below": Offered(
        html='<div class="other"><a href="/tin-bai/4">Lịch trực hè</a> <a href="/tin-bai/5">Khám mắt học sinh</a></div>'
    ),
}


@pytest.mark.parametrize("offered", OFFERED.values(), ids=OFFERED.keys())
def test_files(offered: Offered) -> None:
    article = read(f'<div class="dtl">{H1}{STAMP}{BD}{offered.html}</div>')
    assert tuple(a.url for a in article.attachments) == tuple(HOST + f for f in offered.files)


def test_a_table_of_figures_offered_as_csv() -> None:
    text = f'<p>{P1}</p><p>{P2}</p><p>Số liệu gốc: <a href="/static/7c/tuan31.csv">tuan31.csv</a>, cập nhật mỗi sáng thứ Hai.</p>'
    assert [a.url for a in read(f'{H1}{STAMP}<div class="bd">{text}</div>').attachments] == [
        f"{HOST}/static/7c/tuan31.csv"
    ]


# Updates


def dates(article: Article) -> tuple[str | None, str | None]:
    return (
        article.published.value if article.published else None,
        article.updated.value if article.updated else None,
    )


UPDATED = {
    "both in the foot of the post, behind who wrote it": (
        '{b}<div class="tin-footer"><span>Tác giả: <b>Khổng Thị Lạng</b></span> | <span>Ngày đăng: 12/03/2025 8:30:17 SA</span> | <span>Cập nhật: 15/03/2025 1:45:00 CH</span></div>',
        "",
        ("2025-03-12T08:30", "2025-03-15T13:45"),
    ),
    "the foot of the page says when the site was changed": (
        '<div class="d">12/03/2025 08:30</div>{b}<div class="site-footer">Cập nhật: 15/03/2025</div>',
        "",
        ("2025-03-12T08:30", None),
    ),
    "the only date is of an update": (
        '<div class="d">Cập nhật lúc 14:05 12/03/2025</div>{b}',
        "",
        ("2025-03-12T14:05", None),
    ),
    "below the text as well": ("{b}<p>Cập nhật ngày: 12/03/2025 08:30</p>", "", ("2025-03-12T08:30", None)),
    "in brackets, in an element named so": (
        '<div><span class="modified">(Cập nhật lúc 08:30:15 12/03/2025)</span></div>{b}',
        "",
        ("2025-03-12T08:30", None),
    ),
    "the only date, and what programs are told of the same day": (
        '<div class="d">Cập nhật: 12/03/2025</div>{b}',
        '<meta property="article:published_time" content="2025-03-12T01:30:00+00:00">',
        ("2025-03-12T08:30", None),
    ),
    "of two dates the one that says so": (
        '<div class="d">12/03/2025 - Cập nhật: 15/03/2025</div>{b}',
        "",
        ("2025-03-12", "2025-03-15"),
    ),
    "the time of the update is told to programs": (
        '<div class="m"><span>12/03/2025</span><span>Cập nhật: 15/03/2025</span></div>{b}',
        '<meta property="article:published_time" content="2025-03-12T01:30:00+00:00"><meta property="article:modified_time" content="2025-03-15T02:45:00+00:00">',
        ("2025-03-12T08:30", "2025-03-15T09:45"),
    ),
    "a time of another day does not make it finer": (
        '<div class="m"><span>12/03/2025</span><span>Cập nhật: 15/03/2025</span></div>{b}',
        '<meta property="article:modified_time" content="2025-03-19T02:45:00+00:00">',
        ("2025-03-12", "2025-03-15"),
    ),
    "changed below the text": (
        '<div class="d">12/03/2025 08:30</div>{b}<p>Sửa đổi lần cuối: 15/03/2025 10:00</p>',
        "",
        ("2025-03-12T08:30", "2025-03-15T10:00"),
    ),
    "last modified below the text": (
        '<div class="d">12/03/2025 08:30</div>{b}<p><i>Last modified: 15/03/2025</i></p>',
        "",
        ("2025-03-12T08:30", "2025-03-15"),
    ),
    "an update beside a publication that programs are told": (
        '<div class="d">Cập nhật: 15/03/2025</div>{b}',
        '<meta property="article:published_time" content="2025-03-12T08:30:00+07:00">',
        ("2025-03-12T08:30", "2025-03-15"),
    ),
}


@pytest.mark.parametrize(("html", "head", "wanted"), UPDATED.values(), ids=UPDATED.keys())
def test_updates(html: str, head: str, wanted: tuple[str | None, str | None]) -> None:
    assert dates(read(H1 + html.format(b=BD), head=head)) == wanted


@pytest.mark.parametrize("words", ["(cập nhật đến {})", "(cập nhật đến ngày {})", "cập nhật tới {}", "(tính đến {})"])
def test_how_far_a_list_goes_is_no_update(words: str) -> None:
    title = f"Danh sách phòng khám được cấp phép {words.format('28/02/2025')}"
    article = read(f'<div class="d">12/03/2025 08:30</div><h1>{title}</h1>{BD}')
    assert (article.title, dates(article)) == (title, ("2025-03-12T08:30", None))


@pytest.mark.parametrize("half", ["PM", "CH"])
def test_the_half_of_a_day_with_the_next_fact_right_behind_it(half: str) -> None:
    article = read(
        f'{H1}<div class="i"><span>12/03/2025 | 03:40 {half}</span><span>Lượt xem: 292</span><a href="#">Đọc bài viết</a></div>{BD}'
    )
    assert dates(article)[0] == "2025-03-12T15:40"


GRID = '<table role="grid"><thead><tr><th>STT</th><th>Tên tệp</th><th>Tải</th></tr></thead><tbody><tr><td>1</td><td>Mẫu đơn.docx</td><td><a class="btn" href="/u/mau-don.docx">Tải về</a></td></tr></tbody></table>'


@pytest.mark.parametrize(("name", "count"), [("k-widget k-grid", 1), ("ui-widget", 1), ("widget-area", 0)])
def test_files_in_the_grid_of_a_framework(name: str, count: int) -> None:
    article = read(f'<div class="dt">{H1}{STAMP}{BD}<div class="{name}">{GRID}</div></div>')
    assert len(article.attachments) == count
    assert article.body.splitlines() == [P1, P2, P3]
