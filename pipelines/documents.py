"""Documents cited by number: "Nghị quyết số 20-NQ/TW" is one span; its date, when it follows, is the document's date.

The number tells most: its code names the kind of document (NQ, QĐ, KH) and who issued it (TW, TTg, BYT). Where the code
names only an organisation (2345/SYT-NVY) it is an official letter.
"""

from __future__ import annotations

import re
from functools import cache

from crawler.items import Mention
from pipelines.dates import find_dates
from pipelines.reference import rows

_UPPER = "A-ZĐÂÊÔƠƯ"
# NQ, QĐ, TTg, QyĐ, CTr, BTGTW, QH15: at least two letters, the first a capital.
_CODE = rf"[{_UPPER}][{_UPPER}a-zđ]*[{_UPPER}a-zđ][{_UPPER}a-zđ\d]*"
_NUMBER = (
    rf"\d{{1,6}}[a-z]?\s?(?:/\s?(?:19|20)\d\d\s?)?"
    rf"(?P<code>/\s?{_CODE}(?:\s?-\s?{_CODE}){{1,3}}|-{_CODE}\s?/\s?{_CODE}(?:-{_CODE})?|/\s?{_CODE})"
)
_EDGE = r"(?![\w/])(?!-\w)"
_DATE_FOLLOWS = re.compile(r"[\s,(]*(?:(?:được\s+)?(?:ký|ban\s+hành)\s+)?(?=ngày\s+\d)", re.IGNORECASE)
_LAW_BEFORE = re.compile(r"\b(Bộ luật|Luật|Nghị quyết|Pháp lệnh)\b[^.;\n()]{0,80}$")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    types = sorted({row["type"] for row in rows("document_types")}, key=len, reverse=True)
    normative = sorted(
        {row["type"] for row in rows("document_types") if row["weight"] == "normative"}, key=len, reverse=True
    )
    kind = "|".join(re.escape(t).replace(r"\ ", r"\s+") for t in types)
    law = "|".join(re.escape(t).replace(r"\ ", r"\s+") for t in normative)
    so = r"số\s*:?\s*"
    coded = re.compile(
        rf"(?<![\w/])(?<!\d[.,\-])(?:(?P<type>(?i:{kind}))\s+)?(?P<so>(?i:{so}))?(?P<number>{_NUMBER}){_EDGE}"
    )
    plain = re.compile(
        rf"(?<![\w/])(?P<type>(?i:{law}))\s+(?P<so>(?i:{so}))?(?P<number>\d{{1,4}}(?:/(?:19|20)\d\d)?){_EDGE}(?![.,]\d)(?!\s*%)"
    )
    return coded, plain


@cache
def _types() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows("document_types"):
        found.setdefault(row["type"].casefold(), row["type"])
        if row["code"]:
            found[row["code"]] = row["type"]
    return found


@cache
def _issuers() -> dict[str, str]:
    return {row["code"]: row["issuer"] for row in rows("document_issuers")}


def find_documents(text: str) -> list[Mention]:
    """The documents that an NFC text cites by number, in order, not overlapping.

    ``number`` is without the spaces a writer put in; ``iso`` the date that follows; ``issuer`` the organisation the
    code stands for, or its abbreviation where the table does not know it.
    """
    coded, plain = _patterns()
    found = [m for match in coded.finditer(text) if (m := _coded(text, match)) is not None]
    for match in plain.finditer(text):
        overlaps = any(m.start < match.end() and match.start() < m.end for m in found)
        if not overlaps and (match["so"] or "/" in match["number"]):
            kind = _types().get(" ".join(match["type"].split()).casefold())
            found.append(_mention(text, match, match["number"], kind, None, "plain"))
    return sorted(found, key=lambda m: m.start)


def _coded(text: str, match: re.Match[str]) -> Mention | None:
    number = re.sub(r"\s+", "", match["number"])
    codes = re.findall(_CODE, match["code"])
    cued = bool(match["type"] or match["so"])
    if len(codes) == 1 and not cued and not re.match(r"\d+/\d{4}/", number):
        return None  # "12/UBND" alone is as well a count of places
    kind = _types().get(" ".join(match["type"].split()).casefold()) if match["type"] else None
    named = next((_types()[code] for code in codes if code in _types()), None)
    issuers = [c for c in codes if c not in _types()]
    if kind is None or kind == "Văn bản":
        kind = named or kind
        if named is None:
            law = _LAW_BEFORE.search(text[max(0, match.start() - 100) : match.start()])
            assembly = re.fullmatch(r"(?:QH|UBTVQH)\d*", codes[0])
            letter = kind or codes[0] in _issuers() or _issuer(codes[0]) != codes[0]
            kind = (law[1] if law else None) if assembly else "Công văn" if letter else None
    if not (kind or "").endswith("liên tịch"):
        issuers = issuers[:1]  # what follows in 2345/SYT-NVY and 7/QĐ-UBND-HC is a division of the issuer
    return _mention(text, match, number, kind, ", ".join(_issuer(code) for code in issuers) or None, "coded")


def _issuer(code: str) -> str:
    return _issuers().get(code) or _issuers().get(re.sub(r"\d+$", "", code)) or code


def _mention(text: str, match: re.Match[str], number: str, kind: str | None, issuer: str | None, rule: str) -> Mention:
    iso: str | None = None
    lead = _DATE_FOLLOWS.match(text, match.end())
    if lead is not None:
        dates = find_dates(text[lead.end() : lead.end() + 40], None)
        if dates and dates[0].start == 0 and dates[0].precision == "day":
            iso = dates[0].iso
    return Mention(
        kind="document",
        start=match.start(),
        end=match.end(),
        text=match.group(),
        rule=f"document:{rule}",
        iso=iso,
        precision="day" if iso else None,
        number=number,
        document_type=kind,
        issuer=issuer,
    )
