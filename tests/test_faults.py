"""Faults in words: an operator reads them in a log at night."""

from __future__ import annotations

import pytest
from scrapy.exceptions import CannotResolveHostError, DownloadConnectionRefusedError, DownloadTimeoutError
from twisted.internet.error import ConnectionLost, DNSLookupError

from crawler.faults import words


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (DownloadConnectionRefusedError("Connection was refused by other side: 111"), "connection refused"),
        (DownloadTimeoutError("User timeout caused connection failure"), "no answer in time"),
        (CannotResolveHostError("soyte.example.vn"), "no such host (DNS)"),
        (DNSLookupError("no results"), "no such host (DNS)"),
        (ConnectionLost("Connection to the other side was lost"), "the connection was lost"),
        (
            OSError("[('SSL routines', '', 'certificate verify failed')]"),
            "certificate refused ([('SSL routines', '', 'certificate verify failed')])",
        ),
        (OSError("wrong version number in SSL record"), "no secure connection (wrong version number in SSL record)"),
        (ValueError("odd\n thing"), "ValueError: odd thing"),
        (KeyError(), "KeyError"),
    ],
)
def test_words(error: BaseException, said: str) -> None:
    assert words(error) == said
