from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.urls import absolute, canonical, host_key


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTP://SoYTe.Example.VN:80/Tin-Tuc?b=2&a=1#top", "http://soyte.example.vn/Tin-Tuc?a=1&b=2"),
        ("https://soyte.example.vn:443", "https://soyte.example.vn/"),
        ("https://soyte.example.vn:8443/x", "https://soyte.example.vn:8443/x"),
        ("https://a.vn/x?utm_source=zalo&id=7&fbclid=abc&gidzl=q", "https://a.vn/x?id=7"),
        ("https://a.vn/documents/1/2/bao%20cao.pdf/uuid?t=15700", "https://a.vn/documents/1/2/bao%20cao.pdf/uuid"),
        ("https://a.vn/tin?t=3", "https://a.vn/tin?t=3"),
        ("https://a.vn/x?id=2&id=1", "https://a.vn/x?id=2&id=1"),
        ("https://a.vn/wps/portal/!ut/p/c5/abc/?b=1&a=2", "https://a.vn/wps/portal/!ut/p/c5/abc/?b=1&a=2"),
        ("https://a.vn/x?b&a=2", "https://a.vn/x?b&a=2"),
        ("https://a.vn/t%c3%aan%20t%E1%BB%87p%7e.pdf", "https://a.vn/t%C3%AAn%20t%E1%BB%87p~.pdf"),
        ("https://a.vn/tên tệp.pdf", "https://a.vn/t%C3%AAn%20t%E1%BB%87p.pdf"),
        ("https://a.vn/100%", "https://a.vn/100%25"),
        ("http://a.vn/tin;jsessionid=9A8B?x=1", "http://a.vn/tin?x=1"),
        ("http://[::1]:8001/x", "http://[::1]:8001/x"),
        ("import:0123456789ab/tệp tin.txt", "import:0123456789ab/tệp tin.txt"),
        ("http://[broken/x", "http://[broken/x"),
        ("", ""),
    ],
)
def test_canonical(url: str, expected: str) -> None:
    assert canonical(url) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://SoYte.Example.vn/tin", "soyte.example.vn"),
        ("http://127.0.0.1:8101/vi/", "127.0.0.1:8101"),
        ("http://a.vn:80/", "a.vn"),
        ("http://a.vn:443/", "a.vn"),
        ("https://a.vn:080/", "a.vn"),
        ("https://user@a.vn:8080/", "a.vn:8080"),
        ("import:0123456789ab/x.txt", ""),
        ("not a url", ""),
    ],
)
def test_host_key(url: str, expected: str) -> None:
    assert host_key(url) == expected


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        (" ../b.html ", "https://a.vn/b.html"),
        ("//cdn.a.vn/x.jpg", "https://cdn.a.vn/x.jpg"),
        ("https&#x3a;&#x2f;&#x2f;a.vn&#x2f;-&#x2f;12-3", "https://a.vn/-/12-3"),
        ("javascript:void(0)", None),
        ("mailto:x@a.vn", None),
        ("data:image/png;base64,AA", None),
        ("#cuoi-trang", None),
        ("", None),
        ("http://[x", None),
    ],
)
def test_absolute(reference: str, expected: str | None) -> None:
    assert absolute("https://a.vn/tin/a.html", reference) == expected


web_addresses = st.builds(
    "{}://{}{}/{}{}".format,
    st.sampled_from(["http", "https", "HTTP"]),
    st.from_regex(r"[a-zA-Z][a-zA-Z0-9.-]{0,20}", fullmatch=True),
    st.sampled_from(["", ":80", ":443", ":8001", ":"]),
    st.text(max_size=30),
    st.text(max_size=30).map(lambda text: "?" + text),
)


@given(st.one_of(st.text(), web_addresses))
def test_canonical_is_idempotent_and_keeps_the_host(url: str) -> None:
    once = canonical(url)
    assert canonical(once) == once
    assert host_key(once) == host_key(url)


@given(st.text(), st.text())
def test_absolute_gives_canonical_addresses_only(base: str, reference: str) -> None:
    address = absolute(base, reference)
    assert address is None or canonical(address) == address
