"""Which locations of the register give a service here, and why the others do not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from generator.failure import ImportFailure
from generator.importers.register.records import Location, Register, Unused
from generator.importers.standing import rated_alone
from generator.importers.start.areas import new_areas, same_place, with_places
from generator.importers.start.places import places_of
from generator.importers.start.services import Offer, Words
from generator.importers.start.sorting import AreaBook

RATED_ALONE = "in latest ratings alone, which add no service: give a directory or HSCA file"
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
    register: Register, words: Words, local_authority: str | None, copy: Mapping[str, Location]
) -> Selection:
    """Sort the register's locations.

    Where `words` has no areas yet, they are made from the locations that are
    left (`new_areas`), with the places that their addresses name (`places_of`).

    Args:
        copy: what the council's copy has, by location id: files about a part of it move nobody.

    Raises:
        ImportFailure: the register has nothing in that authority, or nothing that becomes a service.
    """
    if local_authority:
        _require(local_authority, register)
    selection = sort_out(register, words, local_authority, copy)
    if not selection.offers:
        unused = selection.unused
        whys = "; ".join(sorted({row.why for row in unused})) or "the files have no rows"
        raise ImportFailure(f"nothing in these files becomes a service: {whys}")
    return selection


def sort_out(
    register: Register, words: Words, local_authority: str | None, copy: Mapping[str, Location]
) -> Selection:
    """The same, where nothing has to become a service."""
    alone = rated_alone(register, copy)
    unused = list(register.unused)
    left: list[Location] = []
    for location in register.locations.values():
        if obstacle := _obstacle(location, words, local_authority):
            unused.append(_unused(register, location, *obstacle))
        elif location.id in alone:
            unused.append(_unused(register, location, RATED_ALONE, ""))
        else:
            left.append(location)
    others = [at for key, at in copy.items() if key not in register.locations]
    words = replace(words, areas=_settled(words.areas, [*left, *others]))
    offers: list[Offer] = []
    for at in left:
        if words.areas.cell(at):
            offers += words.offers(at)
        else:
            unused.append(_unused(register, at, NO_AREA, at.community_area or at.local_authority))
    return Selection(words, tuple(offers), tuple(unused))


def _settled(book: AreaBook, locations: Sequence[Location]) -> AreaBook:
    """The book with the council's areas, or else with those of the locations and the places that they name."""
    if book.areas:
        return book.settled(book.areas, locations)
    made = book.settled(new_areas(locations, book.find), locations)
    places = places_of(locations, made)
    return made.settled(
        (with_places(area, places.get(area.id, ())) for area in made.areas), locations
    )


def _obstacle(
    location: Location, words: Words, local_authority: str | None
) -> tuple[str, str] | None:
    """Why the location gives no service, and what is particular to it; None where nothing is in the way."""
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
    return None


def _unused(register: Register, location: Location, why: str, detail: str) -> Unused:
    file, row = register.seen_at[location.id]
    return Unused(file, row, location.id, why, detail, location.name)


def _require(local_authority: str, register: Register) -> None:
    names = sorted({at.local_authority for at in register.locations.values() if at.local_authority})
    keys = {same_place(name): name for name in names}
    wanted = same_place(local_authority)
    if wanted in keys:
        return
    hint = f"; the files have {', '.join(names[:5])}" if names else ""
    hint += f" and {len(names) - 5} more" if len(names) > 5 else ""
    if near := get_close_matches(wanted, sorted(keys), n=1, cutoff=0.7):
        hint = f'; did you mean "{keys[near[0]]}"?'
    raise ImportFailure(f'the register has no location in "{local_authority}"{hint}')
