"""Sở Y tế tỉnh Cao Bằng.

No host is known; `soyte probe --province cao-bang` tries guesses.
"""

from spiders.base import SourceSpider, department


class CaoBang(SourceSpider):
    source = department("cao-bang")
    known_hosts = ()
