"""Files as they lie about: any usual header, a council's own list, what stands for nothing; and no person's name, from anywhere."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.failure import ImportFailure
from generator.importers.register import Register, read_register
from generator.importers.register.cells import is_nothing, plain
from generator.importers.register.columns import header_key
from generator.importers.register.headers import USUAL
from tests.importers import register_files as files

ID, OTHER = "1-000000101", "1-000000102"


def read(folder: Path, contents: Mapping[str, bytes]) -> Register:
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    register = read_register([folder / name for name in contents])
    assert register.rows == len(register.locations) + register.merged + len(register.unused)
    return register


def a_list(*rows: Mapping[str, str]) -> bytes:
    """A council's own list with two lines above its header."""
    return files.csv_bytes(files.table(rows, [["Care homes in Oakshire"], ["Updated June 2026"]]))


HOME = {
    "Name of home": "Kestrel House Care Home",
    "Address 1": "1 Mill Lane",
    "Address 2": "Potterne",
    "Address 3": "N/A",
    "Town": "Devizes",
    "Post Code": "sn10 1aa",
    "Telephone": "01632 960101",
    "Type": "Nursing / Residential",
    "Beds": "12",
    "CQC Rating": "Requires Improvement",
    "Date of rating": "14/05/2025",
    "Registered manager": "Made-up Person",
}


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("locationId", "location id"),
        ("Location ID", "location id"),
        ("LOCATION_ID", "location id"),
        (" location-id ", "location id"),
        ("LocationID", "location id"),
        ("CQC Location (For Office Use Only)", "cqc location for office use only"),
        ("Service's website (if available)", "service s website if available"),
        ("Care Home?", "care home"),
    ],
)
def test_a_header_is_the_same_in_any_spelling(header: str, key: str) -> None:
    assert header_key(header) == key


def test_no_header_means_two_things() -> None:
    every = [name for names in USUAL.values() for name in names]
    assert len(every) == len({*every})
    assert every == [header_key(name) for name in every]


@pytest.mark.parametrize("spell", [str.upper, str.lower, lambda h: h.replace(" ", "_")])
def test_each_layout_is_known_by_its_headers_in_any_spelling(tmp_path: Path, spell: Any) -> None:
    for name, row in {"h": files.HSCA, "d": files.DIRECTORY, "r": files.RATINGS}.items():
        content = files.csv_bytes(files.table([{spell(key): cell for key, cell in row.items()}]))
        assert list(read(tmp_path, {f"{name}.csv": content}).locations) == [ID]


def test_a_table_with_the_names_of_an_api_document(tmp_path: Path) -> None:
    row = {
        "locationId": ID,
        "providerId": "1-000000001",
        "name": "Kestrel House",
        "postalCode": "SN10 1AA",
        "mainPhoneNumber": "01632960101",
        "numberOfBeds": "12",
        "localAuthority": "Wiltshire",
        "registrationStatus": "Registered",
    }
    at = read(tmp_path, {"a.csv": files.csv_bytes(files.table([row]))}).locations[ID]
    assert (at.provider_id, at.postcode, at.phone) == ("1-000000001", "SN10 1AA", "01632960101")


def test_a_councils_own_list_with_ids(tmp_path: Path) -> None:
    content = a_list({"CQC ID": ID, "Provider ID": "1-000000001", **HOME})
    register = read(tmp_path, {"homes.csv": content})
    at = register.locations[ID]
    assert (at.name, at.address) == ("Kestrel House Care Home", "1 Mill Lane, Potterne, Devizes")
    assert at.service_types == ("Nursing", "Residential")
    assert (at.ratings.overall, at.ratings.rated_on) == ("Requires improvement", date(2025, 5, 14))
    assert register.day == date(2026, 6, 1)


@pytest.mark.parametrize("name", ["Kestrel House Care Home", "KESTREL HOUSE", "Kestrel House Ltd"])
def test_a_list_without_ids_is_about_the_home_of_that_name_and_postcode(
    tmp_path: Path, name: str
) -> None:
    contents = {"homes.csv": a_list({**HOME, "Name of home": name}), "d.csv": files.directory({})}
    register = read(tmp_path, contents)
    at = register.locations[ID]
    assert (at.name, at.beds, at.ratings.overall) == ("Kestrel House", 12, "Requires improvement")
    assert register.merged == 1


def test_of_a_home_that_no_other_file_has_the_report_says_so(tmp_path: Path) -> None:
    two = [
        {},
        {"CQC Location ID (for office use only)": OTHER},  # of the same name and postcode
    ]
    rows = (HOME, {**HOME, "Post Code": "SN10 2BB"}, {**HOME, "Post Code": "unknown"})
    register = read(tmp_path, {"homes.csv": a_list(*rows), "d.csv": files.directory(*two)})
    assert [unused.why for unused in register.unused] == [
        "no name, postcode or id",
        *["no CQC location id, and no file of the register beside it has this name at this postcode"] * 2,
    ]  # fmt: skip


def test_a_list_says_nothing_that_the_register_says_better(tmp_path: Path) -> None:
    content = a_list({**HOME, "CQC ID": ID, "Beds": "99", "CQC Rating": "n/a"})
    register = read(tmp_path, {"homes_2026-11-20.csv": content, "h.csv": files.hsca({})})
    at = register.locations[ID]
    assert (at.beds, at.ratings.overall) == (12, "Good")
    assert at.address == "1 Mill Lane, Potterne, Devizes"


@pytest.mark.parametrize(
    "word",
    [
        *("NA", "N/A", "n/a", "#N/A", "n.a.", "-", "--", "–", "null", "NULL", "None", "nil", "NaN"),
        *("not known", "Not Known", "unknown", "Not applicable", "not available", "TBC", "?", " "),
    ],
)
def test_words_for_nothing_are_blank(tmp_path: Path, word: str) -> None:
    assert is_nothing(word)
    at = read(tmp_path, {"a.csv": files.directory({"Phone number": word})}).locations[ID]
    assert at.phone == ""


@pytest.mark.parametrize("word", ["Nana's House", "No. 1", "The Unknown Garden", "N1 1AA", "0"])
def test_and_no_others(word: str) -> None:
    assert plain(word) == word


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_list_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    row = {**HOME, "CQC ID": ID, "Name of home": "Château Café"}
    content = files.csv_bytes(files.table([row]), encoding)
    register = read(tmp_path, {"a.csv": content})
    assert [unused.name for unused in register.unused] == ["Château Café"]  # no provider id


def test_a_sheet_is_chosen_by_its_headers(tmp_path: Path) -> None:
    sheets = {
        "Notes": [["Name", "Postcode"], ["This and that"]],
        "Providers": files.table([{"Name": "Kestrel", "Postcode": "SN10 1AA", "Telephone": "0"}]),
        "Homes": files.table([files.HSCA]),
    }
    register = read(tmp_path, {"a.ods": files.ods_bytes(sheets)})
    assert [reading.file for reading in register.readings] == ["a.ods (Homes)"]


def test_dual_registrations_have_a_sheet_of_their_own(tmp_path: Path) -> None:
    second = {**files.HSCA, "Location ID": OTHER, "Provider ID": "1-000000002"}
    link = {
        "Location ID": ID,
        "Location Name": "Kestrel House",
        "Provider ID": "1-000000001",
        "Linked Organisation ID": OTHER,
        "Relationship": "Dual Registration",
        "Primary ID": OTHER,
    }
    sheets = {
        "HSCA": files.table([files.HSCA, second]),
        "Dual_Registration_Locations": files.table([link]),
    }
    register = read(tmp_path, {"a.ods": files.ods_bytes(sheets)})
    assert register.second == {ID: OTHER}
    assert list(register.locations) == [OTHER]


def test_deactivated_locations_end(tmp_path: Path) -> None:
    row = {key: cell for key, cell in files.HSCA.items() if key != "Care homes beds"}
    row |= {
        "Care homes beds at point location de-activated": "12",
        "Location HSCA end date": "2026-10-31",
    }
    register = read(tmp_path, {"a.csv": files.csv_bytes(files.table([row]))})
    assert register.deregistered == {ID: date(2026, 10, 31)}


def test_one_file_that_cannot_be_used_does_not_stop_the_others(tmp_path: Path) -> None:
    contents = {
        "odd.csv": b"a,b\n1,2\n",
        "h.csv.gz": gzip.compress(files.hsca({}), mtime=0),
        "empty.csv": b"",
    }
    register = read(tmp_path, contents)
    assert list(register.locations) == [ID]
    assert [Path(unread.file).name for unread in register.unread] == ["odd.csv", "empty.csv"]
    assert '"CQC Location ID (for office use only)", "Name"' in register.unread[0].why
    with pytest.raises(ImportFailure, match=r"odd\.csv.*; .*empty\.csv"):
        read_register([tmp_path / "odd.csv", tmp_path / "empty.csv"])


# Ratings of the single assessment framework


def assessed(word: str, day: str, published: str = "") -> dict[str, Any]:
    group = {
        "assessmentDate": day,
        "name": "Residential care",
        "rating": word,
        "commentary": "Made-up Person said so",
        "keyQuestionRatings": [{"name": "Safe", "rating": word}],
    }
    return {"assessmentPlanPublishedDateTime": published, "ratings": {"asgRatings": [group]}}


@pytest.mark.parametrize(
    ("plans", "expected"),
    [
        ([assessed("Inadequate", "2026-03-02")], ("Inadequate", date(2026, 3, 2))),
        ([assessed("Inadequate", "2026-03-02", "2026-05-04T09:00:00Z")], ("Inadequate", date(2026, 5, 4))),
        ([assessed("Inadequate", "2023-03-02")], ("Outstanding", date(2025, 2, 3))),
        ([assessed("Good", "2025-07-01"), assessed("Requires Improvement", "2025-09-01")], ("Requires improvement", date(2025, 9, 1))),
        ([assessed("Good", "2025-07-01"), assessed("Inadequate", "2025-07-01")], ("Inadequate", date(2025, 7, 1))),
        ([{"ratings": {"overall": [{"rating": "Good", "assessmentDate": "2026-01-01"}], "asgRatings": [{"rating": "Inadequate", "assessmentDate": "2026-01-01"}]}}], ("Good", date(2026, 1, 1))),
        ([assessed("Insufficient evidence to rate", "2026-03-02")], ("Outstanding", date(2025, 2, 3))),
        (["nothing", {"ratings": None}], ("Outstanding", date(2025, 2, 3))),
    ],
)  # fmt: skip
def test_the_newest_of_old_and_new_ratings_counts(
    tmp_path: Path, plans: list[Any], expected: tuple[str, date]
) -> None:
    document = {
        "assessment": plans,
        "historicRatings": [{"reportDate": "2019-01-02", "overall": {"rating": "Good"}}],
        "lastInspection": {"date": "2024-12-01"},
    }
    at = read(tmp_path, {"a.json": files.api(document)}).locations[ID]
    assert (at.ratings.overall, at.ratings.rated_on) == expected
    assert (at.earlier_ratings[0].overall, at.earlier_ratings[0].rated_on) == (
        *("Good", date(2019, 1, 2)),
    )


def test_a_document_without_a_rating_says_that_there_is_none_and_a_directory_says_nothing(
    tmp_path: Path,
) -> None:
    document = {"currentRatings": {}, "alsoKnownAs": "The Old Mill", "brandName": "BRAND Kestrels"}
    at = read(tmp_path, {"a.json": files.api(document)}).locations[ID]
    assert at.ratings.is_unrated
    assert (at.also_known_as, at.brand) == ("The Old Mill", "Kestrels")
    assert not read(tmp_path, {"d.csv": files.directory({})}).locations[ID].ratings.is_unrated


# People

PERSON = "Xanthippe Quillfeather"


def with_people() -> dict[str, bytes]:
    """Each kind of file with a person's name in every place that is known to hold one."""
    given, family = PERSON.split()
    contact = {
        "personTitle": "Mrs",
        "personGivenName": given,
        "personFamilyName": family,
        "personRoles": ["Registered Manager"],
    }
    document = {
        "regulatedActivities": [
            {"name": "Personal care", "contacts": [contact], "nominatedIndividual": contact}
        ],
        "contacts": [contact],
        "registeredManager": PERSON,
        "nominatedIndividual": {"personGivenName": given, "personFamilyName": family},
        "assessment": [
            {
                "ratings": {
                    "asgRatings": [
                        {
                            "rating": "Good",
                            "assessmentDate": "2026-01-02",
                            "commentary": PERSON,
                            "narrative": PERSON,
                            "overallPeopleExperience": PERSON,
                            "keyQuestionRatings": [
                                {"name": "Safe", "rating": "Good", "commentary": PERSON}
                            ],
                        }
                    ]
                }
            }
        ],
        "inspectionAreas": [{"inspectionAreaName": PERSON}],
        "relationships": [{"relatedLocationId": OTHER, "relatedLocationName": PERSON, "type": "HSCA Predecessor", "reason": PERSON}],
    }  # fmt: skip
    people = dict.fromkeys(("Registered manager (note; where there is more than one manager at a location, only one is included here)", *("Registered Manager", "Location Registered Manager", "Registered manager name"), *("Provider Nominated Individual Name", "Nominated Individual", "Provider Main Partner Name"), *("Manager", "Manager Name", "Home Manager", "Contact", "Contact Name", "Contact Person"), *("Responsible Individual", "Owner Contact", "Manager Email", "Deputy Manager")), PERSON)  # fmt: skip
    return {
        "a.json": files.api(document),
        "h.csv": files.csv_bytes(files.table([{**files.HSCA, **people}])),
        "d.csv": files.csv_bytes(files.table([{**people, **files.DIRECTORY}])),
        "r.csv": files.csv_bytes(files.table([{**files.RATINGS, **people}])),
        "l.csv": files.csv_bytes(files.table([{**people, **HOME, "CQC ID": ID}])),
    }


def test_no_persons_name_is_read_or_written(tmp_path: Path) -> None:
    for name, content in with_people().items():
        assert PERSON.split()[1].encode() in content
        register = read(tmp_path, {name: content})
        assert PERSON.split()[1] not in repr(register)
    plan = files.start(tmp_path, with_people())
    assert len(plan.files) > 10
    for written, text in plan.files.items():
        assert PERSON.split()[1].encode() not in text, written
    assert PERSON.split()[1] not in json.dumps([note.text for note in plan.report.notes])
