"""The house is as the README draws it: rooms, floors, one name for one thing, and the way of a row through it."""

from __future__ import annotations

import ast
import importlib
import re
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import reduce
from pathlib import Path

import pytest
import yaml
from radon.complexity import average_complexity, cc_rank, cc_visit

ROOT = Path(__file__).parents[1]
GENERATOR = ROOT / "generator"
MODULES = sorted(GENERATOR.rglob("*.py"))
README = (ROOT / "README.md").read_text("utf-8")
WALK = re.findall(r"^\d+\. `([\w.]+)`", README, re.MULTILINE)


def _linted(root: Path) -> str:
    """What import-linter says of the contracts in a copy of the project."""
    command = "from importlinter.cli import lint_imports_command as lint; lint()"
    run = subprocess.run(
        [sys.executable, "-c", command, "--no-logo", "--no-cache"],
        cwd=root,
        env={"PYTHONPATH": str(root), "PATH": ""},
        capture_output=True,
        text=True,
    )
    return run.stdout + run.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(GENERATOR, tmp_path / "generator", ignore=shutil.ignore_patterns("*.pyc"))
    shutil.copyfile(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")
    return tmp_path


def test_every_contract_is_kept(copy: Path) -> None:
    assert "3 kept, 0 broken" in _linted(copy)


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("report.py", "import frictionless", "Frictionless"),
        ("load/packages.py", "from frictionless import Package", "Frictionless"),
        ("site/render.py", "import material", "MkDocs and Material"),
        ("publication/listing.py", "from generator.site import routes", "Floors"),
        ("records/lot.py", "from generator.load import fields", "Floors"),
    ],
)
def test_an_import_that_belongs_elsewhere_breaks_its_contract(
    copy: Path, module: str, line: str, contract: str
) -> None:
    path = copy / "generator" / module
    path.write_text(f"{path.read_text('utf-8')}\n{line}\n", "utf-8")
    assert re.search(rf"^{contract}.* BROKEN", _linted(copy), re.MULTILINE)


def test_the_readme_shows_the_floors_of_the_contract_each_once() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    floors = next(
        c["layers"] for c in settings["tool"]["importlinter"]["contracts"] if "layers" in c
    )
    rows = re.findall(r"^\| (\d+) \| (`.*?`) \|", README, re.MULTILINE)
    shown = [re.findall(r"`(\w+)`", modules) for _, modules in rows]
    assert shown == [floor.split(" | ") for floor in floors]
    assert [int(number) for number, _ in rows] == list(range(len(floors) - 1, -1, -1))


def test_ci_uses_what_is_pinned_and_no_python_or_node_that_happens_to_be_there() -> None:
    workflows = [yaml.safe_load(p.read_text()) for p in (ROOT / ".github/workflows").glob("*.yml")]
    jobs = [job["steps"] for workflow in workflows for job in workflow["jobs"].values()]
    actions = [step["uses"] for steps in jobs for step in steps if "uses" in step]
    assert actions
    assert [name for name in actions if not re.search("@[0-9a-f]{40}$", name)] == []
    checking = [steps for steps in jobs if {"run": "make check"} in steps]
    assert checking
    for steps in checking:
        options = {s["uses"].partition("@")[0]: s["with"] for s in steps if "uses" in s}
        assert options["actions/setup-python"]["python-version"]
        assert options["actions/setup-node"]["node-version"]
        assert (ROOT / options["actions/setup-node"]["cache-dependency-path"]).is_file()


def test_the_way_of_a_row_is_told_by_names_that_the_code_has() -> None:
    assert len(WALK) == 10
    for dotted in re.findall(
        r"`((?:load|rules|publication|site|frame|search|records)\.[\w.]+)`", README
    ):
        _found(dotted)


def test_a_row_passes_each_stage_once_and_in_the_order_that_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The stages before a page are called in the order of the walk, each once in a build."""
    from generator.build import build
    from generator.config import Config
    from generator.report import Silent
    from tests.matrix import AS_OF, council

    called: list[str] = []
    stages = {
        "generator.load": ("records.service", "load.records.service"),
        "generator.rules": ("problems", "rules.problems"),
        "generator.publication": ("snapshot_on", "publication.snapshot.snapshot_on"),
        "generator.publication#": ("decide", "publication.listing.decide"),
        "generator.publication##": ("public_service", "publication.redaction.public_service"),
        "generator.site.routes": ("pages", "site.routes.pages"),
        "generator.site.data": ("files", "site.data.files"),
    }
    for where, (name, dotted) in stages.items():
        module = importlib.import_module(where.rstrip("#"))
        *way, last = name.split(".")
        owner = reduce(getattr, way, module)
        real = getattr(owner, last)

        def told(*args: object, _real=real, _dotted=dotted, **more: object) -> object:  # type: ignore[no-untyped-def]
            called.append(_dotted)
            return _real(*args, **more)

        monkeypatch.setattr(owner, last, told)
    root = council(tmp_path / "council")
    assert build(Config(root, AS_OF, tmp_path / "site"), Silent()).publication is not None
    in_order = [stage for stage in WALK if stage in {d for _, d in stages.values()}]
    assert list(dict.fromkeys(called)) == in_order
    of_each_row = {"load.records.service", "publication.redaction.public_service"}
    counts = Counter(called)
    assert {counts[stage] for stage in in_order if stage not in of_each_row} == {1}
    assert {counts[stage] for stage in of_each_row} == {3}  # rows of tests/council


def _found(dotted: str) -> object:
    """What the name below `generator` names; a module, or something in one."""
    parts = dotted.split(".")
    for end in range(len(parts), 0, -1):
        try:
            module = importlib.import_module(f"generator.{'.'.join(parts[:end])}")
        except ModuleNotFoundError:
            continue
        return reduce(getattr, parts[end:], module)
    raise AssertionError(f"{dotted} is not in generator/")


def _trees() -> Iterator[tuple[Path, ast.Module]]:
    return ((path, ast.parse(path.read_text("utf-8"))) for path in MODULES)


def test_no_class_name_is_defined_twice() -> None:
    names = Counter(
        n.name for _, tree in _trees() for n in tree.body if isinstance(n, ast.ClassDef)
    )
    assert [name for name, count in names.items() if count > 1] == []


def _given(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The line and name of each variable, parameter, attribute, function and import that a module names."""
    for node in ast.walk(tree):
        match node:
            case (
                ast.Name(id=str(name), ctx=ast.Store())
                | ast.Attribute(attr=str(name), ctx=ast.Store())
                | ast.arg(arg=str(name))
                | ast.FunctionDef(name=str(name))
                | ast.AsyncFunctionDef(name=str(name))
                | ast.ExceptHandler(name=str(name))
                | ast.MatchAs(name=str(name))
                | ast.MatchStar(name=str(name))
                | ast.MatchMapping(rest=str(name))
                | ast.alias(asname=str(name))
            ):
                yield node.lineno, name


def test_a_name_says_what_its_value_is() -> None:
    """The field has a word for what was found, known or said: a match, the rows, a version, an answer."""
    assert [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path, tree in _trees()
        for line, name in _given(tree)
        if name.strip("_") in {"found", "known", "own", "now", "said", "told"}
    ] == []


def test_no_module_and_no_function_has_grown_past_one_job() -> None:
    long = [path.name for path in MODULES if len(path.read_text("utf-8").splitlines()) > 300]
    functions = (
        (node.name, (node.end_lineno or 0) - node.lineno + 1)
        for _, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    )
    assert long == []
    assert [name for name, lines in functions if lines > 60] == []


def test_no_function_has_more_ways_through_it_than_a_reader_can_follow() -> None:
    """As radon ranks them: A on average, and none at D (more than twenty ways) or worse."""
    blocks = [(path.name, b) for path in MODULES for b in cc_visit(path.read_text("utf-8"))]
    tangled = [(name, b.name, b.complexity) for name, b in blocks if cc_rank(b.complexity) > "C"]
    assert tangled == []
    assert cc_rank(average_complexity([block for _, block in blocks])) == "A"


@pytest.mark.parametrize("folder", ["generator", "site_templates", "content", "tests"])
def test_what_is_pointed_to_is_there(folder: str) -> None:
    """A comment or docstring that names a file of ours, or a module, names one that is there."""
    for path in sorted((ROOT / folder).rglob("*")):
        readable = path.suffix in {".py", ".js", ".mjs", ".css", ".html", ".txt"} and path.is_file()
        if not readable or path == Path(__file__) or "node_modules" in path.parts:
            continue
        text = path.read_text("utf-8")
        for name in re.findall(
            r"\b(generator/[\w/]+\.(?:py|json)|site_templates/[\w/-]+\.\w+)", text
        ):
            assert (ROOT / name).exists(), f"{path}: there is no {name}"
        for dotted in re.findall(r"`generator\.([a-z_]+(?:\.[A-Za-z_]+)*)`", text):
            _found(dotted)
