"""How much a line sounds like the caption of a photo, by its words alone.

A caption says what is to be seen: who does what, in one clause, mostly without a full stop and without tense ("Các
đại biểu chụp ảnh lưu niệm"). A paragraph tells: it begins with a circumstance, marks its tense, reports speech. A
sub-heading has nobody in it. Words: data/reference/caption_words.csv.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.nlp import sentences
from pipelines.reference import rows
from pipelines.text import fold, nfc_clean

_LIST_ITEM = re.compile(r"\s*(?:[-–—+*•·●▪✓►]|\d{1,2}(?:\.\d{1,2})*\s*[.)/:-]|[IVX]{1,5}\s*[./)-]|[a-zđ][.)]\s)")
_CREDIT = re.compile(
    r"[\s(]*\(?\s*\b(?:ảnh|hình|nguồn ảnh|photo)\s*(?:minh h[oọ]a)?\s*[:,]\s*[^:]{1,60}\)?\.?\s*$", re.IGNORECASE
)
_BRACKET = re.compile(r"\(\s*(?:ảnh|hình)\b[^()]{0,60}\)", re.IGNORECASE)
_COUNTED = re.compile(
    r"\d+\s+(?:tập thể|cá nhân|đại biểu|học viên|cán bộ|học sinh|gia đình|đơn vị|bác sĩ|em|cháu|đội)\b"
)
_LABEL = re.compile(r"(?:mô tả|chú thích)(?: ảnh| hình)?\s*:", re.IGNORECASE)
_NAME = re.compile(r"(?<!\w)((?:[^\W\d_][\w'’]*)(?:\s+[^\W\d_][\w'’]*){1,4})")
_QUOTE = re.compile(r"phát biểu\s*:|:\s*[“\"]")
_MAX_WORDS = 90


@cache
def _words(kind: str, at_start: bool) -> re.Pattern[str]:
    phrases = sorted(
        (fold(row["phrase"]) for row in rows("caption_words") if row["kind"] == kind), key=len, reverse=True
    )
    return re.compile(("" if at_start else r"(?<!\w)") + rf"(?:{'|'.join(re.escape(p) for p in phrases)})(?!\w)")


@cache
def _surnames() -> frozenset[str]:
    return frozenset(fold(row["surname"]) for row in rows("surnames"))


def is_list_item(line: str) -> bool:
    """Whether a line begins as an item of a list or a numbered heading does."""
    return _LIST_ITEM.match(line) is not None


def ends_open(line: str) -> bool:
    """Whether a line ends without a full stop, as captions, headings and titles do."""
    return not line.rstrip(' "”’»)').endswith((".", "!", "?", "…", ":", ";", "/"))


def caption_score(line: str) -> float:
    """0 to 1; from 0.5 on a line that stands by itself is taken for a caption."""
    text = " ".join(nfc_clean(line).split())
    count = len(text.split())
    if not text or count > _MAX_WORDS or is_list_item(text) or text[0].islower():
        return 0.0
    if text.endswith((":", ";")):
        return 0.0
    bare = _CREDIT.sub("", text).strip()
    folded = fold(text)
    score = 0.0
    if bare != text or _BRACKET.search(text) or _LABEL.match(text):
        score = 0.9
    elif _words("explicit", False).search(folded):
        score = 0.7
    if _words("opening", True).match(folded):
        score += 0.6
    score = max(score, _scene(bare or text))
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
    if _words("prose", True).match(folded):
        score -= 0.6
    if _words("telling", False).search(folded) or _QUOTE.search(folded):
        score -= 0.6
    if len(sentences(bare)) > 1:
        score -= 0.5
    return min(1.0, max(0.0, score))


def _scene(text: str) -> float:
    """Somebody, and then what they do: the clause of a caption."""
    folded = fold(text)
    acts = [m for m in _words("action", False).finditer(folded) if m.start() > 0]
    weak = [m for m in _words("weak", False).finditer(folded) if m.start() > 0]
    name = _first_name(text)
    collective = _words("subject", True).match(folded) or _COUNTED.match(folded)
    if name is None and collective is None:
        return 0.0
    begin = name[1] if name is not None else collective.end() if collective else 0
    verbs = sorted([(m.start(), 0.3) for m in acts] + [(m.start(), 0.15) for m in weak])
    verb = next(((at, worth) for at, worth in verbs if at >= (collective.end() if collective else begin)), None)
    if verb is None:
        # A name and who it is: "Thứ trưởng X - Trưởng ban", with nothing told about them.
        if name is None or not ends_open(text) or len(text.split()) > 25 or name[0] > 45:
            return 0.0
        return 0.3 if re.match(r"\s*[-–—,(]", text[name[1] :]) else 0.0
    between = folded[begin : verb[0]]
    worth = 0.3 + verb[1]
    if collective and re.match(r"(?:các )?đại biểu|(?:các )?học viên", folded):
        worth += 0.1
    if _words("tense", False).search(between):
        worth -= 0.4
    return max(0.0, worth)


def _first_name(text: str) -> tuple[int, int] | None:
    """Where the first personal name stands: capitalised syllables that begin with a family name."""
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
