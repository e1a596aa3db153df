"""Bytes to text to tree: once per page, and for any bytes.

Order of trust for the charset: a byte order mark; the zero bytes of UTF-16; valid UTF-8 (text in another charset is
hardly ever valid UTF-8 by chance); what the header says; what the page says of itself; mostly valid UTF-8 (cut or
spliced pages). Names that servers give wrongly (iso-8859-1 for anything) are believed last: what is left is Western
text when it holds words in an old Vietnamese font's encoding (which `pipelines.legacy_text` then converts), when its
words are spelled right so (old editors wrote what Latin-1 lacks as ``&#7841;``), or when it holds no Vietnamese at all,
and else windows-1258, the charset of old Vietnamese pages.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from html import unescape
from typing import Any

from lxml import etree, html

from pipelines.legacy_text import encoding_of
from pipelines.spelling_rules import is_syllable

#: Longer pages are cut: nothing a department writes comes near, and time must stay bounded.
MAX_CHARACTERS = 2_000_000
#: Of a page longer than this, scripts and style sheets are shortened before it is parsed (and cut): some pages carry
#: megabytes of them, above their text as well.
_LARGE = 300_000
#: So much of a script tells what family a site belongs to.
_SCRIPT = 20_000
MAX_ELEMENTS = 20_000
#: Characters that are looked at to tell a charset.
JUDGED = 100_000

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
#: Written into headers by server defaults; a Vietnamese page is in none of them.
_DEFAULTS = frozenset({"iso8859-1", "cp1252", "ascii"})
#: Pictures pasted into the page itself, often megabytes of them; their place is kept.
_PASTED = re.compile(r"[a-zA-Z0-9.+/-]{1,60};base64,[A-Za-z0-9+/=\s]+")
#: What begins a stretch that is no markup, and how each ends; structured data is read whole.
_RAW = re.compile(r"<(?:(script)\b([^>]*)|(style)\b|!--)", re.IGNORECASE)
_RAW_ENDS = {
    "script": re.compile(r"</script", re.IGNORECASE),
    "style": re.compile(r"</style", re.IGNORECASE),
    "": re.compile("-->"),
}
#: The parser looks through all attributes of an element for each further one.
_LONG = 20_000
_LONG_TAG = re.compile(rf"([a-zA-Z][a-zA-Z0-9:-]{{0,30}})(\s[^>]{{{_LONG},}})")
_MOST_ATTRIBUTES = 500
_MARKED = re.compile(r"[^\W\d_]+")
#: A Vietnamese letter that an editor wrote by its number.
_REFERENCE = re.compile(r"&#(?:x1e[a-f][0-9a-f]|7[89]\d\d);", re.IGNORECASE)
#: The same without the last two, in UTF-8, where no other character holds such a byte.
_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32), 127])
#: One class for every element, chosen in C: lxml's own lookup asks Python for each of thousands, in copies too,
#: only to tell forms and their fields apart.
_CLASSES = etree.ElementDefaultClassLookup(element=html.HtmlElement, comment=html.HtmlComment)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def decode(body: bytes, content_type: str = "") -> tuple[str, tuple[str, ...]]:
    """The text of a response, and warnings about how it had to be read. Never raises."""
    warnings: list[str] = []
    for mark, name in _BOMS:
        if body.startswith(mark):
            return _allowed(body[len(mark) :].decode(name, errors="replace"), warnings)
    wide = _wide(body)
    if wide is not None:
        return _allowed(body.decode(wide, errors="replace"), warnings)
    try:
        return _allowed(body.decode("utf-8"), warnings)
    except UnicodeDecodeError:
        pass
    claims = []
    header = _HEADER_CHARSET.search(content_type)
    if header:
        claims.append(header[1])
    meta = _META_CHARSET.search(body[:8192])
    if meta:
        claims.append(meta[1].decode("ascii"))
    western = body.decode("cp1252", errors="replace")
    old_font = encoding_of(western[:JUDGED]) is not None
    for claim in claims:
        text = _strictly(body, claim)
        # A page in an old font is in no charset; whatever the server calls it, these bytes are its letters.
        if text is not None and not (old_font and not _is_vietnamese(text)) and not _is_better(western, text):
            return _allowed(text, warnings)
    loose = body.decode("utf-8", errors="replace")
    broken = loose.count("\ufffd")
    # Real UTF-8 with a few spliced bytes has many well-formed multi-byte letters for each broken one.
    letters = sum(1 for character in loose[:200_000] if ord(character) > 127 and character != "\ufffd")
    if letters > 4 * broken:
        warnings.append(f"{broken} bytes that are not UTF-8 were replaced")
        return _allowed(loose, warnings)
    vietnamese = body.decode("cp1258", errors="replace")
    if old_font or (claims and not _is_vietnamese(vietnamese)) or _is_better(western, vietnamese):
        return _allowed(western, warnings)
    warnings.append("charset unknown: read as windows-1258")
    return _allowed(vietnamese, warnings)


def _wide(body: bytes) -> str | None:
    """UTF-16 without a byte order mark: markup is ASCII, so every second byte is zero."""
    start = body[:400]
    half = len(start) // 2
    if half < 8:
        return None
    if start[1::2].count(0) > 0.7 * half and start[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if start[::2].count(0) > 0.7 * half and start[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _is_vietnamese(text: str) -> bool:
    """Whether most words with marks are spelled as Vietnamese is."""
    words = _marked_words(text)
    return sum(map(is_syllable, words)) > 0.6 * len(words)


def _is_better(one: str, other: str) -> bool:
    """Whether more words with marks are spelled as Vietnamese is in the first reading of some bytes than in the second,
    character references read as well; never where there are no references.
    """
    if not _REFERENCE.search(one):
        return False
    words, others = (_marked_words(unescape(text[:JUDGED])) for text in (one, other))
    return sum(map(is_syllable, words - others)) > sum(map(is_syllable, others - words))


def _marked_words(text: str) -> set[str]:
    return {word for word in _MARKED.findall(unicodedata.normalize("NFC", text[:JUDGED])) if not word.isascii()}


def parse(text: str) -> html.HtmlElement | None:
    """The tree of an HTML text, comments and processing instructions left out; None when it holds no element.

    A page of more than `MAX_ELEMENTS` elements is read up to about there.
    """
    root = _parsed(text)
    if root is None:
        return None
    count = int(root.xpath("count(//*)"))  # in C: an element's object would be made and dropped for each
    return root if count <= MAX_ELEMENTS else _parsed(text[: len(text) * MAX_ELEMENTS // count])


def _parsed(text: str) -> html.HtmlElement | None:
    parser: Any = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(_CLASSES)
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    return root if isinstance(root, html.HtmlElement) else None


def _strictly(body: bytes, claim: str) -> str | None:
    try:
        codec = codecs.lookup(claim)
        if codec.name in _DEFAULTS or not getattr(codec, "_is_text_encoding", True):
            return None
        return codec.decode(body, "strict")[0]
    except (LookupError, UnicodeError, ValueError):
        return None


def _allowed(text: str, warnings: list[str]) -> tuple[str, tuple[str, ...]]:
    """The text without what no tree and no database can hold, and not longer than the limit."""
    if "base64," in text:
        # Looked for behind each "data:" alone: at every character of a page it would take longer than parsing.
        before, *behind = text.split("data:")
        text = "data:".join(
            [before, *(piece[found.end() :] if (found := _PASTED.match(piece)) else piece for piece in behind)]
        )
    if len(text) > _LARGE:
        text = _without_scripts(text)
    if len(text) > MAX_CHARACTERS:
        text = text[:MAX_CHARACTERS]
        warnings.append(f"page cut after {MAX_CHARACTERS} characters")
    if not _is_sound(text):
        text = _FORBIDDEN.sub(" ", text)
    pieces = text.split("<")
    long = []
    if max(map(len, pieces)) > _LONG:  # hardly any page has one
        long = [i for i, piece in enumerate(pieces) if i and len(piece) > _LONG and _LONG_TAG.match(piece)]
    if long:
        for i in long:
            pieces[i] = _LONG_TAG.sub(_bounded, pieces[i], count=1)
        text = "<".join(pieces)
    return text, tuple(warnings)


def _without_scripts(text: str) -> str:
    """The text of a page with no more than the beginning of each script, style sheet and comment."""
    kept: list[str] = []
    done = at = 0
    while (begun := _RAW.search(text, at)) is not None:
        ended = _RAW_ENDS[(begun[1] or begun[3] or "").lower()].search(text, begun.end())
        if ended is None:
            break
        if ended.start() - begun.end() > _SCRIPT and "ld+json" not in (begun[2] or "").lower():
            kept.append(text[done : begun.end() + _SCRIPT])
            done = ended.start()
        at = ended.end()
    return "".join([*kept, text[done:]]) if kept else text


def _is_sound(text: str) -> bool:
    """Whether a text is without control characters and halves of surrogate pairs: quicker than by a pattern that
    hardly any page has anything for.
    """
    try:
        raw = text.encode()
    except UnicodeEncodeError:
        return False
    return len(raw.translate(None, _CONTROLS)) == len(raw) and "\ufffe" not in text and "\uffff" not in text


def _bounded(tag: re.Match[str]) -> str:
    """A tag without its attributes where it has thousands; one long value is left as it is."""
    inside = tag[2]
    many = inside.count("=") > _MOST_ATTRIBUTES or ("'" not in inside and '"' not in inside)
    return f"{tag[1]} " if many else tag[0]
