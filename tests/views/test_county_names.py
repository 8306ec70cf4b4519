"""Names on the map: each legible, none on another, and none over the dot of a service."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.publication import Publication
from generator.records import Point
from generator.site.parts import county_map
from generator.site.parts.county_map import CountyMap
from generator.site.parts.county_names import MapName, WantedName, placed
from generator.site.parts.county_outline import WIDTH, Spot
from generator.site.parts.text_width import text_width
from tests.builders import a_place, a_publication, a_service, an_area
from tests.views.test_county_map import demonstration, square, the_map

HEIGHT = 400
SIZE = 13
DOT = 3.5

Box = tuple[float, float, float, float]


def lines_of(names: Iterable[MapName], size: float) -> list[tuple[str, Box]]:
    """Each line with the box of its letters: to their tops above it, to their tails below."""
    return [
        (line, (name.x - over, y - 0.75 * size, name.x + over, y + 0.25 * size))
        for name in names
        for line, y in name.lines
        for over in [text_width(line, size) / 2]
    ]


def touching(names: Iterable[MapName], size: float) -> list[tuple[str, str]]:
    return [
        (one, other)
        for a, b in combinations(names, 2)
        for one, p in lines_of([a], size)
        for other, q in lines_of([b], size)
        if p[0] < q[2] and q[0] < p[2] and p[1] < q[3] and q[1] < p[3]
    ]


def hiding(
    names: Iterable[MapName], size: float, dots: Iterable[Spot], radius: float = DOT
) -> list[tuple[str, Spot]]:
    return [
        (line, (x, y))
        for line, (left, top, right, bottom) in lines_of(names, size)
        for x, y in dots
        if left - radius < x < right + radius and top - radius < y < bottom + radius
    ]


def dots_of(drawn: CountyMap) -> list[Spot]:
    return [(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h0", drawn.dots)]


def words(names: Iterable[MapName]) -> set[str]:
    return {" ".join(line for line, _ in name.lines) for name in names}


def an_area_at(name: str, left: int, top: int, wide: int = 60, high: int = 40) -> WantedName:
    right, bottom = left + wide, top + high
    body = ((left, top), (right, top), (right, bottom), (left, bottom))
    return WantedName(name, (((left + right) // 2, (top + bottom) // 2),), body)


@cache
def the_demonstration() -> Publication:
    return demonstration()


MAPS: dict[str, Callable[[Publication], list[CountyMap | None]]] = {
    "areas": lambda here: [county_map.of_areas(here, here.services.values())],
    "area": lambda here: [county_map.of_area(here, area) for area in here.areas.values()],
    "type": lambda here: [county_map.of_type(here, lot, lambda _: None) for lot in here.lots],
    "service": lambda here: [county_map.of_service(here, s) for s in here.services.values()],
    "find": lambda here: [county_map.to_choose(here)],
}


class TestOfTheDemonstration:
    @pytest.mark.parametrize("kind", MAPS)
    def test_no_name_touches_another(self, kind: str) -> None:
        for drawn in map(the_map, MAPS[kind](the_demonstration())):
            assert touching(drawn.names, drawn.letters) == [], drawn.label

    @pytest.mark.parametrize("kind", MAPS)
    def test_no_name_hides_a_dot(self, kind: str) -> None:
        for drawn in map(the_map, MAPS[kind](the_demonstration())):
            assert hiding(drawn.names, drawn.letters, dots_of(drawn)) == [], drawn.label

    @pytest.mark.parametrize("kind", ["areas", "area", "type", "find"])
    def test_every_area_is_named(self, kind: str) -> None:
        for drawn in map(the_map, MAPS[kind](the_demonstration())):
            assert words(drawn.names) == {area.name for area in drawn.areas}, drawn.label

    def test_of_a_service_every_area_that_it_serves_is_named(self) -> None:
        for drawn in map(the_map, MAPS["service"](the_demonstration())):
            assert words(drawn.names) == {area.name for area in drawn.areas if area.lit}

    def test_on_find_there_is_room_for_the_larger_dots_of_what_is_found(self) -> None:
        here = the_demonstration()
        everywhere = the_map(county_map.of_areas(here, here.services.values()))
        drawn = the_map(county_map.to_choose(here))
        assert len(dots_of(everywhere)) > 20
        assert hiding(drawn.names, drawn.letters, dots_of(everywhere), radius=6) == []


class TestAnyNames:
    @given(
        st.lists(
            st.tuples(
                st.text("abc d", min_size=1, max_size=40).filter(str.strip),
                st.tuples(st.integers(-20, 380), st.integers(-20, 420)),
            ),
            max_size=40,
        )
    )
    def test_whatever_is_named_wherever_nothing_touches_and_all_stays_inside(
        self, wanted: list[tuple[str, tuple[int, int]]]
    ) -> None:
        names = placed([WantedName(name, (spot,)) for name, spot in wanted], SIZE, HEIGHT, (), DOT)
        assert touching(names, SIZE) == []
        for _, (left, top, right, bottom) in lines_of(names, SIZE):
            assert left >= 0
            assert top >= 0
            assert right <= WIDTH
            assert bottom <= HEIGHT

    @given(
        st.sets(st.tuples(st.integers(0, 4), st.integers(0, 7)), max_size=8),
        st.lists(st.tuples(st.integers(0, WIDTH), st.integers(0, HEIGHT)), max_size=25),
    )
    @settings(max_examples=25, deadline=None)
    def test_every_area_is_named_and_no_dot_hidden_wherever_the_dots_are(
        self, squares: set[tuple[int, int]], dots: list[Spot]
    ) -> None:
        wanted = [an_area_at("Northvale", 70 * x, 50 * y) for x, y in sorted(squares)]
        names = placed(wanted, SIZE, HEIGHT, dots, DOT)
        assert len(names) == len(wanted)
        assert touching(names, SIZE) == []
        assert hiding(names, SIZE, dots) == []


class TestWhereItStands:
    def test_a_name_stands_beside_a_dot_where_there_is_room(self) -> None:
        (name,) = placed([an_area_at("Calne", 70, 80)], SIZE, HEIGHT, [(100, 100)], DOT)
        assert name.leader is None
        assert hiding([name], SIZE, [(100, 100)]) == []
        assert 70 <= name.x <= 130

    def test_without_a_dot_it_stands_in_the_middle(self) -> None:
        (name,) = placed([an_area_at("Calne", 70, 80)], SIZE, HEIGHT, (), DOT)
        assert name.x == 100

    def test_over_a_border_rather_than_over_a_dot(self) -> None:
        dots = [(x, y) for x in range(75, 130, 10) for y in range(85, 120, 10)]
        (name,) = placed([an_area_at("Calne", 70, 80)], SIZE, HEIGHT, dots, DOT)
        assert hiding([name], SIZE, dots) == []

    def test_a_name_that_has_no_room_in_its_area_stands_outside_and_a_line_leads_there(
        self,
    ) -> None:
        dots = [(x, y) for x in range(55, 150, 10) for y in range(65, 140, 10)]
        (name,) = placed([an_area_at("Calne", 70, 80)], SIZE, HEIGHT, dots, DOT)
        assert hiding([name], SIZE, dots) == []
        assert name.leader is not None
        start, end = name.leader
        assert end == (100, 100)
        ((_, (left, top, right, bottom)),) = lines_of([name], SIZE)
        assert left - 3 <= start[0] <= right + 3
        assert top - 3 <= start[1] <= bottom + 5

    def test_no_name_stands_on_the_line_that_leads_to_another(self) -> None:
        dots = [(x, y) for x in range(55, 150, 10) for y in range(65, 140, 10)]
        first, second = placed(
            [an_area_at("Calne", 70, 80), an_area_at("Devizes", 150, 80)], SIZE, HEIGHT, dots, DOT
        )
        assert first.leader is not None
        (x0, y0), (x1, y1) = first.leader
        along = [(x0 + (x1 - x0) * n // 20, y0 + (y1 - y0) * n // 20) for n in range(1, 21)]
        assert hiding([second], SIZE, along, radius=0) == []

    def test_where_every_place_hides_dots_it_hides_as_few_as_can_be(self) -> None:
        # All over the map, but for a strip that is not quite as wide as the name.
        dots = [
            (x, y)
            for x in range(0, WIDTH + 1, 8)
            for y in range(0, HEIGHT + 1, 8)
            if not 250 < x < 290
        ]
        (name,) = placed([an_area_at("Calne", 200, 180)], SIZE, HEIGHT, dots, DOT)
        assert 265 <= name.x <= 275

    def test_an_area_that_would_be_left_out_is_placed_first(self) -> None:
        # Where the first name would best stand, in the middle, the wide one has room on neither side.
        height = 24
        ham = an_area_at("Ham", 0, 0, WIDTH, height)
        wide = an_area_at("W" * 15, 0, 0, WIDTH, height)
        (alone,) = placed([ham], SIZE, height, (), DOT)
        assert alone.x == WIDTH // 2
        names = placed([ham, wide], SIZE, height, (), DOT)
        assert words(names) == {"Ham", "W" * 15}

    def test_a_town_that_has_no_room_is_left_out(self) -> None:
        wanted = [WantedName("Northvale", ((100, 100), (100, 200)))] * 40
        assert [name.x for name in placed(wanted, SIZE, HEIGHT, (), DOT)] == [100, 100]

    def test_a_town_hides_no_dot(self) -> None:
        dots = [(x, y) for x in range(40, 160, 10) for y in range(60, 140, 10)]
        assert placed([WantedName("Northvale", ((100, 100),))], SIZE, HEIGHT, dots, DOT) == ()


class TestWidth:
    def test_a_wide_letter_takes_more_room_than_a_narrow_one(self) -> None:
        assert text_width("W", SIZE) > text_width("n", SIZE) > text_width("i", SIZE)

    def test_an_accent_takes_none(self) -> None:
        assert text_width("Ŵâ", SIZE) == text_width("Wa", SIZE)

    def test_a_letter_of_another_alphabet_has_room(self) -> None:
        assert text_width("ж", SIZE) == SIZE


class TestTowns:
    VILLAGES = tuple(
        a_place(name, point=Point(51.01 + n / 30, -1.95))
        for n, name in enumerate(("Ham", "Nye", "Stow"))
    )

    def names_of(self, areas: int) -> set[str]:
        ids = [f"area-{n}" for n in range(areas)]
        every = [an_area(key, point=None, places=self.VILLAGES) for key in ids]
        publication = a_publication(a_service(areas=(ids[0],)), areas=every)
        shapes = {key: square(51.0, -2.0 + n / 10) for n, key in enumerate(ids)}
        drawn = the_map(county_map.of_areas(replace(publication, area_shapes=shapes), ()))
        return words(drawn.names)

    def test_where_there_are_few_areas_their_towns_are_named_too(self) -> None:
        assert {"Ham", "Nye", "Stow"} <= self.names_of(2)

    def test_where_there_are_many_they_are_not(self) -> None:
        assert not {"Ham", "Nye", "Stow"} & self.names_of(5)
