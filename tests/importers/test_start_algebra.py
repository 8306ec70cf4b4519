"""What holds of `start` for any register: twice is once, the order of files is nothing, and older files change no newer fact."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from generator.failure import ImportFailure
from generator.importers.start import StartPlan
from tests.importers.register_files import (
    TODAY,
    api,
    directory,
    hsca,
    installation,
    ratings,
    rows_of,
    start,
)

FACTS = "content/cqc-locations.csv"
IDS = ("1-000000101", "1-000000102", "1-000000103")
PROVIDERS = ("1-000000001", "1-000000002")
WORDS = ("Outstanding", "Good", "Requires improvement", "Inadequate", "Not rated")

Files = Mapping[str, bytes]
Fact = Mapping[str, str]

FACT = st.fixed_dictionaries(
    {
        "id": st.sampled_from(IDS),
        "name": st.sampled_from(["Kestrel House", "Wren Lodge", "Kestrel Hse"]),
        "provider": st.sampled_from(PROVIDERS),
        "provider_name": st.sampled_from(["", "Kestrel Care Ltd", "Heron Homes"]),
        "phone": st.sampled_from(["", "01632960101", "01632960102"]),
        "beds": st.sampled_from(["", "4", "12"]),
        "rating": st.sampled_from(WORDS),
        "rated": st.sampled_from(["", "2024-05-29", "2025-11-12", "2026-10-02"]),
        "ended": st.sampled_from(["", "", "", "2026-09-01"]),
        "dormant": st.sampled_from(["N", "N", "N", "Y"]),
    }
)
FILE = st.tuples(
    st.sampled_from(["hsca", "directory", "ratings", "api"]),
    st.lists(FACT, min_size=1, max_size=3, unique_by=lambda fact: fact["id"]),
)
DAYS = st.dates(date(2026, 9, 1), date(2026, 11, 20))


def written(kind: str, facts: Sequence[Fact], day: date) -> bytes:
    """A file of the register in one of its layouts."""
    match kind:
        case "hsca":
            return hsca(*map(_as_hsca, facts))
        case "directory":
            produced = f"{day.day} {day:%B %Y}".encode()
            return directory(*map(_as_directory, facts)).replace(b"13 November 2026", produced, 1)
        case "ratings":
            return ratings(*map(_as_ratings, facts))
    return api(*map(_as_document, facts))


def _american(day: str) -> str:
    return f"{day[5:7]}/{day[8:]}/{day[:4]}" if day else ""


def _as_hsca(fact: Fact) -> Fact:
    return {
        "Location ID": fact["id"],
        "Location Name": fact["name"],
        "Provider ID": fact["provider"],
        "Provider Name": fact["provider_name"],
        "Provider Companies House Number": "",
        "Location telephone number": fact["phone"],
        "Care homes beds": fact["beds"],
        "Location Latest Overall Rating": fact["rating"],
        "Publication Date": _american(fact["rated"]),
        "Location HSCA end date": fact["ended"],
        "Dormant": fact["dormant"],
    }


def _as_directory(fact: Fact) -> Fact:
    return {
        "CQC Location ID (for office use only)": fact["id"],
        "Name": fact["name"],
        "CQC Provider ID (for office use only)": fact["provider"],
        "Provider name": fact["provider_name"],
        "Phone number": fact["phone"],
    }


def _as_ratings(fact: Fact) -> Fact:
    return {
        "Location ID": fact["id"],
        "Location Name": fact["name"],
        "Provider ID": fact["provider"],
        "Provider Name": fact["provider_name"],
        "Latest Rating": fact["rating"],
        "Publication Date": _american(fact["rated"]),
    }


def _as_document(fact: Fact) -> Mapping[str, Any]:
    overall = {"rating": fact["rating"], "reportDate": fact["rated"]}
    return {
        "locationId": fact["id"],
        "name": fact["name"],
        "providerId": fact["provider"],
        "mainPhoneNumber": fact["phone"],
        "numberOfBeds": int(fact["beds"] or 0),
        "dormancy": fact["dormant"],
        "currentRatings": {"overall": overall if fact["rated"] else {}},
        **({"registrationStatus": "Deregistered", "deregistrationDate": fact["ended"]} if fact["ended"] else {}),
    }  # fmt: skip


def named(files: Sequence[tuple[str, Sequence[Fact]]], days: Sequence[date]) -> dict[str, bytes]:
    """The files by names that say of which day they are."""
    made = zip(files, days, strict=False)
    return {
        f"{day}_{number}_{kind}": written(kind, facts, day)
        for number, ((kind, facts), day) in enumerate(made)
    }


def begun(folder: Path, register: Files) -> dict[str, bytes]:
    """A directory laid out from the files; an example in which nothing can be is left out."""
    plan: StartPlan | None = None
    with suppress(ImportFailure):
        plan = start(folder, register, installation=BARE)
    assume(plan is not None)
    assert plan is not None
    return dict(plan.files)


def taken_in(folder: Path, register: Files, standing: Files) -> dict[str, bytes]:
    """The directory with a further register; as it was where that is refused."""
    with suppress(ImportFailure):
        return {
            **standing,
            **start(
                folder, register, standing, today=TODAY + timedelta(9), installation=BARE
            ).files,
        }
    return dict(standing)


# The texts of criteria are of no account here, and slow to write.
BARE = {name: text for name, text in installation().items() if name != "lots/criteria.yml"}


def other_lines(one: Files, other: Files) -> list[str]:
    """Every line of a file that is not in both."""
    return [
        line.decode()
        for name in sorted({*one, *other})
        for line in sorted({*one[name].splitlines()} ^ {*other[name].splitlines()})
    ]


SETS = st.lists(FILE, min_size=1, max_size=3)
THREE_DAYS = st.lists(DAYS, min_size=3, max_size=3)
# An example takes a tenth of a second, and to make it smaller takes minutes.
EXAMPLES = settings(
    max_examples=40, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate]
)


@EXAMPLES
@given(SETS, SETS, THREE_DAYS, THREE_DAYS)
def test_twice_is_once(one: Any, other: Any, days: list[date], later: list[date]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first = begun(folder, register := named(one, days))
        assert taken_in(folder, register, first) == first
        second = named(other, later)
        once = taken_in(folder, second, first)
        assert other_lines(once, taken_in(folder, second, once)) == []


@EXAMPLES
@given(SETS, THREE_DAYS, st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(one: Any, days: list[date], random: Any) -> None:
    with tempfile.TemporaryDirectory() as name:
        register = named(one, days)
        first = begun(Path(name), register)
        other = list(register.items())
        random.shuffle(other)
        assert begun(Path(name), dict(other)) == first


@EXAMPLES
@given(SETS, SETS, st.lists(DAYS, min_size=6, max_size=6))
def test_an_older_file_changes_no_newer_fact(one: Any, other: Any, days: list[date]) -> None:
    """What was blank it may fill, and bring who was not there; a rating goes by its own day."""
    days.sort()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # Of latest ratings alone nothing is as new as they are but the ratings.
        assume(all(kind != "ratings" for kind, _ in one))
        first = begun(folder, named(one, [days[-1] + timedelta(60)] * 3))
        again = taken_in(folder, named(other, days[:3]), first)
    before = {row["location_id"]: row for row in rows_of(first, FACTS)}
    after = {row["location_id"]: row for row in rows_of(again, FACTS)}
    for key, row in before.items():
        for column, cell in row.items():
            if cell and column not in RATING:
                assert after[key][column] == cell, (key, column)
        # One without a day holds on the day of its file.
        assert after[key]["rated_on"] == "" or after[key]["rated_on"] >= row["rated_on"]
    for file in (f for f in first if f.endswith("services.csv")):
        kept = {row["id"]: row for row in rows_of(again, file)}
        assert kept.keys() >= {row["id"] for row in rows_of(first, file)}
        assert not any(row["withdrawn_on"] for row in kept.values())


RATING = ("rating", "rated_on", "safe", "effective", "caring", "responsive", "well_led")
