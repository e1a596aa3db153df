"""Sở Y tế tỉnh Đồng Tháp and what was Tiền Giang before 2025.

No host is known; `soyte probe --province dong-thap` tries guesses.
"""

from spiders.base import SourceSpider, department


class DongThap(SourceSpider):
    source = department("dong-thap")
    known_hosts = ()
