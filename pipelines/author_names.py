"""Whether a text is the name of an author: a personal name, a pen name, initials, or several of them.

How much is believed depends on what stands beside it. Behind an author's label any name may stand, "Hà Giang" as well;
a line that only looks like a signature must be spelled as names are, and be no province; any other line must be a whole
personal name with a family name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipelines.name_words import (
    begins_with_unit,
    label_words,
    name_syllables,
    names_a_thing,
    places,
    surnames,
    title_phrases,
)
from pipelines.text import bare, fold

_MAX_SYLLABLES = 5
_SYLLABLE = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
#: A syllable as Vietnamese spells it, without marks: pen names are Vietnamese, menus of the CMS often are not.
_VIETNAMESE = re.compile(r"(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?")
_INITIAL = re.compile(r"[^\W\d_]\.|(?:Ch|Gi|Kh|Ng|Nh|Ph|Qu|Th|Tr)\.")
#: Initials run into the name: "M.Khuê".
_GLUED = re.compile(r"(?:[A-ZĐ]\.)+(?=[^\W\d_]{2})")
_SPLIT = re.compile(r"\s*(?:[,;&+]|(?<![Đđ])/|\s[-–—]\s|\s+và\s+)\s*")
#: Names of the Central Highlands begin so: H'Lan Niê, K'Brêm.
_HIGHLAND = re.compile(r"[HK]['’][^\W\d_]+")
_HIGHLAND_APART = re.compile(r"(?<!\w)([HK]['’]) (?=[^\W\d_])")
#: A syllable of their languages, without marks: "Kră", "Prong", "Bhim".
_HIGHLAND_SYLLABLE = re.compile(
    r"(?:[bcdgkmpt][hlr]?|hm|hl|hr|k[bmnps]|m[bdlmn]|n[bdgt]|[bcdfghjklmnpqrstvwxyz]h?)?[aeiouyw]{1,3}(?:ch|ng|nh|[chijklmnprtuwy])?"
)
_AFTER_NAME = re.compile(r"\s*(?:\([^()]*\)?|\s[-–—]\s.*|(?:[;,|]|(?<![Đđ])/).*)$")
#: Where an author works, behind the name: "(CDC Sơn Hạ)".
_WHERE = re.compile(r"\s*\([^()]*(?:\)|$)")
#: Behind a name, in small letters: who else took part, and what the author is.
_COMPANY = re.compile(r"(?:các |nhóm )?(?:cộng sự|cs|đồng nghiệp|đồng sự|ctv|nhóm)\b", re.IGNORECASE)
_ROLE = re.compile(
    r"(?:nguyên )?(?:phó |quyền )?(?:giám đốc|trưởng|chủ tịch|bí thư|khoa|phòng|trạm|trung tâm|bệnh viện"
    r"|bác s[ĩỹ]|dược s[ĩỹ]|y s[ĩỹ]|điều dưỡng|kỹ thuật viên|chuyên viên|cán bộ|nhân viên|viên chức|phụ trách)\b",
    re.IGNORECASE,
)
#: Of a degree: "CN YTCC", "BS YHCT", "BSNT TMH". Capitals that nobody can say.
_SPECIALITY = re.compile(r"(?=[A-ZĐ.]*[B-DF-HJ-NP-TV-XZĐ]{2})[A-ZĐ]{2,5}\.?")
#: Who signs with initials, as a reporter, or as the editors do; other abbreviations without dots name offices.
_PEN_MARK = re.compile(r"(?:[A-ZĐ]\.){1,3}[A-ZĐ]?|BBT|PV|CTV")
_LABELLED_MARK = re.compile(r"[A-ZĐ]{2}")
#: "Bs.Nguyễn": the degree and the name without a space.
_DEGREE = re.compile(
    r"^((?:[^\W\d_]{1,4}\.)*(?:GS|TS|ThS|BS|BSCK\w{0,2}|CK\w{0,2}|CN|DS|ĐD|YS|KS|KTV))\.(?=[^\W\d_]{2})", re.I
)
#: "Đô thị xanh", "Chỉ thị số …", "Công văn đến".
_BEFORE_THI = frozenset({"đô", "siêu", "hiển", "chỉ", "biểu", "tiếp", "công", "toàn", "luận", "nhân", "ngữ", "thiên"})
_ACCOUNTS = frozenset(
    {"quản trị viên", "quản trị", "quản lý", "biên tập viên", "ban biên tập", "cộng tác viên", "phóng viên"}
)
_WEEKDAY = re.compile(r"thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy)|chủ nhật", re.IGNORECASE)
WRAPPING = " \t()[]*_“”\"'.,;:-–—|"


def pen_mark(text: str, *, labelled: bool = False) -> str | None:
    """Initials with their dots, a reporter or the editors: "N.T.H", "PV", "BBT"; behind a label also "TH"."""
    mark = text.strip().strip(WRAPPING.replace(".", ""))
    mark = mark.rstrip(".") if mark.isalpha() or mark[:-1].isalpha() else mark
    if _PEN_MARK.fullmatch(mark) and (len(mark) > 2 or mark == "PV"):
        return mark
    return mark if labelled and _LABELLED_MARK.fullmatch(mark) else None


def people(text: str, *, labelled: bool, pen: bool) -> str | None:
    """The names in a text that holds nothing but names, and after the first perhaps an organisation.

    ``labelled``: a label of an author and a colon stand before it. ``pen``: it may be a pen name.
    """
    if _SPLIT.search(_WHERE.sub("", text)):
        text = _WHERE.sub("", text)
    parts = [part for part in _SPLIT.split(text) if part.strip(WRAPPING)]
    first = _AFTER_NAME.sub("", text).strip(WRAPPING) if len(parts) <= 1 else parts[0]
    found = _person(first, labelled=labelled, pen=pen)
    if found is None or len(parts) <= 1:
        return found
    names = [found, *(_person(part, labelled=labelled, pen=pen) for part in parts[1:])]
    known = next((order for order, name in enumerate(names) if name is None), len(names))
    written = all(name == part for name, part in zip(names[:known], parts, strict=False))
    if known == len(parts):
        return text if written else found
    # What follows is where the author works: written with capitals or abbreviated; a sentence is not.
    rest = parts[known]
    told = rest[0].isupper() or _COMPANY.match(rest) or (labelled and _ROLE.match(rest))
    if not told or len(text.split()) > 16:
        return None
    return text[: text.index(parts[known - 1]) + len(parts[known - 1])] if written and known > 1 else found


def whole_names(text: str) -> str | None:
    """The personal names in a text that holds nothing else, each with a family name and a given name that somebody may
    bear: who is no account, no office and no pen name.
    """
    named = people(text, labelled=False, pen=False)
    for part in _SPLIT.split(named) if named else ():
        syllables = without_titles(_DEGREE.sub(r"\1. ", part).split())
        spelled = [bare(fold(s)) for s in syllables]
        said = all(_VIETNAMESE.fullmatch(s) or _HIGHLAND_SYLLABLE.fullmatch(s) for s in spelled)
        known = len(syllables) >= 3 or (len(syllables) == 2 and fold(syllables[1]) in name_syllables() - label_words())
        if not said or not known:
            return None
    return named


def _person(text: str, *, labelled: bool, pen: bool) -> str | None:
    """The personal name that a text is, with the degrees and callings before it as written: "Bs. Minh Khuê"."""
    written = " ".join(_AFTER_NAME.sub("", text).strip(WRAPPING).split())
    if re.search(r"\s[A-ZĐ]$", written) and f"{written}." in text:
        written += "."  # "Hoàng Thị H."
    syllables = without_titles(_HIGHLAND_APART.sub(r"\1", _DEGREE.sub(r"\1. ", written)).split())
    alone = bool(syllables) and (_GLUED.match(syllables[0]) or (pen and _HIGHLAND.fullmatch(syllables[0])))
    if not (1 if labelled else 2) <= len(syllables) <= _MAX_SYLLABLES and not alone:
        return None
    if not all(_is_syllable(s) for s in syllables) or _WEEKDAY.fullmatch(" ".join(syllables)):
        return None
    name = " ".join(syllables)
    folded = fold(name)
    large, districts = places()
    if begins_with_unit(folded) or folded in _ACCOUNTS or names_a_thing(folded):
        return None
    if not labelled and (folded in large or (folded in districts and not pen)):
        return None
    if _HIGHLAND.fullmatch(syllables[0]) and (len(syllables) >= 2 or pen):
        return written
    if len(syllables) >= 2 and (fold(syllables[0]) in surnames() or _written_apart(syllables)):
        return written
    if (labelled or pen) and len(syllables) >= 3 and _has_middle_name(syllables):
        return written
    if labelled and len(syllables) >= 3 and _may_be_of_the_highlands(syllables):
        return written
    if not pen or len(syllables) > 3:
        return None
    plain = [s for s in (_GLUED.sub("", s) for s in syllables) if not _INITIAL.fullmatch(s)]
    if labelled:
        return written if all(_VIETNAMESE.fullmatch(bare(s)) for s in plain) else None
    return written if plain and (made_of_names(plain) or _may_be_names(plain)) else None


def _written_apart(syllables: list[str]) -> bool:
    """Whether the first two are a family name that is also written as one word: "Tou Prong", "Rơ Châm"."""
    return len(syllables) >= 3 and fold("".join(syllables[:2])) in surnames()


def _has_middle_name(syllables: list[str]) -> bool:
    """Whether the second syllable is a middle name: "Đạo Thị Hoa Lý". A few words of menus have it as well."""
    first, middle = fold(syllables[0]), fold(syllables[1])
    return middle in ("thị", "văn") and first not in _BEFORE_THI and first not in label_words()


def _may_be_of_the_highlands(syllables: Iterable[str]) -> bool:
    """Whether words may be such a name: each can be said in those languages, and one has marks, as no menu of a foreign
    CMS has.
    """
    folded = [fold(syllable) for syllable in syllables]
    said = all(_HIGHLAND.fullmatch(s) or _HIGHLAND_SYLLABLE.fullmatch(bare(s)) for s in folded)
    marked = any(bare(s) != s for s in folded)
    return said and marked and len(folded) <= 4 and not any(s in label_words() for s in folded)


def made_of_names(syllables: Iterable[str]) -> bool:
    """Whether names are made of each of these syllables."""
    return all(fold(syllable) in name_syllables() for syllable in syllables)


def _may_be_names(syllables: Iterable[str]) -> bool:
    """Whether one syllable is a name's, and none is of the words that labels and menus are made of."""
    folded = [fold(syllable) for syllable in syllables]
    return any(s in name_syllables() for s in folded) and not any(s in label_words() for s in folded)


def without_titles(syllables: list[str]) -> list[str]:
    """The words of a line after the degrees, ranks and courtesies that it begins with; never empty."""
    phrases, single = title_phrases()
    titled = False
    while len(syllables) >= 2:
        folded = [fold(s).strip(".") for s in syllables]
        begun = phrases.get(folded[0], ())
        length = next((len(p) for p in begun if tuple(folded[: len(p)]) == p and len(p) < len(folded)), 0)
        if not length and titled and _SPECIALITY.fullmatch(syllables[0]):
            length = 1
        if not length and "." in syllables[0] and all(part in single for part in folded[0].split(".")):
            length = 1
        if not length:
            break
        syllables = syllables[length:]
        titled = True
    return syllables


def _is_syllable(word: str) -> bool:
    if _INITIAL.fullmatch(word):
        return word[0].isupper()
    word = _GLUED.sub("", word)
    if not _SYLLABLE.fullmatch(word) or len(word) > 9:
        return False
    head, _, tail = word.replace("’", "'").partition("'")
    if tail and len(head) == 1:
        word = tail
    return word[0].isupper() and (word[1:].islower() or word.isupper())
