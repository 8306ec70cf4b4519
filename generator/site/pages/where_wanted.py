"""Where providers are wanted: what there is of each type in each area, and what people could not get."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.publication import unmet_demand
from generator.publication.sufficiency import Market, Supply, market
from generator.publication.unmet_demand import Asked, Total
from generator.records import Directory, Lot, Unmet
from generator.site import addresses
from generator.site.parts import applying, links, mailto
from generator.site.parts.catalogue import Catalogue
from generator.site.parts.links import Link, Outside
from generator.site.words import wording

_NEEDS, _AREAS = 2, 4  # how many are named in a sentence; the table has every area
_QUOTED: Final = 6

_LETTER: Final = (
    "What were you looking for?",
    "Where? A town or a village is enough:",
    "What does the person need support with?",
    "Who are you? The person, family or carer, or a worker:",
    "May we put your words on the site, without your name? Yes or no:",
)


@dataclass(frozen=True, slots=True)
class AreaLine:
    """One area: its counts in words.

    Attributes:
        asked_for: whether somebody asked there in vain, so far as that may be said.
        short: "No service" or "Few providers", "" where there are enough.
    """

    area: Link
    services: str
    places: str
    asked: str
    asked_for: bool
    short: str


@dataclass(frozen=True, slots=True)
class TypeWanted:
    """A type of support that providers may join, with the gaps in words and every area, the widest gap first."""

    id: str
    name: str
    link: Link
    gap: tuple[str, ...]
    quotes: tuple[str, ...]
    areas: tuple[AreaLine, ...]


@dataclass(frozen=True, slots=True)
class PlannedType:
    """A type of support that the council plans, and what people asked for of it."""

    name: str
    link: Link
    summary: str
    tag: str
    gap: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhereWantedView:
    """Where providers are wanted.

    Attributes:
        gaps: the types of which most was asked for in vain, each in one sentence.
        types: every type that a provider may join, the most wanted first.
        nobody: what people asked for that no type of support offers, with how many.
        fewest: how many providers an area should have of a type, in words.
        report: the e-mail in which somebody tells of a gap.
        form: the same on paper.
        join: how to offer it, None once the framework is over.
    """

    title: str
    description: str
    crumbs: tuple[Link, ...]
    heading: str
    lead: str
    gaps: tuple[tuple[Link, str], ...]
    types: tuple[TypeWanted, ...]
    planned: tuple[PlannedType, ...]
    nobody: tuple[tuple[str, str], ...]
    fewest: str
    report: Outside | None
    form: Link
    join: Link | None
    data: Link


def view(catalogue: Catalogue) -> WhereWantedView:
    """The page."""
    directory = catalogue.directory
    found = market(directory, catalogue.listing)
    told = {
        lot.id: unmet_demand.of_type(found.requests_for(lot.id)) for lot in directory.lots.values()
    }
    lots = sorted(found.open_lots, key=lambda lot: -told[lot.id].total.least)
    region = directory.framework.region
    return WhereWantedView(
        title=f"Where providers of care and support are wanted in {region}",
        description=f"Each type of support in each area of {region}: how many services, places now, and what people could not get.",
        crumbs=links.crumbs(Link("Join the framework", addresses.JOIN)),
        heading="Where providers are wanted",
        lead=_lead(unmet_demand.everything(found.recent)),
        gaps=tuple(
            (Link(lot.title, f"{addresses.WHERE_WANTED}#{lot.id}"), gap)
            for lot in lots
            for gap in _gap(directory, told[lot.id])
        ),
        types=tuple(_type(catalogue, found, lot, told[lot.id]) for lot in lots),
        planned=tuple(_planned(directory, lot, told[lot.id]) for lot in found.planned),
        nobody=unmet_demand.in_words(found.requests_for("")),
        fewest=wording.count(directory.framework.fewest_providers, "provider"),
        report=mailto.letter(
            "Write and tell us what you could not find",
            directory.framework.care.email,
            "I cannot find the support that I need",
            _LETTER,
        ),
        form=Link("Print a form", addresses.WHERE_WANTED_FORM),
        join=None if applying.is_over(catalogue) else Link("How to join", addresses.JOIN),
        data=Link("These figures as a spreadsheet (CSV)", addresses.WANTED_CSV),
    )


def _lead(total: Total) -> str:
    if not total.least:
        return "Nobody has told us in the past 12 months of support that they could not find."
    return (
        f"In the past 12 months {total.people} told us of support that they wanted "
        "and could not get. This page shows what, and where."
    )


def _type(catalogue: Catalogue, found: Market, lot: Lot, told: Asked) -> TypeWanted:
    fewest = catalogue.directory.framework.fewest_providers
    here = [(area, found.at(lot.id, area.id)) for area in catalogue.areas]
    here.sort(key=lambda pair: (-told.rank(pair[0].id), min(pair[1].providers, fewest)))
    return TypeWanted(
        id=lot.id,
        name=lot.title,
        link=Link(f"What {wording.mid_sentence(lot.title)} is", addresses.lot(lot.id)),
        gap=(*_gap(catalogue.directory, told), *_thin([s for _, s in here], fewest)),
        quotes=_quotes(told.rows),
        areas=tuple(
            AreaLine(
                area=Link(area.name, addresses.lot_in_area(lot.id, area.id)),
                services=f"{supply.services:,}",
                places=f"{supply.places:,}",
                asked=told.at(area.id),
                asked_for=told.rank(area.id) > 0,
                short=_short(supply, fewest),
            )
            for area, supply in here
        ),
    )


def _short(supply: Supply, fewest: int) -> str:
    if not supply.services:
        return "No service"
    return "Few providers" if supply.providers < fewest else ""


def _planned(directory: Directory, lot: Lot, told: Asked) -> PlannedType:
    tag, _ = wording.lot_state(lot.state)
    return PlannedType(
        name=lot.title,
        link=Link(f"What {wording.mid_sentence(lot.title)} is", addresses.lot(lot.id)),
        summary=lot.summary,
        tag=f"{tag}: opens on {wording.day(lot.opens_on)}" if lot.opens_on else tag,
        gap=_gap(directory, told),
    )


def _gap(directory: Directory, told: Asked) -> tuple[str, ...]:
    """What was asked for, in sentences; () where nothing was."""
    if not told.total.least:
        return ()
    who = wording.sentence_start(told.total.people)
    sentences = f"{who} asked for it and could not get it"
    if needs := told.most_needs(_NEEDS):
        named = [wording.mid_sentence(directory.needs[need].name) for need in needs]
        sentences += f", most of all for {wording.joined(named)}"
    if areas := told.most_areas(_AREAS):
        named = [directory.areas[area].name for area in areas]
        sentences += f". It was wanted most in {wording.joined(named)}"
    return (f"{sentences}.",)


def _thin(here: Sequence[Supply], fewest: int) -> tuple[str, ...]:
    """How many areas have no service, and how many have too few providers."""
    none = sum(s.services == 0 for s in here)
    few = sum(0 < s.providers < fewest for s in here)
    words = []
    if none:
        words.append(f"{_areas(none, len(here))} no service.")
    if few:
        words.append(f"{_areas(few, len(here))} fewer than {wording.count(fewest, 'provider')}.")
    return tuple(words)


def _areas(number: int, of: int) -> str:
    if number == of:
        return "Every area has"
    return "1 area has" if number == 1 else f"{number} of {of} areas have"


def _quotes(rows: Sequence[Unmet]) -> tuple[str, ...]:
    """What people said, each once, the newest first."""
    newest = sorted(rows, key=lambda row: row.month, reverse=True)
    return tuple(dict.fromkeys(row.words for row in newest if row.words))[:_QUOTED]
