"""Sở Y tế tỉnh Lào Cai and what was Yên Bái before 2025."""

from spiders.base import Host, SourceSpider, department


class LaoCai(SourceSpider):
    source = department("lao-cai", asset_hosts=("storage-vnportal.vnpt.vn",))
    cms = "vnpt"
    known_hosts = (
        Host(
            "soyte.laocai.gov.vn",
            "only the label soyte.laocai, in test data; the province's other departments are on VNPT Portal",
            "low",
        ),
    )
