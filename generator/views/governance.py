"""Who decides: every decision about the framework, its prices and its providers, and how the list stands today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from generator import addresses
from generator.model import Award, Directory
from generator.views import applying, joining, links, wording
from generator.views.catalogue import Catalogue
from generator.views.links import Link

_YEAR: Final = 365  # days


@dataclass(frozen=True, slots=True)
class DecisionView:
    """One decision: `under` is what let them decide, or ""; `names` whom it is about."""

    day: str
    what: str
    by: str
    under: str
    reference: str
    names: tuple[tuple[Link, str], ...] = ()


@dataclass(frozen=True, slots=True)
class GovernanceView:
    """Who decides.

    Attributes:
        facts: the framework's own, each with its name.
        standing: how the list stands on the day, a line each.
        framework, prices, awards: decisions, the newest first.
    """

    title: str
    description: str
    crumbs: tuple[Link, ...]
    heading: str
    facts: tuple[tuple[str, str], ...]
    standing: tuple[str, ...]
    framework: tuple[DecisionView, ...]
    prices: tuple[DecisionView, ...]
    awards: tuple[DecisionView, ...]
    how_we_check: Link
    join: Link


def view(catalogue: Catalogue) -> GovernanceView:
    """The page."""
    directory = catalogue.directory
    return GovernanceView(
        title="Who decides, and what was decided",
        description=f"Every decision about {directory.framework.title}: what was decided, by whom, when, and under which power.",
        crumbs=links.crumbs(),
        heading="Who decides",
        facts=_facts(catalogue),
        standing=_standing(catalogue),
        framework=tuple(
            DecisionView(wording.day(d.on), d.decision, d.by, d.under, d.reference)
            for d in sorted(directory.framework.decisions, key=lambda d: d.on, reverse=True)
        ),
        prices=tuple(_prices(catalogue)),
        awards=tuple(_awards(directory)),
        how_we_check=Link("How we check providers", addresses.HOW_WE_CHECK),
        join=Link("How to join", addresses.JOIN),
    )


def _facts(catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    framework, day = catalogue.directory.framework, catalogue.listing.as_of
    facts = [
        ("Run by", framework.council),
        ("Law", joining.law(framework)),
        ("Began", wording.day(framework.starts)),
        ("First term", f"until {wording.day(framework.ends)}"),
        (
            "Extended",
            f"until {wording.day(framework.extended_to)}" if framework.extended_to else "",
        ),
        ("Joining", "; ".join(applying.whether(catalogue).times)),
        ("Notice", framework.ocid),
    ]
    if framework.starts and framework.starts > day:
        facts[2] = ("Begins", facts[2][1])
    return tuple((name, words) for name, words in facts if words)


def _standing(catalogue: Catalogue) -> tuple[str, ...]:
    listing = catalogue.listing
    listed = len(listing.listed)
    evidence = sum(all(why.criterion for why in reasons) for reasons in listing.withheld.values())
    others = len(listing.withheld) - evidence
    roles = catalogue.directory.framework.council_roles
    recent = [
        s
        for s in catalogue.services
        if s.checked_on is not None and (listing.as_of - s.checked_on).days <= _YEAR
    ]
    by_council = sum(s.checked_by in roles for s in recent)
    lines = [
        f"{wording.sentence_start(wording.count(listed, 'service'))} listed.",
        f"{wording.sentence_start(wording.count(evidence, 'service'))} not listed at present, because proof is missing.",
        f"{wording.sentence_start(wording.count(others, 'service'))} not listed for another reason, such as that the provider has left.",
    ]
    if listed:
        whose = (
            f": {by_council:,} by the council, {len(recent) - by_council:,} by the provider itself"
            if roles
            else ""
        )
        lines.append(f"{len(recent):,} of {listed:,} pages checked in the past year{whose}.")
    return tuple(lines)


def _prices(catalogue: Catalogue) -> Iterable[DecisionView]:
    """One decision may be about the prices of several types."""
    grouped: dict[tuple[date, str, str], list[tuple[Link, str]]] = {}
    for lot in catalogue.lots:
        model = lot.price_model
        if model.decided_on is not None and model.decided_on <= catalogue.listing.as_of:
            key = (model.decided_on, model.decided_by, model.reference)
            grouped.setdefault(key, []).append((Link(lot.title, addresses.lot(lot.id)), ""))
    for (day, by, reference), names in sorted(
        grouped.items(), key=lambda pair: pair[0], reverse=True
    ):
        what = "The prices of these types of support:"
        yield DecisionView(wording.day(day), what, by, "", reference, tuple(names))


def _awards(directory: Directory) -> Iterable[DecisionView]:
    """One decision may be about several providers, each for several types."""
    grouped: dict[tuple[date, str, str], list[Award]] = {}
    for award in directory.awards:
        key = (award.decided_on, award.decision_reference, award.decided_by)
        grouped.setdefault(key, []).append(award)
    for (day, reference, by), awards in sorted(
        grouped.items(), key=lambda pair: pair[0], reverse=True
    ):
        what = "A place on the framework for:"
        yield DecisionView(wording.day(day), what, by, "", reference, _winners(directory, awards))


def _winners(directory: Directory, awards: Iterable[Award]) -> tuple[tuple[Link, str], ...]:
    lots: dict[str, list[str]] = {}
    for award in awards:
        title = wording.mid_sentence(directory.lots[award.lot].title)
        lots.setdefault(award.provider, []).append(title)
    named = [
        (Link(directory.providers[key].title, addresses.provider(key)), wording.joined(titles))
        for key, titles in lots.items()
    ]
    return tuple(sorted(named, key=lambda pair: pair[0].text.casefold()))
