"""The matters of the worklist → one round: who gets a message, whom to ring and why, and who is left alone this time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from generator import formats
from generator.records import Asking, AskingWay, grouped
from generator.site.words.wording import day as in_words
from generator.worklist.action import Action, ActionKind
from generator.worklist.answers import MAY_BE_LEFT, Correspondence, correspondence, in_letters
from generator.worklist.asking.questions import Questions, questions
from generator.worklist.scope import Scope

RING_WITHIN: Final = 14  # days before a service comes off the list
_OFF_THE_LIST: Final = (ActionKind.EVIDENCE, ActionKind.GRACE, ActionKind.REGISTRATION)


@dataclass(frozen=True, slots=True)
class AskedProvider:
    """A provider that is asked in this round.

    Attributes:
        email: where a message goes; "" where there is no address that can be used.
        phone: "" where none is known.
        team: the one that leads.
        asked_on: the days of the letters before that got no answer, in words; "" where there were none.
        why_ring: why somebody rings, in words; () where a message is enough.
        by: the day after whose end a service comes off the list; None where none does soon.
    """

    id: str
    title: str
    email: str
    phone: str
    team: str
    questions: Questions
    asked_on: str
    why_ring: tuple[str, ...]
    by: date | None

    @property
    def ways(self) -> tuple[AskingWay, ...]:
        """How it is asked."""
        mail = (AskingWay.MAIL,) if self.email else ()
        return (*mail, AskingWay.RING) if self.why_ring else mail


@dataclass(frozen=True, slots=True)
class AskingRound:
    """A round of a day.

    Attributes:
        asked: by the provider's name.
        lately: those that were asked within the week: their names, with the day.
        held: those that have answered, and whose mail a person has to read: their names, with day and reason.
    """

    on: date
    asked: tuple[AskedProvider, ...]
    lately: tuple[tuple[str, date], ...]
    held: tuple[tuple[str, date, str], ...]


def asking_round(
    scope: Scope,
    matters: Sequence[Action],
    providers: Sequence[str],
    *,
    whole: bool = False,
    again: bool = False,
) -> AskingRound:
    """The round of the scope's day.

    Args:
        matters: of the worklist.
        providers: of whom the round may be; each gets a message with `whole`, if it offers anything.
        whole: whether everything that is listed of them is to be looked through.
        again: whether those are asked too that were asked within the week.
    """
    of_provider = grouped((action.provider, action) for action in matters)
    asked: list[AskedProvider] = []
    lately: list[tuple[str, date]] = []
    held: list[tuple[str, date, str]] = []
    for provider in sorted(providers, key=lambda key: scope.publication.providers[key].title):
        wanted = questions(scope, provider, of_provider.get(provider, ()), whole=whole)
        if not wanted.any:
            continue
        title = one_line(scope.publication.providers[provider].title)
        letters = correspondence(scope, provider)
        if letters.held:
            newest = letters.held[-1]
            held.append((title, newest.said_on, newest.reason))
        elif letters.too_soon(scope.today) and not again:
            lately.append((title, letters.asked_on[-1]))
        elif (one := _asked(scope, wanted, letters)).ways:
            asked.append(one)
    return AskingRound(scope.today, tuple(asked), tuple(lately), tuple(held))


def _asked(scope: Scope, wanted: Questions, letters: Correspondence) -> AskedProvider:
    provider = wanted.provider
    written, email = _email(scope, provider)
    by, must = _falls_off(scope, wanted), not MAY_BE_LEFT.issuperset(wanted.kinds)
    return AskedProvider(
        id=provider,
        title=one_line(scope.publication.providers[provider].title),
        email=email,
        phone=_phone(scope, provider),
        team=scope.lead(provider),
        questions=wanted,
        asked_on=in_letters(letters.unanswered),
        why_ring=tuple(_why(scope, letters, written, email, by, has_to_answer=must)),
        by=by,
    )


def _why(
    scope: Scope,
    letters: Correspondence,
    written: str,
    email: str,
    by: date | None,
    *,
    has_to_answer: bool,
) -> Sequence[str]:
    if not has_to_answer:
        return ()
    reasons = []
    if not written:
        reasons.append("there is no e-mail address")
    elif not email:
        reasons.append(f"its e-mail address cannot be used: {written}")
    if letters.is_silent:
        reasons.append(f"asked on {in_letters(letters.unanswered)}, no answer")
    if by is not None and by < scope.today:
        reasons.append(f"off the list since {in_words(by + timedelta(days=1))}")
    elif by is not None:
        reasons.append(f"comes off the list after {in_words(by)}")
    return reasons


def _falls_off(scope: Scope, wanted: Questions) -> date | None:
    """The first last day of what keeps a service on the list, where that is near or past."""
    days = (action.due for action in wanted.matters if action.kind in _OFF_THE_LIST)
    near = scope.today + timedelta(days=RING_WITHIN)
    return min((day for day in days if day is not None and day <= near), default=None)


def _email(scope: Scope, provider: str) -> tuple[str, str]:
    """The address of the package, or else of the first service that has one; and the same where a message can go there."""
    services = (s.email for s in scope.records.services_of(provider) if s.withdrawn_on is None)
    given = (scope.publication.providers[provider].email, *services)
    written = next((one_line(email) for email in given if email.strip()), "")
    usable = next((e for e in given if e.isascii() and formats.fits("email", e)), "")
    return written, usable


def _phone(scope: Scope, provider: str) -> str:
    services = (s.phone for s in scope.records.services_of(provider) if s.withdrawn_on is None)
    given = (scope.publication.providers[provider].phone, *services)
    return next((one_line(phone) for phone in given if phone.strip()), "")


def one_line(text: str) -> str:
    """The text on one line, with nothing that is not printed: no header of a mail ends in it."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def log_rows(made: AskingRound, filed: Sequence[Asking]) -> list[dict[str, str]]:
    """The rows of asked.csv for the round, without those that are there already."""
    there = {(row.provider, row.asked_on, row.how) for row in filed}
    return [
        {
            "provider": one.id,
            "asked_on": made.on.isoformat(),
            "about": "; ".join(one.questions.kinds),
            "how": way.value,
        }
        for one in made.asked
        for way in one.ways
        if (one.id, made.on, way) not in there
    ]
