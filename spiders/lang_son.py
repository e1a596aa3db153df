"""Sở Y tế tỉnh Lạng Sơn.

No host is known; `soyte probe --province lang-son` tries guesses.
"""

from spiders.base import SourceSpider, department


class LangSon(SourceSpider):
    source = department("lang-son")
    known_hosts = ()
