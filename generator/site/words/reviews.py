"""What came of a yearly review, in kind and neutral words: never what is late, as the council may only not have looked yet."""

from generator.publication import PublicReview
from generator.records import ReviewOutcome
from generator.site.words.wording import count

_IN_ORDER = "What the council looked at was in order."


def outcome(review: PublicReview) -> str:
    """`2 things to work on were agreed. 1 of them is done.`; "" where it is not published."""
    match review.outcome:
        case ReviewOutcome.NOT_WRITTEN:
            return ""
        case ReviewOutcome.IN_ORDER:
            return _IN_ORDER
        case ReviewOutcome.IMPROVEMENT_PLAN:
            things = count(review.agreed, "thing")
            agreed = f"A plan to make things better was agreed, with {things} to do."
        case ReviewOutcome.ACTIONS_AGREED:
            were = "was" if review.agreed == 1 else "were"
            agreed = f"{count(review.agreed, 'thing')} to work on {were} agreed."
    return f"{agreed} {_done(review.agreed, review.done)}"


def _done(agreed: int, done: int) -> str:
    if done == agreed:
        return {1: "It is done.", 2: "Both are done."}.get(done, f"All {done} are done.")
    if not done:
        return "The council keeps looking until it is done."
    return f"{done} of them {'is' if done == 1 else 'are'} done, and the council keeps looking."
