"""Posts: which posts, titles and courtesy belong to a name, by what stands between them.

Before the name: "Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh | X". Behind it: "X - Giám đốc Sở Y tế", "X, A, B", "X (A)",
"X | A | unit", "X là A", "X … giữ chức A". A post that stands right before the next name belongs to that one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from crawler.items import Role
from pipelines.gazetteer import table
from pipelines.phrases import Phrase, Reader
from pipelines.posts import Post, PostReader
from pipelines.syllables import Syllables

_JOINTS = frozenset({",", "-", "|", "và", "kiêm", "/", "đồng", "thời", "nhiệm"})
_LINK_WINDOW = 25  # phrases between a name and "giữ chức"
_LEADER = frozenset({"trưởng đoàn", "phó trưởng đoàn", "phó đoàn", "trưởng đoàn công tác"})
#: One person leads one office: two of these before one name, parted by a comma, are two people's.
_EXECUTIVE = ("giám đốc", "cục trưởng", "vụ trưởng", "viện trưởng", "hiệu trưởng", "bộ trưởng", "thứ trưởng")

#: Posts that one person has: "Trưởng đoàn là bà X", but a teacher is one of several.
_HEADING = ("trưởng", "trưởng đoàn", "chủ nhiệm", "chủ tịch", "giám đốc", "bí thư")


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    titles: tuple[str, ...] = ()
    courtesy: str | None = None
    roles: tuple[Role, ...] = ()


class Posts(PostReader):
    """Attaches the posts of a text to its names, from left to right; every post is given away once."""

    def __init__(self, tokens: Syllables, phrases: Sequence[Phrase], reader: Reader) -> None:
        super().__init__(tokens, phrases, reader)
        self._about: dict[int, About] = {}
        self._used: set[int] = set()
        shared: tuple[Role, ...] = ()
        previous: int | None = None
        chain: list[int] = []  # names with only commas and "và" between them
        for position, phrase in enumerate(phrases):
            if phrase.kind != "name":
                continue
            start, titles, courtesy = self._titles_before(position)
            left, plural = self._left(start, titled=start < position)
            after, titles_after = self._titles_after(position)
            right = self._right(after)
            if left:
                shared = tuple(left) if plural else ()
            elif shared and not right and previous is not None and self._joined(previous, start):
                left = list(shared)
            elif previous is None or not self._joined(previous, start):
                shared = ()
            if len(left) == 1 and left[0].unit is None and not right:
                left = [replace(left[0], unit=self._bracketed_unit(after))]
            roles = self._with_context(start, left, self._of_row(start, right))
            self._about[position] = About(titles=titles + titles_after, courtesy=courtesy, roles=roles)
            joined = previous is not None and self._joined(previous, start)
            chain = [*chain, position] if joined else [position]
            self._share_back(chain)
            previous = position

    def of(self, position: int) -> About:
        """What is known of the name that is the phrase at ``position``."""
        return self._about.get(position, About())

    # -- titles -------------------------------------------------------------------------------------------------------

    def _titles_before(self, position: int) -> tuple[int, tuple[str, ...], str | None]:
        titles: list[str] = []
        courtesy: str | None = None
        start = position
        while start > 0:
            before = self.phrases[start - 1]
            if (
                before.kind == "mark"
                and before.key in (".", ",")
                and start > 1
                and self.phrases[start - 2].kind == "title"
            ):
                start -= 1
            elif before.kind == "title":
                titles.insert(0, self.text(before).rstrip("."))
                start -= 1
            elif before.kind == "courtesy" and courtesy is None:
                courtesy = self.text(before)
                start -= 1
            else:
                break
        return start, tuple(titles), courtesy

    def _titles_after(self, position: int) -> tuple[int, tuple[str, ...]]:
        """Honours behind a name: "X, Thầy thuốc Nhân dân, …"."""
        titles: list[str] = []
        after = position + 1
        while self.key(after) in (",", "-", "(") and self.kind(after + 1) == "title":
            if self.kind(after + 2) in ("name", "word") and self.key(after + 2) not in (")", "là"):
                break  # the title of the next person
            titles.append(self.text(self.phrases[after + 1]).rstrip("."))
            after += 2
            if self.key(after) == ")":
                after += 1
        return after, tuple(titles)

    # -- before the name ----------------------------------------------------------------------------------------------

    def _left(self, start: int, *, titled: bool) -> tuple[list[Role], bool]:
        """The posts that end right before ``start``, first to last, and whether they are a plural's."""
        found: list[Post] = []
        end = start
        signed = self._over_signature(end)
        if signed < end and self.ending(signed) is not None:
            end = signed
        elif self.key(end - 1) == "là" and (post := self.ending(end - 1)) and post.role.casefold().endswith(_HEADING):
            end -= 1  # "Chủ nhiệm là ông X"
        joint = self.key(end - 1)
        if joint in (":",) or (joint in (",", "-") and titled):
            end -= 1
        while (post := self.ending(end)) is not None and post.start not in self._used:
            if joint == "," and not found and self._on_behalf(end):
                break  # "thừa ủy quyền của Chủ tịch nước, ông X"
            found.insert(0, post)
            self._used.add(post.start)
            end = post.start
            step = self._joint_before(end)
            if step is None or self._on_behalf(step) or self._another(step, end):
                break
            end = step
        plural = bool(found) and (self.key(start - 1) == ":" or self.key(found[0].start - 1) in ("các", "hai", "những"))
        return [Role(role=post.role, unit=post.unit) for post in found], plural

    def _over_signature(self, end: int) -> int:
        """The place before "(Đã ký)", on the line above or in the same, which stands between a post and its holder."""
        step = end
        while step > 0 and (self.kind(step - 1) == "break" or self.key(step - 1) in (":", ")")):
            step -= 1
        if (self.key(step - 2), self.key(step - 1)) != ("đã", "ký"):
            return end
        step -= 2
        while step > 0 and (self.kind(step - 1) == "break" or self.key(step - 1) == "("):
            step -= 1
        return step

    def _bracketed_unit(self, position: int) -> str | None:
        """ "Điều dưỡng trưởng X (Trung tâm Y tế khu vực Na Rì)": where the post is held."""
        brackets = self.key(position) == "(" and self.kind(position + 1) == "unit" and self.key(position + 2) == ")"
        return self.unit_text(position + 1) if brackets else None

    def _on_behalf(self, end: int) -> bool:
        """ "Thừa ủy quyền của Chủ tịch nước, Thủ tướng Chính phủ, Phó Chủ tịch UBND tỉnh X": X holds only the last."""
        while (post := self.ending(end)) is not None:
            end = post.start
            step = self._joint_before(end)
            if step is None:
                break
            end = step
        before = (self.key(end - 2), self.key(end - 1))
        return before in (("quyền", "của"), ("thay", "mặt"), ("khen", "của"), ("lệnh", "của"))

    def _another(self, step: int, start: int) -> bool:
        """Whether the post that ends at ``step`` leads another office than the one that begins at ``start``."""
        earlier = self.ending(step)
        if earlier is None or any(self.key(i) in ("kiêm", "đồng") for i in range(step, start)):
            return False
        later = self.text(self.phrases[start]).casefold()
        return earlier.role.casefold().endswith(_EXECUTIVE) and later.endswith(_EXECUTIVE)

    def _joint_before(self, end: int) -> int | None:
        step = end
        while step > 0 and self.phrases[step - 1].key in _JOINTS:
            step -= 1
        return step if step < end else None

    # -- behind the name ----------------------------------------------------------------------------------------------

    def _right(self, position: int) -> list[Role]:
        found: list[Post] = []
        while True:
            start = self._over_joints(position)
            if start is None:
                break
            post = self.at(start)
            if post is None:
                break
            # Right before the next name: that one's post, unless a closing bracket or a mark parts them.
            if self.announces(post.end):
                break
            found.append(post)
            self._used.add(post.start)
            position = post.end
            if self.key(position) == ")":
                position += 1
        linked = self._linked(position)
        return [Role(role=post.role, unit=post.unit) for post in (*found, *linked)]

    def _over_joints(self, position: int) -> int | None:
        """The phrase behind commas, dashes, brackets and cells; None when nothing parts, or too much does."""
        start = position
        if self.key(start) == "và" and self.kind(position - 1) in ("name", "title"):
            return None  # "X và Giám đốc …": another person
        while self.kind(start) != "" and (
            self.key(start) in _JOINTS | {"(", ":", "hiện", "nay", "nguyên", "vừa"} and start - position < 3
        ):
            start += 1
        if start == position and self.kind(start) != "role":
            return self._link_at(start, near=True)
        near = self._link_at(start, near=True)
        return near if near is not None else start

    def _linked(self, position: int) -> list[Post]:
        """Posts that verbs give: "… thôi giữ chức A, được bổ nhiệm giữ chức vụ B"."""
        found: list[Post] = []
        start, end = position, position + _LINK_WINDOW
        while start < min(end, len(self.phrases)):
            phrase = self.phrases[start]
            if phrase.kind in ("name", "break") or phrase.key in (";", "!", "?"):
                break
            if (
                phrase.key == "."
                and start + 1 < len(self.phrases)
                and self.tokens.capital(self.phrases[start + 1].start)
            ):
                break
            behind = self._link_at(start, near=False)
            post = self.at(behind) if behind is not None else None
            start += 1
            while post is not None and not self.announces(post.end):
                found.append(post)
                self._used.add(post.start)
                start, end = post.end, post.end + _LINK_WINDOW
                step = post.end
                while self.key(step) in _JOINTS:
                    step += 1
                post = self.at(step) if step > post.end else None
        return found

    def _link_at(self, position: int, *, near: bool) -> int | None:
        """The phrase behind the words of role_links.csv that begin at ``position``."""
        if position >= len(self.phrases):
            return None
        start = self.phrases[position].start
        for end, entry in table("role_links", "link").matches(self.tokens, start):
            if (entry.row["near"] == "yes") != near:
                continue
            behind = position
            while behind < len(self.phrases) and self.phrases[behind].start < end:
                behind += 1
            if self.kind(behind) == "role":
                return behind
        return None

    def _share_back(self, chain: Sequence[int]) -> None:
        """ "Các đồng chí A và B giữ chức Phó Bí thư": what a verb gives the last of several is all of theirs."""
        first, last = self._about[chain[0]], self._about[chain[-1]]
        plural = (first.courtesy or "").casefold().startswith(("các ", "hai ", "những "))
        if not plural or len(chain) < 2 or not last.roles or not self._given_by_verb(chain[-1]):
            return
        for position in chain[:-1]:
            if not self._about[position].roles:
                self._about[position] = replace(self._about[position], roles=last.roles)

    def _given_by_verb(self, position: int) -> bool:
        following = self.phrases[position + 1] if position + 1 < len(self.phrases) else None
        return following is not None and table("role_links", "link").longest(self.tokens, following.start) is not None

    # -- from context -------------------------------------------------------------------------------------------------

    def _with_context(self, start: int, left: list[Role], right: list[Role]) -> tuple[Role, ...]:
        """Units that "UNIT do X - Giám đốc … làm trưởng đoàn" gives the posts named without one."""
        roles = [*left, *right]
        first = start
        while (
            first > 0
            and self.phrases[first - 1].kind in ("role", "unit", "mark")
            and self.key(first - 1) not in (".", ";")
        ):
            first -= 1
        if not roles or self.key(first - 1) != "do" or first < 2:
            return tuple(roles)
        unit = self.unit_text(first - 2) if self.kind(first - 2) == "unit" else None
        whole = self.delegation(first - 2)
        filled: list[Role] = []
        for role in roles:
            if role.unit is not None:
                filled.append(role)
            elif role.role.casefold() in _LEADER:
                filled.append(Role(role=role.role, unit=whole))
            else:
                filled.append(Role(role=role.role, unit=unit))
        return tuple(filled)

    def _of_row(self, start: int, roles: list[Role]) -> list[Role]:
        """In a row "UNIT | X - Giám đốc" the unit of the cell before is that of the post."""
        beside = self.key(start - 1) in ("|", "/") and self.kind(start - 2) == "unit"
        if not beside or len(roles) != 1 or roles[0].unit is not None:
            return roles
        return [Role(role=roles[0].role, unit=self.unit_text(start - 2))]

    def _joined(self, previous: int, start: int) -> bool:
        """Whether only commas and "và" part two names."""
        between = self.phrases[previous + 1 : start]
        return 0 < len(between) <= 2 and all(phrase.key in (",", "và") for phrase in between)
