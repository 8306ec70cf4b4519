"""What only the council may write: said of a package alone, of a change, and to GitHub."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from generator import ownership
from generator.failure import Failure
from tests.joining.conftest import Run, run
from tests.matrix import council

__all__ = ["run"]

ROOT = Path(__file__).parents[1]
KITE = "providers/kite-hill-trust"
NOTHING = "Nothing in this change is the council's alone to write."
ROLES = ("Commissioning officer",)


def git(root: Path, *arguments: str) -> None:
    names = ("-c", "user.name=Officer", "-c", "user.email=officer@example.org")
    subprocess.run(["git", "-C", root, *names, *arguments], check=True, capture_output=True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A council's folder in git, all of it committed."""
    root = council(tmp_path / "council")
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "As it was")
    return root


def replaced(file: str, old: str, new: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        path = root / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    return change


def added(file: str, text: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((path.read_text("utf-8") if path.is_file() else "") + text, "utf-8")

    return change


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (lambda root: None, ""),
        (added(f"{KITE}/about.md", "We sing too.\n"), ""),
        (added(f"{KITE}/images/hall.jpg", "x"), ""),
        (replaced(f"{KITE}/services.csv", "Ring us for a visit.", "Come by."), ""),
        (replaced(f"{KITE}/datapackage.yaml", "in a church hall", "in a barn"), ""),
        (
            added(f"{KITE}/awards.csv", "extra-care,2026-10-01,X-1,Cabinet,\n"),
            f"{KITE}/awards.csv (1 row)",
        ),
        (
            added(f"{KITE}/feedback.csv", "kite-hill-day-centre,2026-07,person,5,Best!,,\n" * 2),
            f"{KITE}/feedback.csv (2 rows)",
        ),
        (lambda root: (root / KITE / "evidence.csv").unlink(), f"{KITE}/evidence.csv (1 row)"),
        (
            replaced(f"{KITE}/services.csv", "2026-10-20,Commissioning officer", "2026-11-20,Commissioning officer"),
            f"{KITE}/services.csv (checked_by and checked_on of 1 service)",
        ),
        # Its own check is a provider's to write; that it is the council's no more is not.
        (
            replaced(f"{KITE}/services.csv", "2026-10-20,Commissioning officer", "2026-11-20,Manager"),
            f"{KITE}/services.csv (checked_by and checked_on of 1 service)",
        ),
        (
            replaced(f"{KITE}/datapackage.yaml", "resources:", "  status: left\n  status_since: 2026-11-01\nresources:"),
            f"{KITE}/datapackage.yaml (status and status_since)",
        ),
        (
            added("providers/new-care/datapackage.yaml", "provider: {status: on-the-framework}\n"),
            "providers/new-care/datapackage.yaml (status)",
        ),
        (added("lots/criteria.yml", "# \n"), "lots/criteria.yml"),
        (added("providers/loose.txt", "x"), "providers/loose.txt"),
    ],
)  # fmt: skip
def test_one_line_says_what_of_a_change_only_the_council_may_approve(
    change: Callable[[Path], None], line: str, root: Path
) -> None:
    change(root)
    shown = ownership.in_a_line(ownership.changed_since(root, "HEAD", ROLES))
    if not line:
        assert shown == NOTHING
    else:
        assert shown == f"Only the council may approve: {line}."


def test_rows_and_columns_in_another_order_are_no_change(root: Path) -> None:
    path = root / KITE / "awards.csv"
    head, *rows = path.read_text("utf-8").splitlines()
    turned = [",".join(reversed(line.split(","))) for line in (head, *reversed(rows))]
    path.write_text("\n".join(turned) + "\n", "utf-8")
    assert ownership.changed_since(root, "HEAD", ROLES) == ()


def test_what_stands_in_packages_comes_first_and_many_files_are_counted(root: Path) -> None:
    for number in range(12):
        added(f"content/page-{number:02}.md", "x")(root)
    added(f"{KITE}/awards.csv", "extra-care,2026-10-01,X-1,Cabinet,\n")(root)
    line = ownership.in_a_line(ownership.changed_since(root, "HEAD", ROLES))
    assert line.startswith(f"Only the council may approve: {KITE}/awards.csv (1 row), content/")
    assert line.endswith(" and 5 more files.")


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", ""])
def test_a_revision_that_is_none_is_said(revision: str, root: Path) -> None:
    with pytest.raises(Failure, match="git knows no revision"):
        ownership.changed_since(root, revision, ())


def test_the_command_says_it_to_github_as_a_notice(root: Path, run: Run) -> None:
    added(f"{KITE}/awards.csv", "extra-care,2026-10-01,X-1,Cabinet,\n")(root)
    arguments = ("owners", "--root", root, "--since", "HEAD", "--format", "github")
    assert run(*arguments) == (
        0,
        "::notice title=What only the council may approve::Only the council may approve: "
        f"{KITE}/awards.csv (1 row).\n",
    )


def test_the_file_for_github_is_made_of_the_settings(root: Path, run: Run) -> None:
    code, words = run("owners", "--root", root)
    assert code == 2
    assert "names no `owners`" in words
    owners = 'owners: ["@downland/care", "@an-officer"]\n'
    added("content/framework.yml", owners)(root)
    assert run("owners", "--root", root)[0] == 0
    lines = (root / ".github/CODEOWNERS").read_text("utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == [
        "* @downland/care @an-officer",
        "/providers/*/about.md",
        "/providers/*/images/",
    ]


def test_that_of_the_repository_is_as_its_settings_say() -> None:
    settings = yaml.safe_load((ROOT / "content/framework.yml").read_text("utf-8"))
    text = (ROOT / ownership.CODEOWNERS).read_text("utf-8")
    assert text == ownership.code_owners(settings["owners"])


def test_a_pull_request_is_told_in_its_check() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/check.yml").read_text("utf-8"))
    checkout, *steps = workflow["jobs"]["data"]["steps"]
    assert checkout["with"]["fetch-depth"] == 2
    assert {"run": ".venv/bin/framework-directory owners --since HEAD^1 --format github"} in steps


def test_a_package_checked_alone_says_what_only_the_council_may_write(root: Path, run: Run) -> None:
    code, words = run("check", root / KITE, "--as-of", "2026-11-23")
    assert code == 0
    [line] = [each for each in words.splitlines() if each.startswith("Only the council may write")]
    assert "awards.csv (1 row)" in line
    assert "feedback.csv (1 row)" in line
    assert "services.csv (checked_by and checked_on of 1 service)" in line
    for table in ("awards", "evidence", "feedback", "reviews"):
        path = root / KITE / f"{table}.csv"
        if path.is_file():
            path.write_text(path.read_text("utf-8").partition("\n")[0] + "\n", "utf-8")
    assert "awards.csv (" not in run("check", root / KITE, "--as-of", "2026-11-23")[1]


def test_a_check_in_a_role_of_its_own_is_the_providers_to_write() -> None:
    services = (
        b"id,checked_on,checked_by\na,2026-10-20,Manager\nb,2026-10-20,Commissioning officer\n"
    )
    assert ownership.facts("services.csv", services, ()).total() == 2
    assert [key[0] for key in ownership.facts("services.csv", services, ROLES)] == ["b"]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\0", b'"open', b"a: &b [*b]"])
def test_what_cannot_be_read_breaks_nothing(content: bytes) -> None:
    for name in ("awards.csv", "services.csv", "datapackage.yaml", "datapackage.json"):
        assert ownership.facts(name, content, ()).total() <= 1
