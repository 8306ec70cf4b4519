"""A worklist as a meeting goes through it: team by team, each provider once, with how to reach them."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.publication import Publication
from generator.records import grouped
from generator.worklist.action import Action
from generator.worklist.scope import deputies, teams

_NO_PROVIDER = "The framework, its types of support and areas"


@dataclass(frozen=True, slots=True)
class OfProvider:
    """The matters of one provider, by day; or those that are about none. `phone` and `email` may be ""."""

    name: str
    phone: str
    email: str
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class OfTeam:
    """What a team leads on.

    Attributes:
        stand_ins: who stands in for it, each with an e-mail address where it has one.
        number: of its matters.
        providers: whose matter is the most urgent comes first, and what is about none last.
    """

    name: str
    stand_ins: tuple[str, ...]
    number: int
    providers: tuple[OfProvider, ...]


def by_team(actions: Sequence[Action], publication: Publication) -> tuple[OfTeam, ...]:
    """The matters of each team, by its name."""
    of_teams = grouped((action.team, action) for action in actions)
    contacts = teams(publication)

    def reached(name: str) -> str:
        return ", ".join(filter(None, (name, contacts[name].email if name in contacts else "")))

    return tuple(
        OfTeam(
            team,
            tuple(map(reached, deputies(publication, team))),
            len(of_team),
            _by_provider(of_team, publication),
        )
        for team, of_team in sorted(of_teams.items())
    )


def _by_provider(actions: Sequence[Action], publication: Publication) -> tuple[OfProvider, ...]:
    groups = grouped(((a.provider, a.organisation), a) for a in actions)
    others = groups.get(("", ""), ())
    named = [
        OfProvider(*whom(of[0], publication), of) for key, of in groups.items() if key != ("", "")
    ]
    return (*named, *([OfProvider(_NO_PROVIDER, "", "", others)] if others else []))


def whom(action: Action, publication: Publication) -> tuple[str, str, str]:
    """The name, telephone number and e-mail address of whom it is about; each "" where there is none."""
    provider = publication.providers.get(action.provider)
    if provider is None:
        return action.organisation, "", ""
    return provider.title, provider.phone, provider.email
