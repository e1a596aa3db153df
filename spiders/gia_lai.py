"""Sở Y tế tỉnh Gia Lai and what was Bình Định before 2025."""

from spiders.base import Host, SourceSpider, department


class GiaLai(SourceSpider):
    source = department("gia-lai")
    cms = "nukeviet"
    known_hosts = (
        Host(
            "syt.gialai.gov.vn",
            "news and laws under /vi/, and a crawler that worked; downloads want the page's cookie",
            "high",
        ),
    )


class BinhDinh(SourceSpider):
    source = department("binh-dinh", province="gia-lai")
    cms = "nukeviet"
    known_hosts = (
        Host(
            "syt.binhdinh.gov.vn",
            "documents under /index.php/vi/, pictures of 2021 under /uploads/news/; TLS error in September 2026",
            "high",
        ),
    )
