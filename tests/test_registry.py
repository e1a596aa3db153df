"""Which sources there are, and which one an address belongs to."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

from crawler.addresses import allowed, is_loopback, is_private, require_contact, why_not
from crawler.database import connect, ensure_source, load_source
from crawler.errors import SoyteError
from crawler.items import Source
from crawler.resolved_rows import read_sources
from pipelines.bare_units import NOTHING, meaning
from pipelines.provinces import provinces
from spiders.base import Host, department, incomplete
from spiders.registry import definitions, guesses, source_for, sources, spider_for

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


def test_every_province_of_today_and_the_ministry_have_a_definition() -> None:
    found = definitions()
    today = {key for key, province in provinces().items() if province.valid_to is None}
    assert len(today) == 34
    assert today <= set(found)
    assert found["moh"].source.kind == "ministry"
    for key, spider in found.items():
        source = spider.source
        assert spider.known_hosts is not None
        assert incomplete(source, spider.known_hosts) == []
        assert source.province in today | {None}
        module = (source.province or key).replace("-", "_")
        assert spider.__module__ == f"spiders.{module}"
        if source.former is not None:
            assert provinces()[source.former].successor == source.province


def test_only_hosts_that_are_well_known_are_crawled() -> None:
    for key, spider in definitions().items():
        trusted = tuple(host.name for host in spider.known_hosts or () if host.trusted)
        assert spider.source.hosts == trusted
        assert (key in sources()) == bool(trusted)
        assert (getattr(spider, "name", None) == key) == bool(trusted)
    assert "lao-cai" in definitions()
    assert "lao-cai" not in sources()


def test_when_a_host_is_trusted() -> None:
    assert Host("a.vn", "seen", "high").trusted
    assert Host("a.vn", "seen", "medium").trusted
    assert not Host("a.vn", "seen", "low").trusted
    assert Host("a.vn", "seen", "low", verified="2027-01-31").trusted
    assert not Host("a.vn", "seen", "high", doubt="anybody's by now").trusted
    assert Host("A.vn/x", "", "sure", verified="31/1/2027").problems()[3:]  # type: ignore[arg-type]


def test_guesses_are_of_provinces_and_belong_to_nobody_yet() -> None:
    known = {host.name for spider in definitions().values() for host in spider.known_hosts or ()}
    for province, named in guesses().items():
        assert provinces()[province].valid_to is None
        for host, whose in named:
            assert host not in known
            assert whose == province or provinces()[whose].successor == province
    # Nothing is left without a way to look for it.
    missing = {key for key, spider in definitions().items() if not spider.known_hosts}
    assert missing <= {department for named in guesses().values() for _, department in named}


def test_a_host_that_is_listed_but_not_trusted_is_its_sources_when_asked_for() -> None:
    source = source_for("http://soyte.laocai.gov.vn/tin")
    assert (source.key, source.hosts) == ("lao-cai", ("soyte.laocai.gov.vn",))
    assert spider_for("http://soyte.laocai.gov.vn/tin") is None


def test_definitions_stay_short_and_declarative() -> None:
    for spider in definitions().values():
        lines = inspect.getsource(spider).splitlines()
        assert len(lines) <= 8 + 7 * len(spider.known_hosts or ()), spider
        assert set(vars(spider)) <= {"__module__", "__doc__", "source", "cms", "known_hosts", "adhoc", "name"} | {
            "__firstlineno__",
            "__static_attributes__",
        }


def test_a_bare_department_on_a_former_provinces_site_is_that_provinces() -> None:
    source = definitions()["binh-dinh"].source
    assert (source.province, source.former) == ("gia-lai", "binh-dinh")
    assert (source.name, source.owner_unit) == ("Sở Y tế tỉnh Bình Định", "Sở Y tế tỉnh Gia Lai")
    with pytest.raises(TypeError, match="no such province"):
        department("binh-dinh")
    with pytest.raises(TypeError, match="no such province"):
        department("khong-co")


def test_a_former_provinces_site_speaks_of_the_department_of_the_day(tmp_path: Path) -> None:
    db = connect(tmp_path / "archive.db")
    source = definitions()["binh-dinh"].source
    ensure_source(db, source)
    assert load_source(db, "binh-dinh").former == "binh-dinh"
    facts = read_sources(db)["binh-dinh"]
    for day, name in (("2021-05-01", "Sở Y tế tỉnh Bình Định"), ("2026-05-01", "Sở Y tế tỉnh Gia Lai")):
        meant = meaning("Sở Y tế", facts, day, NOTHING)
        assert meant is not None
        assert meant.written == name
    db.close()


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
