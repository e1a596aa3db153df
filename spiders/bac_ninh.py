"""Sở Y tế tỉnh Bắc Ninh and what was Bắc Giang before 2025."""

from spiders.base import Host, SourceSpider, department


class BacNinh(SourceSpider):
    source = department("bac-ninh")
    known_hosts = (
        Host(
            "syt.bacninh.gov.vn",
            "news at /news/-/details/<group>/<slug>, cited in 2026; the province's own site has the same form",
            "high",
        ),
    )


class BacGiang(SourceSpider):
    source = department("bac-giang", province="bac-ninh")
    known_hosts = (Host("syt.bacgiang.gov.vn", "in a list of links to the province's departments", "medium"),)
