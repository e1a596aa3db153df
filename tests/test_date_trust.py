# ruff: noqa: E501  (lines of HTML)
"""Which of the dates that a page states is its publication. Cases were written before the rules."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.items import UNKNOWN_SOURCE, Article, Context, Page
from pipelines import extract_article, process
from pipelines.dating import parse_stamp

URL = "https://news.example/health/well-full"
TITLE = "The well of Upper Hollow is full again"
ONE = "After two months of digging, the well of Upper Hollow holds clear water again, enough for forty households."
TWO = "Nurse Edda Vinterby took three samples, and all of them were clean; people are still told to boil the water."
THREE = "The council has promised a second well for the school, which is to be dug before the next dry season begins."
TEXT = f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"


def page(main: str, head: str = "", lang: str = "en", title: str = TITLE) -> str:
    return f"<html lang={lang}><head><title>{title}</title>{head}</head><body>{main}</body></html>"


def read(main: str, head: str = "", url: str = URL, lang: str = "en", title: str = TITLE) -> Article:
    article = extract_article(page(main, head, lang, title), url)
    assert article is not None
    return article


def archived(html: str, url: str = URL) -> Article | None:
    one = Page(
        url=url,
        body=html.encode(),
        content_type="text/html; charset=utf-8",
        fetched_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    return process(one, UNKNOWN_SOURCE, Context.empty("unknown"))


def day(article: Article) -> str | None:
    return article.published.value[:10] if article.published else None


def meta(value: str, name: str = "article:published_time") -> str:
    return f'<meta property="{name}" content="{value}">'


def data(value: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "{value}"}}</script>'


@pytest.mark.parametrize(
    ("line", "head", "wanted"),
    [
        # an unlabelled day on the page, against what two kinds of claims agree on
        ("4 May 2021", meta("2022-05-04T08:00:00Z") + data("2022-05-04T08:00:00Z"), "2022-05-04"),
        # one claim alone is not enough, however often it is made
        ("4 May 2021", meta("2022-05-04T08:00:00Z"), "2021-05-04"),
        ("4 May 2021", meta("2022-05-04T08:00:00Z") + meta("2022-05-04T08:00:00Z", "date"), "2021-05-04"),
        # nor are claims that differ
        ("4 May 2021", meta("2022-05-04T08:00:00Z") + data("2022-05-09T08:00:00Z"), "2021-05-04"),
        # a label says what the day is
        ("Published 4 May 2021", meta("2022-05-04T08:00:00Z") + data("2022-05-04T08:00:00Z"), "2021-05-04"),
        # the day before or after: clocks and zones
        ("3 May 2022", meta("2022-05-04T01:00:00Z") + data("2022-05-04T01:00:00Z"), "2022-05-03"),
    ],
)
def test_a_visible_day_and_what_programs_are_told(line: str, head: str, wanted: str) -> None:
    assert day(read(f"<h1>{TITLE}</h1><div>{line}</div>{TEXT}", head)) == wanted


def modified(value: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", "dateModified": "{value}"}}</script>'


@pytest.mark.parametrize(
    ("line", "head", "published", "updated"),
    [
        # to the minute what programs are told of the last change, in whatever zone
        ('<time datetime="2022-05-04T08:26:10Z">two days ago</time>', data("2022-04-28") + modified("2022-05-04T10:26:10+02:00"), "2022-04-28", "2022-05-04"),
        ('<time datetime="2022-05-04T00:05:00Z">an hour ago</time>', data("2022-05-03T23:17:00+02:00") + modified("2022-05-04T00:05:42+02:00"), "2022-05-03", "2022-05-04"),
        # another minute, no earlier publication, or a day that a reader sees: the page knows best
        ('<time datetime="2022-05-04T08:40:10Z">two days ago</time>', data("2022-04-28") + modified("2022-05-04T10:26:10+02:00"), "2022-05-04", None),
        ('<time datetime="2022-05-04T08:26:10Z">two days ago</time>', data("2022-05-06") + modified("2022-05-04T10:26:10+02:00"), "2022-05-04", None),
        ('<time datetime="2022-05-04T08:26:10Z">two days ago</time>', modified("2022-05-04T10:26:10+02:00"), "2022-05-04", None),
        ("4 May 2022, 10:26", data("2022-04-28T21:17:00Z") + modified("2022-05-04T08:26:10Z"), "2022-05-04", None),
        ("Published 4 May 2022, 10:26", data("2022-04-28T21:17:00Z") + modified("2022-05-04T08:26:10Z"), "2022-05-04", None),
    ],
)  # fmt: skip
def test_a_stamp_of_the_last_change(line: str, head: str, published: str, updated: str | None) -> None:
    article = read(f"<h1>{TITLE}</h1><div>{line}</div>{TEXT}", head)
    assert day(article) == published
    if updated is not None:
        assert article.updated is not None and article.updated.value[:10] == updated


def test_a_day_that_the_page_shows_and_tells_programs_twice_beats_an_unlabelled_one_beside_it() -> None:
    lines = '<div><time datetime="2022-05-03T06:00:32+02:00">a day ago</time></div><div>4 May 2022, 12:32</div>'
    claims = meta("2022-05-04T10:32:24Z") + data("2022-05-04T10:32:24Z")
    assert day(read(f"<h1>{TITLE}</h1>{lines}{TEXT}", claims)) == "2022-05-04"
    assert day(read(f"<h1>{TITLE}</h1>{lines}{TEXT}", meta("2022-05-04T10:32:24Z"))) == "2022-05-03"


def test_a_layout_s_place_of_another_article_against_all_others() -> None:
    """A theme that uses one class for its own date and for those of the cards below."""
    wordpress = '<meta name="generator" content="WordPress 6.4">'
    cards = '<div class=cards><div class=card><a href="/a">The road is open again</a> <span class="td-post-date">26 October 2023</span></div></div>'
    shown = f"<h1>{TITLE}</h1><div class=when>31 October 2023</div><div class=entry-content>{TEXT}</div>{cards}"
    claims = meta("2023-10-31T16:15:20+00:00") + data("2023-10-31T16:15:20+00:00")
    assert day(read(shown, wordpress + claims)) == "2023-10-31"
    # Without a visible line that says so too, the layout knows best.
    unseen = f'<h1>{TITLE}</h1><span class="td-post-date">26 October 2023</span><div class=entry-content>{TEXT}</div>'
    assert day(read(unseen, wordpress + claims)) == "2023-10-26"


@pytest.mark.parametrize(
    ("url", "head", "wanted"),
    [
        ("https://news.example/2020/04/28/well-full", "", "2020-04-28"),
        ("https://news.example/20200428/well-full", "", "2020-04-28"),
        ("https://news.example/20209928/well-full", "", None),
        # in its query, beside the number of the article; alone it is the day of a list
        ("https://news.example/show.php?id=88&ngay=2020-04-28", "", "2020-04-28"),
        ("https://news.example/show.php?date=2020-04-28&id=88", "", "2020-04-28"),
        ("https://news.example/show.php?id=88&ngaydang=28-04-2020", "", "2020-04-28"),
        ("https://news.example/show.php?id=88&ngay=2020-04-28", meta("2020-04-27"), "2020-04-28"),
        ("https://news.example/show.php?ngay=2020-04-28", "", None),
        ("https://news.example/show.php?id=88&ngay=2020-04-31", "", None),
        ("https://news.example/show.php?id=88&denngay=2020-04-28", "", None),
        ("https://news.example/id/120200428/well-full", "", None),
        # an address is given once; one claim alone may be of a later edition, or of another zone
        ("https://news.example/2020/4/28/well-full", meta("2022-06-17T18:28:00+02:00"), "2020-04-28"),
        ("https://news.example/2020/04/28/well-full", meta("2020-04-27T23:02:00+00:00"), "2020-04-28"),
        ("https://news.example/2020/04/28/well-full", meta("2022-06-17T18:28:00Z") + data("2022-06-17T18:28:00Z"), "2022-06-17"),
    ],
)  # fmt: skip
def test_the_day_in_an_address(url: str, head: str, wanted: str | None) -> None:
    assert day(read(f"<h1>{TITLE}</h1>{TEXT}", head, url)) == wanted


@pytest.mark.parametrize(
    "line",
    [
        "<div>Home | By Edda Vinterby of the Hollow Press | 8 February 2022</div>",
        "<div><b>Water</b> • 8 February 2022 • Reading time of about four minutes</div>",
        "<div><span>08.02.2022</span> Kategorie: Wasser, Gesundheit, Gemeinde und Schule</div>",
        "<div>08.02.2022 <i>- Redaktion: Edda Vinterby, Sprecherin der Gemeinde</i></div>",
        "<div>8. Februar 2022 , Edda Vinterby</div>",
        "<div>Hollow, 8.2.2022, 058/22</div>",
    ],
)
def test_a_stamp_set_apart_in_its_line(line: str) -> None:
    article = read(f"<h1>{TITLE}</h1>{line}{TEXT}")
    assert day(article) == "2022-02-08"
    assert "2022" not in article.body


@pytest.mark.parametrize(
    "line",
    [
        "<div>8 February 2022, the day on which the council met for the first time</div>",
        "<div>People who want a well of their own may apply | no later than 8 February 2022.</div>",
        "<div>The council of Upper Hollow will meet on 8 February 2022 in the school</div>",
    ],
)
def test_a_day_that_a_line_only_tells_of(line: str) -> None:
    assert day(read(f"<h1>{TITLE}</h1>{line}{TEXT}", meta("2022-03-01"))) == "2022-03-01"


def test_a_labelled_day_that_fills_its_line_within_the_text() -> None:
    main = f"<h1>{TITLE}</h1>{TEXT}<p>Erstellt am: 01.11.2023</p>{TEXT}"
    article = read(main, meta("11/01/2023 12:43:42", "date"))
    assert (day(article), "2023" in article.body) == ("2023-11-01", False)


@pytest.mark.parametrize(
    "foot",
    [
        "<div class=story_footer><p>Letzte Änderung: 31.10.2023 - 14:49</p><p>Erschienen am: 30.10.2023</p></div>",
        "<div class=sidebar><p class=key>Mise en ligne</p><p class=value>30 octobre 2023</p></div>",
        "<div class=sidebar><dl><dt>Published:</dt><dd>October 30, 2023</dd></dl></div>",
    ],
)
def test_a_labelled_day_elsewhere_where_there_is_no_other(foot: str) -> None:
    assert day(read(f"<h1>{TITLE}</h1><div class=story>{TEXT}</div>{foot}")) == "2023-10-30"
    assert day(read(f"<h1>{TITLE}</h1><div class=story>{TEXT}</div>{foot}", meta("2023-10-12"))) == "2023-10-12"


def test_labelled_days_that_differ_are_of_a_list() -> None:
    cards = "".join(
        f"<li><a href=/s/{n}>The road to hamlet {n} is open</a><p>Posted: {n} May 2023</p></li>" for n in (4, 5, 6)
    )
    stored = archived(page(f"<h1>{TITLE}</h1><div class=story>{TEXT}</div><ul class=sidebar>{cards}</ul>"))
    assert stored is not None and stored.published is None


def test_the_foot_of_a_post_says_when() -> None:
    foot = "<div class=post-footer>Von Edda am 03.05.2013, 11:51 | 2 Meinungen | Wasser</div>"
    assert day(read(f"<h1>{TITLE}</h1><div class=post><div>{TEXT}</div>{foot}</div>")) == "2013-05-03"
    comment = "<div class=comment>Von Edda am 03.05.2013, 11:51</div>"
    stored = archived(page(f"<h1>{TITLE}</h1><div class=post><div>{TEXT}</div>{comment}</div>"))
    assert stored is not None and stored.published is None


@pytest.mark.parametrize("name", ["datum", "text_date", "post-date", "pubdate"])
def test_an_element_named_for_the_date_at_the_head_of_the_text(name: str) -> None:
    opening = f"<p><span class={name}>31. Oktober 2023.</span> {ONE}</p>"
    assert day(read(f"<h1>{TITLE}</h1>{opening}<p>{TWO}</p><p>{THREE}</p>")) == "2023-10-31"


def test_a_day_of_another_name_in_the_text_is_none() -> None:
    opening = f"<p>{ONE} <b class=important>31 October 2023</b> was the day on which they began.</p>"
    assert day(read(f"<h1>{TITLE}</h1>{opening}<p>{TWO}</p><p>{THREE}</p>", meta("2023-11-09"))) == "2023-11-09"


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("2020年07月12日", "2020-07-12"),
        ("2020年7月3日 17:16", "2020-07-03T17:16"),
        ("2020년 7월 3일", "2020-07-03"),
        ("24 أبريل 2020", "2020-04-24"),
        ("١٥ مايو ٢٠٢٠", "2020-05-15"),
        ("7 марта 2023 г., 14:05", "2023-03-07T14:05"),
        ("3 stycznia 2021", "2021-01-03"),
        ("12. října 2022", "2022-10-12"),
        ("5 Ağustos 2021", "2021-08-05"),
        ("12. lokakuuta 2022", "2022-10-12"),
        ("3 de julio del 2020", "2020-07-03"),
        ("the 4th of July 2020", "2020-07-04"),
        ("2020年13月12日", None),
        ("2020年07月", None),
    ],
)  # fmt: skip
def test_dates_of_more_languages(raw: str, wanted: str | None) -> None:
    found = parse_stamp(raw, abroad=True)
    assert (found[0] if found else None) == wanted


def test_a_guess_is_for_who_asks_of_one_page_and_never_for_the_archive() -> None:
    html = f"<html lang=en><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div class=story>{TEXT}</div><nav><a href='/2022/02/08/x'>8 February 2022</a></nav></body></html>"
    asked, stored = extract_article(html, URL), archived(html, URL)
    assert asked is not None and asked.published is not None
    assert (asked.published.value, asked.published.rule) == ("2022-02-08", "guess:htmldate")
    assert stored is not None and stored.published is None


def test_nothing_is_guessed_from_a_licence_or_on_a_vietnamese_page() -> None:
    licence = "<footer><p>Licence no. 12, issued on 8 February 2022</p><p>© 2022 Hollow Press</p></footer>"
    assert read(f"<h1>{TITLE}</h1><div class=story>{TEXT}</div>{licence}").published is None
    assert (
        read_vi(f"<h1>{VI_TITLE}</h1><div>{VI}</div><nav><a href='/2022/02/08/x'>08/02/2022</a></nav>").published
        is None
    )


# Vietnamese pages: nothing of this makes a date of what is none.

VI = "<p>Sau hai tháng khơi lại, giếng làng Khuổi Lù đã có nước trong, đủ cho bốn mươi hộ dùng qua mùa khô năm nay.</p><p>Trạm y tế xã lấy mẫu nước ba lần, lần nào cũng đạt; bà con vẫn được dặn đun sôi trước khi uống.</p><p>Xã sẽ đào thêm một giếng cho trường học trước mùa khô tới, bằng tiền bà con góp và tiền hỗ trợ của huyện.</p>"
VI_TITLE = "Giếng làng Khuổi Lù có nước trở lại"
VI_URL = "https://soyte.vi-du.gov.vn/tin/gieng-lang"


def read_vi(main: str, head: str = "", url: str = VI_URL) -> Article:
    return read(main, head, url, "vi", VI_TITLE)


@pytest.mark.parametrize(
    "main",
    [
        "<h1>{t}</h1>{x}<p>Ngày 12/3/2025, huyện kiểm tra giếng lần cuối trước khi giao cho bản quản lý và sử dụng lâu dài.</p>",
        "<h1>{t}</h1><p>Ngày 12/3/2025, tại nhà văn hóa xã</p>{x}",
        "<h1>{t}</h1>{x}<div class=footer><p>Giấy phép số 12/GP-TTĐT</p><p>Ngày cấp: 12/03/2025</p></div>",
        "<h1>{t}</h1>{x}<div class=sidebar><p>Ngày ban hành</p><p>12/03/2025</p></div>",
        "<h1>{t}</h1>{x}<div class=sidebar><p>Lịch công tác</p><p>12/03/2025</p></div>",
    ],
)
def test_other_days_of_a_vietnamese_page(main: str) -> None:
    assert read_vi(main.format(t=VI_TITLE, x=VI)).published is None
    assert day(read_vi(main.format(t=VI_TITLE, x=VI), meta("2025-03-20T08:30:00+07:00"))) == "2025-03-20"


def test_a_visible_day_of_a_vietnamese_page_stands_against_one_claim() -> None:
    main = f"<h1>{VI_TITLE}</h1><div>12/03/2025 08:30</div>{VI}"
    article = read_vi(main, meta("2025-06-01T00:00:00+07:00"))
    assert article.published is not None and article.published.value == "2025-03-12T08:30"


@pytest.mark.parametrize(
    "row",
    [
        "<span>Thứ Năm, ngày 13/03/2025 - 08:30</span><span><a href=#>A<sup>+</sup></a> <a href=#>A<sup>-</sup></a> <a href=/in/7>In trang</a></span>",
        "<span>Thứ năm ngày 13/03/2025, 08:30</span> <a href=#>A-</a> <a href=#>A</a> <a href=#>A+</a>",
        "<span>Ngày 13/03/2025 08:30</span> <a href=/in/7>In bài viết</a> <a href=/gui/7>Gửi email</a>",
        "<a href=#>A+</a> <a href=#>A-</a> <a href=/in/7>Bản in</a> <span>Thứ Năm, ngày 13/03/2025 08:30</span> <a href=#>Nghe bài viết</a>",
    ],
)
def test_tools_in_the_row_of_a_stamp_make_no_sentence_of_it(row: str) -> None:
    article = read_vi(f"{VI_BOX}<div class=m><h1>{VI_TITLE}</h1><div class=x>{row}</div><div>{VI}</div></div>")
    assert article.published is not None and article.published.value == "2025-03-13T08:30"
    assert "2025" not in article.body


@pytest.mark.parametrize(
    "line",
    [
        "Ngày 13/03/2025, 08:30 tại nhà văn hóa xã",
        "Thứ Năm, ngày 13/03/2025 08:30 bà con nhận nước",
        "Ngày 13/03/2025 08:30 in giấy mời và gửi email cho các trưởng bản",
    ],
)
def test_a_row_that_goes_on_with_words_of_its_own_is_a_sentence(line: str) -> None:
    article = read_vi(f"<h1>{VI_TITLE}</h1><p>{line}</p>{VI}", meta("2025-03-20T08:30:00+07:00"))
    assert day(article) == "2025-03-20"


VI_NEWS = (
    ("Trạm Nà Khoang nhận thêm hai giường bệnh", "11/04/2025"),
    ("Bản Phiêng Lìa dọn vệ sinh đầu mùa mưa", "09/04/2025"),
)
VI_BOX = "<div class=b><div>Tin mới</div>" + "".join(
    f"<div><h5><a href=/tin/{i}>{title}</a></h5><span>{when}</span></div>" for i, (title, when) in enumerate(VI_NEWS)
) + "</div>"  # fmt: skip


@pytest.mark.parametrize(
    "box",
    [
        VI_BOX,
        "<ul class=b>" + "".join(f"<li><a href=/t/{i}>{t}</a><div>{d}</div></li>" for i, (t, d) in enumerate(VI_NEWS)) + "</ul>",
        "<table><tr>" + "".join(f"<td><p><a href=/t/{i}>{t}</a></p><p>{d}</p></td>" for i, (t, d) in enumerate(VI_NEWS)) + "</tr></table>",
        f"<div class=z><h3><a href=/t/1>{VI_NEWS[0][0]}</a></h3><time datetime=2025-04-11T07:10:00+07:00>11/04/2025</time></div>",
        "<div class=z>" + "".join(f"<div><i>{d}</i><br><a href=/t/{i}>{t}</a></div>" for i, (t, d) in enumerate(VI_NEWS)) + "</div>",
    ],
)  # fmt: skip
def test_days_of_other_articles_above_a_title(box: str) -> None:
    told = meta("2025-03-20T08:30:00+07:00")
    text = f"<h1>{VI_TITLE}</h1><div class=nd>{VI}</div>"
    article = read_vi(f"{box}<div class=m>{text}</div>", told)
    assert article.published is not None and article.published.value == "2025-03-20T08:30"
    stored = archived(page(f"{box}<div class=m>{text}</div>", lang="vi", title=VI_TITLE), VI_URL)
    assert stored is not None and stored.published is None


@pytest.mark.parametrize(
    "above",
    [
        "<div><a href=/>Trang chủ</a> » <a href=/tin>Tin tức</a></div><div>13/03/2025</div>",
        "<div><a href=/tin>Tin hoạt động của các trạm y tế</a></div><div>13/03/2025</div>",
        f"{VI_BOX.replace('<div>Tin mới</div>', '')}<div class=when>13/03/2025</div>",
        f"<div>13/03/2025</div><div><a href={VI_URL}>Bản đọc: {VI_TITLE}</a></div>",
    ],
)
def test_the_day_of_the_article_above_its_title(above: str) -> None:
    article = read_vi(f"<div class=m>{above}<h1>{VI_TITLE}</h1><div class=nd>{VI}</div></div>", meta("2025-03-20"))
    assert day(article) == "2025-03-13"


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "This entry was posted on Thursday, March 13th, 2025 at 3:40 pm and is filed under <a href=/c/3 rel='category tag'>Nước sạch</a>. You can follow any responses to this entry through the RSS 2.0 feed. You can leave a response, or trackback from your own site.",
            "2025-03-13T15:40",
        ),
        (
            "Bài này đã được đăng vào Thứ Năm, Tháng Ba 13, 2025 lúc 3:40 chiều trong mục <a href=/c/3 rel=category>Nước sạch</a>. Bạn có thể theo dõi phản hồi qua nguồn RSS 2.0. Bạn có thể để lại phản hồi, hoặc trackback từ trang của bạn.",
            "2025-03-13T15:40",
        ),
        (
            "Bài viết này được gửi vào lúc 15:40, ngày 13 tháng 3 năm 2025 và được xếp vào chuyên mục <a href=/c/3 rel='category tag'>Nước sạch</a>. Bạn có thể gửi ý kiến của mình hoặc dẫn bài về trang khác.",
            "2025-03-13T15:40",
        ),
        (
            "Mục này được viết ngày 13.03.2025 bởi quantri, thuộc chuyên mục <a href=/c/3 rel='category tag'>Nước sạch</a>, và được gắn thẻ <a href=/tag/gieng rel=tag>giếng</a>. Đánh dấu đường dẫn tĩnh để xem lại bài này.",
            "2025-03-13",
        ),
        (
            "This entry was posted in <a href=/c/3 rel='category tag'>Nước sạch</a> on <a href=/x rel=bookmark><time>13/03/2025</time></a> by <a href=/author/qt>quantri</a>. Bookmark the permalink of this entry to come back to it later on.",
            "2025-03-13",
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "place",
    [
        "{x}<p class=postmetadata>{s}</p>",
        "{x}<hr><div><small>{s}</small></div>",
        "{x}<div class=foot><p>Chia sẻ:</p><p>{s}</p></div>",
    ],
)
def test_the_sentence_below_a_post_says_when_and_in_which_section(sentence: str, wanted: str, place: str) -> None:
    post = place.format(x=f"<div class=entry>{VI}</div>", s=sentence)
    article = read_vi(f"<div class=post><h2>{VI_TITLE}</h2>{post}</div>")
    assert article.published is not None and article.published.value == wanted
    assert article.section == "Nước sạch"
    assert "2025" not in article.body


@pytest.mark.parametrize(
    "sentence",
    [
        "Bài viết về giếng làng được đăng trên báo tỉnh ngày 13/03/2025 đã khiến nhiều người tìm đến Khuổi Lù xem giếng và hỏi cách khơi.",
        "Kết quả được đăng vào ngày 13/03/2025 trên bảng tin của xã để bà con cùng biết và góp ý trước khi thi công giếng thứ hai.",
        "Tin này được loan đi rất nhanh trong buổi chợ phiên ngày 13/03/2025, ai cũng mừng vì từ nay không phải gánh nước xa nữa.",
    ],
)
def test_a_sentence_of_the_text_that_tells_of_a_posting_is_no_stamp(sentence: str) -> None:
    article = read_vi(f"<h1>{VI_TITLE}</h1><div class=nd>{VI}<p>{sentence}</p></div>", meta("2025-03-20"))
    assert day(article) == "2025-03-20"
    assert sentence in article.body


def test_a_theme_s_place_for_dates_in_a_panel_of_the_menu_above_the_title() -> None:
    """A panel names its dates as the theme names the article's own; this article shows none."""
    wordpress = '<meta name="generator" content="WordPress 6.4">' + meta("2025-03-20T08:30:00+07:00")
    panel = "".join(
        f'<div class=tb><a href=/t/{i}><img src=/t{i}.jpg></a><h3><a href=/t/{i}>{t}</a></h3>'
        f'<div><span class="td-post-date">{d}</span></div></div>'
        for i, (t, d) in enumerate(VI_NEWS)
    )  # fmt: skip
    text = f"<article><h1 class=ten>{VI_TITLE}</h1><div class=entry-content>{VI}</div></article>"
    article = read_vi(f"<div class=tren><div class=hop>{panel}</div></div>{text}", wordpress)
    assert day(article) == "2025-03-20"


def test_a_block_with_two_lines_of_its_licence() -> None:
    footer = "<div>© Hollow Press, all rights reserved<br>Licence No. 12 of the council</div>"
    assert day(read(f"<h1>{TITLE}</h1>{TEXT}{footer}")) is None
