"""Sở Y tế tỉnh Lai Châu."""

from spiders.base import Host, SourceSpider, department


class LaiChau(SourceSpider):
    source = department("lai-chau")
    cms = "vhv"
    known_hosts = (
        Host("soyte.laichau.gov.vn", "files at /upload/<site number>/<yyyymmdd>/, from 2022 to 2026", "high"),
    )
