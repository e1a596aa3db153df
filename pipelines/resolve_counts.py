"""What is counted of articles: which repeat each other, when and how often a key was seen, how many a month has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pipelines.near_duplicates import groups
from pipelines.resolve_rows import ArticleRow, Seen, publication

#: Shorter texts ("Đang cập nhật") are the same without being the same story.
SHORTEST_DUPLICATE = 100  # code points of lead and body


def find_duplicates(articles: Iterable[ArticleRow], alike: Iterable[tuple[int, int]] = ()) -> dict[int, int]:
    """Articles whose clean text is the same or nearly so, each led to the one published first.

    (Then: seen first, smallest id.) Of a chain of articles, each like the next, all are led to one.
    """
    by_id = {article.id: article for article in articles}
    texts: dict[str, list[int]] = defaultdict(list)
    for article in by_id.values():
        if article.characters >= SHORTEST_DUPLICATE:
            texts[article.text_digest].append(article.id)
    same = [(group[0], other) for group in texts.values() for other in group[1:]]
    found: dict[int, int] = {}
    for group in groups([*same, *alike]):
        first = min((by_id[article] for article in group), key=publication).id
        found.update((article, first) for article in group if article != first)
    return found


def seen_by_key(pairs: Iterable[tuple[str | None, int]], day_of: Mapping[int, str | None]) -> dict[str, Seen]:
    """By key when, and in how many articles."""
    articles: dict[str, set[int]] = defaultdict(set)
    for key, article in pairs:
        if key is not None:
            articles[key].add(article)
    found: dict[str, Seen] = {}
    for key, some in articles.items():
        days = [day for article in some if (day := day_of[article]) is not None]
        found[key] = Seen(first=min(days, default=None), last=max(days, default=None), articles=len(some))
    return found


UNSEEN = Seen(first=None, last=None, articles=0)


def rollups(articles: Iterable[ArticleRow], duplicates: Mapping[int, int]) -> dict[tuple[str, str], tuple[int, int]]:
    """By source and month ("" unknown) how many articles, and how many stories."""
    counts: dict[tuple[str, str], tuple[int, int]] = defaultdict(lambda: (0, 0))
    for article in articles:
        place = (article.source, article.month or "")
        total, stories = counts[place]
        counts[place] = (total + 1, stories + (article.id not in duplicates))
    return dict(counts)
