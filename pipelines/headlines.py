"""Which lines above a text look like its headline: by letters, names and the stamp beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines.bylines import byline_of, is_signature
from pipelines.dating import stamps
from pipelines.fact_rows import opens_with_label
from pipelines.foreign_names import persons
from pipelines.labels import title_kind
from pipelines.lines import Line, Picture
from pipelines.text import fold

_LONGEST_BROKEN = 250
_LONGEST_FACT = 80
_WEEKDAY = re.compile(
    r"(?<!\w)(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|\d)|chủ\s+nhật|T[2-7]|CN|[a-z]{3,6}day|ngày|lúc)(?!\w)",
    re.IGNORECASE,
)
#: Authors' labels of other languages, of those that can begin no Vietnamese line.
_FOREIGN_LABEL = re.compile(r"(?:by|von|par|por|door)\s", re.IGNORECASE)
_LONGEST_KICKER = 4  # words
_LONGEST_OFFICE = 12
_FEWEST_BARRED = 6
#: What templates call the place where the section stands.
SECTION_NAME = re.compile(
    r"(?:^|[-_ .#])(?:cat|cate|category|chuyen-?muc|danh-?muc|muc|section|kicker)(?:$|[-_ .#])|hlcat\b", re.IGNORECASE
)
#: A line that says in which section the article stands.
LABELLED = re.compile(r"(?:chuyên mục|danh mục|thể loại|lĩnh vực)\s*:\s*(.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    text: str
    rule: str
    position: int | None = None  # of its line among the items of the page


def looking_like_one(before: Sequence[tuple[int, Line]], whole: Sequence[tuple[int, Line]]) -> Iterator[Title]:
    """The heading-like lines among the last ones above the body, the strongest first; of two alike, the lower.

    ``whole``: the same lines with the badges and stamps in them.
    """
    found: list[tuple[float, int, str]] = []
    for i, line in before[-12:]:
        if line.chrome is not None or line.links > 0.5 or line.row or is_fact(line.text):
            continue
        if LABELLED.match(line.text):
            continue
        name = f"{line.path.rpartition('/')[2]} {line.name}"
        named = any(word in name for word in ("title", "tieude", "tieu-de", "tieu_de", "headline"))
        if len(line.text) < 12 and not (named and over_stamp(before, i)):
            continue
        strength = 3.0 * named + (4 - line.heading if line.heading in (1, 2, 3) else 0) + min(line.size, 32) / 10
        # What ends like a sentence, or is a label of two words, is no headline for standing over a stamp.
        headline = len(line.text.split()) >= 4 and line.text[-1] not in ".:;," and not title_kind(line.text)
        strength += 1.0 * (line.bold > 0.8) + (2.5 if headline else 1.5) * over_stamp(whole, i)
        if headline and (line.bold > 0.8 or line.size) and _under_stamp(before, i):
            strength += 2.5
        stamped = stamp_behind(line.text)
        strength += 2.5 * (stamped is not None)
        if strength >= 2.5:
            found.append((strength, i, stamped or line.text))
    for _, i, text in sorted(found, reverse=True)[:3]:
        yield Title(text=text, rule="looks", position=i)


def right_above(before: Sequence[tuple[int, Line]], first: int | None) -> Title | None:
    """The last line above the text that can be a headline by its words, when nothing looks like one."""
    for i, line in reversed(before[-4:]):
        words = len(line.text.split())
        if first is not None and i >= first:
            continue
        if (
            line.chrome is None
            and line.links < 0.5
            and not line.row
            and not stamps(line.text)
            and not is_fact(line.text)
        ):
            if 5 <= words <= 40 and line.text[-1] not in ".:;,":
                return Title(text=line.text, rule="line above the text", position=i)
            return None
    return None


def is_fact(text: str) -> bool:
    """Whether a line names its author or its day and nothing else: "Viết bởi Thu Hà", "Thứ Tư, 12 tháng 3, 2025"."""
    if len(text) > _LONGEST_FACT:
        return False
    if opens_with_label(text) and byline_of(text) is not None:
        return True
    if _FOREIGN_LABEL.match(text) and text[-1] not in ".!?" and persons(text):
        return True
    found = stamps(text)
    rest = f"{text[: found[0].label_start]} {text[found[0].end :]}" if len(found) == 1 else text
    return len(found) == 1 and not _WEEKDAY.sub(" ", rest).strip(" .,:;|()[]-–—")


def over_stamp(before: Sequence[tuple[int, Line]], i: int) -> bool:
    """Whether the line right below is the stamp of an article, and this one is none itself."""
    below = next((line for j, line in before if j > i and (stamps(line.text) or not is_fact(line.text))), None)
    if below is None or len(below.text) > 120 or below.links > 0.5:
        return False
    found = stamps(below.text)
    told = bool(found) and (found[0].precision in ("minute", "day") or is_fact(below.text))
    return told and not stamps(before_text(before, i))


def _under_stamp(before: Sequence[tuple[int, Line]], i: int) -> bool:
    """Whether a stamp stands between this line and a section's name in capitals: then the title is below its date."""
    above = [line for j, line in before if j < i][-2:]
    if len(above) < 2 or not above[0].text.isupper() or len(above[1].text) > 60:
        return False
    found = stamps(above[1].text)
    return bool(found) and found[0].precision in ("minute", "day")


def is_kicker(title: Title, items: Sequence[Line | Picture], first: int | None, claimed: Sequence[str]) -> bool:
    """Whether a line of few words, or the name of an office, stands over the headline ("Tin hoạt động" in an h1): the
    next one is the headline, a heading itself or with the article's stamp right below it, and the page does not call
    itself by the first.
    """
    at = title.position
    words = len(title.text.split())
    whole = at is not None and isinstance(line := items[at], Line) and line.text == title.text
    if (
        whole
        and words <= 2 * _LONGEST_KICKER
        and title.rule in ("looks", "h1")
        and at is not None
        and _is_named(items[at])
    ):
        return True
    longest = _LONGEST_OFFICE if is_signature(title.text) else _LONGEST_KICKER
    if at is None or words > longest or title.rule.startswith("layout:"):
        return False
    if any(fold(text) == fold(title.text) for text in claimed):
        return False
    below = [
        (i, line)
        for i in range(at + 1, min(at + 6, len(items) if first is None else first))
        if isinstance(line := items[i], Line) and line.chrome is None
    ]
    for i, line in below[:2]:
        if stamps(line.text) or line.links > 0.5:
            return False
        fewest = 6 if longest > _LONGEST_KICKER else max(6, words + 2)
        if len(line.text.split()) < fewest or line.text[-1] in ".:;," or stamps(line.text):
            continue
        if over_stamp(below, i) or (i == below[0][0] and line.heading in (1, 2, 3, 4)):
            return True
    return False


def _is_named(line: Line | Picture) -> bool:
    """Whether a template calls the place of a line that of the section."""
    return isinstance(line, Line) and SECTION_NAME.search(f"{line.path.rpartition('/')[2]} {line.name}") is not None


def before_text(before: Sequence[tuple[int, Line]], i: int) -> str:
    return next(line.text for j, line in before if j == i)


def stamp_behind(text: str) -> str | None:
    """The title in a line that ends with its stamp in brackets, or with a time of day; None for other lines."""
    found = stamps(text)
    if not found or text[found[-1].end :].strip(" )].") or found[-1].precision not in ("minute", "day"):
        return None
    before = text[: found[-1].label_start].rstrip()
    bracketed = before.endswith(("(", "["))
    title = before.rstrip(" ([-–—|,")
    # A bar stands between facts more often than behind a headline.
    fewest = _FEWEST_BARRED if before.endswith("|") else 4
    if "|" in title or len(title.split()) < fewest:
        return None
    return title if bracketed or found[-1].precision == "minute" else None


def above_menu(items: Sequence[Line | Picture], i: int, first: int | None) -> bool:
    """Whether a menu stands between a line and the body: then the line is the banner's, not the article's."""
    between = [item for item in items[i + 1 : i + 1 if first is None else first] if isinstance(item, Line)]
    entries = [line for line in between if line.links > 0.8 and len(line.text) < 60]
    # Buttons and the figures of a rating stand between title and text as well.
    return sum(1 for line in entries if not line.text.isdigit() and not (line.chrome or "").startswith("words:")) > 4


def unbroken(title: Title, items: Sequence[Line | Picture]) -> Title:
    """A headline that ``<br>`` breaks into lines is one again, where its element holds little else."""
    at = title.position
    line = items[at] if at is not None else None
    if at is None or not isinstance(line, Line) or line.text != title.text:
        return title
    first = last = at
    while last + 1 < len(items) and _goes_on(items[last], items[last + 1]):
        last += 1
    while first > 0 and _goes_on(items[first - 1], items[first]):
        first -= 1
    text = " ".join(item.text for item in items[first : last + 1] if isinstance(item, Line))
    if first == last or last - first > 2 or len(text) > _LONGEST_BROKEN:
        return title
    return Title(text=text, rule=title.rule, position=last)


def _goes_on(one: Line | Picture, other: Line | Picture) -> bool:
    """Whether the second line goes on with the headline of the first: same element, same letters, no stamp."""
    return (
        isinstance(one, Line)
        and isinstance(other, Line)
        and one.soft
        and one.element is other.element
        and (one.bold > 0.5, one.size, one.heading, one.name)
        == (other.bold > 0.5, other.size, other.heading, other.name)
        and one.text[-1] not in ".:;!?"
        and (one.heading > 0 or not other.soft or other.text[0].islower())
        and max(one.links, other.links) < 0.5
        and not stamps(other.text)
        and not stamps(one.text)
    )
