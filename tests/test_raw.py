"""The raw archive: what was written is read back, and nothing that was whole is ever lost."""

from __future__ import annotations

import gzip
import random
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawler.encoding import BodyError, TooLarge, decode
from crawler.home import Home
from crawler.items import Page, Source
from crawler.raw import RawArchive, RawError, Stored, digest_of, read
from crawler.torn import find_end
from crawler.warc_records import Record

SOURCE = Source(key="thu", name="Sở Y tế thử")
WHEN = datetime(2025, 8, 14, 3, 9, 5, tzinfo=UTC)


def record(number: int, *, body: bytes | None = None, source: Source = SOURCE, when: datetime = WHEN) -> Record:
    noise = random.Random(number).randbytes(300)
    body = f"<p>Bài số {number}</p>".encode() + noise if body is None else body
    page = Page(
        url=f"http://soyte.test/bai-{number}", body=body, content_type="text/html; charset=utf-8", fetched_at=when
    )
    return Record(page=page, source=source)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home").open()


def write(home: Home, *numbers: int, rotate_at: int = 1 << 30) -> list[Stored]:
    archive = RawArchive(home, 1, rotate_at=rotate_at)
    try:
        return archive.write_group([record(number) for number in numbers])
    finally:
        archive.close()


def urls(path: Path) -> list[str]:
    with path.open("rb") as file:
        return [r.rec_headers.get_header("WARC-Target-URI") for r in ArchiveIterator(file) if r.rec_type == "response"]


def test_a_page_comes_back_as_it_was_sent(home: Home) -> None:
    body = "<p>Trạm y tế Hòa Bình</p>".encode()
    payload = gzip.compress(body, mtime=0)
    headers = (
        ("Content-Type", "text/html; charset=windows-1258"),
        ("Content-Encoding", "gzip"),
        ("Content-Length", str(len(payload))),
        ("Set-Cookie", "a=1"),
        ("Set-Cookie", "b=2"),
    )
    page = Page(url="http://soyte.test/a?b=1", body=body, content_type=headers[0][1], status=404, fetched_at=WHEN)
    archive = RawArchive(home, 1)
    (stored,) = archive.write_group([Record(page=page, source=SOURCE, headers=headers, payload=payload)])
    archive.close()
    assert read(home, stored.warc, stored.offset, stored.digest) == page
    assert stored.length == len(body)
    with (home.warc_dir / stored.warc).open("rb") as file:
        info, response = [
            (r.rec_type, r.rec_headers, r.http_headers, r.raw_stream.read()) for r in ArchiveIterator(file)
        ]
    assert info[0] == "warcinfo"
    assert response[1].protocol == "WARC/1.1"
    assert tuple(response[2].headers) == headers
    assert response[3] == payload


def test_one_file_per_source_and_month_opened_at_the_first_record(home: Home) -> None:
    archive = RawArchive(home, 1)
    assert not list(home.warc_dir.iterdir())
    other = Source(key="khac", name="Khác")
    later = datetime(2025, 9, 1, tzinfo=UTC)
    stored = archive.write_group([record(1), record(2, source=other), record(3, when=later), record(4)])
    archive.close()
    prefix = home.archive_id
    assert [s.warc for s in stored] == [
        f"{prefix}-thu-202508-001.warc.gz",
        f"{prefix}-khac-202508-001.warc.gz",
        f"{prefix}-thu-202509-001.warc.gz",
        f"{prefix}-thu-202508-001.warc.gz",
    ]
    (again,) = write(home, 5)
    assert again.warc == stored[0].warc
    assert again.offset > stored[3].offset


def test_a_full_file_is_not_continued(home: Home) -> None:
    names = [write(home, number, rotate_at=600)[0].warc for number in range(4)]
    assert len(set(names)) > 1
    assert names == sorted(names)
    for number, name in enumerate(names):
        assert f"http://soyte.test/bai-{number}" in urls(home.warc_dir / name)


def test_a_torn_tail_is_cut_wherever_the_write_stopped(home: Home) -> None:
    first, second = write(home, 1, 2)
    path = home.warc_dir / first.warc
    whole = path.read_bytes()
    third = write(home, 3)[0]
    longer = path.read_bytes()
    assert longer[: third.offset] == whole
    for stop in range(third.offset, len(longer), 7):
        path.write_bytes(longer[:stop])
        (fourth,) = write(home, 4)
        assert fourth.warc == first.warc
        assert fourth.offset == third.offset  # the torn record is gone, the new one stands in its place
        assert urls(path) == [f"http://soyte.test/bai-{n}" for n in (1, 2, 4)]
        for stored in (first, second, fourth):
            assert read(home, stored.warc, stored.offset, stored.digest).body


def test_damage_is_left_alone_and_a_new_file_started(home: Home) -> None:
    first, second = write(home, 1, 2)
    path = home.warc_dir / first.warc
    data = bytearray(path.read_bytes())
    data[first.offset + 60] ^= 0xFF
    path.write_bytes(bytes(data))
    (third,) = write(home, 3)
    assert third.warc.endswith("-002.warc.gz")
    assert path.read_bytes() == bytes(data)
    assert read(home, second.warc, second.offset, second.digest).url.endswith("bai-2")


def test_what_the_database_knows_is_never_cut(home: Home) -> None:
    first, second = write(home, 1, 2)
    path = home.warc_dir / first.warc
    torn = path.read_bytes()[:-5]
    path.write_bytes(torn)
    archive = RawArchive(home, 1, committed=lambda name: second.offset)
    (third,) = archive.write_group([record(3)])
    archive.close()
    assert path.read_bytes() == torn
    assert third.warc != first.warc


def test_a_changed_record_is_noticed(home: Home) -> None:
    (stored,) = write(home, 1)
    with pytest.raises(RawError, match="digest differs"):
        read(home, stored.warc, stored.offset, digest_of(b"something else"))
    with pytest.raises(RawError):
        read(home, stored.warc, stored.offset + 1, stored.digest)
    with pytest.raises(RawError, match="cannot be read"):
        read(home, "no-such-file.warc.gz", 0, stored.digest)
    path = home.warc_dir / stored.warc
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(RawError):
        read(home, stored.warc, stored.offset, stored.digest)


def test_find_end_of_an_empty_and_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "x.gz"
    path.write_bytes(b"")
    assert find_end(path).whole
    path.write_bytes(gzip.compress(b"a", mtime=0) + gzip.compress(b"b" * 200_000))
    assert find_end(path).whole


BODY = ("<p>" + "Sở Y tế " * 500 + "</p>").encode()


@pytest.mark.parametrize(
    ("encoding", "sent"),
    [
        ("gzip", gzip.compress(BODY, mtime=0)),
        ("x-gzip", gzip.compress(BODY, mtime=0) + b"\0\0\0"),
        ("GZIP", gzip.compress(BODY[:100], mtime=0) + gzip.compress(BODY[100:], mtime=0)),
        ("deflate", zlib.compress(BODY)),
        ("deflate", zlib.compress(BODY, wbits=-15)),
        ("gzip", BODY),  # announced, but plain
        ("identity", BODY),
    ],
)
def test_content_encodings_are_undone(encoding: str, sent: bytes) -> None:
    assert decode(sent, [encoding], 1 << 20) == BODY


@pytest.mark.parametrize("sent", [gzip.compress(BODY, mtime=0), zlib.compress(BODY)])
@pytest.mark.parametrize("keep", [0.3, 0.9, 0.999])
def test_a_truncated_body_is_refused(sent: bytes, keep: float) -> None:
    encoding = "gzip" if sent[:2] == b"\x1f\x8b" else "deflate"
    with pytest.raises(BodyError, match=r"short|damaged"):
        decode(sent[: int(len(sent) * keep)], [encoding], 1 << 20)


def test_a_bomb_and_an_unknown_encoding_are_refused() -> None:
    with pytest.raises(TooLarge):
        decode(gzip.compress(b"\0" * 30_000_000, mtime=0), ["gzip"], 16 << 20)
    with pytest.raises(BodyError, match="not understood"):
        decode(BODY, ["zstd"], 1 << 20)


def twice(home: Home, *bodies: bytes, payloads: tuple[bytes | None, ...] = ()) -> list[Stored]:
    """The same or other bytes at one address after another, each written when the one before is known."""
    first: dict[str, tuple[str, int]] = {}
    stored = []
    archive = RawArchive(home, 1, earlier=first.get)
    for number, body in enumerate(bodies):
        payload = payloads[number] if payloads else None
        headers = (("Content-Type", "application/pdf"), *([("Content-Encoding", "gzip")] if payload else []))
        page = Page(
            url=f"http://soyte.test/tep-{number}.pdf", body=body, content_type="application/pdf", fetched_at=WHEN
        )
        (place,) = archive.write_group([Record(page=page, source=SOURCE, headers=headers, payload=payload)])
        first.setdefault(place.digest, (place.warc, place.offset))
        stored.append(place)
    archive.close()
    return stored


def kinds(home: Home, warc: str) -> list[str]:
    with (home.warc_dir / warc).open("rb") as file:
        return [record.rec_type for record in ArchiveIterator(file)]


def test_the_same_bytes_at_two_addresses_are_stored_once(home: Home) -> None:
    body = random.Random(7).randbytes(50_000)
    stored = twice(home, body, body, body)
    assert kinds(home, stored[0].warc) == ["warcinfo", "response", "revisit", "revisit"]
    assert (home.warc_dir / stored[0].warc).stat().st_size < 60_000
    for number, place in enumerate(stored):
        page = read(home, place.warc, place.offset, place.digest)
        assert (page.url, page.body, page.content_type) == (
            f"http://soyte.test/tep-{number}.pdf",
            body,
            "application/pdf",
        )
    assert find_end(home.warc_dir / stored[0].warc).whole


def test_a_revisit_record_says_where_its_bytes_are_as_the_standard_has_it(home: Home) -> None:
    body = random.Random(7).randbytes(5_000)
    first, second = twice(home, body, body)
    with (home.warc_dir / second.warc).open("rb") as file:
        file.seek(second.offset)
        record = next(iter(ArchiveIterator(file)))
        told = dict(record.rec_headers.headers)
    assert told["WARC-Profile"] == "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
    assert told["WARC-Refers-To-Target-URI"] == "http://soyte.test/tep-0.pdf"
    assert told["WARC-Refers-To-Date"] == "2025-08-14T03:09:05Z"
    assert (told["WARC-Refers-To-Filename"], told["WARC-Refers-To-File-Offset"]) == (first.warc, str(first.offset))


def test_bytes_that_were_sent_otherwise_or_are_few_are_stored_again(home: Home) -> None:
    body = random.Random(7).randbytes(5_000)
    stored = twice(home, body, body, payloads=(None, gzip.compress(body, mtime=0)))
    assert kinds(home, stored[0].warc)[1:] == ["response", "response"]
    few = twice(home, b"<p>404</p>", b"<p>404</p>")
    assert kinds(home, few[0].warc)[-2:] == ["response", "response"]


def test_nothing_refers_to_bytes_that_are_damaged(home: Home) -> None:
    body = random.Random(7).randbytes(5_000)
    (stored,) = twice(home, body)
    path = home.warc_dir / stored.warc
    content = bytearray(path.read_bytes())
    content[stored.offset + 1500] ^= 0xFF
    path.write_bytes(content)
    archive = RawArchive(
        home, 1, committed=lambda name: stored.offset, earlier=lambda digest: (stored.warc, stored.offset)
    )
    page = Page(url="http://soyte.test/ban-sao.pdf", body=body, content_type="application/pdf", fetched_at=WHEN)
    (again,) = archive.write_group([Record(page=page, source=SOURCE)])
    archive.close()
    assert read(home, again.warc, again.offset, again.digest).body == body


def test_a_revisit_whose_file_is_gone_is_told_apart(home: Home) -> None:
    body = random.Random(7).randbytes(5_000)
    when = WHEN.replace(month=9)
    (first,) = twice(home, body)
    archive = RawArchive(home, 1, earlier=lambda digest: (first.warc, first.offset))
    page = Page(url="http://soyte.test/ban-sao.pdf", body=body, content_type="application/pdf", fetched_at=when)
    (second,) = archive.write_group([Record(page=page, source=SOURCE)])
    archive.close()
    (home.warc_dir / first.warc).unlink()
    with pytest.raises(RawError, match=f"{first.warc} at {first.offset}: cannot be read"):
        read(home, second.warc, second.offset)
