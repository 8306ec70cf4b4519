"""Nothing is made worse by a poorer file: what it does not say stays as it was, and one that is cut off is refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from generator.cli import app
from generator.failure import ImportFailure
from tests.importers.register_files import (
    TODAY,
    api,
    directory,
    edited,
    hsca,
    ratings,
    rows_of,
    start,
)

FACTS = "content/cqc-locations.csv"
FILES = "content/cqc-files.csv"
REPORT = "import-report.csv"
SERVICES = "providers/kestrel-care/services.csv"


def a_register(number: int = 30) -> list[dict[str, str]]:
    """So many homes of as many providers, as HSCA rows."""
    return [
        {
            "Location ID": f"1-0000001{n:02}",
            "Location Name": f"Kestrel House {n}",
            "Provider ID": f"1-0000002{n:02}",
            "Provider Name": f"Kestrel Care {n} Ltd",
        }
        for n in range(number)
    ]


class TestLatestRatingsAlone:
    LATEST: Mapping[str, str] = {"Latest Rating": "Inadequate", "Publication Date": "11/13/2026"}

    def after(self, folder: Path, **more: str) -> tuple[Mapping[str, bytes], Mapping[str, bytes]]:
        first = start(folder, {"h": hsca({}), "d": directory({})}).files
        return first, start(folder, {"r": ratings({**self.LATEST, **more})}, first).files

    def test_refresh_ratings_and_nothing_else(self, tmp_path: Path) -> None:
        first, again = self.after(
            tmp_path,
            **{
                "Location Name": "KESTREL HO.",
                "Provider Name": "Kestrel (Holdings)",
                "Location City": "Chippenham",
                "Location Post Code": "SN15 1AA",
                "Care Home?": "N",
                "Service / Population Group": "Overall",
            },
        )
        assert set(again) == {FACTS, FILES, "content/cqc-earlier-ratings.csv"}
        [before], [row] = rows_of(first, FACTS), rows_of(again, FACTS)
        changed = {column for column in row if row[column] != before[column]}
        assert (row["rating"], row["rated_on"]) == ("Inadequate", "2026-11-13")
        assert changed == {
            *("rating", "rated_on", "safe", "effective", "caring", "responsive", "well_led")
        }

    def test_withdraw_nobody_whom_they_do_not_rate(self, tmp_path: Path) -> None:
        first = start(tmp_path, {"h": hsca(*a_register())}).files
        one = {"Location ID": "1-000000103", "Provider ID": "1-000000203"}
        again = start(tmp_path, {"r": ratings({**self.LATEST, **one})}, first)
        assert not any(name.startswith("providers/") for name in again.files)
        # So the next register that is cut off is told from this one.
        with pytest.raises(ImportFailure, match="25 of the 30 services here would go"):
            start(tmp_path, {"h": hsca(*a_register(5))}, {**first, **again.files})

    def test_add_nobody(self, tmp_path: Path) -> None:
        first = start(tmp_path, {"h": hsca({})}).files
        other = {"Location ID": "1-000000777", "Location Name": "Heron House"}
        again = start(tmp_path, {"r": ratings({}, other)}, first)
        assert [unused.what for unused in again.report.unused] == ["1-000000777"]
        assert "latest ratings alone" in again.report.unused[0].why
        assert SERVICES not in again.files

    def test_fill_in_the_name_of_a_provider_that_had_none(self, tmp_path: Path) -> None:
        first = start(tmp_path, {"j": api({})}).files
        again = start(tmp_path, {"r": ratings({})}, first).files
        assert rows_of(again, FACTS)[0]["provider_name"] == "Kestrel Care Limited"

    def test_beside_another_file_fill_what_is_blank(self, tmp_path: Path) -> None:
        first = start(tmp_path, {"h": hsca({})}).files
        both = {"h": hsca({}), "r": ratings({})}
        files = {**first, **start(tmp_path, both, first).files}
        assert rows_of(files, SERVICES)[0]["address"] == "1 Mill Lane, Devizes"
        moved = {"h": hsca({}), "r": ratings({"Location Street Address": "1 Mill Ln"})}
        assert SERVICES not in start(tmp_path, moved, files).files

    def test_bring_nobody_back_whose_registration_ended(self, tmp_path: Path) -> None:
        other = {"Location ID": "1-000000102", "Location Name": "Wren Lodge"}
        first = start(tmp_path, {"h": hsca({}, other)}).files
        ended = {"h": hsca({"Location HSCA end date": "2026-11-12"}, other)}
        then = {**first, **start(tmp_path, ended, first).files}
        rows = ({}, {"Location ID": "1-000000102", "Location Name": "Wren Lodge"})
        again = start(tmp_path, {"r": ratings(*rows)}, then)
        assert SERVICES not in again.files
        assert [row["deregistered_on"] for row in rows_of({**then, **again.files}, FACTS)] == [
            "2026-11-12",
            "",
        ]


@pytest.mark.parametrize(
    "column",
    [
        "Location telephone number",
        "Location Web Address",
        "Care homes beds",
        "Service users supported",
        "Service Types",
        "Provider Name",
        "Provider Companies House Number",
        "Location Local Authority",
        "Location Latest Overall Rating",
    ],
)
def test_a_column_without_a_word_takes_nothing_away(tmp_path: Path, column: str) -> None:
    first = start(tmp_path, {"h": hsca({})}).files
    again = start(tmp_path, {"h": hsca({column: ""})}, first).files
    assert set(again) <= {FACTS, FILES}
    facts = rows_of({**first, **again}, FACTS)[0]
    questions = ("safe", "effective", "caring", "responsive", "well_led")
    kept = [c for c in facts if c not in questions] if "Rating" in column else list(facts)
    assert {c: facts[c] for c in kept} == {c: rows_of(first, FACTS)[0][c] for c in kept}


def test_nor_does_a_layout_without_the_column(tmp_path: Path) -> None:
    first = start(tmp_path, {"h": hsca({}), "d": directory({}), "j": api({})}).files
    again = start(tmp_path, {"d": directory({})}, first).files
    assert rows_of({**first, **again}, SERVICES)[0]["capacity"] == "12"
    assert rows_of({**first, **again}, SERVICES)[0]["latitude"] == "51.3508"
    assert rows_of({**first, **again}, FACTS)[0]["company_number"] == "99000001"


def test_files_about_a_part_of_the_council_move_nobody(tmp_path: Path) -> None:
    """The areas are those of all that is listed, not of what a file happens to have."""
    kent = {"Location Local Authority": "Kent", "Location ID": "1-000000102"}
    first = start(tmp_path, {"h": hsca({}, kent)}).files
    for file in (ratings({"Latest Rating": "Good"}), hsca({})):
        again = start(tmp_path, {"2026-12-01": file}, first).files
        assert SERVICES not in again


class TestARatingThatIsOlder:
    OLD: Mapping[str, Any] = {"Latest Rating": "Requires improvement", "Publication Date": "01/31/2020"}  # fmt: skip
    NEW: Mapping[str, Any] = {"Latest Rating": "Inadequate", "Publication Date": "11/13/2026"}

    def test_changes_nothing(self, tmp_path: Path) -> None:
        first = start(tmp_path, {"h": hsca({}), "r": ratings(self.NEW)}).files
        again = start(tmp_path, {"r": ratings(self.OLD)}, first).files
        assert rows_of({**first, **again}, FACTS)[0]["rating"] == "Inadequate"

    def test_nor_does_one_of_which_nobody_knows_the_day(self, tmp_path: Path) -> None:
        first = start(tmp_path, {"h": hsca({}), "r": ratings(self.NEW)}).files
        undated = {"Publication Date": "", "Location Latest Overall Rating": "Good"}
        again = start(tmp_path, {"h": hsca(undated)}, first).files
        assert rows_of({**first, **again}, FACTS)[0]["rating"] == "Inadequate"


class TestARegisterThatIsCutOff:
    def test_is_refused_with_numbers_and_names(self, tmp_path: Path) -> None:
        first = start(tmp_path, {"h": hsca(*a_register())}).files
        with pytest.raises(ImportFailure) as failure:
            start(tmp_path, {"h": hsca(*a_register(20))}, first)
        assert str(failure.value) == (
            "10 of the 30 services here would go, more than one in ten: 10 not in the files. "
            "The first are Kestrel House 20 (1-000000120), Kestrel House 21 (1-000000121), "
            "Kestrel House 22 (1-000000122), Kestrel House 23 (1-000000123), "
            "Kestrel House 24 (1-000000124) and 5 more. "
            "Is a file cut off, or another than it should be? Nothing was changed. "
            "If it is right, add --accept-withdrawals 10"
        )

    def test_is_taken_by_its_own_number_alone(self, tmp_path: Path) -> None:
        first = start(tmp_path, {"h": hsca(*a_register())}).files
        part = {"h": hsca(*a_register(20))}
        for another in (9, 11, 30):
            with pytest.raises(ImportFailure, match="--accept-withdrawals 10"):
                start(tmp_path, part, first, accept_withdrawals=another)
        again = start(tmp_path, part, first, accept_withdrawals=10).files
        assert sorted(again) == [REPORT]
        # What is not there was looked at: it is not asked again.
        assert start(tmp_path, part, {**first, **again}).files == {}

    def test_so_is_one_in_which_very_many_registrations_end(self, tmp_path: Path) -> None:
        rows = a_register()
        first = start(tmp_path, {"h": hsca(*rows)}).files
        ended = [{**row, "Location HSCA end date": "2026-11-01"} for row in rows[:4]]
        with pytest.raises(ImportFailure, match=r"4 of the 30 services .*: 4 no longer registered"):
            start(tmp_path, {"h": hsca(*ended, *rows[4:])}, first)
        few = start(tmp_path, {"h": hsca(*ended[:3], *rows[3:])}, first)
        assert len(few.report.gone) == 3

    def test_and_another_authoritys(self, tmp_path: Path) -> None:
        first = start(tmp_path, {"h": hsca(*a_register())}, local_authority="Wiltshire").files
        one = {"Location ID": "1-000000199", "Location Local Authority": "Kent"}
        with pytest.raises(ImportFailure, match=r"30 of the 30 services .*another local authority"):
            start(tmp_path, {"h": hsca(*a_register(), one)}, first, local_authority="Kent")

    def test_one_alone_may_always_go(self, tmp_path: Path) -> None:
        first = start(tmp_path, {"h": hsca(*a_register(2))}).files
        assert start(tmp_path, {"h": hsca(*a_register(1))}, first).report.gone

    def test_what_a_person_withdrew_does_not_count(self, tmp_path: Path) -> None:
        first = dict(start(tmp_path, {"h": hsca(*a_register())}).files)
        for n in range(20, 30):
            name = f"providers/kestrel-care-{n}/services.csv"
            first = edited(first, name, 0, withdrawn_on="2026-01-01")
        assert start(tmp_path, {"h": hsca(*a_register(20))}, first).report.gone


class TestARefusalIsReported:
    """import-refused.csv says it row by row; all else in the folder stays as it was."""

    @staticmethod
    def called(root: Path, command: str, *registers: Path) -> str:
        """Why it was refused; "" where it was not."""
        day = ["--as-of", TODAY.isoformat()]
        if command == "start":
            named = [word for path in registers for word in ("--register", f"{path}")]
            call = ["start", f"{root}", "--council", "Wiltshire Council", *named]
        else:
            call = ["import", "register", "--root", f"{root}", *map(str, registers)]
        done = CliRunner().invoke(app, [*call, *day, "-q"])
        return str(done.exception or "")

    @staticmethod
    def folder(root: Path) -> dict[str, bytes]:
        return {
            path.relative_to(root).as_posix(): path.read_bytes()
            for path in root.rglob("*")
            if path.is_file()
        }

    @pytest.mark.parametrize("command", ["start", "import"])
    def test_each_that_would_go_and_each_row_and_file_that_was_not_used(
        self, tmp_path: Path, command: str
    ) -> None:
        whole, part, bad = (
            tmp_path / name for name in ("whole.csv", "1_December_2026.csv", "bad.csv")
        )
        whole.write_bytes(hsca(*a_register()))
        odd = {"Location ID": "not an id", "Location Name": "=Odd House"}
        part.write_bytes(hsca(*a_register(20), odd))
        bad.write_bytes(b"Fruit,Colour\napple,green\n")
        root = tmp_path / "ours"
        assert self.called(root, "start", whole) == ""
        before = self.folder(root)

        words = self.called(root, command, bad, part)
        assert words.endswith("/import-refused.csv has what was read, row by row)")
        after = self.folder(root)
        rows = rows_of(after, "import-refused.csv")
        assert Counter(row["outcome"] for row in rows) == {
            "refused": 1,
            "would go": 10,
            "file not used": 1,
            "not used": 1,
        }
        [row] = [row for row in rows if row["outcome"] == "not used"]
        assert (row["name"], row["file"], row["row"]) == ("'=Odd House", part.name, "22")
        assert {n: c for n, c in after.items() if n != "import-refused.csv"} == before

        # Once it is settled the report of the refusal is gone.
        assert self.called(root, command, whole) == ""
        assert self.folder(root) == before

    def test_where_no_file_can_be_used_each_says_why(self, tmp_path: Path) -> None:
        whole, bad = tmp_path / "whole.csv", tmp_path / "bad.csv"
        whole.write_bytes(hsca(*a_register()))
        bad.write_bytes(b"Fruit,Colour\napple,green\n")
        root = tmp_path / "ours"
        assert self.called(root, "start", whole) == ""
        assert "no known headers" in self.called(root, "import", bad)
        [row] = rows_of(self.folder(root), "import-refused.csv")
        assert "bad.csv: no known headers; what is read: " in row["reason"]
