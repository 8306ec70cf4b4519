"""YAML and JSON files: text stays as it is written, each fault has its line, and nothing harms."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.load.documents import MAX_DEPTH, Document, check, read_document


def _read(folder: Path, text: str | bytes, name: str = "a.yml") -> Document:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_document(path, name)


def _fault(document: Document) -> tuple[str, int | None]:
    (problem,) = document.problems
    return problem.rule, problem.place.line


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("01234567", "01234567"),
        ("2023-09-04", "2023-09-04"),
        ("2023-09-04T10:00:00", "2023-09-04T10:00:00"),
        ("12:30:45", "12:30:45"),
        ("1_000", "1_000"),
        ("0x10", "0x10"),
        ("0o17", "0o17"),
        ("1e3", "1e3"),
        ("+44 1632 960124", "+44 1632 960124"),
        (".nan", ".nan"),
        (".inf", ".inf"),
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("NO", "NO"),
        ("12345678901234567890", "12345678901234567890"),
        ("25", 25),
        ("-1", -1),
        ("0", 0),
        ("-1.994", -1.994),
        ("true", True),
        ("False", False),
        ("", None),
        ("~", None),
        ("null", None),
        ('"25"', "25"),
        ("'true'", "true"),
        ('""', ""),
        ("!!str 25", "25"),
        ("!!binary aGVsbG8=", "aGVsbG8="),
        ("!!python/object/apply:os.system ['echo hi']", ["echo hi"]),
        ("!<tag:example.org,2026:thing> x", "x"),
        ("[a, 1, [b]]", ["a", 1, ["b"]]),
        ("{a: {b: 1}}", {"a": {"b": 1}}),
        ("|\n  two\n  lines\n", "two\nlines\n"),
    ],
)
def test_a_value_is_read_as_it_is_written(written: str, read: Any, tmp_path: Path) -> None:
    value = _read(tmp_path, f"key: {written}\n").data["key"]
    assert value == read
    assert type(value) is type(read)


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("a: &x 1\nb: *x\n", "yaml-alias", 2),
        ("a: &x {b: 1}\nc:\n  <<: *x\n", "yaml-alias", 3),
        ("a: *nobody\n", "yaml-alias", 1),
        ("a: 1\n\tb: 2\n", "not-yaml", 2),
        ("a: b: c\n", "not-yaml", 1),
        ("a: [1\n", "not-yaml", 2),
        ('a: "x\n', "not-yaml", 2),
        ("a: 1\n---\nb: 2\n", "not-yaml", 2),
        ("%YAML 9.9\n---\na: 1\n", "not-yaml", 1),
        ("", "not-yaml", None),
        ("# nothing yet\n", "not-yaml", None),
        ("a: \x00\n", "not-yaml", None),
        ('a: "\\ud800"\n', "not-yaml", 1),
        ('"\\udfff": 1\n', "not-yaml", 1),
        ("a: " + "[" * 10_000, "not-yaml", 1),
        ("a:\n" + "".join(" " * n + "-\n" for n in range(1, 400)), "not-yaml", MAX_DEPTH + 1),
        ("{" * 10_000, "not-yaml", 1),
        ("a: 1\nb: 2\na: 3\n", "key-twice", 3),
        ("# x\n" * 75_000, "file-too-large", None),
        ("title: Café\n".encode("latin-1"), "not-utf-8", None),
        ("title: Kite\n".encode("utf-16"), "not-utf-8", None),
    ],
)
def test_a_faulty_yaml_file_is_named_with_its_line(
    text: str | bytes, rule: str, line: int | None, tmp_path: Path
) -> None:
    assert _fault(_read(tmp_path, text)) == (rule, line)


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ('{\n "a": 1,\n "b" 2\n}', "not-json", 3),
        ("", "not-json", 1),
        ("{'a': 1}", "not-json", 1),
        ('{"a": NaN}', "not-json", None),
        ('{"a": -Infinity}', "not-json", None),
        ('{"a": ' + "1" * 5_000 + "}", "not-json", None),
        ('{"a": "\\ud800"}', "not-json", None),
        ("[" * 100_000, "not-json", None),
        ('{"a": 1, "a": 2}', "key-twice", 1),
        (b'{"a": "\xe9"}', "not-utf-8", None),
        ('"' + "x" * 300_000 + '"', "file-too-large", None),
    ],
)
def test_a_faulty_json_file_is_named_with_its_line(
    text: str | bytes, rule: str, line: int | None, tmp_path: Path
) -> None:
    assert _fault(_read(tmp_path, text, "a.json")) == (rule, line)


def test_a_value_has_the_line_of_its_key(tmp_path: Path) -> None:
    document = _read(tmp_path, "a: 1\nb:\n  c: 2\n  d:\n    - e\n    - f: 3\n")
    assert dict(document.dotted) == {
        "": 1, "a": 1, "b": 2, "b.c": 3, "b.d": 4, "b.d.0": 5, "b.d.1": 6, "b.d.1.f": 6,
    }  # fmt: skip
    assert document.place(("b", "x", "y")).line == 2


def test_a_byte_order_mark_and_crlf_are_no_part_of_the_text(tmp_path: Path) -> None:
    assert _read(tmp_path, b"\xef\xbb\xbfa: b\r\nc: d\r\n").data == {"a": "b", "c": "d"}


def test_a_value_is_named_once_though_it_breaks_two_rules(tmp_path: Path) -> None:
    document = _read(tmp_path, '- id: ""\n  name: Devizes\n')
    assert [
        (p.rule, p.place.field, p.place.line) for p in check(document, "areas", "settings")
    ] == [("settings", "0.id", 1)]


@pytest.mark.parametrize("text", ["5", "- a", "x", "{a: b}", "null", "[[]]", "- {id: [a]}"])
@pytest.mark.parametrize("schema", ["areas", "framework", "lot", "provider", "vocabulary"])
def test_whatever_stands_where_something_else_belongs_is_a_problem(
    text: str, schema: str, tmp_path: Path
) -> None:
    assert check(_read(tmp_path, text), schema, "settings")


_FRAGMENTS = st.sampled_from(
    [*list(":-[]{}&*!|>%@`\"'#,?\n\t \r\x00"), "\n- ", "a: ", "<<: ", "---", "...", "!!python/name:os", "\\ud800", "é"]
)  # fmt: skip


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.one_of(
        st.binary(max_size=80), st.text(max_size=80), st.lists(_FRAGMENTS, max_size=30).map("".join)
    ),
    name=st.sampled_from(["a.yml", "a.json"]),
)
def test_no_file_whatever_it_holds_is_more_than_a_problem(
    text: str | bytes, name: str, tmp_path: Path
) -> None:
    raw = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    document = _read(tmp_path, raw, name)
    for problem in (*document.problems, *check(document, "provider", "profile")):
        problem.message.encode()
        problem.place.field.encode()


@given(st.recursive(st.none() | st.booleans() | st.text(max_size=9), st.lists, max_leaves=9))
def test_json_is_read_as_json(value: Any) -> None:
    from generator.load.documents import _read_json

    text = json.dumps(value)
    assert _read_json(text, "a.json").data == value
