"""data/where-wanted.csv: each type of support in each area, what there is and what people could not get."""

from generator.publication import Publication
from generator.site import addresses
from generator.site.data.tables import table
from generator.site.words import wording

_HEADER = ("lot", "area", "services", "providers", "places_now", "asked_past_12_months", "page")


def files(publication: Publication) -> dict[str, str]:
    """The table, in order of lot and area. Of people who asked it says no more than the page does."""
    rows = []
    for lot in publication.joinable_lots:
        asked = publication.demand.of(lot.id)
        for area in publication.areas:
            here = publication.supply_of(lot.id, area)
            counts = (here.services, here.providers, here.places)
            page = addresses.lot_in_area(lot.id, area)
            rows.append((lot.id, area, *counts, wording.asked_in_area(asked, area), page))
    return {addresses.WANTED_CSV: table(_HEADER, rows)}
