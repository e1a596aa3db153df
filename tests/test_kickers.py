# ruff: noqa: E501  (lines of HTML)
"""A headline that shares its element with a kicker, and what a page's head says of it."""

from __future__ import annotations

import json

import pytest

from pipelines import extract_article

URL = "https://news.example/health/clinic-opens"
HEADLINE = "A clinic on wheels reaches the upper valley"
TEXT = (
    "<p>The district has sent a clinic on wheels up the valley, where the next doctor is more than two hours away by bus.</p>"
    "<p>A nurse of the district said that forty people came on the first morning, and that most of them had waited for weeks.</p>"
    "<p>The clinic will stop in each village twice a month; in winter, when the road is closed, it will stay in the town.</p>"
)


def title(top: str, head: str = "", lang: str = "en", text: str = TEXT) -> str:
    article = extract_article(f"<html lang={lang}><head>{head}</head><body><main>{top}{text}</main></body></html>", URL)
    assert article is not None
    return article.title


def og(text: str) -> str:
    return f'<meta property="og:title" content="{text}"><title>{text} | Valley Gazette</title>'


def headline(text: str) -> str:
    facts = {"@type": "NewsArticle", "headline": text}
    return f'<script type="application/ld+json">{json.dumps(facts)}</script>'


@pytest.mark.parametrize(
    "h1",
    [
        f"<h1><span>Health care</span><span>{HEADLINE}</span></h1>",
        f"<h1><span>Health care</span>{HEADLINE}</h1>",
        f"<h1><span class=k>Health care</span><span style='display:none'>: </span><span>{HEADLINE}</span></h1>",
        f"<h1><span>Health care</span> <b>{HEADLINE}</b></h1>",
        f"<h1><span>Health care</span> – {HEADLINE}</h1>",
    ],
)
def test_a_kicker_in_an_element_of_its_own(h1: str) -> None:
    # The page says which of both its title is: with the kicker, as the head writes it; or without.
    assert title(h1, og(f"Health care: {HEADLINE}")) == f"Health care: {HEADLINE}"
    assert title(h1, og(f"Health care / {HEADLINE}")) == f"Health care / {HEADLINE}"
    assert title(h1, og(HEADLINE)) == HEADLINE
    assert title(h1, og(f"Health care: {HEADLINE}") + headline(HEADLINE)) == f"Health care: {HEADLINE}"
    assert title(h1, og(HEADLINE) + headline(f"Health care: {HEADLINE}")) == HEADLINE
    assert title(h1, og("Elsewhere the clinic is called so") + headline(HEADLINE)) == HEADLINE


def test_a_kicker_that_is_called_one_and_that_no_claim_names() -> None:
    for name in ("kicker", "article-title__overline", "topLine", "dachzeile", "eyebrow"):
        h1 = f"<h1><span class='{name}'>Health care</span> <span>{HEADLINE}</span></h1>"
        assert title(h1, og("How doctors come to the valley")) == HEADLINE
        assert title(h1) == HEADLINE


def test_a_kicker_in_quotation_marks() -> None:
    h1 = f'<h1><span class=kicker>"We come to you"</span><span>{HEADLINE}</span></h1>'
    assert title(h1, og(HEADLINE)) == HEADLINE
    assert title(h1) == HEADLINE


def test_words_set_off_in_a_headline_are_no_kicker() -> None:
    h1 = f"<h1><em>Good news:</em> {HEADLINE}</h1>"
    assert title(h1, og(f"Good news: {HEADLINE}")) == f"Good news: {HEADLINE}"
    assert title(h1, og("How doctors come to the valley")) == f"Good news: {HEADLINE}"
    assert title(h1) == f"Good news: {HEADLINE}"


def test_the_head_does_not_change_marks_where_nothing_was_put_together() -> None:
    assert (
        title(f"<h1>“{HEADLINE}”, says the nurse</h1>", og(f"{HEADLINE}, says the nurse"))
        == f"“{HEADLINE}”, says the nurse"
    )
    h1 = f"<h1><a href=/1>“{HEADLINE}”, says the nurse</a></h1>"
    assert title(h1, og(f"{HEADLINE}, says the nurse")) == f"“{HEADLINE}”, says the nurse"


def test_of_several_headings_the_one_that_the_structured_data_names() -> None:
    top = f"<h1>{HEADLINE}</h1>"
    others = (
        "<h1>Snow closes the pass earlier than ever before</h1><h1>Two bridges are to be painted in the spring</h1>"
    )
    head = og("Doctors on the road: how the valley gets its health care") + headline(HEADLINE)
    assert title(top, head, text=TEXT + others) == HEADLINE


def test_a_heading_that_the_structured_data_names_beats_one_that_looks_so() -> None:
    top = f"<h2>{HEADLINE}</h2><p>9 March 2024, 14:05</p><h2 class=title>More videos from all over the region</h2>"
    head = og("Doctors on the road: how the valley gets its health care") + headline(
        HEADLINE.replace("A clinic", "A &quot;clinic&quot;")
    )
    assert title(top.replace("A clinic", "A “clinic”"), head) == HEADLINE.replace("A clinic", "A “clinic”")


def test_a_vietnamese_headline_with_its_section() -> None:
    text = (
        "<p>Huyện vừa đưa vào hoạt động một phòng khám lưu động phục vụ bà con vùng cao, nơi cách bác sĩ gần nhất hơn hai giờ đi xe.</p>"
        "<p>Buổi đầu có bốn mươi người đến khám; phần lớn trong số họ đã chờ nhiều tuần để được gặp bác sĩ của tuyến trên.</p>"
    )
    name = "Phòng khám lưu động đầu tiên đến với vùng cao"
    assert title(f"<h1><span>Y tế cơ sở</span>{name}</h1>", og(name), "vi", text) == name
    assert (
        title(f"<h1><span>Huyện Thượng Sơn:</span> {name}</h1>", og(f"Huyện Thượng Sơn: {name}"), "vi", text)
        == f"Huyện Thượng Sơn: {name}"
    )
