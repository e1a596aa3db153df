"""Sở Y tế thành phố Huế. Both hosts seen in links to its files; runs HueCIT's portal, no family of its own yet."""

from crawler.items import Source
from spiders.base import SourceSpider


class Hue(SourceSpider):
    source = Source(
        key="hue",
        name="Sở Y tế thành phố Huế",
        kind="department",
        province="hue",
        owner_unit="Sở Y tế thành phố Huế",
        home="https://syt.hue.gov.vn/",
        hosts=("syt.hue.gov.vn", "syt.thuathienhue.gov.vn"),
        family="generic",
    )
