"""The entry criteria fit together, and into their lots."""

from collections import Counter
from collections.abc import Iterator

from generator.problem import Finding
from generator.records import RATINGS, AskedOf, Lot, Registration
from generator.records.criterion import Criterion, RatingVerdict
from generator.rules.context import Context

# The likeliest to pass first.
_STRICTNESS = (RatingVerdict.PASSES, RatingVerdict.NEEDS_PLAN, RatingVerdict.REFUSED)


def criterion_contradiction(context: Context) -> Iterator[Finding]:
    """A criterion does not contradict itself, the law or its lot: no least sum below the one that law sets, no legal or exclusion criterion made optional by a lot, nothing asked of regulated services alone, or of others alone, in a lot that has none, {least} only where `least` is given, {ratings} only where `ratings` is, and no rating that passes while a better one does not."""
    keys = {
        key
        for file, _, field in context.already_named
        if file.startswith("lots/")
        for key in field.split(".")
    }
    if keys & {"least", "least_set_by", "ratings"}:
        return  # what builds on a criterion has its sum as well
    shared = context.filed.criteria
    for criterion in shared.values():
        for version in criterion.versions:
            yield from ((criterion.place, words) for words in _in_itself(version))
    for lot in context.filed.lots.values():
        for criterion in lot.sharpened:
            before = shared[criterion.id]
            for words in dict.fromkeys(w for v in criterion.versions for w in _against(before, v)):
                yield criterion.place, words
        for criterion in context.filed.criteria_of(lot.id):
            if (what := _never_asked(lot, criterion)) and not context.in_doubt(lot.place, "cqc"):
                words = (
                    f'"{criterion.id}" is asked of {what} services alone, and in this lot '
                    f"(cqc.registration: {lot.cqc.registration}) there are none"
                )
                yield lot.place.at("criteria"), words


def _in_itself(version: Criterion) -> Iterator[str]:
    if "{least}" in version.question + version.passes + version.evidence:
        yield "the text names {least}, and no `least` is given"
    if "{ratings}" in version.passes:
        yield "the text names {ratings}, and no `ratings` are given"
    if asked := version.ratings:
        verdicts = [_STRICTNESS.index(asked.verdict(rating)) for rating in RATINGS]
        if verdicts != sorted(verdicts) or set(asked.passing) & set(asked.with_plan):
            yield "each rating stands once under `ratings`, and none passes more easily than a better one"
    if (version.least is None) != (not version.least_set_by):
        yield "`least` and `least_set_by` go together: a sum, and who sets it"


def _against(shared: Criterion, version: Criterion) -> Iterator[str]:
    """What a lot asks less of than the shared criterion, where that is law."""
    before = shared.on(version.since) or shared
    by_law = before.least_set_by == "law" and before.least is not None
    if by_law and version.least is not None and version.least < (before.least or 0):
        yield f"£{version.least:,} is less than £{before.least:,}, the least that the law allows"
    if (
        before.mandatory
        and not version.mandatory
        and (before.kind == "legal" or before.stage == "exclusion")
    ):
        yield f'"{shared.id}" rests on law, so a lot cannot leave it open (mandatory: false)'
    yield from (w for w in _in_itself(version) if w not in _in_itself(before))


def _never_asked(lot: Lot, criterion: Criterion) -> str:
    """Of which services alone it is asked where the lot has none of these: "regulated", "unregulated", or ""."""
    for registration, asked_of, what in (
        (Registration.NEVER, AskedOf.REGULATED_SERVICES, "regulated"),
        (Registration.ALWAYS, AskedOf.UNREGULATED_SERVICES, "unregulated"),
    ):
        if lot.cqc.registration is registration:
            return what if all(v.asked_of is asked_of for v in criterion.versions) else ""
    return ""


def repeated_criterion(context: Context) -> Iterator[Finding]:
    """A lot picks up a criterion once: as it stands, or with what is different."""
    for lot in context.filed.lots.values():
        for criterion, count in sorted(Counter(lot.criteria).items()):
            if count > 1:
                yield lot.place.at("criteria"), f'"{criterion}" is there {count} times; keep one'


def repeated_statement(context: Context) -> Iterator[Finding]:
    """A statement of a declaration has an id of its own, among all criteria: a provider's answers are kept by it."""
    owners: dict[str, str] = {}
    lots = context.filed.lots.values()
    for criterion in (
        *context.filed.criteria.values(),
        *(c for lot in lots for c in lot.sharpened),
    ):
        for version in criterion.versions:
            ids = Counter(statement.id for statement in version.declaration)
            for name, count in sorted(ids.items()):
                if count > 1 or owners.setdefault(name, criterion.id) != criterion.id:
                    words = f'"{name}" is the id of two statements; give one of them another'
                    yield criterion.place, words
