# ruff: noqa: E501  (lines of HTML)
"""Who wrote a page from abroad: what it tells programs, then what stands between title and text. Persons only."""

from __future__ import annotations

import json
from typing import Any

import pytest

from crawler.items import Article
from pipelines import extract_article
from pipelines.foreign_names import persons

URL = "https://news.example/health/clinic-opens"
TITLE = "A clinic on wheels reaches the upper valley"
TEXT = (
    "<p>The district has sent a clinic on wheels up the valley, where the next doctor is more than two hours away by bus.</p>"
    "<p>A nurse of the district said that forty people came on the first morning, and that most of them had waited for weeks.</p>"
    "<p>The clinic will stop in each village twice a month; in winter, when the road is closed, it will stay in the town.</p>"
)


def read(main: str = TEXT, head: str = "", url: str = URL, lang: str = "en") -> Article:
    page = f"<html lang={lang}><head><title>{TITLE}</title>{head}</head><body><h1>{TITLE}</h1>{main}</body></html>"
    article = extract_article(page, url)
    assert article is not None and article.refused is None
    return article


def ld(**facts: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(facts)}</script>'


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Edda Vinterby", ["Edda Vinterby"]),
        ("BY EDDA VINTERBY and JORUN AAS", ["EDDA VINTERBY", "JORUN AAS"]),
        ("Von Gesine Altmoor und Till van der Hoek", ["Gesine Altmoor", "Till van der Hoek"]),
        ("Par Odile d'Aubrac, Rémi Sautel", ["Odile d'Aubrac", "Rémi Sautel"]),
        ("Texto: Inés de la Bárcena y Julián Otamendi", ["Inés de la Bárcena", "Julián Otamendi"]),
        ("Edda Vinterby (evi)", ["Edda Vinterby"]),
        ("Edda Vinterby, Senior Reporter", ["Edda Vinterby"]),
        ("Edda Vinterby, professor of nursing at the coast college, Valley News", ["Edda Vinterby"]),
        ("Edda Vinterby | Valley News", ["Edda Vinterby"]),
        ("Edda Vinterby; Jorun Aas; Nils J. Brekke", ["Edda Vinterby", "Jorun Aas", "Nils J. Brekke"]),
        ("Dr. Edda Vinterby", ["Edda Vinterby"]),
        ("林秋月", ["林秋月"]),
        ("By Ben Aldervik", ["Ben Aldervik"]),
        ("von Gesine Altmoor, KRF WESTMARK", ["Gesine Altmoor"]),
    ],
)
def test_persons(text: str, names: list[str]) -> None:
    assert persons(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Valley News", "Editorial Team", "Redaktion", "Coast Press Agency", "admin", "evi", "vinterby@news.example",
        "https://news.example/author/evi", "@eddavinterby", "105092", "By our staff", "El Faro de la Costa", "Eine Reportage von Gesine Altmoor", "Снимок из архива Долины", "More Posts", "KRF WESTMARK-SÜD", "In the upper valley", "",
    ],
)  # fmt: skip
def test_who_is_no_person(text: str) -> None:
    assert persons(text) == []


PERSON = {"@type": "Person", "name": "Edda Vinterby"}
OTHER = {"@type": "Person", "name": "Jorun Aas"}


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        (ld(**{"@type": "NewsArticle", "author": PERSON}), "Edda Vinterby"),
        (ld(**{"@type": "NewsArticle", "author": [PERSON, OTHER]}), "Edda Vinterby, Jorun Aas"),
        (ld(**{"@type": "NewsArticle", "author": [[PERSON], [OTHER]]}), "Edda Vinterby, Jorun Aas"),
        (ld(**{"@type": "NewsArticle", "author": {"@type": ["Person"], "name": ["Edda Vinterby", "Jorun Aas"]}}), "Edda Vinterby, Jorun Aas"),
        (ld(**{"@type": "NewsArticle", "author": "Edda Vinterby"}), "Edda Vinterby"),
        (ld(**{"@type": "NewsArticle", "author": ["Edda Vinterby", "Jorun Aas"]}), "Edda Vinterby, Jorun Aas"),
        (ld(**{"@type": "NewsArticle", "creator": ["Edda Vinterby"]}), "Edda Vinterby"),
        (ld(**{"@type": "NewsArticle", "author": {"name": "Edda Vinterby"}}), "Edda Vinterby"),
        (ld(**{"@type": "NewsArticle", "author": [{"@type": "Organization", "name": "Valley Gazette Group"}, PERSON]}), "Edda Vinterby"),
        (ld(**{"@type": "NewsArticle", "author": {"@type": "Person", "name": "O&#39;Hara &amp; Aas"}}), None),
        (ld(**{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Se&aacute;n O&#39;Hara"}}), "Seán O'Hara"),
        (
            ld(**{"@graph": [{"@type": "Article", "author": {"@id": "#e"}}, {"@type": "Person", "@id": "#e", "name": "Edda Vinterby"}]}),
            "Edda Vinterby",
        ),
        ('<meta name="author" content="Edda Vinterby">', "Edda Vinterby"),
        ('<meta name="author" content="Edda Vinterby"><meta name="author" content="Jorun Aas">', "Edda Vinterby, Jorun Aas"),
        ('<meta property="article:author" content="https://news.example/e"><meta name="parsely-author" content="Edda Vinterby">', "Edda Vinterby"),
        ('<meta name="DC.creator" content="Vinterby, Edda"><meta name="DC.creator" content="Aas, Jorun">', "Edda Vinterby, Jorun Aas"),
        ('<meta property="og:site_name" content="Coast Mirror"><meta name="author" content="Coast Mirror">', None),
        ('<meta name="author" content="Newsroom">', None),
        ('<meta name="author" content="Upland Mirror">', None),  # as the host is called
        (ld(**{"@type": "Article", "author": {"@type": "Person", "name": "Ida Upland-Mirror"}}), "Ida Upland-Mirror"),
    ],
)  # fmt: skip
def test_authors_that_a_page_tells_programs(head: str, byline: str | None) -> None:
    assert read(head=head, url="https://www.upland-mirror.example/health/clinic-opens").byline == byline


@pytest.mark.parametrize(
    "line",
    [
        "<p class=byline>By Edda Vinterby</p>",
        "<p>By Edda Vinterby</p>",
        "<p>By <a href=/authors/evi>Edda Vinterby</a></p>",
        "<div class=meta><a rel=author href=/authors/evi>Edda Vinterby</a> 3 June 2023</div>",
        "<div class=meta>by <a href=/authors/evi>Edda Vinterby</a> June 19, 2023</div>",
        '<div class=meta><span itemprop="author">Edda Vinterby</span></div>',
        "<div class=article-author>Edda Vinterby</div>",
        "<p>Von Edda Vinterby</p>",
        "<p>Por Edda Vinterby</p>",
        "<p>Texte : Edda Vinterby</p>",
        "<p>Edda Vinterby</p>",
        "<div>3 June 2023 • Edda Vinterby • 3 minutes</div>",
        "<div>Sat 03.06.23 | 14:07 | Von Edda Vinterby</div>",
    ],
)
def test_authors_between_title_and_text(line: str) -> None:
    article = read(line + TEXT)
    assert article.byline == "Edda Vinterby"
    assert "Vinterby" not in article.body


@pytest.mark.parametrize(
    "line",
    [
        "<p>By the river</p>",
        "<p>Von Grund auf neu</p>",
        "<div class=related-author>Edda Vinterby</div>",
        "<div>3 June 2023 • Local News • 3 minutes</div>",
        "<div>2023年6月3日 • 受付中</div>",
        "<p>Upper Valley. Edda Vinterby</p>",
    ],
)
def test_lines_between_title_and_text_that_name_nobody(line: str) -> None:
    assert read(line + TEXT).byline is None


def test_a_text_that_opens_with_few_letters_before_a_figure_is_no_name() -> None:
    text = (
        "<p>県では３台の巡回診療車が山あいの集落を回り始めた。バスでは町の病院まで二時間以上かかり、高齢者の通院が長く課題になっていた。</p>"
        "<p>診療車には医師と看護師が一人ずつ乗り、血圧の測定や薬の相談に応じる。冬は道路が閉ざされるため、町の集会所で診療を続ける予定だ。</p>"
        "<p>初日の午前だけで四十人が訪れ、その多くは何週間も診察を待っていたという。看護師は冬も町で診療を続けると話している。</p>"
    )
    article = read(text, lang="ja")
    assert article.byline is None and article.body.startswith("県では３台")


def test_a_claim_that_is_no_person_leaves_the_visible_author() -> None:
    head = '<meta name="author" content="Newsroom">' + ld(
        **{"@type": "Article", "author": {"@type": "Organization", "name": "Valley News"}}
    )
    assert read("<p class=author-name>Edda Vinterby</p>" + TEXT, head).byline == "Edda Vinterby"


def test_who_comments_and_who_wrote_other_articles_is_not_the_author() -> None:
    others = (
        "<div class=comments><p class=comment-author>Jorun Aas</p><p>I was there on the first morning too.</p></div>"
    )
    assert read(TEXT + others).byline is None


def test_pages_of_vietnamese_sites_are_read_by_their_own_rules() -> None:
    text = (
        "<p>Huyện vừa đưa vào hoạt động một phòng khám lưu động phục vụ bà con vùng cao, nơi cách bác sĩ gần nhất hơn hai giờ đi xe.</p>"
        "<p>Buổi đầu có bốn mươi người đến khám; phần lớn trong số họ đã chờ nhiều tuần để được gặp bác sĩ của tuyến trên.</p>"
    )
    head = '<meta name="author" content="Quan Tri Mang">'
    assert read(text, head, "https://soyte.vi-du.gov.vn/tin/1", lang="vi").byline is None
