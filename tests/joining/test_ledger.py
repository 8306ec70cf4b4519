"""An address that was public is never lost: the build keeps a ledger, and fails rather than drop one."""

from __future__ import annotations

import csv
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.build import Built, build
from generator.config import Config
from generator.load import Gaps
from generator.problem import Place
from generator.records.ledger import LEDGER, Ledger, Moved, PublicAddress
from generator.report import Silent
from generator.rules.addresses import Addresses, address_lost
from generator.site import files
from generator.site.ledger import with_new
from generator.site.routes import how_to_keep, kind_of
from tests.builders import NOWHERE, as_filed
from tests.matrix import AS_OF, problems_in

LATER = date(2026, 12, 1)


def _built(root: Path, day: date = AS_OF, records: bool = True) -> Built:
    return build(Config(root, day, root / "site", records=records), Silent())


def _edit(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


def _ledger(*addresses: str, seen: date = AS_OF) -> Ledger:
    place = Place(LEDGER)
    return Ledger({a: PublicAddress(a, kind_of(a), seen, place) for a in addresses})


def _lost(
    ledger: Ledger, standing: Collection[str], day: date = AS_OF, **more: frozenset[str]
) -> list[str]:
    """What the rule says of the addresses that are lost, each up to its first words."""
    found = Addresses(
        filed=replace(as_filed(), ledger=ledger),
        as_of=day,
        sources=tuple((address, NOWHERE) for address in standing),
        kind_of=kind_of,
        how_to_keep=how_to_keep,
        filled=files.FILLED,
        is_made=files.is_made,
        gaps=Gaps(frozenset(), frozenset(), {"services": frozenset()}, frozenset()),
        **{"former": frozenset(), "left_out": frozenset(), "files": frozenset(), **more},
    )
    return [words.partition(" is public since ")[0] for _, words in address_lost(found)]


# The file's rules, without a build


def test_a_new_address_is_added_in_its_place_and_nothing_else_changes() -> None:
    text = with_new(_ledger("areas/devizes/", "services/b/"), ["services/a/", "services/b/"], LATER)
    assert text == (
        "address,kind,first_seen\n/areas/devizes/,area,2026-11-23\n"
        "/services/a/,service,2026-12-01\n/services/b/,service,2026-11-23\n"
    )


def test_a_build_for_an_older_day_changes_no_day_that_is_written() -> None:
    assert with_new(_ledger("services/a/"), ["services/a/"], date(2024, 1, 1)) is None


def test_only_what_was_public_by_the_day_can_be_lost_on_it() -> None:
    ledger = _ledger("services/a/")
    assert _lost(ledger, ()) == ["/services/a/"]
    assert _lost(ledger, (), date(2026, 11, 22)) == []
    assert _lost(ledger, {"services/a/"}) == []


def test_what_leads_on_by_a_former_id_or_is_left_out_for_a_mistake_is_not_lost() -> None:
    ledger = _ledger("services/a/")
    assert _lost(ledger, {"services/b/"}, former=frozenset({"services/a/"})) == []
    assert _lost(ledger, {"services/b/"}, left_out=frozenset({"services/a/"})) == []
    assert _lost(ledger, {"services/b/"}) == ["/services/a/"]


# With a build


def test_the_first_build_writes_down_every_page_and_the_next_one_nothing(root: Path) -> None:
    built = _built(root)
    written = (root / LEDGER).read_text("utf-8")
    lines = written.splitlines()
    assert len(lines) - 1 == built.pages
    assert lines[1:] == sorted(lines[1:])
    assert "/services/brook-lane-supported-living/" in written or "/services/" in written
    assert _built(root, LATER).problems == ()
    assert (root / LEDGER).read_text("utf-8") == written


def test_a_build_that_is_only_looked_at_writes_nothing_down(root: Path) -> None:
    _built(root, records=False)
    assert not (root / LEDGER).exists()


def test_a_service_that_is_gone_stops_the_build_and_the_site_before_stays(root: Path) -> None:
    _built(root)
    page = root / "site" / "services" / "kite-hill-day-centre" / "index.html"
    before = page.read_bytes()
    services = root / "providers" / "kite-hill-trust" / "services.csv"
    _edit(services, "kite-hill-day-centre", "kite-hill-kitchen")
    for name in ("evidence.csv", "feedback.csv"):
        path = root / "providers" / "kite-hill-trust" / name
        path.write_text(
            path.read_text("utf-8").replace("kite-hill-day-centre", "kite-hill-kitchen"), "utf-8"
        )
    built = _built(root)
    assert built.publication is None
    assert {p.rule for p in built.problems} == {"address-lost"}
    assert "former_ids" in built.problems[0].message
    assert built.problems[0].place.file == LEDGER
    assert page.read_bytes() == before


def test_with_its_former_id_the_old_address_leads_on(root: Path) -> None:
    _built(root)
    folder = root / "providers" / "kite-hill-trust"
    for name in ("services.csv", "evidence.csv", "feedback.csv"):
        path = folder / name
        path.write_text(
            path.read_text("utf-8").replace("kite-hill-day-centre", "kite-hill-kitchen"), "utf-8"
        )
    lines = (folder / "services.csv").read_text("utf-8").splitlines()
    header = lines[0].split(",")
    at = header.index("former_ids") - len(header)
    for number, line in enumerate(lines):
        if line.startswith("kite-hill-kitchen,"):
            cells = line.split(",")
            cells[at] = "kite-hill-day-centre"
            lines[number] = ",".join(cells)
    (folder / "services.csv").write_text("\n".join(lines) + "\n", "utf-8")
    assert _built(root).publication is not None
    page = root / "site" / "services" / "kite-hill-day-centre" / "index.html"
    assert "kite-hill-kitchen" in page.read_text("utf-8")


def test_the_old_address_leads_on_to_what_waits_for_an_award(root: Path) -> None:
    """Renamed, and moved to a lot that the provider has not been awarded yet."""
    _built(root)
    services = root / "providers" / "kite-hill-trust" / "services.csv"
    with services.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    row = next(row for row in rows if row["id"] == "kite-hill-day-centre")
    row |= {"id": "kite-hill-flats", "former_ids": "kite-hill-day-centre"}
    row |= {"lot": "supported-living", "price_unit": "hour"}
    with services.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(row), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    _edit(services.with_name("feedback.csv"), "kite-hill-day-centre", "kite-hill-flats")
    assert [p for p in problems_in(root) if p.severity == "error"] == []
    assert _built(root).publication is not None
    page = root / "site" / "services" / "kite-hill-day-centre" / "index.html"
    assert "kite-hill-flats" in page.read_text("utf-8")
    assert (root / "site" / "services" / "kite-hill-flats" / "index.html").is_file()


def test_a_lot_that_goes_back_to_planned_would_lose_its_pages_by_area(root: Path) -> None:
    _built(root)
    _edit(root / "lots" / "day-and-evening-opportunities.yml", "state: live", "state: planned")
    assert {p.rule for p in problems_in(root)} == {"address-lost"}
    built = _built(root)
    assert built.publication is None
    assert {p.rule for p in built.problems} == {"address-lost"}
    below = ("/lots/day-and-evening-opportunities/", "/easy-read/day-and-evening-opportunities/")
    assert all(any(page in p.message for page in below) for p in built.problems)


def test_a_redirect_keeps_a_removed_page_and_what_is_below_it(root: Path) -> None:
    _built(root)
    (root / LEDGER).write_text(
        (root / LEDGER).read_text("utf-8")
        + "/lots/day-centres/,lot,2026-01-05\n/lots/day-centres/devizes/,lot-in-area,2026-01-05\n",
        "utf-8",
    )
    assert {p.rule for p in problems_in(root)} == {"address-lost"}
    (root / "content" / "redirects.csv").write_text(
        "address,leads_to\n/lots/day-centres/,/lots/day-and-evening-opportunities/\n", "utf-8"
    )
    assert _built(root).problems == ()
    for former in ("lots/day-centres", "lots/day-centres/devizes"):
        page = (root / "site" / former / "index.html").read_text("utf-8")
        assert "lots/day-and-evening-opportunities/" in page


def test_of_two_redirects_the_one_that_says_more_counts_and_each_is_followed_to_its_end() -> None:
    pairs = [
        ("lots/day/", "lots/"),
        ("lots/day/devizes/", "areas/old-devizes/"),
        ("areas/old-devizes/", "areas/devizes/"),
        ("areas/", "find/"),
    ]
    ledger = Ledger(moved=tuple(Moved(*pair, NOWHERE) for pair in pairs))
    reverse = Ledger(moved=ledger.moved[::-1])
    for each in (ledger, reverse):
        assert each.leads_on("lots/day/corsham/", {"areas/devizes/"}) == "lots/"
        assert each.leads_on("lots/day/devizes/", {"areas/devizes/"}) == "areas/devizes/"
        assert each.leads_on("services/day/", ()) is None


def test_redirects_in_a_circle_lead_nowhere() -> None:
    there, back = Moved("areas/a/", "areas/b/", NOWHERE), Moved("areas/b/", "areas/a/", NOWHERE)
    ledger = Ledger(moved=(there, back))
    assert ledger.leads_on("areas/a/devizes/", ()) is None
    assert ledger.way("areas/a/", ()) == ("areas/a/", "areas/b/", "areas/a/")
    assert ledger.leads_on("areas/a/", {"areas/b/"}) == "areas/b/"


def test_the_command_records_only_the_build_that_is_published(
    run, root: Path, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    assert run("build", "--root", root, "--out", tmp_path / "elsewhere", "-q")[0] == 0
    assert run("build", "--root", root, "--as-of", "2026-11-23", "-q")[0] == 0
    assert not (root / LEDGER).exists()
    assert run("build", "--root", root, "--as-of", "2026-11-23", "--ledger", "-q")[0] == 0
    assert (root / LEDGER).is_file()
