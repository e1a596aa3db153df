"""How much a line sounds like the caption of a photo, by its words alone.

A caption says what is to be seen: who does what, in one clause, mostly without a full stop and without tense ("Các
đại biểu chụp ảnh lưu niệm"). A paragraph tells: it begins with a circumstance, marks its tense, reports speech. A
sub-heading has nobody in it. Words: data/reference/caption_words.csv.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.author_names import without_titles
from pipelines.nlp import sentences
from pipelines.reference import rows
from pipelines.text import fold, nfc_clean

_LIST_ITEM = re.compile(
    r"\s*(?:(?:Điều|Khoản|Chương|Phần|Mục|Bước)\s+[\dIVX]|[-–—+*•·●▪✓►]|\d{1,2}(?:\.\d{1,2})*\s*[.)/:-]|[IVX]{1,5}\s*[./)-]|[a-zđ][.)]\s)"
)
_CREDIT = re.compile(
    r"[\s(]*\(?\s*\b(?:ảnh|hình|nguồn ảnh|photo)\s*(?:minh h[oọ]a)?\s*[:,]\s*[^:]{1,60}\)?\.?\s*$", re.IGNORECASE
)
_BRACKET = re.compile(r"\(\s*(?:ảnh|hình)\b[^()]{0,60}\)", re.IGNORECASE)
_COUNTED = re.compile(
    r"\d+\s+(?:tập thể|cá nhân|đại biểu|học viên|cán bộ|học sinh|gia đình|đơn vị|bác sĩ|em|cháu|đội)\b"
)
_LABEL = re.compile(r"(?:(?:mô tả|chú thích)(?: ảnh| hình)?|(?:ảnh|hình)(?: \d{1,2})?)\s*[:.]\s+\w", re.IGNORECASE)
_GIVING = re.compile(r"(?:khám|tiêm|phát|trao|tặng|đo|lấy mẫu|cấp phát)\b.{2,60}\bcho\b")
_NAME = re.compile(r"(?<!\w)((?:[^\W\d_][\w'’]*)(?:\s+[^\W\d_][\w'’]*){1,4})")
_QUOTE = re.compile(r"phát biểu\s*:|[:,]\s*[“\"]|[”\"]\s*,")
_MAX_WORDS = 90
_MAX_EXPLICIT = 300
_NEAR = 30  # letters after the subject in which its verb is looked for


@cache
def _words(kind: str, at_start: bool) -> re.Pattern[str]:
    phrases = sorted(
        (fold(row["phrase"]) for row in rows("caption_words") if row["kind"] == kind), key=len, reverse=True
    )
    return re.compile(("" if at_start else r"(?<!\w)") + rf"(?:{'|'.join(re.escape(p) for p in phrases)})(?!\w)")


@cache
def _surnames() -> frozenset[str]:
    return frozenset(fold(row["surname"]) for row in rows("surnames"))


@cache
def _places() -> frozenset[str]:
    return frozenset(fold(row["name"]) for table in ("provinces", "regions", "districts") for row in rows(table))


def is_list_item(line: str) -> bool:
    """Whether a line begins as an item of a list or a numbered heading does."""
    return _LIST_ITEM.match(line) is not None


def ends_open(line: str) -> bool:
    """Whether a line ends without a full stop, as captions, headings and titles do."""
    return not line.rstrip(' "”’»)').endswith((".", "!", "?", "…", ":", ";", "/"))


def names_photo(line: str) -> bool:
    """Whether a line speaks of the picture itself: "(ảnh dưới)", "Ảnh: Minh Khuê", "từ trái sang"."""
    said = _CREDIT.search(line) or _BRACKET.search(line) or _LABEL.match(line)
    return bool(said or (len(line) <= _MAX_EXPLICIT and _words("explicit", False).search(fold(line))))


def caption_score(line: str) -> float:
    """0 to 1; from 0.5 on a line that stands by itself is taken for a caption."""
    text = " ".join(nfc_clean(line).split())
    count = len(text.split())
    if not text or count > _MAX_WORDS or is_list_item(text) or text[0].islower() or text.isupper():
        return 0.0
    if text.endswith((":", ";")):
        return 0.0
    bare = _CREDIT.sub("", text).strip()
    folded = fold(text)
    score = 0.9 if names_photo(text) else 0.0
    if _words("opening", True).match(folded):
        score += 0.6
    score = max(score, 0.0 if text.startswith("(") else _scene(bare or text))
    if score <= 0:
        return 0.0
    if ends_open(text):
        score += 0.3
    else:
        score -= 0.1
    if count <= 12:
        score += 0.1
    elif count > 60:
        score -= 0.4
    elif count > 40:
        score -= 0.15
    opener, subject = _words("prose", True).match(folded), _words("subject", True).match(folded)
    if opener and not (subject and subject.end() > opener.end()):
        score -= 0.6
    if _words("telling", False).search(folded) or _QUOTE.search(text):
        score -= 0.6
    if len(sentences(bare)) > 1:
        score -= 0.5
    return min(1.0, max(0.0, score))


def _scene(text: str) -> float:
    """Somebody, and then what they do: the clause of a caption."""
    folded = fold(text)
    is_open, count = ends_open(text), len(text.split())
    name = _first_name(text)
    collective = _words("subject", True).match(folded) or _COUNTED.match(folded)
    unit = _words("unit", True).match(folded) if is_open else None
    if is_open and count >= 4 and (_words("act", True).match(folded) or (_GIVING.match(folded) and count <= 15)):
        return 0.3
    if name is None and collective is None and unit is None:
        return 0.0
    head = collective or unit
    after = head.end() if head else name[1] if name is not None else 0
    verbs = [(m.start(), 0.3) for m in _words("action", False).finditer(folded)]
    verbs += [(m.start(), 0.15) for m in _words("weak", False).finditer(folded)]
    verb = min(((at, worth) for at, worth in verbs if at >= after), default=None)
    if verb is None:
        # What they do is in no table, but no sub-heading is about somebody by name, and few begin with people.
        if not is_open or _words("tense", False).search(folded[after : after + _NEAR]):
            return 0.0
        if name is not None and name[0] <= 45 and count <= 40 and text[name[1] :].strip():
            return 0.3
        return 0.2 if collective and 6 <= count <= 30 else 0.0
    worth = 0.3 + verb[1]
    if collective and re.match(r"(?:các )?đại biểu|(?:các )?học viên", folded):
        worth += 0.1
    if _words("tense", False).search(folded[name[1] if name is not None else after : verb[0]]):
        worth -= 0.4
    return max(0.0, worth)


def _first_name(text: str) -> tuple[int, int] | None:
    """Where the first personal name stands: capitalised syllables that begin with a family name."""
    words = text.split()
    titled = without_titles(words)
    if len(titled) < len(words) and titled[0][:1].isupper():
        start = len(text) - len(" ".join(titled))
        named = re.compile(r"[^\W\d_]\w*(?:\s+[^\W\d_]\w*)*?(?=\s+[^\W\d_A-ZĐÂÊÔƠƯÁÀ]|\s*[^\w\s]|$)").match(text, start)
        if named and all(word[0].isupper() for word in named.group().split()) and len(named.group().split()) <= 5:
            return named.span()
    for match in re.finditer(r"(?<![\w])[^\W\d_][\w'’]*", text):
        if not match.group()[0].isupper() or fold(match.group()) not in _surnames():
            continue
        end, syllables = match.end(), 1
        while syllables < 5 and (following := re.compile(r"\s+([^\W\d_][\w'’]*)").match(text, end)):
            if not (following[1][0].isupper() and (following[1][1:].islower() or following[1].isupper())):
                break
            end, syllables = following.end(), syllables + 1
        if (syllables >= 2 and match.group()[1:].islower()) or syllables >= 3:
            return match.start(), end
    return None
