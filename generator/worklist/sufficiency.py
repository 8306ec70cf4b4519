"""Lots and areas that too few providers serve (`fewest_providers` in content/framework.yml)."""

from collections.abc import Iterator, Mapping

from generator.publication import Publication
from generator.site.words.wording import joined
from generator.worklist.action import Action, ActionKind
from generator.worklist.scope import Scope


def too_few(scope: Scope) -> Iterator[Action]:
    """A matter for each lot, each lot with areas that lack it, and each area as a whole."""
    publication, fewest = scope.publication, scope.publication.framework.fewest_providers
    listed = publication.services.values()
    for lot in publication.joinable_lots:
        team = scope.team(lot.id)
        providers = {service.provider for service in listed if service.lot == lot.id}
        if len(providers) < fewest:
            shortfall = f"{len(providers)} listed, and {fewest} wanted"
            words = f'Too few providers of "{lot.title}": {shortfall}.'
            yield Action(ActionKind.SUPPLY, team, None, words, lot=lot.id)
        thin = {
            area: publication.sufficiency_of(lot.id, area).providers for area in publication.areas
        }
        thin = {area: number for area, number in thin.items() if number < fewest}
        if thin:
            words = f'Fewer than {fewest} providers of "{lot.title}" in {len(thin)} of {len(publication.areas)} areas: {_where(publication, thin)}.'
            yield Action(ActionKind.SUPPLY, team, None, words, lot=lot.id, about="areas")
    for area in publication.areas.values():
        number = len({service.provider for service in listed if area.id in service.areas})
        if number < fewest:
            words = f"Too few providers in {area.name}: {number} listed, and {fewest} wanted."
            yield Action(ActionKind.SUPPLY, scope.commissioners, None, words, about=area.id)


def _where(publication: Publication, thin: Mapping[str, int]) -> str:
    """The areas by how many there are: "none in Calne and Pewsey; 1 in Devizes"."""
    groups: dict[int, list[str]] = {}
    for area, number in sorted(thin.items(), key=lambda pair: pair[1]):
        groups.setdefault(number, []).append(publication.areas[area].name)
    everywhere = len(thin) == len(publication.areas) and len(groups) == 1
    return "; ".join(
        f"{number or 'none'} in {'every area' if everywhere else joined(names)}"
        for number, names in groups.items()
    )
