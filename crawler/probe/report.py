"""A finding for people, in lines of at most 100 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from crawler.probe.findings import Finding, Listing, Named, Robots, Sample, Tls

WIDTH = 100
_LABEL = 11


def lines(finding: Finding) -> list[str]:
    """Everything, the verdict last, where the eye ends up."""
    out = [finding.url + (f"  (listed as {finding.source})" if finding.source else "")]
    for hop in finding.hops:
        out += _row("redirect", f"→ {hop}")
    if finding.robots is not None:
        out += _row("robots", _robots(finding.robots))
    if finding.tls is not None:
        out += _row("TLS", _tls(finding.tls))
    if finding.encoding is not None:
        encoding = finding.encoding
        claims = f"header says {encoding.header or 'nothing'}, page says {encoding.claimed or 'nothing'}"
        out += _row("encoding", f"{encoding.read_as} ({claims})")
        for warning in encoding.warnings:
            out += _row("", warning)
    if finding.recognised is not None:
        known = finding.recognised
        out += _row(
            "family", f"{known.family}: {known.why}" if known.family else "none known; links told by their form"
        )
        if known.family:
            out += _row("", f"proven: {known.proof}{f' ({known.note})' if known.note else ''}")
    if finding.recognised is not None:
        out += _section("feeds", map(_named, finding.feeds)) or _row("feeds", "none named on the home page")
        out += _section("sitemap", map(_named, finding.sitemaps))
        out += _section("listing", map(_listing, finding.listings)) or _row("listing", "none found")
        kinds = {"article": "article", "listing": "list", "page": "further page", "feed": "feed", "file": "file"}
        named = [_count(finding.links[kind], word) for kind, word in kinds.items() if finding.links.get(kind)]
        out += _row("links", f"the home page names {', '.join(named) or 'nothing that a crawl would follow'}")
        for number, row in enumerate(finding.rejected):
            out += _row("left alone" if number == 0 else "", f"{row.count} × {row.reason}, as {_short(row.example)}")
    for number, sample in enumerate(finding.samples, 1):
        out += _sample(number, sample)
    out += _row("requests", _requests(finding))
    out += ["", *_row("verdict", finding.verdict), *_row("next", finding.next_step)]
    return out


def _row(label: str, text: str) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=f"  {label.ljust(_LABEL)}",
        subsequent_indent=" " * (_LABEL + 2),
        break_long_words=False,
        break_on_hyphens=False,
    ) or [f"  {label}"]


def _section(label: str, said: Iterable[str]) -> list[str]:
    return [line for number, text in enumerate(said) for line in _row("" if number else label, text)]


def _robots(robots: Robots) -> str:
    if robots.status is None:
        return "not answered"
    text = "allowed" if robots.allowed else "nothing is allowed"
    text += f" (robots.txt: HTTP {robots.status})" if robots.status != 200 else ""
    if robots.crawl_delay:
        text += f", Crawl-delay {robots.crawl_delay:g} s"
    return text + (f", names {_count(len(robots.sitemaps), 'sitemap')}" if robots.sitemaps else "")


def _tls(tls: Tls) -> str:
    if tls.verified:
        return "verifies"
    if tls.problem:
        return tls.problem
    return "none: reached by http"


def _named(named: Named) -> str:
    return f"{named.url}: {named.problem or _count(named.articles, 'article')}"


def _listing(listing: Listing) -> str:
    text = f"{listing.url}: {_count(listing.articles, 'article')}"
    if listing.next_page is None:
        return f"{text}, no further page"
    if listing.second_page is None:
        return f"{text}, goes on {listing.next_page if ' ' in listing.next_page else f'at {listing.next_page}'}"
    return f"{text}; {listing.second_page} at {listing.next_page}"


def _sample(number: int, sample: Sample) -> list[str]:
    out = _row(f"sample {number}", sample.url)
    if sample.problem is not None:
        return [*out, *_row("", f"no article: {sample.problem}")]
    out += _row("", sample.title or "")
    when = f"{sample.published} ({sample.date_rule})" if sample.published else "no date found"
    more = [when, *(part for part in (sample.section, sample.byline) if part), f"{sample.length} letters"]
    return [*out, *_row("", " · ".join(more)), *_row("", sample.words or "")]


def _requests(finding: Finding) -> str:
    size = sum(asked.size for asked in finding.asked)
    return f"{_count(len(finding.asked), 'request')}, {size / 1000:.0f} kB; nothing is stored"


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'s' * (number != 1)}"


def _short(url: str) -> str:
    return url if len(url) <= 90 else f"{url[:87]}..."


def brief(province: str, findings: list[Finding]) -> list[str]:
    """A line a host, those that answered first; what to look at more closely at the end."""
    order = sorted(findings, key=lambda finding: (finding.exit_status, finding.outcome == "unreachable"))
    width = max((len(finding.url) for finding in order), default=0)
    out = [f"{province}: {len(order)} hosts tried, {sum(f.exit_status < 2 for f in order)} with something to crawl"]
    for finding in order:
        out += textwrap.wrap(
            finding.verdict,
            WIDTH,
            initial_indent=f"  {finding.url.ljust(width)}  ",
            subsequent_indent=" " * (width + 4),
        )
    best = next((finding for finding in order if finding.exit_status < 2), None)
    out += [
        "",
        *_row("next", f"soyte probe {best.url}" if best else "look for its address by hand, then soyte probe URL"),
    ]
    return out
