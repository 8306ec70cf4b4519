"""The authorities of England with adult social services: what each is called, and where it is.

The table comes with the software (authorities.csv beside this module). The
towns that give an authority its name are those by way of which post goes to
places that are not theirs.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from generator.records import Point

_TABLE: Final = Path(__file__).with_name("authorities.csv")


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority with adult social services: the mean of its postcodes, and how far they reach.

    Attributes:
        also: other names that files give it.
    """

    name: str
    also: tuple[str, ...]
    point: Point
    reach_km: int


@cache
def authorities() -> tuple[Authority, ...]:
    """All of them, in the order of the table."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Authority(
                row["name"],
                tuple(filter(None, row["also"].split("|"))),
                Point(float(row["latitude"]), float(row["longitude"])),
                int(row["reach_km"]),
            )
            for row in csv.DictReader(file)
        )


@cache
def post_towns() -> frozenset[str]:
    """Names of towns and cities to which the post of other authorities' places may be addressed."""
    names: Mapping[str, None] = dict.fromkeys(
        name for authority in authorities() for name in (authority.name, *authority.also)
    )
    return frozenset((*names, "London", "Hull", "Newcastle", "Brighton", "Bournemouth", "Poole"))
