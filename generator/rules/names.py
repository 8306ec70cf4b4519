"""What providers write names nobody, and tells nobody's age or illness: a guess, which only warns."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from generator.personal_data import contacts, details, names
from generator.personal_data.details import NamedPerson
from generator.problem import Finding, Place
from generator.records import Filed, Provider, grouped
from generator.rules import feedback, text
from generator.rules.context import Context, cells

Named = tuple[Place, NamedPerson]


def name_in_text(context: Context) -> Iterator[Finding]:
    """A provider's description, its about.md, and the summary and how to apply of a service name nobody: no "Ring Denise", no "our manager Priya", no "Michael came to us". This is a guess, so it only warns: titles, who somebody is, common first names and who is to be rung are found, and names of places, firms and saints are left alone. Write what somebody does instead; where somebody wants to stand there and the council has asked them, the warning may stay."""
    for place, person in _of_providers(context.filed):
        if not person.detail:
            words = (
                f'"{person.words}" looks like somebody\'s name; say what they do instead ("our manager"), '
                "unless they have agreed to stand here"
            )
            yield place, words


def name_with_detail(context: Context) -> Iterator[Finding]:
    """No text tells somebody's age or illness beside what looks like their name, in the same sentence: not what providers write of themselves, nor what people said and what was answered. It tells the world something private of one person, and it stays in copies of the site for good. This is a guess too, and the warning that matters most: take it out first, and ask afterwards."""
    for place, person in chain(_of_providers(context.filed), _named(feedback.texts(context))):
        if person.detail:
            words = (
                f'"{person.words}" looks like somebody\'s name, and "{person.detail}" beside it tells '
                "something private of them; take it out before this is published"
            )
            yield place, words


def _of_providers(filed: Filed) -> Iterator[Named]:
    areas = filed.areas.values()
    everywhere = (
        *(filed.framework.council, filed.framework.title, filed.framework.region),
        *(area.name for area in areas),
        *(place.name for area in areas for place in area.places),
        *(town.name for town in filed.neighbouring_towns.values()),
        *(lot.title for lot in filed.lots.values()),
    )
    services = grouped((service.provider, service) for service in filed.services.values())
    for provider in filed.providers.values():
        offered = services.get(provider.id, ())
        texts = [(provider.place.at("description"), provider.description)]
        texts += [(place, words) for words, place in cells(offered, "summary", "how_to_apply")]
        texts += _paragraphs(provider)
        # Only of what looks like a name it has to be known whether it is one of a place or a firm.
        doubtful = [(place, words) for place, words in texts if names.named(words)]
        firm = (provider.title, provider.legal_name, provider.trading_name)
        titles = (service.title for service in offered)
        public = names.public_names((*everywhere, *firm, *titles)) if doubtful else None
        yield from _named(doubtful, public)


def _paragraphs(provider: Provider) -> Iterator[tuple[Place, str]]:
    """Those of about.md, each with the line at which it begins."""
    file = provider.place.file.rpartition("/")[0] + "/about.md"
    line = 1
    for paragraph in re.split(r"(\n\s*\n)", provider.about[: text.ABOUT_LONGEST]):
        yield Place(file, None, "", line), paragraph
        line += paragraph.count("\n")


def _named(
    texts: Iterable[tuple[Place, str]], public: re.Pattern[str] | None = None
) -> Iterator[Named]:
    for place, words in texts:
        settled = contacts.settled(words)
        if person := details.person(settled, public):
            if place.line and place.file.endswith(".md"):
                breaks = settled.count("\n", 0, person.start)
                yield replace(place, line=place.line + breaks), person
            else:
                yield place, person
