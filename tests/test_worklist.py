"""The worklist: what wants attention on a day, whose it is, and the formats in which it is said."""

from __future__ import annotations

import csv
import io
import json
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from generator.cli import main
from generator.importers.register.records import Location, Ratings, Register, Unused
from generator.publication import Publication
from generator.records import (
    Availability,
    Contact,
    LotState,
    ProviderStatus,
    Registration,
    Regulation,
    Vetting,
)
from generator.records.criterion import ShownBy
from generator.worklist import Action, ActionKind, actions, formats
from tests.builders import (
    TODAY,
    a_criterion,
    a_framework,
    a_lot,
    a_provider,
    a_publication,
    a_rating,
    a_review,
    a_service,
    an_area,
    an_award,
    an_evidence,
)
from tests.matrix import council

DAY = timedelta(days=1)
# A service of which nothing wants attention for years, so that a test sees its own action alone.
CALM: dict[str, Any] = {"availability": Availability.ASK, "checked_on": TODAY}
FOREVER = an_evidence(valid_until=date(2035, 1, 1))


def of_kind(
    kind: ActionKind, publication: Publication, within: int = 30, **more: Any
) -> list[Action]:
    return [action for action in actions(publication, within, **more) if action.kind is kind]


def a_calm_publication(**changes: Any) -> Publication:
    given_ = {
        "framework": a_framework(fewest_providers=1),
        "evidence": [FOREVER],
        "awards": [an_award(decided_on=TODAY - 200 * DAY)],
    }
    service = changes.pop("service", a_service(**CALM))
    return a_publication(service, **{**given_, **changes})


def test_where_all_is_well_nothing_wants_attention() -> None:
    assert actions(a_calm_publication(), 30) == ()
    assert list(formats.as_text((), {})) == ["Nothing wants attention."]


@given(st.integers(-400, 400), st.integers(0, 365))
def test_evidence_is_named_once_it_lapses_within_the_days(days: int, within: int) -> None:
    last = TODAY + days * DAY
    publication = a_calm_publication(
        evidence=[an_evidence(seen_on=date(2024, 1, 1), valid_until=last)],
        awards=[an_award(decided_on=TODAY - 1 * DAY)],
    )
    found = of_kind(ActionKind.EVIDENCE, publication, within)
    assert [action.due for action in found] == ([last] if days <= within else [])
    assert all(("off the list" in action.words) == (days < 0) for action in found)


def test_evidence_says_which_services_hang_on_it_and_each_team_hears_of_its_own() -> None:
    publication = a_publication(
        a_service("one", **CALM),
        a_service("two", **CALM),
        a_service("three", lot="outreach-support", **CALM),
        lots=(
            a_lot(lead_commissioner=Contact("Day team")),
            a_lot("outreach-support", lead_commissioner=Contact("Outreach team")),
        ),
        framework=a_framework(fewest_providers=1),
        evidence=[an_evidence(valid_until=TODAY + 5 * DAY)],
    )
    found = of_kind(ActionKind.EVIDENCE, publication)
    assert {action.team: action.services for action in found} == {
        "Day team": ("one", "two"),
        "Outreach team": ("three",),
    }
    assert {action.words for action in found} == {
        'Proof of "Public liability insurance" lapses in 5 days: Kite Hill Trust.'
    }


def test_what_was_never_seen_has_no_day_and_what_is_optional_is_quiet() -> None:
    missing = a_calm_publication(evidence=[], criteria=[a_criterion()])
    [action] = of_kind(ActionKind.EVIDENCE, missing)
    assert (action.due, "has never been seen" in action.words) == (None, True)
    optional = a_calm_publication(evidence=[], criteria=[a_criterion(mandatory=False)])
    assert of_kind(ActionKind.EVIDENCE, optional) == []


def test_a_council_that_keeps_its_evidence_elsewhere_hears_nothing_of_it() -> None:
    framework = a_framework(fewest_providers=1, vetting=Vetting.AWARDS_ALONE)
    assert actions(a_calm_publication(evidence=[], framework=framework), 30) == ()


@pytest.mark.parametrize(
    ("checked", "due"),
    [
        (date(2025, 11, 1), [date(2026, 11, 1)]),
        (date(2025, 12, 23), [date(2026, 12, 23)]),  # in 30 days
        (date(2025, 12, 24), []),
        (None, [None]),
    ],
)
def test_an_entry_is_to_be_reviewed_after_a_year(
    checked: date | None, due: list[date | None]
) -> None:
    service = a_service(**{**CALM, "checked_on": checked})
    found = of_kind(ActionKind.REVIEW, a_calm_publication(service=service))
    assert [action.due for action in found] == due


@pytest.mark.parametrize(
    ("decided", "reviewed", "due"),
    [
        (date(2025, 11, 23), [], [TODAY]),
        (date(2025, 11, 22), [], [TODAY - DAY]),
        (date(2025, 12, 23), [], [date(2026, 12, 23)]),  # in 30 days
        (date(2025, 12, 24), [], []),
        (TODAY, [], []),  # a review on the first day would be none
        (date(2023, 8, 21), [], [date(2024, 8, 21)]),  # never: overdue for years
        (date(2023, 8, 21), [date(2024, 9, 2)], [date(2025, 9, 2)]),
        (date(2023, 8, 21), [date(2024, 9, 2), date(2025, 8, 18)], [date(2026, 8, 18)]),
        (date(2023, 8, 21), [date(2026, 8, 18), date(2025, 9, 2)], []),
    ],
)
def test_the_annual_review_is_due_a_year_after_the_last_or_after_the_award(
    decided: date, reviewed: list[date], due: list[date]
) -> None:
    publication = a_calm_publication(
        awards=[an_award(decided_on=decided)],
        reviews=[a_review(reviewed_on=day) for day in reviewed],
    )
    found = of_kind(ActionKind.ANNUAL_REVIEW, publication)
    assert [action.due for action in found] == due
    assert all(
        ("was due" in action.words) == (action.due < TODAY) for action in found if action.due
    )


def test_a_review_in_another_lot_or_of_another_provider_is_none_of_this_one() -> None:
    publication = a_calm_publication(
        awards=[an_award(decided_on=date(2025, 9, 1))],
        reviews=[a_review(lot="extra-care"), a_review("brook-lane-care")],
    )
    found = of_kind(ActionKind.ANNUAL_REVIEW, publication)
    assert [action.due for action in found] == [date(2026, 9, 1)]


def test_a_review_that_took_place_after_the_day_is_not_known_yet() -> None:
    def due(reviewed_on: date) -> list[Action]:
        review = a_review(reviewed_on=reviewed_on)
        award = an_award(decided_on=date(2025, 9, 1))
        publication = a_calm_publication(awards=[award], reviews=[review])
        return of_kind(ActionKind.ANNUAL_REVIEW, publication)

    assert due(TODAY + DAY)
    assert due(TODAY) == []


def test_whatever_is_overdue_comes_first() -> None:
    publication = a_calm_publication(
        service=a_service(checked_on=date(2025, 11, 30), availability=Availability.ASK),
        awards=[an_award(decided_on=date(2025, 9, 1))],
        evidence=[an_evidence(valid_until=TODAY + 2 * DAY)],
    )
    kinds = [action.kind for action in actions(publication, 30)]
    assert kinds == [ActionKind.ANNUAL_REVIEW, ActionKind.EVIDENCE, ActionKind.REVIEW]


@pytest.mark.parametrize(("days_ago", "named"), [(90, True), (91, True), (60, True), (59, False)])
def test_availability_is_named_before_it_goes_out_of_date(days_ago: int, named: bool) -> None:
    said = {"availability": Availability.FULL, "availability_on": TODAY - days_ago * DAY}
    found = of_kind(
        ActionKind.AVAILABILITY, a_calm_publication(service=a_service(**{**CALM, **said}))
    )
    assert [action.due for action in found] == ([TODAY + (90 - days_ago) * DAY] if named else [])


def test_an_award_that_ends_is_named_unless_a_later_one_goes_on() -> None:
    ends = an_award(decided_on=TODAY - 200 * DAY, ends_on=TODAY + 7 * DAY)
    goes_on = an_award(decided_on=TODAY - 100 * DAY, ends_on=TODAY + 700 * DAY)
    [action] = of_kind(ActionKind.AWARD, a_calm_publication(awards=[ends]))
    assert action.words == (
        'The award for "Day and evening opportunities" ends in 7 days: Kite Hill Trust.'
    )
    assert of_kind(ActionKind.AWARD, a_calm_publication(awards=[ends, goes_on])) == []
    assert of_kind(ActionKind.AWARD, a_calm_publication(awards=[goes_on])) == []


def test_the_end_of_the_framework_is_named() -> None:
    framework = a_framework(ends=TODAY + 3 * DAY, fewest_providers=1)
    [action] = of_kind(ActionKind.AWARD, a_calm_publication(framework=framework))
    assert action.team == "Commissioning team"
    assert action.words == "The framework ends in 3 days, and with it every listing."


@pytest.mark.parametrize(
    "gone",
    [
        {"service": a_service(withdrawn_on=TODAY, checked_on=None)},
        {"providers": [a_provider(status=ProviderStatus.LEFT, status_since=TODAY)]},
        {"lots": [a_lot(state=LotState.CLOSED)]},
    ],
)
def test_of_what_is_over_for_good_nothing_is_said(gone: dict[str, Any]) -> None:
    publication = a_calm_publication(evidence=[], **gone)
    found = actions(publication, 30)
    assert [action for action in found if action.kind is not ActionKind.SUPPLY] == []


def a_register(*locations: Location, unused: tuple[Unused, ...] = ()) -> Register:
    return Register((), {location.id: location for location in locations}, {}, unused, 0)


RATED = date(2026, 11, 1)
REGULATED = a_lot(cqc=Regulation(Registration.ALWAYS, (), (), "Always registered."))


@pytest.mark.parametrize(
    ("location", "words"),
    [
        (Location("1-000000101", ratings=Ratings(True, "Good", date(2025, 5, 14))), None),
        (Location("1-000000101", ratings=Ratings()), None),  # the file has no ratings
        (
            Location("1-000000101", ratings=Ratings(True, "Inadequate", RATED)),
            "The rating here is Good, and the register says Inadequate: Moss House.",
        ),
        (
            Location("1-000000101", ratings=Ratings(True, "", None)),
            "The rating here is Good, and the register says not rated: Moss House.",
        ),
        (
            Location("1-000000101", ratings=Ratings(True, "Good", RATED)),
            "The rating, Good, is of 2026-11-01 in the register, and of 2025-05-14 here: Moss House.",
        ),
    ],
)
def test_a_rating_is_compared_with_the_latest_register(
    location: Location, words: str | None
) -> None:
    service = a_service(title="Moss House", cqc_location_id="1-000000101", **CALM)
    publication = a_calm_publication(service=service, ratings=[a_rating()], lots=[REGULATED])
    found = of_kind(ActionKind.RATING, publication, register=a_register(location))
    assert [action.words for action in found] == ([words] if words else [])


def test_of_a_service_that_is_not_regulated_no_rating_is_shown_and_none_is_compared() -> None:
    service = a_service(title="Moss House", cqc_location_id="1-000000101", **CALM)
    publication = a_calm_publication(service=service, ratings=[a_rating()])
    for overall in ("Good", "Inadequate"):
        location = Location("1-000000101", ratings=Ratings(True, overall, RATED))
        assert of_kind(ActionKind.RATING, publication, register=a_register(location)) == []


def test_a_location_that_is_no_longer_registered_is_named_with_the_reason() -> None:
    service = a_service(title="Moss House", cqc_location_id="1-000000101", **CALM)
    gone = Unused("f.csv", 2, "1-000000101", "no longer registered")
    publication = a_calm_publication(service=service, lots=[REGULATED])
    [action] = of_kind(ActionKind.RATING, publication, register=a_register(unused=(gone,)))
    assert action.words == "The location 1-000000101 is no longer registered: Moss House."


@pytest.mark.parametrize(
    ("number", "named"), [(1, "1-000000100 (Service 0)"), (48, "48 locations")]
)
def test_what_the_files_do_not_have_is_one_line_however_much_it_is(number: int, named: str) -> None:
    services = [
        a_service(f"service-{n}", cqc_location_id=f"1-{100 + n:09}", **CALM) for n in range(number)
    ]
    framework = a_framework(fewest_providers=1)
    publication = a_publication(*services, framework=framework, lots=[REGULATED])
    [action] = of_kind(ActionKind.RATING, publication, register=a_register(Location("1-000000999")))
    assert action.words == (
        f"Not in these files of the register: {named}. Look whether the files are whole."
    )
    assert len(action.services) == number


def test_lots_and_areas_with_too_few_providers_are_named() -> None:
    publication = a_calm_publication(
        framework=a_framework(fewest_providers=2), areas=(an_area(), an_area("pewsey"))
    )
    assert {action.words for action in of_kind(ActionKind.SUPPLY, publication)} == {
        'Too few providers of "Day and evening opportunities": 1 listed, and 2 wanted.',
        'Fewer than 2 providers of "Day and evening opportunities" in 2 of 2 areas: none in Pewsey; 1 in Devizes.',
        "Too few providers in Devizes: 1 listed, and 2 wanted.",
        "Too few providers in Pewsey: 0 listed, and 2 wanted.",
    }


def test_where_every_area_lacks_a_lot_the_areas_are_not_told_one_by_one() -> None:
    areas = [an_area(area) for area in ("calne", "corsham", "devizes", "pewsey")]
    publication = a_calm_publication(
        service=a_service(withdrawn_on=TODAY),
        areas=areas,
        framework=a_framework(fewest_providers=2),
    )
    words = [
        action.words
        for action in of_kind(ActionKind.SUPPLY, publication)
        if action.about == "areas"
    ]
    assert words == [
        'Fewer than 2 providers of "Day and evening opportunities" in 4 of 4 areas: none in every area.'
    ]


# Formats


SOME = (
    Action(
        ActionKind.EVIDENCE,
        "Team, with a comma",
        TODAY + 3 * DAY,
        "Proof of insurance lapses in 3 days: Kite; Hill.",
        provider="kite-hill-trust",
        services=tuple(f"service-{n}-with-a-rather-long-name" for n in range(6)),
        about="insurance",
        subject="Insurance, Kite; Hill",
    ),
    Action(
        ActionKind.AVAILABILITY,
        "Team B",
        TODAY,
        "Ask.",
        provider="p",
        services=("one",),
        subject="Äöü, P",
        each=True,
    ),
    Action(
        ActionKind.REVIEW,
        "Team B",
        TODAY - DAY,
        "Late.",
        provider="p",
        services=("late",),
        subject="Late, P",
        each=True,
    ),
    Action(ActionKind.SUPPLY, "Team B", None, "Too few.", lot="extra-care"),
)
TITLES = {"service-0-with-a-rather-long-name": "Nought"}


def test_text_is_grouped_by_team() -> None:
    lines = list(formats.as_text(SOME, TITLES))
    assert lines[0] == "Team B: 3"
    assert lines[3] == "  no date     supply         Too few."
    assert lines[5] == "Team, with a comma: 1"
    assert "Services: Nought, service-1-" in lines[6]
    assert "and 3 more." in lines[6]


def test_csv_and_json_say_the_same() -> None:
    rows = list(csv.DictReader(io.StringIO(formats.as_csv(SOME))))
    objects = json.loads(formats.as_json(SOME))
    assert [tuple(row) for row in rows] == [formats.COLUMNS] * 4
    for row, found in zip(rows, objects, strict=True):
        assert row["services"] == "; ".join(found.pop("services"))
        assert row["due"] == (found.pop("due") or "")
        assert all(row[key] == value for key, value in found.items())


def test_the_calendar_has_what_is_still_to_come_for_whole_days() -> None:
    calendar = Calendar.from_ical(formats.as_ics(SOME, TODAY, "Good Lives Alliance", TITLES))
    events = calendar.walk("VEVENT")
    assert [(e["dtstart"].dt, e["dtend"].dt) for e in events] == [
        (TODAY + 3 * DAY, TODAY + 4 * DAY),
        (TODAY, TODAY + DAY),
    ]
    assert {e["dtstamp"].dt.date() for e in events} == {TODAY}
    assert "Nought, service-1-with-a-rather-long-name" in events[0]["description"]
    assert str(events[0]["summary"]) == "Last day of proof: Insurance, Kite; Hill"
    assert str(events[1]["summary"]) == "Ask about places: Äöü, P"


def test_the_calendar_is_folded_and_escaped_as_rfc_5545_asks() -> None:
    raw = formats.as_ics(SOME, TODAY, "Good Lives Alliance", TITLES)
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    assert rb"Team\, with a comma" in raw


# Two lots with a team each; proof that the provider shows once, and proof that each service shows.
ONCE, EACH = a_criterion("insurance"), a_criterion("safe-place", shown_by=ShownBy.SERVICE)
LOTS = ("day-and-evening-opportunities", "outreach-support")
FUTURE = st.integers(0, 80).map(lambda days: TODAY + days * DAY)


def a_full_publication(days: list[date], teams: tuple[str, str] = ("A", "B")) -> Publication:
    """Four services in two lots, each with all that can stand in a diary."""
    lots = [
        a_lot(lot, lead_commissioner=Contact(team), criteria=("insurance", "safe-place"))
        for lot, team in zip(LOTS, teams, strict=True)
    ]
    services = [
        a_service(
            f"service-{n}",
            lot=LOTS[n % 2],
            checked_on=days[n] - 365 * DAY,
            availability=Availability.FULL,
            availability_on=days[n] - 90 * DAY,
        )
        for n in range(4)
    ]
    evidence = [an_evidence(criterion="insurance", valid_until=days[4])]
    evidence += [
        an_evidence(criterion="safe-place", service=s.id, valid_until=day)
        for s, day in zip(services, days, strict=False)
    ]
    awards = [an_award(lot=lot, decided_on=TODAY - 200 * DAY, ends_on=days[5]) for lot in LOTS]
    return a_publication(
        *services, lots=lots, criteria=[ONCE, EACH], evidence=evidence, awards=awards
    )


def entries(publication: Publication) -> list[tuple[str, str]]:
    """UID and summary of each event."""
    raw = formats.as_ics(actions(publication, within=120), TODAY, "x", {})
    events = Calendar.from_ical(raw).walk("VEVENT")
    return sorted((str(e["uid"]), str(e["summary"])) for e in events)


@given(st.lists(FUTURE, min_size=6, max_size=6), st.lists(FUTURE, min_size=6, max_size=6))
def test_each_entry_of_the_calendar_has_a_uid_of_its_own_that_stays_when_its_day_moves(
    before: list[date], after: list[date]
) -> None:
    then, now = entries(a_full_publication(before)), entries(a_full_publication(after))
    assert len({uid for uid, _ in then}) == len(then)
    assert then == now
    # proof shown once, proof of four services, two awards, and each page and its places
    assert len(then) == 1 + 4 + 2 + 4 + 4


@given(st.lists(FUTURE, min_size=6, max_size=6), st.sampled_from([("A", "A"), ("C", "B")]))
def test_a_team_that_is_renamed_doubles_no_entry(days: list[date], teams: tuple[str, str]) -> None:
    assert entries(a_full_publication(days, teams)) == entries(a_full_publication(days))


def test_proof_that_two_teams_share_is_one_entry_with_both_teams() -> None:
    days = [TODAY + n * DAY for n in range(6)]
    found = actions(a_full_publication(days), within=120)
    # Each team hears of it.
    assert len([action for action in found if action.about == "insurance"]) == 2
    events = Calendar.from_ical(formats.as_ics(found, TODAY, "x", {})).walk("VEVENT")
    [shared] = [e for e in events if "Insurance" in str(e["summary"])]
    assert str(shared["description"]).splitlines()[0] == "A, B"


# The command


def call(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *more: str
) -> tuple[int, str]:
    arguments = ["framework-directory", "status", "--root", str(root), "--as-of", "2026-11-23"]
    monkeypatch.setattr(sys, "argv", [*arguments, *more])
    try:
        main()
        code: Any = 0
    except SystemExit as left:
        code = left.code or 0
    return code, capsys.readouterr().out


def test_the_command_speaks_in_every_form(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = council(tmp_path / "council")
    said = {
        form: call(root, capsys, monkeypatch, "--within", "200", "--format", form)
        for form in ("text", "csv", "json", "ics")
    }
    assert {code for code, _ in said.values()} == {0}
    assert "Day opportunities team" in said["text"][1]
    assert said["csv"][1].startswith("team,kind,due,")
    assert {row["team"] for row in json.loads(said["json"][1])} >= {"Day opportunities team"}
    assert Calendar.from_ical(said["ics"][1]).walk("VEVENT")


def test_without_days_the_command_looks_as_far_ahead_as_check_warns(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = council(tmp_path / "council")
    assert call(root, capsys, monkeypatch) == call(root, capsys, monkeypatch, "--within", "42")


def test_of_data_with_errors_nothing_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = council(tmp_path / "council")
    path = root / "providers" / "brook-lane-care" / "awards.csv"
    path.write_text(path.read_text().replace("supported-living", "suported-living"))
    assert call(root, capsys, monkeypatch) == (1, "")


def test_a_register_that_is_not_there_is_one_line_and_exit_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = council(tmp_path / "council")
    assert call(root, capsys, monkeypatch, "--register", "nowhere.csv")[0] == 2
