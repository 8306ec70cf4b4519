"""A location that changes hands: its page, its address and what was written of it go with it; the award does not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.check import check
from generator.config import Config
from generator.importers.start import lines
from generator.publication import WithheldService
from generator.worklist import actions
from generator.worklist.action import ActionKind
from tests.importers.register_files import api, csv_bytes, edited, hsca, rows_of, start, table
from tests.importers.test_start_again import AWARDS, DECEMBER, FACTS, REPORT, SERVICES, TODAY

Files = dict[str, bytes]
LODGE = {"Location ID": "1-000000102", "Location Name": "Wren Lodge"}
HERON = {
    "Provider ID": "1-000000009",
    "Provider Name": "Heron Homes Ltd",
    "Provider Companies House Number": "99000009",
}
HERE = "providers/heron-homes"
THERE = "providers/kestrel-care"


def with_history(files: Files) -> Files:
    """What the council and others have written of Kestrel House since."""
    files = edited(
        files,
        SERVICES,
        0,
        summary="A calm house by the mill, with a garden and two cats.",
        age_to="90",
    )
    proof = (
        {"criterion": "public-liability-insurance", "service": s}
        for s in ("", "kestrel-house", "wren-lodge")
    )
    seen = {"result": "met", "seen_on": "2026-03-01", "seen_by": "Officer", "valid_until": ""}
    voice = {"service": "kestrel-house", "month": "2026-09", "from": "family-or-carer"}
    voices = [{**voice, "score": "5", "comment": "Kind people.", "reply": "", "done": ""}]
    descriptor = f"{THERE}/datapackage.yaml"
    listed = b"resources:\n  - {name: evidence, path: evidence.csv}\n  - {name: feedback, path: feedback.csv}\n"
    return {
        **files,
        f"{THERE}/evidence.csv": csv_bytes(table([{**p, **seen} for p in proof])),
        f"{THERE}/feedback.csv": csv_bytes(table(voices)),
        descriptor: files[descriptor].replace(b"resources:\n", listed),
    }


def after(folder: Path, *rows: dict[str, str]) -> tuple[Files, Files, Any]:
    """The folder with a history, and what a register makes of it."""
    first = with_history(dict(start(folder, {"h": hsca({}, LODGE)}).files))
    plan = start(folder, {DECEMBER: hsca(*rows)}, first)
    return first, {**first, **plan.files}, plan.report


class TestTheSameLocationOfAnotherProvider:
    def test_moves_with_its_id_and_what_people_wrote(self, tmp_path: Path) -> None:
        before, files, _ = after(tmp_path, HERON, LODGE)
        [row] = rows_of(files, f"{HERE}/services.csv")
        assert row["id"] == "kestrel-house"
        assert (row["summary"], row["age_to"]) == (
            "A calm house by the mill, with a garden and two cats.",
            "90",
        )
        assert [r["id"] for r in rows_of(files, SERVICES)] == ["wren-lodge"]
        assert rows_of(files, FACTS)[0]["provider_id"] == "1-000000009"
        descriptor = yaml.safe_load(files[f"{HERE}/datapackage.yaml"])
        assert descriptor["provider"]["legal_name"] == "Heron Homes Ltd"
        assert before[AWARDS] == files[AWARDS]

    def test_with_its_proof_and_its_feedback(self, tmp_path: Path) -> None:
        _, files, _ = after(tmp_path, HERON, LODGE)
        proof = {
            slug: [row["service"] for row in rows_of(files, f"{slug}/evidence.csv")]
            for slug in (THERE, HERE)
        }
        assert proof == {THERE: ["", "wren-lodge"], HERE: ["kestrel-house"]}
        assert rows_of(files, f"{THERE}/feedback.csv") == []
        [voice] = rows_of(files, f"{HERE}/feedback.csv")
        assert (voice["service"], voice["comment"]) == ("kestrel-house", "Kind people.")
        listed = yaml.safe_load(files[f"{HERE}/datapackage.yaml"])["resources"]
        assert {resource["name"] for resource in listed} == {
            *("services", "awards", "evidence", "feedback")
        }

    def test_and_its_picture(self, tmp_path: Path) -> None:
        first = dict(start(tmp_path, {"h": hsca({})}).files)
        first = edited(first, SERVICES, 0, image="images/mill.jpg", image_alt="The mill")
        first[f"{THERE}/images/mill.jpg"] = b"a picture"
        again = start(tmp_path, {DECEMBER: hsca(HERON)}, first)
        assert again.files[f"{HERE}/images/mill.jpg"] == b"a picture"

    def test_is_nobodys_award_until_somebody_decides(self, tmp_path: Path) -> None:
        _, files, report = after(tmp_path, HERON, LODGE)
        assert rows_of(files, f"{HERE}/awards.csv") == []
        words = "\n".join(lines(report))
        assert (
            "  1-000000101 Kestrel House (kestrel-house): from kestrel-care to heron-homes, "
            "which has no award for residential-and-nursing-care: not listed until somebody decides"
        ) in words

    def test_stands_on_the_award_that_the_new_provider_has(self, tmp_path: Path) -> None:
        wood = LODGE | HERON
        first = start(tmp_path, {"h": hsca({}, wood)}).files
        again = start(tmp_path, {DECEMBER: hsca(HERON, wood)}, first)
        assert f"{HERE}/awards.csv" not in again.files
        assert [r["id"] for r in rows_of(again.files, f"{HERE}/services.csv")] == [
            *("wren-lodge", "kestrel-house")
        ]
        assert again.report.unawarded == ()

    def test_happens_once(self, tmp_path: Path) -> None:
        _, files, _ = after(tmp_path, HERON, LODGE)
        assert start(tmp_path, {DECEMBER: hsca(HERON, LODGE)}, files).files == {}

    def test_leaves_a_row_that_a_person_put_elsewhere(self, tmp_path: Path) -> None:
        first = dict(start(tmp_path, {"h": hsca({}, LODGE)}).files)
        [house, lodge] = rows_of(first, SERVICES)
        own = f"{THERE}-partner"
        first[SERVICES] = csv_bytes(table([lodge]))
        first[f"{own}/services.csv"] = csv_bytes(table([house]))
        again = start(tmp_path, {DECEMBER: hsca(HERON, LODGE)}, first)
        assert again.report.handed_over == ()
        assert [row["id"] for row in rows_of(again.files, f"{own}/services.csv")] == [
            "kestrel-house"
        ]
        assert not any(name.startswith(HERE) for name in again.files)

    def test_passes_the_check_and_keeps_its_page(self, tmp_path: Path) -> None:
        _, files, _ = after(tmp_path, HERON, LODGE)
        ledger = "address,kind,first_seen\n/services/kestrel-house/,service,2026-11-01\n"
        files["content/addresses.csv"] = ledger.encode()
        root = tmp_path / "root"
        for name, content in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content)
        checked = check(Config(root=root, as_of=TODAY, out=root / "site"))
        assert [str(p) for p in checked.problems if p.severity == "error"] == []
        assert checked.publication is not None
        [entry] = [e for e in checked.publication.entries if e.id == "kestrel-house"]
        assert entry.provider == "heron-homes"
        assert isinstance(entry, WithheldService)
        assert checked.filed is not None
        wanted = actions(checked.publication, checked.filed, within=60)
        assert [a.words for a in wanted if a.kind is ActionKind.AWARD and a.provider] == [
            'Nobody has decided on an award for "Residential and nursing care", '
            "so what has a page there is off the list."
        ]


class TestANewLocationInThePlaceOfAFormerOne:
    NEW = "1-000000300"

    def register(self, **more: Any) -> bytes:
        former = {"type": "HSCA Predecessor", "relatedLocationId": "1-000000101"}
        latest = {"locationId": self.NEW, "providerId": "1-000000009", "relationships": [former]}
        ended = {"registrationStatus": "Deregistered", "deregistrationDate": "2026-11-30"}
        old = {"relationships": [{"type": "HSCA Successor", "relatedLocationId": self.NEW}]}
        return api({**ended, **old}, {**latest, **more})

    def test_takes_over_its_row_and_its_page(self, tmp_path: Path) -> None:
        first = with_history(dict(start(tmp_path, {"h": hsca({}, LODGE)}).files))
        plan = start(tmp_path, {"d": self.register(), DECEMBER: hsca(LODGE)}, first)
        [row] = rows_of(plan.files, "providers/provider-1-000000009/services.csv")
        assert (row["id"], row["cqc_location_id"]) == ("kestrel-house", self.NEW)
        assert (row["withdrawn_on"], row["summary"]) == (
            "",
            "A calm house by the mill, with a garden and two cats.",
        )
        facts = {r["location_id"]: r["deregistered_on"] for r in rows_of(plan.files, FACTS)}
        assert facts == {"1-000000101": "2026-11-30", "1-000000102": "", self.NEW: ""}
        [one] = plan.report.handed_over
        assert (one.former_location, one.location_id) == ("1-000000101", self.NEW)
        files = {**first, **plan.files}
        again = {"d": self.register(), DECEMBER: hsca(LODGE)}
        assert start(tmp_path, again, files).files == {}

    def test_with_the_same_provider_stays_where_it_is(self, tmp_path: Path) -> None:
        first = start(tmp_path, {"h": hsca({}, LODGE)}).files
        register = {"d": self.register(providerId="1-000000001"), DECEMBER: hsca(LODGE)}
        rows = rows_of(start(tmp_path, register, first).files, SERVICES)
        assert [(r["id"], r["cqc_location_id"]) for r in rows] == [
            ("kestrel-house", self.NEW),
            ("wren-lodge", "1-000000102"),
        ]

    def test_where_both_have_a_page_the_former_leads_to_the_present(self, tmp_path: Path) -> None:
        """An import from before has laid out the new one beside the old one, which it withdrew."""
        first = dict(start(tmp_path, {"h": hsca({}, {"Location ID": self.NEW, **HERON})}).files)
        first = with_history({**first, f"{THERE}/services.csv": first[f"{THERE}/services.csv"]})
        plan = start(tmp_path, {"d": self.register()}, first)
        [row] = rows_of(plan.files, f"{HERE}/services.csv")
        assert row["former_ids"] == "kestrel-house"
        assert rows_of(plan.files, SERVICES) == []
        assert [v["service"] for v in rows_of(plan.files, f"{HERE}/feedback.csv")] == [row["id"]]

    def test_that_a_person_had_taken_out_stays_out(self, tmp_path: Path) -> None:
        first = dict(start(tmp_path, {"h": hsca({}, LODGE)}).files)
        first[SERVICES] = csv_bytes(table(rows_of(first, SERVICES)[1:]))
        plan = start(tmp_path, {"d": self.register(), DECEMBER: hsca(LODGE)}, first)
        assert not any(name.endswith("services.csv") for name in plan.files)
        assert REPORT in plan.files


def test_one_home_with_two_registrations_is_one_entry_and_named(tmp_path: Path) -> None:
    second = {"locationId": "1-000000300", "providerId": "1-000000009"}
    tie = {"relationships": [{"type": "Dual Registration", "relatedLocationId": "1-000000101"}]}
    plan = start(tmp_path, {"j": api({}, {**second, **tie})})
    assert [listed.location_id for listed in plan.report.services] == ["1-000000101"]
    assert [u.what for u in plan.report.unused if "two registrations" in u.why] == ["1-000000300"]


@pytest.mark.parametrize("missing", ["evidence.csv", "feedback.csv"])
def test_a_damaged_table_of_a_package_is_named(tmp_path: Path, missing: str) -> None:
    first = with_history(dict(start(tmp_path, {"h": hsca({}, LODGE)}).files))
    first[f"{THERE}/{missing}"] = b"a,b\n1,2\n"
    with pytest.raises(Exception, match=f"{THERE}/{missing}: the header should have one column"):
        start(tmp_path, {DECEMBER: hsca(HERON, LODGE)}, first)
