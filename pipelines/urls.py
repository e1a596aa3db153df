"""Addresses: one spelling for each, and the host a crawl is polite to.

Everything here is pure text work, accepts any string and never raises: an address that cannot be understood is given
back as it came, so that a strange link is visible later instead of ending a crawl.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

#: Added by mail tools, social networks and analytics; never choose what a server sends.
_TRACKING = frozenset(
    [
        "fbclid",
        "gclid",
        "dclid",
        "gbraid",
        "wbraid",
        "msclkid",
        "yclid",
        "gidzl",
        "zarsrc",
        "igshid",
        "mc_cid",
        "mc_eid",
        "_ga",
        "_gl",
        "_hsenc",
        "_hsmi",
    ]
)
_DEFAULT_PORTS = {"http": "80", "https": "443"}
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})|%")
_SESSION = re.compile(r";jsessionid=[^/?#;]*", re.IGNORECASE)
_NETLOC = re.compile(r"(?P<user>[^@]*@)?(?P<host>\[[^\]]*\]|[^:]*)(?::(?P<port>\d*))?\Z")


@lru_cache(maxsize=16_384)  # menus stand on every page
def canonical(url: str) -> str:
    """One spelling of an http(s) address, which the server answers alike.

    Scheme and host in lower case, default port, fragment, session id and tracking parameters dropped, percent escapes
    in one form, parameters sorted by name (those of one name keep their order, which can matter). ``t`` under
    ``/documents/`` is Liferay's cache buster. State tokens of WebSphere (``!ut/p/``) and query strings that are not
    plain ``name=value`` pairs keep their order. Idempotent. Other schemes (``import:…``) come back unchanged.
    """
    url = url.strip()
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS or not parts.netloc:
        return url
    user, host, port = _netloc(parts.netloc)
    if port and port != _DEFAULT_PORTS[scheme]:
        host = f"{host}:{port}"
    path = _escaped(_SESSION.sub("", parts.path), "/:@!$&'()*+,;=|[]") or "/"
    return urlunsplit((scheme, user + host, path, _query(path, parts.query), ""))


def host_key(url: str) -> str:
    """The host an address is on, as sources and delays know it: ``soyte.hue.gov.vn``, ``127.0.0.1:8101``.

    Two ports of one name are two hosts, except 80 and 443. Empty when the address has no host.
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    if not parts.netloc:
        return ""
    _, host, port = _netloc(parts.netloc)
    return f"{host}:{port}" if port not in ("", "80", "443") else host


def absolute(base: str, reference: str) -> str | None:
    """The http(s) address that a link on page ``base`` leads to, or None for script, mail, data and broken links.

    References are mended as browsers do: spaces around them dropped, entities that were escaped twice resolved.
    """
    reference = unescape(reference).strip()
    if not reference or reference.startswith("#"):
        return None
    try:
        joined = urljoin(base, reference)
        parts = urlsplit(joined)
    except ValueError:
        return None
    if parts.scheme.lower() not in _DEFAULT_PORTS or not parts.netloc:
        return None
    return canonical(joined)


def _netloc(netloc: str) -> tuple[str, str, str]:
    """User part with its @, host in lower case without a closing dot, port without leading zeros ("" when absent)."""
    match = _NETLOC.match(netloc)
    if not match:
        return "", netloc.lower(), ""
    host = match["host"].lower()
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            host = quote(host)
    return match["user"] or "", host.rstrip("."), (match["port"] or "").lstrip("0")


def _query(path: str, query: str) -> str:
    pairs = []
    for part in query.split("&"):
        name = part.partition("=")[0]
        tracking = name.lower() in _TRACKING or name.lower().startswith("utm_")
        if part and not tracking and not (name == "t" and "/documents/" in path):
            pairs.append(_escaped(part, "/:@!$'()*+,;=|[]?"))
    if "!ut/p/" not in path and all("=" in pair for pair in pairs):
        pairs.sort(key=lambda pair: pair.partition("=")[0])
    return "&".join(pairs)


def _escaped(text: str, safe: str) -> str:
    """Percent escapes in upper case, none for unreserved characters, one for every character that needs it."""
    text = _ESCAPE.sub(_escape, text)
    return quote(text, safe=safe + "%", errors="replace")


def _escape(match: re.Match[str]) -> str:
    if match[1] is None:
        return "%25"
    character = chr(int(match[1], 16))
    return character if character in _UNRESERVED else f"%{match[1].upper()}"
