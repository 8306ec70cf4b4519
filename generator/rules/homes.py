"""Where a service is people's own homes, the public sees the town alone: no text tells the street."""

from collections.abc import Iterator
from typing import Final

from generator.personal_data import streets
from generator.problem import Finding, Place
from generator.records import Filed, Service
from generator.rules.context import Context

_TEXTS: Final = ("title", "summary", "how_to_apply", "price_includes", "image_alt", "hours")


def home_without_town(context: Context) -> Iterator[Finding]:
    """The address of people's own homes (a lot with town_only: true) names a town or village of content/areas.yml, which is all that the public sees of it. Where it names none, the area alone is shown."""
    example = next((area.name for area in context.filed.areas.values()), "Devizes")
    for service in _homes(context.filed):
        if service.address and not context.filed.gazetteer.locality(service.address):
            words = (
                f'"{service.address}" names no town or village that content/areas.yml knows, so only '
                "the area is shown; end the address with the town, as in "
                f'"8 Brook Lane, {example}", or add the place to its area\'s places'
            )
            yield service.place.at("address"), words


def street_of_a_home(context: Context) -> Iterator[Finding]:
    """Of people's own homes no text tells the street, the house's name or the postcode: not the title, the summary, how to apply or the words for the picture, nor the provider's names and about.md, nor what people said of the service and the answer, nor an id, present or former, that is not public yet. An office's address that the provider gives itself is no home."""
    filed = context.filed
    public = {row.id for row in filed.ledger.by_address.values()}
    for service in _homes(filed):
        provider = filed.providers[service.provider]
        texts = [(service.place.at(field), getattr(service, field)) for field in _TEXTS]
        about = provider.place.file.rpartition("/")[0] + "/about.md"
        texts += [
            (provider.place.at("title"), provider.title),
            (provider.place.at("provider.trading_name"), provider.trading_name),
            (provider.place.at("description"), provider.description),
        ]
        texts += (
            (Place(about, None, "", n), line)
            for n, line in enumerate(provider.about.splitlines(), 1)
        )
        for row in filed.feedback_on(service.id):
            texts += [(row.place.at("comment"), row.comment), (row.place.at("reply"), row.reply)]
        ids = [("id", service.id), *(("former_ids", former) for former in service.former_ids)]
        texts += [
            (service.place.at(field), name.replace("-", " "))
            for field, name in ids
            if name not in public
        ]
        before_town = filed.gazetteer.before_town(service.address)
        office = f"{provider.address} {provider.postcode}"
        for place, text in texts:
            if words := streets.address_in(text, before_town, office):
                yield (
                    place,
                    f'"{words}" tells where people live, and the public sees the town alone '
                    f"({service.lot}); leave it out",
                )


def _homes(filed: Filed) -> Iterator[Service]:
    for service in filed.services.values():
        lot = filed.lots.get(service.lot)
        if lot and lot.town_only:
            yield service
