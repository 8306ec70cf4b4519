"""Where providers are wanted: what there is of each type in each area, and what people could not get."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.publication import Publication
from generator.publication.sufficiency import Sufficiency
from generator.publication.unmet_demand import Total
from generator.records import Lot
from generator.site import addresses
from generator.site.parts import links
from generator.site.parts.links import ExternalLink, Link
from generator.site.parts.page import PageView
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
class AreaGap:
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
    areas: tuple[AreaGap, ...]


@dataclass(frozen=True, slots=True)
class PlannedType:
    """A type of support that the council plans, and what people asked for of it."""

    name: str
    link: Link
    summary: str
    tag: str
    gap: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhereWantedView(PageView):
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

    lead: str
    gaps: tuple[tuple[Link, str], ...]
    types: tuple[TypeWanted, ...]
    planned: tuple[PlannedType, ...]
    nobody: tuple[tuple[str, str], ...]
    fewest: str
    report: ExternalLink | None
    form: Link
    join: Link | None
    data: Link


def view(publication: Publication) -> WhereWantedView:
    """The page."""
    demand = publication.demand
    lots = sorted(publication.joinable_lots, key=lambda lot: -demand.of(lot.id).total.least)
    planned = (lot for lot in publication.lots.values() if not lot.state.is_begun)
    region = publication.region
    return WhereWantedView(
        title=f"Where providers of care and support are wanted in {region}",
        description=f"Each type of support in each area of {region}: how many services, places now, and what people could not get.",
        crumbs=links.crumbs(links.JOIN),
        heading="Where providers are wanted",
        lead=_lead(demand.total),
        gaps=tuple(
            (Link(lot.title, f"{addresses.WHERE_WANTED}#{lot.id}"), gap)
            for lot in lots
            for gap in _gap(publication, lot)
        ),
        types=tuple(_type(publication, lot) for lot in lots),
        planned=tuple(_planned(publication, lot) for lot in planned),
        nobody=tuple((words, wording.people(number)) for words, number in demand.unoffered),
        fewest=wording.count(publication.framework.fewest_providers, "provider"),
        report=links.letter(
            "Write and tell us what you could not find",
            publication.framework.care.email,
            "I cannot find the support that I need",
            _LETTER,
        ),
        form=Link("Print a form", addresses.WHERE_WANTED_FORM),
        join=None if publication.is_over else Link("How to join", addresses.JOIN),
        data=Link("These figures as a spreadsheet (CSV)", addresses.WANTED_CSV),
    )


def _lead(total: Total) -> str:
    if not total.least:
        return "Nobody has told us in the past 12 months of support that they could not find."
    return (
        f"In the past 12 months {wording.people_in_all(total)} told us of support that they wanted "
        "and could not get. This page shows what, and where."
    )


def _type(publication: Publication, lot: Lot) -> TypeWanted:
    fewest, asked = publication.framework.fewest_providers, publication.demand.of(lot.id)
    here = [
        (area, publication.sufficiency_of(lot.id, area.id)) for area in publication.areas.values()
    ]
    here.sort(key=lambda pair: (-asked.at(pair[0].id), min(pair[1].providers, fewest)))
    return TypeWanted(
        id=lot.id,
        name=lot.title,
        link=Link(f"What {wording.mid_sentence(lot.title)} is", addresses.lot(lot.id)),
        gap=(*_gap(publication, lot), *_thin([s for _, s in here], fewest)),
        quotes=asked.quotes[:_QUOTED],
        areas=tuple(
            AreaGap(
                area=Link(area.name, addresses.lot_in_area(lot.id, area.id)),
                services=f"{supply.services:,}",
                places=f"{supply.places:,}",
                asked=wording.asked_in_area(asked, area.id),
                asked_for=asked.at(area.id) > 0,
                short=_short(supply, fewest),
            )
            for area, supply in here
        ),
    )


def _short(supply: Sufficiency, fewest: int) -> str:
    if not supply.services:
        return "No service"
    return "Few providers" if supply.providers < fewest else ""


def _planned(publication: Publication, lot: Lot) -> PlannedType:
    tag, _ = wording.lot_state(lot)
    return PlannedType(
        name=lot.title,
        link=Link(f"What {wording.mid_sentence(lot.title)} is", addresses.lot(lot.id)),
        summary=lot.summary,
        tag=f"{tag}: opens on {wording.day(lot.opens_on)}" if lot.opens_on else tag,
        gap=_gap(publication, lot),
    )


def _gap(publication: Publication, lot: Lot) -> tuple[str, ...]:
    """What was asked for, in sentences; () where nothing was."""
    asked = publication.demand.of(lot.id)
    if not asked.total.least:
        return ()
    who = wording.sentence_start(wording.people_in_all(asked.total))
    sentences = f"{who} asked for it and could not get it"
    if needs := asked.most_needs(_NEEDS):
        named = [wording.mid_sentence(publication.needs[need].name) for need in needs]
        sentences += f", most of all for {wording.joined(named)}"
    if areas := asked.most_areas(_AREAS):
        named = [publication.areas[area].name for area in areas]
        sentences += f". It was wanted most in {wording.joined(named)}"
    return (f"{sentences}.",)


def _thin(here: Sequence[Sufficiency], fewest: int) -> tuple[str, ...]:
    """How many areas have no service, and how many have too few providers."""
    none = sum(not s.services for s in here)
    few = sum(0 < s.providers < fewest for s in here)
    too_few = f"fewer than {wording.count(fewest, 'provider')}"
    counts = ((none, "no service"), (few, too_few))
    return tuple(f"{_areas(number, len(here))} {what}." for number, what in counts if number)


def _areas(number: int, of: int) -> str:
    if number == of:
        return "Every area has"
    return "1 area has" if number == 1 else f"{number} of {of} areas have"
