"""A service in Easy Read: given this of it → these lines; and whatever is of it, none that is too long or tells too much."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.config import Config
from generator.frame.icons import outline
from generator.load import load
from generator.publication import Publication, publish
from generator.records import (
    AFTER_ASSESSMENT,
    DAYS,
    Availability,
    DecisionKind,
    LotState,
    Point,
    Registration,
    Regulation,
)
from generator.rules.context import Context
from generator.rules.easy_read import (
    LONGEST_SENTENCE,
    easy_read_hard,
    easy_read_pictures,
    easy_read_sentence,
    faults,
    unknown_picture,
)
from generator.site import addresses
from generator.site.words import easy_service
from generator.site.words.easy_idea import Idea, idea, listed
from tests.builders import (
    TODAY,
    a_decision,
    a_feedback,
    a_lot,
    a_provider,
    a_publication,
    a_rating,
    a_service,
    a_term,
    an_area,
    an_easy_line,
)
from tests.county import a_county, body_at, by_address

ROOT = Path(__file__).parents[2]
PLAIN_WORDS = yaml.safe_load((ROOT / "content/plain-words.yml").read_text("utf-8"))
HERE = "kite-hill-day-centre"
# A line of the council's own is x here; a sum has pence, and a letter that begins a sentence is a capital.
ONE_SENTENCE = r"x|(?:[A-Zx]|\d+ )[^.!?]*(?:(?<=\d)\.\d\d[^.!?]*)*\."


def ideas(publication: Publication, *, can_ring: bool = True) -> dict[str, list[Idea]]:
    service = publication.services[HERE]
    found = easy_service.sections(publication, service, can_ring=can_ring)
    return {each.heading: list(each.ideas) for each in found}


def lines(publication: Publication, heading: str) -> list[str]:
    return [each.words for each in ideas(publication)[heading]]


def of(heading: str, **changes: Any) -> list[str]:
    """What the section says of a service that differs from the builder's in these fields."""
    return lines(a_publication(a_service(**changes)), heading)


# What names count as


def test_a_name_counts_as_one_word_however_long_it_is() -> None:
    long = idea("home", "It is in {} now.", "Wootton Bassett and Cricklade by the Thames")
    assert long.words == "It is in Wootton Bassett and Cricklade by the Thames now."
    assert long.length == 5


def test_a_name_that_ends_in_a_full_stop_gets_no_second_one() -> None:
    assert idea("home", "It is {}.", "Moss Care Ltd.").words == "It is Moss Care Ltd."


def test_a_name_with_braces_is_a_name() -> None:
    assert idea("home", "It is {}.", "{0} and {x}").words == "It is {0} and {x}."


@pytest.mark.parametrize(
    ("number", "words"), [(0, ""), (1, "{}"), (2, "{} and {}"), (3, "{}, {} and {}")]
)
def test_names_are_listed_as_in_a_sentence(number: int, words: str) -> None:
    assert listed(number) == words


# What it is


def test_it_says_the_type_what_that_is_and_who_runs_it() -> None:
    assert of("What it is") == [
        "The type of support is called Day and evening opportunities.",
        "You go out for the day.",
        "The people who run it are called Kite Hill Trust.",
    ]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("leaving", "It comes off our list on 1 February 2027."),
        ("removal", "It comes off our list on 1 February 2027."),
        ("suspension", "It takes no new people from 1 February 2027."),
    ],
)
def test_it_says_what_the_council_has_decided_for_a_later_day(kind: str, words: str) -> None:
    decision = a_decision(kind, from_on=date(2027, 2, 1))
    found = lines(a_publication(a_service(), decisions=(decision,)), "What it is")
    assert found[-1] == words


def test_of_two_days_on_which_it_comes_off_the_first_is_said() -> None:
    days = (date(2027, 3, 1), date(2027, 2, 1))
    decisions = [a_decision("leaving", from_on=day) for day in days]
    found = lines(a_publication(a_service(), decisions=decisions), "What it is")
    assert found[3:] == ["It comes off our list on 1 February 2027."]


def test_what_is_decided_of_another_type_is_not_said() -> None:
    decision = a_decision("leaving", from_on=date(2027, 2, 1), lots=("extra-care",))
    publication = a_publication(
        a_service(), lots=(a_lot(), a_lot("extra-care")), decisions=(decision,)
    )
    assert DecisionKind.LEAVING in {
        d.kind for d in publication.providers["kite-hill-trust"].to_come
    }
    assert "list" not in " ".join(lines(publication, "What it is"))


# Is there a place?


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, ["There are places now.", "They told us this on 2 November 2026."]),
        ({"places_free": 1}, ["There is 1 place now.", "They told us this on 2 November 2026."]),
        ({"places_free": 3}, ["There are 3 places now.", "They told us this on 2 November 2026."]),
        (
            {"places_free": 2, "places_from": date(2026, 12, 1)},
            [
                "There will be 2 places from 1 December 2026.",
                "They told us this on 2 November 2026.",
            ],
        ),
        (
            {"availability": Availability.WAITING_LIST},
            [
                "There is a waiting list.",
                "You may have to wait for a place.",
                "They told us this on 2 November 2026.",
            ],
        ),
        (
            {"availability": Availability.FULL},
            [
                "It is full now.",
                "You can ask if there will be a place later.",
                "They told us this on 2 November 2026.",
            ],
        ),
        (
            {"availability": Availability.FULL, "places_from": date(2026, 12, 1)},
            ["It will be full from 1 December 2026.", "They told us this on 2 November 2026."],
        ),
        ({"availability": Availability.ASK}, ["Ask if there is a place."]),
        ({"availability_on": date(2026, 1, 5)}, ["Ask if there is a place."]),  # too long ago
    ],
)
def test_whether_there_is_a_place_is_never_said_without_its_day(
    changes: dict[str, Any], words: list[str]
) -> None:
    assert of("Is there a place?", **changes) == words


# Where it is


def test_an_address_is_said_where_anybody_may_know_it() -> None:
    assert of("Where it is") == [
        "It is in Devizes.",
        "The address is Kite Hill, Brook Lane, Devizes SN10 1AA.",
        "You can get it in Devizes.",
    ]


def test_of_a_home_no_street_is_said() -> None:
    lot = a_lot("supported-living", town_only=True)
    publication = a_publication(a_service(lot=lot.id), lots=(lot,))
    assert lines(publication, "Where it is") == [
        "It is in Devizes.",
        "People live there.",
        "So we do not show the street.",
        "You can get it in Devizes.",
    ]
    body = body_at(publication, addresses.easy_read_service(HERE))
    assert "Brook Lane" not in body
    assert "SN10" not in body


@pytest.mark.parametrize(
    ("access", "words"),
    [(("comes-to-you",), "They come to your home."), ((), "Ask them where it is.")],
)
def test_without_an_address_it_says_that_they_come_or_asks(
    access: tuple[str, ...], words: str
) -> None:
    found = of("Where it is", address="", postcode="", point=None, access=access)
    assert found == [words, "You can get it in Devizes."]


@pytest.mark.parametrize(
    ("served", "words"),
    [
        (3, ["You can get it in Area 0, Area 1 and Area 2."]),
        (4, ["You can get it in 4 parts of Downland.", "Ask if your home is in one of them."]),
        (6, ["You can get it in all parts of Downland."]),
    ],
)
def test_many_areas_are_counted_and_not_listed(served: int, words: list[str]) -> None:
    areas = [an_area(f"area-{n}") for n in range(6)]
    service = a_service(areas=tuple(area.id for area in areas[:served]))
    assert lines(a_publication(service, areas=areas), "Where it is")[2:] == words


# Who it is for, and what helps


def test_a_need_is_said_in_the_councils_own_easy_words_or_by_its_name() -> None:
    words = (an_easy_line("It is for autistic people.", picture="infinity"),)
    needs = (a_term("autism", easy_read=words), a_term("sight-loss"))
    publication = a_publication(a_service(needs=("autism", "sight-loss")), needs=needs)
    assert lines(publication, "Who it is for") == [
        "It is for autistic people.",
        "It can help with sight loss.",
        "You can be from 18 to 64 years old.",
    ]
    assert ideas(publication)["Who it is for"][0].picture == "infinity"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (4, ["It can help with need 0, need 1, need 2 and need 3."]),
        (
            5,
            [
                "It can help with need 0, need 1, need 2 and need 3.",
                "Ask what else they can help with.",
            ],
        ),
    ],
)
def test_needs_without_easy_words_share_a_line(number: int, words: list[str]) -> None:
    needs = [a_term(f"need-{n}") for n in range(number)]
    service = a_service(needs=tuple(term.id for term in needs))
    assert lines(a_publication(service, needs=needs), "Who it is for")[:-1] == words


@pytest.mark.parametrize(
    ("youngest", "oldest", "words"),
    [
        (0, None, "You can be any age."),
        (55, None, "You can be 55 or older."),
        (18, 25, "You can be from 18 to 25 years old."),
        (0, 25, "You can be up to 25 years old."),
        (30, 30, "You have to be 30 years old."),
    ],
)
def test_ages(youngest: int, oldest: int | None, words: str) -> None:
    assert of("Who it is for", age_from=youngest, age_to=oldest)[-1] == words


def test_what_makes_it_easy_to_use_is_said_where_the_council_wrote_it_easily() -> None:
    easy = a_term("step-free", easy_read=(an_easy_line("You can get in without steps."),))
    service = a_service(access=("step-free", "hoist"), languages=())
    publication = a_publication(service, access=(easy, a_term("hoist")))
    assert lines(publication, "What helps you there") == ["You can get in without steps."]


@pytest.mark.parametrize(
    ("languages", "words"),
    [
        ((), []),
        (("polish",), ["Some staff speak Polish."]),
        (("polish", "urdu"), ["Some staff speak Polish and Urdu."]),
        (
            ("polish", "urdu", "twi", "igbo", "tamil"),
            [
                "Some staff speak Polish, Urdu, Twi and Igbo.",
                "Ask which other languages they speak.",
            ],
        ),
    ],
)
def test_languages(languages: tuple[str, ...], words: list[str]) -> None:
    assert of("What helps you there", access=(), languages=languages) == words


# When it is open


@pytest.mark.parametrize(
    ("days", "hours", "words"),
    [
        ((), "", []),
        (DAYS, "", ["It is open every day."]),
        (("tue", "thu"), "", ["It is open on Tuesday and Thursday."]),
        (
            ("mon", "tue", "wed", "thu", "fri"),
            "9.30am to 4pm",
            [
                "It is open Monday to Friday.",
                "It starts at 9:30 in the morning.",
                "It ends at 4 in the afternoon.",
            ],
        ),
        ((), "noon to 9pm", ["It starts at noon.", "It ends at 9 in the evening."]),
        (
            (),
            "6pm to 10am",
            ["It starts at 6 in the evening.", "It ends at 10 in the morning the next day."],
        ),
        ((), "open all hours", ["It is open all day and all night."]),
        ((), "by appointment", []),  # the provider's own words
    ],
)
def test_days_and_hours(days: tuple[str, ...], hours: str, words: list[str]) -> None:
    assert of("When it is open", days=days, hours=hours) == words


# What it costs


@pytest.mark.parametrize(
    ("lowest", "highest", "unit", "words"),
    [
        ("62.5", "84", "day", "It costs from £62.50 to £84 a day."),
        ("690", None, "week", "It costs £690 a week."),
        (None, "84", "half-day", "It costs up to £84 for half a day."),
        (None, None, "", "Ask them what it costs."),
        (None, None, AFTER_ASSESSMENT, "Somebody talks with you about what you need."),
    ],
)
def test_the_price(lowest: str | None, highest: str | None, unit: str, words: str) -> None:
    prices = {
        "price_from": None if lowest is None else Decimal(lowest),
        "price_to": None if highest is None else Decimal(highest),
    }
    assert of("What it costs", **prices, price_unit=unit)[0] == words


@pytest.mark.parametrize(
    ("welcome", "words"),
    [
        (True, ["You can also pay for all of it yourself."]),
        (
            False,
            ["You cannot pay for all of it yourself.", "The council has to agree it with you."],
        ),
        (None, ["Ask if you can pay for it yourself."]),
    ],
)
def test_who_pays(welcome: bool | None, words: list[str]) -> None:
    assert of("What it costs", self_funders=welcome)[-len(words) - 2 :] == [
        "The council may help you pay.",
        "It looks at your money first.",
        *words,
    ]


# Is it good?

CHECKED = [
    "The council checks each service on this list.",
    "Somebody last checked these facts on 20 October 2026.",
]
WHO_CQC_IS = ["CQC stands for Care Quality Commission.", "CQC checks if care is good and safe."]


def a_rated(**changes: Any) -> Publication:
    lot = a_lot(cqc=Regulation(Registration.ALWAYS, (), (), "It is registered."))
    rating = a_rating(**changes)
    service = a_service(cqc_location_id=rating.location_id)
    provider = a_provider(cqc_provider_id="1-000000001")
    return a_publication(service, lots=(lot,), providers=(provider,), ratings=(rating,))


@pytest.mark.parametrize(
    ("overall", "meaning"),
    [
        ("Outstanding", "That means it is very good."),
        ("Good", "That means people get good care."),
        ("Requires improvement", "That means some things must get better."),
        ("Inadequate", "That means the care was not good enough."),
    ],
)
def test_a_rating_is_said_with_its_day_and_what_it_means(overall: str, meaning: str) -> None:
    publication = a_rated(overall=overall, rated_on=date(2025, 3, 4))
    assert lines(publication, "Is it good?") == [
        *WHO_CQC_IS,
        f"On 4 March 2025 CQC said that it is {overall}.",
        meaning,
        *CHECKED,
    ]


def test_a_rating_without_a_day_is_not_said() -> None:
    found = lines(a_rated(overall="Good", rated_on=None), "Is it good?")
    assert found[2:4] == ["We do not know what CQC says about this.", "Ask them what CQC says."]
    assert "is Good" not in " ".join(found)


def test_what_cqc_does_not_regulate_says_so() -> None:
    assert of("Is it good?") == [*WHO_CQC_IS, "CQC does not check this support.", *CHECKED]


@pytest.mark.parametrize(
    ("scores", "words"),
    [
        ((5, 4, 2), "2 of them say that it is good."),
        ((5, 5, 4), "All of them say that it is good."),
        ((5, 2, 2), "1 of them says that it is good."),
        ((1, 2, 2), "None of them say that it is good."),
    ],
)
def test_what_people_say_is_counted(scores: tuple[int, ...], words: str) -> None:
    feedback = [a_feedback(score=score, comment="Words of a person.") for score in scores]
    found = lines(a_publication(a_service(), feedback=feedback), "Is it good?")
    assert found[3:5] == ["3 people told the council what they think.", words]


def test_what_two_people_say_is_not_said() -> None:
    feedback = (a_feedback(), a_feedback())
    found = lines(a_publication(a_service(), feedback=feedback), "Is it good?")
    assert "told the council" not in " ".join(found)


# What to do next


def test_one_is_to_take_the_page_to_somebody_and_ring() -> None:
    assert of("What to do next") == [
        "Take this page to somebody who helps you.",
        "Read it together.",
        "Ring them if you like the sound of it.",
        "Ask if you can visit.",
        "Ask what people do on a normal day.",
        "You can say yes or no.",
    ]


def test_nobody_visits_a_home_unasked_or_rings_without_a_number() -> None:
    service = a_service(phone="", access=("comes-to-you",))
    found = ideas(a_publication(service), can_ring=False)["What to do next"]
    words = [each.words for each in found]
    assert "Ask if you can meet them first." in words
    assert "Ask if you can visit." not in words
    assert "Ring them if you like the sound of it." not in words


# Whatever there is of it

some_places = st.sampled_from(list(Availability))
some_day = st.dates(date(2025, 1, 1), date(2027, 12, 31))
money = st.none() | st.decimals(1, 99_999, places=2)
any_service = st.fixed_dictionaries(
    {
        "title": st.text("abc .&{}'", min_size=1, max_size=90).filter(str.strip),
        "availability": some_places,
        "availability_on": st.none() | some_day,
        "places_free": st.none() | st.integers(1, 2_000),
        "places_from": st.none() | some_day,
        "price_from": money,
        "price_to": money,
        "price_unit": st.sampled_from(["", "day", "half-day", "weekend", AFTER_ASSESSMENT]),
        "self_funders": st.sampled_from([True, False, None]),
        "age_from": st.integers(0, 64),
        "age_to": st.none() | st.integers(64, 120),
        "days": st.sets(st.sampled_from(DAYS)).map(
            lambda chosen: tuple(day for day in DAYS if day in chosen)
        ),
        "hours": st.sampled_from(
            ["", "9.30am to 4pm", "6pm to 10am", "open all hours", "as agreed"]
        ),
        "needs": st.sampled_from([("autism",), ("autism", "sight-loss")]),
        "access": st.sampled_from([(), ("step-free",), ("step-free", "comes-to-you")]),
        "areas": st.sampled_from([("devizes",), ("devizes", "calne"), ("a", "b", "c", "calne")]),
        "address": st.sampled_from(["", "1 The Street, Devizes"]),
        "checked_on": st.none() | some_day,
        "point": st.none() | st.just(Point(51.35, -1.99)),
    }
)


def all_ideas(publication: Publication) -> Iterable[Idea]:
    for service in publication.services.values():
        for can_ring in (True, False):
            for each in easy_service.sections(publication, service, can_ring=can_ring):
                yield from each.ideas
        yield from easy_service.in_list(service)
    for withheld in publication.withheld.values():
        yield from easy_service.of_withheld(withheld)


@given(changes=any_service)
def test_whatever_a_service_is_each_line_is_one_short_sentence_with_its_picture(
    changes: dict[str, Any],
) -> None:
    if changes["price_unit"] == AFTER_ASSESSMENT:
        changes |= {"price_from": None, "price_to": None}
    elif None not in (changes["price_from"], changes["price_to"]):
        changes |= dict(
            zip(
                ("price_from", "price_to"),
                sorted((changes["price_from"], changes["price_to"])),
                strict=True,
            )
        )
    assert list(hard(a_publication(a_service(**changes)))) == []


def hard(publication: Publication) -> Iterator[str]:
    """What of the lines about its services breaks the rule for lines that a council writes, with x for each name."""
    found = list(all_ideas(publication))
    page = [each.form.format(*("x" for _ in each.names)) for each in found]
    for each, frame in zip(found, page, strict=True):
        if each.length > LONGEST_SENTENCE or not re.fullmatch(ONE_SENTENCE, frame):
            yield f"{frame}: no short sentence"
        if not outline(each.picture):
            yield f"{frame}: {each.picture} is no picture"
        yield from (f"{frame}: {fault}" for fault in faults(frame, page, PLAIN_WORDS))


def test_every_line_about_a_service_of_the_demonstration_is_easy() -> None:
    filed = load(Config(ROOT, TODAY, ROOT / "site")).filed
    assert filed is not None
    assert list(hard(publish(filed, TODAY))) == []


def test_the_demonstrations_own_easy_read_pages_are_easy() -> None:
    """The rules by which `check` measures what a council writes find nothing in ours."""
    filed = load(Config(ROOT, TODAY, ROOT / "site"))
    assert filed.filed is not None
    context = Context(filed.filed, TODAY, filed.gaps, frozenset())
    for rule in (easy_read_sentence, easy_read_hard, easy_read_pictures, unknown_picture):
        assert list(rule(context)) == []


def test_the_pictures_of_the_small_county_are_all_there() -> None:
    for each in all_ideas(a_county()):
        assert outline(each.picture), each


# The pages


def test_the_page_of_a_service_leads_there_and_back() -> None:
    publication = a_publication(a_service())
    easy = addresses.easy_read_service(HERE)
    assert f'href="../../{easy}"' in body_at(publication, addresses.service(HERE))
    body = body_at(publication, easy)
    assert f'href="../../../services/{HERE}/"' in body
    assert 'Ring them: <a href="tel:+441632960123">01632 960123</a>' in body


def test_what_the_provider_wrote_is_left_to_the_full_page() -> None:
    publication = a_publication(a_service())
    service = publication.services[HERE]
    body = body_at(publication, addresses.easy_read_service(HERE))
    for words in (service.summary, service.price_includes, service.how_to_apply):
        assert words not in body
    assert "This page does not say everything." in body


def test_without_a_number_one_writes_and_without_either_one_rings_the_council() -> None:
    provider = a_provider(phone="", email="", website="")
    for email, words in (("day@kite-hill.example.org", True), ("", False)):
        service = a_service(phone="", email=email, website="")
        publication = a_publication(service, providers=(provider,))
        body = body_at(publication, addresses.easy_read_service(HERE))
        assert ("Write to them: " in body) == words
        assert "Ring them" not in body
        assert "You can ring the council: " in body


def test_a_withheld_service_says_that_alone_and_where_others_are() -> None:
    service = a_service(withdrawn_on=date(2026, 9, 30), phone="01632 960777")
    body = body_at(a_publication(service), addresses.easy_read_service(HERE))
    assert re.findall(r"<strong>([^<]+)</strong>", body) == [
        "Kite Hill Day Centre is not on our list any more.",
        "If you go there, ask the council what this means.",
        "You can look for other support.",
    ]
    assert f'href="../../../easy-read/{service.lot}/"' in body
    for secret in ("960777", "Brook Lane", "£", "SN10"):
        assert secret not in body


def test_one_goes_from_easy_read_to_a_type_to_an_area_to_a_service() -> None:
    county = a_county()
    lot, area = "day-and-evening-opportunities", "devizes"
    ways = ("easy-read/", f"easy-read/{lot}/", f"easy-read/{lot}/{area}/", f"services/{HERE}/")
    index = body_at(county, ways[0])
    assert f'href="../easy-read/{lot}/"' in index
    assert f'href="../../easy-read/{lot}/{area}/"' in body_at(county, ways[1])
    assert f'href="../../../services/{HERE}/easy-read/"' in body_at(county, ways[2])


def test_a_type_offers_only_the_areas_in_which_there_is_some() -> None:
    body = body_at(a_county(), "easy-read/residential-and-nursing-care/")
    assert "Calne <small>1 service</small>" in body
    assert "Malmesbury" not in body


def test_those_with_places_come_first() -> None:
    lot = "day-and-evening-opportunities"
    body = body_at(a_county(), f"easy-read/{lot}/devizes/")
    assert re.findall(r"<h[23]>(?:<a [^>]+>)?([^<]+)<", body)[:4] == [
        "They have places now",
        "Kite Hill Day Centre",
        "Ask if they have a place",
        "Rowde workshop",
    ]


def test_where_there_is_none_it_says_so_and_leads_on() -> None:
    body = body_at(a_county(), "easy-read/residential-and-nursing-care/malmesbury/")
    assert "There is no residential and nursing care in Malmesbury now." in body
    assert 'href="../../../easy-read/residential-and-nursing-care/calne/"' in body


def test_a_type_that_nobody_wrote_in_easy_read_leads_to_its_services_all_the_same() -> None:
    lot = a_lot(easy_read=())
    publication = a_publication(
        a_service(), lots=(lot, a_lot("x", easy_read=(), state=LotState.PLANNED))
    )
    assert "easy-read/x/" not in by_address(publication)
    body = body_at(publication, f"easy-read/{lot.id}/")
    assert f'href="../../easy-read/{lot.id}/devizes/"' in body
    assert "Ask the council about day and evening opportunities." in body


def test_search_engines_have_a_service_in_easy_read_and_no_list_of_them() -> None:
    found = by_address(a_county())
    assert found[addresses.easy_read_service(HERE)].indexed
    assert not found[addresses.easy_read_service("closed-kitchen")].indexed
    assert not found["easy-read/shared-lives/calne/"].indexed


def test_the_page_says_its_ideas_word_for_word() -> None:
    """Nothing is cut, and nothing is put between."""
    publication = a_publication(a_service())
    body = body_at(publication, addresses.easy_read_service(HERE))
    shown = re.findall(r"</svg> <span>([^<]+)</span></li>", body)
    assert shown == [each.words for of in ideas(publication).values() for each in of]
