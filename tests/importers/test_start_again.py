"""`start` on a folder that stands already: facts are refreshed, what people wrote is kept, nothing is lost."""

from __future__ import annotations

import codecs
import tempfile
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.failure import ImportFailure
from generator.importers.start import lines
from tests.importers.register_files import (
    HSCA,
    TODAY,
    api,
    csv_bytes,
    directory,
    edited,
    hsca,
    ratings,
    rows_of,
    start,
    table,
)

LATER = TODAY + timedelta(days=31)
SERVICES = "providers/kestrel-care/services.csv"
AWARDS = "providers/kestrel-care/awards.csv"
DESCRIPTOR = "providers/kestrel-care/datapackage.yaml"
FACTS = "content/cqc-locations.csv"
FILES = "content/cqc-files.csv"
EARLIER = "content/cqc-earlier-ratings.csv"
REPORT = "import-report.csv"
DECEMBER = "1_December_2026.csv"  # a register says of which day it is
LODGE = {"Location ID": "1-000000102", "Location Name": "Wren Lodge"}
OTHER = {
    "Location ID": "1-000000103",
    "Location Name": "Dotterel Court",
    "Provider ID": "1-000000009",
    "Provider Name": "Wader Care Limited",
}
EVIDENCE = "providers/kestrel-care/evidence.csv"
BOTH = {"Service Types": "Domiciliary care service, Supported living service"}


class TestTheSameAgain:
    def test_the_same_input_gives_no_file(self, tmp_path: Path) -> None:
        register = {"h": hsca({}, LODGE | BOTH), "d": directory({}), "r": ratings({}), "j": api({})}
        first = start(tmp_path, register)
        assert start(tmp_path, register, first.files).files == {}

    def test_nor_does_it_on_a_later_day(self, tmp_path: Path) -> None:
        first = start(tmp_path, {"h": hsca({})})
        assert start(tmp_path, {"h": hsca({})}, first.files, today=LATER).files == {}

    @settings(max_examples=30, deadline=None)
    @given(
        st.lists(
            st.fixed_dictionaries(
                {
                    "Location ID": st.integers(100000, 100009).map("1-{}".format),
                    "Location Name": st.text("aB1 &'é.-=", min_size=1, max_size=95),
                    "Provider ID": st.sampled_from(["1-200001", "1-200002", "1-200003"]),
                    "Provider Name": st.sampled_from(["", "A", "Same Ltd", "Same Limited"]),
                    "Service Types": st.sampled_from(
                        [HSCA["Service Types"], *BOTH.values(), "Dentist", ""]
                    ),
                    "Location Local Authority": st.sampled_from(
                        ["Kent", "Wiltshire", "Bristol, City of"]
                    ),
                    "Dormant": st.sampled_from(["Y", "N", ""]),
                    "Provider Companies House Number": st.sampled_from(["", "123", "123456"]),
                }
            ),
            min_size=1,
            max_size=8,
        )
    )
    def test_whatever_the_register_holds(self, rows: list[dict[str, str]]) -> None:
        register = {"h": hsca({}, *rows)}
        with tempfile.TemporaryDirectory() as name:
            first = start(Path(name), register)
            report = first.report
            assert report.rows == report.used + report.merged + len(report.unused)
            ids = [listed.service for listed in report.services]
            assert len(ids) == len(set(ids))
            assert start(Path(name), register, first.files).files == {}

    def test_ids_do_not_depend_on_what_comes_later(self, tmp_path: Path) -> None:
        first = start(tmp_path, {"h": hsca({})})
        earlier = {"Location ID": "1-000000001", "Provider ID": "1-0000000"}
        again = start(tmp_path, {"h": hsca(earlier, {})}, first.files)
        assert {s.location_id: s.service for s in again.report.services} == {
            "1-000000101": "kestrel-house",
            "1-000000001": "kestrel-house-wiltshire",
        }
        assert SERVICES not in again.files


def saved_on_windows(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The folder after somebody saved each of its tables in Excel, and each text in Notepad."""

    def saved(name: str, content: bytes) -> bytes:
        if name.startswith("content/postcodes/"):
            return content
        mark = codecs.BOM_UTF8 if name.endswith((".csv", ".yaml")) else b""
        return mark + content.replace(b"\n", b"\r\n")

    return {name: saved(name, content) for name, content in files.items()}


MORE = {"Care homes beds": "20", "Location telephone number": "01632960102"}


class TestAsItWasSaved:
    def test_the_same_register_gives_no_file(self, tmp_path: Path) -> None:
        register = {"h": hsca({}, LODGE | BOTH), "r": ratings({})}
        windows = saved_on_windows(start(tmp_path, register).files)
        assert start(tmp_path, register, windows).files == {}

    def test_a_newer_register_changes_the_lines_of_its_facts_alone(self, tmp_path: Path) -> None:
        plain = start(tmp_path, {"h": hsca({}, LODGE, OTHER | {"Provider Name": ""})}).files
        newer = {"h": hsca(MORE, LODGE, OTHER)}
        wanted = start(tmp_path, newer, plain).files
        windows = saved_on_windows(plain)
        assert start(tmp_path, newer, windows).files == saved_on_windows(wanted)
        assert {SERVICES, FACTS, "providers/provider-1-000000009/datapackage.yaml"} <= wanted.keys()

    def test_nor_does_a_handover_change_more(self, tmp_path: Path) -> None:
        plain = start(tmp_path, {"h": hsca({}, LODGE, OTHER)}).files
        plain[EVIDENCE] = (
            b"criterion,service,result,seen_on,seen_by,valid_until\n"
            b"cqc-rating,kestrel-house,met,2026-11-02,Quality officer,\n"
            b"cqc-rating,wren-lodge,met,2026-11-02,Quality officer,\n"
        )
        newer = {"h": hsca({}, LODGE | {"Provider ID": OTHER["Provider ID"]}, OTHER)}
        wanted = start(tmp_path, newer, plain)
        assert [one.service for one in wanted.report.handed_over] == ["wren-lodge"]
        made = start(tmp_path, newer, saved_on_windows(plain)).files
        apart = {n: c for n, c in saved_on_windows(wanted.files).items() if made[n] != c}
        # A table that was not there before is in the form that this software writes.
        new = {n for n in apart if n not in plain}
        assert {n: made[n] for n in apart} == {n: wanted.files[n] for n in new}
        assert EVIDENCE in made.keys() - new


class TestRefreshing:
    def test_a_cell_that_nobody_changed_follows_the_register(self, tmp_path: Path) -> None:
        first = start(tmp_path, {"h": hsca({})})
        again = start(
            tmp_path,
            {"h": hsca({"Care homes beds": "20", "Location telephone number": "01632960102"})},
            first.files,
        )
        row = rows_of(again.files, SERVICES)[0]
        assert "for up to 20 people" in row["summary"]
        assert row["phone"] == "01632960102"
        assert sorted(again.files) == [FACTS, SERVICES]
        assert row["capacity"] == "20"
        assert (len(again.report.added), again.report.refreshed) == (0, 3)

    def test_a_cell_that_a_person_changed_stays(self, tmp_path: Path) -> None:
        first = start(tmp_path, {"h": hsca({})}).files
        mine = edited(
            first,
            SERVICES,
            0,
            summary="A calm house with a garden, a cat and a long kitchen table.",
            phone="01632960177",
            availability="full",
            availability_on="2026-11-20",
            price_from="900",
        )
        again = start(
            tmp_path,
            {"h": hsca({"Care homes beds": "20", "Location Web Address": "www.new.example.org"})},
            mine,
        )
        row, old = rows_of(again.files, SERVICES)[0], rows_of(mine, SERVICES)[0]
        assert row == {**old, "website": "https://www.new.example.org", "capacity": "20"}
        assert [(cell.column, cell.stands, cell.register) for cell in again.report.kept] == [
            (
                "summary",
                "A calm house with a garden, a cat and a long kitchen table.",
                "A care home without nursing in Wiltshire, for up to 20 people. It is for adults "
                "over 65. It is run by Kestrel Care Limited.",
            ),
            ("phone", "01632960177", "01632960101"),
        ]

    def test_a_table_from_before_the_later_columns_goes_on_without_them(
        self, tmp_path: Path
    ) -> None:
        first = dict(start(tmp_path, {"h": hsca({})}).files)
        later = ("days", "hours", "languages", "capacity")
        rows = [
            {column: cell for column, cell in row.items() if column not in later}
            for row in rows_of(first, SERVICES)
        ]
        first[SERVICES] = csv_bytes(table(rows))
        assert start(tmp_path, {"h": hsca({})}, first).files == {}
        again = start(tmp_path, {"h": hsca({"Care homes beds": "20"}, LODGE)}, first)
        new = rows_of(again.files, SERVICES)
        assert [list(row) for row in new] == [list(rows[0])] * 2
        assert (again.report.refreshed, again.report.kept) == (1, ())  # the summary alone

    def test_a_number_that_ran_into_its_extension_is_put_right(self, tmp_path: Path) -> None:
        register = {"h": hsca({"Location telephone number": "0800 123456 ext 7"})}
        wrong = edited(start(tmp_path, register).files, SERVICES, 0, phone="08001234567")
        row = rows_of(start(tmp_path, register, wrong).files, SERVICES)[0]
        assert row["phone"] == "0800123456 ext 7"

    def test_an_empty_cell_is_a_persons_too_unless_it_is_required(self, tmp_path: Path) -> None:
        first = start(tmp_path, {"h": hsca({})}).files
        mine = edited(first, SERVICES, 0, phone="", needs="")
        row = rows_of(start(tmp_path, {"h": hsca({})}, mine).files, SERVICES)[0]
        assert (row["phone"], row["needs"]) == ("", "frailty; dementia; personal-care")

    def test_a_rating_that_changes_touches_the_facts_alone(self, tmp_path: Path) -> None:
        first = start(tmp_path, {"h": hsca({})}).files
        again = start(
            tmp_path, {"h": hsca({"Location Latest Overall Rating": "Inadequate"})}, first
        )
        assert list(again.files) == [FACTS]
        assert rows_of(again.files, FACTS)[0]["rating"] == "Inadequate"

    def test_the_rating_before_is_kept_for_older_days(self, tmp_path: Path) -> None:
        latest = {"Publication Date": "11/12/2026 12:00:00 AM", "Location Latest Overall Rating": "Inadequate"}  # fmt: skip
        first = start(tmp_path, {"h": hsca({})}).files
        again = start(tmp_path, {"h": hsca(latest)}, first, today=LATER).files
        assert [(row["rating"], row["rated_on"]) for row in rows_of(again, FACTS)] == [
            ("Inadequate", "2026-11-12")
        ]
        # As late as the file is, at least.
        assert [row["day"] for row in rows_of(again, FILES)] == ["2026-11-12"]
        [before] = rows_of(again, EARLIER)
        assert (before["location_id"], before["rating"]) == ("1-000000101", "Good")
        assert (before["rated_on"], before["caring"]) == ("2024-05-29", "Outstanding")
        assert start(tmp_path, {"h": hsca(latest)}, {**first, **again}, today=LATER).files == {}

    def test_a_file_that_says_nothing_of_ratings_takes_none_away(self, tmp_path: Path) -> None:
        first = start(tmp_path, {"h": hsca({})}).files
        alone = {column: "" for column in HSCA if "rating" in column.lower()}
        again = start(tmp_path, {"h": hsca(alone | {"Dormant": ""})}, first).files
        assert FACTS not in again or rows_of(again, FACTS)[0]["rating"] == "Good"

    def test_a_provider_that_is_renamed_keeps_its_slug_and_a_persons_lines(
        self, tmp_path: Path
    ) -> None:
        first = dict(start(tmp_path, {"h": hsca({})}).files)
        first[DESCRIPTOR] = b"# Ask Jo before you change this.\n" + first[DESCRIPTOR].replace(
            b'title: "Kestrel Care Limited"', b"title: Kestrel"
        )
        again = start(tmp_path, {"h": hsca({"Provider Name": "Kestrel Homes: North Ltd"})}, first)
        text = again.files[DESCRIPTOR].decode()
        assert text.startswith("# Ask Jo before you change this.\n")
        assert yaml.safe_load(text)["name"] == "kestrel-care"
        assert yaml.safe_load(text)["title"] == "Kestrel"
        assert yaml.safe_load(text)["provider"]["legal_name"] == "Kestrel Homes: North Ltd"
        assert not any(name.startswith("providers/kestrel-homes") for name in again.files)

    @pytest.mark.parametrize("second", [hsca({}), directory({}), ratings({})])
    def test_a_provider_without_a_name_gets_it_from_a_second_file(
        self, tmp_path: Path, second: bytes
    ) -> None:
        first = start(tmp_path, {"j": api({})}).files
        unnamed = "providers/provider-1-000000001/datapackage.yaml"
        again = start(tmp_path, {"second.csv": second}, first).files
        data = yaml.safe_load(again[unnamed])
        assert (data["title"], data["provider"]["legal_name"]) == ("Kestrel Care Limited",) * 2
        assert unnamed not in start(tmp_path, {"j": api({})}, {**first, **again}).files

    def test_so_does_one_that_an_earlier_import_named_after_its_location(
        self, tmp_path: Path
    ) -> None:
        first = dict(start(tmp_path, {"j": api({})}).files)
        unnamed = "providers/provider-1-000000001/datapackage.yaml"
        title = b'title: "Registered provider not named in the file (1-000000001)"'
        legal = b'legal_name: "Registered provider not named in the file"'
        assert title in first[unnamed]
        assert legal in first[unnamed]
        first[unnamed] = (
            first[unnamed]
            .replace(title, b"title: Kestrel House")
            .replace(legal, b'legal_name: "CQC registered provider 1-000000001"')
        )
        for files, name in (({"j": api({})}, None), ({"h": hsca({})}, "Kestrel Care Limited")):
            again = start(tmp_path, files, first).files
            data = yaml.safe_load(again[unnamed])
            wanted = name or "Registered provider not named in the file"
            assert data["title"].startswith(wanted)
            assert data["provider"]["legal_name"] == wanted

    def test_a_company_number_that_becomes_known_is_added(self, tmp_path: Path) -> None:
        first = start(tmp_path, {"d": directory({})}).files
        again = start(tmp_path, {"d": directory({}), "h": hsca({})}, first)
        assert yaml.safe_load(again.files[DESCRIPTOR])["provider"]["company_number"] == "99000001"

    def test_rows_columns_and_packages_that_people_added_stay(self, tmp_path: Path) -> None:
        first = dict(start(tmp_path, {"h": hsca({})}).files)
        rows = rows_of(first, SERVICES)
        club = dict.fromkeys(rows[0], "") | {
            "id": "lunch-club",
            "title": "Lunch club",
            "lot": "extra-care",
        }
        wider = [{**row, "our notes": "seen"} for row in (club, rows[0])]
        first[SERVICES] = csv_bytes(table(wider))
        first["providers/own/services.csv"] = (
            first[SERVICES].replace(b"kestrel", b"own").replace(b"lunch", b"tea")
        )
        first["providers/own/services.csv"] = first["providers/own/services.csv"].replace(
            b"1-000000101", b""
        )
        again = start(tmp_path, {"h": hsca({"Care homes beds": "20"}, LODGE)}, first)
        assert "providers/own/services.csv" not in again.files
        new = rows_of(again.files, SERVICES)
        assert [row["id"] for row in new] == ["lunch-club", "kestrel-house", "wren-lodge"]
        assert new[0] == wider[0]
        assert [row["our notes"] for row in new] == ["seen", "seen", ""]

    def test_a_row_that_a_person_made_for_a_location_is_left_alone(self, tmp_path: Path) -> None:
        first = dict(start(tmp_path, {"h": hsca(LODGE)}).files)
        rows = rows_of(first, SERVICES)
        own = rows[0] | {"id": "our-kestrel", "title": "Ours", "cqc_location_id": "1-000000101"}
        first[SERVICES] = csv_bytes(table([*rows, own]))
        again = start(tmp_path, {"h": hsca(LODGE, {})}, first)
        assert SERVICES not in again.files
        assert [s.service for s in again.report.services] == ["our-kestrel", "wren-lodge"]

    def test_settings_lots_areas_and_prose_are_never_touched(self, tmp_path: Path) -> None:
        first = dict(start(tmp_path, {"h": hsca({})}).files)
        for name in (
            "content/framework.yml",
            "content/about.md",
            "mkdocs.yml",
            "lots/criteria.yml",
        ):
            first[name] += b"\n# ours\n"
        del first["content/data.md"]
        again = start(tmp_path, {"h": hsca({}, LODGE | BOTH)}, first)
        assert sorted(again.files) == [
            FACTS,
            REPORT,
            "lots/home-care.yml",
            "lots/supported-living.yml",
            SERVICES,
        ]

    def test_areas_that_the_council_has_drawn_anew_are_used(self, tmp_path: Path) -> None:
        first = dict(start(tmp_path, {"j": api({})}, local_authority="Wiltshire").files)
        first["content/areas.yml"] = (
            b"- {id: north, name: North, latitude: 51.6, longitude: -2.0}\n"
            b"- {id: south, name: South, latitude: 51.3, longitude: -2.0}\n"
        )
        again = start(tmp_path, {"j": api({})}, first, local_authority="Wiltshire")
        assert (
            rows_of(again.files, "providers/provider-1-000000001/services.csv")[0]["areas"]
            == "south"
        )

    def test_a_mapping_that_the_council_changes_adds_services(self, tmp_path: Path) -> None:
        first = dict(start(tmp_path, {"h": hsca({"Service Types": "Homecare, Dentist"})}).files)
        own = (Path(__file__).parents[2] / "generator/importers/data/cqc-mapping.yml").read_bytes()
        first["content/cqc-mapping.yml"] = own.replace(
            b"types: [Shared Lives,", b"types: [Dentist,"
        )
        again = start(tmp_path, {"h": hsca({"Service Types": "Homecare, Dentist"})}, first)
        assert [row["lot"] for row in rows_of(again.files, SERVICES)] == [
            "home-care",
            "shared-lives",
        ]


class TestWhatGoes:
    ENDED = LODGE | {"Location HSCA end date": "2026-11-12"}

    def gone(self, folder: Path) -> dict[str, bytes]:
        first = start(folder, {"h": hsca({}, LODGE)}).files
        return {**first, **start(folder, {"h": hsca({}, self.ENDED)}, first, today=LATER).files}

    def test_a_registration_that_ended_withdraws_from_the_registers_own_day(
        self, tmp_path: Path
    ) -> None:
        files = self.gone(tmp_path)
        assert [(row["id"], row["withdrawn_on"]) for row in rows_of(files, SERVICES)] == [
            ("kestrel-house", ""),
            ("wren-lodge", "2026-11-12"),
        ]
        assert [row["deregistered_on"] for row in rows_of(files, FACTS)] == ["", "2026-11-12"]

    def test_that_happens_once(self, tmp_path: Path) -> None:
        files, register = self.gone(tmp_path), {"h": hsca({}, self.ENDED)}
        again = start(tmp_path, register, files, today=LATER + timedelta(days=9))
        assert again.files == {}
        assert "  1-000000102 wren-lodge (no longer registered, since 2026-11-12)" in lines(
            again.report
        )

    def test_a_person_may_say_otherwise(self, tmp_path: Path) -> None:
        mine = edited(self.gone(tmp_path), SERVICES, 1, withdrawn_on="")
        register = {"h": hsca({}, self.ENDED)}
        assert SERVICES not in start(tmp_path, register, mine, today=LATER).files

    def test_a_location_that_comes_back_is_listed_again(self, tmp_path: Path) -> None:
        again = start(tmp_path, {DECEMBER: hsca({}, LODGE)}, self.gone(tmp_path), today=LATER)
        assert [row["withdrawn_on"] for row in rows_of(again.files, SERVICES)] == ["", ""]
        assert again.report.returned == ("wren-lodge",)

    def test_but_not_one_that_a_person_withdrew(self, tmp_path: Path) -> None:
        mine = edited(self.gone(tmp_path), SERVICES, 1, withdrawn_on="2026-10-01")
        again = start(tmp_path, {DECEMBER: hsca({}, LODGE)}, mine, today=LATER)
        assert SERVICES not in again.files
        assert again.report.returned == ()

    def test_nor_by_a_file_of_a_day_before_the_end(self, tmp_path: Path) -> None:
        register = {"1_October_2026.csv": hsca({}, LODGE)}
        again = start(tmp_path, register, self.gone(tmp_path), today=LATER)
        assert again.report.returned == ()
        assert not {SERVICES, FACTS} & again.files.keys()

    def test_that_it_is_not_in_the_files_is_a_line_and_no_withdrawal(self, tmp_path: Path) -> None:
        first = start(tmp_path, {"h": hsca({}, LODGE)}).files
        again = start(tmp_path, {"h": hsca({})}, first, today=LATER)
        assert sorted(again.files) == [REPORT]
        words = lines(again.report)
        assert "  1-000000102 wren-lodge (not in the files)" in words
        files = {**first, **again.files}
        assert start(tmp_path, {"h": hsca({})}, files, today=LATER).files == {}

    def test_dormant_is_a_state_of_its_own(self, tmp_path: Path) -> None:
        first = start(tmp_path, {"h": hsca({}, LODGE)}).files
        again = start(tmp_path, {"h": hsca({}, LODGE | {"Dormant": "Y"})}, first)
        assert [(gone.service, gone.outcome, gone.why) for gone in again.report.gone] == [
            ("wren-lodge", "dormant", "dormant: registered, but nobody can be placed there")
        ]
        assert SERVICES not in again.files
        assert [row["dormant"] for row in rows_of(again.files, FACTS)] == ["", "yes"]

    @pytest.mark.parametrize("now", [{"Dormant": "Y"}, {"Location Local Authority": "Kent"}])
    def test_one_that_was_dormant_or_elsewhere_goes_on_as_it_was(
        self, tmp_path: Path, now: dict[str, str]
    ) -> None:
        here = {"local_authority": "Wiltshire"}
        first = start(tmp_path, {"h": hsca({}, LODGE)}, **here).files
        then = {**first, **start(tmp_path, {"h": hsca({}, LODGE | now)}, first, **here).files}
        again = start(tmp_path, {"h": hsca({}, LODGE)}, then, **here)
        assert set(again.files) <= {REPORT, FACTS}  # which says dormant no more
        assert again.files[REPORT] == first[REPORT]
        assert [row["dormant"] for row in rows_of({**then, **again.files}, FACTS)] == ["", ""]

    def test_a_registration_that_has_ended_says_since_when(self, tmp_path: Path) -> None:
        first = start(tmp_path, {"h": hsca({}, LODGE)}).files
        ended = {"Location HSCA end date": "2026-11-12"}
        again = start(tmp_path, {"h": hsca({}, LODGE | ended)}, first, today=LATER)
        assert [row["deregistered_on"] for row in rows_of(again.files, FACTS)] == ["", "2026-11-12"]
        files = {**first, **again.files}
        assert start(tmp_path, {"h": hsca({}, LODGE | ended)}, files, today=LATER).files == {}
        back = start(tmp_path, {DECEMBER: hsca({}, LODGE)}, files, today=LATER).files
        assert [row["deregistered_on"] for row in rows_of(back, FACTS)] == ["", ""]

    def test_a_lot_that_a_location_gives_up_is_withdrawn_alone(self, tmp_path: Path) -> None:
        first = start(tmp_path, {"h": hsca(BOTH)}).files
        now = {"h": hsca({"Service Types": "Supported living service"})}
        files = {**first, **start(tmp_path, now, first, today=LATER).files}
        assert [(r["lot"], r["withdrawn_on"]) for r in rows_of(files, SERVICES)] == [
            ("supported-living", ""),
            ("home-care", LATER.isoformat()),
        ]
        assert start(tmp_path, now, files, today=LATER).files == {}
        mine = edited(files, SERVICES, 1, withdrawn_on="")  # a person knows better
        assert SERVICES not in start(tmp_path, now, mine, today=LATER).files

    def test_without_the_last_report_the_facts_tell_what_an_import_wrote(
        self, tmp_path: Path
    ) -> None:
        first = dict(start(tmp_path, {"h": hsca({}, LODGE)}).files)
        del first[REPORT]
        register = {"h": hsca({}, self.ENDED)}
        files = {**first, **start(tmp_path, register, first, today=LATER).files}
        assert rows_of(files, SERVICES)[1]["withdrawn_on"] == "2026-11-12"
        del files[REPORT]
        back = start(tmp_path, {DECEMBER: hsca({}, LODGE)}, files, today=LATER)
        assert back.report.returned == ("wren-lodge",)

    def test_a_service_that_a_person_took_out_stays_out(self, tmp_path: Path) -> None:
        first = dict(start(tmp_path, {"h": hsca({}, LODGE)}).files)
        first[SERVICES] = csv_bytes(table(rows_of(first, SERVICES)[:1]))
        files = {**first, **start(tmp_path, {"h": hsca({}, LODGE)}, first).files}
        assert len(rows_of(files, SERVICES)) == 1
        again = start(tmp_path, {"h": hsca({}, LODGE)}, files)
        assert again.files == {}
        assert [removed.location_id for removed in again.report.removed] == ["1-000000102"]

    def test_a_package_that_a_person_took_out_stays_out(self, tmp_path: Path) -> None:
        other = LODGE | {"Provider ID": "1-000000002", "Provider Name": "Wren Homes"}
        first = start(tmp_path, {"h": hsca({}, other)}).files
        left = {
            name: c for name, c in first.items() if not name.startswith("providers/wren-homes/")
        }
        again = start(tmp_path, {"h": hsca({}, other)}, left).files
        assert not any(name.startswith("providers/") for name in again)

    def test_the_wrong_file_withdraws_nothing(self, tmp_path: Path) -> None:
        first = start(tmp_path, {"h": hsca({})}).files
        with pytest.raises(ImportFailure, match="nothing in these files becomes a service"):
            start(tmp_path, {"h": hsca({"Service Types": "Dentist"})}, first)


class TestAwardsAgain:
    LIST = (
        "provider,lot,decided_on,decision_reference,decided_by,ends_on\n"
        "kestrel-care,residential-and-nursing-care,2023-08-21,R-1,Director,\n"
    )

    def test_a_list_takes_the_place_of_the_marks(self, tmp_path: Path) -> None:
        first = start(tmp_path, {"h": hsca({}, LODGE | BOTH)}).files
        path = tmp_path / "awards.csv"
        path.write_text(self.LIST)
        again = start(tmp_path, {"h": hsca({}, LODGE | BOTH)}, first, awards=path)
        assert [row["decision_reference"] for row in rows_of(again.files, AWARDS)] == ["R-1"]
        files = {**first, **again.files}
        assert start(tmp_path, {"h": hsca({}, LODGE | BOTH)}, files, awards=path).files == {}

    @pytest.mark.parametrize("name", ["The Kestrels", "kestrels & friends"])
    def test_a_list_may_have_the_name_that_the_site_shows(self, tmp_path: Path, name: str) -> None:
        first = dict(start(tmp_path, {"h": hsca({})}).files)
        first[DESCRIPTOR] = (
            first[DESCRIPTOR]
            .replace(b'title: "Kestrel Care Limited"', b"title: The Kestrels")
            .replace(b"  legal_name:", b"  trading_name: Kestrels and Friends\n  legal_name:")
        )
        path = tmp_path / "awards.csv"
        path.write_text(self.LIST.replace("kestrel-care", name))
        again = start(tmp_path, {"h": hsca(LODGE)}, first, awards=path).files
        assert [row["decision_reference"] for row in rows_of(again, AWARDS)] == ["R-1"]

    @pytest.mark.parametrize("listed", [True, False])
    def test_a_refresh_awards_nothing_to_whoever_is_new(self, tmp_path: Path, listed: bool) -> None:
        path = tmp_path / "awards.csv"
        path.write_text(self.LIST)
        first = start(tmp_path, {"h": hsca({})}, awards=path if listed else None).files
        other = LODGE | {"Provider ID": "1-000000002", "Provider Name": "Wren Homes"}
        again = start(tmp_path, {"h": hsca(BOTH, other)}, first)
        assert AWARDS not in again.files
        assert rows_of(again.files, "providers/wren-homes/awards.csv") == []
        assert again.report.unawarded == (
            "kestrel-care home-care",
            "kestrel-care supported-living",
            "wren-homes residential-and-nursing-care",
        )

    def test_nor_does_it_where_every_package_was_taken_out(self, tmp_path: Path) -> None:
        first = start(tmp_path, {"h": hsca({})}).files
        left = {name: c for name, c in first.items() if not name.startswith("providers/")}
        again = start(tmp_path, {"h": hsca(LODGE)}, left)
        assert rows_of(again.files, AWARDS) == []

    def test_a_mark_that_a_person_took_out_stays_out(self, tmp_path: Path) -> None:
        first = dict(start(tmp_path, {"h": hsca({}, LODGE | BOTH)}).files)
        first[AWARDS] = csv_bytes(table(rows_of(first, AWARDS)[:1]))
        again = start(tmp_path, {"h": hsca({}, LODGE | BOTH)}, first)
        assert AWARDS not in again.files
        assert len(again.report.unawarded) == 2

    def test_a_persons_award_is_kept(self, tmp_path: Path) -> None:
        first = start(tmp_path, {"h": hsca({})}).files
        mine = edited(first, AWARDS, 0, decision_reference="R-9", decided_by="Cabinet")
        again = start(tmp_path, {"h": hsca({}, LODGE | BOTH)}, mine, today=date(2027, 1, 5))
        assert AWARDS not in again.files


class TestDamagedFiles:
    @pytest.mark.parametrize(
        ("name", "content", "part"),
        [
            (SERVICES, b"\xff\xfe\x00", "not in UTF-8"),
            (SERVICES, b"name,title\n1,2\n", 'one column "id"'),
            (SERVICES, b"id,id\n1,2\n", "no column twice"),
            (SERVICES, b"id,title\na,b,c\n", "more cells than the header"),
            (SERVICES, b'id,title\n"a,b\n', "cannot be read as a CSV file"),
            (AWARDS, b"", 'one column "lot"'),
            (DESCRIPTOR, b"name: [", "not YAML that can be read"),
            (DESCRIPTOR, b"- a\n", "keys with values"),
            (FACTS, b"a,b\n", 'one column "location_id"'),
            (REPORT, b"a,b\n", 'one column "outcome"'),
            ("content/areas.yml", b"- {id: a}\n", "an id and a name"),
            ("content/areas.yml", b"a: b\n", "a list of entries"),
            ("content/needs.yml", b"\t- a", "not YAML that can be read"),
            ("lots/residential-and-nursing-care.yml", b"- a\n", "a lot needs a title"),
        ],
    )
    def test_are_named_in_one_line(
        self, tmp_path: Path, name: str, content: bytes, part: str
    ) -> None:
        first = start(tmp_path, {"h": hsca({})}).files
        with pytest.raises(ImportFailure) as failure:
            start(tmp_path, {"h": hsca({})}, {**first, name: content})
        assert str(failure.value).startswith(name)
        assert part in str(failure.value)
        assert "\n" not in str(failure.value)


class TestTheMonthlyDiff:
    """What git shows after a month is what has changed, and where it came from, once."""

    def test_a_newer_file_with_nothing_new_changes_one_line(self, tmp_path: Path) -> None:
        rows = ({}, LODGE, {"Dormant": "Y", "Location ID": "1-000000103"})
        first = start(tmp_path, {"13_November_2026_HSCA.csv": hsca(*rows)}).files
        earlier = {"Location ID": "1-000000001", "Service Types": "Dentist"}  # each row a row lower
        again = start(tmp_path, {DECEMBER: hsca(earlier, *rows)}, first, today=LATER).files
        assert sorted(again) == [FILES, REPORT]
        assert again[FILES].decode() == (
            "kind,day,read_on,files,locations\n"
            f"register,2026-12-01,{LATER},{DECEMBER},\n"
        )  # fmt: skip
        before, after = (files[REPORT].splitlines() for files in (first, again))
        assert [line for line in after if line not in before] == [
            b"not used,1-000000001,Kestrel House,,,,"
            b"no service type that belongs to a lot: Dentist,,,,"
        ]

    def test_a_location_that_the_newer_one_does_not_have_keeps_its_day(
        self, tmp_path: Path
    ) -> None:
        first = start(tmp_path, {"13_November_2026_HSCA.csv": hsca({}, LODGE)}).files
        again = start(tmp_path, {DECEMBER: hsca({})}, first, today=LATER).files
        assert [(row["day"], row["locations"]) for row in rows_of(again, FILES)] == [
            ("2026-11-13", ""),
            ("2026-12-01", "1-000000101"),
        ]
        assert [row["not_seen_on"] for row in rows_of(again, FACTS)] == ["", "2026-12-01"]
        files = {**first, **again}
        january = {"3_January_2027_HSCA.csv": hsca({})}
        later = start(tmp_path, january, files, today=LATER + timedelta(days=20)).files
        assert sorted(later) == [FILES]

    def test_what_a_newer_file_has_confirmed_no_older_one_changes(self, tmp_path: Path) -> None:
        phone = "Location telephone number"
        files = dict(start(tmp_path, {"1_September_2026_HSCA.csv": hsca({})}).files)
        files |= start(tmp_path, {DECEMBER: hsca({})}, files).files
        older = {"1_October_2026_HSCA.csv": hsca({phone: "01632960199"})}
        assert start(tmp_path, older, files).files == {}

    def test_a_copy_from_before_says_in_its_rows_of_which_day_it_is(self, tmp_path: Path) -> None:
        files = dict(start(tmp_path, {DECEMBER: hsca({}, LODGE)}).files)
        rows = rows_of(files, FACTS)
        files[FACTS] = csv_bytes(table([{**row, "read_on": "2026-12-01"} for row in rows]))
        del files[FILES]
        older = {"13_November_2026_HSCA.csv": hsca({"Location telephone number": "01632960199"})}
        again = start(tmp_path, older, files).files
        assert rows_of({**files, **again}, SERVICES)[0]["phone"] == "01632960101"
        assert [row["day"] for row in rows_of(again, FILES)] == ["2026-12-01"]
        assert "read_on" not in rows_of(again, FACTS)[0]
