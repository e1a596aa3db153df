"""The provinces of today as a map of equal tiles, coloured by a figure of each. Where they lie: province_tiles.csv."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from crawler.browse.evidence import SHADES, Cell, Counts, sum_up
from crawler.browse.holdings import Holdings, Place
from pipelines.reference import rows

#: Upper ends of the shades of a year's articles, where the map counts and does not compare.
COUNTS = (20, 60, 150, 400)


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


def tile_map(
    holdings: Holdings,
    months: Sequence[str],
    *,
    link: Callable[[Place], str],
    counts: Counts | None = None,
) -> TileMap:
    """A map of what the provinces published in these months: of a topic as a share, without ``counts`` all of it."""
    everything: Mapping[tuple[str, str], int] = {place: held.articles for place, held in holdings.cells.items()}
    places = {place.key: place for place in holdings.places}
    tiles = []
    for row in rows("province_tiles"):
        place = places.get(row["key"])
        if place is None:
            continue
        cell = sum_up(holdings, place.publishers, months, everything if counts is None else counts)
        shade = cell.shade if counts is not None else 1 + sum(cell.count > end for end in COUNTS) if cell.count else 0
        tiles.append(
            Tile(
                key=place.key,
                name=place.name,
                abbreviation=row["abbreviation"],
                column=int(row["column"]),
                row=int(row["row"]),
                cell=cell,
                shade=shade,
                link=link(place),
            )
        )
    return TileMap(tiles=tuple(tiles), by_share=counts is not None)
