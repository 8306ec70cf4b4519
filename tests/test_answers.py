"""Who was asked and is silent, and whose mail waits: what `status` says of it, from the logs in the private folder."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from generator.records import Availability, Service
from generator.worklist import Action, ActionKind, actions
from tests.builders import (
    TODAY,
    a_provider,
    a_provider_mail,
    a_service,
    an_asking,
    an_evidence,
    as_filed,
    published,
)

DAY = timedelta(days=1)
FIRST, SECOND = TODAY - 14 * DAY, TODAY - 7 * DAY
ASKED_TWICE = (an_asking(FIRST), an_asking(SECOND))


def stale(**changes: Any) -> Service:
    """A service of which nobody has heard since the summer."""
    facts = {"availability": Availability.FULL, "availability_on": date(2026, 7, 1)}
    return a_service(**{**facts, "checked_on": date(2026, 7, 1), **changes})


def on_the_list(service: Service | None = None, as_of: date = TODAY, **filed: Any) -> list[Action]:
    records = as_filed(service or stale(), **filed)
    wanted = actions(published(records, as_of), records, 42)
    return [a for a in wanted if a.kind is ActionKind.ANSWER]


def test_whoever_was_asked_twice_and_says_nothing_is_named_with_both_days() -> None:
    [action] = on_the_list(askings=ASKED_TWICE)
    assert action.words == "Asked twice, on 2026-11-09 and 2026-11-16, no answer: ring."
    assert (action.provider, action.due) == ("kite-hill-trust", None)


def test_of_many_times_the_last_two_days_are_named() -> None:
    [action] = on_the_list(askings=(an_asking(FIRST - 7 * DAY), *ASKED_TWICE))
    assert action.words == "Asked 3 times, last on 2026-11-09 and 2026-11-16, no answer: ring."


@pytest.mark.parametrize(
    "askings",
    [
        (),
        (an_asking(FIRST),),
        (an_asking(FIRST), an_asking(FIRST, how="ring")),  # one day is one round
        (an_asking(FIRST), an_asking(TODAY)),  # the second letter has only just been written
        (an_asking(FIRST), an_asking(TODAY + DAY)),
        (an_asking(FIRST, "brook-lane"), an_asking(SECOND, "brook-lane")),
    ],
)
def test_less_than_two_rounds_is_no_silence(askings: tuple[Any, ...]) -> None:
    assert on_the_list(askings=askings) == []


@pytest.mark.parametrize(
    "answered",
    [
        {"availability_on": SECOND, "availability": Availability.ASK},
        {"availability_on": SECOND + DAY, "availability": Availability.ASK},
        {"checked_on": SECOND},
        {"checked_on": SECOND - DAY},  # behind the first letter, so that only the second waits
    ],
)
def test_a_word_or_a_check_since_then_is_an_answer(answered: dict[str, Any]) -> None:
    others = (stale(), stale(service_id="other", **answered))
    records = as_filed(*others, askings=ASKED_TWICE)
    wanted = actions(published(records), records, 42)
    assert ActionKind.AVAILABILITY in {a.kind for a in wanted}, "something is still to be told"
    assert ActionKind.ANSWER not in {a.kind for a in wanted}


def test_proof_that_was_seen_since_then_is_an_answer() -> None:
    row = an_evidence(seen_on=SECOND + DAY)
    assert on_the_list(askings=ASKED_TWICE, evidence=[row]) == []


def test_a_mail_that_was_taken_in_since_then_is_an_answer() -> None:
    assert on_the_list(askings=ASKED_TWICE, mails=[a_provider_mail(SECOND + DAY)]) == []
    [action] = on_the_list(askings=ASKED_TWICE, mails=[a_provider_mail(FIRST - DAY)])
    assert "no answer" in action.words


def test_a_mail_that_is_held_is_an_answer_that_somebody_has_to_read() -> None:
    held = a_provider_mail(SECOND + DAY, reason="it is a question")
    [action] = on_the_list(askings=ASKED_TWICE, mails=[held])
    assert action.words == (
        "It has written, and the mail is held: read it. Of 2026-11-17: it is a question."
    )


def test_a_mail_that_was_held_and_then_taken_in_waits_no_more() -> None:
    held = a_provider_mail(SECOND + DAY, reason="it is a question")
    assert on_the_list(mails=[held, a_provider_mail(SECOND + DAY)]) == []


def test_a_mail_that_was_held_before_a_newer_word_waits_no_more() -> None:
    held = a_provider_mail(SECOND, reason="it is a question")
    assert on_the_list(stale(checked_on=SECOND + DAY), mails=[held]) == []


def test_whoever_has_nothing_to_answer_is_not_silent() -> None:
    fresh = a_service(availability=Availability.FULL, availability_on=FIRST - DAY)
    assert on_the_list(fresh, askings=ASKED_TWICE) == []


def test_an_older_day_knows_nothing_of_later_letters() -> None:
    assert on_the_list(askings=ASKED_TWICE, as_of=SECOND) == []


def test_a_provider_that_has_a_new_name_was_asked_under_its_old_one() -> None:
    renamed = a_provider(former_slugs=("kite-hill",))
    askings = [an_asking(FIRST, "kite-hill"), an_asking(SECOND)]
    [action] = on_the_list(providers=[renamed], askings=askings)
    assert action.provider == "kite-hill-trust"
