"""The embedded sample sites as real web servers on loopback, for ``make run`` and the tests.

    python -m crawler.sample [--ports 8101 8102 8103] [--home-file FILE]

prints their addresses and serves them until stopped; ``--home-file`` also writes the addresses to a file, one per
line, once all of them answer.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from crawler.errors import SoyteError
from crawler.sample.content import SAMPLE, read_sites
from crawler.sample.liferay import LiferaySite
from crawler.sample.nukeviet import NukeVietSite
from crawler.sample.reply import Reply, Request
from crawler.sample.site import SampleSite, Truth
from crawler.sample.sloppy import SloppySite

FAMILIES: dict[str, type[SampleSite]] = {site.family: site for site in (NukeVietSite, LiferaySite, SloppySite)}

#: The order of the sites, and of the ports: NukeViet-like, Liferay-like, sloppy.
ORDER = ("nukeviet", "liferay62", "sloppy")


@dataclass(frozen=True, slots=True)
class Hit:
    """One request as the server saw it."""

    time: float  # seconds since the epoch
    path: str  # as sent, with its query
    agent: str
    status: int


class RunningSite:
    """A sample site that answers at ``url``. ``log`` grows with every request."""

    def __init__(self, site: SampleSite, port: int) -> None:
        self._site = site
        self._withdrawn: set[str] = set()
        self.log: list[Hit] = []
        self._server = _Server(("127.0.0.1", port), _Handler)
        self._server.running = self
        self.host = f"127.0.0.1:{self._server.server_port}"
        self.url = f"http://{self.host}/"
        site.base = f"http://{self.host}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True, name=self.key)

    @property
    def key(self) -> str:
        """The folder in data/sample."""
        return self._site.content.key

    @property
    def name(self) -> str:
        """The owner unit: "Sở Y tế tỉnh Đồng Tháp"."""
        return self._site.content.name

    @property
    def title(self) -> str:
        return self._site.content.title

    @property
    def family(self) -> str:
        return self._site.family

    @property
    def articles(self) -> tuple[Truth, ...]:
        """What is true of every article, newest first, as the site shows it now (see :meth:`revise`)."""
        return tuple(self._site.truth(article) for article in self._site.content.articles)

    def revise(self) -> None:
        """From now on, articles with a ``revised_body`` show it: the department changed them."""
        self._site.revised = True

    def withdraw(self, url: str) -> None:
        """From now on that address is "not found", though lists may still lead there."""
        self._withdrawn.add(urlsplit(url).path)

    def respond(self, target: str, headers: dict[str, str]) -> Reply:
        parts = urlsplit(target)
        if parts.path in self._withdrawn:
            return Reply(status=404, body=b"<h1>404 Not Found</h1>")
        request = Request(path=unquote(parts.path), query=dict(parse_qsl(parts.query)), headers=headers)
        return self._site.respond(request)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Close the port. Requests in flight are answered."""
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False  # an idle keep-alive connection must not hold up the end
    running: RunningSite


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server
    timeout = 30

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        reply = self.server.running.respond(self.path, headers)
        unchanged = reply.modified is not None and (
            headers.get("if-none-match") == reply.etag
            or ("if-none-match" not in headers and headers.get("if-modified-since") == reply.last_modified)
        )
        status, body = (304, b"") if unchanged else (reply.status, reply.body)
        extra = list(reply.headers)
        if reply.modified is not None and reply.last_modified is not None:
            extra += [("ETag", reply.etag), ("Last-Modified", reply.last_modified)]
        if self.server.running.family == "liferay62" and "gzip" in headers.get("accept-encoding", "") and body:
            body = gzip.compress(body, mtime=0)
            extra.append(("Content-Encoding", "gzip"))
        self.server.running.log.append(Hit(time.time(), self.path, headers.get("user-agent", ""), status))
        self.send_response(status)
        self.send_header("Content-Type", reply.content_type)
        self.send_header("Content-Length", str(len(body)))
        for name, value in extra:
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_HEAD = do_GET

    def log_message(self, *_: object) -> None:
        """Nothing: requests are kept in RunningSite.log."""


@contextlib.contextmanager
def serve_samples(ports: Sequence[int] = (0, 0, 0), folder: Path = SAMPLE) -> Iterator[list[RunningSite]]:
    """The sample sites, running: NukeViet-like, Liferay-like, sloppy. Port 0 means any that is free.

    Raises:
        SoyteError: content that does not follow its format, or a port that is taken.
    """
    contents = sorted(read_sites(folder), key=lambda content: ORDER.index(content.family))
    if len(ports) < len(contents):
        raise SoyteError(f"{len(contents)} sample sites need as many ports, got {len(ports)}: pass --ports A B C")
    with contextlib.ExitStack() as stack:
        running = []
        for content, port in zip(contents, ports, strict=False):
            try:
                site = RunningSite(FAMILIES[content.family](content), port)
            except OSError as error:
                raise SoyteError(f"127.0.0.1:{port}: {error.strerror}; choose other ports with --ports") from error
            stack.callback(site.stop)
            site.start()
            running.append(site)
        yield running


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m crawler.sample", description="Serve the embedded sample sites.")
    parser.add_argument("--ports", type=int, nargs=3, default=(0, 0, 0), help="three ports; 0 is any free one")
    parser.add_argument("--home-file", type=Path, help="write the three addresses here, one per line")
    options = parser.parse_args(arguments)
    try:
        with serve_samples(options.ports) as sites:
            for site in sites:
                print(f"{site.url}  {site.title} ({site.family}, {len(site.articles)} articles)", flush=True)
            if options.home_file:
                draft = options.home_file.with_suffix(".part")
                draft.write_text("".join(f"{site.url}\n" for site in sites), "utf-8")
                draft.replace(options.home_file)
            with contextlib.suppress(KeyboardInterrupt):
                threading.Event().wait()
    except SoyteError as error:
        parser.exit(error.status, f"soyte: {error}\n")
    return 0
