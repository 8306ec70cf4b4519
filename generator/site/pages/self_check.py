"""The self-check of a lot: its criteria as questions. The answers stay in the browser (assets/join/)."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.publication import Publication
from generator.records import Lot, Registration
from generator.site import addresses
from generator.site.parts import contacts, entry_criteria, links
from generator.site.parts.contacts import ContactsView
from generator.site.parts.entry_criteria import AskedCriterion, StageView
from generator.site.parts.links import Link
from generator.site.parts.page import PageView
from generator.site.words import applying, wording
from generator.site.words import criteria as criteria_words
from generator.site.words.options import Option

# Where care that CQC regulates fits, and where support without it does; the likeliest first.
_WITH_CARE = (Registration.ALWAYS, Registration.SOMETIMES)
_WITHOUT_CARE = (Registration.NEVER, Registration.SOMETIMES)


@dataclass(frozen=True, slots=True)
class CareQuestion:
    """A question about CQC: "care", whether it regulates the service, or "registered", whether one is.

    `asked` is the criterion that the answer settles, so that it is not asked again; None where there is none.
    """

    id: str
    question: str
    choices: tuple[Option, ...]
    asked: AskedCriterion | None = None


@dataclass(frozen=True, slots=True)
class CheckQuestion:
    """A criterion, and how it can be answered."""

    asked: AskedCriterion
    choices: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class CheckStage:
    """The questions of one stage."""

    id: str
    heading: str
    questions: tuple[CheckQuestion, ...]


@dataclass(frozen=True, slots=True)
class SelfCheckView(PageView):
    """The page.

    Attributes:
        lot, name: its title, and as it stands inside a sentence.
        registration: always, sometimes or never: what the lot needs of CQC.
        activities: what CQC regulates in it, in words.
        care: the questions about CQC; the second is asked of whoever says yes to the first.
        others: lots that may fit where this one does not, the likeliest first.
        book: the workbook to fill in; None where nobody can join.
        open_now: why one cannot apply, "" where one can or soon may.
    """

    lot: str
    name: str
    registration: str
    activities: str
    care: tuple[CareQuestion, ...]
    stages: tuple[CheckStage, ...]
    others: tuple[Link, ...]
    page: Link
    book: Link | None
    open_now: str
    team: ContactsView


def view(publication: Publication, lot: Lot) -> SelfCheckView:
    """The self-check of one lot."""
    name = wording.mid_sentence(lot.title)
    open_now = applying.whether(publication, lot)
    stages = entry_criteria.stages(publication, lot)
    book = Link("Get the Excel workbook", addresses.workbook(lot.id))
    return SelfCheckView(
        title=f"Are you ready? Self-check for {name}",
        description=f"Questions for a provider that wants to offer {name}. The answers stay on your device.",
        crumbs=links.crumbs(links.JOIN, Link(lot.title, addresses.join_lot(lot.id))),
        heading=f"Are you ready to offer {name}?",
        lot=lot.title,
        name=name,
        registration=lot.cqc.registration.value,
        activities=_activities(lot),
        care=_care(lot, stages),
        stages=_stages(stages),
        others=_others(publication, lot),
        page=Link(f"Join as a provider of {name}", addresses.join_lot(lot.id)),
        book=book if open_now.may_prepare else None,
        open_now="" if open_now.may_prepare else open_now.words,
        team=contacts.of_team(contacts.for_joining(publication.framework, lot)),
    )


def _activities(lot: Lot) -> str:
    return criteria_words.activities(lot) or "personal care"


def _stages(stages: Iterable[StageView]) -> tuple[CheckStage, ...]:
    asked = (
        CheckStage(
            stage.id,
            stage.heading,
            tuple(
                CheckQuestion(criterion, _choices(criterion, stage.id))
                for criterion in stage.criteria
                if criterion.about_cqc != "registration"
            ),
        )
        for stage in stages
    )
    return tuple(stage for stage in asked if stage.questions)


def _choices(asked: AskedCriterion, stage: str) -> tuple[Option, ...]:
    """How a criterion can be answered; of the values, only "not-yet" is in the way of an award."""
    # Whoever does not do what an optional criterion is about has nothing to show.
    spared = () if asked.mandatory else (Option("not-us", "It does not apply to us"),)
    if asked.insurance:
        return (
            Option("pass", "We have it, and can show it"),
            Option("by-award", "We will have it by the day of the award"),
            *spared,
            Option("not-yet", "Not yet"),
        )
    passes, not_yet = Option("pass", "We pass, and can show it"), Option("not-yet", "Not yet")
    if stage == "exclusion":
        none = "No ground applies, or we can show that we have put it right"
        return Option("pass", none), Option("not-yet", "One may apply")
    if asked.about_cqc == "rating":
        return passes, Option("not-rated", "CQC has not rated us yet"), not_yet
    return passes, *spared, not_yet


def _care(lot: Lot, stages: Iterable[StageView]) -> tuple[CareQuestion, ...]:
    what = _activities(lot)
    settled = (c for stage in stages for c in stage.criteria if c.about_cqc == "registration")
    registered = CareQuestion(
        "registered",
        f"Are you registered with CQC for {what}?",
        (
            Option("yes", "Yes"),
            Option("will-be", "Not yet, but we will be by the day of the award"),
            Option("no", "No, and we do not plan to register"),
        ),
        next(settled, None),
    )
    included = (Option("yes", "Yes"), Option("no", "No"))
    match lot.cqc.registration:
        case Registration.ALWAYS:
            return (registered,)
        case Registration.SOMETIMES:
            return CareQuestion("care", f"Will your service include {what}?", included), registered
        case _:
            words = f"Will your service include care that CQC regulates, such as {what}?"
            return (CareQuestion("care", words, included),)


def _others(publication: Publication, lot: Lot) -> tuple[Link, ...]:
    """The lots that may fit where CQC rules this one out: for care that it regulates, or for none."""
    order = _WITH_CARE if lot.cqc.registration is Registration.NEVER else _WITHOUT_CARE
    return tuple(
        Link(other.title, addresses.join_lot(other.id))
        for registration in order
        for other in publication.preparable_lots
        if other.cqc.registration is registration and other.id != lot.id
        if applying.whether(publication, other).may_prepare
    )
