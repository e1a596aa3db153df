"""Sở Y tế thành phố Hải Phòng and what was Hải Dương before 2025."""

from spiders.base import Host, SourceSpider, department


class HaiPhong(SourceSpider):
    source = department("hai-phong")
    known_hosts = (Host("soyte.haiphong.gov.vn", "the host of an e-mail address in test data", "low"),)


class HaiDuong(SourceSpider):
    source = department("hai-duong", province="hai-phong")
    known_hosts = (Host("soyte.haiduong.gov.vn", "a link (by http) in the footer of another health site", "medium"),)
