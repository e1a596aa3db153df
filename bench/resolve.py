"""Time and memory of resolving a whole archive of generated rows, in one process.

    python -m bench.resolve [--articles N]

Of each article: two people, one of them with a post, and three units, one of them without its place; names repeat as in
a real archive. Only `pipelines.resolve` is measured, not reading and writing the database.
"""

from __future__ import annotations

import argparse
import random
import resource
import time

from pipelines.owners import SourceFacts
from pipelines.provinces import provinces
from pipelines.resolve import resolve
from pipelines.resolve_rows import ArticleRow, MentionRow, RoleRow

FAMILY = tuple("Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Kpă Giàng Tống Kiều Phùng".split())  # noqa: SIM905
MIDDLE = tuple("Văn Thị Đức Hữu Minh Quang Ngọc Kha Bảo Trọng Khắc Nhật".split())  # noqa: SIM905
GIVEN = tuple("An Bình Châu Dũng Giang Hà Khôi Lam Miên Nga Phúc Quân Sơn Trâm Uyên Vinh Xuân Yến Tú Lộc".split())  # noqa: SIM905


def rows(count: int) -> tuple[list[ArticleRow], list[MentionRow], list[RoleRow], dict[str, SourceFacts]]:
    """Articles, mentions and posts of as many sources as there are provinces, the same at every call."""
    chance = random.Random(7)
    current = [province for province in provinces().values() if province.valid_to is None]
    sources = {p.key: SourceFacts(owner_unit=f"Sở Y tế {p.place}", province=p.key) for p in current}
    articles: list[ArticleRow] = []
    mentions: list[MentionRow] = []
    roles: list[RoleRow] = []
    for number in range(count):
        province = current[number % len(current)]
        day = f"{2015 + chance.randrange(11)}-{1 + chance.randrange(12):02}-{1 + chance.randrange(28):02}"
        articles.append(
            ArticleRow(
                id=number, source=province.key, text_digest=f"d{number}", characters=2000,
                first_seen_at="2025-08-01T00:00:00Z", published_at=day, published_to=day, published_on=day,
                month=day[:7],
            )
        )  # fmt: skip
        units = ("Sở Y tế", f"UBND {province.place}", f"Trạm Y tế xã {chance.choice(GIVEN)} {chance.choice(GIVEN)}")
        for place, text in enumerate(units):
            mentions.append(MentionRow(place=(number, "body", 100 * place, 100 * place + 9, "unit"), text=text))
        for place in range(2):
            name = f"{chance.choice(FAMILY)} {chance.choice(MIDDLE)} {chance.choice(GIVEN)}"
            at = (number, "body", 50 + 100 * place, 59 + 100 * place, "person")
            mentions.append(MentionRow(place=at, text=name, privacy=None if place else "weak:resident"))
            if not place:
                roles.append(RoleRow(place=at, number=0, role="Phó Giám đốc", unit_text="Sở Y tế"))
    return articles, mentions, roles, sources


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=300_000)
    count = parser.parse_args().articles
    articles, mentions, roles, sources = rows(count)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    started = time.process_time()
    found = resolve(articles, mentions, roles, sources)
    seconds = time.process_time() - started
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count} articles, {len(mentions)} mentions, {len(roles)} posts")
    print(f"{len(found.people)} people, {len(found.units)} units, {len(found.positions)} positions")
    print(f"{seconds:.1f} s of CPU, {after:.0f} MB at most ({before:.0f} MB of them the rows given)")


if __name__ == "__main__":
    main()
