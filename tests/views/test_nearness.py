"""What is near: the same type of support, own areas first, the nearest first."""

from __future__ import annotations

from generator.publication import Publication
from generator.records import Point, Service
from tests.builders import TODAY, a_publication, a_service, an_area

WEST, MIDDLE, EAST = Point(51.3, -2.2), Point(51.3, -2.0), Point(51.3, -1.8)
AREAS = (an_area("west", point=WEST), an_area("middle", point=MIDDLE), an_area("east", point=EAST))


def near(publication: Publication, service_id: str) -> list[str]:
    [entry] = [entry for entry in publication.entries if entry.id == service_id]
    return [s.id for s in publication.near.services_like(entry)]


def at(service_id: str, area: str, point: Point | None, **changes: object) -> Service:
    return a_service(service_id, areas=(area,), point=point, **changes)


def test_the_nearest_come_first() -> None:
    publication = a_publication(
        at("here", "west", WEST),
        at("far", "west", Point(51.3, -2.1)),
        at("close", "west", Point(51.3, -2.19)),
        areas=AREAS,
    )
    assert near(publication, "here") == ["close", "far"]


def test_at_most_four_and_own_areas_before_others() -> None:
    publication = a_publication(
        at("here", "west", WEST),
        *(at(f"own-{n}", "west", Point(51.3, -2.0 + n / 100)) for n in range(5)),
        at("nearer-but-elsewhere", "middle", WEST),
        areas=AREAS,
    )
    assert near(publication, "here") == ["own-0", "own-1", "own-2", "own-3"]


def test_other_areas_fill_up_outwards() -> None:
    publication = a_publication(
        at("here", "west", WEST),
        at("east", "east", EAST),
        at("middle", "middle", MIDDLE),
        areas=AREAS,
    )
    assert near(publication, "here") == ["middle", "east"]


def test_only_the_same_type_and_only_what_is_listed() -> None:
    publication = a_publication(
        at("here", "west", WEST),
        at("another-type", "west", WEST, lot="extra-care"),
        at("gone", "west", WEST, withdrawn_on=TODAY),
    )
    assert near(publication, "here") == []


def test_a_withheld_service_has_others_near_by() -> None:
    publication = a_publication(
        at("gone", "west", WEST, withdrawn_on=TODAY), at("here", "west", WEST), areas=AREAS
    )
    assert near(publication, "gone") == ["here"]


def test_what_has_no_point_stands_in_its_area() -> None:
    publication = a_publication(
        at("visits", "west", None),
        at("b", "middle", MIDDLE),
        at("a", "west", None),
        areas=AREAS,
    )
    assert near(publication, "visits") == ["a", "b"]
    assert near(publication, "b") == ["a", "visits"]


def test_equally_near_ones_stand_by_name() -> None:
    publication = a_publication(
        at("here", "west", WEST),
        at("z", "west", EAST, title="Alder"),
        at("a", "west", EAST, title="Birch"),
        areas=AREAS,
    )
    assert near(publication, "here") == ["z", "a"]


def test_areas_outwards() -> None:
    neighbours = a_publication(at("here", "west", WEST), areas=AREAS).near.neighbours
    assert [n.area.id for n in neighbours["west"]] == ["middle", "east"]
    assert [n.area.id for n in neighbours["middle"]] == ["east", "west"]
