"""Sở Y tế tỉnh Đắk Lắk and what was Phú Yên before 2025."""

from spiders.base import Host, SourceSpider, department


class DakLak(SourceSpider):
    source = department("dak-lak")
    known_hosts = (Host("yte.daklak.gov.vn", "files under /images_upload/, surveyed in September 2026", "high"),)
