"""Queries made from the public data of a site, whatever it is: names, numbers and addresses must bring what bears them."""

from __future__ import annotations

import random
import re
import string
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, pairwise

from generator.publication import FullAddress, Publication, PublicProvider, PublicService
from tests.queries.query import Query, plain

Bearer = PublicProvider | PublicService
"""Whose number or address it is."""

_LONG = re.compile(r"[^\W\d_]{5,}")  # a word in which people slip, and that stays recognisable
_THE = re.compile(r"\bthe\b\s*", re.IGNORECASE)
_LAST_DIGITS = 6


def generated(publication: Publication) -> Iterator[Query]:
    """Every query of every generated kind, in a fixed order."""
    return chain.from_iterable(make(publication) for make in _KINDS)


def _titles(publication: Publication) -> Iterator[Query]:
    titles = _by(publication.services.values(), lambda service: [service.title])

    def of(kind: str, words: str, service: PublicService) -> Query:
        # What happens to be another's title is a right answer too.
        return Query(kind, words, frozenset({service.id} | titles.get(_fold(words), set())))

    for service in publication.services.values():
        title = service.title
        yield of("titles", title, service)
        if title != title.lower():
            yield of("titles in lower case", title.lower(), service)
        without = _THE.sub("", title).strip()
        if without not in {"", title}:
            yield of("titles without “the”", without, service)
        for kind, slip in _SLIPS.items():
            if misspelt := _misspelt(title, slip, random.Random(f"{kind} {title}")):
                yield of(kind, misspelt, service)


def _providers(publication: Publication) -> Iterator[Query]:
    """Each name of each provider that has something listed: all of its own services stand first."""
    titles = _by(publication.services.values(), lambda service: [service.title])
    names: dict[str, tuple[str, set[str]]] = {}
    for provider, services in _listed(publication):
        for name in (provider.title, provider.legal_name, provider.trading_name):
            if name:
                names.setdefault(_fold(name), (name, set()))[1].update(s.id for s in services)
    for name, ids in names.values():
        # A service may bear the name of somebody else's provider.
        either = frozenset(ids | titles.get(_fold(name), set()))
        yield Query("providers", name, either, leading=len(ids))


def _numbers(publication: Publication) -> Iterator[Query]:
    def number(each: Bearer) -> str:
        return re.sub(r"\D", "", each.phone)

    owners = _owners(publication, number)
    written = {number(each): each.phone for each in reversed([*_bearers(publication)])}
    for digits, (first, alone) in owners.items():
        last = digits[-_LAST_DIGITS:]
        ways = {written[digits]: (first, alone), digits: (first, alone)}
        if digits.startswith("0"):
            ways[f"+44 {written[digits][1:]}"] = (first, alone)
        ends = [owner for other, owner in owners.items() if other.endswith(last)]
        ways[last] = (
            frozenset().union(*(e[0] for e in ends)),
            frozenset().union(*(e[1] for e in ends)),
        )
        for words, (ids, only) in ways.items():
            yield Query("telephone numbers", words, ids, alone=only)


def _contacts(publication: Publication) -> Iterator[Query]:
    def email(each: Bearer) -> str:
        return each.email

    def website(each: Bearer) -> str:
        return re.sub(r"^https?://(www\.)?|/$", "", each.website)

    def register(each: Bearer) -> str:
        return each.cqc_location_id if isinstance(each, PublicService) else each.cqc_provider_id

    for kind, of in (("e-mails", email), ("websites", website), ("CQC ids", register)):
        for words, (ids, alone) in _owners(publication, of).items():
            yield Query(kind, words, ids, alone=alone)


def _addresses(publication: Publication) -> Iterator[Query]:
    services = publication.services.values()
    postcodes = _by(services, lambda service: [_postcode(service)])
    for service in services:
        if (postcode := _postcode(service)) and postcode.casefold() in postcodes:
            ids = frozenset(postcodes.pop(postcode.casefold()))
            yield Query("postcodes", postcode, ids, leading=len(ids))
    named = _by(
        services, lambda service: [service.title, *_names(publication.providers[service.provider])]
    )
    places = _places(publication)
    lines = _by(services, _lines)
    for service in services:
        for line in _lines(service):
            if (key := _fold(line)) in lines and key not in places:
                ids = frozenset(lines.pop(key) | named.get(key, set()))
                yield Query("address lines", line, ids)


_KINDS = (_titles, _providers, _numbers, _contacts, _addresses)

Owner = tuple[frozenset[str], frozenset[str]]


def _owners(publication: Publication, of: Callable[[Bearer], str]) -> Mapping[str, Owner]:
    """What `of` gives of services and providers → whose it is, and what may be listed at all.

    Of what services bear, they stand first, and their provider's others may follow where it is the
    provider's too; of what a provider alone bears, all of its services are right.
    """
    theirs: dict[str, set[str]] = {}
    providers: dict[str, set[str]] = {}
    for each in _bearers(publication):
        if not (key := of(each)):
            continue
        if isinstance(each, PublicService):
            theirs.setdefault(key, set()).add(each.id)
        else:
            services = publication.of_provider(each.id)
            providers.setdefault(key, set()).update(service.id for service in services)
    return {
        key: (
            frozenset(theirs.get(key) or providers[key]),
            frozenset(theirs.get(key, set()) | providers.get(key, set())),
        )
        for key in dict.fromkeys((*theirs, *providers))
    }


def _bearers(publication: Publication) -> Iterator[Bearer]:
    for provider, services in _listed(publication):
        yield provider
        yield from services


def _listed(publication: Publication) -> Iterator[tuple[PublicProvider, tuple[PublicService, ...]]]:
    for provider in publication.providers.values():
        if services := publication.of_provider(provider.id):
            yield provider, services


def _by(
    services: Iterable[PublicService], of: Callable[[PublicService], Iterable[str]]
) -> dict[str, set[str]]:
    """What `of` gives, folded → the ids of the services of which it does."""
    ids: dict[str, set[str]] = {}
    for service in services:
        for text in filter(None, of(service)):
            ids.setdefault(_fold(text), set()).add(service.id)
    return ids


def _names(provider: PublicProvider) -> tuple[str, ...]:
    return provider.title, provider.legal_name, provider.trading_name


def _postcode(service: PublicService) -> str:
    return service.location.postcode if isinstance(service.location, FullAddress) else ""


def _lines(service: PublicService) -> tuple[str, ...]:
    return service.location.lines if isinstance(service.location, FullAddress) else ()


def _places(publication: Publication) -> set[str]:
    """Names of places, folded: as a line of an address they bring what is near, not one service."""
    towns = [s.location.town for s in publication.services.values() if s.location]
    areas = [
        name
        for area in publication.areas.values()
        for name in (area.name, *(place.name for place in area.places))
    ]
    outside = [town.name for town in publication.neighbouring_towns.values()]
    return {_fold(name) for name in (*towns, *areas, *outside, publication.region)}


def _fold(text: str) -> str:
    """For comparing names: no case, no accents."""
    letters = unicodedata.normalize("NFKD", plain(text))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _missing(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    return word[:at] + word[at + 1 :]


def _changed(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    others = [letter for letter in string.ascii_lowercase if letter != word[at].lower()]
    return word[:at] + chance.choice(others) + word[at + 1 :]


def _swapped(word: str, chance: random.Random) -> str:
    places = [n for n, pair in enumerate(pairwise(word)) if len(set(pair)) == 2]
    at = chance.choice(places)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


_SLIPS: Mapping[str, Callable[[str, random.Random], str]] = {
    "titles, a letter missing": _missing,
    "titles, a letter changed": _changed,
    "titles, two letters swapped": _swapped,
}


def _misspelt(title: str, slip: Callable[[str, random.Random], str], chance: random.Random) -> str:
    """The title with one slip in one of its long words; "" where it has none."""
    words = list(_LONG.finditer(title))
    if not words:
        return ""
    word = chance.choice(words)
    return title[: word.start()] + slip(word[0], chance) + title[word.end() :]
