"""Former addresses, and where each leads: no link that was ever shared breaks."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from generator.problem import Place
from generator.publication import Publication
from generator.site import addresses
from generator.site.routes import standing


@dataclass(frozen=True, slots=True)
class Redirect:
    """A former address that leads on to `target`, whose page is called `title`; said so at `place`."""

    address: str
    target: str
    title: str
    place: Place


def former(publication: Publication) -> Iterator[Redirect]:
    """A page at every former address of a service or provider, so that no link that was ever shared breaks."""
    for entry in publication.entries:
        for old in entry.former_ids:
            place = entry.place.at("former_ids")
            of_service = (
                (addresses.service, entry.title),
                (addresses.easy_read_service, f"{entry.title} in Easy Read"),
            )
            for stands, title in of_service:
                yield Redirect(stands(old), stands(entry.id), title, place)
    for renamed in publication.providers.values():
        for old in renamed.former_slugs:
            place = renamed.place.at("provider.former_slugs")
            of_provider = (
                (addresses.provider, renamed.title),
                (addresses.update_of, f"{renamed.title}: places"),
            )
            for stands, title in of_provider:
                yield Redirect(stands(old), stands(renamed.id), title, place)


def redirects(publication: Publication, prose: Collection[str]) -> Iterator[Redirect]:
    """Every redirect once: of former ids, then by content/redirects.csv of what was public and is nowhere now.

    A former id that is some record's present id gives none: the page that
    stands there wins. Of two records that claim one, the first does.

    Args:
        prose: the addresses of the prose pages.
    """
    taken = {*standing(publication), *prose}
    for redirect in former(publication):
        if redirect.address not in taken:
            taken.add(redirect.address)
            yield redirect
    ledger = publication.ledger
    stands = frozenset(taken)
    for address in sorted({*ledger.by_address, *(move.address for move in ledger.moved)}):
        target = ledger.leads_on(address, stands)
        if target is not None and target in stands and address not in stands:
            yield Redirect(address, target, f"/{target}", Place(""))
