"""Sở Y tế tỉnh Phú Thọ and what was Hòa Bình and Vĩnh Phúc before 2025."""

from spiders.base import Host, SourceSpider, department


class PhuTho(SourceSpider):
    source = department("phu-tho")
    cms = "dotnetnuke"
    known_hosts = (Host("soyte.phutho.gov.vn", "pictures under /Portals/0/", "high"),)


class HoaBinh(SourceSpider):
    source = department("hoa-binh", province="phu-tho")
    cms = "nukeviet"
    known_hosts = (
        Host(
            "soytehoabinh.ddns.net",
            "document lists at /QLNV/laws/search/",
            "medium",
            doubt="a free dynamic name that anybody may hold by now",
        ),
    )
