"""What the council has seen proof of, in public words.

Only what counts today is shown: a criterion whose latest proof was not enough,
or has lapsed, is left out. Documents, results and last days stay private.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Criterion, Evidence, Service
from generator.views import wording
from generator.views.catalogue import Catalogue

# Of evidence.schema.json: met, met-with-plan, not-met.
_SHOWN = {"met": "", "met-with-plan": "with improvements agreed"}


@dataclass(frozen=True, slots=True)
class SeenView:
    """One criterion: when it was seen and in which role; `note` says what goes with it, or ""."""

    criterion: str
    seen: str
    by: str
    note: str


def view(catalogue: Catalogue, service: Service) -> tuple[SeenView, ...]:
    """What was seen of the service or its provider, by the criterion's name."""
    directory = catalogue.directory
    wanted = directory.lots[service.lot].criteria
    as_of = catalogue.listing.as_of
    latest: dict[str, Evidence] = {}
    for row in directory.evidence_of(service.provider):
        about_it = row.service == service.id
        about_all = row.service == "" and (not wanted or row.criterion in wanted)
        if (about_it or about_all) and row.seen_on <= as_of:
            before = latest.get(row.criterion)
            if before is None or before.seen_on <= row.seen_on:
                latest[row.criterion] = row
    shown = [
        (directory.criteria[row.criterion], row)
        for row in latest.values()
        if row.result in _SHOWN and (row.valid_until is None or row.valid_until >= as_of)
    ]
    shown.sort(key=lambda pair: (pair[0].title.casefold(), pair[0].id))
    return tuple(_seen(criterion, row) for criterion, row in shown)


def _seen(criterion: Criterion, row: Evidence) -> SeenView:
    return SeenView(
        criterion=criterion.title,
        seen=wording.day(row.seen_on),
        by=row.seen_by,
        note=_SHOWN[row.result],
    )
