"""Ids that point at something: lots, areas, needs, access, criteria, services."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from generator.load.wording import shown
from generator.model import Award, Evidence, Feedback, Review, Service, Unmet
from generator.problem import Place, did_you_mean
from generator.rules.context import Context, Finding
from generator.rules.identity import slug_of


def unknown_lot(context: Context) -> Iterator[Finding]:
    """A lot in services.csv, awards.csv, reviews.csv or unmet-requests.csv, or one beside which another is suggested, is the id of a file in lots/: `supported-living` for lots/supported-living.yml."""
    # A file whose name is no id is named by lot-slug; the id that it should have counts.
    known = {lot for name in context.gaps.lots for lot in (name, slug_of(name))}
    directory = context.directory
    rows: list[Service | Award | Review | Unmet] = [
        *directory.services.values(),
        *directory.awards,
        *directory.reviews,
        *directory.unmet,
    ]
    for row in rows:
        yield from _unknown(row.lot, known, "lot", row.place.at("lot"))
    for word, place in context.left_out("lot"):
        yield from _unknown(word, known, "lot", place)
    for lot in context.directory.lots.values():
        for beside in lot.have_you_thought_of.lots:
            yield from _unknown(beside, known, "lot", lot.place.at("have_you_thought_of.lots"))


def unknown_area(context: Context) -> Iterator[Finding]:
    """Each area of a service, or of an unmet request, is an id in content/areas.yml; a service may say the one word `all`."""
    if "content/areas.yml" not in context.gaps.files:
        names = _names(context.directory.areas)
        for service in context.directory.services.values():
            for area in service.areas:
                yield from _unknown(
                    area,
                    context.directory.areas,
                    "area",
                    service.place.at("areas"),
                    names,
                )
        asked = [(row.area, row.place.at("area")) for row in context.directory.unmet]
        for word, place in (*asked, *context.left_out("area")):
            yield from _unknown(word, context.directory.areas, "area", place, names)


def unknown_need(context: Context) -> Iterator[Finding]:
    """Each need of a service or of an unmet request, or beside which a lot is suggested, is an id in content/needs.yml."""
    if "content/needs.yml" not in context.gaps.files:
        names = _names(context.directory.needs)
        for lot in context.directory.lots.values():
            place = lot.place.at("have_you_thought_of.needs")
            for need in lot.have_you_thought_of.needs:
                yield from _unknown(need, context.directory.needs, "need", place, names)
        for service in context.directory.services.values():
            for need in service.needs:
                yield from _unknown(
                    need,
                    context.directory.needs,
                    "need",
                    service.place.at("needs"),
                    names,
                )
        asked = [(row.need, row.place.at("need")) for row in context.directory.unmet]
        for word, place in (*asked, *context.left_out("need")):
            yield from _unknown(word, context.directory.needs, "need", place, names)


def unknown_access(context: Context) -> Iterator[Finding]:
    """Each entry under access is an id in content/access.yml."""
    if "content/access.yml" not in context.gaps.files:
        names = _names(context.directory.access)
        for service in context.directory.services.values():
            for entry in service.access:
                yield from _unknown(
                    entry,
                    context.directory.access,
                    "access id",
                    service.place.at("access"),
                    names,
                )


def unknown_criterion(context: Context) -> Iterator[Finding]:
    """A criterion in evidence.csv, or one that a lot picks up, is an id in lots/criteria.yml."""
    if "lots/criteria.yml" in context.gaps.files:
        return
    known = context.directory.criteria.keys() | context.gaps.criteria
    seen = [(row.criterion, row.place.at("criterion")) for row in context.directory.evidence]
    for word, place in (*seen, *context.left_out("criterion")):
        yield from _unknown(word, known, "criterion", place)
    for lot in context.directory.lots.values():
        # What is no id at all has been named so.
        for criterion in filter(lambda name: name == slug_of(name), lot.criteria):
            yield from _unknown(criterion, known, "criterion", lot.place.at("criteria"))


def unknown_service(context: Context) -> Iterator[Finding]:
    """A service in evidence.csv or feedback.csv is an id in the same provider's services.csv."""
    directory = context.directory
    rows: list[Evidence | Feedback] = [*directory.evidence, *directory.feedback]
    named = [(row.provider, row.service, row.place) for row in rows]
    named += [(row.provider, row.text("service"), row.place) for row in context.gaps.rows]
    for provider, name, place in named:
        own = {service.id for service in directory.services_of(provider)}
        if not name or name in own or provider in context.gaps.tables["services"]:
            continue
        other = directory.services.get(name)
        if other is not None:
            words = f'"{name}" is a service of another provider, {other.provider}'
            yield place.at("service"), words
        else:
            yield from _unknown(name, own, "service", place.at("service"))


def repeated_id(context: Context) -> Iterator[Finding]:
    """No id stands twice in one cell."""
    for service in context.directory.services.values():
        lists = {"areas": service.areas, "needs": service.needs, "access": service.access}
        for field, ids in lists.items():
            for twice in sorted(i for i, count in Counter(ids).items() if count > 1):
                yield service.place.at(field), f'"{twice}" is there twice; once is enough'


def _names(records: Mapping[str, object]) -> dict[str, str]:
    return {str(getattr(record, "name", "")).lower(): key for key, record in records.items()}


def _unknown(
    word: str,
    known: Collection[str],
    what: str,
    place: Place,
    names: Mapping[str, str] | None = None,
) -> Iterator[Finding]:
    if not word or word in known:
        return
    meant = (names or {}).get(word.lower())
    parts = [part.strip() for part in word.split(",")]
    if len(parts) > 1 and any(part in known or part.lower() in (names or {}) for part in parts):
        yield place, f"there is no {what} {shown(word)}; put ; between ids, not a comma"
        return
    hint = f'; did you mean "{meant}"?' if meant else did_you_mean(word, known)
    yield place, f"there is no {what} {shown(word)}{hint}"
