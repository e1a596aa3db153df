"""The words that names of authors are made of, and those that tell a unit, a place, a section or a title from them."""

from __future__ import annotations

import re
from functools import cache

from pipelines.reference import rows
from pipelines.text import fold

#: How letters and papers are headed: "THƯ CHÚC MỪNG".
_HEADING = re.compile(r"(?:thư|lời|giấy|đơn|tờ|bản) (?!thị\b|văn\b)\w+")


#: "Phòng" is an office, and the verb that titles of health news begin with.
_PREVENTS = re.compile(r"phòng,?\s+(?:bệnh|chống|ngừa|tránh|dịch|ngộ|đuối|cháy|trừ|vệ)\b")


@cache
def surnames() -> frozenset[str]:
    return frozenset(fold(row["surname"]) for row in rows("surnames"))


@cache
def name_syllables() -> frozenset[str]:
    """What names are made of."""
    return surnames() | {fold(row["syllable"]) for row in rows("given_names")}


def begins_with_unit(folded: str) -> bool:
    """Whether a folded text begins as names of organisations do."""
    if _PREVENTS.match(folded):
        return False
    heads, longest = _unit_heads()
    words = folded.split(" ", longest)[:longest]
    return any(" ".join(words[:length]) in heads for length in range(1, len(words) + 1))


@cache
def _unit_heads() -> tuple[frozenset[str], int]:
    """How organisations begin, and of how many words that is at most."""
    heads = {fold(row["head"]) for row in rows("unit_heads")} | {"báo", "tạp chí", "đài", "nhóm", "tổ", "cổng", "trang"}
    kept = frozenset(head for head in heads if " " in head or head not in surnames())
    return kept, max(head.count(" ") for head in kept) + 1


@cache
def places() -> tuple[frozenset[str], frozenset[str]]:
    """Provinces and regions, and districts, whose names many people bear as well."""
    large = frozenset(fold(row["name"]) for table in ("provinces", "regions") for row in rows(table))
    return large, frozenset(fold(row["name"]) for row in rows("districts"))


@cache
def _things() -> tuple[frozenset[str], frozenset[str]]:
    """What sections are called that begin as names do: "An Toàn Thực Phẩm", "Cao Huyết Áp"; and the first two syllables
    of others.
    """
    topics = frozenset(fold(term.strip()) for row in rows("topics") for term in row["terms"].split(";"))
    return topics, frozenset(fold(row["word"]) for row in rows("section_words"))


def names_a_thing(folded: str) -> bool:
    """Whether what is written as names are is a topic, a section or the heading of a letter."""
    topics, words = _things()
    return folded in topics or " ".join(folded.split(" ", 2)[:2]) in words or _HEADING.match(folded) is not None


@cache
def label_words() -> frozenset[str]:
    """The words of labels and menus that are no syllables of names."""
    phrases = (row["phrase"] for table in ("page_chrome", "page_titles", "chrome_lines") for row in rows(table))
    return frozenset(word for phrase in phrases for word in fold(phrase).split()) - name_syllables()


def is_place(name: str) -> bool:
    """Whether a province, a region or a district is called so."""
    return any(fold(name) in names for names in places())


@cache
def title_phrases() -> tuple[dict[str, tuple[tuple[str, ...], ...]], frozenset[str]]:
    """What may stand before a name: phrases of syllables by their first one, longest first, and the parts of
    PGS.TS.BS.
    """
    phrases = {tuple(fold(row["title"]).split()) for row in rows("titles")} | {
        ("ông",),
        ("bà",),
        ("đồng", "chí"),
        ("đ/c",),
    }
    single = frozenset(phrase[0].strip(".") for phrase in phrases if len(phrase) == 1)
    by_first: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        by_first[phrase[0]] = (*by_first.get(phrase[0], ()), phrase)
    return by_first, single
