"""CSS selectors over one page, without walking it for each of them.

A page is asked for a hundred selectors, nearly all of CMSs that are not its own. What the page has is noted once, by
tag, class, id and attribute; a selector that needs something else has no answer, and of the others only the elements
that bear the rarest of what its last part needs are looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

import cssselect
from cssselect import parser
from lxml import etree
from lxml.cssselect import CSSSelector

_Test = Callable[[Any], bool]
#: Places among siblings: counted from the end, among those of the same tag.
_PLACES = {
    "nth-child": (False, False),
    "nth-last-child": (True, False),
    "nth-of-type": (False, True),
    "nth-last-of-type": (True, True),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Alternative:
    """One of the selectors between commas."""

    names: frozenset[str]  # what a page must have: tags, ".class", "#id" and "@attribute"
    values: tuple[tuple[str, str], ...]  # words within the values of an attribute
    last: tuple[str, ...]  # of the names, those of the element itself
    test: _Test | None  # None: by XPath


class _Index:
    """What a page has, and where: elements by tag, ".class", "#id" and "@attribute", in document order."""

    def __init__(self, root: Any) -> None:
        self.elements: dict[str, list[Any]] = {}
        self._root = root
        self._joined: dict[str, str] = {}
        by_tag, by_attribute = defaultdict[str, list[Any]](list), defaultdict[str, list[Any]](list)
        by_class, by_id = defaultdict[str, list[Any]](list), defaultdict[str, list[Any]](list)
        for element in root.iter(etree.Element):
            by_tag[element.tag].append(element)
            for name in element.keys():  # noqa: SIM118 - values are read where a selector asks for them
                by_attribute[name].append(element)
        words: dict[str, list[list[Any]]] = {}  # the lists for each value: few values, each on many elements
        for element in by_attribute.get("class", ()):
            value = element.get("class")
            lists = words.get(value)
            if lists is None:
                lists = words[value] = [by_class[word] for word in set(value.split())]
            for found in lists:
                found.append(element)
        for element in by_attribute.get("id", ()):
            by_id[element.get("id")].append(element)
        for sign, group in (("", by_tag), ("@", by_attribute), (".", by_class), ("#", by_id)):
            self.elements.update((sign + name, elements) for name, elements in group.items())
        self.names = frozenset(self.elements)

    def holds(self, name: str, word: str) -> bool:
        """Whether the word stands within any value of an attribute."""
        if name not in self._joined:
            self._joined[name] = "\n".join(element.get(name[1:]) for element in self.elements.get(name, ()))
        return word in self._joined[name]

    def sorted(self, elements: Iterable[Any]) -> list[Any]:
        wanted = set(elements)
        return [element for element in self._root.iter(etree.Element) if element in wanted]


def select(tree: Any, selector: str) -> list[Any]:
    """The elements a CSS selector finds, in document order."""
    if tree.getparent() is not None:
        return list(_compiled(selector)(tree))
    index = _index(tree)
    # Most pages bear none of the names that most selectors need: values are asked for only where they do.
    alternatives = [
        one for one in _alternatives(selector) if one.names <= index.names and (not one.values or _holds(one, index))
    ]
    if not alternatives:
        return []
    if any(one.test is None or not one.last for one in alternatives):
        return list(_compiled(selector)(tree))
    found: dict[Any, None] = {}
    for one in alternatives:
        rarest = min((index.elements[name] for name in one.last), key=len)
        found.update(dict.fromkeys(element for element in rarest if one.test is not None and one.test(element)))
    return list(found) if len(alternatives) == 1 or len(found) < 2 else index.sorted(found)


def bearing(tree: Any, names: Iterable[str]) -> dict[Any, None]:
    """The elements of a page that bear any of these: tags, "@attribute", ".class", "#id"; each once."""
    elements = _index(tree).elements
    found: dict[Any, None] = {}
    for name in names:
        found.update(dict.fromkeys(elements.get(name, ())))
    return found


def _holds(one: _Alternative, index: _Index) -> bool:
    return all(index.holds(name, word) for name, word in one.values)


#: The last page's: several rules ask of it in turn.
_index = lru_cache(maxsize=1)(_Index)


@lru_cache(maxsize=512)
def _compiled(selector: str) -> CSSSelector:
    return CSSSelector(selector, translator="html")


@lru_cache(maxsize=512)
def _alternatives(selector: str) -> tuple[_Alternative, ...]:
    found = []
    for one in cssselect.parse(selector):
        needed = list(_needed(one.parsed_tree))
        found.append(
            _Alternative(
                names=frozenset(name for name, _ in needed),
                values=tuple((name, value) for name, value in needed if value is not None),
                last=tuple(name for name, _ in _needed(_last(one.parsed_tree))),
                test=None if one.pseudo_element else _test(one.parsed_tree),
            )
        )
    return tuple(found)


def _last(part: Any) -> Any:
    """The part of a selector that speaks of the element itself."""
    return part.subselector if isinstance(part, parser.CombinedSelector) else part


def _needed(part: Any) -> Iterator[tuple[str, str | None]]:
    if isinstance(part, parser.Negation):
        yield from _needed(part.selector)
    elif isinstance(part, parser.CombinedSelector):
        yield from _needed(part.selector)
        yield from _needed(part.subselector)
    elif isinstance(part, parser.Element):
        if part.element:
            yield part.element.lower(), None
    else:
        if isinstance(part, parser.Class):
            yield f".{part.class_name}", None
        elif isinstance(part, parser.Hash):
            yield f"#{part.id}", None
        elif isinstance(part, parser.Attrib):
            within = part.operator in ("=", "*=", "^=", "$=")
            yield f"@{part.attrib.lower()}", str(part.value.value) if within and part.value else None
        yield from _needed(part.selector)


def _test(part: Any) -> _Test | None:
    """Whether an element is what a selector means, as a function; None where only XPath knows."""
    if isinstance(part, parser.CombinedSelector):
        around, own = _test(part.selector), _test(part.subselector)
        if around is None or own is None or part.combinator not in (" ", ">"):
            return None
        if part.combinator == ">":
            return lambda element: own(element) and (above := element.getparent()) is not None and around(above)
        return lambda element: own(element) and any(map(around, element.iterancestors()))
    if isinstance(part, parser.Element):
        if part.namespace:
            return None
        tag = part.element.lower() if part.element else None
        return lambda element: tag is None or element.tag == tag
    here = _test_of_one(part)
    rest = _test(part.selector) if here is not None else None
    if here is None or rest is None:
        return None
    return lambda element: here(element) and rest(element)


def _test_of_one(part: Any) -> _Test | None:
    if isinstance(part, parser.Class):
        name = part.class_name
        return lambda element: name in (element.get("class") or "").split()
    if isinstance(part, parser.Hash):
        return lambda element: element.get("id") == part.id
    if isinstance(part, parser.Negation):
        inner = _test(part.subselector)
        return None if inner is None else lambda element: not inner(element)
    if isinstance(part, parser.Attrib) and not part.namespace:
        return _test_of_attribute(part.attrib.lower(), part.operator, part.value.value if part.value else None)
    if isinstance(part, parser.Pseudo) and part.ident in ("first-child", "last-child"):
        return _test_of_place(1, from_end=part.ident == "last-child", same_tag=False)
    if isinstance(part, parser.Function) and part.name in _PLACES and part.argument_types() == ["NUMBER"]:
        from_end, same_tag = _PLACES[part.name]
        return _test_of_place(int(part.arguments[0].value or 1), from_end=from_end, same_tag=same_tag)
    return None


def _test_of_place(number: int, *, from_end: bool, same_tag: bool) -> _Test:
    def test(element: Any) -> bool:
        others = element.itersiblings(element.tag if same_tag else etree.Element, preceding=not from_end)
        return sum(1 for _ in islice(others, number)) == number - 1

    return test


def _test_of_attribute(name: str, operator: str, value: str | None) -> _Test | None:
    if operator == "exists":
        return lambda element: element.get(name) is not None
    if not value:
        return None
    if operator == "=":
        return lambda element: element.get(name) == value
    if operator == "*=":
        return lambda element: value in (element.get(name) or "")
    if operator == "^=":
        return lambda element: (element.get(name) or "").startswith(value)
    if operator == "$=":
        return lambda element: (element.get(name) or "").endswith(value)
    return None
