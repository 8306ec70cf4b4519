"""What an import did → the report's figures, services, goings and notes."""

from collections.abc import Iterator, Sequence

from generator import formats
from generator.importers.register.records import Location, Register, Unused
from generator.importers.start import tidy
from generator.importers.start.assembly import Assembly, Withdrawn
from generator.importers.start.awarding import Decided
from generator.importers.start.report import FileLine, Gone, Listed, Note, StartReport
from generator.importers.start.selection import Selection
from generator.importers.start.services import Offer

_FEWER_TYPES = "the location no longer has a service type of this lot"


def account(
    register: Register, selection: Selection, assembly: Assembly, decided: Decided
) -> StartReport:
    """The report; it says how things stand, so that the same input gives the same."""
    removed = {(offer.location.id, offer.kind.lot) for offer in assembly.removed}
    services = [
        _listed(register, offer, assembly.placed[key][1])
        for offer in selection.offers
        if (key := (offer.location.id, offer.kind.lot)) not in removed
    ]
    return StartReport(
        files=tuple(FileLine(r.file, r.layout.words, r.rows, r.remarks) for r in register.readings),
        rows=register.rows,
        used=len(selection.locations),
        merged=register.merged,
        unused=selection.unused,
        services=tuple(services),
        providers=len({slug for slug, _ in assembly.placed.values()}),
        areas=len(selection.words.areas.areas),
        removed=tuple(_listed(register, offer, "") for offer in assembly.removed),
        gone=tuple(_gone(withdrawn, selection.unused) for withdrawn in assembly.withdrawn),
        returned=tuple(assembly.returned),
        added=assembly.new,
        refreshed=assembly.refreshed,
        kept=assembly.kept,
        unawarded=tuple(f"{slug} {lot}" for slug, lot in decided.without),
        notes=(*_cells(selection.locations), *_awards(decided)),
    )


def _listed(register: Register, offer: Offer, service: str) -> Listed:
    file, row = register.seen_at[offer.location.id]
    return Listed(offer.location.id, offer.location.name, offer.kind.lot, service, file, row)


def _gone(withdrawn: Withdrawn, unused: Sequence[Unused]) -> Gone:
    location_id, lot = withdrawn.key
    why = next((row.why for row in unused if row.what == location_id), "not in the files")
    return Gone(
        location_id,
        lot,
        withdrawn.service,
        withdrawn.since,
        why if withdrawn.location_gone else _FEWER_TYPES,
    )


def _cells(locations: Sequence[Location]) -> Iterator[Note]:
    """Cells of the register that were left out, as they fit no form that the directory knows."""
    nameless: set[str] = set()
    for at in locations:
        raw = (
            ("telephone number", at.phone, tidy.phone(at.phone)),
            ("website", at.website, formats.website(at.website)),
            ("postcode", at.postcode, formats.postcode(at.postcode)),
            ("company number", at.company_number, formats.company_number(at.company_number)),
        )
        for what, written, kept in raw:
            if written and not kept:
                yield Note(
                    at.name, f'{what} left out, as its form is not known: "{written}"', at.id
                )
        if not at.provider_name and at.provider_id not in nameless:
            nameless.add(at.provider_id)
            yield Note(
                at.name,
                "provider named after its location, as the files have its id alone (a directory or HSCA file "
                f"has the name): {at.provider_id}",
                at.id,
            )


def _awards(decided: Decided) -> Iterator[Note]:
    for award, why in decided.unfit:
        yield Note(
            f"{award.provider} / {award.cells['lot']}",
            f"award that fits nothing: row {award.row}, {why}",
        )
