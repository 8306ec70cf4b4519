"""A lot and an area are data: added as files alone, they have their pages, with the services under them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import build
from generator.config import Config
from generator.report import Silent
from tests.matrix import AS_OF, HERE, lay_out

CASE = HERE / "valid" / "a-new-lot-and-a-new-area"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the case, made with Pagefind."""
    root = lay_out(CASE, tmp_path_factory.mktemp("council"))
    built = build(Config(root, AS_OF, root / "site"), Silent())
    assert built.problems == ()
    return root / "site"


def test_the_case_adds_data_and_no_code() -> None:
    assert {path.suffix for path in CASE.rglob("*") if path.is_file()} <= {".yml", ".csv", ".yaml"}


@pytest.mark.parametrize(
    "address", ["lots/extra-care", "areas/melksham", "lots/extra-care/melksham"]
)
def test_the_new_page_is_there_and_leads_to_the_service(address: str, site: Path) -> None:
    page = (site / address / "index.html").read_text("utf-8")
    assert "Brook Lane Court" in page
    assert "services/brook-lane-court/" in page


@pytest.mark.parametrize(
    ("page", "link"),
    [
        ("lots", "../lots/extra-care/"),
        ("areas", "../areas/melksham/"),
        ("services/brook-lane-court", "../../lots/extra-care/"),
    ],
)
def test_the_new_page_is_linked_to(page: str, link: str, site: Path) -> None:
    assert f'href="{link}"' in (site / page / "index.html").read_text("utf-8")


def test_the_new_lot_and_area_are_in_the_open_data(site: Path) -> None:
    assert "extra-care" in (site / "data" / "lots.csv").read_text("utf-8")
    assert "melksham" in (site / "data" / "areas.csv").read_text("utf-8")
    assert "brook-lane-court" in (site / "data" / "services.csv").read_text("utf-8")
