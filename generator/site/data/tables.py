"""CSV files of what is listed: data/services.csv, providers.csv, lots.csv and areas.csv."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from generator.publication.listing import Listing
from generator.records import Directory, ProviderStatus, Service
from generator.site import addresses

Cell = object

# A spreadsheet runs a cell that begins with one of these as a formula.
# https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def files(directory: Directory, listing: Listing) -> dict[str, str]:
    """The tables, by path. UTF-8, commas, one line an entry, in order of id."""
    services = sorted(listing.services(directory), key=lambda s: s.id)
    return {
        "data/services.csv": _services(directory, services),
        "data/providers.csv": _providers(directory, services),
        "data/lots.csv": table(
            ("id", "title", "state", "cqc_registration", "summary", "page"),
            (
                (
                    lot.id,
                    lot.title,
                    lot.state,
                    lot.cqc.registration,
                    lot.summary,
                    addresses.lot(lot.id),
                )
                for lot in directory.lots.values()
            ),
        ),
        "data/areas.csv": table(
            ("id", "name", "latitude", "longitude", "page"),
            (
                (
                    area.id,
                    area.name,
                    area.point.latitude if area.point else None,
                    area.point.longitude if area.point else None,
                    addresses.area(area.id),
                )
                for area in directory.areas.values()
            ),
        ),
    }


def _services(directory: Directory, services: Sequence[Service]) -> str:
    header = [
        "id",
        "title",
        "provider",
        "provider_name",
        "lot",
        "summary",
        "areas",
        "needs",
        "age_from",
        "age_to",
        "access",
        "address",
        "postcode",
        "latitude",
        "longitude",
        "availability",
        "availability_on",
        "price_from",
        "price_to",
        "price_unit",
        "price_includes",
        "self_funders",
        "cqc_location_id",
        "cqc_rating",
        "cqc_rated_on",
        "phone",
        "email",
        "website",
        "how_to_apply",
        "checked_on",
        "page",
    ]

    def row(s: Service) -> tuple[Cell, ...]:
        rating = directory.rating_of(s)
        return (
            s.id, s.title, s.provider, directory.providers[s.provider].title, s.lot, s.summary,
            "; ".join(s.areas), "; ".join(s.needs), s.age_from, s.age_to, "; ".join(s.access),
            s.address or s.town, s.postcode,
            s.point.latitude if s.point else None, s.point.longitude if s.point else None,
            s.availability, s.availability_on, s.price_from, s.price_to, s.price_unit, s.price_includes,
            {True: "yes", False: "no", None: None}[s.self_funders],
            s.cqc_location_id, rating.overall if rating else None, rating.rated_on if rating else None,
            s.phone, s.email, s.website, s.how_to_apply, s.checked_on, addresses.service(s.id),
        )  # fmt: skip

    return table(header, map(row, services))


def _providers(directory: Directory, services: Sequence[Service]) -> str:
    """Providers on the framework; those that left are not in the data."""
    listed = {s.provider for s in services}
    header = [
        "id",
        "title",
        "legal_name",
        "company_number",
        "charity_number",
        "cqc_provider_id",
        "status",
        "joined",
        "phone",
        "email",
        "website",
        "listed",
        "page",
    ]
    return table(
        header,
        (
            (
                p.id,
                p.title,
                p.legal_name,
                p.company_number,
                p.charity_number,
                p.cqc_provider_id,
                p.status,
                p.joined,
                p.phone,
                p.email,
                p.website,
                "yes" if p.id in listed else "no",
                addresses.provider(p.id),
            )
            for p in sorted(directory.providers.values(), key=lambda p: p.id)
            if p.status is not ProviderStatus.LEFT
        ),
    )


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
