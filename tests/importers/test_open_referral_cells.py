"""What stands in single fields of other directories, and what becomes of it: texts, people, times, prices, words."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.__main__ import main
from generator.check import check
from generator.config import Config
from generator.importers.open_referral import cleaning, privacy
from generator.importers.open_referral.costs import price_of
from generator.importers.open_referral.memory import (
    MEMORY,
    Memory,
    Remembered,
    memory_csv,
    read_memory,
)
from generator.importers.open_referral.parts import Part
from generator.importers.open_referral.report import REPORT
from generator.importers.open_referral.rows import fresh_cells
from generator.importers.open_referral.times import times_of
from generator.importers.open_referral.wordmap import Phrases, read_words
from generator.load.spreadsheet import remnant
from generator.records import PriceBand, PriceModel
from tests.builders import a_price_model, a_service, as_filed
from tests.importers.referral_documents import folder, imported, page, rows, uk3
from tests.matrix import AS_OF

TODAY = date(2026, 11, 23)
BAND = PriceBand("day", Decimal(20), Decimal(90))
WORDS = read_words({}, as_filed(a_service()))


class TestTexts:
    @pytest.mark.parametrize(
        ("text", "plain"),
        [
            ("It isnâ€™t far", "It isn’t far"),
            ("It isn\u00e2\u0080\u0099t far", "It isn’t far"),
            ("It isnÃ¢â‚¬â„¢t far", "It isn’t far"),
            ("It isn&acirc;&euro;&trade;t far", "It isn’t far"),
            ("It isn\x92t far", "It isn’t far"),
            ("It isn�t far", "It isn’t far"),
            ("Tea Â£2 â€“ and cake", "Tea £2 – and cake"),
            ("CafÃ© in TeifiÂ Street", "Café in Teifi Street"),
            ("â€œWelcomeâ€\x9d", "“Welcome”"),
            ("â€œWelcomeâ€", "“Welcome”"),
            ("Å´yn a TÅ·", "Ŵyn a Tŷ"),
            ("10amÂ to 4pm", "10am to 4pm"),
            ("CAFÉ’S “ÉTÉ”", "CAFÉ’S “ÉTÉ”"),
            ("Âge and à la carte", "Âge and à la carte"),
            ("naïve Zoë’s crème brûlée", "naïve Zoë’s crème brûlée"),
            ("Fish &amp;amp; chips", "Fish & chips"),
            ("&lt;p&gt;Come&lt;/p&gt;", "Come"),
            ("<p>One</p><p>Two<br/>Three</p>", "One\nTwo\nThree"),
            ("<ul><li>Tea</li><li>Cake</li></ul>", "Tea\nCake"),
            ("<script>alert(1)</script><style>p{}</style>Come", "Come"),
            ('<a href="https://x.example.org">Our page</a>', "Our page"),
            ("**Bold** and [a link](https://x.example.org)\n\n## Head\n- one", "Bold and a link\nHead\none"),
            ("ages < 18 & > 12", "ages < 18 & > 12"),
            ("a\u202eb\u200bc\x00d", "abcd"),
            ("\ud83d\ude00 lone \ud800 half", "😀 lone  half".replace("  ", " ")),
        ],
    )  # fmt: skip
    def test_are_mended(self, text: str, plain: str) -> None:
        assert cleaning.plain(text) == plain

    @given(st.text(alphabet=st.characters(max_codepoint=0x17F), max_size=60))
    def test_what_was_misread_is_read_again(self, text: str) -> None:
        once = cleaning.plain(text)
        assert cleaning.plain(once) == cleaning.plain(cleaning.plain(once))

    @given(st.text(max_size=80))
    def test_a_line_is_never_a_formula(self, text: str) -> None:
        assert not remnant(cleaning.line(text))

    def test_a_summary_ends_with_a_whole_sentence(self) -> None:
        parts = cleaning.sentences("We cook. We sing.\nA list\nwith ends")
        assert parts == ["We cook.", "We sing.", "A list.", "with ends."]
        assert cleaning.shortened(parts, 20) == ("We cook. We sing.", 2)
        assert cleaning.shortened(["word " * 30], 20) == ("word word word…", 0)


class TestPeople:
    @pytest.mark.parametrize(
        "name",
        [
            *("Jane Smith", "Mrs Smith", "Mr. P. Jones", "Jane Smith (childminder)", "SMITH, JANE".title()),
            *("Jane Smith - registered childminder", "jane smith", "J Smith", "Ms Susan Patel-Jones", "Jane Smith Childminding"),
        ],
    )  # fmt: skip
    def test_is_one_person(self, name: str) -> None:
        assert privacy.is_person(name)

    @pytest.mark.parametrize(
        "name",
        [
            *("Kite Hill Trust", "Jane Smith Ltd", "St Mary's Church", "Mencap", "Age UK", "Alzheimer's Society"),
            *("Rose Cottage", "Jane's Café", "Grace House", "Dr Smith's Surgery and Centre", "Mill Lane", "", "12"),
        ],
    )  # fmt: skip
    def test_is_none(self, name: str) -> None:
        assert not privacy.is_person(name)

    @pytest.mark.parametrize(
        ("email", "is_private"),
        [
            ("jane.smith@care.example.org", True),
            ("jane@care.example.org", True),
            ("d.hartley@care.example.org", True),
            ("dhartley@care.example.org", True),
            ("info@care.example.org", False),
            ("day.centre@care.example.org", False),
        ],
    )
    def test_a_mail_address_tells_a_name(self, email: str, is_private: bool) -> None:
        assert privacy.is_of_a_person(email, ["Denise Hartley"]) is is_private


def schedule(**fields: Any) -> Part:
    return Part(fields)


class TestTimes:
    @pytest.mark.parametrize(
        ("schedules", "days", "hours"),
        [
            ([{"byday": "TH,FR", "opens_at": "10:00:00", "closes_at": "18:00:00"}], "thu; fri", "10am to 6pm"),
            ([{"freq": "DAILY", "opens_at": "00:00", "closes_at": "23:59"}], "mon; tue; wed; thu; fri; sat; sun", "open all hours"),
            ([{"weekday": "Monday"}, {"weekday": "friday"}], "mon; fri", ""),
            ([{"weekday": "Monday", "opens_at": "9:00am", "closes_at": "12.30pm"}], "mon", "9am to 12.30pm"),
            ([{"byday": "MO,TU,WE", "opens_at": "2000-01-01T09:00:00Z", "closes_at": "2000-01-01T17:00:00Z"}], "mon; tue; wed", "9am to 5pm"),
            (
                [
                    {"byday": "MO,TU,WE", "opens_at": "09:00", "closes_at": "17:00"},
                    {"byday": "SA", "opens_at": "09:00", "closes_at": "12:00"},
                ],
                "mon; tue; wed; sat",
                "Monday to Wednesday 9am to 5pm; Saturday 9am to 12pm",
            ),
            ([{"byday": "MO", "valid_to": "2020-01-01"}], "", ""),
            ([{"freq": "MONTHLY", "byday": "1MO", "opens_at": "09:00", "closes_at": "12:00"}], "", ""),
            ([{"byday": "someday", "opens_at": "25:99"}], "", ""),
            ([], "", ""),
        ],
    )  # fmt: skip
    def test_schedules(self, schedules: list[dict[str, Any]], days: str, hours: str) -> None:
        times = times_of([schedule(**fields) for fields in schedules], TODAY)
        assert (times.days, times.hours) == (days, hours)


class TestPrices:
    @pytest.mark.parametrize(
        ("service", "cells"),
        [
            ({"cost_options": [{"amount": 20, "amount_description": "per hour"}]}, ("20", "", "hour")),
            ({"cost_options": [{"amount": "£12.5", "cost_type": "Per session"}]}, ("12.50", "", "session")),
            (
                {"cost_options": [{"amount": 40, "option": "half day"}, {"amount": 35, "option": "Half-day (members)"}]},
                ("35", "40", "half-day"),
            ),
            ({"cost_options": [{"amount": 800, "amount_description": "a week for 24 hour care"}]}, ("800", "", "week")),
            ({"cost_options": [{"amount": 20}]}, ("", "", "")),
            ({"cost_options": [{"amount": 0, "option": "Free"}]}, ("", "", "")),
            ({"cost_options": [{"amount": 5, "cost_type": "per day", "valid_to": "2020-01-01"}]}, ("", "", "")),
            ({"fees": "The price depends on your assessed needs."}, ("", "", "after-assessment")),
            ({"cost_options": [{"option": "Price given after an individual care assessment"}]}, ("", "", "after-assessment")),
            ({"fees": "Subject to a financial assessment"}, ("", "", "")),
            ({"fees": "Ask us"}, ("", "", "")),
            ({"cost_options": [{"amount": "POA", "option": "per hour"}]}, ("", "", "")),
            ({"cost_options": [{"amount": -5, "option": "per hour"}, {"amount": 1e12, "option": "per hour"}]}, ("", "", "")),
            ({}, ("", "", "")),
        ],
    )  # fmt: skip
    def test_a_price_is_what_is_said_or_blank(
        self, service: dict[str, Any], cells: tuple[str, str, str]
    ) -> None:
        price = price_of(Part(service), WORDS.units, PriceModel(), TODAY)
        columns = ("price_from", "price_to", "price_unit")
        assert tuple(price.cells.get(c, "") for c in columns) == cells

    @pytest.mark.parametrize(
        ("amount", "unit", "why"),
        [
            (45, "per day", ""),
            (450, "per day", "a cost outside the lot's bands"),
            (45, "per night", "a cost for a night, which the lot has no price for"),
            (45, "each", "a cost that does not say what it is for"),
        ],
    )
    def test_a_price_that_the_lot_does_not_have_is_named(
        self, amount: int, unit: str, why: str
    ) -> None:
        model = a_price_model(BAND)
        option = {"amount": amount, "amount_description": unit}
        price = price_of(Part({"cost_options": [option]}), WORDS.units, model, TODAY)
        assert price.lost == ((why,) if why else ())
        assert bool(price.cells) is not bool(why)


class TestWords:
    @pytest.mark.parametrize(
        ("terms", "title", "lot"),
        [
            (["Day Centres & Clubs"], "", "day-and-evening-opportunities"),
            (["Lunch clubs"], "", "day-and-evening-opportunities"),
            (["Domiciliary care"], "", "home-care"),
            ([], "Mill House Nursing Home", "residential-and-nursing-care"),
            (["Adult social care"], "Holly Respite", "respite-and-short-breaks"),
            (["Shared Lives carers"], "", "shared-lives"),
        ],
    )
    def test_the_map_says_what_a_service_is(self, terms: list[str], title: str, lot: str) -> None:
        kind = WORDS.type_of(terms, title)
        assert kind is not None
        assert kind.lots[0] == lot

    def test_a_word_is_no_part_of_another_and_is_not_denied(self) -> None:
        phrases = Phrases(((" ramp ", ("step-free",)), (" hoist ", ("hoist",))))
        assert phrases.ids(["We live in Rampton"]) == ()
        assert phrases.ids(["There is no ramp"]) == ()
        assert phrases.ids(["Ramps at both doors", "no hoist"]) == ("step-free",)


class TestMemory:
    NAMES = st.text(alphabet="abc-1@ ,\"'é", min_size=1, max_size=8).map(str.strip).filter(bool)
    ENTRIES = st.dictionaries(
        NAMES,
        st.builds(
            Remembered,
            provider=NAMES,
            id=NAMES,
            modified=st.sampled_from(["", "2026-01-01"]),
            site=st.one_of(st.just(""), NAMES),
            cells=st.dictionaries(st.sampled_from(["title", "phone", "summary"]), NAMES),
        ),
        max_size=4,
    )

    @given(ENTRIES, ENTRIES)
    def test_what_is_written_is_read(
        self, providers: dict[str, Remembered], services: dict[str, Remembered]
    ) -> None:
        memory = Memory(providers, services)
        assert read_memory({MEMORY: memory_csv(memory)}) == memory

    CELLS = st.dictionaries(
        st.sampled_from(["title", "phone", "price_from", "price_to", "price_unit", "age_from", "age_to"]),
        st.sampled_from(["", "1", "2"]),
    )  # fmt: skip

    @given(CELLS, CELLS, CELLS)
    def test_a_cell_is_taken_or_kept_and_never_both(
        self, standing: dict[str, str], wrote: dict[str, str], latest: dict[str, str]
    ) -> None:
        changed, kept = fresh_cells(standing, wrote, latest)
        assert not changed.keys() & set(kept)
        for column in changed:
            assert standing.get(column, "") == wrote.get(column, "")
        after = {**standing, **changed}
        again, _ = fresh_cells(after, {**wrote, **changed}, latest)
        assert again == {}


class TestTheCommand:
    @pytest.fixture
    def run(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> Callable[..., tuple[int, str, str]]:
        def called(*arguments: object) -> tuple[int, str, str]:
            monkeypatch.setattr("sys.argv", ["x", "import", "open-referral", *map(str, arguments)])
            with pytest.raises(SystemExit) as stop:
                main()
            return int(stop.value.code or 0), *capsys.readouterr()

        return called

    def test_shows_first_and_writes_when_it_is_told_to(
        self, tmp_path: Path, run: Callable[..., tuple[int, str, str]]
    ) -> None:
        root, source = folder(tmp_path), tmp_path / "page.json"
        source.write_text(json.dumps(page(uk3())), "utf-8")
        call = (source, "--root", root, "--as-of", TODAY)
        before = sorted(root.rglob("*"))
        code, shown, _ = run(*call)
        assert code == 0
        assert "1 new service of 1 provider" in shown
        assert "Nothing was written. With --write: 5 files." in shown
        assert sorted(root.rglob("*")) == before
        assert "Wrote 5 files." in run(*call, "--write")[1]
        assert (root / REPORT).is_file()
        assert run(*call, "--write")[1].endswith("Nothing has changed.\n")

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (("x.json",), "x.json: this is not JSON that can be read"),
            (("none.json",), "none.json: this file cannot be read"),
            (("x.json", "--lot", "suported-living"), 'did you mean "supported-living"?'),
        ],
    )
    def test_says_in_one_line_what_is_wrong(
        self,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        run: Callable[..., tuple[int, str, str]],
        arguments: tuple[str, ...],
        words: str,
    ) -> None:
        root = folder(tmp_path)
        monkeypatch.chdir(tmp_path)
        (tmp_path / "x.json").write_text("{", "utf-8")
        code, out, err = run(*arguments, "--root", root)
        assert code == 2
        assert out == ""
        assert len(err.splitlines()) == 1
        assert words in err


def test_a_table_that_is_older_gets_the_columns_that_it_lacks(tmp_path: Path) -> None:
    root = folder(tmp_path)
    path = root / "providers/kite-hill-trust/services.csv"
    before = path.read_text("utf-8")
    assert "regulated" not in before.splitlines()[0]
    of = {"id": "k", "name": "KHT", "company_number": "99123456"}
    term = {"name": "Supported living"}
    service = uk3(
        organization=of, attributes=[term], url="https://www.cqc.org.uk/location/1-900000777"
    )
    imported(root, service)
    row = rows(root, "providers/kite-hill-trust/services.csv")[-1]
    assert (row["regulated"], row["cqc_location_id"]) == ("yes", "1-900000777")
    assert all(line in path.read_text("utf-8") for line in (before.splitlines()[1][:60],))
    problems = check(Config(root, AS_OF, root / "site")).problems
    assert [p.rule for p in problems if p.severity == "error"] == []
