"""The self-check of a lot: its criteria as questions. The answers stay in the browser (assets/join/)."""

from __future__ import annotations

from dataclasses import dataclass

from generator import addresses
from generator.model import Lot, Registration
from generator.views import contacts, joining, wording
from generator.views.catalogue import Catalogue
from generator.views.contacts import ContactsView
from generator.views.joining import StageView
from generator.views.links import Link


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer that may be given."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class SelfCheckView:
    """The page.

    Attributes:
        registration: always, sometimes or never: what the lot needs of CQC.
        care: the question of whether the service is regulated, with its answers.
        others: lots that may fit where this one does not.
    """

    title: str
    description: str
    crumbs: tuple[Link, ...]
    heading: str
    lot: str
    registration: str
    care: str
    care_choices: tuple[Choice, ...]
    stages: tuple[StageView, ...]
    others: tuple[Link, ...]
    page: Link
    pack: Link | None
    team: ContactsView


def view(catalogue: Catalogue, lot: Lot) -> SelfCheckView:
    """The self-check of one lot."""
    name = wording.mid_sentence(lot.title)
    page = Link(f"Join as a provider of {name}", addresses.join_lot(lot.id))
    open_lots = joining.open_to_providers(catalogue)
    question, choices = _care(lot)
    return SelfCheckView(
        title=f"Are you ready? Self-check for {name}",
        description=f"Questions for a provider that wants to offer {name}. The answers stay on your device.",
        crumbs=joining.crumbs(Link(lot.title, addresses.join_lot(lot.id))),
        heading=f"Are you ready to offer {name}?",
        lot=lot.title,
        registration=lot.cqc.registration.value,
        care=question,
        care_choices=choices,
        stages=joining.stages(catalogue, lot),
        others=tuple(
            Link(other.title, addresses.join_lot(other.id))
            for other in open_lots
            if _may_fit_instead(lot, other)
        ),
        page=page,
        pack=Link("Get the starter pack", addresses.starter_pack(lot.id))
        if lot in open_lots
        else None,
        team=contacts.of_team(catalogue.directory.framework.commissioning),
    )


def _care(lot: Lot) -> tuple[str, tuple[Choice, ...]]:
    activities = lot.cqc.regulated_activities
    what = wording.joined([wording.mid_sentence(a) for a in activities]) or "personal care"
    if lot.cqc.registration is Registration.NEVER:
        return f"Will your service include care that CQC regulates, such as {what}?", (
            Choice("no", "No"),
            Choice("yes", "Yes"),
        )
    return f"Will you provide {what}, and be registered with CQC for it?", (
        Choice("yes", "Yes, we are registered, or will be by the day of the award"),
        Choice(
            "no",
            "No, our service does not include it"
            if lot.cqc.registration is Registration.SOMETIMES
            else "No, and we do not plan to register",
        ),
    )


def _may_fit_instead(lot: Lot, other: Lot) -> bool:
    """Another lot whose needs of CQC are such that it may fit where this one does not."""
    if other.id == lot.id:
        return False
    if lot.cqc.registration is Registration.NEVER:
        return other.cqc.registration is not Registration.NEVER
    return other.cqc.registration is not Registration.ALWAYS
