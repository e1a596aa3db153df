"""SharePoint, with the news web parts of the ministries' portals: their controls keep their names, whatever the GUID.

Source of the facts: selectors of scrapers for seven ministries' sites and one journal (``divArticleDescription1`` lead,
``2`` body, ``3`` title; ``pnNguontin`` source; ``News_Time_Post`` stamp), and SharePoint's own publishing controls.
"""

from __future__ import annotations

import re

from pipelines.layouts.layout import Layout

#: Names of parameters that number an article in the web parts that are around.
IDS = r"itemid|tintucid|idtintuc|idtin|newsid|articleid|baivietid|item|id"

SHAREPOINT = Layout(
    key="sharepoint",
    fingerprint=(
        'meta[name="GENERATOR"][content*="SharePoint"]',
        'meta[name="generator"][content*="SharePoint"]',
        "#s4-workspace",
        '[id^="ctl00_SPWebPartManager"]',
        '[id^="ctl00_m_g_"]',
        'link[href*="/_layouts/"]',
        'script[src*="/_layouts/"]',
        'input[name="MSOWebPartPage_PostbackSource"]',
    ),
    scripts=("_spPageContextInfo", "_spBodyOnLoad", "/_layouts/15/"),
    headers=(("microsoftsharepointteamservices", "."), ("sprequestguid", "-")),
    article=(
        "#divArticleDescription2",
        "#divArticleDescription3",
        "#divArticleContent",
        "#divArticleDescription",
        "#news-detail",
        "h1.News_Detail_Title",
    ),
    listing=('[id$="_pnListNews"]', ".List_News_Paging", '[id$="_pnPhanTrang"]'),
    title=(
        "#divArticleDescription3 h1",
        "h1.News_Detail_Title",
        "#news-title",
        "#news_content h1",
        "#txtTitle",
        ".newsTitle",
        ".title_news h1",
    ),
    lead=("#divArticleDescription1", "#news-des", ".news-des"),
    body=(
        "#divArticleDescription2",
        "#divArticleContent",
        "#news-detail",
        "#contenttin",
        '[id$="_RichHtmlField"]',
        "#divArticleDescription",
    ),
    date=(".News_Time_Post", '[id$="_pnHide"] span', "#txtDateString", ".newsDate", ".date-detail", ".news-date"),
    byline=('[id$="_pnNguontin"]', ".News_Author", ".newsAuthor"),
    captions=("#divArticleDescription2 figcaption",),
    section=(".UL_Link_Menu li:nth-last-child(1) a", '[id$="_SiteMapPath"] a:nth-last-of-type(1)'),
    tags=("#Tags a", ".News_Tags a"),
    attachments=('[id$="_pnFile"] a', '[id$="_pnDinhKem"] a'),
    drop=(
        "#RibbonContainer",
        "#s4-ribbonrow",
        ".ms-dlgOverlay",
        '[id$="_pnNguontin"]',
        '[id$="_pnTinKhac"]',
        '[id$="_pnTinLienQuan"] ul',
        ".groupnews_content",
        ".groupnews_head",
        ".othernews_fullwidth",
        ".UL_Link_Menu",
        ".News_Tools",
    ),
    identity=(
        # /vn/tin-tuc/73012/ten-bai.aspx, /Pages/TinTuc/73012/Ten-bai.html
        re.compile(
            r"/(?:tin-?tuc|TinTuc|news|bai-viet)/(?P<id>\d{2,})/[^/?]+\.(?:aspx|html?)(?:\?.*)?$", re.IGNORECASE
        ),
        # The list an item is in belongs to the site, which is the folder; the page only shows it.
        re.compile(rf"^(?P<folder>/(?:[^?]*/)?)[^/?]*\?(?:.*&)?(?:{IDS})=(?P<id>\d+)(?=&|$)", re.IGNORECASE),
        # -d22-t73012.html: category and article
        re.compile(r"-t(?P<id>\d+)\.html?(?:\?.*)?$", re.IGNORECASE),
        # A page of the library that is an article itself has its title for a name.
        re.compile(r"/pages/(?P<page>(?:[^/?-]+-){4,}[^/?-]+)\.aspx(?:\?.*)?$", re.IGNORECASE),
    ),
    open_addresses=True,
    copies=re.compile(
        r"/_layouts/|[?&](?:isprint|print|isdlg|contentonly)=|/(?:in-bai-viet|print)\.aspx|/PhanTrang/|/chuyen-muc/|[?&]Paged=",
        re.IGNORECASE,
    ),
)
