"""Whose id is it: folders, packages, services and the names that they had before."""

from collections.abc import Iterator

from generator.load.ids import slug_of
from generator.load.packages import EXAMPLE, EXAMPLE_SERVICE
from generator.problem import Finding, Place
from generator.records import may_be_of
from generator.rules.context import Context


def folder_and_name(context: Context) -> Iterator[Finding]:
    """The package's `name` in datapackage.yaml is the name of its folder, which is the provider's address on the site."""
    for provider in context.filed.providers.values():
        if provider.package_name and provider.package_name not in (
            provider.id,
            slug_of(provider.id),  # folder-slug says what to do
        ):
            words = (
                f'the package is named "{provider.package_name}" and stands in the folder '
                f'"{provider.id}"; both are the provider\'s permanent id'
            )
            yield provider.place.at("name"), words


def folder_slug(context: Context) -> Iterator[Finding]:
    """A provider's folder has a name of lower-case letters and digits, with single hyphens between words."""
    for provider in context.filed.providers.values():
        slug = slug_of(provider.id)
        if slug != provider.id:
            words = f'the folder "{provider.id}" should be named "{slug or "a-short-name"}"'
            yield provider.place.at("name"), words


def example_left(context: Context) -> Iterator[Finding]:
    """No provider and no service keeps the name that the starter pack began with (your-organisation, your-service): it would be its address for good."""
    for provider in context.filed.providers.values():
        if EXAMPLE in (provider.id, provider.package_name):
            words = f'"{EXAMPLE}" is the example\'s name; name the folder and the package after the provider'
            yield provider.place.at("name"), words
    for service in context.filed.services.values():
        if service.id.startswith((EXAMPLE, EXAMPLE_SERVICE)):
            yield service.place.at("id"), f'"{service.id}" is the example\'s id; choose your own'


def former_id_taken(context: Context) -> Iterator[Finding]:
    """A former slug or id is nobody's id today, and only one record's former one: its address must lead to one page."""
    filed = context.filed
    seen: dict[tuple[str, str], str] = {}
    for provider in filed.providers.values():
        for slug in provider.former_slugs:
            place = provider.place.at("provider.former_slugs")
            if slug in filed.providers:
                yield place, f'"{slug}" is the folder of a provider today; a former slug is free'
            if (owner := seen.setdefault(("provider", slug), provider.id)) != provider.id:
                yield place, f'"{slug}" is also a former slug of {owner}'
    for service in filed.services.values():
        for former in service.former_ids:
            place = service.place.at("former_ids")
            if former in filed.services:
                yield place, f'"{former}" is the id of a service today; a former id is free'
            if (owner := seen.setdefault(("service", former), service.id)) != service.id:
                yield place, f'"{former}" is also a former id of {owner}'


def repeated_award(context: Context) -> Iterator[Finding]:
    """A decision about a lot stands once in awards.csv: no two rows with the same lot and decided_on."""
    seen: dict[tuple[str, str, object], int | None] = {}
    for award in context.filed.awards:
        key = (award.provider, award.lot, award.decided_on)
        if key in seen:
            yield (
                award.place.at("lot"),
                f"row {seen[key]} has the same lot and decided_on; keep one",
            )
        seen.setdefault(key, award.place.row)


def number_taken(context: Context) -> Iterator[Finding]:
    """A company number, a charity number and a CQC provider id belong to one provider. So does a CQC location id, unless the register says whose it is, or the other has left, was removed or its service is withdrawn; several services of one provider may be at the same location."""
    providers = context.filed.providers
    by_number: dict[tuple[str, str], dict[str, Place]] = {}
    for provider in providers.values():
        for key in ("company_number", "charity_number", "cqc_provider_id"):
            place = provider.place.at(f"provider.{key}")
            by_number.setdefault((key, getattr(provider, key)), {}).setdefault(provider.id, place)
    for service in context.filed.services.values():
        provider = providers[service.provider]
        standing = context.filed.standing_in(provider.id, service.lot, context.as_of)
        gone = service.withdrawn_on or standing.status.is_gone
        unread = context.in_doubt(service.place, "withdrawn_on")
        if not gone and not unread and not context.in_doubt(provider.place, "provider.status"):
            key, place = "cqc_location_id", service.place.at("cqc_location_id")
            owners = by_number.setdefault((key, service.cqc_location_id), {})
            owners.setdefault(service.provider, place)
    for (_, number), named in by_number.items():
        at = context.filed.register.get(number)
        # Whose it is not has been told so by location-of-another.
        owners = {o: p for o, p in named.items() if at is None or may_be_of(at, providers[o])}
        if number and len(owners) > 1:
            for owner, place in owners.items():
                others = ", ".join(other for other in owners if other != owner)
                yield place, f'"{number}" also stands with {others}; it can belong to one provider'
