"""Articles as one Parquet file: the records of JSONL, nested as they are, in typed columns.

Needs pyarrow, which is large and only some want: ``pip install 'soyte[research]'``.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO

from crawler import __version__
from crawler.errors import SoyteError

#: Records in one row group: enough to compress well, few enough to fit in little memory.
GROUP = 2_000


def write_parquet(found: Iterator[dict[str, Any]], stream: BinaryIO) -> int:
    """Write records with one row group for each `GROUP` of them; returns how many.

    Raises:
        SoyteError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise SoyteError("Parquet needs pyarrow: pip install 'soyte[research]', or choose another format") from error
    schema = _schema(pa)
    count = 0
    with parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        while group := list(islice(found, GROUP)):
            writer.write_table(pa.Table.from_pylist([_flat(record) for record in group], schema=schema))
            count += len(group)
    return count


def _flat(record: dict[str, Any]) -> dict[str, Any]:
    """The record with an empty list where it has no corrections: JSONL leaves that key out."""
    return {"corrections": [], **record}


def _schema(pa: Any) -> Any:
    text, number = pa.string(), pa.int32()
    span = [("field", text), ("start", number), ("end", number)]

    def many(*fields: tuple[str, Any]) -> Any:
        return pa.list_(pa.struct(fields))

    changes = many(("op", text), ("text", text))
    fields: list[tuple[str, Any]] = [
        ("id", pa.int64()),
        ("url", text),
        ("source", text),
        ("title", text),
        ("lead", text),
        ("byline", text),
        ("body", text),
        # As precise as they are known ("2024-12", "2024-12-28T10:09"): text, because a timestamp would invent the rest.
        ("published_at", text),
        ("published_precision", text),
        ("published_source", text),
        ("updated_at", text),
        ("section", text),
        ("tags", pa.list_(text)),
        ("lang", text),
        ("captions", many(("text", text), ("image", text))),
        ("attachments", many(("url", text), ("name", text), ("mime", text), ("text", text), ("state", text))),
        (
            "people",
            many(
                ("key", text),
                ("name", text),
                ("titles", pa.list_(text)),
                ("roles", many(("role", text), ("unit", text))),
                ("mentions", many(*span)),
            ),
        ),
        ("units", many(("key", text), ("name", text), ("kind", text), ("mentions", many(*span, ("text", text))))),
        ("dates", many(("text", text), ("iso", text), ("precision", text), *span)),
        ("documents", many(("number", text), ("type", text), ("issuer", text), ("date", text))),
        ("topics", many(("key", text), ("mentions", many(*span)))),
        ("duplicate_of", text),
        ("first_seen_at", text),
        ("fetched_at", text),
        ("gone_at", text),
        ("text_digest", text),
        (
            "revisions",
            many(
                ("number", number),
                ("fetched_at", text),
                ("text_digest", text),
                ("changes", pa.struct([("title", changes), ("lead", changes), ("body", changes)])),
            ),
        ),
        ("capture", pa.struct([("digest", text), ("warc", text), ("offset", pa.int64())])),
        ("extractor", text),
        ("corrections", many(("action", text), ("note", text))),
        ("snapshot_id", text),
    ]
    return pa.schema(fields, metadata={"made_by": f"soyte {__version__}"})
