"""Sở Y tế thành phố Cần Thơ and what was Hậu Giang and Sóc Trăng before 2025."""

from spiders.base import Host, SourceSpider, department


class CanTho(SourceSpider):
    source = department("can-tho", asset_hosts=("storage-vnportal.vnpt.vn",))
    cms = "vnpt"
    known_hosts = (
        Host("soyte.cantho.gov.vn", "news at /<category>/<slug>-<number>, read by a crawler in September 2026", "high"),
        Host("soytecantho.vn", "an old link", "medium"),
        Host("syt.cantho.gov.vn", "a program's configuration, unproven", "low"),
    )


class HauGiang(SourceSpider):
    source = department("hau-giang", province="can-tho")
    known_hosts = (Host("soyte.haugiang.gov.vn", "pictures at /media/<number>/ as Umbraco writes them", "high"),)
