# ruff: noqa: E501  (lines of HTML)
"""Pages from elsewhere: dates in other languages and zones. What a department cites is imported, and read as it stands."""

from __future__ import annotations

import pytest

from crawler.items import Article
from pipelines import extract_article
from pipelines.dating import parse_stamp
from pipelines.headlines import is_fact

URL = "https://news.example/health/clinic-opens"
TITLE = "A clinic on wheels reaches the upper valley"
TEXT = (
    "<p>The district has sent a clinic on wheels up the valley, where the next doctor is more than two hours away by bus.</p>"
    "<p>Nurse Edda Vinterby said that forty people came on the first morning, and that most of them had waited for weeks.</p>"
    "<p>The clinic will stop in each village twice a month; in winter, when the road is closed, it will stay in the town.</p>"
)


def read(main: str, head: str = "", url: str = URL, lang: str = "en") -> Article:
    page = f"<html lang={lang}><head><title>{TITLE}</title>{head}</head><body><h1>{TITLE}</h1>{main}</body></html>"
    article = extract_article(page, url)
    assert article is not None and article.refused is None
    return article


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("7. März 2023", "2023-03-07"),
        ("07.März 2023", "2023-03-07"),
        ("Dienstag, 7. März 2023, 14:05 Uhr", "2023-03-07T14:05"),
        ("7 Mrz. 2023", "2023-03-07"),
        ("Juli 12, 2019", "2019-07-12"),
        ("26 Mai, 2008", "2008-05-26"),
        ("3. Dez. 2021", "2021-12-03"),
        ("mardi 14 février 2023", "2023-02-14"),
        ("1er août 2022", "2022-08-01"),
        ("3 de diciembre de 2020", "2020-12-03"),
        ("12 de março de 2021", "2021-03-12"),
        ("5 ottobre 2019", "2019-10-05"),
        ("9 oktober 2020", "2020-10-09"),
        ("17 Agustus 2021", "2021-08-17"),
        ("31.10.23", "2023-10-31"),
    ],
)
def test_dates_of_other_languages(raw: str, value: str) -> None:
    found = parse_stamp(raw)
    assert found is not None and found[0] == value


@pytest.mark.parametrize("raw", ["1.2.15", "Mục 3.2.11", "09.12.22.33", "ĐT: 38.12.10", "31.13.23", "12 mai vàng 2023"])
def test_numbers_that_are_no_dates(raw: str) -> None:
    assert parse_stamp(raw) is None


@pytest.mark.parametrize("zone", ["+00:00", "Z", "-05:00", "+0200"])
def test_a_page_from_abroad_keeps_the_day_of_its_own_clock(zone: str) -> None:
    head = f'<meta property="article:published_time" content="2023-11-03T21:40:00{zone}">'
    article = read(TEXT, head)
    assert article.published is not None and article.published.value == "2023-11-03T21:40"


def test_english_pages_of_vietnamese_sites_and_vietnamese_pages_elsewhere_are_of_vietnam() -> None:
    head = '<meta property="article:published_time" content="2023-11-03T21:40:00Z">'
    article = read(TEXT, head, "https://soyte.vi-du.gov.vn/en/clinic")
    assert article.published is not None and article.published.value == "2023-11-04T04:40"
    text = (
        "<p>Huyện vừa đưa vào hoạt động một phòng khám lưu động phục vụ bà con vùng cao, nơi cách bác sĩ gần nhất hơn hai giờ đi xe.</p>"
        "<p>Buổi đầu có bốn mươi người đến khám; phần lớn trong số họ đã chờ nhiều tuần để được gặp bác sĩ của tuyến trên.</p>"
    )
    article = read(text, head, "https://ban-tin.example/1", lang="vi")
    assert article.published is not None and article.published.value == "2023-11-04T04:40"


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="publication_date" content="2022-02-08T14:00:00">',
        '<meta name="parsely-pub-date" content="2022-02-08T14:00:00Z">',
        '<meta name="citation_publication_date" content="2022/02/08">',
        '<meta name="article.published" content="2022-02-08T14:00:00.000Z">',
        '<script type="application/ld+json">{"@type":"MedicalWebPage","datePublished":"2022-02-08"}</script>',
        '<script type="application/ld+json">{"@type":["Recipe"],"name":"x","datePublished":"2022-02-08"}</script>',
    ],
)
def test_other_claims(head: str) -> None:
    article = read(TEXT, head)
    assert article.published is not None and article.published.value[:10] == "2022-02-08"


def test_claims_about_others_say_nothing_of_the_page() -> None:
    head = '<script type="application/ld+json">[{"@type":"Comment","datePublished":"2022-02-09"},{"@type":"Review","datePublished":"2022-02-10"}]</script>'
    assert read(TEXT, head).published is None


@pytest.mark.parametrize(
    "line",
    [
        "<div class=info>Veröffentlicht am 8. Februar 2022</div>",
        "<div class=info>Gespeichert von <span>nordlicht</span> am 8. Februar 2022 - 18:55</div>",
        "<div class=info>EDDA VINTERBY am 8. Februar 2022</div>",
        "<p class=cat>8. Februar 2022 | Gesundheit</p>",
        "<p class=cat>8. Feb. 2022 // Edda Vinterby</p>",
        "<div><span>Edda Vinterby</span> / 08.02.2022 / 09:30 /</div>",
        "<div>Publié le 8 février 2022</div>",
        "<div>By Edda Vinterby on February 8, 2022</div>",
        '<time class="datetime" datetime="2022-02-08">vor drei Tagen</time>',
        '<abbr class="published" title="2022-02-08T14:12:32+0200">vor drei Tagen</abbr>',
        '<span property="schema:datePublished" content="2022-02-08T14:12:32+0200"></span>',
    ],
)
def test_visible_dates(line: str) -> None:
    article = read(line + TEXT)
    assert article.published is not None and article.published.value[:10] == "2022-02-08"
    assert "2022" not in article.body


def test_labels_of_other_languages() -> None:
    article = read(f"<p>Veröffentlicht am 8. Februar 2022, aktualisiert am 11. Februar 2022</p>{TEXT}")
    assert article.published is not None and article.published.value == "2022-02-08"
    assert article.updated is not None and article.updated.value == "2022-02-11"


@pytest.mark.parametrize(
    ("shown", "claimed", "value"),
    [
        ("11/08/2023 5:19 PM", "2023-11-08T17:19:00-05:00", "2023-11-08T17:19"),
        ("06/01/2020", "2020-06-01", "2020-06-01"),
        ("06/01/2020", "2020-01-06", "2020-01-06"),
        ("06/01/2020", "2020-01-09", "2020-01-06"),
    ],
)
def test_month_before_day_where_the_page_tells_programs_so(shown: str, claimed: str, value: str) -> None:
    article = read(f"<div>{shown}</div>{TEXT}", f'<meta property="article:published_time" content="{claimed}">')
    assert article.published is not None and article.published.value == value


ONE, TWO, THREE = (paragraph.removeprefix("<p>").removesuffix("</p>") for paragraph in TEXT.split("</p><p>"))
FOUR = "Two more clinics on wheels are to follow in spring, one for children and one for teeth, if the council agrees."
BOX = "<aside><h4>More from the valley</h4>" + "".join(
    f'<a href="/s/{n}">The road to hamlet {n} is open again</a>' for n in range(6)
)
BOX += "</aside>"


def body(main: str, head: str = "", url: str = URL) -> list[str]:
    return read(main, head, url).body.split("\n")


def test_a_text_goes_on_below_a_box_of_links() -> None:
    long = [f"{ONE} {TWO}", f"{TWO} {THREE}", f"{THREE} {FOUR}", f"{FOUR} {ONE}", f"{ONE} {THREE}"]
    story = "".join(f"<p>{text}</p>" for text in long)
    assert body(f"<div class=story>{story}{BOX}<p>{TWO}</p><p>{FOUR}</p>{BOX}</div>") == [*long, TWO, FOUR]
    assert body(f"<div class=story><p>{TWO}</p>{BOX}<p>{FOUR}</p>{BOX}{story}</div>") == [TWO, FOUR, *long]


def test_sentences_full_of_links_are_text() -> None:
    item = '<li><a href="/c/{n}">Clinic number {n} has opened in the valley</a>, where many had waited for it.</li>'
    items = "".join(item.format(n=n) for n in range(5))
    lines = body(f"<div class=story><p>{ONE}</p><p>{TWO}</p><ol>{items}</ol><p>{THREE}</p></div>")
    assert len(lines) == 8
    assert lines[2] == "Clinic number 0 has opened in the valley, where many had waited for it."


def test_paragraphs_between_promoted_links_are_text() -> None:
    link = '<p><a href="/s/{n}">THE ROAD TO HAMLET NUMBER {n} IS OPEN AGAIN</a></p>'
    parts = "".join(f"<p>{text}</p>{link.format(n=n)}" for n, text in enumerate((ONE, TWO, THREE, FOUR, ONE, TWO)))
    opening = [f"{ONE} {TWO}", f"{THREE} {FOUR}", f"{TWO} {FOUR}"]
    story = "".join(f"<p>{text}</p>" for text in opening)
    assert body(f"<div class=story>{story}{parts}</div>") == [*opening, ONE, TWO, THREE, FOUR, ONE, TWO]


def test_the_first_sentences_over_a_box_in_the_text() -> None:
    box = (
        "<h4>More:</h4><ul>"
        + "".join(f'<li><h4><a href="/s/{n}">The road to hamlet {n} is open</a></h4>' for n in range(3))
        + "</ul>"
    )
    long = [f"{ONE} {TWO}", f"{TWO} {THREE}", f"{THREE} {FOUR}", f"{FOUR} {ONE}"]
    story = "".join(f"<p>{text}</p>" for text in long)
    assert body(f"<div class=story><p>{TWO}</p><p>{FOUR}</p>{box}{story}</div>")[:2] == [TWO, FOUR]
    assert body(f"<div class=story>{story}{box}<p>{TWO}</p><p>{FOUR}</p></div>") == [*long, TWO, FOUR]


@pytest.mark.parametrize("around", ["{text}{box}", "<div class=rail>{box}</div><div class=story>{text}</div>"])
def test_text_among_many_linked_headlines_is_no_list(around: str) -> None:
    links = "".join(f'<div><a href="/s/{n}">The road to hamlet number {n} is open again</a></div>' for n in range(12))
    text = f"<p>{ONE} {TWO}</p><p>{TWO} {THREE}</p><p>{THREE} {FOUR}</p>"
    lines = body(around.format(text=text, box=links))
    assert lines == [f"{ONE} {TWO}", f"{TWO} {THREE}", f"{THREE} {FOUR}"]


def test_teasers_and_an_introduction_are_still_lists() -> None:
    teaser = '<h3><a href="/s/{n}">The road to hamlet number {n} is open again</a></h3><p>{text}</p>'
    teasers = "".join(teaser.format(n=n, text=text) for n, text in enumerate((ONE, TWO, THREE, FOUR) * 2))
    for main in (teasers, f"<p>{ONE}</p>{teasers}"):
        page = f"<html lang=en><head><title>News</title></head><body><h1>From the valley</h1>{main}</body></html>"
        article = extract_article(page, "https://news.example/valley/")
        assert article is not None and article.refused


@pytest.mark.parametrize("tag", ["noscript", "button", "object"])
def test_an_element_that_was_never_closed_does_not_hide_the_page(tag: str) -> None:
    assert body(f"<{tag}><div class=story>{TEXT}</div>") == [ONE, TWO, THREE]


def test_what_scripts_replace_stays_out() -> None:
    assert body(f"<noscript><p>Please allow scripts to see the comments.</p></noscript>{TEXT}") == [ONE, TWO, THREE]


def test_lines_of_a_figure_are_no_paragraphs() -> None:
    figure = '<figure><div class=lazy data-x="/a.jpg"></div><span>Anna Bergdal/Valley Pictures</span></figure>'
    assert body(f"<div class=story><p>{ONE}</p><p>{TWO}</p>{figure}<p>{THREE}</p></div>") == [ONE, TWO, THREE]


def test_a_stamp_in_a_row_that_is_named_like_a_menu() -> None:
    article = read(f'<ul class="nav meta"><li>8 Feb 2022 18:29</li><li>1479</li></ul>{TEXT}')
    assert article.published is not None and article.published.value == "2022-02-08T18:29"


def test_a_cloud_of_links_is_no_text_and_a_linked_paragraph_is() -> None:
    cloud = "<div class=well>" + " ".join(f"<a href=/t/{n}>hamlet {n}</a>" for n in range(90)) + "</div>"
    assert body(f"<div class=row>{cloud}<div><p>{ONE}</p><p>{TWO}</p></div></div>") == [ONE, TWO]
    linked = f'<p><a href="/all">{TWO} {THREE}</a></p>'
    assert body(f"<div class=story><p>{ONE}</p>{linked}<p>{FOUR}</p></div>") == [ONE, f"{TWO} {THREE}", FOUR]


def test_a_text_that_is_mostly_one_list() -> None:
    items = "".join(f"<li>{text}</li>" for text in (f"{ONE} {TWO}", f"{TWO} {THREE}", f"{THREE} {FOUR}"))
    assert len(body(f"<div class=story><p>Three things to know.</p><ol>{items}</ol><p>{FOUR}</p></div>")) == 5


def test_a_paragraph_between_two_boxes_is_no_summary() -> None:
    box = '<div class=related><h2>Related</h2><ul><li><a href="/s/1">The road to the hamlet is open</a></ul></div>'
    videos = "".join(f'<h3><a href="/v/{n}">The nurse tells of day number {n}</a></h3>' for n in range(4))
    main = f"<div class=story><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>{box}<p>{FOUR}</p></div><div>{videos}</div>"
    assert body(main) == [ONE, TWO, THREE, FOUR]


def test_small_facts_above_the_text_are_no_paragraphs() -> None:
    facts = "<div class=who>By</div><div class=who>Edda Vinterby</div><div class=who>Valley Press Agency</div>"
    assert body(f"{facts}<div class=story>{TEXT}</div>") == [ONE, TWO, THREE]


def test_a_text_in_what_is_named_like_chrome_where_little_else_runs() -> None:
    other = "The valley press is made by nine people in two rooms over the bakery; write to us.<br>" * 4
    story = f"<p>{ONE} {TWO}</p><p>{TWO} {THREE}</p><p>{THREE} {FOUR}</p>"
    assert body(f'<div class="box-widget">{story}</div><div><div>{other}</div></div>')[:3] == [
        f"{ONE} {TWO}",
        f"{TWO} {THREE}",
        f"{THREE} {FOUR}",
    ]


def test_a_stamp_right_above_the_text_far_below_the_title() -> None:
    menu = "".join(f"<div><a href=/m/{n}>Part {n} of it</a></div>" for n in range(40))
    article = read(f"<div>{menu}</div><p class=meta>8. Februar 2022 um 09:43 · Edda · 6 Kommentare</p>{TEXT}")
    assert article.published is not None and article.published.value == "2022-02-08T09:43"


@pytest.mark.parametrize(
    ("line", "is_author"),
    [
        ("Von Ansgar Brüll, Lindau", True),
        ("Von Ansgar Brüll und Tilda Moos", True),
        ("Par Odile Savart", True),
        ("By Edda Vinterby", True),
        ("Von der Mühle bleibt nur der Turm", False),
        ("Por fin llega el agua a los pueblos del valle", False),
        ("By the river, a clinic opens its doors", False),
        ("Par ici la sortie.", False),
    ],
)
def test_a_line_that_names_its_author_in_another_language_is_no_headline(line: str, is_author: bool) -> None:
    assert is_fact(line) is is_author
