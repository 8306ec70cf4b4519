"""`import open-referral`: services of other directories come in as drafts, are kept up to date, and name nobody."""

from __future__ import annotations

import gzip
import json
import zipfile
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from generator.check import check
from generator.config import Config
from generator.failure import ImportFailure
from generator.importers.open_referral import read_files
from generator.importers.open_referral.memory import MEMORY
from generator.importers.open_referral.report import REPORT, lines
from generator.load.tables import column_names
from tests.importers.referral_documents import (
    SERVICES,
    existing,
    folder,
    imported,
    outpost,
    page,
    planned,
    rows,
    uk1,
    uk3,
)
from tests.matrix import AS_OF

REAL = Path("/work/shared/data/open-referral")
KINDS = [uk3, uk1, outpost]


def errors(root: Path) -> list[str]:
    problems = check(Config(root, AS_OF, root / "site")).problems
    return [f"{p.place.file} {p.place.field} {p.rule}" for p in problems if p.severity == "error"]


def text_of(root: Path) -> str:
    """All that an import wrote, in one text."""
    files = existing(root)
    names = [n for n in files if "mill-lane" in n or n in (MEMORY, REPORT)]
    return "\n".join(files[name].decode() for name in names)


class TestOneServiceOfEachKind:
    @pytest.mark.parametrize("kind", KINDS)
    def test_becomes_the_same_row(self, tmp_path: Path, kind: Any) -> None:
        root = folder(tmp_path)
        imported(root, kind())
        (row,) = rows(root)
        assert {column: cell for column, cell in row.items() if cell} == {
            "id": "potterne-day-centre",
            "title": "Potterne Day Centre",
            "lot": "day-and-evening-opportunities",
            "summary": "A day centre for people with dementia. We cook, sing and walk by the river.",
            "areas": "devizes",
            "needs": "dementia",
            "age_from": "50",
            "access": "step-free; accessible-toilet",
            "address": "Village Hall, 3 Brook Lane, Potterne",
            "postcode": "SN10 5AA",
            "latitude": "51.33000",
            "longitude": "-2.01000",
            "availability": "ask",
            "price_from": "45",
            "price_unit": "day",
            "regulated": "no",
            "phone": "01632960777",
            "email": "day@mill-lane.example.org",
            "website": "https://mill-lane.example.org/day",
            "days": "mon; wed",
            "hours": "10am to 3.30pm",
            "languages": "polish",
        }

    @pytest.mark.parametrize("kind", KINDS)
    def test_makes_its_provider_with_no_award(self, tmp_path: Path, kind: Any) -> None:
        root = folder(tmp_path)
        imported(root, kind())
        descriptor = (root / "providers/mill-lane-trust/datapackage.yaml").read_text("utf-8")
        assert 'title: "Mill Lane Trust"' in descriptor
        assert '  company_number: "99000777"' in descriptor
        assert '  website: "https://mill-lane.example.org' in descriptor
        assert rows(root, "providers/mill-lane-trust/awards.csv") == []

    @pytest.mark.parametrize("kind", KINDS)
    def test_passes_the_check_and_is_not_listed(self, tmp_path: Path, kind: Any) -> None:
        root = folder(tmp_path)
        imported(root, kind())
        assert errors(root) == []
        checked = check(Config(root, AS_OF, root / "site"))
        rules = {p.rule for p in checked.problems if "mill-lane" in p.place.file}
        assert "service-without-award" in rules

    @pytest.mark.parametrize("kind", KINDS)
    def test_twice_changes_nothing(self, tmp_path: Path, kind: Any) -> None:
        root = folder(tmp_path)
        imported(root, kind())
        assert planned(root, kind()).files == {}

    @pytest.mark.parametrize("key", ["content", "contents"])
    @pytest.mark.parametrize("kind", KINDS)
    def test_is_read_from_pages_and_lists(self, tmp_path: Path, kind: Any, key: str) -> None:
        root = folder(tmp_path)
        other = kind(id="other", name="Rowde Day Centre")
        for document in (page(kind(), other, key=key), [kind(), other]):
            plan = planned(root, document)
            assert [i for i, *_ in plan.report.made] == ["potterne-day-centre", "rowde-day-centre"]

    def test_is_read_from_an_organisation_and_from_a_service_at_a_location(
        self, tmp_path: Path
    ) -> None:
        root = folder(tmp_path)
        service = uk3()
        of = service.pop("organization")
        assert planned(root, {**of, "services": [service]}).report.made
        (at,) = service.pop("service_at_locations")
        plan = planned(root, {**at, "service": {**service, "organization": of}})
        written = plan.files[SERVICES].decode()
        assert "Village Hall" in written

    def test_is_one_where_a_page_and_its_document_have_it(self, tmp_path: Path) -> None:
        whole = uk3()
        short = {k: whole[k] for k in ("id", "name", "description", "status", "organization")}
        made = set()
        for order in permutations([page(short), whole, page(whole, key="content")]):
            root = folder(tmp_path)
            made.add(planned(root, *order).files[SERVICES])
        assert len(made) == 1
        assert b"Village Hall" in made.pop()


class TestAgain:
    def test_a_newer_file_changes_what_it_says(self, tmp_path: Path) -> None:
        root = folder(tmp_path)
        imported(root, uk3())
        newer = uk3(last_modified="2026-10-01T10:00:00Z", email="hello@mill-lane.example.org")
        plan = imported(root, newer)
        assert [(c.column, c.after) for c in plan.report.changes] == [
            ("email", "hello@mill-lane.example.org")
        ]
        assert rows(root)[0]["email"] == "hello@mill-lane.example.org"
        assert planned(root, newer).files == {}

    def test_an_older_file_changes_nothing(self, tmp_path: Path) -> None:
        root = folder(tmp_path)
        imported(root, uk3())
        old = uk3(last_modified="2025-01-01T10:00:00Z", email="old@mill-lane.example.org")
        assert set(planned(root, old).files) <= {REPORT}
        undated = uk3(last_modified=None, email="old@mill-lane.example.org")
        assert set(planned(root, undated).files) <= {REPORT}

    def test_what_a_file_does_not_say_stays(self, tmp_path: Path) -> None:
        root = folder(tmp_path)
        imported(root, uk3())
        before = rows(root)
        poorer = {k: v for k, v in uk3().items() if k in ("id", "name", "status", "organization")}
        imported(root, {**poorer, "last_modified": "2026-11-01T00:00:00Z"})
        assert rows(root) == before

    def test_what_a_person_wrote_stays_and_is_named(self, tmp_path: Path) -> None:
        root = folder(tmp_path)
        imported(root, uk3())
        path = root / SERVICES
        path.write_text(path.read_text("utf-8").replace("10am to 3.30pm", "10am to 3pm"), "utf-8")
        newer = uk3(last_modified="2026-10-01T10:00:00Z")
        newer["schedules"][0]["closes_at"] = "16:00:00"
        plan = imported(root, newer)
        assert rows(root)[0]["hours"] == "10am to 3pm"
        assert [(c.column, c.before, c.after) for c in plan.report.kept] == [
            ("hours", "10am to 3pm", "10am to 4pm")
        ]

    def test_a_price_is_taken_whole_or_not_at_all(self, tmp_path: Path) -> None:
        root = folder(tmp_path)
        imported(root, uk3())
        path = root / SERVICES
        path.write_text(path.read_text("utf-8").replace(",45,,day,", ",50,,day,"), "utf-8")
        cost = [{"amount": 30, "amount_description": "per half day"}]
        imported(root, uk3(last_modified="2026-10-01", cost_options=cost))
        (row,) = rows(root)
        assert (row["price_from"], row["price_unit"]) == ("50", "day")

    def test_a_provider_is_brought_up_to_date_line_by_line(self, tmp_path: Path) -> None:
        root = folder(tmp_path)
        imported(root, uk3())
        path = root / "providers/mill-lane-trust/datapackage.yaml"
        by_hand = path.read_text("utf-8").replace('title: "Mill Lane Trust"', "title: Mill Lane")
        path.write_text(by_hand, "utf-8")
        newer = uk3()
        newer["organization"] |= {
            "name": "Mill Lane Trust (Wiltshire)",
            "email": "office@mill-lane.example.org",
        }
        imported(root, newer)
        text = path.read_text("utf-8")
        assert "title: Mill Lane" in text
        assert 'legal_name: "Mill Lane Trust (Wiltshire)"' in text
        assert '  email: "office@mill-lane.example.org"' in text
        assert errors(root) == []
        assert planned(root, newer).files == {}

    def test_what_was_taken_out_by_hand_stays_out(self, tmp_path: Path) -> None:
        root = folder(tmp_path)
        imported(root, uk3())
        head = (root / SERVICES).read_text("utf-8").splitlines()[0]
        (root / SERVICES).write_text(f"{head}\n", "utf-8")
        plan = planned(root, uk3())
        assert plan.report.made == []
        assert [why for _, _, why, _ in plan.report.unused] == ["taken out by hand"]

    def test_a_new_name_keeps_the_id(self, tmp_path: Path) -> None:
        root = folder(tmp_path)
        imported(root, uk3())
        imported(root, uk3(name="Potterne Friends Day Centre", last_modified="2026-10-01"))
        (row,) = rows(root)
        assert (row["id"], row["title"]) == ("potterne-day-centre", "Potterne Friends Day Centre")

    def test_a_service_that_ended_there_is_named_and_left(self, tmp_path: Path) -> None:
        root = folder(tmp_path)
        imported(root, uk3())
        before = rows(root)
        plan = imported(root, uk3(status="inactive", last_modified="2026-10-01"))
        assert rows(root) == before
        assert "look whether it is withdrawn" in plan.report.unused[0][2]


class TestWhoIsHereAlready:
    @pytest.mark.parametrize(
        "organisation",
        [
            {"name": "KHT", "company_number": "99123456"},
            {"name": "Kite Hill Trust Limited", "website": "https://www.kite-hill-trust.example.org/us"},
            {"name": "KITE HILL TRUST", "phone": "01632 960001"},
        ],
        ids=["by its number", "by name and website", "by name and postcode"],
    )  # fmt: skip
    def test_a_provider_is_matched_and_not_doubled(
        self, tmp_path: Path, organisation: dict[str, Any]
    ) -> None:
        root = folder(tmp_path)
        service = uk3(name="Kite Hill lunch club", organization={"id": "k", **organisation})
        address = service["service_at_locations"][0]["location"]["addresses"][0]
        address["postal_code"] = "SN10 1AA"
        plan = imported(root, service, awarded_too=True)
        assert plan.report.new_providers == []
        assert [row["id"] for row in rows(root, "providers/kite-hill-trust/services.csv")] == [
            "kite-hill-day-centre",
            "kite-hill-evenings",
            "kite-hill-lunch-club",
        ]
        assert errors(root) == []
        assert planned(root, service, awarded_too=True).files == {}

    def test_another_company_of_the_same_name_is_another(self, tmp_path: Path) -> None:
        root = folder(tmp_path)
        other = {"id": "k", "name": "Kite Hill Trust", "company_number": "99000888"}
        plan = imported(root, uk3(organization=other))
        assert plan.report.new_providers == [
            ("kite-hill-trust-2", "Kite Hill Trust", "kite-hill-trust")
        ]
        assert any("look whether they are one" in line for line in lines(plan.report))

    def test_a_service_that_is_there_is_left_alone(self, tmp_path: Path) -> None:
        root = folder(tmp_path)
        before = (root / "providers/kite-hill-trust/services.csv").read_bytes()
        service = uk3(
            name="Kite Hill Day Centre",
            organization={"id": "k", "name": "KHT", "company_number": "99123456"},
        )
        address = service["service_at_locations"][0]["location"]["addresses"][0]
        address["postal_code"] = "SN10 1AA"
        plan = imported(root, service)
        assert [i for _, i in plan.report.matched_services] == ["kite-hill-day-centre"]
        assert (root / "providers/kite-hill-trust/services.csv").read_bytes() == before
        assert planned(root, service).files == {}

    def test_a_registered_location_tells_the_service_whatever_it_is_called(
        self, tmp_path: Path
    ) -> None:
        root = folder(tmp_path)
        there = "https://www.cqc.org.uk/location/1-900000101"  # of brook-lane-flats
        service = uk3(name="The Flats", attributes=[{"name": "Supported living"}], url=there)
        plan = imported(root, service)
        assert [i for _, i in plan.report.matched_services] == ["brook-lane-flats"]
        assert plan.report.new_providers == []
        assert planned(root, service).files == {}

    def test_what_cqc_regulates_is_in_no_lot_that_it_never_does(self, tmp_path: Path) -> None:
        service = uk3(links=[{"url": "https://www.cqc.org.uk/location/1-900000555"}])
        plan = planned(folder(tmp_path), service)
        assert [w for _, _, w, _ in plan.report.unused] == [
            "CQC regulates it, and its lot is for what CQC does not regulate"
        ]

    def test_what_would_be_listed_at_once_waits_for_a_person(self, tmp_path: Path) -> None:
        root = folder(tmp_path)
        service = uk3(organization={"id": "k", "name": "KHT", "company_number": "99123456"})
        plan = planned(root, service)
        assert plan.report.made == []
        assert "--awarded-too" in plan.report.unused[0][2]

    def test_two_organisations_with_one_number_are_one_provider(self, tmp_path: Path) -> None:
        root = folder(tmp_path)
        other = uk3(id="2", name="Rowde Day Centre")
        other["organization"] = {**other["organization"], "id": "x", "name": "The Mill Lane Trust"}
        plan = imported(root, uk3(), other)
        assert len(plan.report.new_providers) == 1
        assert errors(root) == []


class TestPrivacy:
    """No name of a private person, and no home, in anything that an import writes or says."""

    @pytest.mark.parametrize("kind", KINDS)
    def test_no_contact_is_named(self, tmp_path: Path, kind: Any) -> None:
        root = folder(tmp_path)
        service = kind(
            description="A day centre for people with dementia. Ask for Denise on 01632 960777. "
            "Denise Hartley runs it. We cook and sing together every week."
        )
        service["contacts"][0]["email"] = "denise.hartley@mill-lane.example.org"
        plan = imported(root, service)
        for text in (text_of(root), "\n".join(lines(plan.report))):
            assert "Denise" not in text
            assert "denise" not in text
            assert "Hartley" not in text
        assert rows(root)[0]["summary"] == (
            "A day centre for people with dementia. We cook and sing together every week."
        )

    @pytest.mark.parametrize(
        "name", ["Jane Smith", "Mrs J Smith", "Smith, Jane", "Jane Smith - Childminder", "J. Smith", "Dr Jane Smith"]
    )  # fmt: skip
    def test_one_person_gives_neither_a_name_nor_a_home(self, tmp_path: Path, name: str) -> None:
        root = folder(tmp_path)
        service = outpost(
            name="Mill Lane day support",
            organisation={"id": 5, "name": name},
            taxonomies=[{"name": "Day support"}, {"name": "Personal assistants"}],
        )
        service["locations"][0] |= {"address_1": "14 Acacia Avenue", "name": name}
        plan = imported(root, service)
        everything = text_of(root) + "\n".join(lines(plan.report))
        assert [title for _, title, _ in plan.report.new_providers] == ["Mill Lane day support"]
        for private in ("Smith", "Jane", "Acacia", "SN10 5AA", "51.33"):
            assert private not in everything
        assert errors(root) == []
        assert rows(root, "providers/mill-lane-day-support/services.csv")[0]["areas"] == "devizes"

    def test_a_title_tells_one_person_even_with_a_number(self, tmp_path: Path) -> None:
        root = folder(tmp_path)
        for number, name in enumerate(("Mr P Jones", "Mary Green - childminder")):
            of = {"id": name, "name": name, "company_number": f"9900088{number}"}
            imported(root, uk3(id=name, name="Rowde day club", organization=of))
        (tmp_path / "council" / REPORT).unlink()
        assert {"rowde-day-club", "rowde-day-club-2"} <= {
            p.name for p in (root / "providers").iterdir()
        }
        assert not any(
            "Jones" in t.decode() or "Green" in t.decode()
            for n, t in existing(root).items()
            if "rowde" in n
        )

    def test_a_service_named_like_a_person_is_left_out(self, tmp_path: Path) -> None:
        root = folder(tmp_path)
        plan = imported(root, uk3(name="Jane Smith - personal assistant"))
        assert plan.report.made == []
        assert "Jane" not in text_of(root) + "\n".join(lines(plan.report))

    @pytest.mark.parametrize(
        "place",
        [
            {"mask_exact_address": True},
            {"address_1": "***"},
            {"address_1": "c/o Mrs Hartley, 3 Brook Lane"},
            {"description": "This is the childminder's home"},
        ],
    )
    def test_an_address_that_is_a_home_is_left_out(
        self, tmp_path: Path, place: dict[str, Any]
    ) -> None:
        root = folder(tmp_path)
        service = outpost()
        service["locations"][0] |= place
        plan = imported(root, service)
        (row,) = rows(root)
        assert [row[c] for c in ("address", "postcode", "latitude", "areas")] == ["", "", "", "devizes"]  # fmt: skip
        assert plan.report.private.total() == 1

    def test_a_small_group_in_a_street_of_houses(self, tmp_path: Path) -> None:
        root = folder(tmp_path)
        service = outpost(
            url=None, organisation={"id": 1, "name": "Mill Lane Trust"}, contacts=[{"email": "singers@gmail.com"}]
        )  # fmt: skip
        service["locations"][0]["address_1"] = "14 Acacia Avenue"
        imported(root, service)
        assert rows(root)[0]["address"] == ""

    def test_a_contact_that_its_source_does_not_show(self, tmp_path: Path) -> None:
        root = folder(tmp_path)
        service = outpost()
        service["contacts"][0]["visible"] = False
        imported(root, service)
        assert rows(root)[0]["phone"] == ""

    def test_a_name_that_no_list_has_is_known_by_the_contact(self, tmp_path: Path) -> None:
        root = folder(tmp_path)
        service = outpost(
            description="A club for people with dementia. Oyelaran began it. We cook and sing.",
            registered_manager="Oyelaran Adeyemi",
        )
        service["contacts"][0]["name"] = "Oyelaran Adeyemi"
        service["locations"][0] |= {"address_1": "", "city": "", "name": "Oyelaran Adeyemi"}
        plan = imported(root, service)
        assert rows(root)[0]["summary"].endswith("dementia. We cook and sing.")
        assert "Oyelaran" not in text_of(root) + "\n".join(lines(plan.report))

    @pytest.mark.parametrize("answers", ["Office", "The duty team", "Bookings line"])
    def test_who_answers_is_nobody_where_it_is_an_office(
        self, tmp_path: Path, answers: str
    ) -> None:
        root = folder(tmp_path)
        service = outpost()
        service["contacts"] = [{"name": answers, "email": "office.team@mill-lane.example.org"}]
        imported(root, service)
        assert rows(root)[0]["email"] == "office.team@mill-lane.example.org"

    def test_charities_that_bear_a_persons_name_are_no_people(self, tmp_path: Path) -> None:
        root = folder(tmp_path)
        of = {"id": "k", "name": "Grace Hartley", "charity_number": "9900123"}
        plan = imported(root, uk3(organization=of))
        assert plan.report.new_providers == [("grace-hartley", "Grace Hartley", "")]


class TestWhatIsLeftOut:
    def test_what_no_field_takes_is_counted_with_an_example(self, tmp_path: Path) -> None:
        root = folder(tmp_path)
        plan = imported(
            root,
            uk3(accreditations="Investors in People", assured_date="2026-01-01"),
            uk3(id="2", name="Rowde Day Centre", accreditations="ISO 9001"),
        )
        assert plan.report.unread["accreditations"] == (2, "ISO 9001")
        assert any("2: accreditations, such as" in line for line in lines(plan.report))
        counted = {r["what"]: r["count"] for r in rows(root, REPORT) if r["outcome"] == "no field takes"}  # fmt: skip
        assert counted["accreditations"] == "2"

    @pytest.mark.parametrize(
        ("changes", "why"),
        [
            ({"attributes": [], "name": "Potterne library"}, "no word of the map stands for it"),
            ({"name": "Potterne toddler group"}, "it is not for adults who need care or support"),
            ({"minimum_age": 5, "maximum_age": 16}, "it is not for adults who need care or support"),
            ({"status": "defunct"}, "its source says that it is not running"),
            ({"attributes": [{"name": "Shared Lives"}]}, "its lot is not in lots/"),
            ({"organization": None}, "no organisation in the files: give the whole documents, /services/<id>, as well"),
            ({"description": "We cook and sing by the river each week."}, "no need in content/needs.yml stands for it"),
        ],
    )  # fmt: skip
    def test_a_service_that_is_none_here_says_why(
        self, tmp_path: Path, changes: dict[str, Any], why: str
    ) -> None:
        plan = planned(folder(tmp_path), uk3(**changes))
        assert [w for _, _, w, _ in plan.report.unused] == [why]
        assert plan.report.made == []

    def test_a_lot_can_be_given_for_what_no_word_stands_for(self, tmp_path: Path) -> None:
        service = uk3(attributes=[], name="Potterne friends")
        plan = planned(folder(tmp_path), service, only_lot="supported-living")
        assert [lot for *_, lot in plan.report.made] == ["supported-living"]

    def test_the_councils_own_map_takes_the_place_of_the_one_that_comes_along(
        self, tmp_path: Path
    ) -> None:
        root = folder(tmp_path)
        own = "types:\n  - words: [library]\n    lots: [supported-living]\n    needs: [autism]\n"
        (root / "content/open-referral-mapping.yml").write_text(own, "utf-8")
        plan = imported(root, uk3(attributes=[], name="Potterne library", description=""))
        assert rows(root)[0]["needs"] == "autism"
        assert len(plan.report.made) == 1
        assert errors(root) == []

    def test_a_map_that_is_wrong_is_named_with_its_line(self, tmp_path: Path) -> None:
        root = folder(tmp_path)
        (root / "content/open-referral-mapping.yml").write_text("types:\n  - words: 3\n", "utf-8")
        with pytest.raises(ImportFailure, match=r"content/open-referral-mapping\.yml, line 2"):
            planned(root, uk3())
        assert any("open-referral-mapping" in error for error in errors(root))


class TestPlaces:
    def test_each_place_is_a_row_and_the_first_keeps_its_id(self, tmp_path: Path) -> None:
        root = folder(tmp_path)
        service = uk3()
        imported(root, service)
        second = json.loads(json.dumps(service["service_at_locations"][0]))
        second["location"] |= {"id": "annexe", "latitude": 51.34, "longitude": -1.77}
        second["location"]["addresses"][0] |= {"address_1": "Bouverie Hall", "city": "Pewsey", "postal_code": "SN9 5ES"}  # fmt: skip
        service["service_at_locations"].insert(0, second)
        imported(root, service)
        first, other = rows(root)
        assert (first["id"], first["areas"]) == ("potterne-day-centre", "devizes")
        assert (other["title"], other["areas"]) == ("Potterne Day Centre (Pewsey)", "pewsey")
        assert errors(root) == []
        assert planned(root, service).files == {}

    def test_an_address_far_away_is_not_where_the_service_is(self, tmp_path: Path) -> None:
        root = folder(tmp_path)
        service = uk3()
        service["service_at_locations"][0]["location"] |= {"latitude": 54.97, "longitude": -1.61}
        imported(root, service)
        (row,) = rows(root)
        assert (row["address"], row["areas"]) == ("", "all")
        assert errors(root) == []

    def test_the_areas_that_it_serves_come_before_where_it_is(self, tmp_path: Path) -> None:
        root = folder(tmp_path)
        imported(root, uk3(service_areas=[{"name": "Pewsey"}, {"service_area": "Trowbridge"}]))
        assert rows(root)[0]["areas"] == "pewsey; trowbridge"


class TestFiles:
    @pytest.mark.parametrize(
        ("content", "why"),
        [
            ('{"contents": [', "this is not JSON that can be read"),
            ("", "the file is empty"),
            ("<!DOCTYPE html><p>No", "a web page, not JSON"),
            ("[" * 100_000 + "]" * 100_000, "nested"),
            ('{"a":' * 60 + "1" + "}" * 60, "nested more than 40 deep"),
            ('{"id": NaN}', "NaN is no number"),
            ("9" * 5000, "this is not JSON that can be read"),
        ],
    )
    def test_one_that_cannot_be_used_is_named_and_stops_no_other(
        self, tmp_path: Path, content: str, why: str
    ) -> None:
        bad, good = tmp_path / "bad.json", tmp_path / "good.json"
        bad.write_text(content, "utf-8")
        good.write_text(json.dumps(uk3()), "utf-8")
        read = read_files([bad, good])
        assert [file.name for file in read.files] == ["good.json"]
        (line,) = read.unread
        assert "bad.json" in line
        assert why in line
        assert "\n" not in line
        with pytest.raises(ImportFailure, match=r"bad\.json"):
            read_files([bad])

    def test_folders_and_packed_files_are_looked_into(self, tmp_path: Path) -> None:
        text = json.dumps(uk3()).encode()
        (tmp_path / "in").mkdir()
        (tmp_path / "in" / "page.json").write_bytes(text)
        (tmp_path / "in" / "page.json.gz").write_bytes(gzip.compress(text))
        with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
            archive.writestr("a.json", text)
            archive.writestr("b.json", "{")
        read = read_files([tmp_path / "in", tmp_path / "all.zip"])
        assert [file.name for file in read.files] == ["page.json", "page.json", "all.zip/a.json"]
        assert [line.partition(":")[0] for line in read.unread] == [f"{tmp_path}/all.zip/b.json"]

    def test_one_that_is_too_large_is_not_parsed(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("generator.importers.open_referral.files.MAX_VALUES", 1_000)
        path = tmp_path / "many.json"
        path.write_text("[" + "[]," * 1_000 + "[]]", "utf-8")
        with pytest.raises(ImportFailure, match="more than 1,000 values"):
            read_files([path])
        monkeypatch.setattr("generator.importers.open_referral.files.MAX_BYTES", 1_000)
        with pytest.raises(ImportFailure, match="at most 1,000 are read"):
            read_files([path])

    def test_a_line_for_each_document(self, tmp_path: Path) -> None:
        root = folder(tmp_path)
        text = "\n".join(json.dumps(s) for s in (uk3(), uk3(id="2", name="Rowde Day Centre")))
        assert planned(root, text).report.read == 2

    def test_the_number_of_services_is_limited(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
        monkeypatch.setattr("generator.importers.open_referral.documents.MOST_SERVICES", 1)
        with pytest.raises(ImportFailure, match="more than 1 services"):
            planned(folder(tmp_path), page(uk3(), uk3(id="2")))

    @pytest.mark.parametrize(
        "odd",
        [
            {"name": 3}, {"service_at_locations": {"location": "x"}}, {"schedules": [[1], None, "Monday"]},
            {"cost_options": "free"}, {"contacts": [None, {}, {"phones": "01632 960777"}]},
            {"attributes": [{"taxonomy_term": "Day centre"}, 5]}, {"description": {"en": "x"}},
            {"minimum_age": "old", "maximum_age": -4}, {"organization": {"name": ["x"]}},
            {"url": "javascript:alert(1)"}, {"email": "x" * 500}, {"name": "=cmd()|x day centre"},
            {"description": "\ud800 dementia \x00 \u202e day <script>alert(1)</script>"},
        ],
    )  # fmt: skip
    def test_odd_values_break_nothing(self, tmp_path: Path, odd: dict[str, Any]) -> None:
        root = folder(tmp_path)
        plan = imported(root, {**uk3(), **odd})
        assert list(lines(plan.report))
        assert errors(root) == []
        assert planned(root, {**uk3(), **odd}).files == {}


@pytest.mark.skipif(not REAL.exists(), reason="no real documents here")
def test_the_standards_own_examples_are_read(tmp_path: Path) -> None:
    read = read_files([REAL])
    assert read.unread == ()
    assert len(read.files) == 27
    root = folder(tmp_path)
    examples = [p.read_text("utf-8") for p in sorted(REAL.glob("*.json"))]
    plan = imported(root, *examples, only_lot="supported-living")
    assert (plan.report.read, len(plan.report.made)) == (1, 0)
    assert "Persona" not in "\n".join(lines(plan.report))


def test_the_report_and_the_memory_have_the_columns_that_they_say(tmp_path: Path) -> None:
    root = folder(tmp_path)
    imported(root, uk3())
    columns = {row["column"] for row in rows(root, MEMORY) if row["kind"] == "service"}
    assert columns <= {*column_names("services"), "modified", "site"}
    assert {row["outcome"] for row in rows(root, REPORT)} <= {
        *("not taken in", "here already", "kept", "no field takes", "could not be used", "private")
    }
