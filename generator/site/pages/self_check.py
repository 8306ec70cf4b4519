"""The self-check of a lot: its criteria as questions. The answers stay in the browser (assets/join/)."""

from dataclasses import dataclass

from generator.publication import Publication
from generator.records import Lot, Registration
from generator.site import addresses
from generator.site.parts import contacts, entry_criteria, links
from generator.site.parts.contacts import ContactsView
from generator.site.parts.entry_criteria import StageView
from generator.site.parts.links import Link
from generator.site.parts.page import PageView
from generator.site.words import applying, wording
from generator.site.words.options import Option

# Where care that CQC regulates fits, and where support without it does; the likeliest first.
_WITH_CARE = (Registration.ALWAYS, Registration.SOMETIMES)
_WITHOUT_CARE = (Registration.NEVER, Registration.SOMETIMES)


@dataclass(frozen=True, slots=True)
class CareQuestion:
    """A question about CQC: "care", whether it regulates the service, or "registered", whether one is."""

    id: str
    question: str
    choices: tuple[Option, ...]


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
    stages: tuple[StageView, ...]
    others: tuple[Link, ...]
    page: Link
    book: Link | None
    open_now: str
    team: ContactsView


def view(publication: Publication, lot: Lot) -> SelfCheckView:
    """The self-check of one lot."""
    name = wording.mid_sentence(lot.title)
    open_now = applying.whether(publication, lot)
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
        care=_care(lot),
        stages=entry_criteria.stages(publication, lot),
        others=_others(publication, lot),
        page=Link(f"Join as a provider of {name}", addresses.join_lot(lot.id)),
        book=book if open_now.may_prepare else None,
        open_now="" if open_now.may_prepare else open_now.words,
        team=contacts.of_team(contacts.for_joining(publication.framework, lot)),
    )


def _activities(lot: Lot) -> str:
    activities = [wording.mid_sentence(a) for a in lot.cqc.regulated_activities]
    return wording.joined(activities) or "personal care"


def _care(lot: Lot) -> tuple[CareQuestion, ...]:
    what = _activities(lot)
    registered = CareQuestion(
        "registered",
        f"Are you registered with CQC for {what}?",
        (
            Option("yes", "Yes"),
            Option("will-be", "Not yet, but we will be by the day of the award"),
            Option("no", "No, and we do not plan to register"),
        ),
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
