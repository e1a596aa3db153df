# ruff: noqa: E501  (lines of HTML)
"""Article pages as the themes and templates of open CMSs render them: WordPress, Joomla, Drupal, Blogger and others.

The order of elements, the class names and the words of the Vietnamese language packs are those of the themes; the
content is invented. Each page is read twice: as the theme prints it, and (`test_unnamed`) without class, id and head, as
on a site of which nobody knows what made it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from crawler.items import Article
from pipelines import extract_article

URL = "https://soyte.tanlung.example/y-te-du-phong/dieu-tri-sot-mo-o-vung-rung"
TITLE = "Tân Lũng điều trị khỏi mười một ca sốt mò trong mùa măng"
SITE = "Sở Y tế Tân Lũng"
SECTION = "Y tế dự phòng"
A = "Lường Thị Ngoan"
LEAD = "Mười một người đi lấy măng ở rừng Khau Vai mắc sốt mò trong ba tuần, tất cả đã được điều trị khỏi."
P1 = "Ca đầu tiên là một phụ nữ bốn mươi hai tuổi ở bản Nà Phặc, vào Bệnh viện Đa khoa huyện với vết loét nhỏ sau gáy mà chị tưởng là vết gai."
P2 = "Theo bác sĩ Nông Văn Tháp, bệnh do ấu trùng mò truyền sang người khi đi qua bụi rậm, nếu được nhận ra sớm thì chỉ cần uống thuốc vài ngày."
P3 = "Trạm y tế sáu xã giáp rừng đã được cấp thêm thuốc và tranh ảnh để cán bộ thôn bản chỉ cho bà con cách tìm vết loét trên người."
P4 = "Ngành y tế khuyên người đi rừng mặc áo dài tay, không phơi quần áo trên bụi cây và tắm rửa ngay sau khi về nhà."
PARAGRAPHS = (P1, P2, P3, P4)
X = "".join(f"<p>{p}</p>\n" for p in PARAGRAPHS)
OTHERS = (
    ("Khau Vai mở lớp học làm mẹ cho phụ nữ người Dao", 4, "20 Tháng Ba, 2025"),
    ("Trao mười tủ thuốc cho các điểm trường vùng cao", 5, "18 Tháng Ba, 2025"),
    ("Kết quả giám sát nguồn nước sau đợt mưa lũ", 6, "17 Tháng Ba, 2025"),
)
LINK = f'<a href="/category/y-te-du-phong/" rel="category tag">{SECTION}</a>'
BY = f'<a class="url fn n" href="/author/ngoan/">{A}</a>'
T1 = '<time class="entry-date published" datetime="2025-03-12T08:30:00+07:00">12 Tháng Ba, 2025</time>'
T2 = '<time class="updated" datetime="2025-03-15T09:40:00+07:00">15 Tháng Ba, 2025</time>'
D, DT, U, UT = "2025-03-12", "2025-03-12T08:30", "2025-03-15", "2025-03-15T09:40"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A page of one theme, and what a reader says of it."""

    name: str
    main: str
    head: str = ""
    published: str | None = DT
    updated: str | None = None
    byline: str | None = A
    section: str | None = None
    lead: str | None = None
    family: str = "wordpress"


# WordPress

_PREVIOUS = (
    '<nav class="navigation post-navigation" role="navigation"><h2 class="screen-reader-text">Điều hướng bài viết</h2><div class="nav-links">'
    f'<div class="nav-previous"><a href="/a/1" rel="prev"><span class="meta-nav">Bài cũ hơn</span> <span class="post-title">{OTHERS[0][0]}</span></a></div>'
    f'<div class="nav-next"><a href="/a/2" rel="next"><span class="meta-nav">Bài tiếp theo</span> <span class="post-title">{OTHERS[1][0]}</span></a></div></div></nav>'
)
_COMMENTS = (
    '<div id="comments" class="comments-area"><div id="respond" class="comment-respond"><h3 id="reply-title" class="comment-reply-title">Để lại một bình luận <small><a href="#">Hủy</a></small></h3>'
    '<form><p class="comment-notes"><span id="email-notes">Email của bạn sẽ không được hiển thị công khai.</span> Các trường bắt buộc được đánh dấu <span class="required">*</span></p>'
    "<p><label>Bình luận *</label><textarea></textarea></p><p><label>Tên *</label><input></p><p><label>Email *</label><input></p><p><label>Trang web</label><input></p>"
    "<p><input type=checkbox><label>Lưu tên của tôi, email, và trang web trong trình duyệt này cho lần bình luận kế tiếp của tôi.</label></p><input type=submit value='Gửi bình luận'></form></div></div>"
)
_RELATED = "".join(
    f'<div class="post-item"><a href="/a/{i}"><img src="/t/{i}.jpg"></a><h3 class="entry-title"><a href="/a/{i}">{t}</a></h3><span class="date">{d}</span></div>'
    for t, i, d in OTHERS
)
_TAGS = '<a href="/tag/sot-mo/" rel="tag">sốt mò</a>, <a href="/tag/rung/" rel="tag">rừng</a>'
_CONTENT = f'<div class="entry-content">{X}</div>'
_WORDPRESS = (
    Case(
        name="twentyten",
        main=f'<div class="hentry post"><h1 class="entry-title">{TITLE}</h1><div class="entry-meta"><span class="meta-prep meta-prep-author">Đăng trong</span> <a href="{URL}" title="08:30" rel="bookmark"><span class="entry-date">12 Tháng Ba, 2025</span></a> <span class="meta-sep">bởi</span> <span class="author vcard">{BY}</span></div>'
        f'{_CONTENT}<div class="entry-utility">Bài này đã được đăng trong {LINK} và được gắn thẻ {_TAGS}. Đánh dấu <a href="{URL}" rel="bookmark">đường dẫn tĩnh</a>.</div></div>{_PREVIOUS}{_COMMENTS}',
        published=D,
        section=SECTION,
    ),
    Case(
        name="twentyeleven",
        main=f'<nav id="nav-single"><h3 class="assistive-text">Điều hướng bài viết</h3><span class="nav-previous"><a href="/a/1" rel="prev"><span class="meta-nav">&larr;</span> Trước đó</a></span><span class="nav-next"><a href="/a/2" rel="next">Tiếp theo <span class="meta-nav">&rarr;</span></a></span></nav>'
        f'<article class="post"><header class="entry-header"><h1 class="entry-title">{TITLE}</h1><div class="entry-meta"><span class="sep">Posted on </span><a href="{URL}" rel="bookmark"><time class="entry-date" datetime="2025-03-12T08:30:00+07:00">12 Tháng Ba, 2025</time></a><span class="by-author"> <span class="sep"> by </span> <span class="author vcard">{BY}</span></span></div></header>'
        f'{_CONTENT}<footer class="entry-meta">Bài viết được đăng tải tại {LINK} by {BY}. Đánh dấu <a href="{URL}" rel="bookmark">permalink</a>.</footer></article>{_COMMENTS}',
        section=SECTION,
    ),
    Case(
        name="twentytwelve, the date in the sentence below",
        main=f'<article class="post"><header class="entry-header"><h1 class="entry-title">{TITLE}</h1><div class="comments-link"><a href="#respond"><span class="leave-reply">Để lại phản hồi</span></a></div></header>{_CONTENT}'
        f'<footer class="entry-meta">Bài viết này được đăng trong {LINK} và gắn thẻ {_TAGS} vào <a href="{URL}" title="08:30" rel="bookmark"><time class="entry-date" datetime="2025-03-12T08:30:00+07:00">12 Tháng Ba, 2025</time></a><span class="by-author"> bởi <span class="author vcard">{BY}</span></span>.</footer></article>{_PREVIOUS}{_COMMENTS}',
        section=SECTION,
    ),
    Case(
        name="twentytwelve in English",
        main=f'<article class="post"><header class="entry-header"><h1 class="entry-title">{TITLE}</h1></header>{_CONTENT}'
        f'<footer class="entry-meta">This entry was posted in {LINK} on <a href="{URL}" rel="bookmark"><time class="entry-date" datetime="2025-03-12T08:30:00+07:00">12 Tháng Ba, 2025</time></a><span class="by-author"> by <span class="author vcard"><a href="/author/admin">admin</a></span></span>.</footer></article>{_PREVIOUS}',
        section=SECTION,
        byline=None,
    ),
    Case(
        name="twentythirteen",
        main=f'<article class="post"><header class="entry-header"><h1 class="entry-title">{TITLE}</h1><div class="entry-meta"><span class="date"><a href="{URL}" rel="bookmark">{T1}</a></span><span class="categories-links">{LINK}</span><span class="tags-links">{_TAGS}</span><span class="author vcard">{BY}</span></div></header>{_CONTENT}<footer class="entry-meta"></footer></article>{_PREVIOUS}',
        section=SECTION,
    ),
    Case(
        name="twentyfourteen",
        main=f'<article class="post"><header class="entry-header"><div class="entry-meta"><span class="cat-links">{LINK}</span></div><h1 class="entry-title">{TITLE}</h1><div class="entry-meta"><span class="entry-date"><a href="{URL}" rel="bookmark">{T1}</a></span> <span class="byline"><span class="author vcard">{BY}</span></span> <span class="comments-link"><a href="#respond">Để lại bình luận</a></span></div></header>{_CONTENT}<footer class="entry-meta"><span class="tag-links">{_TAGS}</span></footer></article>{_PREVIOUS}',
        section=SECTION,
    ),
    Case(
        name="twentyfifteen, facts below the text",
        main=f'<article class="post"><header class="entry-header"><h1 class="entry-title">{TITLE}</h1></header>{_CONTENT}<footer class="entry-footer"><span class="posted-on"><span class="screen-reader-text">Đăng vào </span><a href="{URL}" rel="bookmark">{T1}{T2}</a></span><span class="byline"><span class="author vcard"><span class="screen-reader-text">Tác giả </span>{BY}</span></span><span class="cat-links"><span class="screen-reader-text">Danh mục </span>{LINK}</span><span class="tags-links"><span class="screen-reader-text">Thẻ </span>{_TAGS}</span></footer></article>{_COMMENTS}{_PREVIOUS}',
        section=SECTION,
        updated=UT,
    ),
    Case(
        name="twentysixteen",
        main=f'<article class="post"><header class="entry-header"><h1 class="entry-title">{TITLE}</h1></header>{_CONTENT}<footer class="entry-footer"><span class="byline"><img alt="" src="/av.png" class="avatar"><span class="screen-reader-text">Tác giả </span> <span class="author vcard">{BY}</span></span><span class="posted-on"><span class="screen-reader-text">Đăng vào </span><a href="{URL}" rel="bookmark">{T1}{T2}</a></span><span class="cat-links"><span class="screen-reader-text">Danh mục </span>{LINK}</span></footer></article>{_COMMENTS}{_PREVIOUS}',
        section=SECTION,
        updated=UT,
    ),
    Case(
        name="twentyseventeen, facts above the title",
        main=f'<article class="post"><header class="entry-header"><div class="entry-meta"><span class="posted-on"><span class="screen-reader-text">Đăng trong</span> <a href="{URL}" rel="bookmark">{T1}</a></span><span class="byline"> bởi <span class="author vcard">{BY}</span></span></div><h1 class="entry-title">{TITLE}</h1></header>{_CONTENT}<footer class="entry-footer"><span class="cat-tags-links"><span class="cat-links"><svg></svg><span class="screen-reader-text">Danh mục</span>{LINK}</span><span class="tags-links"><span class="screen-reader-text">Tag</span>{_TAGS}</span></span></footer></article>{_COMMENTS}{_PREVIOUS}',
        section=SECTION,
    ),
    Case(
        name="twentynineteen",
        main=f'<article class="post"><header class="entry-header"><h1 class="entry-title">{TITLE}</h1><div class="entry-meta"><span class="byline"><svg></svg><span class="screen-reader-text">Đăng bởi</span><span class="author vcard"><a class="url fn n" href="/author/admin/">quantri</a></span></span> <span class="posted-on"><svg></svg><a href="{URL}" rel="bookmark">{T1}{T2}</a></span><span class="comment-count"><a href="#respond">Để lại bình luận<span class="screen-reader-text"> tại {TITLE}</span></a></span></div></header>{_CONTENT}<footer class="entry-footer"><span class="cat-links"><span class="screen-reader-text">Đăng trong</span>{LINK}</span></footer></article>',
        section=SECTION,
        byline=None,
        updated=UT,
    ),
    Case(
        name="twentytwenty",
        main=f'<article class="post"><header class="entry-header has-text-align-center"><div class="entry-header-inner"><div class="entry-categories"><span class="screen-reader-text">Danh mục</span><div class="entry-categories-inner">{LINK}</div></div><h1 class="entry-title">{TITLE}</h1>'
        f'<div class="post-meta-wrapper post-meta-single post-meta-single-top"><ul class="post-meta"><li class="post-author meta-wrapper"><span class="meta-icon"><span class="screen-reader-text">Tác giả</span><svg></svg></span><span class="meta-text">Bởi <a href="/author/ngoan">{A}</a></span></li><li class="post-date meta-wrapper"><span class="meta-icon"><span class="screen-reader-text">Ngày đăng</span></span><span class="meta-text"><a href="{URL}">12 Tháng Ba, 2025</a></span></li><li class="post-comment-link meta-wrapper"><span class="meta-text"><a href="#respond">Không có bình luận<span class="screen-reader-text"> ở {TITLE}</span></a></span></li></ul></div></div></header>'
        f'<div class="post-inner thin"><div class="entry-content">{X}</div></div><div class="section-inner"><div class="post-meta-wrapper post-meta-single post-meta-single-bottom"><ul class="post-meta"><li class="post-tags meta-wrapper"><span class="meta-icon"><span class="screen-reader-text">Thẻ</span></span><span class="meta-text">{_TAGS}</span></li></ul></div></div></article>{_COMMENTS}',
        published=D,
        section=SECTION,
    ),
    Case(
        name="twentytwentyone, facts below the text",
        main=f'<article class="post"><header class="entry-header alignwide"><h1 class="entry-title">{TITLE}</h1><figure class="post-thumbnail"><img src="/a.jpg" width=900 height=500></figure></header>{_CONTENT}<footer class="entry-footer default-max-width"><div class="posted-by"><span class="posted-on">Đã đăng vào <time class="entry-date published updated" datetime="2025-03-12T08:30:00+07:00">12 Tháng Ba, 2025</time></span><span class="byline">Bởi <a href="/author/ngoan" rel="author">{A}</a></span></div><div class="post-taxonomies"><span class="cat-links">Đã phân loại là {LINK} </span><span class="tags-links">Được gắn thẻ {_TAGS}</span></div></footer></article>{_PREVIOUS}{_COMMENTS}',
        section=SECTION,
    ),
    Case(
        name="twentytwentytwo, blocks",
        main=f'<main class="wp-block-group"><div class="wp-block-group"><h1 class="alignwide wp-block-post-title">{TITLE}</h1><figure class="wp-block-post-featured-image"><img src="/a.jpg" width=900 height=500></figure></div><div class="entry-content wp-block-post-content">{X}</div>'
        f'<div class="wp-block-group"><div class="wp-block-group is-layout-flex"><div class="wp-block-post-date has-small-font-size"><time datetime="2025-03-12T08:30:00+07:00">12 Tháng Ba, 2025</time></div><div class="has-small-font-size wp-block-post-author"><div class="wp-block-post-author__content"><p class="wp-block-post-author__name">{A}</p></div></div><div class="taxonomy-category has-small-font-size wp-block-post-terms"><a href="/c/7" rel="tag">{SECTION}</a></div></div></div></main>',
        section=SECTION,
    ),
    Case(
        name="twentytwentythree, blocks",
        main=f'<main class="wp-block-group"><h1 class="wp-block-post-title">{TITLE}</h1><div class="entry-content wp-block-post-content">{X}</div><div class="wp-block-group"><div class="wp-block-group is-layout-flex"><p>Đã đăng</p><div class="wp-block-post-date"><time datetime="2025-03-12T08:30:00+07:00">12 Tháng Ba, 2025</time></div><p>trong</p><div class="taxonomy-category wp-block-post-terms"><a href="/c/7" rel="tag">{SECTION}</a></div></div><div class="wp-block-group is-layout-flex"><p>bởi</p><div class="wp-block-post-author"><div class="wp-block-post-author__content"><p class="wp-block-post-author__name">{A}</p></div></div></div></div></main>',
        section=SECTION,
    ),
    Case(
        name="twentytwentyfour, blocks",
        main=f'<main class="wp-block-group"><h1 class="wp-block-post-title">{TITLE}</h1><div class="wp-block-template-part"><div class="wp-block-group is-layout-flex"><div class="wp-block-post-date"><time datetime="2025-03-12T08:30:00+07:00"><a href="{URL}">12 Tháng Ba, 2025</a></time></div><p class="has-contrast-2-color">—</p><p class="has-small-font-size">bởi</p><div class="wp-block-post-author-name"><a href="/author/ngoan" class="wp-block-post-author-name__link">{A}</a></div><div class="taxonomy-category wp-block-post-terms"><span class="wp-block-post-terms__prefix">trong </span><a href="/c/7" rel="tag">{SECTION}</a></div></div></div><div class="entry-content wp-block-post-content">{X}</div><nav aria-label="Bài viết"><div class="post-navigation-link-previous wp-block-post-navigation-link"><span class="post-navigation-link__label">Trước:</span> <a href="/a/1" rel="prev">{OTHERS[0][0]}</a></div></nav></main>',
        section=SECTION,
    ),
    Case(
        name="twentytwentyfive, blocks",
        main=f'<main class="wp-block-group"><h1 class="wp-block-post-title">{TITLE}</h1><div class="wp-block-group has-link-color is-layout-flex"><p>Viết bởi </p><div class="wp-block-post-author-name">{A}</div><p>trong</p><div class="taxonomy-category wp-block-post-terms"><a href="/c/7" rel="tag">{SECTION}</a></div></div><div class="entry-content wp-block-post-content">{X}</div><div class="taxonomy-post_tag wp-block-post-terms">{_TAGS}</div><h2 class="wp-block-heading">Bài viết khác</h2><ul class="wp-block-post-template">'
        + "".join(
            f'<li class="wp-block-post"><h3 class="wp-block-post-title"><a href="/a/{i}">{t}</a></h3><div class="wp-block-post-date"><time datetime="2025-03-{14 + i}T08:00:00+07:00">{d}</time></div></li>'
            for t, i, d in OTHERS
        )
        + "</ul></main>",
        head='<meta property="article:published_time" content="2025-03-12T01:30:00+00:00">',
        section=SECTION,
    ),
    Case(
        name="kubrick",
        main=f'<div class="post"><h2><a href="{URL}" rel="bookmark">{TITLE}</a></h2><small>Tháng Ba 12th, 2025 bởi {A}</small><div class="entry">{X}<p class="postmetadata alt"><small>Mục này được gửi vào Thứ Tư, Tháng Ba 12th, 2025 lúc 8:30 sáng và được lưu trong mục {LINK}. Bạn có thể theo dõi các phản hồi qua nguồn <a href="/feed">RSS 2.0</a>. Bạn có thể <a href="#respond">để lại phản hồi</a>, hoặc <a href="/trackback">trackback</a> từ trang của bạn.</small></p></div></div>',
        section=SECTION,
    ),
    Case(
        name="astra",
        main=f'<article class="post ast-article-single"><div class="ast-post-format- single-layout-1"><header class="entry-header"><h1 class="entry-title" itemprop="headline">{TITLE}</h1><div class="entry-meta"><span class="comments-link"><a href="#respond">Để lại bình luận</a></span> / <span class="ast-terms-link">{LINK}</span> / Bởi <span class="posted-by vcard author" itemprop="author"><a title="Xem tất cả bài viết của {A}" href="/author/ngoan" rel="author" class="url fn n"><span class="author-name" itemprop="name">{A}</span></a></span> / <span class="posted-on"><span class="published" itemprop="datePublished">12 Tháng Ba, 2025</span></span></div></header><div class="entry-content clear" itemprop="text">{X}</div></div></article>{_PREVIOUS}<div class="ast-single-related-posts-container"><h2 class="ast-related-posts-title">Bài viết liên quan</h2>{_RELATED}</div>{_COMMENTS}',
        published=D,
        section=SECTION,
    ),
    Case(
        name="generatepress, the update first",
        main=f'<article class="post"><div class="inside-article"><header class="entry-header"><h1 class="entry-title" itemprop="headline">{TITLE}</h1><div class="entry-meta"><span class="posted-on"><time class="updated" datetime="2025-03-15T09:40:00+07:00" itemprop="dateModified">15 Tháng Ba, 2025</time><time class="entry-date published" datetime="2025-03-12T08:30:00+07:00" itemprop="datePublished">12 Tháng Ba, 2025</time></span> <span class="byline">Bởi <span class="author vcard" itemprop="author"><a class="url fn n" href="/author/ngoan" rel="author"><span class="author-name" itemprop="name">{A}</span></a></span></span></div></header><div class="entry-content" itemprop="text">{X}</div><footer class="entry-meta"><span class="cat-links"><svg></svg><span class="screen-reader-text">Danh mục </span>{LINK}</span><nav id="nav-below" class="post-navigation"><div class="nav-previous"><span class="prev"><a href="/a/1" rel="prev">{OTHERS[0][0]}</a></span></div></nav></footer></div></article>{_COMMENTS}',
        section=SECTION,
        updated=UT,
    ),
    Case(
        name="oceanwp, the page called Tin tức",
        main=f'<header class="page-header"><div class="container clr page-header-inner"><h1 class="page-header-title clr">Tin tức</h1><nav class="site-breadcrumbs"><ol class="trail-items"><li><a href="/"><span>Trang chủ</span></a></li><li><a href="/c/7"><span>{SECTION}</span></a></li></ol></nav></div></header>'
        f'<article class="post"><div class="thumbnail"><img src="/a.jpg" width=900 height=500></div><header class="entry-header clr"><h2 class="single-post-title entry-title">{TITLE}</h2></header><ul class="meta ospm-default clr"><li class="meta-author"><span class="screen-reader-text">Tác giả bài viết:</span><i class="icon-user"></i><a href="/author/ngoan" rel="author">{A}</a></li><li class="meta-date"><span class="screen-reader-text">Bài viết được đăng:</span><i></i>12 Tháng Ba, 2025</li><li class="meta-cat"><span class="screen-reader-text">Chuyên mục bài viết:</span><i></i>{LINK}</li><li class="meta-comments"><span class="screen-reader-text">Phản hồi bài viết:</span><i></i><a href="#respond">0 bình luận</a></li></ul><div class="entry-content clr">{X}</div></article><section id="related-posts"><h3 class="theme-heading related-posts-title">Có thể bạn cũng thích</h3>{_RELATED}</section>',
        published=D,
        section=SECTION,
    ),
    Case(
        name="flatsome",
        main=f'<article class="post"><div class="article-inner"><header class="entry-header"><div class="entry-header-text entry-header-text-top text-left"><h6 class="entry-category is-xsmall">{LINK}</h6><h1 class="entry-title">{TITLE}</h1><div class="entry-divider is-divider small"></div><div class="entry-meta uppercase is-xsmall"><span class="posted-on">Đăng vào <a href="{URL}" rel="bookmark">{T1}{T2}</a></span><span class="byline"> bởi <span class="meta-author vcard">{BY}</span></span></div></div><div class="entry-image relative"><a href="{URL}"><img src="/a.jpg" width=900 height=500></a><div class="badge absolute top post-date badge-outline"><div class="badge-inner"><span class="post-date-day">12</span><br><span class="post-date-month is-small">Th3</span></div></div></div></header><div class="entry-content single-page">{X}<div class="blog-share text-center"><div class="is-divider medium"></div><a href="#" class="icon facebook"></a></div></div><footer class="entry-meta text-left">Bài viết này được đăng trong {LINK} và được gắn thẻ {_TAGS}.</footer><div class="entry-author author-box"><div class="flex-row align-top"><h5 class="author-name uppercase pt-half">{A}</h5><p class="author-desc small"></p></div></div><nav class="navigation-post"><div class="nav-previous"><a href="/a/1" rel="prev">{OTHERS[0][0]}</a></div></nav></div></article>{_COMMENTS}',
        section=SECTION,
        updated=UT,
    ),
    Case(
        name="kadence",
        main=f'<article class="entry content-bg single-entry post"><div class="entry-content-wrap"><header class="entry-header post-title"><div class="entry-taxonomies"><span class="category-links term-links category-style-normal">{LINK}</span></div><h1 class="entry-title">{TITLE}</h1><div class="entry-meta entry-meta-divider-dot"><span class="posted-by"><span class="meta-label">Bởi</span><span class="author vcard">{BY}</span></span><span class="posted-on">{T1}<time class="updated" datetime="2025-03-15T09:40:00+07:00">15 Tháng Ba, 2025</time></span></div></header><div class="entry-content single-content">{X}</div><footer class="entry-footer"><div class="entry-tags"><span class="tags-links"><span class="tags-label screen-reader-text">Thẻ bài viết:</span><a href="/tag/x" rel="tag">#<span>sốt mò</span></a></span></div></footer></div></article>{_PREVIOUS}<div class="entry-related alignfull"><h2 class="entry-related-title">Bài viết tương tự</h2>{_RELATED}</div>',
        section=SECTION,
        updated=UT,
    ),
    Case(
        name="blocksy",
        main=f'<article class="post"><div class="hero-section is-width-constrained" data-type="type-1"><header class="entry-header"><h1 class="page-title" title="{TITLE}" itemprop="headline">{TITLE}</h1><ul class="entry-meta" data-type="simple:slash"><li class="meta-author"><a class="ct-meta-element-author" href="/author/ngoan" title="Đăng bởi {A}" rel="author"><span>{A}</span></a></li><li class="meta-date"><time class="ct-meta-element-date" datetime="2025-03-12T08:30:00+07:00">12 Tháng Ba, 2025</time></li><li class="meta-categories" data-type="simple"><a href="/c/7" rel="tag" class="ct-term-7">{SECTION}</a></li></ul></header></div><div class="entry-content is-layout-constrained">{X}</div><nav class="post-navigation is-width-constrained"><a href="/a/1" class="nav-item-prev"><div class="item-content"><span class="item-label">Trước <span>Bài viết</span></span><span class="item-title">{OTHERS[0][0]}</span></div></a></nav></article>',
        section=SECTION,
    ),
    Case(
        name="newspaper (tagDiv)",
        main=f'<div class="td-crumb-container"><div class="entry-crumbs"><span><a class="entry-crumb" href="/">Trang chủ</a></span> <i class="td-icon-right"></i> <span><a class="entry-crumb" href="/c/7">{SECTION}</a></span> <i></i> <span class="td-bred-no-url-last">{TITLE}</span></div></div><article class="post"><div class="td-post-header"><ul class="td-category"><li class="entry-category"><a href="/c/7">{SECTION}</a></li></ul><header class="td-post-title"><h1 class="entry-title">{TITLE}</h1><p class="td-post-sub-title">{LEAD}</p><div class="td-module-meta-info"><div class="td-post-author-name"><div class="td-author-by">Bởi</div> <a href="/author/ngoan">{A}</a><div class="td-author-line"> - </div> </div><span class="td-post-date"><time class="entry-date updated td-module-date" datetime="2025-03-12T08:30:00+07:00">12/03/2025</time></span><div class="td-post-comments"><a href="#respond"><i></i>0</a></div><div class="td-post-views"><i></i><span class="td-nr-views-4512">318</span></div></div></header></div><div class="td-post-sharing-top"><a>Facebook</a><a>Twitter</a></div><div class="td-post-content tagdiv-type">{X}</div><footer><div class="td-post-source-tags"><ul class="td-tags td-post-small-box"><li><span>TAGS</span></li><li><a href="/tag/sot-mo">sốt mò</a></li></ul></div><div class="td-block-row td-post-next-prev"><div class="td-post-next-prev-content"><span>Bài trước</span><a href="/a/1">{OTHERS[0][0]}</a></div></div><div class="author-box-wrap"><a href="/author/ngoan"><img class="avatar"></a><div class="desc"><div class="td-author-name vcard author"><span class="fn"><a href="/author/ngoan">{A}</a></span></div><div class="td-author-url"><a href="http://soyte.tanlung.example">http://soyte.tanlung.example</a></div></div></div></footer></article><div class="td_block_wrap td_block_related_posts"><h4 class="td-related-title"><a class="td-related-left td-cur-simple-item">BÀI VIẾT LIÊN QUAN</a><a class="td-related-right">XEM THÊM</a></h4>{_RELATED}</div>',
        section=SECTION,
        lead=LEAD,
    ),
    Case(
        name="sahifa",
        main=f'<div id="crumbs"><a href="/"><span class="fa fa-home"></span> Trang chủ</a> <span class="delimiter">/</span> <a href="/c/7">{SECTION}</a> <span class="delimiter">/</span> <span class="current">{TITLE}</span></div><article class="post-listing post"><div class="post-inner"><h1 class="name post-title entry-title"><span itemprop="name">{TITLE}</span></h1><p class="post-meta"><span class="post-meta-author"><i class="fa fa-user"></i><a href="/author/ngoan" title="">{A} </a></span><span class="tie-date"><i class="fa fa-clock-o"></i>12 Tháng Ba, 2025</span><span class="post-cats"><i class="fa fa-folder"></i>{LINK}</span><span class="post-comments"><i></i><a href="#respond">Để lại lời nhắn</a></span><span class="post-views"><i class="fa fa-eye"></i>318 Lượt xem</span></p><div class="clear"></div><div class="entry">{X}</div><div class="share-post"><span class="share-text">Share</span><ul><li><a href="#">Tweet</a></li></ul></div></div></article><p class="post-tag">Tags {_TAGS}</p><section id="author-box"><div class="block-head"><h3>About {A} </h3></div><div class="post-listing"></div></section><div class="post-navigation"><div class="post-previous"><a href="/a/1" rel="prev"><span>Previous</span> {OTHERS[0][0]}</a></div></div><section id="related_posts"><div class="block-head"><h3>Related Articles</h3></div>{_RELATED}</section>',
        published=D,
        section=SECTION,
    ),
    Case(
        name="jannah",
        main=f'<article id="the-post" class="container-wrapper post-content"><header class="entry-header-outer"><nav id="breadcrumb"><a href="/"><span class="tie-icon-home"></span> Trang chủ</a><em class="delimiter">/</em><a href="/c/7">{SECTION}</a><em class="delimiter">/</em><span class="current">{TITLE}</span></nav><div class="entry-header"><span class="post-cat-wrap"><a class="post-cat tie-cat-7" href="/c/7">{SECTION}</a></span><h1 class="post-title entry-title">{TITLE}</h1><div class="single-post-meta post-meta clearfix"><span class="author-meta single-author with-avatars"><span class="meta-item meta-author-wrapper meta-author-1"><span class="meta-author-avatar"><a href="/author/ngoan"><img alt="Ảnh của {A}" src="/av.png"></a></span><span class="meta-author"><a href="/author/ngoan" class="author-name tie-icon" title="{A}">{A}</a></span></span></span><span class="date meta-item tie-icon">12 Tháng Ba, 2025</span><span class="meta-item last-updated">Last Updated: 15 Tháng Ba, 2025</span><div class="tie-alignright"><span class="meta-comment tie-icon meta-item fa-before">0</span><span class="meta-views meta-item"><span class="tie-icon-fire"></span> 318 </span><span class="meta-reading-time meta-item"><span class="tie-icon-bookmark"></span> 2 phút đọc</span></div></div></div></header><div class="entry-content entry clearfix">{X}</div><div id="post-extra-info"><div class="theiaStickySidebar"></div></div></article><div id="related-posts"><div class="mag-box-title the-global-title"><h3>Related Articles</h3></div>{_RELATED}</div>',
        published=D,
        updated=U,
        section=SECTION,
    ),
    Case(
        name="hueman",
        main=f'<div class="page-title hu-pad group"><ul class="meta-single group"><li class="category">{LINK}</li><li class="comments"><a href="#respond"><i></i>0</a></li></ul></div><article class="post"><div class="post-inner group"><h1 class="post-title entry-title">{TITLE}</h1><p class="post-byline">bởi <span class="vcard author"><span class="fn"><a href="/author/ngoan" rel="author">{A}</a></span></span> &middot; Published <time class="published" datetime="2025-03-12T08:30:00+07:00">12 Tháng Ba, 2025</time> &middot; Updated <time class="updated" datetime="2025-03-15T09:40:00+07:00">15 Tháng Ba, 2025</time></p><div class="clear"></div><div class="entry themeform"><div class="entry-inner">{X}</div></div></div></article><p class="post-tags"><span>Thẻ:</span> {_TAGS}</p><h4 class="heading"><i></i>Có thể bạn sẽ thích...</h4><ul class="related-posts group">{_RELATED}</ul>',
        section=SECTION,
        updated=UT,
    ),
    Case(
        name="colormag",
        main=f'<article class="post"><div class="cm-featured-image"><img src="/a.jpg" width=900 height=500></div><div class="cm-post-content"><div class="cm-entry-header-meta"><div class="cm-post-categories"><a href="/c/7" rel="category tag">{SECTION}</a></div></div><header class="cm-entry-header"><h1 class="cm-entry-title">{TITLE}</h1></header><div class="cm-below-entry-meta cm-separator-default"><span class="cm-post-date"><a href="{URL}" title="08:30" rel="bookmark"><svg></svg> {T1}{T2}</a></span><span class="cm-author cm-vcard"><svg></svg><a class="url fn n" href="/author/ngoan" title="{A}">{A}</a></span><span class="cm-post-views"><svg></svg><span class="total-views">318 Views</span></span><span class="cm-comments-link"><a href="#respond"> 0 Bình luận</a></span></div><div class="cm-entry-summary">{X}</div></div></article><ul class="default-wp-page"><li class="previous"><a href="/a/1" rel="prev"><span class="meta-nav">&larr;</span>{OTHERS[0][0]}</a></li></ul><div class="cm-author-bio"><div class="cm-author-bio-content"><h4 class="cm-author-name">{A}</h4></div></div><div class="related-posts-wrapper"><h4 class="related-posts-main-title"><i></i><span>Có thể bạn cũng thích</span></h4>{_RELATED}</div>',
        section=SECTION,
        updated=UT,
    ),
    Case(
        name="mh-magazine",
        main=f'<nav class="mh-breadcrumb"><a href="/"><span>Trang chủ</span></a><span class="mh-breadcrumb-delimiter"><i></i></span><a href="/c/7">{SECTION}</a><span></span>{TITLE}</nav><article class="post"><header class="entry-header clearfix"><h1 class="entry-title">{TITLE}</h1><p class="mh-meta entry-meta"><span class="entry-meta-date updated"><i class="fa fa-clock-o"></i><a href="/2025/03/">12 Tháng Ba, 2025</a></span><span class="entry-meta-author author vcard"><i class="fa fa-user"></i><a class="fn" href="/author/admin/">admin</a></span><span class="entry-meta-categories"><i></i>{LINK}</span><span class="entry-meta-comments"><i></i><a class="mh-comment-count-link" href="#">0</a></span></p></header><div class="entry-content clearfix">{X}</div><div class="entry-tags clearfix"><i></i><ul><li>{_TAGS}</li></ul></div></article><div class="mh-author-box clearfix"><figure><img class="avatar"></figure><div class="mh-author-box-header"><span class="mh-author-box-name">Giới thiệu về admin</span><span class="mh-author-box-postcount"><a href="/author/admin">412 bài viết</a></span></div></div>',
        published=D,
        byline=None,
        section=SECTION,
    ),
    Case(
        name="covernews, a span of time for a date",
        main=f'<div class="em-breadcrumbs"><div role="navigation" class="breadcrumb-trail breadcrumbs"><ul class="trail-items"><li class="trail-item trail-begin"><a href="/"><span>Trang chủ</span></a></li><li class="trail-item"><a href="/c/7"><span>{SECTION}</span></a></li><li class="trail-item trail-end"><span>{TITLE}</span></li></ul></div></div><article class="af-single-article post"><div class="entry-content-wrap"><header class="entry-header"><div class="header-details-wrapper"><div class="entry-header-details"><div class="figure-categories figure-categories-bg"><ul class="cat-links"><li class="meta-category"><a class="covernews-categories" href="/c/7">{SECTION}</a></li></ul></div><h1 class="entry-title">{TITLE}</h1><span class="author-links"><span class="item-metadata posts-author"><i class="far fa-user-circle"></i><a href="/author/ngoan">{A}</a></span><span class="item-metadata posts-date"><i class="far fa-clock"></i><a href="/2025/03/">3 tháng ago</a></span></span><div class="post-excerpt"><p>{LEAD}</p></div></div></div></header><div class="entry-content">{X}</div></div></article><div class="promotionspace enable-promotionspace"><div class="em-reated-posts col-ten"><h3 class="related-title">More Stories</h3>{_RELATED}</div></div>',
        head='<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","datePublished":"2025-03-12T01:30:00+00:00","dateModified":"2025-03-12T01:30:00+00:00"}]}</script>',
        section=SECTION,
        lead=LEAD,
    ),
    Case(
        name="newsup, the month first",
        main=f'<div class="mg-blog-post-box"><div class="mg-header"><div class="mg-blog-category"><a class="newsup-categories category-color-1" href="/c/7">{SECTION}</a></div><h1 class="title single"> <a title="Permalink to: {TITLE}">{TITLE}</a></h1><div class="media mg-info-author-block"><a class="mg-author-pic" href="/author/ngoan"><img class="avatar" src="/av.png"></a><div class="media-body"><h4 class="media-heading"><span>By</span><a href="/author/ngoan">{A}</a></h4><span class="mg-blog-date"><i class="fas fa-clock"></i> Th3 12, 2025</span><span class="newsup-tags"><i></i><a href="/tag/x">#sốt mò</a></span></div></div></div><img class="img-fluid wp-post-image" src="/a.jpg" width=900 height=500><article class="page-content-single small single">{X}<div class="post-share"><div class="post-share-icons cf"><a class="link facebook" href="#"></a></div></div>{_PREVIOUS}</article></div><div class="media mg-info-author-block"><div class="media-body"><h4 class="media-heading">By <a href="/author/ngoan">{A}</a></h4></div></div><div class="mg-featured-slider p-3 mb-4"><div class="mg-sec-title"><h4>Related Post</h4></div>{_RELATED}</div>',
        published=D,
        section=SECTION,
    ),
    Case(
        name="neve",
        main=f'<article class="nv-single-post-wrap post"><div class="entry-header"><div class="nv-title-meta-wrap"><small class="nv--yoast-breadcrumb"><a href="/">Trang chủ</a> » <a href="/c/7">{SECTION}</a> » <strong>{TITLE}</strong></small><h1 class="title entry-title">{TITLE}</h1><ul class="nv-meta-list"><li class="meta author vcard"><span class="author-name fn">bởi <a href="/author/ngoan" rel="author">{A}</a></span></li><li class="meta date posted-on">{T1}{T2}</li><li class="meta category last">{LINK}</li></ul></div></div><div class="nv-content-wrap entry-content">{X}</div><div class="nv-tags-list"><span>Thẻ:</span>{_TAGS}</div><div class="nv-post-navigation"><div class="previous"><a href="/a/1" rel="prev"><span class="nav-direction">trước</span><span>{OTHERS[0][0]}</span></a></div></div></article>',
        section=SECTION,
        updated=UT,
    ),
    Case(
        name="vmag, no words at all",
        main=f'<article class="post"><header class="entry-header"><h1 class="entry-title">{TITLE}</h1></header><div class="entry-thumb"><img src="/a.jpg" width=900 height=500></div><div class="entry-meta clearfix"><span class="post-author"><span class="author vcard">{BY}</span></span><span class="posted-on"><a href="{URL}" rel="bookmark">{T1}\n{T2}</a></span><span class="cat-links">{LINK}</span><span class="comments-count"><a href="#respond">0</a></span></div><div class="entry-content">{X}<span class="single-post-tags">{_TAGS}</span></div></article>{_PREVIOUS}',
        section=SECTION,
        updated=UT,
    ),
    Case(
        name="hoot, labels with colons",
        main=f'<div id="loop-meta" class="loop-meta-wrap"><div class="loop-meta"><h1 class="loop-title entry-title">{TITLE}</h1><div class="loop-description"><div class="entry-byline"><div class="entry-byline-block entry-byline-author"><span class="entry-byline-label">Bởi:</span> <span class="entry-author"><a href="/author/ngoan" class="url fn n" rel="author"><span>{A}</span></a></span></div> <div class="entry-byline-block entry-byline-date"><span class="entry-byline-label">Vào:</span> <time class="entry-published updated" datetime="2025-03-12T08:30:00+07:00" title="Thứ Tư, Tháng Ba 12, 2025, 8:30 sáng">12 Tháng Ba, 2025</time></div> <div class="entry-byline-block entry-byline-cats"><span class="entry-byline-label">Trong:</span> {LINK}</div> <div class="entry-byline-block entry-byline-comments"><span class="entry-byline-label">Với:</span> <a href="#respond">0 bình luận</a></div></div></div></div></div><article class="entry post"><div class="entry-content"><div class="entry-the-content">{X}</div></div></article>',
        section=SECTION,
    ),
    Case(
        name="zakra",
        main=f'<article class="post"><div class="zak-entry-meta"><span class="zak-posted-by author vcard">Bởi {BY}</span><span class="zak-posted-on">Đăng vào <a href="{URL}" rel="bookmark">{T1}</a> | Cập nhật vào {T2}</span><span class="cat-links">Đăng trong {LINK}</span><span class="comments-link"><a href="#respond">Không có bình luận</a></span></div><header class="entry-header"><h1 class="entry-title">{TITLE}</h1></header>{_CONTENT}</article>{_PREVIOUS}',
        section=SECTION,
        updated=UT,
    ),
    Case(
        name="newsmatic",
        main=f'<div class="newsmatic-breadcrumb-wrap"><div class="breadcrumbs"><ul class="trail-items"><li><a href="/"><span>Home</span></a></li><li><a href="/c/7"><span>{SECTION}</span></a></li><li><span>{TITLE}</span></li></ul></div></div><article class="post"><div class="post-inner"><header class="entry-header"><ul class="post-categories"><li class="cat-item cat-7">{LINK}</li></ul><h1 class="entry-title">{TITLE}</h1><div class="entry-meta"><span class="byline"> <span class="author vcard"><a class="url fn n author_name" href="/author/ngoan">{A}</a></span></span><span class="post-date posted-on published"><a href="{URL}" rel="bookmark">{T1}{T2}</a></span><a href="#comments"><span class="post-comment">0</span></a><span class="read-time">3 mins</span></div><div class="post-thumbnail"><img src="/a.jpg" width=900 height=500><span class="thumb-caption"></span></div></header><div class="entry-content">{X}</div><footer class="entry-footer"><span class="tags-links">Tagged: {_TAGS}</span></footer><nav class="navigation post-navigation"><div class="nav-links"><div class="nav-previous"><a href="/a/1" rel="prev"><span class="nav-subtitle"><i></i>Previous:</span> <span class="nav-title">{OTHERS[0][0]}</span></a></div></div></nav></div></article>',
        section=SECTION,
        updated=UT,
    ),
    Case(
        name="elementor",
        main=f'<div data-elementor-type="single-post" class="elementor elementor-812"><div class="elementor-element e-con"><div class="elementor-widget-theme-post-title elementor-widget-heading"><div class="elementor-widget-container"><h1 class="elementor-heading-title elementor-size-default">{TITLE}</h1></div></div><div class="elementor-widget-post-info"><div class="elementor-widget-container"><ul class="elementor-inline-items elementor-icon-list-items elementor-post-info"><li class="elementor-icon-list-item elementor-inline-item" itemprop="author"><span class="elementor-icon-list-icon"><i></i></span><span class="elementor-icon-list-text elementor-post-info__item elementor-post-info__item--type-author">{A}</span></li><li class="elementor-icon-list-item" itemprop="datePublished"><span class="elementor-icon-list-text elementor-post-info__item elementor-post-info__item--type-date"><time>12/03/2025</time></span></li><li class="elementor-icon-list-item"><span class="elementor-icon-list-text elementor-post-info__item elementor-post-info__item--type-time"><time>8:30 sáng</time></span></li><li class="elementor-icon-list-item" itemprop="about"><span class="elementor-icon-list-text elementor-post-info__item elementor-post-info__item--type-terms"><span class="elementor-post-info__terms-list"><a href="/c/7" class="elementor-post-info__terms-list-item">{SECTION}</a></span></span></li></ul></div></div><div class="elementor-widget-theme-post-content"><div class="elementor-widget-container">{X}</div></div><div class="elementor-widget-post-navigation"><div class="elementor-post-navigation"><a href="/a/1" rel="prev"><span class="post-navigation__prev--label">Trước</span><span class="post-navigation__prev--title">{OTHERS[0][0]}</span></a></div></div></div></div>',
        section=SECTION,
    ),
    Case(
        name="newsmag (tagDiv), hitmag",
        main=f'<article class="hitmag-single post"><header class="entry-header"><div class="cat-links">{LINK}</div><h1 class="entry-title">{TITLE}</h1><div class="entry-meta"><span class="posted-on"><a href="{URL}" rel="bookmark">{T1}</a></span><span class="meta-sep"> - </span><span class="byline"> bởi <span class="author vcard">{BY}</span></span><span class="meta-sep"> - </span><span class="comments-link"><a href="#respond">Để lại bình luận</a></span></div></header><a class="image-link" href="/a.jpg"><img src="/a.jpg" width=900 height=500></a><div class="entry-content">{X}</div></article><div class="hm-related-posts"><div class="wt-container"><h4 class="widget-title">Bài viết liên quan</h4></div>{_RELATED}</div><div class="hm-authorbox"><div class="hm-author-content"><h4 class="author-name">Giới thiệu về {A}</h4><p class="author-description"></p><a class="hm-author-posts-link" href="/author/ngoan">Xem tất cả bài viết của {A} &rarr;</a></div></div>',
        section=SECTION,
    ),
    Case(
        name="plugins around the text",
        main=f'<article class="post"><header class="entry-header"><h1 class="entry-title">{TITLE}</h1><div class="entry-meta">Ngày đăng: <span class="date">12/03/2025</span> lúc 8:30 sáng</div></header><div class="entry-content"><div class="kk-star-ratings"><div class="kksr-legend">5/5 - (1 bình chọn)</div></div><p><strong>{LEAD}</strong></p><div id="ez-toc-container"><div class="ez-toc-title-container"><p class="ez-toc-title">Nội dung bài viết</p></div><nav><ul><li><a href="#1">Ca đầu tiên</a></li></ul></nav></div>{X}<div class="post-views content-post post-4512 entry-meta"><span class="post-views-icon dashicons"></span> <span class="post-views-label">Lượt xem:</span> <span class="post-views-count">318</span></div><div class="yarpp yarpp-related"><h3>Bài liên quan:</h3><ol><li><a href="/a/1" rel="bookmark">{OTHERS[0][0]}</a></li></ol></div><div class="addtoany_share_save_container"><div class="addtoany_header">Chia sẻ bài viết này:</div></div></div></article>',
        head='<script type="application/ld+json" class="yoast-schema-graph">{"@context":"https://schema.org","@graph":[{"@type":"Article","author":{"name":"'
        + A
        + '","@id":"https://soyte.tanlung.example/#/schema/person/1"},"headline":"'
        + TITLE
        + '","datePublished":"2025-03-12T01:30:00+00:00","dateModified":"2025-03-15T02:40:00+00:00","articleSection":["'
        + SECTION
        + '"]},{"@type":"Person","@id":"https://soyte.tanlung.example/#/schema/person/1","name":"'
        + A
        + '"}]}</script>',
        section=SECTION,
        updated=UT,
        lead=LEAD,
    ),
    Case(
        name="rank math, the author by reference",
        main=f'<article class="post"><header class="entry-header"><h1 class="entry-title">{TITLE}</h1><div class="entry-meta"><span class="posted-on">{T1}</span></div></header>{_CONTENT}</article>',
        head='<script type="application/ld+json" class="rank-math-schema">{"@context":"https://schema.org","@graph":[{"@type":["Organization","Person"],"@id":"/#organization","name":"Sở Y tế Tân Lũng"},{"@type":"Person","@id":"/author/ngoan/","name":"'
        + A
        + '"},{"@type":"BlogPosting","headline":"'
        + TITLE
        + '","datePublished":"2025-03-12T08:30:00+07:00","author":{"@id":"/author/ngoan/"},"publisher":{"@id":"/#organization"},"articleSection":"'
        + SECTION
        + '"}]}</script>',
        section=SECTION,
    ),
    Case(
        name="all in one seo, the author is the office",
        main=f'<article class="post"><header class="entry-header"><h1 class="entry-title">{TITLE}</h1><div class="entry-meta"><span class="posted-on">{T1}</span></div></header>{_CONTENT}</article>',
        head='<script type="application/ld+json" class="aioseo-schema">{"@context":"https://schema.org","@graph":[{"@type":"BlogPosting","headline":"x","author":{"@id":"/author/x/#author"},"datePublished":"2025-03-12T08:30:00+07:00"},{"@type":"Person","@id":"/author/x/#author","name":"Trung tâm Y tế Khau Vai"}]}</script>',
        byline=None,
    ),
    Case(
        name="several authors",
        main=f'<article class="post"><header class="entry-header"><h1 class="entry-title">{TITLE}</h1><div class="entry-meta">Bởi <span class="author vcard"><a href="/author/a" class="url fn">{A}</a> và <a href="/author/b" class="url fn">Nông Văn Tháp</a></span> | <span class="posted-on">{T1}</span> | {LINK}</div></header>{_CONTENT}</article>',
        byline=f"{A} và Nông Văn Tháp",
        section=SECTION,
    ),
)

# Joomla

_PAGER = f'<ul class="pager pagenav"><li class="previous"><a href="/a/1" rel="prev"><span class="icon-chevron-left"></span> Trang trước</a></li><li class="next"><a href="/a/2" rel="next">Trang sau</a></li></ul><div class="relateditems"><h3>Bài viết liên quan</h3><ul><li><a href="/a/3">{OTHERS[2][0]}</a></li></ul></div>'
_JOOMLA = (
    Case(
        name="joomla 1.5, tables",
        main=f'<table class="contentpaneopen"><tr><td class="contentheading" width="100%"><a href="{URL}" class="contentpagetitle">{TITLE}</a></td><td align="right" class="buttonheading"><a href="#" title="PDF"><img src="/pdf.png" alt="PDF"></a></td><td class="buttonheading"><a href="#"><img src="/p.png" alt="In"></a></td></tr></table><table class="contentpaneopen"><tr><td width="70%" align="left" valign="top" colspan="2"><span class="small">Viết bởi {A} &nbsp;&nbsp;</span></td></tr><tr><td valign="top" colspan="2" class="createdate">Thứ tư, 12 Tháng 3 2025 08:30</td></tr><tr><td valign="top" colspan="2">{X}</td></tr><tr><td colspan="2" class="modifydate">Lần cập nhật cuối lúc Thứ bảy, 15 Tháng 3 2025 09:40</td></tr></table><span class="article_separator">&nbsp;</span>',
        updated=UT,
    ),
    Case(
        name="joomla 1.5, beez",
        main=f'<h2 class="contentheading">{TITLE}</h2><p class="buttonheading"><img src="/pdf.png" alt="attention open in a new window"><a href="#">PDF</a> | <a href="#">In</a> | <a href="#">E-mail</a></p><p class="pageinfo"><span>Y tế</span> - <span>{SECTION}</span></p><p class="iteminfo"><span class="modifydate">Lần cập nhật cuối (Thứ bảy, 15 Tháng 3 2025 09:40)</span><span class="createdby">Viết bởi {A}</span><span class="createdate">Thứ tư, 12 Tháng 3 2025 08:30</span></p>{X}',
        updated=UT,
    ),
    Case(
        name="joomla 2.5",
        main=f'<div class="item-page"><h2><a href="{URL}">{TITLE}</a></h2><ul class="actions"><li class="print-icon"><a href="#"><img alt="In" src="/p.png"></a></li><li class="email-icon"><a href="#"><img alt="Email" src="/e.png"></a></li></ul><dl class="article-info"><dt class="article-info-term">Chi tiết</dt><dd class="parent-category-name">Chuyên mục chính: <a href="/c/1">Y tế</a></dd><dd class="category-name">Chuyên mục: <a href="/c/7">{SECTION}</a></dd><dd class="create">Được viết: Thứ ba, 11 Tháng 3 2025 16:02</dd><dd class="modified">Cập nhật lần cuối: Thứ bảy, 15 Tháng 3 2025 09:40</dd><dd class="published">Được đăng: Thứ tư, 12 Tháng 3 2025 08:30</dd><dd class="createdby">Viết bởi {A}</dd><dd class="hits">Lượt xem: 318</dd></dl>{X}{_PAGER}</div>',
        updated=UT,
        section=SECTION,
    ),
    Case(
        name="joomla 3, protostar",
        main=f'<div class="item-page" itemscope><meta itemprop="inLanguage" content="vi-VN"><div class="page-header"><h2 itemprop="headline">{TITLE}</h2></div><div class="icons"><div class="btn-group pull-right"><a class="btn dropdown-toggle" href="#"><span class="icon-cog"></span></a><ul class="dropdown-menu"><li class="print-icon"><a href="#">In</a></li><li class="email-icon"><a href="#">Email</a></li></ul></div></div><dl class="article-info muted"><dt class="article-info-term">Chi tiết</dt><dd class="createdby" itemprop="author">Viết bởi <span itemprop="name">Super User</span></dd><dd class="category-name">Chuyên mục: <a href="/c/7" itemprop="genre">{SECTION}</a></dd><dd class="published"><span class="icon-calendar"></span><time datetime="2025-03-12T08:30:00+07:00" itemprop="datePublished">Được đăng: 12 Tháng 3 2025</time></dd><dd class="modified"><time datetime="2025-03-15T09:40:00+07:00" itemprop="dateModified">Cập nhật lần cuối: 15 Tháng 3 2025</time></dd><dd class="hits"><span class="icon-eye-open"></span><meta itemprop="interactionCount" content="UserPageVisits:318">Lượt xem: 318</dd></dl><div itemprop="articleBody">{X}</div>{_PAGER}</div>',
        byline=None,
        updated=UT,
        section=SECTION,
    ),
    Case(
        name="joomla 4, cassiopeia with the page's heading",
        main=f'<div class="com-content-article item-page"><div class="page-header"><h1> Tin tức </h1></div><div class="page-header"><h2> {TITLE} </h2></div><dl class="article-info text-muted"><dt class="article-info-term"> Chi tiết </dt><dd class="createdby"><span class="icon-user icon-fw"></span> Viết bởi: <span>{A}</span></dd><dd class="category-name"><span class="icon-folder-open"></span> Chuyên mục: <a href="/c/7">{SECTION}</a></dd><dd class="published"><span class="icon-calendar"></span><time datetime="2025-03-12T08:30:00+07:00">Xuất bản: 12 Tháng 3 2025</time></dd><dd class="modified"><time datetime="2025-03-15T09:40:00+07:00">Cập nhật mới nhất: 15 Tháng 3 2025</time></dd><dd class="hits">Lượt xem: 318</dd></dl><div class="com-content-article__body">{X}</div><nav class="pagenavigation"><span class="pagination ms-0"><a class="btn btn-sm btn-secondary previous" href="/a/1"><span class="visually-hidden">Bài trước: {OTHERS[0][0]}</span> <span>Trang trước</span></a></span></nav></div>',
        updated=UT,
        section=SECTION,
    ),
    Case(
        name="joomla 4, the block below",
        main=f'<div class="com-content-article item-page"><div class="page-header"><h1> {TITLE} </h1></div><div class="com-content-article__body">{X}</div><dl class="article-info text-muted"><dt class="article-info-term"> Chi tiết </dt><dd class="createdby"> Viết bởi: <span>{A}</span></dd><dd class="category-name"> Chuyên mục: <a href="/c/7">{SECTION}</a></dd><dd class="create"><time datetime="2025-03-12T08:30:00+07:00">Được viết: 12 Tháng 3 2025</time></dd><dd class="hits">Lượt xem: 318</dd></dl></div>',
        section=SECTION,
    ),
    Case(
        name="helix 3, facts above the title",
        main=f'<article class="item item-page"><div class="entry-image full-image"><img src="/a.jpg" width=900 height=500></div><div class="entry-header"><dl class="article-info"><dt class="article-info-term"></dt><dd class="createdby" itemprop="author"><i class="fa fa-user"></i><span itemprop="name" data-toggle="tooltip" title="Viết bởi ">{A}</span></dd><dd class="category-name"><i class="fa fa-folder-open-o"></i><a href="/c/7" itemprop="genre" title="Chuyên mục">{SECTION}</a></dd><dd class="published"><i class="fa fa-calendar-o"></i><time datetime="2025-03-12T08:30:00+07:00" itemprop="datePublished" title="Được đăng">12 Tháng 3 2025</time></dd><dd class="hits"><span class="fa fa-eye"></span>Lượt xem: 318</dd></dl><h2 itemprop="name">{TITLE}</h2></div><div itemprop="articleBody">{X}</div><div class="helix-social-share"><ul><li><a href="#"></a></li></ul></div>{_PAGER}</article>',
        section=SECTION,
    ),
    Case(
        name="helix ultimate",
        main=f'<div class="article-details"><div class="article-header"><h1 itemprop="headline">{TITLE}</h1></div><div class="article-can-edit d-flex flex-wrap justify-content-between"></div><div class="article-info"><span class="createdby" itemprop="author" title="Viết bởi: {A}"><span itemprop="name">{A}</span></span><span class="category-name" title="Chuyên mục: {SECTION}"><a href="/c/7">{SECTION}</a></span><span class="published" title="Được đăng: 12 Tháng 3 2025"><time datetime="2025-03-12T08:30:00+07:00" itemprop="datePublished">12 Tháng 3 2025</time></span><span class="hits">Lượt xem: 318</span></div><div class="article-ratings-social-share d-flex"><div class="social-share-block"><div class="article-social-share"><ul><li><a href="#"></a></li></ul></div></div></div><div itemprop="articleBody">{X}</div><nav class="pagenavigation"><a class="btn" href="/a/1">Trang trước</a></nav></div>',
        section=SECTION,
    ),
    Case(
        name="t3, facts in an aside",
        main=f'<div class="item-page clearfix"><article itemscope><header class="article-header clearfix"><h1 class="article-title" itemprop="headline"><a href="{URL}" itemprop="url">{TITLE}</a></h1></header><aside class="article-aside clearfix"><dl class="article-info  muted"><dt class="article-info-term">Chi tiết</dt><dd class="createdby hasTooltip" itemprop="author" title="Viết bởi "><i class="fa fa-user"></i><span itemprop="name">{A}</span></dd><dd class="category-name hasTooltip" title="Chuyên mục: "><i class="fa fa-folder-open"></i><a href="/c/7"><span itemprop="genre">{SECTION}</span></a></dd><dd class="published hasTooltip" title="Được đăng: "><i class="icon-calendar"></i><time datetime="2025-03-12T08:30:00+07:00">12 Tháng 3 2025<meta itemprop="datePublished" content="2025-03-12T08:30:00+07:00"></time></dd><dd class="hits"><i class="fa fa-eye"></i>Lượt xem: 318</dd></dl><div class="view-tools"><a class="btn" href="#">In</a></div></aside><section class="article-content clearfix" itemprop="articleBody">{X}</section></article></div>',
        section=SECTION,
    ),
    Case(
        name="yootheme (uikit), facts in a sentence",
        main=f'<article class="uk-article"><h1 class="uk-article-title">{TITLE}</h1><p class="uk-article-meta">Viết bởi {A} vào 12 Tháng 3 2025. Đăng trong <a href="/c/7">{SECTION}</a>.</p><div class="uk-margin-medium-top">{X}</div><ul class="uk-pagination"><li><a href="/a/1">Trang trước</a></li></ul></article>',
        published=D,
        section=SECTION,
    ),
    Case(
        name="warp 6, facts in a sentence in English",
        main=f'<div id="system"><article class="item"><header><h1 class="title">{TITLE}</h1><p class="meta">Written by {A} on 12 Tháng 3 2025. Posted in <a href="/c/7">{SECTION}</a></p></header><div class="content clearfix">{X}</div></article></div>',
        published=D,
        section=SECTION,
    ),
    Case(
        name="k2",
        main=f'<div id="k2Container" class="itemView"><div class="itemHeader"><span class="itemDateCreated">Thứ tư, 12 Tháng 3 2025 08:30</span><h2 class="itemTitle">{TITLE}</h2><span class="itemAuthor">Viết bởi <a rel="author" href="/u/7">{A}</a></span></div><div class="itemToolbar"><ul><li><span class="itemTextResizerTitle">font size</span> <a href="#" id="fontDecrease"><span>giảm kích thước chữ</span></a> <a href="#" id="fontIncrease"><span>tăng kích thước chữ</span></a></li><li><a class="itemPrintLink" href="#"><span>Print</span></a></li><li><a class="itemEmailLink" href="#"><span>Email</span></a></li></ul></div><div class="itemRatingBlock"><span>Đánh giá mục này</span><div class="itemRatingForm"><ul class="itemRatingList"><li><a href="#">1</a></li><li><a href="#">2</a></li></ul><div class="itemRatingLog">(0 bình chọn)</div></div></div><div class="itemBody"><div class="itemImageBlock"><span class="itemImage"><img src="/a.jpg" width=600></span></div><div class="itemIntroText"><p>{LEAD}</p></div><div class="itemFullText">{X}</div><div class="itemContentFooter"><span class="itemHits">Đọc <b>318</b> Lần</span> <span class="itemDateModified">Sửa lần cuối vào Thứ bảy, 15 Tháng 3 2025 09:40</span></div></div><div class="itemLinks"><div class="itemCategory"><span>Xuất bản trong</span> <a href="/c/7">{SECTION}</a></div><div class="itemTagsBlock"><span>Từ khóa</span><ul class="itemTags"><li><a href="/tag/x">sốt mò</a></li></ul></div></div><div class="itemAuthorBlock"><div class="itemAuthorDetails"><h3 class="itemAuthorName"><a rel="author" href="/u/7">{A}</a></h3></div></div><div class="itemAuthorLatest"><h3>Mới nhất từ {A}</h3><ul><li><a href="/a/1">{OTHERS[0][0]}</a></li></ul></div><div class="itemRelated"><h3>Các bài viết liên quan</h3><ul><li><a class="itemRelTitle" href="/a/2">{OTHERS[1][0]}</a></li></ul></div><div class="itemNavigation"><span class="itemNavigationTitle">Xem thêm trong thể loại này:</span><a class="itemPrevious" href="/a/3">&laquo; {OTHERS[2][0]}</a></div><div class="itemBackToTop"><a href="#">Trở lại đầu trang</a></div></div>',
        updated=UT,
        section=SECTION,
        lead=LEAD,
    ),
    Case(
        name="gantry, rockettheme",
        main=f'<div class="rt-joomla"><article class="item-page"><div class="article-header"><h2> {TITLE}</h2></div><dl class="article-info"><dt class="article-info-term">Chi tiết</dt><dd class="create"><span class="icon-calendar"></span> Được viết ngày 12 Tháng 3 2025</dd><dd class="createdby"> Viết bởi {A}</dd><dd class="category-name"> Chuyên mục: <a href="/c/7">{SECTION}</a></dd></dl>{X}</article></div>',
        published=D,
        section=SECTION,
    ),
)
_JOOMLA = tuple(
    Case(**{name: getattr(case, name) for name in Case.__slots__ if name != "family"}, family="joomla")
    for case in _JOOMLA
)

# Drupal

_BODY = f'<div class="field field-name-body field-type-text-with-summary field-label-hidden"><div class="field-items"><div class="field-item even" property="content:encoded">{X}</div></div></div>'
_BODY8 = f'<div class="clearfix text-formatted field field--name-body field--type-text-with-summary field--label-hidden field__item">{X}</div>'
_TERMS = f'<div class="field field-name-field-chuyen-muc field-type-taxonomy-term-reference field-label-above"><div class="field-label">Chuyên mục:&nbsp;</div><div class="field-items"><div class="field-item even"><a href="/c/7" typeof="skos:Concept">{SECTION}</a></div></div></div>'
_DRUPAL = (
    Case(
        name="drupal 7, bartik",
        main=f'<h1 class="title" id="page-title">{TITLE}</h1><div class="tabs"></div><div id="node-4512" class="node node-article"><div class="meta submitted"><span property="dc:date dc:created" content="2025-03-12T08:30:00+07:00" datatype="xsd:dateTime">Submitted by <span class="username" xml:lang="" typeof="sioc:UserAccount" property="foaf:name">{A}</span> on T4, 12/03/2025 - 08:30</span></div><div class="content clearfix">{_BODY}{_TERMS}</div><div class="link-wrapper"><ul class="links inline"><li class="comment_forbidden first last"><span><a href="/user/login">Đăng nhập</a> để gửi bình luận</span></li></ul></div></div>',
        section=SECTION,
    ),
    Case(
        name="drupal 7, zen",
        main=f'<h1 class="page__title title" id="page-title">{TITLE}</h1><article class="node-4512 node node-article"><header><p class="submitted">Được gửi bởi <span class="username">{A}</span> vào <time pubdate datetime="2025-03-12T08:30:00+07:00">12 Tháng 3, 2025 - 08:30</time></p></header>{_BODY}</article>',
    ),
    Case(
        name="drupal 7, garland",
        main=f'<h1>{TITLE}</h1><div class="node"><span class="submitted">T4, 12/03/2025 - 08:30 — <span class="username">{A}</span></span><div class="content clearfix">{_BODY}</div></div>',
    ),
    Case(
        name="drupal 6, an account",
        main=f'<h2 class="title">{TITLE}</h2><div class="node"><div class="submitted">Đăng bởi <a href="/user/1">admin</a> vào T4, 12/03/2025 - 08:30</div><div class="content">{X}</div><div class="links"><ul class="links inline"><li><a href="/user/login">Đăng nhập để viết bình luận</a></li></ul></div></div>',
        byline=None,
    ),
    Case(
        name="drupal 8, the month before the day as the weekday tells",
        main=f'<div id="block-page-title"><h1 class="title page-title"><span class="field field--name-title">{TITLE}</span></h1></div><article class="node node--type-article node--view-mode-full clearfix"><header><div class="node__meta"><span>Submitted by <span class="field field--name-uid"><span lang="" typeof="schema:Person" property="schema:name">{A}</span></span> on <span class="field field--name-created">T6, 04/11/2025 - 08:30</span></span></div></header><div class="node__content clearfix">{_BODY8}</div></article>',
        published="2025-04-11T08:30",
    ),
    Case(
        name="drupal 9, olivero",
        main=f'<div class="block block-page-title-block"><h1 class="title page-title"><span class="field field--name-title">{TITLE}</span></h1></div><article class="node node--type-article node--view-mode-full"><header><div class="node__meta"><span>Bởi <span class="node__author"><span>{A}</span></span>, <span class="field field--name-created">12 Tháng 3, 2025</span></span></div></header><div class="node__content">{_BODY8}</div></article>',
        published=D,
    ),
    Case(
        name="drupal 7, adaptive theme",
        main=f'<header id="main-content-header" class="clearfix"><h1 id="page-title">{TITLE}</h1></header><article id="node-4512" class="node node-article article odd node-full"><footer class="submitted"><p class="author-datetime">Gửi bởi <span class="username">{A}</span> ngày <time datetime="2025-03-12T08:30:00+07:00" pubdate="pubdate">Thứ tư, Tháng 3 12, 2025 - 08:30</time></p></footer><div class="node-content">{_BODY}</div><nav class="clearfix"></nav></article>',
    ),
    Case(
        name="drupal 7, fields with labels",
        main=f'<h1 class="title" id="page-title">{TITLE}</h1><div class="node node-tin-tuc"><div class="content"><div class="field field-name-field-ngay-dang field-type-datetime field-label-inline clearfix"><div class="field-label">Ngày đăng:&nbsp;</div><div class="field-items"><div class="field-item even"><span class="date-display-single" property="dc:date" content="2025-03-12T00:00:00+07:00">Thứ tư, Tháng 3 12, 2025</span></div></div></div><div class="field field-name-field-tac-gia field-type-text field-label-inline clearfix"><div class="field-label">Tác giả:&nbsp;</div><div class="field-items"><div class="field-item even">{A}</div></div></div>{_BODY}<div class="field field-name-field-file field-type-file field-label-above"><div class="field-label">File đính kèm:&nbsp;</div></div></div></div>',
        published=D,
    ),
    Case(
        name="drupal 7, the date in a view beside the text",
        main=f'<div class="breadcrumb"><a href="/">Trang chủ</a> » <a href="/c/7">{SECTION}</a></div><h1 class="page-title">{TITLE}</h1><div class="view view-chi-tiet"><div class="view-content"><div class="views-row"><div class="views-field views-field-created"><span class="views-label views-label-created">Ngày đăng: </span><span class="field-content">12/03/2025 - 08:30</span></div><div class="views-field views-field-totalcount"><span class="views-label">Lượt xem: </span><span class="field-content">318</span></div><div class="views-field views-field-body"><div class="field-content">{X}</div></div></div></div></div>',
        byline=None,
        section=SECTION,
    ),
)
_DRUPAL = tuple(
    Case(**{name: getattr(case, name) for name in Case.__slots__ if name != "family"}, family="drupal")
    for case in _DRUPAL
)

# Others

_OTHER = (
    Case(
        name="blogger, the date above the title",
        main=f'<div class="date-outer"><h2 class="date-header"><span>Thứ Tư, 12 tháng 3, 2025</span></h2><div class="date-posts"><div class="post-outer"><div class="post hentry uncustomized-post-template"><h3 class="post-title entry-title">{TITLE}</h3><div class="post-header"><div class="post-header-line-1"></div></div><div class="post-body entry-content">{X}<div style="clear: both;"></div></div><div class="post-footer"><div class="post-footer-line post-footer-line-1"><span class="post-author vcard">Được đăng bởi <span class="fn"><a class="g-profile" href="/p/1" rel="author"><span>{A}</span></a></span></span> <span class="post-timestamp">vào lúc <a class="timestamp-link" href="{URL}" rel="bookmark"><abbr class="published" title="2025-03-12T08:30:00+07:00">08:30</abbr></a></span> <span class="post-icons"></span><div class="post-share-buttons goog-inline-block"><a href="#"><span>Gửi email bài đăng này</span></a><a href="#"><span>BlogThis!</span></a><a href="#"><span>Chia sẻ lên X</span></a><a href="#"><span>Chia sẻ lên Facebook</span></a><a href="#"><span>Chia sẻ lên Pinterest</span></a></div></div><div class="post-footer-line post-footer-line-2"><span class="post-labels">Nhãn: <a href="/search/label/y" rel="tag">{SECTION}</a></span></div></div></div><div class="comments" id="comments"><h4>Không có nhận xét nào:</h4><p class="comment-footer"><a href="#">Đăng nhận xét</a></p></div></div></div></div><div class="blog-pager" id="blog-pager"><span><a class="blog-pager-newer-link" href="/a/1">Bài đăng Mới hơn</a></span><span><a class="blog-pager-older-link" href="/a/2">Bài đăng Cũ hơn</a></span><a class="home-link" href="/">Trang chủ</a></div><div class="post-feeds"><div class="feed-links">Đăng ký: <a class="feed-link" href="/f">Đăng Nhận xét (Atom)</a></div></div>',
    ),
    Case(
        name="blogger, contempo",
        main=f'<article class="post-outer-container"><div class="post"><h3 class="post-title entry-title">{TITLE}</h3><div class="post-header"><div class="post-header-line-1"><span class="byline post-author vcard"><span class="post-author-label">Bởi</span><span class="fn"><a class="g-profile" href="/p/1" rel="author"><span>{A}</span></a></span></span><span class="byline post-timestamp"><meta content="{URL}"><a class="timestamp-link" href="{URL}" rel="bookmark"><time class="published" datetime="2025-03-12T08:30:00+07:00" title="2025-03-12T08:30:00+07:00">tháng 3 12, 2025</time></a></span></div></div><div class="post-body entry-content float-container">{X}</div><div class="post-bottom"><div class="post-footer"><span class="byline post-labels"><span class="byline-label">Nhãn</span><a href="/search/label/y" rel="tag">{SECTION}</a></span></div><div class="post-share-buttons"><button>Chia sẻ</button></div></div></div></article><section class="comments"><h3 class="title">Nhận xét</h3><div class="comment-form"><h4 id="comment-post-message">Đăng nhận xét</h4></div></section>',
    ),
    Case(
        name="typo3 news",
        main=f'<div class="news news-single"><div class="article" itemscope><div class="header"><h3 itemprop="headline">{TITLE}</h3></div><div class="footer"><p><span class="news-list-date"><time itemprop="datePublished" datetime="2025-03-12">12.03.2025</time></span> <span class="news-list-category">{SECTION}</span> <span class="news-list-author">bởi <span itemprop="name">{A}</span></span></p></div><div class="teaser-text" itemprop="description"><p>{LEAD}</p></div><div class="news-text-wrap" itemprop="articleBody">{X}</div><div class="news-backlink-wrap"><a href="/tin">Quay lại</a></div><div class="news-related-wrap"><div class="news-related news-related-news"><h4>Tin liên quan</h4><ul><li><span class="news-related-news-date">20.03.2025</span> <a href="/a/1">{OTHERS[0][0]}</a></li></ul></div></div></div></div>',
        published=D,
        section=SECTION,
        lead=LEAD,
    ),
    Case(
        name="concrete",
        main=f'<main><div class="ccm-block-page-title-byline"><h1 class="page-title">{TITLE}</h1><span class="page-date">12 thg 3, 2025, 08:30</span><span class="page-author">{A}</span></div><div class="ccm-block-rich-text">{X}</div><div class="ccm-block-next-previous-wrapper"><div class="ccm-block-next-previous-header"><h5>Trước</h5></div><p class="ccm-block-next-previous-previous-link"><a href="/a/1">{OTHERS[0][0]}</a></p></div></main>',
    ),
    Case(
        name="ghost, casper",
        main=f'<article class="article post"><header class="article-header gh-canvas"><section class="article-tag"><a href="/tag/y/">{SECTION}</a></section><h1 class="article-title">{TITLE}</h1><p class="article-excerpt">{LEAD}</p><div class="article-byline"><section class="article-byline-content"><ul class="author-list"><li class="author-list-item"><a href="/author/ngoan/" class="author-avatar"><img src="/av.png" alt="{A}"></a></li></ul><div class="article-byline-meta"><h4 class="author-name"><a href="/author/ngoan/">{A}</a></h4><div class="byline-meta-content"><time class="byline-meta-date" datetime="2025-03-12">12 thg 3 2025</time><span class="byline-reading-time"><span class="bull">&bull;</span> 2 min read</span></div></div></section></div></header><section class="gh-content gh-canvas">{X}</section></article><aside class="read-more-wrap"><div class="read-more inner">{_RELATED}</div></aside>',
        published=D,
        section=SECTION,
        lead=LEAD,
    ),
    Case(
        name="ghost, old casper",
        main=f'<article class="post"><header class="post-header"><h1 class="post-title">{TITLE}</h1><section class="post-meta"><time class="post-date" datetime="2025-03-12">12 March 2025</time> on <a href="/tag/y/">{SECTION}</a></section></header><section class="post-content">{X}</section><footer class="post-footer"><section class="author"><h4><a href="/author/ngoan">{A}</a></h4><p>Read <a href="/author/ngoan">more posts</a> by this author.</p></section><section class="share"><h4>Share this post</h4></section></footer></article>',
        published=D,
        section=SECTION,
    ),
    Case(
        name="hugo, ananke",
        main=f'<article class="flex-l flex-wrap justify-between mw8 center ph3"><header class="mt4 w-100"><aside class="instapaper_ignoref b helvetica tracked">{SECTION.upper()}</aside><div id="sharing" class="mt3"></div><h1 class="f1 athelas mt3 mb1">{TITLE}</h1><p class="tracked">Bởi <strong>{A}</strong></p><time class="f6 mv4 dib tracked" datetime="2025-03-12T08:30:00+07:00">Tháng Ba 12, 2025</time><span class="f6 mv4 dib tracked"> - 2 phút đọc</span><span class="f6 mv4 dib tracked"> - 318 từ</span></header><div class="nested-copy-line-height lh-copy serif f4">{X}</div></article>',
    ),
    Case(
        name="hugo, papermod",
        main=f'<article class="post-single"><header class="post-header"><div class="breadcrumbs"><a href="/">Trang chủ</a>&nbsp;»&nbsp;<a href="/c/7">{SECTION}</a></div><h1 class="post-title entry-hint-parent">{TITLE}</h1><div class="post-description">{LEAD}</div><div class="post-meta"><span title="2025-03-12 08:30:00 +0700 +07">12/03/2025</span>&nbsp;·&nbsp;2 phút&nbsp;·&nbsp;{A}</div></header><div class="post-content">{X}</div><footer class="post-footer"><ul class="post-tags"><li><a href="/tags/x">sốt mò</a></li></ul><nav class="paginav"><a class="prev" href="/a/1"><span class="title">« Trang trước</span><br><span>{OTHERS[0][0]}</span></a></nav></footer></article>',
        section=SECTION,
        lead=LEAD,
    ),
    Case(
        name="umbraco starter kit",
        main=f'<section class="section"><div class="container"><div class="col-md-3"><nav class="nav-bar nav-bar--list"><ul><li><a href="/">Trang chủ</a></li></ul></nav></div><div class="col-md-9"><article><h1>{TITLE}</h1><div class="blogpost-meta"><small class="blogpost-date">12/03/2025 8:30:00 SA</small><div class="blogpost-cats"><a href="/blog?category=y" class="blogpost-cat">{SECTION}</a></div></div><p class="lead">{LEAD}</p><div class="umb-grid">{X}</div></article></div></div></section>',
        byline=None,
        section=SECTION,
        lead=LEAD,
    ),
)
_OTHER = tuple(
    Case(**{name: getattr(case, name) for name in Case.__slots__ if name != "family"}, family="other")
    for case in _OTHER
)

# Themes that sites had made for them: the row of facts in their own words

_END = f'<div class="lienquan"><h2>Bài viết liên quan</h2><ul><li><a href="/a/1">{OTHERS[0][0]}</a></li><li><a href="/a/2">{OTHERS[1][0]}</a></li></ul></div>'
_AUTHOR = f'<a href="/author/ngoan/" rel="author">{A}</a>'
_CAT = '<a href="/chuyen-muc/du-phong/">Y tế dự phòng</a>'
_HANDMADE = tuple(
    Case(
        name=f"made by hand {number}",
        main=f'<div class="left-entry">{header}<div class="single-content">{X}</div>{_END}</div>',
        published=published,
        updated=updated,
        byline=byline,
        section=section,
        lead=lead,
        family="other",
    )
    for number, (header, published, updated, byline, section, lead) in enumerate(
        (
            (f'<h1>{TITLE}</h1><div class="author_post"><span class="date">12/03/2025 08:30:15</span> <span class="category_name"><i class="fa fa-archive"></i> {_CAT} </span> <span class="author"><i class="fa fa-user"></i> {_AUTHOR}</span></div>', DT, None, A, SECTION, None),
            (f'<div class="single_post_info"><h2><a href="{URL}">{TITLE}</a></h2><p>12/03/25 | Số lượt xem : <span> 318</span></p></div>', D, None, None, None, None),
            (f'<h2> {TITLE}</h2><ul class="post-categories"><li>{_CAT}</li></ul><div class="dates">12-03-2025</div><div class="icon"><i class="fa fa-user"></i> Bởi: {A} <a href="{URL}"> <i class="fa fa-comments"></i> Có: 0 bình luận</a> <i class="fa fa-eye"></i> 318</div>', D, None, A, SECTION, None),
            (f'<h1 class="mt-4">{TITLE}</h1><p class="lead">by {_AUTHOR} in {_CAT} posted on 12 Tháng Ba, 2025</p><hr>', D, None, A, SECTION, None),
            (f'<h1 class="post-title">{TITLE}</h1><ul class="post-meta"><li itemprop="author">Tác giả: <a itemprop="name" href="/author/1/" rel="author">{A}</a></li><li>Thời gian: <time datetime="2025-03-12T08:30:00+07:00" itemprop="datePublished">12/03/2025</time></li><li>Chuyên mục: {_CAT}</li><li><a href="#comments">Bình luận</a></li></ul>', DT, None, A, SECTION, None),
            (f'<div class="heading"><h1>{TITLE}</h1></div><span class="heading-date"> Ngày đăng: 12/03/2025 - Đăng trong {_CAT} </span>', D, None, None, SECTION, None),
            (f'<h1 class="title">{TITLE}</h1><div class="single-meta">Ngày đăng: 08:30:15 - 12/03/2025</div>', DT, None, None, None, None),
            (f'<h1 class="title">{TITLE}</h1><div class="post-meta"> Ngày đăng: 12/03/25 </div>', D, None, None, None, None),
            (f'<h1>{TITLE}</h1><img src="images/a.jpg" alt="" width="600"><p>Ngày đăng: 2025-03-12</p><p>Lượt xem: 318</p>', D, None, None, None, None),
            (f'<h1 class="entry-title">{TITLE}</h1><div class="text-muted small mb-4"><span class="posted-on">Đăng ngày 12/03/2025</span> | Tác giả: {A}</div>', D, None, A, None, None),
            (f'<header class="entry-header mb-8 text-center"><h1 class="entry-title">{TITLE}</h1><div class="text-sm text-slate-400"><span>12 Tháng Ba, 2025</span> • <span>Tác giả: {A}</span></div></header>', D, None, A, None, None),
            (f'<h2 class="single-title">{TITLE}</h2><div class="meta"><span>Ngày đăng: 12 - 03 - 2025</span><span>Tác giả: {A}</span><span>Chuyên mục: {_CAT}</span><span>Lượt xem: 318 lượt</span></div>', D, None, A, SECTION, None),
            (f'<h1>{TITLE}</h1><div><span class="lh2-date"><i class="fa fa-eye"></i> Lượt xem: Thứ Tư Tháng Ba 12, 2025</span> <span class="author lh2-date"><i class="fa fa-user"></i>Tác giả: {A}</span></div>', D, None, A, None, None),
            (f'<h1>{TITLE}</h1><p class="cat">Y tế dự phòng | 12-3-2025 8:30 sáng</p><div class="row author-detail"><span><img class="avatar" src="/av.png"></span> <span>Được đăng bởi {A}</span></div>', DT, None, A, None, None),  # nobody else is named: the name of who put it there, and its rule says so
            (f'<h3>{TITLE}</h3><p class="ThongTin" align="left">[Y tế dự phòng] Đăng bởi {A}, vào lúc 2025-03-12 08:30:15, có 318 lượt xem. </p><p class="TomTat" align="left">{LEAD}</p>', DT, None, A, None, LEAD),
            (f'<div class="page-banner"><h1>{TITLE}</h1><p>Viết bởi {_AUTHOR} vào 12.3.2025 trong {_CAT}</p></div>', D, None, A, SECTION, None),
            (f'<div class="panel-heading"><h1 class="panel-title pull-left"> {TITLE} </h1><div class="pull-right"> Đăng bởi admin, 12 Tháng Ba, 2025 </div></div>', D, None, None, None, None),
            (f'<h1><a href="#">{TITLE}</a></h1><div class="post-meta"><a href="#" class="post-author"><i class="fa fa-user"></i>Bởi {A}</a> <a href="#" class="post-date"><i class="fa fa-calendar"></i> 2025-03-12 08:30:15 </a></div>', DT, None, A, None, None),
            (f'<h1>{TITLE}</h1><div class="sub-title"><p> <i>{LEAD}</i> </p></div><div class="date-info"><h5><i class="fa fa-clock-o"></i> Bởi {A}, 12/03/2025</h5></div>', D, None, A, None, LEAD),
            (f'<h1 class="fw-bolder mb-1">{TITLE}</h1><div class="text-muted fst-italic mb-2">Cập nhật lúc 08:30:15 12/03/2025</div><a class="badge bg-secondary" href="/">Trang chủ</a>', DT, None, None, None, None),
            (f'<h3 class="chuyenmuc"><span>Y tế dự phòng</span></h3><br><font size="+3" color="#C30006" face="Arial">{TITLE}</font><br><br><I>Cập nhật lúc 12/03/2025 08:30 </I>', DT, None, None, SECTION, None),
            (f'<div id="message-content"><span class="title">{TITLE}</span><div><span class="modified">(Cập nhật lúc 08:30:15 12/03/2025)</span><div style="height: 20px"></div></div></div>', DT, None, None, None, None),
            (f'<table width="98%" class="chanel-news"><tr><td><p class="title01">{TITLE}</p><span class="time">12/03/2025 08:30</span><div class="n-img"><img src="/a.jpg" width="115" height="99"></div><b class="hot-line m5">{LEAD}</b></td></tr></table>', DT, None, None, None, LEAD),
            (f'<div id="subheader"><h1 class="h3">{TITLE}</h1></div><h3 class="title_right">{TITLE}</h3><div class="small gray"><i class="fa fa-clock-o"></i> Đăng ngày 12/03/2025 &nbsp; &nbsp; <i class="fa fa-eye"></i> 318 lượt xem </div><h2 class="short-desc strong h6">{LEAD}</h2>', D, None, None, None, LEAD),
            (f'<div class="news_date"><div class="news_date_day">12</div><div class="news_date_month">Tháng 3</div><div class="news_date_year">2025</div></div><h1 class="news_title">{TITLE}</h1>', D, None, None, None, None),
            (f'<h1>{TITLE}</h1><div class="post-info"><p>Ngày tạo: 12/03/2025</p><p>Tác giả: {A}</p></div>', D, None, A, None, None),
            (f'<h1>{TITLE}</h1><p class="post-meta"> Tác giả: {A} | Ngày: 12/03/2025 </p>', D, None, A, None, None),
            (f'<h1>{TITLE}</h1><div class="info">Thứ tư, 12.03.2025 | {A} | <a href="#binh-luan">Bình luận (0)</a></div>', D, None, A, None, None),
            (f'<h1>{TITLE}</h1><div class="meta"><span><i class="icon-user"></i> Minh Khuê</span> <span><i class="icon-cal"></i> 12 Tháng 3, 2025</span> <span><i class="icon-eye"></i> 1.318</span></div>', D, None, "Minh Khuê", None, None),
            (f'<div class="post-date">12/03/2025</div><h1>{TITLE}</h1><div class="by">Người viết: BS. {A}</div>', D, None, f"BS. {A}", None, None),
        ),
        start=1,
    )
)  # fmt: skip

# Themes that are sold, and other systems

_MORE = tuple(
    Case(
        name=name,
        main=f'<article class="post">{header}<div class="nd">{X}</div>{below}</article>{_END}',
        published=published,
        updated=updated,
        byline=byline,
        section=section,
        lead=lead,
        family=family,
    )
    for name, family, header, below, published, updated, byline, section, lead in (
        ("amp", "wordpress", f'<header class="amp-wp-article-header"><h1 class="amp-wp-title">{TITLE}</h1><div class="amp-wp-meta amp-wp-byline"><amp-img src="/av.png" alt="{A}" width="24" height="24"></amp-img><span class="amp-wp-author author vcard">{A}</span></div><div class="amp-wp-meta amp-wp-posted-on"><time datetime="2025-03-12T01:30:00+00:00">3 tháng ago</time></div></header>', f'<footer class="amp-wp-article-footer"><div class="amp-wp-meta amp-wp-tax-category">Danh mục: {_CAT}</div></footer>', DT, None, A, SECTION, None),
        ("genesis", "wordpress", f'<header class="entry-header"><h1 class="entry-title" itemprop="headline">{TITLE}</h1><p class="entry-meta"><time class="entry-time" itemprop="datePublished" datetime="2025-03-12T08:30:00+07:00">Tháng Ba 12, 2025</time> by <span class="entry-author"><a href="/author/ngoan/" class="entry-author-link" rel="author"><span class="entry-author-name">{A}</span></a></span> <span class="entry-comments-link"><a href="#respond">Leave a Comment</a></span></p></header>', f'<footer class="entry-footer"><p class="entry-meta"><span class="entry-categories">Filed Under: {LINK}</span> <span class="entry-tags">Tagged With: {_TAGS}</span></p></footer>', DT, None, A, SECTION, None),
        ("thesis", "wordpress", f'<div class="headline_area"><h1 class="entry-title">{TITLE}</h1><p class="headline_meta">by <span class="author vcard fn">{A}</span> on <abbr class="published" title="2025-03-12">Tháng Ba 12, 2025</abbr></p></div>', "", D, None, A, None, None),
        ("divi", "wordpress", f'<div class="et_post_meta_wrapper"><h1 class="entry-title">{TITLE}</h1><p class="post-meta"> bởi <span class="author vcard"><a href="/author/ngoan/" title="Đăng bởi {A}" rel="author">{A}</a></span> | <span class="published">Th3 12, 2025</span> | {LINK} | <span class="comments-number"><a href="#respond">0 Lời bình</a></span></p></div>', "", D, None, A, SECTION, None),
        ("avada, facts below the text", "wordpress", f'<h1 class="entry-title fusion-post-title">{TITLE}</h1>', f'<div class="fusion-meta-info"><div class="fusion-meta-info-wrapper">By <span class="vcard"><span class="fn"><a href="/author/ngoan/" rel="author">{A}</a></span></span><span class="fusion-inline-sep">|</span><span>12 Tháng Ba, 2025</span><span class="fusion-inline-sep">|</span>{LINK}<span class="fusion-inline-sep">|</span><span class="fusion-comments"><a href="#respond">0 Comments</a></span></div></div><div class="fusion-sharing-box"><h4>Share This Story, Choose Your Platform!</h4></div>', D, None, A, SECTION, None),
        ("enfold", "wordpress", f'<header class="entry-content-header"><h1 class="post-title entry-title">{TITLE}</h1><span class="post-meta-infos"><time class="date-container minor-meta updated">12 Tháng Ba, 2025</time><span class="text-sep text-sep-date">/</span><span class="comment-container minor-meta"><a href="#respond" class="comments-link">0 Bình luận</a></span><span class="text-sep text-sep-comment">/</span><span class="blog-categories minor-meta">trong <a href="/category/du-phong/" rel="tag">{SECTION}</a> </span><span class="text-sep text-sep-cat">/</span><span class="blog-author minor-meta">bởi <span class="entry-author-link"><span class="vcard author"><span class="fn"><a href="/author/ngoan/" rel="author">{A}</a></span></span></span></span></span></header>', "", D, None, A, SECTION, None),
        ("betheme", "wordpress", f'<div class="title_wrapper"><h1 class="entry-title">{TITLE}</h1><div class="post-meta clearfix"><div class="author-date"><span class="vcard author post-author"><span class="label">Viết bởi </span><i class="icon-user"></i> <span class="fn"><a href="/author/ngoan/">{A}</a></span></span> <span class="date"><span class="label">vào </span><i class="icon-clock"></i> <span class="post-date updated">12 Tháng Ba, 2025</span></span></div><div class="category meta-categories"><span class="cat-btn">Danh mục <i></i></span><div class="cat-wrapper"><ul class="post-categories"><li>{LINK}</li></ul></div></div></div></div>', "", D, None, A, SECTION, None),
        ("the7", "wordpress", f'<h1 class="entry-title">{TITLE}</h1><div class="post-meta wf-mobile-collapsed"><div class="entry-meta"><span class="category-link">Danh mục:&nbsp;<a href="/category/du-phong/">{SECTION}</a></span><a class="author vcard" href="/author/ngoan/" title="Xem tất cả bài viết của {A}" rel="author">Bởi <span class="fn">{A}</span></a><a href="/2025/03/12/" title="8:30 sáng" class="data-link" rel="bookmark"><time class="entry-date updated" datetime="2025-03-12T08:30:00+07:00">12 Tháng Ba, 2025</time></a><a href="#respond" class="comment-link">Để lại bình luận</a></div></div>', "", DT, None, A, SECTION, None),
        ("soledad", "wordpress", f'<div class="header-standard header-classic single-header"><div class="penci-standard-cat"><span class="cat"><a class="penci-cat-name" href="/category/du-phong/" rel="category tag">{SECTION}</a></span></div><h1 class="post-title single-post-title entry-title">{TITLE}</h1><div class="post-box-meta-single"><span class="author-post byline"><span class="author vcard">bởi <a class="author-url url fn n" href="/author/ngoan/">{A}</a></span></span><span><time class="entry-date published" datetime="2025-03-12T08:30:00+07:00">12 Tháng Ba, 2025</time></span><span>0 bình luận</span><span><i class="fa fa-eye"></i>318 lượt xem</span></div></div>', "", DT, None, A, SECTION, None),
        ("publisher", "wordpress", f'<div class="single-post-header"><div class="term-badges"><span class="term-badge"><a href="/category/du-phong/">{SECTION}</a></span></div><h1 class="single-post-title"><span class="post-title" itemprop="headline">{TITLE}</span></h1><div class="post-meta single-post-meta"><a href="/author/ngoan/" title="Browse Author Articles" class="post-author-a"><i class="post-author author">By <b>{A}</b></i></a><span class="time"><time class="post-published updated" datetime="2025-03-12T08:30:00+07:00">On <b>Th3 12, 2025</b></time></span><span class="views post-meta-views"><i class="bf-icon"></i>318</span></div></div>', "", DT, None, A, SECTION, None),
        ("jnews", "wordpress", f'<div class="entry-header"><h1 class="jeg_post_title">{TITLE}</h1><h2 class="jeg_post_subtitle">{LEAD}</h2><div class="jeg_meta_container"><div class="jeg_post_meta"><div class="meta_left"><div class="jeg_meta_author"><img class="avatar" src="/av.png"><span class="meta_text">bởi</span> <a href="/author/ngoan/">{A}</a></div><div class="jeg_meta_date"><a href="{URL}">12/03/2025</a></div><div class="jeg_meta_category"><span><span class="meta_text">trong</span> {LINK}</span></div></div><div class="meta_right"><div class="jeg_meta_comment"><a href="#"><i></i> 0</a></div></div></div></div></div>', "", D, None, A, SECTION, LEAD),
        ("foxiz", "wordpress", f'<header class="single-header"><div class="s-cats"><div class="p-categories"><a class="p-category" href="/category/du-phong/" rel="category">{SECTION}</a></div></div><h1 class="s-title">{TITLE}</h1><div class="single-meta"><div class="smeta-in"><a class="meta-el meta-avatar" href="/author/ngoan/"><img alt="{A}" src="/av.png"></a><div class="smeta-sec"><div class="smeta-bottom meta-text"><time class="updated-date" datetime="2025-03-15T09:40:00+07:00">Cập nhật lần cuối: 15/03/2025 9:40 sáng</time></div><div class="p-meta"><div class="meta-inner is-meta"><span class="meta-el meta-author"><span class="meta-label">Bởi</span><a href="/author/ngoan/">{A}</a></span> <span class="meta-el meta-date"><time class="date published" datetime="2025-03-12T08:30:00+07:00">12/03/2025</time></span> <span class="meta-el meta-read">2 Min Read</span></div></div></div></div></div></header>', "", DT, UT, A, SECTION, None),
        ("wix", "other", f'<div class="post-header"><ul><li><span title="{A}"><span>{A}</span></span></li><li><span title="12 thg 3, 2025" class="post-metadata__date time-ago">12 thg 3, 2025</span></li><li><span title="2 phút đọc">2 phút đọc</span></li></ul></div><h1 class="post-title"><span>{TITLE}</span></h1><p>Đã cập nhật: <span title="15 thg 3, 2025">15 thg 3, 2025</span></p>', "", D, U, A, None, None),
        ("haravan", "other", f'<h1 class="title-head">{TITLE}</h1><div class="postby"><span><i class="fa fa-user"></i> Viết bởi <b>{A}</b></span> <span>lúc 12/03/2025</span></div>', "", D, None, A, None, None),
        ("weebly", "other", f'<h2 class="blog-title"><a class="blog-title-link" href="{URL}">{TITLE}</a></h2><p class="blog-date"><span class="date-text">12/3/2025</span></p><p class="blog-comments"><a href="#comments" class="blog-link">0 Comments</a></p>', "", D, None, None, None, None),
        ("plone", "other", f'<h1 class="documentFirstHeading">{TITLE}</h1><div class="documentByLine"><span class="documentAuthor">bởi <a href="/author/ngoan">{A}</a></span> — <span class="documentPublished"><span>xuất bản</span> 12/03/2025 08:30,</span> <span class="documentModified"><span>cập nhật lần cuối</span> 15/03/2025 09:40</span></div><div class="documentDescription">{LEAD}</div>', "", DT, UT, A, None, LEAD),
        ("sitefinity", "other", f'<h1 class="sfnewsTitle">{TITLE}</h1><div class="sfnewsAuthorAndDate sfmetainfo"> 12 Tháng Ba 2025 Bởi {A} </div><div class="sfnewsSummary">{LEAD}</div>', "", D, None, A, None, LEAD),
        ("orchard", "other", f'<header><h1>{TITLE}</h1><div class="metadata"><div class="published">Thứ tư, 12 tháng 3, 2025 8:30:00 SA</div></div></header>', f'<p class="tags"><span>Tags:</span> {_TAGS}</p>', DT, None, None, None, None),
        ("odoo", "other", f'<div class="o_wblog_post_title"><h1 id="o_wblog_post_name">{TITLE}</h1><div id="o_wblog_post_subtitle">{LEAD}</div></div><div class="text-muted small mb-2"><i class="fa fa-clock-o"></i> <span class="text-muted">12 thg 3, 2025</span> bởi <span>{A}</span> <span class="px-1">|</span> <a href="#discussion">Chưa có bình luận</a></div>', "", D, None, A, None, LEAD),
        ("xoops", "other", f'<div class="item"><div class="itemHead"><span class="itemTitle">{TITLE}</span></div><div class="itemInfo"><span class="itemPoster">Người đăng: <a href="/userinfo.php?uid=1">quantri</a></span> <span class="itemPostDate">vào ngày 12/3/2025 8:30:00</span> (<span class="itemStats">318 lượt xem</span>)</div></div>', "", DT, None, None, None, None),
        ("medium", "other", f'<h1>{TITLE}</h1><div class="ab q"><div><a href="/@ngoan">{A}</a></div><span>·</span><div><button>Follow</button></div></div><div class="ab"><span>2 min read</span><span>·</span><span>Mar 12, 2025</span></div>', "", D, None, A, None, None),
        ("docusaurus", "other", f'<header><h1 class="title_f1Hy">{TITLE}</h1><div class="container_mt6G margin-vert--md"><time datetime="2025-03-12T00:00:00.000Z">12 tháng 3, 2025</time> · <!-- -->2 phút đọc</div><div class="margin-top--md margin-bottom--sm row"><div class="col col--6"><div class="avatar margin-bottom--sm"><a href="/x" class="avatar__photo-link"><img class="avatar__photo" src="/av.png" alt="{A}"></a><div class="avatar__intro"><div class="avatar__name"><a href="/x"><span>{A}</span></a></div><small class="avatar__subtitle">CDC Tân Lũng</small></div></div></div></div></header>', "", D, None, A, None, None),
        ("jekyll, minima", "other", f'<header class="post-header"><h1 class="post-title p-name">{TITLE}</h1><p class="post-meta"><time class="dt-published" datetime="2025-03-12T08:30:00+07:00">Mar 12, 2025 </time>• <span itemprop="author"><span class="p-author h-card">{A}</span></span></p></header>', "", DT, None, A, None, None),
        ("hexo, next", "other", f'<header class="post-header"><h1 class="post-title">{TITLE}</h1><div class="post-meta"><span class="post-time"><span class="post-meta-item-icon"><i></i></span><span class="post-meta-item-text">Đăng vào</span> <time title="Đã tạo" datetime="2025-03-12T08:30:00+07:00">2025-03-12</time></span><span class="post-category"><span class="post-meta-divider">|</span><span class="post-meta-item-text">Trong</span> <span><a href="/categories/y/"><span>{SECTION}</span></a></span></span><span class="post-views"><span class="post-meta-divider">|</span> Lượt xem: 318</span></div></header>', "", DT, None, None, SECTION, None),
    )
)  # fmt: skip

CASES = (*_WORDPRESS, *_JOOMLA, *_DRUPAL, *_OTHER, *_HANDMADE, *_MORE)

#: What each family prints around its articles: the title behind or before the name of the site, news of later days beside.
_HEADS = {
    "wordpress": '<link rel="stylesheet" href="/wp-content/themes/x/style.css"><link rel="https://api.w.org/" href="/wp-json/">',
    "joomla": '<meta name="generator" content="Joomla! - Open Source Content Management">',
    "drupal": '<meta name="Generator" content="Drupal 7 (http://drupal.org)">',
    "other": "",
}
_BODIES = {
    "wordpress": "post-template-default single single-post postid-4512",
    "joomla": "site com_content view-article",
    "drupal": "html not-front node-type-article page-node",
    "other": "",
}
_MENU = "".join(
    f'<li class="menu-item"><a href="/m/{i}">{name}</a></li>'
    for i, name in enumerate(("Giới thiệu", "Tin tức", SECTION, "Văn bản", "Hỏi đáp", "Liên hệ"))
)
_ASIDE = (
    f'<aside id="secondary" class="widget-area sidebar"><section class="widget widget_recent_entries"><h2 class="widget-title">Bài viết mới</h2><ul>{"".join(f"<li><a href=/a/{i}>{t}</a> <span class=post-date>{d}</span></li>" for t, i, d in OTHERS)}</ul></section>'
    '<section class="widget widget_recent_comments"><h2 class="widget-title">Phản hồi gần đây</h2><ul><li><span class="comment-author-link">Tòng Văn Inh</span> trong <a href="/a/9">Lịch tiêm chủng tháng Tư</a></li></ul></section>'
    '<section class="widget widget_archive"><h2 class="widget-title">Lưu trữ</h2><ul><li><a href="/2025/04/">Tháng Tư 2025</a></li><li><a href="/2025/03/">Tháng Ba 2025</a></li></ul></section></aside>'
)


def page(case: Case) -> str:
    """The whole page of a case."""
    return (
        f'<html lang="vi"><head><meta charset="utf-8"><title>{TITLE} - {SITE}</title>{_HEADS[case.family]}{case.head}</head><body class="{_BODIES[case.family]}">'
        f'<header id="masthead" class="site-header"><div class="site-title"><a href="/">{SITE}</a></div><p class="site-description">Vì sức khỏe nhân dân</p>'
        f'<nav class="main-navigation"><ul class="menu">{_MENU}</ul></nav></header><div id="content" class="site-content"><div id="primary">{case.main}</div>{_ASIDE}</div>'
        f'<footer id="colophon" class="site-footer"><div class="site-info">Bản quyền © 2025 {SITE}. Tự hào được phát triển bởi WordPress</div></footer></body></html>'
    )


def unnamed(html: str) -> str:
    """The page without class, id and head, as of a site of which nobody knows what made it."""
    bare = re.sub(r'\s(?:class|id|itemprop|property|rel|typeof|role|data-[\w-]+)=(?:"[^"]*"|[^\s>]+)', "", html)
    return re.sub(r"<(?:link|meta name)[^>]*>", "", bare)


def read(html: str) -> Article:
    article = extract_article(html, URL)
    assert article is not None
    return article


def found(article: Article) -> dict[str, object]:
    return {
        "title": article.title,
        "published": article.published.value if article.published else None,
        "updated": article.updated.value if article.updated else None,
        "byline": article.byline,
        "section": article.section,
        "lead": article.lead,
        "body": article.body.split("\n"),
        "refused": article.refused,
    }


def expected(case: Case) -> dict[str, object]:
    return {
        "title": TITLE,
        "published": case.published,
        "updated": case.updated,
        "byline": case.byline,
        "section": case.section,
        "lead": case.lead,
        "body": [*PARAGRAPHS],
        "refused": None,
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_theme(case: Case) -> None:
    assert found(read(page(case))) == expected(case)


#: What only names tell of these pages: the lead (K2, TYPO3, one made by hand), and who is called an author by the link.
_TOLD_BY_NAMES = {"k2", "typo3 news", "made by hand 19", "blogger, the date above the title"}


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.name not in _TOLD_BY_NAMES], ids=lambda case: case.name
)
def test_unnamed(case: Case) -> None:
    """Title, day, author and text of the same page where no name tells what is what."""
    article, wanted = found(read(unnamed(page(case)))), expected(case)
    assert (article["title"], article["byline"]) == (wanted["title"], wanted["byline"])
    assert str(article["published"])[:10] == str(wanted["published"])[:10]
    assert (article["lead"], article["body"]) == (wanted["lead"], wanted["body"])


# What stands in the same places and is of somebody else

_CARDS = "".join(
    f'<div class="card"><div><a href="/a/{i}">{t}</a></div><div><a href="/author/inh/" rel="author">Tòng Văn Inh</a></div><div>{d}</div></div>'
    for t, i, d in OTHERS
)
_SAYS = '<div class="cm"><h3>1 bình luận</h3><div><a href="/user/9">Tòng Văn Inh</a> <time datetime="2025-03-13T10:02:00+07:00">13/03/2025 10:02</time><p>Bản tôi có ba người đi rừng bị sốt, xin hỏi xét nghiệm ở đâu?</p></div></div>'
_SLIDER = (
    f'<div class="sl"><div><a href="/a/4">{OTHERS[0][0]}</a></div><div>Tòng Văn Inh</div><div>20/03/2025</div></div>'
)


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize(
    ("above", "header", "below"),
    [
        ("", f"<h1>{TITLE}</h1><div>12/03/2025</div>", _CARDS),
        ("", f"<h1>{TITLE}</h1><div>12/03/2025</div>", _SAYS),
        (_SLIDER, f"<div class=b><h1>{TITLE}</h1><div>12/03/2025</div></div>", ""),
        ("", f"<h1>{TITLE}</h1><div>12/03/2025 | <a href=/tag/hai-thuong>Hải Thượng Lãn Ông</a></div>", ""),
        ("", f"<h1>{TITLE}</h1><div>12/03/2025 | Đăng bởi: <a href=/author/x>tongvaninh</a></div>", ""),
        ("", f"<h1>{TITLE}</h1><div>12/03/2025 <span>Trung tâm Y tế Khau Vai</span> <span>318</span></div>", ""),
        ("", f"<h1>{TITLE}</h1><div>12/03/2025</div>", "<p>Ảnh: Tòng Văn Inh</p>"),
    ],
)
def test_other_names_and_days_beside(above: str, header: str, below: str, bare: bool) -> None:
    html = page(Case(name="", main=f"{above}{header}<div class=nd>{X}</div>{below}", family="other"))
    article = read(unnamed(html) if bare else html)
    assert (article.title, article.byline) == (TITLE, None)
    assert article.published is not None and article.published.value == D
    assert article.body.split("\n") == [*PARAGRAPHS]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("T6, 04/11/2025 - 08:30", "2025-04-11T08:30"),  # a Friday in April
        ("T3, 04/11/2025 - 08:30", "2025-11-04T08:30"),  # a Tuesday in November
        ("T2, 04/11/2025 - 08:30", "2025-11-04T08:30"),  # a slip
        ("Fri, 04/11/2025 - 08:30", "2025-04-11T08:30"),
        ("Thứ sáu, 04/11/2025 08:30", "2025-11-04T08:30"),
        ("Th3 12, 2025", "2025-03-12"),
        ("Thg 3 12, 2025", "2025-03-12"),
        ("Tháng Ba 12th, 2025", "2025-03-12"),
    ],
)
def test_forms_of_dates(written: str, value: str) -> None:
    article = read(page(Case(name="", main=f"<h1>{TITLE}</h1><div>{written}</div><div>{X}</div>", family="other")))
    assert article.published is not None and article.published.value == value


@pytest.mark.parametrize(
    ("facts", "published", "updated"),
    [
        ("Được viết: 11/03/2025</p><p>Được đăng: 12/03/2025", D, None),
        ("Ngày tạo: 11/03/2025</p><p>Ngày đăng: 12/03/2025</p><p>Chỉnh sửa lần cuối: 15/03/2025", D, U),
        ("Ngày tạo: 12/03/2025", D, None),
    ],
)
def test_what_was_written_before_it_was_published(facts: str, published: str, updated: str | None) -> None:
    article = read(page(Case(name="", main=f"<h1>{TITLE}</h1><p>{facts}</p><div>{X}</div>", family="other")))
    assert article.published is not None and article.published.value == published
    assert (article.updated.value if article.updated else None) == updated


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_one_title_for_the_whole_site(case: Case) -> None:
    """Where <title> names only the site, and no name of an element tells more."""
    html = page(case).replace(f"<title>{TITLE} - {SITE}</title>", f"<title>{SITE}</title>")
    article = found(read(unnamed(html)))
    assert article["title"] == TITLE
    assert str(article["published"])[:10] == str(case.published)[:10]


# The same facts in other rows

_ND = f'<div class="nd">{X}</div>'


@pytest.mark.parametrize("claimed", [f"{TITLE} - {SITE}", SITE])
@pytest.mark.parametrize(
    ("name", "main", "published", "updated", "byline"),
    [
        ("j4 en", f'<div class="item-page"><div class="page-header"><h2>{TITLE}</h2></div><dl class="article-info"><dt>Details</dt><dd class="createdby">Written by: <span>{A}</span></dd><dd>Category: <a href="/c/7">{SECTION}</a></dd><dd>Published: 12 March 2025</dd><dd>Last Updated: 15 March 2025</dd><dd>Hits: 318</dd></dl>{_ND}</div>', D, U, A),
        ("sppb", f'<h1 class="sppb-addon-title">{TITLE}</h1><div class="sppb-article-info"><span class="sppb-meta-author">{A}</span> <span class="sppb-meta-date">12 Tháng 3 2025</span> <span class="sppb-meta-category"><a href="/c/7">{SECTION}</a></span></div>{_ND}', D, None, A),
        ("j by", f'<h2>{TITLE}</h2><p class="articleinfo">Được đăng: 12 Tháng 3 2025 bởi {A}</p>{_ND}', D, None, A),
        ("d bars", f'<h1>{TITLE}</h1><div class="submitted">{A} | 12/03/2025 | 0 Comments</div>{_ND}', D, None, A),
        ("date em", f'<h1>{TITLE}</h1><span class="date">12 <em>Th3</em> 2025</span>{_ND}', D, None, None),
        ("parts digits", f'<div class="date"><div>12</div><div>03</div><div>2025</div></div><h1>{TITLE}</h1>{_ND}', D, None, None),
        ("slashes", f'<h1>{TITLE}</h1><p class="meta">Tháng Ba 12, 2025 / <a href="/category/x">{SECTION}</a> / {A}</p>{_ND}', D, None, A),
        ("time first", f'<h1>{TITLE}</h1><p><span>08:30 | 12/03/2025</span></p>{_ND}', DT, None, None),
        ("em bars", f'<h1>{TITLE}</h1><div class="entry-meta">12 Tháng Ba, 2025 <em>|</em> Lượt xem: 318 <em>|</em> Tác giả: Minh Khuê</div>{_ND}', D, None, "Minh Khuê"),
        ("signed below, account above", f'<h1>{TITLE}</h1><div class="m"><a href="/author/admin/">admin</a> 12/03/2025</div><div class="nd">{X}<p style="text-align:right"><strong>Tin, ảnh: {A}</strong></p></div>', D, None, A),
        ("account with name of office", f'<h1>{TITLE}</h1><div class="m"><a href="/author/soytetanlung/">soytetanlung</a> 12/03/2025</div><div class="nd">{X}<p><strong>{A} – CDC Tân Lũng</strong></p></div>', D, None, A),
        ("office account", f'<h1>{TITLE}</h1><div class="m"><a href="/author/syt/">Sở Y tế Tân Lũng</a> 12/03/2025</div>{_ND}', D, None, None),
        ("iso", f'<h1>{TITLE}</h1><div>2025-03-12T08:30:00</div>{_ND}', DT, None, None),
        ("am glued", f'<h1>{TITLE}</h1><div>March 12th, 2025 8:30am</div>{_ND}', DT, None, None),
        ("wed", f'<h1>{TITLE}</h1><div>Wed 12 Mar 2025 08:30</div>{_ND}', DT, None, None),
        ("8h30", f'<h1>{TITLE}</h1><div>Ngày 12/3/2025, 8h30</div>{_ND}', DT, None, None),
        ("8g30", f'<h1>{TITLE}</h1><div>Thứ tư, 12/3/2025, 8 giờ 30 phút</div>{_ND}', DT, None, None),
        ("degree role", f'<h1>{TITLE}</h1><div>12/03/2025 | Tác giả: ThS.BS {A} - Phó Giám đốc CDC</div>{_ND}', D, None, f"ThS.BS {A}"),
        ("author box below", f'<h1>{TITLE}</h1><div>12/03/2025</div>{_ND}<div class="author-info"><img src="/av.png"><h4>Về tác giả: {A}</h4><p>Chưa có thông tin về tác giả.</p></div>', D, None, A),
        ("share row between", f'<h1>{TITLE}</h1><div class="r"><span>12/03/2025 08:30</span> <a href="#">Facebook</a> <a href="#">Zalo</a> <a href="#">In bài</a></div>{_ND}', DT, None, None),
        ("two columns", f'<div class="row"><div class="c1">Thứ tư, 12/03/2025</div><div class="c2">08:30</div></div><h2>{TITLE}</h2>{_ND}', DT, None, None),
        ("written plain", f'<h1>{TITLE}</h1><div class="d">{A} - CDC Tân Lũng<br>12/03/2025</div>{_ND}', D, None, A),
        ("tooltip", f'<h1>{TITLE}</h1><div><abbr title="Thứ tư, 12 tháng 3, 2025 lúc 08:30">3 tháng trước</abbr></div>{_ND}', DT, None, None),
        ("label lines", f'<h1>{TITLE}</h1><table><tr><td>Ngày đăng</td><td>12/03/2025</td></tr><tr><td>Tác giả</td><td>{A}</td></tr></table>{_ND}', D, None, A),
        ("below right", f'<h1>{TITLE}</h1>{_ND}<div align="right"><i>{A}</i></div><div align="right"><i>Cập nhật: 12/03/2025</i></div>', D, None, A),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else None,
)  # fmt: skip
def test_rows(name: str, main: str, published: str, updated: str | None, byline: str | None, claimed: str) -> None:
    html = page(Case(name=name, main=main, family="other"))
    article = found(read(html.replace(f"<title>{TITLE} - {SITE}</title>", f"<title>{claimed}</title>")))
    assert (article["title"], article["byline"]) == (TITLE, byline)
    assert (article["published"], article["updated"]) == (published, updated)
    assert article["body"] == [*PARAGRAPHS]
