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
        times: when one may, in a few words each; () once the framework is over.
    """

    may_prepare: bool
    words: str
    times: tuple[str, ...]


def whether(publication: Publication, lot: Lot | None = None) -> Applying:
    """How it stands with the lot, or with the framework as a whole."""
    framework = publication.framework
    if publication.is_over:
        words = f"The framework ended on {wording.day(framework.last_day)}. Nobody can apply to join it any more."
        return Applying(False, words, ())
    times = _times(framework)
    if lot is not None and lot not in publication.preparable_lots:
        return Applying(False, "This type of support takes no new providers at present.", times)
    if lot is not None and lot.state is LotState.PLANNED:
        opens = f" It opens on {wording.day(lot.opens_on)}." if lot.opens_on else ""
        words = f"This type of support is planned.{opens} You can prepare for it now."
        return Applying(True, words, times)
    if publication.takes_applications:
        until = (
            f"You can apply until {wording.day(publication.application_round.closes)}."
            if publication.application_round
            else ""
        )
        return Applying(True, until or framework.rounds or "You can apply at any time.", times)
    if publication.application_round:
        return Applying(
            True, f"You can apply from {wording.day(publication.application_round.opens)}.", times
        )
    words = "You cannot apply at present. The next dates are not set yet."
    return Applying(False, words, times)


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
