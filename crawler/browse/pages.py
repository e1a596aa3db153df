"""The pages of soyte that are no row and no table of Datasette: their addresses, templates and readers.

A page is one line in `PAGES`. Its reader gets a connection to the snapshot and what was asked for, and gives back what
the template shows, a `File`, a `Moved`, or None when there is no such page. Readers know nothing of Datasette.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from crawler.browse.asked import Answer, Asked, File, Moved
from crawler.browse.coverage_page import read_coverage
from crawler.browse.evidence_files import read_csv, read_xlsx
from crawler.browse.evidence_page import read_cell, read_evidence

__all__ = ["PAGES", "Answer", "Asked", "File", "Moved", "Page"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """``address`` is a regular expression for the whole path; its named groups become `Asked.parts`."""

    address: str
    template: str
    read: Callable[[sqlite3.Connection, Asked], Answer]


PAGES: tuple[Page, ...] = (
    Page(address=r"/-/coverage", template="coverage.html", read=read_coverage),
    Page(address=r"/-/evidence", template="evidence.html", read=read_evidence),
    Page(address=r"/-/evidence\.xlsx", template="", read=read_xlsx),
    Page(address=r"/-/evidence\.csv", template="", read=read_csv),
    Page(address=r"/-/evidence/cell", template="evidence_cell.html", read=read_cell),
)
