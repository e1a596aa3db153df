"""Small web sites on loopback, for crawls over real HTTP: a NukeViet site, a site of no known kind, and faults."""

from __future__ import annotations

import socket
import ssl
import struct
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from urllib.parse import parse_qsl

WORDS = (
    "Trạm",
    "y",
    "tế",
    "xã",
    "Phước",
    "Bình",
    "tổ",
    "chức",
    "tiêm",
    "chủng",
    "mở",
    "rộng",
    "cho",
    "trẻ",
    "em",
    "nhỏ",
)
TEXT = (
    "Ngày 12/3/2025, bà Nguyễn Thị Hoa Lan, Trưởng trạm Y tế xã Phước Bình, cho biết đợt tiêm chủng tháng này đã đến"
    " với toàn bộ trẻ trong độ tuổi, không để sót trường hợp nào ở các thôn xa trung tâm. "
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a path answers. ``raw`` replaces the whole response, byte for byte, and closes the connection."""

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),)
    raw: bytes | None = None
    wait: float = 0.0
    reset: bool = False  # after ``raw``: with a reset instead of an end
    drip: float = 0.0  # seconds between any two bytes of the body


@dataclass
class Site:
    """Pages by path and query. Use as a context manager; ``url`` is the address of the home page."""

    pages: dict[str, Answer | Callable[[], Answer]] = field(default_factory=dict)
    forms: dict[str, Callable[[dict[str, str]], Answer]] = field(default_factory=dict)  # what a POST answers, by path
    log: list[tuple[float, str]] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    cookies: list[str | None] = field(default_factory=list)  # as the log counts
    hosts: set[str] = field(default_factory=set)  # as requests name them
    wait: float = 0.0
    tls: ssl.SSLContext | None = None
    #: An ETag for a path's body, or None; with one, If-None-Match is answered 304.
    etag: Callable[[str, bytes], str | None] = lambda path, body: None
    answered: list[tuple[str, int]] = field(default_factory=list)  # path and status, in order
    _server: ThreadingHTTPServer | None = None

    def __enter__(self) -> Site:
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.log.append((time.monotonic(), self.path))
                site.agents.add(self.headers.get("User-Agent", ""))
                site.hosts.add(self.headers.get("Host", ""))
                site.cookies.append(self.headers.get("Cookie"))
                answer = site.pages.get(self.path, Answer(b"<h1>Kh\xc3\xb4ng c\xc3\xb3</h1>", 404))
                answer = answer() if callable(answer) else answer
                etag = site.etag(self.path, answer.body) if answer.status == 200 else None
                if etag is not None:
                    known = etag in self.headers.get("If-None-Match", "").split(", ")
                    answer = replace(
                        answer,
                        body=b"" if known else answer.body,
                        status=304 if known else 200,
                        headers=(*answer.headers, ("ETag", etag)),
                    )
                site.answered.append((self.path, answer.status))
                self._give(answer)

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
                site.log.append((time.monotonic(), f"POST {self.path}"))
                form = dict(parse_qsl(body, keep_blank_values=True))
                self._give(site.forms[self.path](form) if self.path in site.forms else Answer(b"", 405))

            def _give(self, answer: Answer) -> None:
                time.sleep(answer.wait or site.wait)
                if answer.raw is not None:
                    self.wfile.write(answer.raw)
                    self.close_connection = True
                    if answer.reset:
                        time.sleep(0.05)
                        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                        self.rfile.close()
                        self.wfile.close()
                        self.connection.close()
                    return
                self.send_response(answer.status)
                for name, value in answer.headers:
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(answer.body)))
                self.end_headers()
                if answer.drip:
                    for start in range(len(answer.body)):
                        self.wfile.write(answer.body[start : start + 1])
                        time.sleep(answer.drip)
                else:
                    self.wfile.write(answer.body)

            def log_message(self, *args: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *args: object) -> None:
                pass  # a crawler that was killed hangs up

        self._server = Server(("127.0.0.1", 0), Handler)
        if self.tls is not None:  # the handshake waits for the request's own thread
            listening = self._server.socket
            self._server.socket = self.tls.wrap_socket(listening, server_side=True, do_handshake_on_connect=False)
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.shutdown()
        self._server.server_close()

    @staticmethod
    def now() -> float:
        """By the log's clock."""
        return time.monotonic()

    @property
    def host(self) -> str:
        assert self._server is not None
        return f"127.0.0.1:{self._server.server_port}"

    @property
    def url(self) -> str:
        return f"http://{self.host}/"

    def hits(self) -> Counter[str]:
        return Counter(path for _, path in self.log)


def page(body: str, *, title: str = "Sở Y tế", head: str = "") -> Answer:
    return Answer(
        f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title>{head}</head>"
        f"<body>{body}</body></html>".encode()
    )


def headline(number: int) -> str:
    return " ".join(WORDS[: 9 + number % 7]) + f" – đợt {number}"


def nukeviet(articles: int = 25, per_page: int = 5) -> Site:
    """A NukeViet site with one category, paged; article 1 is the oldest."""
    site = Site()
    mark = '<meta name="generator" content="NukeViet v4.5">'
    menu = '<nav class="menu"><a href="/vi/news/tin-tuc/">Tin tức</a> <a href="/vi/contact/">Liên hệ</a></nav>'
    paragraphs = "".join(f"<p>{TEXT} Lần {n}.</p>" for n in range(6))
    pages = -(-articles // per_page)
    site.pages["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /admin/\n", headers=(("Content-Type", "text/plain"),))
    for number in range(1, articles + 1):
        path = f"/vi/news/tin-tuc/bai-viet-so-{number}-{number}.html"
        body = (
            f'{menu}<div itemscope itemtype="http://schema.org/NewsArticle"><h1 class="title" itemprop="headline">'
            f"{headline(number)}</h1><span class='h5'>Thứ tư - 12/03/2025 09:{number % 60:02d}</span>"
            f'<div class="hometext" itemprop="description">{TEXT}</div>'
            f'<div id="news-bodyhtml" class="bodytext">{paragraphs}</div></div>'
            f'<a href="/vi/news/print/tin-tuc/bai-viet-so-{number}-{number}.html">In</a>'
        )
        site.pages[path] = page(body, title=headline(number), head=mark)
    for number in range(1, pages + 1):
        newest = articles - (number - 1) * per_page
        items = "".join(
            f'<div class="news_column"><h3><a href="/vi/news/tin-tuc/bai-viet-so-{n}-{n}.html">'
            f"{headline(n)}</a></h3></div>"
            for n in range(newest, max(newest - per_page, 0), -1)
        )
        links = "".join(
            f'<li><a href="/vi/news/tin-tuc/{"" if n == 1 else f"page-{n}"}">{n}</a></li>'
            for n in (1, number - 1, number + 1)
            if 0 < n <= pages
        )
        path = "/vi/news/tin-tuc/" + (f"page-{number}" if number > 1 else "")
        site.pages[path] = page(f'{menu}{items}<ul class="pagination">{links}</ul>', head=mark)
    site.pages["/"] = page(f"{menu}<p>Chào mừng</p>", head=mark)
    return site
