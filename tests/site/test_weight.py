"""What a first visit brings over the wire, and that nothing moves while it comes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from tests.serving import on_the_wire

if TYPE_CHECKING:
    from conftest import Visitor

KILOBYTE = 1000
MOST = 150 * KILOBYTE  # a service page with everything that it loads
MOST_LETTERS = 40 * KILOBYTE  # the face, all weights
PHOTO = "assets/photos/"  # what a provider's own pictures add is up to the provider

SERVICE = "services/cobblers-acre-cordwainer-court/"
# A phone on which nothing is kept, and a desk.
WIDTHS = (360, 1280)
SHIFTS = """() => new Promise(resolve => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value; }))
    .observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => resolve(sum), 300);
})"""


def loaded(visitor: Visitor, site: Path) -> dict[str, int]:
    """Every file that the visitor's browser has asked for, with its size on the wire."""
    sizes = {}
    for address in visitor.requests:
        below = unquote(urlsplit(address).path).lstrip("/")
        path = site / below
        path = path / "index.html" if path.is_dir() else path
        sizes[below] = on_the_wire(path)
    return sizes


@pytest.mark.browser
@pytest.mark.parametrize("width", WIDTHS)
def test_a_service_page_is_light(visitor: Visitor, site: Path, width: int) -> None:
    visitor.open(SERVICE, width=width).wait_for_load_state("networkidle")
    sizes = loaded(visitor, site)
    assert {Path(name).suffix for name in sizes} >= {"", ".css", ".js", ".woff2"}
    assert sum(sizes.values()) <= MOST, sizes


@pytest.mark.browser
def test_no_kind_of_page_is_heavy(visitor: Visitor, site: Path, address: str) -> None:
    """What the search loads by itself, and photos, are measured where they are tested."""
    if address.startswith(("find/", "nowhere/")):
        address = "find/" if address.startswith("find/") else ""
    visitor.open(address).wait_for_load_state("networkidle")
    sizes = loaded(visitor, site)
    frame = {k: v for k, v in sizes.items() if not k.startswith((PHOTO, "pagefind/"))}
    assert sum(frame.values()) <= MOST, sizes


def test_every_page_is_told_early_which_face_it_needs(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        if 'rel="stylesheet"' in text:
            faces = re.findall(r'<link rel="preload" href="([^"]+)" as="font"', text)
            assert len(faces) == 2
            assert all((path.parent / face).is_file() for face in faces) or path.name == "404.html"


def test_the_face_is_small_and_comes_with_its_licence(site: Path) -> None:
    folder = site / "assets" / "site" / "fonts"
    assert 0 < sum(path.stat().st_size for path in folder.glob("*.woff2")) <= MOST_LETTERS
    assert "SIL Open Font License" in (folder / "OFL.txt").read_text("utf-8")


@pytest.mark.browser
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_moves_while_a_page_loads(visitor: Visitor, address: str, width: int) -> None:
    page = visitor.open(address, width=width)
    visitor.excuse("Failed to load")  # of the 404
    assert page.evaluate(SHIFTS) == 0


@pytest.mark.browser
def test_text_is_shown_in_the_face_for_people_who_see_little(visitor: Visitor) -> None:
    visitor.open("").evaluate("document.fonts.ready")
    page = visitor.open("")
    page.evaluate("document.fonts.ready")
    for weight in (400, 700):
        assert page.evaluate(
            f"document.fonts.check('{weight} 20px \"Atkinson Hyperlegible Next\"')"
        )
