"""A filled-in workbook becomes a package; what cannot be read is named by sheet and cell, and nothing is written."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
import yaml
from openpyxl import load_workbook

from generator.config import Config
from generator.joining.package import resources
from generator.joining.workbook import cells, form, workbook
from generator.joining.workbook.opening import MAX_BYTES, MAX_CELLS, MAX_ROWS, MAX_UNPACKED
from generator.load import load
from generator.publication import publish
from generator.records.ledger import Ledger, PublicAddress
from tests.builders import NOWHERE
from tests.joining.conftest import Run

LISTS = {"lot": [("supported-living", "Supported living")], "area": [("devizes", "Devizes")],
         "need": [("autism", "Autism")], "access": [("step-free", "Step-free")],
         "day": [("mon", "Monday")], "language": [("polish", "Polish")]}  # fmt: skip
ANSWERS = {
    "name": "meadow-view", "title": "Meadow View", "legal_name": "Meadow View Support Ltd",
    "description": "A small charity that began in a church hall.",
}  # fmt: skip
SERVICE: dict[str, Any] = {
    "id": "meadow-view-at-home", "title": "Meadow View at home", "lot": "supported-living",
    "summary": "Support workers come to your home and help you live as you want to live.",
    "areas": "devizes", "needs": "autism", "age_from": "18", "availability": "ask",
}  # fmt: skip
COLUMNS = [field["name"] for field in form.columns()]
# What the form of the trust does not name stays: somebody is asked, and says so.
REST = ("--forgotten", "kite-hill-evenings")
Change = Callable[[Any], None]


def _filled(path: Path, change: Change = lambda book: None) -> Path:
    """The workbook, filled in rightly and then changed."""
    path.write_bytes(workbook(LISTS, SERVICE, ANSWERS, "We began in 1998."))
    book = load_workbook(path)
    change(book)
    book.save(path)
    return path


def _put(column: str, value: Any, row: int = 2) -> Change:
    def change(book: Any) -> None:
        book[form.SERVICES].cell(row, COLUMNS.index(column) + 1).value = value

    return change


def _answer(key: str, value: Any) -> Change:
    def change(book: Any) -> None:
        row = 2 + [fact.key for fact in form.facts()].index(key)
        book[form.ORGANISATION].cell(row, 2).value = value

    return change


def _about(*paragraphs: str) -> Change:
    def change(book: Any) -> None:
        for row, paragraph in enumerate(paragraphs, start=2):
            book[form.ABOUT].cell(row, 1).value = paragraph

    return change


def _all_of(*changes: Change) -> Change:
    def change(book: Any) -> None:
        for one in changes:
            one(book)

    return change


def _imported(run: Run, root: Path, path: Path, *more: str) -> tuple[int, str]:
    return run("import", "workbook", path, "--root", root, "--as-of", "2026-11-23", *more)


def _rows(root: Path, slug: str = "meadow-view") -> list[dict[str, str]]:
    text = (root / "providers" / slug / "services.csv").read_text("utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def _refused(run: Run, root: Path, path: Path, words: str) -> None:
    before = sorted(root.rglob("*"))
    code, said = _imported(run, root, path)
    assert words in said
    assert code in (1, 2)
    assert sorted(root.rglob("*")) == before


def test_a_filled_in_workbook_becomes_a_package(run: Run, root: Path, tmp_path: Path) -> None:
    code, said = _imported(run, root, _filled(tmp_path / "form.xlsx"))
    assert code == 0, said
    folder = root / "providers" / "meadow-view"
    assert sorted(p.name for p in folder.iterdir()) == [
        *("about.md", "awards.csv", "datapackage.yaml", "services.csv")
    ]
    assert _rows(root)[0]["title"] == "Meadow View at home"
    assert (folder / "about.md").read_text("utf-8") == "We began in 1998.\n"
    with (folder / "awards.csv").open("a", encoding="utf-8") as file:
        file.write("supported-living,2026-11-20,X-1,The director,\n")
    assert run("check", "--root", root, "--as-of", "2026-11-23")[1].startswith("No problems")


@pytest.mark.parametrize(
    ("key", "value", "as_text"),
    [
        ("company_number", 1234567, "01234567"),
        ("company_number", 12.0, "12"),  # too short to be one: it is said, not filled up
        ("company_number", "IP30872R", "IP30872R"),
        ("company_number", "SP1867RS", "SP1867RS"),
        ("charity_number", 1234567, "1234567"),
        ("phone", 8001111, "08001111"),
        ("phone", 111, "111"),
        ("phone", "01632 960123 ext 12", "01632 960123 ext 12"),
    ],
)
def test_a_number_gets_back_the_zeros_that_excel_took_and_no_others(
    key: str, value: Any, as_text: str
) -> None:
    assert cells.written(value, key, "string") == as_text


@pytest.mark.parametrize(
    ("column", "value", "written"),
    [
        ("availability_on", datetime(2026, 11, 2), "2026-11-02"),  # noqa: DTZ001
        ("availability_on", datetime(2026, 11, 2, 14, 30), "2026-11-02"),  # noqa: DTZ001
        ("phone", 1632960123, "01632960123"),
        ("phone", "01632 960123", "01632 960123"),
        ("age_from", 18.0, "18"),
        ("price_from", 24.5, "24.5"),
        ("self_funders", True, "yes"),
        ("title", "  Meadow View  ", "Meadow View"),
    ],
)
def test_what_excel_makes_of_a_cell_is_read_as_it_was_meant(
    column: str, value: Any, written: str, run: Run, root: Path, tmp_path: Path
) -> None:
    def change(book: Any) -> None:
        if column == "price_from":
            _put("price_unit", "hour")(book)
        _put(column, value)(book)

    code, said = _imported(run, root, _filled(tmp_path / "form.xlsx", change))
    assert code == 0, said
    assert _rows(root)[0][column] == written


def test_the_zeros_of_a_company_number_come_back(run: Run, root: Path, tmp_path: Path) -> None:
    path = _filled(tmp_path / "form.xlsx", _answer("company_number", 1234567))
    assert _imported(run, root, path)[0] == 0
    assert '"01234567"' in (root / "providers" / "meadow-view" / "datapackage.yaml").read_text()


@pytest.mark.parametrize(
    ("change", "head", "words"),
    [
        (_put("availability", "perhaps"), "form.xlsx, sheet Services:2  L2 (availability)", "places-now"),
        (_put("lot", "suported-living"), "form.xlsx, sheet Services:2  C2 (lot)", "did you mean"),
        (_put("summary", None), "form.xlsx, sheet Services:2  D2 (summary)", "this is empty"),
        (_put("title", '=HYPERLINK("https://x.test")'), "form.xlsx, sheet Services:2  B2 (title)", "formula"),
        (_put("title", "#REF!"), "form.xlsx, sheet Services:2  B2 (title)", "Excel shows #REF!"),
        (_put("title", "Something", row=9), "form.xlsx, sheet Services:9  A9 (id)", "is empty"),
        (_answer("email", "nobody"), "form.xlsx, sheet Organisation:13  B13 (email)", "e-mail"),
        (_answer("name", "Meadow View"), "form.xlsx, sheet Organisation:2  B2 (name)", "cannot be an id"),
        (_answer("name", "../../etc"), "form.xlsx, sheet Organisation:2  B2 (name)", "cannot be an id"),
        (_put("id", "kite-hill-day-centre"), "form.xlsx, sheet Services:2  A2 (id)", "has the same id"),
        (_put("areas", "devizes, Pewsy"), "form.xlsx, sheet Services:2  E2 (areas)", 'did you mean "pewsey"'),
        (_answer("name", None), "form.xlsx, sheet Organisation:2  B2 (name)", "this is empty"),
        (_answer("title", None), "form.xlsx, sheet Organisation:3  B3 (title)", "this is empty"),
        (_answer("legal_name", None), "form.xlsx, sheet Organisation:5  B5 (legal_name)", "this is empty"),
        (_answer("title", "M" * 91), "form.xlsx, sheet Organisation:3  B3 (title)", "at most 90 fit"),
        (_answer("phone", "=1+1"), "form.xlsx, sheet Organisation:12  B12 (phone)", "formula"),
        (_about("Fine.", "Ring 01632 960999."), "form.xlsx, sheet About:3  A3", "a telephone number"),
        (_about("Fine.", "=1+1"), "form.xlsx, sheet About:3  A3", "formula"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_by_sheet_and_cell_and_nothing_is_written(
    change: Change, head: str, words: str, run: Run, root: Path, tmp_path: Path
) -> None:
    path = _filled(tmp_path / "form.xlsx", change)
    _refused(run, root, path, head)
    assert words in _imported(run, root, path)[1]


def test_one_mistake_hides_no_other_and_a_cell_is_named_once(
    run: Run, root: Path, tmp_path: Path
) -> None:
    wrong = _all_of(
        _answer("name", "Meadow View"),
        _answer("legal_name", None),
        _answer("email", "nobody"),
        _put("title", "=A1"),
        _put("age_from", None),
        _about("Ring 01632 960999."),
    )
    code, said = _imported(run, root, _filled(tmp_path / "form.xlsx", wrong))
    assert code == 1
    heads = [line.split("  ")[:2] for line in said.splitlines() if line.startswith("form.xlsx")]
    assert heads == [
        ["form.xlsx, sheet About:2", "A2"],
        ["form.xlsx, sheet Organisation:2", "B2 (name)"],
        ["form.xlsx, sheet Organisation:5", "B5 (legal_name)"],
        ["form.xlsx, sheet Organisation:13", "B13 (email)"],
        ["form.xlsx, sheet Services:2", "B2 (title)"],
        ["form.xlsx, sheet Services:2", "G2 (age_from)"],
    ]
    assert said.splitlines()[-1] == "6 errors in 3 sheets. Nothing was written."


def test_without_a_service_nothing_is_written(run: Run, root: Path, tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book[form.SERVICES].delete_rows(2, 5)

    path = _filled(tmp_path / "form.xlsx", change)
    _refused(run, root, path, "form.xlsx, sheet Services:2  A2")
    assert "there is no service here" in _imported(run, root, path)[1]


def test_the_form_asks_a_provider_nothing_that_the_council_keeps_and_speaks_excel() -> None:
    asked = {*COLUMNS, *(fact.key for fact in form.facts())}
    councils = {
        "checked_on",
        "checked_by",
        "withdrawn_on",
        "former_ids",
        "image",
        "joined",
        "status",
    }
    assert not asked & councils
    words = " ".join(
        [fact.description for fact in form.facts()] + [c["description"] for c in form.columns()]
    )
    for other_medium in ("quotation mark", ".yml", ".csv", "file in lots/", "images/"):
        assert other_medium not in words


def test_a_header_that_was_changed_is_named_by_its_cell(
    run: Run, root: Path, tmp_path: Path
) -> None:
    path = _filled(tmp_path / "form.xlsx", _put("lot", "Type", row=1))
    _refused(run, root, path, "form.xlsx, sheet Services:1  C1")


LATER = ("days", "hours", "languages", "capacity", "places_free", "places_from")
# Of these the council's packages have none.
NEWEST = ("places_free", "places_from", "availability_by")


def _from_before(book: Any) -> None:
    """Take out the columns that came later, as in a form that was made before."""
    first = min(COLUMNS.index(name) for name in LATER)
    book[form.SERVICES].delete_cols(first + 1, len(LATER))


def test_a_form_from_before_the_later_columns_is_read_as_ever(
    run: Run, root: Path, tmp_path: Path
) -> None:
    code, said = _imported(run, root, _filled(tmp_path / "form.xlsx", _from_before))
    assert code == 0, said
    (row,) = _rows(root)
    assert row["title"] == SERVICE["title"]
    assert {row[name] for name in LATER} == {""}


def test_a_form_that_lacks_a_column_that_is_needed_is_refused(
    run: Run, root: Path, tmp_path: Path
) -> None:
    def change(book: Any) -> None:
        at = COLUMNS.index("needs") + 1
        book[form.SERVICES].delete_cols(at, len(COLUMNS))

    path = _filled(tmp_path / "form.xlsx", change)
    _refused(run, root, path, '"needs" belongs here and nothing stands here')


@pytest.mark.parametrize(
    ("column", "value", "written"),
    [
        ("days", "Monday to Friday", "mon; tue; wed; thu; fri"),
        ("days", "Sun, Mon", "mon; sun"),
        ("days", "most days", "most days"),
        ("languages", "Polish, Sylheti", "polish; sylheti"),
        ("needs", "Learning disability; Autism", "learning-disability; autism"),
        ("areas", "Devizes", "devizes"),
        ("areas", "?", "?"),
        ("hours", "9am, or later", "9am, or later"),
    ],
)
def test_days_and_names_from_a_list_are_written_as_ids(
    column: str, value: str, written: str
) -> None:
    assert cells.written(value, column, "string") == written


@pytest.mark.parametrize(("days", "kept"), [(None, False), ("fri; sat", False), ("", True)])
def test_what_a_form_did_not_ask_stays_and_what_it_asked_is_as_answered(
    days: str | None, kept: bool, run: Run, root: Path, tmp_path: Path
) -> None:
    before = _rows(root, "kite-hill-trust")[0]
    before |= dict.fromkeys(NEWEST, "")
    assert all(before[name] for name in LATER if name not in NEWEST)
    change = _from_before if kept else _put("days", days)
    path = _filled(tmp_path / "form.xlsx", _of_kite_hill(change))
    code, said = _imported(run, root, path, "--replace", *REST)
    assert code == 0, said
    after = _rows(root, "kite-hill-trust")[0]
    blank = dict.fromkeys(LATER, "") | {"days": days or ""}
    assert {name: after[name] for name in LATER} == (
        {name: before[name] for name in LATER} if kept else blank
    )


def test_a_sheet_that_is_gone_is_one_line(run: Run, root: Path, tmp_path: Path) -> None:
    def change(book: Any) -> None:
        del book[form.SERVICES]

    _refused(run, root, _filled(tmp_path / "form.xlsx", change), 'there is no sheet "Services"')


def _with_part(path: Path, name: str, content: bytes) -> Path:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(name, content)
    return path


def test_macros_are_refused(run: Run, root: Path, tmp_path: Path) -> None:
    path = _with_part(_filled(tmp_path / "form.xlsx"), "xl/vbaProject.bin", b"Sub Auto_Open()")
    _refused(run, root, path, "holds macros")


def test_a_workbook_that_unpacks_without_end_is_refused(
    run: Run, root: Path, tmp_path: Path
) -> None:
    path = _with_part(_filled(tmp_path / "form.xlsx"), "xl/media/a.bin", b"0" * (MAX_UNPACKED + 1))
    assert path.stat().st_size < MAX_BYTES
    _refused(run, root, path, "unpacks to")


def test_a_row_without_end_is_refused_at_once(run: Run, root: Path, tmp_path: Path) -> None:
    row = b"<row>" + b"<c/>" * 2_000_000 + b"</row>"
    path = _filled(tmp_path / "form.xlsx")
    with zipfile.ZipFile(path) as parts:
        contents = {name: parts.read(name) for name in parts.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, content in contents.items():
            grown = content.replace(b"</sheetData>", row + b"</sheetData>")
            parts.writestr(name, grown if "sheet3" in name else content)
    assert path.stat().st_size < MAX_BYTES
    began = perf_counter()
    _refused(run, root, path, f"at most {MAX_CELLS:,} are read")
    assert perf_counter() - began < 5


def test_too_many_rows_are_refused_with_the_name_of_the_file(
    run: Run, root: Path, tmp_path: Path
) -> None:
    path = _filled(tmp_path / "form.xlsx", _put("title", "x", row=MAX_ROWS + 1))
    _refused(run, root, path, f'form.xlsx: the sheet "Services" has more than {MAX_ROWS:,} rows')


def test_definitions_that_could_grow_are_refused(run: Run, root: Path, tmp_path: Path) -> None:
    part = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaa">]><x>&a;</x>'
    path = _with_part(_filled(tmp_path / "form.xlsx"), "xl/extra.xml", part)
    _refused(run, root, path, "damaged")


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 not a zip", b"id,title\n", b"\xd0\xcf\x11\xe0" * 9]
)
def test_what_is_no_workbook_is_one_line(
    content: bytes, run: Run, root: Path, tmp_path: Path
) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(content)
    _refused(run, root, path, "form.xlsx: this")


def test_half_a_workbook_is_one_line(run: Run, root: Path, tmp_path: Path) -> None:
    path = _filled(tmp_path / "form.xlsx")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    _refused(run, root, path, "damaged")


def test_a_sheet_damaged_inside_is_one_line(run: Run, root: Path, tmp_path: Path) -> None:
    path = _filled(tmp_path / "form.xlsx")
    with zipfile.ZipFile(path) as parts:
        contents = {name: parts.read(name) for name in parts.namelist()}
    with zipfile.ZipFile(path, "w") as parts:
        for name, content in contents.items():
            parts.writestr(name, content[:-40] if "sheet3" in name else content)
    _refused(run, root, path, "damaged")


def _of_kite_hill(*more: Change) -> Change:
    """The form as the trust that is there already fills it in."""
    return _all_of(
        _answer("name", "kite-hill-trust"),
        _put("id", "kite-hill-day-centre"),
        _put("lot", "day-and-evening-opportunities"),
        *more,
    )


def test_a_package_that_is_there_stays_unless_it_is_to_be_replaced(
    run: Run, root: Path, tmp_path: Path
) -> None:
    path = _filled(tmp_path / "form.xlsx", _of_kite_hill())
    _refused(run, root, path, "is there already")
    folder = root / "providers" / "kite-hill-trust"
    kept = {n: (folder / n).read_bytes() for n in ("awards.csv", "evidence.csv", "feedback.csv")}
    before = _rows(root, "kite-hill-trust")
    code, said = _imported(run, root, path, "--replace", *REST)
    assert code == 0, said
    after = _rows(root, "kite-hill-trust")
    assert after[0]["title"] == "Meadow View at home"
    assert after[0]["checked_by"] == before[0]["checked_by"]
    # A service that the workbook does not name stays, in a table that has each column now.
    assert after[1] == before[1] | dict.fromkeys(("regulated", *NEWEST), "")
    assert {name: (folder / name).read_bytes() for name in kept} == kept


def _descriptor(root: Path) -> Any:
    return yaml.safe_load((root / "providers" / "kite-hill-trust" / "datapackage.yaml").read_text())


def test_replacing_takes_the_organisations_answers_and_keeps_what_is_the_councils(
    run: Run, root: Path, tmp_path: Path
) -> None:
    path = root / "providers" / "kite-hill-trust" / "datapackage.yaml"
    councils = "  status: suspended\n  status_since: '2026-10-01'\n  former_slugs: [kite-trust]\n"
    path.write_text(path.read_text().replace("resources:", f"{councils}resources:"))
    before = _descriptor(root)
    form_ = _filled(tmp_path / "form.xlsx", _of_kite_hill(_answer("phone", "01632 960999")))
    code, said = _imported(run, root, form_, "--replace", *REST)
    assert code == 0, said
    after = _descriptor(root)
    assert (after["title"], after["provider"]["phone"]) == ("Meadow View", "01632 960999")
    assert "email" not in after["provider"]  # its answer is empty now
    assert "joined" not in after["provider"]  # which follows from the awards
    tables = [resource["name"] for resource in before["resources"]]
    assert after["resources"] == resources(tables)
    for key in ("status", "status_since", "former_slugs"):
        assert after["provider"][key] == before["provider"][key]
    assert "Changed in datapackage.yaml: title, description, legal_name, company_number" in said
    assert run("check", "--root", root, "--as-of", "2026-11-23")[0] == 0


def test_replacing_keeps_what_was_decided(run: Run, root: Path, tmp_path: Path) -> None:
    package = root / "providers" / "kite-hill-trust"
    decisions = package / "decisions.csv"
    rows = "kind,decided_on,decided_by,reference\nleaving,2026-10-01,Head of care,DF-2026-009\n"
    decisions.write_text(rows)
    path = package / "datapackage.yaml"
    path.write_text(path.read_text() + "  - name: decisions\n    path: decisions.csv\n")
    form_ = _filled(tmp_path / "form.xlsx", _of_kite_hill(_answer("phone", "01632 960999")))
    code, said = _imported(run, root, form_, "--replace", *REST)
    assert code == 0, said
    assert decisions.read_text() == rows
    assert _descriptor(root)["resources"][-1]["name"] == "decisions"
    assert run("check", "--root", root, "--as-of", "2026-11-23")[0] == 0


def test_replacing_names_a_mistake_of_the_organisation_and_writes_nothing(
    run: Run, root: Path, tmp_path: Path
) -> None:
    path = _filled(tmp_path / "form.xlsx", _of_kite_hill(_answer("email", "nobody")))
    before = _descriptor(root)
    code, said = _imported(run, root, path, "--replace", *REST)
    assert code == 1
    assert "form.xlsx, sheet Organisation:13  B13 (email)" in said
    assert _descriptor(root) == before


def test_what_cannot_be_read_is_not_written_over(run: Run, root: Path, tmp_path: Path) -> None:
    descriptor = root / "providers" / "kite-hill-trust" / "datapackage.yaml"
    descriptor.write_text("name: [")
    path = _filled(tmp_path / "form.xlsx", _of_kite_hill())
    code, said = _imported(run, root, path, "--replace", *REST)
    assert (code, "mend it first" in said) == (2, True)
    assert descriptor.read_text() == "name: ["


def test_a_decision_awards_the_lot_at_once(run: Run, root: Path, tmp_path: Path) -> None:
    path = _filled(tmp_path / "form.xlsx")
    by = ("--decided-by", "Director of Adult Social Care")
    decision = ("--lot", "supported-living", "--decision-reference", "X-1", *by)
    assert _imported(run, root, path, *decision)[0] == 0
    awards = root / "providers" / "meadow-view" / "awards.csv"
    row = "supported-living,2026-11-23,X-1,Director of Adult Social Care,\n"
    assert awards.read_text("utf-8").endswith(row)
    assert run("check", "--root", root, "--as-of", "2026-11-23")[1].startswith("No problems")
    # The same decision once more is the same award.
    assert _imported(run, root, path, "--replace", *decision)[0] == 0
    assert awards.read_text("utf-8").count("X-1") == 1
    later = (*decision, "--decision-reference", "X-2", "--as-of", "2026-11-24")
    assert _imported(run, root, path, "--replace", *later)[0] == 0
    assert awards.read_text("utf-8").count("supported-living") == 2


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--lot", "suported-living", "--decision-reference", "X-1"), "did you mean"),
        (("--lot", "supported-living"), "give --decision-reference"),
        (("--lot", "supported-living", "--decision-reference", "X-1"), "give --decided-by"),
        (("--decision-reference", "X-1"), "give --lot"),
        (("--decided-by", "Cabinet"), "give --lot"),
    ],
)
def test_half_a_decision_is_one_line(
    more: tuple[str, ...], words: str, run: Run, root: Path, tmp_path: Path
) -> None:
    code, said = _imported(run, root, _filled(tmp_path / "form.xlsx"), *more)
    assert (code, words in said, said.count("\n")) == (2, True, 1)
    assert not (root / "providers" / "meadow-view").exists()


def test_a_package_without_an_award_stops_nothing_and_is_not_listed(
    run: Run, root: Path, tmp_path: Path
) -> None:
    code, said = _imported(run, root, _filled(tmp_path / "form.xlsx"))
    assert "1 service: it is not listed until there is an award." in said
    code, said = run("check", "--root", root, "--as-of", "2026-11-23")
    assert code == 0
    assert "warning  service-without-award" in said
    config = Config(root, date(2026, 11, 23), root / "site")
    filed = load(config).filed
    assert filed is not None
    assert "meadow-view-at-home" in filed.services
    publication = publish(filed, config.as_of)
    assert "kite-hill-day-centre" in publication.services
    # Who asks to join is told to nobody.
    assert "meadow-view" not in publication.providers
    assert "meadow-view-at-home" not in {entry.id for entry in publication.entries}
    # Only where its page is public already, it stays, and says why it is not listed.
    rows = (
        PublicAddress("providers/meadow-view/", "provider", config.as_of, NOWHERE),
        PublicAddress("services/meadow-view-at-home/", "service", config.as_of, NOWHERE),
    )
    public = replace(filed, ledger=Ledger({row.address: row for row in rows}))
    withheld = publish(public, config.as_of).withheld["meadow-view-at-home"]
    assert {reason.kind for reason in withheld.reasons} >= {"no-award-in-force"}


def test_the_workbook_has_drop_downs_from_the_vocabularies(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(workbook(LISTS, SERVICE, ANSWERS, ""))
    book = load_workbook(path)
    rules = {
        str(rule.sqref).split("2:")[0]: rule
        for rule in book[form.SERVICES].data_validations.dataValidation
    }
    at = {
        name: rules[column]
        for name, column in (("lot", "C"), ("areas", "E"), ("availability", "L"), ("days", "Y"))
    }
    assert at["lot"].formula1 == "Lists!$A$2:$A$2"
    assert not at["areas"].showErrorMessage  # several may stand there, with ; between them
    assert at["days"].formula1 == "Lists!$I$2:$I$2"
    assert not at["days"].showErrorMessage
    assert at["availability"].formula1 == '"places-now,waiting-list,full,ask"'
    assert all(rule.prompt for rule in rules.values())


def test_the_same_workbook_is_the_same_bytes() -> None:
    assert workbook(LISTS, SERVICE, ANSWERS, "A") == workbook(LISTS, SERVICE, ANSWERS, "A")
