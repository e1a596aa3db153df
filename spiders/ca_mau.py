"""Sở Y tế tỉnh Cà Mau and what was Bạc Liêu before 2025."""

from spiders.base import Host, SourceSpider, department


class CaMau(SourceSpider):
    source = department("ca-mau")
    known_hosts = (Host("soyte.camau.gov.vn", "/wps/portal: IBM WebSphere Portal", "high"),)
