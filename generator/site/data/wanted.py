"""data/where-wanted.csv: each type of support in each area, what there is and what people could not get."""

from __future__ import annotations

from generator.publication import unmet_demand
from generator.publication.listing import Listing
from generator.publication.sufficiency import market
from generator.records import Directory
from generator.site import addresses
from generator.site.data.tables import table


def files(directory: Directory, listing: Listing) -> dict[str, str]:
    """The table, in order of lot and area. Of people who asked it says no more than the page does."""
    found = market(directory, listing)
    told = {lot.id: unmet_demand.of_type(found.requests_for(lot.id)) for lot in found.open_lots}
    header = ("lot", "area", "services", "providers", "places_now", "asked_past_12_months", "page")
    return {
        addresses.WANTED_CSV: table(
            header,
            (
                (
                    lot.id,
                    area_id,
                    (here := found.at(lot.id, area_id)).services,
                    here.providers,
                    here.places,
                    told[lot.id].at(area_id),
                    addresses.lot_in_area(lot.id, area_id),
                )
                for lot in found.open_lots
                for area_id in directory.areas
            ),
        )
    }
