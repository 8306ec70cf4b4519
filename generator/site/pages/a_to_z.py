"""Services and providers by letter."""

import string
from dataclasses import dataclass

from generator.collation import sort_key
from generator.publication import Publication
from generator.records import lookup
from generator.site import addresses
from generator.site.pages import provider as provider_pages
from generator.site.parts import card
from generator.site.parts.links import Link
from generator.site.parts.page import PageView
from generator.site.words import wording

_LETTERS = (*string.ascii_uppercase, wording.NUMBERS)


@dataclass(frozen=True, slots=True)
class AToZEntry:
    """One name, and what it is or under which other name to look; `service` is its id, "" for a provider's."""

    link: Link
    what: str
    service: str = ""


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter: `id` is its anchor; without entries it is shown but leads nowhere."""

    id: str
    letter: str
    entries: tuple[AToZEntry, ...]


@dataclass(frozen=True, slots=True)
class AToZView(PageView):
    """The whole list."""

    letters: tuple[LetterView, ...]


def view(publication: Publication) -> AToZView:
    """Listed services, and providers that have not left."""
    region = publication.region
    named = [
        (
            shown.link.text,
            AToZEntry(shown.link, f"{shown.type}, {shown.provider}, {shown.where}", shown.id),
        )
        for shown in card.cards_of(publication, publication.services.values())
    ]
    for provider in provider_pages.on_the_framework(publication):
        href = addresses.provider(provider.id)
        count = wording.services(publication.of_provider(provider.id))
        named.append((provider.title, AToZEntry(Link(f"{provider.title} (provider)", href), count)))
        named += (
            (name, AToZEntry(Link(name, href), f"see {provider.title}"))
            for name in provider.other_names
        )
    named.sort(key=lambda pair: (sort_key(pair[0]), pair[1].link.href))
    of_letter = lookup((wording.letter(name), entry) for name, entry in named)
    return AToZView(
        title=f"A to Z of care and support in {region}",
        description=f"Care and support services and providers in {region}, by name.",
        heading="A to Z",
        letters=tuple(
            LetterView(
                id="other" if letter == wording.NUMBERS else letter.lower(),
                letter=letter,
                entries=of_letter(letter),
            )
            for letter in _LETTERS
        ),
    )
