"""From nothing to a package without problems, with nothing but a starter pack: for every lot of the demonstration."""

from __future__ import annotations

import csv
import io
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from openpyxl import load_workbook

from generator.build import _settings
from generator.check import check
from generator.config import Config
from generator.joining import starter_pack
from generator.load.packages import EXAMPLE
from generator.publication import Publication
from generator.site.parts import contacts
from tests.joining.conftest import SERVICE, demonstration, plain_faults
from tests.matrix import AS_OF, HERE, council

ROOT = HERE.parent
CONFIG = Config(ROOT, AS_OF, ROOT / "site")
LOTS = sorted(path.stem for path in (ROOT / "lots").glob("*.yml") if path.stem != "criteria")
# What a person writes over the brackets, and the facts that only a person knows.
ANSWERS = {
    "[your name]": "Meadow View",
    "[your legal name]": "Meadow View Support Ltd",
    "[your own words: who you are and what you do, in one plain sentence or two]": (
        "A small group of people who help others to live as they like."
    ),
    "[your own words: how you began, who works with you, and what matters to you]": (
        "We began with one kettle and two chairs."
    ),
    "[your own words: what happens, from the morning on]": "We open at nine. There is tea.",
}


@pytest.fixture(scope="module")
def publication() -> Publication:
    found = check(CONFIG).publication
    assert found is not None
    return found


@pytest.fixture(scope="module")
def packs(publication: Publication) -> Mapping[str, str | bytes]:
    return starter_pack.files(publication, _settings(CONFIG))


def _unpacked(packs: Mapping[str, str | bytes], lot: str, folder: Path) -> Path:
    raw = packs[f"join/{lot}/starter-pack.zip"]
    assert isinstance(raw, bytes)
    with zipfile.ZipFile(io.BytesIO(raw)) as pack:
        pack.extractall(folder)
    return folder / f"starter-pack-{lot}"


def _answers(lot: str, regulated: str) -> dict[str, str]:
    """What a person writes into the row of the example, which says what the lot settles of its registration."""
    if regulated == "yes":
        return SERVICE | {"cqc_location_id": f"1-00009900{LOTS.index(lot)}"}
    return SERVICE | {"regulated": "no"}


def _filled_in(pack: Path, slug: str = "meadow-view") -> Path:
    """What README.txt asks for, step by step; whatever it does not ask for stays as it is."""
    package = (pack / EXAMPLE).rename(pack / slug)
    for name in ("datapackage.yaml", "about.md"):
        text = (package / name).read_text("utf-8").replace(f"name: {EXAMPLE}", f"name: {slug}")
        for stand_in, answer in ANSWERS.items():
            text = text.replace(stand_in, answer)
        (package / name).write_text(text, "utf-8")
    rows = _services(package)
    rows[0] |= _answers(rows[0]["lot"], rows[0]["regulated"]) | {"id": f"{slug}-at-home"}
    with (package / "services.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return package


def _services(package: Path) -> list[dict[str, str]]:
    text = (package / "services.csv").read_text("utf-8")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("lot", LOTS)
def test_following_the_pack_gives_a_package_without_problems(
    lot: str,
    packs: Mapping[str, str | bytes],
    run,  # type: ignore[no-untyped-def]
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pack = _unpacked(packs, lot, tmp_path / "provider")
    monkeypatch.chdir(pack)
    package = _filled_in(pack)
    code, said = run("check", package.name, "--as-of", "2026-11-23")
    assert (code, said.splitlines()[0]) == (0, "No problems.")
    assert "Not checked here: whether the council has awarded its lots." in said


@pytest.mark.parametrize("lot", LOTS)
def test_the_package_is_a_valid_data_package_before_and_after(
    lot: str, packs: Mapping[str, str | bytes], tmp_path: Path
) -> None:
    pack = _unpacked(packs, lot, tmp_path)
    assert plain_faults(pack / EXAMPLE) == []
    assert plain_faults(_filled_in(pack)) == []


@pytest.mark.parametrize("lot", LOTS)
def test_nothing_of_the_example_passes_the_check(
    lot: str,
    packs: Mapping[str, str | bytes],
    run,  # type: ignore[no-untyped-def]
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pack = _unpacked(packs, lot, tmp_path)
    monkeypatch.chdir(pack)
    code, said = run("check", EXAMPLE, "--as-of", "2026-11-23")
    assert code == 1
    [row] = _services(pack / EXAMPLE)
    wrong = {line.split()[1] for line in said.splitlines() if "services.csv:2" in line}
    filled = {column for column, text in row.items() if text}
    # The only facts in it, and true ones: the lot, and what follows from it.
    assert filled - wrong == {"lot", *(["regulated"] if row["regulated"] else [])}
    assert {"areas", "needs", "age_from"} <= wrong
    assert "name  error  example-left" in said
    for key in ("title", "description", "provider.legal_name"):
        assert f"{key}  error  placeholder-text" in said
    text = (pack / EXAMPLE / "datapackage.yaml").read_text("utf-8")
    facts = yaml.safe_load(text)["provider"]
    assert facts.keys() == {"legal_name"}
    laid_out = [line for line in text.splitlines() if line.startswith("  # ") and line[-1] in '"]']
    offered = {line.split(": ")[0][4:]: line.split(": ")[1] for line in laid_out if ": " in line}
    assert offered.pop("former_slugs") == "[]"
    assert set(offered.values()) == {'""'}  # a key that is taken up without an answer is an error
    about = (pack / EXAMPLE / "about.md").read_text("utf-8").strip().split("\n\n")
    assert all(part.startswith("[your ") and part.endswith("]") for part in about if part[0] != "#")


@pytest.mark.parametrize("column", [*SERVICE, "id"])
def test_whatever_is_forgotten_is_asked_for(
    column: str,
    packs: Mapping[str, str | bytes],
    run,  # type: ignore[no-untyped-def]
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pack = _unpacked(packs, LOTS[0], tmp_path)
    monkeypatch.chdir(pack)
    before = _services(pack / EXAMPLE)[0][column]
    package = _filled_in(pack)
    rows = _services(package)
    rows[0][column] = before
    with (package / "services.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    code, said = run("check", package.name, "--as-of", "2026-11-23")
    assert code == 1
    assert f"services.csv:2  {column}  error" in said


def test_the_council_takes_the_packages_in_and_builds_before_and_after_the_awards(
    packs: Mapping[str, str | bytes],
    run,  # type: ignore[no-untyped-def]
    tmp_path: Path,
) -> None:
    folder = demonstration(tmp_path / "council")
    shutil.copytree(ROOT / "providers" / "tallow-rooms", folder / "providers" / "tallow-rooms")
    build = ("build", "--root", folder, "--as-of", "2026-11-23", "--no-ledger", "--quiet")
    for lot in LOTS:
        pack = _unpacked(packs, lot, tmp_path / "provider")
        package = _filled_in(pack, f"meadow-view-{lot}")
        shutil.copytree(package, folder / "providers" / package.name)
    code, said = run("check", "--root", folder, "--as-of", "2026-11-23")
    assert code == 0
    assert said.count("warning  service-without-award") == len(LOTS)
    assert run(*build)[0] == 0
    # Nobody is told who asks to join.
    assert not [
        p for p in (folder / "site").rglob("*.html") if "Meadow View at home" in p.read_text()
    ]

    for lot in LOTS:
        awards = folder / "providers" / f"meadow-view-{lot}" / "awards.csv"
        with awards.open("a", encoding="utf-8") as file:
            file.write(f"{lot},2026-11-20,DEMO-9,Corporate Director for Resources,\n")
    code, said = run("check", "--root", folder, "--as-of", "2026-11-23")
    assert (code, said.splitlines()[0]) == (0, "No problems.")
    assert f"\n  {len(LOTS)}: the council is waiting for papers" in said
    assert run(*build)[0] == 0
    for lot in LOTS:
        page = folder / "site" / "services" / f"meadow-view-{lot}-at-home" / "index.html"
        assert "Meadow View at home" in page.read_text("utf-8")


@pytest.mark.parametrize("lot", LOTS)
def test_following_the_workbook_gives_a_package_without_problems(
    lot: str,
    packs: Mapping[str, str | bytes],
    run,  # type: ignore[no-untyped-def]
    tmp_path: Path,
) -> None:
    folder = demonstration(tmp_path / "council")
    path = _unpacked(packs, lot, tmp_path / "provider") / "workbook.xlsx"
    call = ("import", "workbook", path, "--root", folder, "--as-of", "2026-11-23")
    code, said = run(*call)
    assert code == 1
    for cell in (
        "B2 (name)",
        "B3 (title)",
        "B5 (legal_name)",
        "A2 (id)",
        "B2 (title)",
        "E2 (areas)",
    ):
        assert f"  {cell}  error" in said
    _fill_in_workbook(path)
    decision = ("--lot", lot, "--decision-reference", "DEMO-9")
    code, said = run(*call, *decision)
    assert code == 0, said
    code, said = run("check", "--root", folder, "--as-of", "2026-11-23")
    assert (code, said.splitlines()[0]) == (0, "No problems.")
    assert "None of 1 service is listed on 2026-11-23:" in said  # until the council has seen proof


def _fill_in_workbook(path: Path) -> None:
    book = load_workbook(path)
    keys = {cell.value: cell.row for cell in book["Organisation"]["A"]}
    book["Organisation"].cell(keys["name"], 2).value = "meadow-view"
    for sheet, column in (("Organisation", "B"), ("About", "A")):
        for cell in book[sheet][column]:
            cell.value = ANSWERS.get(cell.value, cell.value)
    columns = {cell.value: cell.column for cell in book["Services"][1]}
    lot, regulated = (
        book["Services"].cell(2, columns[name]).value or "" for name in ("lot", "regulated")
    )
    for column, answer in (_answers(lot, regulated) | {"id": "meadow-view-at-home"}).items():
        book["Services"].cell(2, columns[column]).value = answer
    book.save(path)


@pytest.mark.parametrize("lot", LOTS)
def test_the_guide_says_where_to_send_it_with_one_team_for_all_questions(
    lot: str, publication: Publication, packs: Mapping[str, str | bytes], tmp_path: Path
) -> None:
    team = contacts.for_joining(publication.framework, publication.lots[lot])
    text = (_unpacked(packs, lot, tmp_path) / "README.txt").read_text("utf-8")
    for sentence in (f"Send it to us: {team.email}.", f"Send us the folder: {team.email}."):
        assert sentence in text
    assert f"Questions? {team.team}: {team.phone}, {team.email}." in text
    assert "python -m pip install ." in text
    assert "Leave status as it is." not in text
    package = _unpacked(packs, lot, tmp_path / "again") / EXAMPLE / "datapackage.yaml"
    assert "lead_commissioner" in package.read_text("utf-8")


def test_a_pack_has_all_that_it_names(packs: Mapping[str, str | bytes], tmp_path: Path) -> None:
    pack = _unpacked(packs, LOTS[0], tmp_path)
    assert sorted(path.name for path in pack.iterdir()) == [
        *(
            "README.txt",
            "criteria.txt",
            "framework",
            "guide.txt",
            "schemas",
            "workbook.xlsx",
            EXAMPLE,
        )
    ]
    assert sorted(path.name for path in (pack / EXAMPLE).iterdir()) == [
        *("about.md", "awards.csv", "datapackage.yaml", "services.csv")
    ]
    rows = list(csv.DictReader(io.StringIO((pack / EXAMPLE / "services.csv").read_text("utf-8"))))
    assert [row["lot"] for row in rows] == [LOTS[0]]


def test_the_guide_of_a_pack_shows_each_rule_with_what_is_wrong_and_what_is_right(
    packs: Mapping[str, str | bytes], tmp_path: Path
) -> None:
    guide = (_unpacked(packs, LOTS[0], tmp_path) / "guide.txt").read_text("utf-8")
    _, found, rest = guide.partition("\nage-range: ")
    assert found
    assert rest.splitlines()[1:7] == [
        "  Wrong, in services.csv:",
        "    age_from: 64",
        "    age_to: 18",
        "  Right:",
        "    age_from: 18",
        "    age_to: 64",
    ]
    assert "\navailability-without-date: Availability means nothing without the day" in rest


def test_the_packs_are_the_same_bytes_each_time(packs: Mapping[str, str | bytes]) -> None:
    again = check(CONFIG).publication
    assert again is not None
    assert starter_pack.files(again, _settings(CONFIG)) == packs


def test_a_package_alone_is_checked_but_for_its_ids(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    root = council(tmp_path / "council")
    alone = tmp_path / "elsewhere" / "kite-hill-trust"
    shutil.copytree(root / "providers" / "kite-hill-trust", alone)
    code, said = run("check", alone, "--as-of", "2026-11-23")
    assert code == 0, said
    assert "there is no framework/ beside it" in said
    services = alone / "services.csv"
    services.write_text(services.read_text("utf-8").replace("2026", "20x6"), "utf-8")
    code, said = run("check", alone, "--as-of", "2026-11-23")
    assert code == 1
    assert "kite-hill-trust/services.csv:2" in said


def test_a_package_in_a_repository_is_checked_by_its_settings(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    root = council(tmp_path / "council")
    package = root / "providers" / "kite-hill-trust"
    services = package / "services.csv"
    services.write_text(services.read_text("utf-8").replace("devizes", "devises"), "utf-8")
    code, said = run("check", package, "--as-of", "2026-11-23")
    assert code == 1
    assert 'did you mean "devizes"?' in said


def test_a_folder_that_is_not_there_is_one_line(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    code, said = run("check", tmp_path / "nowhere")
    assert code == 2
    assert said.count("\n") == 1
