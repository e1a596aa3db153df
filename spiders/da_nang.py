"""Sở Y tế thành phố Đà Nẵng and what was Quảng Nam before 2025."""

from spiders.base import Host, SourceSpider, department


class DaNang(SourceSpider):
    source = department("da-nang")
    cms = "liferay7"
    known_hosts = (
        Host(
            "soyte.danang.gov.vn",
            "theme files under /o/portal-home-multi-theme-syt/; answered 200 in August 2026",
            "high",
        ),
    )
