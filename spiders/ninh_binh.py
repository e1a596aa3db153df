"""Sở Y tế tỉnh Ninh Bình and what was Hà Nam and Nam Định before 2025."""

from spiders.base import Host, SourceSpider, department


class NinhBinh(SourceSpider):
    source = department("ninh-binh", asset_hosts=("storage-vnportal.vnpt.vn",))
    cms = "vnpt"
    known_hosts = (Host("soyte.ninhbinh.gov.vn", "news at /<category>/<slug>-<number>", "high"),)


class NamDinh(SourceSpider):
    source = department("nam-dinh", province="ninh-binh")
    known_hosts = (
        Host(
            "soyte.namdinh.gov.vn",
            "news at /home/<category>/<category>/<slug>, files under /Uploads/ since 2018",
            "high",
        ),
    )
