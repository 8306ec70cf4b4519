"""What stands in a criterion's texts for {least} and {ratings}, so that they say what the data says."""

from collections.abc import Mapping
from typing import Any

from generator.load import fields
from generator.records import RATINGS, grouped
from generator.records.criterion import RatingsAsked, RatingVerdict

_LEAST, _RATINGS = "{least}", "{ratings}"
_VERDICTS: Mapping[RatingVerdict, str] = {
    RatingVerdict.PASSES: "passes",
    RatingVerdict.NEEDS_PLAN: "passes with an improvement plan that the council has agreed",
    RatingVerdict.REFUSED: "does not pass",
}


def filled_in(item: Mapping[str, Any], asked: RatingsAsked | None) -> Mapping[str, Any]:
    """With the least sum in the place of {least} in its texts, and what ratings pass in that of {ratings}."""
    least = fields.whole(item, "least")
    words = {_LEAST: _pounds(least) if least else "", _RATINGS: _in_words(asked) if asked else ""}
    texts = {key: text for key, text in item.items() if isinstance(text, str)}
    for mark, word in words.items():
        if word:
            texts = {key: text.replace(mark, word) for key, text in texts.items()}
    return {**item, **texts}


def ratings_asked(item: Mapping[str, Any]) -> RatingsAsked | None:
    """Which ratings pass; None where it is not about them, or says none that can be read."""
    ratings = fields.mapping(item, "ratings")
    if not (passing := fields.texts(ratings, "pass")):
        return None
    with_plan = fields.texts(ratings, "pass_with_plan")
    return RatingsAsked(passing, with_plan, fields.whole(ratings, "grace_days") or 0)


def _in_words(asked: RatingsAsked) -> str:
    """`Outstanding or Good passes. Requires improvement passes with …. Inadequate does not pass.`"""
    by_verdict = grouped((asked.verdict(rating), rating) for rating in RATINGS)
    return " ".join(
        f"{' or '.join(by_verdict[verdict])} {words}."
        for verdict, words in _VERDICTS.items()
        if verdict in by_verdict
    )


def _pounds(sum_: int) -> str:
    """`£5 million`, `£2.5 million`, `£250,000`."""
    return f"£{sum_ / 1_000_000:g} million" if sum_ >= 1_000_000 else f"£{sum_:,}"
