"""Ids that point at something: lots, areas, needs, access, languages, criteria, services, teams."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain

from generator.load import fields
from generator.load.ids import slug_of
from generator.load.wording import shown
from generator.problem import Finding, Place, did_you_mean
from generator.records import ANY_LANGUAGE, GROUP, Area, Filed, Term
from generator.rules.context import Context, cells


def unknown_lot(context: Context) -> Iterator[Finding]:
    """A lot in services.csv, awards.csv, reviews.csv, review-actions.csv, decisions.csv, unmet-requests.csv or applications.csv, or one beside which another is suggested, is the id of a file in lots/: `supported-living` for lots/supported-living.yml."""
    # A file whose name is no id is named by lot-slug; the id that it should have counts.
    lot_ids = {lot for name in context.gaps.lots for lot in (name, slug_of(name))}
    filed = context.filed
    tables = (filed.services.values(), filed.awards, filed.reviews, filed.review_actions)
    unread = ((lot, place) for cell, place in context.left_out("lots") for lot in fields.ids(cell))
    named = chain(
        cells(chain(*tables, filed.unmet_requests), "lot"),
        context.left_out("lot"),
        _suggested(filed, "lots"),
        ((lot, d.place.at("lots")) for d in filed.decisions for lot in d.lots),
        ((lot, a.place.at("lots")) for a in filed.applications for lot in a.lots),
        unread,
    )
    for word, place in named:
        yield from _unknown(word, lot_ids, "lot", place)


def unknown_area(context: Context) -> Iterator[Finding]:
    """Each area of a service, or of an unmet request, is an id in content/areas.yml; a service may say the one word `all`."""
    filed = context.filed
    asked = cells(filed.unmet_requests, "area")
    named = chain(_of_services(filed, "areas"), asked, context.left_out("area"))
    yield from _unknown_terms(context, "areas", "area", named)


def unknown_need(context: Context) -> Iterator[Finding]:
    """Each need of a service or of an unmet request, or beside which a lot is suggested, is an id in content/needs.yml."""
    filed = context.filed
    named = chain(
        _suggested(filed, "needs"),
        _of_services(filed, "needs"),
        cells(filed.unmet_requests, "need"),
        context.left_out("need"),
    )
    yield from _unknown_terms(context, "needs", "need", named)


def unknown_access(context: Context) -> Iterator[Finding]:
    """Each entry under access is an id in content/access.yml, and so is each under `where_none` in content/elsewhere.yml, but for the word `languages`."""
    asked = (
        (word, signpost.place.at(f"{signpost.place.field}.where_none"))
        for signpost in context.filed.signposts.values()
        for word in signpost.where_none
        if word != ANY_LANGUAGE
    )
    services = _of_services(context.filed, "access")
    yield from _unknown_terms(context, "access", "access id", services, asked)


def unknown_group(context: Context) -> Iterator[Finding]:
    """A group that content/elsewhere.yml names in its words, as `<who>`, is one of the groups in content/search.yml; one that a group there names stands above it."""
    if "content/search.yml" in context.gaps.files:
        return
    search = context.filed.search_words
    above: list[str] = []
    for name, entries in search.groups.items():
        for place, group in _groups_named(entries, search.place.at(f"groups.{name}")):
            if group not in above:
                words = f"no group {shown(group)} stands above this one"
                yield place, f"{words}{did_you_mean(group, above)}"
        above.append(name)
    for signpost in context.filed.signposts.values():
        for key, phrases in (("words", signpost.words), ("unless", signpost.unless)):
            for place, group in _groups_named(
                phrases, signpost.place.at(f"{signpost.place.field}.{key}")
            ):
                yield from _unknown(group, search.groups, "group", place)


def unknown_language(context: Context) -> Iterator[Finding]:
    """Each language of a service is an id in content/languages.yml. British Sign Language is a kind of access: `sign-language`."""
    named = list(_of_services(context.filed, "languages"))
    if "english" not in context.filed.languages:
        english = [place for word, place in named if word.casefold() == "english"]
        yield from ((place, "English goes without saying; leave it out") for place in english)
        named = [(word, place) for word, place in named if word.casefold() != "english"]
    if context.filed.languages:
        yield from _unknown_terms(context, "languages", "language", named)
    elif "content/languages.yml" not in context.gaps.files:
        for word, place in named:
            yield (
                place,
                f"{shown(word)} is in no list: list it in content/languages.yml, with id and name",
            )


def unknown_criterion(context: Context) -> Iterator[Finding]:
    """A criterion in evidence.csv or application-reasons.csv, or one that a lot picks up, is an id in lots/criteria.yml."""
    if "lots/criteria.yml" in context.gaps.files:
        return
    criterion_ids = context.filed.criteria.keys() | context.gaps.criteria
    filed = context.filed
    named = cells(chain(filed.evidence, filed.refusal_reasons), "criterion")
    for word, place in chain(named, context.left_out("criterion")):
        yield from _unknown(word, criterion_ids, "criterion", place)
    for lot in filed.lots.values():
        # What is no id at all has been named so.
        for criterion in filter(lambda name: name == slug_of(name), lot.criteria):
            yield from _unknown(criterion, criterion_ids, "criterion", lot.place.at("criteria"))


def unknown_service(context: Context) -> Iterator[Finding]:
    """A service in prices.csv, evidence.csv or feedback.csv is an id in the same provider's services.csv."""
    filed = context.filed
    named = [(row.provider, row.service, row.place) for row in filed.evidence]
    named += [(row.provider, row.service, row.place) for row in filed.feedback]
    named += [(row.provider, row.service, row.place) for row in filed.prices]
    named += [(row.provider, row.text("service"), row.place) for row in context.gaps.rows]
    for provider, name, place in named:
        service_ids = {service.id for service in filed.services_of(provider)}
        if not name or name in service_ids or provider in context.gaps.tables["services"]:
            continue
        other = filed.services.get(name)
        if other is not None:
            words = f'"{name}" is a service of another provider, {other.provider}'
            yield place.at("service"), words
        else:
            yield from _unknown(name, service_ids, "service", place.at("service"))


def unknown_team(context: Context) -> Iterator[Finding]:
    """A team that looks after a provider (lead_commissioner in datapackage.yaml), or stands in for a lot's own (deputy_commissioner), is the lead_commissioner of a lot or the commissioning team of content/framework.yml, by the same name: there its e-mail address stands."""
    filed = context.filed
    lots, framework = filed.lots.values(), filed.framework
    unread = (len(filed.lots) < len(context.gaps.lots)) or any(
        not lot.lead_commissioner.team or context.in_doubt(lot.place, "lead_commissioner")
        for lot in lots
    )
    if unread or context.in_doubt(framework.place, "contacts"):
        return  # it may be the team that cannot be read
    named = chain(
        (
            (p.lead_commissioner, p.place.at("provider.lead_commissioner"))
            for p in filed.providers.values()
        ),
        ((lot.deputy_commissioner, lot.place.at("deputy_commissioner")) for lot in lots),
    )
    teams = {lot.lead_commissioner.team for lot in lots} | {framework.commissioning.team}
    for team, place in named:
        yield from _unknown(team, teams, "team", place)


def repeated_id(context: Context) -> Iterator[Finding]:
    """No id stands twice in one cell."""
    filed = context.filed
    lists = [
        (getattr(service, field), service.place.at(field))
        for service in filed.services.values()
        for field in ("areas", "needs", "access", "languages")
    ]
    lists += [(decision.lots, decision.place.at("lots")) for decision in filed.decisions]
    lists += [(row.lots, row.place.at("lots")) for row in filed.applications]
    for ids, place in lists:
        for twice in sorted(i for i, count in Counter(ids).items() if count > 1):
            yield place, f'"{twice}" is there twice; once is enough'


_Named = Iterable[tuple[str, Place]]


def _groups_named(phrases: Iterable[str], place: Place) -> Iterator[tuple[Place, str]]:
    """The groups that the phrases name, each with the place of its phrase."""
    for index, phrase in enumerate(phrases):
        for group in GROUP.findall(phrase):
            yield place.at(f"{place.field}.{index}"), group


def _suggested(filed: Filed, field: str) -> _Named:
    for lot in filed.lots.values():
        for word in getattr(lot.have_you_thought_of, field):
            yield word, lot.place.at(f"have_you_thought_of.{field}")


def _of_services(filed: Filed, field: str) -> _Named:
    for service in filed.services.values():
        for word in getattr(service, field):
            yield word, service.place.at(field)


def _unknown_terms(context: Context, file: str, what: str, *named: _Named) -> Iterator[Finding]:
    """Words that are no ids in the file content/<file>.yml, nor its names; nothing where it cannot be read."""
    if f"content/{file}.yml" in context.gaps.files:
        return
    records: Mapping[str, Area | Term] = getattr(context.filed, file)
    names = {record.name.lower(): key for key, record in records.items()}
    for word, place in chain(*named):
        yield from _unknown(word, records, what, place, names)


def _unknown(
    word: str,
    ids: Collection[str],
    what: str,
    place: Place,
    names: Mapping[str, str] | None = None,
) -> Iterator[Finding]:
    if not word or word in ids:
        return
    meant = (names or {}).get(word.lower())
    parts = [part.strip() for part in word.split(",")]
    if len(parts) > 1 and any(part in ids or part.lower() in (names or {}) for part in parts):
        yield place, f"there is no {what} {shown(word)}; put ; between ids, not a comma"
        return
    hint = f'; did you mean "{meant}"?' if meant else did_you_mean(word, ids)
    yield place, f"there is no {what} {shown(word)}{hint}"
