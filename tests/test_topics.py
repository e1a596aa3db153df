"""Topics: whole words with their marks, longer phrases first, never inside the name of an organisation."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler import store
from crawler.export_rows import records
from crawler.home import Home
from crawler.items import Mention, TopicMention
from pipelines.reference import rows
from pipelines.text import fold, nfc_clean
from pipelines.topics import find_topics, topics
from tests.factories import archive, article, put


def found(text: str) -> dict[str, list[str]]:
    """Topic → the words that name it, in a body."""
    result: dict[str, list[str]] = {}
    for hit in find_topics({"body": text}, ()):
        result.setdefault(hit.topic, []).append(text[hit.start : hit.end])
    return result


@pytest.mark.parametrize(
    ("text", "topic", "words"),
    [
        ("Xã Bản Ngoại ghi nhận 12 ca sởi.", "soi", ["sởi"]),
        ("HAI HUYỆN CÔNG BỐ HẾT DỊCH SỞI", "soi", ["SỞI"]),
        ("Chương trình sởi - rubella", "rubella", ["rubella"]),
        ("Trẻ mắc tay chân miệng", "tay-chan-mieng", ["tay chân miệng"]),
        ("bệnh Tay - Chân - Miệng", "tay-chan-mieng", ["Tay - Chân - Miệng"]),
        ("số ca tay, chân, miệng tăng", "tay-chan-mieng", ["tay, chân, miệng"]),
        ("ca bệnh TCM tăng", "tay-chan-mieng", ["TCM"]),
        ("Ca mắc Covid 19 thứ ba, rồi COVID-19, rồi SARS-CoV-2", "covid-19", ["Covid 19", "COVID-19", "SARS-CoV-2"]),
        ("nhiễm H5N1", "cum-gia-cam", ["H5N1"]),
        ("phòng, chống dịch mùa mưa", "phong-chong-dich", ["phòng, chống dịch"]),
        (
            "Khử trùng bằng hoá chất; phun hóa chất, phun hoá chất",
            "khu-trung",
            ["Khử trùng", "phun hóa chất", "phun hoá chất"],
        ),
        ("bệnh thuỷ đậu và thủy đậu", "thuy-dau", ["thuỷ đậu", "thủy đậu"]),
        ("tiêm vắc-xin, vắc xin và vaccine", "tiem-chung", ["vắc-xin", "vắc xin", "vaccine"]),
        ("thẻ BHYT hết hạn", "bao-hiem-y-te", ["BHYT"]),
        ("chó dại cắn ba người", "dai", ["chó dại"]),
        ("khám sàng lọc lao cho phạm nhân", "lao", ["sàng lọc lao"]),
    ],
)
def test_a_topic_is_found_by_its_words(text: str, topic: str, words: list[str]) -> None:
    assert found(text).get(topic) == words


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("phẫu thuật nội soi lấy sỏi thận", "soi"),  # nội soi, sỏi: other marks
        ("Chợ Sởi họp ngày rằm", "soi"),
        ("bệnh sởi Đức hay gặp mùa xuân", "soi"),  # that is rubella
        ("lợn chết vì dịch tả lợn châu Phi", "ta"),
        ("người lao động ở cửa khẩu Lao Bảo", "lao"),
        ("tuổi trẻ dại dột, cỏ dại mọc đầy sân trạm", "dai"),
        ("gia đình phong lưu, phong trào văn nghệ", "phong"),
        ("tham gia tcm", "tay-chan-mieng"),  # an abbreviation is written in capitals
        ("SXHDX là mã kho", "sot-xuat-huyet"),  # part of a longer word
        ("bệnh phong thấp của người già", "phong"),
        ("cúm núm gáy ngoài bãi", "cum"),
        ("Sở\ni", "soi"),
        ("phẫu thuật\nnội soi", "ky-thuat-cao"),  # a line break ends every phrase
        ("phác đồ cho bệnh nhân lao kháng thuốc", "khang-thuoc"),
    ],
)
def test_what_only_looks_like_it_is_none(text: str, topic: str) -> None:
    assert topic not in found(text)


def test_topics_may_share_words_and_each_takes_its_longest() -> None:
    hits = found("Ngộ độc rượu có methanol; chiến dịch tiêm bù vắc xin sởi")
    assert hits["ngo-doc"] == ["Ngộ độc"]
    assert hits["ruou-bia"] == ["Ngộ độc rượu", "methanol"]
    assert hits["tiem-chung"] == ["tiêm bù", "vắc xin"]
    assert hits["soi"] == ["sởi"]


def test_the_name_of_an_organisation_is_not_what_an_article_is_about() -> None:
    text = "Bệnh viện Tâm thần tỉnh tập huấn về trầm cảm"
    name = Mention(kind="unit", start=0, end=24, text=text[:24])
    elsewhere = Mention(kind="unit", start=0, end=24, text=text[:24], field="title")
    person = Mention(kind="person", start=0, end=24, text=text[:24])
    assert [text[hit.start : hit.end] for hit in find_topics({"body": text}, (name,))] == ["trầm cảm"]
    for other in (elsewhere, person):
        assert len(find_topics({"body": text}, (other,))) == 2


def test_hits_name_their_field_and_come_in_reading_order() -> None:
    fields = {"title": "Sởi ở Mèo Vạc", "lead": "", "body": "Bạch hầu, sởi.", "caption:0": "Tiêm sởi"}
    assert find_topics(fields, ()) == (
        TopicMention(topic="soi", field="title", start=0, end=3),
        TopicMention(topic="bach-hau", field="body", start=0, end=8),
        TopicMention(topic="soi", field="body", start=10, end=13),
        TopicMention(topic="soi", field="caption:0", start=5, end=8),
    )


@given(st.text(st.sampled_from("sởi cúm bhytCOVID-19\u00a0\u0309\r\n🙂,tảlợn"), max_size=80))
def test_every_hit_lies_on_words_of_its_topic(text: str) -> None:
    text = nfc_clean(text)
    known = {row["key"]: row for row in rows("topics")}
    for hit in find_topics({"body": text}, ()):
        words = [part.strip() for column in ("terms", "abbreviations") for part in known[hit.topic][column].split(";")]
        letters = {"".join(filter(str.isalnum, fold(word))) for word in words}
        assert "".join(filter(str.isalnum, fold(text[hit.start : hit.end]))) in letters


def test_the_table_is_sound() -> None:
    table = {row["key"]: row for row in rows("topics")}
    assert len(table) == len(rows("topics")) == len(topics())
    for key, row in table.items():
        assert row["kind"] in {"disease", "vaccine", "programme", "campaign", "system"}, key
        assert row["vi"] and row["en"] and (row["terms"] or row["abbreviations"]), key
        assert not row["parent"] or (row["parent"] in table and not table[row["parent"]]["parent"]), key
        for excluded in filter(None, row["exclusions"].split(";")):
            # A phrase that holds none of the topic's words excludes nothing: a slip.
            assert any(fold(term) in fold(excluded) for term in row["terms"].split(";")), (key, excluded)


def test_measles_by_province_and_month_is_one_query(tmp_path: Path) -> None:
    db = archive(Home(tmp_path))
    put(db, article(path="1", title="Sởi tăng ở vùng cao", body="Tám ca sởi mới.", published="2025-03-04"))
    again = "Tiêm bù vắc xin sởi cho trẻ ở mười hai xã biên giới, kể cả trẻ theo bố mẹ đi làm nương xa chưa về bản."
    put(db, article(path="2", title="Chiến dịch", body=again, published="2025-03-09"))
    put(db, article(path="3", title="Chiến dịch", body=again, published="2025-03-11"))
    put(db, article(path="4", title="Hiến máu", body="Ngày hội giọt hồng.", published="2025-04"))
    put(db, article(path="5", title="Sởi", body="Tin không ngày.", published=None))
    store.resolve_all(db)
    rows = db.conn.execute(
        """
        select s.province, r.month, r.articles, r.stories
        from topic_rollups r join sources s on s.key = r.source where r.topic = 'soi' order by 2
        """
    ).fetchall()
    assert rows == [("hue", "", 1, 1), ("hue", "2025-03", 3, 2)]
    assert db.conn.execute("select articles from topics where key = 'soi'").fetchone() == (4,)
    assert db.conn.execute("select month from topic_rollups where topic = 'hien-mau'").fetchall() == [("2025-04",)]

    before = db.conn.total_changes
    store.resolve_all(db)
    assert db.conn.total_changes == before, "counts that did not change are not written again"

    put(db, article(path="1", title="Cúm tăng ở vùng cao", body="Tám ca cúm mới.", published="2025-03-04"))
    store.resolve_all(db)
    counts = "select articles from topic_rollups where topic = ? and month = '2025-03'"
    assert db.conn.execute(counts, ["soi"]).fetchone() == (2,)
    assert db.conn.execute(counts, ["cum"]).fetchone() == (1,)


def test_topics_are_exported_with_their_places(tmp_path: Path) -> None:
    db = archive(Home(tmp_path))
    put(db, article(title="Sởi và cúm", body="Ca sởi thứ hai."))
    store.resolve_all(db)
    connection: sqlite3.Connection = db.conn
    (record,) = records(connection)
    assert [topic["key"] for topic in record["topics"]] == ["soi", "cum"]
    assert record["topics"][0]["mentions"] == [
        {"field": "title", "start": 0, "end": 3},
        {"field": "body", "start": 3, "end": 6},
    ]
