"""The text of the files that come with articles: PDF, Word and Excel, old and new.

    from pipelines.files import read_file

What a file is, is told by its bytes; names and media types on these sites are often wrong. A file never makes it raise
by being broken: that is one of its states. Its libraries may still hang or crash on one, so it is called in a worker.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from pipelines.files.reading import FileText, State, read_file

__all__ = ["FILE_READER", "FileText", "State", "read_file"]


def _version() -> str:
    """Eight hex digits of what file texts are made by: reading all files again takes hours, so it is not EXTRACTOR."""
    folder = Path(__file__).resolve().parent
    digest = hashlib.sha256()
    beside = [folder.parent / name for name in ("legacy_text.py", "spelling_rules.py")]
    for path in [*sorted(folder.glob("*.py")), *beside]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:8]


FILE_READER = _version()
