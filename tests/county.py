"""A small county with one of everything that a page can say, and its pages rendered."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

from generator.publication import Publication
from generator.records import (
    Availability,
    Filed,
    LotState,
    Point,
    ProviderStatus,
    Registration,
    Regulation,
)
from generator.site import data
from generator.site.parts import linked_data, site
from generator.site.render import Renderer
from generator.site.routes import Page, pages
from tests.builders import (
    a_lot,
    a_provider,
    a_rating,
    a_service,
    an_area,
    an_evidence,
    as_filed,
    published,
)

TEMPLATES = Path(__file__).parents[1] / "site_templates"


def a_county() -> Publication:
    """What is public of it."""
    return published(a_county_as_filed())


def a_county_as_filed() -> Filed:
    """A small county with one of everything that a page can say."""
    return as_filed(
        a_service(former_ids=("the-old-day-centre",)),
        a_service(
            "rowde-workshop",
            title="Rowde workshop",
            areas=("devizes", "calne"),
            point=Point(51.36, -2.03),
            availability=Availability.WAITING_LIST,
            availability_on=date(2026, 1, 5),
            price_from=None,
            price_to=None,
            price_unit="",
        ),
        a_service(
            "calne-lodge",
            title="Calne Lodge",
            lot="residential-and-nursing-care",
            provider="moss-care",
            areas=("calne",),
            cqc_location_id="1-000000101",
            access=(),
            checked_on=None,
        ),
        a_service(
            "moss-outreach",
            title="Moss Outreach",
            lot="outreach-support",
            provider="moss-care",
            areas=("calne", "devizes", "malmesbury"),
            address="",
            postcode="",
            point=None,
            access=("comes-to-you",),
            former_ids=("moss-at-home",),
        ),
        a_service(
            "closed-kitchen",
            title="The Closed Kitchen",
            withdrawn_on=date(2026, 9, 30),
            phone="01632 960777",
            price_from=Decimal("71"),
            former_ids=("the-kitchen",),
        ),
        a_service("paused-place", title="Paused Place", provider="paused-care"),
        a_service("left-place", title="Left Place", provider="left-care"),
        areas=(
            an_area("calne", point=Point(51.439, -2.002), places=()),
            an_area("devizes"),
            an_area("malmesbury", point=Point(51.587, -2.101)),
        ),
        lots=(
            a_lot(),
            a_lot(
                "residential-and-nursing-care",
                order=2,
                cqc=Regulation(Registration.ALWAYS, (), (), "Every care home is registered."),
            ),
            a_lot("outreach-support", order=3),
            a_lot("shared-lives", title="Shared Lives", order=4),
            a_lot("extra-care", order=5, state=LotState.PLANNED),
            a_lot("parent-enabling", order=6, state=LotState.CLOSED),
        ),
        providers=(
            a_provider(former_slugs=("kite-trust",)),
            a_provider("moss-care", website="", cqc_provider_id="1-000000001"),
            a_provider(
                "paused-care", status=ProviderStatus.SUSPENDED, status_since=date(2026, 10, 1)
            ),
            a_provider("left-care", status=ProviderStatus.LEFT, status_since=date(2026, 8, 1)),
        ),
        evidence=(
            an_evidence(),
            an_evidence("moss-care"),
            an_evidence("paused-care"),
            an_evidence("left-care"),
            an_evidence(criterion="complaints", service="kite-hill-day-centre"),
        ),
        ratings=(a_rating(),),
    )


def renderer(publication: Publication) -> Renderer:
    return Renderer([TEMPLATES], site.view(publication))


def bodies(publication: Publication) -> dict[str, str]:
    render = renderer(publication)
    return {page.address: render.body(page) for page in pages(publication)}


def body_at(publication: Publication, address: str) -> str:
    """The body of one page, without making the others. KeyError where there is none."""
    page = next((page for page in pages(publication) if page.address == address), None)
    if page is None:
        raise KeyError(address)
    return renderer(publication).body(page)


def everything_public(publication: Publication) -> dict[str, str | bytes]:
    """Every page that the site makes of records, with what it is called and what programs read of it, and every file of the open data."""
    render = renderer(publication)
    made: dict[str, str | bytes] = {}
    for page in pages(publication):
        head = linked_data.element(page.things, page.address, "")
        around = (page.view.title, page.view.description, page.indexed, page.image, head)
        made[page.address] = f"{around}\n{render.body(page)}"
    return {**made, **data.files(publication, sorted(made), "")}


def by_address(publication: Publication) -> dict[str, Page]:
    return {page.address: page for page in pages(publication)}


class Links(HTMLParser):
    """What a body points to, its anchors, and the names of all its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            self.attributes.add(name)
            if name in ("href", "src", "action") and value is not None:
                self.links.append(value)
            if name == "id" and value:
                self.anchors.append(value)


def links_in(body: str) -> Links:
    parser = Links()
    parser.feed(body)
    return parser
