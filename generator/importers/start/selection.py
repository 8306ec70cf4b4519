"""Which locations of the register give a service here, and why the others do not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.failure import ImportFailure
from generator.importers.register.records import Location, Register, Unused
from generator.importers.start.areas import AreaBook, DerivedArea, FindPoint, new_areas, same_place
from generator.importers.start.services import Offer, Words
from generator.problem import did_you_mean

NO_AREA = "no area in content/areas.yml has this name, and its position is not known"


@dataclass(frozen=True, slots=True)
class Selection:
    """What the register gives.

    Attributes:
        words: with the areas that were settled on the way.
        offers: in the order of location ids; a location's first lot first.
        unused: the register's own and those left out here.
    """

    words: Words
    offers: tuple[Offer, ...]
    unused: tuple[Unused, ...]

    @property
    def locations(self) -> tuple[Location, ...]:
        """The locations that give a service, each once."""
        return tuple({offer.location.id: offer.location for offer in self.offers}.values())


def select(
    register: Register, words: Words, local_authority: str | None, book: FindPoint | None
) -> Selection:
    """Sort the register's locations.

    Where `words` has no areas yet, they are made from the locations that are
    left (`new_areas`).

    Raises:
        ImportFailure: the register has nothing in that authority, or nothing that becomes a service.
    """
    if local_authority:
        _require(local_authority, register)
    unused = list(register.unused)
    left: list[Location] = []
    for location in register.locations.values():
        why, detail = _obstacle(location, words, local_authority)
        if why:
            unused.append(_unused(register, location, why, detail))
        else:
            left.append(location)
    areas: tuple[DerivedArea, ...] = words.areas.areas or new_areas(left, book)
    words = replace(words, areas=AreaBook(areas, words.areas.whole))
    offers: list[Offer] = []
    for location in left:
        if areas and words.areas.cell(location):
            offers += words.offers(location)
        else:
            place = location.community_area or location.local_authority
            unused.append(_unused(register, location, NO_AREA, place))
    if not offers:
        whys = "; ".join(sorted({row.why for row in unused})) or "the files have no rows"
        raise ImportFailure(f"nothing in these files becomes a service: {whys}")
    return Selection(words, tuple(offers), tuple(unused))


def _obstacle(location: Location, words: Words, local_authority: str | None) -> tuple[str, str]:
    """Why the location gives no service, and what is particular to it; ("", "") where nothing is in the way."""
    if not location.local_authority and not location.community_area:
        return "no local authority in the files", ""
    if local_authority and same_place(location.local_authority) != same_place(local_authority):
        return "in another local authority", location.local_authority
    if not location.service_types:
        return "no service type in the files", ""
    types = "; ".join(location.service_types)
    kinds = words.mapping.kinds_of(location.service_types)
    if not kinds:
        return "no service type that belongs to a lot", types
    if not words.offers(location):
        return "its lot has no text in lots/", ", ".join(kind.lot for kind in kinds)
    if words.mapping.ages_of(location.specialisms).children_alone:
        return "for children alone", "; ".join(location.specialisms)
    if not words.needs_of(location):
        return "no need in content/needs.yml stands for it", "; ".join(location.specialisms)
    return "", ""


def _unused(register: Register, location: Location, why: str, detail: str) -> Unused:
    file, row = register.seen_at[location.id]
    return Unused(file, row, location.id, why, detail, location.name)


def _require(local_authority: str, register: Register) -> None:
    names = sorted({at.local_authority for at in register.locations.values() if at.local_authority})
    keys = {same_place(name).replace(" ", "-"): name for name in names}
    wanted = same_place(local_authority).replace(" ", "-")
    if wanted in keys:
        return
    guess = did_you_mean(wanted, keys)
    near = next((f'; did you mean "{keys[key]}"?' for key in keys if f'"{key}"' in guess), "")
    some = f"; the files have {_some(names)}" if names and not near else ""
    raise ImportFailure(f'the register has no location in "{local_authority}"{near or some}')


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    return ", ".join(names[:5]) + more
