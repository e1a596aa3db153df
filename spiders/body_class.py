"""What a page says it is in the classes of its body: WordPress, Joomla and Drupal all write it there."""

from __future__ import annotations

from spiders.document import Document


def body_classes(document: Document) -> frozenset[str]:
    """The classes of ``<body>``, lower case; none when the page has no markup."""
    if document.tree is None:
        return frozenset()
    body = next(document.tree.iter("body"), None)
    return frozenset((body.get("class") or "").lower().split()) if body is not None else frozenset()


def has_any(document: Document, *selectors: str) -> bool:
    """Whether the page has an element that one of the CSS selectors finds."""
    if document.tree is None:
        return False
    from pipelines.dom import select

    return any(select(document.tree, selector) for selector in selectors)
