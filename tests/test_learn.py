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
    urls = [f"https://vi-du.vn/tin/{n}" for n in range(1000)] + ["https://nho.vn/1"]
    chosen = sample(urls, 200)
    assert len(chosen) == 201
    assert chosen == sample(reversed(urls), 200)
    # One more page moves at most one page of the sample.
    assert len(chosen - sample([*urls, "https://vi-du.vn/tin/moi"], 200)) <= 1


def test_learning_from_the_sample_equals_learning_from_all() -> None:
    blocks = OBSERVATIONS[0].blocks
    many = [
        PageBlocks(
            url=f"https://vi-du.vn/{n}", host="vi-du.vn", identity=str(n), fetched_at=START, blocks=blocks[n % 3 :]
        )
        for n in range(250)
    ]
    chosen = sample(one.url for one in many)
    assert learn("x", many) == learn("x", [one for one in many if one.url in chosen])


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
