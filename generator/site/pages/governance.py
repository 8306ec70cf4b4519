"""Who decides: every decision about the framework, its prices and its providers, and how the list stands today."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from operator import itemgetter
from typing import Final

from generator.collation import sort_key
from generator.publication import Publication
from generator.records import Award, grouped
from generator.site import addresses
from generator.site.parts import entry_criteria, links
from generator.site.parts.links import Link
from generator.site.parts.page import PageView, filled
from generator.site.words import applying, wording

_YEAR: Final = timedelta(days=365)


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
    framework = publication.framework
    return GovernanceView(
        title="Who decides, and what was decided",
        description=f"Every decision about {framework.title}: what was decided, by whom, when, and under which power.",
        heading="Who decides",
        facts=filled(
            ("Run by", framework.council),
            *entry_criteria.terms(publication),
            ("Joining", "; ".join(applying.whether(publication).times)),
            ("Notice", framework.ocid),
        ),
        standing=_standing(publication),
        framework=tuple(
            DecisionView(wording.day(d.on), d.decision, d.by, d.under, d.reference)
            for d in sorted(framework.decisions, key=lambda d: d.on, reverse=True)
        ),
        prices=tuple(_prices(publication)),
        awards=tuple(_awards(publication)),
        how_we_check=Link("How we check providers", addresses.HOW_WE_CHECK),
        join=Link("How to join", addresses.JOIN),
    )


def _standing(publication: Publication) -> tuple[str, ...]:
    listed = len(publication.services)
    evidence = sum(s.wants_evidence_alone for s in publication.withheld.values())
    others = len(publication.withheld) - evidence
    roles = publication.framework.council_roles
    year_ago = publication.as_of - _YEAR
    recent = [s for s in publication.services.values() if s.checked_on and s.checked_on >= year_ago]
    by_council = sum(s.checked_by in roles for s in recent)
    counts = (
        (listed, "listed"),
        (evidence, "not listed at present, because proof is missing"),
        (others, "not listed for another reason, such as that the provider has left"),
    )
    lines = [f"{wording.sentence_start(wording.count(n, 'service'))} {what}." for n, what in counts]
    if listed:
        rest = len(recent) - by_council
        whose = f": {by_council:,} by the council, {rest:,} by the provider itself" if roles else ""
        lines.append(f"{len(recent):,} of {listed:,} pages checked in the past year{whose}.")
    return tuple(lines)


def _prices(publication: Publication) -> Iterator[DecisionView]:
    """One decision may be about the prices of several types."""
    decided = grouped(
        ((lot.price_model.decided_on, lot.price_model.decided_by, lot.price_model.reference), lot)
        for lot in publication.lots.values()
        if lot.price_model.decided_on is not None
    )
    for (day, by, reference), lots in sorted(decided.items(), key=itemgetter(0), reverse=True):
        what = "The prices of these types of support:"
        names = tuple((links.lot(lot), "") for lot in lots)
        yield DecisionView(wording.day(day), what, by, "", reference, names)


def _awards(publication: Publication) -> Iterator[DecisionView]:
    """One decision may be about several providers, each for several types."""
    decided = grouped(
        ((a.decided_on, a.decision_reference, a.decided_by), a) for a in publication.awards
    )
    for (day, reference, by), awards in sorted(decided.items(), key=itemgetter(0), reverse=True):
        what = "A place on the framework for:"
        yield DecisionView(wording.day(day), what, by, "", reference, _winners(publication, awards))


def _winners(publication: Publication, awards: Iterable[Award]) -> tuple[tuple[Link, str], ...]:
    titles = grouped(
        (a.provider, wording.mid_sentence(publication.lots[a.lot].title)) for a in awards
    )
    named = [
        (links.provider(publication.providers[key]), wording.joined(of))
        for key, of in titles.items()
    ]
    return tuple(sorted(named, key=lambda pair: sort_key(pair[0].text)))
