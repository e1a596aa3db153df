"""Open names of units: "Hoàn Mỹ", "Nuôi dưỡng người có công", "Tiểu học số 1 Kim Thủy"; where they end.

A name is capitalised syllables, each with the lower-case rest of its word, and domains of the table. Here alone word
segmentation decides: "Nuôi | dưỡng" is one word, "Nghĩa | nhận" two.
"""

from __future__ import annotations

from functools import lru_cache

from pipelines.gazetteer import Entry, keys, listed, table
from pipelines.places import known_name, person_like, place_at
from pipelines.syllables import BREAK, DIGITS, LOWER, Syllables
from pipelines.unit_domains import Scanner, Tail, domain_at, joined_domain, starts_post

#: Kinds that are named after people, places and wishes, so that any capitalised name may follow the domain.
_NAMED = frozenset({"hospital", "clinic", "school", "company", "bank", "center", "institute", "press", "fund", "other"})
#: Kinds whose domains may stand side by side: "Hội Kỹ thuật | Y học".
_SEVERAL_DOMAINS = _NAMED | {"mass"}
_NUMBERED = frozenset({"hospital", "agency", "army", "police"})
#: What is a place in other names, and in these a part of what they are called: "Công ty … Quốc tế Sao Khuê".
_BORNE = (["quốc", "tế"], ["việt", "nam"])
#: Kinds whose names are those of places.
_PLACED = frozenset({"army", "police", "agency"})
_JOINING = frozenset({"company", "fund", "center", "institute", "mass", "agency", "office", "school", "international"})
_LONGEST = 32  # syllables and marks of a name
_WINDOW = 60  # characters that word segmentation is shown
_FARTHEST_PLACE = 9  # lower-case syllables between an open name and its place


def open_name(scanner: Scanner, index: int, entry: Entry) -> Tail | None:
    tokens, kind = scanner.tokens, entry.row["kind"]
    position, complete, opened, rule, named = index, False, False, "unit.domain", False
    while position < min(len(tokens), index + _LONGEST) and tokens.shapes[position] != BREAK:
        first = position == index
        if not first and complete and (place := place_at(tokens, position)) is not None:
            if kind in _NAMED and _name_behind(scanner, position, place.end):
                position, complete, named = place.end, False, True
                continue
            break
        if not first and tokens.capital(position) and scanner.unit_at(position) is not None:
            break
        # A whole domain is followed by another only where the names of such units are open.
        found = None
        if first or opened or (tokens.capital(position) and kind in _SEVERAL_DOMAINS):
            found = domain_at(tokens, position, entry, after_open=opened)
        if found is not None and not (complete and person_ahead(tokens, position)):
            position, opened, complete = found[0], found[1] == "open", found[1] != "open"
            position = position if opened else joined_domain(scanner, position, entry)
            continue
        if (
            tokens.capital(position)
            and not tokens.shouted[position]
            and (first or kind in _SEVERAL_DOMAINS or not complete)
        ):
            end = _capitals(scanner, position, first=first, kind=kind)
            if end > position:
                position, opened, complete, rule, named = end, False, True, "unit.name", True
                continue
        if tokens.shapes[position] == DIGITS and tokens.spaced[position]:
            number = _number_end(tokens, position, first=first, kind=kind)
            if number > position:
                position, complete, named = number, True, True
                continue
        if (
            tokens.keys[position] == "số"
            and position + 1 < len(tokens)
            and tokens.shapes[position + 1] == DIGITS
            and (complete or (first and kind in _NUMBERED))
        ):
            position, named, complete = position + 2, True, True
            continue
        if complete and tokens.keys[position - 1] == "covid" and tokens.keys[position : position + 2] == ["-", "19"]:
            position += 2
            continue
        if opened and tokens.shapes[position] == LOWER and not listed(tokens.keys[position], "stop"):
            position, opened, complete, rule = _word_end(tokens, position), False, True, "unit.name"
            continue
        if complete and tokens.keys[position] in ("và", "&") and kind in _JOINING and rule == "unit.name":
            following = position + 1
            if tokens.capital(following) and scanner.unit_at(following) is None and not person_ahead(tokens, following):
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
    far = _FARTHEST_PLACE if rule == "unit.name" or opened else 2 if kind == "fund" else 0
    reached = _reach_place(tokens, position, far)  # "Quỹ Hỗ trợ phụ nữ | nghèo | tỉnh"
    if reached is not None:
        position, opened = reached, False
    if opened:
        return None
    return Tail(end=position, named=named, rule=rule, complete=complete)


def _name_behind(scanner: Scanner, index: int, end: int) -> bool:
    """Whether a name goes on behind "Quốc tế": no unit, no post and nobody begins there."""
    tokens = scanner.tokens
    if tokens.keys[index:end] not in _BORNE or not tokens.capital(end) or tokens.shouted[index]:
        return False
    begins = scanner.unit_at(end) is not None or starts_post(tokens, end) or place_at(tokens, end) is not None
    return not begins and not person_ahead(tokens, end)


def person_ahead(tokens: Syllables, index: int) -> bool:
    return person_like(tokens, index, tokens.run_end(index))


def _capitals(scanner: Scanner, index: int, *, first: bool, kind: str) -> int:
    """The end of the capitalised words from ``index``, each with the lower-case rest of its word."""
    tokens = scanner.tokens
    run = tokens.run_end(index)
    if not first and person_ahead(tokens, index) and not _namesake(tokens, index):
        return index
    short = run - index == 2 and tokens.keys[index] in keys("surnames", "surname", "common=yes")
    if not first and short and kind not in ("company", "school"):
        return index
    position = index
    while position < run:
        if position > index and (scanner.unit_at(position) is not None or starts_post(tokens, position)):
            break
        if position == index and not first and starts_post(tokens, position):
            break
        # "Bệnh viện Bạch Mai Nguyễn Văn Hai": a person's name begins behind the unit's.
        if position > index and run - position >= 3 and person_ahead(tokens, position):
            break
        if first and position == index and (namesake := _namesake(tokens, index)):
            return namesake
        known = known_name(tokens, position)
        if position > index and known is not None:
            break
        if known is not None and known - position > 1:
            position = known  # "Đại học | Thái Nguyên | góp": a known place takes no rest of a word
            continue
        # "Đồn Biên phòng Hải Thanh | tiêm": two capitals are a place, and no word goes on behind them.
        placed = kind in _PLACED and position > index and tokens.capital(position - 1)
        end = position + 1 if placed else _word_end(tokens, position)
        position = end
        if end > run or (end < len(tokens) and end >= run):
            break
    return position


def _namesake(tokens: Syllables, index: int) -> int | None:
    """The end of a name that institutions, streets and prizes bear: "Phạm Ngọc Thạch"."""
    found = table("namesakes", "name").longest(tokens, index)
    return found[0] if found is not None and tokens.capital(index) else None


def _number_end(tokens: Syllables, index: int, *, first: bool, kind: str) -> int:
    """ "Bệnh viện 199", "Bệnh viện 30-4", "Quân khu 4", "Cấp cứu 115", but not "Trung tâm Y tế 8 huyện"."""
    end = index + 1
    if tokens.shouted[index] or place_at(tokens, end, bare=False) is not None:
        return index
    if (
        first
        and kind == "hospital"
        and tokens.key(end) in ("-", "/")
        and tokens.key(end + 1).isdigit()
        and not tokens.spaced[end]
    ):
        return end + 2
    glued = end < len(tokens) and not tokens.spaced[end] and tokens.keys[end] in ("/", ".", ":", "%", "-")
    if glued and not (tokens.keys[end] == "." and not tokens.key(end + 1).isdigit()):
        return index
    fits = first or len(tokens.texts[index]) == 3 or tokens.keys[index - 1] in ("y", "khu", "đoàn", "trường", "học")
    return end if fits else index


def _reach_place(tokens: Syllables, index: int, farthest: int) -> int | None:
    """Over a few lower-case words to the place that closes a name ("… người có công | tỉnh"); None: there is none."""
    for position in range(index, min(index + farthest, len(tokens))):
        place = place_at(tokens, position, bare=False)
        if place is not None and position > index:
            return position
        if tokens.shapes[position] != LOWER or listed(tokens.keys[position], "stop"):
            return None
    return None


def _word_end(tokens: Syllables, index: int) -> int:
    """The end of the word that begins at a token, by word segmentation: "Nuôi | dưỡng" is one, "Nghĩa | nhận" two."""
    end = index + 1
    if end >= len(tokens) or tokens.shapes[end] != LOWER or not tokens.spaced[end] or listed(tokens.keys[end], "stop"):
        return end
    begin = tokens.starts[index]
    # A window, not the line: its cost does not grow with the text, and a word is told by what follows it.
    window = tokens.text[begin : begin + _WINDOW].partition("\n")[0]
    word = _first_word(window)
    while end < len(tokens) and tokens.ends[end] - begin <= word and tokens.shapes[end] == LOWER:
        end += 1
    return end


@lru_cache(maxsize=1024)
def _first_word(window: str) -> int:
    """The length of the first word of a text."""
    from pipelines.nlp import words  # the model is loaded only when a name asks for it

    return words(window)[0].end
