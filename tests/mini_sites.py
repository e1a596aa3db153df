"""Whole small sites after each family's markup: a shape says what is particular to a CMS, the rest is made here.

A shape lives in ``tests/minis/<family>.py`` as ``SHAPE``; ``tests/test_mini_sites.py`` crawls every one of them.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from html import escape

import tests.minis
from pipelines.text import slug
from pipelines.urls import canonical
from tests.servers import Answer, Site

_WHO = ("Trạm Y tế xã", "Trung tâm Y tế huyện", "Phòng khám đa khoa", "Bệnh viện huyện", "Hội Chữ thập đỏ xã")
_WHERE = ("Suối Trầm", "Đồng Mây", "Gò Lụa", "Bến Sậy", "Hòn Dừa", "Thác Nai", "Vườn Cau")
_WHAT = (
    "tiêm bù vắc xin sởi cho trẻ nhỏ",
    "khám sàng lọc đái tháo đường miễn phí",
    "diễn tập cấp cứu đuối nước",
    "phun hóa chất diệt muỗi sau lũ",
    "tư vấn dinh dưỡng cho bà mẹ mang thai",
    "tập huấn sổ sức khỏe điện tử",
    "kiểm tra bếp ăn bán trú các trường học",
    "vận động hiến máu tình nguyện đợt hè",
)
_MORE = (
    "Anh Lò Văn Sìn dẫn đoàn đi từng nhà ở xóm {n}, ghi lại {m} hộ còn thiếu sổ theo dõi.",
    "Chị Quách Thị Ngần kể rằng tổ của chị đã chuẩn bị {m} suất quà từ tuần trước, đủ cho cả cụm dân cư số {n}.",
    "Đến trưa, {m} lượt người đã qua bàn đón tiếp; số còn lại hẹn quay lại vào phiên thứ {n} của tháng.",
    "Kinh phí đợt này chừng {m} triệu đồng, do nhóm bạn đọc thứ {n} của bản tin góp.",
    "Bác sĩ Mạc Đình Trác dặn {m} gia đình giữ nước sạch, đậy kín bể chứa và báo sớm khi có ca thứ {n}.",
    "Đội thứ {n} sẽ trở lại sau {m} ngày để xem kết quả và bổ sung thuốc.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """An invented article; number 1 is the oldest, and every text is its own."""

    number: int
    section: str
    title: str
    slug: str
    day: date
    lead: str
    paragraphs: tuple[str, ...]

    @property
    def body(self) -> str:
        return "".join(f"<p>{escape(text)}</p>" for text in self.paragraphs)


def news(number: int, section: str) -> News:
    who, where, what = _WHO[number % 5], _WHERE[number % 7], _WHAT[number % 8]
    title = f"{who} {where} {what} lần {number}"
    lead = f"{who} {where} vừa {what}, đợt thứ {number} kể từ đầu mùa, với {number * 7 + 13} người tham gia."
    texts = [_MORE[(number + n) % len(_MORE)].format(n=number * 3 + n, m=number * 11 + n * 5 + 2) for n in range(5)]
    return News(
        number=number,
        section=section,
        title=title,
        slug=slug(title),
        day=date(2025, 2, 3) + timedelta(days=number),
        lead=lead,
        paragraphs=tuple(f"{text} Việc này thuộc đợt {number}." for text in texts),
    )


#: On every page of every site: searches, calendars and clouds of words, which lead to no end.
TRAPS = (
    "/xem-tin-theo-ngay/12-3-2025",
    "/tin-theo-ngay?date=2025-03-12",
    "/lich?thang=3&nam=2025",
    "/tag/tiem-chung",
    "/tu-khoa/tiem-chung",
    "/tim-kiem?tukhoa=sot",
)
#: What people and servers hang on an address without changing what it names.
_HANGERS = ("#binh-luan", "?fbclid=IwAR1", "?utm_source=zalo&gidzl=x1", ";jsessionid=0A1B2C")


def _none(article: News) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What is particular to the sites of a family. Addresses are paths with their query, as the CMS writes them.

    ``frame`` makes a whole page of what is inside it, with the marks of the CMS and whatever stands on every page; the
    site's menu is given to it as (address, name) pairs. Pages count from 1.
    """

    family: str
    article: Callable[[News], str]
    listing: Callable[[str, int], str]
    frame: Callable[[str, list[tuple[str, str]]], str]
    story: Callable[[News], str]
    item: Callable[[News, str], str]
    pager: Callable[[str, int, int], str]  # section, this page, how many there are
    sections: Mapping[str, str] = field(default_factory=lambda: {"hoat-dong": "Hoạt động", "suc-khoe": "Sức khỏe"})
    twins: Callable[[News], tuple[str, ...]] = _none  # the same article elsewhere; named on lists, may be fetched
    copies: Callable[[News], tuple[str, ...]] = _none  # print views and the like, named on articles; forbidden
    traps: tuple[str, ...] = ()  # named on every page; forbidden
    postback: bool = False  # page 2 and on come by POST to page 1 only: `page_asked` tells which one a form asks for
    page_asked: Callable[[dict[str, str]], int] | None = None
    others: Callable[[list[News]], Mapping[str, Answer]] = (
        lambda articles: {}
    )  # feeds, sitemaps, and what else there is
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),)
    hidden: int = 0  # this many of the oldest articles stand on no list (only ``others`` names them)


@dataclass(frozen=True, slots=True, kw_only=True)
class MiniSite:
    site: Site
    shape: Shape
    articles: dict[str, News]  # by address
    twins: dict[str, tuple[str, ...]]  # an article's other addresses, by the first
    forbidden: frozenset[str]


def address(path: str) -> str:
    """A path as a crawler asks for it."""
    return canonical(f"http://h.vn{path}").removeprefix("http://h.vn")


def build(shape: Shape, *, articles: int = 20, per_page: int = 4) -> MiniSite:
    """The site, not yet served: ``with mini.site: …``."""
    sections = list(shape.sections)
    all_news = [news(number, sections[number % len(sections)]) for number in range(1, articles + 1)]
    menu = [(shape.listing(section, 1), name) for section, name in shape.sections.items()]
    all_traps = (*shape.traps, *TRAPS)
    traps = "".join(f'<li><a href="{escape(path)}">Xem</a></li>' for path in all_traps)
    site = Site()

    def put(path: str, inside: str, links: str = "") -> None:
        html = shape.frame(f"{inside}{f'<ul>{links}{traps}</ul>' if links or traps else ''}", menu)
        site.pages[address(path)] = Answer(html.encode(), headers=shape.headers)

    def listed(some: list[News]) -> str:
        items = "".join(shape.item(one, shape.article(one)) for one in some)
        return items + "".join(shape.item(one, path) for one in some for path in shape.twins(one))

    for section in sections:
        members = [one for one in all_news[shape.hidden :] if one.section == section][::-1]
        pages = max(1, -(-len(members) // per_page))
        inside = [
            listed(members[(number - 1) * per_page : number * per_page]) + shape.pager(section, number, pages)
            for number in range(1, pages + 1)
        ]
        for number, html in enumerate(inside[:1] if shape.postback else inside, 1):
            put(shape.listing(section, number), html)
        if shape.postback:
            site.forms[address(shape.listing(section, 1))] = _answering(shape, inside, menu)
    for one in all_news:
        copies = "".join(f'<li><a href="{escape(path)}">Bản in</a></li>' for path in shape.copies(one))
        for path in (shape.article(one), *shape.twins(one)):
            put(path, shape.story(one), copies)
    newest = all_news[:-4:-1]
    hung = "".join(shape.item(one, _hung(shape.article(one), _HANGERS[one.number % 4])) for one in newest)
    put("/", listed(newest) + hung)
    site.pages.update({address(path): answer for path, answer in shape.others(all_news).items()})
    forbidden = {address(path) for path in all_traps} | {address(p) for one in all_news for p in shape.copies(one)}
    for path in forbidden:
        site.pages.setdefault(path, site.pages["/"])
    return MiniSite(
        site=site,
        shape=shape,
        articles={address(shape.article(one)): one for one in all_news},
        twins={address(shape.article(one)): tuple(map(address, shape.twins(one))) for one in all_news},
        forbidden=frozenset(forbidden),
    )


def _hung(path: str, hanger: str) -> str:
    """The same address with what somebody hung on it."""
    if hanger.startswith("?"):
        return f"{path}{'&' if '?' in path else '?'}{hanger[1:]}"
    head, mark, query = path.partition("?")
    return f"{head}{hanger}{mark}{query}" if hanger.startswith(";") else f"{path}{hanger}"


def _answering(shape: Shape, inside: list[str], menu: list[tuple[str, str]]) -> Callable[[dict[str, str]], Answer]:
    def answer(form: dict[str, str]) -> Answer:
        assert shape.page_asked is not None
        number = shape.page_asked(form)
        if not 1 <= number <= len(inside):
            return Answer(b"<h1>Runtime Error</h1>", 500)
        return Answer(shape.frame(inside[number - 1], menu).encode(), headers=shape.headers)

    return answer


def shapes() -> dict[str, Shape]:
    """Every family's shape, by the name of its module."""
    names = sorted(module.name for module in pkgutil.iter_modules(tests.minis.__path__))
    return {name: importlib.import_module(f"tests.minis.{name}").SHAPE for name in names}
