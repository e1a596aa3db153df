"""Pages that ask a browser for a cookie before they show themselves."""

from __future__ import annotations

import pytest

from crawler.challenge import challenge


@pytest.mark.parametrize(
    ("script", "cookie"),
    [
        (
            'document.cookie="D1N=0a1b2c"+"; expires=Fri, 31-Dec-2037 23:59:59 GMT";window.location.reload(true);',
            "D1N=0a1b2c",
        ),
        ("document.cookie = 'ok=1; path=/'; location.href = location.href;", "ok=1"),
        ('document.cookie="a"+"b"+"="+"c";location.reload()', "ab=c"),
        ('document.cookie="D1N="+token()+"; path=/";location.reload()', None),
        ("document.cookie=name+'=1';location.reload()", None),
        ('document.cookie="a=b\\nSet: c";location.reload()', None),
        ('document.cookie="no value";location.reload()', None),
    ],
)
def test_what_the_script_sets(script: str, cookie: str | None) -> None:
    found = challenge(f"<html><body><script>{script}</script></body></html>".encode())
    assert found is not None
    assert found.cookie == cookie


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<p>Trang n\xc3\xa0y d\xc3\xb9ng cookie</p>",
        b"<script>document.cookie='seen=1'</script><h1>Tin</h1>",
        b"<script>document.cookie='seen=1';location.reload()</script>" + b"<p>Tin y t\xe1\xba\xbf</p>" * 200,
    ],
)
def test_pages_that_are_none(body: bytes) -> None:
    assert challenge(body) is None
