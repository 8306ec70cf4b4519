"""Applications: what waits and for whom, the letter of decision, and that nothing of them is ever public."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build import build
from generator.check import check
from generator.cli import main
from generator.config import Config, installed
from generator.failure import Failure
from generator.joining.letters import letter
from generator.load import git
from generator.problem import has_errors
from generator.records import (
    Application,
    ApplicationOutcome,
    Contact,
    Delegation,
    Joining,
    PrivateFolder,
)
from generator.records.prose import Prose
from generator.report import Silent
from generator.site.pages import join
from generator.working_days import working_days_after
from generator.worklist import Action, ActionKind, actions
from tests.builders import (
    TODAY,
    a_criterion,
    a_decided,
    a_framework,
    a_lot,
    a_provider,
    a_publication,
    a_refusal_reason,
    an_application,
    an_award,
    as_filed,
    published,
)
from tests.matrix import AS_OF, HERE, council

DAY = timedelta(days=1)
DEMONSTRATION = HERE / "private"
JOINING = Joining(decision_days=30, decided_by="Director of Care", review_days=20)
DAY_LOT = a_lot(lead_commissioner=Contact("Day team"))


def waiting(*rows: Application, as_of: date = TODAY, **filed: Any) -> list[Action]:
    """What the worklist says of the applications."""
    given_ = {"framework": a_framework(joining=JOINING), "lots": (DAY_LOT,), **filed}
    filed = replace(as_filed(**given_), applications=rows)
    publication = published(filed, as_of)
    return [a for a in actions(publication, filed, 0) if a.kind is ActionKind.APPLICATION]


# What waits, and for whom


def test_nothing_waits_where_nobody_asks() -> None:
    assert waiting() == []


@pytest.mark.parametrize(
    ("changes", "due", "words"),
    [
        ({}, None, "received on 2026-10-05, 49 days ago, and waits for the team: is it complete?"),
        (
            {"questions_sent_on": date(2026, 11, 20)},
            None,
            "waits for the provider, which was asked on 2026-11-20, 3 days ago.",
        ),
        (
            {
                "questions_sent_on": date(2026, 10, 8),
                "questions_answered_on": date(2026, 11, 22),
            },
            None,
            "answered on 2026-11-22, 1 day ago, and waits for the team: is it complete?",
        ),
        (
            {"complete_on": date(2026, 11, 9)},
            date(2026, 12, 21),
            "complete since 2026-11-09, and waits for a decision: Director of Care. "
            "It is promised by 2026-12-21: 20 working days left.",
        ),
        (
            {"complete_on": date(2026, 10, 12)},
            TODAY,
            "complete since 2026-10-12, and waits for a decision: Director of Care. "
            "The last day of what is promised is today, 2026-11-23.",
        ),
        (
            {"complete_on": date(2026, 10, 9)},
            date(2026, 11, 20),
            "complete since 2026-10-09, and waits for a decision: Director of Care. "
            "It was promised by 2026-11-20: 1 working day late.",
        ),
        (
            {"complete_on": date(2026, 11, 9), "questions_sent_on": TODAY},
            date(2026, 12, 21),
            "waits for the provider, which was asked on 2026-11-23, today. "
            "It is promised by 2026-12-21: 20 working days left.",
        ),
    ],
)
def test_an_application_says_for_whom_it_waits_and_by_when_it_is_promised(
    changes: dict[str, Any], due: date | None, words: str
) -> None:
    [action] = waiting(an_application(**changes))
    title = "Application APP-2026-014 for Day and evening opportunities: "
    assert (action.due, action.words, action.team) == (due, title + words, "Day team")
    assert action.organisation == "Meadow View Support Ltd"


@given(st.dates(date(2026, 1, 1), date(2026, 11, 23)), st.integers(1, 60))
def test_the_day_of_the_promise_is_the_one_that_the_join_page_makes(
    complete: date, days: int
) -> None:
    joining = Joining(decision_days=days)
    framework = a_framework(joining=joining)
    row = an_application(received_on=complete, complete_on=complete)
    [action] = waiting(row, framework=framework)
    assert action.due == working_days_after(complete, days)
    facts = dict(join.view(a_publication(framework=framework)).facts)
    promise = f"at most {days} working days from a full application"
    assert facts["How long a decision takes"] == promise


def test_without_a_promise_there_is_no_day() -> None:
    [action] = waiting(an_application(complete_on=TODAY), framework=a_framework())
    assert (action.due, "promised" in action.words) == (None, False)


def test_what_happened_after_the_day_is_not_known_yet() -> None:
    row = a_decided(letter_sent_on=date(2026, 11, 17))
    assert waiting(row, as_of=row.received_on - DAY) == []
    [before] = waiting(row, as_of=row.received_on)
    assert "is it complete?" in before.words
    [complete] = waiting(row, as_of=date(2026, 10, 19))
    assert "waits for a decision" in complete.words
    [untold, unwritten] = waiting(row, as_of=date(2026, 11, 16))
    assert "no letter has gone out" in untold.words
    assert "no package has the award" in unwritten.words
    [unwritten] = waiting(row, as_of=date(2026, 11, 17))
    assert "no package has the award" in unwritten.words


@given(
    st.sampled_from(["awarded", "not-yet", "declined", "withdrawn"]),
    st.dates(date(2026, 10, 1), date(2026, 11, 15)),
    st.dates(date(2026, 10, 5), date(2026, 11, 15)),
)
def test_what_is_written_later_changes_no_earlier_day(
    outcome: str, as_of: date, complete: date
) -> None:
    later = a_decided(outcome, complete_on=complete, letter_sent_on=date(2026, 11, 17))
    before = an_application(complete_on=complete if complete <= as_of else None)
    assert waiting(later, as_of=as_of) == waiting(before, as_of=as_of)


def test_an_award_waits_until_the_package_has_it() -> None:
    lots = (DAY_LOT, a_lot("outreach-support", lead_commissioner=Contact("Day team")))
    row = a_decided(
        provider="kite-hill-trust",
        lots=("day-and-evening-opportunities", "outreach-support"),
        letter_sent_on=TODAY,
    )
    [action] = waiting(row, lots=lots)
    # The award of 2023 is not this one.
    both = '"Day and evening opportunities" and "Outreach support"'
    assert f"providers/kite-hill-trust/awards.csv has no award of {both} yet" in action.words
    award = an_award(decided_on=date(2026, 11, 16))
    [action] = waiting(row, lots=lots, awards=[award])
    assert 'has no award of "Outreach support" yet' in action.words
    assert waiting(row, lots=lots, awards=[award, an_award(**_outreach())]) == []


def _outreach() -> dict[str, Any]:
    return {"lot": "outreach-support", "decided_on": date(2026, 11, 16)}


@pytest.mark.parametrize("outcome", ["not-yet", "declined"])
def test_a_refusal_waits_until_its_letter_is_out(outcome: str) -> None:
    [action] = waiting(a_decided(outcome))
    assert f"decided on 2026-11-16 ({outcome}), and no letter has gone out" in action.words
    assert waiting(a_decided(outcome, letter_sent_on=TODAY)) == []


def test_who_withdraws_waits_for_nothing() -> None:
    assert waiting(a_decided("withdrawn", decision_reference="", decided_by="")) == []


def test_the_team_of_its_first_lot_has_it_and_it_says_who_else_is_in_it() -> None:
    lots = (DAY_LOT, a_lot("outreach-support", lead_commissioner=Contact("Outreach team")))
    row = an_application(lots=("day-and-evening-opportunities", "outreach-support"))
    [action] = waiting(row, lots=lots)
    assert action.team == "Day team"
    assert action.words.endswith(" Together with: Outreach team.")


def test_of_a_provider_that_is_on_its_own_lead_has_it() -> None:
    """So the provider stands once in the list, whatever it asks for."""
    lots = (DAY_LOT, a_lot("outreach-support", lead_commissioner=Contact("Outreach team")))
    row = an_application(provider="kite-hill-trust", lots=("outreach-support",))
    held = {"providers": [a_provider()], "awards": [an_award()]}
    [action] = waiting(row, lots=lots, **held)
    assert (action.team, action.organisation) == ("Day team", "")
    assert action.words.endswith(" Together with: Outreach team.")


def test_the_letter_of_an_award_tells_of_the_page_only_where_there_is_one() -> None:
    row = a_decided(provider="kite-hill-trust")
    assert "We are making a page of your own" in told(row, providers=[a_provider()], awards=[])
    award = an_award(decided_on=row.decided_on)
    assert "You have a page of your own" in told(row, awards=[award])


def test_a_letter_is_no_older_than_its_decision() -> None:
    row = an_application(outcome=ApplicationOutcome.DECLINED, decided_on=TODAY + DAY)
    with pytest.raises(Failure, match="was decided on 2026-11-24, and a letter of 2026-11-23"):
        told(row)


def test_a_letter_names_the_power_that_the_settings_list() -> None:
    framework = a_framework(
        joining=JOINING, delegations=(Delegation("Director of Care", "Minute 7 of the Cabinet"),)
    )
    row = an_application(
        outcome=ApplicationOutcome.DECLINED,
        decided_on=TODAY,
        decided_by="Director of Care",
        delegation="",
    )
    assert "Minute 7 of the Cabinet" in told(row, framework=framework)


# The letter


def told(row: Application, site_url: str = "", **filed: Any) -> str:
    """The letter on it."""
    given_: dict[str, Any] = {
        "framework": a_framework(joining=JOINING),
        "criteria": [a_criterion()],
        "refusal_reasons": [a_refusal_reason()],
        **filed,
    }
    records = replace(as_filed(applications=[row], **given_), prose=Prose(site_url=site_url))
    return letter(records, row.reference, TODAY, TEMPLATES)


TEMPLATES = (installed("site_templates"),)


def test_a_letter_of_award_says_what_and_until_when_and_what_is_next() -> None:
    row = a_decided(provider="kite-hill-trust", letter_sent_on=date(2026, 11, 17))
    text = told(row, awards=[an_award(decided_on=row.decided_on, ends_on=date(2027, 5, 31))])
    for words in (
        "17 November 2026\n\nKite Hill Trust Ltd\nThe Old Dairy\nBrook Lane\nDevizes\nSN10 1AA\n",
        "Our reference: APP-2026-014\nDecision: GLA-2026-031\n",
        "you have been awarded:\n\n  - Day and evening opportunities\n",
        "made on 16 November 2026 by: Corporate Director for Resources.\n",
        "The power to decide it: Delegated by the Cabinet.\n",
        "The award runs until 31 May 2027.",
    ):
        assert words in text
    assert "What we found" not in text


@pytest.mark.parametrize(
    ("site_url", "awarded_on", "words"),
    [
        ("https://care.example.org/", 0, "https://care.example.org/update/kite-hill-trust/\n"),
        ("https://example.org/care", 0, "https://example.org/care/update/kite-hill-trust/\n"),
        # Its package has no such award yet, and so no page.
        ("https://care.example.org/", 1, "https://care.example.org/update/\n"),
        ("", 0, 'On the public site, "For providers: your places" leads to'),
    ],
)
def test_a_letter_of_award_leads_to_the_page_on_which_places_are_told(
    site_url: str, awarded_on: int, words: str
) -> None:
    row = a_decided(provider="kite-hill-trust")
    assert row.decided_on
    award = an_award(decided_on=row.decided_on - timedelta(days=awarded_on))
    text = told(row, site_url, awards=[award])
    assert words in text


def test_an_award_without_an_end_runs_as_long_as_the_framework() -> None:
    text = told(a_decided(provider="kite-hill-trust"), awards=[])
    assert "The award runs until 3 September 2028." in text


@pytest.mark.parametrize(
    ("outcome", "words"),
    [("not-yet", "Put it right and ask again"), ("declined", "the answer is no")],
)
def test_a_letter_of_refusal_gives_each_reason_and_no_other_applications(
    outcome: str, words: str
) -> None:
    reasons = [
        a_refusal_reason(),
        a_refusal_reason(criterion="references", reason="One of the two\nworks for you."),
        a_refusal_reason(reference="APP-2026-015", reason="Theirs alone."),
    ]
    criteria = [a_criterion(), a_criterion("references")]
    text = told(a_decided(outcome), refusal_reasons=reasons, criteria=criteria)
    assert words in text
    assert "1. Public liability insurance\n   What is asked: A policy in force.\n" in text
    assert "What we found: The policy covers £2 million." in text
    assert "2. References\n" in text
    assert "What we found: One of the two works for you.\n" in text
    assert "Theirs alone" not in text


def test_a_reason_quotes_the_criterion_as_it_was_asked_on_the_day_of_the_decision() -> None:
    later = a_criterion(since=date(2026, 11, 17), passes="Ten million.")
    before = a_criterion(passes="Five million.", later=(later,))
    assert "What is asked: Five million." in told(a_decided("not-yet"), criteria=[before])
    after = a_decided("not-yet", decided_on=date(2026, 11, 17))
    assert "What is asked: Ten million." in told(after, criteria=[before])


@pytest.mark.parametrize("outcome", ["awarded", "not-yet", "declined"])
def test_every_letter_says_how_it_is_reviewed_and_that_a_review_stops_no_clock(
    outcome: str,
) -> None:
    text = told(a_decided(outcome, letter_sent_on=date(2026, 12, 1)))
    # Over Christmas and New Year; the thirty days begin on the day itself.
    assert "within 20 working days of this letter, so by 31 December 2026" in text
    assert "Public Contracts Regulations 2015, regulation 92(2)" in text
    assert "the last day is 30 December 2026" in text
    assert "Asking us for a review does not stop this time" in text


@pytest.mark.parametrize(
    ("basis", "there", "not_there"),
    [
        ("procurement-act-2023-open-framework", "Procurement Act 2023, section 106", "92(2)"),
        ("procurement-act-2023-light-touch", "Procurement Act 2023, section 106", "92(2)"),
        ("not-stated", "The law allows a short time for that.", "30 days"),
    ],
)
def test_the_limit_is_that_of_the_law_on_which_the_framework_stands(
    basis: str, there: str, not_there: str
) -> None:
    framework = a_framework(joining=JOINING, legal_basis=basis)
    text = told(a_decided("declined"), framework=framework)
    assert there in text
    assert not_there not in text


def test_where_no_review_is_offered_none_is_mentioned() -> None:
    framework = a_framework(joining=Joining())
    text = told(a_decided("declined"), framework=framework)
    assert "review" not in text
    assert "regulation 92(2)" in text
    questions = join.view(a_publication(framework=framework)).questions
    assert [q for q in questions if "agree" in q.question] == []


def test_the_join_page_says_the_same_of_a_review_as_the_letter() -> None:
    page = join.view(a_publication(framework=a_framework(joining=JOINING)))
    [answer] = [str(q.answer) for q in page.questions if "do not agree" in q.question]
    assert "within 20 working days of the letter that tells you" in answer
    assert "regulation 92(2)" in answer
    assert "Asking us for a review does not stop this time" in answer


@pytest.mark.parametrize(
    ("row", "reference", "words"),
    [
        (an_application(), "APP-2026-999", 'there is no application "APP-2026-999"'),
        (an_application(), "APP-2026-014", "nothing is decided"),
        (a_decided("withdrawn"), "APP-2026-014", "was withdrawn"),
    ],
)
def test_a_letter_that_cannot_be_is_one_line(row: Application, reference: str, words: str) -> None:
    with pytest.raises(Failure, match=words):
        letter(as_filed(applications=[row]), reference, TODAY, TEMPLATES)


def test_a_councils_own_template_takes_the_place_of_ours(tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "declined.txt").write_text("Sorry, {{ view.to[0] }}.\n")
    filed = as_filed(applications=[a_decided("declined")])
    assert letter(filed, "APP-2026-014", TODAY, (tmp_path, *TEMPLATES)).startswith("Sorry, Meadow")
    (folder / "declined.txt").write_text("{{ view.nonsense }}")
    with pytest.raises(Failure, match=r"letters/declined\.txt"):
        letter(filed, "APP-2026-014", TODAY, (tmp_path, *TEMPLATES))


@pytest.mark.parametrize("outcome", ["awarded", "not-yet", "declined"])
def test_golden_letters(outcome: str) -> None:
    reasons = [
        a_refusal_reason(),
        a_refusal_reason(criterion="references", reason="One of the two works for you."),
    ]
    joining = replace(JOINING, duties=("Tell us about places.",), review_by="Someone else")
    text = told(
        a_decided(outcome, provider="kite-hill-trust", letter_sent_on=date(2026, 11, 17)),
        framework=a_framework(joining=joining),
        lots=(DAY_LOT,),
        criteria=[a_criterion(), a_criterion("references", passes="Two of them.")],
        refusal_reasons=reasons,
    )
    golden = HERE / "golden" / f"letter-{outcome}.txt"
    if os.environ.get("FRAMEWORK_GOLDEN") == "write":
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


# The private folder


def with_private(root: Path, setting: str = "private") -> Path:
    """The council's folder with the demonstration's applications beside it, and the setting that names them."""
    shutil.copytree(HERE / "invalid/private-in-git/private", root.parent / "private")
    settings = root / "content/framework.yml"
    settings.write_text(f"{settings.read_text('utf-8')}private: {setting}\n", "utf-8")
    return root.parent / "private"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return council(tmp_path / "council")


def test_nothing_of_the_private_folder_is_in_what_is_published(root: Path, tmp_path: Path) -> None:
    private = with_private(root, "../private")
    table, secrets = private / "applications.csv", ("APP-2026-777", "Somebody Who Asks")
    text = table.read_text("utf-8").replace("APP-2026-014", secrets[0])
    table.write_text(text.replace("Meadow View Support Ltd", secrets[1]), "utf-8")
    assert all(secret in table.read_text("utf-8") for secret in secrets)
    assert build(Config(root, AS_OF, tmp_path / "site"), Silent()).publication is not None
    files = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]
    assert len(files) > 100
    for path in files:
        content = path.read_bytes()
        assert not any(secret.encode() in content for secret in secrets), path


def test_a_build_does_not_open_it_and_a_mistake_in_it_stops_none(
    root: Path, tmp_path: Path
) -> None:
    private = with_private(root, "../private")
    table = private / "applications.csv"
    table.write_text(table.read_text("utf-8").replace("2026-10-05", "October"), "utf-8")
    config = Config(root, AS_OF, tmp_path / "site")
    assert not has_errors(check(config).problems)
    assert build(config, Silent()).publication is not None
    read = check(Config(root, AS_OF, tmp_path / "site", private=private))
    assert has_errors(read.problems)
    assert {p.place.file for p in read.problems if p.severity == "error"} == {str(table.resolve())}


def test_a_publication_holds_no_application() -> None:
    row = an_application(name="Somebody Who Asks")
    assert "Somebody Who Asks" not in repr(vars(published(as_filed(applications=[row]))))


def repository(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    return folder


def of_git(folder: Path, root: Path) -> PrivateFolder:
    return git.private_folder(folder, root, "private", (".",))


def test_git_is_asked_what_it_has_and_what_it_would_take(tmp_path: Path) -> None:
    root = repository(tmp_path / "public")
    folder = root / "private"
    folder.mkdir()
    (folder / "applications.csv").touch()
    assert of_git(folder, root).is_exposed
    (root / ".gitignore").write_text("/private/\n")
    state = of_git(folder, root)
    assert (state.tracked, state.is_exposed) == ((), False)
    subprocess.run(["git", "add", "--force", "private"], cwd=root, check=True)
    assert of_git(folder, root).tracked == ("applications.csv",)


def test_a_folder_elsewhere_or_in_a_repository_of_its_own_is_not_published_with_this_one(
    tmp_path: Path,
) -> None:
    root = repository(tmp_path / "public")
    for folder in (repository(root / "private"), repository(tmp_path / "own"), tmp_path):
        state = of_git(folder, root)
        assert (state.tracked, state.is_exposed) == ((), False)


def test_a_council_below_the_top_of_its_repository_is_asked_about_too(tmp_path: Path) -> None:
    root = repository(tmp_path) / "council"
    folder = root / "private"
    folder.mkdir(parents=True)
    assert of_git(folder, root).is_exposed


@pytest.mark.parametrize(
    "where", [".", "private", "content", "content/private", "providers/kite-hill-trust"]
)
def test_a_table_of_which_no_setting_tells_is_found_where_git_would_publish_it(
    where: str, root: Path
) -> None:
    repository(root)
    folder = root / where
    folder.mkdir(exist_ok=True)
    table = folder / "applications.csv"
    table.write_text("reference\n")
    config = Config(root, AS_OF, root / "site")

    def named() -> list[str]:
        return [p.place.file for p in check(config).problems if p.rule == "private-in-git"]

    assert named() == [where]
    (root / ".gitignore").write_text("applications.csv\n")
    assert named() == []
    subprocess.run(["git", "add", "--force", table], cwd=root, check=True)
    assert named() == [where]


def test_without_git_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repository(tmp_path)
    (root / "private").mkdir()
    monkeypatch.setenv("PATH", "")
    assert not of_git(root / "private", root).is_exposed


def test_the_demonstrations_private_folder_holds_together() -> None:
    checked = check(Config(HERE.parent, AS_OF, HERE.parent / "site", private=DEMONSTRATION))
    assert {p.rule for p in checked.problems if p.place.file.startswith("tests/private")} <= {
        "private-in-git"
    }
    assert checked.filed is not None
    rows = checked.filed.applications
    assert {row.outcome for row in rows} == {None, *ApplicationOutcome}
    for row in rows:
        if row.outcome and row.outcome.is_decision:
            assert letter(checked.filed, row.reference, AS_OF, TEMPLATES)


# The commands


def call(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: object
) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["framework-directory", *map(str, arguments)])
    try:
        main()
        code: Any = 0
    except SystemExit as left:
        code = left.code or 0
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_status_watches_the_folder_of_the_settings_or_of_the_option(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    private = with_private(root, "../private")
    of_day = ("status", "--root", root, "--as-of", AS_OF)
    code, out, err = call(monkeypatch, capsys, *of_day)
    assert (code, err) == (0, "")
    assert "Meadow View Support Ltd" in out
    assert "Application APP-2026-014" in out
    elsewhere = private.rename(root.parent / "elsewhere")
    code, out, err = call(monkeypatch, capsys, *of_day, "--format", "json")
    assert (code, "APP-2026-014" in out) == (0, False)
    assert (
        err
        == "The private folder ../private is not here: applications and feedback are not watched.\n"
    )
    code, out, err = call(monkeypatch, capsys, *of_day, "--private", elsewhere)
    assert (code, "APP-2026-014" in out, err) == (0, True, "")


@pytest.mark.parametrize("command", [("check",), ("status",), ("letter", "APP-2026-014")])
def test_a_private_folder_that_is_not_there_is_one_line_and_exit_code_2(
    command: tuple[str, ...],
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    more = ("--root", root, "--private", root / "nowhere")
    code, _, err = call(monkeypatch, capsys, *command, *more)
    assert code == 2
    assert "there is no private folder" in err


def test_a_letter_is_printed_or_written(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    private = with_private(root)
    table = private / "applications.csv"
    header = table.read_text("utf-8").splitlines()[0]
    table.write_text(
        f"{header}\nAPP-1,,Meadow View,supported-living,2026-10-05,2026-10-19,,,2026-11-16,awarded,"
        "DF-2026-044,Head of commissioning,,\n"
    )
    asked = ("letter", "APP-1", "--root", root, "--as-of", AS_OF, "--private", private)
    code, printed, _ = call(monkeypatch, capsys, *asked)
    assert code == 0
    assert "you have been awarded" in printed
    code, _, _ = call(monkeypatch, capsys, *asked, "--out", private / "letters" / "one.txt")
    assert code == 0
    assert (private / "letters" / "one.txt").read_text("utf-8") == printed
    table.write_text(table.read_text("utf-8").replace("2026-10-05", "2026-12-05"))
    assert call(monkeypatch, capsys, *asked)[0] == 1


def test_a_letter_without_a_private_folder_says_how_to_name_one(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = call(monkeypatch, capsys, "letter", "APP-1", "--root", root)
    assert code == 2
    assert "--private DIR" in err


@pytest.mark.parametrize("where", ["private", "content/private", "providers/private", "site/x"])
def test_a_private_folder_is_laid_out_where_nothing_publishes_it(
    where: str, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    subprocess.run(["git", "init", "--quiet", root], check=True)
    code, _, err = call(monkeypatch, capsys, "new", "private", root / where, "--root", root)
    assert (code, err.count("\n")) == (2, 1)
    assert "git would take" in err or "would be published" in err
    assert not (root / where).exists()


def test_a_private_folder_is_laid_out_once(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    private = root.parent / "private"
    assert call(monkeypatch, capsys, "new", "private", private)[0] == 0
    read = check(Config(root, AS_OF, root / "site", private=private))
    assert not has_errors(read.problems)
    table = private / "applications.csv"
    table.write_text(
        f"{table.read_text('utf-8')}APP-1,,Meadow View,supported-living,2026-10-05" + "," * 9
    )
    assert "APP-1" in call(monkeypatch, capsys, "status", "--root", root, "--private", private)[1]
    before = table.read_text("utf-8")
    code, _, err = call(monkeypatch, capsys, "new", "private", private)
    assert (code, "is there already" in err) == (2, True)
    assert table.read_text("utf-8") == before
