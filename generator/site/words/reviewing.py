"""What a provider can do about a decision that it does not agree with, and by when: for pages and for letters."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from generator.records import Contact, Framework
from generator.site.words import wording
from generator.working_days import working_days_after

CLAIM_DAYS: Final = 30
"""Public Contracts Regulations 2015, regulation 92(2); Procurement Act 2023, section 106(2)."""

# Where the limit stands. A court may lengthen it by regulation 92(4) and (5), or section 106(3).
_LIMITS: Final[Mapping[str, str]] = {
    "pcr-2015-light-touch": "Public Contracts Regulations 2015, regulation 92(2)",
    "procurement-act-2023-open-framework": "Procurement Act 2023, section 106",
    "procurement-act-2023-light-touch": "Procurement Act 2023, section 106",
}


@dataclass(frozen=True, slots=True)
class Reviewing:
    """The two ways.

    Attributes:
        review: to have the council look at it again; "" where the council does not offer that.
        claim: to go to court, and that its days run on meanwhile.
    """

    review: str
    claim: str


def ways(framework: Framework, told_on: date | None = None) -> Reviewing:
    """The ways, for everybody; or for whoever was told of a decision by a letter of the day `told_on`, with the last days."""
    return Reviewing(_review(framework, told_on), _claim(framework, told_on))


def _review(framework: Framework, told_on: date | None) -> str:
    joining = framework.joining
    if joining.review_days is None:
        return ""
    days = wording.count(joining.review_days, "working day")
    within = f"within {days} of the letter that tells you"
    if told_on:
        last = working_days_after(told_on, joining.review_days)
        within = f"within {days} of this letter, so by {wording.day(last)}"
    who = joining.review_by or "Somebody else at the council"
    team = _reached(framework.commissioning)
    return f"Ask us to look at the decision again. Write to the {team} {within}. {who} reviews it."


def _claim(framework: Framework, told_on: date | None) -> str:
    limit = _LIMITS.get(framework.legal_basis, "")
    meanwhile = (
        "Asking us for a review does not stop this time, which runs on meanwhile. "
        if framework.joining.review_days is not None
        else ""
    )
    advice = "Take advice of your own, and take it early."
    if not limit:
        return f"You can go to court. The law allows a short time for that. {meanwhile}{advice}"
    words = (
        f"You can go to court. If you want to, start within {CLAIM_DAYS} days. The first of them is the day "
        f"on which you first knew, or ought to have known, that you had grounds to ({limit}). "
    )
    if told_on:
        last = told_on + timedelta(days=CLAIM_DAYS - 1)
        words += f"Counted from the day of this letter, the last day is {wording.day(last)}. "
    return (
        f"{words}A court may allow more time for a good reason, but never more than three months from that first day. "
        f"{meanwhile}{advice}"
    )


def _reached(team: Contact) -> str:
    """The team's name, and where to write to it."""
    name = wording.mid_sentence(team.team)
    return f"{name} ({team.email})" if team.email else name
