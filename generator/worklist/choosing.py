"""The part of a worklist that somebody asks for: of some teams, kinds or providers."""

from collections.abc import Iterable, Mapping, Sequence

from generator.failure import Failure
from generator.problem import did_you_mean
from generator.publication import Publication
from generator.worklist.action import Action, ActionKind
from generator.worklist.scope import Scope, deputies, teams


def chosen(
    actions: Sequence[Action],
    publication: Publication,
    *,
    of_teams: Iterable[str] = (),
    of_kinds: Iterable[str] = (),
    of_providers: Iterable[str] = (),
) -> tuple[Action, ...]:
    """Those of the teams, kinds and providers that are named; where none is named, of all.

    Args:
        of_teams: by name; a team has what it leads on, and a deputy nothing of its own.
        of_providers: by id or name; an organisation that applies by its name.

    Raises:
        Failure: there is none of the name.
    """
    named_teams = _teams(publication, of_teams)
    kinds = _meant("kind", of_kinds, {kind: kind for kind in ActionKind})
    names = {a.organisation: a.organisation for a in actions if a.organisation}
    names |= {provider.title: key for key, provider in publication.providers.items()}
    names |= {key: key for key in publication.providers}
    providers = _meant("provider", of_providers, names)
    return tuple(
        action
        for action in actions
        if (not named_teams or action.team in named_teams)
        and (not kinds or action.kind in kinds)
        and (not providers or {action.provider, action.organisation} & providers)
    )


def providers_of(
    scope: Scope, of_teams: Iterable[str] = (), of_providers: Iterable[str] = ()
) -> tuple[str, ...]:
    """The ids of the providers on which the teams lead, and of those that are named; where none is named, of all.

    Raises:
        Failure: there is none of the name.
    """
    publication = scope.publication
    named_teams = _teams(publication, of_teams)
    names = {provider.title: key for key, provider in publication.providers.items()}
    named = _meant("provider", of_providers, names | {key: key for key in publication.providers})
    return tuple(
        key
        for key in publication.providers
        if (not named_teams or scope.lead(key) in named_teams) and (not named or key in named)
    )


def _teams(publication: Publication, words: Iterable[str]) -> frozenset[str]:
    leads = teams(publication)
    deputies_too = (name for team in leads for name in deputies(publication, team))
    return _meant("team", words, {name: name for name in (*leads, *deputies_too)})


def _meant(what: str, words: Iterable[str], names: Mapping[str, str]) -> frozenset[str]:
    """What the words stand for, whichever letters are capitals."""
    by_fold = {name.casefold(): meant for name, meant in names.items()}
    meant = set()
    for word in words:
        if word.strip().casefold() not in by_fold:
            raise Failure(f'there is no {what} "{word}"{did_you_mean(word, names)}')
        meant.add(by_fold[word.strip().casefold()])
    return frozenset(meant)
