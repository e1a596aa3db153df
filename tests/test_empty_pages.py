"""Pages that came and hold nothing."""

from __future__ import annotations

import pytest

from crawler.empty_pages import needs_browser, says_not_found

FRAME = """<!doctype html><html><head><title>Sở Y tế</title><script src="/static/main.8f3.js" defer></script>
<style>.a{color:red}</style></head><body><noscript>You need to enable JavaScript to run this app.</noscript>
<div id="root">%s</div></body></html>"""


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("", True),
        ("<div class='loading'>Đang tải…</div><a href='#'>x</a><a href='javascript:void(0)'>y</a>", True),
        ("<p>" + "Trạm y tế xã đã tiêm đủ mũi cho trẻ. " * 10 + "</p>", False),
        ("".join(f"<a href='/tin/{n}'>Tin</a>" for n in range(4)), False),
    ],
)
def test_a_frame_without_content_needs_a_browser(inside: str, expected: bool) -> None:
    assert needs_browser((FRAME % inside).encode()) is expected


def test_an_empty_page_without_scripts_needs_none() -> None:
    assert not needs_browser(b"<html><body></body></html>")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<title>Không tìm thấy trang</title><h1>404</h1>", True),
        ("<title>Lỗi 404 - Không tìm thấy</title><p>Bạn hãy quay lại</p>", True),
        ("<title>Sở Y tế</title><h1>Không tìm thấy</h1>", False),  # a site may put its search box so
        ("<title>Không tìm thấy ca bệnh mới trong tháng</title><h1>Tình hình dịch trong tháng</h1>", False),
        ("<p>404</p>", False),
    ],
)
def test_a_page_that_says_there_is_none(page: str, expected: bool) -> None:
    assert says_not_found(page.encode()) is expected
