"""How it stands on the day with what an Easy Read page tells, in sentences of Easy Read: one idea each, 15 words at most."""

from typing import Final

from generator.publication import Publication
from generator.records import EasyPage, FrameworkState, Lot, LotState
from generator.site.words import applying, wording

JOINING: Final = "joining"
"""The id of the page on joining."""


def standing(publication: Publication, subject: Lot | EasyPage) -> tuple[str, ...]:
    """What stands above the lines, which were written for when all is open; () where it is."""
    if publication.is_over:
        help_ = "Talk to the people who support you, or to the council."
        return "This list has ended.", "Nobody can join it now." if _is_on_joining(
            subject
        ) else help_
    if isinstance(subject, Lot):
        return (*_not_begun(publication), *_of_lot(subject))
    if _is_on_joining(subject):
        return _joining(publication)
    return _not_begun(publication)


def unwritten(name: str) -> tuple[str, ...]:
    """What stands in the place of lines that the council has not written of a type of support."""
    return (f"Ask the council about {name}.",)


def _is_on_joining(subject: Lot | EasyPage) -> bool:
    return isinstance(subject, EasyPage) and subject.id == JOINING


def _not_begun(publication: Publication) -> tuple[str, ...]:
    if publication.state is not FrameworkState.NOT_BEGUN:
        return ()
    return (f"This list starts on {wording.day(publication.framework.starts)}.",)


def _of_lot(lot: Lot) -> tuple[str, ...]:
    match lot.state:
        case LotState.PLANNED:
            starts = f"It starts on {wording.day(lot.opens_on)}." if lot.opens_on else ""
            return "You cannot get this support yet.", starts or "The council plans to offer it."
        case LotState.CLOSED:
            return (
                "New people cannot get this support any more.",
                "If you get it now, nothing changes for you.",
            )
        case _:
            return ()


def _joining(publication: Publication) -> tuple[str, ...]:
    if applying.whether(publication).may_apply:
        return ()
    turn = publication.application_round
    ahead = turn if turn and publication.joinable_lots else None
    when = f"You can ask from {wording.day(ahead.opens)}." if ahead else ""
    if publication.is_over or all(
        lot.state is LotState.CLOSED for lot in publication.lots.values()
    ):
        when = "The list takes nobody new."
    return "You cannot ask to join now.", when or "We do not know yet when you can."
