"""Reposts are one story, forms filled in anew are not: the labelled pairs that the thresholds stand on.

All texts are invented. Each kind of pair stands for one that department sites are full of.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler import store
from crawler.home import Home
from pipelines.near_duplicates import alike, alike_pairs, groups, likeness, signature
from tests.factories import GIA_LAI, HUE, article, put
from tests.factories import archive as archive_of


@dataclass(frozen=True)
class Text:
    title: str
    lead: str
    body: str

    @property
    def signature(self) -> bytes | None:
        return signature(self.title, self.lead, self.body)


STORIES = (
    Text(
        "Phẫu thuật thành công khối u buồng trứng nặng hơn bốn ki-lô-gam",
        "Ê-kíp của Bệnh viện Đa khoa khu vực Tân Mỹ vừa cắt trọn một khối u lớn cho người bệnh 52 tuổi.",
        "Người bệnh N.T.H., ngụ xã Thạnh Lộc, nhập viện ngày 3/6 vì bụng to dần, ăn uống kém và đau âm ỉ vùng hạ vị.\n"
        "Kết quả siêu âm và chụp cắt lớp cho thấy khối u kích thước 24 x 18 cm chèn ép bàng quang và niệu quản trái.\n"
        "Sau hội chẩn, các bác sĩ Khoa Phụ sản quyết định mổ mở, bóc tách toàn bộ khối u trong gần ba giờ đồng hồ.\n"
        "Bác sĩ Quách Thanh Điền cho biết ca mổ khó vì khối u dính nhiều vào đại tràng, mất máu khoảng 300 ml.\n"
        "Đến sáng 9/6, người bệnh tỉnh táo, đi lại được và bắt đầu ăn cháo; dự kiến xuất viện sau năm ngày nữa.\n"
        "Các bác sĩ khuyên chị em khám phụ khoa định kỳ sáu tháng một lần để phát hiện sớm những bất thường.",
    ),
    Text(
        "Kiểm tra an toàn thực phẩm bếp ăn tập thể trước năm học mới",
        "Đoàn liên ngành đã đến mười hai trường có tổ chức bán trú trên địa bàn thị xã Bình Khê.",
        "Từ ngày 18/8 đến 22/8, đoàn kiểm tra hồ sơ nguồn gốc thực phẩm, sổ lưu mẫu và điều kiện vệ sinh của bếp.\n"
        "Qua kiểm tra, chín bếp đạt yêu cầu; ba bếp bị nhắc nhở vì chưa che đậy thùng rác và thiếu lưới chắn ruồi.\n"
        "Đoàn lấy 26 mẫu thức ăn chín, kết quả xét nghiệm nhanh có một mẫu rau luộc không đạt chỉ tiêu vi sinh.\n"
        "Bà Lưu Ngọc Sương, Trưởng đoàn, yêu cầu các trường khắc phục xong trước ngày khai giảng và gửi báo cáo.\n"
        "Chi cục An toàn vệ sinh thực phẩm sẽ hậu kiểm đột xuất trong tháng 10, công khai cơ sở vi phạm.\n"
        "Phụ huynh có thể phản ánh bếp ăn mất vệ sinh qua đường dây nóng 0911 222 333 vào bất cứ lúc nào trong ngày.",
    ),
    Text(
        "Đưa bác sĩ trẻ về công tác tại các xã vùng cao",
        "Sáu bác sĩ đầu tiên của đề án đã nhận nhiệm vụ ở huyện Mường Pha.",
        "Sáng 14/3, tại Trung tâm Y tế huyện Mường Pha, lãnh đạo ngành trao quyết định cho sáu bác sĩ tình nguyện.\n"
        "Mỗi người sẽ làm việc ba mươi sáu tháng, được đào tạo chuyên khoa cấp I và hỗ trợ nhà ở, phương tiện đi lại.\n"
        "Bác sĩ Lò Văn Pấng, 27 tuổi, chia sẻ anh muốn trở về phục vụ bà con ở bản làng nơi mình sinh ra.\n"
        "Theo khảo sát, 11 trong số 17 trạm y tế của huyện chưa có bác sĩ; người bệnh phải đi hơn 40 km để khám.\n"
        "Đề án đặt mục tiêu đến năm 2028 mọi trạm y tế đều có bác sĩ làm việc và máy siêu âm xách tay.\n"
        "Buổi chiều cùng ngày, đoàn công tác thăm trạm y tế xã Nậm Chà, tặng thuốc và tủ bảo quản vắc xin.",
    ),
)


def week(number: int, begin: str, end: str, cases: int, more: int, sites: int, deaths: int) -> Text:
    """A bulletin of the kind that is filled in every week."""
    return Text(
        f"Tình hình dịch bệnh tuần {number}",
        "",
        f"Theo báo cáo của Trung tâm Kiểm soát bệnh tật tỉnh, trong tuần {number} (từ ngày {begin} đến ngày {end}), "
        f"toàn tỉnh ghi nhận {cases} ca mắc sốt xuất huyết, {'tăng' if more > 0 else 'giảm'} {abs(more)} ca "
        "so với tuần trước.\n"
        f"Các ca mắc phân bố tại {sites} xã; có {deaths} ổ dịch mới được phát hiện và xử lý theo quy định.\n"
        f"Cộng dồn từ đầu năm đến nay, toàn tỉnh có {cases * 31 + number} ca mắc, không có trường hợp tử vong.\n"
        f"Bệnh tay chân miệng: ghi nhận {cases // 3 + 2} ca, cộng dồn {cases * 9 + 11} ca. "
        f"Bệnh sởi: {deaths + 1} ca sốt phát ban nghi sởi.\n"
        "Các bệnh truyền nhiễm khác ổn định, chưa ghi nhận diễn biến bất thường trên địa bàn tỉnh.\n"
        "Ngành y tế khuyến cáo người dân chủ động diệt lăng quăng, ngủ mùng kể cả ban ngày và đi khám khi có sốt.",
    )


def meeting(day: str, hour: str, room: str, about: str) -> Text:
    return Text(
        f"Giấy mời họp {about}",
        "",
        f"Thực hiện chương trình công tác năm, Sở Y tế kính mời thủ trưởng các đơn vị trực thuộc dự họp {about}.\n"
        f"Thời gian: {hour}, ngày {day}. Địa điểm: {room}, trụ sở Sở Y tế, số 5 đường Bờ Kè.\n"
        "Thành phần: Ban Giám đốc Sở, trưởng các phòng chức năng, giám đốc các trung tâm y tế huyện và bệnh viện.\n"
        "Đề nghị các đại biểu chuẩn bị nội dung báo cáo, dự họp đầy đủ, đúng giờ và đúng thành phần.\n"
        "Mọi chi tiết xin liên hệ Văn phòng Sở Y tế qua số điện thoại 0292 3 111 222 trong giờ hành chính.",
    )


def gift(commune: str, day: str, sponsor: str, count: int, chief: str) -> Text:
    return Text(
        f"Khám bệnh, tặng quà cho người nghèo xã {commune}",
        f"Chương trình do {sponsor} phối hợp tổ chức.",
        f"Ngày {day}, tại trạm y tế xã {commune}, {sponsor} phối hợp với ngành y tế khám bệnh, cấp thuốc miễn phí.\n"
        f"Có {count} lượt người được đo huyết áp, thử đường huyết, siêu âm và tư vấn dinh dưỡng theo lứa tuổi.\n"
        f"Đoàn trao {count // 4} phần quà, mỗi phần trị giá 500 nghìn đồng, gồm gạo, dầu ăn, sữa và nhu yếu phẩm.\n"
        f"Ông {chief}, Chủ tịch Ủy ban nhân dân xã {commune}, cảm ơn đoàn đã đến với bà con còn nhiều khó khăn.\n"
        "Hoạt động nằm trong chương trình chăm sóc sức khỏe cộng đồng thường niên của các nhà hảo tâm.",
    )


def licence(name: str, place: str, number: str, day: str, person: str) -> Text:
    return Text(
        f"Công bố cơ sở đủ điều kiện tiêm chủng: {name}",
        "",
        f"Sở Y tế nhận được hồ sơ công bố cơ sở đủ điều kiện tiêm chủng của {name}, địa chỉ: {place}.\n"
        f"Người chịu trách nhiệm chuyên môn kỹ thuật: {person}. Số công bố: {number}/CB-TC, ngày {day}.\n"
        "Căn cứ quy định về hoạt động tiêm chủng, Sở Y tế đăng tải thông tin cơ sở trên trang thông tin điện tử.\n"
        "Cơ sở chịu trách nhiệm trước pháp luật về nội dung đã công bố và duy trì các điều kiện khi hoạt động.\n"
        "Trường hợp có thay đổi về tên, địa chỉ hoặc nhân sự, cơ sở phải công bố lại theo trình tự quy định.",
    )


def lines(text: Text) -> list[str]:
    return text.body.split("\n")


def source_added(text: Text) -> Text:
    return Text(text.title, text.lead, f"{text.body}\nTheo Cổng thông tin điện tử Sở Y tế\nTin, ảnh: Kiều Loan")


def lead_cut(text: Text) -> Text:
    return Text(text.title, "", text.body)


def title_changed(text: Text) -> Text:
    return Text("Tin vắn trong ngày của ngành y tế", text.lead, text.body)


def end_cut(text: Text) -> Text:
    return Text(text.title, text.lead, "\n".join(lines(text)[:-1]))


def numbers_updated(text: Text) -> Text:
    """One figure of the story was put right."""
    new = text.body
    for old, right in (("300 ml", "350 ml"), ("26 mẫu", "28 mẫu"), ("11 trong số", "12 trong số")):
        new = new.replace(old, right)
    assert new != text.body
    return Text(text.title, text.lead, new)


def spelled_otherwise(text: Text) -> Text:
    new = text.body.replace("khỏe", "khoẻ").replace("Ủy", "Uỷ").replace("bác sĩ", "bác sỹ").replace(" và ", " & ")
    return Text(text.title.upper(), text.lead, new)


def dateline_added(text: Text) -> Text:
    first, *rest = lines(text)
    return Text(text.title, f"(Cổng tin) - {text.lead}", "\n".join([f"Đăng lúc 07:15, 25/11/2025. {first}", *rest]))


def edited(text: Text) -> Text:
    """An editor's hand: a sentence shortened, two joined, a word changed here and there."""
    first, second, *rest = lines(text)
    kept = [line.replace("cho biết", "chia sẻ").replace("Sau hội chẩn, ", "").replace("đã ", "") for line in rest]
    return Text(f"{text.title} (cập nhật)", text.lead, "\n".join([f"{first} {second}", *kept]))


SAME = {
    f"{change.__name__}-{number}": (story, change(story))
    for number, story in enumerate(STORIES)
    for change in (
        source_added, lead_cut, title_changed, end_cut, numbers_updated, spelled_otherwise, dateline_added, edited,
    )
}  # fmt: skip
SAME |= {
    "a repost of a bulletin": (
        week(32, "4/8", "10/8", 45, 3, 12, 2), source_added(week(32, "4/8", "10/8", 45, 3, 12, 2))),
    "a bulletin under another title": (
        week(33, "11/8", "17/8", 51, 6, 15, 4), title_changed(week(33, "11/8", "17/8", 51, 6, 15, 4))),
    "a gift, reported by both sides": (
        gift("Tân Phú", "7/5", "Hội Chữ thập đỏ", 320, "Mạc Thế Vinh"),
        source_added(lead_cut(gift("Tân Phú", "7/5", "Hội Chữ thập đỏ", 320, "Mạc Thế Vinh")))),
    "an invitation, posted twice": (
        meeting("12/5/2025", "08 giờ 00", "Hội trường A", "sơ kết quý"),
        dateline_added(meeting("12/5/2025", "08 giờ 00", "Hội trường A", "sơ kết quý"))),
}  # fmt: skip

OTHER = {
    "next week's bulletin": (week(32, "4/8", "10/8", 45, 3, 12, 2), week(33, "11/8", "17/8", 51, 6, 15, 4)),
    "a quiet week after another": (week(7, "10/2", "16/2", 4, -1, 3, 0), week(8, "17/2", "23/2", 5, 1, 3, 0)),
    "the same week of another year": (week(32, "4/8", "10/8", 45, 3, 12, 2), week(32, "5/8", "11/8", 88, -9, 20, 7)),
    "a meeting on another day": (
        meeting("12/5/2025", "08 giờ 00", "Hội trường A", "sơ kết quý"),
        meeting("19/8/2025", "08 giờ 00", "Hội trường A", "sơ kết quý")),
    "a meeting written with the month in words": (
        meeting("13 tháng 5 năm 2025", "08 giờ 00", "Hội trường A", "sơ kết quý"),
        meeting("11 tháng 8 năm 2025", "08 giờ 00", "Hội trường A", "sơ kết quý")),
    "a meeting about something else": (
        meeting("12/5/2025", "08 giờ 00", "Hội trường A", "sơ kết quý"),
        meeting("15/5/2025", "14 giờ 00", "Phòng họp 2", "về công tác dược")),
    "gifts in another commune": (
        gift("Tân Phú", "7/5", "Hội Chữ thập đỏ", 320, "Mạc Thế Vinh"),
        gift("Long Hậu", "21/5", "Hội Chữ thập đỏ", 280, "Thái Thanh Liêm")),
    "gifts by others on the same day": (
        gift("Tân Phú", "7/5", "Hội Chữ thập đỏ", 320, "Mạc Thế Vinh"),
        gift("Vĩnh Hội", "7/5", "Chùa Phước Lâm", 150, "Trà Minh Khôi")),
    "another clinic's licence": (
        licence("Phòng khám Minh Tâm", "ấp 3, xã Tân Phú", "118", "2/4/2025", "BS. Tống Thị Diễm"),
        licence("Phòng tiêm An Nhiên", "khóm 5, phường Bình Khê", "131", "9/4/2025", "BS. Đàm Quang Huy")),
    **{f"two stories {a}{b}": (STORIES[a], STORIES[b]) for a, b in ((0, 1), (0, 2), (1, 2))},
    "a story and a bulletin": (STORIES[1], week(32, "4/8", "10/8", 45, 3, 12, 2)),
}  # fmt: skip


def are_alike(pair: tuple[Text, Text]) -> bool:
    one, other = pair[0].signature, pair[1].signature
    assert one is not None and other is not None
    return alike(one, other)


@pytest.mark.parametrize("name", SAME)
def test_one_story(name: str) -> None:
    assert are_alike(SAME[name])


@pytest.mark.parametrize("name", OTHER)
def test_not_one_story(name: str) -> None:
    assert not are_alike(OTHER[name])


def test_words_alone_would_not_do() -> None:
    """Why facts are compared: some forms filled in anew have more words in common than some reposts."""

    def words(pair: tuple[Text, Text]) -> float:
        return likeness(pair[0].signature or b"", pair[1].signature or b"")

    assert max(map(words, OTHER.values())) > min(map(words, SAME.values()))


def test_likeness_is_near_the_true_share() -> None:
    rng = random.Random(5)
    vocabulary = [f"từ{number}" for number in range(3000)]
    words = [rng.choice(vocabulary) for _ in range(600)]
    for kept in (0.9, 0.7, 0.5):
        other = words[: int(600 * kept)] + [rng.choice(vocabulary) for _ in range(600 - int(600 * kept))]
        sets = [set(zip(text, text[1:], text[2:], strict=False)) for text in (words, other)]
        true = len(sets[0] & sets[1]) / len(sets[0] | sets[1])
        one, two = (signature("", None, " ".join(text)) for text in (words, other))
        assert one and two
        assert likeness(one, two) == pytest.approx(true, abs=0.12)


def test_short_texts_have_no_signature() -> None:
    assert signature("Đang cập nhật", None, "Nội dung đang được cập nhật.") is None
    assert signature("", None, "") is None


@pytest.fixture(scope="module")
def archive() -> tuple[dict[int, bytes], dict[int, int]]:
    """Everything above as one archive: signatures by article, and which story each tells."""
    texts: dict[Text, int] = {}
    stories: dict[int, int] = {}
    clusters: dict[Text, int] = {}
    for number, (one, other) in enumerate(SAME.values()):
        story = clusters.setdefault(one, number)
        for text in (one, other):
            stories[texts.setdefault(text, len(texts) + 1)] = story
    for number, pair in enumerate(OTHER.values(), 1000):
        for place, text in enumerate(pair):
            if text not in texts:
                stories[texts.setdefault(text, len(texts) + 1)] = clusters.setdefault(text, 2 * number + place)
    return {article: text.signature or b"" for text, article in texts.items()}, stories


def test_an_archive_falls_into_its_stories(archive: tuple[dict[int, bytes], dict[int, int]]) -> None:
    signatures, stories = archive
    found = groups(alike_pairs(signatures, sorted(signatures)))
    wanted: dict[int, list[int]] = {}
    for number, story in stories.items():
        wanted.setdefault(story, []).append(number)
    assert found == sorted(sorted(group) for group in wanted.values() if len(group) > 1)


@settings(max_examples=20, deadline=None)
@given(st.randoms(use_true_random=False))
def test_pairs_do_not_depend_on_the_order(archive: tuple[dict[int, bytes], dict[int, int]], rng: random.Random) -> None:
    signatures, _ = archive
    order = sorted(signatures)
    wanted = {frozenset(pair) for pair in alike_pairs(signatures, order)}
    rng.shuffle(order)
    assert {frozenset(pair) for pair in alike_pairs(signatures, order)} == wanted


@given(st.lists(st.tuples(st.integers(1, 12), st.integers(1, 12)), max_size=20), st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_the_order(pairs: list[tuple[int, int]], rng: random.Random) -> None:
    shuffled = [pair if rng.random() < 0.5 else pair[::-1] for pair in pairs]
    rng.shuffle(shuffled)
    assert groups(shuffled) == groups(pairs)


def test_chains_are_one_group() -> None:
    assert groups([(4, 3), (2, 3), (9, 8), (1, 2)]) == [[1, 2, 3, 4], [8, 9]]


def test_an_archive_keeps_signatures_and_leads_reposts_to_the_first(tmp_path: Path) -> None:
    """Two hosts, another title, a cut lead; the bulletins of two weeks stay two. Nothing is signed twice."""
    db = archive_of(Home(tmp_path))
    first, again = STORIES[0], title_changed(lead_cut(STORIES[0]))
    this, next_one = OTHER["next week's bulletin"]
    put(db, article(GIA_LAI, path="a", title=again.title, body=again.body, published="2025-06-11"))
    put(db, article(HUE, path="b", title=first.title, lead=first.lead, body=first.body, published="2025-06-10"))
    put(db, article(HUE, path="c", title=this.title, body=this.body, published="2025-08-11"))
    put(db, article(HUE, path="d", title=next_one.title, body=next_one.body, published="2025-08-18"))
    put(db, article(HUE, path="e", title="Thông báo", body="Nghỉ lễ.", published="2025-08-18"))
    store.resolve_all(db)
    rows = db.execute("select a.url, d.url from articles a join articles d on d.id = a.duplicate_of").fetchall()
    assert rows == [("https://gialai.example/a", "https://soyte.example/b")]
    assert db.execute("select count(*), sum(length(signature) = 0) from text_signatures").fetchone() == (5, 1)
    changes = db.conn.total_changes
    store.resolve_all(db)
    assert db.conn.total_changes == changes
    db.close()


@given(st.text(max_size=600), st.text(max_size=60))
def test_any_text_is_taken(body: str, title: str) -> None:
    found = signature(title, None, body)
    assert found is None or (alike(found, found) and likeness(found, found) == 1.0)
