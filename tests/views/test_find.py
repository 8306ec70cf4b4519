"""The find page offers what the search index knows, in the words of the services' own pages."""

from __future__ import annotations

import json
import re
from decimal import Decimal

import pytest

from generator.publication import Publication
from generator.records import DAYS, Availability, LotState
from generator.site import addresses
from generator.site.browser import service_list
from generator.site.pages import find
from tests.builders import TODAY, a_lot, a_publication, a_service, a_term, an_area
from tests.columns import records
from tests.county import body_at


def offered(publication: Publication) -> dict[str, list[str]]:
    """The ids on offer, by facet, as the page's checkboxes have them."""
    body = body_at(publication, addresses.FIND)
    boxes = re.findall(r'<input type="checkbox" name="([\w-]+)" value="([^"]*)"', body)
    facets: dict[str, list[str]] = {}
    for facet, value in boxes:
        facets.setdefault(facet, []).append(value)
    return facets


def test_whatever_is_known_of_a_service_can_be_chosen() -> None:
    service = a_service(
        areas=("calne", "devizes"),
        needs=("autism", "dementia"),
        access=("hoist",),
        availability=Availability.WAITING_LIST,
        availability_on=TODAY,
        price_from=Decimal(700),
        price_unit="week",
    )
    publication = a_publication(service)
    [known] = records(json.loads(service_list.files(publication)[addresses.SERVICES_JSON]))
    facets = offered(publication)
    assert known["type"] in facets["type"]
    assert known["availability"]["state"] in facets["availability"]
    lists = {"area": "areas", "need": "needs", "access": "access", "day": "days"}
    for facet, of_service in {**lists, "language": "languages"}.items():
        assert known[of_service]
        assert set(known[of_service]) <= set(facets[facet])
    for facet, bands in known["bands"].items():
        assert set([bands] if isinstance(bands, str) else bands) <= set(facets.get(facet, ()))


def test_languages_are_offered_that_somebody_speaks_in_the_councils_order_and_days_where_they_are_said() -> (
    None
):
    silent = a_service("silent", days=(), hours="mornings", languages=())
    assert not {"day", "language"} & offered(a_publication(silent)).keys()
    withdrawn = a_service("gone", languages=("nepali",), withdrawn_on=TODAY)
    speaking = a_service("speaking", days=("wed",), languages=("polish",))
    facets = offered(a_publication(silent, speaking, withdrawn))
    assert facets["day"] == list(DAYS)
    assert facets["language"] == ["polish"]


@pytest.mark.parametrize("state", [LotState.PLANNED, LotState.CLOSED])
def test_a_type_of_support_that_is_planned_or_closed_is_offered_nowhere(state: LotState) -> None:
    lots = (a_lot("extra-care"), a_lot("shared-lives", state=state))
    publication = a_publication(a_service(lot="extra-care"), lots=lots)
    assert offered(publication)["type"] == ["extra-care"]
    [listed] = service_list.files(publication).values()
    assert list(json.loads(listed)["types"]) == ["extra-care"]
    on_paper = body_at(publication, addresses.WHERE_WANTED_FORM)
    assert "Extra care" in on_paper
    assert "Shared lives" not in on_paper


def test_choices_stand_in_an_order_that_people_expect() -> None:
    publication = a_publication(
        lots=(a_lot("b", order=2), a_lot("a", order=3), a_lot("c", order=1)),
        areas=(an_area("x", name="Westbury"), an_area("y", name="amesbury")),
        needs=(a_term("dementia"), a_term("autism")),
    )
    view = find.view(publication)
    labels = {
        facet.name: [option.label for group in facet.groups for option in group.options]
        for facet in view.facets
    }
    assert [i for i in offered(publication)["type"] if len(i) == 1] == ["c", "b", "a"]
    assert labels["area"].index("amesbury") < labels["area"].index("Westbury")
    assert offered(publication)["need"][:2] == ["dementia", "autism"]  # the council's own order
    assert labels["availability"] == ["Places now", "Waiting list", "Full", "Ask about places"]


def test_without_javascript_the_form_is_hidden_and_every_service_is_a_few_links_away() -> None:
    body = body_at(a_publication(), addresses.FIND)
    assert re.search(r'<form id="find"[^>]* hidden>', body)
    for address in (addresses.LOTS, addresses.AREAS, addresses.A_TO_Z):
        assert f'<a href="../{address}">' in body
    assert body.index("needs JavaScript") > body.index("</form>")


def test_text_from_the_data_is_escaped() -> None:
    hostile = '"><script>alert(1)</script>'
    body = body_at(a_publication(lots=(a_lot("extra-care", title=hostile),)), addresses.FIND)
    assert "<script>" not in body
    assert 'data-label="&#34;&gt;&lt;script&gt;alert(1)' in body
