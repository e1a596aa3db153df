"""What one page's reading is worth against its gold; see bench/extraction.py for what each figure means."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from pipelines.urls import canonical

#: Fields that general extractors do not give: shown on request.
FIELDS = ("lead", "updated", "section", "tags", "attachments")
_WORD = re.compile(r"\w+")
_UNSEEN = re.compile("[\u00ad\u200b]")
_BETWEEN_NAMES = re.compile(r"\s*[,;&/|、]\s*|\s+(?:and|und|et|y|e|en|og|och|i|ve|và|dan)\s+")
#: Degrees and callings, run together or apart: "ThS.BS.", "BSCKI.", "CN YTCC", "Y sĩ".
_DEGREES = re.compile(
    r"(?<!\w)(?:(?:(?:P?GS|TSKH|TS|ThS|BS|DS|CN|ĐD|KTV|NHS|YS|KS|CK(?:I{1,2}|[12])?|NT|ĐK|YHCT|YTCC|YHDP)+"
    r"|(?:bác|dược|y|tiến|thạc|kỹ) s[ĩỹ]|lương y|cử nhân|điều dưỡng|nữ hộ sinh|kỹ thuật viên)\b\.?[\s.]*)+(?=\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One page and what is to be read from it."""

    folder: Path
    facts: dict[str, Any]

    @property
    def is_article(self) -> bool:
        return bool(self.facts.get("article", True))

    @property
    def url(self) -> str:
        return str(self.facts["url"])

    @property
    def html(self) -> bytes:
        return (self.folder / self.facts["file"]).read_bytes()

    def words_allowed(self) -> str:
        """All that may stand in a body, as one run of words: what no line of it holds is boilerplate."""
        facts = self.facts
        parts = [facts.get("title"), facts.get("lead"), facts["body"], *facts.get("captions", ()), facts.get("byline")]
        return f" {' '.join(words(' '.join(part if isinstance(part, str) else '' for part in parts)))} "


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a candidate read, as plain values."""

    title: str = ""
    body: str = ""
    lead: str = ""
    byline: str | None = None
    published: str | None = None
    updated: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    nothing: bool = False

    @classmethod
    def of(cls, result: Any) -> Found:
        if result is None:
            return cls(nothing=True)

        def get(name: str) -> Any:
            return result.get(name) if isinstance(result, Mapping) else getattr(result, name, None)

        def texts(name: str, attribute: str) -> tuple[str, ...]:
            return tuple(str(getattr(value, attribute, value)) for value in get(name) or ())

        return cls(
            title=get("title") or "",
            body=get("body") or "",
            lead=get("lead") or "",
            byline=get("byline") or None,
            published=get("published_at") or None,
            updated=get("updated_at") or None,
            section=get("section") or None,
            tags=texts("tags", "text"),
            captions=texts("captions", "text"),
            attachments=texts("attachments", "url"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    layout: str
    page: Gold
    field: str
    found: str
    wanted: str


@dataclass(slots=True)
class Scores:
    """Sums over pages; ``right`` and ``asked`` count per field."""

    pages: int = 0
    body: float = 0.0
    plain: float = 0.0
    leaked: int = 0
    seconds: float = 0.0
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    captions: Counter[str] = field(default_factory=Counter)  # right, found, wanted

    @classmethod
    def together(cls, parts: Iterable[Scores]) -> Scores:
        total = cls()
        for part in parts:
            for name in ("pages", "body", "plain", "leaked", "seconds", "right", "asked", "captions"):
                setattr(total, name, getattr(total, name) + getattr(part, name))
        return total

    def figure(self, name: str) -> float | None:
        """A figure as a number; None where gold says nothing of the field."""
        if not self.pages:
            return None
        if name in ("body", "plain", "leakage"):
            sums = {"body": self.body, "plain": self.plain, "leakage": 100 * self.leaked}
            return sums[name] / self.asked["body"] if self.asked["body"] else None
        if name == "ms":
            return 1000 * self.seconds / self.pages
        if name == "captions":
            if not self.asked[name]:
                return None
            return _f1(self.captions["right"], self.captions["found"], self.captions["wanted"])
        return self.right[name] / self.asked[name] if self.asked[name] else None

    def shown(self, name: str) -> str:
        value = self.figure(name)
        if value is None:
            return "–"
        if name in ("leakage", "ms"):
            return f"{value:.0f}" if name == "leakage" else f"{value:.1f}"
        return f"{value:.3f}" if name in ("body", "plain", "captions") else f"{100 * value:.0f} %"


def score(scores: Scores, page: Gold, found: Found) -> list[tuple[str, str, str]]:
    """Add a page's reading to the scores; returns what was wrong as (field, found, wanted)."""
    facts = page.facts
    wrong: list[tuple[str, str, str]] = []
    scores.pages += 1
    if "body" in facts:
        scores.asked["body"] += 1
        scores.body += _bag_f1(
            _joined(found.lead, found.body), _joined(facts.get("lead"), facts["body"]), "body", wrong
        )
        scores.plain += _bag_f1(found.body, facts["body"], "", wrong)
        allowed = page.words_allowed()
        for line in found.body.split("\n"):
            if _WORD.search(line) and f" {' '.join(words(line))} " not in allowed:
                scores.leaked += 1
                wrong.append(("leakage", line, ""))

    def exact(name: str, got: Any, wanted: Any) -> None:
        scores.asked[name] += 1
        if got == wanted:
            scores.right[name] += 1
        else:
            wrong.append((name, str(got), str(wanted)))

    if "title" in facts:
        exact("title", squeeze(found.title), squeeze(facts["title"]))
    if "published" in facts:
        got, wanted = found.published or "", facts["published"] or ""
        exact("date", got[: min(10, len(wanted))] if wanted else got, wanted[:10])
        exact("time", got, wanted)
    if "byline" in facts:
        if isinstance(facts["byline"], list):
            exact("byline", names_in(found.byline or ""), names_in(*facts["byline"]))
        else:
            exact("byline", _bare(found.byline), _bare(facts["byline"]))
    if "lead" in facts:
        exact("lead", squeeze(found.lead), squeeze(facts["lead"] or ""))
    if "updated" in facts:
        exact("updated", found.updated or "", facts["updated"] or "")
    if "section" in facts:
        exact("section", squeeze(found.section or ""), squeeze(facts["section"] or ""))
    if "tags" in facts:
        exact("tags", sorted(map(squeeze, found.tags)), sorted(map(squeeze, facts["tags"])))
    if "attachments" in facts:
        exact("attachments", sorted(map(_address, found.attachments)), sorted(map(_address, facts["attachments"])))
    if "captions" in facts:
        scores.asked["captions"] += 1
        got_captions, wanted_captions = Counter(map(squeeze, found.captions)), Counter(map(squeeze, facts["captions"]))
        scores.captions["right"] += sum((got_captions & wanted_captions).values())
        scores.captions["found"] += sum(got_captions.values())
        scores.captions["wanted"] += sum(wanted_captions.values())
        if got_captions != wanted_captions:
            extra, missed = got_captions - wanted_captions, wanted_captions - got_captions
            wrong.append(("captions", str(list(extra)), str(list(missed))))
    return wrong


def words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text))


def squeeze(text: str) -> str:
    """Without what nobody sees: soft hyphens, zero-width spaces."""
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFC", text)).split())


def _address(url: str) -> str:
    """An address as soyte stores it, and without percent escapes: the order of its parameters is no difference."""
    return unquote(canonical(url))


def _bare(byline: str | None) -> str:
    """A byline without the degrees before its names: "BS.CKI Thu Hà" and "Thu Hà" are the same author."""
    return _DEGREES.sub("", squeeze(byline or ""))


def names_in(*texts: str) -> list[str]:
    """The authors that texts name, each once, in any order and letters: "Ann Lee and Bo Dahl", "BO DAHL; Ann Lee"."""
    names = (name for text in texts for name in _BETWEEN_NAMES.split(squeeze(text)))
    return sorted({name.strip(" .").casefold() for name in names if name.strip(" .")})


def _joined(lead: str | None, body: str) -> str:
    return f"{lead}\n{body}" if lead else body


def _bag_f1(found: str, wanted: str, name: str, wrong: list[tuple[str, str, str]]) -> float:
    one, other = Counter(words(found)), Counter(words(wanted))
    value = _f1(sum((one & other).values()), sum(one.values()), sum(other.values()))
    assert value is not None
    if name and value < 1:
        lines, others = set(map(squeeze, found.split("\n"))), set(map(squeeze, wanted.split("\n")))
        wrong.append((f"{name} F1 {value:.3f}", _few(lines - others), _few(others - lines)))
    return value


def _few(lines: Iterable[str]) -> str:
    return " ⏎ ".join(line[:160] for line in sorted(lines)[:6])


def _f1(right: int, found: int, wanted: int) -> float:
    """1 where there is nothing to find and nothing was found."""
    return 2 * right / (found + wanted) if found + wanted else 1.0
