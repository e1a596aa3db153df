from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.decoding import decode, parse
from pipelines.layouts import GENERIC, LAYOUTS, Layout, detect, identity, is_copy
from pipelines.layouts.huecit import HUECIT
from pipelines.layouts.liferay7 import LIFERAY7
from pipelines.layouts.liferay62 import LIFERAY62
from pipelines.layouts.medinet import MEDINET
from pipelines.layouts.nukeviet import NUKEVIET
from pipelines.layouts.tandan import TANDAN
from pipelines.layouts.vccorp import VCCORP
from pipelines.layouts.vhv import VHV
from pipelines.layouts.vnpt import VNPT

SITES = Path(__file__).parent / "sites"


@pytest.mark.parametrize(
    ("page", "key"),
    [
        ("nukeviet/article-3121.html", "nukeviet"),
        ("nukeviet/listing.html", "nukeviet"),
        ("liferay62/article-501122.html", "liferay62"),
        ("liferay62/soft-404.html", "liferay62"),
        ("sloppy/tin-17.html", None),
        ("wordpress/vi-phau.html", "wordpress"),
    ],
)
def test_detect_by_what_the_page_holds(page: str, key: str | None) -> None:
    tree = parse(decode((SITES / page).read_bytes())[0])
    found = detect(tree, "https://bat-ky.vn/")
    assert (found.key if found else None) == key


@pytest.mark.parametrize(
    ("html", "headers", "key"),
    [
        ("<p>x</p>", {"Liferay-Portal": "Liferay Portal Enterprise Edition 6.2 EE GA1"}, "liferay62"),
        ("<p>x</p>", {"Liferay-Portal": "Liferay Digital Experience Platform 7.2.10 GA1"}, "liferay7"),
        (
            '<div id="p_p_id_com_liferay_journal_content_web_portlet_JournalContentPortlet_INSTANCE_x_"></div>',
            {},
            "liferay7",
        ),
        ("<script>var nv_base_siteurl='/';</script>", {}, "nukeviet"),
        ("<p>NukeViet và Liferay là hai hệ quản trị nội dung.</p>", {}, None),
    ],
)
def test_detect_by_headers_and_scripts(html: str, headers: dict[str, str], key: str | None) -> None:
    found = detect(parse(html), headers=headers)
    assert (found.key if found else None) == key


@pytest.mark.parametrize(
    ("layout", "addresses"),
    [
        (
            NUKEVIET,
            [
                "https://a.vn/vi/news/tin-tuc/ra-quan-dot-hai-3121.html",
                "http://a.vn:80/vi/news/chuyen-muc-khac/ra-quan-dot-hai-3121.html?fbclid=1",
                "https://a.vn/index.php/vi/news/tin-tuc/ra-quan-dot-hai-3121.html",
                "https://a.vn/index.php?language=vi&nv=news&op=tin-tuc/ra-quan-dot-hai-3121",
            ],
        ),
        (
            LIFERAY62,
            [
                "https://a.vn/tin/-/asset_publisher/aBcD/content/ieu-tri-lao",
                "https://a.vn:443/en_US/trang-chu/-/asset_publisher/ZzYy/content/ieu-tri-lao?inheritRedirect=true",
                "http://a.vn/tin?p_p_id=101&_101_INSTANCE_aBcD_urlTitle=ieu-tri-lao",
            ],
        ),
        (LIFERAY7, ["https://a.vn/-/6847912-182", "https://a.vn/en/web/guest/-/6847912-182?redirect=%2F"]),
        (GENERIC, ["https://a.vn/tin/a.html", "https://A.vn:443/tin/a.html?utm_source=zalo#x"]),
    ],
)
def test_all_addresses_of_an_article_have_one_identity(layout: object, addresses: list[str]) -> None:
    assert len({identity(layout, address) for address in addresses}) == 1  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("layout", "one", "other"),
    [
        (NUKEVIET, "https://a.vn/vi/news/t/x-31.html", "https://a.vn/vi/news/t/x-32.html"),
        (NUKEVIET, "https://a.vn/vi/news/t/x-31.html", "https://a.vn/vi/thong-bao/t/x-31.html"),
        (NUKEVIET, "https://a.vn/vi/news/t/x-31.html", "https://b.vn/vi/news/t/x-31.html"),
        (NUKEVIET, "https://a.vn/vi/news/t/x-31.html", "https://a.vn/en/news/t/x-31.html"),
        (LIFERAY62, "https://a.vn/t/-/asset_publisher/a/content/x", "https://a.vn/t/-/asset_publisher/a/content/y"),
        (LIFERAY7, "https://a.vn/-/6847912-182", "https://a.vn/-/6847912-183"),
    ],
)
def test_other_articles_have_another(layout: object, one: str, other: str) -> None:
    assert identity(layout, one) != identity(layout, other)  # type: ignore[arg-type]


def test_a_translation_at_the_same_slug_is_an_article_of_its_own() -> None:
    address = "https://a.vn/t/-/asset_publisher/a/content/x"
    assert identity(LIFERAY62, address) != identity(LIFERAY62, address, "en")


@pytest.mark.parametrize(
    ("layout", "address", "copy"),
    [
        (NUKEVIET, "https://a.vn/vi/news/print/t/x-31.html", True),
        (NUKEVIET, "https://a.vn/vi/news/savefile/t/x-31.html", True),
        (NUKEVIET, "https://a.vn/vi/news/tag/tiem-chung/", True),
        (NUKEVIET, "https://a.vn/vi/news/t/in-an-x-31.html", False),
        (LIFERAY62, "https://a.vn/t/-/asset_publisher/a/content/x?_101_INSTANCE_a_viewMode=print", True),
        (GENERIC, "https://a.vn/t/x-31.html?print=1", True),
        (GENERIC, "https://a.vn/t/print-31.html", False),
        (GENERIC, "import:0123456789ab/print/x.html", False),
    ],
)
def test_copies(layout: object, address: str, copy: bool) -> None:
    assert is_copy(layout, address) is copy  # type: ignore[arg-type]


def test_layouts_are_complete() -> None:
    for layout in LAYOUTS:
        assert layout.fingerprint or layout.links, layout.key
        assert layout.identity, layout.key
        if not layout.open_addresses:
            # Read from the CMS itself or from pages; of the others only addresses are known, and they say so.
            assert layout.article and layout.title and layout.body and layout.date, layout.key


@pytest.mark.parametrize(
    ("layout", "addresses"),
    [
        (
            VNPT,
            [
                "http://a.vn/tin/ra-quan-332051",
                "http://a.vn:80/muc/con/ra-quan-332051?gidzl=x",
                "http://a.vn/t/x-332051/",
            ],
        ),
        (
            TANDAN,
            [
                "https://a.vn/portal/pages/2025-3-4/Ra-quank3p9zt.aspx",
                "https://a.vn/portal/Pages/2025-03-04/ra-quanK3P9ZT.aspx?fbclid=1",
            ],
        ),
        (
            MEDINET,
            ["http://a.vn/t/x-c12-345.aspx", "http://a.vn/u/y-cmobile12-345.aspx", "http://a.vn/t/x-c9-345.aspx"],
        ),
        (HUECIT, ["http://a.vn/?gd=1&cn=129&tc=22380", "http://a.vn/Default.aspx?tc=22380&cn=129&gd=7"]),
        (VCCORP, ["http://a.vn/t/x-284925071618440178.htm", "http://a.vn/u/y-284925071618440178.htm?utm_source=a"]),
        (VHV, ["http://a.vn/tin/ra-quan.html", "http://a.vn:80/tin/ra-quan.html#x"]),
    ],
)
def test_addresses_seen_on_a_few_sites_name_their_articles(layout: Layout, addresses: list[str]) -> None:
    assert len({identity(layout, address) for address in addresses}) == 1


@pytest.mark.parametrize(
    ("layout", "one", "other"),
    [
        (VNPT, "http://a.vn/t/x-332051", "http://a.vn/t/x-332052"),
        (TANDAN, "http://a.vn/portal/pages/2025-1-11/x.aspx", "http://a.vn/portal/pages/2025-11-1/x.aspx"),
        (MEDINET, "http://a.vn/t/x-c12-345.aspx", "http://a.vn/t/x-c12-346.aspx"),
        (HUECIT, "http://a.vn/?gd=1&cn=129&tc=2", "http://a.vn/?gd=1&cn=130&tc=2"),
        (VCCORP, "http://a.vn/t/x-284925071618440178.htm", "http://a.vn/t/x-284925071618440179.htm"),
        (VHV, "http://a.vn/tin/thong-bao.html", "http://a.vn/van-ban/thong-bao.html"),
    ],
)
def test_and_keep_others_apart(layout: Layout, one: str, other: str) -> None:
    assert identity(layout, one) != identity(layout, other)


@pytest.mark.parametrize(
    ("html", "key"),
    [
        ('<a href="/a-c12-1.aspx">a</a><a href="http://bat-ky.vn/b-cmobile12.aspx">b</a>', "medinet"),
        # Banners that lead to others' sites, and a single link of that form, prove nothing.
        ('<a href="http://khac.vn/a-c12-1.aspx">a</a><a href="http://khac.vn/b-c12-2.aspx">b</a>', None),
        ('<a href="/a-c12-1.aspx">a</a>', None),
        ('<a href="/?gd=1&cn=2">a</a><a href="?cn=3&gd=1&tc=4">b</a>', "huecit"),
        ('<a href="//bat-ky.vn/portal/KenhTin/a.aspx">a</a><a href="/Portal/pages/2025-1-2/b.aspx">b</a>', "tandan"),
        ('<a href="/a-284925071618440178.htm">a</a><a href="/b-284925071618440179.htm">b</a>', "vccorp"),
        ('<a href="/tin/a-12345"><img src="https://storage-vnportal.vnpt.vn/x/a b.jpg"></a>', "vnpt"),
        ('<a href="http://khac.vn/"><img src="https://storage-vnportal.vnpt.vn/x/a.jpg"></a>', None),
        ('<p><img src="https://storage-vnportal.vnpt.vn/x/a.jpg"></p>', None),
        ('<div id="module4" class="ModuleWrapper"></div>', "vhv"),
        ("<script>VHV.Model('Member.User.logout')();</script>", "vhv"),
    ],
)
def test_detect_by_links_that_stay_on_the_host(html: str, key: str | None) -> None:
    found = detect(parse(f"<html><body>{html}</body></html>"), "https://bat-ky.vn/tin")
    assert (found.key if found else None) == key


def test_links_of_any_form_are_read() -> None:
    links = "<a href='http://[x/'>a</a><a href='//'>b</a><a>c</a><a href=' '>d</a>"
    assert detect(parse(f"<html><body>{links}</body></html>"), "https://bat-ky.vn/") is None
