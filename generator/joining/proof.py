"""What the council has to have seen of a new provider before anything of it is listed, line by line of evidence.csv."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.publication.criteria import asked_in
from generator.records import Criterion, Lot, Registration, ShownBy
from generator.records.criterion import AskedOf

_SETTLED = {Registration.ALWAYS: True, Registration.NEVER: False}


@dataclass(frozen=True, slots=True)
class ProofWanted:
    """A criterion of which evidence.csv needs a row.

    Attributes:
        of_each_service: whether each service needs a row of its own, with its id.
        asked_of: of which services it is asked, where the provider declares whether they are regulated.
    """

    criterion: str
    title: str
    of_each_service: bool
    asked_of: AskedOf = AskedOf.EVERY_SERVICE


def proof_wanted(
    lots: Sequence[Lot], criteria: Mapping[str, Criterion], day: date
) -> tuple[ProofWanted, ...]:
    """Every mandatory criterion that the lots ask on the day, each once, in their order."""
    wanted: dict[str, ProofWanted] = {}
    for lot in lots:
        settled = _SETTLED.get(lot.cqc.registration)
        for criterion in asked_in(lot, criteria, day, regulated=settled):
            version = criterion.on(day) or criterion
            asked_of = version.asked_of if settled is None else AskedOf.EVERY_SERVICE
            if version.mandatory:
                each = version.shown_by is ShownBy.SERVICE
                wanted[criterion.id] = ProofWanted(criterion.id, version.title, each, asked_of)
    return tuple(wanted.values())


_OF_WHICH = {
    AskedOf.REGULATED_SERVICES: "where CQC regulates a service",
    AskedOf.UNREGULATED_SERVICES: "where CQC does not regulate a service",
}


def in_words(wanted: Sequence[ProofWanted], roles: Sequence[str]) -> Iterator[str]:
    """What to write into evidence.csv, line by line; nothing where nothing is wanted.

    Args:
        roles: those in which the council's own people see evidence; none: in any.
    """
    if not wanted:
        return
    seen_by = f"seen_by one of: {', '.join(roles)}" if roles else "seen_by the role that saw it"
    yield (
        "Nothing is listed before the council has seen proof. evidence.csv gets a row for each of these, "
        f"with result (met), seen_on (the day, YYYY-MM-DD) and {seen_by}:"
    )
    for each in wanted:
        notes = [_OF_WHICH[each.asked_of]] if each.asked_of in _OF_WHICH else []
        if each.of_each_service:
            notes.append("a row for each service, with its id under service")
        yield f"  {each.criterion}: {each.title}" + (f" ({'; '.join(notes)})" if notes else "")
