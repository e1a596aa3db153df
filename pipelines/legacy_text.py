"""Text in the encodings from before Unicode, and text decoded wrongly twice, led back to Vietnamese.

Old documents were typed in fonts that draw Vietnamese letters in the places of others: TCVN3 (ABC, the .Vn fonts), VNI.
To a program their text is Western letters: "Së Y tÕ" is Sở Y tế in TCVN3, "Sôû Y teá" in VNI. Pages whose UTF-8 was
taken for Western text and encoded again show "Sá»Ÿ Y táº¿". And text layers of PDF files often hold ƣ where ư is meant.

What is correct must stay: nothing is converted before the text as a whole has shown that it holds such words (not
spelled as Vietnamese is, until converted), and then only in lines of which the same is true. Capitals that a font made
(.VnTimeH) are not in the text: they come out as small letters, and only a document that names its fonts can tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from pipelines.spelling_rules import is_syllable

_TCVN3 = {
    "à": 0xB5, "ả": 0xB6, "ã": 0xB7, "á": 0xB8, "ạ": 0xB9, "ă": 0xA8, "ằ": 0xBB, "ẳ": 0xBC, "ẵ": 0xBD, "ắ": 0xBE,
    "ặ": 0xC6, "â": 0xA9, "ầ": 0xC7, "ẩ": 0xC8, "ẫ": 0xC9, "ấ": 0xCA, "ậ": 0xCB, "đ": 0xAE, "è": 0xCC, "ẻ": 0xCE,
    "ẽ": 0xCF, "é": 0xD0, "ẹ": 0xD1, "ê": 0xAA, "ề": 0xD2, "ể": 0xD3, "ễ": 0xD4, "ế": 0xD5, "ệ": 0xD6, "ì": 0xD7,
    "ỉ": 0xD8, "ĩ": 0xDC, "í": 0xDD, "ị": 0xDE, "ò": 0xDF, "ỏ": 0xE1, "õ": 0xE2, "ó": 0xE3, "ọ": 0xE4, "ô": 0xAB,
    "ồ": 0xE5, "ổ": 0xE6, "ỗ": 0xE7, "ố": 0xE8, "ộ": 0xE9, "ơ": 0xAC, "ờ": 0xEA, "ở": 0xEB, "ỡ": 0xEC, "ớ": 0xED,
    "ợ": 0xEE, "ù": 0xEF, "ủ": 0xF1, "ũ": 0xF2, "ú": 0xF3, "ụ": 0xF4, "ư": 0xAD, "ừ": 0xF5, "ử": 0xF6, "ữ": 0xF7,
    "ứ": 0xF8, "ự": 0xF9, "ỳ": 0xFA, "ỷ": 0xFB, "ỹ": 0xFC, "ý": 0xFD, "ỵ": 0xFE,
    "Ă": 0xA1, "Â": 0xA2, "Ê": 0xA3, "Ô": 0xA4, "Ơ": 0xA5, "Ư": 0xA6, "Đ": 0xA7,
}  # fmt: skip

#: Letter by letter: how TCVN3 text looks to a program, and what it means.
TCVN3: Mapping[str, str] = {chr(code): letter for letter, code in _TCVN3.items()}

# VNI writes a letter and then its marks; only ơ, ư, đ and the toned i and ỵ have one code each.
_VNI_MARKS = {
    "a": {"ù": "á", "ø": "à", "û": "ả", "õ": "ã", "ï": "ạ", "â": "â", "á": "ấ", "à": "ầ", "å": "ẩ", "ã": "ẫ", "ä": "ậ",
          "ê": "ă", "é": "ắ", "è": "ằ", "ú": "ẳ", "ü": "ẵ", "ë": "ặ"},
    "e": {"ù": "é", "ø": "è", "û": "ẻ", "õ": "ẽ", "ï": "ẹ", "â": "ê", "á": "ế", "à": "ề", "å": "ể", "ã": "ễ", "ä": "ệ"},
    "o": {"ù": "ó", "ø": "ò", "û": "ỏ", "õ": "õ", "ï": "ọ", "â": "ô", "á": "ố", "à": "ồ", "å": "ổ", "ã": "ỗ", "ä": "ộ"},
    "u": {"ù": "ú", "ø": "ù", "û": "ủ", "õ": "ũ", "ï": "ụ"},
    "y": {"ù": "ý", "ø": "ỳ", "û": "ỷ", "õ": "ỹ"},
    "ô": {"ù": "ớ", "ø": "ờ", "û": "ở", "õ": "ỡ", "ï": "ợ"},
    "ö": {"ù": "ứ", "ø": "ừ", "û": "ử", "õ": "ữ", "ï": "ự"},
}  # fmt: skip
_VNI_SINGLE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni() -> dict[str, str]:
    """All spellings of VNI; a capital's mark may be written as a capital or not."""
    found = dict(_VNI_SINGLE)
    for base, marks in _VNI_MARKS.items():
        found.update((base + mark, letter) for mark, letter in marks.items())
    capitals = {code.upper(): letter.upper() for code, letter in found.items()}
    mixed = {code[0].upper() + code[1:]: letter.upper() for code, letter in found.items() if len(code) == 2}
    return found | capitals | mixed


VNI: Mapping[str, str] = _vni()
_VNI_CODES = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))

_TCVN3_TABLE = str.maketrans({**TCVN3, "\u03bc": "à"})  # µ is also the Greek letter, after a round through PDF

#: Bytes 0x80–0x9F as Windows-1252 shows them.
_C1 = {bytes([code]).decode("cp1252", "ignore") or chr(code): code for code in range(0x80, 0xA0)}
_CONTINUATION = "".join(map(re.escape, _C1)) + "\x80-\xbf"
_TWICE = re.compile(f"[\xc2-\xdf][{_CONTINUATION}]|[\xe0-\xef][{_CONTINUATION}]{{2}}")

#: A word with the letters and signs that the old encodings use inside one.
_WORD = re.compile(r"[A-Za-z\xa1-\u024f\u0300-\u036f\u03bc\u1e00-\u1eff\u2013-\u203a\u20ac\u2122]+")
_SEPARATE = re.compile(r"(?:https?://|www\.|\S+@\S)\S*")
_CAPITALS, _SMALL = re.compile("[A-Z]"), re.compile("[a-z]")
_VIETNAMESE = re.compile("[ăđĩũơưẠ-ỹĂĐĨŨƠƯ\u0300\u0301\u0303\u0309\u0323]")

#: Words that make the case: so many different ones, and so large a part of those that speak for or against.
_EVIDENCE = 3
_SHARE = 0.75

#: Only text with some of these can be in an old encoding: letters that Vietnamese does not have.
_FOREIGN = re.compile("[µ\u03bc¶·¸¹¨»¼½¾Æ©ÇÎÏÑÖ×ØÜÞßäåæçëîïñö÷øûüþ®ª«¬\xad»¿º€‹†Ÿ™]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """An encoding from which text can be led back."""

    name: str
    convert: Callable[[str], str]
    by_word: bool = True  # its codes are letters as well: each word is judged by itself


def from_tcvn3(text: str) -> str:
    """TCVN3 text as a program sees it (``Së Y tÕ``) in Unicode."""
    return text.translate(_TCVN3_TABLE)


def from_vni(text: str) -> str:
    """VNI text as a program sees it (``Sôû Y teá``) in Unicode."""
    return _VNI_CODES.sub(lambda code: VNI[code[0]], text)


def from_twice_encoded(text: str) -> str:
    """Text whose UTF-8 was taken for Windows-1252 (``Sá»Ÿ Y táº¿``); what is no such sequence stays."""

    def once(match: re.Match[str]) -> str:
        raw = bytes(_C1.get(letter, ord(letter) & 0xFF) for letter in match[0])
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            return match[0]

    return _TWICE.sub(once, text)


ENCODINGS = (
    Encoding(name="UTF-8 encoded twice", convert=from_twice_encoded, by_word=False),
    Encoding(name="TCVN3", convert=from_tcvn3),
    Encoding(name="VNI", convert=from_vni),
)


def encoding_of(text: str) -> Encoding | None:
    """The old encoding that a text, or a good part of it, is in; None for what is correct or in doubt."""
    if len(_FOREIGN.findall(text)) < _EVIDENCE:
        return None
    lines = [{word for word in _words(line) if not word.isascii()} for line in text.split("\n")]
    different = set[str]().union(*lines)
    best, most = None, 0
    for encoding in ENCODINGS:
        told = {word: _speaks(word, encoding) for word in different}  # each once: words come again on many lines
        for_it: set[str] = set()
        against: set[str] = set()
        for words in lines:
            speaking = [word for word in words if told[word] > 0]
            # A line without such words says nothing: a page may well hold correct paragraphs beside old ones.
            if speaking:
                for_it.update(speaking)
                against.update(word for word in words if told[word] < 0)
        if len(for_it) >= _EVIDENCE and len(for_it) > most and len(for_it) >= _SHARE * (len(for_it) + len(against)):
            best, most = encoding, len(for_it)
    return best


def mend_line(line: str, encoding: Encoding) -> str:
    """A line of a text in that encoding, converted unless its own words say that it is not in it."""
    if line.isascii():
        return line
    speaking = [_speaks(word, encoding) for word in _words(line) if not word.isascii()]
    correct = sum(1 for word in _words(line) if _VIETNAMESE.search(word))
    if correct > speaking.count(1) or speaking.count(-1) > speaking.count(1):
        return line
    shouted = len(_CAPITALS.findall(line)) > 3 and not _SMALL.search(line)  # then its toned letters are capitals too
    pieces, end = [], 0
    for address in _SEPARATE.finditer(line):
        text = _converted(line[end : address.start()], encoding)
        pieces += [text.upper() if shouted else text, address[0]]
        end = address.end()
    text = _converted(line[end:], encoding)
    return "".join([*pieces, text.upper() if shouted else text])


def mend(text: str) -> tuple[str, str | None]:
    """A text with its lines in an old encoding converted, and the name of that encoding when there are any."""
    text = mend_gha(text)
    encoding = encoding_of(text)
    if encoding is None:
        return text, None
    return "\n".join(mend_line(line, encoding) for line in text.split("\n")), encoding.name


def mend_gha(text: str) -> str:
    """ƣ is no letter of Vietnamese: text layers of PDF files hold it in the place of ư."""
    return text.replace("ƣ", "ư").replace("Ƣ", "Ư") if "ƣ" in text or "Ƣ" in text else text


def mend_tree(tree: Any) -> str | None:
    """Mend the texts of a parsed page in place; returns the name of the old encoding when one was found.

    It has to come before anything else looks at the texts: in TCVN3 ư is the soft hyphen, which cleaning takes away.
    """
    whole = str(etree.tostring(tree, method="text", encoding="unicode"))
    if whole.isascii():
        return None
    if "ƣ" not in whole and "Ƣ" not in whole and len(_FOREIGN.findall(whole)) < _EVIDENCE:
        return None
    texts = [(element, part, text) for element in tree.iter() for part in ("text", "tail")
             if isinstance(element.tag, str) and (text := getattr(element, part)) and not text.isascii()
             and not (part == "text" and element.tag in ("script", "style"))]  # fmt: skip
    whole = "\n".join(text for _, _, text in texts)
    gha = "ƣ" in whole or "Ƣ" in whole
    encoding = encoding_of(whole)
    if not gha and encoding is None:
        return None
    for element, part, text in texts:
        mended = mend_gha(text)
        if encoding is not None:
            mended = "\n".join(mend_line(line, encoding) for line in mended.split("\n"))
        if mended != text:
            setattr(element, part, mended)
    return encoding.name if encoding else None


def _words(text: str) -> list[str]:
    # The pattern tries every letter as the beginning of an address; few lines hold one.
    separate = "@" in text or "://" in text or "www." in text
    return _WORD.findall(_SEPARATE.sub(" ", text) if separate else text)


def _speaks(word: str, encoding: Encoding) -> int:
    """1 for a word that only becomes Vietnamese when converted, -1 for one that stops being so or never is, else 0."""
    converted = encoding.convert(word)
    letters = word.replace("\xad", "")
    if converted == word:
        return -1 if _VIETNAMESE.search(word) and is_syllable(letters) else 0
    was = is_syllable(letters)
    becomes = is_syllable(converted.lower()) and any(letter < "\x80" for letter in word)
    if len(word) < 2:
        return 0
    if becomes and not was:
        return 1
    return 0 if becomes else -1


def _converted(text: str, encoding: Encoding) -> str:
    if not encoding.by_word:
        return encoding.convert(text)
    return _WORD.sub(lambda word: _word(word[0], encoding), text)


def _word(word: str, encoding: Encoding) -> str:
    """A word converted when that makes it a syllable, or when it could be nothing else."""
    if word.isascii() or _VIETNAMESE.search(word):
        return word
    converted = encoding.convert(word)
    return converted if is_syllable(converted) or not is_syllable(word.replace("\xad", "")) else word
