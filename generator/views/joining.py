"""What the pages for providers share: the criteria in the order in which they are assessed, and the words for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from generator import addresses
from generator.assurance import asked_in, months_after
from generator.criterion import AskedOf, Criterion, ShownBy
from generator.model import Framework, Lot, Registration
from generator.views import applying, links, prose, wording
from generator.views.catalogue import Catalogue
from generator.views.links import Link

JOIN = Link("Join the framework", addresses.JOIN)

# In the order of the assessment.
STAGES: Mapping[str, tuple[str, str]] = {
    "exclusion": ("First: may you be on the list at all?", "exclusion"),
    "selection": ("Then: can you do the work?", "selection"),
    "award": ("Before the award", "award"),
    "while-on-the-framework": ("While you are on the list", "while on the framework"),
}
KINDS: Mapping[str, str] = {"legal": "Law", "quality": "Quality", "financial": "Money"}
_LAW: Mapping[str, str] = {
    "pcr-2015-light-touch": "Light-touch rules in the Public Contracts Regulations 2015, regulations 74 to 77",
    "procurement-act-2023-open-framework": "Open framework under section 49 of the Procurement Act 2023",
    "procurement-act-2023-light-touch": "Light-touch rules in the Procurement Act 2023",
    "not-stated": "",
}


@dataclass(frozen=True, slots=True)
class AskedView:
    """A criterion as it is asked of whoever applies on the day.

    Attributes:
        kind: "Law", "Quality" or "Money".
        paper: see `Criterion`.
        lasts: for how long the proof counts.
        of_whom: a sentence where it is not asked of every service, or "".
        coming: what changes later, a sentence each.
        regulated_only: whether it is asked of regulated services alone.
    """

    id: str
    link: Link
    kind: str
    stage: str
    question: str
    passes: str
    evidence: str
    lasts: str
    guidance: str
    source: str
    of_whom: str
    coming: tuple[str, ...]
    mandatory: bool
    regulated_only: bool
    paper: str


@dataclass(frozen=True, slots=True)
class StageView:
    """The criteria of one stage."""

    id: str
    heading: str
    criteria: tuple[AskedView, ...]


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
    said = framework.joining
    return GoesView(
        prose.to_html(said.call_off, heading_shift=1),
        said.duties,
        prose.to_html(said.leaving, heading_shift=1),
    )


def decision(catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """How long a decision takes and who decides, each a label and words; () once the framework is over."""
    said = catalogue.directory.framework.joining
    if applying.is_over(catalogue):
        return ()
    days = said.decision_days
    words = f"at most {days} working days from a full application" if days else ""
    return ("How long a decision takes", words), ("Who decides", said.decided_by)


def open_to_providers(catalogue: Catalogue) -> tuple[Lot, ...]:
    """The lots that a provider may ask to join, or prepare for."""
    return tuple(lot for lot in catalogue.lots if lot.state in applying.OPEN)


def stages(catalogue: Catalogue, lot: Lot) -> tuple[StageView, ...]:
    """What the lot asks, in the order in which it is assessed: the very criteria that the listing goes by."""
    day = catalogue.listing.as_of
    regulated = lot.cqc.registration is not Registration.NEVER
    criteria = asked_in(catalogue.directory, lot, day, regulated=regulated)
    return tuple(
        StageView(stage, STAGES[stage][0], tuple(_asked(c, lot, day) for c in found))
        for stage, found in by_stage(catalogue, criteria)
    )


def by_stage(
    catalogue: Catalogue, criteria: Iterable[Criterion]
) -> Iterator[tuple[str, tuple[Criterion, ...]]]:
    """The stages in the order of the assessment, each with those asked on the day, in the order of lots/criteria.yml."""
    day = catalogue.listing.as_of
    order = {name: number for number, name in enumerate(catalogue.directory.criteria)}
    asked = sorted(criteria, key=lambda criterion: order.get(criterion.id, len(order)))
    for stage in STAGES:
        found = tuple(c for c in asked if (now := c.on(day)) and now.stage == stage)
        if found:
            yield stage, found


def _asked(criterion: Criterion, lot: Lot, day: date) -> AskedView:
    now = criterion.on(day) or criterion
    regulated_only = now.asked_of is AskedOf.REGULATED_SERVICES
    return AskedView(
        id=criterion.id,
        link=Link(now.title, addresses.criterion(criterion.id)),
        kind=KINDS.get(now.kind, now.kind),
        stage=now.stage,
        question=now.question,
        passes=now.passes,
        evidence=now.evidence,
        lasts=lasts(now),
        guidance=now.guidance,
        source=now.source,
        of_whom=of_whom(now, lot),
        coming=coming(criterion, day),
        mandatory=now.mandatory,
        paper=now.paper,
        regulated_only=regulated_only and lot.cqc.registration is Registration.SOMETIMES,
    )


def lasts(criterion: Criterion) -> str:
    """For how long its proof counts, in a sentence."""
    if criterion.lasts_months is None:
        return "The proof does not run out unless it says so itself."
    months = wording.count(criterion.lasts_months, "month")
    return f"The proof lasts {months}, unless it says another day itself."


def of_whom(criterion: Criterion, lot: Lot | None = None) -> str:
    """What is particular about whom it is asked of, and how it is shown; "" where nothing is."""
    words = []
    always = lot is not None and lot.cqc.registration is Registration.ALWAYS
    if criterion.asked_of is AskedOf.REGULATED_SERVICES and not always:
        words.append("It is asked only where CQC regulates the service.")
    if criterion.shown_by is ShownBy.SERVICE:
        words.append("You show it for each service.")
    if not criterion.mandatory:
        words.append("You can be listed without it.")
    return " ".join(words)


def coming(criterion: Criterion, day: date) -> tuple[str, ...]:
    """A sentence for each version that comes after the day."""
    return tuple(
        f"From {wording.day(v.since)}: {v.why or v.passes}"
        for v in criterion.versions
        if v.since > day
    )


def changes(catalogue: Catalogue, criteria: Iterable[Criterion]) -> tuple[ChangeView, ...]:
    """Every change to the criteria since the framework began, past and to come, the latest first.

    A criterion that was first asked later than that is a change too.
    """
    began, day = catalogue.directory.framework.starts, catalogue.listing.as_of
    found = [
        (v, v is c)
        for c in criteria
        for v in c.versions
        if v is not c or (began and v.since > began)
    ]
    found.sort(key=lambda pair: (-pair[0].since.toordinal(), pair[0].id))
    return tuple(
        ChangeView(
            on=wording.day(version.since),
            link=Link(version.title, addresses.criterion(version.id)),
            why=version.why or ("New." if is_new else ""),
            for_others=grace(version, day),
            to_come=version.since > day,
        )
        for version, is_new in found
    )


def grace(version: Criterion, day: date) -> str:
    """What a change means for providers that are on already, as it reads on the day."""
    if not version.grace_months:
        verb = "applies" if version.since > day else "applied"
        return f"It {verb} to everybody from that day."
    last = months_after(version.since, version.grace_months) - timedelta(days=1)
    verb = "had" if last < day else "have"
    return f"Providers already on {verb} until {wording.day(last)}."


def law(framework: Framework) -> str:
    """The procurement law that the framework stands on, "" where it is not said."""
    return _LAW.get(framework.legal_basis, "")


def prices(lot: Lot) -> tuple[tuple[str, str], ...]:
    """The bands of the price model: what for, and from what to what."""
    found = []
    for band in lot.price_model.bands:
        unit = wording.sentence_start(wording.unit(band.unit))
        if band.lowest is None and band.highest is None:
            amount = "agreed with each provider"
        elif band.highest is None:
            amount = f"from {wording.price(band.lowest, None, '')}"
        else:
            amount = wording.price(band.lowest, band.highest, "")
        found.append((f"{unit}, for {band.applies_to}" if band.applies_to else unit, amount))
    return tuple(found)


def cqc(lot: Lot) -> str:
    """What a provider needs of the Care Quality Commission for the lot."""
    activities = wording.joined([wording.mid_sentence(a) for a in lot.cqc.regulated_activities])
    what = f" for {activities}" if activities else ""
    return {
        Registration.ALWAYS: f"You must be registered with CQC{what}.",
        Registration.SOMETIMES: f"You must be registered with CQC{what} if your service includes it. Otherwise you need no registration.",
        Registration.NEVER: "You need no registration with CQC for this.",
    }[lot.cqc.registration]


def crumbs(*steps: Link) -> tuple[Link, ...]:
    """The way to a page below the first one for providers."""
    return links.crumbs(JOIN, *steps)
