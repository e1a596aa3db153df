"""Whether letters can be a Vietnamese syllable: by the rules of its spelling, not by a dictionary.

What text in a wrong encoding is told by. Of all strings of letters with marks few are syllables, so a text whose words
become syllables under an encoding is in that encoding.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ONSETS = frozenset(["", *re.findall(r"\S+", "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x")])

_RHYMES = frozenset(re.findall(r"\S+", """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oem oen oeo oet oi om on ong ooc oong
    op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uâc uây uc uê uêch uênh uêu ui um un ung uơ uôc uôi uôm uôn uông uôt up ut
    uy uya uych uyên uyêt uynh uyt uyu uyp ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y yêm yên yêng yêt yêu ych ynh yt
    """))  # fmt: skip

_PLAIN_ONSETS = frozenset(onset.replace("đ", "d") for onset in _ONSETS)
_PLAIN_RHYMES = frozenset(
    "".join(letter for letter in unicodedata.normalize("NFD", rhyme) if letter.isascii()) for rhyme in _RHYMES
)
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
#: Before a stop only these two are spoken.
_STOPPED = frozenset(["", "\u0301", "\u0323"])


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Whether a word is spelled as Vietnamese syllables are: small, capital or all capitals, its tone in any place."""
    if not (word[1:].islower() or word.isupper() or len(word) == 1):
        return False
    tone = ""
    letters = []
    for letter in unicodedata.normalize("NFD", word.lower()):
        if letter in _TONES:
            if tone:
                return False
            tone = letter
        else:
            letters.append(letter)
    plain = unicodedata.normalize("NFC", "".join(letters))
    if not plain or len(plain) > 7:
        return False
    stopped = plain.endswith(("c", "ch", "p", "t"))
    if stopped and tone not in _STOPPED:
        return False
    return any(plain[:cut] in _ONSETS and plain[cut:] in _RHYMES for cut in range(min(4, len(plain))))


@lru_cache(maxsize=65536)
def is_plain_syllable(word: str) -> bool:
    """Whether a small word without marks is a Vietnamese syllable that lost them."""
    return any(word[:cut] in _PLAIN_ONSETS and word[cut:] in _PLAIN_RHYMES for cut in range(min(4, len(word))))
