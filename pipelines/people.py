"""People: personal names with their titles, courtesy and posts.

A name is told by what stands before it (a title, a courtesy, a post with its unit), by a post behind it, or by its
own form (a family name and two to four syllables more). Names of things are told by the word before them.
"""

from __future__ import annotations

from collections.abc import Sequence

from crawler.items import Mention
from pipelines.gazetteer import table
from pipelines.person_names import (
    anchored,
    credited,
    extent,
    foreign,
    is_surname,
    named_after,
    rare_family,
    set_apart,
    unanchored,
)
from pipelines.phrases import Phrase, Reader
from pipelines.roles import Posts
from pipelines.syllables import BREAK, TITLE, Syllables, syllables_of

_SENTENCE_ENDS = frozenset({".", "!", "?", "\n", ":", ""})
_APPOSITION = frozenset({"-", ",", "(", "|", ":"})


class _Names:
    """Finds the names among the phrases of a text and puts them in as phrases."""

    def __init__(self, tokens: Syllables, phrases: Sequence[Phrase], given: frozenset[str] = frozenset()) -> None:
        self.tokens = tokens
        self.given = given  # last syllables of those whom the text names in full
        self.phrases = phrases
        self.out: list[Phrase] = []
        # A name ends where a phrase of more than one word begins.
        self.stops = frozenset(
            p.start for p in phrases if p.kind in ("role", "title", "unit", "courtesy") and p.end - p.start > 1
        )
        self._kind_at = {p.start: p for p in phrases}
        self.rules: dict[int, tuple[str, float]] = {}
        self._thing_until = 0  # the token behind the last name of a street, a school, a prize

    def run(self) -> list[Phrase]:
        skip_until = 0
        for phrase in self.phrases:
            if phrase.start < skip_until:
                continue
            end = self._name_at(phrase)
            if end is None:
                self.out.append(phrase)
            else:
                self.out.append(Phrase(kind="name", start=phrase.start, end=end))
                skip_until = end
        return self.out

    def _name_at(self, phrase: Phrase) -> int | None:
        tokens, index = self.tokens, phrase.start
        if phrase.kind not in ("word", "place") or not tokens.capital(index):
            return None
        anchor, announced = self._anchor()
        stops = self.stops - {index}
        end = extent(tokens, index, stops)
        if phrase.kind == "place" and (anchor is None or not announced):
            apart = end > phrase.end and set_apart(tokens, index, end)
            if apart:
                self.rules[index] = ("person.apart", 0.7)
            return end if apart else None
        if end == index or credited(tokens, index):
            return None
        short = end - index == 1 and tokens.keys[index] in self.given
        if anchor is not None and anchor.kind != "unit" and short and not self._of_the_past(anchor, index):
            self.rules[index] = ("person.short", 0.8)
            return end
        if anchor is not None and self._of_the_past(anchor, index):
            return None
        if anchor is not None and (phrase.kind == "word" or end - index >= 3):
            end = self._trim(index, end)
            if self._announced(anchor, index, end):
                self.rules[index] = (f"person.{anchor.kind}", 0.7 if end - index == 1 else 0.95)
                return end
        if phrase.kind != "word" or index < self._thing_until:
            return None
        if named_after(tokens, index) or self._another_thing(index, end):
            self._thing_until = end  # nor is what is left of it: "đường Nguyễn | Thị Minh Khai"
            return None
        if tokens.shouted[index]:
            if end - index >= 3 and tokens.keys[index + 1] in ("văn", "thị"):
                self.rules[index] = ("person.capitals", 0.6)
                return end
            return None
        end = self._trim(index, end)
        if unanchored(tokens, index, end):
            self.rules[index] = ("person.form", 0.75)
            return end
        if set_apart(tokens, index, end):
            self.rules[index] = ("person.apart", 0.7)
            return end
        if self._before_post(index, end):
            self.rules[index] = ("person.apposition", 0.85)
            return end
        return None

    def _of_the_past(self, anchor: Phrase, index: int) -> bool:
        """ "đường Ông Ích Khiêm", "hẻm Ông Sáu", "Chủ tịch Hồ Chí Minh"."""
        tokens, start = self.tokens, anchor.start
        if anchor.kind == "role":
            found = table("namesakes", "name").longest(tokens, index)
            words = " ".join(tokens.keys[start : anchor.end])
            return found is not None and words in ("chủ tịch", "tổng bí thư", "thủ tướng")
        if anchor.kind != "courtesy" or anchor.end - start != 1 or not tokens.capital(start):
            return False
        found = table("namesakes", "name").longest(tokens, start)
        return found is not None or (tokens.key(start - 1) not in _SENTENCE_ENDS and named_after(tokens, start))

    def _another_thing(self, index: int, end: int) -> bool:
        """ "trên đường Nguyễn Ái Quốc, | Phạm Văn Thuận và …": what is listed behind the name of a street."""
        tokens = self.tokens
        listed_behind = (
            self._thing_until > 0 and self._thing_until == index - 1 and tokens.keys[index - 1] in (",", "và")
        )
        return listed_behind and tokens.key(end) in (",", "và", ".", ";", "", "\n", "rồi")

    def _anchor(self) -> tuple[Phrase | None, bool]:
        """The phrase that announces a name: right before it, over "." and ":" and one comma behind a post."""
        position = len(self.out) - 1
        while position >= 0 and self.out[position].kind == "mark" and self.out[position].key in (".", ":"):
            position -= 1
        if position < 0:
            return None, False
        before = self.out[position]
        if position != len(self.out) - 1 and self.out[position + 1].key == "." and not self._abbreviated(before):
            return None, False
        if before.kind in ("title", "courtesy", "role"):
            return before, True
        if before.kind in ("unit", "place") and position > 0:
            earlier = self.out[position - 1]
            if earlier.kind == "word" and earlier.key in ("của", "tại", "thuộc") and position > 1:
                earlier = self.out[position - 2]
            elif earlier.kind == "unit" and position > 1:
                earlier = self.out[position - 2]  # "Trưởng khoa | Nhi | Bệnh viện Đa khoa tỉnh"
            if earlier.kind == "role" and before.kind == "unit":
                return before, True
        return self._post_of_bare_head(position)

    def _post_of_bare_head(self, position: int) -> tuple[Phrase | None, bool]:
        """ "Phó giám đốc | trung tâm | X": the post before the head of a unit that was named earlier."""
        for length in (1, 2):
            first = position - length + 1
            if first < 1 or self.out[first - 1].kind != "role":
                continue
            heads = table("unit_heads", "head").matches(self.tokens, self.out[first].start)
            if any(end == self.out[position].end and e.row["kind"] not in ("internal", "press") for end, e in heads):
                return self.out[first - 1], True
        return None, False

    def _abbreviated(self, phrase: Phrase) -> bool:
        """ "ThS. Bùi Thảo", but not "63 bác sĩ. Qua báo cáo"."""
        last = self.tokens.texts[phrase.end - 1]
        short = last[:1].isupper() and phrase.end - phrase.start < 3
        return phrase.kind == "title" and (short or last[-1:].isupper())

    def _announced(self, anchor: Phrase, index: int, end: int) -> bool:
        tokens = self.tokens
        if anchor.kind in ("role", "unit"):
            if end - index == 1:
                return anchor.alone and anchored(tokens, index, end, alone=True)
            # Behind a post any full name of ours, or a foreign one; not "Giám đốc Điều hành".
            names = is_surname(tokens, index) or all(foreign(key) for key in tokens.keys[index:end])
            names = names or (end - index >= 3 and anchor.kind == "unit") or rare_family(tokens, index, end)
            return names and anchored(tokens, index, end, alone=False)
        if end - index == 1 and anchor.kind == "title" and tokens.text[tokens.starts[anchor.start]].islower():
            return anchor.alone and anchored(tokens, index, end, alone=True)
        return anchored(tokens, index, end, alone=anchor.alone)

    def _trim(self, index: int, end: int) -> int:
        """Without a last syllable that begins the next phrase or word: "… Hữu Sang | Giám đốc"."""
        for position in range(index + 1, end):
            other = self._kind_at.get(position)
            if other is not None and other.kind in ("role", "title", "unit") and other.end - other.start > 1:
                return position
        return end

    def _before_post(self, index: int, end: int) -> bool:
        """Whether a short or foreign name is told by the post behind it, or by standing in a list of names."""
        tokens = self.tokens
        length = end - index
        if not 2 <= length <= 5 or not (is_surname(tokens, index) or foreign(tokens.keys[index])):
            return False
        if not all(tokens.shapes[i] == TITLE or tokens.keys[i] == "-" for i in range(index, end)):
            return False
        if self._listed(length):
            return True
        if not anchored(tokens, index, end, alone=False) or tokens.key(end) not in _APPOSITION:
            return False
        following = self._kind_at.get(end + 1)
        return following is not None and following.kind in ("role", "title")

    def _listed(self, length: int) -> bool:
        """ "… các đồng chí: Phùng Vinh, Tống Mỹ và Chu Bền": a name right before, joined by a comma or "và"."""
        if len(self.out) < 2 or length < 2:
            return False
        joint, before = self.out[-1], self.out[-2]
        return joint.key in (",", "và") and before.kind == "name"


def find_people(text: str, units: Sequence[Mention]) -> list[Mention]:
    """The people named in an NFC text whose units are known, in order, with titles, courtesy and posts."""
    tokens = syllables_of(text)
    reader = Reader(tokens, units)
    read = reader.read()
    names = _Names(tokens, read)
    phrases = names.run()
    given = frozenset(tokens.keys[p.end - 1] for p in phrases if p.kind == "name" and p.end - p.start >= 3)
    if given:
        names = _Names(tokens, read, given)
        phrases = names.run()
    posts = Posts(tokens, phrases, reader)
    signature = _signature(tokens)
    found: list[Mention] = []
    for position, phrase in enumerate(phrases):
        if phrase.kind != "name" or phrase.start >= signature:
            continue
        about = posts.of(position)
        rule, confidence = names.rules[phrase.start]
        found.append(
            Mention(
                kind="person",
                start=tokens.starts[phrase.start],
                end=tokens.ends[phrase.end - 1],
                text=tokens.slice(phrase.start, phrase.end),
                rule=rule,
                confidence=confidence,
                titles=about.titles,
                courtesy=about.courtesy,
                roles=about.roles,
            )
        )
    return found


def _signature(tokens: Syllables) -> int:
    """The first token of a last line that is nothing but a short name: a signature, no person of the story.

    Under "(Đã ký)" stands who answers for the text.
    """
    end = len(tokens)
    while end and tokens.shapes[end - 1] == BREAK:
        end -= 1
    start = end
    while start and tokens.shapes[start - 1] != BREAK:
        start -= 1
    line = range(start, end)
    short = 0 < len(line) <= 4 and all(tokens.shapes[i] == TITLE for i in line)
    signed = "ký" in tokens.keys[max(0, start - 4) : start]
    return start if start > 0 and short and not signed else len(tokens) + 1
