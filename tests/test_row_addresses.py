"""Addresses of rows: a row that is there is shown, and whatever else stands for a key is a page that says so."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading_snapshot import MARKET, MEASLES, reading_snapshot
from tests.test_search_plugin import Site

#: A row of each table that has a page of ours, and a key of as many parts that no row has.
ROWS = {
    "articles": (str(MEASLES), "77"),
    "people": ("tran-thi-luan", "khong-co-ai"),
    "units": ("cdc-minh-ha", "cdc-khong-co"),
    "topics": ("soi", "khong-co-benh"),
    "provinces": ("hue", "khong-co-tinh"),
    "documents": ("15-kh-syt", "99-kh-syt"),
    "revisions": (f"{MARKET},2", f"{MARKET},9"),
    "sources": ("minhha", "khong-co-nguon"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    found = Site(reading_snapshot(tmp_path_factory.mktemp("rows")))
    yield found
    found.loop.close()


@pytest.mark.parametrize("table", ROWS)
def test_a_row_is_shown_under_its_key_alone(site: Site, table: str) -> None:
    there, missing = ROWS[table]
    assert site.get(f"/archive/{table}/{there}")[0] == 200
    wrong = [missing, f"{there},", f",{there}", f"{there},1", f"{there}~", f"{there}.html"]
    for key in [*wrong, *([there.partition(",")[0], there.replace(",", "~2C")] if "," in there else [])]:
        status, page = site.get(f"/archive/{table}/{key}")
        assert status == 404 and "Không có trang này" in page, key
        assert site.get(f"/archive/{table}/{key}.json")[0] == 404, key
    assert "There is no such page" in site.get(f"/archive/{table}/{missing}", lang="en")[1]


def test_half_a_key_of_any_table_is_no_row(site: Site) -> None:
    tables = site.sql("select name from sqlite_master where type in ('table', 'view')")
    assert len(tables) > 40
    for (table,) in tables:
        for key in ("x", "x,y", "x,y,z,1.json"):
            assert site.get(f"/archive/{table}/{key}")[0] == 404, (table, key)


_ODD = st.one_of(
    st.text(min_size=1, max_size=30),
    st.text(st.sampled_from("~%,.+2Ff0Cc 1\"'<>-é٣"), min_size=1, max_size=12),
    st.integers(max_value=-1).map(str),
    st.integers(min_value=2**63).map(str),
    st.integers(min_value=500, max_value=20_000).map(lambda length: "a" * length),
)


@given(table=st.sampled_from(sorted(ROWS)), key=_ODD, encoded=st.sampled_from(["as it is", "percent", "tilde"]))
@settings(max_examples=80, deadline=None)
def test_no_key_is_an_error_of_ours(site: Site, table: str, key: str, encoded: str) -> None:
    # Two dots alone are a way up, and # and ? end a path: the browser never sends these as part of a key.
    written = quote(key, safe="~%,+" if encoded == "as it is" else "", errors="replace").replace(".", "~2E")
    written = written.replace("%", "~") if encoded == "tilde" else written
    status, page = site.get(f"/archive/{table}/{written}")
    if status != 200:
        assert status == 404 and "Không có trang này" in page
    else:  # by chance a key that is there: each has a heading that is no error
        assert "<h1" in page
