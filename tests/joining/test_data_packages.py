"""Every package is what it says it is: the plain tool reads it offline, with nothing of this software."""

from __future__ import annotations

import csv
import io
import json
import shutil
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest
import yaml
from frictionless import Package

from generator.joining.package import resources
from generator.load.packages import TABLE_KINDS
from tests.importers.register_files import hsca, start
from tests.joining.conftest import Run, plain_faults
from tests.joining.test_workbook import REST, _answer, _filled, _imported, _of_kite_hill
from tests.matrix import COUNCIL, HERE, council, lay_out, problems_in

ROOT = HERE.parent
KITE = "kite-hill-trust"
NEW = ("new", "provider", "kestrel", "--title", "Kestrel", "--legal-name", "Kestrel Ltd")
PACKAGES = sorted((*ROOT.glob("providers/*"), *COUNCIL.glob("providers/*")))


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def _descriptor(folder: Path) -> Any:
    return yaml.safe_load((folder / "datapackage.yaml").read_text("utf-8"))


@pytest.mark.parametrize("folder", PACKAGES, ids=lambda path: path.name)
def test_each_package_of_the_repository_is_valid_and_as_the_one_writer_has_it(folder: Path) -> None:
    assert plain_faults(folder) == []
    said = _descriptor(folder)
    tables = [kind for kind in TABLE_KINDS if (folder / f"{kind}.csv").is_file()]
    assert said["resources"] == [_of_its_columns(r, folder) for r in resources(tables)]
    assert "profile" not in said


def _of_its_columns(resource: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The resource with the columns that the table has: one from before a column came is as good as ever."""
    header = (folder / resource["path"]).read_text("utf-8").splitlines()[0].split(",")
    columns = [f for f in resource["schema"]["fields"] if f["name"] in header]
    return {**resource, "schema": {"fields": columns}}


@pytest.mark.parametrize("more", [(), ("--example",)])
def test_a_new_provider_is_valid(more: tuple[str, ...], run: Run, root: Path) -> None:
    code, said = run(*NEW, *more, "--root", root, "--as-of", "2026-11-23")
    assert code == 0, said
    assert plain_faults(root / "providers" / "kestrel") == []


def test_what_a_register_becomes_is_valid(tmp_path: Path) -> None:
    other = {"Location ID": "1-000000102", "Provider ID": "1-000000002", "Provider Name": "on"}
    files = start(tmp_path, {"h": hsca({}, other)}).files
    for name, content in files.items():
        (tmp_path / "out" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "out" / name).write_bytes(content)
    folders = sorted((tmp_path / "out" / "providers").iterdir())
    assert len(folders) == 2
    assert [plain_faults(folder) for folder in folders] == [[], []]
    assert [_descriptor(folder)["resources"] for folder in folders] == [resources()] * 2


def test_a_workbook_becomes_a_valid_package(run: Run, root: Path, tmp_path: Path) -> None:
    assert _imported(run, root, _filled(tmp_path / "form.xlsx"))[0] == 0
    assert plain_faults(root / "providers" / "meadow-view") == []


MORE = {"licenses": [{"name": "OGL-UK-3.0"}], "keywords": ["care: at home", "on"], "version": "1"}


@pytest.mark.parametrize("suffix", ["yaml", "json"])
@pytest.mark.parametrize("before", ["package-without-schemas", None])
def test_a_package_that_a_workbook_replaces_is_valid_whatever_it_was(
    suffix: str, before: str | None, run: Run, tmp_path: Path
) -> None:
    root = council(tmp_path / "council")
    if before:
        lay_out(HERE / "valid" / before, root)
    folder = root / "providers" / KITE
    old = {**_descriptor(folder), **MORE}
    (folder / "datapackage.yaml").unlink()
    name = f"datapackage.{suffix}"
    write: Callable[[Any], str] = json.dumps if suffix == "json" else yaml.safe_dump
    (folder / name).write_text(write(old), "utf-8")
    path = _filled(tmp_path / "form.xlsx", _of_kite_hill(_answer("phone", "01632 960999")))
    code, said = _imported(run, root, path, "--replace", *REST)
    assert code == 0, said
    assert plain_faults(folder, name) == []
    new = yaml.safe_load((folder / name).read_text("utf-8"))
    assert new["resources"] == resources([r["name"] for r in old["resources"]])
    assert {key: new[key] for key in MORE} == MORE  # what else of the standard stood there
    assert new["provider"]["phone"] == "01632 960999"


def test_a_package_says_the_type_of_each_column(root: Path) -> None:
    package = Package(str(root / "providers" / KITE / "datapackage.yaml"))
    for resource in package.resources:
        header = (
            (root / "providers" / KITE / f"{resource.name}.csv").read_text("utf-8").split("\n")[0]
        )
        assert resource.schema.field_names == header.split(",")
    types = {field.name: field.type for field in package.get_resource("services").schema.fields}
    assert (types["price_from"], types["checked_on"]) == ("number", "date")
    assert (types["self_funders"], types["phone"]) == ("boolean", "string")


def test_it_is_read_by_what_it_says_and_not_by_a_guess(root: Path) -> None:
    """A reader that guesses takes many whole pounds for whole numbers, and ; in a text for what parts the cells."""
    services = root / "providers" / KITE / "services.csv"
    rows = list(csv.DictReader(io.StringIO(services.read_text("utf-8"))))
    many = [rows[0] | {"id": f"kite-hill-{n}", "price_from": "60"} for n in range(30)]
    many[-1] |= {"price_from": "62.5", "summary": 'Tea; "cake"; and; a "walk"; by | the; canal.'}
    with services.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(many)
    assert plain_faults(services.parent) == []
    guessed = _descriptor(services.parent)
    for resource in guessed["resources"]:
        del resource["schema"], resource["profile"]
    (services.parent / "guessed.yaml").write_text(yaml.safe_dump(guessed), "utf-8")
    assert plain_faults(services.parent, "guessed.yaml") != []


def test_a_table_that_somebody_adds_by_name_and_path_leaves_it_valid(root: Path) -> None:
    folder = root / "providers" / "brook-lane-care"
    shutil.copyfile(root / "providers" / KITE / "feedback.csv", folder / "feedback.csv")
    header = (folder / "feedback.csv").read_text("utf-8").partition("\n")[0]
    (folder / "feedback.csv").write_text(f"{header}\n", "utf-8")
    (problem,) = problems_in(root)
    assert problem.message.endswith("add to its resources one with the name feedback and the path feedback.csv")  # fmt: skip
    with (folder / "datapackage.yaml").open("a", encoding="utf-8") as file:
        file.write("  - name: feedback\n    path: feedback.csv\n")
    assert problems_in(root) == []
    assert plain_faults(folder) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{ name: age_to, type: integer }", "{ name: age_until, type: integer }"),
        ("{ name: checked_on, type: date }", "{ name: checked_on, type: integer }"),
        ("        - { name: image_alt, type: string }\n", ""),
        ('delimiter: ","', 'delimiter: ";"'),
    ],
)
def test_what_the_plain_tool_refuses_the_check_names_too(old: str, new: str, root: Path) -> None:
    path = root / "providers" / KITE / "datapackage.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    assert plain_faults(path.parent) != []
    (problem,) = problems_in(root)
    assert problem.place.field.startswith("resources.0.")


@pytest.mark.parametrize("case", ["package-without-schemas", "package-as-json"])
def test_a_package_from_before_goes_on_working(case: str, tmp_path: Path) -> None:
    root = lay_out(HERE / "valid" / case, tmp_path)
    assert problems_in(root) == []
    texts = [path.read_text("utf-8") for path in (HERE / "valid" / case).rglob("datapackage.*")]
    assert any("tabular-data-package" in text and "schema" not in text for text in texts)
