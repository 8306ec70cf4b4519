"""Whatever a table says: taken twice it changes nothing, no older word takes the place of a newer one, no blank that of anything, and the list can still be built."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import output
from generator.config import Config
from generator.importers.table import map_of, take
from generator.load import load
from generator.load.documents import parse_document
from tests.importers.test_table import HEADERS, MAP, a_csv, errors, services
from tests.matrix import AS_OF, council

MAPPED = map_of(parse_document(MAP.encode(), "map.yml"))
IDS = ("brook-lane-flats", "kite-hill-day-centre", "kite-hill-evenings", "somebody-else", "")
DAYS = [AS_OF + timedelta(days=n) for n in (-400, -60, -15, -14, -3, 0, 1)]
ROWS = st.lists(
    st.tuples(
        st.sampled_from(IDS),
        st.sampled_from(("Y", "N", "W/L", "Enq", "", "full", "ask")),
        st.sampled_from(("", "0", "2", "19", "-", "lots")),
        st.sampled_from(["", "soon", *(day.strftime("%d/%m/%Y") for day in DAYS)]),
    ),
    max_size=6,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("table")


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=ROWS)
def test_a_table_taken_twice(folder: Path, rows: list[tuple[str, str, str, str]]) -> None:
    root = council(folder / "council")
    before = services(root)
    cells = [[name, "", "", "", state, free, day] for name, state, free, day in rows]
    # A first row that names a service and says nothing, as one of words alone may pass for headers.
    file = a_csv(folder, ["kite-hill-evenings"], *cells, headers=HEADERS)

    def taken() -> dict[str, bytes]:
        loaded = load(Config(root, AS_OF, root / "site"))
        files = dict(take(file, MAPPED, loaded, root, AS_OF, None).files)
        output.update(root, files)
        return files

    taken()
    after = services(root)
    assert taken() == {}
    assert errors(root) == []
    for key, row in after.items():
        old_day, new_day = before[key]["availability_on"], row["availability_on"]
        assert not old_day or date.fromisoformat(old_day) <= date.fromisoformat(new_day)
        changed = {c for c, cell in row.items() if cell != before[key].get(c, "")}
        assert changed <= {"availability", "availability_on", "places_free", "places_from", "availability_by"}  # fmt: skip
        told = {r[0] for r in rows if r[3] and (r[1] or r[2] not in ("", "-"))}
        assert not changed or key in told
