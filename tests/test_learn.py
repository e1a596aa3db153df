# ruff: noqa: E501  (lines of HTML)
from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from crawler.items import Context, Page, Source
from pipelines.article import examine
from pipelines.learn import PageBlocks, blocks_of, learn, observe, sample, version_of

START = datetime(2025, 3, 10, tzinfo=UTC)
SOURCE = Source(key="vi-du", name="Ví dụ")
SENTENCES = [
    "Trạm y tế xã số {n} đã tiêm bổ sung cho {m} trẻ trong ngày đầu của chiến dịch.",
    "Đoàn giám sát thứ {n} ghi nhận {m} điểm tiêm bảo đảm quy trình một chiều.",
    "Theo kế hoạch số {n}, còn {m} thôn sẽ được tiêm vét vào tuần sau.",
]


def page(n: int, host: str = "vi-du.vn", path: str | None = None, fetched: datetime = START) -> Page:
    text = "".join(f"<p>{sentence.format(n=n, m=n * 7 + 3)}</p>" for sentence in SENTENCES)
    html = f"""<html><head><title>Trang tin ngành y tế</title></head><body>
    <div class=top>Trang tin ngành y tế tỉnh</div>
    <div class=khung><p>Nhiệt liệt chào mừng ngày Thầy thuốc Việt Nam, quyết tâm hoàn thành chỉ tiêu được giao.</p></div>
    <h2 class=tieude>Kết quả chiến dịch tiêm chủng ngày thứ {n}</h2><p class=ngay>Ngày đăng: 05/03/2025</p>{text}
    <p align=right><b>Thu Hà</b></p><div>Lượt truy cập: {n * 311}</div></body></html>"""
    return Page(url=f"https://{host}{path or f'/tin/{n}'}", body=html.encode(), fetched_at=fetched + timedelta(hours=n))


def context_of(pages: list[Page]) -> Context:
    return learn("vi-du", [observe(one) for one in pages]).context


def test_what_repeats_is_chrome_and_what_does_not_is_text() -> None:
    learned = learn("vi-du", [observe(page(n)) for n in range(1, 7)])
    samples = {block.sample for block in learned.blocks}
    assert any(text.startswith("Nhiệt liệt chào mừng") for text in samples)
    assert not any("Trạm y tế xã" in text for text in samples)
    assert all(block.pages == 6 and block.first_seen == START + timedelta(hours=1) for block in learned.blocks)
    article = examine(page(3), SOURCE, learned.context, mentions=False)
    assert article.body == "\n".join(sentence.format(n=3, m=24) for sentence in SENTENCES)  # type: ignore[union-attr]


def test_title_date_and_byline_are_read_though_they_repeat() -> None:
    pages = [page(n) for n in range(1, 7)]
    context = context_of(pages)
    article = examine(pages[0], SOURCE, context, mentions=False)
    assert article.title == "Kết quả chiến dịch tiêm chủng ngày thứ 1"  # type: ignore[union-attr]
    assert article.published.value == "2025-03-05"  # type: ignore[union-attr]
    assert article.byline == "Thu Hà"  # type: ignore[union-attr]
    assert article.context == context.version != ""  # type: ignore[union-attr]


def test_two_pages_teach_nothing() -> None:
    learned = learn("vi-du", [observe(page(1)), observe(page(2))])
    assert learned.context == Context.empty("vi-du")


def test_captures_of_one_article_count_once() -> None:
    again = [page(1, fetched=START + timedelta(days=day)) for day in range(9)]
    addresses = [page(1, path="/tin/1?utm_source=a"), page(1, path="/tin/1#x")]
    assert context_of([*again, *addresses]).chrome == frozenset()


def test_one_article_at_many_addresses_is_no_chrome() -> None:
    pages = [page(1), *(page(1, path=f"/tin/1?muc={n}") for n in range(5)), page(2)]
    samples = {block.sample for block in learn("vi-du", [observe(one) for one in pages]).blocks}
    assert not any("Trạm y tế xã" in text for text in samples)


def test_hosts_are_counted_apart() -> None:
    pages = [page(n, host) for n in (1, 2) for host in ("a.vn", "b.vn", "c.vn")]
    assert context_of(pages).chrome == frozenset()


@given(st.randoms(use_true_random=False), st.integers(min_value=0, max_value=3))
def test_order_and_repetition_do_not_matter(rng: random.Random, repeated: int) -> None:
    observations = OBSERVATIONS + OBSERVATIONS[:repeated]
    rng.shuffle(observations)
    assert learn("vi-du", observations) == LEARNED


OBSERVATIONS = [observe(page(n)) for n in range(1, 8)]
LEARNED = learn("vi-du", OBSERVATIONS)


def test_of_many_pages_a_sample_by_address_is_enough() -> None:
    captures = [(f"https://vi-du.vn/tin/{n}", START) for n in range(1000)] + [("https://nho.vn/1", START)]
    chosen = sample(captures, 200)
    assert len(chosen) == 201
    assert chosen == sample(reversed(captures), 200)
    # One more page moves at most one page of the sample.
    assert len(chosen - sample([*captures, ("https://vi-du.vn/tin/moi", START)], 200)) <= 1
    # What is fetched later is a sample of its own: few pages of a new template are not lost among the old.
    later = [(f"https://vi-du.vn/moi/{n}", START + timedelta(days=200)) for n in range(5)]
    assert chosen < sample([*captures, *later], 200)
    assert len(sample([*captures, *later], 200)) == 206


def test_learning_from_the_sample_equals_learning_from_all() -> None:
    blocks = OBSERVATIONS[0].blocks
    many = [
        PageBlocks(
            url=f"https://vi-du.vn/{n}", host="vi-du.vn", identity=str(n), fetched_at=START, blocks=blocks[n % 3 :]
        )
        for n in range(250)
    ]
    chosen = sample((one.url, one.fetched_at) for one in many)
    assert learn("x", many) == learn("x", [one for one in many if (one.url, "2025-Q1") in chosen])


def relaunched(n: int) -> Page:
    """A page of the host after its relaunch: other frame, same kind of text."""
    text = "".join(f"<p>{sentence.format(n=n + 500, m=n * 7 + 3)}</p>" for sentence in SENTENCES)
    html = f"""<html><head><title>Tin số {n} - Cổng mới</title></head><body><header class=dau>Cổng thông tin mới</header>
    <div class=cot-trai><p>Chuyên trang cải cách hành chính của ngành, cập nhật hằng ngày cho người dân.</p></div>
    <main><h1>Bản tin thứ {n}</h1><p class=ngay>Ngày đăng: 0{n}/09/2025</p>{text}</main></body></html>"""
    return Page(url=f"https://vi-du.vn/moi/{n}", body=html.encode(), fetched_at=START + timedelta(days=180, hours=n))


def test_a_relaunch_is_learned_from_its_first_pages() -> None:
    old = [page(n) for n in range(1, 41)]
    context = context_of([*old, *(relaunched(n) for n in range(1, 4))])
    article = examine(relaunched(2), SOURCE, context, mentions=False)
    assert "cải cách hành chính" not in article.body  # type: ignore[union-attr]
    assert article.published.value == "2025-09-02"  # type: ignore[union-attr]
    # And the old pages are read as before.
    before = examine(old[4], SOURCE, context_of(old), mentions=False)
    assert before.body == examine(old[4], SOURCE, context, mentions=False).body  # type: ignore[union-attr]


def test_a_quarter_with_few_pages_needs_half_of_them() -> None:
    """Three reports that begin alike among ten articles are no template; three of five are."""
    alike = "Trung tâm ghi nhận tình hình bệnh truyền nhiễm trên địa bàn như sau, theo báo cáo của các trạm y tế."

    def report(n: int, day: int) -> Page:
        start = alike if n < 3 else f"Đoàn kiểm tra số {n} làm việc tại {n} cơ sở hành nghề ở các xã, phường."
        body = f"<h1>Bản tin {n}</h1><div class=dau>{start}</div><div class=bai><p>{SENTENCES[0].format(n=n, m=n)}</p></div>"
        return Page(url=f"https://vi-du.vn/t/{n}", body=body.encode(), fetched_at=START + timedelta(days=day))

    years = [report(n + 100, 400 + n) for n in range(20)]
    ten = learn("x", [observe(one) for one in (*(report(n, 0) for n in range(10)), *years)])
    five = learn("x", [observe(one) for one in (*(report(n, 0) for n in range(5)), *years)])
    assert not any(block.sample == alike for block in ten.blocks)
    assert any(block.sample == alike for block in five.blocks)


def counted(n: int, fetched: datetime) -> Page:
    """A page with a clock, counters and a date of its own, all of them figures that differ from page to page."""
    clock = f"Thứ {('hai', 'ba', 'tư', 'năm')[n % 4]}, {fetched:%d/%m/%Y} 0{n}:15"
    html = f"""<html><head><title>Bản tin {n}</title></head><body><div class=dau><span>{clock}</span></div>
    <div class=than><h2 class=ten>Bản tin dịch bệnh tuần {n}</h2><div class=luc>0{n}/02/2025 08:0{n}</div>
    <div class=chu><p>Trong tuần {n}, toàn tỉnh ghi nhận {n * 13} ca mắc mới</p>
    <p>{SENTENCES[0].format(n=n, m=n)} {SENTENCES[1].format(n=n, m=n + 5)} {SENTENCES[2].format(n=n, m=n + 9)}</p></div>
    <div class=o><p>Khách trong ngày: {n * 41}</p><p>Tổng cộng: {n * 1733}</p></div></div></body></html>"""
    return Page(url=f"https://vi-du.vn/bt/{n}", body=html.encode(), fetched_at=fetched)


def test_counters_and_clocks_are_known_by_their_place_and_dates_are_kept() -> None:
    pages = [counted(n, START + timedelta(days=3 * n)) for n in range(1, 9)]
    learned = learn("vi-du", [observe(one) for one in pages])
    kinds = {block.path.rpartition("/")[2] for block in learned.blocks}
    samples = " ".join(block.sample for block in learned.blocks)
    assert "Khách trong ngày" in samples and "Tổng cộng" in samples
    assert "div.luc" not in kinds and "h2.ten" not in kinds
    article = examine(pages[4], SOURCE, learned.context, mentions=False)
    assert article.title == "Bản tin dịch bệnh tuần 5"  # type: ignore[union-attr]
    assert article.published.value == "2025-02-05T08:05"  # type: ignore[union-attr]
    assert "Khách" not in article.body and "2025" not in article.body  # type: ignore[union-attr]
    # A page fetched later shows figures that nobody saw while learning.
    later = examine(counted(9, START + timedelta(days=300)), SOURCE, learned.context, mentions=False)
    assert "Khách" not in later.body and later.published.value == "2025-02-09T08:09"  # type: ignore[union-attr]


def test_a_report_that_comes_every_week_is_no_counter() -> None:
    """Its lines differ in their figures only, as a counter's do; but its place holds other lines on other pages."""
    pages = [counted(n, START + timedelta(days=n)) for n in range(1, 5)]
    for n in range(5, 12):
        html = counted(n % 8, START + timedelta(days=n)).body.decode()
        html = html.replace(f"Trong tuần {n % 8}, toàn tỉnh", f"Đợt {'abcdefgh'[n - 5]} của chương trình ở tỉnh")
        pages.append(Page(url=f"https://vi-du.vn/bt/{n}", body=html.encode(), fetched_at=START + timedelta(days=n)))
    article = examine(pages[0], SOURCE, context_of(pages), mentions=False)
    assert "Trong tuần 1, toàn tỉnh ghi nhận 13 ca mắc mới" in article.body  # type: ignore[union-attr]


def test_version_names_the_chrome() -> None:
    assert version_of(frozenset()) == ""
    assert version_of(frozenset({"a", "b"})) == version_of(frozenset({"b", "a"})) != version_of(frozenset({"a"}))


def test_blocks_of_what_is_no_page() -> None:
    for one in (
        Page(url="https://a.vn/x.pdf", body=b"%PDF-1.7", content_type="application/pdf", fetched_at=START),
        Page(url="https://a.vn/x", body=page(1).body, status=404, fetched_at=START),
        Page(url="https://a.vn/x", body=b"", fetched_at=START),
    ):
        assert blocks_of(one) == ()


def test_sentences_that_editors_write_again_are_text() -> None:
    """The same line among paragraphs of one element, and the same request below them; the slogan stays out."""
    cue = "Người dân cần chủ động thực hiện các biện pháp sau:"
    request = "Mọi ý kiến phản ánh xin gửi về Phòng Nghiệp vụ Y trước khi hết giờ làm việc."

    def written(n: int) -> Page:
        one = page(n)
        first, second, third = (sentence.format(n=n, m=n * 7 + 3) for sentence in SENTENCES)
        html = one.body.decode().replace(f"<p>{second}</p>", f"<p>{cue}</p><p>{second}</p>")
        html = html.replace(f"<p>{third}</p>", f"<p>{third}</p><p>{request}</p>")
        assert first in html
        return Page(url=one.url, body=html.encode(), fetched_at=one.fetched_at)

    pages = [written(n) for n in range(1, 7)]
    article = examine(pages[2], SOURCE, context_of(pages), mentions=False)
    first, second, third = (sentence.format(n=3, m=24) for sentence in SENTENCES)
    assert article.body.split("\n") == [first, cue, second, third, request]  # type: ignore[union-attr]


def test_what_was_learned_turns_no_article_into_none() -> None:
    """Headlines that every page lists are learned; the article below them is one all the same."""
    others = "".join(f"<p><a href='/tin/{n}'>Đoàn khám lưu động về thôn thứ {n} của xã</a></p>" for n in range(20, 26))
    pages = [
        Page(
            url=one.url,
            body=one.body.decode().replace("<p align=right>", f"{others}<p align=right>").encode(),
            fetched_at=one.fetched_at,
        )
        for one in (page(n) for n in range(1, 7))
    ]
    article = examine(pages[4], SOURCE, context_of(pages), mentions=False)
    assert article.body == "\n".join(sentence.format(n=5, m=38) for sentence in SENTENCES)  # type: ignore[union-attr]


STANDING = "Đây là hoạt động thuộc Chương trình chăm sóc sức khỏe nhân dân trên địa bàn tỉnh An Sơn."
PLACE = "Địa chỉ điểm tiêm: số 12 đường Trần Phú, phường Nam Sơn, tất cả các ngày trong tuần"
PHONE = "Điện thoại tư vấn: 0223 000 115"


def with_standing(n: int, first: str, last: tuple[str, ...]) -> Page:
    """A page whose text opens and ends with lines that others have as well, over a line of the template's."""
    one = page(n)
    texts = [sentence.format(n=n, m=n * 7 + 3) for sentence in SENTENCES]
    html = one.body.decode().replace(f"<p>{texts[0]}</p>", f"<div class=rte><p>{first}</p><p>{texts[0]}</p>")
    under = "".join(f"<p>{line}</p>" for line in last)
    html = html.replace(f"<p>{texts[2]}</p>", f"<p>{texts[2]}</p>{under}<p>Trở lại danh mục tin</p></div>")
    return Page(url=one.url, body=html.encode(), fetched_at=one.fetched_at)


def test_lines_that_some_articles_share_are_text_and_what_all_have_under_it_is_none() -> None:
    pages = [
        with_standing(
            n,
            STANDING if n % 3 else f"Bản tin số {n} của ngành.",
            (PLACE, PHONE) if n % 2 else (PLACE,) if n % 4 else (),
        )
        for n in range(1, 9)
    ]
    pages += [page(n) for n in range(10, 14)]
    article = examine(pages[6], SOURCE, context_of(pages), mentions=False)
    texts = [sentence.format(n=7, m=52) for sentence in SENTENCES]
    assert article.body.split("\n") == [STANDING, *texts, PLACE, PHONE]  # type: ignore[union-attr]


def test_a_sentence_that_opens_every_article_is_text() -> None:
    pages = [with_standing(n, STANDING, ()) for n in range(1, 7)]
    article = examine(pages[2], SOURCE, context_of(pages), mentions=False)
    texts = [sentence.format(n=3, m=24) for sentence in SENTENCES]
    assert article.body.split("\n") == [STANDING, *texts]  # type: ignore[union-attr]


def test_news_beside_the_text_are_learned_though_each_stands_on_some_pages_only() -> None:
    news = [
        f"Ngành y tế tỉnh triển khai kế hoạch thứ {n}, hướng đến phục vụ người dân ngày một tốt hơn." for n in range(5)
    ]
    pages = []
    for n in range(1, 11):
        one = page(n)
        beside = "".join(f"<div class=tom>{text}</div>" for text in news[n // 4 : n // 4 + 3])
        html = one.body.decode().replace("<p align=right>", f"<div class=moi>{beside}</div><p align=right>")
        pages.append(Page(url=one.url, body=html.encode(), fetched_at=one.fetched_at))
    samples = {block.sample for block in learn("x", [observe(one) for one in pages]).blocks}
    assert set(news) <= samples


def test_a_short_notice_with_title_and_date_of_its_own_stays_an_article() -> None:
    """Alone it is long enough with what the template puts below it; that is learned, and leaves one sentence."""
    note = "Sở Y tế trân trọng thông báo để các cơ quan, đơn vị, tổ chức và người dân trên địa bàn tỉnh được biết, thực hiện."
    own = "Do mất điện khu vực, ngày mai bộ phận một cửa của Sở Y tế tạm ngừng tiếp nhận hồ sơ từ 8 giờ đến 11 giờ."

    def notice(n: int) -> Page:
        texts = own if n == 3 else "</p><p>".join(sentence.format(n=n, m=n * 7 + 3) for sentence in SENTENCES)
        html = f"""<html><head><title>Thông báo việc số {n} của ngành - Sở Y tế</title></head><body><div class=tin>
        <h1>Thông báo việc số {n} của ngành</h1><p class=ngay>Ngày đăng: 05/03/2025</p><div class=nd><p>{texts}</p></div>
        <div class=loi><p>{note}</p></div></div></body></html>"""
        return Page(url=f"https://vi-du.vn/tb/{n}", body=html.encode(), fetched_at=START + timedelta(hours=n))

    pages = [notice(n) for n in range(1, 7)]
    article = examine(pages[2], SOURCE, context_of(pages), mentions=False)
    assert (article.title, article.body) == ("Thông báo việc số 3 của ngành", own)  # type: ignore[union-attr]
