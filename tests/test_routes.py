"""Which pages exist, and that they hold together."""

from __future__ import annotations

import dataclasses
import inspect
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest

from generator.publication import Publication
from generator.records.ledger import Ledger, Moved, PublicAddress
from generator.site import addresses
from generator.site.pages import find
from generator.site.parts.page import PageView
from generator.site.redirects import Redirect, former, redirects
from generator.site.routes import ROUTES, Route, kind_of, pages, standing
from tests.builders import NOWHERE, TODAY, a_publication, a_service, as_filed, published
from tests.county import a_county, a_county_as_filed, bodies, by_address, links_in, renderer
from tests.matrix import council, problems_in

ROOT = Path(__file__).parents[1]
PROSE = {"about/", "feedback/", "accessibility/", "privacy/", "data/", "how-we-check/"}
# Written by the build, no pages.
FILES = (
    *("assets/", "schemas/", "data/where-wanted.csv", "data/decisions.csv"),
    *("find/services.json", "find/words.json", "find/pages.json"),
)
FORMER_ID = NOWHERE.at("former_ids")
PACKS = ("/starter-pack.zip", "/workbook.xlsx")  # see joining.starter_pack


@pytest.fixture(scope="module")
def county() -> Publication:
    return a_county()


# Which pages exist


def test_the_pages_of_a_small_county(county: Publication) -> None:
    assert set(by_address(county)) == {
        *("", "find/", "services/", "providers/", "lots/", "areas/", "a-z/", "data/guide/"),
        *("match/", "shortlist/", "compare/", "paying/"),
        *("feedback/form/", "governance/", "join/where-wanted/", "join/where-wanted/form/"),
        *("join/criteria/", "schemas/", "schemas/browser/"),
        *(f"services/{service_id}/" for service_id in (*county.services, *county.withheld)),
        *(f"providers/{provider_id}/" for provider_id in county.providers),
        "update/",
        *(f"update/{provider_id}/" for provider_id in county.providers),
        *(f"lots/{lot_id}/" for lot_id in county.lots),
        "join/",
        *(f"join/{lot_id}/" for lot_id in county.lots),
        *(f"join/{lot_id}/check/" for lot_id in county.lots),
        *(f"join/criteria/{criterion}/" for criterion in county.criteria),
        "easy-read/",
        *(f"easy-read/{lot_id}/" for lot_id in county.lots),
        *(f"services/{i}/easy-read/" for i in (*county.services, *county.withheld)),
        *(f"areas/{area_id}/" for area_id in county.areas),
        *(
            f"{folder}/{lot_id}/{area_id}/"
            for folder in ("lots", "easy-read")
            for lot_id in county.lots
            for area_id in county.areas
            if lot_id != "extra-care"
        ),
    }


def test_every_address_is_there_once(county: Publication) -> None:
    found = [page.address for page in pages(county)]
    found += [redirect.address for redirect in redirects(county, PROSE)]
    assert len(found) == len(set(found))


def test_titles_tell_pages_apart(county: Publication) -> None:
    found = [page.view.title for page in pages(county)]
    assert sorted(found) == sorted(set(found))


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("", "Find care and support for adults in Downland"),
        (
            "services/kite-hill-day-centre/",
            "Kite Hill Day Centre, Devizes: day and evening opportunities",
        ),
        ("services/moss-outreach/", "Moss Outreach, Downland: outreach support"),
        ("services/closed-kitchen/", "The Closed Kitchen: not listed any more"),
        ("providers/moss-care/", "Moss Care: who they are and what they offer"),
        ("lots/shared-lives/", "Shared Lives in Downland"),
        ("lots/shared-lives/calne/", "Shared Lives in Calne"),
        ("areas/calne/", "Care and support in Calne"),
    ],
)
def test_titles(county: Publication, address: str, title: str) -> None:
    assert by_address(county)[address].view.title == title


def test_only_what_is_withheld_has_left_or_is_private_asks_search_engines_to_stay_away(
    county: Publication,
) -> None:
    assert {page.address for page in pages(county) if not page.indexed} == {
        "services/closed-kitchen/",
        "services/paused-place/",
        "services/left-place/",
        *(f"services/{service_id}/easy-read/" for service_id in county.withheld),
        # Ways to a service: search engines have the full pages.
        *(
            f"easy-read/{lot.id}/{area_id}/"
            for lot in county.begun_lots
            for area_id in county.areas
        ),
        "providers/left-care/",
        "shortlist/",  # what is on them is the visitor's own
        "compare/",
        "schemas/",  # what is in them is for software
        "schemas/browser/",
        *(f"update/{provider_id}/" for provider_id in county.providers),  # each its own alone
    }


def test_former_addresses_lead_on(county: Publication) -> None:
    assert list(redirects(county, PROSE)) == [
        Redirect(
            "services/the-old-day-centre/",
            "services/kite-hill-day-centre/",
            "Kite Hill Day Centre",
            FORMER_ID,
        ),
        Redirect(
            "services/the-old-day-centre/easy-read/",
            "services/kite-hill-day-centre/easy-read/",
            "Kite Hill Day Centre in Easy Read",
            FORMER_ID,
        ),
        Redirect("services/moss-at-home/", "services/moss-outreach/", "Moss Outreach", FORMER_ID),
        Redirect(
            "services/moss-at-home/easy-read/",
            "services/moss-outreach/easy-read/",
            "Moss Outreach in Easy Read",
            FORMER_ID,
        ),
        Redirect(
            "services/the-kitchen/", "services/closed-kitchen/", "The Closed Kitchen", FORMER_ID
        ),
        Redirect(
            "services/the-kitchen/easy-read/",
            "services/closed-kitchen/easy-read/",
            "The Closed Kitchen in Easy Read",
            FORMER_ID,
        ),
        Redirect(
            "providers/kite-trust/",
            "providers/kite-hill-trust/",
            "Kite Hill Trust",
            NOWHERE.at("provider.former_slugs"),
        ),
        Redirect(
            "update/kite-trust/",
            "update/kite-hill-trust/",
            "Kite Hill Trust: places",
            NOWHERE.at("provider.former_slugs"),
        ),
    ]
    assert list(former(county)) == list(redirects(county, PROSE))


def test_a_present_page_wins_over_a_former_address() -> None:
    publication = a_publication(
        a_service("new", former_ids=("taken", "twice")), a_service("taken", former_ids=("twice",))
    )
    assert [(r.address, r.target) for r in redirects(publication, ())] == [
        ("services/twice/", "services/new/"),
        ("services/twice/easy-read/", "services/new/easy-read/"),
    ]


def test_a_prose_page_wins_over_a_former_address() -> None:
    publication = a_publication(a_service(former_ids=("old",)))
    both = ["services/old/", "services/old/easy-read/"]
    assert [r.address for r in redirects(publication, ())] == both
    assert list(redirects(publication, both)) == []


@pytest.mark.parametrize(
    "name", ["index.md", "README.md", "find.md", "lots/history.md", "services/a/b.md"]
)
def test_a_prose_page_at_an_address_of_the_data_is_refused(name: str, tmp_path: Path) -> None:
    path = council(tmp_path) / "content" / name
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text("# A page\n", "utf-8")
    found = [(problem.rule, problem.place.file) for problem in problems_in(tmp_path)]
    assert found == [("address-taken", f"content/{name}")]


def test_what_was_public_and_is_nowhere_leads_on_by_the_councils_redirects() -> None:
    row = PublicAddress("areas/old-town/", "area", TODAY, NOWHERE)
    filed = dataclasses.replace(
        as_filed(),
        ledger=Ledger(
            {row.address: row},
            (
                Moved("areas/old-town/", "areas/devizes/", NOWHERE),
                Moved("areas/here/", "about/", NOWHERE),
                Moved("areas/devizes/", "areas/old-town/", NOWHERE),  # it has a page of its own
                Moved("areas/lost/", "areas/nowhere/", NOWHERE),
            ),
        ),
    )
    found = {r.address: r.target for r in redirects(published(filed), PROSE)}
    assert found == {"areas/old-town/": "areas/devizes/", "areas/here/": "about/"}


def test_what_stands_is_what_there_are_pages_of(county: Publication) -> None:
    assert standing(county) == {page.address for page in pages(county)}


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("", "page"),
        ("find/", "page"),
        ("services/", "page"),
        ("services/kite-hill-day-centre/", "service"),
        ("providers/moss-care/", "provider"),
        ("lots/shared-lives/", "lot"),
        ("lots/shared-lives/calne/", "lot-in-area"),
        ("areas/calne/", "area"),
        ("easy-read/shared-lives/", "easy-read"),
        ("easy-read/shared-lives/calne/", "easy-read"),
        ("services/kite-hill-day-centre/easy-read/", "service"),
        ("join/shared-lives/", "joining"),
        ("join/shared-lives/check/", "joining"),
        ("join/where-wanted/", "page"),
        ("join/criteria/complaints/", "criterion"),
        ("about/", "page"),
        ("services/kite-hill-day-centre/qr.svg", "page"),
    ],
)
def test_an_address_tells_what_kind_of_page_stands_there(address: str, kind: str) -> None:
    assert kind_of(address) == kind


def test_a_redirect_is_a_page_of_its_own(county: Publication) -> None:
    html = renderer(county).redirect(next(iter(redirects(county, PROSE))))
    assert (
        '<meta http-equiv="refresh" content="0; url=../../services/kite-hill-day-centre/">' in html
    )
    assert '<a href="../../services/kite-hill-day-centre/">Go to Kite Hill Day Centre</a>' in html


def test_an_empty_directory_has_its_pages() -> None:
    empty = dataclasses.replace(as_filed(), services={}, providers={}, awards=())
    found = bodies(published(empty))
    assert (
        "No service on this list offers day and evening opportunities in Devizes"
        in (found["lots/day-and-evening-opportunities/devizes/"])
    )
    assert "No service covers Devizes at present." in found["areas/devizes/"]


def test_pages_come_one_by_one(county: Publication, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_early(publication: Publication) -> PageView:
        raise AssertionError("the view of a later page was made before the first page was taken")

    monkeypatch.setattr(find, "view", too_early)
    coming = pages(county)
    assert next(coming).address == addresses.HOME
    with pytest.raises(AssertionError, match="a later page"):
        next(coming)


def test_the_same_records_in_another_order_give_the_same_pages(county: Publication) -> None:
    def backwards(records: dict[str, Any]) -> dict[str, Any]:
        return dict(reversed(records.items()))

    filed = a_county_as_filed()
    other = dataclasses.replace(
        filed,
        services=backwards(dict(filed.services)),
        lots=backwards(dict(filed.lots)),
        areas=backwards(dict(filed.areas)),
        providers=backwards(dict(filed.providers)),
    )
    expected, found = bodies(county), bodies(published(other))
    for in_file_order in (addresses.FIND, addresses.DATA_GUIDE):
        del expected[in_file_order], found[in_file_order]
    assert found == expected


# Links


def test_every_link_leads_somewhere(county: Publication) -> None:
    found = bodies(county)
    anchors = {address: set(links_in(body).anchors) for address, body in found.items()}
    lost = []
    for address, body in found.items():
        for link in links_in(body).links:
            parts = urlsplit(urljoin(f"https://site.test/{address}", link))
            if parts.scheme in ("tel", "mailto") or parts.netloc != "site.test":
                continue
            target = parts.path.removeprefix("/")
            known = target in found or target in PROSE or target.startswith(FILES)
            known |= target.endswith(PACKS)
            if not known or (parts.fragment and parts.fragment not in anchors[target]):
                lost.append((address, link))
    assert lost == []


def test_links_that_leave_the_site_are_https_tel_or_mailto(county: Publication) -> None:
    schemes = {
        urlsplit(link).scheme for body in bodies(county).values() for link in links_in(body).links
    }
    assert schemes == {"", "https", "tel", "mailto"}


def test_every_listed_service_is_reached_by_its_type_and_by_its_areas(county: Publication) -> None:
    found = bodies(county)
    for service in county.services.values():
        for address in (
            addresses.lot(service.lot),
            *(addresses.area(area_id) for area_id in service.areas),
            *(addresses.lot_in_area(service.lot, area_id) for area_id in service.areas),
            addresses.SERVICES,
            addresses.A_TO_Z,
            addresses.provider(service.provider),
        ):
            assert f'services/{service.id}/"' in found[address], (service.id, address)


def test_every_body_has_one_heading_and_a_breadcrumb_but_home(county: Publication) -> None:
    for address, body in bodies(county).items():
        assert body.count("<h1") == 1, address
        assert ("fd-crumbs" in body) == (address != addresses.HOME), address


def test_no_id_stands_twice_on_a_page(county: Publication) -> None:
    for address, body in bodies(county).items():
        anchors = links_in(body).anchors
        assert len(anchors) == len(set(anchors)), address


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.kind}:{route.view}")
def test_each_kind_of_page_has_its_view_and_its_template(route: Route) -> None:
    assert inspect.isfunction(route.make)
    assert (ROOT / "site_templates/pages" / f"{route.template}.html").is_file()
