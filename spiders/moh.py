"""Bộ Y tế."""

from crawler.items import Source
from spiders.base import Host, SourceSpider


class MinistryOfHealth(SourceSpider):
    source = Source(key="moh", name="Bộ Y tế", kind="ministry", owner_unit="Bộ Y tế")
    cms = "liferay62"
    known_hosts = (
        Host("moh.gov.vn", "addresses and markup as several independent scrapers read them", "high"),
        Host(
            "emohbackup.moh.gov.vn",
            "documents at ?documentId=; in September 2026 its certificate was for another name",
            "medium",
            doubt="documents only, no news",
        ),
    )
