"""Sở Y tế tỉnh Lâm Đồng and what was Bình Thuận and Đắk Nông before 2025."""

from spiders.base import Host, SourceSpider, department


class LamDong(SourceSpider):
    source = department("lam-dong")
    known_hosts = (
        Host("syt.lamdong.gov.vn", "the configuration of a program that watches tenders; not proven to answer", "low"),
    )


class DakNong(SourceSpider):
    source = department("dak-nong", province="lam-dong")
    cms = "vhv"
    known_hosts = (Host("syt.daknong.gov.vn", "files at /upload/<site number>/<yyyymmdd>/, until 2025", "high"),)
