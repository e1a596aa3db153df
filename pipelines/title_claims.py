"""What a page's head claims its title to be, beside the lines that the page shows."""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.bylines import is_signature
from pipelines.labels import title_kind
from pipelines.text import fold

SEPARATORS = re.compile(r"\s+[-–—|»«:·•]{1,2}\s+|\s*\|\s*|\s+::\s+")
#: What WordPress' first themes put between the site's name and the post's title.
_ARCHIVE = re.compile(r"\s+[»|-]\s+(?:blog archives?|lưu trữ blog|blog lưu trữ)\s+[»|-]\s+(?=\S)", re.IGNORECASE)
#: A dash may belong to the name: "Bệnh viện Sản - Nhi".
_OFFICE_FIRST = re.compile(r"\s*([^»|]+?)\s+[»|]\s+(?=\S)")
_WORD = re.compile(r"\w+")
#: A shorter line may be a label, and a shorter beginning that of any title.
_SHORTEST_LINE = 12
_SHORTEST_CUT = 20


@lru_cache(maxsize=256)
def without_site(title: str, site: str) -> str:
    """A page's title without the name of its site, which stands last (or first) behind a dash or bar."""
    pieces = [piece.strip() for piece in SEPARATORS.split(title) if piece.strip()]
    if len(pieces) < 2:
        return title
    if site and fold(pieces[-1]) != fold(site) and fold(title).endswith(fold(site)):
        return title[: -len(site)].rstrip(" -–—|»:·•")
    if site and fold(pieces[0]) == fold(site):
        return title[len(pieces[0]) :].lstrip(" -–—|»:·•")
    archive = next((match for match in _ARCHIVE.finditer(title) if match.start() > 0), None)
    if archive is not None:
        return title[archive.end() :]
    opening = _OFFICE_FIRST.match(title)
    if opening is not None and is_signature(opening[1]) and not is_signature(pieces[-1]):
        return title[opening.end() :]
    # Without knowing the site's name: the last piece, when it is an office or the rest is still a sentence.
    rest = title[: title.rfind(pieces[-1])].rstrip(" -–—|»«:·•")
    return rest if len(rest) >= 12 or (is_signature(pieces[-1]) and title_kind(rest) is None) else title


def letters(text: str) -> str:
    """What a title consists of, whatever marks are put around and between its words."""
    return "".join(filter(str.isalnum, text)).casefold()


def first_piece(title: str) -> str:
    """What stands before the first dash or bar."""
    return SEPARATORS.split(title.strip(), maxsplit=1)[0]


def agree(line: str, claimed: str) -> bool:
    one, other = fold(line), fold(claimed)
    if one in other or other in one:
        return len(min(one, other, key=len)) >= 8
    words, others = set(one.split()), set(other.split())
    return len(words & others) >= 0.8 * len(words) and len(words) >= 4


def begins(claimed: str, line: str) -> bool:
    """Whether the claimed title is this line, alone or followed by the name of the site; or was cut short ("…"), and
    the line begins so. Of two or three words, it must be the whole line.
    """
    one, other = fold(claimed), fold(line)
    cut = one.rstrip(" .…")
    if cut != one and one.endswith(("…", "...")) and len(cut) >= _SHORTEST_CUT and other.startswith(cut):
        return True
    if len(other) < _SHORTEST_LINE:
        return (" " in other and fold(without_site(claimed, "")) == other) or first_piece(one) == other
    # Quotation marks and dashes are typed in one way and stored in another.
    words = _WORD.findall(other)
    wholes = (one, fold(without_site(claimed, "")))
    return len(words) > 1 and any(_WORD.findall(whole)[: len(words)] == words for whole in wholes)


def with_badge(line: str, claimed: str) -> bool:
    """Whether the line is the claimed title and a badge such as "New" behind it."""
    rest = line[len(claimed) :].strip() if line.startswith(claimed) else ""
    return len(claimed) >= _SHORTEST_LINE and 0 < len(rest) <= 5 and rest.isalpha()
