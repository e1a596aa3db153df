"""What the pages of a host have in common: blocks that stand on many of them are chrome.

The result depends on the *set* of captures only: every count is of distinct articles (all addresses and captures of
one count once), and where there are more pages than needed a sample is drawn by the hash of the address.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from crawler.items import Context, Page
from pipelines.blocks import Block, blocks_in
from pipelines.urls import canonical, host_key

#: A block is chrome when it stands on this many pages of its host, and on this share of them.
FEWEST_PAGES = 3
SHARE = 0.3
_SENTENCE = 40
#: More pages of one host than this teach nothing new.
SAMPLE_PAGES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBlocks:
    """What learning needs of one capture: small enough to be made in a worker and sent back."""

    url: str
    host: str
    identity: str
    fetched_at: datetime
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedBlock:
    """A row of the table ``blocks``."""

    key: str
    path: str
    sample: str
    pages: int
    first_seen: datetime
    last_seen: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    context: Context
    blocks: tuple[LearnedBlock, ...]  # the chrome, by key
    pages: int  # how many articles and listings it was learned from


def blocks_of(page: Page) -> tuple[Block, ...]:
    """The blocks of one page; none for what is not HTML or not a good answer. Never raises on any bytes."""
    return observe(page).blocks


def observe(page: Page) -> PageBlocks:
    """What one capture adds to learning. Pure, so that it may run in any worker."""
    from pipelines.decoding import decode, parse
    from pipelines.layouts import GENERIC, detect, identity
    from pipelines.metadata import read_head, title_line
    from pipelines.walk import read

    url = canonical(page.url)
    blocks: tuple[Block, ...] = ()
    name = url
    if page.status == 200 and page.mime in ("text/html", "application/xhtml+xml", ""):
        tree = parse(decode(page.body, page.content_type)[0])
        if tree is not None:
            blocks = blocks_in([title_line(read_head(tree, page.url)), *read(tree).items])
            name = identity(detect(tree) or GENERIC, page.url)
    return PageBlocks(url=url, host=host_key(url), identity=name, fetched_at=page.fetched_at, blocks=blocks)


def sample(urls: Iterable[str], limit: int = SAMPLE_PAGES) -> frozenset[str]:
    """The canonical addresses to learn from: all, or of each host the ``limit`` whose hashes are smallest."""
    by_host: dict[str, set[str]] = defaultdict(set)
    for url in urls:
        address = canonical(url)
        by_host[host_key(address)].add(address)
    chosen: set[str] = set()
    for addresses in by_host.values():
        chosen.update(sorted(addresses, key=_rank)[:limit] if len(addresses) > limit else addresses)
    return frozenset(chosen)


def learn(source_key: str, observations: Iterable[PageBlocks]) -> Learned:
    """The chrome of a source's hosts, from all their captures or from those of `sample`.

    A block is chrome when it stands on at least max(3, 30 %) of the pages of its host. Too few pages: the empty
    context.
    """
    observed = [page for page in observations if page.blocks]
    chosen = sample(page.url for page in observed)
    observed = [page for page in observed if page.url in chosen]
    same: dict[tuple[str, str], str] = {}
    for page in observed:
        name = (page.host, _signature(page))
        same[name] = min(same.get(name, page.identity), page.identity)
    pages: dict[str, set[str]] = defaultdict(set)
    seen: dict[tuple[str, str], set[str]] = defaultdict(set)
    facts: dict[str, Block] = {}
    first: dict[str, datetime] = {}
    last: dict[str, datetime] = {}
    for page in observed:
        article = same[page.host, _signature(page)]
        pages[page.host].add(article)
        for block in page.blocks:
            seen[page.host, block.key].add(article)
            facts[block.key] = block
            first[block.key] = min(first.get(block.key, page.fetched_at), page.fetched_at)
            last[block.key] = max(last.get(block.key, page.fetched_at), page.fetched_at)
    counts: dict[str, int] = defaultdict(int)
    for (host, key), identities in seen.items():
        if len(identities) >= max(FEWEST_PAGES, SHARE * len(pages[host])):
            counts[key] += len(identities)
    blocks = tuple(
        LearnedBlock(
            key=key,
            path=facts[key].path,
            sample=facts[key].sample,
            pages=counts[key],
            first_seen=first[key],
            last_seen=last[key],
        )
        for key in sorted(counts)
    )
    chrome = frozenset(counts)
    context = Context(source=source_key, version=version_of(chrome), chrome=chrome)
    return Learned(context=context, blocks=blocks, pages=sum(len(names) for names in pages.values()))


def version_of(chrome: frozenset[str]) -> str:
    """The name of a context: 12 hex digits of its chrome's digest, "" when there is none."""
    return hashlib.sha256("\n".join(sorted(chrome)).encode()).hexdigest()[:12] if chrome else ""


def _signature(page: PageBlocks) -> str:
    """What tells one page from another: its sentences. The same article at another address has the same; counters,
    clocks and the address itself stand in short lines.
    """
    blocks = sorted({block.key for block in page.blocks if len(block.sample) >= _SENTENCE})
    return hashlib.sha256("\n".join(blocks).encode()).hexdigest()


def _rank(address: str) -> bytes:
    return hashlib.sha256(address.encode("utf-8", errors="replace")).digest()
