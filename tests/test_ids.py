"""What is wrong with a text that cannot be an id is said of that text, and what would do would do."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.load import ids, wording
from generator.load.tables import schema_descriptor

LIKELY = st.text("ab2-_ .AÉé;,&'\n", max_size=90)


@given(LIKELY | st.text(max_size=90))
@example("a" * 81)
def test_a_fault_is_said_of_what_the_schemas_refuse_and_of_nothing_else(text: str) -> None:
    fits = re.fullmatch(ids.PATTERN, text) is not None and 3 <= len(text) <= 80
    assert (ids.fault(text, 3, 80) == "") == fits
    assert (wording.no_id(text, 3, 80) == "") == fits


@given(LIKELY | st.text(max_size=300))
def test_what_would_do_would_do(text: str) -> None:
    found = re.search(r'"([^"]+)" would do$', wording.no_id(text, 3, 80))
    if found:
        assert ids.fault(found[1], 3, 80) == ""


@given(st.text(max_size=300), st.integers(1, 90))
def test_the_id_of_a_name_is_its_own_id_and_no_longer_than_asked(name: str, most: int) -> None:
    slug = ids.slug_of(name, most)
    assert ids.slug_of(slug, most) == slug
    assert slug == "" or (re.fullmatch(ids.PATTERN, slug) and len(slug) <= most)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Meadow View", "meadow-view"),
        ("Müller & Söhne", "muller-and-sohne"),
        ("Cobbler's Acre", "cobblers-acre"),
        ("Cobbler’s Acre", "cobblers-acre"),
        ("_x_ ", "x"),
        ("…", ""),
    ],
)
def test_the_id_that_a_name_would_have(name: str, slug: str) -> None:
    assert ids.slug_of(name) == slug


def test_the_schemas_ids_are_known_by_their_patterns() -> None:
    patterns = {
        field["name"]: field["constraints"]["pattern"]
        for field in schema_descriptor("services")["fields"]
        if field["name"] in ("id", "former_ids")
    }
    assert patterns == {"id": ids.PATTERN, "former_ids": ids.LIST_PATTERN}


def test_a_text_without_end_costs_little() -> None:
    began = time.process_time()
    assert len(wording.no_id("a-A;" * 100_000)) < 400
    assert time.process_time() - began < 2
