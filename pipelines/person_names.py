"""How far a personal name reaches, and whether capitalised syllables are one at all.

Facts: surnames.csv, given_names.csv, namesakes.csv, not_people.csv, credits.csv in data/reference.
"""

from __future__ import annotations

import re

from pipelines.gazetteer import keys, listed, table
from pipelines.places import known_name
from pipelines.syllables import BREAK, DIGITS, LOWER, TITLE, UPPER, Syllables

LONGEST = 6  # syllables: "Công Tằng Tôn Nữ Diệu Liên"
#: A written Vietnamese syllable: onset, vowels, coda. What does not fit is foreign or of a minority language.
_VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
_VIETNAMESE = re.compile(
    rf"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|q|r|s|t|v|x)?[{_VOWELS}]{{1,3}}(?:ch|ng|nh|c|m|n|p|t)?"
)


def is_surname(tokens: Syllables, index: int, *, common: bool = False) -> bool:
    if index >= len(tokens):
        return False
    return tokens.keys[index] in keys("surnames", "surname", "common=yes" if common else "")


def foreign(key: str) -> bool:
    """Whether a syllable cannot be a Vietnamese one: "Whitfield", "H'Len", "Ksor"."""
    return _VIETNAMESE.fullmatch(key) is None


def extent(tokens: Syllables, index: int, stops: frozenset[int]) -> int:
    """The end of the name that begins at ``index``: capitalised syllables, up to a token in ``stops``."""
    if tokens.shouted[index]:
        return _shouted_extent(tokens, index, stops)
    end = index
    upper = tokens.shapes[index] == UPPER and len(tokens.texts[index]) > 1
    while end < len(tokens) and end - index < LONGEST and end not in stops:
        shape = tokens.shapes[end]
        if shape not in (TITLE, UPPER):
            break
        # "ông TRẦN VĂN KHÔI" is written in capitals throughout, "ông Trần Văn Khôi WHO" is not.
        if shape == UPPER and not upper and len(tokens.texts[end]) > 1:
            break
        honoured = tokens.texts[end] in ("Ông", "Bà") and tokens.keys[end - 1] != "rơ"  # Rơ Ông is a family
        if end > index and (not tokens.spaced[end] or honoured):
            break
        end += 1
        if _particle(tokens, end):
            end += 1
            end += _particle(tokens, end)
            continue
        if _romanised(tokens, index, end):
            end += 2  # "Chia-hao"
            continue
        if tokens.key(end) == "-" and not _space_around(tokens, end) and tokens.capital(end + 1):
            if end + 1 in stops or not (foreign(tokens.keys[end - 1]) or foreign(tokens.keys[end + 1])):
                break  # "Lệ Kiên-Chi cục trưởng"
            end += 2  # "Jean-Luc"
    return min(end, len(tokens))


def _particle(tokens: Syllables, index: int) -> bool:
    """Whether "da", "bin" … goes on with a foreign name: "Beatriz Carvalho | da | Silva"."""
    if not listed(tokens.key(index), "particle") or tokens.shapes[index] != LOWER:
        return False
    if not tokens.capital(index + 1) and not (listed(tokens.key(index + 1), "particle") and tokens.capital(index + 2)):
        return False
    before = tokens.keys[index - 1]
    named = listed(before, "particle") or (foreign(before) and (tokens.texts[index - 1].isascii() or len(before) > 3))
    return bool(named)  # "María | del | Carmen", "José | de | la | Cruz"


def _romanised(tokens: Syllables, start: int, index: int) -> bool:
    """Whether "-hao" goes on with a Chinese or Korean name written in Latin letters: "Lin Chia|-hao"."""
    if tokens.key(index) != "-" or _space_around(tokens, index) or index + 1 >= len(tokens):
        return False
    following = tokens.texts[index + 1]
    plain = following.isascii() and following.isalpha() and len(following) > 1 and tokens.shapes[index + 1] == LOWER
    return (
        plain
        and index - start >= 2
        and tokens.texts[index - 1].isascii()
        and not is_surname(tokens, start, common=True)
    )


def rare_family(tokens: Syllables, index: int, end: int) -> bool:
    """Whether Văn or Thị tells a person whose family name no table has: "Chẩu | Thị Khâm"."""
    if end - index not in (3, 4) or tokens.keys[index + 1] not in ("văn", "thị"):
        return False
    if listed(tokens.keys[index], "not_given") or table("admin_levels", "level").longest(tokens, index) is not None:
        return False
    if table("unit_heads", "head").longest(tokens, index) is not None and not is_surname(tokens, index):
        return False
    return not (tokens.keys[index + 1] == "văn" and listed(tokens.keys[index + 2], "word_with_văn"))


def _space_around(tokens: Syllables, index: int) -> bool:
    return tokens.spaced[index] or (index + 1 < len(tokens) and tokens.spaced[index + 1])


def _shouted_extent(tokens: Syllables, index: int, stops: frozenset[int]) -> int:
    if not is_surname(tokens, index):
        return index
    end = index + 1
    given = keys("given_names", "syllable")
    if tokens.key(end) in ("văn", "thị") and end + 1 < len(tokens) and tokens.capital(end + 1):
        end += 2  # behind Văn and Thị stands a given name, be it rare
    while end < len(tokens) and end - index < 4 and end not in stops and tokens.keys[end] in given:
        if not tokens.spaced[end]:
            break
        end += 1
    return end if end - index >= 3 else index


def anchored(tokens: Syllables, index: int, end: int, *, alone: bool) -> bool:
    """Whether syllables right behind a title, a courtesy or a post are a person's name."""
    length = end - index
    if length == 0 or _initial(tokens, end):
        return False
    if length == 1:
        key = tokens.keys[index]
        if not alone or listed(key, "not_given"):
            return False
        if len(key) == 1 or tokens.shapes[index] == UPPER:
            return False  # initials: a person who is not to be named
        # "bác sĩ Nội trú": the syllable is the first of a longer word
        following = tokens.key(end)
        faith = following == "giáo" and tokens.shapes[end] == LOWER  # "Sư cả Hồi giáo"
        return not faith and not (key in ("nội", "chuyên", "đa") and following in ("trú", "khoa"))
    known = known_name(tokens, index)
    return not (known is not None and known >= end and (not is_surname(tokens, index, common=True) or length < 3))


def _initial(tokens: Syllables, end: int) -> bool:
    """ "bệnh nhân Nguyễn Văn T.": who is given by an initial is not to be known."""
    return len(tokens.texts[end - 1]) == 1 and tokens.key(end) == "." and not tokens.spaced[end]


def unanchored(tokens: Syllables, index: int, end: int) -> bool:
    """Whether syllables that nothing announces are a person's full name."""
    length = end - index
    if _initial(tokens, end):
        return False
    if 2 <= length <= 4 and _marked(tokens.texts[index]):
        return known_name(tokens, index) is None  # "H'Luyn Niê"
    if 2 <= length <= 4 and tokens.keys[index] in ("y", "h") and _minority(tokens, index + 1, end):
        return True
    if tokens.shapes[index] == TITLE and rare_family(tokens, index, end):
        return known_name(tokens, index) is None
    if not is_surname(tokens, index) or not 3 <= length <= 5:
        return False
    if tokens.keys[index] == "đoàn" and known_name(tokens, index + 1) == end:
        return False  # "Đoàn Nhật Bản" is a delegation
    if known_name(tokens, index) is not None or table("namesakes", "name").longest(tokens, index) is not None:
        return False
    if any(foreign(key) for key in tokens.keys[index:end] if "'" not in key and len(key) > 1) and length < 3:
        return False
    if is_surname(tokens, index, common=True):
        return True
    return listed(tokens.keys[index + 1], "middle")


def _marked(text: str) -> bool:
    """ "H'Luyn", "K'Thuận": the mark of woman or man, written as one with the name."""
    return re.fullmatch(r"[HKYR]['’ʼ‘][^\W\d_]+", text) is not None


def set_apart(tokens: Syllables, index: int, end: int) -> bool:
    """Whether a name with a family name, common or not, has a cell, a label or a place in a list to itself."""
    before, after = tokens.key(index - 1), tokens.key(end)
    if _marked(tokens.texts[index]):
        return before == "," and after in (",", ".", "và")
    if not is_surname(tokens, index) or not all(tokens.shapes[i] == TITLE for i in range(index, end)):
        return False
    known = known_name(tokens, index)
    namesake = table("namesakes", "name").longest(tokens, index)
    if max(known or 0, namesake[0] if namesake is not None else 0) >= end:
        return False  # but "Lê Chân Mây" is more than the district, and than who defended it
    if not 3 <= end - index <= 5:
        return False
    if tokens.text[tokens.starts[index] - 1 : tokens.starts[index]] == "\t":
        return tokens.text[tokens.ends[end - 1] : tokens.ends[end - 1] + 1] in ("\t", "\n", "")
    cell = before in ("|", "/") and tokens.spaced[index] and after in ("|", "/", "\n", "", "-", ",")
    return cell or (before == ":" and after in (",", ".", ";", "-", "(", "\n", ""))


def _minority(tokens: Syllables, index: int, end: int) -> bool:
    """ "Y Khôn Byă", "H Duyên Êban": behind the mark of man or woman a name that is no Vietnamese word."""
    return any(foreign(key) for key in tokens.keys[index:end])


def named_after(tokens: Syllables, index: int) -> bool:
    """Whether the word before makes the name that of a street, a prize, a building or a slogan."""
    if index == 0:
        return False
    longest = table("not_people", "word")
    for start in range(max(0, index - 4), index):
        found = longest.longest(tokens, start)
        if found is not None and any(end == index for end, _ in longest.matches(tokens, start)):
            return True
    before = index - 1
    if tokens.shapes[before] == DIGITS and tokens.spaced[index]:
        # "36 Lê Hồng Phong" is an address; at the head of a line it may be the number of a row.
        return before > 0 and tokens.shapes[before - 1] != BREAK
    return False


def credited(tokens: Syllables, index: int) -> bool:
    """Whether a byline or photo credit label stands before the name: "Ảnh: …", "Tin, bài: …", "Thực hiện: …"."""
    colon = index - 1
    while colon >= 0 and index - colon < 8 and tokens.keys[colon] != ":":
        if tokens.shapes[colon] == BREAK or tokens.keys[colon] in (".", ";", "|"):
            return False
        if tokens.shapes[colon] == LOWER and tokens.keys[colon] not in ("và",):
            return False
        colon -= 1
    if colon < 0 or tokens.keys[colon] != ":":
        return False
    return any(
        end == colon
        for start in range(max(0, colon - 4), colon)
        for end, _ in table("credits", "label").matches(tokens, start)
    )
