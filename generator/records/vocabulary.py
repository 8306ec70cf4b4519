"""Words: ids with the public's words for them, how a search reads what people type, and what is not listed here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.problem import Place
from generator.records.lot import EasyLine

ANY_LANGUAGE = "languages"
"""The word that stands for every language where a signpost says what no service has."""

GROUP = re.compile(r"<([a-z][a-z-]*)>")
"""A group of content/search.yml, as the words of a signpost name it."""


@dataclass(frozen=True, slots=True)
class Term:
    """An id with the public's words for it, and other words for the same.

    `easy_read` says in Easy Read that a service has it; () where the council did not write that.
    """

    id: str
    name: str
    also: tuple[str, ...]
    place: Place
    easy_read: tuple[EasyLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Signpost:
    """What people look for that is not listed here, and who can help instead (content/elsewhere.yml).

    Attributes:
        words, unless: what people type for it, and what only sounds like it; how they are
            written stands in elsewhere.schema.json.
        not_with: lots that make it needless where they are listed.
        where_none: ids of access, or "languages": it also helps where no service has one.
        ask: a contact of the framework: "care", "commissioning", or "" for none.
        calls: who answers, and the number.
        link: its text and its address, on this site or another; None where there is none.
    """

    id: str
    urgent: bool
    words: tuple[str, ...]
    unless: tuple[str, ...]
    not_with: tuple[str, ...]
    where_none: tuple[str, ...]
    says: str
    ask: str
    calls: tuple[tuple[str, str], ...]
    link: tuple[str, str] | None
    place: Place


@dataclass(frozen=True, slots=True)
class ForeignPhrase:
    """Words of another language, and the lots and needs that they mean; none where they mean care of any kind."""

    language: str
    says: tuple[str, ...]
    lots: tuple[str, ...]
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchWords:
    """How the words that people type are understood (content/search.yml).

    Attributes:
        small: words that say nothing of a service.
        everyday: words that narrow nothing by themselves.
        cheap: what people say for the lowest price first.
        often_misspelt: words that are also known with one letter wrong.
        spelt_right: words that are no misspellings of those.
        alike: groups of words with one meaning.
        groups: name → the words that <name> stands for in content/elsewhere.yml.
    """

    small: tuple[str, ...] = ()
    everyday: tuple[str, ...] = ()
    cheap: tuple[str, ...] = ()
    often_misspelt: tuple[str, ...] = ()
    spelt_right: tuple[str, ...] = ()
    alike: tuple[tuple[str, ...], ...] = ()
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    in_languages: tuple[ForeignPhrase, ...] = ()
    place: Place = field(default_factory=lambda: Place("content/search.yml"))
