"""Signs beside a name that its bearer is a private person: a patient, a child, a victim, an accused, their kin.

Said of one mention, from its sentence alone; what it means for the person is decided where all mentions of an article
are known (`pipelines.resolve_private`). Facts: data/reference/private_cues.csv; limits: docs/privacy.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from crawler.items import Mention
from pipelines.reference import rows

#: "Nguyễn Thị K", "L.T.H", "N.V.A": letters for a name say that somebody is to stay unknown. "Lê Thị Ý" is a name.
_INITIALS = re.compile(r"(?:[A-ZĐ]\s*\.\s*){1,4}[A-ZĐ]?\.?|(?:[^\W\d_]+\s+)+[A-ZĐ]\.?")
#: An age behind a name, in brackets or after a comma.
_AGE = re.compile(r"^[\s,(–-]*(?:khoảng |mới |hơn |gần )?\d{1,3}(?:t\b| (?:tháng |tuần |ngày )?tuổi\b)", re.IGNORECASE)
_COURTESY = r"(?:ông|bà|anh|chị|cô|chú|bác|cụ|em|cháu|bé|thầy)"
_UPPER = "".join(chr(code) for code in range(0x41, 0x1EFA) if chr(code).isalpha() and chr(code).isupper())
#: The rest of a name that its reader cut: "Kim Ji-won".
_REST = rf"^(?:-\w+)?(?:\s(?-i:[{_UPPER}])\w*){{0,3}}\s*"
#: What parts a name from what is apposed to it: brackets and an age may stand between.
_APPOSED = (
    rf"{_REST}(?:\([^)]{{0,60}}\)\s*)?(?:,?\s*\d{{1,3}} tuổi\s*)?(?:[,(–:|-]|\b(?:là|hiện là|từng là|nguyên là)\b)\s*"
    r"(?:là |hiện là |một |cũng là |(?:sau này|sau đó|khi đó|lúc đó|trước đây|hiện) là )?"
)
#: What may stand between a name and what its bearer does or suffers.
_BEHIND = rf"{_REST}[,:(–-]?\s*(?:(?:đã|vừa|cũng|sẽ|đang|từng|không may|tiếp tục|thì|là người)\s+){{0,2}}"
#: Posts that no table of posts has: "Chi cục phó", "lớp trưởng", "đánh giá viên".
_POST = re.compile(rf"{_APPOSED}(?:\w+\s){{1,3}}(?:trưởng|phó|viên)(?!\w)", re.IGNORECASE)
#: The same in front of a name.
_POST_BEFORE = re.compile(rf"(?:\w+\s){{1,3}}(?:trưởng|phó|viên)\s+(?:{_COURTESY}\s+)?$", re.IGNORECASE)
#: What stands between a public word and the name: "đại diện nhà tài trợ, ông", "chuyên gia của WHO là bà".
_NOT_OF = r"(?!\s*(?:của |cho )?(?:các )?(?:gia đình|người nhà|bệnh nhân|người bệnh|nạn nhân|phụ huynh|hộ|bị))"
_APPOSED_BEFORE = rf"{_NOT_OF}(?:\s+\w+){{1,8}}\s*(?:,|là)\s*{_COURTESY}\s+$"
#: What leads from a name to the organisation that its bearer acts for.
_OF = re.compile(
    rf"{_REST}[,(–-]?\s*(?:của|thuộc|đến từ|từ|đại diện(?: cho)?|(?:đang |hiện )?(?:công tác|làm việc) (?:tại|ở))?\s*",
    re.IGNORECASE,
)
#: A line of a list: "Trạm Y tế xã A: ông B", "5 / Trạm Y tế xã A / B".
_HEAD = re.compile(rf"\s*[:/|]\s*(?:{_COURTESY}\s+)?", re.IGNORECASE)
#: A telephone number behind a name: somebody who is there to be called.
_PHONE = re.compile(
    rf"{_REST}[,(:/|–-]?\s*(?:(?:số |s)?(?:đt|điện thoại)[ .:]*)?0\d{{2,3}}[ .]?\d{{3}}[ .]?\d{{3}}", re.IGNORECASE
)
#: Words above a name that stands alone on its line, as a signature does.
_SIGNED = re.compile(r"(?:^|\n)[^\n]*(?:[Đđ]ã ký|(?:KT|TM|TL|TUQ)\.|GIÁM ĐỐC|CHỦ TỊCH|TRƯỞNG)[^\n]*\n\s*$")
#: What joins names without a courtesy of their own to the one before.
_ROW = re.compile(r"\s*(?:,|;|và|cùng|, và|[-–])\s+", re.IGNORECASE)
#: What joins names of people who are said to be the same.
_AND = re.compile(rf"\s*(?:,|và|, và|cùng)\s+(?:{_COURTESY}\s+)?", re.IGNORECASE)
#: Whom a school beside the name makes a pupil, and nobody who acts for it.
_YOUNG = frozenset({"em", "cháu", "bé"})
_SENTENCE_END = re.compile(r"(?<![A-ZĐ])[.!?](?=\s+[^\W\da-z_])|[;\n]")
_LIST_END = re.compile(r"(?<![A-ZĐ])[.!?](?=\s+[^\W\da-z_])|\n")
_WINDOW = 160  # characters to either side that can tell anything
_ROW_LENGTH = 12  # names in a row that may share the organisation behind the last
_LIST = 500  # characters before a name in which a list may begin

#: From the sign that decides first.
STRENGTHS = ("charged", "hurt", "public", "strong", "acting", "weak", "speaks")


@dataclass(frozen=True, slots=True)
class Cue:
    """What a sign says: who its bearer is, and how far it is to be trusted."""

    strength: str  # one of STRENGTHS
    who: str

    def __str__(self) -> str:
        return f"{self.strength}:{self.who}"


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str], dict[str, Cue]], ...]:
    """By place. Right beside a name the longest words count, elsewhere each strength is looked for by itself."""
    found = []
    for where, form in (
        ("before", rf"(?<!\w)(CUES)\s*([:,])?\s*(?:{_COURTESY}\s+)?$"),
        ("apposed", rf"{_APPOSED}(CUES)(?!\w)"),
        ("behind", rf"{_BEHIND}(CUES)(?!\w)"),
        ("after", r"(?<!\w)(CUES)(?!\w)"),
        ("list", r"(?<!\w)(CUES)(?!\w)"),
        ("sentence", r"(?<!\w)(CUES)(?!\w)"),
    ):
        table = {
            row["cue"].casefold(): Cue(row["strength"], row["who"])
            for row in rows("private_cues")
            if row["where"] == where
        }
        beside = where in ("before", "apposed", "behind")
        for strengths in [STRENGTHS] if beside else [(strength,) for strength in STRENGTHS]:
            words = sorted((cue for cue in table if table[cue].strength in strengths), key=len, reverse=True)
            if words:
                pattern = form.replace("CUES", "|".join(map(re.escape, words)))
                found.append((where, re.compile(pattern, re.IGNORECASE), table))
    return tuple(found)


@lru_cache(maxsize=1)
def _posts() -> re.Pattern[str]:
    words = sorted((re.escape(row["role"]) for row in rows("roles")), key=len, reverse=True)
    return re.compile(rf"{_APPOSED}(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _public_before() -> re.Pattern[str]:
    found = {row["cue"] for row in rows("private_cues") if (row["where"], row["strength"]) == ("before", "public")}
    words = sorted(map(re.escape, found | {row["role"] for row in rows("roles")}), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)}){_APPOSED_BEFORE}", re.IGNORECASE)


@lru_cache(maxsize=1)
def _stop() -> re.Pattern[str]:
    words = [row["cue"] for row in rows("private_cues") if row["where"] == "stop"]
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})(?!\w)", re.IGNORECASE
    )


def with_privacy(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with what the text tells about the bearers of names."""
    people = sorted((mention for mention in mentions if mention.kind == "person"), key=lambda one: one.start)
    if not people:
        return list(mentions)
    units = {mention.start: mention for mention in mentions if mention.kind == "unit"}
    cues: dict[int, Cue | None] = {}
    previous: Mention | None = None
    for number, mention in enumerate(people):
        near = people[max(0, number - 1) : number + _ROW_LENGTH]
        cue = cue_of(text, mention, near, units)
        bare = mention.courtesy is None and not mention.titles and not mention.roles
        if previous is not None and bare and _ROW.fullmatch(text[previous.end : mention.start]):
            cue = _shared(cue, cues[previous.start], previous)
        cues[mention.start] = cue
        previous = mention
    return [
        replace(mention, privacy=str(cue))
        if mention.kind == "person" and (cue := cues[mention.start]) is not None
        else mention
        for mention in mentions
    ]


def _shared(own: Cue | None, before: Cue | None, previous: Mention) -> Cue | None:
    """What holds for a name that stands in a row behind another: "các bác sĩ A, B và C", "các cháu A, B"."""
    if own is None and before is None and previous.titles:
        return Cue("acting", "public")
    return own if own is not None or before is None or before.who == "initials" else before


def cue_of(
    text: str,
    mention: Mention,
    people: Sequence[Mention] = (),
    units: Mapping[int, Mention] = MappingProxyType({}),
) -> Cue | None:
    """The sign beside one mention of a person that decides.

    Args:
        people: who is named beside it, in order.
        units: the organisations of the text by their start.
    """
    if is_initials(mention.text):
        return Cue("strong", "initials")
    before, after = _around(text, mention, people)
    stop = _stop().search(after)
    said = after[: stop.start()] if stop else after
    beside = {
        "before": before,
        "apposed": said,
        "behind": after,
        "after": said,
        "sentence": before + text[mention.start : mention.end] + said,
        "list": _list_before(text, mention),
    }
    found: dict[str, Cue] = {}
    for where, pattern, table in _patterns():
        match = pattern.search(beside[where])
        if match is not None:
            cue = table[match[1].casefold()]
            if where == "before" and match[2] == ":" and cue.strength == "acting":
                continue  # "đánh nhân viên: A bị giữ"
            found.setdefault(cue.strength, cue)
    if _AGE.search(said):
        found.setdefault("strong", Cue("strong", "patient"))
    if _posts().search(after):
        found.setdefault("public", Cue("public", "public"))
    if _PHONE.search(after) or _is_signature(text, mention):
        found.setdefault("acting", Cue("acting", "public"))
    if _POST.search(after) or _POST_BEFORE.search(before) or _public_before().search(before):
        found.setdefault("acting", Cue("acting", "public"))
    if _acts_for(text, mention, people, units):
        if mention.courtesy is not None and mention.courtesy.casefold() == "em":
            found.pop("strong", None)  # a young colleague
        found.setdefault("acting", Cue("acting", "public"))
    return next((found[strength] for strength in STRENGTHS if strength in found), None)


def _acts_for(text: str, mention: Mention, people: Sequence[Mention], units: Mapping[int, Mention]) -> bool:
    """Whether an organisation stands right behind the name, heads its line, or stands behind the names beside it.

    "bà A (UNICEF)", "chị B của Trạm Y tế xã C", "anh D, anh E và chị F của Trạm Y tế xã C".
    """
    end = mention.end
    line = text.rfind("\n", 0, mention.start) + 1
    head = next((units[start] for start in range(line, line + 5) if start in units), None)
    if head is not None and head.end <= mention.start and _HEAD.fullmatch(text[head.end : mention.start]):
        return True
    for other in people:
        if other.start >= end and _AND.fullmatch(text[end : other.start]):
            end = other.end
    unit = next((units[start] for start in range(end + 1, end + 32) if start in units), None)
    between = text[end : unit.start] if unit is not None else " "
    if unit is None or between.isspace() or _OF.fullmatch(between) is None:
        return False
    if end != mention.end and not any(word in between for word in ("của", "thuộc", "đến từ")):
        return False  # "ông A, bà B (UNICEF)": that is where she comes from
    return unit.unit_kind != "school" or (mention.courtesy or "").casefold() not in _YOUNG


def _is_signature(text: str, mention: Mention) -> bool:
    """Whether the name is a line of its own below a post in capitals or "Đã ký"."""
    line = text.rfind("\n", 0, mention.start) + 1
    end = text.find("\n", mention.end)
    if text[line : mention.start].strip() or text[mention.end : end if end >= 0 else len(text)].strip():
        return False
    return _SIGNED.search(text[max(0, line - _WINDOW) : line]) is not None


def _list_before(text: str, mention: Mention) -> str:
    """The sentence up to the name, whatever names stand in it."""
    before = text[max(0, mention.start - _LIST) : mention.start]
    stops = [stop.end() for stop in _LIST_END.finditer(before)]
    return before[stops[-1] :] if stops else before


def is_initials(name: str) -> bool:
    """Whether a name is hidden behind letters: "L.T.H.", "Nguyễn Thị K"."""
    return _INITIALS.fullmatch(name.strip()) is not None


def _around(text: str, mention: Mention, people: Sequence[Mention]) -> tuple[str, str]:
    """The sentence of a mention, before and behind it, and no further than the names beside it."""
    low = max((one.end for one in people if one.end <= mention.start), default=0)
    high = min((one.start for one in people if one.start >= mention.end), default=len(text))
    before = text[max(low, mention.start - _WINDOW) : mention.start]
    after = text[mention.end : min(high, mention.end + _WINDOW)]
    stops = [stop.end() for stop in _SENTENCE_END.finditer(before)]
    if stops:
        before = before[stops[-1] :]
    stop = _SENTENCE_END.search(after)
    return before, after[: stop.start()] if stop else after
