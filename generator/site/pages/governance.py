"""Who decides: every decision about the framework, its prices and its providers, and how the list stands today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from generator.publication import Publication
from generator.records import Award
from generator.site import addresses
from generator.site.parts import links
from generator.site.parts.links import Link
from generator.site.parts.page import PageView
from generator.site.words import applying, wording
from generator.site.words import criteria as criteria_words

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
class GovernanceView(PageView):
    """Who decides.

    Attributes:
        facts: the framework's own, each with its name.
        standing: how the list stands on the day, a line each.
        framework, prices, awards: decisions, the newest first.
    """

    facts: tuple[tuple[str, str], ...]
    standing: tuple[str, ...]
    framework: tuple[DecisionView, ...]
    prices: tuple[DecisionView, ...]
    awards: tuple[DecisionView, ...]
    how_we_check: Link
    join: Link


def view(publication: Publication) -> GovernanceView:
    """The page."""
    return GovernanceView(
        title="Who decides, and what was decided",
        description=f"Every decision about {publication.framework.title}: what was decided, by whom, when, and under which power.",
        crumbs=links.crumbs(),
        heading="Who decides",
        facts=_facts(publication),
        standing=_standing(publication),
        framework=tuple(
            DecisionView(wording.day(d.on), d.decision, d.by, d.under, d.reference)
            for d in sorted(publication.framework.decisions, key=lambda d: d.on, reverse=True)
        ),
        prices=tuple(_prices(publication)),
        awards=tuple(_awards(publication)),
        how_we_check=Link("How we check providers", addresses.HOW_WE_CHECK),
        join=Link("How to join", addresses.JOIN),
    )


def _facts(publication: Publication) -> tuple[tuple[str, str], ...]:
    framework, day = publication.framework, publication.as_of
    facts = [
        ("Run by", framework.council),
        ("Law", criteria_words.law(framework)),
        ("Began", wording.day(framework.starts)),
        ("First term", f"until {wording.day(framework.ends)}"),
        (
            "Extended",
            f"until {wording.day(framework.extended_to)}" if framework.extended_to else "",
        ),
        ("Joining", "; ".join(applying.whether(publication).times)),
        ("Notice", framework.ocid),
    ]
    if framework.starts and framework.starts > day:
        facts[2] = ("Begins", facts[2][1])
    return tuple((name, words) for name, words in facts if words)


def _standing(publication: Publication) -> tuple[str, ...]:
    listed = len(publication.services)
    evidence = sum(s.wants_evidence_alone for s in publication.withheld.values())
    others = len(publication.withheld) - evidence
    roles = publication.framework.council_roles
    recent = [
        s
        for s in publication.services.values()
        if s.checked_on is not None and (publication.as_of - s.checked_on).days <= _YEAR
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


def _prices(publication: Publication) -> Iterable[DecisionView]:
    """One decision may be about the prices of several types."""
    grouped: dict[tuple[date, str, str], list[tuple[Link, str]]] = {}
    for lot in publication.lots.values():
        model = lot.price_model
        if model.decided_on is not None:
            key = (model.decided_on, model.decided_by, model.reference)
            grouped.setdefault(key, []).append((Link(lot.title, addresses.lot(lot.id)), ""))
    for (day, by, reference), names in sorted(
        grouped.items(), key=lambda pair: pair[0], reverse=True
    ):
        what = "The prices of these types of support:"
        yield DecisionView(wording.day(day), what, by, "", reference, tuple(names))


def _awards(publication: Publication) -> Iterable[DecisionView]:
    """One decision may be about several providers, each for several types."""
    grouped: dict[tuple[date, str, str], list[Award]] = {}
    for award in publication.awards:
        key = (award.decided_on, award.decision_reference, award.decided_by)
        grouped.setdefault(key, []).append(award)
    for (day, reference, by), awards in sorted(
        grouped.items(), key=lambda pair: pair[0], reverse=True
    ):
        what = "A place on the framework for:"
        yield DecisionView(wording.day(day), what, by, "", reference, _winners(publication, awards))


def _winners(publication: Publication, awards: Iterable[Award]) -> tuple[tuple[Link, str], ...]:
    lots: dict[str, list[str]] = {}
    for award in awards:
        title = wording.mid_sentence(publication.lots[award.lot].title)
        lots.setdefault(award.provider, []).append(title)
    named = [
        (Link(publication.providers[key].title, addresses.provider(key)), wording.joined(titles))
        for key, titles in lots.items()
    ]
    return tuple(sorted(named, key=lambda pair: pair[0].text.casefold()))
