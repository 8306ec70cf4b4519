"""Easy Read, the map, pictures and Shared Lives as a person meets them in a browser, and on paper."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from conftest import Visitor

pytestmark = pytest.mark.browser

LEAST = 14 * 96 / 72  # fourteen points, in pixels
EASY = "easy-read/shared-lives/"


def rows(page: Page) -> list[dict[str, float]]:
    """Where each line's picture ends, where its words begin, and how large they are."""
    found: list[dict[str, float]] = page.eval_on_selector_all(
        ".fd-easy__lines > li",
        """lines => lines.map(line => ({
            picture: line.querySelector("svg").getBoundingClientRect().right,
            words: line.querySelector("span").getBoundingClientRect().left,
            size: parseFloat(getComputedStyle(line.querySelector("span")).fontSize),
        }))""",
    )
    return found


@pytest.mark.parametrize("width", [320, 1280])
def test_easy_read_has_the_picture_left_and_large_words_right(visitor: Visitor, width: int) -> None:
    page = visitor.open(EASY, width=width)
    found = rows(page)
    assert len(found) >= 10
    for row in found:
        assert row["picture"] <= row["words"]
        assert row["size"] >= LEAST


def test_easy_read_prints_without_furniture_and_keeps_each_line_whole(visitor: Visitor) -> None:
    page = visitor.open(EASY)
    page.emulate_media(media="print")
    for furniture in ("header", "footer", ".fd-crumbs"):
        expect(page.locator(furniture).first).to_be_hidden()
    line = page.locator(".fd-easy__lines > li").first
    expect(line.locator("svg")).to_be_visible()
    expect(line).to_have_css("break-inside", "avoid")
    assert all(row["size"] >= LEAST for row in rows(page))


def test_easy_read_is_one_obvious_link_away(visitor: Visitor) -> None:
    page = visitor.open("lots/shared-lives/")
    link = page.get_by_role("main").get_by_role("link", name="Shared Lives in Easy Read")
    expect(link).to_have_count(1)
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Shared Lives")
    assert page.url.endswith(EASY)


def test_one_goes_in_easy_read_from_a_type_to_a_place_to_a_service_and_prints_it_large(
    visitor: Visitor,
) -> None:
    page = visitor.open("easy-read/")
    main = page.get_by_role("main")
    main.get_by_role("link", name="Supported living").click()
    main.get_by_role("link", name=re.compile("^Trowbridge")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Supported living in Trowbridge")
    choice = page.locator(".fd-easy__choices h3 a").first
    name = choice.inner_text()
    choice.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(main.get_by_text("Ring them: ").get_by_role("link")).to_be_visible()
    page.emulate_media(media="print")
    words = page.locator(".fd-easy :is(h1, h2, li, .fd-easy__ask, .fd-easy__more)")
    sizes = words.evaluate_all("all => all.map(one => parseFloat(getComputedStyle(one).fontSize))")
    assert min(sizes) >= 21.3  # sixteen points, in pixels
    for line in page.locator(".fd-easy__lines > li").all():
        expect(line).to_have_css("break-inside", "avoid")


@pytest.mark.parametrize("address", ["areas/devizes/", "areas/"])
def test_the_map_fits_a_small_telephone_and_its_links_lead_on(
    visitor: Visitor, address: str
) -> None:
    page = visitor.open(address, width=320)
    drawn = page.locator("svg.fd-map")
    box = drawn.bounding_box()
    assert box is not None
    assert box["width"] <= 320
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    drawn.get_by_role("link", name=re.compile("^Melksham: ")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Care and support in Melksham")


def test_from_home_to_an_enquiry_about_shared_lives(visitor: Visitor) -> None:
    page = visitor.open("")
    page.get_by_role("main").get_by_role(
        "link", name="Shared Lives: live as part of a home"
    ).click()
    letter = page.get_by_role("link", name="E-mail us").get_attribute("href") or ""
    assert letter.startswith("mailto:shared-lives@council.example.org?subject=")
    page.get_by_role("link", name="Becoming a Shared Lives carer: the steps and the pay").click()
    expect(page.get_by_role("main")).to_contain_text("£850 a week for each person")


def test_the_pages_of_care_homes_ask_whether_one_has_thought_of_shared_lives(
    visitor: Visitor,
) -> None:
    page = visitor.open("lots/residential-and-nursing-care/salisbury/")
    expect(page.get_by_role("heading", name="Have you thought of Shared Lives?")).to_be_visible()


def test_a_link_in_a_message_shows_what_it_is(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        text = path.read_text("utf-8")
        if path.name == "404.html" or 'http-equiv="refresh"' in text:
            continue
        tags = dict(re.findall(r'<meta property="(og:[a-z_:]+)" content="([^"]*)"[^>]*>', text))
        below = path.parent.relative_to(site).as_posix().removeprefix(".")
        own = "https://directory.council.example.org/"
        assert tags["og:url"] == own + (f"{below}/" if below else ""), path
        assert tags["og:locale"] == "en_GB"
        assert (site / tags["og:image"].removeprefix(own)).is_file(), path
        assert tags["og:title"], path
        assert tags["og:image:alt"], path


def test_what_search_engines_are_told_can_be_read(site: Path) -> None:
    kinds: set[str] = set()
    for path in sorted(site.rglob("*.html")):
        for text in re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', path.read_text("utf-8")
        ):
            data = json.loads(text)
            kinds |= {thing["@type"] for thing in data.get("@graph", [data])}
    assert kinds == {"WebSite", "Organization", "Service", "BreadcrumbList", "ItemList"}


def test_the_pictures_of_services_are_light(site: Path) -> None:
    found = sorted((site / "assets" / "photos").iterdir())
    assert len(found) >= 30
    assert max(path.stat().st_size for path in found) < 60_000


# In the map's units: of each line the box of its letters (as wide as it is shown, to their tops and to
# their tails), of each dot its middle and half its width.
CLASHES = """() => {
  const svg = document.querySelector('svg.fd-map');
  const size = Number(svg.getAttribute('font-size'));
  const lines = [...svg.querySelectorAll('text')].map((text) => {
    const { x, width } = text.getBBox();
    const y = Number(text.getAttribute('y'));
    return { name: text.textContent, left: x, right: x + width, top: y - 0.75 * size, bottom: y + 0.25 * size };
  });
  const small = (svg.querySelector('.fd-map__dots')?.getAttribute('d') ?? '').matchAll(/M(\\d+) (\\d+)/g);
  const dots = [...small].map(([, x, y]) => [Number(x), Number(y), 3.5]);
  for (const { cx, cy, r } of svg.querySelectorAll('.fd-map__found circle')) {
    dots.push([cx, cy, r].map((length) => length.baseVal.value));
  }
  const clashes = lines.flatMap((one, n) => [
    ...lines.slice(0, n).filter((other) => one.left < other.right && other.left < one.right
      && one.top < other.bottom && other.top < one.bottom).map((other) => `${one.name} / ${other.name}`),
    ...dots.filter(([x, y, r]) => one.left - r < x && x < one.right + r && one.top - r < y && y < one.bottom + r)
      .map((dot) => `${one.name} / ${dot}`),
  ]);
  return { lines: lines.length, dots: dots.length, clashes };
}"""


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    ("address", "least"),
    [
        ("", 18),
        ("areas/", 18),
        ("areas/malmesbury/", 18),
        ("lots/extra-care/", 18),
        ("services/sloe-hedge-farm-days/", 4),
        ("find/?area=malmesbury", 18),
        ("find/", 18),
    ],
)
def test_in_the_face_that_is_shown_no_name_on_the_map_touches_another_or_a_dot(
    visitor: Visitor, address: str, least: int, width: int
) -> None:
    page = visitor.open(address, width=width)
    page.evaluate("document.fonts.ready")
    if address.startswith("find/"):
        page.locator("#find-map > summary").click()
        page.locator("#find-map .fd-map__found a").first.wait_for()
    shown = page.evaluate(CLASHES)
    assert shown["lines"] >= least
    assert shown["dots"] >= 1
    assert shown["clashes"] == []


@pytest.mark.parametrize("address", ["services/sloe-hedge-farm-days/", "areas/calne/", ""])
def test_on_paper_the_names_on_the_map_are_seven_points_or_more(
    visitor: Visitor, address: str
) -> None:
    page = visitor.open(address)
    page.emulate_media(media="print")
    pixels = page.locator("svg.fd-map").evaluate(
        "map => Number(map.getAttribute('font-size')) * map.getBoundingClientRect().width / map.viewBox.baseVal.width"
    )
    assert pixels * 72 / 96 >= 7
