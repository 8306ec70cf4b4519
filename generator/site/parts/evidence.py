"""What the council has seen proof of, in public words.

It comes from the same judgement as the listing: a criterion is shown while its
proof counts, and is left out where the proof has lapsed or was not enough.
Documents, results and last days stay private.
"""

from dataclasses import dataclass

from generator.publication import Publication, PublicService
from generator.publication.criteria import CriterionStatus, Outcome
from generator.publication.registration import InRegister
from generator.records import Criterion, Evidence, PublicReason
from generator.site.words import criteria as criteria_words
from generator.site.words import wording

_VISITED = "A visit by the council, as CQC has not rated it yet"
# Of evidence.schema.json: met, met-with-plan, not-met.
_NOTES = {"met-with-plan": "with improvements agreed"}


@dataclass(frozen=True, slots=True, order=True)
class SeenView:
    """One criterion: what proof of it shows, when it was seen, in which role; `note` goes with it, or "", as where its lack would not be named."""

    shows: str
    seen: str
    by: str
    note: str


@dataclass(frozen=True, slots=True)
class SeenOfKind:
    """What was seen of one kind of criterion: the law, quality or money."""

    heading: str
    seen: tuple[SeenView, ...]


def view(service: PublicService) -> tuple[SeenOfKind, ...]:
    """What was seen of the service or its provider, by kind and then by what it shows."""
    shown = sorted(
        (_seen(service, status, status.row), status.criterion.kind)
        for status in service.statuses
        if status.outcome is Outcome.SHOWN and status.row is not None
        if not _is_belied(service, status.criterion)
    )
    groups = (
        SeenOfKind(heading, tuple(seen for seen, of in shown if of == kind))
        for kind, heading in criteria_words.KINDS.items()
    )
    return tuple(group for group in groups if group.seen)


def _is_belied(service: PublicService, criterion: Criterion) -> bool:
    """Whether the page says otherwise elsewhere: that its number was not found as the provider's in CQC's register, or a price outside the bands."""
    if criterion.about_cqc:
        return service.in_register in (InRegister.NOT_FOUND, InRegister.ANOTHERS)
    standing = service.price_standing
    return criterion.form == "prices" and standing is not None and not standing.in_order


def decided(publication: Publication, service: PublicService) -> str:
    """Since when its provider is on the framework for its type; which role decided that, when, and under which reference."""
    award, since = service.award, service.awarded_since
    if award is None or since is None:
        return ""
    lot = publication.lots[service.lot]
    on = publication.framework.on_from(since)
    return (
        f"On the framework for {wording.mid_sentence(lot.title)} since {wording.day(on)}. "
        f"Decided by: {award.decided_by}, on {wording.day(award.decided_on)} ({award.decision_reference})."
    )


def _seen(service: PublicService, status: CriterionStatus, row: Evidence) -> SeenView:
    is_private = status.criterion.public_reason is PublicReason.PAPERS
    # Of a service that has no rating nobody has seen a good one.
    visited = status.criterion.ratings and service.in_register is InRegister.NOT_RATED
    return SeenView(
        shows=_VISITED if visited else wording.sentence_start(status.criterion.proof_of),
        seen=wording.day(row.seen_on),
        by=row.seen_by,
        note="" if is_private else _NOTES.get(row.result, ""),
    )
