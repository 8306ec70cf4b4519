"""What a provider needs to know to join one lot: what is asked, how it is shown, prices, CQC, and the pack."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.publication import Publication
from generator.records import Lot
from generator.site import addresses
from generator.site.pages import easy_read
from generator.site.parts import contacts, documents, entry_criteria, links, price_model
from generator.site.parts.contacts import ContactsView
from generator.site.parts.documents import DocumentView
from generator.site.parts.entry_criteria import ChangeView, GoesView, StageView
from generator.site.parts.links import Link
from generator.site.parts.page import PageView, filled
from generator.site.parts.price_model import PriceModelView
from generator.site.words import applying, drafts, wording
from generator.site.words import criteria as criteria_words

# The papers that show the criteria, in the order in which they are easiest to gather.
_PAPERS = {
    "declaration": "To sign",
    "policy": "Policies and plans",
    "certificate": "Certificates and numbers",
    "": "Other papers",
}


@dataclass(frozen=True, slots=True)
class JoinLotView(PageView):
    """The page.

    Attributes:
        check, book, pack: the self-check and the files to fill in; None where nobody can join.
        facts: rounds, decision, law and dates, each a label and words.
        papers: what sort of paper → which criteria it shows, each with its place on this page.
        draft_criteria: that some of what is asked is not settled yet, a tag and a sentence, or ("", "").
        documents: the notice, the contract and the like.
    """

    summary: str
    open_now: str
    about: Link
    check: Link | None
    book: Link | None
    pack: Link | None
    easy_read: Link | None
    facts: tuple[tuple[str, str], ...]
    papers: tuple[tuple[str, tuple[Link, ...]], ...]
    cqc: str
    cqc_why: str
    draft_criteria: tuple[str, str]
    stages: tuple[StageView, ...]
    to_come: tuple[ChangeView, ...]
    prices: PriceModelView
    documents: tuple[DocumentView, ...]
    goes: GoesView | None
    changes: tuple[ChangeView, ...]
    team: ContactsView
    join: Link


def view(publication: Publication, lot: Lot) -> JoinLotView:
    """The page of one lot."""
    framework = publication.framework
    name, ended = wording.mid_sentence(lot.title), publication.is_over
    runs = f"{wording.day(framework.starts)} to {wording.day(framework.last_day)}"
    open_now = applying.whether(publication, lot)
    may = open_now.may_prepare
    stages = entry_criteria.stages(publication, lot)
    changes = entry_criteria.changes(publication, publication.criteria_of(lot))
    return JoinLotView(
        title=f"Join as a provider: {lot.title}",
        description=wording.clip(f"What a provider of {name} must show to join, and how to apply."),
        crumbs=links.crumbs(links.JOIN),
        heading=f"Join as a provider of {name}",
        draft=drafts.of_type(framework.council, draft=lot.draft),
        draft_criteria=drafts.of_joining(
            framework.council, [c.title for c in publication.criteria_of(lot) if c.draft]
        ),
        summary=f"Would you like to provide {name} in {publication.region}? Here is what you need, what you may charge, and how to apply."
        if may
        else f"What a provider of {name} has to show, and what it may charge.",
        open_now=open_now.words,
        about=Link(f"What {name} is", addresses.lot(lot.id)),
        check=Link("Check whether you are ready", addresses.self_check(lot.id)) if may else None,
        book=Link("Excel workbook", addresses.workbook(lot.id)) if may else None,
        pack=Link("Starter pack (zip)", addresses.starter_pack(lot.id)) if may else None,
        easy_read=None if ended else easy_read.of_joining(publication),
        facts=filled(
            ("When you can join", "; ".join(open_now.times)),
            *(entry_criteria.decision(publication) if open_now.times else ()),
            ("Law", criteria_words.law(framework)),
            ("The framework ran" if ended else "The framework runs", runs),
        ),
        papers=_papers(stages),
        cqc=criteria_words.cqc(lot),
        cqc_why=lot.cqc.explanation,
        stages=stages,
        to_come=tuple(change for change in changes if change.to_come),
        prices=price_model.view(publication, lot),
        documents=documents.documents(publication),
        goes=None if ended else entry_criteria.goes(framework),
        changes=changes,
        team=contacts.of_team(contacts.for_joining(framework, lot)),
        join=Link("How joining works, from the first call to the decision", addresses.JOIN),
    )


def _papers(stages: Sequence[StageView]) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    asked = [criterion for stage in stages for criterion in stage.criteria]
    groups = (
        (heading, tuple(Link(c.link.text, f"#{c.id}") for c in asked if c.paper == paper))
        for paper, heading in _PAPERS.items()
    )
    return tuple((heading, shown) for heading, shown in groups if shown)
