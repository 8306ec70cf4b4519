"""The map of the county: true to where things are, its names legible, nobody's home on it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.config import Config
from generator.load import load
from generator.publication import Publication
from generator.records import AreaShape, Point
from generator.site.parts import county_map
from generator.site.parts.county_map import CountyMap
from generator.site.parts.county_outline import WIDTH, outline
from tests.builders import TODAY, a_lot, a_publication, a_service, an_area, published
from tests.county import body_at

ROOT = Path(__file__).parents[2]


def square(south: float, west: float, size: float = 0.1) -> AreaShape:
    north, east = south + size, west + size
    corners = ((south, west), (south, east), (north, east), (north, west))
    return AreaShape((tuple(Point(*corner) for corner in corners),))


NORTH = an_area("north", point=Point(51.15, -1.95))
SOUTH = an_area("south", point=Point(51.05, -1.95))
EAST = an_area("east", point=Point(51.05, -1.85))
SHAPES = {
    "north": square(51.1, -2.0),
    "south": square(51.0, -2.0),
    "east": square(51.0, -1.9),
}


def a_county(*services: object, shapes: object = SHAPES, **more: object) -> Publication:
    publication = a_publication(
        *(services or (a_service(areas=("north",)),)), areas=(NORTH, SOUTH, EAST), **more
    )
    return replace(publication, area_shapes=shapes)  # type: ignore[arg-type]


def the_map(drawn: CountyMap | None) -> CountyMap:
    assert drawn is not None
    return drawn


def ends(path: str) -> list[tuple[int, int]]:
    """Where each step of path data with relative `l` and `q` ends, and where it begins."""
    at = (0, 0)
    reached = []
    for command, rest in re.findall(r"([Mlqz])([^Mlqz]*)", path):
        numbers = [int(number) for number in re.findall(r"-?\d+", rest)]
        if command == "M":
            at = (numbers[0], numbers[1])
        elif numbers:
            at = (at[0] + numbers[-2], at[1] + numbers[-1])
        reached.append(at)
    return reached


class TestShapes:
    def test_north_is_up_and_east_is_right(self) -> None:
        drawn = outline(a_county())
        assert drawn is not None
        north, south, east = (drawn.middles[key] for key in ("north", "south", "east"))
        assert north[1] < south[1] == east[1]
        assert north[0] == south[0] < east[0]

    def test_a_mile_is_as_long_to_the_east_as_to_the_north(self) -> None:
        drawn = outline(a_county(shapes={"north": square(51.0, -2.0)}))
        assert drawn is not None
        xs, ys = zip(*drawn.bodies["north"], strict=True)
        assert (max(xs) - min(xs)) / (max(ys) - min(ys)) == pytest.approx(0.63, abs=0.02)

    def test_where_three_borders_meet_every_line_goes_through(self) -> None:
        drawn = outline(a_county())
        assert drawn is not None
        meeting = drawn.spot(Point(51.1, -1.9))
        assert meeting in ends(drawn.paths["north"])
        assert meeting in ends(drawn.paths["south"])

    def test_a_line_is_closed_and_stays_on_the_map(self) -> None:
        drawn = outline(demonstration())
        assert drawn is not None
        for path in drawn.paths.values():
            assert path.endswith("z")
            reached = ends(path)
            assert reached[0] == reached[-1]
            assert all(0 <= x <= WIDTH and 0 <= y <= drawn.height for x, y in reached)

    def test_a_hole_is_a_line_of_its_own(self) -> None:
        outer, inner = square(51.0, -2.0).rings[0], square(51.03, -1.97, 0.04).rings[0]
        drawn = outline(a_county(shapes={"north": AreaShape((outer, inner))}))
        assert drawn is not None
        assert drawn.paths["north"].count("M") == 2

    @pytest.mark.parametrize(
        "rings",
        [
            ((Point(51.0, -2.0),) * 3,),
            ((Point(51.0, -2.0), Point(51.0, -1.0), Point(51.0, -1.5)),),
            ((Point(51.0, -2.0), Point(52.0, -2.0), Point(51.5, -2.0)),),
        ],
    )
    def test_a_shape_without_a_size_does_no_harm(self, rings: tuple[tuple[Point, ...]]) -> None:
        assert outline(a_county(shapes={"north": AreaShape(rings)})) is not None


class TestWhatItShows:
    def test_without_postcodes_the_list_stands_alone(self) -> None:
        publication = a_county(shapes={})
        assert county_map.of_areas(publication, ()) is None
        assert "<svg class=" not in body_at(publication, "areas/")

    def test_each_area_leads_to_its_page_and_says_what_it_has(self) -> None:
        drawn = the_map(county_map.of_areas(a_county(), ()))
        links = {area.link.text: area.link.href for area in drawn.areas if area.link}
        assert links == {
            "East: no services": "areas/east/",
            "North: 1 service": "areas/north/",
            "South: no services": "areas/south/",
        }

    def test_the_area_that_a_page_is_about_is_lit_and_drawn_last(self) -> None:
        drawn = the_map(county_map.of_area(a_county(), SOUTH))
        assert [(area.name, area.lit) for area in drawn.areas] == [
            ("East", False),
            ("North", False),
            ("South", True),
        ]

    def test_of_a_type_the_areas_that_have_it_are_lit(self) -> None:
        publication = a_county()
        (lot,) = {service.lot for service in publication.services.values()}
        drawn = the_map(county_map.of_type(publication, lot, lambda _: None))
        assert [area.name for area in drawn.areas if area.lit] == ["North"]

    def test_of_a_type_that_is_everywhere_none_is(self) -> None:
        publication = a_county(a_service(areas=("north", "south", "east")))
        (lot,) = {service.lot for service in publication.services.values()}
        drawn = the_map(county_map.of_type(publication, lot, lambda _: None))
        assert not any(area.lit for area in drawn.areas)

    def test_a_service_names_the_areas_that_it_serves_alone(self) -> None:
        publication = a_county(a_service(areas=("north", "east")))
        (service,) = publication.services.values()
        drawn = the_map(county_map.of_service(publication, service))
        assert {line for name in drawn.names for line, _ in name.lines} == {"North", "East"}
        assert drawn.label == "Map: it serves East and North"
        assert not drawn.by_tab

    def test_a_place_that_anybody_may_know_is_a_dot(self) -> None:
        service = a_service(areas=("north",), address="1 High Street", point=Point(51.15, -1.95))
        publication = a_county(service)
        drawn = the_map(county_map.of_areas(publication, publication.services.values()))
        outlined = outline(publication)
        assert outlined is not None
        spot = outlined.spot(Point(51.15, -1.95))
        assert spot is not None
        assert drawn.dots == f"M{spot[0]} {spot[1]}h0"

    def test_a_home_never_is(self) -> None:
        service = a_service(areas=("north",), address="1 High Street", point=Point(51.15, -1.95))
        home = a_lot(town_only=True)
        publication = a_county(service, lots=(home,))
        for drawn in (
            county_map.of_areas(publication, publication.services.values()),
            county_map.of_area(publication, NORTH),
            county_map.of_type(publication, home.id, lambda _: None),
            *(county_map.of_service(publication, s) for s in publication.services.values()),
        ):
            assert the_map(drawn).dots == ""

    def test_what_is_beyond_the_map_is_not_on_it(self) -> None:
        service = a_service(areas=("north",), address="1 High Street", point=Point(53.0, 0.0))
        publication = a_county(service)
        drawn = the_map(county_map.of_areas(publication, publication.services.values()))
        assert drawn.dots == ""

    def test_the_list_beside_the_map_says_the_same(self) -> None:
        page = body_at(a_county(), "areas/")
        for area in ("north", "south", "east"):
            assert page.count(f'href="../areas/{area}/"') == 2


def demonstration() -> Publication:
    filed = load(Config(ROOT, TODAY, ROOT / "site")).filed
    assert filed is not None
    return published(filed)
