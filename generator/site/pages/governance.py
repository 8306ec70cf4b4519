"""Who decides: every decision about the framework, its prices and its providers by year, and how the list stands today."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from generator.collation import sort_key
from generator.publication import Publication, PublicDecision
from generator.records import grouped
from generator.site import addresses
from generator.site.parts import entry_criteria, links
from generator.site.parts.links import Link
from generator.site.parts.page import PageView, filled
from generator.site.words import applying, drafts, reasons, wording
from generator.site.words import decisions as words_of

_YEAR: Final = timedelta(days=365)
_ORDER: Final = tuple(words_of.HEADINGS)


@dataclass(frozen=True, slots=True)
class DecisionView:
    """One decision.

    Attributes:
        kind: what sort of decision it is, in the public's words.
        what: the decision itself, where that says more.
        by: the role, with what it did; "" where it is not known.
        under: what let them decide, or "".
        names: whom or what it is about, each with the types of support.
    """

    day: str
    kind: str
    what: str
    by: str
    under: str
    reference: str
    names: tuple[tuple[Link, str], ...] = ()


@dataclass(frozen=True, slots=True)
class YearView:
    """What was decided in a year, the newest first."""

    year: str
    count: str
    decisions: tuple[DecisionView, ...]


@dataclass(frozen=True, slots=True)
class GovernanceView(PageView):
    """Who decides.

    Attributes:
        facts: the framework's own, each with its name.
        standing: how the list stands on the day, a line each.
        years: the newest first.
        table: the same decisions as a table.
    """

    facts: tuple[tuple[str, str], ...]
    standing: tuple[str, ...]
    years: tuple[YearView, ...]
    table: Link
    how_we_check: Link
    join: Link


def view(publication: Publication) -> GovernanceView:
    """The page."""
    framework = publication.framework
    return GovernanceView(
        title="Who decides, and what was decided",
        description=f"Every decision about {framework.title}, but for whom the council turned down: what was decided, by whom, when, and under which power.",
        heading="Who decides",
        draft=drafts.of_framework(framework.council, draft=framework.draft),
        facts=filled(
            ("Run by", framework.council),
            *entry_criteria.terms(publication),
            ("Joining", "; ".join(applying.whether(publication).times)),
            ("Notice", framework.ocid),
        ),
        standing=_standing(publication),
        years=tuple(_years(publication)),
        table=Link("All decisions as a table (CSV)", addresses.DECISIONS_CSV),
        how_we_check=Link("How we check providers", addresses.HOW_WE_CHECK),
        join=Link("How to join", addresses.JOIN),
    )


def _standing(publication: Publication) -> tuple[str, ...]:
    listed = len(publication.services)
    roles = publication.framework.council_roles
    year_ago = publication.as_of - _YEAR
    recent = [s for s in publication.services.values() if s.checked_on and s.checked_on >= year_ago]
    by_council = sum(s.checked_by in roles for s in recent)
    why = Counter(reasons.in_short(s.public_reasons[0]) for s in publication.withheld.values())
    lines = [f"{_services(listed)} listed."]
    lines += [f"{_services(number)} not listed: {words}." for words, number in why.most_common()]
    if listed:
        rest = len(recent) - by_council
        whose = (
            f", {by_council:,} by the council and {rest:,} by the provider itself" if roles else ""
        )
        lines.append(f"Pages checked in the past year: {len(recent):,} of {listed:,}{whose}.")
    return tuple(lines)


def _services(number: int) -> str:
    """`No service is`, `1 service is`, `12 services are`."""
    services = wording.count(number, "service") if number else "no service"
    return wording.sentence_start(f"{services} {'is' if number < 2 else 'are'}")


def _years(publication: Publication) -> Iterator[YearView]:
    by_year = grouped((d.decided_on.year, d) for d in publication.decisions)
    for year, decisions in by_year.items():
        views = tuple(_views(publication, decisions))
        yield YearView(str(year), wording.count(len(views), "decision"), views)


def _views(publication: Publication, decisions: Iterable[PublicDecision]) -> Iterator[DecisionView]:
    """One decision may be about several providers, each for several types, or about the prices of several."""
    together = grouped(
        (
            (
                *(d.decided_on, -_ORDER.index(d.kind), d.reference, d.decided_by, d.delegation),
                *(d.holds_from, words_of.what(d)),
            ),
            d,
        )
        for d in decisions
    )
    for _, same in sorted(together.items(), key=lambda pair: pair[0], reverse=True):
        first = same[0]
        yield DecisionView(
            day=wording.day(first.decided_on),
            kind=words_of.HEADINGS[first.kind],
            what=words_of.what(first),
            by=f"{words_of.decided_by(first.kind)}: {first.decided_by}" if first.decided_by else "",
            under=first.delegation,
            reference=first.reference,
            names=tuple(_names(publication, same)),
        )


def _names(
    publication: Publication, decisions: Iterable[PublicDecision]
) -> Iterator[tuple[Link, str]]:
    """The providers by name, each with the types of support; or the types alone."""
    lots = grouped((d.provider, lot) for d in decisions for lot in d.lots or ("",))
    providers = [publication.providers[key] for key in lots if key]
    for provider in sorted(providers, key=lambda p: sort_key(p.title)):
        titles = [publication.lots[lot].title for lot in lots[provider.id] if lot]
        yield links.provider(provider), wording.joined([wording.mid_sentence(t) for t in titles])
    for lot in filter(None, lots.get("", ())):
        yield links.lot(publication.lots[lot]), ""
