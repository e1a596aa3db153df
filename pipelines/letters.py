"""Letters, whose signature is part of them: "Tôi là …", signed by the same; "Kính gửi: …" above and a name below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.author_names import without_titles
from pipelines.lines import Line, Picture
from pipelines.text import fold

_OPENING = 4  # lines in which a letter greets and says who writes
_GREETS = re.compile(r"\W*(?:kính|thân|thân mến|trân trọng) (?:gửi|thưa)\b", re.IGNORECASE)
_SELF = r"(?:tôi|em|cháu|con)\s+(?:xin\s+)?(?:(?:tên\s+)?là|tên)\s*:?\s+"
#: Above the signature: as whom one signs.
_AS = re.compile(
    r"\W*(?:người viết (?:thư|đơn)|người làm đơn|(?:thay mặt|đại diện) (?:gia đình|người (?:nhà|bệnh)|bệnh nhân)"
    r"|gia đình (?:người bệnh|bệnh nhân))\b",
    re.IGNORECASE,
)
#: With these words alone a letter ends, and an interview as well.
_ENDS = re.compile(
    r"\W*(?:xin )?(?:trân trọng|chân thành|thân ái|kính (?:thư|chào|bút))(?: (?:kính chào|cảm ơn|cám ơn))?\W*",
    re.IGNORECASE,
)


def signs_letter(items: Sequence[Line | Picture], lines: Sequence[int], order: int, name: str) -> bool:
    """Whether an unlabelled name in the last lines of a text is that of who wrote it as a letter."""
    above = items[lines[order - 1]] if order else None
    if isinstance(above, Line) and len(above.text) <= 60:
        asked = _ENDS.fullmatch(above.text) and any(
            isinstance(item := items[i], Line) and item.text.endswith("?") for i in lines
        )
        if _AS.match(above.text) or (_ENDS.fullmatch(above.text) and not asked):
            return True
    bare_name = " ".join(without_titles(name.split()))
    told = re.compile(rf"\b{_SELF}{re.escape(fold(bare_name))}\b")
    first = lines[0]
    opening = [item.text for item in items[max(first - 2, 0) : first + _OPENING] if isinstance(item, Line)]
    if any(told.search(fold(text)) for text in opening):
        return True
    # Who introduces himself under another name did not sign below: the name there is an editor's.
    greeted = any(_GREETS.match(text) for text in opening)
    return greeted and not any(re.search(rf"\b{_SELF}", fold(text)) for text in opening)
