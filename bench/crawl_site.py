"""The web that bench.crawl crawls: many small hosts on loopback, in a process of their own, with pages made beforehand.

Answering costs next to nothing here, so that what is measured is the crawler: a page is bytes in a dictionary.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import random
from collections import Counter
from hashlib import sha256
from multiprocessing.connection import Connection

#: Articles on a page of a list, and sections of a site.
PER_PAGE, SECTIONS = 10, ("hoat-dong", "suc-khoe", "phong-benh", "doanh-nghiep", "chuyen-doi-so")

_SYLLABLES = [
    "trạm",
    "y",
    "tế",
    "xã",
    "phường",
    "tiêm",
    "chủng",
    "mở",
    "rộng",
    "cho",
    "trẻ",
    "nhỏ",
    "tổ",
    "chức",
    "khám",
    "sàng",
    "lọc",
    "miễn",
    "phí",
    "người",
    "cao",
    "tuổi",
    "phòng",
    "bệnh",
    "sốt",
    "xuất",
    "huyết",
    "đợt",
    "ra",
    "quân",
    "vệ",
    "sinh",
    "môi",
    "trường",
    "cán",
    "bộ",
    "tập",
    "huấn",
    "truyền",
    "thông",
    "nước",
    "sạch",
    "an",
    "toàn",
    "thực",
    "phẩm",
    "kiểm",
    "tra",
    "bếp",
    "ăn",
    "bán",
    "trú",
    "học",
    "sinh",
    "giám",
    "sát",
    "dịch",
    "tễ",
    "hộ",
    "gia",
    "đình",
    "cấp",
    "phát",
    "thuốc",
    "vật",
    "tư",
    "kế",
    "hoạch",
    "quý",
    "năm",
    "báo",
    "cáo",
    "kết",
    "quả",
    "thực",
    "hiện",
]


class Web:
    """Pages of every host by (port, path), and what was answered."""

    def __init__(self, pages: int, size: int) -> None:
        self.pages, self.size = pages, size
        self.hosts: dict[int, dict[bytes, tuple[bytes, bytes, bytes]]] = {}  # port → path → etag, plain, gzip
        self.answers: Counter[int] = Counter()

    def build(self, number: int) -> dict[bytes, tuple[bytes, bytes, bytes]]:
        """One host's pages: home, lists in five sections, and as many articles as make up the number."""
        words = random.Random(number)
        articles = next(n for n in range(self.pages, 0, -1) if 1 + n + sum(map(_lists, _sections(n))) <= self.pages)
        site: dict[str, str] = {}
        titles = [_words(words, 12) for _ in range(articles)]
        links = [f"/vi/news/{SECTIONS[n % len(SECTIONS)]}/bai-viet-{n}-{n + 1}.html" for n in range(articles)]
        for section, members in enumerate(_sections(articles)):
            count = _lists(members)
            for page in range(count):
                shown = members[page * PER_PAGE : (page + 1) * PER_PAGE]
                items = "".join(
                    f'<div class="news_column"><a href="{links[n]}"><img alt="" src="/uploads/{n}.jpg"></a><h3>'
                    f'<a href="{links[n]}" title="{titles[n]}">{titles[n]}</a></h3><p>{_words(words, 40)}</p></div>'
                    for n in shown
                )
                pager = "".join(
                    f'<li><a href="/vi/news/{SECTIONS[section]}/{f"page-{n + 1}" if n else ""}">{n + 1}</a></li>'
                    for n in range(max(page - 2, 0), min(page + 3, count))
                )
                path = f"/vi/news/{SECTIONS[section]}/" + (f"page-{page + 1}" if page else "")
                site[path] = self._frame(words, f'{items}<ul class="pagination">{pager}</ul>', titles, links)
        for n in range(articles):
            text = "".join(f"<p>{_words(words, 90)}.</p>" for _ in range(14))
            story = (
                f'<h1 class="title" itemprop="headline">{titles[n]}</h1><span class="h5">Thứ tư - 12/03/2025 09:15'
                f'</span><div id="news-bodyhtml" class="bodytext">{text}</div>'
            )
            site[links[n]] = self._frame(words, story, titles, links)
        site["/"] = self._frame(words, "<p>Chào mừng</p>", titles, links)
        site["/robots.txt"] = "User-agent: *\nDisallow: /admin/\n"
        return {path.encode(): _packed(text.encode()) for path, text in site.items()}

    def _frame(self, words: random.Random, inside: str, titles: list[str], links: list[str]) -> str:
        menu = "".join(f'<li><a href="/vi/news/{name}/">Chuyên mục {name}</a></li>' for name in SECTIONS)
        other = "".join(f'<li><a href="/vi/about/trang-{n}/">{_words(words, 3)}</a></li>' for n in range(20))
        side = "".join(
            f'<li class="clearfix"><a class="show" href="{links[n]}"><img alt="" src="/uploads/{n}.jpg">{titles[n]}</a>'
            "</li>"
            for n in range(min(10, len(links)))
        )
        script = "".join(f"var o{n}={{a:{n},b:'{_words(words, 4)}'}};" for n in range(150))
        html = (
            "<!DOCTYPE html><html lang='vi'><head><meta charset='utf-8'><title>Sở Y tế</title>"
            f'<meta name="generator" content="NukeViet v4.5"><script>{script}</script></head><body>'
            f'<nav class="menu"><ul>{menu}</ul></nav><div class="row"><div class="col-md-18">{inside}</div>'
            f'<div class="col-md-6"><ul class="block">{side}</ul></div></div><footer><ul class="nav">{other}</ul>'
        )
        filler = self.size - len(html.encode()) - 40
        rows = "".join(f"<div class='widget w{n}'><span>{_words(words, 20)}</span></div>" for n in range(filler // 190))
        return f"{html}{rows}</footer></body></html>"


def _sections(articles: int) -> list[range]:
    return [range(section, articles, len(SECTIONS)) for section in range(len(SECTIONS))]


def _lists(members: range) -> int:
    return -(-len(members) // PER_PAGE)


def _words(words: random.Random, number: int) -> str:
    return " ".join(words.choices(_SYLLABLES, k=number))


def _packed(body: bytes) -> tuple[bytes, bytes, bytes]:
    return b'"' + sha256(body).hexdigest()[:20].encode() + b'"', body, gzip.compress(body, 6)


class Answering(asyncio.Protocol):
    """HTTP/1.1 with GET and keep-alive, and nothing else."""

    def __init__(self, web: Web, port: int) -> None:
        self._web, self._site = web, web.hosts[port]
        self._waiting = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._waiting += data
        while b"\r\n\r\n" in self._waiting:
            head, _, self._waiting = self._waiting.partition(b"\r\n\r\n")
            self._transport.write(self._answer(head))

    def _answer(self, head: bytes) -> bytes:
        path = head.split(b" ", 2)[1]
        found = self._site.get(path)
        if path == b"/stats":
            body = json.dumps(self._web.answers).encode()
            self._web.answers.clear()
            return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)
        if found is None:
            self._web.answers[404] += 1
            return b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\n<p>404</p"
        etag, body, packed = found
        kind = b"text/plain" if path == b"/robots.txt" else b"text/html; charset=utf-8"
        lower = head.lower()
        if b"if-none-match: " + etag in lower:
            self._web.answers[304] += 1
            return b"HTTP/1.1 304 Not Modified\r\nETag: %s\r\n\r\n" % etag
        self._web.answers[200] += 1
        coding = b""
        if packed and b"gzip" in lower.partition(b"accept-encoding:")[2].partition(b"\r\n")[0]:
            body, coding = packed, b"Content-Encoding: gzip\r\n"
        return b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\nETag: %s\r\n%sContent-Length: %d\r\n\r\n%s" % (
            kind,
            etag,
            coding,
            len(body),
            body,
        )


def serve(hosts: int, pages: int, size: int, packed: bool, says: Connection) -> None:
    """In a process of its own: listen on as many ports as there are hosts, say which, and answer until killed."""
    web = Web(pages, size)

    async def main() -> None:
        loop = asyncio.get_running_loop()
        for number in range(hosts):
            ports: list[int] = []
            server = await loop.create_server(lambda ports=ports: Answering(web, ports[0]), "127.0.0.1", 0)  # type: ignore[misc]
            ports.append(server.sockets[0].getsockname()[1])
            site = web.build(number)
            web.hosts[ports[0]] = site if packed else {path: (e, b, b"") for path, (e, b, _) in site.items()}
        says.send(list(web.hosts))
        await asyncio.Event().wait()

    asyncio.run(main())
