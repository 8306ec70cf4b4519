"""A workbook comes back as a change: cell by cell what is taken and what stays, and nothing is lost or listed twice without a word."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment

from generator.config import Config
from generator.importers.workbooks import Answers, compared, files_of
from generator.joining.provider_book import provider_book
from generator.joining.workbook import Before, Filled, form, read_before, read_workbook
from generator.load import load
from generator.load.service_columns import PLACES
from generator.publication import Publication, publish
from tests.joining.conftest import Run
from tests.joining.sheets import (
    COLUMNS,
    Change,
    answer,
    as_ods,
    cell,
    changed,
    service,
    without_row,
)
from tests.matrix import HERE

ROOT = HERE.parent
DAY = date(2026, 11, 23)
PROVIDERS = sorted(path.name for path in ROOT.glob("providers/*"))
KITE = "kite-hill-trust"
CENTRE, EVENINGS = "kite-hill-day-centre", "kite-hill-evenings"


@cache
def _demonstration() -> Publication:
    filed = load(Config(ROOT, DAY, ROOT / "site")).filed
    assert filed is not None
    return publish(filed, DAY)


@cache
def given_out(slug: str) -> bytes:
    before = read_before(ROOT / "providers" / slug)
    return provider_book(_demonstration(), slug, before)


# The whole demonstration: nothing changed says so, and one cell is one cell.


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
@pytest.mark.parametrize("slug", PROVIDERS)
def test_with_nothing_changed_it_says_so(slug: str, ending: str, run: Run, tmp_path: Path) -> None:
    path = tmp_path / f"{slug}.xlsx"
    path.write_bytes(given_out(slug))
    path = as_ods(path) if ending == "ods" else changed(path)
    for day in (DAY, "2027-06-01"):  # prices may have gone up here since
        said = run("import", "workbook", "--update", path, "--root", ROOT, "--as-of", str(day))
        assert said == (0, "Nothing changed.\n")


OTHER = {
    "title": "Another name", "summary": "Quite other words.", "areas": "devizes",
    "needs": "autism; dementia", "age_from": "21", "age_to": "99", "access": "step-free",
    "address": "1 New Road", "postcode": "SN10 1AB", "availability": "waiting-list",
    "availability_on": "2026-11-22", "places_free": "1", "places_from": "2026-12-24",
    "price_from": "33.25", "price_to": "3000", "price_unit": "night", "regulated": "no",
    "cqc_location_id": "1-999999999", "phone": "01632 960999", "email": "a@example.org",
    "website": "https://x.example.org", "how_to_apply": "Ring.", "price_includes": "All of it.",
    "self_funders": "no", "days": "sun", "hours": "1pm to 2pm", "languages": "welsh", "capacity": "77",
}  # fmt: skip


@cache
def read_pair(slug: str, folder: Path) -> tuple[Filled, Before]:
    path = folder / f"{slug}.xlsx"
    path.write_bytes(given_out(slug))
    return read_workbook(path), read_before(ROOT / "providers" / slug)


def _cells(raw: str) -> dict[tuple[int, str], str]:
    rows = csv.DictReader(io.StringIO(raw, newline=""))
    return {(n, name): text for n, row in enumerate(rows) for name, text in row.items() if text}


def row_says_other(row: Mapping[str, str]) -> bool:
    """Whether somebody else than the provider said how the places stand: that is so no longer."""
    return not (row.get("availability_by") or "provider").startswith("provider")


@pytest.mark.parametrize("slug", PROVIDERS)
def test_any_cell_that_is_changed_changes_that_cell_alone(
    slug: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Each cell of each service; a point goes with its postcode, and a new price has its row in prices.csv too."""
    filled, before = read_pair(slug, tmp_path_factory.getbasetemp())
    standing = _cells(before.services)
    for number, row in enumerate(filled.services):
        for column, other in OTHER.items():
            value = f"{other}1" if row[column] == other else other
            rows = [dict(each) for each in filled.services]
            rows[number][column] = value
            edited = replace(filled, services=rows)
            comparison = compared(edited, before, slug, Answers(), DAY)
            assert comparison.left == ()
            files = files_of(ROOT, edited, before, comparison, DAY)
            after = _cells(files.pop(f"providers/{slug}/services.csv").decode())
            differs = {
                at for at in standing.keys() | after.keys() if standing.get(at) != after.get(at)
            }
            point = {"latitude", "longitude"} if column == "postcode" else set()
            others_word = (
                {"availability_by"}
                if column in PLACES and row_says_other(before.rows[number])
                else set()
            )
            assert {name for _, name in differs} - point - others_word == {column}
            assert {before.rows[n]["id"] for n, _ in differs} == {row["id"]}
            dated = {f"providers/{slug}/prices.csv"} if before.prices and column.startswith("price_") else set()  # fmt: skip
            assert {name for name in files if not name.endswith("datapackage.yaml")} <= dated


# Through Excel and through LibreOffice, on a small council.


@pytest.fixture
def book(run: Run, root: Path, tmp_path: Path) -> Path:
    """The workbook of the trust, as it is given out."""
    path = tmp_path / "kite.xlsx"
    said = run("export", "workbook", KITE, "--output", path, "--root", root, "--as-of", str(DAY))
    assert said[0] == 0
    return path


def _back(run: Run, root: Path, path: Path, *more: str) -> tuple[int, str]:
    day = () if "--as-of" in more else ("--as-of", str(DAY))
    return run("import", "workbook", "--update", path, "--root", root, *day, *more)


def _services(root: Path) -> list[dict[str, str]]:
    text = (root / "providers" / KITE / "services.csv").read_text("utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def _files(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}  # fmt: skip


def _differing(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


CHANGES: list[tuple[str, Any, str]] = [
    ("availability", "full", "full"),
    ("availability_on", datetime(2026, 11, 20), "2026-11-20"),  # noqa: DTZ001
    ("phone", "01632 960777", "01632 960777"),
    ("phone", 1632960777, "01632960777"),  # as Excel has it where the cell was made a number
    ("hours", "10am to 3pm", "10am to 3pm"),
    ("summary", "We cook and grow things, and nobody is hurried in doing so.", "We cook and grow things, and nobody is hurried in doing so."),
    ("price_from", 70, "70"),
    ("age_to", None, ""),
    ("days", "Monday to Friday", "mon; tue; wed; thu; fri"),
    ("self_funders", False, "no"),
]  # fmt: skip


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
@pytest.mark.parametrize(("column", "value", "written"), CHANGES)
def test_one_cell_is_shown_and_written_and_every_other_byte_stays(
    column: str, value: Any, written: str, ending: str, run: Run, root: Path, book: Path
) -> None:
    changed(book, service(column, value))
    path = as_ods(book) if ending == "ods" else book
    before, rows = _files(root), _services(root)
    code, said = _back(run, root, path)
    assert (code, _differing(before, _files(root))) == (0, set()), said
    assert f"Services  2    {CENTRE}  {column}" in said
    assert said.endswith(f"Nothing was written. With --write: providers/{KITE}/services.csv.\n")
    assert _back(run, root, path, "--write")[0] == 0
    assert _differing(before, _files(root)) == {f"providers/{KITE}/services.csv"}
    rows[0][column] = written
    assert _services(root) == rows
    assert _back(run, root, path) == (0, "Nothing changed.\n")


@settings(max_examples=20, deadline=None)
@given(
    column=st.sampled_from(["title", "hours", "price_includes", "how_to_apply", "address"]),
    text=st.text("abcdefgh ,;:'-éß–’0123456789", min_size=8, max_size=60).filter(str.strip),
    ending=st.sampled_from(["xlsx", "ods"]),
)
def test_whatever_is_written_into_a_cell_stands_there_then(
    column: str, text: str, ending: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("any")
    slug = "bissbank-living"
    path = folder / "book.xlsx"
    path.write_bytes(given_out(slug))
    changed(path, service(column, text, row=3))
    filled = read_workbook(as_ods(path) if ending == "ods" else path)
    before = read_before(ROOT / "providers" / slug)
    comparison = compared(filled, before, slug, Answers(), DAY)
    now = " ".join(text.split())
    assert [(d.row, d.column, " ".join(d.after.split())) for d in comparison.taken] == [(3, column, now)]  # fmt: skip


def test_an_answer_of_the_organisation_changes_its_line_alone(
    run: Run, root: Path, book: Path
) -> None:
    path = root / "providers" / KITE / "datapackage.yaml"
    before = path.read_text("utf-8").splitlines()
    changed(book, answer("phone", "01632 960888"))
    assert _back(run, root, book, "--write")[0] == 0
    after = path.read_text("utf-8").splitlines()
    differs = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    assert differs == [('  phone: "01632 960124"', '  phone: "01632 960888"')]


def test_an_answer_is_taken_away_and_another_comes(run: Run, root: Path, book: Path) -> None:
    changed(book, answer("website", None), answer("trading_name", 'Kite: "the" Hill # 1'))
    assert _back(run, root, book, "--write")[0] == 0
    text = (root / "providers" / KITE / "datapackage.yaml").read_text("utf-8")
    provider = yaml.safe_load(text)["provider"]
    assert "website" not in provider
    assert provider["trading_name"] == 'Kite: "the" Hill # 1'
    assert run("check", "--root", root, "--as-of", str(DAY))[0] == 0


def test_a_paragraph_changes_and_the_others_keep_their_bytes(
    run: Run, root: Path, tmp_path: Path
) -> None:
    about = root / "providers" / KITE / "about.md"
    about.write_bytes(b"We began in 1998.\r\n\r\n\r\nWe *cook*\r\ntogether.\r\n\r\nCome by.\r\n")
    book = tmp_path / "book.xlsx"
    assert run("export", "workbook", KITE, "--output", book, "--root", root)[0] == 0
    changed(book, cell(form.ABOUT, "A4", "Come by for tea."))
    code, said = _back(run, root, book, "--write")
    assert code == 0, said
    assert about.read_bytes() == (
        b"We began in 1998.\r\n\r\n\r\nWe *cook*\r\ntogether.\r\n\r\nCome by for tea.\r\n"
    )


# What stays.


def test_what_the_council_says_stays_and_is_named(run: Run, root: Path, book: Path) -> None:
    last = len(COLUMNS)
    beside = [
        cell(form.SERVICES, f"{_letter(last + 1)}1", "checked_by"),
        cell(form.SERVICES, f"{_letter(last + 1)}2", "Our own manager"),
        cell(form.ORGANISATION, "A40", "lead_commissioner"),
        cell(form.ORGANISATION, "B40", "Nobody"),
        answer("name", "kite-hill"),
        service("lot", "shared-lives"),
    ]
    before = _files(root)
    code, said = _back(run, root, changed(book, *beside), "--write")
    assert (code, _differing(before, _files(root))) == (0, set()), said
    assert "What differs and stays:" in said
    for words in (
        "checked_by", "the council says who checked it",
        "lead_commissioner", "the council says this",
        "an award decides the type of support",
        "the id of a provider is its address, for good",
    ):  # fmt: skip
        assert words in said
    assert said.endswith("Nothing changed.\n")


def _letter(number: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(number)


def test_what_changed_here_since_it_was_given_out_stays(run: Run, root: Path, book: Path) -> None:
    services = root / "providers" / KITE / "services.csv"
    newer = services.read_text("utf-8").replace("places-now,2026-11-02", "full,2026-11-20")
    services.write_text(newer.replace("01632 960123", "01632 960555"), "utf-8")
    assert _back(run, root, book) == (0, "Nothing changed.\n")
    changed(book, service("availability", "waiting-list"), service("phone", "01632 960666"))
    code, said = _back(run, root, book, "--write")
    assert code == 0
    assert "what stands here is newer, of 20 November 2026" in said
    assert "it has changed here too since the workbook was given out" in said
    assert services.read_text("utf-8") == newer.replace("01632 960123", "01632 960555")
    changed(book, service("availability_on", datetime(2026, 11, 22)))  # noqa: DTZ001
    assert _back(run, root, book, "--write")[0] == 0
    first = _services(root)[0]
    assert (first["availability"], first["availability_on"]) == ("waiting-list", "2026-11-22")


def test_a_form_that_does_not_say_what_it_held_never_goes_back_before_a_newer_word(
    run: Run, root: Path, book: Path
) -> None:
    def plain(sheets: Any) -> None:
        del sheets[form.AS_SENT]

    older = (service("availability", "full"), service("availability_on", datetime(2026, 10, 1)))  # noqa: DTZ001
    code, said = _back(run, root, changed(book, plain, *older))
    assert (code, "what stands here is newer, of 2 November 2026" in said) == (0, True)
    assert said.endswith("Nothing changed.\n")


def test_places_that_change_without_a_day_are_asked_to_be_looked_at(
    run: Run, root: Path, book: Path
) -> None:
    code, said = _back(run, root, changed(book, service("availability", "full")))
    assert code == 0
    assert "the day on which that was said is still 2026-11-02" in said


# Services that are gone, renamed or new.


def test_a_service_that_is_gone_is_asked_about_and_nothing_is_written_before(
    run: Run, root: Path, book: Path
) -> None:
    changed(book, without_row(3), service("phone", "01632 960777"))
    before = _files(root)
    for more in ((), ("--write",)):
        code, said = _back(run, root, book, *more)
        assert (code, _differing(before, _files(root))) == (1, set())
        for answer_ in ("--moved", "--withdrawn", "--forgotten"):
            assert f"{answer_} {EVENINGS}" in said
        assert said.endswith("Nothing was written.\n")
    code, said = _back(run, root, book, "--write", "--forgotten", EVENINGS)
    assert code == 0, said
    assert _services(root)[1]["withdrawn_on"] == ""
    assert _services(root)[0]["phone"] == "01632 960777"


def test_one_that_is_withdrawn_is_so_from_that_day_and_is_not_asked_about_again(
    run: Run, root: Path, book: Path
) -> None:
    changed(book, without_row(3))
    assert _back(run, root, book, "--write", "--withdrawn", EVENINGS)[0] == 0
    assert _services(root)[1]["withdrawn_on"] == "2026-11-23"
    assert _back(run, root, book) == (0, "Nothing changed.\n")


def test_one_under_another_id_is_recognised_and_never_listed_twice(
    run: Run, root: Path, book: Path
) -> None:
    changed(book, service("id", "kite-hill-kitchen"), service("title", "Kite Hill kitchen"))
    before = _files(root)
    code, said = _back(run, root, book, "--write")
    assert (code, _differing(before, _files(root))) == (1, set())
    assert "kite-hill-kitchen is new in the workbook, and has the same place" in said
    answered = f"{CENTRE}=kite-hill-kitchen"
    assert f"--moved {answered}" in said
    code, said = _back(run, root, book, "--write", "--moved", answered)
    assert code == 0, said
    rows = _services(root)
    assert [row["id"] for row in rows] == ["kite-hill-kitchen", EVENINGS]
    assert (rows[0]["title"], rows[0]["former_ids"]) == ("Kite Hill kitchen", CENTRE)
    assert rows[0]["checked_by"] == "Commissioning officer"
    for table in ("evidence", "feedback"):
        text = (root / "providers" / KITE / f"{table}.csv").read_text("utf-8")
        assert CENTRE not in text
    assert run("check", "--root", root, "--as-of", str(DAY))[0] == 0
    assert _back(run, root, book) == (0, "Nothing changed.\n")


def test_one_that_is_renamed_and_called_forgotten_would_be_listed_twice(
    run: Run, root: Path, book: Path
) -> None:
    changed(book, service("id", "kite-hill-kitchen"))
    code, said = _back(run, root, book, "--write", "--forgotten", CENTRE)
    assert (code, "a service is listed once" in said) == (1, True)


def test_a_row_that_is_there_twice_under_two_ids_is_named(run: Run, root: Path, book: Path) -> None:
    copied = [service(name, value, row=4) for name, value in _as_row(root, 0).items()]
    changed(book, *copied, service("id", "kite-hill-two", row=4))
    code, said = _back(run, root, book, "--write")
    assert (code, f"which is listed as {CENTRE}" in said) == (1, True)
    assert "kite.xlsx, sheet Services:4  A4 (id)" in said


def _as_row(root: Path, number: int) -> dict[str, Any]:
    row = _services(root)[number]
    return {name: row[name] for name in COLUMNS if row.get(name)}


def test_a_new_service_comes_to_the_end(run: Run, root: Path, book: Path) -> None:
    new = {"id": "kite-hill-walks", "title": "Kite Hill walks", "lot": "day-and-evening-opportunities",
           "summary": "A slow walk each Friday, with tea at its end and a bus home for all.", "areas": "pewsey",
           "needs": "autism", "age_from": 18, "availability": "ask", "regulated": "no"}  # fmt: skip
    before = (root / "providers" / KITE / "services.csv").read_text("utf-8")
    changed(book, *(service(name, value, row=4) for name, value in new.items()))
    code, said = _back(run, root, book, "--write")
    assert code == 0, said
    assert "kite-hill-walks, Kite Hill walks, in day-and-evening-opportunities" in said
    rows = _services(root)
    assert [row["id"] for row in rows] == [CENTRE, EVENINGS, "kite-hill-walks"]
    assert rows[2] | {name: str(value) for name, value in new.items()} == rows[2]
    assert before.splitlines()[1] in (root / "providers" / KITE / "services.csv").read_text("utf-8")
    assert run("check", "--root", root, "--as-of", str(DAY))[0] == 0


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--withdrawn", CENTRE), f"is not missing in the workbook; say it of: {EVENINGS}"),
        (("--withdrawn", "kite-hill-evening"), f'did you mean "{EVENINGS}"'),
        (("--moved", EVENINGS), "old-id=new-id"),
        (("--moved", f"{EVENINGS}=kite-hill-nights"), 'there is no service "kite-hill-nights"'),
        (("--withdrawn", EVENINGS, "--forgotten", EVENINGS), "answered for twice"),
        (("--replace",), "go without it"),
    ],
)
def test_an_answer_that_fits_nothing_is_one_line(
    more: tuple[str, ...], words: str, run: Run, root: Path, book: Path
) -> None:
    before = _files(root)
    code, said = _back(run, root, changed(book, without_row(3)), "--write", *more)
    assert (code, words in said, said.count("\n")) == (2, True, 1)
    assert _differing(before, _files(root)) == set()


@pytest.mark.parametrize(
    ("answers", "withdrawn_on", "became"),
    [
        (("--forgotten",), "", "is not in the workbook, and stays as it is."),
        (("--withdrawn",), "2026-11-23", "is not offered any more, from 23 November 2026."),
    ],
)
def test_replacing_asks_the_same_and_says_what_became_of_it(
    answers: tuple[str, ...], withdrawn_on: str, became: str, run: Run, root: Path, book: Path
) -> None:
    changed(book, without_row(3))
    before = _files(root)
    call = ("import", "workbook", book, "--replace", "--root", root, "--as-of", str(DAY))
    code, said = run(*call)
    assert (code, f"--withdrawn {EVENINGS}" in said) == (1, True)
    assert _differing(before, _files(root)) == set()
    code, said = run(*call, *answers, EVENINGS)
    assert code == 0, said
    assert f"{EVENINGS} {became}\n" in said
    assert _services(root)[1]["withdrawn_on"] == withdrawn_on


def test_replacing_lists_a_renamed_service_once(run: Run, root: Path, book: Path) -> None:
    changed(book, service("id", "kite-hill-kitchen"))
    call = ("import", "workbook", book, "--replace", "--root", root, "--as-of", str(DAY))
    code, said = run(*call)
    assert (code, f"--moved {CENTRE}=kite-hill-kitchen" in said) == (1, True)
    code, said = run(*call, "--moved", f"{CENTRE}=kite-hill-kitchen")
    assert code == 0, said
    assert f"{CENTRE} is kite-hill-kitchen now, and its page leads there.\n" in said
    rows = _services(root)
    assert [row["id"] for row in rows] == ["kite-hill-kitchen", EVENINGS]
    assert (rows[0]["former_ids"], rows[0]["checked_by"]) == (CENTRE, "Commissioning officer")
    assert run("check", "--root", root, "--as-of", str(DAY))[0] == 0


def test_replacing_shows_each_cell_that_is_written_over_and_what_stays(
    run: Run, root: Path, book: Path
) -> None:
    beside = f"{_letter(len(COLUMNS) + 1)}"
    changed(
        book, service("phone", "01632 960777"), answer("email", "new@example.org"),
        cell(form.ABOUT, "A2", "We began in 1999."),
        cell(form.SERVICES, f"{beside}1", "checked_by"), cell(form.SERVICES, f"{beside}2", "Us"),
    )  # fmt: skip
    services = root / "providers" / KITE / "services.csv"
    services.write_text(
        services.read_text("utf-8").replace("01632 960123", "01632 960555"), "utf-8"
    )
    code, said = run("import", "workbook", book, "--replace", "--root", root, "--as-of", str(DAY))
    assert code == 0, said
    over, _, stays = said.partition("What differs and stays:\n")
    rows = [" ".join(line.split()) for line in over.partition("Written over:\n")[2].splitlines()]
    assert f"Services 2 {CENTRE} phone 01632 960555 01632 960777" in rows
    assert "Organisation 13 - email hello@kite-hill-trust.example.org new@example.org" in rows
    assert any(row.startswith("About 2 - paragraph 1 ") for row in rows)
    assert "checked_by  Commissioning officer  Us     the council says who checked it" in stays
    assert _services(root)[0]["checked_by"] == "Commissioning officer"


# What stands where nothing is asked, and what is wrong.


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_notes_beneath_and_beside_and_comments_are_listed(
    ending: str, run: Run, root: Path, book: Path
) -> None:
    def comment(sheets: Any) -> None:
        sheets[form.SERVICES]["B2"].comment = Comment("We may rename this.", "Ann")

    beyond = _letter(len(COLUMNS) + 2)
    changes: list[Change] = [
        cell(form.SERVICES, "A9", "Please ring us before Friday."),
        cell(form.SERVICES, f"{beyond}2", "roof is being mended"),
        cell(form.SERVICES, f"{_letter(len(COLUMNS) + 1)}1", "Minibus"),
        cell(form.SERVICES, f"{_letter(len(COLUMNS) + 1)}3", "yes, six seats"),
        cell(form.ORGANISATION, "F5", "new from May"),
        cell(form.ABOUT, "B2", "is this too long?"),
        cell("Rota", "A1", "Monday"),
        comment,
    ]
    path = changed(book, *changes)
    code, said = _back(run, root, as_ods(path) if ending == "ods" else path)
    assert code == 0, said
    assert said.endswith("Nothing changed.\n")
    for words in (
        "Services A9: Please ring us before Friday.",
        f"Services {beyond}2, {CENTRE}: roof is being mended",
        f"Services {_letter(len(COLUMNS) + 1)}3 (Minibus), {EVENINGS}: yes, six seats",
        "Organisation F5: new from May",
        "About B2: is this too long?",
        "Rota A1: Monday",
        "Services B2 (comment): We may rename this.",
    ):
        assert words in said, said


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
@pytest.mark.parametrize("value", ["=A1&B2", "#REF!", "=SUM(1,2)"])
def test_a_formula_is_named_by_its_cell_and_never_taken_for_blank(
    value: str, ending: str, run: Run, root: Path, book: Path
) -> None:
    path = changed(book, service("phone", value))
    before = _files(root)
    code, said = _back(run, root, as_ods(path) if ending == "ods" else path, "--write")
    at = COLUMNS.index("phone") + 1
    assert f"sheet Services:2  {_letter(at)}2 (phone)  error  formula" in said
    assert "Nothing changed." not in said
    assert "What changes" not in said
    assert (code, _differing(before, _files(root))) == (1, set())


def test_a_mistake_is_named_by_its_cell_wherever_the_row_stands_in_the_package(
    run: Run, root: Path, book: Path
) -> None:
    def swapped(sheets: Any) -> None:
        sheet = sheets[form.SERVICES]
        first, second = ([c.value for c in sheet[row]] for row in (2, 3))
        for at, (one, other) in enumerate(zip(first, second, strict=True), start=1):
            sheet.cell(2, at).value, sheet.cell(3, at).value = other, one

    changed(book, swapped)
    assert _back(run, root, book) == (0, "Nothing changed.\n")
    changed(book, service("email", "nobody", row=3))
    code, said = _back(run, root, book, "--write")
    at = _letter(COLUMNS.index("email") + 1)
    assert (code, f"kite.xlsx, sheet Services:3  {at}3 (email)" in said) == (1, True)


def test_columns_may_stand_in_any_order_and_one_that_was_taken_out_changes_nothing(
    run: Run, root: Path, book: Path
) -> None:
    def moved(sheets: Any) -> None:
        sheet = sheets[form.SERVICES]
        for row in range(1, 4):
            title, lot = sheet.cell(row, 2).value, sheet.cell(row, 3).value
            sheet.cell(row, 2).value, sheet.cell(row, 3).value = lot, title
        sheet.delete_cols(COLUMNS.index("phone") + 1)

    assert _back(run, root, changed(book, moved)) == (0, "Nothing changed.\n")


def test_without_a_package_it_is_one_line(run: Run, root: Path, book: Path) -> None:
    shutil.rmtree(root / "providers" / KITE)
    code, said = _back(run, root, book)
    assert (code, f'there is no provider "{KITE}"' in said, said.count("\n")) == (2, True, 1)
