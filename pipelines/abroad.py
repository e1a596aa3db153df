"""Whose clock a page shows: pages from abroad keep the day that their own readers know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from pipelines.language import language_of
from pipelines.lines import Line, Picture

_JUDGED = 20  # lines


def is_abroad(tree: Any, url: str, items: Sequence[Line | Picture], body: Sequence[int], title: str) -> bool:
    """Whether a page is neither of a Vietnamese host nor in Vietnamese, by what it says of its language and by its
    text (by its ``title`` where it has none). The English pages of Vietnamese sites are not from abroad.
    """
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        host = ""
    if host.endswith(".vn") or (tree.get("lang") or "").lower().startswith("vi"):
        return False
    if not body:
        return bool(title) and language_of(title) != "vi"
    text = " ".join(item.text for i in body[:_JUDGED] if isinstance(item := items[i], Line))
    return len(text) > 60 and language_of(text) != "vi"
