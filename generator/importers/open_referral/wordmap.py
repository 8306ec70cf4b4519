"""Other directories' words → lots, needs, access and units. The map is data: data/open-referral-mapping.yml, or the council's own."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from generator.collation import folded
from generator.failure import ImportFailure
from generator.importers.mapping import DATA
from generator.load.documents import parse_document
from generator.load.schema import check
from generator.records import Filed, Term

OVERRIDE: Final = "content/open-referral-mapping.yml"
_SHIPPED: Final = "open-referral-mapping.yml"
IN_PROSE: Final = 5
"""So many letters a phrase needs that is looked for in running text: "LD" there may be anything."""
_NOT_SO: Final = re.compile(
    r"\b(?:no|not|non|without|unable to|cannot|isnt|nor|except)\b[a-z ]{0,30}$"
)


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words with the ids that they stand for, in the order in which they are looked for."""

    entries: tuple[tuple[str, tuple[str, ...]], ...]

    def ids(self, texts: Iterable[str], least: int = 1) -> tuple[str, ...]:
        """The ids of every phrase that stands in one of the texts as whole words, and is not denied there.

        Args:
            least: how many letters a phrase has to have.
        """
        keys = [_key(text) for text in texts]
        whole = "|".join(keys)  # looked through once, as most phrases stand in none
        ids = (
            i
            for phrase, meant in self.entries
            if phrase in whole
            and len(phrase) >= least + 2
            and any(_stands(phrase, key) for key in keys)
            for i in meant
        )
        return tuple(dict.fromkeys(ids))


@dataclass(frozen=True, slots=True)
class ServiceType:
    """What some words say a service is.

    Attributes:
        lots: the first of these that the council has is the service's.
        needs: of a service of this type that says nothing of whom it is for.
    """

    phrases: tuple[str, ...]
    lots: tuple[str, ...]
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReferralWords:
    """The whole map, with the council's own words for lots, needs, access and languages behind it.

    Attributes:
        apart: words of services that no list of care for adults has.
        alone: words of people who work alone, often at home.
        units: words → units of prices.
        languages: ids by each of their names, exactly.
    """

    types: tuple[ServiceType, ...]
    needs: Phrases
    access: Phrases
    apart: Phrases
    alone: Phrases
    units: Phrases
    languages: Mapping[str, str]
    lots: Mapping[str, str]

    def type_of(self, terms: Sequence[str], title: str) -> ServiceType | None:
        """What the terms say that it is, or else its title; None where no word is in the map."""
        by_terms = (self._by(term) for term in terms)
        return next(filter(None, by_terms), None) or self._by(title)

    def _by(self, text: str) -> ServiceType | None:
        key = _key(text)
        for kind in self.types:
            if any(phrase in key and _stands(phrase, key) for phrase in kind.phrases):
                return kind
        lot = self.lots.get(key)
        return ServiceType((), (lot,), ()) if lot else None

    def language_ids(self, names: Iterable[str]) -> tuple[str, ...]:
        """The ids of the languages that the directory has, of those that are named."""
        ids = (self.languages.get(folded(name)) for name in names)
        return tuple(dict.fromkeys(filter(None, ids)))


def read_words(existing: Mapping[str, bytes], filed: Filed) -> ReferralWords:
    """The council's own map where it has one, otherwise the one that comes with the software.

    Raises:
        ImportFailure: the council's map cannot be read.
    """
    raw = existing.get(OVERRIDE)
    name = OVERRIDE if raw is not None else _SHIPPED
    document = parse_document((DATA / _SHIPPED).read_bytes() if raw is None else raw, name)
    problems = document.problems or check(document, "open-referral-mapping", "settings")
    if problems:
        place = problems[0].place
        line = f", line {place.line}" if place.line else ""
        raise ImportFailure(f"{name}{line}: {problems[0].message}")
    return _words(document.data, filed)


def _words(data: Any, filed: Filed) -> ReferralWords:
    return ReferralWords(
        types=tuple(
            ServiceType(
                tuple(map(_key, entry["words"])),
                tuple(entry["lots"]),
                tuple(entry.get("needs", ())),
            )
            for entry in data["types"]
        ),
        needs=_phrases(data.get("needs", ()), "needs", filed.needs, _names),
        # What people type for a kind of access promises less than the kind does.
        access=_phrases(data.get("access", ()), "access", filed.access, lambda term: [term.name]),
        apart=_list(data.get("not_for_this_list", ())),
        alone=_list(data.get("works_alone", ())),
        units=Phrases(
            tuple((_key(w), (e["unit"],)) for e in data.get("units", ()) for w in e["words"])
        ),
        languages={
            folded(word): term.id for term in filed.languages.values() for word in _names(term)
        },
        lots={
            _key(word): lot.id
            for lot in reversed(tuple(filed.lots.values()))
            for word in (*lot.also_known_as, lot.title)
        },
    )


def _phrases(
    entries: Iterable[Any],
    key: str,
    terms: Mapping[str, Term],
    names: Callable[[Term], Iterable[str]],
) -> Phrases:
    """The map's words, and behind them those that the council's own list has; ids that it does not have are left out."""
    mapped = (
        (word, tuple(i for i in e[key] if i in terms)) for e in entries for word in e["words"]
    )
    listed = ((word, (term.id,)) for term in terms.values() for word in names(term))
    return Phrases(tuple((_key(word), ids) for word, ids in (*mapped, *listed) if ids))


def _list(words: Iterable[str]) -> Phrases:
    return Phrases(tuple((_key(word), (word,)) for word in words))


def _names(term: Term) -> Iterator[str]:
    yield term.name
    yield from term.also


def _stands(phrase: str, key: str) -> bool:
    """Whether the words stand in the text, at least once without a denial before them."""
    start = key.find(phrase)
    while start >= 0:
        if not _NOT_SO.search(key, max(0, start - 40), start + 1):
            return True
        start = key.find(phrase, start + 1)
    return False


@lru_cache(maxsize=1 << 15)
def _key(text: str) -> str:
    """Its words in small letters and without the ending of several, with a blank on either side."""
    words = (re.sub(r"(?<=\w{3})(?<!s)s$", "", word) for word in folded(text).split())
    return f" {' '.join(words)} "
