"""What a provider needs to know to join one lot: what is asked, how it is shown, prices, CQC, and the pack."""

from __future__ import annotations

from dataclasses import dataclass

from generator import addresses
from generator.model import Lot
from generator.views import contacts, joining, wording
from generator.views.catalogue import Catalogue
from generator.views.contacts import ContactsView
from generator.views.joining import ChangeView, StageView
from generator.views.links import Link


@dataclass(frozen=True, slots=True)
class JoinLotView:
    """The page.

    Attributes:
        prices: the bands: what for, and from what to what.
        price_notes: what a price covers, how it goes up, and who decided, each a label and words.
        pack, book: the files to fill in; None where no provider can join.
    """

    title: str
    description: str
    crumbs: tuple[Link, ...]
    heading: str
    summary: str
    open_now: str
    about: Link
    check: Link
    pack: Link | None
    book: Link | None
    cqc: str
    cqc_why: str
    stages: tuple[StageView, ...]
    prices: tuple[tuple[str, str], ...]
    price_notes: tuple[tuple[str, str], ...]
    to_come: tuple[ChangeView, ...]
    changes: tuple[ChangeView, ...]
    team: ContactsView
    join: Link


def view(catalogue: Catalogue, lot: Lot) -> JoinLotView:
    """The page of one lot."""
    name = wording.mid_sentence(lot.title)
    joinable = lot in joining.open_to_providers(catalogue)
    lead = lot.lead_commissioner
    changes = joining.changes(catalogue, catalogue.directory.criteria_of(lot.id))
    team = lead if lead.email or lead.phone else catalogue.directory.framework.commissioning
    return JoinLotView(
        title=f"Join as a provider: {lot.title}",
        description=wording.clip(f"What a provider of {name} must show to join, and how to apply."),
        crumbs=joining.crumbs(),
        heading=f"Join as a provider of {name}",
        summary=lot.summary,
        open_now=joining.whether_open(catalogue, lot),
        about=Link(f"What {name} is", addresses.lot(lot.id)),
        check=Link("Check whether you are ready", addresses.self_check(lot.id)),
        pack=Link("Starter pack (zip)", addresses.starter_pack(lot.id)) if joinable else None,
        book=Link("Excel workbook", addresses.workbook(lot.id)) if joinable else None,
        cqc=joining.cqc(lot),
        cqc_why=lot.cqc.explanation,
        stages=joining.stages(catalogue, lot),
        prices=joining.prices(lot),
        price_notes=_notes(lot),
        to_come=tuple(change for change in changes if change.to_come),
        changes=changes,
        team=contacts.of_team(team),
        join=Link("How joining works, from the first call to the decision", addresses.JOIN),
    )


def _notes(lot: Lot) -> tuple[tuple[str, str], ...]:
    model = lot.price_model
    decided = wording.day(model.decided_on) if model.decided_on else ""
    by = f"{decided}, by the {model.decided_by}" if decided and model.decided_by else decided
    notes = (
        ("What it covers", model.includes),
        ("How it goes up", model.uplift),
        ("Decided on", f"{by} ({model.reference})" if by and model.reference else by),
    )
    return tuple((label, words) for label, words in notes if words)
