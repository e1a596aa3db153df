from __future__ import annotations

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.cssselect import CSSSelector

from pipelines.dom import select, text_of


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<div>Gửi bởi <span><i>bientap</i></span>, <b>16</b> tháng 4</div>", "Gửi bởi bientap, 16 tháng 4"),
        ("<div>một<p>hai<b>ba</b></p>bốn<br>năm</div>", "một haiba bốn năm"),
        ("<div>trước<!-- ghi chú --> sau<script>var x</script>.</div>", "trước sau."),
    ],
)
def test_text_comes_in_the_order_it_is_read(html: str, text: str) -> None:
    assert text_of(lxml.html.fromstring(html)) == text


@given(st.lists(st.sampled_from(["<b>a", "</b>", "c ", "<i>d</i>e", "<span>", "</span>f"]), max_size=12))
def test_inline_elements_change_no_word(pieces: list[str]) -> None:
    element = lxml.html.fragment_fromstring("".join(pieces), create_parent="div")
    assert text_of(element) == " ".join("".join(element.itertext()).split())


@pytest.mark.parametrize(
    "selector",
    [
        ".a .b",
        ".b .a, #x > p",
        "p:not(.a)",
        "[data-x], [data-y='2']",
        "[class*='lo']",
        "div:nth-last-child(1) p",
        "H1",
        "*",
        ".none, [none], none, #none",
        ".a:not(.none)",
        "[class^='a ']",
        "[data-y='3'], [data-y=\"2\"]",
        "[class$='ong']",
        "[class~='long']",
        "[class*='none']",
        "div > p.a, h1",
        "body p[class]:not([data-y])",
        "p:last-child, h1:last-child",
        "div p:first-child",
        "div :nth-child(2)",
        "p:nth-last-of-type(1)",
        "p:nth-of-type(2), :nth-last-child(3)",
        "p + h1",
        "p ~ h1, div#x.none",
        "#x > *",
        "p:nth-child(odd)",
    ],
)
def test_select_finds_what_the_selector_says(selector: str) -> None:
    tree = lxml.html.fromstring(
        "<html><body><div class='a long'><p class=b data-y=2>1</p></div>"
        "<div id=x><p>2</p><p class=a>3</p><h1>4</h1></div></body></html>"
    )
    assert select(tree, selector) == CSSSelector(selector, translator="html")(tree)
    for element in tree.iter("div"):
        assert select(element, selector) == CSSSelector(selector, translator="html")(element)
