"""The stamps that a reader sees near the title or below the text, and which of the lines there only tell of a day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from crawler.items import Dating, Precision
from pipelines.buttons import button_kind
from pipelines.claims import machine_stamp
from pipelines.dating import LETTERHEAD, Stamp, hour_of, parse_stamp, stamps
from pipelines.dom import text_of
from pipelines.fact_nodes import nodes_of, opens_row, stands_apart, two_times
from pipelines.fact_rows import first_running, runs
from pipelines.headlines import stamp_behind
from pipelines.lines import Line, Picture
from pipelines.list_days import is_of_another
from pipelines.post_sentences import credit, post_sentence, posted
from pipelines.searched_dates import ISSUED

_LONGEST_STAMP = 160
_LONGEST_SHOWN = 80
_BELOW_LEAD = 6  # lines
_TITLE_WORDS = 6  # of a link to another article, beside its day
_FAR = 10  # lines: of no use without a label
_SIGNS = " \t()[].,;:|-–—•·"
_FEW = 6  # letters beside a stamp that make no sentence
_MOST = 90  # letters beside one that is set apart in a row of facts
_BARS = tuple("|•·∙")
#: Of what a layout drops: where other articles and their dates stand.
_FOREIGN = re.compile(r"relat|recent|other|comment|latest|nav|author", re.IGNORECASE)
_LABELLED_FACT = re.compile(r"[-–—/(]?\s*[^\W\d_][^:.,;]{1,20}:\s")
_NAME_BEHIND = re.compile(r",\s*[A-ZÀ-Ỹ][\w.'-]*(?:\s+[A-ZÀ-Ỹ][\w.'-]*){1,2}")
#: What stands beside a stamp and says nothing: weekdays, counters, signs.
_OTHER_WORDS = re.compile(
    r"thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|\d)|chủ nhật|[a-z]{3,6}day\b|(?:số )?(?:lượt|lần) (?:xem|đọc)\s*:?\s*[\d.,]*"
    r"|views?\s*:?\s*[\d.,]*|GMT[+-]?\d*|(?:\d+|chưa có|không có|để lại)\s+(?:bình luận|phản hồi|nhận xét)"
    r"|\d+\s+(?:comments?|phút đọc|min(?:ute)?s? read)|[^\w]+",
    re.IGNORECASE,
)
#: Who wrote it, beside the stamp.
_BY = re.compile(r"\b(?:[Vv]iết bởi|[Bb]ởi|[Bb]y|[Tt]ác giả|[Nn]gười viết)\s*:?\s*(?:[A-ZĐÀ-Ỹ][\w.'’-]*(?:\s+|$)){1,5}")
_WEEKDAY = re.compile(r"\b(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|\d)|chủ\s+nhật|ngày)\b", re.IGNORECASE)
#: A word that runs on from a stamp or up to it.
_LETTER_BESIDE = re.compile(r"[^\W_]\||\|[^\W_]")
#: What stands between a sign and its stamp: "| Ngày:", "| Thứ tư,".
_DAY_WORDS = re.compile(
    r"(?:(?<!\w)(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|\d)|chủ\s+nhật|T[2-7]|CN|ngày|thời\s+gian|lúc|vào)[\s,.:]*)+$",
    re.IGNORECASE,
)
_LABEL_ONLY = re.compile(
    r"[^\d.;:]{2,20}:\s*(?:(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|\d)|chủ\s+nhật)[\s,]*)?", re.IGNORECASE
)
_NOW = re.compile(r"\W*(?:hôm\s+nay|bây\s+giờ)(?:\s+là)?\b", re.IGNORECASE)
#: Buttons that stand in the row of a stamp; those that size the letters have no words.
_BUTTONS = frozenset({"tool", "share", "comment"})
_FONT_SIZES = re.compile(r"(?<!\w)(?:A\s?[-+–]|(?:A(?!\w)\s*){1,3}(?=$|[\s|]*A\s?[-+–]))(?!\w)")
#: A line that is a time of day and nothing else: some templates give date and time an element each.
_TIME_ALONE = re.compile(
    r"\W*(?:lúc\s+|vào lúc\s+|giờ đăng\s*:?\s*)?(?P<h>[01]?\d|2[0-3])\s?(?::|h|g|giờ)\s?(?P<m>[0-5]\d)(?::[0-5]\d)?"
    r"(?:\s?phút)?\s*(?P<half>AM|PM|SA|CH|sáng|chiều|tối)?\W*",
    re.IGNORECASE,
)
_ATTRIBUTES = ("datetime", "content", "title", "data-time", "data-date", "data-datetime", "data-published")


def shown(
    items: Sequence[Line | Picture], title_at: int | None, body: Sequence[int], *, abroad: bool
) -> Iterator[tuple[set[int], list[tuple[str, Dating]]]]:
    """The stamps near the title and below the text, the most trusted first, each with the positions of the lines that
    state nothing else.
    """
    told = post_sentence(items, body[0] if body else (title_at or 0))
    sentence = items[told] if told is not None else None
    if told is not None and isinstance(sentence, Line) and (dating := posted(sentence, abroad=abroad)) is not None:
        yield {told}, [("published", dating)]
    dated = told is not None
    for i, distance in _near(items, title_at, body):
        line = items[i]
        if not isinstance(line, Line) or len(line.text) > _LONGEST_STAMP or ISSUED.search(line.text):
            continue
        title = stamp_behind(line.text) if i == title_at else None
        found = list(stamps_in(line.text[len(title or "") :], "line", abroad=abroad, element=line.element))
        if not found and distance <= 6 and len(line.text) <= _LONGEST_SHOWN:
            found = list(_behind(line.element, abroad))
        if not found and _is_clock(line.text):
            yield {i}, []
        labelled = [dating.rule.startswith("label") for _, dating in found]
        if found and dated and LETTERHEAD.match(line.text):
            continue  # of the document that is quoted whole
        if line.links > 0.5 and found and any(len(text_of(a).split()) >= _TITLE_WORDS for a in line.element.iter("a")):
            continue  # another article, with its day
        if line.row and (distance > 6 or not all(labelled)):
            continue  # a row of a table with figures, unless it says so
        if not found or (distance > 6 and not any(labelled)):
            continue
        dated = True
        positions = set() if i == title_at or _is_beside_text(line, found) else {i}
        timed = [(kind, _with_its_time(dating, i, items, positions, abroad)) for kind, dating in found]
        yield positions, _told_apart(timed, line.element)


def _is_clock(text: str) -> bool:
    """Whether a line says what day it is for the reader: "Hôm nay là thứ Năm, 26/06/2025"."""
    now = _NOW.match(text)
    found = stamps(text) if now else []
    rest = text[now.end() : found[0].start] + text[found[0].end :] if now and found else text
    return bool(found) and len(_OTHER_WORDS.sub("", rest)) <= _FEW


def stamps_in(
    text: str, rule: str, *, anywhere: bool = False, abroad: bool = False, element: Any = None
) -> Iterator[tuple[str, Dating]]:
    """The stamps of a short visible text, each as published or updated; a label names the rule of an unplaced one.

    A sentence that mentions a day is no stamp: beside date and label there may be a weekday, a counter, little else,
    unless the text stands where a layout says the date is (``anywhere``), or the stamp is set apart from its line (of
    ``element``).
    """
    found = stamps(text, abroad=abroad)
    if found:
        text = _without_tools(text, found)
        found = stamps(text, abroad=abroad)
    rest = text
    for stamp in reversed(found):
        rest = rest[: stamp.label_start] + rest[stamp.end :]
    words = _OTHER_WORDS.sub("", _BY.sub(" ", rest))
    for stamp in found:
        if stamp.label == "other":
            continue
        allowed = 20 + 30 * (stamp.precision == "minute") + 40 * (stamp.label is not None)
        told = len(words) > allowed or (len(words) > _FEW and _in_sentence(text, stamp))
        in_text = told and not anywhere and credit(text) is None
        if in_text and not (len(words) <= _MOST and _is_set_apart(text, stamp, element)):
            continue
        name = f"label:{stamp.label}" if stamp.label and rule == "line" else rule
        raw = text[stamp.label_start : stamp.end].strip()
        kind = "updated" if stamp.label == "updated" else "published"
        yield kind, Dating(value=stamp.value, precision=stamp.precision, rule=name, raw=raw)


def _told_apart(found: list[tuple[str, Dating]], element: Any) -> list[tuple[str, Dating]]:
    """Of two stamps without labels, each in a time element and side by side, the later one is the update."""
    bare = [
        at for at, (kind, dating) in enumerate(found) if kind == "published" and not dating.rule.startswith("label")
    ]
    times = two_times(element) if len(bare) == 2 else None
    if times is None or any(
        found[at][1].raw.partition(";")[0] not in text for at, text in zip(bare, times, strict=True)
    ):
        return found
    later = max(bare, key=lambda at: found[at][1].value)
    return [("updated" if at == later else kind, dating) for at, (kind, dating) in enumerate(found)]


def _without_tools(text: str, found: Sequence[Stamp]) -> str:
    """A row without the buttons before and behind its stamps: "A+ A- In trang" is no sentence that goes on."""
    before, after = text[: found[0].label_start], text[found[-1].end :]
    start = found[0].label_start if _is_tools(before) else 0
    return text[start : found[-1].end] if _is_tools(after) else text[start:]


def _is_tools(text: str) -> bool:
    words = _WEEKDAY.sub(" ", text).strip(_SIGNS)
    rest = _FONT_SIZES.sub(" ", words).strip(_SIGNS)
    return bool(words) and (not rest or button_kind(rest) in _BUTTONS)


def _is_set_apart(text: str, stamp: Stamp, element: Any) -> bool:
    """Whether a stamp is a piece of its own in a row of facts: between bars, or opening the row in a node of its own,
    before a fact with a label.
    """
    before, after = _DAY_WORDS.sub("", text[: stamp.start]).rstrip(), text[stamp.end :].strip()
    barred = before[-1:] in _BARS or after[:1] in _BARS
    if barred and (not before or before[-1] in _BARS) and (not after or after[0] in _BARS):
        return True
    if (after.startswith("/ ") or text[: stamp.start].endswith(" / ")) and not _LETTER_BESIDE.search(
        f"{before}|{after}"
    ):
        return True
    if element is None:
        return False
    own = text[stamp.label_start : stamp.end], text[stamp.start : stamp.end]
    for node, words in nodes_of(element):
        fact = words in own or (words.endswith(own[1]) and _LABEL_ONLY.fullmatch(words[: -len(own[1])]))
        if fact and stands_apart(node, element):
            return True
    if not before and opens_row(element, own[1]):
        return True
    if before or not _LABELLED_FACT.match(after):
        return False
    return any(piece.strip() == text[: stamp.end] for piece in element.itertext())


def _in_attribute(raw: str, abroad: bool) -> tuple[str, Precision] | None:
    return machine_stamp(raw, abroad=abroad) or parse_stamp(raw, abroad=abroad)


def _behind(element: Any, abroad: bool) -> Iterator[tuple[str, Dating]]:
    """The stamp behind words such as "3 days ago", in the attribute of a time or abbr element."""
    for node in element.iter("time", "abbr"):
        raw = (node.get("datetime") or node.get("title") or "")[:_LONGEST_STAMP]
        stamp = _in_attribute(raw, abroad)
        if stamp is not None:
            yield "published", Dating(value=stamp[0], precision=stamp[1], rule="time", raw=raw)
            return


def _is_beside_text(line: Line, found: Sequence[tuple[str, Dating]]) -> bool:
    """Whether a stamp is only in the element of a line, which is a sentence."""
    return line.text[-1] in ".!?…。！？" and all(dating.rule == "time" for _, dating in found)


def _in_sentence(text: str, stamp: Stamp) -> bool:
    """Whether a stamp without a label is part of a sentence: "… gửi trước 16 giờ 30 ngày 10/4/2025."."""
    if stamp.label is not None:
        return False
    before, after = text[: stamp.start].rstrip(), text[stamp.end :].strip()
    if text.rstrip().endswith((".", ";", ":")) and before:
        return True
    if not before and _NAME_BEHIND.fullmatch(after):
        return False
    told = any(character.isalpha() for character in after)  # a figure alone counts the readers
    return bool(before and told and before[-1].isalnum() and after[0].isalnum()) or (
        after.startswith(",") and any(character.isalpha() for character in after)
    )


def _with_its_time(
    dating: Dating, at: int, items: Sequence[Line | Picture], positions: set[int], abroad: bool
) -> Dating:
    """A visible day, with the time that stands in the line beside it or in an attribute of its element."""
    if dating.precision != "day":
        return dating
    for i in (at + 1, at - 1, at + 2, at - 2):
        beside = items[i] if 0 <= i < len(items) else None
        time = _TIME_ALONE.fullmatch(beside.text) if isinstance(beside, Line) else None
        if time is not None and isinstance(beside, Line):
            positions.add(i)
            value = f"{dating.value}T{hour_of(int(time['h']), time['half']):02}:{time['m']}"
            return replace(dating, value=value, precision="minute", raw=f"{dating.raw} {beside.text}")
    return with_attribute(dating, items[at].element, abroad)


def with_attribute(dating: Dating, element: Any, abroad: bool) -> Dating:
    """A visible day, with the time of the same day in an attribute of its element or of one within."""
    if dating.precision != "day":
        return dating
    for node in element.iter():
        for name in _ATTRIBUTES:
            raw = (node.get(name) or "")[:_LONGEST_STAMP] if isinstance(node.tag, str) else ""
            stamp = (
                (machine_stamp(raw, abroad=abroad) or parse_stamp(raw, abroad=abroad))
                if any(c.isdigit() for c in raw)
                else None
            )
            if stamp and stamp[1] == "minute" and stamp[0].startswith(dating.value) and not stamp[0].endswith("T00:00"):
                return replace(dating, value=stamp[0], precision="minute", raw=f"{dating.raw}; {raw}")
    return dating


def _near(items: Sequence[Line | Picture], title_at: int | None, body: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Positions where a stamp may stand, nearest to the title first, each with its distance from title or body end."""
    anchor = title_at if title_at is not None else (body[0] if body else None)
    if anchor is None:
        return
    title = items[anchor] if title_at is not None else None
    if isinstance(title, Line) and stamp_behind(title.text) is not None:
        yield anchor, 0
    text_at = first_running(items, body) if body else None
    seen = 0
    for i in range(anchor + 1, min(anchor + 30, len(items))):
        item = items[i]
        if isinstance(item, Line) and (_may_be_stamp(item) or (i <= anchor + 3 and _is_named_stamp(item))):
            seen += 1
            yield i, seen
        if text_at is not None and i > text_at + 1:
            # Under a sapo there may be the stamp alone; the text begins with the second line that runs.
            beside = items[i]
            if isinstance(beside, Line) and (runs(beside) or i > text_at + _BELOW_LEAD):
                break
            if not isinstance(beside, Line) or not _is_stamp_alone(beside.text):
                continue
    if body and body[0] - anchor > 12:
        # The title stands far above, over a menu or in a banner: what stands right above the text is as near to it.
        for i in range(body[0], body[0] - 4, -1):
            item = items[i]
            if isinstance(item, Line) and _may_be_stamp(item):
                yield i, body[0] - i + 1
    seen = 0
    for i in range(anchor - 1, max(anchor - 8, -1), -1):
        item = items[i]
        if isinstance(item, Line) and (item.chrome is None or (i >= anchor - 2 and _may_be_stamp(item))):
            seen += 1
            if seen > 4:
                break
            if not is_of_another(items, i, anchor):
                yield i, seen
    if body:
        for i in body:
            item = items[i]
            if isinstance(item, Line) and len(item.text) <= _LONGEST_SHOWN and _is_stamp_with_label(item.text):
                yield i, _FAR
        for i in range(max(body[-1] - 2, body[0]), min(body[-1] + 15, len(items))):
            item = items[i]
            if isinstance(item, Line) and _may_be_stamp(item):
                yield i, 3 if i <= body[-1] + 2 else _FAR


def _is_stamp_alone(text: str) -> bool:
    """Whether a line is one stamp, with its label or without."""
    found = stamps(text) if len(text) <= _LONGEST_SHOWN else ()
    return (
        len(found) == 1
        and not _DAY_WORDS.sub("", text[: found[0].label_start]).strip(_SIGNS)
        and not text[found[0].end :].strip(_SIGNS)
    )


def _is_stamp_with_label(text: str) -> bool:
    """Whether a line says when, and nothing else: "Erstellt am: 01.11.2023"."""
    found = stamps(text)
    return (
        len(found) == 1
        and found[0].label in ("published", "updated", "created")
        and not text[: found[0].label_start].strip(_SIGNS)
        and not text[found[0].end :].strip(_SIGNS)
    )


def _ends_in_label_and_stamp(text: str) -> bool:
    """Whether a short line ends in a labelled stamp, whatever counter stands before it."""
    found = stamps(text) if len(text) <= _LONGEST_SHOWN else []
    return bool(found) and found[-1].label in ("published", "updated") and not text[found[-1].end :].strip(_SIGNS)


def _may_be_stamp(line: Line) -> bool:
    """Stamps repeat on sister pages (many articles of one day) and stand beside counters and tools."""
    reason = line.chrome or ""
    if not reason or reason == "learned" or reason in ("words:counter", "words:tool"):
        return True
    if reason == "learned:moving":  # "6 tháng trước", with the moment in its element
        return any(node.get("datetime") for node in line.element.iter("time"))
    # What a layout drops as a whole holds its small facts.
    return reason.startswith("layout:") and not _FOREIGN.search(reason) and _ends_in_label_and_stamp(line.text)


def _is_named_stamp(line: Line) -> bool:
    """Whether a line right under the title is a stamp and nothing else, in an element named like a menu."""
    return (
        (line.chrome or "").startswith("name:")
        and len(line.text) <= _LONGEST_SHOWN
        and line.links < 0.5
        and any(stamps_in(line.text, "line"))
    )
