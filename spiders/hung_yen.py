"""Sở Y tế tỉnh Hưng Yên and what was Thái Bình before 2025."""

from spiders.base import Host, SourceSpider, department


class HungYen(SourceSpider):
    source = department("hung-yen")
    cms = "tandan"
    known_hosts = (
        Host("soyte.hungyen.gov.vn", "documents at /portal/VanBan/<year>-<month>/, fetched in September 2026", "high"),
    )


class ThaiBinh(SourceSpider):
    source = department("thai-binh", province="hung-yen")
    known_hosts = (Host("soyte.thaibinh.gov.vn", "news at /tin-tuc, read by a scraper", "high"),)
