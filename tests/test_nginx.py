"""The nginx configuration of docs/operations.md, run by a real nginx in front of a real `soyte serve`."""

from __future__ import annotations

import http.client
import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler import PROJECT
from crawler.browse.profile import Profile
from crawler.browse.serve import serve
from crawler.home import Home
from tests.test_serve import publish

NGINX = shutil.which("nginx") or ("/usr/sbin/nginx" if Path("/usr/sbin/nginx").exists() else None)

if NGINX is None:
    pytest.skip("no nginx here (Debian: apt-get install nginx-light)", allow_module_level=True)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as one:
        return int(one.getsockname()[1])


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    folder = tmp_path_factory.mktemp("nginx")
    home = Home(folder / "home")
    publish(home, "20260101T000000Z")
    stop, up, addresses = threading.Event(), threading.Event(), []

    def ready(address: str) -> None:
        addresses.append(address)
        up.set()

    thread = threading.Thread(
        target=lambda: serve(home, port=0, profile=Profile(public=True), ready=ready, stop=stop, poll=0.1)
    )
    thread.start()
    assert up.wait(60)
    front = free_port()
    text = (PROJECT / "docs" / "operations.md").read_text(encoding="utf-8")
    found = re.search(r"```nginx\n(.*?)```", text, re.DOTALL)
    assert found
    site = found[1].replace("listen 80;", f"listen 127.0.0.1:{front};").replace("/var/cache/nginx", str(folder))
    site = site.replace("127.0.0.1:8001", addresses[0].split("/")[2])
    (folder / "nginx.conf").write_text(
        f"daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;\n"
        f"events {{}}\nhttp {{ access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;\n"
        f"fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;\n{site}}}\n",
        encoding="utf-8",
    )
    nginx = subprocess.Popen([NGINX, "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")])
    try:
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", front), 1).close()
                break
            except OSError:
                assert nginx.poll() is None, (folder / "error.log").read_text()
                time.sleep(0.05)
        yield front
    finally:
        nginx.terminate()
        nginx.wait(10)
        stop.set()
        thread.join(30)


def ask(port: int, path: str, method: str = "GET") -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request(method, path, headers={"Host": "soyte.example.org"})
    answer = connection.getresponse()
    text = answer.read().decode("utf-8", "replace")
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, text


def test_pages_come_through_with_their_headers(port: int) -> None:
    status, headers, text = ask(port, "/archive/articles")
    assert status == 200 and "<h1>" in text
    assert headers["x-content-type-options"] == "nosniff" and "default-src 'none'" in headers["content-security-policy"]
    assert ask(port, "/-/settings")[0] == 404
    assert ask(port, "/archive?sql=select+1")[0] == 403


def test_a_page_is_kept_for_a_moment_and_each_language_by_itself(port: int) -> None:
    assert ask(port, "/archive/people")[1]["x-cache"] == "MISS"
    status, headers, text = ask(port, "/archive/people")
    assert (status, headers["x-cache"]) == (200, "HIT") and 'lang="vi"' in text
    assert 'lang="en"' in ask(port, "/archive/people?lang=en")[2]


def test_nothing_but_reading(port: int) -> None:
    assert ask(port, "/", "POST")[0] == 403
    assert ask(port, "/", "HEAD")[0] == 200


def test_one_reader_cannot_ask_for_everything_at_once(port: int) -> None:
    assert 429 in {ask(port, "/robots.txt")[0] for _ in range(60)}
