"""Whom to ring → a table for a spreadsheet, and a page to print: for the council alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.publication import Publication
from generator.records import Contact, grouped
from generator.site.data.tables import table
from generator.site.words.wording import count, day, sentence_start
from generator.worklist.asking.rounds import AskedProvider, AskingRound
from generator.worklist.page import rendered_page
from generator.worklist.scope import deputies

COLUMNS: Final = (
    *("team", "deputies", "provider", "provider_name", "phone", "email", "why", "by", "ask"),
    "they_say",
)


@dataclass(frozen=True, slots=True)
class RingView:
    """A call to make. `number` is "" where none is known; `why` and `ask` are sentences."""

    provider: str
    number: str
    email: str
    why: tuple[str, ...]
    ask: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RingTeam:
    """The calls of a team, the most urgent first; `stand_ins` stand in for it."""

    name: str
    stand_ins: tuple[str, ...]
    calls: tuple[RingView, ...]


def _to_ring(made: AskingRound) -> list[AskedProvider]:
    """By team; whose service comes off the list comes first, the earliest first."""
    rung = [one for one in made.asked if one.why_ring]
    return sorted(rung, key=lambda one: (one.team, one.by is None, one.by or made.on, one.title))


def as_csv(made: AskingRound, publication: Publication) -> str:
    """One row a call, for a spreadsheet, which finds no formula in it. `they_say` is blank, for whoever rings."""
    return table(COLUMNS, (_row(one, publication) for one in _to_ring(made)))


def _row(one: AskedProvider, publication: Publication) -> Sequence[str]:
    stand_ins = "; ".join(deputies(publication, one.team))
    by = one.by.isoformat() if one.by else ""
    ask = " | ".join(one.questions.in_short())
    why = "; ".join(one.why_ring)
    return (one.team, stand_ins, one.id, one.title, one.phone, one.email, why, by, ask, "")


def as_html(
    made: AskingRound,
    publication: Publication,
    teams: Mapping[str, Contact],
    template_roots: Sequence[Path],
) -> str:
    """The page: HTML on A4, with its style in it.

    Args:
        teams: those that lead, by their names.
        template_roots: site_templates folders; the first that has ring.html wins.
    """
    rung = _to_ring(made)
    return rendered_page(
        "ring.html",
        template_roots,
        title=f"Whom to ring, {day(made.on)}",
        framework=publication.framework.title,
        council=publication.framework.council,
        lead=f"{sentence_start(count(len(rung), 'call'))}.",
        teams=tuple(_teams(rung, publication, teams)),
    )


def _teams(
    rung: Sequence[AskedProvider], publication: Publication, teams: Mapping[str, Contact]
) -> Iterator[RingTeam]:
    def reached(name: str) -> str:
        return ", ".join(filter(None, (name, teams[name].email if name in teams else "")))

    for team, of_team in grouped((one.team, one) for one in rung).items():
        calls = (
            RingView(
                one.title,
                one.phone,
                one.email,
                tuple(f"{sentence_start(why)}." for why in one.why_ring),
                tuple(one.questions.in_short()),
            )
            for one in of_team
        )
        yield RingTeam(team, tuple(map(reached, deputies(publication, team))), tuple(calls))
