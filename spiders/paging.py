"""Which page of a listing an address is: the ways sites number their pages."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from pipelines.text import fold
from pipelines.urls import canonical

#: Page numbers in the path: NukeViet's /page-2, WordPress' /page/2/, /trang-2.html …
_IN_PATH = re.compile(r"/?(?:[/-])(?:page|trang|p)[-/](?P<number>\d{1,5})/?(?P<tail>\.html?|\.aspx)?\Z", re.IGNORECASE)

#: Parameters that number pages. Liferay's carry the portlet's name before _cur.
_PARAMETER = re.compile(
    r"(?:page|trang|p|pg|paged|pageindex|pagenum|pagenumber|pageno|currentpage|curpage|cur|start|offset|limitstart|\w+_cur)\Z",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"(?:tiếp|tiếp theo|trang tiếp|trang tiếp theo|trang sau|sau|kế tiếp|trang kế(?: tiếp)?|xem tiếp|cuối|trang cuối"
    r"|(?:xem|tải) thêm(?: tin(?: tức)?| bài(?: viết)?)?|(?:(?:tin|bài|bài viết) )?(?:cũ|mới) hơn"
    r"|(?:next|previous)(?: page)?|last|first|(?:older|newer)(?: posts)?|(?:load |show |view )?more"
    r"|»|›|>|>>|→|\.\.\.|đầu|trang đầu|trước|trang trước|«|‹|<|<<|←)\Z"
)


def page_of(url: str) -> tuple[str, int] | None:
    """The address of the listing's first page and the number of this one, or None for an address without a number.

    Offsets (``start=20``) count as numbers: all that matters is their order.
    """
    parts = urlsplit(url)
    match = _IN_PATH.search(parts.path)
    if match:
        # "/tin/page-2" is page 2 of "/tin/", "/tin-trang-2.html" of "/tin.html"
        head = parts.path[: match.start()]
        path = head + match["tail"] if match["tail"] and not match[0].startswith("/") else head + "/"
        return canonical(urlunsplit(parts._replace(path=path))), int(match["number"])
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    for name, value in pairs:
        if _PARAMETER.fullmatch(name) and value.isdigit() and len(value) <= 6:
            rest = [pair for pair in pairs if pair[0] != name]
            return canonical(urlunsplit(parts._replace(query=urlencode(rest)))), int(value)
    return None


def page_beside(url: str, here: str, text: str) -> tuple[str, int] | None:
    """The same as :func:`page_of` for a link on page ``here`` that speaks of pages, where the number has no known name.

    The two addresses are then the same but for one number: a parameter, or the end of the path.
    """
    there, own = urlsplit(url), urlsplit(here)
    if there.netloc != own.netloc:
        return None
    if there.path == own.path:
        pairs, ours = parse_qsl(there.query, keep_blank_values=True), dict(parse_qsl(own.query, keep_blank_values=True))
        other = [(name, value) for name, value in pairs if ours.get(name) != value]
        if len(other) != 1 or not other[0][1].isdigit() or not ours.get(other[0][0], "0").isdigit():
            return None
        (name, value) = other[0]
        if set(ours) - {name} != {known for known, _ in pairs} - {name}:
            return None
        rest = [pair for pair in pairs if pair[0] != name]
        # Where both bear the number, any of them may be what the list is called by: "2" must lead to 2.
        if name in ours and text.isdigit() and text != value:
            return None
        return canonical(urlunsplit(there._replace(query=urlencode(rest)))), int(value)
    if there.query != own.query:
        return None
    head, _, number = there.path.rstrip("/").rpartition("/")
    mine = own.path.rstrip("/")
    if not (number.isdigit() and len(number) <= 4 and head):
        return None
    beside = mine.rpartition("/")[0] == head and mine.rpartition("/")[2].isdigit()
    if mine != head and not beside:
        return None
    return canonical(urlunsplit(there._replace(path=head))), int(number)


def speaks_of_pages(text: str) -> bool:
    """Whether a link's words are those of a pager: a number, "Tiếp theo", "»"."""
    words = fold(text).strip(" .[]()")
    return (
        words.isdigit()
        or bool(_NEXT.match(words) or _NEXT.match(fold(text)))
        or words.removeprefix("trang ").strip().isdigit()
    )
