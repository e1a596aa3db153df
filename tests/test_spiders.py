"""Discovery: from pages written after each family's markup, exactly the addresses that a person would name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.items import Source
from pipelines.layouts import by_key, is_article_address
from pipelines.urls import canonical
from spiders.base import SourceSpider
from spiders.document import Document
from spiders.families.registry import FAMILIES
from spiders.feeds import read_feed, read_sitemap
from spiders.paging import page_of, speaks_of_pages
from spiders.traps import is_file, is_trap

SITES = Path(__file__).parent / "sites" / "discovery"
CASES = [
    (folder.name, name)
    for folder in sorted(SITES.iterdir())
    for name in json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    if name != "host"
]


@pytest.mark.parametrize(("family", "name"), CASES)
def test_discovery_names_what_a_person_would(family: str, name: str) -> None:
    expected = json.loads((SITES / family / "expected.json").read_text(encoding="utf-8"))
    host, case = expected["host"], expected[name]
    source = Source(key="thu", name="Thử", hosts=(host,))
    body = (SITES / family / name).read_bytes()
    content_type = "text/xml" if name.endswith("xml") else "text/html"
    document = Document(case["url"], body, content_type)
    found = FAMILIES[family].discover(case["kind"], document, source, case.get("page", 1))

    def named(kind: str) -> list[str]:
        links = [link for link in found.links if link.kind == kind and link.listing is None]
        return [link.url.removeprefix(f"http://{host}") for link in links]

    assert named("article") == case.get("article", [])
    for kind in ("listing", "feed", "file", "sitemap"):
        assert sorted(named(kind)) == sorted(case.get(kind, [])), kind
    pages = [(link.url.removeprefix(f"http://{host}"), link.number) for link in found.links if link.listing is not None]
    assert sorted(pages) == sorted((url, number) for url, number in case.get("pages", []))
    if "is" in case:
        assert found.kind == case["is"]
    assert found.number == case.get("number", 0)
    asked = dict(found.form.fields) if found.form is not None else {}
    assert {name: asked[name] for name in case.get("form", {}) if name in asked} == case.get("form", {})
    assert bool(asked) == ("form" in case)


def test_every_family_and_its_pages_are_covered() -> None:
    assert {family for family, _ in CASES} == set(FAMILIES)
    assert all(family.proof for family in FAMILIES.values())


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/vi/news/covid-19/", "listing"),
        ("/news/covid-19/", "listing"),
        ("/index.php/vi/news/de-an-06/", "listing"),
        ("/index.php?language=vi&nv=news&op=covid-19", "listing"),
        ("/vi/news/covid-19/tiem-nhac-lai-dot-hai-314.html", "article"),
        ("/vi/news/covid-19/tiem-nhac-lai-dot-hai-314/", "article"),
        ("/vi/news/tiem-nhac-lai-dot-hai-314.html", "article"),
        ("/index.php?language=vi&nv=news&op=covid-19/tiem-nhac-lai-dot-hai-314", "article"),
    ],
)
def test_a_nukeviet_category_whose_alias_ends_in_a_number(path: str, kind: str) -> None:
    """It shares no identity with article 19 either: that would not be fetched any more."""
    source = Source(key="thu", name="Thử", hosts=("a.vn",))
    html = f'<nav><a href="{path}">Phòng dịch</a></nav>'
    found = FAMILIES["nukeviet"].discover("home", Document("http://a.vn/", html.encode()), source).links
    url = canonical(f"http://a.vn{path}")
    assert [link.kind for link in found if link.url == url] == [kind]
    layout = by_key("nukeviet")
    assert layout is not None
    assert is_article_address(layout, url) == (kind == "article")
    page_2 = Document("http://a.vn/", f'<a href="{path.rstrip("/")}/page-2/">2</a>'.encode())
    if kind == "listing" and "?" not in path:
        behind = FAMILIES["nukeviet"].discover("listing", page_2, source).links
        assert [link.kind for link in behind] == ["listing"]
        assert not is_article_address(layout, f"http://a.vn{path}page-2/")


def test_a_sitemap_is_read_newest_first() -> None:
    source = Source(key="thu", name="Thử", hosts=("soyte.thunghiem.vn",))
    body = (SITES / "nukeviet" / "sitemap-news.xml").read_bytes()
    document = Document("http://soyte.thunghiem.vn/sitemap-vi.news.xml", body, "text/xml")
    links = FAMILIES["nukeviet"].discover("sitemap", document, source).links
    articles = sorted((link for link in links if link.kind == "article"), key=lambda link: -(link.priority or 0))
    assert [link.url[-8:] for link in articles] == ["410.html", "401.html"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://a.vn/tin/page-2", ("http://a.vn/tin/", 2)),
        ("http://a.vn/tin/page/3/", ("http://a.vn/tin/", 3)),
        ("http://a.vn/tin-trang-4.html", ("http://a.vn/tin.html", 4)),
        ("http://a.vn/tin?trang=5&x=1", ("http://a.vn/tin?x=1", 5)),
        ("http://a.vn/tin?_101_INSTANCE_a_cur=2", ("http://a.vn/tin", 2)),
        ("http://a.vn/tin?start=20", ("http://a.vn/tin", 20)),
        ("http://a.vn/tin?page=x", None),
        ("http://a.vn/tin-2.html", None),
        ("http://a.vn/page-views-2024.html", None),
    ],
)
def test_page_numbers(url: str, expected: tuple[str, int] | None) -> None:
    assert page_of(url) == expected


def test_words_of_pagers() -> None:
    assert all(speaks_of_pages(text) for text in ("2", "[3]", "Tiếp theo", "»", "Trang sau", "Trang 4", ">>", "NEXT"))
    assert not any(speaks_of_pages(text) for text in ("Tin tức", "", "Sau Tết, trạm y tế mở lại", "Covid 19"))


@pytest.mark.parametrize(
    "url",
    [
        "http://a.vn/vi/news/print/a/b-1.html",
        "http://a.vn/anh.JPG",
        "http://a.vn/tim-kiem?q=a",
        "http://a.vn/tin?ngay=12/3/2025",
        "http://a.vn/tin?PHPSESSID=abc",
        "http://a.vn/(S(abc))/tin.aspx",
        "http://a.vn/a/a/a/b",
        "http://a.vn/" + "x" * 700,
    ],
)
def test_traps(url: str) -> None:
    assert is_trap(url)


def test_what_is_no_trap_and_what_is_a_file() -> None:
    for url in (
        "http://a.vn/tin/printing-house-opens.html",
        "http://a.vn/?gd=1&cn=2&tc=3",
        "http://a.vn/user-guide-1.html",
    ):
        assert not is_trap(url), url
    assert is_file("http://a.vn/x/K%E1%BA%BF.PDF")
    assert is_file("http://a.vn/review/?id=MTIz&fileName=228_1%281%29.pdf")
    assert not is_file("http://a.vn/pdf/x.html")


@given(st.binary(max_size=400), st.sampled_from(["text/html", "text/html; charset=x-none", "text/xml", ""]))
def test_no_bytes_break_discovery(body: bytes, content_type: str) -> None:
    source = Source(key="thu", name="Thử", hosts=("a.vn",))
    for family in FAMILIES.values():
        for kind in ("home", "listing", "article", "feed", "sitemap"):
            family.discover(kind, Document("http://a.vn/x", body, content_type), source)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["<a href='http://[::1'>x</a>", "<a href='//'>y</a>", "<base href='::'><a href='z'>z</a>"]
)
def test_broken_addresses_are_left_out(text: str) -> None:
    Document("http://a.vn/", text.encode()).anchors  # noqa: B018


@pytest.mark.parametrize(
    "page",
    [
        '<html><head><meta http-equiv="Refresh" content="0; URL=/web/trang-chu"></head></html>',
        "<script>window.location.href = '/web/trang-chu';</script>",
        '<script>location.replace("/web/trang-chu")</script>',
        '<frameset><frame src="/web/trang-chu" name="chinh"></frameset>',
    ],
)
def test_a_home_page_that_only_sends_one_on(page: str) -> None:
    source = Source(key="thu", name="Thử", hosts=("a.vn",))
    found = FAMILIES["generic"].discover("home", Document("http://a.vn/", page.encode()), source)
    assert [link.url for link in found.links] == ["http://a.vn/web/trang-chu"]


def test_a_page_that_reloads_itself_now_and_then_is_a_page() -> None:
    page = (
        '<meta http-equiv="refresh" content="300"><meta http-equiv="refresh" content="600; url=/x"><a href="/a">Tin</a>'
    )
    assert Document("http://a.vn/", page.encode()).onward == ()


def test_feeds_and_sitemaps_that_are_none() -> None:
    assert read_feed(b"<html><body>x</body></html>", "http://a.vn/") == ()
    assert read_feed(b"", "http://a.vn/") == ()
    assert read_sitemap(b"not xml", "http://a.vn/").pages == ()
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><rss><item><link>http://a.vn/&b;</link></item></rss>'
    assert all("aaaa" not in url for url in read_feed(bomb, "http://a.vn/"))


GOOD: dict[str, Any] = {
    "key": "thu-nghiem",
    "name": "Sở Y tế tỉnh Thử Nghiệm",
    "kind": "department",
    "province": "hue",
    "home": "https://soyte.thunghiem.vn/",
    "hosts": ("soyte.thunghiem.vn",),
    "family": "nukeviet",
}


def test_a_complete_definition_is_taken() -> None:
    class Complete(SourceSpider):
        source = Source(**GOOD)

    assert Complete.name == "thu-nghiem"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"key": "Thử nghiệm"}, "key"),
        ({"name": " "}, "name"),
        ({"kind": "unknown"}, "kind"),
        ({"province": None}, "province"),
        ({"home": None}, "home"),
        ({"hosts": ()}, "hosts"),
        ({"hosts": ("khac.vn",)}, "not in hosts"),
        ({"family": "khong-co"}, "family"),
    ],
)
def test_an_incomplete_definition_is_refused(change: dict[str, Any], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        type("Incomplete", (SourceSpider,), {"source": Source(**{**GOOD, **change})})
    with pytest.raises(TypeError, match="no source"):
        type("Empty", (SourceSpider,), {})
