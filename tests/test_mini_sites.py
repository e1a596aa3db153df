"""`crawl --url` on a whole small site of every family, without a source file: found, fetched once, stored once."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.home import Home
from crawler.items import UNKNOWN_SOURCE, Article, Page, Source
from crawler.raw import read
from pipelines.article import examine
from pipelines.learn import learn, observe
from spiders.document import Document
from spiders.families.registry import FAMILIES
from tests.crawls import query, run
from tests.mini_sites import MiniSite, address, build, shapes
from tests.servers import Answer

SHAPES = shapes()


@pytest.mark.parametrize("name", SHAPES)
def test_a_site_of_the_family_is_found_whole_and_once(name: str, tmp_path: Path) -> None:
    mini = build(SHAPES[name])
    with mini.site as site:
        summary = run(tmp_path, url=site.url)
        hits = site.hits()
        assert summary["exit_status"] == 0, summary
        assert summary["sources"][0]["message"] is None, summary
        assert query(tmp_path, "select family from sources") == [
            (None if mini.shape.family == "generic" else mini.shape.family,)
        ]

        # An article that stands at several addresses is asked for under one of them.
        fetched = [set(hits) & {path, *mini.twins[path]} for path in mini.articles]
        assert not [paths for paths in fetched if len(paths) > 1]
        missed = [path for path, paths in zip(mini.articles, fetched, strict=True) if not paths]
        assert len(missed) <= len(mini.articles) // 20, missed
        assert not sorted(mini.forbidden & {path.removeprefix("POST ") for path in hits})
        # A list paged by forms is one address: page 1 is asked for once, and every other page once.
        assert {path: count for path, count in hits.items() if count > 1 and not path.startswith("POST ")} == {}

        _stored_once(tmp_path, mini)

        site.log.clear()
        again = run(tmp_path, url=site.url)
        assert again["sources"][0]["new"] == 0, again
        named = set().union(mini.articles, *mini.twins.values())
        assert not named & set(site.hits()), "an article was fetched again the same day"


@pytest.mark.parametrize("name", SHAPES)
def test_a_page_that_was_taken_for_the_other_kind_is_known_once_it_is_here(name: str) -> None:
    mini = build(SHAPES[name])
    family = FAMILIES[mini.shape.family]
    source = Source(key="thu", name="Thử", hosts=("h.vn",))

    def document(path: str) -> Document:
        answer = mini.site.pages[path]
        assert isinstance(answer, Answer)
        return Document(f"http://h.vn{path}", answer.body)

    for section in mini.shape.sections:
        path = address(mini.shape.listing(section, 1))
        found = family.discover("article", document(path), source)
        assert found.kind == "listing", path
        assert found.form is not None or any(link.listing for link in found.links), f"{path}: no second page"
        assert sum(link.kind == "article" for link in found.links) >= 4
    wrong = [path for path in mini.articles if family.discover("listing", document(path), source).kind != "article"]
    assert not wrong


def _stored_once(home: Path, mini: MiniSite) -> None:
    """Every article of the site is one article of the archive, with its own title, date and text."""
    pages = _pages(home)
    observed = [observe(page) for page in pages]
    context = learn("thu", observed).context
    articles = [
        found for page in pages if isinstance(found := examine(page, UNKNOWN_SOURCE, context, mentions=False), Article)
    ]
    stored = {article.identity_url: article for article in articles}
    titles = sorted(article.title for article in stored.values())
    assert titles == sorted(one.title for one in mini.articles.values())
    by_title = {article.title: article for article in stored.values()}
    wrong = []
    for one in mini.articles.values():
        article = by_title[one.title]
        if (article.published.value if article.published else "")[:10] != one.day.isoformat():
            wrong.append((one.title, "published", article.published))
        if article.body.split("\n") != list(one.paragraphs) and article.body.split("\n") != [one.lead, *one.paragraphs]:
            wrong.append((one.title, "body", article.body))
    assert not wrong, wrong[:3]


def _pages(home: Path) -> list[Page]:
    rows = query(home, "select warc, offset, digest from captures where status = 200 order by id")
    return [read(Home(home), *row) for row in rows]
