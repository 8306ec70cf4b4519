"""The same data and the same day give the same site, wherever and whenever it is built."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.build import build
from generator.config import Config
from generator.publication import Publication, publish
from generator.records import Availability, Filed
from generator.report import Silent
from generator.site.words import wording

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def again(site: Path, publication: Publication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site built once more, in a folder of another depth."""
    out = tmp_path_factory.mktemp("again") / "by" / "somebody" / "else"
    out.parent.mkdir(parents=True)
    build(Config(ROOT, publication.as_of, out), Silent())
    return out


def contents(site: Path) -> dict[str, bytes]:
    """Every file's bytes by its path."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


def test_two_builds_of_a_day_are_the_same_to_the_byte(site: Path, again: Path) -> None:
    """Pagefind's own files too, which hold if no page has a filter (https://github.com/Pagefind/pagefind/issues/638)."""
    first, second = contents(site), contents(again)
    assert sorted(first) == sorted(second)
    assert [path for path in sorted(first) if first[path] != second[path]] == []


@pytest.fixture(scope="module")
def next_day(publication: Publication, filed: Filed) -> date:
    """A day on which nothing becomes old, ends or begins."""
    today, tomorrow = publication.as_of, publication.as_of + timedelta(days=1)
    old_after = timedelta(days=filed.framework.stale_after_days)
    assert today - old_after not in {s.availability_on for s in filed.services.values()}
    assert today not in {row.valid_until for row in filed.evidence}
    reasons = {e.id: e.reasons for e in publication.withheld.values()}
    later = publish(filed, tomorrow)
    assert {e.id: e.reasons for e in later.withheld.values()} == reasons
    assert later.services.keys() == publication.services.keys()
    return tomorrow


def test_another_day_changes_the_day_that_is_named_and_nothing_else(
    site: Path, publication: Publication, next_day: date, tmp_path: Path
) -> None:
    build(Config(ROOT, next_day, tmp_path / "site"), Silent())
    first, second = contents(site), contents(tmp_path / "site")
    stable = {path for path in first if not path.startswith("pagefind/")}
    assert stable == {path for path in second if not path.startswith("pagefind/")}
    changed = [
        path
        for path in sorted(stable)
        if undated(first[path], publication.as_of) != undated(second[path], next_day)
    ]
    # These say on which day they were made, or how things stood then.
    dated = {path for path in changed if path.endswith(("/starter-pack.zip", "/workbook.xlsx"))}
    pages = {f"{name}/index.html" for name in ("governance", "join", "match", "shortlist")}
    assert set(changed) - dated <= pages


def undated(data: bytes, day: date) -> bytes:
    """Without the day of the build, as the footer and the data say it."""
    footer = f'<time datetime="{day}">{wording.day(day)}</time>'
    return data.replace(footer.encode(), b"").replace(f'"as_of":"{day}"'.encode(), b"")


def test_a_word_about_places_that_grew_old_becomes_ask(
    site: Path, publication: Publication, tmp_path: Path
) -> None:
    """On the first day on which the next service's word is too old to go by, its page says so."""
    too_old = timedelta(days=publication.framework.stale_after_days + 1)
    known = {
        s.id: s.availability_on + too_old
        for s in publication.services.values()
        if s.availability_on and s.availability is not Availability.ASK
    }
    day = min(ends for ends in known.values() if ends > publication.as_of)
    build(Config(ROOT, day, tmp_path / "site"), Silent())
    ask = b'<dd><span class="fd-tag fd-tag--ask"'
    for service_id in (s for s, ends in known.items() if ends == day):
        page = f"services/{service_id}/index.html"
        assert ask not in (site / page).read_bytes()
        assert ask in (tmp_path / "site" / page).read_bytes()


def test_no_file_names_the_machine_or_the_clock(site: Path) -> None:
    traces = [str(ROOT).encode(), str(site).encode(), str(Path.home()).encode() + b"/"]
    files = contents(site)
    assert {p for p, data in files.items() if any(trace in data for trace in traces)} == set()
