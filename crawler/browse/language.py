"""Which language a page is shown in, and its words: Vietnamese or English, from data/reference/interface.csv.

The language of the request being answered is a context variable: templates and the modules that make pages ask for
words without passing it along. Words with ``{placeholders}`` are filled in escaped, so crawled text stays text.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING, Literal, get_args

from markupsafe import Markup, escape

from pipelines.reference import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_current: ContextVar[Language] = ContextVar("language", default="vi")


def current() -> Language:
    return _current.get()


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Everything inside is said in that language."""
    token = _current.set(language)
    try:
        yield
    finally:
        _current.reset(token)


def choose(asked: str | None, kept: str | None, accepted: str | None) -> Language:
    """The language of a request: ``?lang=``, else the cookie, else the best of Accept-Language, else Vietnamese."""
    for wish in (asked, kept):
        if wish in LANGUAGES:
            return wish
    best: tuple[float, Language] | None = None
    for item in (accepted or "").split(",")[:20]:
        tag, _, weight = item.partition(";")
        language = tag.strip().lower().partition("-")[0]
        if language in LANGUAGES:
            try:
                quality = float(weight.strip().removeprefix("q=")) if weight else 1.0
            except ValueError:
                continue
            if quality > 0 and (best is None or quality > best[0]):
                best = (quality, language)
    return best[1] if best else "vi"


@cache
def words(language: Language) -> dict[tuple[str, str], str]:
    """(group, key) → what readers see."""
    return {(row["group"], row["key"]): row[language] for row in rows("interface")}


def word(group: str, key: str | None) -> str:
    """The word for a value of the database; the value itself when the table has none."""
    return words(current()).get((group, key or ""), key or "")


def number(value: int | None) -> str:
    """``12345`` → "12.345" in Vietnamese, "12,345" in English."""
    shown = f"{value or 0:,}"
    return shown.replace(",", ".") if current() == "vi" else shown


def t(key: str, **values: object) -> Markup:
    """A text of the interface (group ``page``), its placeholders filled in.

    Whole numbers are written as the language writes them; ``n`` also chooses ``key.one`` where there is one and n is 1.

    Raises:
        KeyError: no such text: a slip in a template, which a test looks for.
    """
    known = words(current())
    text = known.get(("page", f"{key}.one")) if values.get("n") == 1 else None
    if text is None:
        text = known[("page", key)]
    shown = {
        name: number(value) if isinstance(value, int) and not isinstance(value, bool) else value
        for name, value in values.items()
    }
    return escape(text).format(**shown)


@cache
def _descriptions(language: Language) -> dict[tuple[str, str], str]:
    return {(row["table"], row["column"]): row[f"description_{language}"] for row in rows("schema")}


def describe(table: str, column: str = "") -> str:
    """What a table or a column holds; "" for one that is not ours."""
    return _descriptions(current()).get((table, column), "")
