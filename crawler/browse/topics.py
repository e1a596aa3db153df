"""Topics as readers choose them: by kind, under their names in the reader's language."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from crawler.browse.language import current, word
from pipelines.text import slug

Row = sqlite3.Row

#: The order of the kinds; one that is not here comes last.
KINDS = ("disease", "vaccine", "programme", "campaign", "system")


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicGroup:
    """The topics of one kind, by name."""

    kind: str
    name: str
    topics: tuple[Row, ...]  # key, name, articles


def read_topic_groups(conn: sqlite3.Connection) -> list[TopicGroup]:
    """All topics, also those that no article names."""
    found: dict[str, list[Row]] = {}
    for row in conn.execute(f"select key, kind, {name_column()} as name, articles, parent from topics"):
        found.setdefault(row["kind"], []).append(row)
    order = {kind: number for number, kind in enumerate(KINDS)}
    return [
        TopicGroup(
            kind=kind,
            name=word("topic_kind", kind),
            topics=tuple(sorted(found[kind], key=lambda row: slug(row["name"]))),
        )
        for kind in sorted(found, key=lambda kind: order.get(kind, len(order)))
    ]


def name_column() -> str:
    """The column of ``topics`` that holds names in the reader's language."""
    return "name_en" if current() == "en" else "name_vi"
