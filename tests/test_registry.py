"""Which sources there are, and which one an address belongs to."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from crawler.addresses import allowed, is_loopback, is_private, require_contact, why_not
from crawler.errors import SoyteError
from crawler.items import Source
from spiders.base import incomplete
from spiders.registry import source_for, sources, spider_for

PROJECT = Path(__file__).resolve().parent.parent


def test_the_sources_are_complete_and_share_no_host() -> None:
    found = sources()
    assert {"moh", "hue"} <= set(found)
    assert list(found) == sorted(found)
    for key, spider in found.items():
        assert spider.source.key == spider.name == key
        assert incomplete(spider.source) == []
    hosts = [host for spider in found.values() for host in spider.source.hosts]
    assert len(hosts) == len(set(hosts))


def test_source_files_stay_short() -> None:
    for name in ("moh", "hue"):
        code = [line for line in (PROJECT / "spiders" / f"{name}.py").read_text(encoding="utf-8").splitlines() if line]
        assert len(code) <= 16


def test_an_address_belongs_to_the_source_of_its_host() -> None:
    assert source_for("https://moh.gov.vn/tin-tong-hop").key == "moh"
    assert source_for("http://www.moh.gov.vn:80/").key == "moh"
    assert spider_for("https://moh.gov.vn:8443/") is None


def test_other_addresses_get_a_source_of_their_own() -> None:
    source = source_for("http://127.0.0.1:8101/vi/")
    assert (source.key, source.hosts, source.home) == (
        "site-127-0-0-1-8101",
        ("127.0.0.1:8101",),
        "http://127.0.0.1:8101/vi/",
    )
    assert source_for("http://127.0.0.1:8102/").key != source.key
    assert source_for("HTTP://SoYTe.ThuNghiem.VN").key == "soyte-thunghiem-vn"
    assert source_for("https://soyte.thunghiem.vn:443/x").key == "soyte-thunghiem-vn"


@pytest.mark.parametrize("address", ["", "soyte", "ftp://a.vn/", "http://", "/tin", "import:abc/x.txt"])
def test_what_is_no_web_address_is_refused(address: str) -> None:
    with pytest.raises(SoyteError, match="not a web address"):
        source_for(address)


def test_scrapy_lists_the_same_sources() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", "list"], cwd=PROJECT, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert {"generic", "hue", "moh"} <= set(done.stdout.split())


def test_which_hosts_are_private() -> None:
    loopback = [
        "127.0.0.1",
        "127.0.0.1:8101",
        "localhost",
        "localhost:80",
        "[::1]",
        "[::1]:8",
        "a.localhost",
        "127.1",
        "2130706433",
    ]
    assert all(is_loopback(host) for host in loopback)
    private = ["10.0.0.1", "192.168.1.5:8080", "169.254.169.254", "172.16.3.4", "[fe80::1]", "0.0.0.0", "0x7f000001"]
    assert all(is_private(host) for host in [*loopback, *private])
    assert not any(is_private(host) for host in ("moh.gov.vn", "8.8.8.8", "soyte.hue.gov.vn:8443", ""))


def test_where_a_source_may_go() -> None:
    source = Source(key="a", name="A", hosts=("soyte.a.vn",), asset_hosts=("kho.vn",))
    assert allowed("https://www.soyte.a.vn/x", source)
    assert allowed("http://kho.vn/x.pdf", source)
    assert not allowed("http://soyte.a.vn:8080/", source)
    assert not allowed("http://a.vn/", source)
    assert why_not("http://soyte.a.vn/b", source) is None
    assert "private" in str(why_not("http://127.0.0.1/", source))
    assert "private" in str(why_not("http://169.254.169.254/latest/", source))
    assert "--url" in str(why_not("http://b.vn/", source))


def test_public_sites_want_a_contact_address() -> None:
    public = Source(key="a", name="A", hosts=("soyte.a.vn",))
    with pytest.raises(SoyteError, match="SOYTE_CONTACT") as error:
        require_contact(public, "")
    assert "\n" not in str(error.value)
    require_contact(public, "thu@a.vn")
    require_contact(Source(key="b", name="B", hosts=("127.0.0.1:81",)), None)
    with pytest.raises(SoyteError):
        require_contact(Source(key="c", name="C", hosts=("192.168.0.1",)), None)
