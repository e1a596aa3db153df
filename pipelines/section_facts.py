"""The section that the small facts under a title name: behind a label, as a link, by its element, beside a date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from pipelines.bylines import is_signature
from pipelines.dating import stamps
from pipelines.dom import text_of
from pipelines.fact_nodes import leads_to_section, nodes_of, stands_apart
from pipelines.labels import chrome_kind, title_kind
from pipelines.lines import Line, Picture
from pipelines.post_sentences import credit
from pipelines.section_trails import links_in

_KICKER = 6  # words
#: The label of a section in a row of facts, where it opens the row or stands behind a sign.
_FACT = re.compile(
    r"(?:^|[|/\\•·,;(\]–-]\s*|\s{2,})(?:(?:chuyên mục|danh mục|thể loại|lĩnh vực)\s*:|(?:đăng|xuất bản) trong:?"
    r"|posted in:?)\s*(?=\S)",
    re.IGNORECASE,
)
#: Before the link in a row with a stamp: "12 March 2025 in News".
_WITHIN = re.compile(r"(?<!\w)(?:in|on|trong|tại mục)\s$", re.IGNORECASE)
_LABEL_ALONE = re.compile(r"(?:chuyên mục|danh mục|thể loại|lĩnh vực)\s*:?", re.IGNORECASE)
#: How templates call the list of an article's sections.
_CALLED = re.compile(r"categor|(?:^|[-_ ])cats?(?:$|[-_ ])|chuyen-?muc|danh-?muc|terms-list", re.IGNORECASE)
_FACT_ENDS = re.compile(r"\s+[|/•·–-]\s+|\s*[|•·]\s*")
_FACT_LINES = 6
_FAR = 60
_FOREIGN = re.compile(r"relat|lien-?quan|recent|other|comment|widget|sidebar|aside|nav|menu", re.IGNORECASE)
_LONGEST_FACTS = 240
_NEAR_END = 8  # lines below a text
#: A link without a slash before its first word, on a page with a base.
_RELATIVE = re.compile(r"(?:category|chuyen-?muc|danh-?muc|the-?loai)[/=?-]", re.IGNORECASE)
#: Below a text these are tags.
_TOPIC = re.compile(r"chu-?de|topic|tag", re.IGNORECASE)
#: Words beside a date that say who wrote it, or are buttons.
_NO_FACT = re.compile(
    r"(?:phó|trưởng|giám đốc|chủ tịch|bác sĩ|dược sĩ|điều dưỡng|y sĩ|cán bộ|nhân viên|chuyên viên|phóng viên"
    r"|cộng tác viên|biên tập|ban biên|theo|nguồn|bởi|by|bài|ảnh|tin bài|tin, bài|đăng|viết|in|xem|cỡ|nghe|đọc|chia sẻ"
    r"|gửi|lưu|thời gian|thời lượng|ngày|thứ|chủ nhật|tác giả|người|lượt|số|góp ý|bình luận|chưa|không|quay|trở|về"
    r"|cập nhật)\b",
    re.IGNORECASE,
)


def labelled_facts(items: Sequence[Line | Picture], title_at: int | None) -> Iterator[tuple[str, str]]:
    """The section that the small facts under a title name: "12/03/2025 | Chuyên mục: Dân số | Lượt xem: 40"."""
    for line in items[title_at + 1 : title_at + 1 + _FACT_LINES] if title_at is not None else ():
        told = credit(line.text) if isinstance(line, Line) else None
        if told is not None and told.filed:
            yield told.filed, "sentence under the title"
        label = _FACT.search(line.text) if isinstance(line, Line) and len(line.text) <= _LONGEST_FACTS else None
        if label is None or not isinstance(line, Line):
            continue
        named = line.text[label.end() :]
        linked = [text for link in links_in(line) if named.startswith(text := text_of(link))]
        text = linked[0] if linked else _FACT_ENDS.split(named, maxsplit=1)[0]
        if text[:1].isupper() and len(text.split()) <= 2 * _KICKER and text[-1] not in ".;!?":
            yield text, "labelled under the title"


def linked_facts(items: Sequence[Line | Picture], title_at: int | None, end: int | None) -> Iterator[tuple[str, str]]:
    """The section that a link among the small facts leads to, by its relation or its address."""
    if title_at is None:
        return
    last = title_at + _FAR if end is None else min(title_at + _FAR, end + _NEAR_END)
    for i in range(max(title_at - 2, 0), min(last, len(items))):
        line = items[i]
        if not isinstance(line, Line) or not line.links or len(line.text) > _LONGEST_FACTS:
            continue
        if _FOREIGN.search(line.chrome or "") or not (line.links >= 0.5 or stamps(line.text)):
            continue
        above = items[i - 1] if i else None
        labelled = isinstance(above, Line) and _LABEL_ALONE.fullmatch(above.text) is not None
        for link in line.element.iter("a") if line.element.tag != "a" else (line.element,):
            related = "category" in (link.get("rel") or "").casefold().split()
            text = text_of(link)
            if not text or text not in line.text:
                continue
            within = i <= title_at + _FACT_LINES and _WITHIN.search(line.text[: line.text.find(text)]) is not None
            below = end is not None and i > end and _TOPIC.search(link.get("href") or "")
            told = labelled or within or (_leads_to_section(link) and not below) or _is_called_section(link)
            if related or (i > title_at and told):
                yield text, "link to a section"


def called_facts(items: Sequence[Line | Picture], title_at: int | None) -> Iterator[tuple[str, str]]:
    """What the template calls the category, in a row of facts under the title, linked or not."""
    for line in items[title_at + 1 : title_at + 1 + _FACT_LINES] if title_at is not None else ():
        if not isinstance(line, Line) or len(line.text) > _LONGEST_FACTS or _FOREIGN.search(line.chrome or ""):
            continue
        for node, text in nodes_of(line.element):
            name = node.get("class") or ""
            if text not in line.text or not _CALLED.search(name) or _FOREIGN.search(name) or stamps(text):
                continue
            text = _FACT.sub("", text)
            if text and len(text.split()) <= 2 * _KICKER and text[-1] not in ".;!?":
                yield text, "called the section"


def words_beside_date(items: Sequence[Line | Picture], title_at: int | None) -> Iterator[tuple[str, str]]:
    """Words of their own in a row with the date, which are neither a person nor an office nor a button."""
    for line in items[title_at + 1 : title_at + 1 + _FACT_LINES] if title_at is not None else ():
        if not isinstance(line, Line) or len(line.text) > _LONGEST_FACTS or not stamps(line.text):
            continue
        found = [text for node, text in nodes_of(line.element) if _may_be_section(text) and text in line.text]
        if len(set(found)) == 1 and stands_apart(
            next(node for node, text in nodes_of(line.element) if text == found[0]), line.element
        ):
            yield found[0], "words beside the date"
        return


def _may_be_section(text: str) -> bool:
    words = text.split()
    if not 1 < len(words) <= _KICKER or not text[0].isupper() or any(not (c.isalpha() or c in " -,&") for c in text):
        return False
    # The syllables of a name all have capitals.
    if all(word[0].isupper() for word in words if word[0].isalpha()):
        return False
    return not (_NO_FACT.match(text) or is_signature(text) or chrome_kind(text) or title_kind(text))


def _leads_to_section(link: Any) -> bool:
    return leads_to_section(link) or _RELATIVE.match(link.get("href") or "") is not None


def _is_called_section(link: Any) -> bool:
    around = (link, link.getparent())
    names = [e.get("class") or "" for e in around if e is not None]
    return any(_CALLED.search(name) and not _FOREIGN.search(name) for name in names)
