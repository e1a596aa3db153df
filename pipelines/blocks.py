"""Blocks: the pieces of a page that may repeat on its sister pages.

A block is one line of text together with the DOM path it stands at. Its key covers the exact text: masking digits was
measured to eat publication dates. The path carries no positions, so that a menu entry that moves stays the same block.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.lines import Line, Picture

_SAMPLE = 120
_PATH = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One line of a page, ready to be compared with other pages."""

    key: str  # 16 hex digits of SHA-256 over path and text
    path: str  # its end, when long
    sample: str  # the text, at most 120 characters


def block_key(line: Line) -> str:
    return hashlib.sha256(f"{line.path}\n{line.text}".encode("utf-8", errors="replace")).hexdigest()[:16]


def blocks_in(items: Iterable[Line | Picture]) -> tuple[Block, ...]:
    """The distinct blocks of a page, in the order of their first appearance."""
    found: dict[str, Block] = {}
    for item in items:
        if isinstance(item, Line):
            key = block_key(item)
            if key not in found:
                found[key] = Block(key=key, path=item.path[-_PATH:], sample=item.text[:_SAMPLE])
    return tuple(found.values())
