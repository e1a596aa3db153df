"""Sở Y tế tỉnh Tây Ninh and what was Long An before 2025.

No host is known; `soyte probe --province tay-ninh` tries guesses.
"""

from spiders.base import SourceSpider, department


class TayNinh(SourceSpider):
    source = department("tay-ninh")
    known_hosts = ()
