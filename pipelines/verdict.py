"""Is this page an article at all? The reasons why not, each in words a person can check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from pipelines.attachments import extension_of, links_file
from pipelines.dating import stamps
from pipelines.dom import select
from pipelines.entries import is_headline
from pipelines.headlines import Title
from pipelines.labels import title_kind
from pipelines.layouts import Layout, is_article_address
from pipelines.lines import Line, Picture
from pipelines.metadata import Head
from pipelines.shown_stamps import dated_here, is_dated_entry, is_stamp_line, stamped
from pipelines.stretch import SHORTEST, Content, is_text
from pipelines.text import fold
from pipelines.title_claims import first_piece, without_site

_ERROR_LONGEST = 600
#: No page of a list has more entries, and looking at each must stay cheap.
_MOST_ENTRIES = 200
#: A line of links longer than this is a cloud of words beside the text, and no entry.
_CLOUD = 300
#: Fewer dated rows of a table are no list: duties and appointments are told so.
_ROWS = 5
#: A notice may be a table and little else: so much of it, in characters.
_TABLE = 100
_INDEX_NAMES = frozenset(
    {"", "index.html", "index.htm", "index.php", "default.aspx", "home", "trang-chu", "trang-chu.html"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotArticle:
    """The page holds no article; the reason is shown in summaries and by `explain`."""

    reason: str


def refuse(
    tree: Any,
    layout: Layout,
    items: Sequence[Line | Picture],
    content: Content | None,
    title: Title | None,
    head: Head,
    url: str,
) -> NotArticle | None:
    """Why a page is not an article, or None when it is one."""
    marked = any(len(select(tree, selector)) == 1 for selector in layout.article)  # in lists each entry bears it
    if not marked:
        found = next((selector for selector in layout.listing if select(tree, selector)), None)
        if found and not _in_its_place(items, layout, content, title):
            return NotArticle(reason=f"a list: {layout.key} marks it so ({found})")
        if (
            layout.identity
            and not layout.open_addresses
            and url.startswith("http")
            and not is_article_address(layout, url)
        ):
            return NotArticle(reason=f"its address is not that of an article on {layout.key}")
    lines = [
        item for i in (content.positions if content else ()) if isinstance(item := items[i], Line) and is_text(item)
    ]
    length = sum(len(line.text) for line in lines)
    claimed = without_site(head.title, head.first("og:site_name"))
    told = _tells_its_own(items, content, lines, title, head)
    for text in (title.text if title else "", claimed):
        kind = title_kind(text)
        if kind == "error" and length < _ERROR_LONGEST:
            return NotArticle(reason=f"an error page: {text[:80]!r}")
        if kind in ("home", "list") and not marked and not told and not _headed(items, content, title):
            return NotArticle(reason=f"a page of links: its title is {text[:80]!r}")
    if not marked and not told and title_kind(first_piece(head.title)) == "home":
        return NotArticle(reason=f"the home page of its host: its title is {head.title[:80]!r}")
    if content is None or not lines:
        return NotArticle(reason="no text")
    if length < _ERROR_LONGEST and any(title_kind(line.text) == "error" for line in lines[:3]):
        return NotArticle(reason=f"an error page: {lines[0].text[:80]!r}")
    if marked:
        return None
    if _is_home(url if url.startswith("http") else head.canonical or ""):
        return NotArticle(reason="the home page of its host")
    addressed = is_article_address(layout, url)
    return _as_list(items, content, lines, head, title) or _too_little(items, content, lines, head, title, addressed)


def _as_list(
    items: Sequence[Line | Picture], content: Content, lines: Sequence[Line], head: Head, title: Title | None
) -> NotArticle | None:
    """Lists repeat: a date for each entry, a linked headline for each entry, or more letters in links than out of
    them.
    """
    # What stands right above the headline is another box.
    above = title.position if title is not None and title.position is not None else 0
    start = max(content.positions[0] - 2, 0)
    inside = above > 0 and start <= above <= content.positions[-1]
    below = 1 if content.rule.startswith("layout:") else 3  # a family's own element ends where its text does
    around = range(above if inside else start, min(content.positions[-1] + below, len(items)))
    # A list beside a text says nothing against it, where the text has a date of its own: no text introduces a section.
    beside = content.beside if _has_date(items, content, head) else frozenset()
    held = [
        item
        for i in around
        if i not in beside
        and isinstance(item := items[i], Line)
        and not (beside and _elsewhere(item))
        and not (item.links > 0.9 and len(item.text) > _CLOUD)
    ]
    dated = [line for line in held if is_dated_entry(line)]
    if len(dated) >= 3:
        return NotArticle(reason=f"a list or timeline: {len(dated)} dated entries")
    rows = [line for line in held if line.row]
    told = sum(1 for line in rows if any(stamp.precision in ("minute", "day") for stamp in stamps(line.text)))
    if told >= _ROWS and told >= 0.7 * len(rows) and not dated_here(items, content, title):
        return NotArticle(reason=f"a list: a table of {told} dated rows")
    if _runs(items, content, head):
        return None
    titled = [line for line in held if line.heading >= 2 and line.links > 0.9 and len(line.text) >= 15]
    if len(titled) >= 3 and len(titled) >= 0.5 * sum(1 for line in lines if len(line.text) > 60):
        return NotArticle(reason=f"a list: {len(titled)} headings that are links")
    headlines = [line for line in held if line.links > 0.9 and 20 <= len(line.text) <= 250 and not line.row]
    prose = [line for line in lines if len(line.text) > 60]
    if len(headlines) >= 5 and len(headlines) >= 0.5 * len(prose):
        return NotArticle(reason=f"a list: {len(headlines)} linked headlines")
    entries = _entries(items, content)
    if entries:
        return NotArticle(reason=f"a list: each of its {entries} paragraphs has a linked headline or a link to read on")
    linked = sum(len(line.text) * line.links for line in held)
    total = sum(len(line.text) for line in held)
    if linked > 0.6 * total:
        return NotArticle(reason=f"a list: {round(100 * linked / total)} % of its text is links")
    return None


def _runs(items: Sequence[Line | Picture], content: Content, head: Head) -> bool:
    """Whether a page has what no list has: paragraph upon paragraph with no linked headline between them. Of a page
    that says of itself that it is one article, two will do.
    """
    claims = [data for data in head.data if _is_article_type(data) and "datePublished" in data]
    fewest, length = (2, 300) if len(claims) == 1 else (3, 600)
    run: list[int] = []
    for i in range(content.positions[0], content.positions[-1] + 1):
        item = items[i]
        if not isinstance(item, Line):
            continue
        if item.row or (item.links > 0.8 and len(item.text) >= 20) or is_dated_entry(item):
            run = []
        elif not item.heading and len(item.text) > 80 and item.links < 0.3:
            run.append(len(item.text))
            if len(run) >= fewest and sum(run) >= length:
                return True
    return False


def _is_article_type(data: Mapping[str, Any]) -> bool:
    kinds = data.get("@type")
    return any(
        isinstance(kind, str) and kind.lower().endswith(("article", "posting"))
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _entries(items: Sequence[Line | Picture], content: Content) -> int:
    """How many paragraphs a page has, where all are summaries: behind or under a linked headline, or over a "read
    more"; else 0.
    """
    prose = [
        i
        for i in content.positions
        if isinstance(item := items[i], Line)
        and len(item.text) > 60
        and item.links <= 0.9
        and not item.row
        and not item.heading
    ]
    if len(prose) > _MOST_ENTRIES:
        return 0
    summaries = sum(_is_summary(items, i) for i in prose)
    return len(prose) if summaries >= 2 and summaries >= 0.9 * len(prose) else 0


def _is_summary(items: Sequence[Line | Picture], at: int) -> bool:
    line = items[at]
    if isinstance(line, Line) and line.links > 0.1 and line.element is not None:
        first = next((" ".join("".join(link.itertext()).split()) for link in line.element.iter("a")), "")
        if len(first) >= 20 and line.text.startswith(first):
            return True
    # The path of a page stands above its text as well, and is no headline.
    above = [
        item
        for item in items[max(at - 3, 0) : at]
        if isinstance(item, Line) and not (item.chrome or "").startswith(("name:", "tag:", "role:"))
    ][-2:]
    below = next((item for item in items[at + 1 : at + 3] if isinstance(item, Line)), None)
    if any(is_headline(item) and item.links > 0.9 for item in above):
        return True
    return below is not None and below.links > 0.9 and len(below.text) <= 30 and not links_file(below)


def _tells_its_own(
    items: Sequence[Line | Picture], content: Content | None, lines: Sequence[Line], title: Title | None, head: Head
) -> bool:
    """Whether a page has a headline above dated running text, whatever its <title> says: many templates call all
    their pages "Trang chủ".
    """
    if content is None or title is None or title.position is None or title_kind(title.text) is not None:
        return False
    running = [line for line in lines if len(line.text) > 60 and line.links < 0.3]
    return sum(len(line.text) for line in running) >= SHORTEST and _has_date(items, content, head)


def _elsewhere(line: Line) -> bool:
    """Chrome by its place or its words: menus and lists under their own heading."""
    return line.chrome is not None and line.chrome != "learned"


def _has_date(items: Sequence[Line | Picture], content: Content, head: Head) -> bool:
    if _claimed(head):
        return True
    near = range(max(content.positions[0] - 8, 0), min(content.positions[-1] + 5, len(items)))
    return any(
        i not in content.beside
        and isinstance(item := items[i], Line)
        and item.chrome in (None, "learned")
        and item.links < 0.5
        and is_stamp_line(item)
        for i in near
    )


def _claimed(head: Head) -> bool:
    """Whether the page tells programs that it is an article."""
    return head.first("og:type").lower() == "article" or any("datePublished" in data for data in head.data)


def _too_little(
    items: Sequence[Line | Picture],
    content: Content,
    lines: Sequence[Line],
    head: Head,
    title: Title | None,
    addressed: bool,
) -> NotArticle | None:
    length = sum(len(line.text) for line in lines)
    # A title that nothing confirms may be the name of the site, and the text its address.
    titled = title is not None and (
        title.rule not in ("title", "og:title", "looks") or (title.rule == "looks" and stamped(items, title))
    )
    if length >= (SHORTEST if titled else 2 * SHORTEST):
        return None
    dated = any(
        isinstance(item, Line) and item.chrome in (None, "learned") and item.links < 0.5 and is_stamp_line(item)
        for item in items
    )
    if length >= SHORTEST and (dated or dated_here(items, content, title)):
        return None
    claims = addressed or _claimed(head)
    # An announcement may say little more than what file it comes with.
    claims = claims or any(extension_of(link.get("href") or "") for link in content.container.iter("a"))
    pictures = any(isinstance(items[i], Picture) for i in content.positions)
    if length >= 60 and (claims or pictures):
        return None
    told = any(_is_notice(line, addressed) for line in lines) or (length >= _TABLE and any(line.row for line in lines))
    if titled and told and dated_here(items, content, title):
        return None
    return NotArticle(reason=f"only {length} characters of text")


def _is_notice(line: Line, addressed: bool) -> bool:
    """Whether a line says by itself what an article has to say: a whole sentence. At the address of an article a short
    one will do.
    """
    words, letters = (6, 25) if addressed else (9, 50)
    return (
        len(line.text) >= letters
        and len(line.text.split()) >= words
        and line.text[-1] in ".!…"
        and line.links < 0.3
        and not line.row
        and not is_dated_entry(line)
    )


def _in_its_place(
    items: Sequence[Line | Picture], layout: Layout, content: Content | None, title: Title | None
) -> bool:
    """Whether a text stands where the page's family puts it, under a title and beside its stamp: then a list of the
    family's on the same page is one of other articles.
    """
    own = content is not None and title is not None and content.rule.startswith(f"layout:{layout.key}:")
    return own and content is not None and dated_here(items, content, title)


def _headed(items: Sequence[Line | Picture], content: Content | None, title: Title | None) -> bool:
    """Whether a title stands right over a stamp, and that over a sentence: pages of departments are called "Thông báo"
    like their lists.
    """
    if content is None or title is None or title.position is None or not stamped(items, title):
        return False
    below = items[title.position + 2 : title.position + 6]
    return any(isinstance(line, Line) and _is_notice(line, False) for line in below)


def _is_home(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and fold(parts.path.strip("/")) in _INDEX_NAMES and not parts.query
