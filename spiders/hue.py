"""Sở Y tế thành phố Huế and what was Thừa Thiên Huế before 2025."""

from spiders.base import Host, SourceSpider, department


class Hue(SourceSpider):
    source = department("hue")
    cms = "huecit"
    known_hosts = (
        Host("syt.hue.gov.vn", "attachments at /review/?id=&fileName=", "high"),
        Host(
            "syt.thuathienhue.gov.vn",
            "files under /uploadfiles/TinTuc/2022/: the same department's host before 2025",
            "high",
        ),
    )
