"""The pages on which a provider says how its places stand: the list of providers, and the page of each.

They send nothing. The scripts in assets/pages/update/ make the lines of an e-mail of what was chosen, in the
words of `generator.site.words.updating`; without them there are a form to print and the lines to type.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import cycle, groupby
from typing import Any, Final

from generator.collation import sort_key
from generator.publication import Publication, PublicProvider, PublicService, ServiceEntry
from generator.publication.criteria import months_after
from generator.records import Availability
from generator.site import addresses
from generator.site.parts import card, contacts, links
from generator.site.parts.contacts import ContactsView
from generator.site.parts.links import ExternalLink, Link
from generator.site.parts.page import PageView
from generator.site.words import opening, places, updating, wording
from generator.site.words.updating import NOT_LISTED

_FEW: Final = 40  # so many names are found at a glance
_LONGEST: Final = 1900  # letters of a link to a letter: Windows cuts it at about 2,000


@dataclass(frozen=True, slots=True)
class UpdatesView(PageView):
    """The page from which each provider finds its own.

    Attributes:
        letters: the providers by the first letter of their names, "" where they are few.
        stale_after: for how many days what was said of places counts.
        ask: what the list says after that.
    """

    letters: tuple[tuple[str, tuple[Link, ...]], ...]
    stale_after: int
    ask: str
    team: ContactsView


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to say of places.

    Attributes:
        word: as it stands in the line of an e-mail.
        has_number, has_day: whether a number of places, and a day from which it is so, belong to it.
    """

    word: str
    label: str
    has_number: bool
    has_day: bool


@dataclass(frozen=True, slots=True)
class StandingView:
    """A service, as the list has it today.

    Attributes:
        places: in words, with their day.
        word: what is said today, as it would stand in a line; "" where that is too old, or nothing is said.
        details: what else is to be confirmed; "" of a service that is not listed.
        example: a line about it, to type.
    """

    id: str
    link: Link
    places: str
    word: str
    details: str
    example: str


@dataclass(frozen=True, slots=True)
class UpdateView(PageView):
    """The page of one provider.

    Attributes:
        provider: its name.
        services: () where there is nothing to say any more.
        subject: of the e-mail.
        email: whose inbox it goes to; "" where the council names none.
        letter: an e-mail with the beginning of each line; None where it would be too long, or has nobody to go to.
        months, months_without_year: the names of the months, and how far ahead a day needs no year.
    """

    provider: str
    services: tuple[StandingView, ...]
    choices: tuple[Choice, ...]
    still_right: str
    details_right: str
    from_word: str
    months: tuple[str, ...]
    months_without_year: int
    subject: str
    email: str
    letter: ExternalLink | None
    page: Link
    team: ContactsView


def view_of_all(publication: Publication) -> UpdatesView:
    """The page from which each provider finds its own."""
    framework = publication.framework
    return UpdatesView(
        title="For providers: tell us about your places",
        description=f"For providers on {framework.title}: say in a minute whether you have places.",
        heading=links.UPDATE.text,
        letters=tuple(_letters(publication)),
        stale_after=framework.stale_after_days,
        ask=places.availability_state(Availability.ASK),
        team=contacts.of_team(framework.commissioning),
    )


def _letters(publication: Publication) -> Iterator[tuple[str, tuple[Link, ...]]]:
    providers = (p for p in publication.providers.values() if services_of(publication, p))
    named = [Link(p.title, addresses.update_of(p.id)) for p in providers]
    named.sort(key=lambda link: sort_key(link.text))
    few = len(named) <= _FEW
    for letter, of_letter in groupby(named, lambda link: "" if few else wording.letter(link.text)):
        yield letter, tuple(of_letter)


def services_of(publication: Publication, provider: PublicProvider) -> tuple[ServiceEntry, ...]:
    """Its services of which it can say something: those that are listed, then those that may be again."""
    listed = publication.of_provider(provider.id)
    withheld = (s for s in publication.withheld.values() if s.provider == provider.id)
    return (*listed, *(s for s in withheld if s.may_come_back))


def view(publication: Publication, provider: PublicProvider) -> UpdateView:
    """The page of one provider."""
    services = services_of(publication, provider)
    examples = _examples(services, publication.as_of)
    standing = tuple(
        _standing(publication, service, example)
        for service, example in zip(services, examples, strict=True)
    )
    team = contacts.of_team(publication.framework.commissioning)
    subject, email = f"Places: {provider.title}", team.email.text if team.email else ""
    return UpdateView(
        title=f"{provider.title}: tell us about your places",
        description=f"For {provider.title}: say whether its services have places.",
        crumbs=links.crumbs(links.UPDATE),
        heading=f"Your places: {provider.title}",
        provider=provider.title,
        services=standing,
        choices=tuple(
            Choice(
                updating.PLACES[state],
                label,
                has_number=state is Availability.PLACES_NOW,
                has_day=state is not Availability.ASK,
            )
            for state, label in updating.CHOICES.items()
        ),
        still_right=updating.STILL_RIGHT,
        details_right=updating.DETAILS_RIGHT,
        from_word=updating.FROM,
        months=wording.MONTHS,
        months_without_year=places.MONTHS_WITHOUT_YEAR,
        subject=subject,
        email=email,
        letter=_letter_of(email, subject, services),
        page=links.provider(provider),
        team=team,
    )


def _standing(publication: Publication, service: ServiceEntry, example: str) -> StandingView:
    shown: dict[str, Any] = {"id": service.id, "link": links.service(service), "example": example}
    if not isinstance(service, PublicService):
        return StandingView(**shown, places=NOT_LISTED, word="", details="")
    until = service.places_until
    is_fresh = until is not None and until >= publication.as_of
    return StandingView(
        **shown,
        places=card.availability(service).full,
        word=updating.PLACES[service.availability] if is_fresh else "",
        details=details_of(publication, service),
    )


def details_of(publication: Publication, service: PublicService) -> str:
    """What its provider confirms beside its places; what is not told is named too, as it may be missing."""
    price = wording.price(service.price_from, service.price_to, service.price_unit)
    phone = contacts.of_service(service, publication.providers[service.provider]).phone
    hours = opening.in_words(service.days, service.hours)
    return updating.details(price, phone.text if phone else "", hours)


def _examples(services: Sequence[ServiceEntry], today: date) -> Iterator[str]:
    """A line for each service, as it might be typed: all that a line can say, one thing after another."""
    soon = months_after(today.replace(day=1), 2)
    kinds: tuple[tuple[Availability, dict[str, Any]], ...] = (
        (Availability.PLACES_NOW, {"free": 2, "since": soon}),
        (Availability.WAITING_LIST, {"details_right": True}),
        (Availability.FULL, {}),
        (Availability.PLACES_NOW, {"free": 1, "details_right": True}),
        (Availability.ASK, {}),
    )
    for service, (availability, more) in zip(services, cycle(kinds), strict=False):
        yield updating.line(service.id, availability, today, **more)


def _letter_of(email: str, subject: str, services: Sequence[ServiceEntry]) -> ExternalLink | None:
    """The letter that somebody finishes by hand, where the scripts do not run."""
    letter = links.letter(
        "Write the e-mail", email, subject, [updating.beginning(service.id) for service in services]
    )
    return letter if letter and services and len(letter.href) <= _LONGEST else None
