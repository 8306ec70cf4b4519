"""What was public stays: every address that was published has a page, or leads on to one."""

from __future__ import annotations

from collections.abc import Iterator

from generator import addresses
from generator.ledger import REDIRECTS, how_to_mend, kind_of, lost
from generator.model import Directory
from generator.rules.context import Context, Finding


def address_lost(context: Context) -> Iterator[Finding]:
    """An address that was public (content/addresses.csv) still has a page or leads on to one: whoever left stays as left, a service that closed as withdrawn, and a new name goes with the old one."""
    standing = _standing(context.directory)
    ledger = context.directory.ledger
    for row in lost(ledger, standing, context.as_of):
        if kind_of(row.address) == "page" or ledger.way(row.address, standing)[1:]:
            continue  # pages that come with the software are the build's to look after
        if REDIRECTS not in context.gaps.files and not _in_doubt(context, row.address):
            words = (
                f"/{row.address} is public since {row.first_seen} and nothing stands there now; "
                f"{how_to_mend(row.address)}"
            )
            yield row.place.at("address"), words


def redirect_astray(context: Context) -> Iterator[Finding]:
    """A redirect (content/redirects.csv) leads from an address without a page of its own to one that has a page, itself or by way of another redirect, and never in a circle."""
    standing = _standing(context.directory)
    ledger = context.directory.ledger
    for moved in ledger.moved:
        *passed, end = ledger.way(moved.address, standing)
        if moved.address in standing:
            words = f"/{moved.address} has a page of its own; a redirect would hide it"
            yield moved.place.at("address"), words
        elif moved.target.startswith(moved.address):
            words = f"/{moved.target} is below the address that leads to it"
            yield moved.place.at("leads_to"), words
        elif end in passed:
            circle = " → ".join(f"/{address}" for address in (*passed, end))
            words = f"{circle}: this leads in a circle; lead to a page that is there"
            yield moved.place.at("leads_to"), words
        elif _in_doubt(context, end):
            continue
        elif end == moved.target and kind_of(end) != "page" and end not in standing:
            words = f"nothing stands at /{end}; lead to a page that is there"
            yield moved.place.at("leads_to"), words


def _standing(directory: Directory) -> frozenset[str]:
    """Every address of a record that has a page or a redirect of its own. Prose pages are among them."""
    found = set(directory.ledger.prose)
    found.update(map(addresses.provider, directory.providers))
    found.update(map(addresses.area, directory.areas))
    found.update(map(addresses.criterion, directory.criteria))
    for service in directory.services.values():
        found.update(map(addresses.service, (service.id, *service.former_ids)))
    for provider in directory.providers.values():
        found.update(map(addresses.provider, provider.former_slugs))
    found.update(map(addresses.easy_read, directory.easy_read))
    for lot in directory.lots.values():
        found.update((addresses.lot(lot.id), addresses.join_lot(lot.id)))
        found.add(addresses.self_check(lot.id))
        found.update(addresses.lot_in_area(lot.id, area) for area in directory.areas)
        if lot.easy_read:
            found.add(addresses.easy_read(lot.id))
    return frozenset(found)


def _in_doubt(context: Context, address: str) -> bool:
    """Whether the record may be in a file that could not be read."""
    parts = address.strip("/").split("/")
    gaps, kind = context.gaps, kind_of(address)
    if kind == "service":
        former = any(field == "former_ids" for _, _, field in context.said)
        return bool(gaps.tables["services"] or gaps.providers or former)
    if kind == "provider":
        # It may be a former name of any whose facts could not be read.
        unread = (
            not p.legal_name or context.in_doubt(p.place, "provider.former_slugs")
            for p in context.directory.providers.values()
        )
        return bool(gaps.providers) or any(unread)
    if kind in ("area", "lot-in-area") and "content/areas.yml" in gaps.files:
        return True
    if kind == "criterion":
        return parts[-1] in gaps.criteria or any(file.startswith("lots/") for file in gaps.files)
    return any(f"lots/{part}.yml" in gaps.files for part in parts)
