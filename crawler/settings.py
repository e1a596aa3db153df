"""Scrapy's settings: what `scrapy crawl NAME` and `soyte crawl` both run with.

Everything that plain Scrapy does and we must not is switched off here; our own parts are in crawler.middlewares,
crawler.scheduler and crawler.visits.
"""

from __future__ import annotations

import os

from crawler import PROJECT, __version__

BOT_NAME = "soyte"
SPIDER_MODULES = ["spiders"]
NEWSPIDER_MODULE = "spiders"

#: The archive's folder, and whom a site's keepers can write to (an e-mail or web address).
SOYTE_HOME = os.environ.get("SOYTE_HOME") or str(PROJECT / "data")
SOYTE_CONTACT = os.environ.get("SOYTE_CONTACT", "").strip()
#: What to do when a site wants a cookie that a script sets before it shows itself: "block" leaves its pages alone,
#: "answer" sends the cookie, once a page.
SOYTE_CHALLENGE = os.environ.get("SOYTE_CHALLENGE", "").strip() or "block"
#: Articles per source and run; 0: no limit.
SOYTE_LIMIT = 0
#: A day to walk back to (2024-01-01), and what one run may ask for; empty or 0: no bound.
SOYTE_SINCE = ""
SOYTE_REQUESTS = SOYTE_REQUESTS_PER_HOST = SOYTE_MINUTES = 0
#: Seconds until a page that failed is asked for again, by how often it failed; then it is left for a day.
SOYTE_BACKOFF = [3, 15, 600, 3600, 21600]

USER_AGENT = f"soyte/{__version__} (+{SOYTE_CONTACT})" if SOYTE_CONTACT else f"soyte/{__version__}"
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "vi,en;q=0.5",
}

# Politeness, per host and exactly: a random delay may fall below the one asked for. Kept over all spiders of the
# process by crawler.turns, where the handler waits for a host's turn.
DOWNLOAD_HANDLERS = {
    "http": "crawler.downloads.PoliteDownloads",
    "https": "crawler.downloads.PoliteDownloads",
    "ftp": None,
    "file": None,
    "data": None,
    "s3": None,
}
DOWNLOAD_DELAY = 1.0
DOWNLOAD_DELAY_JITTER = 0.0
TWISTED_DNS_RESOLVER = "crawler.resolver.PublicResolver"
CONCURRENT_REQUESTS_PER_DOMAIN = 2
CONCURRENT_REQUESTS = 16
# Our callbacks yield nothing; Scrapy starts this many tasks for each response to read what they yield.
CONCURRENT_ITEMS = 1
DOWNLOAD_TIMEOUT = 60

SCHEDULER = "crawler.scheduler.FrontierScheduler"
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"
DOWNLOADER_MIDDLEWARES = {
    # Ours. A response passes only the archive.
    "crawler.middlewares.hosts.HostsMiddleware": 10,
    "crawler.middlewares.robots.RobotsMiddleware": 20,
    "crawler.middlewares.conditional.ConditionalMiddleware": 30,
    "crawler.middlewares.archive.ArchiveMiddleware": 900,
    # Theirs, replaced: robots.txt, decompression, redirects and retries are decided here or in the frontier.
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "scrapy.downloadermiddlewares.cookies.CookiesMiddleware": None,
    "scrapy.downloadermiddlewares.httpcache.HttpCacheMiddleware": None,
    "scrapy.downloadermiddlewares.stats.DownloaderStats": None,
}
SPIDER_MIDDLEWARES = {
    "scrapy.spidermiddlewares.referer.RefererMiddleware": None,
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
    "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": None,
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": None,
}
ITEM_PIPELINES = {"pipelines.stages.ExtractStage": 100}

ROBOTSTXT_OBEY = True
COOKIES_ENABLED = False
COMPRESSION_ENABLED = False
REDIRECT_ENABLED = False
METAREFRESH_ENABLED = False
RETRY_ENABLED = False
HTTPERROR_ALLOW_ALL = True
DOWNLOAD_FAIL_ON_DATALOSS = True
DOWNLOAD_MAXSIZE = 16 << 20
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_VERIFY_CERTIFICATES = True

TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
LOG_LEVEL = os.environ.get("SOYTE_LOG_LEVEL", "ERROR")
LOGSTATS_INTERVAL = 0
STATS_DUMP = False
EXTENSIONS = {
    "scrapy.extensions.telnet.TelnetConsole": None,
    "scrapy.extensions.remote_control.RemoteControl": None,
    "scrapy.extensions.logstats.LogStats": None,
    "scrapy.extensions.memusage.MemoryUsage": None,
    "scrapy.extensions.feedexport.FeedExporter": None,
    "scrapy.extensions.corestats.CoreStats": None,
    "scrapy.extensions.logcount.LogCount": None,
    "scrapy.extensions.spiderstate.SpiderState": None,
}
WARN_ON_GENERATOR_RETURN_VALUE = False
