"""The invented people, units and documents of a generated archive, in the numbers and shares that real ones have.

Units follow the provinces and districts of data/reference; communes, people and documents are made up of its syllables.
A province's first units and people are named in most of its articles, its last ones hardly ever.
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, field

from pipelines.reference import rows
from pipelines.text import slug

#: People per article of the archive.
PEOPLE = 1 / 2
COMMUNES = 6  # per district

#: The most frequent first.
_SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô")
_ROLES = {
    "committee": ("Chủ tịch", "Phó Chủ tịch", "Phó Chủ tịch Thường trực", "Chánh Văn phòng"),
    "station": ("Trưởng trạm", "Phó Trưởng trạm", "Điều dưỡng trưởng"),
    "ward": ("Trưởng khoa", "Phó Trưởng khoa", "Điều dưỡng trưởng"),
    "": ("Giám đốc", "Phó Giám đốc", "Trưởng phòng Tổ chức", "Trưởng phòng Kế hoạch", "Kế toán trưởng"),
}
_WARDS = (
    "Nhi",
    "Nội",
    "Ngoại",
    "Sản",
    "Cấp cứu",
    "Khám bệnh",
    "Hồi sức tích cực",
    "Truyền nhiễm",
    "Xét nghiệm",
    "Dược",
)
_NATIONAL = (
    ("Bộ Y tế", "ministry"), ("Chính phủ", "government"), ("Quốc hội", "government"), ("Cục Y tế dự phòng", "bureau"),
    ("Cục Quản lý Dược", "bureau"), ("Cục An toàn thực phẩm", "bureau"), ("Vụ Bảo hiểm y tế", "bureau"),
    ("Viện Vệ sinh dịch tễ Trung ương", "institute"), ("Viện Pasteur Nha Trang", "institute"),
    ("Viện Pasteur Thành phố Hồ Chí Minh", "institute"), ("Viện Vệ sinh dịch tễ Tây Nguyên", "institute"),
    ("Viện Dinh dưỡng", "institute"), ("Bệnh viện Bạch Mai", "hospital"), ("Bệnh viện Chợ Rẫy", "hospital"),
    ("Bệnh viện Trung ương Huế", "hospital"), ("Bệnh viện Nhi Trung ương", "hospital"),
    ("Bệnh viện Bệnh nhiệt đới Trung ương", "hospital"), ("Bảo hiểm xã hội Việt Nam", "insurance"),
    ("Tổng hội Y học Việt Nam", "association"), ("Tổ chức Y tế Thế giới", "international"),
    ("Quỹ Nhi đồng Liên hợp quốc", "international"), ("Công đoàn Y tế Việt Nam", "association"),
)  # fmt: skip
_DOCUMENTS = (
    ("Quyết định", "QĐ"), ("Kế hoạch", "KH"), ("Công văn", ""), ("Thông báo", "TB"), ("Nghị quyết", "NQ"),
    ("Thông tư", "TT"), ("Nghị định", "NĐ"), ("Chỉ thị", "CT"), ("Tờ trình", "TTr"), ("Báo cáo", "BC"),
)  # fmt: skip


@dataclass(slots=True, kw_only=True)
class Unit:
    key: str
    name: str
    kind: str
    level: str
    line: str | None  # its province as it was
    place: str | None = None
    parent: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class Person:
    key: str
    name: str
    place: str
    titles: str | None  # JSON, as mentions keep it
    courtesy: str | None
    posts: tuple[tuple[str, Unit], ...]


@dataclass(slots=True, kw_only=True)
class Paper:
    key: str
    number: str
    type: str
    issuer: str


@dataclass(slots=True)
class Names:
    """Everybody and everything that texts may name, by province ("" for the whole country), the best known first."""

    units: dict[str, list[Unit]] = field(default_factory=lambda: defaultdict(list))
    people: dict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))
    papers: list[Paper] = field(default_factory=list)
    places: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))  # communes and districts
    words: list[str] = field(default_factory=list)  # rare words: medicines, foreign names, codes


def names(rng: random.Random, articles: int, lines: set[str]) -> Names:
    """Everything named in an archive of so many articles that come from these provinces."""
    found = Names()
    keys: dict[str, int] = {}
    given = [row["syllable"] for row in rows("given_names")]
    family = list(dict.fromkeys((*_SURNAMES, *(row["surname"] for row in rows("surnames") if row["common"] == "yes"))))
    provinces = list(rows("provinces"))
    _units(rng, found, keys, given, provinces)
    _people(rng, found, keys, given, family, sorted(lines), max(400, round(articles * PEOPLE)))
    _papers(rng, found, keys, provinces, max(200, articles // 8))
    onsets, rhymes = tuple("bcdfgklmnprstvx"), (*"aeiou", "an", "en", "in", "on", "ar", "or", "ol", "ex")
    count = max(500, min(40_000, articles // 8))
    made = {"".join(rng.choice(onsets) + rng.choice(rhymes) for _ in range(rng.randint(2, 4))) for _ in range(count)}
    found.words = sorted(made)
    rng.shuffle(found.words)
    return found


def _key(keys: dict[str, int], name: str) -> str:
    """The slug of a name, numbered when it is taken, as the archive does it."""
    plain = slug(name)
    keys[plain] = keys.get(plain, 0) + 1
    return plain if keys[plain] == 1 else f"{plain}-{keys[plain]}"


def _units(
    rng: random.Random, found: Names, keys: dict[str, int], given: list[str], provinces: list[dict[str, str]]
) -> None:
    for name, kind in _NATIONAL:
        found.units[""].append(Unit(key=_key(keys, name), name=name, kind=kind, level="nation", line=None))
    top = found.units[""][0].key
    districts: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows("districts"):
        districts[row["province"]].append(row)
    for province in provinces:
        line, name, level = province["key"], province["name"], province["level"]
        here = found.units[line]

        def add(
            name: str,
            kind: str,
            level: str,
            *,
            parent: str | None = None,
            place: str | None = None,
            aliases: tuple[str, ...] = (),
            line: str = line,
            here: list[Unit] = here,
        ) -> Unit:
            unit = Unit(
                key=_key(keys, name), name=name, kind=kind, level=level, line=line, place=place, parent=parent,
                aliases=aliases,
            )  # fmt: skip
            here.append(unit)
            return unit

        department = add(
            f"Sở Y tế {level} {name}", "department", "province", parent=top, aliases=(f"SYT {name}", f"Sở Y tế {name}")
        )
        committee = add(f"UBND {level} {name}", "committee", "province", aliases=(f"Ủy ban nhân dân {level} {name}",))
        add(
            f"Trung tâm Kiểm soát bệnh tật {level} {name}", "cdc", "province", parent=department.key,
            aliases=(f"CDC {name}", f"TTKSBT {level} {name}", f"Trung tâm KSBT {name}"),
        )  # fmt: skip
        hospital = add(
            f"Bệnh viện Đa khoa {level} {name}", "hospital", "province", parent=department.key,
            aliases=(f"BVĐK {level} {name}",),
        )  # fmt: skip
        add(f"Chi cục Dân số {level} {name}", "branch", "province", parent=department.key)
        add(f"Chi cục An toàn vệ sinh thực phẩm {level} {name}", "branch", "province", parent=department.key)
        add(f"Bệnh viện Sản - Nhi {level} {name}", "hospital", "province", parent=department.key)
        add(f"Bảo hiểm xã hội {level} {name}", "insurance", "province")
        for ward in _WARDS:
            add(f"Khoa {ward}, {hospital.name}", "ward", "province", parent=hospital.key)
        for row in districts[line]:
            where = f"{row['level']} {row['name']}"
            found.places[line].append(where)
            centre = add(
                f"Trung tâm Y tế {where}", "centre", "district", parent=department.key, place=row["name"],
                aliases=(f"TTYT {where}", f"TTYT {row['name']}"),
            )  # fmt: skip
            add(f"UBND {where}", "committee", "district", parent=committee.key, place=row["name"])
            add(f"Bệnh viện Đa khoa {where}", "hospital", "district", parent=department.key, place=row["name"])
            for _ in range(COMMUNES):
                commune = f"{rng.choice(('xã', 'xã', 'phường', 'thị trấn'))} {rng.choice(given)} {rng.choice(given)}"
                found.places[line].append(commune)
                add(f"Trạm Y tế {commune}", "station", "commune", parent=centre.key, place=commune.split(" ", 1)[1])
                add(f"UBND {commune}", "committee", "commune", place=commune.split(" ", 1)[1])
    found.places[""] = [place for places in found.places.values() for place in places]


def _people(
    rng: random.Random,
    found: Names,
    keys: dict[str, int],
    given: list[str],
    family: list[str],
    lines: list[str],
    count: int,
) -> None:
    weights = [1 / (1 + number) ** 1.3 for number in range(len(family))]
    titles = ("BS", "BSCKI", "BSCKII", "ThS", "TS", "PGS.TS", "GS.TS", "DS", "bác sĩ")
    shares = [1.0 if line else 8.0 for line in lines]
    surnames = rng.choices(family, weights, k=count)
    for line, surname in zip(rng.choices(lines, shares, k=count), surnames, strict=True):
        name = " ".join([surname, *(rng.choice(given) for _ in range(rng.choice((1, 2, 2, 2, 2, 3))))])
        units = found.units[line]
        # Whoever is better known comes first in the list and holds a post in a better known unit.
        posts = []
        for _ in range(rng.choice((0, 0, 1, 1, 1, 2, 2, 3))):
            unit = units[int(len(units) * rng.random() ** 2)]
            posts.append((rng.choice(_ROLES.get(unit.kind, _ROLES[""])), unit))
        found.people[line].append(
            Person(
                key=_key(keys, name),
                name=name,
                place=line or "nation",
                titles=f'["{rng.choice(titles)}"]' if rng.random() < 0.4 else None,
                courtesy=rng.choice(("ông", "bà", "đồng chí", None)),
                posts=tuple({(post[0], post[1].key): post for post in posts}.values()),
            )
        )


def _papers(
    rng: random.Random, found: Names, keys: dict[str, int], provinces: list[dict[str, str]], count: int
) -> None:
    national, local = ("BYT", "TTg", "CP", "QH15"), ("SYT", "UBND", "HĐND")
    for _ in range(count):
        kind, short = rng.choice(_DOCUMENTS)
        of_nation = rng.random() < 0.3
        issuer = rng.choice(national if of_nation else local)
        number = f"{rng.randint(1, 9999)}/" + "-".join(filter(None, (short, issuer)))
        province = None if of_nation else rng.choice(provinces)
        key = _key(keys, f"{number} {province['key']}" if province else number)
        found.papers.append(Paper(key=key, number=number, type=kind, issuer=issuer))
