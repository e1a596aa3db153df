"""Hand-written annotation to corpus lines with offsets, and back.

Offsets are never counted by hand: an annotator marks spans inside the text and this script counts.

    ### t001 | 2025-03-21 | Sở Y tế tỉnh Điện Biên
    Bác sĩ {p|Lò Văn Hặc|t=Bác sĩ|r=Giám đốc@TTYT huyện X}, Giám đốc {u|TTYT huyện X}, sáng {d|20/3|2025-03-20} …

The line after ``###`` holds id, publication date and the unit that publishes (``-`` for none). Kinds are ``p`` person,
``u`` unit, ``d`` date (ISO value after the bar) and ``n`` document (number after the bar); ``?`` after the letter makes
the span optional. ``t=`` gives titles, ``r=role@unit`` a post, ``ro=`` an optional post, ``~`` a further reading;
``private`` marks a patient, victim, accused or other private person.

usage: annotate.py compile FILE... > corpus.jsonl
       annotate.py show CORPUS.jsonl > marked.txt
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

KINDS = {"p": "person", "u": "unit", "d": "date", "n": "document"}
LETTERS = {kind: letter for letter, kind in KINDS.items()}
PRIVATE = "private"
MARK = re.compile(r"\{([pudn])(\??)\|([^{}]*)\}")


def precision(iso: str) -> str:
    """The precision that an ISO value of the corpus shows: ``2024-12`` is a month, ``2024/2025`` a range of years."""
    first, _, last = iso.partition("/")
    name = "quarter" if "Q" in first else ("year", "month", "day")[first.count("-")]
    return f"{name}-range" if last else name


def _post(text: str, optional: bool) -> dict[str, Any]:
    readings: list[dict[str, str | None]] = []
    for reading in text.split("~"):
        role, _, unit = reading.partition("@")
        readings.append({"role": role.strip(), "unit": unit.strip() or None})
    # "Trưởng phòng Nghiệp vụ Y" may be read as Trưởng phòng + phòng … or as Trưởng + phòng …: the word is in both.
    role, unit = readings[0]["role"] or "", readings[0]["unit"] or ""
    leading, _, head = role.rpartition(" ")
    second: dict[str, str | None] = {"role": leading, "unit": unit}
    shared = unit.casefold().startswith(head.casefold() + " ") and leading.casefold().endswith("trưởng")
    if shared and second not in readings:
        readings.append(second)
    post: dict[str, Any] = dict(readings[0])
    if optional:
        post["optional"] = True
    if readings[1:]:
        post["also"] = readings[1:]
    return post


def _mention(kind: str, optional: bool, start: int, text: str, details: list[str]) -> dict[str, Any]:
    mention: dict[str, Any] = {"kind": kind, "start": start, "end": start + len(text), "text": text}
    if kind == "person":
        if strange := [d for d in details if d != PRIVATE and not d.startswith(("t=", "r=", "ro="))]:
            raise ValueError(f"a person takes t=, r=, ro= and {PRIVATE}: {strange}")
        mention["titles"] = [d[2:] for d in details if d.startswith("t=")]
        mention["roles"] = [
            _post(d.partition("=")[2], d.startswith("ro=")) for d in details if d.startswith(("r=", "ro="))
        ]
        if PRIVATE in details:
            mention["private"] = True
    elif kind == "date":
        (mention["iso"],) = details
        mention["precision"] = precision(details[0])
    elif kind == "document":
        (mention["number"],) = details
    elif details:
        raise ValueError(f"a unit takes no details: {text!r} {details}")
    mention["optional"] = optional
    return mention


def compile_article(marked: str) -> dict[str, Any]:
    """One marked article to one corpus object.

    Raises:
        ValueError: a mark that is not closed, or details that do not fit the kind.
    """
    head, _, body = unicodedata.normalize("NFC", marked).strip().partition("\n")
    name, published, owner = (part.strip() for part in head.split("|"))
    text, mentions, last = "", [], 0
    for found in MARK.finditer(body):
        text += body[last : found.start()]
        surface, *details = found[3].split("|")
        try:
            mentions.append(_mention(KINDS[found[1]], bool(found[2]), len(text), surface, details))
        except ValueError as error:
            raise ValueError(f"{name}: {found[0]}: {error}") from error
        text += surface
        last = found.end()
    text += body[last:]
    if "{" in text or "}" in text:
        raise ValueError(f"{name}: a mark is not closed or not known near {text[max(0, text.find('{')) :][:60]!r}")
    source = None if owner == "-" else owner
    return {"id": name, "published": published, "source_unit": source, "text": text, "mentions": mentions}


def _details(mention: dict[str, Any]) -> Iterator[str]:
    yield from (f"t={title}" for title in mention.get("titles", ()))
    for post in mention.get("roles", ()):
        readings = [post, *post.get("also", ())]
        shown = "~".join(r["role"] + (f"@{r['unit']}" if r["unit"] else "") for r in readings)
        yield ("ro=" if post.get("optional") else "r=") + shown
    if mention.get("private"):
        yield PRIVATE
    if value := mention.get("iso") or mention.get("number"):
        yield value


def show_article(article: dict[str, Any]) -> str:
    """One corpus object as marked text, to be read with fresh eyes."""
    text = article["text"]
    for mention in sorted(article["mentions"], key=lambda m: m["start"], reverse=True):
        mark = LETTERS[mention["kind"]] + ("?" if mention["optional"] else "")
        inside = "|".join([mark, mention["text"], *_details(mention)])
        text = text[: mention["start"]] + "{" + inside + "}" + text[mention["end"] :]
    return f"### {article['id']} | {article['published']} | {article['source_unit'] or '-'}\n{text}\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=["compile", "show"])
    parser.add_argument("files", nargs="+", type=Path)
    args = parser.parse_args()
    for file in args.files:
        content = file.read_text(encoding="utf-8")
        if args.action == "compile":
            for marked in re.split(r"^### ", content, flags=re.M)[1:]:
                print(json.dumps(compile_article(marked), ensure_ascii=False))
        else:
            for line in content.splitlines():
                print(show_article(json.loads(line)))


if __name__ == "__main__":
    main()
