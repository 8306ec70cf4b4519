"""A started council's folder, site, workbooks, packs, guide and schemas hold nothing that is the demonstration's.

What is the demonstration's is read from its own data, so that whatever it comes to name is looked
for as well.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import load_workbook
from typer.testing import CliRunner

from generator.cli import app
from generator.config import Config
from generator.importers.mapping import DATA
from generator.load import load
from generator.problem import Problem
from generator.records import Filed, drafts
from tests.importers.register_files import ROOT, api
from tests.matrix import problems_in

DAY = date(2026, 11, 23)
COUNCIL = ("Fenmarsh County Council", "Fenmarsh")
# A location of each type of service that belongs to a lot, in an authority that is nowhere.
KINDS = (
    ("Marsh House", "Care home service with nursing"),
    ("Sedge Court", "Extra Care housing services"),
    ("Reed Link", "Shared Lives"),
    ("Dyke Support", "Supported living service"),
    ("Fen Homecare", "Domiciliary care service"),
)
# Pictures, letters and the index of the search are no text; what the index knows stands on the pages.
NO_TEXT = (".png", ".woff2", ".pagefind", ".pf_fragment", ".pf_index", ".pf_meta", ".wasm")


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder as `start` lays it out from a small register, with its site as `build` makes it."""
    base = tmp_path_factory.mktemp("started")
    places = (
        {
            "locationId": f"1-90000010{n}",
            "providerId": f"1-80000000{n}",
            "name": name,
            "localAuthority": "Fenmarsh",
            "postalAddressLine1": f"{n} Sluice Road",
            "postalAddressTownCity": "Saint Guthlac",
            "postalCode": f"ZE99 {n}AA",
            "onspdLatitude": 52.6 + n / 100,
            "onspdLongitude": 0.05,
            "gacServiceTypes": [{"name": kind, "description": kind}],
            "website": "",
        }
        for n, (name, kind) in enumerate(KINDS, 1)
    )
    register = base / "register.json"
    register.write_bytes(api(*places))
    root = base / "fenmarsh"
    name, region = COUNCIL
    on = ("--as-of", DAY.isoformat(), "--quiet")
    named = ("--council", name, "--region", region, "--register", str(register))
    runner = CliRunner()
    for call in (["start", str(root), *named, *on], ["build", "--root", str(root), *on]):
        done = runner.invoke(app, call)
        assert done.exit_code == 0, done.output
    return root


def filed_at(root: Path) -> Filed:
    filed = load(Config(root=root, as_of=DAY, out=root / "site")).filed
    assert filed is not None
    return filed


@pytest.fixture(scope="module")
def demonstration() -> Filed:
    return filed_at(ROOT)


def texts_in(path: Path, name: str) -> Iterator[tuple[str, str]]:
    """The text of a file, and of each part of one that is packed (.zip, .xlsx)."""

    def unpacked(content: bytes, name: str) -> Iterator[tuple[str, str]]:
        if zipfile.is_zipfile(io.BytesIO(content)):
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                for part in packed.namelist():
                    yield from unpacked(packed.read(part), f"{name}!{part}")
        elif not name.endswith(NO_TEXT):
            yield name, content.decode("utf-8")

    yield from unpacked(path.read_bytes(), name)


def texts_of(root: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        yield from texts_in(path, path.relative_to(root).as_posix())


def words_of(filed: Filed) -> set[str]:
    """The names, places, postcodes, numbers, addresses, ids and references of a council's own data."""
    framework = filed.framework
    words = {framework.title, framework.council, framework.region, *framework.owners, "GLA"}
    contacts = [framework.care, framework.commissioning]
    contacts += [lot.lead_commissioner for lot in filed.lots.values()]
    for contact in contacts:
        words |= {contact.phone, contact.email}
    words |= {lot.lead_commissioner.team for lot in filed.lots.values()}
    for decision in framework.decisions:
        words |= {decision.reference, decision.by, decision.under, decision.decision}
    for area in filed.areas.values():
        words |= {area.id, area.name}
        for place in area.places:
            words |= {place.name, place.postcode}
    words |= {town.name for town in filed.neighbouring_towns.values()}
    for record in (*filed.providers.values(), *filed.services.values()):
        names = (
            "id",
            "title",
            "legal_name",
            "trading_name",
            "phone",
            "email",
            "website",
            "summary",
        )
        numbers = ("postcode", "address", "cqc_provider_id", "cqc_location_id", "company_number")
        words |= {getattr(record, name, "") for name in (*names, *numbers)}
    for filed_as in (*filed.awards, *filed.decisions):
        words |= {filed_as.decision_reference if hasattr(filed_as, "decision_reference") else ""}
    for lot in filed.lots.values():
        words |= {version.reference for version in lot.price_model.versions}
        words |= {
            lot.price_model.includes,
            lot.price_model.uplift,
            lot.price_model.least_cost.source,
        }
    return {word for word in words if len(word) > 2}


def search_words(root: Path) -> dict[str, Any]:
    words: dict[str, Any] = yaml.safe_load((root / "content/search.yml").read_text("utf-8"))
    return words


def outcodes_of(root: Path) -> set[str]:
    return {path.stem for path in (root / "content/postcodes").glob("[A-Z]*.json")}


def test_no_name_place_postcode_number_id_or_reference_of_the_demonstration_is_in_any_file(
    council: Path, demonstration: Filed
) -> None:
    words = words_of(demonstration) | outcodes_of(ROOT)
    assert len(words) > 1000, "the demonstration is rich"
    whole = re.compile(
        rf"(?<![A-Za-z0-9])(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})(?![A-Za-z0-9])"
    )
    hits = {
        f"{name}: {text[max(0, match.start() - 40) : match.end() + 20]}"
        for name, text in texts_of(council)
        for match in whole.finditer(text)
    }
    assert hits == set()


def test_no_lot_that_the_council_does_not_have_is_in_its_site(
    council: Path, demonstration: Filed
) -> None:
    others = demonstration.lots.keys() - filed_at(council).lots.keys()
    assert "respite-and-short-breaks" in others
    ids = re.compile("|".join(map(re.escape, others)))
    assert [name for name, text in texts_of(council / "site") if ids.search(text)] == []


def test_the_words_of_the_search_name_no_lot_that_the_council_does_not_have(council: Path) -> None:
    phrases = [p for of in search_words(council)["in_languages"] for p in of["phrases"]]
    named = {lot for phrase in phrases for lot in phrase.get("lots", ())}
    assert named
    assert named <= filed_at(council).lots.keys()
    assert {word for p in phrases for word in p["says"]} == {
        word
        for of in search_words(ROOT)["in_languages"]
        for p in of["phrases"]
        for word in p["says"]
    }, "the words themselves stay, for whoever types them"


def test_nothing_says_that_it_is_made_up_or_that_the_council_does_not_run_it(council: Path) -> None:
    words = re.compile(r"made[ -]up|is invented|not run by|not \w+ \w+ \w+’s own", re.IGNORECASE)
    guide = "site/data/guide/index.html"  # which tells what the rules are
    said = {
        f"{name}: {match[0]}"
        for name, text in texts_of(council)
        if name != guide
        and "schema" not in name
        and name.endswith((".html", ".md", ".yml", ".csv"))
        for match in words.finditer(text)
    }
    assert said == set()


def test_no_price_is_decided(council: Path) -> None:
    for lot in filed_at(council).lots.values():
        [version] = lot.price_model.versions
        bands = [(band.lowest, band.highest, band.applies_to) for band in version.bands]
        assert set(bands) == {(None, None, "")}
        assert (version.decided_on, version.decided_by, version.reference) == (None, "", "")
        assert lot.price_model.least_cost.parts == ()
        assert "£" not in lot.costs


def test_every_criterion_begins_with_the_framework_and_has_no_history(council: Path) -> None:
    filed = filed_at(council)
    asked = [*filed.criteria.values(), *(c for lot in filed.lots.values() for c in lot.sharpened)]
    assert {version.since for c in asked for version in c.versions} == {filed.framework.starts}
    assert {(len(c.versions), c.grace_months, c.why) for c in asked} == {(1, 0, "")}


def test_the_latest_way_of_asking_is_taken_and_none_that_is_still_to_come(council: Path) -> None:
    criteria = filed_at(council).criteria
    assert criteria["exclusion-grounds"].lasts_months == 12  # since 2 November 2026
    assert criteria["public-liability-insurance"].least == 5_000_000  # 6 from April 2027
    assert criteria["vehicle-insurance"].passes.endswith("(By law it is £1.2 million.)")


def test_what_is_to_be_settled_is_a_draft(council: Path) -> None:
    filed = filed_at(council)
    marked = {draft.place.file for draft in drafts(filed)}
    texts = [*council.glob("content/*.md"), *council.glob("lots/*.yml")]
    files = {path.relative_to(council).as_posix() for path in texts}
    assert marked == files | {"content/framework.yml"}
    assert all(c.draft for c in filed.criteria.values())
    assert all(lot.draft and lot.price_model.draft for lot in filed.lots.values())


def test_what_a_provider_fills_in_says_what_is_not_settled_yet(council: Path) -> None:
    """The workbook and the starter pack of each type of support, on the sheets that show it."""
    name = COUNCIL[0]
    packs = sorted(council.glob("site/join/*/starter-pack.zip"))
    assert [pack.parent.name for pack in packs] == sorted(filed_at(council).lots)
    for pack in packs:
        texts = dict(texts_in(pack, ""))
        [read_me, criteria] = (
            next(text for at, text in texts.items() if at.endswith(f"/{file}"))
            for file in ("README.txt", "criteria.txt")
        )
        title = filed_at(council).lots[pack.parent.name].title
        not_yet = f"Draft ({title}): {name} has not settled yet"
        for text in (read_me, criteria):
            assert f"{not_yet} what it pays." in text
            assert f"{not_yet} what it says here" in text
        ticks = [line for line in criteria.splitlines() if line.startswith("[ ] ")]
        assert ticks
        assert all(line.endswith(" (a draft: not settled yet)") for line in ticks)

        book = load_workbook(pack.parent / "workbook.xlsx")
        first = [row[0] for row in book["Read me"].iter_rows(max_col=1, values_only=True)]
        assert f"{not_yet} what it pays." in first[:5]
        declared = [row[1] for row in book["Declaration"].iter_rows(2, values_only=True) if row[1]]
        statements = declared[:-2]  # then who signs, and when
        assert statements
        assert all(text.startswith("Draft, not settled yet. ") for text in statements)
        asked = list(book["Prices"].iter_rows(2, values_only=True))
        assert all("a draft: it is not settled yet what is paid" in row for row in asked if row[0])


def test_check_finds_nothing_and_a_draft_is_not_published_as_settled(
    council: Path, tmp_path: Path, settled: Callable[[Path, Path], list[Problem]]
) -> None:
    assert problems_in(council) == []
    problems = settled(council, tmp_path)
    assert {problem.rule for problem in problems} == {"draft-left"}
    assert len(problems) == len(list(drafts(filed_at(council))))


@pytest.fixture
def settled() -> Callable[[Path, Path], list[Problem]]:
    """What `check` says of a copy that is no demonstration any more."""

    def problems(council: Path, folder: Path) -> list[Problem]:
        for path in council.rglob("*"):
            if path.is_file() and "site" not in path.relative_to(council).parts:
                target = folder / path.relative_to(council)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(path.read_bytes())
        framework = folder / "content/framework.yml"
        text = framework.read_text("utf-8")
        framework.write_text(text.replace("demonstration: true", "demonstration: false"), "utf-8")
        return problems_in(folder)

    return problems


def test_a_price_that_the_register_cannot_know_is_one_to_ask_for(council: Path) -> None:
    pages = {
        p.parent.name: p.read_text("utf-8") for p in council.glob("site/services/*/index.html")
    }
    assert len(pages) == len(KINDS)
    for text in pages.values():
        assert (
            '<dd data-brief="Ask the provider"><span data-pagefind-ignore>Ask the provider</span></dd>'
            in text
        )
        assert "After an assessment" not in text


def test_a_lot_of_the_starter_lacks_no_criterion_that_the_others_have() -> None:
    """Of those that a lot of the same standing with the CQC always asks, and of those that all ask."""
    lots = [*(ROOT / "lots").glob("*.yml"), *(DATA / "starter" / "lots").glob("*.yml")]
    asked: dict[str, set[str]] = {}
    registration: dict[str, str] = {}
    for path in lots:
        data = yaml.safe_load(path.read_text("utf-8"))
        if path.stem != "criteria":
            entries = [e if isinstance(e, str) else e["id"] for e in data["criteria"]]
            asked[path.stem] = set(entries)
            registration[path.stem] = data["cqc"]["registration"]
    assert "home-care" in asked
    for lot, criteria in asked.items():
        others = [c for other, c in asked.items() if other != lot]
        alike = [c for o, c in asked.items() if o != lot and registration[o] == registration[lot]]
        assert set.intersection(*others) - criteria == set()
        assert set.intersection(*alike) - criteria == set()
