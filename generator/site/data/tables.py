"""CSV files: of what is listed (data/services.csv, providers.csv, lots.csv, price-bands.csv, areas.csv), where-wanted.csv, and what was decided: decisions.csv."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest

from generator.publication import (
    FullAddress,
    Publication,
    PublicFeedback,
    PublicProvider,
    PublicService,
)
from generator.publication.registration import InRegister
from generator.records import Area, Lot
from generator.site import addresses
from generator.site.words import wording
from generator.site.words.feedback_form import SCORES

Cell = object

# A spreadsheet runs a cell that begins with one of these as a formula.
# https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def files(publication: Publication) -> dict[str, str]:
    """The tables, by path. UTF-8, commas, one line an entry, in order of id."""
    services = sorted(publication.services.values(), key=lambda s: s.id)
    # Those that left are not in the data.
    on = (p for p in publication.providers.values() if not p.is_gone)
    providers = sorted(on, key=lambda p: p.id)
    tables = {
        "services": table(_SERVICES, [_service(publication, s) for s in services]),
        "providers": table(_PROVIDERS, [_provider(publication, p) for p in providers]),
        "lots": table(_LOTS, map(_lot, publication.lots.values())),
        "price-bands": table(_BANDS, chain.from_iterable(map(_bands, publication.lots.values()))),
        "areas": table(_AREAS, map(_area, publication.areas.values())),
    }
    return {addresses.table(name): tables[name] for name in addresses.TABLES}


_SERVICES = (
    *("id", "title", "provider", "provider_name", "lot", "summary", "areas", "needs"),
    *("age_from", "age_to", "access", "address", "postcode", "latitude", "longitude"),
    *("availability", "availability_on", "price_from", "price_to", "price_unit"),
    *("price_includes", "self_funders", "cqc_location_id", "cqc_rating", "cqc_rated_on"),
    *("phone", "email", "website", "how_to_apply", "checked_on", "page"),
    *("days", "hours", "languages", "capacity", "regulated", "in_cqc_register"),
    *("places_free", "places_from", "availability_by", "feedback_people"),
    *("feedback_very_good", "feedback_good", "feedback_ok", "feedback_not_good", "feedback_poor"),
)
_PROVIDERS = (
    *("id", "title", "legal_name", "company_number", "charity_number", "cqc_provider_id"),
    *("status", "joined", "phone", "email", "website", "listed", "page"),
)
_LOTS = ("id", "title", "state", "cqc_registration", "summary", "page")
_BANDS = (
    *("lot", "since", "until", "unit", "for", "from", "to", "decided_on", "decided_by"),
    *("reference", "grace_until"),
)
_AREAS = ("id", "name", "latitude", "longitude", "page")
_DECISIONS = (
    *("decided_on", "kind", "holds_from", "provider", "provider_name", "lots", "words"),
    *("decided_by", "delegation", "reference", "reviewed", "outcome", "page"),
)
_WANTED = ("lot", "area", "services", "providers", "places_now", "asked_past_12_months", "page")


def _service(publication: Publication, s: PublicService) -> tuple[Cell, ...]:
    here, rating = s.location, s.rating
    street = ", ".join(here.lines) if isinstance(here, FullAddress) else ""
    return (
        s.id, s.title, s.provider, publication.providers[s.provider].title, s.lot, s.summary,
        "; ".join(s.areas), "; ".join(s.needs), s.age_from, s.age_to, "; ".join(s.access),
        street or (here.town if here else ""), here.postcode if isinstance(here, FullAddress) else "",
        s.point.latitude if s.point else None, s.point.longitude if s.point else None,
        s.places, s.availability_on, s.price_from, s.price_to, s.price_unit, s.price_includes,
        {True: "yes", False: "no", None: None}[s.self_funders],
        s.cqc_location_id, rating.overall if rating else None, rating.rated_on if rating else None,
        s.phone, s.email, s.website, s.how_to_apply, s.checked_on, addresses.service(s.id),
        "; ".join(s.days), s.hours, "; ".join(s.languages), s.capacity,
        None if s.in_register is InRegister.UNDECLARED else "yes" if s.regulated else "no", s.in_register,
        s.places_free, s.places_from, s.availability_by,
        *_feedback(publication.feedback.get(s.id)),
    )  # fmt: skip


def _feedback(feedback: PublicFeedback | None) -> Iterator[Cell]:
    """How many said something, and how many gave each score; blank where they are too few to show."""
    yield feedback.people if feedback else None
    for score in SCORES:
        yield feedback.scores.count(score) if feedback else None


def _provider(publication: Publication, p: PublicProvider) -> tuple[Cell, ...]:
    return (
        p.id, p.title, p.legal_name, p.company_number, p.charity_number, p.cqc_provider_id,
        p.status, p.joined, p.phone, p.email, p.website,
        "yes" if publication.of_provider(p.id) else "no", addresses.provider(p.id),
    )  # fmt: skip


def _lot(lot: Lot) -> tuple[Cell, ...]:
    page = addresses.lot(lot.id)
    return lot.id, lot.title, lot.state, lot.cqc.registration, lot.summary, page


def _bands(lot: Lot) -> Iterator[tuple[Cell, ...]]:
    """A row for each band of each version, those that are decided and to come too; without end where none is known."""
    versions = lot.price_model.versions
    for version, after in zip_longest(versions, versions[1:]):
        until = after.last_day_of_those_before if after else None
        decision = (version.decided_on, version.decided_by, version.reference, version.grace_until)
        for band in version.bands:
            sums = (band.applies_to, band.lowest, band.highest)
            yield lot.id, version.since, until, band.unit, *sums, *decision


def _area(area: Area) -> tuple[Cell, ...]:
    at = area.point
    page = addresses.area(area.id)
    return area.id, area.name, at.latitude if at else None, at.longitude if at else None, page


def wanted(publication: Publication) -> dict[str, str]:
    """Each type of support in each area, what there is and what people could not get, in order of lot and area.

    Of people who asked it says no more than the page does.
    """
    rows: list[tuple[Cell, ...]] = []
    for lot in publication.joinable_lots:
        asked = publication.demand.of(lot.id)
        for area in publication.areas:
            here, page = (
                publication.sufficiency_of(lot.id, area),
                addresses.lot_in_area(lot.id, area),
            )
            counts = (here.services, here.providers, here.places)
            rows.append((lot.id, area, *counts, wording.asked_in_area(asked, area), page))
    return {addresses.WANTED_CSV: table(_WANTED, rows)}


def decisions(publication: Publication) -> dict[str, str]:
    """Every decision, the newest first: of one that is about several providers a row for each.

    What is decided in one is told apart by day, kind and reference.
    """
    rows = [
        (
            d.decided_on, d.kind, d.holds_from, d.provider, _title(publication, d.provider), "; ".join(d.lots),
            d.words, d.decided_by, d.delegation, d.reference, d.reviewed, d.outcome,
            addresses.provider(d.provider) if d.provider else "",
        )
        for d in publication.decisions
    ]  # fmt: skip
    return {addresses.DECISIONS_CSV: table(_DECISIONS, rows)}


def _title(publication: Publication, provider: str) -> str:
    return publication.providers[provider].title if provider else ""


def table(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """A CSV file that a spreadsheet can open without running anything in it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return text.getvalue()


def _safe(cell: Cell) -> Cell:
    """Text that a spreadsheet would run is given a leading apostrophe; numbers and dates stay."""
    if isinstance(cell, str):
        one_line = " ".join(cell.split()) if "\n" in cell or "\r" in cell else str(cell)
        return "'" + one_line if one_line.startswith(_FORMULA) else one_line
    return cell
