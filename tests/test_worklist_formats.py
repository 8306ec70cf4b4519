"""How a worklist is said: as text, a page to print, CSV, JSON and iCalendar; and the command that says it."""

from __future__ import annotations

import csv
import io
import json
import sys
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from generator.cli import main
from generator.config import installed
from generator.failure import Failure
from generator.records import Availability, Contact, Filed
from generator.records.criterion import ShownBy
from generator.worklist import Action, ActionKind, actions, diary, formats, page
from generator.worklist.choosing import chosen
from tests.builders import (
    TODAY,
    a_criterion,
    a_lot,
    a_provider,
    a_publication,
    a_service,
    an_award,
    an_evidence,
    as_filed,
    published,
)
from tests.matrix import council

DAY = timedelta(days=1)
KITE = a_provider(phone="01632 960100", email="office@kite.example.org")
PUBLICATION = a_publication(
    a_service("late", title="Late"),
    a_service("nought", title="Nought"),
    a_service("one", title="One", provider="brook-lane"),
    providers=[KITE, a_provider("brook-lane", title="=Brook Lane", phone="", email="")],
    lots=[
        a_lot(
            lead_commissioner=Contact("Team B", "b@council.example.org"),
            deputy_commissioner="Team, with a comma",
        ),
        a_lot(
            "extra-care",
            lead_commissioner=Contact("Team, with a comma", "comma@council.example.org"),
        ),
    ],
)
SOME = (
    Action(
        ActionKind.EVIDENCE,
        "Team, with a comma",
        TODAY + 3 * DAY,
        "Proof of insurance lapses in 3 days.",
        provider="brook-lane",
        services=("nought", *(f"service-{n}-with-a-rather-long-name" for n in range(5))),
        about="insurance",
        subject="Insurance, Brook; Lane",
    ),
    Action(
        ActionKind.AVAILABILITY,
        "Team B",
        TODAY,
        "Ask: One.",
        provider="brook-lane",
        services=("one",),
        subject="Äöü, P",
        each=True,
    ),
    Action(
        ActionKind.REVIEW,
        "Team B",
        TODAY - DAY,
        "Checked a year ago: Late.",
        provider="kite-hill-trust",
        services=("late",),
        subject="Late, P",
        each=True,
    ),
    Action(ActionKind.FEEDBACK, "Team B", None, "1 comment.", provider="kite-hill-trust"),
    Action(ActionKind.SUPPLY, "Team B", None, "Too few.", lot="extra-care"),
    Action(ActionKind.AWARD, "Team B", None, "It waits.", organisation="Meadow View <Ltd>"),
)


def walk(raw: bytes) -> list[Any]:
    return list(Calendar.from_ical(raw).walk("VEVENT"))


def test_text_names_each_team_and_in_it_each_provider_once() -> None:
    assert list(formats.as_text(SOME, PUBLICATION)) == [
        "Team B: 5",
        "  If nobody is there: Team, with a comma, comma@council.example.org",
        "  =Brook Lane",
        "    2026-11-23  availability      Ask: One.",
        "  Kite Hill Trust  01632 960100  office@kite.example.org",
        "    2026-11-22  review            Checked a year ago: Late.",
        "    no date     feedback          1 comment.",
        "  Meadow View <Ltd>",
        "    no date     award             It waits.",
        "  The framework, its types of support and areas",
        "    no date     supply            Too few.",
        "",
        "Team, with a comma: 1",
        "  =Brook Lane",
        "    2026-11-26  evidence          Proof of insurance lapses in 3 days. Services: Nought, "
        "service-0-with-a-rather-long-name, service-1-with-a-rather-long-name and 3 more.",
        "",
    ]
    assert list(formats.as_text((), PUBLICATION)) == ["Nothing wants attention."]


def test_csv_and_json_say_the_same_and_name_the_provider() -> None:
    rows = list(csv.DictReader(io.StringIO(formats.as_csv(SOME, PUBLICATION))))
    objects = json.loads(formats.as_json(SOME, PUBLICATION))
    assert [tuple(row) for row in rows] == [formats.COLUMNS] * len(SOME)
    assert [row["provider_name"] for row in objects] == [
        *(
            "=Brook Lane",
            "=Brook Lane",
            "Kite Hill Trust",
            "Kite Hill Trust",
            "",
            "Meadow View <Ltd>",
        )
    ]
    assert (objects[2]["phone"], objects[2]["email"]) == (KITE.phone, KITE.email)
    assert objects[2]["deputies"] == "Team, with a comma"
    for row, found in zip(rows, objects, strict=True):
        assert row["services"] == "; ".join(found.pop("services"))
        assert row["due"] == (found.pop("due") or "")
        # What a spreadsheet would run has an apostrophe before it.
        assert row["provider_name"] == found.pop("provider_name").replace("=Brook", "'=Brook")
        assert all(row[key] == value for key, value in found.items())


class _Cells(HTMLParser):
    """The text of each cell, and every address that would be fetched."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("td", "th", "h1", "h2"):
            self.cells.append("")
        self.fetched += [str(value) for name, value in attrs if name in ("src", "href", "action")]

    def handle_data(self, data: str) -> None:
        if self.cells:
            self.cells[-1] += data


def test_the_page_to_print_has_every_line_and_fetches_nothing() -> None:
    text = page.as_html(SOME, PUBLICATION, [installed("site_templates")])
    read = _Cells()
    read.feed(text)
    cells = [" ".join(cell.split()) for cell in read.cells]
    assert cells[0].startswith("What wants attention on 23 November 2026")
    assert "6 things, 1 of them overdue." in cells[0]
    for matter in SOME:
        assert any(cell.startswith(matter.words) for cell in cells), matter.words
    assert "2026-11-22 late" in cells
    assert "Kite Hill Trust 01632 960100 office@kite.example.org" in cells
    assert "Meadow View <Ltd>" in cells
    assert read.fetched == []
    assert "url(" not in text
    assert "@import" not in text
    assert "size: A4" in text
    assert "default-src 'none'" in text
    nothing = page.as_html((), PUBLICATION, [installed("site_templates")])
    assert "Nothing wants attention." in nothing


def test_the_calendar_has_what_is_still_to_come_for_whole_days() -> None:
    *events, left = walk(diary.as_ics(SOME, PUBLICATION))
    assert [(e["dtstart"].dt, e["dtend"].dt) for e in events] == [
        (TODAY + 3 * DAY, TODAY + 4 * DAY),
        (TODAY, TODAY + DAY),
    ]
    assert {e["dtstamp"].dt.date() for e in events} == {TODAY}
    assert "Nought, service-0-with-a-rather-long-name" in events[0]["description"]
    assert "Page: /providers/brook-lane/" in events[0]["description"]
    assert "Page: /services/one/" in events[1]["description"]
    assert str(events[0]["summary"]) == "Last day of proof: Insurance, Brook; Lane"
    assert str(events[1]["summary"]) == "Ask about places: Äöü, P"
    assert left["dtstart"].dt == TODAY


def test_the_calendar_says_how_much_it_leaves_out_and_on_which_page_that_is() -> None:
    rated = Action(ActionKind.RATING, "Team B", TODAY, "Rated.", provider="brook-lane")
    left = walk(diary.as_ics([*SOME, rated], PUBLICATION))[-1]
    assert str(left["summary"]) == (
        "What wants attention, beside what has a day to come: "
        "1 overdue, 3 without a day and 1 changed in the register"
    )
    text = page.as_html(SOME, PUBLICATION, [installed("site_templates")])
    [title] = [line for line in text.splitlines() if line.startswith("<h1>")]
    assert title.removeprefix("<h1>").removesuffix("</h1>") in str(left["description"])
    assert len(walk(diary.as_ics(SOME[:2], PUBLICATION))) == 2


def test_every_kind_of_matter_that_can_have_a_day_to_come_has_words_in_the_calendar() -> None:
    never = {
        ActionKind.SUPPLY,
        ActionKind.SUSPENSION,
        ActionKind.FEEDBACK,
        ActionKind.ANSWER,
    }
    for kind in set(ActionKind) - never:
        matter = Action(kind, "Team B", TODAY + DAY, "x", provider="brook-lane", subject="Subject")
        [event] = walk(diary.as_ics([matter], PUBLICATION))
        assert str(event["summary"]).endswith(": Subject")


def test_the_calendar_is_folded_and_escaped_as_rfc_5545_asks() -> None:
    raw = diary.as_ics(SOME, PUBLICATION)
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    assert rb"Team\, with a comma" in raw


@pytest.mark.parametrize(
    ("asked", "positions"),
    [
        ({}, [0, 1, 2, 3, 4, 5]),
        ({"of_teams": ["team b"]}, [1, 2, 3, 4, 5]),
        ({"of_teams": ["Team B", "Team, with a comma"]}, [0, 1, 2, 3, 4, 5]),
        ({"of_kinds": ["supply", "review"]}, [2, 4]),
        ({"of_providers": ["kite-hill-trust"]}, [2, 3]),
        ({"of_providers": ["kite hill trust"]}, [2, 3]),
        ({"of_providers": ["Meadow View <Ltd>"]}, [5]),
        ({"of_teams": ["Team B"], "of_providers": ["brook-lane"]}, [1]),
    ],
)
def test_a_part_of_it_can_be_asked_for(asked: dict[str, list[str]], positions: list[int]) -> None:
    assert chosen(SOME, PUBLICATION, **asked) == tuple(SOME[n] for n in positions)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (
            {"of_teams": ["Team with a coma"]},
            'there is no team "Team with a coma"; did you mean "Team, with a comma"?',
        ),
        ({"of_kinds": ["reviews"]}, 'there is no kind "reviews"; did you mean "review"?'),
        ({"of_providers": ["kite-hill"]}, 'there is no provider "kite-hill"; did you mean'),
    ],
)
def test_what_there_is_not_is_said_so(asked: dict[str, list[str]], words: str) -> None:
    with pytest.raises(Failure) as caught:
        chosen(SOME, PUBLICATION, **asked)
    assert str(caught.value).startswith(words)


# Two lots with a team each; proof that the provider shows once, and proof that each service shows.
ONCE, EACH = a_criterion("insurance"), a_criterion("safe-place", shown_by=ShownBy.SERVICE)
LOTS = ("day-and-evening-opportunities", "outreach-support")
FUTURE = st.integers(0, 80).map(lambda days: TODAY + days * DAY)


def full_records(days: list[date], teams: tuple[str, str] = ("A", "B")) -> Filed:
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
    return as_filed(*services, lots=lots, criteria=[ONCE, EACH], evidence=evidence, awards=awards)


def entries(filed: Filed) -> list[tuple[str, str]]:
    """UID and summary of each event that has a day of its own."""
    publication = published(filed)
    events = walk(diary.as_ics(actions(publication, filed, within=120), publication))
    dated = [e for e in events if "categories" in e]
    return sorted((str(e["uid"]), str(e["summary"])) for e in dated)


@given(st.lists(FUTURE, min_size=6, max_size=6), st.lists(FUTURE, min_size=6, max_size=6))
def test_each_entry_of_the_calendar_has_a_uid_of_its_own_that_stays_when_its_day_moves(
    before: list[date], after: list[date]
) -> None:
    then, now = entries(full_records(before)), entries(full_records(after))
    assert len({uid for uid, _ in then}) == len(then)
    assert then == now
    # proof shown once, proof of four services, two awards, and each page and its places
    assert len(then) == 1 + 4 + 2 + 4 + 4


@given(st.lists(FUTURE, min_size=6, max_size=6), st.sampled_from([("A", "A"), ("C", "B")]))
def test_a_team_that_is_renamed_doubles_no_entry(days: list[date], teams: tuple[str, str]) -> None:
    assert entries(full_records(days, teams)) == entries(full_records(days))


@given(st.lists(FUTURE, min_size=6, max_size=6))
def test_a_provider_is_in_one_team_and_stands_once_in_the_text(days: list[date]) -> None:
    filed = full_records(days)
    publication = published(filed)
    matters = actions(publication, filed, within=120)
    assert {m.team for m in matters if m.provider} == {"A"}
    lines = list(formats.as_text(matters, publication))
    assert sum(line.startswith("  Kite Hill Trust") for line in lines) == 1


def test_what_hangs_on_proof_of_different_days_is_one_entry_on_the_first() -> None:
    lots = [
        a_lot(lot, criteria=("insurance",), sharpened=sharpened)
        for lot, sharpened in zip(LOTS, ((), (replace(ONCE, lasts_months=6),)), strict=True)
    ]
    services = [a_service(f"service-{n}", lot=lot) for n, lot in enumerate(LOTS)]
    seen = an_evidence(criterion="insurance", seen_on=date(2026, 6, 1), valid_until=None)
    filed = as_filed(*services, lots=lots, criteria=[ONCE], evidence=[seen])
    publication = published(filed)
    events = walk(diary.as_ics(actions(publication, filed, within=200), publication))
    [shared] = [e for e in events if "Insurance" in str(e["summary"])]
    assert shared["dtstart"].dt == date(2026, 12, 1)
    assert "Services: Service 1, Service 0" in str(shared["description"])


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
        for form in ("text", "html", "csv", "json", "ics")
    }
    assert {code for code, _ in said.values()} == {0}
    assert "Day opportunities team" in said["text"][1]
    assert said["csv"][1].startswith("team,deputies,kind,due,")
    assert {row["team"] for row in json.loads(said["json"][1])} >= {"Day opportunities team"}
    assert Calendar.from_ical(said["ics"][1]).walk("VEVENT")
    assert said["html"][1].startswith("<!doctype html>")


def test_the_command_gives_the_part_that_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = council(tmp_path / "council")
    code, text = call(root, capsys, monkeypatch, "--format", "json", "--kind", "supply")
    assert code == 0
    assert {row["kind"] for row in json.loads(text)} == {"supply"}
    assert call(root, capsys, monkeypatch, "--team", "Nobody")[0] == 2


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
