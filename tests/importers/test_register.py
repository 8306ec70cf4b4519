"""The files of the CQC register → locations: every layout, alone and mixed, and what cannot be used."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from generator.failure import ImportFailure
from generator.importers.register import Register, read_register
from generator.importers.register.cells import listed
from generator.importers.register.dates import read_date, settled_order
from tests.importers import register_files as files

ID = "1-000000101"


def read(folder: Path, **contents: bytes) -> Register:
    """Write the files, in this order, under plain names: their contents say what they are."""
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    register = read_register([folder / name for name in contents])
    assert register.rows == len(register.locations) + register.merged + len(register.unused)
    return register


def why(register: Register) -> list[str]:
    return [unused.why for unused in register.unused]


class TestLayouts:
    def test_the_monthly_directory_with_its_preamble_and_barred_lists(self, tmp_path: Path) -> None:
        location = read(tmp_path, a=files.directory({})).locations[ID]
        assert location.name == "Kestrel House"
        assert location.address == "1 Mill Lane, Devizes"
        assert location.postcode == "SN10 1AA"
        assert location.service_types == ("Residential homes",)
        assert location.specialisms == ("Dementia", "Caring for adults over 65 yrs")
        assert location.ratings.rated_on is None  # "Date of latest check" is not a rating's day

    def test_a_comma_inside_an_entry_of_a_barred_list_parts_nothing(self, tmp_path: Path) -> None:
        types = "Residential homes|Hospitals - Mental health, capacity"
        location = read(tmp_path, a=files.directory({"Service types": types})).locations[ID]
        assert location.service_types == tuple(types.split("|"))

    def test_the_older_export_at_address_level(self, tmp_path: Path) -> None:
        location = read(tmp_path, a=files.csv_bytes(files.table([files.EXPORT]))).locations[ID]
        assert location.address == "1 Mill Lane, Devizes"
        assert location.specialisms == ("Dementia", "Caring for adults over 65 yrs")

    def test_hsca_with_ratings_beds_and_company(self, tmp_path: Path) -> None:
        location = read(tmp_path, a=files.hsca({})).locations[ID]
        assert (location.beds, location.company_number) == (12, "99000001")
        assert location.region == "South West"
        assert location.ratings.overall == "Good"
        assert location.ratings.well_led == "Requires improvement"
        assert location.ratings.rated_on == date(2024, 5, 29)

    def test_hsca_headers_in_another_case_and_spacing(self, tmp_path: Path) -> None:
        cells = files.table([files.HSCA])
        cells[0] = [f" {header.upper()}  " for header in cells[0]]
        assert read(tmp_path, a=files.csv_bytes(cells)).locations[ID].beds == 12

    def test_hsca_with_a_column_for_each_service_type_and_band(self, tmp_path: Path) -> None:
        kept = {
            k: v
            for k, v in files.HSCA.items()
            if k not in ("Service Types", "Service users supported")
        }
        row = kept | {
            "Service type - Domiciliary care service": "Y",
            "Service type - Shared Lives": "",
            "Service user band - Dementia": "Y",
            "Service user band - Older People": "Y",
        }
        location = read(tmp_path, a=files.csv_bytes(files.table([row]))).locations[ID]
        assert location.service_types == ("Domiciliary care service",)
        assert location.specialisms == ("Dementia", "Older People")

    def test_latest_ratings_put_the_rows_of_a_location_together(self, tmp_path: Path) -> None:
        register = read(
            tmp_path,
            a=files.ratings(
                {"Service / Population Group": "Homecare", "Latest Rating": "Inadequate"},
                {"Domain": "Safe", "Latest Rating": "Requires improvement"},
                {},
            ),
        )
        location = register.locations[ID]
        assert (register.rows, register.merged) == (3, 2)
        assert (location.ratings.overall, location.ratings.safe) == ("Good", "Requires improvement")
        assert location.ratings.rated_on == date(2026, 5, 29)
        assert location.service_types == ("Care Homes", "Homecare")

    def test_another_group_stands_in_only_where_there_is_no_overall(self, tmp_path: Path) -> None:
        group = {"Service / Population Group": "Homecare"}
        other = {"Service / Population Group": "Supported Living", "Latest Rating": "Inadequate"}
        location = read(tmp_path, a=files.ratings(group, other)).locations[ID]
        assert location.ratings.overall == "Good"

    @pytest.mark.parametrize("shape", ["array", "single", "lines"])
    def test_api_documents_as_array_single_or_one_a_line(self, tmp_path: Path, shape: str) -> None:
        document = json.dumps(dict(files.API))
        second = json.dumps({**files.API, "locationId": "1-000000102"})
        content = {
            "array": f"[{document}]",
            "single": document,
            "lines": f"{document}\n\n{second}\n",
        }
        register = read(tmp_path, a=content[shape].encode())
        location = register.locations[ID]
        assert (location.latitude, location.longitude) == (51.3508, -1.9912)
        assert location.service_types == ("Care home service with nursing",)
        assert location.ratings.overall == "Outstanding"
        assert location.ratings.rated_on == date(2025, 2, 3)
        assert len(register.locations) == (2 if shape == "lines" else 1)

    def test_spreadsheets_with_a_cover_sheet_numbers_and_real_dates(self, tmp_path: Path) -> None:
        cells: list[list[object]] = [list(row) for row in files.table([files.HSCA])]
        header, row = cells[0], cells[1]
        row[header.index("Care homes beds")] = 12
        row[header.index("Location telephone number")] = 1632960101
        row[header.index("Publication Date")] = date(2024, 5, 29)
        sheets: dict[str, list[list[object]]] = {
            "README": [["About this file"], ["Some words"]],
            "Locations": cells,
        }
        register = read(tmp_path, a=files.ods_bytes(sheets))
        location = register.locations[ID]
        assert (location.beds, location.phone) == (12, "1632960101")
        assert location.ratings.rated_on == date(2024, 5, 29)
        assert register.readings[0].file == "a (Locations)"

    def test_latest_ratings_as_a_spreadsheet(self, tmp_path: Path) -> None:
        sheets: dict[str, list[list[str]]] = {
            "Locations": files.table([files.RATINGS]),
            "Providers": [["Provider ID"], ["1-000000001"]],
        }
        assert read(tmp_path, a=files.ods_bytes(sheets)).locations[ID].ratings.overall == "Good"

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
    def test_any_usual_encoding(self, tmp_path: Path, encoding: str) -> None:
        row = {**files.HSCA, "Location Name": "Château Kestrel – Café"}
        content = files.csv_bytes(files.table([row]), encoding)
        assert read(tmp_path, a=content).locations[ID].name == "Château Kestrel – Café"

    def test_a_semicolon_file(self, tmp_path: Path) -> None:
        lines = [";".join(f'"{cell}"' for cell in row) for row in files.table([files.HSCA])]
        assert read(tmp_path, a="\n".join(lines).encode()).locations[ID].beds == 12


class TestMixing:
    def test_what_one_file_lacks_another_fills(self, tmp_path: Path) -> None:
        register = read(tmp_path, a=files.directory({}), b=files.hsca({}), c=files.ratings({}))
        location = register.locations[ID]
        assert (register.rows, register.merged, len(register.locations)) == (3, 2, 1)
        assert location.address == "1 Mill Lane, Devizes"  # the directory's
        assert location.beds == 12  # HSCA's
        assert location.ratings.rated_on == date(2026, 5, 29)  # latest ratings'
        assert location.sources == ("HSCA active locations", "CQC directory", "latest ratings")

    def test_what_is_taken_does_not_depend_on_the_order_of_files(self, tmp_path: Path) -> None:
        contents = {
            "d": files.directory({"Name": "From the directory"}),
            "h": files.hsca(
                {"Location Name": "From HSCA", "Location Latest Overall Rating": "Inadequate"}
            ),
            "r": files.ratings({"Location Name": "From ratings"}),
            "j": files.api({"name": "From the API"}),
        }
        for order in ("dhrj", "jrhd", "rdjh"):
            location = read(tmp_path, **{key: contents[key] for key in order}).locations[ID]
            assert location.name == "From the API"
            assert location.ratings.overall == "Good"  # of 2026, the others are of 2024 and 2025
        without_api = read(tmp_path, **{key: contents[key] for key in "dhr"}).locations[ID]
        assert (without_api.name, without_api.ratings.overall) == ("From HSCA", "Good")

    def test_ratings_come_from_one_file_whole(self, tmp_path: Path) -> None:
        register = read(tmp_path, h=files.hsca({}), r=files.ratings({"Latest Rating": "Not Rated"}))
        ratings = register.locations[ID].ratings
        assert (ratings.overall, ratings.caring, ratings.rated_on) == ("", "", None)

    def test_an_api_document_gets_its_providers_name_from_another_location(
        self, tmp_path: Path
    ) -> None:
        register = read(tmp_path, j=files.api({"locationId": "1-000000999"}), h=files.hsca({}))
        assert register.locations["1-000000999"].provider_name == "Kestrel Care Limited"
        assert register.locations["1-000000999"].company_number == "99000001"

    def test_the_same_location_twice_in_one_file_is_one(self, tmp_path: Path) -> None:
        register = read(tmp_path, a=files.hsca({}, {"Location Name": "Second"}))
        assert (register.merged, register.locations[ID].name) == (1, "Kestrel House")


class TestUnused:
    def test_each_row_that_cannot_be_used_is_kept_with_its_reason(self, tmp_path: Path) -> None:
        register = read(
            tmp_path,
            a=files.hsca(
                {},
                {"Location ID": ""},
                {"Location ID": "SN10 1AA"},
                {"Location ID": "1-000000104", "Provider ID": "Wiltshire Council"},
                {"Location ID": "1-000000105", "Dormant": "Y"},
                {"Location ID": "1-000000106", "Location HSCA end date": "2024-01-31"},
                {"Location ID": "1-000000107", "Location Name": ""},
            ),
        )
        assert list(register.locations) == [ID]
        assert [(unused.row, unused.what, unused.why) for unused in register.unused] == [
            (3, "Kestrel House", "no location id"),
            (4, "SN10 1AA", "not a CQC location id"),
            (5, "1-000000104", "not a CQC provider id"),
            (6, "1-000000105", "dormant: registered, but nobody can be placed there"),
            (7, "1-000000106", "no longer registered"),
            (8, "1-000000107", "no name"),
        ]

    def test_a_row_that_an_unquoted_comma_has_shifted(self, tmp_path: Path) -> None:
        cells = files.table([files.DIRECTORY, files.DIRECTORY])
        cells[2].insert(2, "Unit 4")
        register = read(tmp_path, a=files.csv_bytes(cells))
        assert why(register) == ["shifted columns: the row has more cells than the header"]

    def test_a_row_of_the_older_export_that_is_about_a_provider(self, tmp_path: Path) -> None:
        provider = {
            **files.EXPORT,
            "CQC Location ID (for office use only)": "",
            "URL": "https://www.cqc.org.uk/provider/1-000000001",
            "Specialisms/services": "Personal care",
            "Service types": "Partnership",
            "Name": "Robin Sedge and Wren Marsh",
        }
        register = read(tmp_path, a=files.csv_bytes(files.table([files.EXPORT, provider])))
        assert why(register) == ["no location id: the row is about a provider, not a place"]
        [unused] = register.unused
        assert "Sedge" not in repr(unused), "partners are people, and a report is published"
        assert unused.what == provider["CQC Provider ID (for office use only)"]

    def test_api_documents_that_are_none(self, tmp_path: Path) -> None:
        documents = [
            dict(files.API),
            "text",
            {"name": "No id"},
            {**files.API, "locationId": "../x"},
        ]
        documents.append(
            {**files.API, "locationId": "1-000000105", "registrationStatus": "Deregistered"}
        )
        register = read(tmp_path, a=json.dumps(documents).encode())
        assert why(register) == [
            "not a location document",
            "no location id",
            "not a CQC location id",
            "no longer registered",
        ]

    def test_a_dormant_location_in_two_files_is_one_unused_and_one_merged(
        self, tmp_path: Path
    ) -> None:
        register = read(
            tmp_path,
            a=files.directory({}, {"CQC Location ID (for office use only)": "1-000000102"}),
            b=files.hsca({"Dormant": "Y"}),
        )
        assert (register.rows, register.merged, len(register.unused)) == (3, 1, 1)
        assert list(register.locations) == ["1-000000102"]


class TestDatesAndCells:
    @pytest.mark.parametrize(
        ("column", "text", "expected"),
        [
            (["05/29/2026", "1/2/2025"], "1/2/2025", date(2025, 1, 2)),
            (["29/05/2026", "1/2/2025"], "1/2/2025", date(2025, 2, 1)),
            (["1/2/2025 12:00:00 AM"], "1/2/2025 12:00:00 AM", date(2025, 1, 2)),
            (["1/2/2025", "3/4/2025"], "1/2/2025", None),
            (["29/05/2026", "05/29/2026"], "1/2/2025", None),
            (["5/5/2025"], "5/5/2025", date(2025, 5, 5)),
            ([], "2025-05-14", date(2025, 5, 14)),
            ([], "2021-12-10T00:00:00Z", date(2021, 12, 10)),
            ([], "13 November 2026", date(2026, 11, 13)),
            ([], "31/02/2026", None),
            ([], "soon", None),
        ],
    )
    def test_a_column_settles_its_own_order(
        self, column: list[str], text: str, expected: date | None
    ) -> None:
        assert read_date(text, settled_order(column)) == expected

    def test_a_publication_date_that_repeats_the_start_date_is_no_ratings_day(
        self, tmp_path: Path
    ) -> None:
        rows = [
            {
                "Location ID": f"1-00000010{n}",
                "Publication Date": f"{n}/1{n}/2015 12:00:00 AM",
                "Location HSCA start date": f"2015-0{n}-1{n}",
            }
            for n in range(1, 5)
        ]
        register = read(tmp_path, a=files.hsca(*rows))
        assert {at.ratings.rated_on for at in register.locations.values()} == {None}
        assert {at.ratings.overall for at in register.locations.values()} == {"Good"}
        assert "is not taken" in register.readings[0].remarks[0]

    def test_a_comma_list_keeps_a_name_with_a_comma_in_it(self) -> None:
        text = "Treatment of disease, disorder or injury, Personal care, Personal care"
        assert listed(text, ",") == ("Treatment of disease, disorder or injury", "Personal care")

    @pytest.mark.parametrize(
        "word", ["Not Rated", "No published rating", "Inspected but not rated", "-"]
    )
    def test_any_other_word_is_no_rating(self, tmp_path: Path, word: str) -> None:
        register = read(tmp_path, a=files.hsca({"Location Latest Overall Rating": word}))
        assert register.locations[ID].ratings.overall == ""


class TestFilesThatAreNone:
    @pytest.mark.parametrize(
        ("content", "part"),
        [
            (b"", "this file is empty"),
            (b"  \n", "this file is empty"),
            (b"a,b\n1,2\n", "no known headers"),
            (b"\x00\x01\x02", "not a CSV, ODS, XLSX or JSON file"),
            (b"PK\x03\x04 broken", "this spreadsheet or packed file cannot be opened"),
            (b'{"a": 1}', "no location documents"),
            (b"[]", "no location documents"),
            (b'[{"locationId": ', "is not a whole JSON document"),
            (b"[" * 100_000, "JSON"),
        ],
    )
    def test_is_named_in_one_line(self, tmp_path: Path, content: bytes, part: str) -> None:
        path = tmp_path / "register.csv"
        path.write_bytes(content)
        with pytest.raises(ImportFailure) as failure:
            read_register([path])
        assert str(failure.value).startswith(str(path))
        assert part in str(failure.value)
        assert "\n" not in str(failure.value)

    def test_the_known_headers_are_named(self, tmp_path: Path) -> None:
        (tmp_path / "a.csv").write_text("a,b\n")
        with pytest.raises(
            ImportFailure, match=r'latest ratings .*"Domain".*"CQC rating".*"locationId"'
        ):
            read_register([tmp_path / "a.csv"])

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(ImportFailure, match="cannot be read"):
            read_register([tmp_path / "none.csv"])
