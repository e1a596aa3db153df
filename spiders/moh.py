"""Bộ Y tế. Host and CMS as four independent scrapers saw them (facts of 2026-11; not checked live)."""

from crawler.items import Source
from spiders.base import SourceSpider


class MinistryOfHealth(SourceSpider):
    source = Source(
        key="moh",
        name="Bộ Y tế",
        kind="ministry",
        owner_unit="Bộ Y tế",
        home="https://moh.gov.vn/",
        hosts=("moh.gov.vn",),
        family="liferay62",
    )
