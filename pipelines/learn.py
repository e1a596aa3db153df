"""What the pages of a host have in common: blocks that stand on many of them are chrome.

The result depends on the *set* of captures only: every count is of distinct articles (all addresses and captures of
one count once), and where there are more pages than needed a sample is drawn by the hash of the address.

A site that is relaunched has two templates, and the new one stands on few pages for a long time. So pages are counted
twice: all together, and those fetched in one quarter of a year by themselves. What counters and clocks show is never
the same twice; `moving` knows them by their place.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from crawler.items import Context, Page
from pipelines.blocks import Block, blocks_in
from pipelines.moving import moving_blocks
from pipelines.urls import canonical, host_key

#: A block is chrome when it stands on this many pages of its host, and on this share of them.
FEWEST_PAGES = 3
SHARE = 0.3
#: The share of one quarter's pages: a quarter may hold few, and a new template is on nearly all of them.
SHARE_OF_QUARTER = 0.5
#: The share of the pages that have text at the same place: editors write some lines again and again.
SHARE_IN_TEXT = 0.9
_MOSTLY = 0.7
_PARAGRAPH = 60
_SENTENCE = 40
#: More pages than this, of one host in one quarter, teach nothing new.
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
    from pipelines.legacy_text import mend_tree
    from pipelines.metadata import read_head, title_line
    from pipelines.walk import read

    url = canonical(page.url)
    blocks: tuple[Block, ...] = ()
    name = url
    if page.status == 200 and page.mime in ("text/html", "application/xhtml+xml", ""):
        tree = parse(decode(page.body, page.content_type)[0])
        if tree is not None:
            mend_tree(tree)  # as the reading does, so that blocks meet
            blocks = blocks_in([title_line(read_head(tree, page.url)), *read(tree).items])
            name = identity(detect(tree) or GENERIC, page.url)
    return PageBlocks(url=url, host=host_key(url), identity=name, fetched_at=page.fetched_at, blocks=blocks)


def quarter_of(moment: datetime) -> str:
    """``2025-Q1``, in UTC."""
    utc = moment.astimezone(UTC)
    return f"{utc.year}-Q{(utc.month + 2) // 3}"


def sample(captures: Iterable[tuple[str, datetime]], limit: int = SAMPLE_PAGES) -> frozenset[tuple[str, str]]:
    """What to learn from, as (canonical address, quarter of its fetch): all, or of each host and quarter the ``limit``
    addresses whose hashes are smallest.
    """
    groups: dict[tuple[str, str], set[str]] = defaultdict(set)
    for url, fetched_at in captures:
        address = canonical(url)
        groups[host_key(address), quarter_of(fetched_at)].add(address)
    chosen: set[tuple[str, str]] = set()
    for (_, quarter), addresses in groups.items():
        few = sorted(addresses, key=_rank)[:limit] if len(addresses) > limit else addresses
        chosen.update((address, quarter) for address in few)
    return frozenset(chosen)


def learn(source_key: str, observations: Iterable[PageBlocks]) -> Learned:
    """The chrome of a source's hosts, from all their captures or from those of `sample`.

    A block is chrome when it stands on at least max(3, 30 %) of the pages of its host, or of those fetched in one
    quarter on max(3, 50 %); at the place of the articles' own paragraphs, where editors repeat themselves, on nine of
    ten. Too few pages: the empty context.
    """
    observed = [page for page in observations if page.blocks]
    chosen = sample((page.url, page.fetched_at) for page in observed)
    observed = [page for page in observed if (page.url, quarter_of(page.fetched_at)) in chosen]
    same: dict[tuple[str, str], str] = {}
    for page in observed:
        name = (page.host, _signature(page))
        same[name] = min(same.get(name, page.identity), page.identity)
    groups: dict[tuple[str, str], list[tuple[str, PageBlocks]]] = defaultdict(list)
    hosts: dict[str, set[str]] = defaultdict(set)
    for page in observed:
        article = same[page.host, _signature(page)]
        hosts[page.host].add(article)
        for period in ("", quarter_of(page.fetched_at)):
            groups[page.host, period].append((article, page))
    found: dict[str, LearnedBlock] = {}
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for (host, period), pages in groups.items():
        for block in _repeating(pages, SHARE_OF_QUARTER if period else SHARE):
            known = found.get(block.key)
            found[block.key] = _together(known, block) if known else block
            counts[block.key][host] = max(counts[block.key].get(host, 0), block.pages)
    blocks = tuple(replace(found[key], pages=sum(counts[key].values())) for key in sorted(found))
    chrome = frozenset(found)
    context = Context(source=source_key, version=version_of(chrome), chrome=chrome)
    return Learned(context=context, blocks=blocks, pages=sum(len(names) for names in hosts.values()))


def _repeating(pages: Sequence[tuple[str, PageBlocks]], share: float) -> Iterator[LearnedBlock]:
    """The blocks that stand on so many of these pages, by their text or, where it moves, by their place."""
    articles = len({article for article, _ in pages})
    least = max(FEWEST_PAGES, share * articles)
    seen: dict[str, set[str]] = defaultdict(set)
    where: dict[str, list[tuple[Block, datetime]]] = defaultdict(list)
    for article, page in pages:
        for block in page.blocks:
            seen[block.key].add(article)
            where[block.key].append((block, page.fetched_at))
    texts = _text_paths(seen, where, articles)
    for key, names in seen.items():
        if len(names) >= max(least, SHARE_IN_TEXT * texts.get(where[key][0][0].path, 0)):
            yield _learned(key, where[key], len(names))
    observed = [(article, page.fetched_at, page.blocks) for article, page in pages]
    for key, (places, count) in moving_blocks(observed, least).items():
        yield _learned(key, places, count)


def _text_paths(
    seen: Mapping[str, set[str]], where: Mapping[str, Sequence[tuple[Block, datetime]]], articles: int
) -> dict[str, int]:
    """Where articles have their paragraphs: path → on how many pages something stands there. A place of texts is known
    by long lines that one page has and no other; news beside the text stand on several.
    """
    own: dict[str, set[str]] = defaultdict(set)
    single: dict[str, int] = defaultdict(int)
    shared: dict[str, int] = defaultdict(int)
    standing: dict[str, set[str]] = defaultdict(set)
    for key, names in seen.items():
        block = where[key][0][0]
        standing[block.path] |= names
        if len(block.sample) < _PARAGRAPH:
            continue
        if len(names) == 1:
            own[block.path] |= names
            single[block.path] += 1
        else:
            shared[block.path] += 1
    return {
        path: len(standing[path])
        for path, names in own.items()
        if len(names) >= SHARE * articles and single[path] >= _MOSTLY * (single[path] + shared[path])
    }


def _learned(key: str, places: Sequence[tuple[Block, datetime]], pages: int) -> LearnedBlock:
    block = min((block for block, _ in places), key=lambda block: (block.path, block.sample))
    moments = [moment for _, moment in places]
    return LearnedBlock(
        key=key, path=block.path, sample=block.sample, pages=pages, first_seen=min(moments), last_seen=max(moments)
    )


def _together(one: LearnedBlock, other: LearnedBlock) -> LearnedBlock:
    return replace(
        min(one, other, key=lambda block: (block.path, block.sample)),
        first_seen=min(one.first_seen, other.first_seen),
        last_seen=max(one.last_seen, other.last_seen),
    )


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
