"""The line in which a provider says how its places stand: "bissbank-first-keys: 2 now, from 1 December".

The page for providers writes it, a person may type it, and the import of mails
reads it: the words stand here once.
"""

from datetime import date
from typing import Final

from generator.records import Availability
from generator.site.words import places, wording

PLACES: Final = {
    Availability.PLACES_NOW: "now",
    Availability.WAITING_LIST: "waiting list",
    Availability.FULL: "full",
    Availability.ASK: "ask",
}
FROM: Final = "from"
# That prices, telephone number and hours are still as the list has them.
DETAILS_RIGHT: Final = "details right"

# What can be chosen, in a provider's own words.
CHOICES: Final = {
    Availability.PLACES_NOW: "We have places",
    Availability.WAITING_LIST: "We have a waiting list",
    Availability.FULL: "We are full",
    Availability.ASK: "People should ask us",
}
NOT_LISTED: Final = "It is not on the list at present"
NOT_THERE: Final = "not on the list"
STILL_RIGHT: Final = "Its price, telephone number and hours are still right"


# In the subject of the council's letters that ask with the beginning of such lines, and of the answers to them.
ASKS_PLACES: Final = "are there places at"
ASKS_ENTRY: Final = "is it still right, what we say of"


def answers_letter(subject: str) -> bool:
    """Whether a mail of this subject answers a letter in which the lines stand to be filled in."""
    return any(f": {words} " in subject for words in (ASKS_PLACES, ASKS_ENTRY))


def beginning(service: str) -> str:
    """What stands before the colon, and the colon: for somebody to write on."""
    return f"{service}: "


def line(
    service: str,
    availability: Availability | None,
    today: date,
    *,
    free: int | None = None,
    since: date | None = None,
    details_right: bool = False,
) -> str:
    """The line of one service.

    Args:
        service: its id.
        availability: None where nothing is said of its places, only that the rest is right.
        today: the day on which it is written.
        free: how many places, with "now" alone.
        since: from which day that is so, where it is not so yet.
        details_right: whether the rest of what is listed is right, too.
    """
    number = f"{free} " if free is not None and availability is Availability.PLACES_NOW else ""
    parts = [f"{number}{PLACES[availability]}"] if availability else []
    if since:
        parts.append(f"{FROM} {places.day_ahead(since, today)}")
    if details_right:
        parts.append(DETAILS_RIGHT)
    return f"{service}: {', '.join(parts)}"


def details(price: str, phone: str, hours: str) -> str:
    """What the list has beside places, in one line for the eyes of its provider; "" is what it lacks."""
    parts = (
        f"Price: {NOT_THERE if price == wording.PRICE_UNKNOWN else price}",
        f"Telephone: {phone or NOT_THERE}",
        f"Hours: {hours or NOT_THERE}",
    )
    return f"{'. '.join(parts)}."
