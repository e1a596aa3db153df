"""The container of Office files up to 2003: a small file system in a file."""

from __future__ import annotations

import io

import olefile

from pipelines.files.reading import Broken

#: What damaged containers raise, by the accounts of its readers: its tables are followed before they are checked.
_DAMAGE = (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError)


def streams_of(body: bytes) -> set[str]:
    """The names of the streams at the top.

    Raises:
        Broken: the container is damaged.
    """
    try:
        with olefile.OleFileIO(io.BytesIO(body)) as container:
            return {path[0] for path in container.listdir() if len(path) == 1}
    except _DAMAGE as error:
        raise Broken("a damaged Office file") from error


def stream(body: bytes, name: str) -> bytes:
    """The bytes of a stream.

    Raises:
        Broken: there is none of this name, or it cannot be read.
    """
    try:
        with olefile.OleFileIO(io.BytesIO(body)) as container:
            return bytes(container.openstream(name).read())
    except _DAMAGE as error:
        raise Broken(f"a damaged Office file: no {name} in it") from error
