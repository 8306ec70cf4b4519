"""The first page for providers that may join: what the framework is, what is asked, and how it goes."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator import addresses
from generator.criterion import Criterion
from generator.model import Framework, LotState
from generator.views import contacts, easy_read, joining, links, prose, wording
from generator.views.catalogue import Catalogue
from generator.views.contacts import ContactsView
from generator.views.joining import ChangeView
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
        facts: law, dates and who decides, each a label and words.
        decisions: what was decided about the framework: day, what, by whom, reference.
        stages: heading → the criteria that are asked everywhere or somewhere.
    """

    title: str
    description: str
    crumbs: tuple[Link, ...]
    heading: str
    summary: str
    open_now: str
    easy_read: Link | None
    wanted: Link
    facts: tuple[tuple[str, str], ...]
    buying: Markup
    lots: tuple[LotLine, ...]
    steps: tuple[str, ...]
    stages: tuple[tuple[str, tuple[Asked, ...]], ...]
    call_off: Markup
    duties: tuple[str, ...]
    leaving: Markup
    questions: tuple[AnswerView, ...]
    to_come: tuple[ChangeView, ...]
    changes: tuple[ChangeView, ...]
    team: ContactsView
    guide: Link


def view(catalogue: Catalogue) -> JoinView:
    """The page."""
    directory = catalogue.directory
    framework, said = directory.framework, directory.framework.joining
    changes = joining.changes(catalogue, directory.criteria.values())
    return JoinView(
        title=f"Join {framework.title}",
        description=f"For providers: what {framework.title} is, what is checked, and how to join.",
        crumbs=links.crumbs(),
        heading="Join the framework",
        summary=framework.summary,
        open_now=joining.whether_open(catalogue),
        easy_read=_easy_read(catalogue),
        wanted=Link("Where providers are wanted", addresses.WHERE_WANTED),
        facts=_facts(framework),
        buying=prose.to_html(said.buying, heading_shift=1),
        lots=tuple(
            LotLine(
                Link(lot.title, addresses.join_lot(lot.id)), _STATES[lot.state], joining.cqc(lot)
            )
            for lot in catalogue.lots
        ),
        steps=said.steps,
        stages=_stages(catalogue),
        call_off=prose.to_html(said.call_off, heading_shift=1),
        duties=said.duties,
        leaving=prose.to_html(said.leaving, heading_shift=1),
        questions=tuple(
            AnswerView(q.question, prose.to_html(q.answer, heading_shift=2)) for q in said.questions
        ),
        to_come=tuple(change for change in changes if change.to_come),
        changes=changes,
        team=contacts.of_team(framework.commissioning),
        guide=Link("Guide to the data", addresses.DATA_GUIDE),
    )


def _facts(framework: Framework) -> tuple[tuple[str, str], ...]:
    said = framework.joining
    extended = framework.extended_to
    days = said.decision_days
    facts = (
        ("Law", joining.law(framework)),
        ("Began", wording.day(framework.starts)),
        ("First term", f"until {wording.day(framework.ends)}"),
        ("Extended", f"until {wording.day(extended)}" if extended else ""),
        ("When you can join", framework.rounds),
        (
            "How long a decision takes",
            f"at most {days} working days from a full application" if days else "",
        ),
        ("Who decides", said.decided_by),
        ("Open Contracting id", framework.ocid),
    )
    return tuple((label, words) for label, words in facts if words)


def _easy_read(catalogue: Catalogue) -> Link | None:
    page = catalogue.directory.easy_read.get(easy_read.FRAMEWORK)
    return Link(f"{page.title} in Easy Read", addresses.easy_read(page.id)) if page else None


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
