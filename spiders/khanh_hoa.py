"""Sở Y tế tỉnh Khánh Hòa and what was Ninh Thuận before 2025."""

from spiders.base import Host, SourceSpider, department


class KhanhHoa(SourceSpider):
    source = department("khanh-hoa")
    known_hosts = (Host("syt.khanhhoa.gov.vn", "a PDF fetched in September 2026", "medium"),)


class NinhThuan(SourceSpider):
    source = department("ninh-thuan", province="khanh-hoa")
    known_hosts = (
        Host("soyt.ninhthuan.gov.vn", "answered 404 in September 2026; the name does begin with soyt", "medium"),
    )
