"""What the pages of a probe say: pure functions over what was sent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from urllib.parse import urlsplit

from protego import Protego

from crawler.addresses import allowed
from crawler.items import Article, Context, Page, Source
from crawler.middlewares.robots import AGENT
from crawler.probe.asking import Answer
from crawler.probe.findings import Encoding, Recognised, Rejected, Robots, Sample
from pipelines.article import examine
from pipelines.decoding import decode
from pipelines.layouts import by_key, fingerprint, is_copy
from pipelines.learn import learn, observe
from pipelines.urls import absolute
from spiders.document import Anchor, Document
from spiders.families.registry import FAMILIES, GENERIC
from spiders.family import Family
from spiders.traps import trap

#: A page's first words, as far as a report shows them.
_WORDS = 160
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)


def document_of(answer: Answer) -> Document:
    return Document(answer.at, answer.body, answer.content_type)


def page_of(answer: Answer) -> Page:
    return Page(
        url=answer.at,
        body=answer.body,
        content_type=answer.content_type,
        status=answer.status or 0,
        fetched_at=datetime.now(UTC).replace(microsecond=0),
    )


def recognise(answers: Iterable[Answer]) -> Recognised:
    """The family from the first page that bears a fingerprint, as a crawl tells it."""
    for answer in answers:
        tree = document_of(answer).tree
        found = fingerprint(tree, answer.at, answer.headers) if tree is not None else None
        if found is not None and found[0].key in FAMILIES:
            family = FAMILIES[found[0].key]
            return Recognised(
                family=family.key, why=found[1], where=answer.at, proof=family.proof, note=family.note or ""
            )
    return Recognised(family=None, why=None, where=None, proof=GENERIC.proof, note=GENERIC.note)


def robots_of(rules: Mapping[str, tuple[int | None, bytes]], url: str, *, allowed_by_crawl: bool) -> Robots:
    """What the robots.txt of an address says to us."""
    parts = urlsplit(url)
    status, body = rules.get(f"{parts.scheme}://{parts.netloc}", (None, b""))
    read = Protego.parse(body.decode("utf-8", "replace") if status == 200 else "")
    delay = read.crawl_delay(AGENT)
    maps = [absolute(url, address) for address in read.sitemaps]
    return Robots(
        status=status,
        allowed=allowed_by_crawl,
        crawl_delay=float(delay) if delay else None,
        sitemaps=tuple(address for address in maps if address),
    )


def encoding_of(answer: Answer) -> Encoding:
    header = _CHARSET.search(answer.content_type)
    claimed = re.search(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", answer.body[:8192], re.IGNORECASE)
    text, warnings = decode(answer.body, answer.content_type)
    names = [header[1] if header else None, claimed[1].decode("ascii", "replace") if claimed else None]
    try:
        answer.body.decode("utf-8")
        read_as = "utf-8"
    except UnicodeDecodeError:
        read_as = next((name for name in names if name and text == _text(answer.body, name)), "mended")
    return Encoding(header=names[0], claimed=names[1], read_as=read_as, warnings=warnings)


def _text(body: bytes, charset: str) -> str | None:
    try:
        return body.decode(charset)
    except (LookupError, UnicodeError):
        return None


def rejected(documents: Sequence[Document], family: Family, source: Source, taken: set[str]) -> tuple[Rejected, ...]:
    """The links of these pages that a crawl leaves alone, by reason; the most frequent first."""
    found: dict[str, dict[str, None]] = {}
    for document in documents:
        for anchor in document.anchors:
            if family.address(anchor.url) in taken or anchor.url in taken or anchor.url == document.url:
                continue
            reason = _why_rejected(anchor, document, family, source)
            if reason is not None:
                found.setdefault(reason, {})[anchor.url] = None
    rows = [Rejected(reason=reason, count=len(urls), example=next(iter(urls))) for reason, urls in found.items()]
    return tuple(sorted(rows, key=lambda row: (-row.count, row.reason)))


def _why_rejected(anchor: Anchor, document: Document, family: Family, source: Source) -> str | None:
    if not allowed(anchor.url, source):
        return "another host"
    layout = by_key(family.key)
    if layout is not None and is_copy(layout, anchor.url):
        return "a copy of articles: print, mail, tag or feed page"
    known = trap(anchor.url)
    if known is not None:
        return known
    if urlsplit(anchor.url).path in ("", "/") and not urlsplit(anchor.url).query:
        return None  # the home page itself
    if family.page_of(anchor.url, anchor) is not None:
        return None  # a page of a list under its other address
    return f"no article and no list by the rules of {family.key}"


def context_of(answers: Iterable[Answer], source: Source) -> Context:
    """What these pages teach of their host."""
    pages = {answer.at: page_of(answer) for answer in answers}
    return learn(source.key, [observe(page) for page in pages.values()]).context


def sample_of(answer: Answer, source: Source, context: Context) -> Sample:
    result = examine(page_of(answer), source, context, mentions=False)
    if not isinstance(result, Article):
        return Sample(url=answer.at, problem=result.reason)
    text = result.lead or result.body or (result.captions[0].text if result.captions else "")
    words = " ".join(text.split())
    return Sample(
        url=answer.at,
        title=result.title,
        published=result.published.value if result.published else None,
        date_rule=result.published.rule if result.published else None,
        section=result.section,
        byline=result.byline,
        words=words if len(words) <= _WORDS else f"{words[:_WORDS].rpartition(' ')[0]} …",
        length=len(result.body),
        identity=result.identity_url,
    )
