"""Files that an article offers: documents linked from it, and what its CMS lists as its files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from crawler.items import Attachment
from pipelines.dom import select, squeeze, text_of
from pipelines.layouts import Layout
from pipelines.lines import Line
from pipelines.urls import absolute

MIMES = {
    "pdf": "application/pdf",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "rtf": "application/rtf",
    "zip": "application/zip",
    "rar": "application/vnd.rar",
    "7z": "application/x-7z-compressed",
}
_EXTENSION = re.compile(r"\.([a-z0-9]{2,4})$")
#: What hardly any link of a page has, looked for before an address is taken apart.
_SOME_EXTENSION = re.compile(rf"(?:\.|%2e)(?:{'|'.join(MIMES)})", re.IGNORECASE)
_VAGUE = re.compile(
    r"^(?:tải về|tải xuống|download|xem|xem tại đây|tại đây|file|click here|xem chi tiết|here)\W*$", re.IGNORECASE
)
_NAMING = re.compile(r"name|\Afile\Z", re.IGNORECASE)
_LEADING = re.compile(r"^(?:tải về|tải xuống|download|file đính kèm)\s*:?\s+", re.IGNORECASE)
#: Addresses that serve files by number, and what a link then says that it is.
_SERVES = re.compile(
    r"download|tai-?ve|tai-?xuong|get-?_?file|view-?_?file|linkclick|fileticket|\.ashx|file-?_?id=|op=down",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"\.(?:{'|'.join(MIMES)})(?!\w)|\((?:file\s+)?(?:pdf|word|excel|docx?|xlsx?)\b", re.IGNORECASE)
_LABEL = re.compile(
    r"\W*(?:các\s+)?(?:tập tin|tệp(?: tin)?|file|tài liệu|văn bản)\s+(?:đính kèm|kèm theo)", re.IGNORECASE
)
#: How far above a link the label of its list stands, and how much such a list says.
_LEVELS = 4
_LONGEST_LIST = 1_000
_MOST = 100


def find_attachments(tree: Any, layout: Layout, container: Any, base: str) -> tuple[Attachment, ...]:
    """The files linked in the article's container and in the layout's list of files, in page order, each once."""
    base = _base(tree, base)
    listed = {element: True for selector in layout.attachments for element in select(tree, selector)}
    inside = [] if container is None else list(container.iter("a"))
    labelled = dict.fromkeys(_labelled(tree), True)
    found: dict[str, Attachment] = {}
    for element in _in_order(tree, [*listed, *inside, *labelled]):
        href = element.get("href")
        address = absolute(base, href) if href else None
        if address is None or address in found:
            continue
        extension = extension_of(address)
        name = _name(element, address)
        if extension is None and not (
            (element in listed and _downloads(address))
            or (element in labelled and (_extension(name) or _SERVES.search(address)))
            or _serves_file(element)
        ):
            continue
        extension = extension or _extension(name)
        found[address] = Attachment(url=address, name=name, mime=MIMES.get(extension or ""))
    return tuple(found.values())[:_MOST]


def _labelled(tree: Any) -> Iterator[Any]:
    """The links of lists that call themselves the files of an article, wherever they stand on its page."""
    told: dict[Any, bool] = {}
    for element in tree.iter("a"):
        href = element.get("href") or ""
        if not (extension_of(href) or _SERVES.search(href)):
            continue
        for ancestor in islice(element.iterancestors(), _LEVELS):
            if ancestor not in told:
                text = text_of(ancestor) if ancestor.tag not in ("body", "html", "form") else ""
                told[ancestor] = len(text) <= _LONGEST_LIST and _LABEL.match(text) is not None
            if told[ancestor]:
                yield element
                break


def links_file(line: Line) -> bool:
    """Whether a line of a text is a paragraph about a document and links to it: what a notice announces. A block that
    holds nothing but the link is a list of files.
    """
    if line.chrome is not None or line.element is None or len(line.text) < 4:
        return False
    told = line.element.tag in ("p", "li") or line.links < 0.95
    return told and any(extension_of(link.get("href") or "") or _serves_file(link) for link in line.element.iter("a"))


def _serves_file(link: Any) -> bool:
    """Whether a link's address serves files, and its words name one: "/DownloadFile.aspx?id=7" as "Kế hoạch.docx"."""
    return _SERVES.search(link.get("href") or "") is not None and _NAMED.search(text_of(link)) is not None


def _base(tree: Any, url: str) -> str:
    """What the page's links are relative to."""
    named = next((element.get("href") for element in tree.iter("base") if element.get("href")), "")
    return absolute(url, named) or url


def extension_of(url: str) -> str | None:
    """The file extension an address names, in its path (Liferay: before the uuid) or in a parameter; None for pages."""
    if not _SOME_EXTENSION.search(url):
        return None
    try:
        parts = urlsplit(url)
        values = [value for name, found in parse_qs(parts.query).items() if _NAMING.search(name) for value in found]
    except ValueError:
        return None
    for candidate in (*reversed(parts.path.split("/")), *values):
        extension = _extension(unquote(candidate))
        if extension:
            return extension
        if candidate and "/documents/" not in parts.path:
            if not values:
                return None
            continue
    return None


def _extension(name: str) -> str | None:
    match = _EXTENSION.search(name.strip().lower())
    return match[1] if match and match[1] in MIMES else None


def _downloads(address: str) -> bool:
    """NukeViet's downloads, and DNN's files by ticket."""
    return "download=1" in address or "op=down" in address or "fileticket=" in address.lower()


def _name(element: Any, address: str) -> str:
    """What readers call the file: the link's text when it says something, else its title, else the file's name."""
    for text in (text_of(element), squeeze(element.get("title") or "")):
        text = _LEADING.sub("", text).strip()
        if text and not _VAGUE.match(text):
            return text[:300]
    path = [unquote(piece) for piece in urlsplit(address).path.split("/") if piece]
    named = [piece for piece in path if _extension(piece)]
    return squeeze((named or path or [address])[-1])[:300]


def _in_order(tree: Any, elements: Iterable[Any]) -> list[Any]:
    wanted = set(elements)
    return [element for element in tree.iter("a") if element in wanted] if wanted else []
