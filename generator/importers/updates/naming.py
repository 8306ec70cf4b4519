"""By which words a provider's own services are named: ids, titles, and the parts of either that name one alone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Final

from generator.importers.mails.words import Word, listed, words_of
from generator.records import Availability, Provider, Service

_LONGEST: Final = 16  # words of a name
_JOINING: Final = frozenset({"-", "'"})  # what may stand between the words of one name
_LEFT_OUT: Final = _JOINING | {",", "."}  # what a title may have and nobody writes
_SHORTENED: Final = {"&": "and", "st": "street", "rd": "road", "ln": "lane", "ave": "avenue"}
_FORMS: Final = (("ltd",), ("limited",), ("cic",), ("llp",), ("plc",))
# What is no name by itself, however few services have it in their titles.
_GENERIC: Final = frozenset(
    listed("""the a an of at in on for and to with by our us we day days night nights week weeks weekend weekends
    house houses home homes flat flats room rooms place places bed beds court cottage lodge service services
    care support visits calls club clubs centre short stays stay living lives shared supported extra step up
    down stepdown outreach budget budgets budgeting account fund funds people families family parents morning
    mornings evening evenings monday tuesday wednesday thursday friday saturday sunday first second one two
    three four five number full free open available now new all both none no yes ask waitinglist list north
    south east west upper lower""")
)

# What people leave out at the end of a name.
_BUILDINGS: Final = frozenset(
    listed("court house flats flat cottage bungalow lodge home terrace hall club")
)
_KINDS_OF_HOME: Final = frozenset(listed("care nursing residential"))
_PREPOSITIONS: Final = frozenset(listed("at in on for with by to from and"))


@dataclass(frozen=True, slots=True)
class Naming:
    """The names of some services.

    Attributes:
        by_words: the words of a name → the service's id.
        services: all of them by id, in order.
        capacities: how many places each has in all, where that is known.
        ours: the words of the names of their providers, and of those that may be either's.
        listed: how the places of each stand on the list, and how many.
    """

    by_words: dict[tuple[str, ...], str]
    services: tuple[str, ...]
    capacities: dict[str, int | None]
    ours: Set[tuple[str, ...]] = frozenset()
    listed: Mapping[str, tuple[Availability, int | None]] = field(default_factory=dict)

    def ours_at(self, words: Sequence[Word], start: int) -> int:
        """The first word behind a provider's own name that begins at a word; 0 where none does."""
        longest = max(map(len, self.ours), default=0)
        for length in range(longest, 0, -1):
            piece = words[start : start + length]
            if tuple(word.key for word in piece) in self.ours:
                return start + length
        return 0

    def at(self, words: Sequence[Word], start: int) -> tuple[str, int] | None:
        """The service whose name begins at a word, by the longest name, and the first word behind it."""
        best: tuple[str, int] | None = None
        for first in _first_words(words, start):
            keys: list[str] = []
            for position in range(first, min(first + 2 * _LONGEST, len(words))):
                if words[position].key not in _JOINING:
                    keys.append(_SHORTENED.get(words[position].key, words[position].key))
                elif not keys:
                    break
                name = self.by_words.get(tuple(keys))
                if (
                    name
                    and words[position].key not in _JOINING
                    and (not best or position >= best[1])
                ):
                    best = name, position + 1
        return best


def naming(services: Iterable[Service], providers: Iterable[Provider]) -> Naming:
    """The names of services that stand together: those that a sender may speak for."""
    services, providers = list(services), list(providers)
    names: dict[tuple[str, ...], set[str]] = defaultdict(set)
    shared = _shared([_keys(service.id) for service in services])
    for service in services:
        others = [
            words for s in services if s is not service for words in (_keys(s.id), _keys(s.title))
        ]
        behind = _behind_provider(service, providers, services)
        for name in (*_names(service, shared), *_stems(service, others), *behind):
            names[name].add(service.id)
    # "Forge Paddock" may be the service of that name, or all that the provider has.
    taken = set() if len(services) == 1 else {word for p in providers for word in _words(p)}
    by_words = {
        name: ids.copy().pop()
        for name, ids in names.items()
        if len(ids) == 1 and not taken.issuperset({*name} - _LEFT_OUT)
    }
    eithers = {name for name in names if taken.issuperset({*name} - _LEFT_OUT)}
    return Naming(
        by_words,
        tuple(service.id for service in services),
        {service.id: service.capacity for service in services},
        eithers | {name for provider in providers for name in _provider_names(provider)},
        {service.id: (service.availability, service.places_free) for service in services},
    )


def only_ids(services: Iterable[Service]) -> Naming:
    """The ids of services that do not stand together: none of them is "we"."""
    services = list(services)
    capacities = {service.id: service.capacity for service in services}
    return Naming({_keys(service.id): service.id for service in services}, (), capacities)


def _first_words(words: Sequence[Word], start: int) -> tuple[int, ...]:
    """Where a name may begin: here, or behind a "the"."""
    return (start, start + 1) if words[start].key == "the" else (start,)


def _keys(text: str, left_out: frozenset[str] = _LEFT_OUT) -> tuple[str, ...]:
    keys = (word.key for word in words_of(text) if word.key not in left_out)
    return tuple(_SHORTENED.get(key, key) for key in keys)


def _shared(ids: Sequence[tuple[str, ...]]) -> int:
    """How many words all ids begin with; an id keeps one at least."""
    if len(ids) < 2:
        return 0
    together = 0
    while (
        all(len(words) > together + 1 for words in ids)
        and len({words[together] for words in ids}) == 1
    ):
        together += 1
    return together


def _names(service: Service, shared: int) -> Iterable[tuple[str, ...]]:
    """Its id and title, whole; and the parts of them that may name it."""
    whole = _keys(service.id)
    title = _keys(service.title)
    yield whole
    yield title
    yield _without_the(_keys(service.title, _JOINING))  # with its comma
    for part in (whole[shared:], _without_the(title), *_parts(service.title)):
        if part and not all(word in _GENERIC or word.isdigit() for word in part):
            yield part
    yield from _articled(service.title)


def _articled(title: str) -> Iterable[tuple[str, ...]]:
    """ "The Lodge", of "The Lodge at Stallwell", however many words are like "lodge": nobody calls two houses so."""
    if title.startswith("The "):
        yield from (("the", *part) for part in _parts(title))


def _parts(title: str) -> Iterable[tuple[str, ...]]:
    """What stands before a comma or "at": "The upper flats, Warminster", "The Bungalow at Forge Paddock"."""
    for separator in (",", " at "):
        before, there, _ = title.partition(separator)
        if there:
            yield _without_the(_keys(before))


def _stems(service: Service, others: Iterable[tuple[str, ...]]) -> Iterable[tuple[str, ...]]:
    """Its title without "Court" or "House" at the end, where no other service has these words in its names."""
    stem = _without_the(_keys(service.title))
    if len(stem) < 2 or stem[-1] not in _BUILDINGS:
        return
    stem = stem[:-1]
    while stem[-1:] and stem[-1] in _KINDS_OF_HOME:
        stem = stem[:-1]
    is_generic = all(word in _GENERIC or word.isdigit() for word in stem)
    if not is_generic and not any(set(stem) <= set(words) for words in others):
        yield stem


def _behind_provider(
    service: Service, providers: Iterable[Provider], services: Iterable[Service]
) -> Iterable[tuple[str, ...]]:
    """ "House calls", of "Plain Edge house calls"; and "the house", of "Back Step house", where it is the only house there.

    However common these words are, no other service may have them all in its names.
    """
    others = [s for s in services if s is not service]
    ours = {word for p in providers if p.id == service.provider for word in _words(p)}
    title = _without_the(_keys(service.title))
    start = next((n for n, word in enumerate(title) if word not in ours), 0)
    behind = title[start:]
    is_shared = any({*behind} <= {*_keys(s.id)} | {*_keys(s.title)} for s in others)
    if not start or is_shared or behind[0] in _PREPOSITIONS:
        return
    if len(behind) > 1:
        yield behind
    elif behind[0] in _BUILDINGS and all(s.lot != service.lot for s in others):
        yield ("the", *behind)


def _without_the(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[1:] if words[:1] == ("the",) else words


def _words(provider: Provider) -> Iterable[str]:
    """The words of the provider's names: what is made of them alone may stand for the provider itself."""
    names = (provider.title, provider.legal_name, provider.trading_name, provider.id)
    return (word for name in names for word in _keys(name))


def _provider_names(provider: Provider) -> Iterable[tuple[str, ...]]:
    """Its names as people write them, with "Ltd" or without."""
    for name in (provider.title, provider.legal_name, provider.trading_name):
        words = tuple(word.key for word in words_of(name) if word.key != ".")
        yield from (words, words[:-1] if words[-1:] in _FORMS else words)
