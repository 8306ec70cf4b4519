"""Applications: which wait for a decision, by when it is promised, and for whom each waits."""

from collections.abc import Iterator
from datetime import date

from generator.records import Application, ApplicationOutcome
from generator.site.words.wording import count, joined
from generator.working_days import working_days_after, working_days_between
from generator.worklist.action import Action, ActionKind
from generator.worklist.scope import Scope


def waiting(scope: Scope) -> Iterator[Action]:
    """What is to be decided, what is decided and not told, and what is awarded and stands in no package.

    Whatever waits is named, however far off its day is. What happened after
    the day for which it is asked does not count.
    """
    for row in scope.records.applications:
        if row.received_on > scope.today:
            continue
        decided = row.decided_on if row.decided_on and row.decided_on <= scope.today else None
        for due, words in _decided(scope, row, decided) if decided else (_undecided(scope, row),):
            yield _matter(scope, row, due, words)


def _undecided(scope: Scope, row: Application) -> tuple[date | None, str]:
    """The last day of the promise, None where it has not begun; and for whom the application waits."""
    joining = scope.publication.framework.joining
    complete = row.complete_on if row.complete_on and row.complete_on <= scope.today else None
    asked, answered = (
        day if day and day <= scope.today else None
        for day in (row.questions_sent_on, row.questions_answered_on)
    )
    due = (
        working_days_after(complete, joining.decision_days)
        if complete and joining.decision_days
        else None
    )
    promise = f" {_promise(scope.today, due)}." if due else ""
    if asked and not answered:
        words = f"waits for the provider, which was asked on {asked}, {scope.ago(asked)}"
        return due, f"{words}.{promise}"
    if complete:
        who = joining.decided_by or "whoever decides on awards"
        return due, f"complete since {complete}, and waits for a decision: {who}.{promise}"
    since, verb = (answered, "answered") if answered else (row.received_on, "received")
    words = f"{verb} on {since}, {scope.ago(since)}, and waits for the team"
    return None, f"{words}: is it complete?"


def _promise(today: date, due: date) -> str:
    """How the promise stands that the join page makes."""
    if due == today:
        return f"The last day of what is promised is today, {due}"
    if due > today:
        left = count(working_days_between(today, due), "working day")
        return f"It is promised by {due}: {left} left"
    return (
        f"It was promised by {due}: {count(working_days_between(due, today), 'working day')} late"
    )


def _decided(scope: Scope, row: Application, on: date) -> Iterator[tuple[date, str]]:
    """What is still to be done about a decision."""
    if row.outcome is None or not row.outcome.is_decision:
        return
    if row.letter_sent_on is None or row.letter_sent_on > scope.today:
        yield on, f"decided on {on} ({row.outcome}), and no letter has gone out."
    if row.outcome is ApplicationOutcome.AWARDED:
        awards = scope.publication.awards_of(row.provider)
        held = {award.lot for award in awards if award.decided_on >= row.received_on}
        if lots := [lot for lot in row.lots if lot not in held]:
            titles = joined(
                [f'"{scope.lot(lot)}"' for lot in lots if lot in scope.publication.lots]
            )
            package = f"providers/{row.provider}/awards.csv"
            missing = f"{package} has no award" if row.provider else "no package has the award"
            yield on, f"awarded on {on}, and {missing} of {titles} yet."


def _matter(scope: Scope, row: Application, due: date | None, words: str) -> Action:
    """The matter, for the team that leads on the provider, or else on the first of the lots; the others are named."""
    lots = [lot for lot in row.lots if lot in scope.publication.lots]
    who, is_on = _title(scope, row), row.provider in scope.publication.providers
    of_lots = dict.fromkeys(scope.team(lot) for lot in lots)
    lead = scope.lead(row.provider) if is_on else next(iter(of_lots), scope.commissioners)
    others = joined([team for team in of_lots if team != lead])
    return Action(
        ActionKind.APPLICATION,
        lead,
        due,
        f"Application {row.reference} for {joined([scope.lot(x) for x in lots])}: {words}"
        + (f" Together with: {others}." if others else ""),
        lot=lots[0] if len(lots) == 1 else "",
        provider=row.provider,
        about=row.reference,
        subject=f"{who}, {row.reference}",
        organisation="" if is_on else who,
    )


def _title(scope: Scope, row: Application) -> str:
    """Who asks, by the name that people know: a provider that is not on has none here but its own."""
    provider = scope.publication.providers.get(row.provider)
    return provider.title if provider else row.name or row.provider
