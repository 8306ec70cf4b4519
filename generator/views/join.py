"""The first page for providers that may join: what the framework is, what is asked, and how it goes."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator import addresses
from generator.criterion import Criterion
from generator.model import Framework, Lot, LotState
from generator.views import applying, contacts, easy_read, joining, links, prose, wording
from generator.views.applying import Applying
from generator.views.catalogue import Catalogue
from generator.views.contacts import ContactsView
from generator.views.joining import ChangeView, GoesView
from generator.views.links import Link

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
class Asked:
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
class JoinView:
    """The page.

    Attributes:
        open_now: whether one can apply on the day.
        may_prepare: whether there is anything that a provider can do.
        ended: whether the framework is over; then nothing stands here that is for those who join.
        facts: law, dates and who decides, each a label and words.
        checks: the self-check of each type that a provider may join.
        stages: heading → the criteria that are asked everywhere or somewhere.
    """

    title: str
    description: str
    crumbs: tuple[Link, ...]
    heading: str
    open_now: str
    may_prepare: bool
    ended: bool
    easy_read: Link | None
    wanted: Link
    facts: tuple[tuple[str, str], ...]
    buying: Markup
    lots: tuple[LotLine, ...]
    checks: tuple[Link, ...]
    steps: tuple[str, ...]
    stages: tuple[tuple[str, tuple[Asked, ...]], ...]
    to_come: tuple[ChangeView, ...]
    goes: GoesView | None
    questions: tuple[AnswerView, ...]
    changes: tuple[ChangeView, ...]
    team: ContactsView
    guide: Link


def view(catalogue: Catalogue) -> JoinView:
    """The page."""
    directory = catalogue.directory
    framework, said = directory.framework, directory.framework.joining
    open_now, ended = applying.whether(catalogue), applying.is_over(catalogue)
    changes = joining.changes(catalogue, directory.criteria.values())
    return JoinView(
        title=f"Join {framework.title}",
        description=f"For providers: what {framework.title} is, what is checked, and how to join.",
        crumbs=links.crumbs(),
        heading="Join the framework",
        open_now=open_now.words,
        may_prepare=open_now.may_prepare,
        ended=ended,
        easy_read=None if ended else easy_read.of_joining(catalogue),
        wanted=Link("Where providers are wanted", addresses.WHERE_WANTED),
        facts=_facts(catalogue, open_now),
        buying=prose.to_html(said.buying, heading_shift=1),
        lots=tuple(
            LotLine(
                Link(lot.title, addresses.join_lot(lot.id)),
                "" if ended else _state(lot),
                joining.cqc(lot),
            )
            for lot in catalogue.lots
        ),
        checks=tuple(
            Link(f"Self-check: {wording.mid_sentence(lot.title)}", addresses.self_check(lot.id))
            for lot in catalogue.lots
            if applying.whether(catalogue, lot).may_prepare
        ),
        steps=said.steps if open_now.may_prepare else (),
        stages=_stages(catalogue),
        to_come=tuple(change for change in changes if change.to_come),
        goes=None if ended else joining.goes(framework),
        questions=tuple(
            AnswerView(q.question, prose.to_html(q.answer, heading_shift=2))
            for q in (() if ended else said.questions)
        ),
        changes=changes,
        team=contacts.of_team(framework.commissioning),
        guide=Link("Guide to the data", addresses.DATA_GUIDE),
    )


def _state(lot: Lot) -> str:
    words = _STATES[lot.state]
    if lot.state is LotState.PLANNED and lot.opens_on:
        return f"{words}: opens on {wording.day(lot.opens_on)}"
    return words


def _facts(catalogue: Catalogue, open_now: Applying) -> tuple[tuple[str, str], ...]:
    framework, day = catalogue.directory.framework, catalogue.listing.as_of
    facts = (
        ("Law", joining.law(framework)),
        (
            "Begins" if framework.starts and framework.starts > day else "Began",
            wording.day(framework.starts),
        ),
        *_terms(framework),
        ("When you can join", "; ".join(open_now.times)),
        *joining.decision(catalogue),
        ("Open Contracting id", framework.ocid),
    )
    return tuple((label, words) for label, words in facts if words)


def _terms(framework: Framework) -> tuple[tuple[str, str], ...]:
    first = ("First term", f"until {wording.day(framework.ends)}")
    if framework.extended_to is None:
        return (first,)
    return first, ("Extended", f"until {wording.day(framework.extended_to)}")


def _stages(catalogue: Catalogue) -> tuple[tuple[str, tuple[Asked, ...]], ...]:
    found = joining.by_stage(catalogue, catalogue.directory.criteria.values())
    return tuple(
        (joining.STAGES[stage][0], tuple(_asked(catalogue, criterion) for criterion in criteria))
        for stage, criteria in found
    )


def _asked(catalogue: Catalogue, criterion: Criterion) -> Asked:
    now = criterion.on(catalogue.listing.as_of) or criterion
    return Asked(
        Link(now.title, addresses.criterion(criterion.id)),
        joining.KINDS.get(now.kind, now.kind),
        _where(catalogue, criterion.id),
    )


def _where(catalogue: Catalogue, criterion: str) -> str:
    """Which types ask it, where not all do."""
    asking = [lot for lot in catalogue.lots if criterion in lot.criteria]
    if len(asking) == len(catalogue.lots):
        return ""
    if not asking:
        return "not asked at present"
    if len(asking) > 3:
        return f"for {len(asking)} of {len(catalogue.lots)} types of support"
    return f"for {wording.joined([wording.mid_sentence(lot.title) for lot in asking])}"
