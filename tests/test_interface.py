"""The two languages of the interface: which is chosen, that every text exists in both, and that pages use no other."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler import PROJECT
from crawler.browse import display
from crawler.browse.application import SITE
from crawler.browse.language import LANGUAGES, choose, number, speaking, t, words
from pipelines.reference import rows

TEMPLATES = sorted((SITE / "templates").glob("*.html"))
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_ASKED = re.compile(r"""\bt\(\s*(["'])([\w.]+)\1""")
_PLACE = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize(
    ("asked", "kept", "accepted", "language"),
    [
        (None, None, None, "vi"),
        ("en", "vi", "vi", "en"),
        (None, "en", "vi,en;q=0.5", "en"),
        (None, None, "en-GB,en;q=0.9,vi;q=0.8", "en"),
        (None, None, "fr;q=0.9, vi-VN;q=0.7, en;q=0.6", "vi"),
        (None, None, "de", "vi"),
        ("fr", None, "en", "en"),
        (None, None, "en;q=0, vi;q=0.1", "vi"),
        (None, None, "en;q=much", "vi"),
    ],
)
def test_choice(asked: str | None, kept: str | None, accepted: str | None, language: str) -> None:
    assert choose(asked, kept, accepted) == language


@given(st.text(), st.text(), st.text())
def test_any_header_gives_a_language(asked: str, kept: str, accepted: str) -> None:
    assert choose(asked, kept, accepted) in LANGUAGES


def test_texts_say_the_same_in_both_languages() -> None:
    vietnamese, english = words("vi"), words("en")
    for key, text in vietnamese.items():
        assert text.strip() and english[key].strip(), key
        assert set(_PLACE.findall(text)) == set(_PLACE.findall(english[key])), key


def test_templates_ask_for_texts_that_exist_and_all_of_them_are_asked_for() -> None:
    known = {key.removesuffix(".one") for group, key in words("vi") if group == "page"}
    modules = [*(PROJECT / "crawler" / "browse").rglob("*.py"), *(SITE / "plugins").glob("*.py")]
    written = "".join(path.read_text(encoding="utf-8") for path in [*TEMPLATES, *modules])
    assert {match[2] for match in _ASKED.finditer(written)} - known == set()
    assert {key for key in known if f'"{key}"' not in written and f"'{key}'" not in written} == set()


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_vietnamese_of_their_own(template: object) -> None:
    text = _COMMENT.sub("", template.read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    marked = [
        line
        for line in text.splitlines()
        if any(
            ord(letter) > 0x2FF or letter in "đĐ" or (letter.isalpha() and unicodedata.decomposition(letter))
            for letter in line
            if letter.isalpha()
        )
    ]
    assert marked == []


def test_numbers_and_dates_follow_the_language() -> None:
    assert (number(12345), display.date("2024-12"), display.percent(0.0342)) == ("12.345", "tháng 12/2024", "3,4 %")
    with speaking("en"):
        assert (number(12345), display.date("2024-12"), display.percent(0.0342)) == ("12,345", "Dec 2024", "3.4%")
        assert display.date("2025-08-14T10:09") == "10:09, 14 Aug 2025"
        assert display.date("2025-03-12/2025-03-15") == "12 Mar 2025 – 15 Mar 2025"


def test_placeholders_are_escaped_and_counts_agree() -> None:
    with speaking("en"):
        assert t("count.articles", n=1) == "1 article"
        assert t("count.articles", n=1200) == "1,200 articles"
        assert "&lt;b&gt;" in t("post.begins", date="<b>")


def test_the_guide_says_what_the_pages_say() -> None:
    guide = (PROJECT / "docs" / "browse.md").read_text(encoding="utf-8")
    said = [text for language in LANGUAGES for text in words(language).values()]
    quoted = re.findall("“([^”]+)”", guide)
    assert len(quoted) > 20
    assert [text for text in quoted if text != "quotes" and not any(text in one for one in said)] == []


def test_no_text_is_there_twice() -> None:
    keys = [(row["group"], row["key"]) for row in rows("interface")]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []
