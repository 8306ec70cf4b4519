"""The page of an entry criterion: what is asked now, which lots ask it and how, and how it has changed."""

from dataclasses import dataclass

from generator.publication import Publication
from generator.records import Lot
from generator.records.criterion import Criterion, Source
from generator.site import addresses
from generator.site.parts import links
from generator.site.parts.links import Link
from generator.site.parts.page import PageView, filled
from generator.site.words import criteria as criteria_words
from generator.site.words import drafts, wording


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version: from which day, why it came, and what it asks."""

    since: str
    why: str
    passes: str
    evidence: str
    grace: str


@dataclass(frozen=True, slots=True)
class AskedIn:
    """A lot that asks it; `own_way` is what is different there, or ""."""

    link: Link
    own_way: str


@dataclass(frozen=True, slots=True)
class CriterionView(PageView):
    """The page.

    Attributes:
        kind: "Law", "Quality" or "Money".
        facts: labels and words, of the version in force, or of the first where that is still to come.
        form: where the form for it is, or "".
        declaration: what is declared: the heading of a group → its statements.
        sources: what it rests on, each with the page where it can be read.
        coming: a sentence for each version that follows it and is not in force yet.
    """

    kind: str
    question: str
    facts: tuple[tuple[str, str], ...]
    form: str
    declaration: tuple[tuple[str, tuple[str, ...]], ...]
    sources: tuple[Source, ...]
    coming: tuple[str, ...]
    asked_heading: str
    asked_in: tuple[AskedIn, ...]
    versions: tuple[VersionView, ...]


@dataclass(frozen=True, slots=True)
class CriterionInShort:
    """A criterion: what it asks, and by how many types of support it is asked, in words."""

    link: Link
    question: str
    asked: str


@dataclass(frozen=True, slots=True)
class CriteriaView(PageView):
    """All criteria: "Law", "Quality" or "Money" → its own, in their order."""

    kinds: tuple[tuple[str, tuple[CriterionInShort, ...]], ...]


def view_of_all(publication: Publication) -> CriteriaView:
    """The list of all entry criteria, those that no type of support asks at present among them."""
    criteria = [publication.as_asked(criterion) for criterion in publication.criteria.values()]
    kinds = dict.fromkeys((*criteria_words.KINDS, *(criterion.kind for criterion in criteria)))
    return CriteriaView(
        title="Every entry criterion",
        description="What a provider has to show before its services are listed: every entry criterion, what it asks, and which types of support ask it.",
        crumbs=links.crumbs(links.JOIN),
        heading="Every entry criterion",
        kinds=tuple(
            (criteria_words.KINDS.get(kind, kind), of_kind)
            for kind in kinds
            if (of_kind := tuple(_in_short(publication, c) for c in criteria if c.kind == kind))
        ),
    )


def _in_short(publication: Publication, version: Criterion) -> CriterionInShort:
    asking = sum(version.id in lot.criteria for lot in publication.lots.values())
    types = f"asked by {asking} of {len(publication.lots)} types of support"
    return CriterionInShort(
        Link(version.title, addresses.criterion(version.id)),
        version.question,
        types if asking else "not asked at present",
    )


def view(publication: Publication, criterion: Criterion) -> CriterionView:
    """The page of the criterion, as it is asked of whoever applies on the day."""
    day = publication.as_of
    version = publication.as_asked(criterion)
    stage = criteria_words.STAGES.get(version.stage, ("", version.stage))[1]
    ahead = version.since > day
    asking = (lot for lot in publication.lots.values() if criterion.id in lot.criteria)
    facts = filled(
        ("Will be asked from", wording.day(version.since) if ahead else ""),
        ("What passes", version.passes),
        ("What shows it", f"{version.evidence} {criteria_words.lasts(version)}"),
        ("When a rating changes", criteria_words.new_rating(version)),
        ("Whom it is asked of", criteria_words.of_whom(version)),
        ("Good to know", version.guidance),
        ("When it is looked at", wording.sentence_start(stage)),
        ("In force since", "" if ahead else wording.day(version.since)),
    )
    return CriterionView(
        title=f"{version.title}: entry criterion",
        description=wording.clip(version.question),
        crumbs=links.crumbs(links.JOIN, links.CRITERIA),
        heading=version.title,
        draft=drafts.of_criterion(publication.framework.council, draft=criterion.draft),
        kind=criteria_words.KINDS.get(version.kind, version.kind),
        question=version.question,
        facts=facts,
        form=criteria_words.form(version),
        declaration=criteria_words.declaration(version),
        sources=version.sources,
        coming=criteria_words.coming(criterion, max(day, version.since)),
        asked_heading="Where it will be asked" if ahead else "Where it is asked",
        asked_in=tuple(_asked_in(publication, lot, version) for lot in asking),
        versions=tuple(
            VersionView(
                since=wording.day(v.since),
                why=v.why,
                passes=v.passes,
                evidence=v.evidence,
                grace=criteria_words.grace(v, day) if v is not criterion else "",
            )
            for v in (reversed(criterion.versions) if criterion.later else ())
        ),
    )


def _asked_in(publication: Publication, lot: Lot, version: Criterion) -> AskedIn:
    lot_criterion = next((c for c in publication.criteria_of(lot) if c.id == version.id), version)
    there = publication.as_asked(lot_criterion)
    passes = there.passes if there.passes != version.passes else ""
    return AskedIn(
        Link(lot.title, f"{addresses.join_lot(lot.id)}#{version.id}"),
        " ".join(filter(None, (passes, _otherwise_asked(there, version)))),
    )


def _otherwise_asked(there: Criterion, version: Criterion) -> str:
    """Where the lot asks it of others, to be shown otherwise, or leaves it open: what holds there."""
    if criteria_words.of_whom(there) == criteria_words.of_whom(version):
        return ""
    must = "You cannot be listed without it." if there.mandatory and not version.mandatory else ""
    return " ".join(filter(None, (criteria_words.of_whom(there), must)))
