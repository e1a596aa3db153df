# ruff: noqa: E501  (lines of HTML)
from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.items import Article, Context, Page, Source
from pipelines.article import examine
from pipelines.claims import machine_stamp
from pipelines.title_claims import without_site

URL = "https://vi-du.vn/tin/bai-viet"
TITLE = "Ra quân diệt lăng quăng đợt hai"
ONE = "Sáng 10/02, Trung tâm Y tế thành phố Vị Thanh phát động đợt hai chiến dịch diệt lăng quăng tại bảy xã, phường."
TWO = "Theo bác sĩ Thạch Minh Khuê, đợt một của chiến dịch đã xử lý hơn bốn nghìn vật chứa nước đọng trong khu dân cư."
TEXT = f"<p>{ONE}</p><p>{TWO}</p>"
FOOTER = "<div class=cuoi><p>Trang thông tin điện tử tổng hợp</p><p>Giấy phép số 27/GP-STTTT ngày 15/03/2019</p></div>"
FETCHED = datetime(2025, 6, 1, tzinfo=UTC)


def read(body: str, head: str = f"<title>{TITLE} - Sở Y tế</title>", url: str = URL) -> Article:
    html = f"<html><head>{head}</head><body>{body}{FOOTER}</body></html>"
    page = Page(url=url, body=html.encode(), fetched_at=FETCHED)
    article = examine(page, Source(key="x", name="X"), Context.empty("x"), mentions=False)
    assert isinstance(article, Article), article
    return article


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (f"<title>{TITLE} - Sở Y tế</title>", f"<h1>{TITLE}</h1>{TEXT}"),
        ("<title>Sở Y tế</title>", f"<h1>{TITLE}</h1>{TEXT}"),
        (
            f"<title>{TITLE} | Sở Y tế</title>",
            f"<header><nav><a href=/>x</a></nav><h1>Sở Y tế</h1></header><h2>{TITLE}</h2>{TEXT}",
        ),
        (f"<title>{TITLE}</title>", f"<h1><a href='/'>Sở Y tế tỉnh</a></h1><div class=ten>{TITLE}</div>{TEXT}"),
        (f"<title>x</title><meta property='og:title' content='{TITLE}'>", f"<div><b>{TITLE}</b></div>{TEXT}"),
        ("<title>Trang tin ngành y tế</title>", f"<div class=tieude>{TITLE}</div>{TEXT}"),
        ("<title>Trang tin ngành y tế</title>", f"<font size=4><b>{TITLE}</b></font><br>{TEXT}"),
        (f"<title>{TITLE} - Sở Y tế tỉnh</title><meta property='og:site_name' content='Sở Y tế tỉnh'>", TEXT),
    ],
)
def test_title(head: str, body: str) -> None:
    article = read(f"<div>{body}<p>{ONE} {TWO}</p></div>", head)
    assert article.title == TITLE
    assert TITLE not in article.body


MENU = "<table><tr><td><a href=/>Trang chủ</a> | <a href=/tin>Tin hoạt động</a> | <a href=/vb>Văn bản</a></td></tr></table>"


@pytest.mark.parametrize(
    "above",
    [
        # a section's name, which <title> and the menu repeat, over a date and a title that links to itself
        f"<table><tr><td class=tieudemuc>TIN HOẠT ĐỘNG</td></tr><tr><td><i>(Cập nhật lúc: 10:20 - 12/04/2025)</i></td></tr><tr><td><a href='{URL}'><b>{TITLE}</b></a></td></tr></table>",
        f"<table><tr><td><b>TIN HOẠT ĐỘNG</b></td></tr><tr><td><a href='/tin/bai-viet'><span class=title>{TITLE}</span></a></td></tr><tr><td>12/04/2025</td></tr></table>",
        f"<h1>Tin hoạt động</h1><h2>{TITLE}</h2><p>12/04/2025</p>",
        f"<h2>Tin hoạt động</h2><h2>{TITLE}</h2><p>12/04/2025 - 10:20</p>",
        f"<div class=muc>Tin hoạt động</div><div class=ten><b>{TITLE}</b></div><p>Ngày đăng: 12/04/2025</p>",
    ],
)
@pytest.mark.parametrize("head", ["Sở Y tế :: Tin hoạt động", "Sở Y tế tỉnh An Sơn"])
def test_the_name_of_a_section_is_no_title(head: str, above: str) -> None:
    article = read(f"{MENU}<div>{above}<div>{TEXT}<p>{ONE} {TWO}</p></div></div>", f"<title>{head}</title>")
    assert (article.title, article.published.value[:10] if article.published else None) == (TITLE, "2025-04-12")
    assert article.body.startswith(ONE)


@pytest.mark.parametrize(
    ("title", "site", "expected"),
    [
        ("Ra quân đợt hai - Sở Y tế", "Sở Y tế", "Ra quân đợt hai"),
        ("Ra quân diệt lăng quăng - đợt hai - Sở Y tế", "Sở Y tế", "Ra quân diệt lăng quăng - đợt hai"),
        ("Sở Y tế | Ra quân đợt hai", "Sở Y tế", "Ra quân đợt hai"),
        ("Ra quân đợt hai", "Sở Y tế", "Ra quân đợt hai"),
        ("Sở Y tế tổ chức ra quân", "Sở Y tế", "Sở Y tế tổ chức ra quân"),
        ("Ra quân diệt lăng quăng – Bệnh viện Ví Dụ", "", "Ra quân diệt lăng quăng"),
    ],
)
def test_without_site(title: str, site: str, expected: str) -> None:
    assert without_site(title, site) == expected


@pytest.mark.parametrize(
    ("stamp", "value", "rule"),
    [
        ("<p>14/02/2025 | 10:09 AM</p>", "2025-02-14T10:09", "line"),
        ("<p>(Thứ sáu, 14/02/2025 11:38)</p>", "2025-02-14T11:38", "line"),
        ("<span>18:05 14/02/2025</span>", "2025-02-14T18:05", "line"),
        ("<div>Friday, 14/02/2025, 22:38</div>", "2025-02-14T22:38", "line"),
        ("<div>Friday 2025-02-14 08:43</div>", "2025-02-14T08:43", "line"),
        ("<div>Thứ sáu, 14/02/2025, 19:25 (GMT+7)</div>", "2025-02-14T19:25", "line"),
        ("<p>Đăng vào 14/02/2025</p>", "2025-02-14", "label:published"),
        ("<p>Ngày đăng: 14/02/2025 - Lượt xem: 312</p>", "2025-02-14", "label:published"),
        ("<p>2025-02</p>", "2025-02", "line"),
        ("<ul><li>Tác giả: Ngọc Lam</li><li>14/02/2025 07:00</li></ul>", "2025-02-14T07:00", "line"),
    ],
)
def test_visible_stamps_near_the_title(stamp: str, value: str, rule: str) -> None:
    article = read(f"<h1>{TITLE}</h1>{stamp}{TEXT}")
    assert article.published is not None
    assert (article.published.value, article.published.rule) == (value, rule)
    assert article.published.raw
    assert article.body.split("\n") == [ONE, TWO]


def test_the_only_date_is_the_publication_even_where_it_is_called_an_update() -> None:
    """Many portals label their only date so: an update is one where the page states it apart from the publication."""
    article = read(f"<h1>{TITLE}</h1><p>Ngày cập nhật 14/02/2025</p>{TEXT}")
    assert article.published is not None
    assert (article.published.value, article.published.rule) == ("2025-02-14", "fallback:updated")
    assert article.updated is None


def test_both_labels() -> None:
    article = read(f"<h1>{TITLE}</h1><p>Ngày đăng: 11/02/2025 | Ngày cập nhật: 14/02/2025</p>{TEXT}")
    assert article.published is not None and article.updated is not None
    assert (article.published.value, article.updated.value) == ("2025-02-11", "2025-02-14")


def test_a_stamp_under_the_text() -> None:
    article = read(f"<h1>{TITLE}</h1>{TEXT}<p>Cập nhật lúc: 14/02/2025 08:00</p>")
    assert article.published is not None and article.published.value == "2025-02-14T08:00"
    assert article.updated is None  # it is the page's only date


@pytest.mark.parametrize(
    ("head", "url", "value", "rule"),
    [
        ("<meta property='article:published_time' content='2025-02-14T01:30:00Z'>", URL, "2025-02-14T08:30", "meta:article:published_time"),
        ("<meta property='article:published_time' content='2025-02-14+0709:30:00'>", URL, "2025-02-14T09:30", "meta:article:published_time"),
        ("<meta property='article:published_time' content='2025-02-14ICT09:30:00'>", URL, "2025-02-14T09:30", "meta:article:published_time"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-02-14T08:30:00+07:00"}</script>', URL, "2025-02-14T08:30", "jsonld"),
        ('<script type="application/ld+json">{"@graph":[{"@type":"Article","datePublished":"2025-02-14"}]}</script>', URL, "2025-02-14", "jsonld"),
        ("", "https://vi-du.vn/portal/pages/2025-2-4/ra-quan.aspx", "2025-02-04", "url"),
        ("", "https://vi-du.vn/2025/02/14/ra-quan/", "2025-02-14", "url"),
    ],
)  # fmt: skip
def test_claims_of_the_page(head: str, url: str, value: str, rule: str) -> None:
    article = read(f"<h1>{TITLE}</h1>{TEXT}", f"<title>{TITLE}</title>{head}", url)
    assert article.published is not None
    assert (article.published.value, article.published.rule) == (value, rule)


def test_claims_that_agree_beat_one_that_stands_alone() -> None:
    head = """<title>x</title><meta property='article:published_time' content='2025-02-14T09:00:00+07:00'>
    <script type="application/ld+json">{"@type":"Article","datePublished":"2018-01-01T00:00:00+07:00"}</script>"""
    article = read(f"<h1>{TITLE}</h1>{TEXT}", head, "https://vi-du.vn/2025/02/14/ra-quan")
    assert article.published is not None and article.published.value == "2025-02-14T09:00"


def test_dates_of_the_story_and_of_the_licence_are_not_the_articles() -> None:
    article = read(
        f"<h1>{TITLE}</h1>{TEXT}<p>Hội nghị tổng kết ngày 12/12/2024 đã giao chỉ tiêu này cho các trung tâm y tế.</p>"
    )
    assert article.published is None or "2019" not in article.published.value


@pytest.mark.parametrize("stamp", ["14/02/2035", "31/02/2025", "14/02/1912"])
def test_impossible_dates_are_refused(stamp: str) -> None:
    article = read(f"<h1>{TITLE}</h1><p>Ngày đăng: {stamp}</p>{TEXT}")
    assert article.published is None


def test_section_tags_canonical() -> None:
    body = f"""<ul class=breadcrumb><li><a href=/>Trang chủ</a></li><li><a href=/pb>Phòng bệnh</a></li></ul>
    <h1>{TITLE}</h1>{TEXT}<div class=tags>Từ khóa: <a href=/1>lăng quăng</a> <a href=/2>sốt xuất huyết</a></div>"""
    article = read(body, f"<title>{TITLE}</title><link rel=canonical href='https&#x3a;//goc.vn/bai-1'>")
    assert article.section == "Phòng bệnh"
    assert article.tags == ("lăng quăng", "sốt xuất huyết")
    assert article.canonical_url == "https://goc.vn/bai-1"
    assert article.identity_url == URL


def test_a_breadcrumb_that_is_only_a_line() -> None:
    article = read(f"<p><a href=/>Trang chủ</a> &raquo; <a href=/pb>Phòng bệnh</a></p><h1>{TITLE}</h1>{TEXT}")
    assert article.section == "Phòng bệnh"


def test_author_in_structured_data_is_a_person_or_none() -> None:
    for kind, expected in (("Person", "Ngọc Lam"), ("Organization", None)):
        data = f'{{"@type":"Article","author":{{"@type":"{kind}","name":"Ngọc Lam"}}}}'
        head = f'<title>{TITLE}</title><script type="application/ld+json">{data}</script>'
        assert read(f"<h1>{TITLE}</h1>{TEXT}", head).byline == expected


@given(
    st.datetimes(min_value=datetime(1998, 1, 1), max_value=datetime(2100, 1, 1)),
    st.sampled_from(["+07:00", "Z", "+0000", "-05:00"]),
)
def test_machine_stamps_become_local_time(moment: datetime, zone: str) -> None:
    offset = {"+07:00": "+07:00", "Z": "+00:00", "+0000": "+00:00", "-05:00": "-05:00"}[zone]
    aware = datetime.fromisoformat(moment.strftime("%Y-%m-%dT%H:%M:%S") + offset)
    local = aware.astimezone(datetime.fromisoformat("2000-01-01T00:00:00+07:00").tzinfo)
    assert machine_stamp(moment.strftime("%Y-%m-%dT%H:%M:%S") + zone) == (local.strftime("%Y-%m-%dT%H:%M"), "minute")


@given(st.text(max_size=60))
def test_machine_stamp_never_raises(raw: str) -> None:
    machine_stamp(raw)


LEAD = "Trong hai ngày cuối tuần, bảy xã, phường của thành phố Vị Thanh đồng loạt dọn vệ sinh môi trường."


@pytest.mark.parametrize(
    "lead", ["", f"<div class=x7>{LEAD}</div>", f"<div class=x7>{LEAD[:-1]}</div>", f"<p><b>{LEAD}</b></p>"]
)
@pytest.mark.parametrize(
    ("facts", "author"),
    [
        (
            "<div class=m><span>Thanh Duy</span> · <time datetime='2025-02-11'>11/02/2025</time> · <span>3 phút đọc</span></div>",
            "Thanh Duy",
        ),
        (
            "<div class=m><span>Lưu Mỹ Hạnh</span> · <time datetime='2025-02-11'>11/02/2025</time> · <span>3 phút đọc</span></div>",
            "Lưu Mỹ Hạnh",
        ),
        (
            "<p><i class='fa fa-clock-o'></i> 11/02/2025 08:30 <i class='fa fa-user'></i> Minh Khuê <i class='fa fa-eye'></i> 245</p>",
            "Minh Khuê",
        ),
        ("<ul><li><i class='fa fa-user'></i> Minh Khuê</li><li>11/02/2025</li><li>245 lượt xem</li></ul>", "Minh Khuê"),
        (
            "<div class=au><img src=/a.jpg><div><div class=n>Thanh Duy</div><div class=r>Phóng viên</div></div></div><time>11/02/2025</time>",
            "Thanh Duy",
        ),
        ("<div class='article__author'>Minh Khuê</div><div>11/02/2025</div>", "Minh Khuê"),
        ("<span class=posted>by <b>Minh Khuê</b></span> <span>on 11/02/2025</span>", "Minh Khuê"),
        ("<div class=i><b>Tác giả</b> <span>Minh Khuê</span> <b>Ngày</b> <span>11/02/2025</span></div>", "Minh Khuê"),
        ("<div>Chuyên mục: Tin tức | Ngày đăng: 11/02/2025 | Tác giả: BBT</div>", "BBT"),
        ("<div>Đăng bởi <b>quantri</b> ngày 11/02/2025</div>", None),
        ("<div><span>Tin Tức</span> <span>11/02/2025</span></div>", None),
        ("<div>11/02/2025 | Đã xem: 340 | Sở Y tế An Sơn</div>", None),
        ("<div>Vị Thanh, ngày 11/02/2025</div>", None),
    ],
)
def test_facts_between_title_and_text(facts: str, author: str | None, lead: str) -> None:
    bold = lead.startswith("<p>")
    text = f"<div class=c8>{lead if bold else ''}<p>{ONE}</p><ul><li>Đổ nước đọng quanh nhà, thả cá vào lu, khạp không đậy kín được; ngủ màn.</li></ul><p>{TWO}</p><p>{TWO[5:].capitalize()}</p></div>"
    article = read(f"<div><h1>{TITLE}</h1>{facts}{'' if bold else lead}{text}</div>")
    assert article.byline == author
    assert article.lead == (LEAD[: -1 if lead == f"<div class=x7>{LEAD[:-1]}</div>" else None] if lead else None)
    assert article.body.startswith(ONE) and article.body.count("\n") == 3
