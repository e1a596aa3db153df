"""VNPT Portal: /<category> lists, /<category>/<slug>-<number> is an article. Paging was not seen: by its form."""

from __future__ import annotations

from pipelines.layouts.vnpt import VNPT
from spiders.families.addressed import Addressed


class Vnpt(Addressed):
    key = "vnpt"
    layout = VNPT
    proof = "inferred"
    note = "article addresses from a scraper; lists inferred"
    asset_hosts = ("storage-vnportal.vnpt.vn",)
