"""The Ministry's population authority."""

from crawler.items import Source
from spiders.base import Host, SourceSpider


class PopulationAuthority(SourceSpider):
    source = Source(key="vnpa", name="Cục Dân số, Bộ Y tế", kind="ministry", owner_unit="Cục Dân số, Bộ Y tế")
    cms = "wordpress"
    known_hosts = (Host("vnpa.moh.gov.vn", "news at /<slug>/, pictures under /wp-content/uploads/", "high"),)
