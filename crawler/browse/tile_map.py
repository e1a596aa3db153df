"""The provinces of today as a map of equal tiles, coloured by a figure of each. Where they lie: province_tiles.csv."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crawler.browse.evidence import SHADES, Cell, Counts, sum_up
from crawler.browse.holdings import Holdings
from pipelines.reference import rows

#: Upper ends of the shades of a year's articles, where the map counts and does not compare.
COUNTS = (100, 300, 1000, 3000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    key: str
    name: str
    abbreviation: str
    column: int
    row: int
    cell: Cell
    shade: int  # 0 for nothing, 1 to 5
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TileMap:
    tiles: tuple[Tile, ...]
    by_share: bool

    @property
    def columns(self) -> int:
        return 1 + max(tile.column for tile in self.tiles)

    @property
    def rows(self) -> int:
        return 1 + max(tile.row for tile in self.tiles)

    @property
    def ends(self) -> Sequence[float]:
        return SHADES if self.by_share else COUNTS


def place_cells(holdings: Holdings, months: Sequence[str], counts: Counts | None = None) -> dict[str, Cell]:
    """By place: its articles of these months, on a topic or, without ``counts``, all of them."""
    if counts is None:
        counts = {place: held.articles for place, held in holdings.cells.items()}
    return {place.key: sum_up(holdings, place.publishers, months, counts) for place in holdings.places}


def tile_map(cells: Mapping[str, Cell], names: Mapping[str, str], *, by_share: bool) -> TileMap:
    """A map of what the provinces published: of a topic as a share of all of it, or how much it is."""
    tiles = []
    for row in rows("province_tiles"):
        cell = cells.get(row["key"])
        if cell is None:
            continue
        tiles.append(
            Tile(
                key=row["key"],
                name=names[row["key"]],
                abbreviation=row["abbreviation"],
                column=int(row["column"]),
                row=int(row["row"]),
                cell=cell,
                shade=cell.shade if by_share else 1 + sum(cell.count > end for end in COUNTS) if cell.count else 0,
                link=f"/archive/provinces/{row['key']}",
            )
        )
    return TileMap(tiles=tuple(tiles), by_share=by_share)


def names_of(holdings: Holdings) -> dict[str, str]:
    return {place.key: place.name for place in holdings.places}
