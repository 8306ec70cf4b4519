"""YAML and JSON files: text stays as it is written, each fault has its line, and nothing harms."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.load import documents
from generator.load.documents import MAX_DEPTH, Document, read_document
from generator.load.schema import check


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
        ("a: [1\n", "not-yaml", 1),
        ('a: "x\n', "not-yaml", 1),
        ("a: 1\n---\nb: 2\n", "not-yaml", 2),
        ("%YAML 9.9\n---\na: 1\n", "not-yaml", 1),
        ("", "not-yaml", None),
        ("# nothing yet\n", "not-yaml", None),
        ("a: \x00\n", "unseen-character", 1),
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
    ("text", "line", "words"),
    [
        ("t: We help: daily", 1, 'a text with a colon and a space in it needs quotation marks around it: t: "We help: daily"'),
        ("t: We help:", 1, 'a text with a colon and a space in it needs quotation marks around it: t: "We help:"'),
        ("- t: We: help", 1, 'a text with a colon and a space in it needs quotation marks around it: t: "We: help"'),
        ('t: We "help": daily', 1, """a text with a colon and a space in it needs quotation marks around it: t: 'We "help": daily'"""),
        ("t: We help: " + "daily " * 20, 1, 'a text with a colon and a space in it needs quotation marks around it: t: "We help: ' + "daily " * 8 + '…"'),
        ("t: [Draft] Kettles", 1, 'a list that begins with [ ends with ]; a text that begins with [ needs quotation marks around it: t: "[Draft] Kettles"'),
        ("t: [a, b\nu: c", 1, 'a list that begins with [ ends with ]; a text that begins with [ needs quotation marks around it: t: "[a, b"'),
        ("t: [a #2, b]\nu: c", 1, 'YAML takes what follows " #" for a comment, and the ] with it; put quotation marks around the text that has a # in it'),
        ("t: {a} b", 1, 'a group of keys that begins with { ends with }; a text that begins with { needs quotation marks around it: t: "{a} b"'),
        ("t: ]a", 1, 'a text that begins with ] needs quotation marks around it: t: "]a"'),
        ("t: **a**", 1, 'a text that begins with * needs quotation marks around it: t: "**a**"'),
        ("t: &", 1, 'a text that begins with & needs quotation marks around it: t: "&"'),
        ("t: !<a", 1, 'a text that begins with ! needs quotation marks around it: t: "!<a"'),
        ("t: %a", 1, 'a text that begins with % needs quotation marks around it: t: "%a"'),
        ("u: b\nt: @a", 2, 'a text that begins with @ needs quotation marks around it: t: "@a"'),
        ("- `a`", 1, 'a text that begins with ` needs quotation marks around it: "`a`"'),
        ("t: - a", 1, 'a text that begins with - needs quotation marks around it: t: "- a"'),
        ("t: ? a", 1, 'a text that begins with ? needs quotation marks around it: t: "? a"'),
        ("t: , a", 1, 'a text that begins with , needs quotation marks around it: t: ", a"'),
        ("t: |a", 1, 'a text that begins with | needs quotation marks around it: t: "|a"'),
        ("t: > a", 1, 'a text that begins with > needs quotation marks around it: t: "> a"'),
        ('t: "a\nu: b', 1, 'the " is not closed by another straight one: the text needs quotation marks around it: t: "a"'),
        ('t: "a\nu: "b"\nv: c', 1, 'the " is not closed by another straight one: the text needs quotation marks around it: t: "a"'),
        ('t: "a”\nu: b', 1, 'the " is not closed by another straight one: the text needs quotation marks around it: t: "a"'),
        ("t: 'Tis\nu: b", 1, 'the \' is not closed by another straight one: the text needs quotation marks around it: t: "Tis"'),
        ('t: "a" b', 1, """a text that goes on after its " is closed needs quotation marks around it: t: '"a" b'"""),
        ('t: "two\n  lines"\nu: b: c', 3, 'a text with a colon and a space in it needs quotation marks around it: u: "b: c"'),
        ('t: |-\n  "two\n  lines\n\n  more\nu: b: c', 6, 'a text with a colon and a space in it needs quotation marks around it: u: "b: c"'),
        ('t: "C:\\q"', 1, "in double quotation marks a \\ has a meaning of its own: write it twice, or put single ones around the text"),
        ('t: [a, "b]\nu: c', 1, "a quotation mark that opens here is not closed by another straight one"),
        ("\tt: a", 1, "there is a tab before the text; write spaces, as YAML knows no tab there"),
        ("t:\n\t- a", 2, "there is a tab before the text; write spaces, as YAML knows no tab there"),
        ("t: a #2 b\n  c", 1, 'a text that goes on and has " #" in it needs quotation marks around it: t: "a #2 b"'),
        ("t: a\n  u: b", 2, "this line is read as a part of the text above it, in which no colon can stand: begin a key in the same column as the key above, or put quotation marks around the whole text"),
        ("t:a\nu: b", 1, "there is no space after the colon: write t: a"),
        ("u: b\nt:a\nv: c", 2, "there is no space after the colon: write t: a"),
        ("t: a\nb\nu: c", 2, "there is no key here: write key: value, with a space after the colon; a text that goes on from the line above begins further to the right than its key"),
        ("t:\n  u: a\n v: b", 3, "this line does not fit to those above it: keys of one group begin in the same column, and so do the entries of a list, each with a hyphen and a space; indent with spaces alone"),
        ("- a\nb: c", 2, "this line does not fit to those above it: keys of one group begin in the same column, and so do the entries of a list, each with a hyphen and a space; indent with spaces alone"),
        ("t: a\n---\nt: b", 2, "a line of --- begins a second document here; take it out, as a file holds one"),
        ('t: "a"\x07', 1, "there is a character that cannot be seen (U+0007); delete it"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("loader", [documents._Loader, yaml.SafeLoader], ids=["libyaml", "pure"])
def test_what_yaml_cannot_read_is_told_with_what_to_do(
    text: str, line: int, words: str, loader: type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "_Loader", loader)
    (problem,) = _read(tmp_path, text + "\n").problems
    assert (problem.rule, problem.place.line, problem.message) == ("not-yaml", line, words)


def _named(text: str, folder: Path) -> list[tuple[str, str, int | None]]:
    document = _read(folder, text)
    problems = (*document.problems, *check(document, "provider", "profile"))
    return [
        (p.rule, p.place.field, p.place.line) for p in problems if "is missing" not in p.message
    ]


@pytest.mark.parametrize(
    "value",
    ["Kettles #2 Support", "Kettles # 2", "Kettles #", "Kettles\t#2", "#2 Kettles", "&Kettles House", "!Kettles House", "! Kettles", "!!Kettles House", "&Kettles"],
)  # fmt: skip
@pytest.mark.parametrize("key", ["title", "description"])
def test_a_text_of_which_yaml_reads_a_part_alone_is_named(
    key: str, value: str, tmp_path: Path
) -> None:
    assert _named(f"profile: tabular-data-package\n{key}: {value}\n", tmp_path) == [
        ("cut-text", key, 2)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# Kettles #2\ntitle: Kettles\n",
        "title: Kettles\n# It is #2\n",
        'title: "Kettles #2"  # the second\n',
        "title: 'Kettles #2'\n",
        "title: Kettles#2\n",
        "title: C#, Kettles\n",
        "title: >-  # in two lines\n  Kettles\n  #2\n",
        "profile: tabular-data-package  # of the standard\n",
        "provider:  # who they are\n  status: left # since May\n  joined: 2026-05-01 #before\n",
        "provider: {status: left}  # since May\n",
        "provider:\n  phone: 01632 960123  # the office\n",
        "provider:\n  former_slugs:\n    - kettles  # until 2020\n",
    ],
)
def test_a_comment_that_is_one_is_fine(text: str, tmp_path: Path) -> None:
    assert _named(text, tmp_path) == []


def test_a_value_of_a_form_is_not_cut_either(tmp_path: Path) -> None:
    text = "provider:\n  phone: 01632 960123 #5\n  company_number: 01234567 #2\n"
    assert [field for _, field, _ in _named(text, tmp_path)] == [
        "provider.phone",
        "provider.company_number",
    ]


def test_a_text_that_stands_twice_is_no_further_fault(tmp_path: Path) -> None:
    text = "provider:\n  address: Unit #5\nprovider: 5\n"
    assert [rule for rule, _, _ in _named(text, tmp_path)] == ["key-twice"]


@pytest.mark.parametrize(
    ("value", "bare"),
    [("“Kettles”", "Kettles"), ("”Kettles“", "Kettles"), ("„Kettles“", "Kettles"), ("«Kettles»", "Kettles"), ('“Kettles"', "Kettles"), ("“Kettles", "Kettles"), ("‘Kettles’", "Kettles"), ("‘Kettle’s House’", "Kettle’s House"), ("“The ‘Kettles’ House”", "The ‘Kettles’ House")],
)  # fmt: skip
def test_typographic_marks_around_a_text_would_be_shown(
    value: str, bare: str, tmp_path: Path
) -> None:
    (problem,) = _read(tmp_path, f"title: {value}\n").problems
    assert (problem.rule, problem.place.line) == ("typographic-quotes", 1)
    assert problem.message.endswith(f'write straight quotation marks, or none: "{bare}"')


@pytest.mark.parametrize(
    "value",
    ["“Kettles” and “Pans”", "The “Kettles”", "’Tis the season", "‘Tis the season", '"“Kettles”"', "'“Kettles”'", "|-\n  “Kettles”", "Kettle’s", "“Kettles” House"],
)  # fmt: skip
def test_typographic_marks_in_a_text_are_fine(value: str, tmp_path: Path) -> None:
    assert _read(tmp_path, f"title: {value}\n").problems == ()


_HIDDEN = [chr(n) for n in (0, 7, 8, 11, 12, 27, 31, 127, 133, 159, 0x200B, 0x200E, 0x2028, 0x2029, 0x202E, 0x2066, 0xFEFF, 0xFFFE)]  # fmt: skip


@pytest.mark.parametrize("hidden", _HIDDEN, ids=ascii)
@pytest.mark.parametrize(
    "text",
    [
        "# one\na:\n  b: x{}y\nc: d\n",
        '# one\na:\n  b: "x{}y"\nc: d\n',
        "# one{}\na:\n  b: |-\n    x{}y\nc: d\n",
        '# one\na:\n  b: "x\\u{:04x}y"\nc: d\n',
    ],
)
def test_a_character_that_cannot_be_seen_has_its_place_and_the_rest_is_read(
    hidden: str, text: str, tmp_path: Path
) -> None:
    sign = ord(hidden) if "u{" in text else hidden
    document = _read(tmp_path, text.format(*[sign] * text.count("{")))
    assert document.data["c"] == "d"
    assert [(p.rule, p.place.field, p.place.line) for p in document.problems] == [
        ("unseen-character", "a.b", 3)
    ]
    assert f"(U+{ord(hidden):04X})" in document.problems[0].message


def test_a_key_has_no_character_that_cannot_be_seen_nor_has_a_text_in_json(tmp_path: Path) -> None:
    assert _fault(_read(tmp_path, "a: b\n\x07c: d\n")) == ("unseen-character", 2)
    document = _read(tmp_path, json.dumps({"a": [{"b\u200b": "c"}, "d\x07"]}), "a.json")
    assert [p.place.field for p in document.problems] == ["a.0.b\u200b", "a.1"]


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
