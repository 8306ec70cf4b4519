"""Lots and areas that too few providers serve (`fewest_providers` in content/framework.yml)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.status.matter import Kind, Matter
from generator.status.scope import Scope
from generator.supply import market


def too_few(scope: Scope) -> Iterator[Matter]:
    """A matter for each lot, each lot with areas that lack it, and each area as a whole."""
    directory, fewest = scope.directory, scope.directory.framework.fewest_providers
    found = market(directory, scope.listing)
    listed = scope.listing.services(directory)
    for lot in found.open_lots:
        providers = {service.provider for service in listed if service.lot == lot.id}
        if len(providers) < fewest:
            words = f"Too few providers of {lot.id}: {len(providers)} listed, and {fewest} wanted."
            yield Matter(Kind.SUPPLY, scope.team(lot.id), None, words, lot=lot.id)
        thin = {area: found.at(lot.id, area).providers for area in directory.areas}
        thin = {area: number for area, number in thin.items() if number < fewest}
        if thin:
            named = ", ".join(f"{area} {number}" for area, number in thin.items())
            words = f"Fewer than {fewest} providers of {lot.id} in {len(thin)} of {len(directory.areas)} areas: {named}."
            yield Matter(Kind.SUPPLY, scope.team(lot.id), None, words, lot=lot.id, about="areas")
    for area in directory.areas:
        number = len({service.provider for service in listed if area in service.areas})
        if number < fewest:
            words = f"Too few providers in {area}: {number} listed, and {fewest} wanted."
            yield Matter(Kind.SUPPLY, scope.commissioners, None, words, about=area)
