"""Sở Y tế tỉnh Quảng Ngãi and what was Kon Tum before 2025."""

from spiders.base import Host, SourceSpider, department


class QuangNgai(SourceSpider):
    source = department("quang-ngai")
    cms = "vhv"
    known_hosts = (
        Host(
            "syt.quangngai.gov.vn",
            "in 2022 files at Liferay's /documents/, in 2026 at /upload/<site number>/<yyyymmdd>/: it moved",
            "high",
        ),
    )


class KonTum(SourceSpider):
    source = department("kon-tum", province="quang-ngai")
    cms = "dotnetnuke"
    known_hosts = (Host("syt.kontum.gov.vn", "files at /LinkClick.aspx?fileticket=; the link seen was dead", "high"),)
