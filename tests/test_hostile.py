"""What a package from outside may not do: each try is a problem, costs little, and reaches nothing."""

from __future__ import annotations

import csv
import io
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

from generator.problem import has_errors
from generator.records import PriceBand, PriceModel, PriceVersion
from generator.site.data import tables as exported
from tests.builders import a_lot, a_provider, a_publication, a_service, an_area
from tests.matrix import council, problems_in, require_agreement

KITE = "providers/kite-hill-trust/"
DESCRIPTOR, SERVICES, AWARDS, ABOUT = (
    KITE + name for name in ("datapackage.yaml", "services.csv", "awards.csv", "about.md")
)
FAR = "https://example.org/x"


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture
def root(tmp_path: Path) -> Iterator[Path]:
    """A small council's folder to harm. Where `check` sees no error in it afterwards, it can be built."""
    (tmp_path / "secret.csv").write_text("lot\nthe council's own secret\n")
    yield council(tmp_path / "council")
    require_agreement(tmp_path / "council")


def _rules(root: Path) -> set[str]:
    return {problem.rule for problem in problems_in(root) if problem.severity == "error"}


def _replace(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text("utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new, 1), "utf-8")


def _cell(root: Path, row: int, **cells: str) -> None:
    with (root / SERVICES).open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    for name, value in cells.items():
        rows[row - 1][rows[0].index(name)] = value
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    (root / SERVICES).write_text(out.getvalue(), "utf-8")


@pytest.mark.parametrize(
    "path",
    [
        "../brook-lane-care/services.csv",
        "../../../secret.csv",
        "/etc/passwd",
        "file:///etc/passwd",
        "https://example.org/services.csv",
        "http://169.254.169.254/latest/meta-data/",
        "s3://bucket/services.csv",
        "services.csv.zip",
        "[services.csv, ../../../secret.csv]",
    ],
)
def test_a_resource_names_no_file_but_its_own_and_none_other_is_opened(
    path: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _replace(root, DESCRIPTOR, "path: services.csv", f"path: {path}")
    _read_nothing_outside(root, monkeypatch)
    problems = problems_in(root)
    assert [(p.rule, p.place.field) for p in problems][:1] == [("profile", "resources.0.path")]
    assert {p.rule for p in problems} == {"profile"}


def _read_nothing_outside(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Path.read_bytes

    def watched(self: Path) -> bytes:
        assert self.resolve().is_relative_to(root), self
        return read(self)

    monkeypatch.setattr(Path, "read_bytes", watched)


@pytest.mark.parametrize("key", ["data", "sources", "$ref"])
def test_what_else_a_descriptor_may_point_to_is_never_followed(key: str, root: Path) -> None:
    _replace(root, DESCRIPTOR, "  - name: services\n", f"  - name: services\n    {key}: {FAR}\n")
    _replace(root, DESCRIPTOR, "provider:\n", f"{key}: {FAR}\nprovider:\n")
    assert problems_in(root) == []


@pytest.mark.parametrize("key", ["schema", "dialect"])
@pytest.mark.parametrize("path", [FAR, "../../../secret.csv", "services.schema.json", "[a]", "1"])
def test_what_another_reader_would_fetch_is_refused(
    key: str, path: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (root / DESCRIPTOR).read_text("utf-8")
    head, _, rest = text.partition(f"    {key}:")
    after = rest.partition("\n    schema:" if key == "dialect" else "\n  - name:")
    (root / DESCRIPTOR).write_text(f"{head}    {key}: {path}{''.join(after[1:])}", "utf-8")
    _read_nothing_outside(root, monkeypatch)
    (problem,) = problems_in(root)
    assert (problem.rule, problem.place.field) == ("profile", f"resources.0.{key}")
    assert "never as a path or an address" in problem.message


@pytest.mark.parametrize(
    "fields", ["[]", "{}", "[[]]", "[{name: [a]}]", "x", "[{name: id, type: 1}]"]
)
def test_a_schema_of_the_package_is_compared_and_judges_nothing(fields: str, root: Path) -> None:
    text = (root / DESCRIPTOR).read_text("utf-8")
    head, _, rest = text.partition("      fields:")
    rest = rest.partition("\n  - name:")[2]
    (root / DESCRIPTOR).write_text(f"{head}      fields: {fields}\n  - name:{rest}", "utf-8")
    (problem,) = problems_in(root)
    assert (problem.rule, problem.severity) == ("schema-differs", "warning")


@pytest.mark.parametrize("name", ["services.csv", "about.md", "datapackage.yaml", "images"])
@pytest.mark.parametrize(
    "target", ["../../../secret.csv", "/etc/hostname", "../brook-lane-care", "gone"]
)
def test_a_link_is_named_and_not_followed(
    name: str, target: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = root / KITE / name
    path.unlink(missing_ok=True)
    path.symlink_to(target)
    _read_nothing_outside(root, monkeypatch)
    problems = problems_in(root)
    assert ("symbolic-link", KITE + name) in {(p.rule, p.place.file) for p in problems}
    assert "secret" not in "".join(p.message for p in problems)


def test_a_link_to_a_folder_of_packages_is_no_package(root: Path) -> None:
    (root / "providers" / "twin").symlink_to("kite-hill-trust")
    (root / "providers" / "brook-lane-care" / "sub").symlink_to("/")
    found = {(p.rule, p.place.file) for p in problems_in(root)}
    assert found == {
        ("symbolic-link", "providers/twin"),
        ("symbolic-link", "providers/brook-lane-care/sub"),
    }


@pytest.mark.parametrize(
    "former",
    ["../../../../tmp/x", "/etc/x", "a/b", "..", ".", "a b", "A", "a\\b", "a;;b", "index.html"],
)
def test_a_former_address_is_an_id_and_no_path(former: str, root: Path) -> None:
    _cell(root, 2, former_ids=former)
    _replace(root, DESCRIPTOR, "provider:\n", f"provider:\n  former_slugs: ['{former}']\n")
    named = {(p.place.file, p.place.field) for p in problems_in(root)}
    assert named == {(SERVICES, "former_ids"), (DESCRIPTOR, "provider.former_slugs.0")}


@pytest.mark.parametrize("service", ["../x", "/x", "a/../b", ".", "con.", "x" * 81, "a\nb", "<b>"])
def test_an_id_is_a_slug_and_no_path(service: str, root: Path) -> None:
    _cell(root, 3, id=service)
    assert _rules(root) == {"constraint-error"}


def test_nobody_takes_the_id_or_a_former_address_of_another(root: Path) -> None:
    _cell(root, 3, id="brook-lane-flats")
    _replace(root, DESCRIPTOR, "provider:\n", "provider:\n  former_slugs: [brook-lane-care]\n")
    assert _rules(root) == {"duplicate-id", "former-id-taken"}
    _cell(root, 3, id="kite-hill-evenings", former_ids="brook-lane-flats")
    assert _rules(root) == {"former-id-taken"}


_SCRIPTS = ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&#60;script&#62;", "<!--"]
_TEXTS = ["title", "summary", "address", "how_to_apply", "price_includes", "checked_by", "hours"]


@pytest.mark.parametrize("script", _SCRIPTS)
@pytest.mark.parametrize("field", _TEXTS)
def test_html_in_a_service_is_a_problem(field: str, script: str, root: Path) -> None:
    _cell(root, 2, **{field: f"A small day centre with a garden and {script} in it"})
    assert [(p.rule, p.place.field) for p in problems_in(root)] == [("raw-html", field)]


@pytest.mark.parametrize("key", ["title", "description", "legal_name", "address"])
def test_html_in_a_provider_is_a_problem(key: str, root: Path) -> None:
    text = (root / DESCRIPTOR).read_text("utf-8").splitlines()
    at = next(n for n, line in enumerate(text) if line.strip().startswith(f"{key}:"))
    text[at] = text[at].partition(":")[0] + ': "A charity that began in <b onclick=x>a hall</b>"'
    (root / DESCRIPTOR).write_text("\n".join(text), "utf-8")
    (problem,) = problems_in(root)
    assert problem.rule == "raw-html"
    assert problem.place.line == at + 1


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//evil.example.org", "http://a.example.org", 'https://a.example.org/"onclick=x', "https://a.example.org/<b>", "https://a b.example.org"],
)  # fmt: skip
def test_a_website_is_https_and_nothing_else(address: str, root: Path) -> None:
    _cell(root, 2, website=address)
    text = (root / DESCRIPTOR).read_text("utf-8")
    quoted = address.replace('"', '\\"')
    text = text.replace("website: https://kite-hill-trust.example.org", f'website: "{quoted}"')
    (root / DESCRIPTOR).write_text(text, "utf-8")
    assert {(p.rule, p.place.field) for p in problems_in(root)} == {
        ("constraint-error", "website"),
        ("profile", "provider.website"),
    }


_LAUGHS = "a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a, *a, *a, *a]\n" for n in range(30))
_HEADER = "lot,decided_on,decision_reference,decided_by,ends_on\n"
_ROW = "supported-living,2023-08-21,D,C,\n"


@pytest.mark.parametrize(
    ("name", "text", "rule"),
    [
        (DESCRIPTOR, _LAUGHS, "yaml-alias"),
        (DESCRIPTOR, "a: " + "[" * 90_000, "not-yaml"),
        (DESCRIPTOR, "- " * 90_000, "not-yaml"),
        (DESCRIPTOR, "? " * 90_000, "not-yaml"),
        (DESCRIPTOR, "a:\n" * 60_000, "key-twice"),
        (DESCRIPTOR, "x" * 5_000_000, "file-too-large"),
        (AWARDS, _HEADER + _ROW * 150_000, "file-too-large"),
        (AWARDS, _HEADER + _ROW * 50_000, "file-too-large"),
        (AWARDS, _HEADER + "\n" * 50_000, "file-too-large"),
        (AWARDS, (_HEADER + _ROW * 50_000).replace("\n", "\r"), "file-too-large"),
        (AWARDS, _HEADER + "x,y,z,,\n" * 4_900, "too-many-problems"),
        (AWARDS, _HEADER + ",,,,\n" * 4_900, "blank-row"),
        (AWARDS, _HEADER + '"' + "x" * 1_000_000 + '",2023-08-21,D,C,\n', "unknown-lot"),
        (AWARDS, _HEADER + "supported-living,2023-08-21," + "x" * 1_000_000 + ",C,\n", "constraint-error"),
        (AWARDS, "x," * 500_000, "file-too-large"),
        (AWARDS, _HEADER + "," * 1_000_000, "file-too-large"),
        (AWARDS, _HEADER + (',' * 400 + '"\n"') * 2_000, "file-too-large"),
        (ABOUT, "x" * 5_000_000, "file-too-large"),
        *((ABOUT, sign * (38_000 // len(sign)), "about-form") for sign in ("[", "![", "*a ", "> ", "`a", "<a", "[a](")),
    ],
)  # fmt: skip
def test_a_file_made_to_exhaust_is_a_problem_within_seconds(
    name: str, text: str, rule: str, root: Path
) -> None:
    (root / name).write_bytes(text.encode())
    began = time.process_time()
    problems = problems_in(root)
    assert time.process_time() - began < 8
    assert rule in {problem.rule for problem in problems}
    assert len(problems) < 250
    assert all(len(problem.message) < 2_000 for problem in problems)


@pytest.mark.parametrize("field", ["areas", "needs", "access", "former_ids", "lot"])
def test_a_cell_of_a_hundred_thousand_ids_is_one_problem(field: str, root: Path) -> None:
    _cell(root, 2, **{field: ";".join(f"a{n}" for n in range(100_000))})
    began = time.process_time()
    found = {(p.place.row, p.place.field) for p in problems_in(root)}
    assert time.process_time() - began < 8
    assert found == {(2, field)}


def test_thousands_of_files_are_named_a_few_times(root: Path) -> None:
    for index in range(3_000):
        (root / KITE / f"file-{index}").touch()
    problems = problems_in(root)
    assert len(problems) == 21
    assert "2,980 more files" in "".join(problem.message for problem in problems)


@pytest.mark.parametrize("number", ["NaN", "sNaN", "Infinity", "-inf", "1e999999", "9" * 5_000])
@pytest.mark.parametrize("field", ["price_from", "price_to", "latitude", "longitude", "age_from"])
def test_a_number_that_is_none_or_has_no_end_is_a_problem(
    field: str, number: str, root: Path
) -> None:
    _cell(root, 2, **{field: number})
    problems = problems_in(root)
    assert {(p.place.row, p.place.field) for p in problems} == {(2, field)}


@pytest.mark.parametrize("month", ["0000-06", "99999-01", "1-1", "2026-13", "2026-00"])
def test_a_month_that_no_calendar_has_is_a_problem(month: str, root: Path) -> None:
    _replace(root, KITE + "feedback.csv", "2026-06", month)
    assert [p.place.field for p in problems_in(root)] == ["month"]


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", '=HYPERLINK("x")'])
def test_a_formula_is_defused_in_the_published_tables(formula: str) -> None:
    model = PriceModel((PriceVersion((PriceBand("day", applies_to=formula),)),))
    publication = a_publication(
        a_service(title=formula, summary=formula, address=formula, how_to_apply=formula),
        providers=[a_provider(title=formula, legal_name=formula)],
        lots=[a_lot(title=formula, summary=formula, price_model=model)],
        areas=[an_area(name=formula)],
    )
    for name, text in exported.files(publication).items():
        rows = list(csv.reader(io.StringIO(text)))
        assert len(rows) == 2, name
        shown = [cell for cell in rows[1] if formula.strip() in cell]
        assert shown, name
        for cell in shown:
            assert cell.lstrip().startswith("'"), (name, cell)


def test_a_number_below_zero_is_no_formula() -> None:
    services = exported.files(a_publication())["data/services.csv"]
    row = next(csv.DictReader(io.StringIO(services)))
    assert row["longitude"] == "-1.991"


def test_the_open_data_says_when_a_service_runs_what_is_spoken_and_how_many_places_there_are() -> (
    None
):
    services = exported.files(a_publication(a_service(languages=("polish", "nepali"))))
    row = next(csv.DictReader(io.StringIO(services["data/services.csv"])))
    assert row["days"] == "mon; tue; wed; thu; fri"
    assert (row["hours"], row["languages"]) == ("9.30am to 4pm", "polish; nepali")
    assert row["capacity"] == "24"


def test_the_council_that_all_this_is_tried_on_has_no_problem(root: Path) -> None:
    assert problems_in(root) == []
    assert not has_errors(problems_in(root))
