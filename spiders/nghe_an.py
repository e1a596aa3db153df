"""Sở Y tế tỉnh Nghệ An."""

from spiders.base import Host, SourceSpider, department


class NgheAn(SourceSpider):
    source = department("nghe-an", asset_hosts=("storage-vnportal.vnpt.vn",))
    cms = "vnpt"
    known_hosts = (Host("yte.nghean.gov.vn", "news at /tin-chuyen-nganh/<slug>", "high"),)
