"""From nothing to a package without problems, with nothing but a starter pack: for every lot of the demonstration."""

from __future__ import annotations

import csv
import io
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.build import _settings
from generator.config import Config
from generator.exports import starter_pack
from generator.listing import decide
from generator.load import load
from generator.load.packages import EXAMPLE
from tests.matrix import AS_OF, HERE, council

ROOT = HERE.parent
CONFIG = Config(ROOT, AS_OF, ROOT / "site")
LOTS = sorted(path.stem for path in (ROOT / "lots").glob("*.yml") if path.stem != "criteria")
ANSWERS = {
    "[your name]": "Meadow View",
    "[your legal name]": "Meadow View Support Ltd",
    "[your service's name]": "Meadow View at home",
    "[your own words] ": "We say it here. ",
}


def _made() -> Mapping[str, str | bytes]:
    directory = load(CONFIG).directory
    assert directory is not None
    return starter_pack.files(directory, decide(directory, AS_OF), _settings(CONFIG))


@pytest.fixture(scope="module")
def packs() -> Mapping[str, str | bytes]:
    return _made()


def _unpacked(packs: Mapping[str, str | bytes], lot: str, folder: Path) -> Path:
    raw = packs[f"join/{lot}/starter-pack.zip"]
    assert isinstance(raw, bytes)
    with zipfile.ZipFile(io.BytesIO(raw)) as pack:
        pack.extractall(folder)
    return folder / f"starter-pack-{lot}"


def _filled_in(pack: Path) -> Path:
    """What README.txt asks for, step by step."""
    package = (pack / EXAMPLE).rename(pack / "meadow-view")
    for name in ("datapackage.yaml", "services.csv", "about.md"):
        text = (package / name).read_text("utf-8").replace(EXAMPLE, "meadow-view")
        for stand_in, answer in ANSWERS.items():
            text = text.replace(stand_in, answer)
        (package / name).write_text(text, "utf-8")
    return package


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
    code, said = run("check", EXAMPLE, "--as-of", "2026-11-23")
    assert code == 1
    assert "placeholder-text" in said
    package = _filled_in(pack)
    code, said = run("check", package.name, "--as-of", "2026-11-23")
    assert (code, said.splitlines()[0]) == (0, "No problems.")
    assert "Not checked here: whether the council has awarded its lots." in said

    # The council takes the folder in, and awards the lot.
    directory = tmp_path / "council"
    for name in ("content", "lots"):
        shutil.copytree(ROOT / name, directory / name)
    shutil.copyfile(ROOT / "mkdocs.yml", directory / "mkdocs.yml")
    shutil.copytree(package, directory / "providers" / package.name)
    (directory / "content" / "addresses.csv").unlink(missing_ok=True)
    with (directory / "providers" / package.name / "awards.csv").open(
        "a", encoding="utf-8"
    ) as file:
        file.write(f"{lot},2026-11-20,DEMO-9,Corporate Director for Resources,\n")
    code, said = run("check", "--root", directory, "--as-of", "2026-11-23")
    assert code == 0, said


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


def test_the_packs_are_the_same_bytes_each_time(packs: Mapping[str, str | bytes]) -> None:
    assert _made() == packs


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
