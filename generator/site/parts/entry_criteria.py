"""What the pages for providers share: the criteria in the order in which they are assessed, and the words for them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from markupsafe import Markup

from generator.publication import Publication
from generator.publication.criteria import asked_in
from generator.records import Framework, FrameworkState, Lot, Registration
from generator.records.criterion import AskedOf, Criterion
from generator.site import addresses
from generator.site.parts import prose
from generator.site.parts.links import Link
from generator.site.words import criteria as criteria_words
from generator.site.words import wording


@dataclass(frozen=True, slots=True)
class AskedCriterion:
    """A criterion as it is asked of whoever applies on the day.

    Attributes:
        kind: "Law", "Quality" or "Money".
        paper: see `Criterion`.
        lasts: for how long the proof counts.
        of_whom: a sentence where it is not asked of every service, or "".
        form: where the form for it is, in a sentence, or "".
        coming: what changes later, a sentence each.
        asked_of: "regulated" or "unregulated" where it is asked of these services alone, and the lot has
            others too; or "".
        insurance: whether it asks for insurance.
        about_cqc: see `Criterion`.
    """

    id: str
    link: Link
    kind: str
    question: str
    passes: str
    evidence: str
    lasts: str
    guidance: str
    of_whom: str
    form: str
    coming: tuple[str, ...]
    mandatory: bool
    asked_of: str
    paper: str
    insurance: bool
    about_cqc: str


@dataclass(frozen=True, slots=True)
class StageView:
    """The criteria of one stage."""

    id: str
    heading: str
    criteria: tuple[AskedCriterion, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A version of a criterion that came, or will come: its day, what, why, and for whom when."""

    on: str
    link: Link
    why: str
    for_others: str
    to_come: bool


@dataclass(frozen=True, slots=True)
class GoesView:
    """How it goes on once a provider is on: how work is given, its duties, and how to leave; empty where not said."""

    call_off: Markup
    duties: tuple[str, ...]
    leaving: Markup


def goes(framework: Framework) -> GoesView:
    """How it goes on once a provider is on."""
    joining = framework.joining
    return GoesView(
        prose.to_html(joining.call_off, heading_shift=1),
        joining.duties,
        prose.to_html(joining.leaving, heading_shift=1),
    )


def decision(publication: Publication) -> tuple[tuple[str, str], ...]:
    """How long a decision takes and who decides, each a label and words; () once the framework is over."""
    joining = publication.framework.joining
    if publication.is_over:
        return ()
    days = joining.decision_days
    words = f"at most {days} working days from a full application" if days else ""
    return ("How long a decision takes", words), ("Who decides", joining.decided_by)


def terms(publication: Publication) -> tuple[tuple[str, str], ...]:
    """Law and dates of the framework, each a label and words, which may be ""."""
    framework = publication.framework
    begins = "Begins" if publication.state is FrameworkState.NOT_BEGUN else "Began"
    extended = wording.day(framework.extended_until)
    return (
        ("Law", criteria_words.law(framework)),
        (begins, wording.day(framework.starts)),
        ("First term", f"until {wording.day(framework.ends)}"),
        ("Extended", f"until {extended}" if extended else ""),
    )


def stages(publication: Publication, lot: Lot) -> tuple[StageView, ...]:
    """What the lot asks, in the order in which it is assessed: the very criteria that the listing goes by."""
    day = _first_day(publication)
    regulated = {Registration.ALWAYS: True, Registration.NEVER: False}.get(lot.cqc.registration)
    criteria = asked_in(lot, publication.criteria, day, regulated=regulated)
    return tuple(
        StageView(
            stage,
            criteria_words.STAGES[stage][0],
            tuple(_asked(publication, criterion, lot) for criterion in asked),
        )
        for stage, asked in by_stage(publication, criteria)
    )


def _first_day(publication: Publication) -> date:
    """The first day from now on which anybody can be on the framework: before it begins, whoever applies is asked what holds then."""
    return max(publication.as_of, publication.framework.starts or publication.as_of)


def by_stage(
    publication: Publication, criteria: Iterable[Criterion]
) -> Iterator[tuple[str, tuple[Criterion, ...]]]:
    """The stages in the order of the assessment, each with those asked on the day, in the order of lots/criteria.yml."""
    day = _first_day(publication)
    order = {name: number for number, name in enumerate(publication.criteria)}
    asked = sorted(criteria, key=lambda criterion: order.get(criterion.id, len(order)))
    for stage in criteria_words.STAGES:
        of_stage = tuple(c for c in asked if (version := c.on(day)) and version.stage == stage)
        if of_stage:
            yield stage, of_stage


_ALONE: Final[Mapping[AskedOf, str]] = {
    AskedOf.REGULATED_SERVICES: "regulated",
    AskedOf.UNREGULATED_SERVICES: "unregulated",
}


def _asked(publication: Publication, criterion: Criterion, lot: Lot) -> AskedCriterion:
    version = publication.as_asked(criterion)
    has_both = lot.cqc.registration is Registration.SOMETIMES
    return AskedCriterion(
        id=criterion.id,
        link=Link(version.title, addresses.criterion(criterion.id)),
        kind=criteria_words.KINDS.get(version.kind, version.kind),
        question=version.question,
        passes=version.passes,
        evidence=version.evidence,
        lasts=criteria_words.lasts(version),
        guidance=version.guidance,
        of_whom=criteria_words.of_whom(version, lot),
        form=criteria_words.form(version),
        coming=criteria_words.coming(criterion, max(publication.as_of, version.since)),
        mandatory=version.mandatory,
        paper=version.paper,
        insurance=version.least is not None,
        about_cqc=version.about_cqc,
        asked_of=_ALONE.get(version.asked_of, "") if has_both else "",
    )


def changes(publication: Publication, criteria: Iterable[Criterion]) -> tuple[ChangeView, ...]:
    """Every change to the criteria since the framework began, past and to come, the latest first.

    A criterion that was first asked later than that is a change too.
    """
    began, day = publication.framework.starts or date.max, publication.as_of
    versions = [(v, v is c) for c in criteria for v in c.versions if v is not c or v.since > began]
    versions.sort(key=lambda pair: (-pair[0].since.toordinal(), pair[0].id))
    return tuple(
        ChangeView(
            on=wording.day(version.since),
            link=Link(version.title, addresses.criterion(version.id)),
            why=version.why or ("New." if is_new else version.passes),
            for_others=criteria_words.grace(version, day),
            to_come=version.since > day,
        )
        for version, is_new in versions
    )
