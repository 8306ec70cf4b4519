"""How many people said something, and how good it is, in words: a count, never a mean."""

from collections.abc import Sequence

from generator.publication import PublicFeedback
from generator.site.words import wording

TOO_FEW = "Too few people have told the council yet"

_GOOD = "it is good or very good"


def in_short(feedback: PublicFeedback | None) -> str:
    """`4 of 5 people say it is good or very good`; "" where too few people said something."""
    if feedback is None:
        return ""
    people, good = feedback.people, feedback.good
    if good == people:
        return f"All {people:,} people say {_GOOD}"
    who = f"{good:,}" if good else "None"
    return f"{who} of {people:,} people {_say(good)} {_GOOD}"


def in_brief(feedback: PublicFeedback | None) -> str:
    """The same where there is little room: `4 of 5: good or very good`."""
    if feedback is None:
        return "Too few to say yet"
    people, good = feedback.people, feedback.good
    who = (
        f"All {people:,}" if good == people else f"{f'{good:,}' if good else 'None'} of {people:,}"
    )
    return f"{who}: good or very good"


def of_several(each: Sequence[PublicFeedback], listed: int) -> str:
    """The same of several services together; "" where none has enough to show.

    Args:
        each: what people said of those of which enough did. A service of which too few did is not in
            the sum either: it would show what they said.
        listed: how many services there are, with and without.
    """
    if not each:
        return ""
    people, good = sum(f.people for f in each), sum(f.good for f in each)
    if listed == 1:
        those = "this service"
    else:
        part = f"{len(each):,} of these services"
        those = part if len(each) < listed else f"these {listed:,} services"
    answer = "all" if good == people else f"{good:,}" if good else "none"
    return (
        f"Of {people:,} people who told the council what they think of {those}, "
        f"{answer} {_say(good)} {_GOOD}."
    )


def period(feedback: PublicFeedback) -> str:
    """`, in June 2026` or `, between May 2026 and June 2026`: when people said it; "" where nobody may know."""
    if feedback.months is None:
        return ""
    first, last = map(wording.month, feedback.months)
    return f", in {last}" if first == last else f", between {first} and {last}"


def _say(number: int) -> str:
    return "says" if number == 1 else "say"
