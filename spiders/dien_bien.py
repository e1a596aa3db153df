"""Sở Y tế tỉnh Điện Biên.

No host is known; `soyte probe --province dien-bien` tries guesses.
"""

from spiders.base import SourceSpider, department


class DienBien(SourceSpider):
    source = department("dien-bien")
    known_hosts = ()
