"""Where a registered location is: the area into which it falls, and the town that its summary names.

By its point or its postcode, never by the name of its authority alone where
there are other areas: an area that bears the authority's name is everything only
as long as it is the only one. After that it is a town like any other, or, where it
is a county or no address names it as a town, nothing falls into it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from generator import formats
from generator.failure import ImportFailure
from generator.importers.outlines import Outlines, read_outlines
from generator.importers.register.records import Location
from generator.importers.start.areas import (
    FindPostcode,
    kept_areas,
    kept_towns,
    nowhere,
    same_place,
)
from generator.importers.start.existing import Sorted, read_list, read_yaml
from generator.load.authorities import post_towns
from generator.load.places import with_points
from generator.load.postcodes import DamagedPostcodeData, PostcodeBook, PostcodePoint, outcode_of
from generator.records import Area, Nearest, NeighbouringTown, Position
from generator.records.address_lines import is_county, lines_of, place_key
from generator.records.gazetteer import Gazetteer, gazetteer, in_short


@dataclass(frozen=True)
class AreaBook:
    """Sorts locations into the council's areas.

    Attributes:
        areas: in the order of content/areas.yml; none before they are settled.
        is_whole: whether the directory is for one authority, so that a location
            in none of its areas by name is in one of them all the same.
        regions: the names of the council's own area.
        held: the areas that the postcodes know; another has come since they were sorted.
        outlines: of areas of which the council has given one.
        towns: just over the border.
        wholes: keys of what bears the name of a location's authority, or of the region.
        town_names: keys of what the addresses name as a line of its own.
    """

    areas: tuple[Area, ...]
    is_whole: bool
    regions: tuple[str, ...] = ()
    find: FindPostcode = nowhere
    held: frozenset[str] = frozenset()
    outlines: Outlines = field(default_factory=Outlines, repr=False)
    towns: tuple[NeighbouringTown, ...] = ()
    wholes: frozenset[str] = field(default=frozenset(), repr=False)
    town_names: frozenset[str] = field(default=frozenset(), repr=False)

    def settled(self, areas: Iterable[Area], locations: Sequence[Location]) -> "AreaBook":
        """The book with these areas, whose places lie where the locations' addresses name them."""
        authorities_here = {same_place(at.local_authority) for at in locations}
        lines = (line for at in locations for line in lines_of(at.address))
        book = replace(
            self,
            areas=tuple(areas),
            is_whole=self.is_whole or len(authorities_here) == 1,
            wholes=frozenset(map(same_place, (*authorities_here, *self.regions))) - {""},
            town_names=frozenset(map(place_key, lines)),
        )
        addresses = [(at.address, lies) for at in locations if (lies := book.lies(at))]
        by_id = {area.id: area for area in book.areas}
        placed = with_points(by_id, self.find, addresses, book.reader)
        return replace(book, areas=tuple(placed.values()))

    def sorted(self, at: Location) -> Sorted:
        """Where it is: the cell `areas` of its services, and the town that their summary names."""
        facts = (at.address, at.postcode, at.latitude, at.longitude)
        key = (*facts, at.local_authority, at.community_area)
        if key not in self._sorted:  # asked of each of its services, before and after
            self._sorted[key] = Sorted(self.cell(at), self.town(at))
        return self._sorted[key]

    def cell(self, at: Location) -> str:
        """The cell `areas` of its services; "" where no area is known for it."""
        area = self.position(at).area
        return area or ("all" if self.is_whole and self.areas else "")

    def town(self, at: Location) -> str:
        """The town or village that its address names, else its area or authority; "" where nothing is known."""
        town = self.reader.town(at.address, self.position(at)) or in_short(at.local_authority)
        return f"the {town}" if town.startswith("Isle") else town

    def position(self, at: Location) -> Position:
        """Where it is, as far as the register and the council's postcodes say."""
        lies = self.lies(at)
        point = lies.point if lies else None
        area, is_held = self._area(at, lies)
        return Position(area, is_held, point, outcode_of(at.postcode))

    def lies(self, at: Location) -> PostcodePoint | None:
        """Its own point with the area of its postcode, or its postcode's alone."""
        postcode = formats.postcode(at.postcode)
        lies = self.find(postcode) if postcode else None
        if at.latitude is None or at.longitude is None:
            return lies
        return PostcodePoint(postcode, at.latitude, at.longitude, lies.area if lies else "")

    def _area(self, at: Location, lies: PostcodePoint | None) -> tuple[str, bool]:
        """The id of its area, and whether more than its authority or its address says so."""
        if area := self._by_name.get(same_place(at.community_area), ""):
            return area, True
        whole = self._by_name.get(same_place(at.local_authority), "")
        if not self.parts:
            return whole or self._only, bool(lies)
        if lies and (area := self.area_of(lies, whole)):
            return area, True
        if area := self._named(at):
            return area, False
        return "" if self.is_whole else whole, False

    def area_of(self, lies: PostcodePoint, whole: str = "") -> str:
        """The area in which something lies: in whose outline, by its postcode, or else the nearest; "" for none.

        Args:
            whole: the area that bears its authority's name, or "".
        """
        if (area := self.outlines.area(lies.point)) in self.ids:
            return area
        return self._nearest(whole, lies.area).area(lies.point)

    def _named(self, at: Location) -> str:
        """The area of the place that its address names."""
        reader = self.reader
        name = reader.town(at.address)
        places = reader.places.get(place_key(name), ())
        return next((place.area for place in places if place.area in self.ids), "")

    @cached_property
    def reader(self) -> Gazetteer:
        """What reads its addresses."""
        return gazetteer(self.areas, self.towns, self.regions, post_towns())

    @property
    def _only(self) -> str:
        return self.areas[0].id if self.is_whole and len(self.areas) == 1 else ""

    @cached_property
    def _by_name(self) -> Mapping[str, str]:
        """Area ids by what register files call the area."""
        keys = (
            (key, area.id)
            for area in reversed(self.areas)
            for key in (area.id.replace("-", " "), same_place(area.name))
        )
        return {key: area for key, area in keys if key}

    @cached_property
    def parts(self) -> tuple[Area, ...]:
        """The areas that bear no authority's name; none where each is a whole authority."""
        return tuple(area for area in self.areas if same_place(area.name) not in self.wholes)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The areas into which something falls by its point: not those that are wider than a town."""
        wholes = (area for area in self.areas if area not in self.parts)
        parts = {area.id for area in self.parts}
        # Postcodes that were sorted beside the parts say what else is one.
        is_town = (lambda area: area.id in self.held) if parts <= self.held else self._is_town
        return frozenset(parts.union(area.id for area in wholes if is_town(area)))

    def _is_town(self, area: Area) -> bool:
        """Whether an area with an authority's name is a town, as an address says."""
        name = in_short(area.name)
        return not is_county(name) and place_key(name) in self.town_names

    @cached_property
    def _sorted(self) -> dict[tuple[object, ...], Sorted]:
        return {}

    @cached_property
    def _finders(self) -> dict[tuple[str, str], Nearest]:
        return {}

    def _nearest(self, whole: str, by_postcode: str) -> Nearest:
        """Of the parts, and of the location's own authority where that is a town.

        Of the parts that the postcodes know the one counts in which its own lies: the others are
        nearer only in a straight line.
        """
        key = (whole, by_postcode if by_postcode in self.ids else "")
        if key not in self._finders:
            wanted = {area.id for area in self.parts} | ({whole} & self.ids)
            if key[1]:
                wanted = (wanted - self.held) | {key[1]}
            # Of what was everything the middle alone counts: its places may be others' by now.
            areas = [
                area if area in self.parts else replace(area, places=())
                for area in self.areas
                if area.id in wanted
            ]
            self._finders[key] = Nearest(areas, within_km=None)
        return self._finders[key]


def area_book(
    files: Mapping[str, bytes],
    regions: Iterable[str],
    postcodes: PostcodeBook | None,
    is_whole: bool,
) -> AreaBook:
    """The book of a council's folder, before its areas are settled.

    Args:
        files: the folder's files by their path.
        regions: the names of its area, where it has no content/framework.yml yet.

    Raises:
        ImportFailure: a file of its areas, their outlines or the towns outside is damaged,
            or a file of its postcodes is.
    """
    framework = read_yaml(files, "content/framework.yml")
    framework = framework if isinstance(framework, Mapping) else {}

    @cache
    def find(postcode: str) -> PostcodePoint | None:
        try:
            return postcodes.find(postcode) if postcodes else None
        except DamagedPostcodeData as error:
            raise ImportFailure(str(error)) from error

    try:
        held = postcodes.areas() if postcodes else frozenset()
    except DamagedPostcodeData as error:
        raise ImportFailure(str(error)) from error
    names = (str(name) for key in ("region", "council") if (name := framework.get(key)))
    return AreaBook(
        kept_areas(read_list(files, "content/areas.yml")),
        is_whole,
        tuple(names) or tuple(regions),
        find,
        held,
        read_outlines(files),
        kept_towns(read_list(files, "content/places-outside.yml")),
    )
