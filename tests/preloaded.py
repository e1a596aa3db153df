"""What a crawl imports, for the process that the crawls of the tests are forked from. Twisted's reactor stays out."""

from __future__ import annotations

import importlib
import sys

from scrapy.settings import default_settings
from scrapy.utils.misc import load_object

from crawler import settings

for _module in ("scrapy.crawler", "crawler.crawl", "crawler.commands.options", "spiders.generic"):
    importlib.import_module(_module)

# Middlewares and extensions are named in the settings and would be loaded when the crawl begins.
for _value in [*vars(default_settings).values(), *vars(settings).values()]:
    for _path in (*_value.keys(), *_value.values()) if isinstance(_value, dict) else (_value,):
        if isinstance(_path, str) and _path.startswith(("scrapy.", "crawler.", "pipelines.", "spiders.")):
            try:
                load_object(_path)
            except (ImportError, NameError, ValueError):  # a module's name, or something optional
                continue

assert "twisted.internet.reactor" not in sys.modules
