"""Keys under which two spellings of one name meet. A key is for matching only; it is never shown.

Facts: data/reference/unit_abbreviations.csv.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.reference import rows
from pipelines.text import fold

_APOSTROPHES = re.compile("[’‘ʼ`´]")
_SEPARATORS = re.compile(r"[^\w']+")
#: "(CDC)", "(TTYT)" after a name is an alias of what stands before it, not a part of it.
_ALIAS = re.compile(r"\(\s*[A-ZĐ][A-ZĐ&/.\- ]*\s*\)")
#: y and i are written for each other after these consonants: kỹ/kĩ, lý/lí, sỹ/sĩ, tỷ/tỉ.
_Y_SYLLABLE = re.compile(r"\b(h|k|l|m|s|t|qu)([yýỳỷỹỵ])\b")
_Y_TO_I = dict(zip("yýỳỷỹỵ", "iíìỉĩị", strict=True))
_LONGEST_ABBREVIATION = 3  # syllables: "LĐ-TB&XH"


def _squeeze(text: str) -> str:
    return _SEPARATORS.sub(" ", _APOSTROPHES.sub("'", fold(text))).strip(" '_")


def person_name_key(name: str) -> str:
    """The key of a personal name without titles: case, tone placement and spacing folded, marks kept.

    ``y`` and ``i`` stay apart: Vy and Vi are two given names.
    """
    return _squeeze(name)


def unit_name_key(name: str) -> str:
    """The key of a unit: as for people, with abbreviations written out and punctuation and ``y``/``i`` folded.

    "TTYT huyện Phú Lộc", "Trung tâm Y tế huyện Phú Lộc" and "TRUNG TÂM Y TẾ HUYỆN PHÚ LỘC" have one key.
    """
    syllables = _squeeze(_ALIAS.sub(" ", name)).split()
    table = _expansions()
    out: list[str] = []
    index = 0
    while index < len(syllables):
        for length in range(_LONGEST_ABBREVIATION, 0, -1):
            known = table.get(tuple(syllables[index : index + length]))
            if known is not None:
                out.extend(known)
                index += length
                break
        else:
            out.append(syllables[index])
            index += 1
    return _y_as_i(" ".join(out))


def _y_as_i(key: str) -> str:
    return _Y_SYLLABLE.sub(lambda found: found[1] + _Y_TO_I[found[2]], key)


@lru_cache(maxsize=1)
def _expansions() -> dict[tuple[str, ...], tuple[str, ...]]:
    return {
        tuple(_squeeze(row["abbreviation"]).split()): tuple(_squeeze(row["expansion"]).split())
        for row in rows("unit_abbreviations")
    }
