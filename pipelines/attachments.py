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
    "odp": "application/vnd.oasis.opendocument.presentation",
    "xlsm": "application/vnd.ms-excel.sheet.macroenabled.12",
    "ppsx": "application/vnd.openxmlformats-officedocument.presentationml.slideshow",
    "csv": "text/csv",
    "rtf": "application/rtf",
    "zip": "application/zip",
    "rar": "application/vnd.rar",
    "7z": "application/x-7z-compressed",
}
_EXTENSION = re.compile(r"\.([a-z0-9]{2,4})$")
#: What hardly any link of a page has, looked for before an address is taken apart.
_SOME_EXTENSION = re.compile(rf"(?:\.|%2e)(?:{'|'.join(MIMES)})")
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
#: One of these, in lower case, is in all that `_SERVES` and `_MAY_SERVE` find: most links of a page are done with it.
_SOME_SERVES = ("down", "tai", "file", "linkclick", ".ashx")
_SOME_MAY_SERVE = ("attachment", "file", "/media/", "/storage/", "/upload", "/resources/", "/assets/")
#: As `_SERVES`, of addresses that serve pages and pictures as well.
_MAY_SERVE = re.compile(
    r"getattachment|/(?:files?|attachments?|media|storage|uploads?|resources|assets)/", re.IGNORECASE
)
_LABEL = re.compile(
    r"\W*(?:các\s+)?(?:tải\s+(?:về\s+)?)?"
    r"(?:(?:tập tin|tệp(?: tin)?|file|tài liệu|văn bản|biểu mẫu)\s+(?:đính kèm|kèm theo|tải về)"
    r"|(?:tập tin|tệp(?: tin)?|file)\s+liên quan|(?:đính kèm|attachments?)\s*:)",
    re.IGNORECASE,
)
#: Blocks below a text that may hold its files, and what is none.
_LEVELS_UP = 3
_BLOCKS = 10
_ARTICLE_WORDS = 5
_FOREIGN = re.compile(
    r"sidebar|aside|(?<!\bk-)(?<!\bui-)widget|other|recent|footer|(?:^|[-_])(?:right|left)(?:$|[-_])", re.IGNORECASE
)
_OTHERS = re.compile(r"\W*[\w\s]{2,20}\s(?:mới|khác|nổi bật|cùng|xem nhiều)\b", re.IGNORECASE)
_WHOLE = frozenset({"html", "body", "main", "article", "form"})
#: How far above a link the label of its list stands, and how much such a list says.
_LEVELS = 4
_LONGEST_LIST = 1_000
_MOST = 100


def find_attachments(tree: Any, layout: Layout, container: Any, base: str, title: Any = None) -> tuple[Attachment, ...]:
    """The files linked in the article's container, in the layout's list of files, in lists that call themselves its
    files and in blocks of nothing but files below it, in page order, each once. ``title``: the element of the headline.
    """
    base = _base(tree, base)
    listed = {element: True for selector in layout.attachments for element in select(tree, selector)}
    inside = [] if container is None else list(container.iter("a"))
    labelled = dict.fromkeys(_labelled(tree), True)
    below = dict.fromkeys(_below(container, title), True)
    asked = {*listed, *labelled, *below}
    found: dict[str, Attachment] = {}
    for element in _in_order(tree, [*listed, *inside, *labelled, *below]):
        href = element.get("href")
        if href and element not in asked and _is_page(base, href) and not _serves_file(element):
            continue  # most links in a text; to work out their addresses would take the most time
        address = absolute(base, href) if href else None
        if address is None or address in found:
            continue
        extension = extension_of(address)
        name = _name(element, address)
        if extension is None and not (
            (element in listed and _downloads(address))
            or (element in labelled and (_extension(name) or _NAMED.search(name) or _SERVES.search(address)))
            or element in below
            or _serves_file(element)
        ):
            continue
        extension = extension or _extension(name)
        found[address] = Attachment(url=address, name=name, mime=MIMES.get(extension or ""))
    return tuple(found.values())[:_MOST]


def _is_page(base: str, href: str) -> bool:
    """Whether a link, written without escapes, names no file in its address."""
    return "%" not in href and "&" not in href and extension_of(base) is None and extension_of(href) is None


def _labelled(tree: Any) -> Iterator[Any]:
    """The links of lists that call themselves the files of an article, wherever they stand on its page."""
    told: dict[Any, bool] = {}
    for element in tree.iter("a"):
        href = element.get("href") or ""
        if not _offers_file(element, href):
            continue
        for ancestor in islice(element.iterancestors(), _LEVELS):
            if ancestor not in told:
                text = text_of(ancestor) if ancestor.tag not in ("body", "html", "form") else ""
                told[ancestor] = len(text) <= _LONGEST_LIST and _LABEL.match(text) is not None
            if told[ancestor]:
                yield element
                break


def _below(container: Any, title: Any) -> Iterator[Any]:
    """The links of blocks right below a text that hold nothing but files: a template needs no label to offer them. What
    stands beside title and text is another column.
    """
    over = set() if title is None else {title, *title.iterancestors()}
    element = container
    for _ in range(_LEVELS_UP):
        if element is None or element.tag in _WHOLE or element in over:
            return
        for block in islice(element.itersiblings(), _BLOCKS):
            links = [(link, link.get("href") or "") for link in block.iter("a")] if isinstance(block.tag, str) else []
            links = [(link, href) for link, href in links if href and not href.startswith(("#", "javascript:"))]
            files = [link for link, href in links if _offers_file(link, href)]
            if links and len(files) == len(links):
                name = f"{block.get('class') or ''} {block.get('id') or ''}"
                text = text_of(block)
                if len(text) <= _LONGEST_LIST and not _FOREIGN.search(name) and not _OTHERS.match(text):
                    yield from files
            elif any(len(text_of(link).split()) >= _ARTICLE_WORDS for link, _ in links if link not in files):
                return  # other articles
        element = element.getparent()


def _offers_file(link: Any, href: str) -> bool:
    """Whether a link can be one of a list of files: by its address, or by what its words say."""
    return bool(extension_of(href) or _serves(href) or _names_file("".join(link.itertext())))


def _serves(address: str) -> bool:
    lower = address.lower()
    return any(word in lower for word in _SOME_SERVES) and _SERVES.search(address) is not None


def _may_serve(address: str) -> bool:
    lower = address.lower()
    return any(word in lower for word in _SOME_MAY_SERVE) and _MAY_SERVE.search(address) is not None


def _names_file(text: str) -> bool:
    return ("." in text or "(" in text) and _NAMED.search(text) is not None


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
    href = link.get("href") or ""
    return (_serves(href) or _may_serve(href)) and _names_file(text_of(link))


def _base(tree: Any, url: str) -> str:
    """What the page's links are relative to."""
    named = next((element.get("href") for element in tree.iter("base") if element.get("href")), "")
    return absolute(url, named) or url


def extension_of(url: str) -> str | None:
    """The file extension an address names, in its path (Liferay: before the uuid) or in a parameter; None for pages."""
    if not _SOME_EXTENSION.search(url.lower()):
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
