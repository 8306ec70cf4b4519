"""content/cqc-locations.csv: the register's own words on every location that has a service here.

It serves two ends: the site shows the ratings from it, and the next import
reads from it what this one was given, to tell a person's edits from its own.
"""

from datetime import date

from generator import formats
from generator.importers.register.records import Location
from generator.importers.start.assembly import Assembly
from generator.importers.start.existing import GONE, Existing, written_sheet
from generator.importers.start.selection import Selection
from generator.load.tables import column_names


def locations_csv(selection: Selection, assembly: Assembly, before: Existing, today: date) -> bytes:
    """The file: what the register has now, and what has gone from it with the day on which that was seen.

    Rows that people added are kept as they are.
    """
    rows = _current(selection, assembly)
    withdrawn = {gone.key[0] for gone in assembly.withdrawn if gone.location_gone}
    offered = {location.id for location in selection.locations}
    for location_id, row in before.location_rows.items():
        if location_id in rows or location_id in offered:
            continue
        kept = dict(row)
        if location_id in withdrawn and location_id not in before.gone:
            kept["source"] = f"{GONE}{today.isoformat()}; before: {row.get('source', '')}"
        rows[location_id] = kept
    ordered = [rows[key] for key in sorted(rows, key=lambda key: (len(key), key))]
    return written_sheet(column_names("cqc-locations"), ordered)


def _current(selection: Selection, assembly: Assembly) -> dict[str, dict[str, str]]:
    placed = {location_id for location_id, _ in assembly.placed}
    return {at.id: _row(at) for at in selection.locations if at.id in placed}


def _row(location: Location) -> dict[str, str]:
    ratings = location.ratings
    return {
        "location_id": location.id,
        "provider_id": location.provider_id,
        "location_name": location.name,
        "provider_name": location.provider_name,
        "company_number": location.company_number,
        "service_types": "; ".join(location.service_types),
        "specialisms": "; ".join(location.specialisms),
        "local_authority": location.local_authority,
        "address": location.address,
        "postcode": formats.postcode(location.postcode) or location.postcode,
        "latitude": "" if location.latitude is None else str(location.latitude),
        "longitude": "" if location.longitude is None else str(location.longitude),
        "phone": location.phone,
        "website": location.website,
        "beds": "" if location.beds is None else str(location.beds),
        "rating": ratings.overall,
        "rated_on": ratings.rated_on.isoformat() if ratings.rated_on else "",
        "safe": ratings.safe,
        "effective": ratings.effective,
        "caring": ratings.caring,
        "responsive": ratings.responsive,
        "well_led": ratings.well_led,
        "source": "; ".join(location.sources),
    }
