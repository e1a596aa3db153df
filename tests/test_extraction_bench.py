"""The benchmark itself: a figure that is wrong misleads more than none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.extraction import layouts_in, measure, table
from bench.extraction_scores import Found, Gold, Scores, score
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
