"""`start` on an empty folder: what a register becomes, and that it passes every check as it stands."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml

from generator import formats
from generator.check import check
from generator.config import BROWSER_SCHEMAS, SCHEMAS, Config
from generator.failure import ImportFailure
from generator.importers.start import lines, tidy
from generator.load import load
from generator.problem import Problem
from generator.publication import publish
from generator.records import Vetting
from tests.importers.register_files import (
    TODAY,
    api,
    directory,
    hsca,
    installation,
    postcodes,
    ratings,
    rows_of,
    start,
)

ROOT = Path(__file__).parents[2]
LODGE = {
    "Location ID": "1-000000102",
    "Location Name": "Wren Lodge",
    "Provider ID": "1-000000002",
    "Provider Companies House Number": "99000002",
}
HOME_CARE = "Domiciliary care service, Supported living service"


def problems(folder: Path, files: Mapping[str, bytes]) -> list[Problem]:
    """What `check` says of the started folder."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return [*check(Config(root=folder, as_of=TODAY, out=folder / "site")).problems]


def service(
    files: Mapping[str, bytes], provider: str = "kestrel-care", row: int = 0
) -> dict[str, str]:
    return rows_of(files, f"providers/{provider}/services.csv")[row]


class TestFiles:
    def test_a_whole_directory_is_laid_out(self, tmp_path: Path) -> None:
        files = start(tmp_path, {"h": hsca({})}).files
        assert sorted(files) == [
            "content/about.md",
            "content/access.yml",
            "content/accessibility.md",
            "content/annual-review.md",
            "content/areas.yml",
            "content/co-production.md",
            "content/cqc-files.csv",
            "content/cqc-locations.csv",
            "content/data.md",
            "content/elsewhere.yml",
            "content/feedback.md",
            "content/framework.yml",
            "content/how-we-check.md",
            "content/languages.yml",
            "content/needs.yml",
            "content/plain-words.yml",
            "content/privacy.md",
            "content/search.yml",
            "import-report.csv",
            "lots/criteria.yml",
            "lots/residential-and-nursing-care.yml",
            "mkdocs.yml",
            "providers/kestrel-care/awards.csv",
            "providers/kestrel-care/datapackage.yaml",
            "providers/kestrel-care/services.csv",
        ]

    def test_check_finds_nothing_in_it(self, tmp_path: Path) -> None:
        types = {
            "Service Types": HOME_CARE,
            "Service users supported": "Caring for children, Caring for adults under 65 yrs",
        }
        register = {
            "h": hsca({}, LODGE | types),
            "j": api({"locationId": "1-000000103", "providerId": "1-000000003"}),
        }
        assert problems(tmp_path / "out", start(tmp_path, register).files) == []

    def test_it_names_the_rules_for_what_the_search_reads(self, tmp_path: Path) -> None:
        names = {path.name for path in BROWSER_SCHEMAS.glob("*.json")}
        ours = (ROOT / "content" / "data.md").read_text("utf-8")
        for page in (start(tmp_path, {"h": hsca({})}).files["content/data.md"].decode(), ours):
            assert set(re.findall(r"\(\.\./schemas/browser/(.*?)\)", page)) == names

    def test_its_services_are_listed_though_no_evidence_is_there_yet(self, tmp_path: Path) -> None:
        folder = tmp_path / "out"
        problems(folder, start(tmp_path, {"h": hsca({}, LODGE)}).files)
        filed = load(Config(root=folder, as_of=TODAY, out=folder / "site")).filed
        assert filed is not None
        assert filed.framework.vetting is Vetting.AWARDS_ALONE
        assert filed.evidence == ()
        assert publish(filed, TODAY).services.keys() == filed.services.keys()

    def test_no_name_address_or_team_of_another_council_is_carried_over(
        self, tmp_path: Path
    ) -> None:
        types = {"Service Types": "Shared Lives, Extra Care housing services, " + HOME_CARE}
        files = start(tmp_path, {"h": hsca({"Location Local Authority": "Kent"} | types)}).files
        texts = b"\n".join(c for n, c in files.items() if n.startswith(("content/", "lots/")))
        own = (b"Wiltshire", b"Good Lives", b"Cabinet", b"Corporate Director", b"DEMO-20")
        for word in (*own, b"example.org", b"01632 9601", b"published figure"):
            assert word not in texts.replace(b"www.kestrel.example.org", b"")
        assert texts.count(b"team: Commissioning team") == 4 + 1

    def test_of_the_prices_of_another_council_the_units_alone_are_carried_over(
        self, tmp_path: Path
    ) -> None:
        files = start(tmp_path, {"h": hsca({"Service Types": "Shared Lives"})}).files
        lot = yaml.safe_load(files["lots/shared-lives.yml"])
        units = ("week", "night", "day", "session", "hour")
        bands = [{"unit": unit} for unit in units]
        assert lot["price_model"] == {"draft": True, "fees": True, "bands": bands}
        assert "£" not in lot["costs"]
        assert lot["costs"].startswith("The council arranges and pays for the care.")

    def test_a_lot_leads_to_no_page_lot_or_criterion_that_is_not_there(
        self, tmp_path: Path
    ) -> None:
        name = "lots/residential-and-nursing-care.yml"
        ours = installation()
        leads = b"more:\n  - title: Our page\n    address: ours/\n\n"
        leads += b"have_you_thought_of:\n  words: It may suit you better than you think.\n  lots: [extra-care]\n"
        ours[name] = leads + ours[name]
        ours["lots/criteria.yml"] = b"- id: complaints\n"
        lot = yaml.safe_load(start(tmp_path, {"h": hsca({})}, installation=ours).files[name])
        assert lot["criteria"] == ["complaints"]
        assert lot["title"] == "Residential and nursing care"
        assert not {"more", "have_you_thought_of"} & lot.keys()

    def test_the_framework_is_a_trial_of_four_years_with_no_persons_name(
        self, tmp_path: Path
    ) -> None:
        framework = yaml.safe_load(start(tmp_path, {"h": hsca({})}).files["content/framework.yml"])
        assert framework["demonstration"] is True
        assert (framework["starts"], framework["ends"]) == (date(2026, 11, 23), date(2030, 11, 22))
        assert framework["council"] == "Oakshire Council"
        assert framework["legal_basis"] == "not-stated"

    def test_a_framework_may_start_on_a_leap_day(self, tmp_path: Path) -> None:
        files = start(tmp_path, {"h": hsca({})}, today=date(2028, 2, 29)).files
        assert yaml.safe_load(files["content/framework.yml"])["ends"] == date(2032, 2, 28)

    def test_the_home_care_text_fits_the_schema_of_lots(self, tmp_path: Path) -> None:
        files = start(tmp_path, {"h": hsca({"Service Types": "Domiciliary care service"})}).files
        schema = json.loads((SCHEMAS / "lot.schema.json").read_text(encoding="utf-8"))
        jsonschema.validate(yaml.safe_load(files["lots/home-care.yml"]), schema)


class TestServices:
    def test_a_care_home(self, tmp_path: Path) -> None:
        files = start(tmp_path, {"h": hsca({}), "d": directory({})}).files
        row = service(files)
        assert row["summary"] == (
            "A care home without nursing in Devizes, for up to 12 people. "
            "It is for adults over 65. It is run by Kestrel Care Limited."
        )
        assert (row["id"], row["title"], row["lot"]) == (
            "kestrel-house",
            "Kestrel House",
            "residential-and-nursing-care",
        )
        assert (row["address"], row["postcode"]) == ("1 Mill Lane, Devizes", "SN10 1AA")
        assert row["needs"] == "frailty; dementia; personal-care"
        assert (row["age_from"], row["age_to"], row["areas"]) == ("65", "", "wiltshire")
        assert (row["availability"], row["checked_on"]) == ("ask", "")

    def test_a_location_in_two_lots_is_two_services_with_the_office_on_neither(
        self, tmp_path: Path
    ) -> None:
        files = start(tmp_path, {"h": hsca({"Service Types": HOME_CARE}), "d": directory({})}).files
        rows = rows_of(files, "providers/kestrel-care/services.csv")
        assert [(r["id"], r["title"], r["access"], r["address"], r["postcode"]) for r in rows] == [
            ("kestrel-house", "Kestrel House", "", "", ""),
            ("kestrel-house-home-care", "Kestrel House (home care)", "comes-to-you", "", ""),
        ]
        assert rows[1]["summary"].startswith("Home care, run from an address in Devizes.")

    def test_two_locations_of_the_same_name_get_different_ids(self, tmp_path: Path) -> None:
        same = {"Location Name": "Kestrel House"}
        third = {"Location ID": "1-000000103", "Provider ID": "1-000000003"}
        plan = start(tmp_path, {"h": hsca({}, LODGE | same, third)})
        ids = [listed.service for listed in plan.report.services]
        assert ids == ["kestrel-house", "kestrel-house-wiltshire", "kestrel-house-wiltshire-2"]

    @pytest.mark.parametrize(
        ("specialisms", "ages", "words"),
        [
            ("Caring for adults over 65 yrs", ("65", ""), "adults over 65"),
            ("Caring for adults under 65 yrs", ("18", "64"), "adults under 65"),
            (
                "Caring for adults under 65 yrs, Caring for adults over 65 yrs",
                ("18", ""),
                "adults of any age",
            ),
            (
                "Caring for children, Caring for adults under 65 yrs",
                ("0", "64"),
                "children and adults under 65",
            ),
        ],
    )
    def test_ages_and_words_come_from_the_bands(
        self, tmp_path: Path, specialisms: str, ages: tuple[str, str], words: str
    ) -> None:
        row = service(start(tmp_path, {"h": hsca({"Service users supported": specialisms})}).files)
        assert (row["age_from"], row["age_to"]) == ages
        assert f"It is for {words}." in row["summary"]

    def test_what_it_is_set_up_for_stands_in_the_needs_alone(self, tmp_path: Path) -> None:
        words = "Learning Disabilities or autistic spectrum disorder"
        row = service(start(tmp_path, {"h": hsca({"Service users supported": words})}).files)
        assert "It is registered with the Care Quality Commission (CQC)." in row["summary"]
        assert row["needs"] == "learning-disability; autism; personal-care"

    def test_a_summary_never_outgrows_its_place(self, tmp_path: Path) -> None:
        many = ", ".join(f"Condition number {n} of a long list" for n in range(40))
        row = service(start(tmp_path, {"h": hsca({"Service users supported": many})}).files)
        assert 40 <= len(row["summary"]) <= 600

    def test_words_that_nothing_here_stands_for_are_named_with_their_number(
        self, tmp_path: Path
    ) -> None:
        row = {
            "Service Types": "Care home service without nursing, Hospice services",
            "Service users supported": "Dementia, Eating disorders, Caring for adults over 65 yrs",
        }
        plan = start(tmp_path, {"h": hsca(row, {"Location ID": "1-000000102", **row})})
        assert plan.report.unmapped == {"Eating disorders": 2, "Hospice services": 2}
        assert (
            "Words of the register that no need and no lot here stands for: Eating disorders (2), "
            "Hospice services (2)"
        ) in lines(plan.report)

    def test_the_registers_own_words_are_kept_beside_the_tidied_ones(self, tmp_path: Path) -> None:
        files = start(tmp_path, {"h": hsca({}), "r": ratings({})}).files
        facts = rows_of(files, "content/cqc-locations.csv")[0]
        assert facts["website"] == "www.kestrel.example.org"
        assert service(files)["website"] == "https://www.kestrel.example.org"
        assert (facts["rating"], facts["rated_on"]) == ("Good", "2026-05-29")
        [of, rated] = rows_of(files, "content/cqc-files.csv")
        assert of == {
            "kind": "register",
            "day": "2024-05-29",  # the latest that stands in it
            "read_on": "2026-11-23",
            "files": "h",
            "locations": "",
        }
        assert (rated["kind"], rated["day"], rated["files"]) == ("ratings", "2026-05-29", "r")

    @pytest.mark.parametrize(
        ("tidied", "expected"),
        [
            (tidy.phone("1632960101"), "01632960101"),
            (tidy.phone("+44 (0)1632 960101"), "01632960101"),
            (tidy.phone("0163296010199"), ""),
            (tidy.phone("0800 123456 ext 7"), "0800123456 ext 7"),
            (tidy.phone("0800 123456 - 7"), ""),  # an extension that nothing calls one
            (tidy.phone("0800 123456 (7)"), ""),
            (tidy.phone("01225 - 713 - 000"), "01225713000"),
            (tidy.phone("(01632) 960 101 Extn. 12"), "01632960101 ext 12"),
            (tidy.phone("1632960101 x12"), "01632960101 ext 12"),
            (tidy.phone("Tel: 0044 1632 960101"), "01632960101"),
            (tidy.phone("18001 01632 960101"), "1800101632960101"),
            (tidy.phone("0163296010 option 2"), ""),  # eleven digits, and none of its numbers
            (tidy.phone("01632 96010 / 1"), ""),
            (tidy.phone("01632 960101 / 07700 900123"), ""),
            (tidy.phone("01632 960101, ask for 2"), ""),
            (formats.website("http://WWW.Kestrel.example.org/"), "https://www.kestrel.example.org"),
            (formats.website("kestrel.example.org/Home"), "https://kestrel.example.org/Home"),
            (formats.website("javascript:alert(1)"), ""),
            (formats.website("www.a.example.org, www.b.example.org"), ""),
            (formats.postcode("sn101aa"), "SN10 1AA"),
            (formats.postcode("Devizes"), ""),
            (formats.company_number("9704633   "), "09704633"),
            (formats.company_number("IP21143R"), "IP21143R"),
            (formats.company_number("sp1867rs"), "SP1867RS"),
            (formats.company_number("XX21143R"), ""),
            (formats.website("Kestrel.example.org/O'Brien"), "https://kestrel.example.org/O'Brien"),
            (formats.website("www.café.example.org"), "https://www.xn--caf-dma.example.org"),
            (tidy.provider_slug("Müller & Söhne Care Limited"), "muller-and-sohne-care"),
            (tidy.title("A " * 60, 3, 20), "A A A A A A A A A…"),
        ],
    )
    def test_cells_are_tidied_or_left_out(self, tidied: str, expected: str) -> None:
        assert tidied == expected

    def test_what_is_left_out_is_noted(self, tmp_path: Path) -> None:
        plan = start(
            tmp_path,
            {"h": hsca({"Location telephone number": "12", "Location Web Address": "see above"})},
        )
        assert [note.text for note in plan.report.notes] == [
            'telephone number left out, as its form is not known: "12"',
            'website left out, as its form is not known: "see above"',
        ]

    def test_a_number_is_kept_with_its_extension_and_two_are_noted(self, tmp_path: Path) -> None:
        numbers = ("0800 123456 ext 7", "01632 960101 / 07700 900123")
        rows = zip(({}, LODGE), numbers, strict=True)
        plan = start(
            tmp_path, {"h": hsca(*(row | {"Location telephone number": n} for row, n in rows))}
        )
        packages = (n for n in sorted(plan.files, reverse=True) if n.endswith("/services.csv"))
        assert [row["phone"] for n in packages for row in rows_of(plan.files, n)] == [
            "0800123456 ext 7",
            "",
        ]
        assert [note.text for note in plan.report.notes] == [
            f'telephone number left out, as its form is not known: "{numbers[1]}"'
        ]

    def test_the_number_of_a_registered_society_is_kept(self, tmp_path: Path) -> None:
        plan = start(tmp_path, {"h": hsca({"Provider Companies House Number": "IP30872R"})})
        (descriptor,) = (n for n in plan.files if n.endswith("/datapackage.yaml"))
        assert yaml.safe_load(plan.files[descriptor])["provider"]["company_number"] == "IP30872R"
        assert plan.report.notes == ()


class TestProviders:
    def test_a_package_for_each_registered_provider(self, tmp_path: Path) -> None:
        other = {
            "Provider Name": "Wren Homes (Oakshire) LLP",
            "Provider Companies House Number": "123456",
        }
        files = start(tmp_path, {"h": hsca({}, LODGE | other)}).files
        data = yaml.safe_load(
            files["providers/wren-homes-oakshire-llp".removesuffix("-llp") + "/datapackage.yaml"]
        )
        assert data["provider"] == {
            "legal_name": "Wren Homes (Oakshire) LLP",
            "company_number": "00123456",
            "cqc_provider_id": "1-000000002",
        }

    def test_two_providers_of_the_same_name_get_different_slugs(self, tmp_path: Path) -> None:
        files = start(tmp_path, {"h": hsca({}, LODGE)}).files
        assert {
            "providers/kestrel-care/services.csv",
            "providers/kestrel-care-2/services.csv",
        } <= files.keys()

    def test_a_provider_that_only_an_api_document_names_says_no_more_than_is_known(
        self, tmp_path: Path
    ) -> None:
        plan = start(tmp_path, {"j": api({})})
        data = yaml.safe_load(plan.files["providers/provider-1-000000001/datapackage.yaml"])
        assert data["title"] == "Registered provider not named in the file (1-000000001)"
        assert data["provider"]["legal_name"] == "Registered provider not named in the file"
        assert plan.report.notes[0].text.startswith("provider not named in the files")


class TestAreas:
    def areas(self, files: Mapping[str, bytes]) -> dict[str, tuple[float, float]]:
        return {
            area["id"]: (area["latitude"], area["longitude"])
            for area in yaml.safe_load(files["content/areas.yml"])
        }

    def test_the_local_authorities_of_the_register_at_their_own_points(
        self, tmp_path: Path
    ) -> None:
        kent = LODGE | {"Location Local Authority": "Kent"}
        assert self.areas(start(tmp_path, {"h": hsca({}, kent)}).files) == {
            "kent": (51.2594, 0.7296),
            "wiltshire": (51.3127, -1.9913),
        }

    def test_the_towns_of_its_addresses_are_places_of_the_area_that_has_most_of_them(
        self, tmp_path: Path
    ) -> None:
        def there(number: int, address: str, authority: str = "Wiltshire") -> dict[str, str]:
            return {
                "Address": address,
                "Local authority": authority,
                "CQC Location ID (for office use only)": f"1-00000{number:04}",
            }

        rows = directory(
            there(101, "1 Mill Lane, Rowde, DEVIZES"),
            there(102, "2 Mill Lane, Devizes, Wiltshire"),
            there(103, "3 Long Street, Devizes", "Swindon"),
            there(104, "4 High Street, Highworth", "Swindon"),
            there(105, "5 Regent Street, Swindon", "Swindon"),
            there(106, "Unit 6, 7 Station Road", "Swindon"),
        )
        areas = yaml.safe_load(start(tmp_path, {"d": rows}).files["content/areas.yml"])
        assert {area["id"]: area["places"] for area in areas} == {
            "swindon": ["Highworth"],
            "wiltshire": ["Devizes", "Rowde"],
        }

    def test_one_authority_under_two_names_is_one_area(self, tmp_path: Path) -> None:
        rows = hsca(
            {"Location Local Authority": "Bristol"},
            LODGE | {"Location Local Authority": "Bristol, City of"},
        )
        plan = start(tmp_path, {"h": rows})
        assert list(self.areas(plan.files)) == ["bristol"]
        assert len(plan.report.services) == 2

    def test_the_community_areas_that_a_file_gives(self, tmp_path: Path) -> None:
        rows = hsca(
            {"Community area": "Royal Fernhill & Vale"},
            LODGE | {"Community area": "Marsh"},
        )
        points = {"j": api({"communityArea": "Royal Fernhill & Vale"})}
        files = start(tmp_path, {"h": rows, **points}, local_authority="Wiltshire").files
        assert self.areas(files) == {
            "marsh": (51.3127, -1.9913),  # nothing nearer is known than its authority's point
            "royal-fernhill-and-vale": (51.3508, -1.9912),
        }
        assert service(files)["areas"] == "royal-fernhill-and-vale"

    def test_a_postcode_book_places_an_authority_that_is_not_known(self, tmp_path: Path) -> None:
        rows = directory({"Local authority": "Oakshire"})
        with pytest.raises(ImportFailure, match="position is not known"):
            start(tmp_path, {"d": rows})
        book = postcodes(tmp_path, {"SN10 1AA": (51.35, -1.99, "")})
        assert self.areas(start(tmp_path, {"d": rows}, postcode_book=book).files) == {
            "oakshire": (51.35, -1.99)
        }

    def test_one_local_authority_of_many(self, tmp_path: Path) -> None:
        kent = LODGE | {"Location Local Authority": "Kent"}
        plan = start(tmp_path, {"h": hsca({}, kent)}, local_authority="kent")
        assert list(self.areas(plan.files)) == ["kent"]
        assert [(u.what, u.why, u.detail) for u in plan.report.unused] == [
            ("1-000000101", "in another local authority", "Wiltshire")
        ]

    def test_a_misspelt_authority_is_answered_with_the_right_one(self, tmp_path: Path) -> None:
        with pytest.raises(
            ImportFailure, match='no location in "Wilshire"; did you mean "Wiltshire"'
        ):
            start(tmp_path, {"h": hsca({})}, local_authority="Wilshire")


class TestMapping:
    OWN = """
service_types:
  - {types: [Specialist college service], lot: parent-enabling, kind: A college, premises: true}
specialisms: []
every_service: [autism]
ages: {children: [], under_65: [], over_65: []}
"""

    def test_what_is_not_mapped_is_listed_with_its_reason(self, tmp_path: Path) -> None:
        rows = hsca(
            {},
            {"Location ID": "1-000000103", "Service Types": "Mobile doctors service"},
            {"Location ID": "1-000000104", "Service Types": ""},
            {"Location ID": "1-000000105", "Service users supported": "Caring for children"},
            {"Location ID": "1-000000106", "Location Local Authority": ""},
        )
        report = start(tmp_path, {"h": rows}).report
        assert report.unused_by_reason == {
            "no service type that belongs to a lot": 1,
            "no service type in the files": 1,
            "for children alone": 1,
            "no local authority in the files": 1,
        }
        assert report.rows == report.used + report.merged + len(report.unused) == 5

    def test_a_council_may_bring_its_own_mapping(self, tmp_path: Path) -> None:
        existing = {"content/cqc-mapping.yml": self.OWN.encode()}
        files = start(
            tmp_path, {"h": hsca({"Service Types": "Specialist college service"})}, existing
        ).files
        assert service(files)["lot"] == "parent-enabling"
        assert service(files)["needs"] == "autism"

    @pytest.mark.parametrize(
        "text", ["a: [", "[]", "service_types: 1", "service_types: [{types: Dentist}]"]
    )
    def test_a_damaged_mapping_is_named(self, tmp_path: Path, text: str) -> None:
        with pytest.raises(ImportFailure, match=r"content/cqc-mapping\.yml"):
            start(tmp_path, {"h": hsca({})}, {"content/cqc-mapping.yml": text.encode()})

    def test_nothing_that_maps_at_all(self, tmp_path: Path) -> None:
        with pytest.raises(
            ImportFailure, match="nothing in these files becomes a service: no service type"
        ):
            start(tmp_path, {"h": hsca({"Service Types": "Dentist"})})


class TestAwards:
    HEADER = "provider,lot,decided_on,decision_reference,decided_by,ends_on\n"

    def listed(self, tmp_path: Path, *rows: str) -> Path:
        path = tmp_path / "awards.csv"
        path.write_text(self.HEADER + "\n".join(rows))
        return path

    def test_without_a_list_each_provider_and_lot_is_marked_as_imported(
        self, tmp_path: Path
    ) -> None:
        files = start(tmp_path, {"h": hsca({}, {"Location ID": "1-000000109"})}).files
        assert rows_of(files, "providers/kestrel-care/awards.csv") == [
            {
                "lot": "residential-and-nursing-care",
                "decided_on": "2026-11-23",
                "decision_reference": "imported-from-cqc-register",
                "decided_by": "Imported: no decision recorded",
                "ends_on": "",
            }
        ]

    @pytest.mark.parametrize(
        "name", ["1-000000001", "kestrel-care", "KESTREL CARE LIMITED", "Kestrel Care Ltd."]
    )
    def test_a_list_names_the_provider_by_id_slug_or_name(self, tmp_path: Path, name: str) -> None:
        path = self.listed(
            tmp_path, f"{name},residential-and-nursing-care,21/08/2023,R-1,Director,2028-09-03"
        )
        files = start(tmp_path, {"h": hsca({})}, awards=path).files
        assert rows_of(files, "providers/kestrel-care/awards.csv")[0]["decided_on"] == "2023-08-21"
        assert rows_of(files, "providers/kestrel-care/awards.csv")[0]["ends_on"] == "2028-09-03"

    def test_a_provider_that_the_list_leaves_out_has_no_award(self, tmp_path: Path) -> None:
        path = self.listed(
            tmp_path, "kestrel-care,residential-and-nursing-care,2023-08-21,R-1,Director,"
        )
        plan = start(tmp_path, {"h": hsca({}, LODGE)}, awards=path)
        assert rows_of(plan.files, "providers/kestrel-care-2/awards.csv") == []
        assert plan.report.unawarded == ("kestrel-care-2 residential-and-nursing-care",)

    def test_rows_that_fit_nothing_are_reported(self, tmp_path: Path) -> None:
        path = self.listed(
            tmp_path,
            "nobody,residential-and-nursing-care,2023-08-21,R-1,Director,",
            "kestrel-care,extra-care,2023-08-21,R-2,Director,",
            "kestrel-care,residential-and-nursing-care,soon,R-3,Director,",
            "kestrel-care,residential-and-nursing-care,2023-08-21,,Director,",
            "Kestrel Care Limited,residential-and-nursing-care,2023-08-21,R-5,Director,",
        )
        same_name = LODGE | {"Location ID": "1-000000109"}
        notes = start(tmp_path, {"h": hsca({}, same_name)}, awards=path).report.notes
        assert [note.text.partition(": ")[2] for note in notes] == [
            "row 2, no provider in the register has this id, slug or name",
            'row 3, the provider has no service in the lot "extra-care"',
            'row 4, decided_on: "soon" is not a date',
            "row 5, decision_reference is blank",
            "row 6, several providers have this name: give the CQC provider id",
        ]

    def test_a_list_without_its_columns_is_named(self, tmp_path: Path) -> None:
        path = tmp_path / "awards.csv"
        path.write_text("provider,lot\na,b\n")
        with pytest.raises(
            ImportFailure, match=r"awards\.csv: a list of awards has the columns provider, lot"
        ):
            start(tmp_path, {"h": hsca({})}, awards=path)


class TestReport:
    def test_plain_words_with_a_sum_that_adds_up(self, tmp_path: Path) -> None:
        plan = start(tmp_path, {"h": hsca({}, LODGE | {"Dormant": "Y"}), "d": directory({})})
        assert lines(plan.report) == [
            "Read h: HSCA active locations, 2 rows, 2024-05-29 or later",
            "Read d: CQC directory, 1 row, of 2026-11-13",
            "3 rows in = 1 location used + 1 merged into another row + 1 not used",
            "1 service out, of 1 provider in 1 area: residential-and-nursing-care 1",
            "Not used, and why:",
            "  1: dormant: registered, but nobody can be placed there",
            "Every location and its outcome: import-report.csv",
        ]

    def test_every_location_is_in_the_file_and_no_cell_is_a_formula(self, tmp_path: Path) -> None:
        bad = {"Location ID": "", "Location Name": "=HYPERLINK(1)"}
        files = start(tmp_path, {"h": hsca({}, bad)}).files
        rows = list(csv.DictReader(io.StringIO(files["import-report.csv"].decode())))
        assert [(r["outcome"], r["location_id"], r["service"], r["row"]) for r in rows] == [
            ("service", "1-000000101", "kestrel-house", ""),
            ("not used", "'=HYPERLINK(1)", "", "3"),
        ]

    @pytest.mark.parametrize("council", ["", "x", "x" * 81])
    def test_a_council_needs_a_name(self, tmp_path: Path, council: str) -> None:
        with pytest.raises(ImportFailure, match="council's name"):
            start(tmp_path, {"h": hsca({})}, council=council)
