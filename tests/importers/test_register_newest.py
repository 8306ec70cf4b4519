"""Of two words on one fact the newer counts, whatever the order of the files; and who has whose place."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.importers.register import Register, read_register
from generator.importers.register.days import day_in
from generator.importers.register.merge import merged
from generator.importers.register.records import (
    Location,
    Ratings,
    RegisterLayout,
    RegisterLinks,
    RegisterReading,
    Sighting,
)
from generator.importers.register.tied import moved, second_registrations
from generator.importers.standing import beside
from generator.records import RATINGS
from tests.importers import register_files as files

ID, OTHER = "1-000000101", "1-000000102"
REPORT = "1-000000001"


def in_every_order(folder: Path, contents: Mapping[str, bytes]) -> Register:
    """What the files say, which is the same in whatever order they are named."""
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    read = [
        read_register([folder / name for name in order])
        for order in itertools.permutations(contents)
    ]
    assert all(register == read[0] for register in read)
    return read[0]


def rated(word: str, day: str) -> Mapping[str, Any]:
    return {"currentRatings": {"overall": {"rating": word, "reportDate": day}}}


def test_an_older_rating_never_beats_a_newer_one(tmp_path: Path) -> None:
    older, newer = ("Requires improvement", "2023-05-02"), ("Inadequate", "2026-03-09")
    for name, contents in {
        "api": {"a": files.api(rated(*older)), "b": files.api(rated(*newer))},
        "kinds": {
            "a": files.api(rated(*older)),
            "b": files.ratings({"Latest Rating": newer[0], "Publication Date": "03/29/2026"}),
        },
    }.items():
        (tmp_path / name).mkdir()
        at = in_every_order(tmp_path / name, contents).locations[ID]
        assert at.ratings.overall == "Inadequate"
        assert [r.overall for r in at.earlier_ratings] == ["Requires improvement"]


def test_a_rating_without_a_day_counts_from_the_day_of_its_file(tmp_path: Path) -> None:
    """An edition of the HSCA file whose column repeats the start date has a day for no rating."""
    undated = {"Publication Date": "", "Location Latest Overall Rating": "Inadequate"}
    contents = {
        "1_August_2025_HSCA.csv": files.hsca(undated),
        "a.json": files.api(rated("Good", "2019-12-19")),
    }
    ratings = in_every_order(tmp_path, contents).locations[ID].ratings
    assert (ratings.overall, ratings.rated_on) == ("Inadequate", None)
    contents["b.json"] = files.api(rated("Requires improvement", "2026-01-12"))
    assert in_every_order(tmp_path, contents).locations[ID].ratings.rated_on == date(2026, 1, 12)


def test_the_same_rating_is_taken_where_it_has_its_day_and_its_questions(tmp_path: Path) -> None:
    contents = {
        "1_August_2025_HSCA.csv": files.hsca({"Publication Date": ""}),
        "a.json": files.api(rated("Good", "2019-12-19")),
    }
    assert in_every_order(tmp_path, contents).locations[ID].ratings.rated_on == date(2019, 12, 19)


def test_a_home_that_the_newer_file_has_deregistered_is_deregistered(tmp_path: Path) -> None:
    gone = {"registrationStatus": "Deregistered", "deregistrationDate": "2026-10-01"}
    contents = {
        "13_November_2026_HSCA.csv": files.hsca({"Location HSCA end date": "2026-10-01"}),
        "1_August_2026_directory.csv": files.directory({}).replace(b"13 November", b"1 August"),
    }
    assert in_every_order(tmp_path, contents).deregistered == {ID: date(2026, 10, 1)}
    contents = {"a.json": files.api(gone), "b.csv": files.hsca({})}
    (tmp_path / "x").mkdir()
    assert in_every_order(tmp_path / "x", contents).deregistered == {ID: date(2026, 10, 1)}


def test_a_later_file_that_has_it_again_outweighs_the_end(tmp_path: Path) -> None:
    contents = {
        "old.csv": files.hsca({"Location HSCA end date": "2026-08-01"}),
        "13_November_2026_CQC_directory.csv": files.directory({}),
    }
    register = in_every_order(tmp_path, contents)
    assert list(register.locations) == [ID]
    assert register.deregistered == {}


def test_what_the_newer_file_says_of_a_place_counts_and_the_better_name_stays(
    tmp_path: Path,
) -> None:
    contents = {
        "1_August_2025_HSCA.csv": files.hsca({"Location telephone number": "01632960111"}),
        "1_July_2026_ratings.csv": files.ratings({"Location Name": "KESTREL HSE"}),
        "13_November_2026.csv": files.directory({"Phone number": "01632960222", "Name": "Kestrel"}),
    }
    at = in_every_order(tmp_path, contents).locations[ID]
    assert (at.name, at.phone, at.beds) == ("Kestrel House", "01632960222", 12)
    assert at.seen_on == date(2026, 11, 13)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("13_November_2026_CQC_directory.csv", date(2026, 11, 13)),
        ("01-Aug-2025 HSCA Active Locations.ods", date(2025, 8, 1)),
        ("hsca_locations_2025-08.csv", date(2025, 8, 1)),
        ("register 2026-11-13.csv", date(2026, 11, 13)),
        ("20261113-register.csv", date(2026, 11, 13)),
        ("As at 1st August 2025", date(2025, 8, 1)),
        ("Correct at 01/08/2025", date(2025, 8, 1)),
        ("November 2026", date(2026, 11, 1)),
        ("02_latest_ratings.ods", None),
        ("Locations 31.02.2026.csv", None),
        ("marching on 1987", None),
    ],
)
def test_the_day_of_a_file(text: str, day: date | None) -> None:
    assert day_in(text) == day


def test_the_day_stands_on_the_sheet_of_notes(tmp_path: Path) -> None:
    sheets = {
        "README": [["HSCA active locations"], ["As at 1 August 2025"]],
        "Locations": files.table([files.HSCA]),
    }
    assert in_every_order(tmp_path, {"a.ods": files.ods_bytes(sheets)}).day == date(2025, 8, 1)


# What holds for any words

DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))
SOURCES = st.lists(
    st.tuples(
        st.sampled_from([layout for layout in RegisterLayout if layout is not RegisterLayout.COPY]),
        st.none() | DAYS,
        st.builds(
            Location,
            id=st.sampled_from([ID, OTHER]),
            name=st.sampled_from(["", "Kestrel House", "Kestrel"]),
            provider_id=st.sampled_from(["", REPORT, "1-000000002"]),
            phone=st.sampled_from(["", "01632960101", "01632960102"]),
            beds=st.sampled_from([None, 0, 12]),
            dormant=st.sampled_from(["", "N", "Y"]),
            registration=st.sampled_from(["", "Registered", "Deregistered"]),
            ratings=st.builds(
                Ratings, st.just(value=True), st.sampled_from(["", *RATINGS]), st.none() | DAYS
            ),
        ),
    ),
    min_size=1,
    max_size=5,
)
Sources = Sequence[tuple[RegisterLayout, date | None, Location]]


def readings(sources: Sources) -> list[RegisterReading]:
    return [
        RegisterReading(f"{n}.csv", layout, 1, (Sighting(layout, f"{n}.csv", 2, at),), day=day)
        for n, (layout, day, at) in enumerate(sources)
    ]


@given(SOURCES, st.randoms())
def test_the_order_of_files_changes_nothing(sources: Sources, random: Any) -> None:
    one = readings(sources)
    other = list(one)
    random.shuffle(other)
    assert merged(one) == merged(other)


@given(SOURCES)
def test_what_a_file_does_not_say_is_not_thereby_blank(sources: Sources) -> None:
    made = merged(readings(sources))
    for key, at in made.locations.items():
        for field in ("name", "phone"):
            words = {getattr(o, field) for *_, o in sources if o.id == key} - {""}
            assert getattr(at, field) in (words or {""})


@given(SOURCES)
def test_no_dated_rating_is_older_than_another_that_was_read(sources: Sources) -> None:
    made = merged(readings(sources))
    for key, at in made.locations.items():
        if not at.ratings.overall:
            continue
        days = [o.ratings.rated_on for *_, o in sources if o.id == key and o.ratings.overall]
        assert at.ratings.rated_on in (None, max((d for d in days if d), default=None))


@given(SOURCES)
def test_beside_its_own_copy_a_register_says_the_same_again(sources: Sources) -> None:
    once = merged(readings(sources))
    again = beside(once, once.locations)
    assert dict(again.locations) == dict(once.locations)


@given(SOURCES, DAYS)
def test_an_older_file_changes_no_newer_fact(sources: Sources, day: date) -> None:
    """The copy is of the day after the last that any file has."""
    newest = Location(
        ID,
        name="Heron House",
        provider_id="1-000000009",
        phone="01632960999",
        beds=30,
        ratings=Ratings(spoke=True, overall="Good", rated_on=date(2027, 1, 1)),
        seen_on=date(2027, 1, 1),
    )
    older = [(layout, day, at) for layout, _, at in sources]
    made = beside(merged(readings(older)), {ID: newest})
    for at in (made.locations.get(ID),):
        if at:
            assert (at.name, at.provider_id, at.phone, at.beds) == (
                *(newest.name, newest.provider_id, newest.phone, newest.beds),
            )
            assert at.ratings == newest.ratings


# Who has whose place


def test_predecessors_and_successors_of_api_documents_are_read(tmp_path: Path) -> None:
    former, latest = "1-000000090", "1-000000300"
    documents = files.api(
        {
            "relationships": [
                {
                    "relatedLocationId": former,
                    "relatedLocationName": "Kestrel House",
                    "type": "HSCA Predecessor",
                    "reason": "New Provider",
                }
            ]
        },
        {
            "locationId": OTHER,
            "registrationStatus": "Deregistered",
            "relationships": [{"relatedLocationId": latest, "type": "HSCA Successor"}],
        },
        {"locationId": latest, "relationships": ["nothing", {"type": "HSCA Predecessor"}]},
    )
    register = in_every_order(tmp_path, {"a.json": documents})
    assert register.locations[ID].links.predecessors == (former,)
    assert register.moved == {former: ID, OTHER: latest}


def test_columns_that_name_a_predecessor_are_read(tmp_path: Path) -> None:
    row = {**files.HSCA, "Predecessor Location ID": "1-000000090", "Location Successor IDs": ""}
    content = files.csv_bytes(files.table([row]))
    assert in_every_order(tmp_path, {"a.csv": content}).moved == {"1-000000090": ID}


@pytest.mark.parametrize(
    ("ties", "present", "expected"),
    [
        ({"b": RegisterLinks(("a",))}, "b", {"a": "b"}),
        (
            {"a": RegisterLinks((), ("b",)), "b": RegisterLinks((), ("c",))},
            "c",
            {"a": "c", "b": "c"},
        ),
        ({"b": RegisterLinks(("a",)), "c": RegisterLinks(("a",))}, "bc", {}),  # parted in two
        ({"b": RegisterLinks(("a",))}, "ab", {}),  # still there
        ({"a": RegisterLinks((), ("b",)), "b": RegisterLinks((), ("a",))}, "", {}),  # a ring
    ],
)
def test_steps_are_followed_to_the_present_registration(
    ties: Mapping[str, RegisterLinks], present: str, expected: Mapping[str, str]
) -> None:
    assert moved(ties, set(present)) == expected


def test_one_home_with_two_registrations_is_one_entry(tmp_path: Path) -> None:
    home = {**files.HSCA, "Location Postal Code": "SN10 1AA"}
    second = {**home, "Location ID": OTHER, "Provider ID": "1-000000002"}
    for name, column in {
        "linked": {"Dual registered location ID": OTHER},
        "flagged": {"Dual Registered": "Y"},
    }.items():
        (tmp_path / name).mkdir()
        rows = files.table([{**home, **column}, {**second, **column}])
        register = in_every_order(tmp_path / name, {"a.csv": files.csv_bytes(rows)})
        assert list(register.locations) == [ID]
        assert register.second == {OTHER: ID}
        [unused] = register.unused
        assert (unused.what, unused.why, unused.detail) == (
            *(OTHER, "one home with two registrations: its entry is that of the other one", ID),
        )


def test_the_files_may_say_which_of_the_two_speaks_for_the_home() -> None:
    one = Location(ID, links=RegisterLinks(dual=(OTHER,), primary=OTHER))
    assert second_registrations({ID: one, OTHER: Location(OTHER)}) == {ID: OTHER}
