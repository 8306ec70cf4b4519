"""The repository's own data: without a problem, like a county, each in its own voice, and nobody real."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from generator.check import check
from generator.config import Config
from generator.publication import Publication
from generator.records import Availability, DecisionKind, Filed, ProviderStatus

# Ofcom keeps these for film and television: nobody ever answers.
# https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama
FOR_DRAMA = re.compile(r"01632960\d{3}|07700900\d{3}|08081570\d{3}")
NUMBER = re.compile(r"(?<![\w.-])(?:\+44|0)[\d ()]{8,14}\d(?![\w-])")
# The regulator, the law and whom to complain to are real, and may be named.
REAL_HOSTS = re.compile(
    r"(www\.)?([a-z]+\.)?(gov|org|nhs)\.uk|www\.(equalityadvisoryservice\.com|openstreetmap\.org)"
)
ROOT = Path(__file__).parents[2]
ROLE = re.compile(r"[A-Z][a-z-]+( [a-z'-]+)*")  # "Scheme manager", but not "Ann Smith"
OFFICES = {"Corporate Director for Resources", "Shared Lives coordinator"}
AS_ONE_SAYS = 6  # words in a row: more than chance and the names of things


def texts() -> Iterator[tuple[str, str]]:
    """Every file that people write, by its path."""
    for folder, kinds in {
        "providers": ("csv", "yaml", "md"),
        "lots": ("yml",),
        "content": ("yml", "md", "csv"),
    }.items():
        for kind in kinds:
            for path in sorted((ROOT / folder).rglob(f"*.{kind}")):
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def test_the_data_has_no_problem_but_what_time_brings(publication: Publication) -> None:
    """No other warning: people copy what they find here. As in life, some proof is near its end, and some ratings are new."""
    found = check(Config(ROOT, publication.as_of, Path("unused"))).problems
    assert {(p.rule, p.severity) for p in found} == {
        ("evidence-lapses-soon", "warning"),
        ("rating-outranks-evidence", "warning"),
    }


def test_it_is_as_large_as_a_county(filed: Filed) -> None:
    assert len(filed.providers) >= 32
    assert len(filed.services) >= 100
    assert len(filed.lots) == 10
    assert len(filed.areas) == 18


def test_every_type_and_every_area_has_services(publication: Publication) -> None:
    listed = publication.services.values()
    assert {s.lot for s in listed} == set(publication.lots)
    assert {area for s in listed for area in s.areas} == set(publication.areas)


def test_it_is_uneven_as_life_is(filed: Filed, publication: Publication) -> None:
    def stand_in(town: str) -> int:
        return sum(f" {town}" in s.address for s in filed.services.values())

    assert stand_in("Salisbury") > 2 * stand_in("Malmesbury")
    shared = [s for s in publication.services.values() if s.lot == "shared-lives"]
    assert 0 < len(shared) <= 5
    empty = [
        (lot, area)
        for lot in publication.lots
        for area in publication.areas
        if not publication.in_lot_and_area(lot, area)
    ]
    assert empty


def test_every_state_that_a_page_can_show_is_there(filed: Filed, publication: Publication) -> None:
    services = filed.services.values()
    assert {s.availability for s in services} == set(Availability)
    standings = {filed.standing_in(a.provider, a.lot, publication.as_of) for a in filed.awards}
    # Of a lot the award itself says that it has ended.
    assert {s.status for s in standings} == set(ProviderStatus) - {ProviderStatus.ENDED}
    assert {decision.kind for decision in filed.decisions} == set(DecisionKind)
    assert any(decision.extended_to for decision in filed.framework.decisions)
    assert any(s.withdrawn_on for s in services)
    assert any(s.price_from is None for s in services)
    stale = filed.framework.stale_after_days
    said = [s.availability_on for s in services if s.availability_on]
    assert any((publication.as_of - day).days > stale for day in said)


# Of the whole country, and free: whoever is in danger must reach them from a demonstration too.
HELPLINES = {"0808 2000 247", "0808 800 4444"}


def test_nobody_can_be_rung() -> None:
    wrong = {
        (file, found)
        for file, text in texts()
        for found in NUMBER.findall(text)
        if not FOR_DRAMA.fullmatch(re.sub(r"\D", "", found)) and found not in HELPLINES
    }
    assert wrong == set()


def test_nobody_can_be_written_to_or_visited_on_line() -> None:
    hosts = {
        (file, host)
        for file, text in texts()
        for host in re.findall(r"(?:https?://|@)([\w.-]+\w)(?![\w./-]*/good-lives)", text)
        if not host.endswith("example.org")
    }
    assert {(file, host) for file, host in hosts if not REAL_HOSTS.fullmatch(host)} == set()
    assert {file for file, _ in hosts if file.startswith("providers/")} == set()


def test_no_number_in_a_register_can_be_somebodys(filed: Filed) -> None:
    """The CQC's begin with 1-1 and up; companies and charities have not come as far as 99."""
    services, providers = filed.services.values(), filed.providers.values()
    locations = {s.cqc_location_id for s in services} | set(filed.register)
    ids = locations | {p.cqc_provider_id for p in providers}
    assert {i for i in ids if i and not i.startswith("1-0000")} == set()
    numbers = {p.company_number for p in providers} | {p.charity_number for p in providers}
    assert {n for n in numbers if n and not n.startswith("99")} == set()


def sentences(text: str) -> Sequence[str]:
    return [s.casefold() for s in re.split(r"(?<=[.!?])\s+", text.strip()) if s]


def test_no_two_services_share_a_sentence(filed: Filed) -> None:
    said = defaultdict(set)
    for service in filed.services.values():
        for sentence in sentences(service.summary):
            said[sentence].add(service.id)
    assert {s: who for s, who in said.items() if len(who) > 1} == {}


@pytest.fixture(scope="session")
def voices(filed: Filed) -> Mapping[str, Sequence[str]]:
    """All that each provider says in its own words."""
    said = {p.id: [p.title, p.description, p.about] for p in filed.providers.values()}
    for s in filed.services.values():
        said[s.provider] += [s.title, s.summary, s.how_to_apply, s.price_includes]
    for f in filed.feedback:
        said[f.provider] += [f.comment, f.reply]
    return said


def phrases(text: str) -> Iterator[str]:
    words = re.findall(
        r"[a-z0-9£']+", text.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    )
    for start in range(len(words) - AS_ONE_SAYS + 1):
        yield " ".join(words[start : start + AS_ONE_SAYS])


def test_no_provider_speaks_in_anothers_words(voices: Mapping[str, Sequence[str]]) -> None:
    said = defaultdict(set)
    for provider, texts_of_it in voices.items():
        for text in texts_of_it:
            for phrase in phrases(text):
                said[phrase].add(provider)
    assert {phrase: who for phrase, who in said.items() if len(who) > 1} == {}


def test_every_provider_has_its_own_text(voices: Mapping[str, Sequence[str]]) -> None:
    assert {p: about for p, (_, _, about, *_) in voices.items() if len(about.split()) < 40} == {}


def test_tables_have_no_name_for_what_is_the_same(filed: Filed) -> None:
    """A provider's name stands for one organisation, and so does a service's at one provider."""
    names = [p.title.casefold() for p in filed.providers.values()]
    assert len(names) == len(set(names))
    titles = [(s.provider, s.title.casefold()) for s in filed.services.values()]
    assert len(titles) == len(set(titles))


def test_staff_are_named_by_their_role() -> None:
    """Tables of the council's work name roles and teams, never people."""
    by = set()
    for path in (ROOT / "providers").glob("*/*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                by |= {row[c] for c in ("decided_by", "seen_by", "checked_by") if row.get(c)}
    assert {who for who in by if not (ROLE.fullmatch(who) or who in OFFICES)} == set()


def test_the_least_cost_of_an_hour_begins_with_the_minimum_wage_that_holds(
    publication: Publication,
) -> None:
    wage = publication.sums.minimum_wage_on(publication.as_of)
    assert wage is not None
    costs = [lot.price_model.least_cost for lot in publication.lots.values()]
    stated = [cost for cost in costs if cost.parts]
    assert len(stated) >= 5
    assert {(cost.parts[0].pounds, cost.wage_since) for cost in stated} == {
        (wage.hourly, wage.since)
    }


def test_no_settings_file_but_one_has_the_minimum_wage(filed: Filed) -> None:
    wages = {f"{wage.hourly}" for wage in filed.sums.minimum_wages}
    others = {*(ROOT / "lots").glob("*.yml"), *(ROOT / "content").glob("*.yml")}
    others.remove(ROOT / "content/sums.yml")
    written = {
        path.name: wages & set(re.findall(r"(?<=: )[\d.]+", path.read_text("utf-8")))
        for path in others
    }
    assert {name: some for name, some in written.items() if some} == {}
