"""Sở Y tế thành phố Hồ Chí Minh and what was Bà Rịa - Vũng Tàu and Bình Dương before 2025."""

from spiders.base import Host, SourceSpider, department


class HoChiMinh(SourceSpider):
    source = department("ho-chi-minh", asset_hosts=("file.medinet.gov.vn", "cdn.medinet.gov.vn"))
    cms = "medinet"
    known_hosts = (
        Host("medinet.gov.vn", "news at /<category>/<slug>-cmobile<n>-<n>.aspx, in August 2026", "high"),
        Host("medinet.hochiminhcity.gov.vn", "the same forms of address, older", "high"),
    )
