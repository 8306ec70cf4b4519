"""Hours are read where they say one time to another beyond doubt, and days are said as people say them."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publication import facets
from generator.publication.opening import OpeningTimes, opening_times
from generator.records import DAYS
from generator.site.words import opening
from tests.builders import a_publication, a_service

READ = {
    "9.30am to 4pm": (9, 30, 16, 0),
    "9am–5pm": (9, 0, 17, 0),
    "10 to 3": (10, 0, 15, 0),
    "9 - 5": (9, 0, 17, 0),
    "9 to 5pm": (9, 0, 17, 0),
    "9am to 5": (9, 0, 17, 0),
    "2 to 4pm": (14, 0, 16, 0),
    "7 to 7pm": (7, 0, 19, 0),
    "10 to noon": (10, 0, 12, 0),
    "12 to 3pm": (12, 0, 15, 0),
    "9.30 to 4": (9, 30, 16, 0),
    "noon to 3": (12, 0, 15, 0),
    "12.30 to 4": (12, 30, 16, 0),
    "10am to noon": (10, 0, 12, 0),
    "12 noon to 3pm": (12, 0, 15, 0),
    "09:00-17:30": (9, 0, 17, 30),
    "9:00 to 17:00": (9, 0, 17, 0),
    "Open from 10 a.m. until 2.30 p.m.": (10, 0, 14, 30),
    "22:00-07:00": (22, 0, 31, 0),
    "7pm to midnight": (19, 0, 24, 0),
    "8pm to 8am": (20, 0, 32, 0),
    "24 hours": (0, 0, 24, 0),
    "Open all hours": (0, 0, 24, 0),
    "24 hours a day": (0, 0, 24, 0),
    "24/7": (0, 0, 24, 0),
    "Day and night": (0, 0, 24, 0),
    "00:00 to 24:00": (0, 0, 24, 0),
}
NOT_READ = (
    *("", "mornings", "by arrangement", "7 to 9", "2 to 4", "6 to 8", "9am to 25", "13pm to 2pm"),
    *("9am to 5pm, evenings by arrangement", "7am to 2pm and 4pm to 9pm", "9am", "0am to 3am"),
    *(
        "9.75am to 3pm",
        "09:00 to 5:00",
        "22:00 to 11:00",
        "Tuesday 10am to 3pm",
        "9am to noon pm",
        "24 hours on call",
        "12 to 12",
    ),
    # Of a morning or an evening.
    *("9 to 10pm", "8 to 9pm", "6 to 9pm", "10 to midnight", "8 to 9am", "10 to 12", "10am to 12"),
    *("9am to 11", "6pm to 10", "8pm to 8", "2am to 1"),
    # A whole day, or none: "open all hours" says it.
    *("9am to 9am", "09:00 to 09:00", "midnight to midnight", "00:00 to 00:00", "24:00 to 09:00"),
)


@pytest.mark.parametrize("words", READ)
def test_one_time_to_another_is_read(words: str) -> None:
    opens, to, closes, past = READ[words]
    assert opening_times(words) == OpeningTimes(opens * 60 + to, closes * 60 + past)


@pytest.mark.parametrize("words", NOT_READ)
def test_what_says_more_or_less_or_could_be_two_things_is_not_read(words: str) -> None:
    assert opening_times(words) is None


@given(st.text("0123456789.:apm to-–nigdy", max_size=24))
def test_whatever_is_read_is_a_span_within_a_day_or_all_hours(words: str) -> None:
    times = opening_times(words)
    assert times is None or times.all_hours or 0 < times.closes - times.opens < 24 * 60
    assert times is None or 0 <= times.opens < 24 * 60


@given(st.integers(0, 1439), st.integers(0, 1439))
def test_hours_by_24_are_what_they_say(opens: int, closes: int) -> None:
    words = f"{opens // 60:02d}:{opens % 60:02d} to {closes // 60:02d}:{closes % 60:02d}"
    times = opening_times(words)
    shown = {at >= 780 or at < 600 for at in (opens, closes)}  # as one of 24 hours
    if shown == {True} and opens != closes:
        assert times is not None
    if times and True in shown:
        assert (times.opens, times.closes % 1440) == (opens, closes)


@pytest.mark.parametrize(
    ("days", "hours", "words"),
    [
        ("mon tue wed thu fri", "9.30am to 4pm", "Monday to Friday, 9.30am to 4pm"),
        ("mon tue wed thu fri sat sun", "", "Every day"),
        ("mon tue wed thu fri sat sun", "open all hours", "Every day, open all hours"),
        ("", "open all hours", "Open all hours"),
        ("mon tue", "Open all hours", "Monday and Tuesday, open all hours"),
        ("sat", "By appointment", "Saturday, by appointment"),
        ("sat sun", "Easter to October", "Saturday and Sunday, Easter to October"),
        (
            "fri sat sun",
            "Friday teatime to Sunday dinner",
            "Friday to Sunday, Friday teatime to Sunday dinner",
        ),
        ("sat", "BSL mornings", "Saturday, BSL mornings"),
        ("tue thu", "10 to 3", "Tuesday and Thursday, 10 to 3"),
        ("sat sun", "", "Saturday and Sunday"),
        ("mon wed fri", "", "Monday, Wednesday and Friday"),
        ("mon tue wed thu sat", "", "Monday to Thursday and Saturday"),
        ("mon fri sat sun", "", "Friday to Monday"),
        ("mon sun", "", "Sunday and Monday"),
        ("mon wed sat sun", "", "Monday, Wednesday, Saturday and Sunday"),
        ("wed", "", "Wednesday"),
        ("", "", ""),
    ],
)
def test_days_are_said_as_people_say_them(days: str, hours: str, words: str) -> None:
    assert opening.in_words(tuple(days.split()), hours) == words


@pytest.mark.parametrize("number", range(1, 7))
def test_any_days_can_be_told_from_their_words(number: int) -> None:
    said = [opening.in_words(days, "") for days in combinations(DAYS, number)]
    assert len(set(said)) == len(said)


def test_a_service_that_never_closes_is_open_each_day_and_another_on_the_days_it_names() -> None:
    services = (
        a_service("home", days=(), hours="Open all hours"),
        a_service("club", days=("wed",), hours="7 to 9"),
        a_service("visits", days=(), hours="9am to 5pm"),
    )
    listed = a_publication(*services).services
    assert [facets.days_of(listed[name]) for name in ("home", "club", "visits")] == [
        DAYS,
        ("wed",),
        (),
    ]
