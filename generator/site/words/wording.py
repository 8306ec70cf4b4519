"""Values → the public's words: the one place where dates, prices, ages and states become English.

Written for a reading age of 11. Nothing here knows a page or a template.
"""

import textwrap
from collections.abc import Mapping, Sequence, Sized
from datetime import date
from decimal import Decimal

from generator.collation import sort_key
from generator.publication import facets
from generator.publication.unmet_demand import SMALL, TOO_FEW, Total, UnmetDemand
from generator.records import AFTER_ASSESSMENT, Lot, LotState

_KM_PER_MILE = 1.609344

CQC = "Care Quality Commission (CQC)"
PRICE_AFTER_ASSESSMENT = "After an assessment"
PRICE_UNKNOWN = "Ask the provider"
NUMBERS = "0-9"

# Why there is no rating, by `publication.facets`.
UNRATED: Mapping[str, str] = {
    facets.NOT_RATED_YET: "Registered with CQC, not rated yet",
    facets.NOT_SHOWN: "No CQC rating to show",
    facets.NOT_REGULATED: "Not regulated by CQC",
}

# Not strftime: its names follow the builder's locale.
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_UNITS: Mapping[str, str] = {
    "hour": "an hour",
    "visit": "a visit",
    "session": "a session",
    "half-day": "for half a day",
    "day": "a day",
    "evening": "an evening",
    "night": "a night",
    "weekend": "a weekend",
    "week": "a week",
    "month": "a month",
    "year": "a year",
}

A_WEEK: Mapping[str, str] = {
    "hour": "Hours a week",
    "visit": "Visits a week",
    "session": "Sessions a week",
    "half-day": "Half days a week",
    "day": "Days a week",
    "evening": "Evenings a week",
    "night": "Nights a week",
    "weekend": "Weekends a week",
}
"""How much of it somebody needs, of the units that are no week and no number of weeks."""

_SCORES = ("", "Poor", "Not good", "OK", "Good", "Very good")  # in the place of their numbers

_VOICES: Mapping[str, str] = {
    "person": "A person who uses it",
    "family-or-carer": "Family or carer",
    "practitioner": "A social worker, nurse or other worker",
}


def day(value: date | None) -> str:
    """`2 November 2026`; "" where there is no day."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}" if value else ""


def month(value: date) -> str:
    """`November 2026`: the month of the day."""
    return f"{MONTHS[value.month - 1]} {value.year}"


def score(value: int) -> str:
    """A score from 1 to 5 in words."""
    return _SCORES[value]


def voice(said_by: str) -> str:
    """Who says it, in words that show nobody."""
    return _VOICES.get(said_by, "")


def few(number: int) -> str:
    """A number of people, where one or two might be known by their neighbours: `1 or 2`."""
    return f"1 or {TOO_FEW - 1}" if 0 < number < TOO_FEW else f"{number:,}"


def people(number: int) -> str:
    """`14 people`, `1 or 2 people`, `nobody`."""
    return f"{few(number)} people" if number else "nobody"


def people_in_all(total: Total) -> str:
    """`14 people`, `at least 14 people`, `1 or 2 people`, `a few people`, `nobody`."""
    if not total.small:
        return people(total.counted)
    if total.least >= TOO_FEW:
        return f"at least {people(total.least)}"
    return people(SMALL) if total.small == 1 else "a few people"


def asked_in_area(asked: UnmetDemand, area: str) -> str:
    """How many people asked in the area: `4`, `1 or 2`, `0`; `0 to 2` where no place may be said."""
    return f"0 to {TOO_FEW - 1}" if asked.hides_areas else few(asked.at(area))


def money(value: Decimal) -> str:
    """`£84`, `£62.50`, `£1,150`: pence only where there are any."""
    pounds = value.quantize(Decimal("0.01"))
    return f"£{pounds:,.0f}" if pounds == pounds.to_integral_value() else f"£{pounds:,.2f}"


def price(lowest: Decimal | None, highest: Decimal | None, unit: str) -> str:
    """`£62.50 to £84 a day`; or that it follows an assessment; or, where it is not known, to ask."""
    if lowest is None:
        if highest is None:
            return PRICE_AFTER_ASSESSMENT if unit == AFTER_ASSESSMENT else PRICE_UNKNOWN
        amount = f"Up to {money(highest)}"
    elif highest is None or highest == lowest:
        amount = money(lowest)
    else:
        amount = f"{money(lowest)} to {money(highest)}"
    return f"{amount} {_UNITS[unit]}" if unit else amount


def unit(price_unit: str) -> str:
    """`a week`, as it stands after an amount."""
    return _UNITS[price_unit]


def by_unit(price_unit: str) -> str:
    """`By the week`: a heading over prices in that unit."""
    return f"By the {price_unit}"


def ages(youngest: int, oldest: int | None) -> str:
    """`18 to 64`, `55 and over`, `Up to 25`, `Any age`: the ages at which somebody can start."""
    if oldest is None:
        return f"{youngest} and over" if youngest else "Any age"
    if oldest == youngest:
        return f"{oldest}"
    return f"{youngest} to {oldest}" if youngest else f"Up to {oldest}"


def self_funders_in_short(welcome: bool | None) -> str:
    """The same as `self_funders`, in one word."""
    return "Ask" if welcome is None else "Yes" if welcome else "No"


def self_funders(welcome: bool | None) -> str:
    """Whether somebody who pays for themselves can come."""
    if welcome is None:
        return "Ask: we do not know yet"
    if welcome:
        return "Yes, you can pay for yourself"
    return "No, the council has to arrange your place"


def checked(on: date | None, role: str, council_roles: Sequence[str]) -> str:
    """When a person last went through the entry, for whom and in which role."""
    if on is None:
        return "Not checked yet"
    whose = ("by the council" if role in council_roles else "by the provider") if role else ""
    if not council_roles or not whose:
        return f"{day(on)} ({role})" if role else day(on)
    return f"{day(on)}, {whose} ({role})"


def lot_state(lot: Lot) -> tuple[str, str]:
    """A tag and sentences for a type of support that is not open; ("", "") where it is.

    That it is closed to new providers is nothing to the public.
    """
    match lot.state:
        case LotState.PLANNED:
            from_day = f" from {day(lot.opens_on)}" if lot.opens_on else ""
            plans = f"The council plans to offer this{from_day}."
            return "Planned", f"{plans} You cannot choose a service here yet."
        case LotState.CLOSED:
            return "Closed", closed_lot(lot.closes_on)
        case _:
            return "", ""


def closed_lot(since: date | None) -> str:
    """What a type of support that the council has closed means for people; the day where it is known."""
    if since is None:
        ended = "The council does not offer this type of support to new people any more."
    else:
        ended = f"The council stopped offering this type of support to new people on {day(since)}."
    return f"{ended} People who already get it are not affected."


def miles(km: float) -> str:
    """`about 4 miles`, as the crow flies."""
    rounded = round(km / _KM_PER_MILE)
    if rounded < 1:
        return "less than a mile"
    return f"about {count(rounded, 'mile')}"


def count(number: int, thing: str, things: str = "") -> str:
    """`1 service`, `1,204 services`, `no services`."""
    plural = things or f"{thing}s"
    if number == 0:
        return f"no {plural}"
    return f"{number:,} {thing if number == 1 else plural}"


def services(listed: Sized) -> str:
    """How many services were found: `1 service`, `no services`."""
    return count(len(listed), "service")


def joined(words: Sequence[str], by: str = "and") -> str:
    """`Calne, Devizes and Pewsey`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {by} {words[-1]}"


def sentence_start(words: str) -> str:
    """The words with a capital first letter."""
    return words[:1].upper() + words[1:]


def mid_sentence(title: str) -> str:
    """A title as it stands inside a sentence: `extra care`, but `Shared Lives` and `CQC`."""
    first, _, rest = title.partition(" ")
    is_name = rest[:1].isupper() or not first[1:].islower()
    return title if is_name else title[:1].lower() + title[1:]


def clip(text: str, width: int = 155) -> str:
    """The text on one line, cut between words: a description for search engines."""
    return textwrap.shorten(text, width, placeholder=" …")


def letter(title: str) -> str:
    """The letter under which a title stands: `A` to `Z`, or NUMBERS for all else."""
    initial = sort_key(title)[:1].upper()
    return initial if "A" <= initial <= "Z" else NUMBERS
