"""Sở Y tế thành phố Hà Nội."""

from spiders.base import Host, SourceSpider, department


class HaNoi(SourceSpider):
    source = department("ha-noi")
    cms = "vccorp"
    known_hosts = (
        Host(
            "soyte.hanoi.gov.vn",
            "Liferay 6.2 in 2021, /<category>/<slug>-<18 digits>.htm in 2025; 403 to robots in 2026",
            "high",
        ),
    )
