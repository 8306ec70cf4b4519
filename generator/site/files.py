"""What the site has beside its pages that somebody may link to. Permanent once published, as the pages are."""

from generator.config import SCHEMAS
from generator.publication import Publication
from generator.site import addresses


def standing(publication: Publication) -> frozenset[str]:
    """The address of each file: the open data, its schemas, codes for posters, and the packs to join with."""
    joinable = publication.preparable_lots
    return frozenset(
        {
            *(f"schemas/{path.name}" for path in SCHEMAS.glob("*.json")),
            *(addresses.table(name) for name in addresses.TABLES),
            addresses.WANTED_CSV,
            *(addresses.service_qr(service) for service in publication.services),
            *(addresses.starter_pack(lot.id) for lot in joinable),
            *(addresses.workbook(lot.id) for lot in joinable),
        }
    )
