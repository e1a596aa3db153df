"""Who wrote an article: a line that says so ("Tin, ảnh: Minh Khuê"), or a person's name alone where a signature stands.

A byline is a person. An organisation that signs ("Thực hiện: Phòng Truyền thông") and a source ("Nguồn: …", "Theo
Báo …") are none; `is_credit` knows such lines, so that they can be left out of the text.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.reference import rows
from pipelines.text import bare, fold, nfc_clean

_LONGEST = 120
_MAX_SYLLABLES = 5
_SYLLABLE = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
#: A syllable as Vietnamese spells it, without marks: pen names are Vietnamese, menus of the CMS often are not.
_VIETNAMESE = re.compile(r"(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?")
_INITIAL = re.compile(r"[^\W\d_]\.")
_SPLIT = re.compile(r"\s*(?:[,;&+/]|\s[-–—]\s|\s+và\s+)\s*")
_PHOTO_PART = re.compile(r"[\s;,.(/\-–—]*\b(?:ảnh|photo|clip|video)\s*:.*$", re.IGNORECASE)
#: How a text was made, behind the name: "Thu Hà (t/h)", "Thu Hà (tổng hợp)".
_NOTE = re.compile(r"\s*\((?:t/h|th|tổng hợp|lược ghi|sưu tầm|s/t|st|biên soạn|lược dịch)\.?\)\W*$", re.IGNORECASE)
#: Names of the Central Highlands begin so: H'Lan Niê, K'Brêm.
_HIGHLAND = re.compile(r"[HK]['’][^\W\d_]+")
_AFTER_NAME = re.compile(r"\s*(?:\([^()]*\)?|\s[-–—]\s.*|[;,|].*)$")
#: Who signs with initials, or as the editors do; longer abbreviations without dots name offices.
_PEN_MARK = re.compile(r"(?!P\.?V)(?:[A-ZĐ]\.){1,3}[A-ZĐ]|BBT")
_WRAPPING = " \t()[]*_“”\"'.,;:-–—|"
#: Who signs without a name: a reporter, the editors.
_NOBODY = frozenset(
    {"pv", "bbt", "ctv", "admin", "banbiêntập", "ttxvn", "tổnghợp", "quảntrị", "administrator", "quảntrịviên"}
)
_OUTLET = re.compile(r"theo\s*:?\s*(?:[\w.-]+\.(?:vn|com|net|org)\b|[^\W\d_])", re.IGNORECASE)


@cache
def _labels() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {fold(row["label"]): row["kind"] for row in rows("byline_labels")}
    words = "|".join(
        r"\s*".join(re.escape(part) for part in re.findall(r"\w+|[^\w\s]", label))
        for label in sorted(kinds, key=len, reverse=True)
    )
    return re.compile(rf"\s*({words})\s*(?:(?P<sign>:|\s[-–—]\s)\s*|\s+)(?P<rest>.*)", re.IGNORECASE), {
        re.sub(r"\s", "", label): kind for label, kind in kinds.items()
    }


@cache
def _surnames() -> frozenset[str]:
    return frozenset(fold(row["surname"]) for row in rows("surnames"))


@cache
def _no_names() -> tuple[frozenset[str], tuple[str, ...]]:
    """Places by name, and how organisations begin."""
    places = {fold(row["name"]) for table in ("provinces", "regions", "districts") for row in rows(table)}
    heads = {fold(row["head"]) for row in rows("unit_heads")} | {"báo", "tạp chí", "đài", "nhóm", "tổ", "cổng", "trang"}
    return frozenset(places), tuple(head for head in heads if " " in head or head not in _surnames())


@cache
def _titles() -> tuple[tuple[tuple[str, ...], ...], frozenset[str]]:
    """What may stand before a name: phrases of syllables, longest first, and the parts of PGS.TS.BS."""
    phrases = {tuple(fold(row["title"]).split()) for row in rows("titles")} | {
        ("ông",),
        ("bà",),
        ("đồng", "chí"),
        ("đ/c",),
    }
    single = frozenset(phrase[0].strip(".") for phrase in phrases if len(phrase) == 1)
    return tuple(sorted(phrases, key=len, reverse=True)), single


def byline_of(line: str, *, signed: bool = False) -> str | None:
    """The bare author that a line names: ``Tác giả: BS. Nguyễn Hoài Thương`` → ``Nguyễn Hoài Thương``.

    A labelled line may name anyone; an unlabelled one must be a whole personal name with a family name, or, when
    ``signed`` (the line stands or looks like a signature), a pen name. Several authors are returned as written.
    None for organisations, sources, photo credits and all other lines.
    """
    text = _NOTE.sub("", " ".join(nfc_clean(line).split()).removesuffix("/.")).strip(_WRAPPING)
    if not 2 <= len(text) <= _LONGEST:
        return None
    pattern, kinds = _labels()
    match = pattern.fullmatch(text)
    if match is not None:
        kind = kinds[re.sub(r"\s", "", fold(match[1]))]
        if kind == "author":
            nested = pattern.fullmatch(match["rest"])
            if nested is not None and nested["sign"]:  # the portal's label, then the clerk's: "Tác giả: Tin, ảnh: …"
                return byline_of(match["rest"], signed=True)
            rest = _PHOTO_PART.sub("", match["rest"]).strip(_WRAPPING)
            if match["sign"] and _PEN_MARK.fullmatch(rest):
                return rest
            found = _people(rest, alone=bool(match["sign"]), pen=signed or bool(match["sign"]))
            return found or byline_of(rest, signed=bool(match["sign"]))  # "Tác giả: CTV Bích Ngân"
        if match["sign"] or kind == "source":
            return None
    if signed and _PEN_MARK.fullmatch(text):
        return text
    return _people(text, alone=False, pen=signed)


def is_credit(line: str) -> bool:
    """Whether a line only names a source, a photographer or who put it on the site: not text, and not the author."""
    text = " ".join(nfc_clean(line).split()).strip(_WRAPPING)
    if not text or len(text) > _LONGEST or line.rstrip().endswith((".", ":", ";")):
        return False
    pattern, kinds = _labels()
    match = pattern.fullmatch(text)
    if match is None or kinds[re.sub(r"\s", "", fold(match[1]))] == "author":
        return False
    if match["sign"]:
        # "Ảnh: Văn Đạt" is a credit, "Ảnh: Bác sĩ khám cho người dân" a caption.
        photo = kinds[re.sub(r"\s", "", fold(match[1]))] == "photo"
        return len(text.split()) <= 16 and not (
            photo and _people(match["rest"], alone=True, pen=True) is None and len(match["rest"].split()) > 4
        )
    # "Theo Báo Sức khỏe": an outlet begins with a capital; "Theo kế hoạch" goes on as a sentence.
    first = match["rest"][:1]
    outlet = fold(match[1]) == "theo" and (first.isupper() or (_OUTLET.match(text, 0) is not None and "." in text))
    return outlet and len(text.split()) <= 8 and "," not in text


def is_labelled(line: str) -> bool:
    """Whether a line begins with a label of a byline or credit and a colon, whoever follows."""
    match = _labels()[0].match(nfc_clean(line).lstrip(_WRAPPING))
    return match is not None and (match["sign"] or "").startswith(":")


def is_signature(line: str) -> bool:
    """Whether a short line under a text is signed by a unit or by nobody in particular: "Văn phòng Sở", "P.V"."""
    text = " ".join(nfc_clean(line).split()).strip(_WRAPPING)
    if not 1 <= len(text.split()) <= 12 or line.rstrip().endswith((".", ":", ";")) or any(c.isdigit() for c in text):
        return False
    pattern, kinds = _labels()
    match = pattern.fullmatch(text)
    nobody = match is not None and re.sub(r"\W", "", match["rest"]).casefold() in _NOBODY
    if nobody or (match is not None and match["sign"] and kinds[re.sub(r"\s", "", fold(match[1]))] == "author"):
        text = match["rest"] if match is not None else text
    if re.sub(r"\W", "", text).casefold() in _NOBODY:
        return True
    folded = fold(text)
    return text[:1].isupper() and any(folded == head or folded.startswith(f"{head} ") for head in _no_names()[1])


def _people(text: str, *, alone: bool, pen: bool) -> str | None:
    """The names in a text that holds nothing but names, and after the first perhaps an organisation."""
    parts = [part for part in _SPLIT.split(text) if part.strip(_WRAPPING)]
    names = [_person(part, alone=alone, pen=pen) for part in parts]
    if len(parts) > 1 and all(names) and all(name == part for name, part in zip(names, parts, strict=True)):
        return text
    first = _AFTER_NAME.sub("", text).strip(_WRAPPING) if len(parts) <= 1 else parts[0]
    found = _person(first, alone=alone, pen=pen)
    if found is None or len(parts) <= 1:
        return found
    # What follows is where the author works: written with capitals or abbreviated; a sentence is not.
    rest = parts[1].split()
    return found if rest and rest[0][0].isupper() and len(text.split()) <= 16 else None


def _person(text: str, *, alone: bool, pen: bool) -> str | None:
    """The personal name that a text is, without the titles before it."""
    text = _AFTER_NAME.sub("", text).strip(_WRAPPING)
    syllables = text.split()
    syllables = without_titles(syllables)
    if not (1 if alone else 2) <= len(syllables) <= _MAX_SYLLABLES or not all(_is_syllable(s) for s in syllables):
        return None
    name = " ".join(syllables)
    folded = fold(name)
    places, heads = _no_names()
    if folded in places or any(folded == head or folded.startswith(f"{head} ") for head in heads):
        return None
    if (fold(syllables[0]) in _surnames() or _HIGHLAND.fullmatch(syllables[0])) and len(syllables) >= 2:
        return name
    spelled = all(_INITIAL.fullmatch(s) or _VIETNAMESE.fullmatch(bare(s)) for s in syllables)
    return name if pen and spelled and len(syllables) <= 3 and (alone or not name.isupper()) else None


def without_titles(syllables: list[str]) -> list[str]:
    """The words of a line after the degrees, ranks and courtesies that it begins with; never empty."""
    phrases, single = _titles()
    while len(syllables) >= 2:
        folded = [fold(s).strip(".") for s in syllables]
        length = next((len(p) for p in phrases if tuple(folded[: len(p)]) == p and len(p) < len(folded)), 0)
        if not length and "." in syllables[0] and all(part in single for part in folded[0].split(".")):
            length = 1
        if not length:
            break
        syllables = syllables[length:]
    return syllables


def _is_syllable(word: str) -> bool:
    if _INITIAL.fullmatch(word):
        return word[0].isupper()
    if not _SYLLABLE.fullmatch(word) or len(word) > 9:
        return False
    head, _, tail = word.replace("’", "'").partition("'")
    if tail and len(head) == 1:
        word = tail
    return word[0].isupper() and (word[1:].islower() or word.isupper())
