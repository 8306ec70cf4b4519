"""Where a service is people's own homes, the public sees the town alone: no text tells the street."""

import re
from collections.abc import Iterator
from typing import Final

from generator.personal_data import contacts
from generator.problem import Finding, Place
from generator.records import Filed, Service
from generator.records.gazetteer import STREETS
from generator.rules.context import Context

_NUMBER: Final = re.compile(
    r"^(?:(?:flat|unit|room|no\.?|number)\s+)?\d+\w?(?:\s*(?:-|to|and)\s*\d+\w?)?\s+", re.I
)
_STREET: Final = re.compile(rf"\b\d+[a-z]?\s+(?:[A-Z][\w'’-]*\s+){{1,3}}(?:{STREETS})\b", re.I)
_TEXTS: Final = ("title", "summary", "how_to_apply", "price_includes", "image_alt")


def home_without_town(context: Context) -> Iterator[Finding]:
    """The address of people's own homes (a lot with town_only: true) names a town or village of content/areas.yml, which is all that the public sees of it. Where it names none, the area alone is shown."""
    for service in _homes(context.filed):
        if service.address and not context.filed.gazetteer.locality(service.address):
            words = (
                f'"{service.address}" names no town or village that content/areas.yml knows, so only '
                "the area is shown; end the address with the town, as in "
                f'"8 Brook Lane, {_example(context.filed)}", or add the place to its area\'s places'
            )
            yield service.place.at("address"), words


def street_of_a_home(context: Context) -> Iterator[Finding]:
    """Of people's own homes no text tells the street or the postcode: not the title, the summary, how to apply or the words for the picture, nor about.md, nor an id that is not public yet."""
    filed = context.filed
    for service in _homes(filed):
        texts = [(service.place.at(field), getattr(service, field)) for field in _TEXTS]
        provider = filed.providers[service.provider]
        about = provider.place.file.rpartition("/")[0] + "/about.md"
        texts.append((provider.place.at("description"), provider.description))
        texts += (
            (Place(about, None, "", n), line)
            for n, line in enumerate(provider.about.splitlines(), 1)
        )
        if not any(row.id == service.id for row in filed.ledger.by_address.values()):
            texts.append((service.place.at("id"), service.id.replace("-", " ")))
        for place, text in texts:
            if address := _address_in(filed, service, text):
                words = (
                    f'"{address}" tells where people live, and the public sees the town alone '
                    f"({service.lot}); leave it out"
                )
                yield place, words


def _homes(filed: Filed) -> Iterator[Service]:
    for service in filed.services.values():
        lot = filed.lots.get(service.lot)
        if lot and lot.town_only:
            yield service


def _address_in(filed: Filed, service: Service, text: str) -> str:
    """The street of the home, any street with a number, or a postcode; "" where the text holds none."""
    for part in filed.gazetteer.parts(service.address):
        street = _NUMBER.sub("", part)
        if re.search(rf"\s(?:{STREETS})$", street, re.I) and (
            match := re.search(rf"\b{re.escape(street)}\b", text, re.I)
        ):
            return match[0]
    provider = filed.providers[service.provider]
    office = f"{provider.address} {provider.postcode}".casefold()
    match = _STREET.search(text)
    address = match[0] if match else contacts.postcode(text)
    return "" if address.casefold() in office else address


def _example(filed: Filed) -> str:
    return next((area.name for area in filed.areas.values()), "Devizes")
