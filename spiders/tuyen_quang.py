"""Sở Y tế tỉnh Tuyên Quang and what was Hà Giang before 2025."""

from spiders.base import Host, SourceSpider, department


class TuyenQuang(SourceSpider):
    source = department("tuyen-quang")
    cms = "vhv"
    known_hosts = (Host("soyte.tuyenquang.gov.vn", "news at /tin-tuc/<slug>.html", "high"),)
