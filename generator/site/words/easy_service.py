"""A service → Easy Read: its data alone, in sentences of our own.

What the provider wrote (summary, how to start, what the price includes) is in its
own words, which nobody can make short by rule: it is left, and the page says
where it stands. What nobody has filed gives no sentence, but for a question to
ask. Nothing here says more than the page of the service does.
"""

from collections.abc import Iterator
from typing import Final

from generator.publication import (
    FullAddress,
    Locality,
    Publication,
    PublicService,
    WithheldService,
)
from generator.publication.entries import COMES_TO_YOU
from generator.records import AFTER_ASSESSMENT, Area, Availability, DecisionKind, Lot, Term
from generator.site.words import easy_quality, opening, wording
from generator.site.words.easy_idea import Idea, Section, idea, listed, section

WITH_PLACES: Final = "They have places now"
OTHERS: Final = "Ask if they have a place"

_AREAS_NAMED: Final = 3
_NEEDS_NAMED: Final = 4
_LANGUAGES_NAMED: Final = 4
_HALF_DAY: Final = 12 * 60

# What is decided of its provider for a later day. Of two such decisions the first to hold is said.
_TO_COME: Final = (
    ({DecisionKind.SUSPENSION}, "account-cancel", "It takes no new people from {}."),
    (
        {DecisionKind.REMOVAL, DecisionKind.LEAVING},
        "calendar-remove",
        "It comes off our list on {}.",
    ),
)


def sections(
    publication: Publication, service: PublicService, *, can_ring: bool
) -> Iterator[Section]:
    """What the page of a listed service says in Easy Read, in order; a section without ideas has nothing to say."""
    lot = publication.lots[service.lot]
    yield section("What it is", _what(publication, service))
    yield section("Is there a place?", _places(service))
    yield section("Where it is", _where(publication, service))
    yield section("Who it is for", _who(publication, service))
    yield section("When it is open", _when(service))
    yield section("What helps you there", _help(publication, service))
    yield section("What it costs", _cost(service))
    yield section("Is it good?", easy_quality.quality(publication, service))
    is_home = service.comes_to_you or lot.town_only
    yield section("What to do next", _next(can_ring=can_ring, is_home=is_home))


def of_withheld(service: WithheldService) -> Iterator[Idea]:
    """What is said of a service that is not listed: that, and what to do, and no more than its own page says."""
    when = "now" if service.may_come_back else "any more"
    yield idea("playlist-remove", "{} is not on our list " + f"{when}.", service.title)
    yield idea("bank", "If you go there, ask the council what this means.")
    yield idea("magnify", "You can look for other support.")


def none_here(lot: Lot, area: Area) -> Iterator[Idea]:
    """What a list says that has nothing in it."""
    yield idea("magnify", "There is no {} in {} now.", wording.mid_sentence(lot.title), area.name)
    yield idea("phone", "You can ring the council and ask.")


def in_list(service: PublicService) -> Iterator[Idea]:
    """The two things that a list says of each service: where it is, and whether there is a place."""
    if town := service.town:
        yield idea("map-marker", "It is in {}.", town)
    elif service.comes_to_you:
        yield idea("home-import-outline", "They come to your home.")
    yield next(iter(_places(service)))


def _what(publication: Publication, service: PublicService) -> Iterator[Idea]:
    lot, provider = publication.lots[service.lot], publication.providers[service.provider]
    yield idea("hand-heart", "The type of support is called {}.", lot.title)
    for line in lot.easy_read[:1]:
        yield idea(line.picture, "{}", line.words)
    yield idea("account-group", "The people who run it are called {}.", provider.title)
    for kinds, picture, form in _TO_COME:
        here = (d for d in provider.to_come if d.kind in kinds and d.concerns(service.lot))
        if decision := next(here, None):
            yield idea(picture, form.format(wording.day(decision.holds_from)))


def _places(service: PublicService) -> Iterator[Idea]:
    free, since = service.places_free, service.places_from
    some = "1 place" if free == 1 else f"{free:,} places" if free else ""
    if since is not None:
        yield _to_come(service.availability, some, wording.day(since))
    else:
        match service.places:
            case Availability.PLACES_NOW:
                form = (
                    f"There is {some} now." if free == 1 else f"There are {some or 'places'} now."
                )
                yield idea("door-open", form)
            case Availability.WAITING_LIST:
                yield idea("human-queue", "There is a waiting list.")
                yield idea("timer-sand", "You may have to wait for a place.")
            case Availability.FULL:
                yield idea("door-closed", "It is full now.")
                yield idea("phone-clock", "You can ask if there will be a place later.")
            case _:
                yield idea("chat-question", "Ask if there is a place.")
                return
    if service.availability_on:
        day = wording.day(service.availability_on)
        yield idea("calendar-account", f"They told us this on {day}.")


def _to_come(state: Availability, some: str, day: str) -> Idea:
    match state:
        case Availability.PLACES_NOW:
            return idea("calendar-clock", f"There will be {some or 'places'} from {day}.")
        case Availability.FULL:
            return idea("door-closed", f"It will be full from {day}.")
        case _:
            return idea("human-queue", f"There will be a waiting list from {day}.")


def _where(publication: Publication, service: PublicService) -> Iterator[Idea]:
    here, town = service.location, service.town
    if town:
        yield idea("map-marker", "It is in {}.", town)
    if isinstance(here, FullAddress):
        lines = ", ".join(here.lines)
        yield idea("sign-direction", "The address is {}.", f"{lines} {here.postcode}".strip())
    elif isinstance(here, Locality):
        yield idea("home-group", "People live there.")
        yield idea("lock", "So we do not show the street.")
    elif service.comes_to_you:
        yield idea("home-import-outline", "They come to your home.")
    else:
        yield idea("map-marker-question", "Ask them where it is.")
    areas = [area.name for area in publication.areas.values() if area.id in service.areas]
    if len(publication.areas) > 1 and len(areas) == len(publication.areas):
        yield idea("map", "You can get it in all parts of {}.", publication.region)
    elif len(areas) > _AREAS_NAMED:
        yield idea("map", f"You can get it in {len(areas):,} parts of {{}}.", publication.region)
        yield idea("map-search", "Ask if your home is in one of them.")
    elif areas:
        yield idea("map", f"You can get it in {listed(len(areas))}.", *areas)


def _who(publication: Publication, service: PublicService) -> Iterator[Idea]:
    needs = [publication.needs[need] for need in service.needs]
    for term in needs:
        yield from _in_own_words(term)
    unwritten = [wording.mid_sentence(term.name) for term in needs if not term.easy_read]
    if few := unwritten[:_NEEDS_NAMED]:
        yield idea("lifebuoy", f"It can help with {listed(len(few))}.", *few)
    if len(unwritten) > _NEEDS_NAMED:
        yield idea("comment-question", "Ask what else they can help with.")
    youngest, oldest = service.age_from, service.age_to
    if oldest is None and not youngest:
        form = "You can be any age."
    elif oldest is None:
        form = f"You can be {youngest} or older."
    elif oldest == youngest:
        form = f"You have to be {oldest} years old."
    elif youngest:
        form = f"You can be from {youngest} to {oldest} years old."
    else:
        form = f"You can be up to {oldest} years old."
    yield idea("cake-variant", form)


def _in_own_words(term: Term) -> Iterator[Idea]:
    for line in term.easy_read:
        yield idea(line.picture, "{}", line.words)


def _when(service: PublicService) -> Iterator[Idea]:
    times = service.opening_times
    if service.days:
        days = opening.in_words(service.days, "")
        every = days[:1].lower() + days[1:] if days == "Every day" else days
        on = "" if " to " in days or days == "Every day" else "on "
        yield idea("calendar-week", f"It is open {on}{every}.")
    if times and times.all_hours:
        yield idea("hours-24", "It is open all day and all night.")
    elif times:
        next_day = " the next day" if times.closes > 2 * _HALF_DAY else ""
        yield idea("clock-time-nine", f"It starts at {_time(times.opens)}.")
        yield idea("clock-time-four", f"It ends at {_time(times.closes)}{next_day}.")


def _time(minutes: int) -> str:
    """`9:30 in the morning`, `4 in the afternoon`, `noon`, `midnight`."""
    minutes %= 2 * _HALF_DAY
    if minutes % _HALF_DAY == 0:
        return "noon" if minutes else "midnight"
    hour, past = divmod(minutes, 60)
    part = "morning" if hour < 12 else "afternoon" if hour < 18 else "evening"
    clock = f"{(hour - 1) % 12 + 1}{f':{past:02}' if past else ''}"
    return f"{clock} in the {part}"


def _help(publication: Publication, service: PublicService) -> Iterator[Idea]:
    for access in service.access:
        if access != COMES_TO_YOU:
            yield from _in_own_words(publication.access[access])
    spoken = [publication.languages[language].name for language in service.languages]
    if few := spoken[:_LANGUAGES_NAMED]:
        yield idea("translate", f"Some staff speak {listed(len(few))}.", *few)
    if len(spoken) > _LANGUAGES_NAMED:
        yield idea("earth", "Ask which other languages they speak.")


def _cost(service: PublicService) -> Iterator[Idea]:
    lowest, highest, unit = service.price_from, service.price_to, service.price_unit
    if lowest is None and highest is None:
        if unit == AFTER_ASSESSMENT:
            yield idea("account-voice", "Somebody talks with you about what you need.")
            yield idea("currency-gbp", "Then they tell you what it costs.")
        else:
            yield idea("currency-gbp", "Ask them what it costs.")
    else:
        price = wording.price(lowest, highest, unit)
        spread = "from " if " to " in price and lowest is not None else ""
        price = price[:1].lower() + price[1:]
        yield idea("currency-gbp", f"It costs {spread}{price}.")
        yield idea("receipt-text", "Ask what you get for this money.")
    yield idea("hand-coin", "The council may help you pay.")
    yield idea("bank", "It looks at your money first.")
    match service.self_funders:
        case True:
            yield idea("account-cash", "You can also pay for all of it yourself.")
        case False:
            yield idea("account-cash", "You cannot pay for all of it yourself.")
            yield idea("file-sign", "The council has to agree it with you.")
        case _:
            yield idea("account-cash", "Ask if you can pay for it yourself.")


def _next(*, can_ring: bool, is_home: bool) -> Iterator[Idea]:
    yield idea("file-move", "Take this page to somebody who helps you.")
    yield idea("book-open-variant", "Read it together.")
    if can_ring:
        yield idea("phone-in-talk", "Ring them if you like the sound of it.")
    if is_home:
        yield idea("handshake", "Ask if you can meet them first.")
    else:
        yield idea("human-greeting-variant", "Ask if you can visit.")
    yield idea("sun-clock", "Ask what people do on a normal day.")
    yield idea("thumbs-up-down", "You can say yes or no.")
