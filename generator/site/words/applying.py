"""Whether and when a provider may ask to join, in words, for every page that says so."""

from dataclasses import dataclass

from generator.publication import Publication
from generator.records import Framework, FrameworkState, Lot, LotState
from generator.site.words import wording


@dataclass(frozen=True, slots=True)
class Applying:
    """How it stands on the day.

    Attributes:
        may_prepare: whether it is of use to do the self-check and to fill in a pack: one may apply, or a
            day is known from which one may.
        words: whether one may apply, in a sentence or two.
        times: when one may, in a few words each; () where nobody can, whatever the time.
        may_apply: whether one may on the day.
    """

    may_prepare: bool
    words: str
    times: tuple[str, ...]
    may_apply: bool = False


def whether(publication: Publication, lot: Lot | None = None) -> Applying:
    """How it stands with the lot, or with the framework as a whole."""
    framework = publication.framework
    if publication.is_over:
        words = f"The framework ended on {wording.day(framework.last_day)}. Nobody can apply to join it any more."
        return Applying(False, words, ())
    if lot is not None and not lot.state.takes_providers:
        return _closed(lot)
    if lot is None and not publication.joinable_lots:
        words = "No type of support takes new providers at present."
        return Applying(bool(publication.preparable_lots), words, ())
    times = _times(framework)
    if publication.takes_applications:
        until = (
            f"You can apply until {wording.day(publication.application_round.closes)}."
            if publication.application_round
            else ""
        )
        words = until or framework.rounds or "You can apply at any time."
        return Applying(True, words, times, may_apply=True)
    if publication.application_round:
        return Applying(
            True, f"You can apply from {wording.day(publication.application_round.opens)}.", times
        )
    words = "You cannot apply at present. The next dates are not set yet."
    return Applying(False, words, times)


def _closed(lot: Lot) -> Applying:
    """A lot that takes no providers on the day: not yet, or no more."""
    match lot.state:
        case LotState.PLANNED:
            day = wording.day(lot.opens_on)
            opens = f" It opens on {day}." if day else ""
            words = f"This type of support is planned.{opens} You can prepare for it now."
            when = f"Once it opens, on {day}" if day else "Once it opens. No day is set yet"
            return Applying(True, words, (when,))
        case LotState.CLOSED_TO_NEW if lot.closed_to_new_on:
            since = wording.day(lot.closed_to_new_on)
            words = f"This type of support has taken no new providers since {since}."
        case LotState.CLOSED:
            words = "The council has closed this type of support, so it takes no new providers."
        case _:
            words = "This type of support takes no new providers at present."
    return Applying(False, words, ())


def notice(framework: Framework, state: FrameworkState) -> tuple[str, str]:
    """A heading and a sentence where nothing can be listed; ("", "") while the framework is in force."""
    if state is FrameworkState.OVER:
        return "The framework has ended", (
            f"It ended on {wording.day(framework.last_day)}, so no service is listed any more. "
            "If you get support now, talk to the people who support you or to the council."
        )
    if state is FrameworkState.NOT_BEGUN:
        begins = wording.day(framework.starts)
        return "The framework has not begun", f"It begins on {begins}. No service is listed yet."
    return "", ""


def _times(framework: Framework) -> tuple[str, ...]:
    rounds = ((wording.day(r.opens), wording.day(r.closes)) for r in framework.round_dates)
    times = tuple(f"{opens} to {closes}" for opens, closes in rounds)
    return times or (framework.rounds or "At any time",)
