"""The example of each rule that the guide shows: what is wrong, and the same made right.

It is `example.yml` in the rule's folder below tests/invalid, in one of four forms:

    file: providers/a/services.csv      # cells of one row; others of the row may stand there
    bad: {age_from: 64, age_to: 18}     # unchanged, to tell what is meant
    good: {age_from: 18, age_to: 64}

    file: content/framework.yml         # a text, without the spaces before all its lines
    bad: 'primary: "#9ad0e8"'
    good: 'primary: "#14506b"'

    folder: lots                        # what is in a folder
    bad: [Supported Living.yml]
    good: [supported-living.yml]

    file: providers/a/awards.csv        # a file as a whole, in words: no text can show it
    wrong: 6,002 lines
    right: at most 5,000

`with:` names what else one has to know: a file, and a text in it (or nothing, where it is
enough that the file is there). `python -m tests.examples` writes all of them into
generator/rules/examples.json, which goes with the package.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from generator import rules
from tests.matrix import COUNCIL, HERE

INVALID = HERE / "invalid"
SHIPPED = Path(rules.__file__).with_name("examples.json")


def read(rule: str) -> dict[str, Any]:
    """The example as it is written; every value is text."""
    text = (INVALID / rule / "example.yml").read_text("utf-8")
    example: dict[str, Any] = yaml.load(text, yaml.BaseLoader)
    return example


def mend(example: Mapping[str, Any], root: Path) -> None:
    """Make right, in a folder where the case is laid out, what the example says is wrong.

    Raises:
        AssertionError: if the folder does not hold what the example shows.
    """
    if "wrong" in example:
        return _as_the_councils(root, Path(*Path(example["file"]).parts[:2]))
    bad, good = example["bad"], example["good"]
    for file, text in example.get("with", {}).items():
        assert text in (root / file).read_text("utf-8") if text else (root / file).is_file()
    if "folder" in example:
        _with_files(root / example["folder"], COUNCIL / example["folder"], bad, good)
    else:
        path = root / example["file"]
        change = _with_text if isinstance(bad, str) else _with_cells
        path.write_text(change(path.read_text("utf-8"), bad, good), "utf-8")
    return None


def _as_the_councils(root: Path, part: Path) -> None:
    """With a package, or a folder or file of the settings, as the council has it; it may have none."""
    if (root / part).is_file():
        (root / part).unlink()
    else:
        shutil.rmtree(root / part)
    if (COUNCIL / part).is_file():
        shutil.copyfile(COUNCIL / part, root / part)
    elif (COUNCIL / part).exists():
        shutil.copytree(COUNCIL / part, root / part)


def _with_files(folder: Path, council: Path, bad: list[str], good: list[str]) -> None:
    """With what only `bad` names renamed to what only `good` names; the rest goes, or is the council's."""
    gone = [name for name in bad if name not in good]
    new = [name for name in good if name not in bad]
    names = {path.name for path in folder.iterdir()}
    assert names.issuperset(bad)
    assert names.isdisjoint(new)
    for name in new:
        if gone:
            (folder / gone.pop()).rename(folder / name)
        else:
            shutil.copyfile(council / name, folder / name)
    for name in gone:
        (folder / name).unlink()


def _with_text(text: str, bad: str, good: str) -> str:
    """With the text in its place, which may be indented there."""
    indents = [" " * width for width in range(12, -1, -1)]
    indent = next((i for i in indents if textwrap.indent(bad, i) in text), None)
    assert indent is not None, f"the file does not hold: {bad}"
    return text.replace(textwrap.indent(bad, indent), textwrap.indent(good, indent), 1)


def _with_cells(text: str, bad: Mapping[str, str], good: Mapping[str, str]) -> str:
    """With other cells in the first row that has all of `bad`, each as its cell or in it."""
    assert list(bad) == list(good)
    rows = list(csv.DictReader(io.StringIO(text)))
    row = next(row for row in rows if all(w in row[c] if w else not row[c] for c, w in bad.items()))
    for column, words in bad.items():
        row[column] = row[column].replace(words, good[column], 1) if words else good[column]
    written = io.StringIO()
    writer = csv.DictWriter(written, list(row), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()


# The cases are about a county like the demonstration's. The guide is every council's, so there
# they are of one that is nowhere.
_NOWHERE = {
    "day-and-evening-opportunities": "day-care",
    "day and evening oportunities": "day-cares",
    "supported-living": "home-care",
    "Supported living": "Home care",
    "Supported Living": "Home Care",
    "devizes": "northvale",
    "devises": "nortvale",
    "Devizes": "Northvale",
    "pewsey": "southvale",
    "Pewsey": "Southvale",
    "tisbury": "eastvale",
    "Tisbury": "Eastvale",
    "Trowbridge": "Westvale",
    "Potterne": "Millford",
    "BA14 8AA": "AB1 2DE",
    "SN10 1AA": "AB1 2DE",
    "SN10 5ZZ": "AB1 2ZZ",
    "SN10 5NF": "AB1 2DF",
    "Corporate Director for Resources": "Director of Adult Social Care",
    "Cabinet": "Executive",
    "2023-09-04": "2023-10-02",
    "4/9/2023": "2/10/2023",
    "2023-08-21": "2023-09-18",
    "2028-09-03": "2028-10-01",
}
_THERE = re.compile("|".join(map(re.escape, _NOWHERE)))


def shipped() -> str:
    """All examples as the guide shows them, a line for each rule: what generator/rules/examples.json holds."""
    found = sorted(path.parent.name for path in INVALID.glob("*/example.yml"))
    lines = [
        f"{json.dumps(rule)}: {json.dumps(_shown(read(rule)), ensure_ascii=False)}"
        for rule in found
    ]
    return _THERE.sub(lambda there: _NOWHERE[there[0]], "{\n" + ",\n".join(lines) + "\n}\n")


def _shown(example: Mapping[str, Any]) -> dict[str, str | bool]:
    in_words = "wrong" in example
    keys = ("wrong", "right") if in_words else ("bad", "good")
    bad, good = (_words(example[key]) for key in keys)
    file = example.get("file", "")
    home = re.match(r"providers/([^/]+)/", file)
    # A provider has the one folder, so its name matters only where it is what is said.
    package = home[0] if home and good != f"name: {home[1]}" else "/"
    where = [file.removeprefix(package) or f"{example['folder']}/"]
    for other, text in example.get("with", {}).items():
        name = other.removeprefix(package) if other != file else "it"
        where.append(f"{name} has {' '.join(text.split())}" if text else f"there is {name}")
    shown = {"where": ", where ".join(where), "bad": bad, "good": good}
    return {**shown, "in_words": True} if in_words else shown


def _words(value: str | Mapping[str, str] | list[str]) -> str:
    if isinstance(value, list):
        text = "\n".join(value)
    elif isinstance(value, str):
        text = value.strip("\n") or "(nothing)"
    else:
        text = "\n".join(f"{column}: {cell or '(blank)'}" for column, cell in value.items())
    return re.sub(r"[\u200b-\u202e]", lambda found: f"[U+{ord(found[0]):04X}]", text)


if __name__ == "__main__":
    SHIPPED.write_text(shipped(), "utf-8")
