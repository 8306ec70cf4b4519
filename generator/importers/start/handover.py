"""A location that changes hands: its row, and all that hangs on the service, go to the package of who runs it now.

The register says so in two ways: the same location is another provider's, or a
new location has taken the place of a former one (`Register.moved`). Either way
the service keeps its id, and so its page, its address and what was written of
it. The award stays with whom it was given to: nobody is listed by another's.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from generator.importers.changing import with_rows
from generator.importers.register.cells import in_order
from generator.importers.start.existing import NO_PACKAGE, Existing, read_sheet, read_yaml
from generator.importers.start.leaving import Key
from generator.importers.start.services import Offer
from generator.load.packages import DESCRIPTORS
from generator.load.tables import TableKind, column_names
from generator.load.yaml_text import with_entry

Rows = dict[str, list[dict[str, str]]]

# The tables of a package of which a row is about one service.
_OF_SERVICE: Final[tuple[TableKind, ...]] = ("evidence", "feedback", "prices")


@dataclass(frozen=True, slots=True)
class Handover:
    """A service that has another provider, or whose location has another id.

    Attributes:
        location_id, former_location: the same where its provider alone is another.
        service, former_service: the same unless a row of its own stood for the present location already.
        before, after: the packages, by their slugs.
        image: the picture of the service, by its path in the package; "" where it has none.
    """

    location_id: str
    former_location: str
    name: str
    lot: str
    service: str
    former_service: str
    before: str
    after: str
    image: str = ""


@dataclass(slots=True)
class Handovers:
    """All of one import.

    Attributes:
        standing: (location id, lot) → where its row is once all are handed over.
        former: present location id → the one whose row it took over.
        formers: present location id → all whose place it took.
    """

    done: list[Handover] = field(default_factory=list)
    standing: dict[Key, tuple[str, int]] = field(default_factory=dict)
    former: dict[str, str] = field(default_factory=dict)
    formers: dict[str, list[str]] = field(default_factory=dict)


def standing_in(rows: Rows) -> dict[Key, tuple[str, int]]:
    """(location id, lot) → the first row that stands for it: its package, and its place there."""
    return {
        (row.get("cqc_location_id", ""), row.get("lot", "")): (slug, index)
        for slug, of_package in reversed(tuple(rows.items()))
        for index, row in reversed(list(enumerate(of_package)))
        if row.get("cqc_location_id")
    }


def hand_over(
    rows: Rows,
    offers: Iterable[Offer],
    slugs: Mapping[str, str],
    moved: Mapping[str, str],
    before: Existing,
) -> Handovers:
    """Bring every row into the package of the provider that the register has now; `rows` is changed.

    A row that stands in the package of a third provider was put there by a person, and stays.

    Args:
        slugs: provider id → its package.
        moved: former location ids → the present one that has their place.
    """
    handovers = Handovers(standing=standing_in(rows))
    for former in sorted(moved, key=in_order):
        handovers.formers.setdefault(moved[former], []).append(former)
    for offer in offers:
        at, lot = offer.location, offer.kind.lot
        for source in (at.id, *handovers.formers.get(at.id, ())):
            if (source, lot) not in handovers.standing:
                continue
            here = slugs[at.provider_id]
            slug, index = handovers.standing[source, lot]
            row = rows[slug][index]
            if source != at.id and (at.id, lot) in handovers.standing:
                _merge(rows, handovers, offer, source)
            elif slug != here and _is_the_registers(slug, source, before):
                _move(rows, handovers, offer, source, here)
            elif source != at.id:
                row["cqc_location_id"] = at.id
                _note(handovers, offer, source, (slug, slug), row)
            else:
                continue
            handovers.standing = standing_in(rows)
    return handovers


def _is_the_registers(slug: str, location_id: str, before: Existing) -> bool:
    """Whether the row stands where the register had its location, so that it goes with it."""
    kept = before.locations.get(location_id)
    of_package = before.packages.get(slug, NO_PACKAGE).cqc_provider_id
    return kept is not None and kept.provider_id == of_package != ""


def _move(rows: Rows, handovers: Handovers, offer: Offer, source: str, here: str) -> None:
    slug, index = handovers.standing[source, offer.kind.lot]
    row = rows[slug].pop(index)
    row["cqc_location_id"] = offer.location.id
    rows.setdefault(here, []).append(row)
    _note(handovers, offer, source, (slug, here), row)


def _merge(rows: Rows, handovers: Handovers, offer: Offer, source: str) -> None:
    """Both have a row already: the former one's address leads to the present one's."""
    here, at = handovers.standing[offer.location.id, offer.kind.lot]
    slug, index = handovers.standing[source, offer.kind.lot]
    row, former = rows[here][at], rows[slug].pop(index)
    ids = dict.fromkeys((*_ids(row), former["id"], *_ids(former)))
    row["former_ids"] = "; ".join(ids)
    _note(handovers, offer, source, (slug, here), row, former["id"])


def _note(
    handovers: Handovers,
    offer: Offer,
    source: str,
    packages: tuple[str, str],
    row: Mapping[str, str],
    former: str = "",
) -> None:
    at, lot = offer.location, offer.kind.lot
    names = (at.id, source, at.name, lot, row["id"], former or row["id"])
    image = "" if former else row.get("image", "")
    handovers.done.append(Handover(*names, *packages, image))
    if source != at.id:
        handovers.former.setdefault(at.id, source)


def _ids(row: Mapping[str, str]) -> list[str]:
    return [word for word in map(str.strip, row.get("former_ids", "").split(";")) if word]


def carried(done: Sequence[Handover], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of what goes with the services: their proof, feedback, prices and pictures.

    Args:
        files: the folder as it stands, with the packages that this import lays out.

    Raises:
        ImportFailure: a table is damaged.
        Failure: a descriptor is written in a way into which a further table does not fit by itself.
    """
    changed: dict[str, bytes] = {}
    for one in done:
        if (one.before, one.former_service) == (one.after, one.service):
            continue
        for kind in _OF_SERVICE:
            changed |= _carried(one, kind, {**files, **changed})
        picture = f"providers/{one.before}/{one.image}"
        if one.image and one.before != one.after and picture in files:
            changed[f"providers/{one.after}/{one.image}"] = files[picture]
    return changed


def _carried(one: Handover, kind: TableKind, files: Mapping[str, bytes]) -> dict[str, bytes]:
    name, there = (f"providers/{slug}/{kind}.csv" for slug in (one.before, one.after))
    sheet = read_sheet(files, name, "service")
    going = [row for row in sheet.rows if row["service"].strip() == one.former_service]
    if not going:
        return {}
    staying = [row for row in sheet.rows if row["service"].strip() != one.former_service]
    going = [{**row, "service": one.service} for row in going]
    if name == there:
        return {name: with_rows(files[name], name, sheet.header, [*staying, *going])}
    target = read_sheet(files, there, "service")
    header = dict.fromkeys((*(target.header or column_names(kind)), *sheet.header))
    return {
        name: with_rows(files[name], name, sheet.header, staying),
        there: with_rows(files.get(there, b""), there, header, [*target.rows, *going]),
        **_listed(one.after, kind, files),
    }


def _listed(slug: str, kind: TableKind, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The package's descriptor with the table among its resources; nothing where it is there."""
    name = next((p for d in DESCRIPTORS if (p := f"providers/{slug}/{d}") in files), "")
    data = read_yaml(files, name) if name else None
    resources = data.get("resources") if isinstance(data, Mapping) else None
    if not isinstance(resources, list) or any(
        isinstance(resource, Mapping) and resource.get("name") == kind for resource in resources
    ):
        return {}
    entry = {"name": kind, "path": f"{kind}.csv"}
    return {name: with_entry(files[name], name, ("resources",), entry)}
