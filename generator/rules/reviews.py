"""Annual reviews: one row for each, and what was agreed belongs to one and goes with its outcome."""

from collections.abc import Iterator
from datetime import date

from generator.problem import Finding
from generator.records import Filed, Review, ReviewAction, ReviewOutcome
from generator.rules.context import Context


def repeated_review(context: Context) -> Iterator[Finding]:
    """A review stands once in reviews.csv: no two rows with the same lot and reviewed_on, as nobody could tell to which of them an action belongs."""
    first: dict[tuple[str, str, date], Review] = {}
    for review in context.filed.reviews:
        other = first.setdefault((review.provider, review.lot, review.reviewed_on), review)
        if other is not review:
            words = f"row {other.place.row} has the same lot and reviewed_on; keep one"
            yield review.place.at("lot"), words


def action_without_review(context: Context) -> Iterator[Finding]:
    """What was agreed (review-actions.csv) names its review: the lot and the reviewed_on of a row of reviews.csv."""
    filed = context.filed
    lots = context.gaps.lots
    # Of a review whose own lot is none, or cannot be read, nobody can say that it is not there.
    doubtful = context.gaps.tables["reviews"] | {
        r.provider for r in filed.reviews if r.lot not in lots or context.in_doubt(r.place, "lot")
    }
    for action in filed.review_actions:
        days = _days_of_reviews(filed, action)
        if action.reviewed_on in days or action.provider in doubtful or action.lot not in lots:
            continue
        hint = f"; the last one was on {max(days)}" if days else ""
        words = f"reviews.csv has no review of {action.lot} on {action.reviewed_on}{hint}"
        yield action.place.at("reviewed_on"), words


def review_outcome(context: Context) -> Iterator[Finding]:
    """The outcome of a review goes with what was agreed in it: with actions-agreed and improvement-plan there are rows in review-actions.csv, with in-order there are none, and no outcome is published, answered or acted on before it is written down."""
    filed = context.filed
    # Of what is written under another lot or day, nobody can say that it is not there.
    doubtful = context.gaps.tables["review-actions"] | {
        a.provider for a in filed.review_actions if a.reviewed_on not in _days_of_reviews(filed, a)
    }
    for review in filed.reviews:
        if context.in_doubt(review.place, "lot", "reviewed_on", "outcome"):
            continue
        agreed = filed.actions_of(review)
        words = ""
        if review.outcome is ReviewOutcome.NOT_WRITTEN:
            if agreed or review.published or review.reply:
                outcomes = ", ".join(filter(None, ReviewOutcome))
                words = f"say what came of the review: {outcomes}"
        elif review.outcome.asks_for_more and not agreed and review.provider not in doubtful:
            words = f'the outcome is "{review.outcome}"; write what was agreed into review-actions.csv, a row for each thing'
        elif agreed and not review.outcome.asks_for_more:
            words = f'the outcome is "{review.outcome}", and row {agreed[0].place.row} of review-actions.csv says what is to be done; is it actions-agreed?'
        if words:
            yield review.place.at("outcome"), words


def _days_of_reviews(filed: Filed, action: ReviewAction) -> set[date]:
    """The days on which the provider was reviewed in the lot of the action."""
    return {r.reviewed_on for r in filed.reviews_of(action.provider) if r.lot == action.lot}
