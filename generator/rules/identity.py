"""Whose id is it: folders, packages, services and the names that they had before."""

from __future__ import annotations

from collections.abc import Iterator

from generator.rules.context import Context, Finding


def folder_and_name(context: Context) -> Iterator[Finding]:
    """The package's `name` in datapackage.yaml is the name of its folder, which is the provider's address on the site."""
    for provider in context.directory.providers.values():
        if provider.package_name and provider.package_name != provider.id:
            words = (
                f'the package is named "{provider.package_name}" and stands in the folder '
                f'"{provider.id}"; both are the provider\'s permanent id'
            )
            yield provider.place.at("name"), words


def folder_slug(context: Context) -> Iterator[Finding]:
    """A provider's folder has a name of lower-case letters and digits, with single hyphens between words."""
    for provider in context.directory.providers.values():
        slug = "-".join(
            "".join(c if c.isascii() and c.isalnum() else " " for c in provider.id.lower()).split()
        )
        if slug != provider.id:
            words = f'the folder "{provider.id}" should be named "{slug or "a-short-name"}"'
            yield provider.place.at("name"), words


def former_id_taken(context: Context) -> Iterator[Finding]:
    """A former slug or id is nobody's id today, and only one record's former one: its address must lead to one page."""
    directory = context.directory
    seen: dict[tuple[str, str], str] = {}
    for provider in directory.providers.values():
        for slug in provider.former_slugs:
            place = provider.place.at("provider.former_slugs")
            if slug in directory.providers:
                yield place, f'"{slug}" is the folder of a provider today; a former slug is free'
            if (owner := seen.setdefault(("provider", slug), provider.id)) != provider.id:
                yield place, f'"{slug}" is also a former slug of {owner}'
    for service in directory.services.values():
        for former in service.former_ids:
            place = service.place.at("former_ids")
            if former in directory.services:
                yield place, f'"{former}" is the id of a service today; a former id is free'
            if (owner := seen.setdefault(("service", former), service.id)) != service.id:
                yield place, f'"{former}" is also a former id of {owner}'


def repeated_award(context: Context) -> Iterator[Finding]:
    """A decision about a lot stands once in awards.csv: no two rows with the same lot and decided_on."""
    seen: dict[tuple[str, str, object], int | None] = {}
    for award in context.directory.awards:
        key = (award.provider, award.lot, award.decided_on)
        if key in seen:
            yield (
                award.place.at("lot"),
                f"row {seen[key]} has the same lot and decided_on; keep one",
            )
        seen.setdefault(key, award.place.row)
