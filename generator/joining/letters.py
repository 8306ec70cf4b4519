"""The letter that tells a provider what was decided on its application: awarded, not yet, or declined.

It is plain text, to be pasted into the council's own letterhead or an e-mail.
The words are the templates' in site_templates/letters; a council's folder may
have its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError

from generator.failure import Failure
from generator.records import Application, Award, Criterion, Filed, Lot, RefusalReason
from generator.site import addresses
from generator.site.parts import contacts
from generator.site.words import reviewing, wording
from generator.site.words.reviewing import Reviewing


@dataclass(frozen=True, slots=True)
class RefusalView:
    """Why it was turned down: the criterion, what would pass, and what was the matter."""

    title: str
    passes: str
    words: str


@dataclass(frozen=True, slots=True)
class DecisionLetter:
    """What a letter says; days and lists are in words.

    Attributes:
        team, ways: who writes, and how to reach them.
        places: the address of the page on which it says how its places stand; "" where the site's own is not known.
        has_page: whether an award stands in its package, so that the public site has its page.
        to: the provider's name and its address, a line each.
        delegation: the power by which it was decided; "" where that is not written down.
        until: how long the award runs; "" where nothing was awarded.
        duties: what a provider does while it is on.
    """

    council: str
    framework: str
    team: str
    ways: tuple[str, ...]
    day: str
    places: str
    has_page: bool
    to: tuple[str, ...]
    reference: str
    lots: tuple[str, ...]
    received: str
    decided: str
    decided_by: str
    delegation: str
    decision_reference: str
    until: str
    reasons: tuple[RefusalView, ...]
    duties: tuple[str, ...]
    review: Reviewing


def letter(filed: Filed, reference: str, day: date, templates: Sequence[Path]) -> str:
    """The letter on the application.

    Args:
        day: the day of the letter, where the application does not say when it was sent.
        templates: site_templates folders; the first that has the letter gives it.

    Raises:
        Failure: there is no such application, nothing was decided on it, or a template is wrong.
    """
    row = next((a for a in filed.applications if a.reference == reference), None)
    if row is None:
        raise Failure(f'there is no application "{reference}" in applications.csv')
    if row.outcome is None or row.decided_on is None:
        raise Failure(
            f'nothing is decided on "{reference}" yet: fill in decided_on and outcome in applications.csv'
        )
    if not row.outcome.is_decision:
        raise Failure(f'"{reference}" was withdrawn: there is no decision to tell')
    if (told_on := row.letter_sent_on or day) < row.decided_on:
        raise Failure(
            f'"{reference}" was decided on {row.decided_on}, and a letter of {told_on} cannot tell of it; '
            "give --as-of the day on which it goes out"
        )
    return rendered(f"{row.outcome}.txt", _view(filed, row, row.decided_on, told_on), templates)


def rendered(name: str, view: object, templates: Sequence[Path]) -> str:
    """A letter by its template.

    Args:
        name: of the file in site_templates/letters.
        view: what it says.
        templates: site_templates folders; the first that has the letter gives it.

    Raises:
        Failure: the template is wrong.
    """
    environment = Environment(  # noqa: S701 (it is no HTML)
        loader=FileSystemLoader([folder / "letters" for folder in templates]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    try:
        return environment.get_template(name).render(view=view)
    except TemplateError as error:
        raise Failure(f"the template letters/{name}: {error.message}") from error


def _view(filed: Filed, row: Application, decided_on: date, told_on: date) -> DecisionLetter:
    framework, lots = filed.framework, [filed.lots[lot] for lot in row.lots]
    team = contacts.for_joining(framework, lots[0])
    return DecisionLetter(
        council=framework.council,
        framework=framework.title,
        team=team.team,
        ways=tuple(filter(None, (team.phone, team.email))),
        day=wording.day(told_on),
        places=_places(filed, row),
        has_page=any(_awards(filed, row)),
        to=_to(filed, row),
        reference=row.reference,
        lots=tuple(lot.title for lot in lots),
        received=wording.day(row.received_on),
        decided=wording.day(decided_on),
        decided_by=row.decided_by,
        delegation=row.delegation or framework.delegation_to(row.decided_by, decided_on),
        decision_reference=row.decision_reference,
        until=_until(filed, row),
        reasons=tuple(_reasons(filed, row, lots, decided_on)),
        duties=framework.joining.duties,
        review=reviewing.ways(framework, told_on),
    )


def _to(filed: Filed, row: Application) -> tuple[str, ...]:
    """The name in the contract and the address, as far as they are known; each on one line."""
    provider = filed.providers.get(row.provider)
    if provider is None:
        return (" ".join(row.name.split()),)
    lines = (provider.legal_name or provider.title, *provider.address.split(","), provider.postcode)
    return tuple(words for line in lines if (words := " ".join(line.split())))


def _places(filed: Filed, row: Application) -> str:
    """Its own page where it has one, and otherwise the page from which each provider finds its own."""
    is_there = any(_awards(filed, row))
    return filed.prose.public(addresses.update_of(row.provider) if is_there else addresses.UPDATE)


def _until(filed: Filed, row: Application) -> str:
    """The last day of the award that the decision made, or else of the framework."""
    ends = [a.ends_on for a in _awards(filed, row) if a.ends_on]
    return wording.day(max(ends, default=None) or filed.framework.last_day)


def _awards(filed: Filed, row: Application) -> Iterable[Award]:
    awards = filed.awards_of(row.provider)
    return (a for a in awards if a.lot in row.lots and a.decided_on == row.decided_on)


def _reasons(
    filed: Filed, row: Application, lots: Sequence[Lot], decided_on: date
) -> Iterable[RefusalView]:
    """Each reason, with the criterion as the lots asked it on the day of the decision."""
    asked = {c.id: c for lot in reversed(lots) for c in lot.criteria_among(filed.criteria)}
    for reason in filed.refusal_reasons:
        if reason.reference == row.reference:
            yield _reason(
                reason, asked.get(reason.criterion) or filed.criteria[reason.criterion], decided_on
            )


def _reason(reason: RefusalReason, criterion: Criterion, decided_on: date) -> RefusalView:
    version = criterion.on(decided_on) or criterion
    return RefusalView(version.title, version.passes, " ".join(reason.reason.split()))
