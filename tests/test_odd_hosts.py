"""HOME/hosts.csv: what an operator arranges for single hosts."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.errors import SoyteError
from crawler.odd_hosts import TLS_FAULTS, OddHosts, read
from spiders.hosts import Host

HEAD = "host,tls,proxy,reason\n"


def test_no_file_means_nothing_is_odd(tmp_path: Path) -> None:
    assert read(tmp_path / "hosts.csv") == OddHosts()
    assert read(tmp_path / "hosts.csv").of("soyte.a.example", "a").tls == frozenset()


def test_rows_are_for_a_host_or_a_whole_source_and_add_to_what_the_source_file_says(tmp_path: Path) -> None:
    file = tmp_path / "hosts.csv"
    file.write_text(
        f'{HEAD}soyte.a.example,"Expired, legacy",,seen in spring\n\n'
        "a,,http://proxy.example:3128,403 from our data centre\n"
        "cu.a.example,,http://user:word@other.example:8080,needs another way\n",
        encoding="utf-8-sig",
    )
    odd = read(file)
    one = odd.of("soyte.a.example", "a", "incomplete chain")
    assert one.tls == {"expired", "legacy", "incomplete chain"}
    assert one.proxy == "http://proxy.example:3128"
    assert odd.of("cu.a.example", "a").proxy == "http://user:word@other.example:8080"
    assert odd.of("soyte.b.example", "b").proxy is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("host;tls;proxy;reason\n", "its first line must be host,tls,proxy,reason"),
        (f"{HEAD}a.example,bad,,why\n", "line 2: tls 'bad' is none of incomplete chain, self-signed"),
        (f"{HEAD}a.example,expired,,\n", "line 2: the reason is missing"),
        (f"{HEAD}https://a.example/,expired,,why\n", "line 2: host 'https://a.example/' is neither"),
        (f"{HEAD}a,,proxy:3128,why\n", "line 2: proxy is not an address like http://"),
        (f"{HEAD}a,,http://:99999,why\n", "line 2: proxy is not an address like http://"),
    ],
)
def test_what_makes_no_sense_is_named_by_its_line(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "hosts.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SoyteError) as caught:
        read(file)
    assert said in str(caught.value)
    assert str(file) in str(caught.value)


def test_source_files_excuse_only_what_there_is() -> None:
    assert Host("a.example", "seen", "high", tls="expired, other name").problems() == []
    (problem,) = Host("a.example", "seen", "high", tls="all").problems()
    assert "'all' is none of" in problem
    assert set(TLS_FAULTS) == {"incomplete chain", "self-signed", "expired", "other name", "legacy"}
