"""Options that every command shares, and how every command prints its summary."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from crawler import PROJECT
from crawler.home import Home

Function = TypeVar("Function", bound=Callable[..., Any])


def home_option(function: Function) -> Function:
    """``--home DIR``: which archive. Passed on as a Home that is not opened yet."""
    return click.option(
        "--home",
        envvar="SOYTE_HOME",
        default=PROJECT / "data",
        show_default="data/ of the checkout",
        type=click.Path(path_type=Path),
        callback=lambda context, option, value: Home(value),
        help="The archive's folder.",
    )(function)


def budget_options(function: Function) -> Function:
    """How much one run may ask for, and how far back it goes."""
    bounds: tuple[tuple[str, click.ParamType[Any], str], ...] = (
        ("--limit", click.IntRange(1), "Stop after this many articles per source."),
        ("--since", click.STRING, "Nothing that is known to be older than this day (2024-05-31, 2024-05 or 2024)."),
        ("--requests", click.IntRange(1), "Requests in the whole run: news of every source first, then history."),
        ("--requests-per-host", click.IntRange(1), "Requests to any one host."),
        ("--minutes", click.FloatRange(0, min_open=True), "Ask for nothing more after this long."),
    )
    for name, kind, words in reversed(bounds):
        function = click.option(name, type=kind, help=words)(function)
    return function


def delay_option(function: Function) -> Function:
    """``--delay SECONDS``: how slowly a host is asked."""
    return click.option(
        "--delay",
        type=click.FloatRange(0, 3600),
        default=1.0,
        show_default=True,
        help="Seconds between requests to one host.",
    )(function)


def json_option(function: Function) -> Function:
    """``--json``: the summary as one JSON object on standard output."""
    return click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")(function)


def plain(summary: Any) -> Any:
    """A summary (dataclass) as JSON-ready values."""
    if dataclasses.is_dataclass(summary) and not isinstance(summary, type):
        return {
            key: plain(value)
            for key, value in ((f.name, getattr(summary, f.name)) for f in dataclasses.fields(summary))
        }
    if isinstance(summary, dict):
        return {str(key): plain(value) for key, value in summary.items()}
    if isinstance(summary, (list, tuple, set, frozenset)):
        return [plain(value) for value in summary]
    return str(summary) if isinstance(summary, Path) else summary


def show(summary: Any, lines: list[str], *, as_json: bool) -> None:
    """Print ``lines`` for a person, or the whole summary for a script."""
    if as_json:
        click.echo(json.dumps(plain(summary), ensure_ascii=False))
    else:
        click.echo("\n".join(lines))
