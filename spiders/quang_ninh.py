"""Sở Y tế tỉnh Quảng Ninh."""

from spiders.base import Host, SourceSpider, department


class QuangNinh(SourceSpider):
    source = department("quang-ninh")
    cms = "vhv"
    known_hosts = (
        Host(
            "soytequangninh.gov.vn",
            "files at /upload/<site number>/<yyyymmdd>/ and news under /menu-second/tin-tuc-su-kien/, until 2025",
            "high",
        ),
        Host("syt.quangninh.gov.vn", "a link in a footer, nothing else", "low"),
    )
