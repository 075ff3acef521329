"""The map of tiles: the position of each state in a grid of equal squares."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from ccwuniv._support import data_directory
from ccwuniv.errors import DataError
from ccwuniv.records.record import Record
from ccwuniv.records.rows import read_csv

__all__ = ["Tile", "tile_places"]


class Tile(Record):
    """The place of one state: columns count from the west, rows from the north, both from 0.

    Examples
    --------
    >>> Tile(iso3="LAO", column=20, row=8, source="our own").row
    8
    """

    iso3: str
    column: int = Field(ge=0)
    row: int = Field(ge=0)
    source: str


def tile_places(directory: Path | None = None) -> dict[str, tuple[int, int]]:
    """Return the place of each state on the map of tiles, by its code.

    Parameters
    ----------
    directory : Path, optional
        The folder of ``tiles.csv``; that of the shipped tables by default.

    Returns
    -------
    dict of str to tuple of int
        Column and row, from 0 in the north-west. Former states have no place.

    Raises
    ------
    StoreError
        When the file is missing or unreadable.
    DataError
        When the table breaks its form, names a state twice, or puts two states in one place.

    Examples
    --------
    >>> places = tile_places()
    >>> len(places), places["PRT"][0] < places["ESP"][0], places["SWE"][1] < places["ITA"][1]
    (197, True, True)
    """
    folder = data_directory() if directory is None else directory
    tiles, lines = read_csv(folder / "tiles.csv", Tile)
    places: dict[str, tuple[int, int]] = {}
    owners: dict[tuple[int, int], str] = {}
    for tile, line in zip(tiles, lines, strict=True):
        place = tile.column, tile.row
        if tile.iso3 in places:
            raise DataError("duplicate of an earlier row", file="tiles.csv", row=line, column="iso3", value=tile.iso3)
        if place in owners:
            rule = f"the place of {owners[place]}, too; each state needs a place of its own"
            raise DataError(rule, file="tiles.csv", row=line, column="column", value=place)
        places[tile.iso3] = place
        owners[place] = tile.iso3
    return places
