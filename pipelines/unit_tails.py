"""What follows the head of a unit: a domain of the table, an open name, another unit, or only a place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from pipelines.gazetteer import Entry, keys, table
from pipelines.places import known_name, person_like, place_at
from pipelines.syllables import BREAK, DIGITS, LOWER, Syllables

#: Heads after which a domain in lower case would rather be a verb: "Ban tổ chức", "Phòng khám bệnh".
_CAPITAL_DOMAIN = frozenset({"ban", "phòng", "khoa", "hội đồng", "ủy ban", "tt", "cơ quan", "hội"})
#: Kinds whose own name may be another unit's: "Bệnh viện Trường Đại học Y Dược Huế", "Bệnh viện Công an tỉnh".
_HOLDS_UNIT = frozenset({"hospital", "clinic", "institute"})
#: Kinds that are named after people, places and wishes, so that any capitalised name may follow the domain.
_NAMED = frozenset({"hospital", "clinic", "school", "company", "bank", "center", "institute", "press", "fund", "other"})
_JOINING = frozenset({"company", "fund", "center", "institute", "mass", "agency", "office", "school", "international"})
#: No name runs over these words in lower case.
_STOP = frozenset(
    ["trên", "tại", "ở", "của", "cho", "đã", "đang", "sẽ", "có", "là", "với", "từ", "đến", "trong", "để", "bị", "được", "do", "theo", "khi", "như", "này", "đó", "nào", "khác", "không", "vẫn", "cũng", "vừa", "nhằm", "gồm", "cùng", "ngày", "giờ", "lúc", "nêu", "cho", "biết", "ra", "vào", "lên", "xuống", "hay", "hoặc", "thì", "mà", "nếu", "vì", "nên", "đều"]
)
_FARTHEST_PLACE = 9  # lower-case syllables between an open name and its place


@dataclass(frozen=True, slots=True, kw_only=True)
class Tail:
    end: int
    named: bool  # it tells this unit from all others of its head
    rule: str
    complete: bool
    level: str = ""


class Scanner(Protocol):
    """What a tail asks of the scanner of units: the unit at a token."""

    tokens: Syllables

    def unit_at(self, index: int) -> Found | None: ...


class Found(Protocol):
    @property
    def end(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def rule(self) -> str: ...


def tail_of(scanner: Scanner, index: int, entry: Entry) -> Tail | None:
    """What the head's row allows at ``index``, the longest proper one; None when nothing of it is there."""
    tokens = scanner.tokens
    if index >= len(tokens) or tokens.shapes[index] == BREAK:
        return None
    wanted = entry.row["tail"].split("/")
    holds_unit = "unit" in wanted or ("name" in wanted and entry.row["kind"] in _HOLDS_UNIT)
    if holds_unit:
        inner = scanner.unit_at(index)
        if inner is not None and inner.kind != "none" and (tokens.capital(index) or inner.kind == "party"):
            return Tail(
                end=inner.end, named=inner.rule != "unit.bare" or "unit" in wanted, rule="unit.of", complete=True
            )
    if "place" in wanted:
        place = place_at(tokens, index)
        if place is not None and not ("name" in wanted and not place.level and _goes_on(tokens, place.end)):
            return Tail(end=place.end, named=place.named, rule="unit.place", complete=True, level=place.level)
    if "name" in wanted:
        return _name(scanner, index, entry)
    if "domain" in wanted:
        return _domain(scanner, index, entry)
    return None


def _goes_on(tokens: Syllables, index: int) -> bool:
    """Whether a name runs on behind a bare place: "Bệnh viện Trung ương | Quân đội 108", but no person's name."""
    if not tokens.capital(index) or not tokens.spaced[index]:
        return False
    return known_name(tokens, index) is not None or not (_person(tokens, index) or tokens.shouted[index])


def _domain(scanner: Scanner, index: int, entry: Entry) -> Tail | None:
    """One domain of the table; "Phòng, chống …" and other open ones run on as names do."""
    found = _domain_at(scanner.tokens, index, entry, after_open=False)
    if found is None:
        return None
    end, form = found
    if form == "open":
        return _name(scanner, index, entry)
    if entry.row["kind"] not in ("department", "ministry"):
        end = _joined_domain(scanner, end, entry)
    return Tail(end=end, named=False, rule="unit.domain", complete=True)


def _joined_domain(scanner: Scanner, end: int, entry: Entry) -> int:
    """The end of a second domain of the same unit: "Chỉnh hình | và Phục hồi chức năng", "Y | - Dược"."""
    tokens = scanner.tokens
    if tokens.key(end) not in ("và", "-", "&") or not tokens.capital(end + 1) or not tokens.spaced[end]:
        return end
    if scanner.unit_at(end + 1) is not None or _starts_post(tokens, end + 1):
        return end
    found = _domain_at(tokens, end + 1, entry, after_open=False)
    return found[0] if found is not None and found[1] != "open" else end


def _domain_at(tokens: Syllables, index: int, entry: Entry, *, after_open: bool) -> tuple[int, str] | None:
    for end, domain in table("unit_domains", "domain", joints=True).matches(tokens, index):
        form = domain.row["form"]
        if tokens.shapes[index] == LOWER and not after_open:
            single = end - index == 1 and entry.row["kind"] != "hospital"
            if form == "verb" or single or domain.lower or entry.name.casefold() in _CAPITAL_DOMAIN:
                continue
            if entry.row["case"] == "exact" and entry.name not in ("BV", "TT"):
                continue
        elif domain.lower and not after_open:
            continue
        if domain.name.isupper() and not tokens.texts[index].isupper():
            continue
        if tokens.key(end) == "học" and not tokens.capital(end):
            end += 1  # "Tim mạch học"
        if tokens.key(end - 1) == "đồng" and end < len(tokens) and tokens.texts[end] in ("1", "2"):
            end += 1  # "Nhi đồng 1"
        return end, form
    return None


def _name(scanner: Scanner, index: int, entry: Entry) -> Tail | None:
    tokens, kind = scanner.tokens, entry.row["kind"]
    position, complete, opened, rule, named = index, False, False, "unit.domain", False
    while position < len(tokens) and tokens.shapes[position] != BREAK:
        first = position == index
        if not first and complete and (place_at(tokens, position) is not None):
            break
        if not first and tokens.capital(position) and scanner.unit_at(position) is not None:
            break
        # A whole domain is followed by another only where the names of such units are open.
        found = None
        if first or opened or (tokens.capital(position) and kind in _NAMED):
            found = _domain_at(tokens, position, entry, after_open=opened)
        if found is not None and not (complete and _person(tokens, position)):
            position, opened, complete = found[0], found[1] == "open", found[1] != "open"
            position = position if opened else _joined_domain(scanner, position, entry)
            continue
        if tokens.capital(position) and not tokens.shouted[position] and (first or kind in _NAMED or not complete):
            end = _capitals(scanner, position, first=first, kind=kind)
            if end > position:
                position, opened, complete, rule, named = end, False, True, "unit.name", True
                continue
        if tokens.shapes[position] == DIGITS and tokens.spaced[position]:
            number = _number_end(tokens, position, first=first)
            if number > position:
                position, complete, named = number, True, True
                continue
        if (
            tokens.keys[position] == "số"
            and position + 1 < len(tokens)
            and tokens.shapes[position + 1] == DIGITS
            and complete
        ):
            position, named = position + 2, True
            continue
        if opened and tokens.shapes[position] == LOWER and tokens.keys[position] not in _STOP:
            position, opened, complete, rule = _word_end(tokens, position), False, True, "unit.name"
            continue
        if complete and tokens.keys[position] in ("và", "&") and kind in _JOINING and rule == "unit.name":
            following = position + 1
            if tokens.capital(following) and scanner.unit_at(following) is None and not _person(tokens, following):
                position = following
                complete = False
                continue
        break
    if position == index:
        if kind == "hospital" and (place := place_at(tokens, index)) is not None:
            return Tail(end=place.end, named=place.named, rule="unit.place", complete=True, level=place.level)
        return None
    if tokens.key(position - 1) in ("và", "&"):
        position -= 1
    reached = _reach_place(tokens, position) if rule == "unit.name" or opened else None
    if reached is not None:
        position, opened = reached, False
    if opened:
        return None
    return Tail(end=position, named=named, rule=rule, complete=complete)


def _person(tokens: Syllables, index: int) -> bool:
    return person_like(tokens, index, tokens.run_end(index))


def _capitals(scanner: Scanner, index: int, *, first: bool, kind: str) -> int:
    """The end of the capitalised words from ``index``, each with the lower-case rest of its word."""
    tokens = scanner.tokens
    run = tokens.run_end(index)
    if not first and _person(tokens, index) and not _namesake(tokens, index):
        return index
    short = run - index == 2 and tokens.keys[index] in keys("surnames", "surname", "common=yes")
    if not first and short and kind not in ("company", "school"):
        return index
    position = index
    while position < run:
        if position > index and (scanner.unit_at(position) is not None or _starts_post(tokens, position)):
            break
        if position == index and not first and _starts_post(tokens, position):
            break
        # "Bệnh viện Bạch Mai Nguyễn Văn Hai": a person's name begins behind the unit's.
        if position > index and run - position >= 3 and _person(tokens, position):
            break
        if first and position == index and (namesake := _namesake(tokens, index)):
            return namesake
        known = known_name(tokens, position)
        if position > index and known is not None:
            break
        end = _word_end(tokens, position)
        position = end
        if end > run or (end < len(tokens) and end >= run):
            break
    return position


def _namesake(tokens: Syllables, index: int) -> int | None:
    """The end of a name that institutions, streets and prizes bear: "Phạm Ngọc Thạch"."""
    found = table("namesakes", "name").longest(tokens, index)
    return found[0] if found is not None and tokens.capital(index) else None


def _starts_post(tokens: Syllables, index: int) -> bool:
    """Whether a post, a title or a courtesy of two syllables begins here: "… Hồng Ngọc Giám đốc"."""
    for name, column in (("roles", "role"), ("titles", "title"), ("courtesies", "courtesy")):
        found = table(name, column).longest(tokens, index)
        if found is not None and (found[0] - index > 1 or name == "titles"):
            return True
    return False


def _number_end(tokens: Syllables, index: int, *, first: bool) -> int:
    """ "Bệnh viện 199", "Bệnh viện 30-4", "Quân khu 4", "Cấp cứu 115", but not "Trung tâm Y tế 8 huyện"."""
    end = index + 1
    if tokens.shouted[index] or place_at(tokens, end, bare=False) is not None:
        return index
    if first and tokens.key(end) in ("-", "/") and tokens.key(end + 1).isdigit() and not tokens.spaced[end]:
        return end + 2
    if end < len(tokens) and not tokens.spaced[end] and tokens.keys[end] in ("/", ".", ":", "%", "-"):
        return index
    fits = first or len(tokens.texts[index]) == 3 or tokens.keys[index - 1] in ("y", "khu", "đoàn", "trường", "học")
    return end if fits else index


def _reach_place(tokens: Syllables, index: int) -> int | None:
    """Over a few lower-case words to the place that closes a name ("… người có công | tỉnh"); None: there is none."""
    for position in range(index, min(index + _FARTHEST_PLACE, len(tokens))):
        place = place_at(tokens, position, bare=False)
        if place is not None and position > index:
            return position
        if tokens.shapes[position] != LOWER or tokens.keys[position] in _STOP:
            return None
    return None


def _word_end(tokens: Syllables, index: int) -> int:
    """The end of the word that begins at a token, by word segmentation: "Nuôi | dưỡng" is one, "Nghĩa | nhận" two."""
    end = index + 1
    if end >= len(tokens) or tokens.shapes[end] != LOWER or not tokens.spaced[end] or tokens.keys[end] in _STOP:
        return end
    text = tokens.text
    begin = text.rfind("\n", 0, tokens.starts[index]) + 1
    stop = text.find("\n", tokens.starts[index])
    spans = _word_spans(text[begin : stop if stop >= 0 else len(text)])
    word = spans.get(tokens.starts[index] - begin)
    if word is None:
        return end
    while end < len(tokens) and tokens.ends[end] - begin <= word and tokens.shapes[end] == LOWER:
        end += 1
    return end


@lru_cache(maxsize=64)
def _word_spans(line: str) -> dict[int, int]:
    from pipelines.nlp import words  # the model is loaded only when a name asks for it

    return {word.start: word.end for word in words(line)}
