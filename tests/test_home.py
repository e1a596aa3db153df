"""An archive is a folder that says clearly when it cannot be used, and lets one run of a kind in at a time."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from crawler.errors import Locked, SoyteError
from crawler.home import Home


def test_opening_makes_the_folders_and_keeps_the_id(tmp_path: Path) -> None:
    home = Home(tmp_path / "a" / "b").open()
    assert home.warc_dir.is_dir() and home.published_dir.is_dir() and home.corrections_dir.is_dir()
    first = home.archive_id
    assert len(first) == 8 and int(first, 16) >= 0
    assert Home(home.path).open().archive_id == first


def test_two_archives_have_two_ids(tmp_path: Path) -> None:
    assert Home(tmp_path / "a").open().archive_id != Home(tmp_path / "b").open().archive_id


def test_nothing_is_made_before_open(tmp_path: Path) -> None:
    Home(tmp_path / "a")
    assert not (tmp_path / "a").exists()


def test_a_home_below_a_file_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SoyteError, match="cannot be written") as caught:
        Home(tmp_path / "file" / "home").open()
    assert "\n" not in str(caught.value) and caught.value.status == 2


@pytest.mark.parametrize("content", ["", "xyz", "0123456789", "0123456G"])
def test_a_damaged_id_is_not_replaced(tmp_path: Path, content: str) -> None:
    home = Home(tmp_path).open()
    (tmp_path / "archive-id").write_text(content)
    with pytest.raises(SoyteError, match="archive-id"):
        _ = home.open().archive_id


def test_no_archive_yet(tmp_path: Path) -> None:
    with pytest.raises(SoyteError, match="not a soyte archive yet"):
        _ = Home(tmp_path).archive_id


def _try_lock(path: Path, name: str) -> int:
    try:
        with Home(path).lock(name):
            return 0
    except Locked as error:
        return error.status


def test_a_lock_keeps_other_processes_out_and_is_freed(tmp_path: Path) -> None:
    home = Home(tmp_path).open()
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        with home.lock("crawl"):
            assert pool.apply(_try_lock, (tmp_path, "crawl")) == 75
            assert pool.apply(_try_lock, (tmp_path, "extract")) == 0
        assert pool.apply(_try_lock, (tmp_path, "crawl")) == 0


def test_the_message_names_the_process_that_holds_the_lock(tmp_path: Path) -> None:
    import os

    home = Home(tmp_path).open()
    with home.lock("publish"), pytest.raises(Locked, match=f"process {os.getpid()}"), home.lock("publish"):
        pass
