"""How it stands on the day with what an Easy Read page tells, in sentences of Easy Read: one idea each, 15 words at most."""

from typing import Final

from generator.publication import Publication
from generator.records import EasyPage, FrameworkState, Lot, LotState
from generator.site.words import applying, wording
from generator.site.words.easy_idea import Idea, idea

JOINING: Final = "joining"
"""The id of the page on joining."""


def standing(publication: Publication, subject: Lot | EasyPage) -> tuple[Idea, ...]:
    """What stands above the lines, which were written for when all is open; () where it is."""
    if publication.is_over:
        return idea("calendar-end", "This list has ended."), (
            idea("account-cancel", "Nobody can join it now.")
            if _is_on_joining(subject)
            else idea("chat", "Talk to the people who support you, or to the council.")
        )
    if isinstance(subject, Lot):
        return (*_not_begun(publication), *_of_lot(subject))
    if _is_on_joining(subject):
        return _joining(publication)
    return _not_begun(publication)


def unwritten(name: str) -> tuple[Idea, ...]:
    """What stands in the place of lines that the council has not written of a type of support."""
    return (idea("chat-question", "Ask the council about {}.", name),)


def _is_on_joining(subject: Lot | EasyPage) -> bool:
    return isinstance(subject, EasyPage) and subject.id == JOINING


def _not_begun(publication: Publication) -> tuple[Idea, ...]:
    if publication.state is not FrameworkState.NOT_BEGUN:
        return ()
    day = wording.day(publication.framework.starts)
    return (idea("calendar-start", f"This list starts on {day}."),)


def _of_lot(lot: Lot) -> tuple[Idea, ...]:
    match lot.state:
        case LotState.PLANNED:
            return idea("timer-sand", "You cannot get this support yet."), (
                idea("calendar-arrow-right", f"It starts on {wording.day(lot.opens_on)}.")
                if lot.opens_on
                else idea("pencil-ruler", "The council plans to offer it.")
            )
        case LotState.CLOSED:
            return (
                idea("account-off", "New people cannot get this support any more."),
                idea("account-check", "If you get it now, nothing changes for you."),
            )
        case _:
            return ()


def _joining(publication: Publication) -> tuple[Idea, ...]:
    if applying.whether(publication).may_apply:
        return ()
    turn = publication.application_round
    ahead = turn if turn and publication.joinable_lots else None
    if publication.is_over or all(
        lot.state is LotState.CLOSED for lot in publication.lots.values()
    ):
        when = idea("playlist-remove", "The list takes nobody new.")
    elif ahead:
        when = idea("calendar-start", f"You can ask from {wording.day(ahead.opens)}.")
    else:
        when = idea("calendar-question", "We do not know yet when you can.")
    return idea("account-cancel", "You cannot ask to join now."), when
