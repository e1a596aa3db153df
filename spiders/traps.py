"""Addresses that are never worth a request, on any site."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

from pipelines.attachments import extension_of

#: Files of an article that are kept as evidence of their own.
FILES = (".pdf", ".doc", ".docx", ".xls", ".xlsx")

_ASSETS = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|ico|bmp|tiff?|css|js|json|woff2?|ttf|eot|mp[34]|m4[av]|avi|wmv|flv|mov|webm|ogg|wav|zip"
    r"|rar|7z|gz|tar|exe|msi|apk|iso|ppt|pptx|swf|txt|xml|rss|ashx|axd)\Z",
    re.IGNORECASE,
)
_PATHS = re.compile(
    r"/(?:print|in-bai|in-an|savefile|sendmail|instant-rss|login|logout|dang-nhap|dang-ky|register|signin|signup|users?"
    r"|account|tags?|topics?|authors?|search|seek|tim-kiem|wp-admin|wp-login\.php|wp-json|cart|feeds?|rss|comments?"
    r"|calendar|lich-cong-tac|lich-lam-viec|(?:xem-)?(?:tin-(?:tuc-)?)?theo-ngay|tu-khoa|voting|statistics|thong-ke-truy-cap|share|lostpassword|captcha|api|ajax)(?=/|\.|\Z)",
    re.IGNORECASE,
)
_PARAMETERS = re.compile(
    r"(?:ngay|date|day|thang|month|nam|year|calendar|lich|print|keyword|keywords|tukhoa|search|q|s|sort|order|orderby|redirect"
    r"|returnurl|return|replytocom|share|action|download|sessionid|phpsessid|sid|_token|lang|language|hl|setlang)\Z",
    re.IGNORECASE,
)
_REPEATED = re.compile(r"(/[^/]+)\1\1")


def is_file(url: str) -> bool:
    """Whether an address is, by a name in its path or in a parameter, a document of the kinds that are kept.

    Liferay's addresses go on behind the name; NukeViet's downloads have none, only a number.
    """
    extension = extension_of(url)
    if extension is not None:
        return f".{extension}" in FILES
    pairs = dict(parse_qsl(urlsplit(url).query))
    return pairs.get("download") == "1" and pairs.get("id", "").isdigit()


def is_trap(url: str) -> bool:
    """Whether an address leads to no news: pictures, print views, searches, calendars, logins, endless spaces."""
    return trap(url) is not None


def trap(url: str) -> str | None:
    """In words, why an address leads to no news; None when it may."""
    parts = urlsplit(url)
    if len(url) > 600:
        return "longer than 600 characters"
    if _ASSETS.search(parts.path):
        return "a picture, script or other file that is not kept"
    match = _PATHS.search(parts.path)
    if match:
        return f"a path of services: {match[0].lower()}"
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    named = next((name for name, _ in pairs if _PARAMETERS.fullmatch(name)), None)
    if named is not None:
        return f"a parameter of views, searches or calendars: {named.lower()}="
    if len(pairs) > 8:
        return "more than 8 parameters"
    if "/(S(" in parts.path:
        return "a session id in the path"
    if parts.path.count("/") > 12 or _REPEATED.search(parts.path):
        return "a path that repeats itself"
    return None
