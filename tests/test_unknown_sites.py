# ruff: noqa: E501  (lines of HTML)
"""Sites whose CMS nobody described: what their own names, places and claims tell. All of it invented."""

from __future__ import annotations

import pytest

from crawler.items import Article
from pipelines import extract_article

URL = "https://vi-du.example/tin/1"
ONE = "Trạm y tế xã Nậm Cần vừa nhận ba tủ bảo quản vắc xin, thay cho hai tủ đã dùng từ mười năm trước."
TWO = "Theo y sĩ Lò Văn Hặc, mỗi tủ giữ được nhiệt độ quy định thêm hai ngày khi mất điện lưới trên địa bàn."
LEAD = "Ba tủ mới giúp trạm y tế vùng cao giữ vắc xin qua những ngày mất điện."
TITLE = "Nậm Cần nhận tủ bảo quản vắc xin"


def read(main: str, head: str = "") -> Article:
    page = f"<html><head><title>{TITLE}</title>{head}</head><body><div id=menu><a href=/>Trang chủ</a></div>{main}</body></html>"
    article = extract_article(page, URL)
    assert article is not None and article.refused is None
    return article


def text(paragraphs: str = f"<p>{ONE}</p><p>{TWO}</p>") -> str:
    return f'<h1>{TITLE}</h1><div class="ngay">12/03/2025 08:30</div>{paragraphs}'


@pytest.mark.parametrize("name", ["tom_tat", "post-summary", "lblTomTat", "news-intro", "mo-ta", "trichyeu"])
def test_a_lead_is_what_the_site_calls_so(name: str) -> None:
    article = read(text(f'<div class="{name}">{LEAD}</div><div class=x><p>{ONE}</p><p>{TWO}</p></div>'))
    assert article.lead == LEAD
    assert article.body.split("\n") == [ONE, TWO]


def test_a_summary_below_the_text_is_no_lead() -> None:
    article = read(text(f'<p>{ONE}</p><p>{TWO}</p><div class="summary">{LEAD}</div>'))
    assert article.lead is None


@pytest.mark.parametrize(
    "signature",
    [
        '<div class="tac-gia"><b>Hà Thu Trang</b></div>',
        '<p class="text-right"><strong>Tác giả: </strong>Hà Thu Trang</p>',
        '<p style="text-align:right">Hà Thu Trang</p>',
    ],
)
def test_a_byline_below_the_body(signature: str) -> None:
    article = read(
        text(f"<div id=noidung><p>{ONE}</p><p>{TWO}</p></div>{signature}<div class=lienquan><h3>Tin khác</h3></div>")
    )
    assert article.byline == "Hà Thu Trang"
    assert "Trang" not in article.body


def test_a_form_around_the_page_is_no_chrome() -> None:
    article = read(f"<form><input name=__VIEWSTATE>{text(f'<div>{ONE}</div><div>{TWO}</div>')}</form>")
    assert article.body.split("\n") == [ONE, TWO]


def test_an_article_in_what_is_called_a_widget() -> None:
    article = read(
        f'<div class="widget banner"><div class="menu">{text(f"<span>{ONE}</span><br><br><span>{TWO}</span>")}</div></div>'
    )
    assert ONE in article.body and TWO in article.body


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("2025-03-12T01:30:00+00:00", "2025-03-12T08:30"),
        ("2025-03-12T00:00:00+07:00", "2025-03-12"),
        ("2025-03-14T09:00:00+07:00", "2025-03-12"),
    ],
    ids=["same day", "midnight is no time", "another day"],
)
def test_a_visible_day_takes_its_time_from_a_claim_of_the_same_day(claim: str, expected: str) -> None:
    head = f'<meta property="article:published_time" content="{claim}">'
    article = read(text().replace(" 08:30", ""), head)
    assert article.published is not None and article.published.value == expected


def test_a_sentence_with_a_time_is_no_stamp() -> None:
    notice = "Hồ sơ gửi về Sở trước 16 giờ 30 ngày 10/4/2025."
    article = read(text(f"<div>{ONE} {TWO}</div><div>{notice}</div>"))
    assert notice in article.body
    assert article.published is not None and article.published.value == "2025-03-12T08:30"


def test_a_paragraph_that_links_to_a_file_is_text_and_a_list_of_files_is_none() -> None:
    article = read(
        text(
            f'<p>{ONE}</p><p>{TWO}</p><p><a href="/a/lich.pdf">Lịch tiếp công dân tháng Ba</a></p><div><a href="/a/45.pdf">45-KH.pdf</a></div>'
        )
    )
    assert article.body.split("\n")[-1] == "Lịch tiếp công dân tháng Ba"


def test_sections_and_tags_that_only_claims_and_labels_name() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "articleSection": ["Tiêm chủng"]}</script>'
    article = read(text() + '<div class="k">Từ khóa: <a href=/t/1>vắc xin</a>, <a href=/t/2>vùng cao</a></div>', head)
    assert article.section == "Tiêm chủng"
    assert article.tags == ("vắc xin", "vùng cao")


@pytest.mark.parametrize("body", [b"<b\0class=share><img\0src=!>&#1", b"<p>&#1;&#2;</p>" * 400])
def test_control_characters_written_as_references(body: bytes) -> None:
    extract_article(body + f"<p>{ONE}</p><p>{TWO}</p>".encode(), URL)


RELATED = (
    ("Hát Lừu mở lớp học nấu ăn cho bà mẹ", "02/03/2025"),
    ("Đêm trực đầu năm ở trạm Phiêng Côn", "01/03/2025"),
    ("Tủ thuốc bản Cò Mạ có thêm người giữ", "27/02/2025"),
    ("Suối Giàng Hạ khơi lại giếng làng", "25/02/2025"),
)
THREE = "Trưởng trạm cho biết ba y sĩ đã được hướng dẫn ghi nhiệt độ hai lần mỗi ngày, kể cả ngày nghỉ."


def whole(main: str, title: str = TITLE, head: str = "") -> Article:
    article = extract_article(f"<html><head><title>{title}</title>{head}</head><body>{main}</body></html>", URL)
    assert article is not None and article.refused is None
    return article


@pytest.mark.parametrize(
    "entry",
    [
        '<div><a href="/t/{i}">{t}</a> ({d})</div>',
        '<li><a href="/t/{i}">{t}</a> <font color=gray>({d})</font></li>',
        '<div><a href="/t/{i}"><img src="/{i}.jpg"></a><h4><a href="/t/{i}">{t}</a></h4><span>{d}</span></div>',
        '<h3><a href="/t/{i}">{t}</a></h3><p>Bà con trong bản cùng góp công, góp sức với trạm y tế.</p>',
    ],
    ids=["lines", "items", "cards", "summaries"],
)
def test_a_list_without_heading_or_container_of_its_own(entry: str) -> None:
    others = "".join(entry.format(i=i, t=t, d=d) for i, (t, d) in enumerate(RELATED))
    article = whole(
        f"<div class=c><h3>{TITLE}</h3><div>12/03/2025 08:30</div><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>{others}</div>"
    )
    assert article.body.split("\n") == [ONE, TWO, THREE]
    assert article.published is not None and article.published.value == "2025-03-12T08:30"


def test_a_list_under_an_introduction_is_still_a_list() -> None:
    others = "".join(f'<h3><a href="/t/{i}">{t}</a></h3><span>{d}</span>' for i, (t, d) in enumerate(RELATED * 2))
    page = f"<html><head><title>Hoạt động của trạm</title></head><body><h1>Hoạt động của trạm</h1><p>{ONE} {TWO}</p>{others}</body></html>"
    article = extract_article(page, URL)
    assert article is not None and article.refused


@pytest.mark.parametrize("title", ["Trang chủ", "Tin tức - Sự kiện | Sở Y tế Vĩnh Sơn", "Sở Y tế Vĩnh Sơn"])
def test_the_article_s_own_headline_where_the_template_s_names_a_section(title: str) -> None:
    article = whole(
        f"<section><h1>Tin tức - Sự kiện</h1></section><div><h2>{TITLE}</h2><small>08:30 12/03/2025</small><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div>",
        title,
    )
    assert article.title == TITLE


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><td class=tdh>{title}</td></tr><tr><td>({stamp})</td></tr><tr><td>{text}</td></tr>",
        "<tr><td><strong>{title}</strong> <span>({stamp})</span></td></tr><tr><td>{text}</td></tr>",
        "<tr><td class=h>Nậm Cần nhận tủ<br>bảo quản vắc xin</td></tr><tr><td>({stamp})</td></tr><tr><td>{text}</td></tr>",
    ],
    ids=["a cell above its stamp", "one line with its stamp", "broken by br"],
)
def test_titles_in_tables_without_names(rows: str) -> None:
    text = f"{ONE}<br><br>{TWO}<br><br>{THREE}"
    article = whole(f"<table>{rows.format(title=TITLE, stamp='12/03/2025', text=text)}</table>", "Sở Y tế Vĩnh Sơn")
    assert article.title == TITLE
    assert article.published is not None and article.published.value == "2025-03-12"
    assert article.body.split("\n") == [ONE, TWO, THREE]


@pytest.mark.parametrize(
    "row",
    [
        "<div>12/03/2025</div><div>08:30</div>",
        "<div><span>08:30</span></div><div><span>12/03/2025</span></div>",
        "<div><span>12/03/2025</span><span>08:30</span><span>587 lượt xem</span></div>",
        '<div><span title="08:30 12/03/2025">12/03/2025</span></div>',
    ],
    ids=["below", "above", "side by side", "in an attribute"],
)
def test_a_time_apart_from_its_day(row: str) -> None:
    article = whole(f"<h1>{TITLE}</h1>{row}<div><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div>")
    assert article.published is not None and article.published.value == "2025-03-12T08:30"
    assert article.body.split("\n") == [ONE, TWO, THREE]


@pytest.mark.parametrize(
    "row",
    [
        "<span>Tác giả: Lò Văn Hặc</span> <span>Ngày đăng: 12/03/2025</span> <span>Lượt xem: 33</span>",
        "<span>Lò Văn Hặc</span><span>•</span><span>12/03/2025 - 08:30</span>",
        "<span>12/03/2025</span><span>08:30</span><span>33 lượt xem</span><span>Lò Văn Hặc</span>",
        "<div>12/03/2025</div><div>Tác giả <a href=/a/1>Lò Văn Hặc</a></div>",
    ],
    ids=["labelled", "before the stamp", "after the counter", "label without a colon"],
)
def test_an_author_in_the_row_of_facts_under_the_title(row: str) -> None:
    article = whole(f"<h1>{TITLE}</h1><div class=i>{row}</div><div><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div>")
    assert article.byline == "Lò Văn Hặc"
    assert article.body.split("\n") == [ONE, TWO, THREE]


@pytest.mark.parametrize(("signature", "expected"), [("T.H", "T.H"), ("BBT", "BBT"), ("P.V", "P.V"), ("TTXVN", None)])
def test_initials_and_editors_sign(signature: str, expected: str | None) -> None:
    article = whole(
        f"<h1>{TITLE}</h1><div><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p><p align=right><b>{signature}</b></p></div>"
    )
    assert article.byline == expected


@pytest.mark.parametrize("lead", ["<h2 class=x>{}</h2>", '<p class="fw-bold">{}</p>', "<div><p>{}</p></div>"])
def test_sentences_between_title_and_text(lead: str) -> None:
    article = whole(
        f"<h1>{TITLE}</h1><div>12/03/2025</div>{lead.format(LEAD)}<div class=t><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div>"
    )
    assert LEAD in (article.lead or article.body)


def test_inline_elements_within_a_word_stay_together() -> None:
    article = whole(f"<h1>{TITLE}</h1><p><span>Tr</span><span>ạm</span> {ONE[5:]}</p><p>{TWO}</p><p>{THREE}</p>")
    assert article.body.split("\n")[0] == ONE


@pytest.mark.parametrize(
    ("signature", "expected"),
    [("H'Lan Niê", "H'Lan Niê"), ("Thu Hà (T/h)", "Thu Hà"), ("Thu Hà/.", "Thu Hà")],
)
def test_signatures_of_the_highlands_and_with_notes(signature: str, expected: str) -> None:
    article = whole(
        f"<h1>{TITLE}</h1><div><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p><p align=right><b>{signature}</b></p></div>"
    )
    assert article.byline == expected


def test_a_lead_has_a_place_of_its_own_and_blocks_of_a_builder_have_none() -> None:
    own = whole(
        f"<h1>{TITLE}</h1><div>12/03/2025</div><div class=a>{LEAD}</div><div class=b><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div>"
    )
    assert own.lead == LEAD and own.body.split("\n") == [ONE, TWO, THREE]
    blocks = "".join(f"<div class=row><div><p>{text}</p></div></div>" for text in (ONE, TWO, THREE))
    built = whole(f"<h1>{TITLE}</h1><div>12/03/2025</div>{blocks}")
    assert built.lead is None and built.body.split("\n") == [ONE, TWO, THREE]


def test_a_title_below_its_date_and_a_labelled_date_in_a_table() -> None:
    article = whole(
        f"<table><tr><td><b>HOẠT ĐỘNG CỦA NGÀNH Y TẾ</b></td></tr><tr><td>12/03/2025 08:30</td></tr><tr><td><b>{TITLE}</b></td></tr><tr><td>{ONE}<br>{TWO}<br>{THREE}</td></tr></table>",
        "Sở Y tế Vĩnh Sơn",
    )
    assert article.title == TITLE
    facts = "<table><tr><td>Ngày đăng: 12/03/2025 08:30</td><td>Số lần xem: 33</td></tr><tr><td>Cỡ chữ: A A A</td><td>In bài</td></tr></table>"
    other = whole(f"<h1>{TITLE}</h1>{facts}<div><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div>")
    assert other.published is not None and other.published.value == "2025-03-12T08:30"
    assert other.body.split("\n") == [ONE, TWO, THREE]


def refused(*entries: str) -> str:
    menu = "".join(f'<a href="/{n}">Mục {n}</a>' for n in range(4))
    article = extract_article(
        f"<html><head><title>Trung tâm Y tế</title></head><body><div>{menu}</div>{''.join(entries)}</body></html>", URL
    )
    assert article is not None
    return article.refused or ""


@pytest.mark.parametrize(
    "entry",
    [
        '<div><a href="/bai-{n}">Trạm y tế xã Nậm Cần nhận tủ lạnh số {n}</a><p>{text}</p></div>',
        '<div><b>Trạm y tế xã Nậm Cần nhận tủ lạnh số {n}</b><p>{text}</p><a href="/bai-{n}">Xem chi tiết</a></div>',
        '<p><a href="/bai-{n}">Trạm y tế xã Nậm Cần nhận tủ lạnh số {n}</a> {text}</p>',
    ],
)
def test_summaries_under_linked_headlines_are_a_list(entry: str) -> None:
    texts = (ONE, TWO, LEAD, ONE[::-1])
    assert "a list" in refused(*(entry.format(n=n, text=text) for n, text in enumerate(texts)))


def test_links_and_files_inside_a_text_make_it_no_list() -> None:
    file = '<p><a href="/tep/ke-hoach.pdf">Kế hoạch (PDF)</a></p>'
    article = read(
        text(f'<p>{ONE} <a href="/don-vi/nam-can">Trạm y tế xã Nậm Cần ở đây</a></p>{file}<p>{TWO}</p>{file}')
    )
    assert [line for line in article.body.split("\n") if line.startswith("Theo y sĩ")] == [TWO]
