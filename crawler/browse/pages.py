"""The pages of soyte that are no row and no table of Datasette: their addresses, templates and readers.

A page is one line in `PAGES`. Its reader gets a connection to the snapshot and what was asked for, and gives back what
the template shows, another answer of asked.py, or None when there is no such page. Readers know nothing of Datasette.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from crawler.browse.asked import Answer, Asked, File, Moved, Refused, Stream
from crawler.browse.changes_feed import read_changes_feed
from crawler.browse.changes_page import read_changes
from crawler.browse.citation import read_citation_file
from crawler.browse.coverage_page import read_coverage
from crawler.browse.dropped_page import read_dropped
from crawler.browse.evidence_files import read_csv, read_xlsx
from crawler.browse.evidence_page import read_cell, read_evidence
from crawler.browse.home_page import read_home_page
from crawler.browse.report_page import read_report
from crawler.browse.search_export import read_export
from crawler.browse.search_feed import read_feed
from crawler.browse.search_page import hold, read_search

__all__ = ["PAGES", "Answer", "Asked", "File", "Moved", "Page", "Refused", "Stream"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """``address`` is a regular expression for the whole path; its named groups become `Asked.parts`.

    ``prepare`` reads what is held for good, before the time of one page begins to run.
    ``once``: the page is the same for every reader of one language, and read once.
    """

    address: str
    template: str
    read: Callable[[sqlite3.Connection, Asked], Answer]
    prepare: Callable[[sqlite3.Connection], object] | None = None
    once: bool = False


PAGES: tuple[Page, ...] = (
    # Datasette's own view of "/" asks for the schema of every table before its template is drawn.
    Page(address="/", template="index.html", read=read_home_page, once=True),
    Page(address="/-/search", template="search.html", read=read_search, prepare=hold),
    Page(address=r"/-/search\.atom", template="", read=read_feed),
    Page(address=r"/-/search\.(?P<form>csv|xlsx|json|jsonl)", template="", read=read_export),
    Page(address=r"/-/cite/(?P<article>\d{1,18})\.(?P<form>bib|ris)", template="", read=read_citation_file),
    Page(address="/-/changes", template="changes.html", read=read_changes),
    Page(address=r"/-/changes\.atom", template="", read=read_changes_feed),
    Page(address="/-/dropped", template="dropped.html", read=read_dropped),
    Page(address="/-/report", template="report.html", read=read_report),
    Page(address=r"/-/coverage", template="coverage.html", read=read_coverage),
    Page(address=r"/-/evidence", template="evidence.html", read=read_evidence),
    Page(address=r"/-/evidence\.xlsx", template="", read=read_xlsx),
    Page(address=r"/-/evidence\.csv", template="", read=read_csv),
    Page(address=r"/-/evidence/cell", template="evidence_cell.html", read=read_cell),
)
