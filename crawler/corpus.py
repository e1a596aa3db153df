"""Annotated corpus files: one article per line, as docs/annotation.md describes them."""

from __future__ import annotations

import json
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

from crawler.errors import SoyteError

KINDS = ("person", "unit", "date", "document")
Article = dict[str, Any]


def read_corpus(path: Path) -> list[Article]:
    """The articles of a corpus file.

    Raises:
        SoyteError: a line is not of the format; the message names file and line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SoyteError(f"{path}: cannot be read as UTF-8 text ({error})") from error
    articles = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            articles.append(_checked(json.loads(line)))
        except (ValueError, KeyError, TypeError) as error:
            what = f"lacks {error}" if isinstance(error, KeyError) else str(error)
            raise SoyteError(f"{path}:{number}: {what}; docs/annotation.md describes the format") from error
    if not articles:
        raise SoyteError(f"{path}: no article in it; docs/annotation.md describes the format")
    return articles


def _checked(article: Any) -> Article:
    if not isinstance(article, dict):
        raise ValueError("not an object")
    if not unicodedata.is_normalized("NFC", article["text"]):
        raise ValueError(f"the text of {article['id']} is not NFC, and offsets count NFC code points")
    date.fromisoformat(article["published"])
    article.setdefault("source_unit", None)
    for mention in article["mentions"]:
        mention.setdefault("optional", False)
        if mention["kind"] not in KINDS:
            raise ValueError(f"a mention of kind {mention['kind']!r}, which is none of {', '.join(KINDS)}")
        written = article["text"][mention["start"] : mention["end"]]
        if written != mention["text"] or not written:
            raise ValueError(
                f"{mention['start']}–{mention['end']} of {article['id']} is {written!r}, not {mention['text']!r}"
            )
        for post in mention.get("roles", ()):
            post["role"], post["unit"]
    return article
