"""What stands where: nothing that was public is lost, and no address has two pages."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.load import Gaps
from generator.problem import Finding, Place
from generator.records import Filed
from generator.records.ledger import REDIRECTS


@dataclass(frozen=True)
class Addresses:
    """The addresses that the site would have.

    Attributes:
        filed: what the folders say, of which much may not be public.
        sources: every page's address, and where it is said that there is one; pages of the data come first.
        former: those of former ids, which lead on.
        files: what stands beside the pages.
        filled: where files stand whose names only the build knows.
        is_made: whether files of the build stand at an address or above it.
        left_out: those of what cannot be published, as it has a mistake.
        kind_of: what stands at an address, as the ledger calls it.
        how_to_keep: what keeps an address, in words, with what else would.
        doubtful: kinds of address of which one may be a former name that could not be read.
    """

    filed: Filed
    as_of: date
    sources: Sequence[tuple[str, Place]]
    former: frozenset[str]
    files: frozenset[str]
    filled: tuple[str, ...]
    is_made: Callable[[str], bool]
    left_out: frozenset[str]
    kind_of: Callable[[str], str]
    how_to_keep: Callable[[str, str], str]
    gaps: Gaps
    doubtful: frozenset[str] = frozenset()

    @cached_property
    def standing(self) -> frozenset[str]:
        """Every address at which a page stands, or which leads on by a former id."""
        return self.former.union(address for address, _ in self.sources)

    def is_taken(self, address: str) -> bool:
        """Whether more than one page would stand there, as `address_taken` says."""
        return sum(where == address for where, _ in self.sources) > 1


def address_lost(context: Addresses) -> Iterator[Finding]:
    """An address that was public (content/addresses.csv) still has a page or leads on to one: whoever left stays as left, a service that closed as withdrawn, and a new name goes with the old one."""
    ledger, standing = context.filed.ledger, context.standing
    for row in ledger.by_address.values():
        if row.address in standing:
            continue
        if what := _in_the_way(context, row.address):
            words = f"/{row.address} is where {what} stand, and no page does; take the row away"
            yield row.place.at("address"), words
            continue
        if ledger.way(row.address, standing)[1:]:
            continue
        due, judged = row.first_seen <= context.as_of, REDIRECTS not in context.gaps.files
        if due and judged and not in_doubt(context, row.address):
            elsewhere = f"let a row of {REDIRECTS} lead on from /{row.address}"
            keep = _waits(context, row.address) or context.how_to_keep(row.address, elsewhere)
            words = f"/{row.address} is public since {row.first_seen} and nothing stands there now; {keep}"
            yield row.place.at("address"), words


def redirect_astray(context: Addresses) -> Iterator[Finding]:
    """A redirect (content/redirects.csv) leads from an address without a page of its own to one that has a page, itself or by way of another redirect, and never in a circle."""
    ledger, standing = context.filed.ledger, context.standing
    for moved in ledger.moved:
        *passed, end = ledger.way(moved.address, standing)
        if moved.address in standing:
            words = f"/{moved.address} has a page of its own; a redirect would hide it"
            yield moved.place.at("address"), words
        elif what := _in_the_way(context, moved.address):
            words = f"/{moved.address} is where {what} stand; a redirect leads on from a page"
            yield moved.place.at("address"), words
        elif moved.target.startswith(moved.address):
            is_same = moved.target == moved.address
            words = "is the address itself" if is_same else "is below the address that leads to it"
            words = f"/{moved.target} {words}"
            yield moved.place.at("leads_to"), words
        elif end in passed:
            circle = " → ".join(f"/{each}" for each in (*passed, end))
            words = f"{circle}: this leads in a circle; lead to a page that is there"
            yield moved.place.at("leads_to"), words
        elif end == moved.target and end not in standing and not in_doubt(context, end):
            words = f"nothing stands at /{end}; lead to a page that is there"
            yield moved.place.at("leads_to"), words


def address_taken(context: Addresses) -> Iterator[Finding]:
    """No two things stand at one address, such as a prose page where the data has a page of its own, a picture among files of the build, or two types of support that lead to one. Both are named: give one of them another name."""
    owners: dict[str, Place] = {}
    for where, place in context.sources:
        owner = owners.setdefault(where, place)
        if owner is not place:
            whose = f"{owner.file}:{owner.row}" if owner.row else owner.file
            yield place, f"/{where} is the page of {whose} already; give this one another name"
        elif place.file.endswith(".md") and (what := _whose(context, where)):
            yield place, f"/{where} is where {what} stand; give this page another name"
    for image in sorted(context.filed.prose.images):
        if context.is_made(image) or image in context.files:
            words = f"/{image} is where files of the build stand; give this picture another name"
            yield Place(f"content/{image}"), words


def _waits(context: Addresses, where: str) -> str:
    """Who has the address already without being public, and what it lacks; "" for nobody."""
    filed, parts = context.filed, where.split("/")
    services = ((s.provider, s.id, *s.former_ids) for s in filed.services.values())
    providers = [(p.id, p.id, *p.former_slugs) for p in filed.providers.values()]
    of_kind = {"service": services, "provider": providers, "update": providers}
    rows = of_kind.get(context.kind_of(where), ())
    provider = next((provider for provider, *names in rows if parts[1] in names), "")
    return provider and (
        f"providers/{provider}/ has it, and has no award by {context.as_of}: see decided_on in awards.csv"
    )


def _whose(context: Addresses, where: str) -> str:
    """What of the build's own stands at addresses of this form, or above it; "" where prose may."""
    kind = next((k for k in map(context.kind_of, _above(where)) if k != "page"), "")
    return _in_the_way(context, where) or (kind and f"pages of the data ({kind})")


def _in_the_way(context: Addresses, where: str) -> str:
    """The files at the address or above it, so that there can be no page; "" for none."""
    if context.is_made(where):
        return "files of the build"
    images = context.filed.prose.images
    image = next((above for above in _above(where) if above.rstrip("/") in images), "")
    return image and f"content/{image.rstrip('/')} and what belongs to it"


def _above(where: str) -> Iterator[str]:
    return (where[: slash.end()] for slash in re.finditer("/", where))


def in_doubt(context: Addresses, where: str) -> bool:
    """Whether the record may be in a file that could not be read, or is left out for a mistake of its own."""
    parts = where.strip("/").split("/")
    gaps, kind = context.gaps, context.kind_of(where)
    if where in context.left_out or kind in context.doubtful:
        return True
    if kind == "service":
        return bool(gaps.tables["services"] or gaps.providers)
    if kind in ("provider", "update"):
        return bool(gaps.providers)
    if kind in ("area", "lot-in-area") and "content/areas.yml" in gaps.files:
        return True
    if kind == "criterion":
        return parts[-1] in gaps.criteria or any(file.startswith("lots/") for file in gaps.files)
    return any(f"lots/{part}.yml" in gaps.files for part in parts)
