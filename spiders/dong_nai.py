"""Sở Y tế tỉnh Đồng Nai and what was Bình Phước before 2025."""

from spiders.base import Host, SourceSpider, department


class DongNai(SourceSpider):
    source = department("dong-nai")
    cms = "nukeviet"
    known_hosts = (
        Host(
            "syt.dongnai.gov.vn",
            "news at /vi/news/<category>/<slug>, in 2026; a sibling site's feeds are read by a crawler",
            "high",
        ),
    )
