"""Who was asked and has not answered, and who has answered and was not understood: from the logs in the private folder.

An answer is whatever came from a provider, or was looked at with it, on the day
of the asking or later: a word on places, a check of an entry, proof, something
done that was agreed, a mail.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from generator.records import ProviderMail
from generator.site.words.wording import day as in_words
from generator.site.words.wording import joined
from generator.worklist.action import Action, ActionKind
from generator.worklist.scope import Scope

AGAIN_AFTER: Final = 7  # days: nobody is asked by mail more often
SILENT_AFTER: Final = 2  # askings without an answer

FOR_PROVIDERS: Final = frozenset(
    {
        ActionKind.AVAILABILITY,
        ActionKind.REVIEW,
        ActionKind.EVIDENCE,
        ActionKind.GRACE,
        ActionKind.REGISTRATION,
        ActionKind.PRICE,
        ActionKind.ACTION,
        ActionKind.IMPROVEMENT_PLAN,
        ActionKind.FEEDBACK,
    }
)
"""What a provider can settle, or has to; all else is the council's own to do."""

MAY_BE_LEFT: Final = frozenset({ActionKind.FEEDBACK})
"""What it may leave unanswered: nobody rings for that."""


@dataclass(frozen=True, slots=True)
class Correspondence:
    """How it stands between the council and a provider on the day.

    Attributes:
        asked_on: the days on which it was asked by the day, the oldest first.
        unanswered: those of them, before today, since which nothing came.
        held: its mails since then that nobody has taken in yet, the oldest first.
    """

    asked_on: tuple[date, ...]
    unanswered: tuple[date, ...]
    held: tuple[ProviderMail, ...]

    @property
    def is_silent(self) -> bool:
        """Whether it was asked twice and more, and has not answered."""
        return len(self.unanswered) >= SILENT_AFTER

    def too_soon(self, today: date) -> bool:
        """Whether it was asked so lately that it is not asked again yet."""
        return bool(self.asked_on) and (today - self.asked_on[-1]).days < AGAIN_AFTER


def correspondence(scope: Scope, provider: str) -> Correspondence:
    """Whom the council asked when, and what came since."""
    filed, today = scope.records, scope.today
    names = {provider, *filed.providers[provider].former_slugs}
    days = {a.asked_on for a in filed.askings if a.provider in names and a.asked_on <= today}
    mails = [m for m in filed.mails if m.provider in names and m.said_on <= today]
    settled = {m.message for m in mails if not m.reason}
    last = max(
        (*_signs(scope, provider), *(m.said_on for m in mails if not m.reason)), default=None
    )
    held = sorted(
        (
            m
            for m in mails
            if m.reason and m.message not in settled and m.said_on > (last or date.min)
        ),
        key=lambda mail: mail.said_on,
    )
    latest = max((*(m.said_on for m in held), last or date.min))
    asked_on = tuple(sorted(days))
    return Correspondence(
        asked_on=asked_on,
        unanswered=tuple(day for day in asked_on if latest < day < today),
        held=tuple(held),
    )


def _signs(scope: Scope, provider: str) -> Iterator[date]:
    """The days on which something of it was told, seen or done."""
    filed = scope.records
    days: list[date | None] = []
    for service in filed.services_of(provider):
        days += [service.availability_on, service.checked_on]
    days += [row.seen_on for row in filed.evidence_of(provider)]
    days += [review.reviewed_on for review in filed.reviews_of(provider)]
    days += [a.done_on for a in filed.review_actions if a.provider == provider]
    return (day for day in days if day is not None)


def waiting(scope: Scope, open_matters: Sequence[Action]) -> Iterator[Action]:
    """A matter for each provider that was asked twice and is silent, and for each whose mail waits for a person.

    Args:
        open_matters: what wants attention otherwise: whoever has nothing to answer is not silent.
    """
    wanted = {a.provider for a in open_matters if a.kind in FOR_PROVIDERS - MAY_BE_LEFT}
    for provider in scope.publication.providers:
        letters = correspondence(scope, provider)
        words = ""
        if letters.held:
            words = f"It has written, and the mail is held: read it. {_held(letters)}"
        elif letters.is_silent and provider in wanted:
            words = f"Asked {_times(letters.unanswered)}, no answer: ring."
        if words:
            yield Action(ActionKind.ANSWER, scope.lead(provider), None, words, provider=provider)


def _held(letters: Correspondence) -> str:
    newest = letters.held[-1]
    more = f" (and {len(letters.held) - 1} more)" if len(letters.held) > 1 else ""
    return f"Of {newest.said_on}{more}: {newest.reason}."


def _times(days: Sequence[date]) -> str:
    """`twice, on 2026-11-09 and 2026-11-16`; of many the last two days alone."""
    number = "twice" if len(days) == SILENT_AFTER else f"{len(days)} times"
    last = joined([day.isoformat() for day in days[-SILENT_AFTER:]])
    return f"{number}, {'' if len(days) == SILENT_AFTER else 'last '}on {last}"


def in_letters(days: Sequence[date]) -> str:
    """The days as a letter has them: `9 November 2026 and 16 November 2026`."""
    return joined([in_words(day) for day in days[-SILENT_AFTER:]])
