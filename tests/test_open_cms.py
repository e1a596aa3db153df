"""The open CMSs and SharePoint: what names an article, what repeats one, and what their lists say beyond links."""

from __future__ import annotations

import json

import pytest

from crawler.items import Source
from pipelines.decoding import parse
from pipelines.layouts import detect, identity, is_article_address, is_copy
from pipelines.layouts.dotnetnuke import DOTNETNUKE
from pipelines.layouts.drupal import DRUPAL
from pipelines.layouts.joomla import JOOMLA
from pipelines.layouts.layout import Layout
from pipelines.layouts.liferay7 import LIFERAY7
from pipelines.layouts.liferay62 import LIFERAY62
from pipelines.layouts.sharepoint import SHAREPOINT
from pipelines.layouts.wordpress import WORDPRESS
from spiders.document import Document
from spiders.families.registry import FAMILIES

SOURCE = Source(key="thu", name="Thử", hosts=("a.vn",))


@pytest.mark.parametrize(
    ("html", "headers", "key"),
    [
        ("<p>x</p>", {"Link": '<https://a.vn/wp-json/>; rel="https://api.w.org/"'}, "wordpress"),
        ("<p>x</p>", {"X-Generator": "Drupal 10 (https://www.drupal.org)"}, "drupal"),
        ("<p>x</p>", {"MicrosoftSharePointTeamServices": "15.0.0.4569"}, "sharepoint"),
        ('<link href="/wp-content/themes/flatsome/style.css" rel="stylesheet">', {}, "wordpress"),
        ('<meta name="generator" content="Joomla! 1.5 - Open Source Content Management">', {}, "joomla"),
        ('<div class="com-content-category-blog blog"></div>', {}, "joomla"),
        ('<div id="dnn_ContentPane"></div>', {}, "dotnetnuke"),
        ('<meta name="GENERATOR" content="Microsoft SharePoint">', {}, "sharepoint"),
        ('<script src="/misc/drupal.js?x"></script>', {}, "drupal"),
        ('<img src="https://khac.vn/wp-content/uploads/2024/01/a.jpg">', {}, None),  # taken from somebody else's site
        ("<p>Cổng dùng WordPress, Joomla hay Drupal?</p>", {}, None),
    ],
)
def test_fingerprints(html: str, headers: dict[str, str], key: str | None) -> None:
    found = detect(parse(f"<html><body>{html}</body></html>"), "https://bat-ky.vn/", headers)
    assert (found.key if found else None) == key


@pytest.mark.parametrize(
    ("layout", "addresses"),
    [
        (
            WORDPRESS,
            ["https://a.vn/2025/03/ten-bai/", "http://a.vn:80/2025/03/ten-bai", "http://a.vn/2025/03/ten-bai/amp/"],
        ),
        (WORDPRESS, ["http://a.vn/?p=12", "http://a.vn/index.php?p=12"]),
        (
            JOOMLA,
            [
                "http://a.vn/tin/412-ten-bai",
                "http://a.vn/index.php/trang-chu/412-ten-bai.html?Itemid=3",
                "http://a.vn/index.php?option=com_content&view=article&id=412:ten-bai&catid=3",
            ],
        ),
        (DRUPAL, ["http://a.vn/node/12", "http://a.vn/?q=node/12", "https://a.vn/node/12/"]),
        (
            DOTNETNUKE,
            [
                "http://a.vn/Tin/ArtMID/9/ArticleID/12/Ten-bai",
                "http://a.vn/tabid/62/articleType/ArticleView/articleId/12/Ten-bai.aspx",
                "http://a.vn/Default.aspx?tabid=62&articleId=12&language=vi-VN",
            ],
        ),
        (SHAREPOINT, ["http://a.vn/vn/tin-tuc/73012/Ten-bai.aspx", "https://a.vn:443/vn/Tin-Tuc/73012/ten-moi.aspx"]),
        (
            SHAREPOINT,
            ["http://a.vn/tintuc/Pages/a.aspx?ItemID=7&CateID=2", "http://a.vn/tintuc/pages/b.aspx?itemid=7"],
        ),
        (LIFERAY7, ["http://a.vn/w/ten-bai", "http://a.vn/web/guest/w/ten-bai?redirect=x", "http://a.vn/en/w/ten-bai"]),
        (LIFERAY7, ["http://a.vn/-/ten-bai", "http://a.vn/web/so/tin/-/asset_publisher/Xy/content/ten-bai"]),
    ],
)
def test_one_article_one_identity(layout: Layout, addresses: list[str]) -> None:
    assert len({identity(layout, address) for address in addresses}) == 1


@pytest.mark.parametrize(
    ("layout", "one", "other"),
    [
        (WORDPRESS, "http://a.vn/2024/03/hop/", "http://a.vn/2025/03/hop/"),
        (JOOMLA, "http://a.vn/tin/12-hop", "http://a.vn/tin/13-hop"),
        (JOOMLA, "http://a.vn/tin/12-hop", "http://a.vn/tin/12-hoat-dong-nganh"),  # a category of that number
        (JOOMLA, "http://a.vn/tin/item/12-hop", "http://a.vn/tin/12-hop"),  # K2 counts for itself
        (DRUPAL, "http://a.vn/vi/node/12", "http://a.vn/en/node/12"),
        (SHAREPOINT, "http://a.vn/tintuc/Pages/a.aspx?ItemID=7", "http://a.vn/qt/tintuc/Pages/a.aspx?ItemID=7"),
    ],
)
def test_two_articles_two_identities(layout: Layout, one: str, other: str) -> None:
    assert identity(layout, one) != identity(layout, other)


def test_a_canonical_link_joins_aliases_only_on_its_own_host_and_page() -> None:
    alias = identity(DRUPAL, "http://a.vn/tin/ten-bai")
    assert identity(DRUPAL, "http://a.vn/node/12", named="https://a.vn/tin/ten-bai") == alias
    for named in ("http://khac.vn/tin/ten-bai", "http://a.vn/", None):
        assert identity(DRUPAL, "http://a.vn/node/12", named=named) == identity(DRUPAL, "http://a.vn/node/12")
    assert identity(WORDPRESS, "http://a.vn/x/", named="http://a.vn/y/") == identity(WORDPRESS, "http://a.vn/x/")


@pytest.mark.parametrize(
    ("layout", "address", "copy"),
    [
        (WORDPRESS, "http://a.vn/ten-bai/?replytocom=4", True),
        (WORDPRESS, "http://a.vn/ten-bai/?amp=1", True),
        (WORDPRESS, "http://a.vn/tag/soi/", True),
        (WORDPRESS, "http://a.vn/chien-dich-amp-2025/", False),
        (JOOMLA, "http://a.vn/tin/412-ten-bai?tmpl=component&print=1", True),
        (JOOMLA, "http://a.vn/tin/412-ten-bai", False),
        (DRUPAL, "http://a.vn/print/12", True),
        (DRUPAL, "http://a.vn/print-lao-va-ban-hop", False),
        (DOTNETNUKE, "http://a.vn/Tin/ArticleID/12/x?dnnprintmode=true", True),
        (SHAREPOINT, "http://a.vn/vn/Pages/in-bai-viet.aspx?ItemID=3", True),
        (SHAREPOINT, "http://a.vn/vn/chuyen-muc/493/tin.aspx", True),
        (SHAREPOINT, "http://a.vn/vn/tin-tuc/493/tin.aspx", False),
    ],
)
def test_copies(layout: Layout, address: str, copy: bool) -> None:
    assert is_copy(layout, address) is copy


def _kind(family: str, link: str, text: str = "") -> str | None:
    page = f'<html><body><div class="noidung"><a href="{link}">{text}</a></div></body></html>'
    document = Document("http://a.vn/tin", page.encode())
    return FAMILIES[family].kind_of(document.anchors[0], document)


_HEADLINE = "Trạm y tế xã Hòn Dừa mở phiên khám mắt miễn phí cho người cao tuổi"


@pytest.mark.parametrize("family", ["liferay62", "liferay7"])
@pytest.mark.parametrize(
    ("link", "text", "kind"),
    [
        # A portal of a province whose articles have an address of their own.
        ("/news/-/details/22511/kham-mat-mien-phi", _HEADLINE, "article"),
        ("/chi-tiet/-/details/22511/kham-mat", "Xem", "article"),
        # EcoIT's CMS on Liferay, and pages whose names are titles.
        ("/web/trang-chu/tin-tuc/tram-y-te-xa-hon-dua-mo-phien-kham.html", _HEADLINE, "article"),
        ("/web/trang-chu/tin-tuc/hoat-dong.html", "Hoạt động", "listing"),
        (
            "/web/so/tin/-/tin-chi-tiet?p_p_id=CmsView_WAR_CmsViewportlet&p_p_lifecycle=0&_x_urlTitle=kham-mat",
            "",
            "article",
        ),
        (
            "/web/so/tin?p_p_id=CmsView_WAR_CmsViewportlet&p_p_lifecycle=0&_CmsView_WAR_x_urlTitle=kham-mat",
            _HEADLINE,
            "article",
        ),
        # An application that opens in a window of its own, or does something.
        ("/web/so/tin?p_p_id=CmsView&p_p_lifecycle=0&p_p_state=pop_up&_x_urlTitle=kham-mat", _HEADLINE, None),
        ("/tin/-/calendar/2025-03", "12", None),
    ],
)
def test_articles_of_what_is_put_into_liferay(family: str, link: str, text: str, kind: str | None) -> None:
    assert _kind(family, link, text) == kind


@pytest.mark.parametrize("layout", [LIFERAY62, LIFERAY7])
def test_their_identities(layout: Layout) -> None:
    one = identity(layout, "http://a.vn/news/-/details/22511/kham-mat-mien-phi")
    assert identity(layout, "http://a.vn:80/khac/-/details/22511/kham-mat-mien-phi?redirect=x") == one
    assert identity(layout, "http://a.vn/news/-/details/22512/kham-mat-mien-phi") != one
    shown = identity(
        layout, "http://a.vn/web/so/tin?p_p_id=C&_CmsView_WAR_x_urlTitle=kham-mat&_CmsView_WAR_x_categoryId=1"
    )
    assert identity(layout, "http://a.vn/web/so/khac?p_p_id=C&_CmsView_WAR_x_urlTitle=kham-mat") == shown
    assert is_article_address(layout, "http://a.vn/web/trang-chu/tin-tuc/tram-y-te-xa-hon-dua-mo-phien-kham.html")
    assert not is_article_address(layout, "http://a.vn/web/trang-chu/tin-tuc/hoat-dong.html")


def test_the_rest_list_goes_on_while_its_pages_are_full() -> None:
    base = "http://a.vn/wp-json/wp/v2/posts?_fields=link&per_page=100"
    posts = json.dumps([{"link": f"http://a.vn/bai-{n}/"} for n in range(100)]).encode()
    found = FAMILIES["wordpress"].discover("listing", Document(base, posts, "application/json"), SOURCE)
    assert [(link.url, link.listing, link.number) for link in found.links if link.kind == "listing"] == [
        ("http://a.vn/wp-json/wp/v2/posts?_fields=link&page=2&per_page=100", base, 2)
    ]
    second = FAMILIES["wordpress"].discover("listing", Document(found.links[-1].url, posts[:0] + b"[]"), SOURCE)
    assert (second.links, second.number) == ((), 2)


@pytest.mark.parametrize(
    "body", [b"[", b"[1, null, {}]", b'[{"link": 5}, {"link": "http://khac.vn/x/"}]', b"[" * 50_000]
)
def test_a_rest_list_of_any_form_breaks_nothing(body: bytes) -> None:
    document = Document("http://a.vn/wp-json/wp/v2/posts?_fields=link&per_page=100", body, "application/json")
    assert FAMILIES["wordpress"].discover("listing", document, SOURCE).links == ()


def test_a_rest_list_behind_a_parameter() -> None:
    page = '<link rel="https://api.w.org/" href="http://a.vn/index.php?rest_route=/">'
    found = FAMILIES["wordpress"].discover("home", Document("http://a.vn/", page.encode()), SOURCE)
    assert [link.url for link in found.links] == [
        "http://a.vn/index.php?_fields=link&per_page=100&rest_route=/wp/v2/posts"
    ]
