"""What it all comes to, in one line, and what to do next."""

from __future__ import annotations

import json
from dataclasses import replace
from urllib.parse import urlsplit

from crawler.challenge import Challenged
from crawler.empty_pages import NEEDS_BROWSER
from crawler.odd_hosts import TLS_FAULTS
from crawler.probe.asking import Answer
from crawler.probe.findings import Finding, Outcome, Tls
from crawler.probe.signs import is_challenge
from crawler.visits import NotForUs, RobotsSilent
from pipelines.urls import host_key


def verdict(finding: Finding, home: Answer, *, private: bool, needs_browser: bool) -> Finding:
    """The finding with its outcome, verdict and next step."""
    outcome, line, step = _stands_in_the_way(finding, home, needs_browser=needs_browser) or _of_articles(
        finding, home, private=private
    )
    return replace(finding, outcome=outcome, verdict=line, next_step=step)


def _stands_in_the_way(finding: Finding, home: Answer, *, needs_browser: bool) -> tuple[Outcome, str, str] | None:
    again = f"soyte probe {finding.url}"
    host = host_key(home.at)
    if isinstance(home.error, NotForUs):
        return "robots", "robots.txt disallows the home page to soyte", "ask the site's keepers; soyte obeys robots.txt"
    if isinstance(home.error, RobotsSilent):
        status = finding.robots.status if finding.robots else None
        return "robots", f"robots.txt cannot be read (HTTP {status}), so nothing may be fetched", f"later: {again}"
    if isinstance(home.error, Challenged):
        return _challenged()
    if finding.tls is not None and finding.tls.problem and home.status is None:
        return "tls", f"{host}: {finding.tls.problem}", _tls_step(finding.tls, host)
    if home.error is not None:
        step = (
            "check the spelling, or look for the address it has now" if "no such host" in str(home.problem) else again
        )
        return "unreachable", f"{host}: {home.problem}", step if step != again else f"later: {again}"
    if home.away is not None:
        return "moved", f"it sends everybody on to {home.away}", f"soyte probe {home.away}"
    if home.status in (401, 403, 407, 451):
        return (
            "blocked",
            f"it refuses us (HTTP {home.status}); some sites refuse addresses outside Viet Nam or in data centres",
            "try from an address in Viet Nam, or ask the site's keepers",
        )
    if home.status in (429, 503):
        wait = f", Retry-After {home.wait}" if home.wait else ""
        return "blocked", f"it asks us to wait (HTTP {home.status}{wait})", f"later: {again}"
    if home.status != 200:
        at_root = urlsplit(finding.url).path in ("", "/")
        step = "find the address of its first page and probe that" if at_root else f"soyte probe https://{host}/"
        return "error", f"HTTP {home.status} at {home.at}", step
    if is_challenge(home.body):
        return _challenged()
    if needs_browser:
        return (
            "browser",
            NEEDS_BROWSER,
            "out of reach of soyte; look for a feed or an older address of the same news",
        )
    return None


def _of_articles(finding: Finding, home: Answer, *, private: bool) -> tuple[Outcome, str, str]:
    good = finding.good
    make = finding.recognised.family if finding.recognised and finding.recognised.family else "no known make"
    dated = sum(sample.published is not None for sample in good)
    listed = max((listing.articles for listing in finding.listings), default=0)
    fed = sum(named.articles for named in (*finding.feeds, *finding.sitemaps))
    what = f"{make}: {listed} articles on a list, {len(good)} of {len(finding.samples)} read, {dated} with a date"
    if len(good) >= 2 and dated >= 1 and (listed or fed):
        if finding.source is not None:
            return "ok", f"works: {what}", f"soyte crawl --url {finding.url} (a file lists this host: {finding.source})"
        return "ok", f"works: {what}", f"soyte probe {finding.url} --write, or soyte crawl --url {finding.url} at once"
    if not finding.samples:
        return (
            "thin",
            f"{make}: no link on the home page looks like an article",
            "probe the address of its news page instead of its home page",
        )
    if not good:
        return (
            "thin",
            f"{make}: what looked like articles could not be read as such ({finding.samples[0].problem})",
            "open the samples in a browser; if they are articles, its layout needs a rule (pipelines/layouts/)",
        )
    if not dated:
        return (
            "thin",
            f"{what}: where its dates stand is not known",
            "find the element with the date and add it to the layout (pipelines/layouts/)",
        )
    return "thin", what, "compare the samples with the site; if they are right, soyte crawl --url " + finding.url


def _tls_step(tls: Tls, host: str) -> str:
    if tls.kind not in TLS_FAULTS:
        return "see whether the site answers by http, or has another address"
    name = host.partition(":")[0]
    return (
        f"tell the site's keepers. If it is the right site, excuse it: tls={json.dumps(tls.kind)} in its source file's"
        f' Host(…), or the line "{name},{tls.kind},,<who saw it, and when>" in HOME/hosts.csv'
    )


def _challenged() -> tuple[Outcome, str, str]:
    return (
        "challenge",
        "it answers with a test for browsers (a cookie set by script) instead of a page",
        "ask the site's keepers to let soyte pass, or set SOYTE_CHALLENGE=answer; else a crawl marks it blocked",
    )
