"""What a page says to somebody who was sent its link: who it suits, what it costs, what comes first, what else."""

from __future__ import annotations

from decimal import Decimal

from generator.records import FurtherReading, LotState, Suggestion
from generator.site.parts import costs
from tests.builders import a_lot, a_provider, a_publication, a_service, an_award
from tests.county import bodies, body_at

HOMES = "residential-and-nursing-care"


def priced(service_id: str, low: str | None, high: str | None = None, unit: str = "hour"):  # type: ignore[no-untyped-def]
    return a_service(
        service_id,
        price_from=None if low is None else Decimal(low),
        price_to=None if high is None else Decimal(high),
        price_unit="" if low is None and unit == "hour" else unit,
    )


def test_prices_are_one_range_for_each_unit_the_commonest_first() -> None:
    services = a_publication(
        priced("a", "690", "880", unit="week"),
        priced("b", "22.6", "24"),
        priced("c", "21", None),
        priced("d", None, unit="after-assessment"),
        priced("e", None),
        priced("f", None),
    ).services.values()
    assert costs.ranges(services) == (
        "£21 to £24 an hour (2 services)",
        "£690 to £880 a week (1 service)",
        "After an assessment (1 service)",
        "Ask the provider (2 services)",
    )
    assert (
        costs.in_short(services)
        == "£21 to £24 an hour; £690 to £880 a week; price after an assessment; ask about the price"
    )
    assert costs.ranges([]) == ()
    assert costs.in_short([]) == ""


def test_a_lot_in_an_area_says_who_it_suits_what_it_costs_and_what_comes_first() -> None:
    body = body_at(
        a_publication(priced("a", "62.5", "84", unit="day")),
        "lots/day-and-evening-opportunities/devizes/",
    )
    for text in (
        "<h2>Who it suits</h2>",
        "People who like company.",
        "<h2>What it costs</h2>",
        "£62.50 to £84 a day (1 service)",
        "<h2>What happens first</h2>",
        "Ring the advice line.",
    ):
        assert text in body


def test_an_area_says_what_each_type_is_how_many_there_are_and_what_they_cost() -> None:
    body = body_at(a_publication(priced("a", "62.5", "84", unit="day")), "areas/devizes/")
    assert "<strong>1 service</strong>, £62.50 to £84 a day" in body
    assert "Things to do in the day and in the evening" in body
    assert "<h2>What happens first</h2>" in body


def test_a_provider_says_where_it_works_and_what_it_costs() -> None:
    services = (priced("a", "62.5", "84", unit="day"), a_service("b", areas=("calne",)))
    body = body_at(a_publication(*services), "providers/kite-hill-trust/")
    assert "<dt>Where they work</dt> <dd>All of Downland</dd>" in body
    assert "£62.50 to £84 a day (2 services)" in body


def test_a_provider_without_a_listed_service_names_no_price() -> None:
    awards = (an_award(), an_award("new-care"))
    publication = a_publication(providers=(a_provider("new-care"),), awards=awards)
    assert "What it costs" not in body_at(publication, "providers/new-care/")


def a_showcase(**changes: object) -> dict[str, str]:
    """Shared Lives as the council shows it off, beside care homes."""
    shared_lives = a_lot(
        "shared-lives",
        title="Shared Lives",
        more=(FurtherReading("Four stories", "shared-lives/stories/", a_lot().place),),
        have_you_thought_of=Suggestion("You would live in an ordinary home.", lots=(HOMES,)),
        **changes,
    )
    return bodies(a_publication(a_service(lot=HOMES), lots=(shared_lives, a_lot(HOMES))))


def test_a_type_is_suggested_on_the_pages_of_those_that_the_council_names() -> None:
    found = a_showcase()
    for address in (f"lots/{HOMES}/", f"lots/{HOMES}/devizes/"):
        assert "Have you thought of Shared Lives?" in found[address]
        assert "You would live in an ordinary home." in found[address]
    assert "Have you thought of" not in found["lots/shared-lives/"]


def test_a_type_that_is_planned_or_closed_is_suggested_nowhere() -> None:
    for state in (LotState.PLANNED, LotState.CLOSED):
        assert "Have you thought of" not in a_showcase(state=state)[f"lots/{HOMES}/"]


def test_the_pages_that_tell_more_are_linked_from_the_type_and_the_home_page() -> None:
    found = a_showcase()
    assert '<a href="../../shared-lives/stories/">Four stories</a>' in found["lots/shared-lives/"]
    assert '<a href="./shared-lives/stories/">Four stories</a>' in found[""]
