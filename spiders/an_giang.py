"""Sở Y tế tỉnh An Giang and what was Kiên Giang before 2025."""

from spiders.base import Host, SourceSpider, department


class AnGiang(SourceSpider):
    source = department("an-giang")
    known_hosts = (
        Host(
            "soyte.angiang.gov.vn", "an address in a program's test; sister departments are on WebSphere Portal", "low"
        ),
    )


class KienGiang(SourceSpider):
    source = department("kien-giang", province="an-giang")
    known_hosts = (Host("soyte.kiengiang.gov.vn", "a banner's link", "medium"),)
