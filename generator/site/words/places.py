"""Whether a service has room, in the public's words: never without the day on which that was said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.publication.criteria import months_after
from generator.records import Availability
from generator.site.words import wording

MONTHS_WITHOUT_YEAR = 10  # so far ahead a day and a month can mean one year only

_AVAILABILITY: Mapping[Availability, str] = {
    Availability.PLACES_NOW: "Places now",
    Availability.WAITING_LIST: "Waiting list",
    Availability.FULL: "Full",
    Availability.ASK: "Ask about places",
}


@dataclass(frozen=True, slots=True)
class AvailabilityWords:
    """Whether there is room, as it may be said on the day of the build.

    Attributes:
        state: the id for filters and styles; `ask` where the last word is too old.
        short: the state in words.
        updated: the day on which it was said, in words; "" where it is not known.
        full: both in one.
    """

    state: str
    short: str
    updated: str
    full: str


def availability(
    state: Availability,
    updated_on: date | None,
    counts_as: Availability,
    *,
    free: int | None = None,
    since: date | None = None,
) -> AvailabilityWords:
    """Whether there is room, never without its day.

    Args:
        state: what the provider said.
        counts_as: the same on the day; "ask" where it is too old.
        free: how many places, where that is known and counts.
        since: the day to come from which it is so; None where it is so already.
    """
    if state is Availability.ASK or updated_on is None:
        words = _AVAILABILITY[counts_as]
        return AvailabilityWords(counts_as.value, words, "", words)
    is_current = counts_as is state or since is not None
    words = in_words(state, free, since, updated_on) if is_current else _AVAILABILITY[counts_as]
    when = f"{'updated' if is_current else 'last updated'} {wording.day(updated_on)}"
    return AvailabilityWords(counts_as.value, words, when, f"{words}, {when}")


def in_words(state: Availability, free: int | None, since: date | None, on: date) -> str:
    """`2 places now`, `2 places from 1 December`, `Full from 1 December`, `Waiting list`.

    Args:
        since: the day to come from which it is so; None where it is so already.
        on: the day on which it was said.
    """
    if state is not Availability.PLACES_NOW:
        words = _AVAILABILITY[state]
        return f"{words} from {day_ahead(since, on)}" if since else words
    number = "1 place" if free == 1 else f"{free:,} places" if free else "Places"
    return f"{number} from {day_ahead(since, on)}" if since else f"{number} now"


def day_ahead(value: date, today: date) -> str:
    """`1 December`; with its year where the day and the month alone might mean another one."""
    is_plain = today <= value < months_after(today, MONTHS_WITHOUT_YEAR)
    return wording.day(value).removesuffix(f" {value.year}") if is_plain else wording.day(value)


def told_by(by: str) -> str:
    """Whose word on places it is, by the first of the words that are filed: `by the provider`; "" where nobody wrote it down."""
    if not by:
        return ""
    return "by the provider" if by.startswith("provider") else "by the council"


def availability_state(state: Availability) -> str:
    """The state alone: `Places now`."""
    return _AVAILABILITY[state]
