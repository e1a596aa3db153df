"""The benchmark itself: a figure that is wrong misleads more than none."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from bench.extraction import layouts_in, measure, table
from bench.extraction_scores import Found, Gold, Scores, score
from bench.public_sets import fundus
from crawler.items import Article, Caption, Dating

FACTS = {
    "file": "01.html",
    "url": "https://vi-du.vn/tin/1",
    "title": "Ra quân diệt lăng quăng",
    "lead": "Bảy xã cùng ra quân.",
    "body": "Sáng 10/02, trạm y tế xã ra quân.\nHai trăm hộ được thăm.",
    "published": "2025-02-11T08:30",
    "byline": None,
    "captions": ["Đoàn viên thu gom phế thải"],
}
GOLD = Gold(folder=Path(), facts=FACTS)


def scored(found: Found) -> Scores:
    scores = Scores()
    score(scores, GOLD, found)
    return scores


def test_what_is_all_right_is_one_everywhere() -> None:
    article = Article(
        url="u",
        identity_url="u",
        source="s",
        title=FACTS["title"],
        lead=FACTS["lead"],
        body=FACTS["body"],
        published=Dating(value="2025-02-11T08:30", precision="minute", rule="r", raw="r"),
        captions=(Caption(text="Đoàn viên thu gom phế thải"),),
    )
    scores = scored(Found.of(article))
    assert [scores.figure(name) for name in ("body", "plain", "title", "date", "time", "byline", "captions")] == [1] * 7
    assert scores.figure("leakage") == 0
    assert scores.figure("section") is None


def test_a_lead_inside_the_body_costs_nothing_where_the_lead_counts() -> None:
    scores = scored(Found(body=f"{FACTS['lead']}\n{FACTS['body']}"))
    assert scores.figure("body") == 1
    assert 0.8 < (scores.figure("plain") or 0) < 1
    assert scores.figure("leakage") == 0


def test_leakage_counts_lines_that_gold_does_not_hold() -> None:
    assert scored(Found(body=f"{FACTS['body']}\nTin khác\nLượt xem: 12")).figure("leakage") == 200
    # How a body is cut into lines is no matter.
    assert scored(Found(body=str(FACTS["body"]).replace("\n", " "))).figure("leakage") == 0


def test_a_date_is_right_to_the_day_and_a_time_to_the_minute() -> None:
    by_day = scored(Found(published="2025-02-11"))
    assert (by_day.figure("date"), by_day.figure("time")) == (1, 0)
    assert scored(Found(published="2025-02-12T08:30")).figure("date") == 0
    assert scored(Found()).figure("date") == 0


def test_a_degree_before_an_author_is_no_difference() -> None:
    gold = Gold(folder=Path(), facts=FACTS | {"byline": "ThS.BS. Thi Ngọc Bình"})
    for byline, right in (("Thi Ngọc Bình", 1), ("BS.CKI Thi Ngọc Bình", 1), ("Ngọc Bình", 0), (None, 0)):
        scores = Scores()
        score(scores, gold, Found(byline=byline))
        assert scores.figure("byline") == right


@pytest.mark.parametrize(
    ("found", "right"),
    [
        ("https://vi-du.vn/tai?id=7&tep=Mau%20so%201.docx", 1),
        ("https://vi-du.vn/tai?tep=Mau so 1.docx&id=7", 1),
        ("https://vi-du.vn/tai?id=8&tep=Mau%20so%201.docx", 0),
    ],
)
def test_two_spellings_of_an_address_are_one_file(found: str, right: int) -> None:
    page = Gold(folder=Path(), facts={**FACTS, "attachments": ["https://vi-du.vn/tai?tep=Mau%20so%201.docx&id=7"]})
    scores = Scores()
    score(scores, page, Found(attachments=(found,)))
    assert (scores.right["attachments"], scores.asked["attachments"]) == (right, 1)


def test_captions_are_counted_over_all_pages() -> None:
    scores = scored(Found(captions=("Đoàn viên thu gom phế thải", "Menu", "Menu")))
    assert scores.figure("captions") == pytest.approx(2 / 4)


def test_nothing_found_is_wrong_and_no_error() -> None:
    scores = scored(Found.of(None))
    assert (scores.figure("body"), scores.figure("title"), scores.figure("captions")) == (0, 0, 0)
    assert scores.figure("byline") == 1  # there is none


def test_candidates_may_return_a_mapping() -> None:
    found = Found.of({"title": "T", "body": "B", "published_at": "2025-01-01", "byline": "An"})
    assert (found.title, found.body, found.published, found.byline) == ("T", "B", "2025-01-01", "An")


def test_a_folder_is_read_and_measured(tmp_path: Path) -> None:
    folder = tmp_path / "mot"
    folder.mkdir()
    (folder / "01.html").write_text("<html></html>")
    rows = [FACTS, {"file": "01.html", "url": "https://vi-du.vn/", "article": False}]
    (folder / "gold.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    layouts = layouts_in([tmp_path])
    assert layouts_in([folder]).keys() == layouts.keys() == {"mot"}
    scores, wrong = measure(lambda html, url: {"title": FACTS["title"], "body": "Tin khác"}, layouts)
    assert scores["mot"].pages == 1
    assert {one.field for one in wrong} >= {"leakage", "date", "captions"}
    assert table([("mot", "x", scores["mot"])], ["title", "leakage", "section"])[-1] == "| mot | x | 100 % | 100 | – |"


@pytest.mark.parametrize(
    ("found", "right"),
    [
        ("Edda Vinterby, Jorun Aas", 1),
        ("JORUN AAS; Edda Vinterby", 1),
        ("Jorun Aas and Edda Vinterby", 1),
        ("Edda Vinterby", 0),
        ("Edda Vinterby, Jorun Aas, Valley News", 0),
        (None, 0),
    ],
)
def test_authors_given_as_a_list_are_compared_as_names(found: str | None, right: int) -> None:
    scores = Scores()
    score(scores, Gold(folder=Path(), facts={**FACTS, "byline": ["Edda Vinterby", "Jorun Aas"]}), Found(byline=found))
    assert scores.right["byline"] == right and scores.asked["byline"] == 1


def test_pages_of_newspapers_with_the_gold_of_their_parsers(tmp_path: Path) -> None:
    folder = tmp_path / "tests/resources/parser/test_data/no"
    folder.mkdir(parents=True)
    body = {"summary": ["It came."], "sections": [{"headline": ["How"], "paragraphs": ["By road.", "Slowly."]}]}
    stamp = "2024-03-09 23:30:00+00:00"
    seen = {"title": "The bus is here", "publishing_date": stamp, "authors": ["Edda Vinterby"], "body": body}
    gold = {
        "V1": seen,
        "V1_1": {**seen, "title": "Told to search engines", "authors": ["Edda Vinterby", "Coast Press Agency"]},
        "V2": {**seen, "publishing_date": "2024-09-03 10:00:00", "authors": ["The Valley"]},
    }
    (folder / "TheValley.json").write_text(json.dumps(gold), encoding="utf-8")
    about = {
        f"TheValley_2024_03_{day}.html.gz": {
            "url": f"https://valley.example/{day}",
            "crawl_date": f"2024-03-{day} 08:00:00",
        }
        for day in (10, 11, 12)
    }
    (folder / "meta.info").write_text(json.dumps(about), encoding="utf-8")
    for name in about:
        (folder / name).write_bytes(
            gzip.compress(b"<title>Told to search engines</title><h1>The <b>bus</b> is here</h1>")
        )
    pages = {file.partition("/")[2]: facts for file, _, facts in fundus(tmp_path)}
    one, two, three = (pages[f"no-TheValley_2024_03_{day}.html"] for day in (10, 11, 12))
    assert one == {
        "url": "https://valley.example/10",
        "title": "The bus is here",
        "published": "2024-03-09",
        "byline": ["Edda Vinterby"],
        "body": "It came.\nHow\nBy road.\nSlowly.",
    }
    assert "title" not in two and "byline" not in two  # seen by no reader; not persons only
    assert "published" not in three and "byline" not in three  # after the page was fetched; the newspaper itself
