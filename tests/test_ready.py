"""`ready`: what stands between a council's folder and the public, and how the list gets shorter until nothing is left."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator.check import check
from generator.cli import app
from generator.config import Config
from generator.joining.package import table
from generator.load import load
from generator.load.documents import read_document
from generator.worklist.ready import State, Step, Task, left
from generator.worklist.ready.texts import stand_in
from tests.importers.register_files import directory
from tests.matrix import council as small_council

ROOT = Path(__file__).parents[1]
DAY = date(2026, 11, 23)
HOMES = (
    ("1-900000101", "Marsh House", "1-800000001"),
    ("1-900000102", "Sedge Court", "1-800000002"),
)


@pytest.fixture
def started(tmp_path: Path) -> Path:
    """What `start` lays out from the monthly directory, which has no ratings, with two care homes in it."""
    homes = (
        {
            "CQC Location ID (for office use only)": location,
            "CQC Provider ID (for office use only)": provider,
            "Name": name,
            "Provider name": f"{name} Limited",
            "Address": "1 Sluice Road, Wisbech",
            "Postcode": "PE13 9AA",
            "Local authority": "Cambridgeshire",
            "Phone number": "01945555101" if name == "Marsh House" else "",
            "Service's website (if available)": "",
        }
        for location, name, provider in HOMES
    )
    register = tmp_path / "register.csv"
    register.write_bytes(directory(*homes))
    root = tmp_path / "fenmarsh"
    call = ["start", str(root), "--council", "Fenmarsh County Council", "--region", "Fenmarsh"]
    done = CliRunner().invoke(app, [*call, "--register", str(register), "--as-of", f"{DAY}", "-q"])
    assert done.exit_code == 0, done.output
    return root


def tasks_of(root: Path, day: date = DAY) -> tuple[Task, ...]:
    config = Config(root=root, as_of=day, out=root / "site")
    loaded = load(config)
    mkdocs = read_document(config.mkdocs_yml, "mkdocs.yml")
    return left(State(config, loaded.filed, check(config).problems, loaded.lines, mkdocs))


def steps_of(root: Path, day: date = DAY) -> Counter[Step]:
    return Counter(task.step for task in tasks_of(root, day))


def edit(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text("utf-8")
    for pattern, new in changes:
        text, times = re.subn(pattern, new, text, flags=re.MULTILINE)
        assert times, f"{path.name} has no {pattern}"
    path.write_text(text, "utf-8")


# What an officer does, step by step, in the folder that `start` laid out.


def settle_the_framework(root: Path) -> None:
    decided = "joining:\n  decided_by: Director of Adult Social Care\n"
    edit(
        root / "content/framework.yml",
        (r"^draft: true\n", ""),
        ("not-stated", "procurement-act-2023-light-touch"),
        (r"\Z", decided),
    )
    edit(root / "mkdocs.yml", (r"^# site_url:.*", "site_url: https://care.fenmarsh.gov.uk/"))


def say_whom_to_ask(root: Path) -> None:
    edit(
        root / "content/framework.yml",
        (r"team: Adult care team", r"\g<0>\n    phone: 01945 555100"),
        (r"team: Commissioning team", r"\g<0>\n    email: care@fenmarsh.gov.uk"),
    )


def say_where_things_are(root: Path) -> None:
    other = (
        "- id: south-fen\n  name: South Fen\n  latitude: 52.55\n  longitude: 0.05\n  places: []\n"
    )
    edit(root / "content/areas.yml", (r"\Z", other))
    index = json.loads((ROOT / "content/postcodes/index.json").read_text("utf-8"))
    target = root / "content/postcodes/index.json"
    target.parent.mkdir()
    target.write_text(json.dumps({**index, "outcodes": {}}), "utf-8")


def settled(glob: str, pattern: str) -> Callable[[Path], None]:
    def settle(root: Path) -> None:
        for path in root.glob(glob):
            if re.search(pattern, path.read_text("utf-8"), re.MULTILINE):
                edit(path, (pattern, ""))

    return settle


def read_the_ratings(root: Path) -> None:
    path = root / "content/cqc-locations.csv"
    rows = list(csv.DictReader(path.read_text("utf-8").splitlines()))
    rated = [{**row, "rating": "Good", "rated_on": "2025-02-03"} for row in rows]
    path.write_text(table(list(rows[0]), rated), "utf-8")


def say_how_each_is_reached(root: Path) -> None:
    edit(
        root / "providers/sedge-court/datapackage.yaml",
        (r"^( +)legal_name: .*", r"\g<0>\n\1phone: 01945 555102"),
    )


def write_down_who_decided(root: Path) -> None:
    for path in root.glob("providers/*/awards.csv"):
        edit(path, ("imported-from-cqc-register,Imported: no decision recorded", "F-1,Director"))


def write_over_what_stands_in(root: Path) -> None:
    edit(root / "content/about.md", (r"^\[say here.*\n", ""))


def name_whose_data_it_is(root: Path) -> None:
    edit(
        root / "mkdocs.yml",
        ("under the same licence", "and Crown copyright, Royal Mail, National Statistics"),
    )


def say_how_it_is_published(root: Path) -> None:
    wheel = "./installation/framework_directory-1.2.0-py3-none-any.whl\n"
    edit(root / "requirements.txt", (r"\Z", wheel))
    edit(root / "content/framework.yml", (r"\Z", 'owners: ["@fenmarsh/commissioning"]\n'))


def open_it(root: Path) -> None:
    edit(root / "content/framework.yml", ("demonstration: true", "demonstration: false"))


def settle_criteria(root: Path) -> None:
    for path in root.glob("lots/*.yml"):
        text = path.read_text("utf-8")
        path.write_text(
            re.sub(r"^( *- id: .*\n) +draft: true\n", r"\1", text, flags=re.MULTILINE), "utf-8"
        )


WAY: Mapping[Step, Callable[[Path], None]] = {
    Step.FRAMEWORK: settle_the_framework,
    Step.CONTACTS: say_whom_to_ask,
    Step.PLACES: say_where_things_are,
    Step.CRITERIA: settle_criteria,
    Step.LOTS: settled("lots/*.yml", r"^draft: true\n"),
    Step.PRICES: settled("lots/*.yml", r"^  draft: true\n(?=  bands)"),
    Step.PAGES: settled("content/*.md", r"^draft: true\n"),
    Step.REGISTER: read_the_ratings,
    Step.SERVICES: say_how_each_is_reached,
    Step.AWARDS: write_down_who_decided,
    Step.TEXTS: write_over_what_stands_in,
    Step.LICENCES: name_whose_data_it_is,
    Step.PUBLISHING: say_how_it_is_published,
    Step.PUBLIC: open_it,
}


def test_step_by_step_the_list_gets_shorter_until_nothing_is_left(started: Path) -> None:
    edit(started / "content/about.md", (r"\Z", "\n[say here who keeps the list]\n"))
    ahead = [step for step in Step if step is not Step.MISTAKES]
    assert list(WAY) == ahead
    for number, step in enumerate(ahead):
        before = steps_of(started)
        asked = [step for step in Step if before[step]]
        # Postcodes come in on the way, and with them the duty to name whose they are.
        assert set(asked) | {Step.LICENCES} == set(ahead[number:]) | {Step.LICENCES}, step
        WAY[step](started)
        after = steps_of(started)
        assert after[step] == 0, [task for task in tasks_of(started) if task.step is step]
        assert after[Step.MISTAKES] == 0, [t for t in tasks_of(started) if t.step is Step.MISTAKES]
    assert tasks_of(started) == ()
    done = CliRunner().invoke(app, ["ready", "--root", str(started), "--as-of", f"{DAY}"])
    assert (done.exit_code, done.output) == (
        0,
        "Nothing stands between this folder and the public.\n",
    )


def test_each_is_told_with_its_file_and_row_in_the_order_of_the_steps(started: Path) -> None:
    done = CliRunner().invoke(app, ["ready", "--root", str(started), "--as-of", f"{DAY}"])
    assert done.exit_code == 1
    lines = done.output.splitlines()
    assert (
        lines[0]
        == f"{len(tasks_of(started))} things to do before the public may see it, in this order:"
    )
    steps = [line.partition(" (")[0] for line in lines if re.match(r"\d+\. ", line)]
    assert steps[0] == "1. Settle the framework's own facts"
    assert steps[-1].endswith(". Open it to the public")
    assert "   [ ] providers/marsh-house/awards.csv:2  decision_reference" in lines
    assert "   [ ] lots/criteria.yml (line 10)  draft" in lines
    assert sum(line.startswith("   [ ] ") for line in lines) == len(tasks_of(started))


def test_programs_read_the_same(started: Path) -> None:
    call = ["ready", "--root", str(started), "--as-of", f"{DAY}", "--format", "json"]
    done = CliRunner().invoke(app, call)
    assert done.exit_code == 1
    rows = json.loads(done.output)
    assert len(rows) == len(tasks_of(started))
    [award] = [row for row in rows if row["file"] == "providers/marsh-house/awards.csv"]
    assert (award["step"], award["row"], award["field"]) == ("awards", 2, "decision_reference")
    [last] = [row for row in rows if row["step"] == "public"]
    assert (last["file"], last["field"]) == ("content/framework.yml", "demonstration")
    assert last["line"] is not None


def test_a_draft_is_one_task_whether_or_not_it_is_published_by_mistake(started: Path) -> None:
    before = steps_of(started)
    open_it(started)
    after = steps_of(started)
    assert after == before - Counter({Step.PUBLIC: 1})


def places_of(root: Path, step: Step) -> list[tuple[str, int | None, str]]:
    tasks = [task for task in tasks_of(root) if task.step is step]
    return [(task.place.file, task.place.row, task.place.field) for task in tasks]


def test_a_council_that_is_one_area_says_why_and_that_is_what_the_public_reads(
    started: Path,
) -> None:
    assert ("content/areas.yml", None, "0") in places_of(started, Step.PLACES)
    why = "Fenmarsh is small: everything here is half an hour away."
    edit(started / "content/framework.yml", (r"\Z", f'one_area: "{why}"\n'))
    assert places_of(started, Step.PLACES) == [("content/postcodes/index.json", None, "")]
    call = ["build", "--root", str(started), "--as-of", f"{DAY}", "-q"]
    assert CliRunner().invoke(app, call).exit_code == 0
    assert why in (started / "site/areas/index.html").read_text("utf-8")

    say_where_things_are(started)
    [task] = [task for task in tasks_of(started) if task.step is Step.PLACES]
    assert task.words == "one_area says why there is one area, and there are 2; take it away"
    assert (task.place.file, task.place.field) == ("content/framework.yml", "one_area")


def test_a_service_that_no_file_places_is_told_until_somebody_names_its_areas(
    started: Path,
) -> None:
    say_where_things_are(started)
    for at in ("Marsh House", "Sedge Court"):
        slug = at.lower().replace(" ", "-")
        edit(started / f"providers/{slug}/services.csv", (",cambridgeshire,", ",all,"))
    assert places_of(started, Step.PLACES) == [], "a person has written it"
    edit(started / "import-report.csv", (r"^(service,1-900000101,.*),cambridgeshire,", r"\1,all,"))
    row = ("providers/marsh-house/services.csv", 2, "areas")
    assert places_of(started, Step.PLACES) == [row]
    edit(started / "providers/marsh-house/services.csv", (",all,", ",cambridgeshire; south-fen,"))
    assert places_of(started, Step.PLACES) == []


def test_a_draft_of_another_directory_in_every_area_is_told(started: Path) -> None:
    say_where_things_are(started)
    edit(started / "providers/sedge-court/services.csv", (",cambridgeshire,", ",all,"))
    memory = "kind,source,provider,id,column,value\nservice,x-1,sedge-court,sedge-court,areas,all\n"
    (started / "open-referral-import.csv").write_text(memory, "utf-8")
    row = ("providers/sedge-court/services.csv", 2, "areas")
    assert places_of(started, Step.PLACES) == [row]


def test_a_provider_of_which_the_files_had_the_id_alone_is_told_until_it_has_a_name(
    started: Path,
) -> None:
    package = started / "providers/sedge-court/datapackage.yaml"
    name = "Registered provider not named in the file"
    edit(package, (r'legal_name: ".*"', f'legal_name: "{name}"'))
    tasks = [task for task in tasks_of(started) if "the id of this provider alone" in task.words]
    [task] = tasks
    assert task.place.file == "providers/sedge-court/datapackage.yaml"
    assert task.place.field == "provider.legal_name"
    assert (
        task.place.line
        == package.read_text("utf-8").splitlines().index(f'  legal_name: "{name}"') + 1
    )
    edit(package, (r'legal_name: ".*"', 'legal_name: "Sedge Court Limited"'))
    assert not [task for task in tasks_of(started) if "alone" in task.words]


def test_what_check_names_comes_first(started: Path) -> None:
    edit(
        started / "providers/marsh-house/awards.csv", ("residential-and-nursing-care", "residental")
    )
    first = tasks_of(started)[0]
    assert (first.step, first.place.file, first.place.row) == (
        Step.MISTAKES,
        "providers/marsh-house/awards.csv",
        2,
    )
    assert first.words.endswith("(unknown-lot)")


def test_old_postcodes_and_an_old_register_are_told(started: Path) -> None:
    say_where_things_are(started)
    read_the_ratings(started)
    later = date(2027, 3, 1)
    words = [
        task.words for task in tasks_of(started, later) if task.step in (Step.PLACES, Step.REGISTER)
    ]
    assert len(words) == 2
    assert words[0].startswith("the postcodes are of 2025-11;")
    assert words[1].startswith("the register is of 2026-11-13;")


def test_a_footer_names_whose_the_postcodes_are_and_a_licence(started: Path) -> None:
    say_where_things_are(started)
    [task] = [task for task in tasks_of(started) if task.step is Step.LICENCES]
    assert task.words.startswith(
        'the footer does not say whose the postcodes are; add "Contains OS data'
    )
    edit(started / "mkdocs.yml", (r"^copyright: >-\n(  .*\n)+", ""))
    edit(started / "content/data.md", ("Care Quality Commission", "regulator"))
    words = [task.words for task in tasks_of(started) if task.step is Step.LICENCES]
    assert len(words) == 3
    assert any("under which licence" in line for line in words)
    assert any("Care Quality Commission" in line for line in words)


def test_a_service_without_an_award_is_told(started: Path) -> None:
    edit(started / "providers/marsh-house/awards.csv", (r"^residential.*\n", ""))
    [task] = [
        t
        for t in tasks_of(started)
        if t.step is Step.AWARDS and t.place.file.endswith("services.csv")
    ]
    assert task.place.row == 2
    assert "Marsh House has no award in residential-and-nursing-care" in task.words


def test_invented_numbers_and_addresses_stand_with_their_row_and_column(tmp_path: Path) -> None:
    root = small_council(tmp_path / "council")
    texts = [task for task in tasks_of(root) if task.step is Step.TEXTS]
    places = {(task.place.file, task.place.row, task.place.field) for task in texts}
    assert ("content/framework.yml", None, "contacts.care.phone") in places
    assert ("providers/brook-lane-care/services.csv", 2, "phone") in places
    assert all(task.place.row or task.place.line for task in texts)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("TODO", "TODO"),
        ("To be written: TBC", "TBC"),
        ("Lorem ipsum dolor sit amet", "Lorem ipsum"),
        ("Ring xxx for a visit", "xxx"),
        ("Ask [council] for a form", "[council]"),
        ("Ask {council} for a form", "{council}"),
        ("[your own words: what people do there]", "[your own words: what people do there]"),
        ("01632 960123", "01632 960123"),
        ("(01632) 960 123", ""),
        ("+44 1632 960123", "+44 1632 960123"),
        ("07700900123", "07700900123"),
        ("020 7946 0123", "020 7946 0123"),
        ("hello@meadow.example.org", "meadow.example.org"),
        ("https://www.example.com/a", "https://www.example.com/a"),
        ("https://care.example.gov.uk", "https://care.example.gov.uk"),
        ("info@carehome.test", "carehome.test"),
        ("(Twelve months is a demonstration figure.)", "demonstration figure"),
        ("The sums are made up.", "made up"),
        ("Exampleshire Council", "Exampleshire"),
        ("DEMO-2023-01", "DEMO-2023"),
        ("AB1 2DE", "AB1 2DE"),
    ],
)
def test_what_stands_for_something_else_is_known(text: str, quoted: str) -> None:
    found = stand_in(text)
    assert found is not None
    assert not quoted or found[0] == quoted


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ring 01225 713000, or 0300 456 0100.",
        "[How we check](how-we-check.md) and [our page][1]",
        "- [x] done, and - [ ] not yet",
        "The team is made up of six people.",
        "For example, a good test of that is an invalid carriage.",
        "https://www.exampleton.gov.uk",
        "care@latest.org.uk",
        "Size XXL; the XX club",
        "{least} or more; {ratings}",
        "1-987654321",
        "See note[^1].",
    ],
)
def test_what_people_really_write_is_left_alone(text: str) -> None:
    assert stand_in(text) is None
