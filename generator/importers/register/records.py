"""What the CQC register says of its locations, as read: the records that the readers fill."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class RegisterLayout(StrEnum):
    """The kinds of file, by their names in a sentence. For facts, the earlier the more a file is trusted."""

    API = "location documents of the CQC API"
    HSCA = "HSCA active locations"
    DIRECTORY = "CQC directory"
    RATINGS = "latest ratings"


@dataclass(frozen=True, slots=True)
class Ratings:
    """One source's word on a location's ratings, kept together: a mix of two inspections is nobody's word.

    Attributes:
        spoke: whether the source says anything at all, "Not rated" included.
        overall and the key questions: in CQC's vocabulary, "" for any other word.
        rated_on: the day on which the rating was published, where that is known.
    """

    spoke: bool = False
    overall: str = ""
    rated_on: date | None = None
    safe: str = ""
    effective: str = ""
    caring: str = ""
    responsive: str = ""
    well_led: str = ""


@dataclass(frozen=True, slots=True)
class Location:
    """A registered location; "", () or None wherever the files do not say.

    Attributes:
        address: without the postcode, the town last; the county only where there is no town.
        dormant: "Y" or "N".
        registration: "Registered" or "Deregistered".
        deregistered_on: from which day it is no more, where the files say so.
        sources: names of the files that speak of it, the most trusted first.
    """

    id: str
    name: str = ""
    provider_id: str = ""
    provider_name: str = ""
    company_number: str = ""
    service_types: tuple[str, ...] = ()
    specialisms: tuple[str, ...] = ()
    local_authority: str = ""
    region: str = ""
    community_area: str = ""
    address: str = ""
    postcode: str = ""
    latitude: float | None = None
    longitude: float | None = None
    phone: str = ""
    website: str = ""
    beds: int | None = None
    dormant: str = ""
    registration: str = ""
    deregistered_on: date | None = None
    ratings: Ratings = field(default_factory=Ratings)
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sighting:
    """A location as one file shows it.

    Attributes:
        row: the first row (or document) about it, as a spreadsheet counts.
        rows: how many rows of the file were put together.
    """

    layout: RegisterLayout
    file: str
    row: int
    location: Location
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Unused:
    """A row, or a location, from which no service comes.

    Attributes:
        what: the location id, or else a name to recognise the row by.
        why: the reason in words, the same for the same case.
        detail: what is particular to this one, such as the service types that are not mapped.
        name: the location's name where there is one.
    """

    file: str
    row: int
    what: str
    why: str
    detail: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class RegisterReading:
    """What one table (or file of documents) gave.

    Attributes:
        rows: how many rows with anything in them, without header and preamble.
        provider_names: provider id → name, from every row that has both.
        remarks: how the file was understood where that had to be settled, for the report.
    """

    file: str
    layout: RegisterLayout
    rows: int
    sightings: tuple[Sighting, ...]
    unused: tuple[Unused, ...] = ()
    provider_names: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Register:
    """All files together.

    Every row read is one of three: the first about its location, merged into
    an earlier one, or unused; `rows == len(locations) + merged + rows unused`,
    where the locations in `unused` (dormant, deregistered) count as unused.

    Attributes:
        locations: those that can be placed with, by id, in the order of their ids.
        seen_at: location id → the file and row that first speak of it.
        merged: how many rows were put together with an earlier one.
        deregistered: the ids of locations that are registered no more → from which day, where the files say so.
    """

    readings: tuple[RegisterReading, ...]
    locations: Mapping[str, Location]
    seen_at: Mapping[str, tuple[str, int]]
    unused: tuple[Unused, ...]
    merged: int
    deregistered: Mapping[str, date | None] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """How many rows were read."""
        return sum(reading.rows for reading in self.readings)
