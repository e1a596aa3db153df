"""The extraction test pages are well-formed: every page has gold, and every line of gold stands in its page."""

import json
import re
import unicodedata
from pathlib import Path

import lxml.html
import pytest

ROOT = Path(__file__).parents[1] / "data" / "extraction"
FOLDERS = sorted(p.parent for p in ROOT.glob("*/*/gold.jsonl"))
LISTING = {"file", "url", "fetched_at", "article"}
ARTICLE = {
    *("file", "url", "fetched_at", "title", "lead", "body", "published", "updated"),
    *("byline", "section", "tags", "captions", "attachments"),
}
CHARSET = re.compile(rb"charset=[\"']?([\w-]+)", re.I)
WHEN = re.compile(r"\d{4}-\d\d(-\d\d(T\d\d:\d\d)?)?")


def folder_id(folder: Path) -> str:
    return f"{folder.parent.name}-{folder.name}"


def squeeze(text: str) -> str:
    """Whitespace goes: Word and editors break lines and pad with NBSP in the middle of a sentence."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def page_text(page: Path) -> str:
    raw = page.read_bytes()
    declared = CHARSET.search(raw)
    root = lxml.html.fromstring(raw.decode(declared[1].decode() if declared else "utf-8"))
    for node in root.xpath("//script | //style | //head"):
        node.drop_tree()
    return squeeze(root.text_content())


def rows(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").splitlines()]


def test_both_splits_hold_enough_layouts() -> None:
    assert sum(f.parent.name == "test" for f in FOLDERS) >= 12
    assert sum(f.parent.name == "dev" for f in FOLDERS) >= 4


@pytest.mark.parametrize("folder", FOLDERS, ids=folder_id)
def test_gold_lists_every_page_of_one_host(folder: Path) -> None:
    gold = rows(folder)
    assert [row["file"] for row in gold] == sorted(p.name for p in folder.glob("*.html"))
    assert sum("article" not in row for row in gold) >= (4 if folder.parent.name == "dev" else 5)
    assert sum(row.get("article") is False for row in gold) == 1
    urls = [str(row["url"]) for row in gold]
    assert len(set(urls)) == len(urls)
    assert len({url.split("/")[2] for url in urls}) == 1
    for row in gold:
        assert set(row) == (LISTING if "article" in row else ARTICLE)


@pytest.mark.parametrize("folder", FOLDERS, ids=folder_id)
def test_gold_stands_in_its_page(folder: Path) -> None:
    for row in rows(folder):
        if "article" in row:
            continue
        text = page_text(folder / str(row["file"]))
        where = f"{folder_id(folder)}/{row['file']}"
        body, captions, title = row["body"], row["captions"], row["title"]
        assert isinstance(body, str) and isinstance(captions, list) and isinstance(title, str)
        shown = [title, *captions, *(part for line in body.split("\n") for part in line.split(" | "))]
        for optional in (row["lead"], row["byline"], row["section"]):
            assert optional is None or (isinstance(optional, str) and optional.strip())
            shown += [optional] if isinstance(optional, str) else []
        for piece in shown:
            assert squeeze(piece) in text, f"{where}: {piece!r} is not in the page"
        for line in body.split("\n"):
            assert line not in captions and line not in (title, row["lead"], row["byline"]), f"{where}: {line!r}"


@pytest.mark.parametrize("folder", FOLDERS, ids=folder_id)
def test_gold_dates_and_links_are_whole(folder: Path) -> None:
    for row in rows(folder):
        if "article" in row:
            continue
        assert WHEN.fullmatch(str(row["published"]))
        assert str(row["published"]) < str(row["fetched_at"])
        if row["updated"] is not None:
            assert WHEN.fullmatch(str(row["updated"]))
            assert str(row["published"]) <= str(row["updated"]) < str(row["fetched_at"])
        links = row["attachments"]
        assert isinstance(links, list)
        assert all(re.match(r"https?://[^\s]+$", link) and link.isascii() for link in links)
