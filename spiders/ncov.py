"""The Ministry's news on COVID-19, 2020 to 2022."""

from crawler.items import Source
from spiders.base import Host, SourceSpider


class CovidNews(SourceSpider):
    source = Source(
        key="ncov", name="Trang tin về dịch bệnh COVID-19 của Bộ Y tế", kind="ministry", owner_unit="Bộ Y tế"
    )
    cms = "liferay7"
    known_hosts = (
        Host(
            "ncov.moh.gov.vn",
            "pages saved in 2020 (Liferay 6.2) and 2021 (DXP 7); its certificate chain was incomplete",
            "high",
        ),
    )
