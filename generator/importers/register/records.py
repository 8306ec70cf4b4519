"""What the CQC register says of its locations, as read: the records that the readers fill."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class RegisterLayout(StrEnum):
    """The kinds of file, by their names in a sentence. For names, the earlier the more a file is trusted."""

    API = "location documents of the CQC API"
    HSCA = "HSCA active locations"
    DIRECTORY = "CQC directory"
    COPY = "the council's copy of the register"
    LIST = "a list of homes"
    RATINGS = "latest ratings"
    DUAL = "dual registrations"


@dataclass(frozen=True, slots=True)
class Ratings:
    """One source's word on a location's ratings, kept together: a mix of two inspections is nobody's word.

    Attributes:
        spoke: whether the source says anything at all, "Not rated" included.
        overall and the key questions: in CQC's vocabulary, "" for any other word.
        rated_on: the day on which the rating was published, where that is known.
        none_given: whether the source has a place for ratings and left it empty.
    """

    spoke: bool = False
    overall: str = ""
    rated_on: date | None = None
    safe: str = ""
    effective: str = ""
    caring: str = ""
    responsive: str = ""
    well_led: str = ""
    none_given: bool = False

    @property
    def is_unrated(self) -> bool:
        """Whether the register was read for a rating, and has none."""
        return not self.overall and (self.spoke or self.none_given)


@dataclass(frozen=True, slots=True)
class RegisterLinks:
    """The locations (ids) that the register ties to one.

    Attributes:
        predecessors: whose place it took.
        successors: which took its place.
        dual: other registrations of the same home, by another provider.
        primary: of a home that is registered twice, the id that speaks for it, where the files say which.
        dual_flag: "Y" where the files say that it is registered twice, and not with what.
    """

    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    dual: tuple[str, ...] = ()
    primary: str = ""
    dual_flag: str = ""


NO_LINKS = RegisterLinks()


@dataclass(frozen=True, slots=True)
class Location:
    """A registered location; "", () or None wherever the files do not say.

    Attributes:
        address: without the postcode, the town last; the county only where there is no town.
        also_known_as: other names that people know it by, as the register writes them.
        brand: the group whose name it bears.
        dormant: "Y" or "N".
        registration: "Registered" or "Deregistered".
        deregistered_on: from which day it is no more, where the files say so.
        last_inspected: the day of CQC's last inspection or assessment.
        ratings: the newest that the files have.
        earlier_ratings: those before it that have a day, the oldest first.
        seen_on: of which day the newest of the files is that speak of it, as far as that can be told.
        sources: the kinds of file that speak of it, the most trusted first.
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
    also_known_as: str = ""
    brand: str = ""
    last_inspected: date | None = None
    earlier_ratings: tuple[Ratings, ...] = ()
    links: RegisterLinks = NO_LINKS
    seen_on: date | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sighting:
    """A location as one file shows it.

    Attributes:
        row: the first row (or document) about it, as a spreadsheet counts.
        rows: how many rows of the file were put together.
        day: of which day its word is; None for that of its file.
    """

    layout: RegisterLayout
    file: str
    row: int
    location: Location
    rows: int = 1
    day: date | None = None


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
        day: of which day the file is, by what stands in it or in its name; None where neither says so.
        latest: the latest day that stands in its rows: it is no older than that.
    """

    file: str
    layout: RegisterLayout
    rows: int
    sightings: tuple[Sighting, ...]
    unused: tuple[Unused, ...] = ()
    provider_names: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    day: date | None = None
    latest: date | None = None

    @property
    def as_of(self) -> date | None:
        """Of which day its words are, as far as that can be told."""
        return max(filter(None, (self.day, self.latest)), default=None)


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A file, or one packed in it, that could not be used, and why, as a line for people."""

    file: str
    why: str


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
        ended: what is said of those, by id.
        dormant: the locations that are registered and at which nobody can be placed, by id.
        moved: the ids of former registrations → the present one that has their place, chains followed.
        second: the ids of second registrations of a home → the one that speaks for it.
        unread: the files that could not be used.
    """

    readings: tuple[RegisterReading, ...]
    locations: Mapping[str, Location]
    seen_at: Mapping[str, tuple[str, int]]
    unused: tuple[Unused, ...]
    merged: int
    deregistered: Mapping[str, date | None] = field(default_factory=dict)
    ended: Mapping[str, Location] = field(default_factory=dict)
    dormant: Mapping[str, Location] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    second: Mapping[str, str] = field(default_factory=dict)
    unread: tuple[UnreadFile, ...] = ()

    @property
    def day(self) -> date | None:
        """Of which day the newest of the files is, as far as that can be told."""
        return max(filter(None, (reading.as_of for reading in self.readings)), default=None)

    @property
    def rows(self) -> int:
        """How many rows were read."""
        return sum(reading.rows for reading in self.readings)
