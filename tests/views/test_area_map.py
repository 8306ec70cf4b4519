"""The map of areas: every area that has a point, true to where it lies, with names that can be read."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

from generator.config import Config
from generator.load import load
from generator.records import Point
from generator.site.parts import area_map
from generator.site.parts.area_map import MapPlace, MapView
from tests.builders import TODAY, a_publication, a_service, an_area, published
from tests.county import bodies

ROOT = Path(__file__).parents[2]
NORTH = an_area("north", point=Point(51.6, -2.0))
SOUTH = an_area("south", point=Point(51.0, -2.0))
EAST = an_area("east", point=Point(51.3, -1.6))


def a_map(*areas, here=None, linked=frozenset()) -> MapView | None:  # type: ignore[no-untyped-def]
    publication = a_publication(a_service(areas=(areas[0].id,)), areas=areas)
    return area_map.view(publication, here, linked)


def by_name(drawn: MapView) -> dict[str, MapPlace]:
    return {" ".join(line for line, _, _ in place.label): place for place in drawn.places}


def test_north_is_up_and_east_is_right() -> None:
    drawn = a_map(NORTH, SOUTH, EAST)
    assert drawn is not None
    places = by_name(drawn)
    assert places["North"].y < places["East"].y < places["South"].y
    assert places["East"].x > places["North"].x == places["South"].x


def test_the_areas_page_is_about_stands_out_and_its_neighbours_lead_on() -> None:
    drawn = a_map(NORTH, SOUTH, EAST, here=SOUTH, linked=frozenset({"north"}))
    assert drawn is not None
    places = by_name(drawn)
    assert [name for name, place in places.items() if place.here] == ["South"]
    link = places["North"].link
    assert link is not None
    assert (link.text, link.href) == ("North: 1 service", "areas/north/")


def test_the_others_are_dots_alone_so_that_the_names_are_large() -> None:
    of_one = a_map(NORTH, SOUTH, EAST, here=SOUTH, linked=frozenset({"north"}))
    assert of_one is not None
    assert set(by_name(of_one)) == {"South", "North", ""}
    assert by_name(of_one)[""].link is None
    assert of_one.letters >= 16


def test_one_point_is_no_map() -> None:
    assert a_map(NORTH) is None
    assert a_map(NORTH, an_area("nowhere", point=None)) is None
    assert a_map(NORTH, an_area("same", point=NORTH.point)) is None


def test_areas_in_a_line_make_a_map_too() -> None:
    assert a_map(NORTH, SOUTH) is not None
    assert a_map(EAST, an_area("west", point=Point(51.3, -2.4))) is not None


def test_the_demonstrations_names_cover_no_dot_and_stay_inside() -> None:
    filed = load(Config(ROOT, TODAY, ROOT / "site")).filed
    assert filed is not None
    drawn = area_map.view(published(filed), None, frozenset())
    assert drawn is not None
    assert drawn.width <= 320
    boxes = []
    for place in drawn.places:
        width = max(len(line) for line, _, _ in place.label) * 5.6
        x = place.label[0][1]
        left = {"start": x, "middle": x - width / 2, "end": x - width}[place.anchor]
        boxes.append((left, place.label[0][2] - 9, left + width, place.label[-1][2] + 2))
        assert 0 <= left <= left + width <= drawn.width
    for a, b in combinations(boxes, 2):
        assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]), (a, b)
    for left, top, right, bottom in boxes:
        for place in drawn.places:
            assert not (left < place.x < right and top < place.y < bottom)


def test_the_list_beside_the_map_says_the_same() -> None:
    found = bodies(a_publication(a_service(areas=("north",)), areas=(NORTH, SOUTH, EAST)))
    for area in ("south", "east"):
        link = f'href="../../areas/{area}/"'
        assert found["areas/north/"].count(link) == 2  # in the map, and in the list
    for area in ("north", "south", "east"):
        assert found["areas/"].count(f'href="../areas/{area}/"') == 2
