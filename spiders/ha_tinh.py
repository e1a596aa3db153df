"""Sở Y tế tỉnh Hà Tĩnh."""

from spiders.base import Host, SourceSpider, department


class HaTinh(SourceSpider):
    source = department("ha-tinh")
    cms = "vhv"
    known_hosts = (
        Host(
            "soyte.hatinh.gov.vn",
            "print pages with ?page=Article.Print.detail, news under /tin-tuc-su-kien/, files since 2017",
            "high",
        ),
    )
