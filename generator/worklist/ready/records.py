"""What of the records nobody has settled: drafts, awards that an import wrote, ratings that were never read."""

from collections.abc import Iterator, Mapping
from typing import Final

from generator.importers.start.awards import MARK_BY, MARK_REFERENCE
from generator.load.council_tables import REGISTER
from generator.problem import Place
from generator.records import DraftOf, Filed, drafts
from generator.worklist.ready.state import FRAMEWORK, State
from generator.worklist.ready.task import Step, Task

REGISTER_LASTS_DAYS: Final = 62
"""CQC publishes its register each month: after so many days two have come since."""

_OF: Final[Mapping[DraftOf, tuple[Step, str]]] = {
    DraftOf.FRAMEWORK: (Step.FRAMEWORK, "go through what it says: names, dates, law, contacts"),
    DraftOf.CRITERION: (Step.CRITERIA, "have it settled whether it is asked, and how"),
    DraftOf.LOT: (Step.LOTS, "go through its texts, and what it asks"),
    DraftOf.PRICES: (Step.PRICES, "have it settled what may be charged"),
    DraftOf.PAGE: (Step.PAGES, "read it, and make it your own"),
}


def unsettled(state: State, filed: Filed) -> Iterator[Task]:
    """Every draft."""
    for draft in drafts(filed):
        step, what = _OF[draft.of]
        place = (
            draft.place
            if draft.of is DraftOf.PAGE
            else state.at(draft.place.file, draft.place.field)
        )
        name = "" if draft.of is DraftOf.FRAMEWORK else f"{draft.name}: "
        yield Task(step, place, f"{name}a draft still; {what}, then take the line draft: true away")


def register(state: State, filed: Filed) -> Iterator[Task]:
    """The register's word on each location that a service names, with ratings, and not too old."""
    named = {
        s.cqc_location_id: s
        for s in filed.services.values()
        if s.cqc_location_id and not s.withdrawn_on
    }
    if not named:
        return
    bring = "framework-directory import register FILE brings it in"
    if not filed.register:
        words = f"services name locations of the CQC, and no register is here; {bring}"
        yield Task(Step.REGISTER, Place(REGISTER), words)
        return
    for location, at in filed.register.items():
        unread = not (at.ratings or at.is_unrated)
        if location in named and unread and at.deregistered_on is None:
            words = f"{at.location_name or location}: no file with its rating was read; {bring} (the file of latest ratings)"
            yield Task(Step.REGISTER, at.place.at("rating"), words)
    read_on = filed.register_read_on
    if read_on and (state.today - read_on).days > REGISTER_LASTS_DAYS:
        words = f"the register is of {read_on}; {bring} as it is now"
        yield Task(Step.REGISTER, Place(REGISTER, None, "read_on"), words)


def awards(state: State, filed: Filed) -> Iterator[Task]:
    """A decision for every award, and an award for every service."""
    for award in filed.awards:
        if (award.decision_reference, award.decided_by) == (MARK_REFERENCE, MARK_BY):
            words = f"{award.lot}: imported, and nobody has recorded a decision; write when it was awarded, by whom and under which reference"
            yield Task(Step.AWARDS, award.place.at("decision_reference"), words)
    awarded = {(award.provider, award.lot) for award in filed.awards}
    for service in filed.services.values():
        if (service.provider, service.lot) not in awarded and not service.withdrawn_on:
            words = f"{service.title} has no award in {service.lot}, so it is not listed; write it into awards.csv, or withdraw the service"
            yield Task(Step.AWARDS, service.place.at("lot"), words)


def public(state: State, filed: Filed) -> Iterator[Task]:
    """The last of all: that it is no demonstration any more."""
    if filed.framework.demonstration:
        words = "demonstration is true: once the council stands behind every entry, set it to false"
        yield Task(Step.PUBLIC, state.at(FRAMEWORK, "demonstration"), words)
