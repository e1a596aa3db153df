"""Sở Y tế tỉnh Sơn La.

No host is known; `soyte probe --province son-la` tries guesses.
"""

from spiders.base import SourceSpider, department


class SonLa(SourceSpider):
    source = department("son-la")
    known_hosts = ()
