"""Sở Y tế tỉnh Thanh Hóa."""

from spiders.base import Host, SourceSpider, department


class ThanhHoa(SourceSpider):
    source = department("thanh-hoa")
    known_hosts = (
        Host(
            "syt.thanhhoa.gov.vn",
            "/web/chung-chi-hanh-nghe.htm with paging; sibling sites have /web/<site>/<category>/<slug>.html",
            "high",
        ),
    )
