"""Who wrote an article: a line that says so ("Tin, ảnh: Minh Khuê"), or a person's name alone where a signature stands.

A byline is a person. An organisation that signs ("Thực hiện: Phòng Truyền thông") and a source ("Nguồn: …", "Theo
Báo …") are none; `is_credit` knows such lines, so that they can be left out of the text.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.author_names import WRAPPING, pen_mark, people
from pipelines.name_words import begins_with_unit
from pipelines.reference import rows
from pipelines.text import fold, nfc_clean

_LONGEST = 120
#: Behind the author's name: who took the photos, or where else it stood.
_OTHERS_PART = re.compile(
    r"[\s;,.(/|\-–—]*\b(?:ảnh|hình|hình ảnh|photo|clip|video|biên tập|nguồn|nguồn tin|đồ họa)\s*:.*$", re.IGNORECASE
)
#: The pen that some draw before their names.
_PEN = re.compile(r"^\W*[✍✎✏✒🖊🖋📝]\ufe0f?\s*")
#: Behind a name and a full stop, what its bearer is: "Viết bởi Thu Hà. Kỹ thuật viên khoa Xét nghiệm".
_SENTENCE = re.compile(r"[.。]\s+(?=[^\W\d_])")
#: How a text was made, behind the name: "Thu Hà (t/h)", "Thu Hà tổng hợp".
_NOTE = re.compile(
    r"\s*(?:\((?:t/h|th|tổng hợp|lược ghi|sưu tầm|s/t|st|biên soạn|lược dịch|thực hiện)\.?"
    r"(?:\s+(?:từ|theo|nguồn)\b[^()]*)?\)"
    r"|\s(?:tổng hợp|sưu tầm|lược ghi|biên soạn|lược dịch|thực hiện))\W*$",
    re.IGNORECASE,
)
#: Who signs without a name: a reporter, the editors.
_NOBODY = frozenset(
    {"pv", "bbt", "ctv", "admin", "banbiêntập", "ttxvn", "tổnghợp", "quảntrị", "administrator", "quảntrịviên"}
)
#: "Nguồn: CDC - Tác giả: Thu Hà".
_AUTHOR_BEHIND = re.compile(r"[-–—|;,/]\s*((?:tác giả|người viết)\s*:.+)$", re.IGNORECASE)
#: What a text in brackets was taken from: "(Theo tài liệu của Trung tâm)".
_TAKEN_FROM = re.compile(
    r"\(\s*theo\s+(?:tài liệu|tạp chí|báo(?! cáo)|trang|cổng|sách|cẩm nang|website|bản tin|đài|nguồn|bài)\b"
    r"[^(),;:]*\)",
    re.IGNORECASE,
)
_OUTLET = re.compile(r"theo\s*:?\s*(?:[\w.-]+\.(?:vn|com|net|org)\b|[^\W\d_])", re.IGNORECASE)
_WORK = (
    r"(?:tin|bài(?: viết)?|viết|ảnh|hình(?: ảnh)?|clip|video|đồ họa"
    r"|tổng hợp|biên soạn|sưu tầm|thực hiện|lược dịch|biên dịch)"
)
#: Labels that offices put together as they like: "Bài, ảnh & clip". Two of these words at least.
_WORKS = rf"{_WORK}(?:\s*(?:[,/&+]|[-–—]|\bvà\b)\s*{_WORK}|\s+{_WORK})+"
_WROTE = re.compile(r"\b(?:tin|bài|viết|tổng hợp|biên soạn|sưu tầm|thực hiện|lược dịch|biên dịch)\b", re.IGNORECASE)
#: A sentence on the article itself: "Bài viết được thực hiện bởi …", "Bài viết do … biên soạn".
_TELLS = re.compile(
    r"bài (?:viết )?(?:này )?(?:được (?:thực hiện|viết|biên soạn|tổng hợp) bởi|do)\s+(?P<name>[^\W\d_].*?)"
    r"(?:\s+(?:thực hiện|viết|biên soạn|tổng hợp))?",
    re.IGNORECASE,
)
#: Labels of people, before whose name no colon needs to stand.
_PERSONAL = frozenset(
    {"tác giả", "tác giả bài viết", "người viết", "phóng viên", "pv", "ctv", "cộng tác viên", "bởi", "viết bởi", "by"}
    | {"written by", "submitted by", "gửi bởi", "được gửi bởi", "được viết bởi"}
)


@cache
def _labels() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {fold(row["label"]): row["kind"] for row in rows("byline_labels")}
    words = "|".join(
        r"\s*".join(re.escape(part) for part in re.findall(r"\w+|[^\w\s]", label))
        for label in sorted(kinds, key=len, reverse=True)
    )
    return re.compile(
        rf"\s*({_WORKS}(?=\s*[:–—-])|{words})\s*(?:(?P<sign>:|\s[-–—]\s)\s*|\s+)(?P<rest>.*)", re.IGNORECASE
    ), {re.sub(r"\s", "", label): kind for label, kind in kinds.items()}


def _kind(label: str) -> str:
    """author, poster, photo or source: what the words before a name say of it."""
    kind = _labels()[1].get(re.sub(r"\s", "", fold(label)))
    return kind or ("author" if _WROTE.search(label) else "photo")


def byline_of(line: str, *, signed: bool = False) -> str | None:
    """The bare author that a line names: ``Tác giả: BS. Nguyễn Hoài Thương`` → ``Nguyễn Hoài Thương``.

    A labelled line may name anyone; an unlabelled one must be a whole personal name with a family name, or, when
    ``signed`` (the line stands or looks like a signature), a pen name. Several authors are returned as written.
    None for organisations, sources, photo credits and all other lines.
    """
    whole = _NOTE.sub("", _PEN.sub("", " ".join(nfc_clean(line).split())).removesuffix("/."))
    text = whole.strip(WRAPPING)
    if not 2 <= len(text) <= _LONGEST:
        return None
    told = _TELLS.fullmatch(text)
    if told is not None:
        return people(told["name"], labelled=False, pen=False)
    pattern = _labels()[0]
    match = pattern.fullmatch(text)
    if match is not None:
        kind = _kind(match[1])
        if kind == "author":
            nested = pattern.fullmatch(match["rest"])
            if nested is not None and nested["sign"]:  # the portal's label, then the clerk's: "Tác giả: Tin, ảnh: …"
                return byline_of(match["rest"], signed=True)
            rest = _OTHERS_PART.sub("", match["rest"]).strip(WRAPPING)
            sign = bool(match["sign"])
            mark = pen_mark(_OTHERS_PART.sub("", _rest(whole, match)), labelled=True) if sign else None
            pen = sign or signed or fold(match[1]) in _PERSONAL
            # "Tác giả: CTV Bích Ngân" has a label within.
            named = mark or people(rest, labelled=sign, pen=pen) or byline_of(rest, signed=sign)
            return named or (_introduced(rest) if sign or pen else None)
        if match["sign"] or kind == "source":
            behind = _AUTHOR_BEHIND.search(match["rest"])
            return byline_of(behind[1], signed=True) if behind else None
    return (pen_mark(whole) if signed else None) or people(text, labelled=False, pen=signed)


def _introduced(text: str) -> str | None:
    """A whole personal name before a sentence on who that is."""
    ends = (stop.start() for stop in _SENTENCE.finditer(text))
    return next((name for end in ends if (name := people(text[:end], labelled=False, pen=False))), None)


def is_drawn_pen(line: str) -> bool:
    """Whether a line opens with the sign of a pen, as signatures do: "✍ Thu Hà"."""
    return _PEN.match(line) is not None


def _rest(whole: str, match: re.Match[str]) -> str:
    """What stands behind the label in a line, its last full stop included."""
    return whole[whole.find(match["rest"]) :] if match["rest"] else ""


def is_credit(line: str) -> bool:
    """Whether a line only names a source, a photographer or who put it on the site: not text, and not the author."""
    text = " ".join(nfc_clean(line).split()).strip(WRAPPING)
    if not text or len(text) > _LONGEST or line.rstrip().endswith((".", ":", ";")):
        return False
    pattern = _labels()[0]
    match = pattern.fullmatch(text)
    if match is None or _kind(match[1]) == "author":
        return False
    if match["sign"]:
        # "Ảnh: Văn Đạt" is a credit, "Ảnh: Bác sĩ khám cho người dân" a caption.
        photo = _kind(match[1]) == "photo"
        return len(text.split()) <= 16 and not (
            photo and people(match["rest"], labelled=True, pen=True) is None and len(match["rest"].split()) > 4
        )
    if _TAKEN_FROM.fullmatch(line.strip()) and len(text.split()) <= 16:
        return True
    # "Theo Báo Sức khỏe": an outlet begins with a capital; "Theo kế hoạch" goes on as a sentence.
    first = match["rest"][:1]
    outlet = fold(match[1]) == "theo" and (first.isupper() or (_OUTLET.match(text, 0) is not None and "." in text))
    return outlet and len(text.split()) <= 8 and "," not in text


def label_kind(line: str) -> str | None:
    """What a line that is a label and nothing else announces: "Tác giả:" author, "Nguồn tin" source; else None."""
    label = " ".join(nfc_clean(line).split()).strip(WRAPPING)
    told = 2 <= len(label) <= 24 and (label[0].isupper() or label in ("bởi", "by", "viết bởi"))
    match = _labels()[0].fullmatch(f"{label}: ?") if told else None
    return _kind(match[1]) if match is not None and len(match[1]) == len(label) else None


def is_labelled(line: str) -> bool:
    """Whether a line begins with a label of a byline or credit and a colon, whoever follows."""
    match = _labels()[0].match(_PEN.sub("", nfc_clean(line)).lstrip(WRAPPING))
    return match is not None and (match["sign"] or "").startswith(":")


def is_signature(line: str) -> bool:
    """Whether a short line under a text is signed by a unit or by nobody in particular: "Văn phòng Sở", "P.V"."""
    text = " ".join(nfc_clean(line).split()).strip(WRAPPING)
    if not 1 <= len(text.split()) <= 12 or line.rstrip().endswith((".", ":", ";")) or any(c.isdigit() for c in text):
        return False
    pattern = _labels()[0]
    match = pattern.fullmatch(text)
    nobody = match is not None and re.sub(r"\W", "", match["rest"]).casefold() in _NOBODY
    if nobody or (match is not None and match["sign"] and _kind(match[1]) == "author"):
        text = match["rest"] if match is not None else text
    if re.sub(r"\W", "", text).casefold() in _NOBODY:
        return True
    return text[:1].isupper() and begins_with_unit(fold(text))
