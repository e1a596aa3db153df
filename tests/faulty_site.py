"""A site with everything wrong that a crawl meets, its articles among it, and a checker of its log.

What may be fetched must come; what must not be asked for is named. :func:`broken_rules` reads the server's log and
says which rule was broken where.
"""

from __future__ import annotations

import gzip
import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

from tests.servers import TEXT, Answer, Site, headline, page

HTML = (("Content-Type", "text/html; charset=utf-8"),)

ROBOTS = b"User-agent: *\nDisallow: /kin/\nDisallow: /*?in=\n"


@dataclass
class FaultySite:
    """``site`` serves it; ``good`` are the articles that a crawl must have in the end, by path."""

    site: Site = field(default_factory=Site)
    good: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)  # pages that nobody can have
    asked: dict[str, list[float]] = field(default_factory=dict)  # when pages that asked for a pause did so

    def __post_init__(self) -> None:
        site = self.site
        site.pages = _Pages(site.pages)
        site.pages["/robots.txt"] = Answer(ROBOTS, headers=(("Content-Type", "text/plain"),))
        for number in range(6):
            self._good(f"lanh-{number}", article(number))
        self._temporary_faults()
        self._forever_faults()
        self._redirects()
        self._odd_but_good()
        self._traps()
        listed = [*self.good, *self.lost, "/kin/bai-viet-kin-cua-so-y-te-900.html"]
        per_page = 12
        pages = [listed[start : start + per_page] for start in range(0, len(listed), per_page)]
        for number, paths in enumerate(pages, 1):
            items = "".join(f'<li><a href="{link(path)}">{headline(len(path))} {path[-9:]}</a></li>' for path in paths)
            pager = f'<div class="pagination"><a href="/tin-tuc/?page={number + 1}">Trang sau</a></div>'
            body = f"{MENU}<ul>{items}</ul>{pager if number < len(pages) else ''}"
            site.pages["/tin-tuc/" + (f"?page={number}" if number > 1 else "")] = page(body)
        site.pages["/tin-tuc/?page=1"] = site.pages["/tin-tuc/"]
        site.pages["/"] = page(f"{MENU}<p>Chào mừng đến với trang của chúng tôi</p>")

    def _good(self, name: str, answer: Answer | Callable[[], Answer]) -> str:
        path = f"/tin-tuc/bai-viet-ve-y-te-{name}-{100 + len(self.good)}.html"
        self.site.pages[path] = answer
        self.good.append(path)
        return path

    def _lost(self, name: str, answer: Answer | Callable[[], Answer]) -> str:
        path = f"/tin-tuc/bai-viet-hong-{name}-{500 + len(self.lost)}.html"
        self.site.pages[path] = answer
        self.lost.append(path)
        return path

    def _temporary_faults(self) -> None:
        body = article(20).body
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
        chunked = head + b"Transfer-Encoding: chunked\r\n\r\n190\r\n" + body[:400] + b"\r\n"
        packed = (*HTML, ("Content-Encoding", "gzip"))
        once = {
            "loi-500": Answer(b"", 500),
            "ngat-giua": Answer(raw=head + b"Content-Length: 90000\r\n\r\n" + body[:700], reset=True),
            "ngat-khong-dai": Answer(raw=head + b"\r\n" + body[:700], reset=True),
            "ngat-doan": Answer(raw=chunked),
            "khong-noi-gi": Answer(raw=b""),
            "gzip-cut": Answer(gzip.compress(body)[:-30], headers=packed),
        }
        for number, (name, bad) in enumerate(once.items(), 20):
            self._good(name, after(bad, article(number)))
        self._good("cho-1-giay", self._pause(429, lambda: "1", article(30)))
        soon = lambda: format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)  # noqa: E731
        self._good("cho-den-gio", self._pause(503, soon, article(31)))

    def _pause(self, status: int, header: Callable[[], str], good: Answer) -> Callable[[], Answer]:
        times = self.asked.setdefault(str(status), [])

        def answer() -> Answer:
            if times:
                return good
            times.append(self.site.now())
            return Answer(b"", status, (("Retry-After", header()),))

        return answer

    def _forever_faults(self) -> None:
        zeros = gzip.compress(bytes(20 << 20))
        challenge = b'<script>document.cookie="D1N=0f"+"; path=/";window.location.reload(true);</script>'
        packed = (*HTML, ("Content-Encoding", "gzip"))
        self._lost("bom-nen", Answer(zeros, headers=packed))
        self._lost(
            "qua-lon", Answer(raw=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99999999\r\n\r\n<p>")
        )
        self._lost("nho-giot", Answer(article(40).body, drip=0.2))
        self._lost("thu-thach", Answer(challenge))
        self._lost("cam", Answer(b"<h1>Forbidden</h1>", 403))
        self._lost("mat-roi", Answer("<h1>Không tìm thấy</h1>".encode(), 404))

    def _redirects(self) -> None:
        moved = self._good("da-chuyen", article(50))
        self.site.pages["/cu/bai-viet-da-chuyen-di-50.html"] = to(moved)
        self.lost.append("/cu/bai-viet-da-chuyen-di-50.html")
        one, two = (f"/tin-tuc/bai-viet-vong-quanh-{number}.html" for number in (601, 602))
        self.site.pages[one], self.site.pages[two] = to(two), to(one)
        self.lost.append(one)
        self._lost("di-noi-khac", to("http://127.0.0.2:1/bai-viet.html"))
        self._lost("vao-trong", to("http://169.254.169.254/latest/meta-data/"))
        self._lost("mai-khong-het", to("/di/0"))

    def _odd_but_good(self) -> None:
        cookies = tuple(("Set-Cookie", f"c{number}={'x' * 60}; path=/") for number in range(200))
        self._good("nhieu-banh", Answer(article(60).body, headers=(*HTML, *cookies)))
        self._good("cham", Answer(article(61).body, wait=0.3))
        self._good("gzip-that", Answer(gzip.compress(article(62).body), headers=(*HTML, ("Content-Encoding", "gzip"))))

    def _traps(self) -> None:
        for path in ("/lich?thang=1&nam=2025", "/lich-cong-tac/2025/01/"):
            self.site.pages[path] = calendar(1)


class _Pages(dict[str, Answer | Callable[[], Answer]]):
    """Spaces without an end: calendars, redirects to ever new places, session ids in every address."""

    def get(self, path: str, default: object = None) -> Answer | Callable[[], Answer]:  # type: ignore[override]
        head = path.partition(";jsessionid=")[0]
        if path.startswith(("/lich", "/su-kien/")):
            return calendar(next(_months))
        if path.startswith("/di/"):
            return to(f"/di/{int(path[4:]) + 1}")
        return super().get(head, default)  # type: ignore[arg-type]


_months = itertools.count(2)
_sessions = itertools.count(1)

MENU = (
    '<div class="menu"><a href="/">Trang chủ</a> <a href="/tin-tuc/">Tin tức</a>'
    ' <a href="/lich?thang=1&amp;nam=2025">Lịch làm việc</a> <a href="/su-kien/2025/01/">Sự kiện</a>'
    ' <a href="/?in=1">Bản in</a> <a href="https://lien-ket.example/">Liên kết</a></div>'
)


def article(number: int) -> Answer:
    more = '<a href="/kin/bai-viet-kin-cua-so-y-te-901.html">Bài viết nội bộ của cơ quan trong tháng</a>'
    body = f"{MENU}<h1>{headline(number)}</h1><div>{f'<p>{TEXT}</p>' * 6}</div>{more}"
    return page(body, title=headline(number))


def calendar(month: int) -> Answer:
    """A month of nothing, with links to the one before and the one after."""
    days = "".join(
        f'<td><a href="/lich?ngay={day}&amp;thang={month}&amp;nam=2025">{day}</a></td>' for day in range(1, 29)
    )
    following = f'<a href="/su-kien/2025/{month + 1:02d}/">Tháng sau</a> <a href="/lich?thang={month + 1}">Sau</a>'
    return page(f"{MENU}<table><tr>{days}</tr></table>{following}")


def link(path: str) -> str:
    """Each time with another session's id, as servers write it that doubt a visitor's cookies."""
    return f"{path};jsessionid={next(_sessions):08X}"


def to(path: str) -> Answer:
    return Answer(b"", 302, (("Location", path),))


def after(bad: Answer, good: Answer) -> Callable[[], Answer]:
    """Once bad, then good."""
    answers = iter([bad])
    return lambda: next(answers, good)


def broken_rules(
    site: Site, *, delay: float, disallowed: Iterable[str] = ("/kin/", "/?in="), hosts: Iterable[str] = ()
) -> list[str]:
    """In words, which rules of conduct the log shows broken.

    Args:
        delay: seconds between the starts of two requests; what a test's own clock blurs is taken off by the caller.
        hosts: names that requests may be for, besides the site's own.
    """
    broken = []
    log = sorted(site.log)
    for (earlier, before), (later, path) in pairwise(log):
        if later - earlier < delay:
            broken.append(f"{path} came {later - earlier:.3f} s after {before}")
    if log and log[0][1] != "/robots.txt":
        broken.append(f"{log[0][1]} was asked for before robots.txt")
    broken += [f"{path} is disallowed" for _, path in log for start in disallowed if path.startswith(start)]
    broken += [f"{host} is another host" for host in site.hosts - {site.host, *hosts}]
    broken += [f"{agent!r} does not say who asks" for agent in site.agents if not agent.startswith("soyte/")]
    return broken
