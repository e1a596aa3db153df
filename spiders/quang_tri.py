"""Sở Y tế tỉnh Quảng Trị and what was Quảng Bình before 2025.

No host of the first is known; `soyte probe --province quang-tri` tries guesses.
"""

from spiders.base import Host, SourceSpider, department


class QuangTri(SourceSpider):
    source = department("quang-tri")
    known_hosts = ()


class QuangBinh(SourceSpider):
    source = department("quang-binh", province="quang-tri")
    known_hosts = (Host("syt.quangbinh.gov.vn", "files under /3cms/upload/soyte/", "high"),)
