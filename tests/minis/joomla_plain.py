"""Joomla with its newer router: no numbers in addresses, .html at their end, below index.php."""

from __future__ import annotations

from dataclasses import replace

from tests.minis.joomla import SHAPE as NUMBERED

_PER_PAGE = 4

SHAPE = replace(
    NUMBERED,
    article=lambda one: f"/index.php/{one.section}/{one.slug}.html",
    listing=lambda section, page: (
        f"/index.php/{section}.html" + (f"?start={(page - 1) * _PER_PAGE}" if page > 1 else "")
    ),
    pager=lambda section, page, pages: (
        '<ul class="pagination">'
        + "".join(
            f'<li><a href="/index.php/{section}.html?start={(n - 1) * _PER_PAGE}">{n}</a></li>'
            for n in range(1, pages + 1)
            if n != page
        )
        + "</ul>"
    ),
    copies=lambda one: (f"/index.php/{one.section}/{one.slug}.html?tmpl=component&print=1",),
)
