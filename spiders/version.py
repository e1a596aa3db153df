"""The version of discovery: a list that other code read may name more than was found on it, and is fetched whole again.

It is worked out from the code itself, like :data:`pipelines.EXTRACTOR`; files that only name a source do not count.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

_HERE = Path(__file__).resolve().parent

#: What tells links apart, beside the families.
_PARTS = ("body_class", "days", "document", "entries", "family", "feeds", "paging", "postback", "traps")


def _digest() -> str:
    """Eight hex digits of all that discovery is made of; the same wherever the checkout lies."""
    digest = hashlib.sha256()
    for path in [*(_HERE / f"{name}.py" for name in _PARTS), *sorted(_HERE.glob("families/*.py"))]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:8]


DISCOVERY = _digest()
