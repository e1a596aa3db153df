# ruff: noqa: E501  (lines of HTML)
"""Texts that a page holds and that are easily lost: behind megabytes of scripts, hidden until a script shows them, in a
link that nobody closed, told to programs only, beside an element that is called the text and holds a picture. All of it
is invented.
"""

from __future__ import annotations

import json

import pytest

from crawler.items import Article
from pipelines import extract_article
from pipelines.decoding import decode
from tests.test_page_shapes import (
    LEAD,
    OTHERS,
    P1,
    P2,
    P3,
    P4,
    PARAGRAPHS,
    STAMP,
    TEXT,
    TITLE,
    URL,
    page,
    read,
    text_of,
)

HEAD = f"<h1>{TITLE}</h1>{STAMP}"
TEASERS = "".join(
    f'<div class=the><a href="/t/{i}"><h3>{t}</h3><p>Cán bộ trạm và bà con cùng chuẩn bị cho ngày này từ tháng trước.</p></a></div>'
    for i, (t, _) in enumerate(OTHERS)
)


def whole(html: str) -> Article:
    article = extract_article(html, URL)
    assert article is not None and article.refused is None
    return article


# Behind scripts

FILL = "var a=[" + "17,4," * 120_000 + "];"


@pytest.mark.parametrize(
    "above",
    [
        f"<script>{FILL}</script><script>{FILL}</script><script>{FILL}</script><script>{FILL}</script>",
        f"<style>{FILL * 4}</style>",
        f"<!-- <script> {FILL * 4} -->",
        f"<SCRIPT type='application/json'>{FILL * 4}'<!-- <p>'</SCRIPT>",
    ],
)
def test_a_text_below_megabytes_of_scripts(above: str) -> None:
    html = page(f"{HEAD}<div class=nd>{TEXT}</div>").replace("<body>", f"<body>{above}")
    article = whole(html)
    assert text_of(article) == [*PARAGRAPHS]
    assert article.warnings == ()


def test_structured_data_is_read_whole_on_a_large_page() -> None:
    data = {"@type": "NewsArticle", "keywords": ["x" * 100] * 300, "datePublished": "2025-03-12T08:30:00+07:00"}
    told = f'<script type="application/ld+json">{json.dumps(data)}</script><script>{FILL * 4}</script>'
    article = whole(page(f"<h1>{TITLE}</h1><div class=nd>{TEXT}</div>", head=told))
    assert article.published is not None and article.published.value == "2025-03-12T08:30"


@pytest.mark.parametrize("end", ["", "<p>x", "</scrip>"])
def test_a_script_that_never_ends_is_left_to_the_parser(end: str) -> None:
    text, _ = decode(f"<p>{P1}</p><script>{FILL}{end}".encode())
    assert text == f"<p>{P1}</p><script>{FILL}{end}"


# Hidden until a script shows it


@pytest.mark.parametrize("hides", ["style='display:none'", "style='visibility: hidden'", "hidden", "class=d-none"])
@pytest.mark.parametrize("at", ["<html", "<body", '<div class="kh"', '<div class="tr"'])
def test_a_page_that_a_script_shows_when_it_has_loaded(hides: str, at: str) -> None:
    html = page(f"{HEAD}<div class=nd>{TEXT}</div>")
    opening = at.replace('class="', 'class="d-none ') if hides == "class=d-none" and "class" in at else f"{at} {hides}"
    assert text_of(whole(html.replace(at, opening, 1))) == [*PARAGRAPHS]


@pytest.mark.parametrize("hides", ["style='display:none'", "hidden", "class=d-none"])
@pytest.mark.parametrize(
    "mark", ["<main><article>{}</article></main>", "<article>{}</article>", "<main>{}</main>", "<div class=b>{}</div>"]
)
@pytest.mark.parametrize("tags", ["<p>", "<p><span>", "<div>"])
def test_a_hidden_text_in_the_place_of_the_article(hides: str, mark: str, tags: str) -> None:
    ends = "</span></p>" if "span" in tags else tags.replace("<", "</")
    text = "".join(f"{tags}{p}{ends}" for p in PARAGRAPHS)
    assert text_of(read(mark.format(f"{HEAD}<div {hides}>{text}</div>"))) == [*PARAGRAPHS]


@pytest.mark.parametrize("hides", ["style='display:none'", "hidden", "class=d-none"])
def test_what_is_hidden_beside_a_text_stays_hidden(hides: str) -> None:
    box = f"<div {hides}><p>{P4}</p><p>{LEAD}</p><p>{P3}</p></div>"
    article = read(
        f"<main><article>{HEAD}<p>{P1}</p><p>{P2}</p><p>Các em khác tiêm vào tuần sau.</p>{box}</article></main>"
    )
    assert text_of(article) == [P1, P2, "Các em khác tiêm vào tuần sau."]


@pytest.mark.parametrize("hides", ["style='display:none'", "hidden"])
def test_a_hidden_box_elsewhere_is_no_text(hides: str) -> None:
    html = page(f"<main>{HEAD}<p>{P1}</p></main><div {hides}><p>{P2}</p><p>{P3}</p><p>{P4}</p></div>")
    assert text_of(whole(html)) == [P1]


def test_a_shadow_root_is_shown() -> None:
    assert text_of(read(f"{HEAD}<x-bai><template shadowrootmode=open>{TEXT}</template></x-bai>")) == [*PARAGRAPHS]
    assert text_of(read(f"{HEAD}<p>{P1}</p><p>{P2}</p><template><p>{P3}</p></template>")) == [P1, P2]


# In a link


@pytest.mark.parametrize(
    "link", ["<a href='/len'>", "<a href='#noi-dung'><b>", "<a href='/anh.jpg'><img src='/anh.jpg'>"]
)
def test_a_link_that_nobody_closed(link: str) -> None:
    assert text_of(read(f"{HEAD}<div class=nd>{link}{TEXT}</div>")) == [*PARAGRAPHS]


def test_cards_in_links_are_links() -> None:
    assert text_of(read(f"{HEAD}<div class=nd>{TEXT}</div><div class=ds>{TEASERS}</div>")) == [*PARAGRAPHS]


# Told to programs only

DATA = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": TITLE,
    "datePublished": "2025-03-12T08:30:00+07:00",
}


def told(**more: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({**DATA, **more}, ensure_ascii=False)}</script>'


@pytest.mark.parametrize(
    "body", ["\n".join(PARAGRAPHS), "\r\n\r\n".join(PARAGRAPHS), TEXT, TEXT.replace("<", "&lt;").replace(">", "&gt;")]
)
@pytest.mark.parametrize("main", [f"<h1>{TITLE}</h1><div id=app></div>", f"{HEAD}<p>{P1}</p>", ""])
def test_a_text_that_is_told_to_programs_only(body: str, main: str) -> None:
    article = whole(page(main, TITLE, told(articleBody=body)))
    assert text_of(article) == [*PARAGRAPHS]
    assert article.title == TITLE
    assert dict(article.field_rules)["body"] == "jsonld"


def test_a_text_that_is_shown_is_read_where_it_is_shown() -> None:
    article = whole(page(f"{HEAD}<div class=nd>{TEXT}</div>", TITLE, told(articleBody=f"{TEXT} " * 3)))
    assert text_of(article) == [*PARAGRAPHS]


def test_texts_of_several_articles_are_no_text() -> None:
    data = told(articleBody=f"{P1}\n{P2}\n{P3}") + told(articleBody=f"{P2}\n{P3}\n{P4}", headline=OTHERS[0][0])
    article = extract_article(page("", TITLE, data), URL)
    assert article is None or (article.body == "" and article.refused is not None)


# Beside an element that is called the text


@pytest.mark.parametrize("mark", ['itemprop="articleBody"', 'data-role="content"'])
@pytest.mark.parametrize("inside", ["<img src=/a.jpg>", "<img src=/a.jpg><p>Bến Pá Lù</p>"])
def test_a_text_beside_the_picture_that_is_called_so(mark: str, inside: str) -> None:
    article = read(f"<div class=b>{HEAD}<div {mark}>{inside}</div><div class=nd>{TEXT}</div></div>")
    assert text_of(article)[-4:] == [*PARAGRAPHS]


def test_a_picture_that_is_the_text_stays_so() -> None:
    side = f"<div class=ds>{TEASERS}</div>"
    article = extract_article(
        page(f'<div class=b>{HEAD}<div itemprop="articleBody"><img src=/a.jpg></div></div>{side}'), URL
    )
    assert article is not None and article.body == ""


# Taken for something else


@pytest.mark.parametrize("line", ["Copyright 2025", "© 2025 Sở Y tế Sơn Hạ", "Bản quyền thuộc Sở Y tế Sơn Hạ"])
def test_a_licence_above_a_text_ends_nothing(line: str) -> None:
    lines = ["Bến Pá Lù có thuyền lúc năm giờ.", "Trẻ nào vắng thì tiêm bù sau.", "Ai cần thì gọi trạm y tế xã."]
    html = "".join(f"<p>{text}</p>" for text in (*lines, P1, P2))
    assert text_of(read(f"<article>{HEAD}<p>{line}</p>{html}</article>"))[-5:] == [*lines, P1, P2]


@pytest.mark.parametrize("name", ["bai co-caption", "has-caption", "text-caption-no"])
def test_an_element_around_a_whole_text_is_no_caption(name: str) -> None:
    article = read(f'{HEAD}<div class="{name}"><img src=/a.jpg>{TEXT}</div>')
    assert text_of(article) == [*PARAGRAPHS]


def test_a_time_in_the_element_of_the_text_dates_no_line_of_it() -> None:
    lines = (
        "港の理事会は火曜日、二番目の桟橋の費用について話し合った。",
        "町はずっとそれを望んでいたが、金がなかった。",
        "投票は六月に行われる。",
    )
    text = "<br>".join(lines * 4)
    html = f"<html lang=ja><head><title>港の理事会</title></head><body><article><h1>港の理事会、二番目の桟橋の費用を検討</h1><time datetime=2024-03-04T10:00:00+09:00>3月4日</time><br>{text}</article></body></html>"
    article = extract_article(html, "https://minato.example/a/1")
    assert article is not None and text_of(article)[-12:] == [*lines * 4]
    assert article.published is not None and article.published.value == "2024-03-04T10:00"


# Broken into parts

MORE = (
    "Trạm y tế xã ghi lại tên từng em chưa được tiêm, số điện thoại của gia đình và ngày thuyền có thể quay lại đón các em.",
    "Chị Vàng Thị Sử đưa con đi từ ba giờ sáng; chị nói rằng lần trước đến nơi thì phích vắc xin đã hết từ lâu.",
    "Đoàn mang thêm ba mươi liều dự phòng, để trong hai phích nhỏ có nhiệt kế riêng và có người trông suốt dọc đường.",
    "Buổi tối, các đội họp lại ở nhà văn hóa bản Pá Lù để đối chiếu danh sách và chia lại số liều còn thừa cho sáng hôm sau.",
)


@pytest.mark.parametrize(
    "parts",
    [
        "".join(f'<p itemprop="articleBody">{p}</p>' for p in PARAGRAPHS),
        f'<section itemprop="articleBody"><p>{P1}</p></section><div class=qc><a href=/qc>Quảng cáo</a></div><section itemprop="articleBody"><p>{P2}</p><p>{P3}</p></section><section itemprop="articleBody"><p>{P4}</p></section>',
        "".join(f'<div class=khoi><div itemprop="articleBody"><p>{p}</p></div></div>' for p in PARAGRAPHS),
        f'<p itemprop="articleBody">{P1}</p><p itemprop="articleBody">{P2}</p><p>{P3}</p><p itemprop="articleBody">{P4}</p>',
    ],
)
def test_a_text_whose_parts_are_all_called_so(parts: str) -> None:
    assert text_of(read(f"<div class=b>{HEAD}{parts}</div>")) == [*PARAGRAPHS]


def test_other_articles_that_are_called_so_as_well_are_no_parts_of_it() -> None:
    others = "".join(
        f'<div class=o><h3><a href="/t/{i}">{t}</a></h3><div itemprop="articleBody"><p>{MORE[i]}</p></div></div>'
        for i, (t, _) in enumerate(OTHERS)
    )
    article = read(f'<div class=b>{HEAD}<div itemprop="articleBody">{TEXT}</div></div><div class=ds>{others}</div>')
    assert text_of(article) == [*PARAGRAPHS]


@pytest.mark.parametrize("generator", ["WordPress 6.4", "Drupal 10 (https://www.drupal.org)"])
@pytest.mark.parametrize("name", ["entry-content", "post-content", "field--name-body"])
def test_a_family_s_name_for_its_texts_on_other_articles_below_the_text(generator: str, name: str) -> None:
    others = "".join(
        f'<article><h2 class="entry-title"><a href="/t/{i}">{t}</a></h2><div class="{name}"><p>{MORE[i]}</p></div></article>'
        for i, (t, _) in enumerate(OTHERS)
    )
    long = "".join(f"<p>{p}</p>" for p in (*PARAGRAPHS, *MORE))
    main = f'<div id=main>{HEAD}<div class="x9-bai">{long}</div><h3>Mời đọc</h3><div class=ds>{others}</div></div>'
    article = read(main, TITLE, f'<meta name="generator" content="{generator}"><link href="/wp-content/a.css">')
    assert text_of(article) == [*PARAGRAPHS, *MORE]


@pytest.mark.parametrize("chapo", ['class="entry-content chapo"', 'class="intro" id="content"', "class=post-body"])
def test_a_text_below_the_part_that_is_named(chapo: str) -> None:
    rest = (*MORE, P4) * 3
    html = "".join(f"<p>{p}</p>" for p in rest)
    opening = f"<p>{LEAD} {P1}</p><p>{P2}</p><p>{P3}</p>"
    for between in ("", "<div class=ads><a href=/qc>Quảng cáo của nhà thuốc</a></div>"):
        article = read(f"<div class=b>{HEAD}<div {chapo}>{opening}</div>{between}<div class=k2>{html}</div></div>")
        assert " ".join(text_of(article)) == " ".join([LEAD, P1, P2, P3, *rest])


def test_other_texts_in_full_below_a_short_one_do_not_go_on_with_it() -> None:
    others = "".join(f"<div><img src=/{i}.jpg><p>{MORE[i % 4]} {PARAGRAPHS[i % 3]} {LEAD}</p></div>" for i in range(6))
    main = f'<div class=b>{HEAD}<div id="content" class=intro><p>{LEAD} {P1}</p><p>{P2}</p><p>{P3}</p></div><p><a href="/chu-de/1">Tiêm chủng vùng hồ</a></p><h3>Có thể bạn thích…</h3>{others}</div>'
    assert " ".join(text_of(read(main))) == " ".join([LEAD, P1, P2, P3])


def test_readings_of_characters_are_no_text_and_break_none() -> None:
    def ruby(text: str) -> str:
        return text.replace("港", "<ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>").replace(
            "町", "<ruby><rb>町</rb><rt>まち</rt></ruby>"
        )

    lines = (
        "港の理事会は火曜日、二番目の港の費用について話し合った。",
        "町はずっとそれを望んでいたが、港には金がなかった。",
        "投票は六月に町の会館で行われる。",
    )
    html = "".join(f"<p>{ruby(line)}</p>" for line in lines * 4)
    page_ = f"<html lang=ja><head><title>港の理事会、町の桟橋の費用を検討</title></head><body><article><h1>{ruby('港の理事会、町の桟橋の費用を検討')}</h1>{html}</article></body></html>"
    article = extract_article(page_, "https://minato.example/a/1")
    assert article is not None and article.title == "港の理事会、町の桟橋の費用を検討"
    assert text_of(article) == [*lines * 4]


@pytest.mark.parametrize("lines", [15, 24])
@pytest.mark.parametrize("tag", ["aside", "div class=widget", "nav", "ul"])
def test_a_long_box_of_links_among_the_paragraphs_ends_no_text(tag: str, lines: int) -> None:
    box = "".join(f'<li><a href="/t/{i}">Bản tin ngày thứ {i} của trạm y tế xã</a></li>' for i in range(lines))
    upper, lower = ("".join(f"<p>{p}</p>" for p in half) for half in (PARAGRAPHS, MORE))
    box = f"<{tag}>{box}</{tag.split()[0]}>"
    parts = [f"<div class=k1><section class=k><div>{half}</div></section></div>" for half in (upper, lower)]
    for html in (upper + box + lower, parts[0] + box + parts[1]):
        assert text_of(read(f"<div class=b>{HEAD}<div class=nd>{html}</div></div>")) == [*PARAGRAPHS, *MORE]
