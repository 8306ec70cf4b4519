"""Everything that is wrong with a council's folder, and what could be published of it: all for which a build would refuse."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator import address, rules
from generator.config import Config
from generator.load import Gaps, load
from generator.problem import Place, Problem, at_its_line, capped, has_errors, in_order, problems_of
from generator.publication import Publication, publish
from generator.publication.checks import CHECKS
from generator.records import Filed
from generator.rules.addresses import Addresses
from generator.rules.context import Cell
from generator.site import addresses, files, redirects, routes


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found.

    Attributes:
        problems: all of them, in the order of their files and rows.
        publication: what the public may know on the day; None where an error stands in the way.
        filed: what it is made from; None where an error stands in the way.
    """

    problems: tuple[Problem, ...]
    publication: Publication | None
    filed: Filed | None = None


def check(config: Config) -> Checked:
    """Read the folder and check it for the day `config.as_of`.

    A cell that could not be read is named once: nothing adds to it.

    Raises:
        Failure: a folder is missing, or a file cannot be read or is damaged.
    """
    loaded = load(config)
    if loaded.filed is None:
        return Checked(tuple(capped(in_order(loaded.problems))), None)
    already_named = frozenset(_cell(p.place) for p in loaded.problems if p.place.field)
    raised = list(rules.problems(loaded.filed, loaded.gaps, already_named, config.as_of))
    whole = _holding_together(loaded.filed)
    publication = publish(whole, config.as_of)
    addresses_made = _addresses(loaded.filed, publication, loaded.gaps, already_named)
    raised += rules.problems_of_addresses(addresses_made)
    raised += _of_evidence(publication, loaded.gaps, already_named)
    placed = (
        replace(p, place=at_its_line(p.place, loaded.lines))
        for p in raised
        if _cell(p.place) not in already_named
    )
    problems = capped(in_order([*loaded.problems, *placed]))
    if has_errors(problems):
        return Checked(tuple(problems), None)
    return Checked(tuple(problems), publication, whole)


def _holding_together(filed: Filed) -> Filed:
    """The records without services of a lot that there is not: a rule has named them."""
    services = {key: s for key, s in filed.services.items() if s.lot in filed.lots}
    return filed if len(services) == len(filed.services) else replace(filed, services=services)


def _of_evidence(
    publication: Publication, gaps: Gaps, already_named: frozenset[Cell]
) -> Iterator[Problem]:
    """What lapses soon, and what a rating outranks; nothing where it cannot be known whether it does."""
    unread = {field for file, _, field in already_named if file == publication.framework.place.file}
    if not unread & {"vetting", "warn_within_days"}:
        doubtful = gaps.tables["awards"] | gaps.tables["evidence"]
        for rule in CHECKS:
            for problem in problems_of(rule, publication, "warning"):
                if problem.place.file.split("/")[1] not in doubtful:
                    yield problem


def _addresses(
    filed: Filed, publication: Publication, gaps: Gaps, already_named: frozenset[Cell]
) -> Addresses:
    """The addresses of the site that would be made."""
    left_out = (s for s in filed.services.values() if s.lot not in filed.lots)
    former = {redirect.address: redirect.place for redirect in redirects.former(publication)}
    pages = filed.prose.pages
    prose = [(address.prose(path), Place(f"content/{path}")) for path in pages]
    return Addresses(
        filed=filed,
        as_of=publication.as_of,
        sources=(
            *routes.sources(publication),
            # Of two records that claim one, `former_id_taken` speaks.
            *((where, former[where]) for where, _ in prose if where in former),
            *prose,
        ),
        former=frozenset(former),
        files=files.standing(publication),
        filled=files.FILLED,
        is_made=files.is_made,
        left_out=frozenset(
            addresses.service(each) for s in left_out for each in (s.id, *s.former_ids)
        ),
        kind_of=routes.kind_of,
        how_to_keep=routes.how_to_keep,
        gaps=gaps,
        doubtful=_of_unread_names(filed, already_named),
    )


def _of_unread_names(filed: Filed, already_named: frozenset[Cell]) -> frozenset[str]:
    """The kinds of record of which one may have an address, now or before, that could not be read."""
    fields = {field.partition("slugs")[0] for _, _, field in already_named}
    provider = fields & {"provider", "provider.former_"}
    unread = provider or not all(p.legal_name for p in filed.providers.values())
    return frozenset(
        ({"provider"} if unread else set()) | ({"service"} if "former_ids" in fields else set())
    )


def _cell(place: Place) -> Cell:
    return place.file, place.row, place.field
