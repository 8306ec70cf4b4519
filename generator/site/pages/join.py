"""The first page for providers that may join: what the framework is, what is asked, and how it goes."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.publication import Publication
from generator.records import Framework, Lot, LotState
from generator.records.criterion import Criterion
from generator.site import addresses
from generator.site.pages import easy_read
from generator.site.parts import contacts, documents, entry_criteria, links, prose
from generator.site.parts.contacts import ContactsView
from generator.site.parts.documents import DocumentView
from generator.site.parts.entry_criteria import ChangeView, GoesView
from generator.site.parts.links import Link
from generator.site.parts.page import PageView, filled
from generator.site.words import applying, drafts, reviewing, wording
from generator.site.words import criteria as criteria_words

_STATES = {
    LotState.LIVE: "live now",
    LotState.OPTIONAL: "used where needed",
    LotState.PLANNED: "planned",
    LotState.CLOSED_TO_NEW: "closed to new providers",
    LotState.CLOSED: "closed",
}


@dataclass(frozen=True, slots=True)
class LotLine:
    """A type of support: the way to what it asks, its state, and what it needs of CQC."""

    link: Link
    state: str
    cqc: str


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """A criterion in the list of all."""

    link: Link
    kind: str
    note: str


@dataclass(frozen=True, slots=True)
class AnswerView:
    """A question of a provider, and the answer."""

    question: str
    answer: Markup


@dataclass(frozen=True, slots=True)
class JoinView(PageView):
    """The page.

    Attributes:
        open_now: whether one can apply on the day.
        may_prepare: whether there is anything that a provider can do.
        ended: whether the framework is over; then nothing stands here that is for those who join.
        facts: law, dates and who decides, each a label and words.
        documents: the notice, the contract and the like.
        checks: the self-check of each type that a provider may join.
        stages: heading → the criteria that are asked everywhere or somewhere.
    """

    open_now: str
    may_prepare: bool
    ended: bool
    easy_read: Link | None
    wanted: Link
    update: Link
    facts: tuple[tuple[str, str], ...]
    documents: tuple[DocumentView, ...]
    buying: Markup
    lots: tuple[LotLine, ...]
    checks: tuple[Link, ...]
    steps: tuple[str, ...]
    all_criteria: Link
    stages: tuple[tuple[str, tuple[CriterionLine, ...]], ...]
    to_come: tuple[ChangeView, ...]
    goes: GoesView | None
    questions: tuple[AnswerView, ...]
    changes: tuple[ChangeView, ...]
    team: ContactsView
    guide: Link


def view(publication: Publication) -> JoinView:
    """The page."""
    framework, joining = publication.framework, publication.framework.joining
    open_now, ended = applying.whether(publication), publication.is_over
    criteria = publication.criteria.values()
    changes = entry_criteria.changes(publication, criteria)
    return JoinView(
        title=f"Join {framework.title}",
        description=f"For providers: what {framework.title} is, what is checked, and how to join.",
        heading="Join the framework",
        draft=drafts.of_framework(framework.council, draft=framework.draft),
        open_now=open_now.words,
        may_prepare=open_now.may_prepare,
        ended=ended,
        easy_read=None if ended else easy_read.of_joining(publication),
        wanted=Link("Where providers are wanted", addresses.WHERE_WANTED),
        update=links.UPDATE,
        facts=filled(
            *entry_criteria.terms(publication),
            ("When you can join", "; ".join(open_now.times)),
            *entry_criteria.decision(publication),
            ("Open Contracting id", framework.ocid),
        ),
        documents=documents.documents(publication),
        buying=prose.to_html(joining.buying, heading_shift=1),
        lots=tuple(
            LotLine(
                Link(lot.title, addresses.join_lot(lot.id)),
                "" if ended else _state(lot),
                criteria_words.cqc(lot),
            )
            for lot in publication.lots.values()
        ),
        checks=tuple(
            Link(f"Self-check: {wording.mid_sentence(lot.title)}", addresses.self_check(lot.id))
            for lot in publication.lots.values()
            if applying.whether(publication, lot).may_prepare
        ),
        steps=joining.steps if open_now.may_prepare else (),
        all_criteria=links.CRITERIA,
        stages=tuple(
            (criteria_words.STAGES[stage][0], tuple(_asked(publication, c) for c in asked))
            for stage, asked in entry_criteria.by_stage(publication, criteria)
        ),
        to_come=tuple(change for change in changes if change.to_come),
        goes=None if ended else entry_criteria.goes(framework),
        questions=() if ended else tuple(_answers(publication.framework)),
        changes=changes,
        team=contacts.of_team(framework.commissioning),
        guide=Link("Guide to the data", addresses.DATA_GUIDE),
    )


def _answers(framework: Framework) -> Iterator[AnswerView]:
    for each in framework.joining.questions:
        yield AnswerView(each.question, prose.to_html(each.answer, heading_shift=2))
    if (ways := reviewing.ways(framework)).review:
        answer = f"{ways.review}\n\n{ways.claim}"
        yield AnswerView(
            "What if we do not agree with a decision?", prose.to_html(answer, heading_shift=2)
        )


def _state(lot: Lot) -> str:
    words = _STATES[lot.state]
    opens = lot.opens_on if lot.state is LotState.PLANNED else None
    return f"{words}: opens on {wording.day(opens)}" if opens else words


def _asked(publication: Publication, criterion: Criterion) -> CriterionLine:
    version = publication.as_asked(criterion)
    return CriterionLine(
        Link(version.title, addresses.criterion(criterion.id)),
        criteria_words.KINDS.get(version.kind, version.kind),
        _where(publication, criterion.id),
    )


def _where(publication: Publication, criterion: str) -> str:
    """Which types ask it, where not all do."""
    asking = [lot for lot in publication.lots.values() if criterion in lot.criteria]
    if len(asking) == len(publication.lots):
        return ""
    if not asking:
        return "not asked at present"
    if len(asking) > 3:
        return f"for {len(asking)} of {len(publication.lots)} types of support"
    return f"for {wording.joined([wording.mid_sentence(lot.title) for lot in asking])}"
