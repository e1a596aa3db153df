"""Sở Y tế tỉnh Thái Nguyên and what was Bắc Kạn before 2025."""

from spiders.base import Host, SourceSpider, department


class ThaiNguyen(SourceSpider):
    source = department("thai-nguyen")
    known_hosts = (
        Host(
            "soytethainguyen.gov.vn",
            "news at /tin-tuc-su-kien, read by a scraper; same CMS as songcong.thainguyen.gov.vn",
            "high",
        ),
    )
