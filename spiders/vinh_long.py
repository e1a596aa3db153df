"""Sở Y tế tỉnh Vĩnh Long and what was Bến Tre and Trà Vinh before 2025.

No host is known; `soyte probe --province vinh-long` tries guesses.
"""

from spiders.base import SourceSpider, department


class VinhLong(SourceSpider):
    source = department("vinh-long")
    known_hosts = ()
