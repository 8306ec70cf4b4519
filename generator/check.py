"""Everything that is wrong with a council's folder, and what could be published of it: all for which a build would refuse."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generator import address, rules
from generator.config import Config
from generator.load import Gaps, load
from generator.problem import Place, Problem, capped, has_errors, in_order, problems_of
from generator.publication import Publication, publish
from generator.publication.checks import evidence_lapses_soon
from generator.records import Filed, Service
from generator.rules.addresses import Addresses
from generator.site import addresses, redirects, routes


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found.

    Attributes:
        problems: all of them, in the order of their files and rows.
        publication: what the public may know on the day; None where an error stands in the way.
    """

    problems: tuple[Problem, ...]
    publication: Publication | None


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
    found = list(rules.problems(loaded.filed, loaded.gaps, already_named, config.as_of))
    whole = _holding_together(loaded.filed)
    publication = publish(whole, config.as_of)
    left_out = (s for key, s in loaded.filed.services.items() if key not in whole.services)
    found += problems_of(evidence_lapses_soon, publication, "warning")
    found += rules.problems_of_addresses(_addresses(publication, loaded.gaps, left_out))
    placed = (_at_its_line(p, loaded.lines) for p in found if _cell(p.place) not in already_named)
    problems = capped(in_order([*loaded.problems, *placed]))
    return Checked(tuple(problems), None if has_errors(problems) else publication)


def _holding_together(filed: Filed) -> Filed:
    """The records without services of a lot that there is not: a rule has named them."""
    services = {key: s for key, s in filed.services.items() if s.lot in filed.lots}
    return filed if len(services) == len(filed.services) else replace(filed, services=services)


def _addresses(publication: Publication, gaps: Gaps, left_out: Iterable[Service]) -> Addresses:
    """The addresses of the site that would be made."""
    former = {redirect.address: redirect.place for redirect in redirects.former(publication)}
    prose = [(address.prose(path), Place(f"content/{path}")) for path in publication.prose]
    return Addresses(
        ledger=publication.ledger,
        as_of=publication.as_of,
        sources=(
            *routes.sources(publication),
            # Of two records that claim one, `former_id_taken` speaks.
            *((where, former[where]) for where, _ in prose if where in former),
            *prose,
        ),
        former=frozenset(former),
        left_out=frozenset(
            addresses.service(each) for s in left_out for each in (s.id, *s.former_ids)
        ),
        kind_of=routes.kind_of,
        how_to_keep=routes.how_to_keep,
        gaps=gaps,
    )


def _cell(place: Place) -> tuple[str, int | None, str]:
    return place.file, place.row, place.field


def _at_its_line(problem: Problem, lines: Mapping[str, Mapping[str, int]]) -> Problem:
    """With the line of its key in a YAML file, or of the nearest one around it."""
    place, known = problem.place, lines.get(problem.place.file, {})
    field = place.field
    while field and field not in known:
        field = field.rpartition(".")[0]
    return replace(problem, place=replace(place, line=known[field])) if field else problem
