"""Lists paged by form: which form is sent, and how far such a list is walked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.document import Document
from spiders.postback import next_form
from tests.crawls import query, run
from tests.mini_sites import MiniSite, build, shapes
from tests.servers import Answer

_GRID = "ctl00$grid"


def asked(links: str, page: int = 1, action: str = "") -> dict[str, str] | None:
    body = (
        f'<form method="post" action="{action}"><input type="hidden" name="__VIEWSTATE" value="/w">'
        f'<input name="q" value="a"><input type="checkbox" name="c" value="1">{links}</form>'
    )
    form = next_form(Document("http://a.vn/tin.aspx", body.encode()), page)
    return dict(form.fields) if form is not None else None


def call(argument: str, label: str, target: str = _GRID) -> str:
    return f'<a href="javascript:__doPostBack(&#39;{target}&#39;,&#39;{argument}&#39;)">{label}</a>'


@pytest.mark.parametrize(
    ("links", "page", "argument"),
    [
        (call("Page$2", "2") + call("Page$3", "3"), 1, "Page$2"),
        (call("Page$1", "1") + call("Page$3", "3"), 2, "Page$3"),
        (call("Page$1", "1"), 2, None),  # the last page
        (call("n", "Trang sau"), 4, "n"),
        (call("n", "&gt;") + call("l", "&gt;&gt;"), 1, "n"),
        (call("", "Cuối"), 1, None),
        # Blocks of numbers: the dots behind lead on, those before lead back.
        (call("Page$4", "4") + call("Page$6", "..."), 5, "Page$6"),
        (call("Page$5", "...") + call("Page$9", "9") + call("Page$11", "..."), 10, "Page$11"),
        (call("Page$5", "...") + call("Page$9", "9"), 10, None),
        # A calendar's days and months, and its years of no end.
        (call("9136", "2") + call("V9161", "&gt;"), 1, None),
        (call("2", "2", "ctl00$LichCongTac"), 1, None),
        ("<a disabled=\"disabled\" href=\"javascript:__doPostBack('a','')\">2</a>", 1, None),
        ("<a onclick=\"__doPostBack('x','2');return false\" href='#'>2</a>", 1, "2"),
        (
            '<a href=\'javascript:WebForm_DoPostBackWithOptions(new WebForm_PostBackOptions("x", "2", true))\'>2</a>',
            1,
            "2",
        ),
    ],
)
def test_which_link_leads_to_the_next_page(links: str, page: int, argument: str | None) -> None:
    fields = asked(links, page)
    assert (fields["__EVENTARGUMENT"] if fields else None) == argument


def test_what_is_sent_is_what_a_browser_sends() -> None:
    fields = asked(call("Page$2", "2") + '<input type="submit" name="tim" value="Tìm">')
    assert fields == {"__VIEWSTATE": "/w", "q": "a", "__EVENTTARGET": _GRID, "__EVENTARGUMENT": "Page$2"}
    assert asked('<input type="submit" name="sau" value="Tiếp">') == {"__VIEWSTATE": "/w", "q": "a", "sau": "Tiếp"}


def test_a_page_without_such_a_form_has_none() -> None:
    assert next_form(Document("http://a.vn/", b"<form><a href='?page=2'>2</a></form>"), 1) is None
    assert next_form(Document("http://a.vn/", b"__VIEWSTATE"), 1) is None


@given(st.binary(max_size=200), st.integers(1, 30))
def test_no_bytes_break_it(body: bytes, page: int) -> None:
    next_form(Document("http://a.vn/", b"<form><input name=__VIEWSTATE>" + body), page)


@pytest.fixture
def mini() -> MiniSite:
    return build(shapes()["tandan"], articles=24)


def posted(mini: MiniSite) -> int:
    return sum(path.startswith("POST ") for _, path in mini.site.log)


def listings(home: Path) -> dict[str, bool]:
    sql = "select url, backfilled_at is not null from listings join pages on id = page where url like '%KenhTin%'"
    return {url.rpartition("/")[2]: bool(done) for url, done in query(home, sql)}


def grown(mini: MiniSite, articles: int) -> None:
    """The site as it is some days later, on the same port."""
    later = build(mini.shape, articles=articles).site
    mini.site.pages, mini.site.forms = later.pages, later.forms


def test_news_is_walked_to_where_it_ends(tmp_path: Path, mini: MiniSite) -> None:
    with mini.site as site:
        assert run(tmp_path, url=site.url)["new"] == 24
        assert posted(mini) == 4  # two lists of three pages
        assert set(listings(tmp_path).values()) == {True}
        grown(mini, 36)  # six new articles in each list: they fill one page and a half
        site.log.clear()
        assert run(tmp_path, url=site.url)["new"] == 12
        assert posted(mini) == 4  # page 2, and page 3 because page 2 had news
        site.log.clear()
        assert run(tmp_path, url=site.url)["new"] == 0
        assert posted(mini) == 0


def test_a_walk_that_was_cut_short_is_walked_again(tmp_path: Path, mini: MiniSite) -> None:
    forms = dict(mini.site.forms)

    def broken(form: dict[str, str]) -> Answer:
        return Answer(b"<h1>Runtime Error</h1>", 500) if "Page$3" in form["__EVENTARGUMENT"] else good(form)

    path, good = next(iter(forms.items()))
    with mini.site as site:
        site.forms[path] = broken
        first = run(tmp_path, url=site.url)
        assert first["new"] == 20  # all but the third page of one list
        assert "HTTP 500" in first["sources"][0]["message"]
        assert sorted(listings(tmp_path).values()) == [False, True]
        site.forms[path] = good
        second = run(tmp_path, url=site.url)
        assert (second["new"], second["sources"][0]["message"]) == (4, None)
        assert set(listings(tmp_path).values()) == {True}
        assert {hits for name, hits in site.hits().items() if "/pages/" in name} == {1}


def test_a_limit_ends_the_walk_and_the_next_run_goes_on(tmp_path: Path, mini: MiniSite) -> None:
    with mini.site as site:
        found: list[Any] = [run(tmp_path, url=site.url, limit=10)["new"] for _ in range(2)]
        assert found == [10, 10]
        assert run(tmp_path, url=site.url)["new"] == 4


def test_a_list_that_answers_every_number_with_its_last_page_ends(tmp_path: Path, mini: MiniSite) -> None:
    path, good = next(iter(mini.site.forms.items()))
    with mini.site as site:
        page = good(
            {
                "__EVENTTARGET": "ctl00$g_3f2b$DanhSachTin$Pager",
                "__EVENTARGUMENT": "Page$2",
                "ctl00$txtTim": "",
                "__VIEWSTATE": ".1",
            }
        )
        assert page.status == 200
        site.forms[path] = lambda form: Answer(page.body.replace(b">3<", b">Trang sau<"), headers=page.headers)
        run(tmp_path, url=site.url)
        assert sum(name == f"POST {path}" for _, name in site.log) <= 3


def test_every_page_of_the_list_is_in_the_archive(tmp_path: Path, mini: MiniSite) -> None:
    with mini.site as site:
        run(tmp_path, url=site.url)
        kept = query(tmp_path, "select count(*) from captures where url like '%KenhTin%' group by url")
        assert kept == [(3,), (3,)]
