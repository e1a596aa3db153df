"""Resolution is a function of the set of rows: duplicates, people, units, documents, positions, monthly counts."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.own_units import own_facts
from pipelines.owners import SourceFacts
from pipelines.resolve import resolve
from pipelines.resolve_counts import find_duplicates
from pipelines.resolve_documents import DocumentMention, resolve_documents
from pipelines.resolve_people import PersonMention, resolve_people
from pipelines.resolve_rows import ArticleRow, MentionRow, Place, RoleRow
from pipelines.resolve_units import UnitMention, resolve_units
from pipelines.slugs import Known

SOURCES = {
    "hue": SourceFacts(owner_unit="Sở Y tế thành phố Huế", province="hue"),
    "gia-lai": SourceFacts(owner_unit="Sở Y tế tỉnh Gia Lai", province="gia-lai"),
    "binh-dinh": SourceFacts(owner_unit="Sở Y tế tỉnh Bình Định", province="binh-dinh"),
    "yen-bai": SourceFacts(owner_unit="Sở Y tế tỉnh Lào Cai", province="lao-cai", former="yen-bai"),
    "cdc-hue": SourceFacts(owner_unit="Trung tâm Kiểm soát bệnh tật thành phố Huế", province="hue"),
    "moh": SourceFacts(owner_unit="Bộ Y tế"),
    "unknown": SourceFacts(),
}


def row(number: int, **more: object) -> ArticleRow:
    base = ArticleRow(
        id=number,
        source="hue",
        text_digest=f"d{number}",
        characters=900,
        first_seen_at="2025-08-01T00:00:00Z",
        published_at="2025-07-01",
        published_to="2025-07-01",
        published_on="2025-07-01",
        month="2025-07",
    )
    return replace(base, **more)  # type: ignore[arg-type]


# Duplicates -----------------------------------------------------------------------------------------------------------


def published(number: int, day: str, **more: object) -> ArticleRow:
    return row(number, text_digest="same", published_at=day, published_to=day[:10], published_on=day[:10], **more)


def test_the_earliest_published_is_the_original() -> None:
    assert find_duplicates([published(1, "2025-07-03"), published(2, "2025-07-01"), published(3, "2025-07-02")]) == {
        1: 2,
        3: 2,
    }


def test_on_one_day_the_hour_counts_where_both_have_one() -> None:
    assert find_duplicates([published(1, "2025-07-03T16:00"), published(2, "2025-07-03T09:30")]) == {1: 2}


def test_a_month_is_surely_out_only_on_its_last_day() -> None:
    month = row(1, text_digest="same", published_at="2025-07", published_to="2025-07-31", published_on="2025-07-01")
    assert find_duplicates([month, published(2, "2025-07-09")]) == {1: 2}


def test_without_dates_the_one_seen_first_then_the_smallest_id() -> None:
    undated = {"text_digest": "same", "published_at": None, "published_to": None, "published_on": None, "month": None}
    later = row(1, **undated, first_seen_at="2025-08-02T00:00:00Z")
    assert find_duplicates([later, row(5, **undated), row(3, **undated)]) == {1: 3, 5: 3}
    assert find_duplicates([row(3, **undated), published(9, "2026-01-01")]) == {3: 9}, "a date is better than none"


def test_short_texts_are_no_reposts() -> None:
    assert find_duplicates([published(1, "2025-07-03", characters=20), published(2, "2025-07-01", characters=20)]) == {}


# People ---------------------------------------------------------------------------------------------------------------


def doctor(article: int, text: str) -> PersonMention:
    """Somebody with a title, whom nothing hides."""
    return PersonMention(article=article, text=text, titles=("bác sĩ",))


def people(*mentions: tuple[int, str], known: tuple[Known, ...] = ()) -> list[str | None]:
    return list(resolve_people([doctor(a, text) for a, text in mentions], known).keys)


def test_near_and_equal_texts_are_led_to_one_head() -> None:
    """A chain: 1 has the text of 2, 2 is like 3, 3 is like 4; the earliest of all is the head of all."""
    articles = [
        published(1, "2025-07-04"),
        published(2, "2025-07-03"),
        row(3, published_to="2025-07-01"),
        row(4, published_to="2025-07-02"),
        row(5),
    ]
    assert find_duplicates(articles, [(2, 3), (3, 4)]) == {1: 3, 2: 3, 4: 3}
    assert find_duplicates(articles[::-1], [(4, 3), (3, 2)]) == {1: 3, 2: 3, 4: 3}


def test_spellings_of_one_name_are_one_person() -> None:
    assert set(people((1, "Đỗ Khắc Hoà"), (2, "Đỗ Khắc Hòa"), (3, "ĐỖ KHẮC HOÀ"), (4, "Đỗ  Khắc Hoà"))) == {
        "do-khac-hoa"
    }


def test_marks_tell_people_apart() -> None:
    keys = people((1, "Trịnh Bảo Luân"), (1, "Trịnh Bảo Luận"))
    assert len(set(keys)) == 2
    assert keys == people((1, "Trịnh Bảo Luân"), (1, "Trịnh Bảo Luận"))


def test_a_given_name_is_the_one_full_name_of_its_article() -> None:
    assert people((1, "Đỗ Khắc Hoà"), (1, "Hòa"), (1, "Võ Lan")) == ["do-khac-hoa", "do-khac-hoa", "vo-lan"]


def test_a_given_name_that_could_be_two_is_nobody() -> None:
    assert people((1, "Đỗ Khắc Hoà"), (1, "Lê Hoà"), (1, "Hoà"))[2] is None


def test_a_given_name_does_not_reach_into_another_article() -> None:
    assert people((1, "Đỗ Khắc Hoà"), (2, "Hoà")) == ["do-khac-hoa", None]


def test_a_given_name_is_no_end_of_a_longer_syllable() -> None:
    assert people((1, "Đỗ Khắc Thoan"), (1, "An"))[1] is None


def test_known_keys_are_kept_and_never_given_again() -> None:
    known = (Known(key="ho-a", name="Hồ Á"), Known(key="ho-a-2", name="Hồ Ạ"))
    assert people((1, "Hồ Ạ"), (1, "Hồ Á"), (1, "Hồ Ả"), known=known) == ["ho-a-2", "ho-a", "ho-a-3"]
    assert people((1, "Hồ Ả"), known=known) == ["ho-a-3"], "also when the others are not mentioned"


def test_a_merged_key_leads_on() -> None:
    known = (Known(key="ho-a", name="Hồ Á", merged_into="ho-ba-a"), Known(key="ho-ba-a", name="Hồ Bá Á"))
    assert people((1, "Hồ Á"), (2, "Hồ Bá Á"), known=known) == ["ho-ba-a", "ho-ba-a"]


def test_two_known_keys_of_one_name_are_joined() -> None:
    known = (Known(key="do-hoa-2", name="Đỗ Hòa"), Known(key="do-hoa", name="Đỗ Hoà"))
    found = resolve_people([doctor(1, "Đỗ Hoà")], known)
    assert found.keys == ("do-hoa",) and found.redirects == {"do-hoa-2": "do-hoa"}


def test_the_name_shown_is_the_most_written_and_not_in_capitals() -> None:
    mentions = [doctor(n, text) for n, text in enumerate(["ĐỖ HOÀ"] * 3 + ["Đỗ Hòa"] * 2 + ["Đỗ Hoà"])]
    assert {key: one.name for key, one in resolve_people(mentions).people.items()} == {"do-hoa": "Đỗ Hòa"}


# Units ----------------------------------------------------------------------------------------------------------------


def unit(text: str, source: str = "hue", day: str | None = "2025-08-01", *, beside: tuple[str, ...] = ()) -> str | None:
    """The name of the unit that a text means, in an article of a source that also names ``beside``."""
    mentions = [UnitMention(article=1, source=source, day=day, text=one) for one in (text, *beside)]
    found = resolve_units(mentions, SOURCES)
    return found.units[found.keys[0]].name if found.keys[0] else None


@pytest.mark.parametrize(
    ("text", "source", "day", "meant"),
    [
        ("Sở Y tế", "hue", "2019-08-01", "Sở Y tế tỉnh Thừa Thiên Huế"),
        ("Sở Y tế", "yen-bai", "2025-06-30", "Sở Y tế tỉnh Yên Bái"),
        ("Sở Y tế", "yen-bai", "2025-07-01", "Sở Y tế tỉnh Lào Cai"),
        ("Sở Y tế", "yen-bai", None, "Sở Y tế tỉnh Yên Bái"),
        ("Trung tâm", "cdc-hue", "2019-08-01", "Trung tâm Kiểm soát bệnh tật tỉnh Thừa Thiên Huế"),
        ("Sở Y tế", "hue", "2025-08-01", "Sở Y tế thành phố Huế"),
        ("Sở", "hue", "2025-08-01", "Sở Y tế thành phố Huế"),
        ("SỞ Y TẾ", "gia-lai", "2025-08-01", "Sở Y tế tỉnh Gia Lai"),
        ("Bộ", "moh", None, "Bộ Y tế"),
        ("Trung tâm", "cdc-hue", None, "Trung tâm Kiểm soát bệnh tật thành phố Huế"),
        ("Sở Tài chính", "hue", "2025-08-01", "Sở Tài chính thành phố Huế"),
        ("Sở Tài chính", "hue", "2019-08-01", "Sở Tài chính tỉnh Thừa Thiên Huế"),
        ("UBND tỉnh", "hue", "2019-08-01", "UBND tỉnh Thừa Thiên Huế"),
        ("UBND thành phố", "hue", "2025-08-01", "UBND thành phố Huế"),
        ("Tỉnh ủy", "gia-lai", "2025-08-01", "Tỉnh ủy Gia Lai"),
        ("Thành uỷ", "hue", "2025-08-01", "Thành uỷ Huế"),
        ("UBND tỉnh", "binh-dinh", "2024-08-01", "UBND tỉnh Bình Định"),
        ("UBND tỉnh", "binh-dinh", "2025-08-01", "UBND tỉnh Gia Lai"),
        ("Bệnh viện Đa khoa tỉnh", "gia-lai", "2025-08-01", "Bệnh viện Đa khoa tỉnh Gia Lai"),
    ],
)
def test_a_name_without_its_place_is_of_the_sources_province_on_that_day(
    text: str, source: str, day: str | None, meant: str
) -> None:
    assert unit(text, source, day) == meant


@pytest.mark.parametrize(
    ("text", "source", "day"),
    [
        ("Sở Y tế", "unknown", None),
        ("UBND tỉnh", "unknown", None),
        ("UBND tỉnh", "moh", None),
        ("UBND thành phố", "gia-lai", "2025-08-01"),  # some city of the province
        ("UBND thành phố", "hue", "2019-08-01"),  # the city was one of the province then
        ("Bệnh viện", "hue", None),
        ("Trung tâm", "hue", None),
    ],
)
def test_better_no_unit_than_a_wrong_one(text: str, source: str, day: str | None) -> None:
    assert unit(text, source, day) is None


def test_where_the_source_is_unknown_the_article_tells() -> None:
    assert unit("Sở Y tế", "unknown", beside=("Sở Y tế tỉnh Gia Lai", "Bộ Y tế")) == "Sở Y tế tỉnh Gia Lai"
    assert unit("Sở Y tế", "unknown", beside=("Sở Y tế tỉnh Gia Lai", "Sở Y tế Hà Nội")) is None
    assert unit("Bệnh viện", "hue", beside=("Bệnh viện Tâm Đức An", "Sở Y tế")) == "Bệnh viện Tâm Đức An"


@pytest.mark.parametrize(
    ("text", "source", "beside", "meant"),
    [
        ("Sở Nội vụ", "unknown", ("Đảng bộ tỉnh Gia Lai", "Bộ Y tế"), "Sở Nội vụ tỉnh Gia Lai"),
        ("UBND tỉnh", "moh", ("Bệnh viện Đa khoa tỉnh Gia Lai",), "UBND tỉnh Gia Lai"),
        ("Sở Nội vụ", "unknown", ("Sở Y tế tỉnh Gia Lai", "Sở Y tế Hà Nội"), None),
        ("UBND huyện", "hue", ("TTYT huyện An Lâm", "Bộ Y tế"), "UBND huyện An Lâm"),
        ("Huyện uỷ", "hue", ("TTYT huyện An Lâm", "UBND huyện An Lâm"), "Huyện uỷ An Lâm"),
        ("HĐND huyện", "hue", ("TTYT huyện An Lâm", "UBND huyện Bình Hạ"), None),
        ("HĐND huyện", "hue", (), None),
        ("UBND thành phố", "gia-lai", ("Công an thành phố Sa Hoa",), "UBND thành phố Sa Hoa"),
        ("UBND xã", "hue", ("Trạm Y tế xã vùng cao",), None),
    ],
)
def test_a_place_named_once_in_the_article_is_the_place_meant(
    text: str, source: str, beside: tuple[str, ...], meant: str | None
) -> None:
    assert unit(text, source, beside=beside) == meant


def test_what_an_article_tells_is_no_alias_elsewhere() -> None:
    texts = ("UBND huyện", "UBND huyện An Lâm")
    mentions = [UnitMention(article=1, source="hue", day=None, text=text) for text in texts]
    assert resolve_units(mentions, SOURCES).aliases == frozenset()


def test_a_post_in_a_delegation_is_one_in_the_unit_that_sent_it() -> None:
    sent = "Đoàn công tác số 2 của Bộ Y tế"
    mentions = [UnitMention(article=1, source="hue", day=None, text="Bộ Y tế")]
    mentions.append(UnitMention(article=1, source="hue", day=None, text=sent, of_post=True))
    assert resolve_units(mentions, SOURCES).keys == ("bo-y-te", "bo-y-te")


def test_a_post_may_name_a_unit_that_stands_nowhere_else() -> None:
    mention = UnitMention(article=1, source="hue", day=None, text="Viện Nhiệt đới An Hoà", of_post=True)
    assert resolve_units([mention], SOURCES).keys == ("vien-nhiet-doi-an-hoa",)


def test_a_source_speaks_of_itself_even_beside_another_departments_name() -> None:
    assert unit("Sở Y tế", "hue", beside=("Sở Y tế tỉnh Gia Lai",)) == "Sở Y tế thành phố Huế"


def test_a_name_with_its_place_is_never_the_sources() -> None:
    assert unit("Sở Y tế Hà Nội", "hue") == "Sở Y tế Hà Nội"
    assert unit("UBND tỉnh Gia Lai", "hue") == "UBND tỉnh Gia Lai"


@pytest.mark.parametrize(
    "names",
    [
        ("TTYT huyện An Lâm", "Trung tâm Y tế huyện An Lâm", "TRUNG TÂM Y TẾ HUYỆN AN LÂM"),
        ("Sở Y tế Hà Nội", "Sở Y tế thành phố Hà Nội", "Sở Y tế TP. Hà Nội"),
        ("Sở Y tế Gia Lai", "Sở Y tế tỉnh Gia Lai"),
        ("CDC Gia Lai", "CDC tỉnh Gia Lai", "Trung tâm Kiểm soát bệnh tật (CDC) tỉnh Gia Lai"),
        ("Công an Bà Rịa - Vũng Tàu", "Công an tỉnh Bà Rịa - Vũng Tàu"),
        ("UBND tỉnh Gia Lai", "Uỷ ban nhân dân tỉnh Gia Lai", "Ủy ban Nhân dân tỉnh Gia Lai"),
    ],
)
def test_spellings_of_one_unit(names: tuple[str, ...]) -> None:
    mentions = [UnitMention(article=n, source="moh", day=None, text=text) for n, text in enumerate(names)]
    found = resolve_units(mentions, SOURCES)
    assert len(set(found.keys)) == 1
    assert {alias.alias for alias in found.aliases} <= set(names)


def test_a_district_is_not_the_province() -> None:
    names = ("UBND tỉnh Cao Bằng", "UBND thành phố Cao Bằng", "UBND huyện Cao Bằng")
    mentions = [UnitMention(article=1, source="moh", day=None, text=text) for text in names]
    assert len(set(resolve_units(mentions, SOURCES).keys)) == 3
    assert unit("UBND huyện An Lâm") != unit("UBND tỉnh An Lâm")


def test_a_bare_alias_counts_for_its_source_only() -> None:
    mentions = [UnitMention(article=n, source=s, day=None, text="Sở Y tế") for n, s in enumerate(("hue", "gia-lai"))]
    assert {(a.unit, a.alias, a.source) for a in resolve_units(mentions, SOURCES).aliases} == {
        ("so-y-te-thanh-pho-hue", "Sở Y tế", "hue"),
        ("so-y-te-tinh-gia-lai", "Sở Y tế", "gia-lai"),
    }


def test_a_unit_knows_its_province_and_kind() -> None:
    mention = UnitMention(article=1, source="moh", day=None, text="Sở Y tế tỉnh Đắk Lắk", kind="department")
    (found,) = resolve_units([mention], SOURCES).units.values()
    assert (found.kind, found.province) == ("department", "dak-lak")


# Documents ------------------------------------------------------------------------------------------------------------


def documents(*mentions: tuple[str, str, str | None]) -> list[str]:
    return list(resolve_documents([DocumentMention(scope=s, number=n, date=d) for s, n, d in mentions]).keys)


def test_a_document_of_the_state_is_one_everywhere() -> None:
    assert len(set(documents(("hue", "75/2031/NĐ-CP", None), ("gia-lai", "75/2031/NĐ-CP", "2031-10-19")))) == 1


def test_a_local_document_is_of_its_province() -> None:
    assert len(set(documents(("hue", "45/KH-UBND", "2025-05-02"), ("gia-lai", "45/KH-UBND", "2025-05-02")))) == 2


def test_numbers_begin_anew_every_year() -> None:
    keys = documents(
        ("hue", "45/KH-UBND", "2025-05-02"), ("hue", "45/KH-UBND", "2024-04-02"), ("hue", "45/KH-UBND", None)
    )
    assert len(set(keys)) == 3, "the one without a year could be either"


def test_a_citation_without_a_year_joins_the_only_one() -> None:
    assert len(set(documents(("hue", "20-NQ/TW", "2031-10-25"), ("moh", "20-NQ/TW", None)))) == 1


# All together ---------------------------------------------------------------------------------------------------------


def place(article: int, start: int, kind: str) -> Place:
    return article, "body", start, start + 5, kind


ARTICLES = [
    row(1),
    row(2, published_on="2025-07-09"),
    row(3, source="gia-lai", text_digest="d1", published_to="2025-07-05"),
]
MENTIONS = [
    MentionRow(place=place(1, 0, "person"), text="Võ Hạ Miên"),
    MentionRow(place=place(1, 50, "person"), text="Miên"),
    MentionRow(place=place(2, 0, "person"), text="Võ Hạ Miên"),
    MentionRow(place=place(3, 0, "person"), text="Võ Hạ Miên", titles=("bác sĩ",)),
    MentionRow(place=place(1, 20, "unit"), text="Sở Y tế", unit_kind="department"),
    MentionRow(place=place(3, 20, "unit"), text="Sở Y tế", unit_kind="department"),
    MentionRow(place=place(2, 90, "document"), text="Kế hoạch số 45/KH-UBND", number="45/KH-UBND", iso="2025-05-02"),
]
ROLES = [
    RoleRow(place=place(1, 0, "person"), number=0, role="Giám đốc", unit_text="Sở Y tế"),
    RoleRow(place=place(1, 50, "person"), number=0, role="giám đốc", unit_text="Sở Y tế thành phố Huế"),
    RoleRow(place=place(2, 0, "person"), number=0, role="Giám đốc", unit_text="Sở Y tế"),
    RoleRow(place=place(2, 0, "person"), number=1, role="Bí thư Đảng ủy", unit_text=None),
]


def test_a_whole_archive() -> None:
    found = resolve(ARTICLES, MENTIONS, ROLES, SOURCES)
    person, seen = found.people["vo-ha-mien"]
    assert person.name == "Võ Hạ Miên" and (seen.first, seen.last, seen.articles) == ("2025-07-01", "2025-07-09", 2)
    namesake, elsewhere = found.people["vo-ha-mien-gia-lai"]
    assert namesake.name == "Võ Hạ Miên" and elsewhere.articles == 1, "in another province, with no reason to join them"
    own, count = found.units["so-y-te-thanh-pho-hue"]
    assert own.name == "Sở Y tế thành phố Huế" and count.articles == 2, "a post names a unit as well"
    assert {(p.person, p.role, p.unit): p.articles for p in found.positions.values()} == {
        ("vo-ha-mien", "Giám đốc", "so-y-te-thanh-pho-hue"): 2,
        ("vo-ha-mien", "Bí thư Đảng ủy", None): 1,
    }
    assert found.duplicates == {3: 1}
    assert found.rollups == {("hue", "2025-07"): (2, 2), ("gia-lai", "2025-07"): (1, 0)}
    assert found.documents["45-kh-ubnd-hue-2025"][1] == 1


@settings(max_examples=30, deadline=None)
@given(st.permutations(ARTICLES), st.permutations(MENTIONS), st.permutations(ROLES))
def test_the_order_of_rows_does_not_matter(
    articles: list[ArticleRow], mentions: list[MentionRow], roles: list[RoleRow]
) -> None:
    assert resolve(articles, mentions, roles, SOURCES) == resolve(ARTICLES, MENTIONS, ROLES, SOURCES)


def test_resolving_again_with_the_keys_it_gave_changes_nothing() -> None:
    first = resolve(ARTICLES, MENTIONS, ROLES, SOURCES)
    people_known = [Known(key=key, name=one.name, place=one.place) for key, (one, _) in first.people.items()]
    units_known = [
        Known(key=key, name=unit.name, place=unit.line, level=unit.level) for key, (unit, _) in first.units.items()
    ]
    assert resolve(ARTICLES, MENTIONS, ROLES, SOURCES, people_known, units_known) == first


@pytest.mark.slow
def test_an_archive_of_a_hundred_thousand_mentions_takes_seconds() -> None:
    """Not a benchmark: it fails only when the work grows faster than the archive."""
    articles = [row(number) for number in range(10_000)]
    mentions = [
        MentionRow(
            place=place(article, 10 * n, "person" if n % 2 else "unit"),
            text=f"Võ Hạ {'ABCDEFGHIJ'[article % 10]}{n}"
            if n % 2
            else ("Sở Y tế", f"Trạm Y tế xã Hoà {article % 900}")[n % 4 == 0],
        )
        for article in range(10_000)
        for n in range(10)
    ]
    start = time.process_time()
    resolve(articles, mentions, [], SOURCES)
    assert time.process_time() - start < 20


# Whose a site is ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chrome", "owner"),
    [
        (["CỔNG THÔNG TIN ĐIỆN TỬ SỞ Y TẾ TỈNH GIA LAI", "Địa chỉ: 12 đường Số 9"], "Sở Y tế tỉnh Gia Lai"),
        (["© Bản quyền thuộc về Sở Y tế TP. Huế"], "Sở Y tế thành phố Huế"),
        (["Sở Y tế Gia Lai", "Liên kết: Sở Y tế Hà Nội", "Sở Y tế tỉnh Gia Lai, điện thoại"], "Sở Y tế tỉnh Gia Lai"),
        (["Liên kết: Sở Y tế Hà Nội", "Sở Y tế Gia Lai"], None),
        (["Trang chủ", "Sở Y tế"], None),
    ],
)
def test_a_sites_header_and_footer_name_its_owner(chrome: list[str], owner: str | None) -> None:
    assert own_facts(chrome, []).owner_unit == owner


def test_else_the_province_that_most_articles_name() -> None:
    home, other = {"UBND tỉnh Gia Lai"}, {"Sở Y tế Hà Nội"}
    assert own_facts([], [home, home, home, other, {"Bộ Y tế"}]).province == "gia-lai"
    assert own_facts([], [{"UBND tỉnh Bình Định"}, home, home]).province == "gia-lai", "merged provinces are one today"
    assert own_facts([], [home, home]).province is None, "too few"
    assert own_facts([], [home, home, home, other, other, other]).province is None


def test_a_site_that_nobody_described_speaks_of_itself() -> None:
    articles = [replace(row(1), source="site-a")]
    mentions = [MentionRow(place=place(1, 0, "unit"), text="Sở Y tế")]
    chrome = {"site-a": ["SỞ Y TẾ TỈNH GIA LAI"]}
    assert list(resolve(articles, mentions, [], {}, chrome=chrome).units) == ["so-y-te-tinh-gia-lai"]
    files = [replace(row(1), source="unknown")]
    assert not resolve(files, mentions, [], {}, chrome={"unknown": chrome["site-a"]}).units
