"""The version of the extraction: what an article says it was made with, and what decides whether it is read again.

It is worked out from the code and the reference tables themselves: a rule or a row that changes cannot be forgotten.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

#: Tables that describe or translate what is shown, and mean nothing to extraction.
_SHOWN = {"interface.csv", "schema.csv"}


def digest_of(checkout: Path) -> str:
    """Eight hex digits of all that extraction is made of; the same wherever the checkout lies, whatever its name."""
    digest = hashlib.sha256()
    tables = (checkout / "data" / "reference").glob("*.csv")
    files = [*(checkout / "pipelines").rglob("*.py"), *(path for path in tables if path.name not in _SHOWN)]
    for path in sorted(files, key=lambda path: path.relative_to(checkout).parts):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:8]


EXTRACTOR = digest_of(Path(__file__).resolve().parent.parent)
