"""Questions soyte comes with, from data/datasette/queries.yaml, in the language of the reader."""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import urlencode

import yaml

from crawler.browse.application import SITE
from crawler.browse.language import Language, current


@cache
def _questions() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = yaml.safe_load((SITE / "queries.yaml").read_text(encoding="utf-8"))
    return found


def canned_queries() -> dict[str, dict[str, Any]]:
    """By name: what Datasette wants to know of a canned query, and ``example``, the query string of a first try."""
    return {name: _said(question, current()) for name, question in _questions().items()}


def _said(question: dict[str, Any], language: Language) -> dict[str, Any]:
    example = {name: str(value) for name, value in question.get("example", {}).items()}
    return {
        "title": question["title"][language],
        "description": question["description"][language],
        "sql": question["sql"],
        "params": list(example),
        "example": urlencode(example),
    }
