"""A clause that is understood → what it says of which services, or why that is not plain."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from generator.importers.updates.forms import Change
from generator.importers.updates.grammar import Clause
from generator.importers.updates.naming import Naming
from generator.importers.updates.statements import PlacesStatement, Unclear, shortened
from generator.records import Availability
from generator.site.words.wording import day as in_words

_OF_VACANCIES: Final = re.compile(r"\b(?:vac(?:s|anc)|voids?)", re.IGNORECASE)
_MANY: Final = 30  # places: a bare number beyond is a telephone's, or a year


@dataclass(frozen=True, slots=True)
class Topic:
    """What a mail is about, as far as its subject and its sender's address tell.

    Attributes:
        places: whether "full" and "2 places" can be about nothing but a service's places.
        else_: whether even vacancies may be those of a course, or of staff.
        service: the one that is meant where a sentence names none; "" where that may be several.
    """

    places: bool
    else_: bool = False
    service: str = ""

    def is_of(self, clause: Clause, quote: str) -> bool:
        """Whether a clause is about places: "2 places please" may answer anything, vacancies are those of a service."""
        is_of_vacancies = bool(_OF_VACANCIES.search(quote)) and not self.else_
        is_plain = not clause.is_bare and (bool(clause.services) or is_of_vacancies)
        return self.places or is_plain


def attributed(
    read: Sequence[Clause], quote: str, names: Naming, on: date, topic: Topic
) -> list[PlacesStatement]:
    """What the clauses of a sentence say of the sender's services.

    Args:
        quote: the sentence.
        on: the day on which it was written.

    Raises:
        Unclear: it does not say of which services, or how many are at each, or of what it speaks.
    """
    plain = [clause for clause in read if clause.change is not Change.FILLED]
    # "We've let the last room, so that's full now": the second says it by itself.
    settled = {s for clause in plain if clause.state is Availability.FULL for s in clause.services}
    statements = []
    for clause in read:
        if clause.change is Change.FILLED and clause.services and settled >= {*clause.services}:
            continue
        services = _services(clause, quote, names, topic.service)
        if not topic.is_of(clause, quote):
            raise Unclear(f"it does not say of what, nor does its subject: {shortened(quote)}")
        if len(services) > 1 and clause.free is not None and not clause.is_each:
            raise Unclear(f"it does not say how many at each: {shortened(quote)}")
        if clause.free and clause.since and clause.since < on:
            raise Unclear(f"{in_words(clause.since)} is past: {shortened(quote)}")
        statements += list(_of_each(clause, services, quote, names))
    return statements


def _services(clause: Clause, quote: str, names: Naming, topic: str) -> Sequence[str]:
    """Of which services it speaks.

    Raises:
        Unclear: that may be more than one, or others.
    """
    every = f"{len(names.services)} services ({', '.join(names.services)})"
    if clause.every is not None:
        if not names.services or clause.every not in (0, len(names.services)):
            raise Unclear(f"it does not say of which {clause.every} of {every}: {shortened(quote)}")
        return names.services
    if clause.services or topic:
        return clause.services or (topic,)
    if not names.services:
        raise Unclear(f"it does not name a service by its id: {shortened(quote)}")
    if len(names.services) != 1:
        raise Unclear(f"it does not say of which of its {every}: {shortened(quote)}")
    return names.services


def _of_each(
    clause: Clause, services: Sequence[str], quote: str, names: Naming
) -> Iterator[PlacesStatement]:
    for service in services:
        capacity = names.capacities.get(service)
        if capacity and (clause.free or 0) > capacity:
            raise Unclear(
                f"it says {clause.free} places, and {service} has {capacity} in all: {shortened(quote)}"
            )
        if clause.free and not clause.is_of_free and clause.free in (capacity, _beyond(clause)):
            raise Unclear(
                f"it does not say whether {clause.free} are free, or in all: {shortened(quote)}"
            )
        if clause.change:
            _look_at_the_list(clause, service, quote, names)
        is_counted = not clause.change or not _has_places(service, names)
        free = clause.free if is_counted and clause.change is not Change.FILLED else None
        yield PlacesStatement(
            service,
            clause.state,
            free,
            clause.since,
            quote=shortened(quote),
            is_change=clause.change is not None and not clause.is_last,
        )


def _beyond(clause: Clause) -> int | None:
    """The number itself, where so many are hardly free."""
    return clause.free if (clause.free or 0) > _MANY else None


def _has_places(service: str, names: Naming) -> bool:
    return names.listed[service][0] is Availability.PLACES_NOW


def _look_at_the_list(clause: Clause, service: str, quote: str, names: Naming) -> None:
    """Look that the list has what a change starts from: as many places as are filled, or none where one came up.

    Raises:
        Unclear: it has another number, or none.
    """
    has_places, (_, free) = _has_places(service, names), names.listed[service]
    if (
        clause.change is Change.FILLED
        and not clause.is_last
        and not (has_places and free == clause.free)
    ):
        raise Unclear(
            f"it says what was filled, and the list does not say that this was all of {service}: {shortened(quote)}"
        )
    if clause.change is Change.CAME_UP and has_places and free:
        raise Unclear(
            f"it says what came up, and the list has {free} in {service} already: {shortened(quote)}"
        )
