"""Texts that a page holds and does not show by itself: in the place of its article and hidden until a script shows it,
or only told to programs (``articleBody``). They count where a page shows hardly any text.
"""

from __future__ import annotations

import html
import re
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from pipelines.dom import is_hidden, look_of
from pipelines.metadata import Head

#: What can hold a text.
_HOLDERS = ("div", "section", "article", "main", "td", "form", "span")
_FEWEST = 3  # paragraphs
_LEVELS = 2
_PARAGRAPH = 60
#: A claim is no text where it is shorter than this, and is not read beyond that (characters).
_CLAIM = (250, 500_000)
_MARKUP = re.compile(r"<(?:p|br|div|h[1-6]|ul)\b[^>]*>", re.IGNORECASE)
_BREAKS = re.compile(r"\r\n?|\n|\u2028|\u2029")


def hidden_texts(tree: Any) -> frozenset[Any]:
    """The hidden elements that hold an article with its headline, or several paragraphs in the place of one."""
    found = set()
    bare = next(tree.iter("article", "main"), None) is None
    for element in tree.iter(*_HOLDERS):
        if not is_hidden(element, look_of(element.get("style") or "", element.get("class") or "")):
            continue
        if _is_in_place(element, bare) and _runs(element):
            found.add(element)
    return frozenset(found)


def _is_in_place(element: Any, bare: bool) -> bool:
    """Whether an element is around an article or within one, or beside a headline of a page that names none
    (``bare``).
    """
    if next(element.iter("h1", "article", "main"), None) is not None:
        return True
    if next(element.iterancestors("article", "main"), None) is not None:
        return True
    around = element.getparent()
    for _ in range(_LEVELS if bare else 0):
        if around is None or around.tag in ("body", "html", "form"):
            return False
        if next(around.iter("h1"), None) is not None:
            return True
        around = around.getparent()
    return False


def _runs(element: Any) -> bool:
    count = 0
    for paragraph in element.iter("p", "div", "span", "li", "strong", "font"):
        # Its own words, around those of its children.
        own = len(paragraph.text or "") + sum(len(child.tail or "") for child in paragraph)
        count += own > _PARAGRAPH
        if count == _FEWEST:
            return True
    return False


def claimed_text(head: Head) -> Any:
    """The text that the page's structured data gives its one article, as an element of paragraphs; None of no or of
    several articles.
    """
    texts = {text for data in head.data if isinstance(text := data.get("articleBody"), str) and len(text) >= _CLAIM[0]}
    if len(texts) != 1:
        return None
    text = texts.pop()[: _CLAIM[1]]
    if "&lt;" in text and not _MARKUP.search(text):
        text = html.unescape(text)
    if _MARKUP.search(text):
        try:
            return lxml_html.fragment_fromstring(text, create_parent="div")
        except (etree.LxmlError, ValueError, AssertionError):
            return None
    holder = etree.Element("div")
    for line in _BREAKS.split(html.unescape(text)):
        if line.strip():
            try:
                etree.SubElement(holder, "p").text = line
            except ValueError:  # a control character
                return None
    return holder
