"""Rules whose answer is an algebra rather than a folder: dates, prices, distances, ids, links, and the rule book."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.load import Gaps
from generator.problem import MOST_PER_FILE, Place, did_you_mean, name_of
from generator.records import (
    DatedPrice,
    Filed,
    Point,
    PriceBand,
    PriceModel,
    PriceVersion,
    ProviderStatus,
    price_on,
    price_standing,
)
from generator.rules import (
    OF_ADDRESSES,
    READING,
    RULES,
    WARNINGS,
    dates,
    prices,
    services,
    text,
)
from generator.rules.context import Context, Rule
from generator.site.pages.data_guide import documented
from tests.builders import (
    TODAY,
    a_feedback,
    a_framework,
    a_lot,
    a_provider,
    a_service,
    an_area,
    an_award,
    an_evidence,
    as_filed,
)

NO_GAPS = {kind: frozenset[str]() for kind in ("services", "awards", "evidence", "feedback")}
DAYS = st.dates(date(2020, 1, 1), date(2033, 12, 31))


def _found(rule: Rule, filed: Filed, said: Iterable[tuple[str, None, str]] = ()) -> list[str]:
    """The fields that the rule names."""
    gaps = Gaps(frozenset(), frozenset(filed.lots), NO_GAPS, frozenset())  # type: ignore[arg-type]
    context = Context(filed, TODAY, gaps, frozenset(said))
    return [place.field for place, _ in rule(context)]


@given(DAYS)
def test_a_day_that_tells_of_the_past_is_yet_to_come_or_out_of_reach_or_past(day: date) -> None:
    filed = as_filed(a_service(checked_on=day, availability_on=None))
    to_come = "checked_on" in _found(dates.date_in_future, filed)
    out_of_reach = "checked_on" in _found(dates.date_out_of_reach, filed)
    assert out_of_reach == (day > filed.framework.last_day)
    assert to_come == (TODAY < day <= filed.framework.last_day)


@given(DAYS, DAYS)
def test_an_end_is_not_before_its_beginning(begins: date, ends: date) -> None:
    filed = as_filed(
        a_service(),
        framework=a_framework(starts=begins, ends=ends),
        awards=[an_award(decided_on=begins, ends_on=ends)],
        evidence=[an_evidence(seen_on=begins, valid_until=ends)],
        providers=[a_provider(status_since=ends)],
    )
    named = _found(dates.date_order, filed)
    wrong = ["ends", "provider.status_since", "ends_on", "valid_until"]
    assert sorted(named) == sorted(wrong if ends < begins else [])


def test_a_day_that_could_not_be_read_is_in_no_order() -> None:
    filed = as_filed(
        a_service(),
        providers=[a_provider(status_since=TODAY)],
        awards=[],
        framework=a_framework(starts=TODAY + timedelta(1), ends=None),
    )
    assert _found(dates.date_order, filed) == []


@pytest.mark.parametrize("status", list(ProviderStatus))
def test_only_a_provider_on_the_framework_needs_no_day(status: ProviderStatus) -> None:
    filed = as_filed(a_service(), providers=[a_provider(status=status)])
    found = _found(dates.status_without_date, filed)
    assert bool(found) == (status is not ProviderStatus.ON)


_PRICES = st.none() | st.decimals(0, 20_000, places=2)


@given(_PRICES, _PRICES, st.sampled_from(["", "day", "week"]))
def test_prices_are_in_order_and_say_what_they_are_for(
    low: Decimal | None, high: Decimal | None, unit: str
) -> None:
    filed = as_filed(a_service(price_from=low, price_to=high, price_unit=unit))
    ordered = high is None or (low is not None and low <= high)
    assert (not _found(prices.price_range, filed)) == ordered
    priced = low is not None or high is not None
    right = unit == "day" if priced else unit == ""  # the lot's units are day and hour
    assert (not _found(prices.price_unit, filed)) == right


def test_a_price_that_could_not_be_read_has_no_unit_to_be_missed() -> None:
    service = a_service(price_from=None, price_to=None, price_unit="week")
    unread = [(service.place.file, None, "price_from")]
    assert _found(prices.price_unit, as_filed(service)) == ["price_unit"]
    assert _found(prices.price_unit, as_filed(service), unread) == []


@given(st.integers(0, 120), st.none() | st.integers(0, 120))
def test_the_oldest_age_is_not_below_the_youngest(youngest: int, oldest: int | None) -> None:
    filed = as_filed(a_service(age_from=youngest, age_to=oldest))
    assert bool(_found(services.age_range, filed)) == (oldest is not None and oldest < youngest)


@pytest.mark.parametrize(("east", "outside"), [(-1.99, False), (-1.65, False), (-1.60, True)])
def test_a_point_lies_within_reach_of_an_area(east: float, outside: bool) -> None:
    """25 km at 51.35° north are 0.36° of longitude."""
    service = a_service(point=Point(51.35, east), latitude=51.35, longitude=east)
    filed = as_filed(service, areas=[an_area(point=Point(51.35, -1.99))])
    assert _found(services.point_outside, filed) == (["latitude"] if outside else [])


def test_where_no_area_has_a_point_nothing_is_outside() -> None:
    service = a_service(point=Point(0, 0), latitude=0.0, longitude=0.0)
    assert _found(services.point_outside, as_filed(service, areas=[an_area(point=None)])) == []


def test_an_award_that_has_ended_still_says_where_a_service_belongs() -> None:
    ended = as_filed(a_service(), awards=[an_award(ends_on=date(2024, 1, 1))])
    none = as_filed(a_service(), awards=())
    assert _found(services.service_without_award, ended) == []
    assert _found(services.service_without_award, none) == ["lot"]


@given(st.sampled_from(["supported-living", "extra-care", "shared-lives"]), st.data())
def test_a_word_with_one_letter_wrong_is_understood(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    wrong = word[:at] + word[at + 1 :]
    assume(wrong != word)
    assert f'"{word}"' in did_you_mean(wrong, ["supported-living", "extra-care", "shared-lives"])


def test_a_public_title_is_understood_and_nonsense_is_not() -> None:
    known = ["day-and-evening-opportunities", "extra-care"]
    assert '"day-and-evening-opportunities"' in did_you_mean("Day & Evening Opportunities", known)
    assert did_you_mean("qqqqqq", known) == ""
    assert did_you_mean("x" * 100_000, known) == ""


def _about(markdown: str) -> Filed:
    place = Place("providers/kite-hill-trust/datapackage.yaml")
    provider = a_provider(about=markdown, place=place)
    return as_filed(a_service(), providers=[provider])


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "java&#10;script:alert(1)",
        "vbscript:x",
        "data:text/html;base64,PHNjcmlwdD4=",
        "//evil.example.org",
        "\\\\evil.example.org",
        "http://plain.example.org",
        "https:evil.example.org",
        "https:///evil.example.org",
        "https://[bad",
        "ftp://evil.example.org",
        "file:///etc/passwd",
        "/services/a/",
        "../other-provider/",
        "#top",
        "blob:https://a.example.org/1",
        "mailto:",
        "mailto:x",
        "tel:01632960123",
    ],
)
@pytest.mark.parametrize("form", ["[a](<{}>)", "![a](<{}>)", "> - [**a**](<{}>)", "## [a](<{}>)"])
def test_a_link_that_is_not_safe_is_found_in_every_form(link: str, form: str) -> None:
    assert _found(text.unsafe_link, _about(form.format(link)))


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "ftp://a.example.org"])
def test_a_link_without_brackets_is_a_link_too(link: str) -> None:
    assert _found(text.unsafe_link, _about(f"<{link}>"))


@pytest.mark.parametrize(
    "link",
    [
        "https://a.example.org",
        "https://a.example.org/b?c=d#e",
        "https://a.example.org/o'brien",
        "mailto:a@b.example.org",
        "mailto:o'brien@b.example.org?subject=A",
    ],
)
def test_a_safe_link_is_let_through(link: str) -> None:
    assert _found(text.unsafe_link, _about(f"[a]({link}) <{link}>\n\n[b]: {link}")) == []


@pytest.mark.parametrize(
    "html",
    ["<b>a</b>", "<script>x</script>", "<img src=x onerror=y>", "<!-- a -->", "</div>", "<svg onload=x>", "<a href='x'>", "<?php x ?>", "<!DOCTYPE html>", "<![CDATA[x]]>", "> <iframe>", "- x <br>", "    <b>"],
)  # fmt: skip
def test_raw_html_is_found_in_markdown(html: str) -> None:
    assert _found(text.raw_html, _about(html))


@pytest.mark.parametrize("plain", ["I <3 it", "5 < 6 > 4", "`<b>`", "Fish & chips", "a < b"])
def test_a_sign_that_is_no_html_is_let_through(plain: str) -> None:
    assert _found(text.raw_html, _about(plain)) == []


def _in_summary(words: str) -> Filed:
    return as_filed(a_service(summary=words))


@pytest.mark.parametrize(
    "plain",
    ["B&B;", "Bed & Breakfast (B&B); tea", "R&D;", "Q&A; and M&S;", "Day&centre;", "AT&T&;", "&#;", "a <3 b"],
)  # fmt: skip
def test_what_only_looks_like_a_character_of_html_is_let_through(plain: str) -> None:
    assert _found(text.raw_html, _in_summary(plain)) == []


@pytest.mark.parametrize(
    "html", ["&amp;", "B&B; &nbsp;", "&eacute;", "&#39;", "&#x27;", "B&B; <b>", "<!-- a"]
)
def test_a_character_of_html_is_found(html: str) -> None:
    assert _found(text.raw_html, _in_summary(html)) == ["summary"]


_LINKED = [
    "[Your support plan](https://a.example.org/plan)",
    "[your plan](<https://a.example.org/plan>)",
    "[Add a review](https://a.example.org)",
    "[Name of the house](https://a.example.org)",
    "[Insert](mailto:a@b.example.org)",
    "[Your plan][1]\n\n[1]: https://a.example.org",
    "[Your plan][]\n\n[Your plan]: https://a.example.org",
    "We keep [your plan].\n\n[your plan]: https://a.example.org",
]


@pytest.mark.parametrize(
    "sentence",
    [
        *_LINKED,
        "The TBA team meets on Mondays.",
        "TBC Care Ltd and TODO Trust",
        "TBA Day Centre, TBC Shared Lives, the TBA committee",
        "TBA's kitchen, a TBC-led group",
        "Todo list: bread",
    ],
)
def test_a_name_and_a_link_are_no_placeholder(sentence: str) -> None:
    assert _found(text.placeholder_text, _about(sentence)) == []
    assert _found(text.placeholder_text, _in_summary(sentence)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        *("TBA", "TBC", "tbc", "Price: TBA.", "Price TBC by the manager", "TBA on Monday", "TBC January 2027"),
        *("TODO", "TODO: write this", "TODO write this", "TODO Add photos", "FIXME", "(TBC)", "TBC / TBA team"),
        *("[insert name]", "[your name] and [your role]", "[Your name](optional)", "[add text]: soon"),
        *("[TBC](https://a.example.org)", "[Your plan](https://a.example.org) and [your name]"),
        *("xxx", "Price ???", "lorem ipsum", "<your name>"),
    ],
)  # fmt: skip
def test_a_stand_in_for_text_to_come_is_found(sentence: str) -> None:
    assert _found(text.placeholder_text, _in_summary(sentence)) == ["summary"]


@pytest.mark.parametrize(
    "words", ["Thank you xxx", "Why did nobody say???", "Lovely xxx really???"]
)
def test_kisses_and_wonder_in_what_people_said_are_no_placeholder(words: str) -> None:
    said = as_filed(a_service(), feedback=[a_feedback(comment=words, reply=words)])
    assert _found(text.placeholder_text, said) == []
    alone = as_filed(a_service(), feedback=[a_feedback(comment="xxx", reply="???")])
    assert _found(text.placeholder_text, alone) == ["comment", "reply"]


_PLACES: dict[str, dict[str, Any]] = {
    field: {field: "<script>x</script>"}
    for field in (
        *("title", "summary", "address", "how_to_apply", "price_includes", "checked_by", "hours"),
    )
}


@pytest.mark.parametrize("field", _PLACES)
def test_raw_html_is_found_in_every_text_of_a_service(field: str) -> None:
    assert _found(text.raw_html, as_filed(a_service(**_PLACES[field]))) == [field]


def test_every_rule_has_a_name_of_its_own_and_a_sentence_for_the_guide() -> None:
    names = [name_of(rule) for rule in (*RULES, *OF_ADDRESSES, *WARNINGS)]
    assert len(set(names)) == len(names)
    assert set(names) & set(READING) == set()
    assert set(documented()) > {*names, *READING}
    for name, asks in documented().items():
        assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", name)
        assert asks.endswith((".", "?")), name
        assert len(asks.split()) >= 4


def test_enough_problems_of_a_file_are_read_to_know_that_there_are_too_many() -> None:
    from generator.load.tables import MAX_FAULTY_ROWS

    assert MAX_FAULTY_ROWS > MOST_PER_FILE


_UNIT = "day"


def _a_version(
    low: int, since: date | None = None, grace_until: date | None = None
) -> PriceVersion:
    """Ten pounds from `low` on are allowed for a day."""
    band = PriceBand(_UNIT, Decimal(low), Decimal(low + 10))
    return PriceVersion((band,), since, grace_until=grace_until)


_DATED = st.lists(
    st.tuples(DAYS, st.integers(0, 40), st.integers(0, 400)), max_size=4, unique_by=lambda v: v[0]
)


@given(st.integers(0, 40), _DATED, st.integers(0, 60), DAYS)
def test_a_price_is_in_order_by_the_bands_that_hold_and_by_older_ones_until_their_grace_is_over(
    first: int, later: list[tuple[date, int, int]], price: int, day: date
) -> None:
    versions = [
        _a_version(low, since, since + timedelta(days=grace)) for since, low, grace in sorted(later)
    ]
    model = PriceModel((_a_version(first), *versions))
    amounts = (Decimal(price),)
    begun = [v for v in model.versions if v.starts <= day]
    expected = any(
        version.allows(_UNIT, amounts)
        and all(v.grace_until and v.grace_until >= day for v in begun[position + 1 :])
        for position, version in enumerate(begun)
    )
    assert model.is_in_order(_UNIT, amounts, day) == expected
    service = a_service(price_from=Decimal(price), price_to=None, price_unit=_UNIT)
    standing = price_standing(model, service, (), day)
    assert standing is not None
    assert standing.in_order == expected
    last = standing.last_day
    if expected and last is not None:
        days = [day + timedelta(days=n) for n in range((last - day).days + 1)]
        assert all(model.is_in_order(_UNIT, amounts, d) for d in days)
        assert not model.is_in_order(_UNIT, amounts, last + timedelta(days=1))
    elif last is not None:
        assert model.is_in_order(_UNIT, amounts, last)
        assert last < day


SINCE, GRACE = date(2026, 4, 1), date(2026, 12, 31)


@pytest.mark.parametrize(
    ("price", "day", "rule"),
    [
        (55, GRACE, ""),
        (55, GRACE + timedelta(days=1), "price_outside_bands"),
        (65, SINCE, ""),
        (65, SINCE - timedelta(days=1), "price_outside_bands"),
        (99, SINCE, "price_outside_model"),
        (99, SINCE - timedelta(days=1), "price_outside_model"),
    ],
)
def test_only_what_no_bands_ever_allow_is_a_mistake(price: int, day: date, rule: str) -> None:
    model = PriceModel((_a_version(50), _a_version(60, SINCE, GRACE)))
    lot = a_lot(price_model=model)
    service = a_service(price_from=Decimal(price), price_to=None, price_unit=_UNIT)
    filed = as_filed(service, lots=[lot])
    gaps = Gaps(frozenset(), frozenset(filed.lots), NO_GAPS, frozenset())  # type: ignore[arg-type]
    context = Context(filed, day, gaps)
    named = [
        r.__name__
        for r in (prices.price_outside_model, prices.price_outside_bands)
        if [*r(context)]
    ]
    assert named == ([rule] if rule else [])


@pytest.mark.parametrize(
    "gone",
    [
        {"service": {"withdrawn_on": TODAY}},
        {"provider": {"status": ProviderStatus.LEFT, "status_since": TODAY}},
        {"provider": {"status": ProviderStatus.SUSPENDED, "status_since": TODAY}},
    ],
)
def test_what_is_not_on_offer_is_not_measured(gone: dict[str, Any]) -> None:
    lot = a_lot(price_model=PriceModel((_a_version(500),)))
    service = a_service(price_from=Decimal(50), price_to=None, price_unit=_UNIT)
    assert _found(prices.price_outside_model, as_filed(service, lots=[lot])) == ["price_from"]
    changed = replace(service, **gone.get("service", {}))
    provider = a_provider(**gone.get("provider", {}))
    filed = as_filed(changed, lots=[lot], providers=[provider])
    assert _found(prices.price_outside_model, filed) == []


@given(_DATED, DAYS, DAYS)
def test_a_price_dated_later_changes_nothing_before_it(
    rows: list[tuple[date, int, int]], since: date, day: date
) -> None:
    service = a_service(price_from=Decimal(50), price_to=None, price_unit=_UNIT)
    before = [_a_dated_price(row_since, low) for row_since, low, _ in rows]
    added = [*before, _a_dated_price(since, 77)]
    if day < since:
        assert price_on(service, added, day) == price_on(service, before, day)
    elif all(row.since is None or row.since < since or row.since > day for row in before):
        assert price_on(service, added, day).price_from == 77


def _a_dated_price(since: date, pounds: int) -> DatedPrice:
    return DatedPrice(
        "kite-hill-trust",
        "kite-hill-day-centre",
        since,
        Decimal(pounds),
        None,
        _UNIT,
        Place("test"),
    )
