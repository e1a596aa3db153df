"""Articles made by hand, for tests that need an archive but no crawl. All text, people and places in it are invented.

``sample_archive(home)`` fills a small archive that has one of everything: revisions, a repost, captions, attachments, a
table, dates of every precision, mentions with roles, a page that holds no article, and one set aside.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlite_utils import Database

from crawler import captures, extract, raw, store
from crawler.database import connect, ensure_source, transaction
from crawler.home import Home
from crawler.items import (
    Article,
    Attachment,
    Caption,
    Dating,
    Mention,
    MentionKind,
    Page,
    Precision,
    Role,
    Source,
    Table,
)
from crawler.warc_records import Record
from pipelines.topics import find_topics

HUE = Source(
    key="hue",
    name="Sở Y tế thành phố Huế",
    kind="department",
    province="hue",
    owner_unit="Sở Y tế thành phố Huế",
    home="https://soyte.example/",
    hosts=("soyte.example",),
)
GIA_LAI = Source(
    key="gia-lai",
    name="Sở Y tế tỉnh Gia Lai",
    kind="department",
    province="gia-lai",
    owner_unit="Sở Y tế tỉnh Gia Lai",
    home="http://gialai.example/",
    hosts=("gialai.example",),
)
MOH = Source(
    key="moh",
    name="Bộ Y tế",
    kind="ministry",
    owner_unit="Bộ Y tế",
    home="https://moh.example/",
    hosts=("moh.example",),
)
EXTRACTOR = "test-1"


def text_digest(title: str, lead: str | None, body: str, captions: Sequence[Caption] = ()) -> str:
    """Some digest of the clean text; which one does not matter to what stores it."""
    return hashlib.sha256("\n\n".join([title, lead or "", body, *(c.text for c in captions)]).encode()).hexdigest()


def mention(
    text: str, name: str, kind: MentionKind = "person", *, field: str = "body", nth: int = 0, **more: object
) -> Mention:
    """The mention of ``name`` where it stands for the ``nth`` time in ``text``."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(name, start + 1)
    return Mention(kind=kind, field=field, start=start, end=start + len(name), text=name, rule="test", **more)  # type: ignore[arg-type]


def dated(value: str, *, rule: str = "layout:test") -> Dating:
    """A Dating whose precision is that of the value."""
    by_length: dict[int, Precision] = {4: "year", 7: "month", 10: "day", 16: "minute"}
    return Dating(value=value, precision=by_length[len(value)], rule=rule, raw=value)


def article(
    source: Source = HUE,
    *,
    path: str = "tin/1",
    title: str = "Tập huấn phòng bệnh mùa mưa",
    body: str = "Sáng ngày 12/6/2025, đơn vị tổ chức lớp tập huấn cho cán bộ y tế cơ sở.",
    lead: str | None = None,
    published: Dating | str | None = "2025-06-12T08:30",
    mentions: Sequence[Mention] = (),
    captions: Sequence[Caption] = (),
    extractor: str = EXTRACTOR,
    context: str = "",
    **more: object,
) -> Article:
    """An article of a source, sound in itself."""
    url = f"https://{source.hosts[0] if source.hosts else 'unknown.example'}/{path}"
    return Article(
        url=url,
        identity_url=url,
        source=source.key,
        title=title,
        lead=lead,
        body=body,
        published=dated(published) if isinstance(published, str) else published,
        mentions=tuple(mentions),
        captions=tuple(captions),
        topics=find_topics({"title": title, "lead": lead or "", "body": body}, mentions),
        text_digest=text_digest(title, lead, body, captions),
        extractor=extractor,
        context=context,
        **more,  # type: ignore[arg-type]
    )


def capture(
    db: Database,
    *,
    source: str = "hue",
    url: str = "https://soyte.example/tin/1",
    fetched_at: str = "2025-06-13T01:00:00Z",
    status: int = 200,
    content: str | None = None,
) -> int:
    """A captures row, as the crawl leaves it behind; no WARC record stands behind it. Returns its id."""
    offset = db.execute("select coalesce(max(offset), -1000) + 1000 from captures").fetchone()[0]
    digest = "sha256:" + hashlib.sha256((content or f"{url} {fetched_at}").encode()).hexdigest()
    with db.conn:
        cursor = db.conn.execute(
            """
            insert into captures (source, url, fetched_at, status, content_type, digest, length, warc, offset)
            values (?, ?, ?, ?, 'text/html; charset=utf-8', ?, 4096, ?, ?)
            """,
            (
                source,
                url,
                fetched_at,
                status,
                digest,
                f"00c0ffee-{source}-{fetched_at[:4]}{fetched_at[5:7]}-000.warc.gz",
                offset,
            ),
        )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def put(db: Database, one: Article, *, fetched_at: str = "2025-06-13T01:00:00Z") -> str:
    """Store an article with a capture of its own; returns what store_article says."""
    taken = capture(db, source=one.source, url=one.url, fetched_at=fetched_at, content=one.text_digest + fetched_at)
    return store.store_article(db, article=one, capture=taken)


def archive(home: Home) -> Database:
    """An empty archive with three sources."""
    db = connect(home.open().database)
    for source, spider in ((HUE, "hue"), (GIA_LAI, None), (MOH, "moh")):
        ensure_source(db, source, spider)
    return db


def sample_archive(home: Home) -> Database:
    """A small filled and resolved archive with one of everything; the same at every call."""
    db = archive(home)
    for number, one in enumerate(sample_articles()):
        stamp = datetime(2025, 8, 20, 1, 0, tzinfo=UTC) + timedelta(minutes=7 * number)
        put(db, one, fetched_at=stamp.strftime("%Y-%m-%dT%H:%M:%SZ"))
    first = sample_articles()[0]
    edited = first.body.replace("120 học viên", "135 học viên")
    assert edited != first.body  # of equal length, so that the mentions stay where they are
    second = article(
        path="tin/dao-tao-cap-cuu",
        title=first.title,
        lead=first.lead,
        body=edited,
        published="2025-08-14T10:09",
        mentions=first.mentions,
        captions=first.captions,
        attachments=first.attachments,
        section=first.section,
        tags=first.tags,
        byline=first.byline,
    )
    put(db, second, fetched_at="2025-08-25T01:00:00Z")
    listing = capture(db, url="https://soyte.example/tin", fetched_at="2025-08-20T00:59:00Z")
    store.store_outcome(
        db, listing, outcome="not an article", extractor=EXTRACTOR, context="", message="a list of links"
    )
    broken = capture(db, url="https://soyte.example/tin/hong", fetched_at="2025-08-20T00:58:00Z")
    store.quarantine(db, broken, stage="process", reason="timed out after 60 s", extractor=EXTRACTOR, context="")
    for day in ("26", "27"):  # once may be a slip of the server's
        capture(db, url="https://soyte.example/tin/diem-danh-2024", fetched_at=f"2025-08-{day}T01:00:00Z", status=404)
    store.resolve_all(db)
    return db


def sample_articles() -> list[Article]:
    """Thirty articles of three sources."""
    training = (
        "Ngày 13/8/2025, Sở Y tế phối hợp với Trung tâm Y tế huyện An Lâm khai giảng lớp cấp cứu "
        "ban đầu cho 120 học viên.\n"
        "PGS.TS. Đỗ Khắc Hoà, Giám đốc Sở Y tế thành phố Huế, dự và phát biểu khai mạc.\n"
        "Theo ông Hoà, lớp học là bước đầu của Kế hoạch số 45/KH-UBND ngày 02/5/2025.\n"
        "Bà Võ Thị Thuỷ Miên - Phó Giám đốc Trung tâm Y tế huyện An Lâm cho biết lớp kéo dài đến tháng 9/2025."
    )
    first = article(
        path="tin/dao-tao-cap-cuu",
        title="Khai giảng lớp cấp cứu ban đầu tại huyện An Lâm",
        lead="Lớp học mở cho y tế thôn bản của 12 xã.",
        body=training,
        published="2025-08-14T10:09",
        byline="Minh Châu",
        section="Tin tức",
        tags=("cấp cứu", "đào tạo"),
        captions=(
            Caption(text="Ông Đỗ Khắc Hoà phát biểu khai mạc", image="https://soyte.example/anh/1.jpg"),
            Caption(text="Học viên thực hành ép tim", image=None),
        ),
        attachments=(
            Attachment(url="https://soyte.example/tep/ke-hoach.pdf", name="Kế hoạch 45", mime="application/pdf"),
        ),
        mentions=(
            mention(training, "Ngày 13/8/2025", "date", iso="2025-08-13", precision="day"),
            mention(training, "Sở Y tế", "unit", unit_kind="department"),
            mention(training, "Trung tâm Y tế huyện An Lâm", "unit", unit_kind="health_centre"),
            mention(
                training,
                "Đỗ Khắc Hoà",
                titles=("PGS.TS.",),
                roles=(Role(role="Giám đốc", unit="Sở Y tế thành phố Huế"),),
            ),
            mention(training, "Sở Y tế thành phố Huế", "unit", unit_kind="department"),
            mention(training, "Hoà", courtesy="ông", nth=1),
            mention(
                training,
                "Kế hoạch số 45/KH-UBND",
                "document",
                number="45/KH-UBND",
                document_type="Kế hoạch",
                iso="2025-05-02",
            ),
            mention(training, "ngày 02/5/2025", "date", iso="2025-05-02", precision="day"),
            mention(
                training,
                "Võ Thị Thuỷ Miên",
                courtesy="Bà",
                roles=(Role(role="Phó Giám đốc", unit="Trung tâm Y tế huyện An Lâm"),),
            ),
            mention(training, "Trung tâm Y tế huyện An Lâm", "unit", nth=1, unit_kind="health_centre"),
            mention(training, "tháng 9/2025", "date", iso="2025-09", precision="month"),
            mention("Ông Đỗ Khắc Hoà phát biểu khai mạc", "Đỗ Khắc Hoà", field="caption:0", courtesy="Ông"),
        ),
    )
    vaccine = (
        "Chiều 3/6, Bộ Y tế họp trực tuyến với 34 tỉnh, thành phố về tiêm vắc xin sởi cho trẻ dưới 5 tuổi.\n"
        "Thứ trưởng Lương Quế Đan nhấn mạnh: địa phương nào chậm phải báo cáo trước ngày 15/6.\n"
        "Đến nay cả nước đã tiêm 1.250.000 liều; Sở Y tế tỉnh Gia Lai đạt 96%."
    )
    vaccine_mentions = (
        mention(vaccine, "3/6", "date", iso="2025-06-03", precision="day"),
        mention(vaccine, "Bộ Y tế", "unit", unit_kind="ministry"),
        mention(vaccine, "Lương Quế Đan", roles=(Role(role="Thứ trưởng"),)),
        mention(vaccine, "ngày 15/6", "date", iso="2025-06-15", precision="day"),
        mention(vaccine, "Sở Y tế tỉnh Gia Lai", "unit", unit_kind="department"),
    )
    title = "Đẩy nhanh tiêm vắc xin sởi cho trẻ nhỏ"
    original = article(
        MOH, path="tin/soi", title=title, body=vaccine, published="2025-06-03", mentions=vaccine_mentions
    )
    repost = article(
        GIA_LAI, path="tin/soi-moi", title=title, body=vaccine, published="2025-06-05", mentions=vaccine_mentions
    )
    count = "Bảng điểm danh trạm y tế\nXã An Hạ\t12\nXã Bình Phú\t9\nBáo cáo lập tháng 12/2024, chưa ghi ngày ký."
    month = article(
        path="tin/diem-danh-2024",
        title="Điểm danh trạm y tế cuối năm",
        body=count,
        published="2024-12",
        tables=(Table(rows=((("Trạm", 1, 1), ("Cán bộ", 1, 1)), (("Xã An Hạ", 1, 1), ("12", 1, 1)))),),
        mentions=(mention(count, "tháng 12/2024", "date", iso="2024-12", precision="month"),),
    )
    undated = article(
        GIA_LAI,
        path="tin/lich-tiem",
        title="Lịch tiêm chủng thường xuyên",
        body="Trạm mở cửa từ 7 giờ.",
        published=None,
    )
    return [first, original, repost, month, undated, *_visits()]


def _visits() -> list[Article]:
    """Many short articles of one kind, so that lists have pages and people have several articles."""
    made = []
    people = ("Kpă H'Lan", "Trịnh Bảo Luân", "Trịnh Bảo Luận", "Hồ Văn Sỹ")
    for number in range(25):
        source = (HUE, GIA_LAI)[number % 2]
        name = people[number % len(people)]
        day = f"2025-{1 + number % 7:02}-{1 + number:02}"
        body = (
            f"Bác sĩ {name}, Trưởng phòng Nghiệp vụ của Sở Y tế, kiểm tra trạm y tế xã Hoà Thuỷ {number + 1}.\n"
            f"Đoàn ghi nhận {number + 3} lượt khám trong ngày và nhắc trạm bổ sung thuốc thiết yếu cho mùa mưa bão."
        )
        made.append(
            article(
                source,
                path=f"tin/kiem-tra-{number + 1}",
                title=f"Kiểm tra trạm y tế xã Hoà Thuỷ {number + 1}",
                body=body,
                published=f"{day}T09:{number:02}",
                section=("Tin tức", "Y tế cơ sở")[number % 3 == 0],
                mentions=(
                    mention(
                        body, name, titles=("Bác sĩ",), roles=(Role(role="Trưởng phòng Nghiệp vụ", unit="Sở Y tế"),)
                    ),
                    mention(body, "Sở Y tế", "unit", unit_kind="department"),
                ),
            )
        )
    return made


# Pages, and an archive extracted from them ----------------------------------------------------------------------------

PAGE_SOURCE = Source(key="vi-du", name="Trang ví dụ", hosts=("vi-du.example",))
PAGE_FETCHED = datetime(2025, 3, 20, 2, tzinfo=UTC)
PAGE_SENTENCE = "Ngày thứ {n}, trạm y tế xã tiêm cho {m} trẻ, không ghi nhận trường hợp nào phản ứng nặng sau tiêm."


def article_page(n: int = 1) -> Page:
    html = f"""<html><head><title>Tiêm chủng đợt {n} ở ba xã vùng cao - Trang ví dụ</title>
    <meta property="article:published_time" content="2025-03-0{n}T08:30:00+07:00"></head><body>
    <nav><a href="/">Trang chủ</a> <a href="/tin">Tin tức</a></nav>
    <div class="khau-hieu">Đoàn kết, kỷ cương, sáng tạo vì sức khỏe nhân dân</div>
    <div class=bai><h1>Tiêm chủng đợt {n} ở ba xã vùng cao</h1><div>Ngày đăng: 0{n}/03/2025</div>
    <p>{PAGE_SENTENCE.format(n=n, m=n * 7)}</p><p>{PAGE_SENTENCE.format(n=n + 20, m=n * 9)}</p>
    <p>{PAGE_SENTENCE.format(n=n + 40, m=n * 11)}</p><p align=right><b>Đinh Thị Nhàn</b></p></div>
    <div class=box><h3>Tin khác</h3><a href=/1>Một bài khác nữa về tiêm chủng</a></div></body></html>"""
    return Page(
        url=f"https://vi-du.example/tin/{n}", body=html.encode(), fetched_at=PAGE_FETCHED + timedelta(minutes=n)
    )


def archive_of_pages(path: Path) -> tuple[Home, Database]:
    """Five pages, captured and extracted as a crawl does."""
    home = Home(path).open()
    db = connect(home.database)
    with home.lock("crawl"):
        store = raw.RawArchive(home)
        pages = [article_page(n) for n in range(1, 6)]
        places = store.write_group([Record(page=one, source=PAGE_SOURCE) for one in pages])
        store.close()
        with transaction(db):
            ensure_source(db, PAGE_SOURCE)
            for one, place in zip(pages, places, strict=True):
                captures.record(db, place, one, PAGE_SOURCE, None)
    extract.run(home, db, workers=1)
    return home, db
