"""DotNetNuke (DNN): its own marks, and the news modules that are put into it.

Source of the facts: DNN itself names panes and modules (``dnn_ContentPane``, ``dnn_ctr412_``) and its files
(``/Portals/<n>/``, ``LinkClick.aspx?fileticket=``). EasyDNNnews (``edn_``) is known from scrapers, one of them of a
Vietnamese paper; Ventrian's module from its addresses; the endings of control names (``lblTitle``, ``lblNoiDung``) are
inferred.
"""

from __future__ import annotations

import re

from pipelines.layouts.layout import Layout

#: Names of parameters, in the path or in the query, that number an article in the modules that are around.
IDS = r"articleid|itemid|newsid|entryid|postid|tintucid|tinid|baivietid|idtin|aid|nid"

DOTNETNUKE = Layout(
    key="dotnetnuke",
    fingerprint=(
        'meta[name="generator"][content*="DotNetNuke"]',
        'meta[id="MetaGenerator"][content*="DotNetNuke"]',
        'input[name="__dnnVariable"]',
        '[id^="dnn_ctr"]',
        "#dnn_ContentPane",
        'link[href*="/Portals/_default/"]',
        'script[src*="/js/dnncore.js"]',
    ),
    scripts=("dnn.controls", "__dnn_", "/js/dnn.js"),
    headers=(("set-cookie", "dnn_ismobile"), ("set-cookie", "dotnetnuke")),
    article=(
        ".edn_articleContent",
        ".EDN_article_content",
        ".articleEntry",
        ".edn_fullView",
        '[id$="_ViewArticle_pnlArticle"]',
        '[id$="_lblNoiDung"]',
    ),
    listing=(".edn_articleSummary", ".article_pager", ".edn_pager", ".edn_readMoreButton"),
    title=(
        "h1.edn_articleTitle",
        ".edn_articleTitle",
        ".articleEntry h1",
        "h1.articleHeadline",
        '[id$="_lblTieuDe"]',
        '[id$="_lblTitle"]:not([id$="_dnnTITLE_lblTitle"])',
        ".DNNAlignleft h1",
    ),
    lead=(
        ".edn_article .edn_articleSummary",
        ".edn_articleSubTitle",
        ".articleSummary",
        '[id$="_lblTomTat"]',
        '[id$="_lblSummary"]',
    ),
    body=(
        ".edn_articleContent",
        ".EDN_article_content",
        ".edn_fullView .edn_mainDetails",
        ".articleEntry",
        '[id$="_lblNoiDung"]',
        '[id$="_lblContent"]',
        '[id$="_lblBody"]',
    ),
    date=(
        ".edn_metaDetails time",
        ".edn_metaDetails",
        ".articleDate",
        ".articleMetaData",
        '[id$="_lblNgayDang"]',
        # The skin's own CURRENTDATE is a clock.
        '[id$="_lblDate"]:not([id*="CURRENTDATE"]):not([id*="CurrentDate"]):not([id*="currentdate"])',
    ),
    hidden_date=(".edn_metaDetails time[datetime]",),
    byline=(".edn_articleAuthor", ".articleAuthor", '[id$="_lblTacGia"]', '[id$="_lblAuthor"]'),
    captions=(".edn_articleContent figcaption", ".edn_imageCaption"),
    section=(".edn_metaDetails .edn_categories a", '[id$="_dnnBREADCRUMB_lblBreadCrumb"] a:nth-last-of-type(1)'),
    tags=(".edn_articleTags a", ".articleTags a"),
    attachments=('[id^="dnn_"] a[href*="LinkClick.aspx"]', ".edn_articleDocuments a"),
    drop=(
        ".edn_articleTags",
        ".edn_articleComments",
        ".edn_socialSharing",
        ".edn_relatedArticles",
        ".edn_articleDocuments",
        ".edn_metaDetails",
        ".articleMetaData",
        ".articleRelated",
        ".dnnActionMenu",
        ".breadcrumb",
        '[id$="_pnlTinKhac"]',
        '[id$="_tinkhac"]',
    ),
    identity=(
        re.compile(rf"/(?:{IDS})/(?P<id>\d+)(?=[/?]|$)", re.IGNORECASE),
        re.compile(rf"[?&](?:{IDS})=(?P<id>\d+)(?=&|$)", re.IGNORECASE),
        # A module with short addresses: the title and its number, last in the path.
        re.compile(r"/(?P<slug>[^/?]+-\d+)(?:\.aspx)?/?(?:\?.*)?$", re.IGNORECASE),
        # Or the title alone. A page of the site has few words in its name.
        re.compile(r"/(?P<slug>(?:[^/?-]+-){4,}[^/?-]+)(?:\.aspx)?/?(?:\?.*)?$", re.IGNORECASE),
    ),
    open_addresses=True,
    copies=re.compile(
        r"[?&](?:dnnprintmode|SkinSrc|ContainerSrc)=|/(?:dnnprintmode|SkinSrc)/|/ctl/(?:print|login|register|terms|privacy)"
        r"|articleType/(?:ArchiveView|AuthorView|TagView|CategoryView)|/TagID/|/AuthorID/|/RSS\.aspx",
        re.IGNORECASE,
    ),
)
