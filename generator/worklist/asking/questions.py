"""What wants attention of one provider → what it is asked, in words for the provider.

Whether something is to be asked at all is decided by the worklist alone.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.publication import PublicService, ServiceEntry
from generator.publication.criteria import CriterionStatus, Outcome
from generator.records import Availability, ProviderStatus
from generator.site import addresses
from generator.site.pages.update import details_of
from generator.site.words import opening, places, updating, wording
from generator.site.words.wording import day as in_words
from generator.site.words.wording import joined
from generator.worklist.action import Action, ActionKind
from generator.worklist.answers import FOR_PROVIDERS
from generator.worklist.scope import Scope

_OF_LISTED: Final = (ActionKind.AVAILABILITY, ActionKind.REVIEW, ActionKind.PRICE)
_OF_PAPERS: Final = (ActionKind.EVIDENCE, ActionKind.GRACE)
_MOST_NAMED: Final = 3
_WANTING: Final = {
    Outcome.MISSING: "we have not seen it yet",
    Outcome.OUTDATED: "what we saw is of before it was changed",
    Outcome.NOT_MET: "what we saw was not enough. Please send us what is missing",
}


@dataclass(frozen=True, slots=True)
class PlacesQuestion:
    """Whether a service has places.

    Attributes:
        words: what the list says today, in a sentence or two.
        line: the beginning of the strict line, for the provider to finish.
        wanted: whether that is too old, or soon will be; otherwise it is asked by the way.
    """

    title: str
    words: str
    line: str
    wanted: bool


@dataclass(frozen=True, slots=True)
class EntryQuestion:
    """Whether what the list says of a service is right: `words` says what that is, `checked` when somebody last looked."""

    title: str
    words: str
    checked: str


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """Proof that the council needs to see: `words` says why, `page` what counts ("" where the site's address is not known)."""

    title: str
    words: str
    page: str


@dataclass(frozen=True, slots=True)
class Questions:
    """All that a provider is asked.

    Attributes:
        kinds: of its matters, in the order of the worklist.
        others: sentences.
        matters: what wants attention, from the worklist.
    """

    provider: str
    kinds: tuple[ActionKind, ...]
    places: tuple[PlacesQuestion, ...]
    entries: tuple[EntryQuestion, ...]
    papers: tuple[PaperQuestion, ...]
    others: tuple[str, ...]
    matters: tuple[Action, ...]

    @property
    def any(self) -> bool:
        """Whether there is something to ask."""
        return bool(self.places or self.entries or self.papers or self.others)

    def in_short(self) -> Iterator[str]:
        """A line for each thing, as it is asked in a call."""
        for place in self.places:
            yield f"{place.title}: are there places, how many, from when? {place.words}"
        for entry in self.entries:
            yield f"{entry.title}: is this right? {entry.words}"
        for paper in self.papers:
            yield f"{paper.title}: {paper.words}"
        yield from self.others


def questions(
    scope: Scope, provider: str, matters: Sequence[Action], *, whole: bool = False
) -> Questions:
    """What the provider is asked.

    Args:
        matters: of the worklist, the provider's alone.
        whole: whether it looks through all that is listed of it, due or not.
    """
    services = [s for s in scope.services() if s.provider == provider]
    by_id = {service.id: service for service in services}
    asked = [action for action in matters if _is_for_provider(scope, action, by_id)]
    reviewed = _services_of(asked, ActionKind.REVIEW)
    stale = _services_of(asked, ActionKind.AVAILABILITY)
    open_ones = [s for s in services if not _is_suspended(scope, s)]
    through = [s for s in open_ones if whole or s.id in reviewed]
    about_places = [s for s in open_ones if whole or s.id in reviewed or s.id in stale]
    kinds = dict.fromkeys(action.kind for action in asked)
    return Questions(
        provider=provider,
        kinds=tuple(kinds) or ((ActionKind.REVIEW,) if whole else ()),
        places=tuple(_places(scope, service, service.id in stale) for service in about_places),
        entries=tuple(_entry(scope, service) for service in through),
        papers=tuple(_papers(scope, asked, by_id)),
        others=tuple(dict.fromkeys(_others(scope, asked, by_id))),
        matters=tuple(asked),
    )


def _is_for_provider(scope: Scope, action: Action, by_id: dict[str, ServiceEntry]) -> bool:
    """Whether it is near, and the provider's to settle; of what is suspended nobody asks for places."""
    if action.kind not in FOR_PROVIDERS or (action.due and not scope.is_near(action.due)):
        return False
    if action.kind is ActionKind.IMPROVEMENT_PLAN and action.due is None:
        return False
    services = [by_id[key] for key in action.services if key in by_id]
    suspended = bool(services) and all(_is_suspended(scope, s) for s in services)
    return not (action.kind in _OF_LISTED and suspended)


def _is_suspended(scope: Scope, service: ServiceEntry) -> bool:
    of_provider = scope.records.standing_in(service.provider, service.lot, scope.today)
    return of_provider.status is not ProviderStatus.ON


def _services_of(matters: Sequence[Action], kind: ActionKind) -> set[str]:
    return {service for action in matters if action.kind is kind for service in action.services}


def _places(scope: Scope, service: ServiceEntry, wanted: bool) -> PlacesQuestion:
    line = updating.beginning(service.id)
    return PlacesQuestion(service.title, _places_today(scope, service), line, wanted)


def _places_today(scope: Scope, service: ServiceEntry) -> str:
    """What the list says of its places, and how long it can."""
    filed, last = scope.records.services[service.id], service.places_until
    told_on, ask = filed.availability_on, places.availability_state(Availability.ASK)
    listed = isinstance(service, PublicService)
    if last is None or told_on is None or filed.availability is Availability.ASK:
        return f'The list says "{ask}".' if listed else f"{updating.NOT_LISTED}."
    since = filed.places_from if filed.places_from and filed.places_from > scope.today else None
    state = places.in_words(filed.availability, filed.places_free, since, told_on)
    last_word = f'The last word that we have is "{state}", of {in_words(told_on)}.'
    if not listed:
        return f"{last_word} {updating.NOT_LISTED}."
    if last < scope.today:
        return f'{last_word} That is too old to show, so the list says "{ask}".'
    return (
        f'The list says "{state}", of {in_words(told_on)}, and can say so until {in_words(last)}.'
    )


def _entry(scope: Scope, service: ServiceEntry) -> EntryQuestion:
    if isinstance(service, PublicService):
        words = details_of(scope.publication, service)
    else:
        filed = scope.records.services[service.id]
        price = wording.price(filed.price_from, filed.price_to, filed.price_unit)
        phone = filed.phone or scope.publication.providers[service.provider].phone
        hours = opening.in_words(filed.days, filed.hours)
        words = f"{updating.details(price, phone, hours)} {updating.NOT_LISTED}."
    checked = in_words(service.checked_on)
    return EntryQuestion(
        service.title,
        words,
        f"Last checked on {checked}." if checked else "Nobody has checked it yet.",
    )


def _papers(
    scope: Scope, matters: Sequence[Action], by_id: dict[str, ServiceEntry]
) -> Iterator[PaperQuestion]:
    for action in matters:
        if action.kind in _OF_PAPERS:
            status = _status(action, by_id)
            page = scope.records.prose.public(addresses.criterion(action.about))
            words = _wanting(scope, action, status, _named(action, by_id))
            yield PaperQuestion(status.criterion.title, words, page)


def _status(action: Action, by_id: dict[str, ServiceEntry]) -> CriterionStatus:
    """How the first of its services stands to the criterion that the matter is about."""
    statuses = by_id[action.services[0]].statuses
    return next(status for status in statuses if status.criterion.id == action.about)


def _wanting(scope: Scope, action: Action, status: CriterionStatus, services: str) -> str:
    due = in_words(action.due)
    if status.outcome in _WANTING:
        return (
            f"{_WANTING[status.outcome]}. Until we have seen it, {services} cannot be on the list."
        )
    if action.due is not None and action.due < scope.today:
        return f"what we saw ran out on {due}. Until we have seen the new one, {services} cannot be on the list."
    if action.kind is ActionKind.GRACE:
        since = in_words(status.criterion.since)
        return f"this is asked in this way since {since}, and you have until {due} to show it. After that, {services} cannot be on the list without it."
    return f"what we saw runs out on {due}. Please send us the new one before then, so that {services} can stay on the list."


def _named(action: Action, by_id: dict[str, ServiceEntry]) -> str:
    """`First Keys and The Weavers`; of all of several `your services`; of many the first, and how many more."""
    titles = [by_id[key].title for key in action.services if key in by_id]
    if len(titles) > 1 and len(titles) == len(by_id):
        return "your services"
    more = len(titles) - _MOST_NAMED
    return joined([*titles[:_MOST_NAMED], *([f"{more} more"] if more > 0 else [])])


def _others(
    scope: Scope, matters: Sequence[Action], by_id: dict[str, ServiceEntry]
) -> Iterator[str]:
    for action in matters:
        if ask := _OTHERS.get(action.kind):
            yield ask(scope, action, by_id)


def _registration(scope: Scope, action: Action, by_id: dict[str, ServiceEntry]) -> str:
    service = by_id[action.services[0]]
    reasons = getattr(service, "reasons", ())
    undeclared = any(reason.kind == "registration-undeclared" for reason in reasons)
    if service.undeclared or undeclared:
        by = f" Please tell us by {in_words(action.due)}." if action.due else ""
        return f"Does the Care Quality Commission regulate {service.title}? Yes or no, and if yes, the id of its location.{by}"
    return f"Registration with the Care Quality Commission: {action.words} Please tell us what is right."


def _price(scope: Scope, action: Action, by_id: dict[str, ServiceEntry]) -> str:
    service = by_id[action.services[0]]
    page = scope.records.prose.public(addresses.join_lot(service.lot))
    where = f" The prices that we pay: {page}" if page else ""
    if action.due is not None and action.due >= scope.today:
        return f"The price of {service.title} is in order until {in_words(action.due)}. Please tell us what it costs after that.{where}"
    return f"The price of {service.title} is outside what the framework pays. Please tell us its new price, or ring us.{where}"


def _agreed(scope: Scope, action: Action, by_id: dict[str, ServiceEntry]) -> str:
    for review in scope.records.reviews_of(action.provider):
        for number, row in enumerate(scope.records.actions_of(review), start=1):
            if (review.lot, f"{review.reviewed_on}/{number}") == (action.lot, action.about):
                by = "was to be done" if row.due_on < scope.today else "is to be done"
                return f'Agreed in the review of {in_words(review.reviewed_on)}: "{row.action}" {by} by {in_words(row.due_on)}. How far is it?'
    title = _status(action, by_id).criterion.title
    return f'"{title}" is met with a plan to improve, until {in_words(action.due)}. How far is the plan?'


def _comments(scope: Scope, action: Action, by_id: dict[str, ServiceEntry]) -> str:
    return f"{_named(action, by_id)}: {action.words} If you reply, everybody can read your words there. We are glad to send you what was said."


_OTHERS: Final[dict[ActionKind, Callable[[Scope, Action, dict[str, ServiceEntry]], str]]] = {
    ActionKind.REGISTRATION: _registration,
    ActionKind.PRICE: _price,
    ActionKind.ACTION: _agreed,
    ActionKind.IMPROVEMENT_PLAN: _agreed,
    ActionKind.FEEDBACK: _comments,
}
