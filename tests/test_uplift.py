"""`uplift`: the next prices of a lot as one change, in which every other byte stays as it was."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.check import check
from generator.cli import main
from generator.config import Config
from generator.failure import Failure
from generator.load import load
from generator.load.yaml_text import with_entry
from generator.records import (
    DatedPrice,
    PriceBand,
    PriceModel,
    PriceVersion,
    ProviderStatus,
    price_on,
)
from generator.site.data import tables
from generator.uplift import Uplift, propose, raised
from tests.builders import TODAY, a_lot, a_provider, a_service, as_filed, published
from tests.county import bodies, body_at
from tests.matrix import AS_OF, HERE, council, lay_out

LOT = "lots/supported-living.yml"
PACKAGE = "providers/brook-lane-care"
BANDS = """\
price_model:
  round_to: 0.05  # five pence
  bands:
    - unit: hour
      from: 24
      to: 27  # as in the minutes

    # A week is a shared house.
    - unit: week
# The team that answers.
lead_commissioner:
"""
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = council(tmp_path / "council")
    text = (folder / LOT).read_text("utf-8")
    begins, ends = text.index("price_model:"), text.index("  team: Supported")
    (folder / LOT).write_text(text[:begins] + BANDS + text[ends:], "utf-8")
    return folder


@pytest.fixture
def run(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*more: str, lot: str = "supported-living") -> tuple[int, str, str]:
        asked = ("--percent", "4.8", "--from", "2027-04-01", "--decided-by", "Cabinet")
        day = ("--root", str(root), "--as-of", AS_OF.isoformat())
        monkeypatch.setattr(
            sys, "argv", ["framework-directory", "uplift", lot, *asked, *day, *more]
        )
        code = 0
        try:
            main()
        except SystemExit as left:
            code = int(left.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def _bytes(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_without_write_it_says_all_and_writes_nothing(run: Run, root: Path) -> None:
    before = _bytes(root)
    code, said, _ = run()
    assert code == 0
    assert "£24 to £27 an hour → £25.15 to £28.30 an hour" in said
    assert "brook-lane-care, brook-lane-flats: £24.50 an hour → £25.70 an hour" in said
    assert "Outside the new bands even at the new price: nobody" in said
    assert "Outside the new bands with the price from before: 1\n" in said
    assert "Nothing was written." in said
    assert _bytes(root) == before


def test_with_write_every_other_byte_stays_and_the_check_is_clean(run: Run, root: Path) -> None:
    before = _bytes(root)
    code, _, _ = run("--reference", "DF-7", "--grace-until", "2027-06-30", "--write")
    assert code == 0
    after = _bytes(root)
    names = [LOT, f"{PACKAGE}/datapackage.yaml", f"{PACKAGE}/prices.csv"]
    assert sorted(name for name in after if after[name] != before.get(name)) == names
    for name in names[:2]:
        assert _without_an_insertion(before[name], after[name]), name
    assert after[f"{PACKAGE}/prices.csv"].decode() == (
        "service,since,price_from,price_to,price_unit\n"
        "brook-lane-flats,,24.5,,hour\n"
        "brook-lane-flats,2027-04-01,25.70,,hour\n"
    )
    assert yaml.safe_load(after[LOT])["price_model"]["changes"] == [
        {
            "since": date(2027, 4, 1),
            "decided_on": AS_OF,
            "decided_by": "Cabinet",
            "reference": "DF-7",
            "grace_until": date(2027, 6, 30),
            "bands": [{"unit": "hour", "from": 25.15, "to": 28.3}, {"unit": "week"}],
        }
    ]
    for day in (AS_OF, date(2027, 4, 1)):
        assert check(Config(root, day, root / "site")).problems == ()


def _without_an_insertion(before: bytes, after: bytes) -> bool:
    """Whether the second is the first with something more in one place."""
    head = next(
        (n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before)
    )
    return after.endswith(before[head:]) and len(after) > len(before)


def test_the_year_after_goes_on_from_it(run: Run, root: Path) -> None:
    run("--write")
    before = _bytes(root)
    code, _, _ = run("--from", "2028-04-01", "--percent", "10", "--write")
    after = _bytes(root)
    assert code == 0
    assert before[f"{PACKAGE}/datapackage.yaml"] == after[f"{PACKAGE}/datapackage.yaml"]
    prices = f"{PACKAGE}/prices.csv"
    assert after[prices] == before[prices] + b"brook-lane-flats,2028-04-01,28.25,,hour\n"
    changes = yaml.safe_load(after[LOT])["price_model"]["changes"]
    assert [change["since"] for change in changes] == [date(2027, 4, 1), date(2028, 4, 1)]
    assert changes[1]["bands"][0] == {"unit": "hour", "from": 27.65, "to": 31.15}


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--from", "2023-09-01", "--decided-on", "2026-11-01"), "2026-11-01 is after 2023-09-01"),
        (("--from", "April"), '--from "April" is not a day'),
        (("--grace-until", "2027-03-01"), "the grace ends on 2027-03-01, before 2027-04-01"),
        (("--percent", "0"), "--percent 0 changes nothing"),
    ],
)
def test_what_cannot_be_is_one_line_and_two(
    more: tuple[str, ...], words: str, run: Run, root: Path
) -> None:
    before = _bytes(root)
    code, _, error = run(*more, "--write")
    assert (code, words in error.replace("\n", " ")) == (2, True)
    assert _bytes(root) == before


def test_a_day_that_has_bands_already_or_a_lot_that_is_none_is_two(run: Run, root: Path) -> None:
    run("--write")
    before = _bytes(root)
    for code, _, error in (run("--write"), run("--write", lot="suported-living")):
        assert code == 2
        assert "has bands from 2027-04-01 already" in error or "did you mean" in error
    assert _bytes(root) == before


def test_wrong_data_is_one_and_changes_nothing(run: Run, root: Path) -> None:
    (root / "content/needs.yml").unlink()
    before = _bytes(root)
    code, _, error = run("--write")
    assert (code, "missing-file" in error) == (1, True)
    assert _bytes(root) == before


def test_a_descriptor_in_json_and_a_table_from_windows_are_added_to_as_they_are(
    tmp_path: Path,
) -> None:
    root = lay_out(HERE / "valid" / "package-as-json", tmp_path / "council")
    config = Config(root, AS_OF, root / "site")
    filed = load(config).filed
    assert filed is not None
    asked = Uplift("supported-living", Decimal("4.8"), date(2027, 4, 1), AS_OF, "Cabinet")
    files = propose(filed, root, asked).files
    name = f"{PACKAGE}/datapackage.json"
    assert json.loads(files[name])["resources"][-1]["path"] == "prices.csv"
    assert _without_an_insertion((root / name).read_bytes(), files[name])
    for path, content in files.items():
        windows = content.replace(b"\n", b"\r\n") if path.endswith(".csv") else content
        (root / path).write_bytes(windows)
    filed = load(config).filed
    assert filed is not None
    again = propose(
        filed, root, Uplift("supported-living", Decimal(2), date(2028, 4, 1), AS_OF, "Cabinet")
    )
    assert again.files[f"{PACKAGE}/prices.csv"].endswith(
        b"2027-04-01,25.68,,hour\r\nbrook-lane-flats,2028-04-01,26.19,,hour\r\n"
    )


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("a: {b: [1, 2]}  # so\nc: 3\n", 'a: {b: [1, 2, {"x": "y"}]}  # so\nc: 3\n'),
        ("a: {b: []}\n", 'a: {b: [{"x": "y"}]}\n'),
        ("a: {c: 1}\n", 'a: {c: 1, "b": [{"x": "y"}]}\n'),
        ("a:\r\n  c: 1\r\nd: 2\r\n", "a:\r\n  c: 1\r\n  b:\r\n    - x: y\r\nd: 2\r\n"),
        ("a:\n  b:\n  - 1", "a:\n  b:\n  - 1\n  - x: y\n"),
        (
            "a:\n  c: |\n    many\n\n    lines\n\nd: 2\n",
            "a:\n  c: |\n    many\n\n    lines\n  b:\n    - x: y\n\nd: 2\n",
        ),
    ],
)
def test_an_entry_goes_to_the_end_of_its_list_however_that_is_written(text: str, made: str) -> None:
    assert with_entry(text.encode(), "f.yml", ("a", "b"), {"x": "y"}).decode() == made


@pytest.mark.parametrize("text", ["a: 1\n", "a:\n  b: text\n", "[]\n"])
def test_a_file_into_which_no_entry_fits_is_refused(text: str) -> None:
    with pytest.raises(Failure, match="by hand"):
        with_entry(text.encode(), "f.yml", ("a", "b"), {"x": "y"})


_MONEY = st.decimals(0, 3000, places=2)
_STEPS = st.sampled_from([Decimal("0.01"), Decimal("0.05"), Decimal("0.5"), Decimal(1), Decimal(5)])


@given(_MONEY, _MONEY, st.decimals(-50, 100, places=1), _STEPS)
def test_rounding_keeps_the_order_and_is_never_more_than_half_a_step_off(
    one: Decimal, other: Decimal, percent: Decimal, step: Decimal
) -> None:
    low, high = (raised(amount, percent, step) for amount in sorted((one, other)))
    assert low <= high
    assert low % step == 0
    assert abs(low - min(one, other) * (100 + percent) / 100) <= step / 2


def test_what_has_gone_keeps_its_last_price(root: Path) -> None:
    lot = a_lot("supported-living", price_model=PriceModel((PriceVersion((PriceBand("day"),)),)))
    here = {"lot": "supported-living", "price_unit": "day"}
    services = (
        a_service("stays", **here),
        a_service("withdrawn", withdrawn_on=date(2027, 4, 1), **here),
        a_service("left", provider="moss-care", **here),
        a_service(
            "unpriced", lot="supported-living", price_from=None, price_to=None, price_unit=""
        ),
    )
    moss = a_provider("moss-care", status=ProviderStatus.LEFT, status_since=TODAY)
    kite = a_provider(
        place=load(Config(root, AS_OF, root / "site")).filed.providers["kite-hill-trust"].place
    )  # type: ignore[union-attr]
    filed = as_filed(*services, lots=[lot], providers=[kite, moss])
    asked = Uplift("supported-living", Decimal(5), date(2027, 4, 1), TODAY, "Cabinet")
    assert [new.service.id for new in propose(filed, root, asked).prices] == ["stays"]


_DAYS = st.dates(date(2024, 1, 1), date(2028, 9, 1))


@settings(max_examples=15, deadline=None)
@given(_DAYS, st.integers(0, 200), _DAYS)
def test_a_version_and_a_price_dated_later_change_no_page_and_no_data_before(
    decided_on: date, ahead: int, day: date
) -> None:
    since = date.fromordinal(decided_on.toordinal() + ahead)
    day = min(day, date.fromordinal(decided_on.toordinal() - 1))
    first = PriceVersion((PriceBand("day", Decimal(40), Decimal(90)),))
    later = PriceVersion(
        (PriceBand("day", Decimal(50), Decimal(95)),), since, decided_on, "Cabinet"
    )
    row = DatedPrice(
        "kite-hill-trust", "kite-hill-day-centre", since, Decimal(66), None, "day", TODAY_PLACE
    )
    made = []
    for versions, prices in (((first,), ()), ((first, later), (row,))):
        filed = as_filed(lots=[a_lot(price_model=PriceModel(versions))], prices=prices)
        publication = published(filed, day)
        made.append((bodies(publication), tables.files(publication)))
    assert made[0] == made[1]


TODAY_PLACE = a_service().place


def test_a_price_shows_from_its_day_on() -> None:
    row = DatedPrice(
        "kite-hill-trust", "kite-hill-day-centre", TODAY, Decimal(66), None, "day", TODAY_PLACE
    )
    filed = as_filed(prices=[row])
    before = date.fromordinal(TODAY.toordinal() - 1)
    for day, words in ((before, "£62.50 to £84 a day"), (TODAY, "£66 a day")):
        assert words in body_at(published(filed, day), "services/kite-hill-day-centre/")
    assert price_on(a_service(), [row], before) == a_service()
