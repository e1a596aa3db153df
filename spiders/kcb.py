"""The Ministry's administration of medical services."""

from crawler.items import Source
from spiders.base import Host, SourceSpider


class MedicalServices(SourceSpider):
    source = Source(
        key="kcb",
        name="Cục Quản lý Khám, chữa bệnh, Bộ Y tế",
        kind="ministry",
        owner_unit="Cục Quản lý Khám, chữa bệnh, Bộ Y tế",
    )
    cms = "vhv"
    known_hosts = (
        Host(
            "kcb.vn",
            "news at /tin-tuc/<slug>.html, documents at /van-ban/<slug>.html, search with ?page=search",
            "high",
        ),
    )
