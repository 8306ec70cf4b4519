"""Accessibility of one page of each template: axe, a narrow screen, light and dark, paper."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from generator.publication import Publication
from generator.site.routes import pages
from tests.site.conftest import PAGES, SPACED

if TYPE_CHECKING:
    from conftest import Visitor

pytestmark = pytest.mark.browser

# WCAG 2.2, levels A and AA, and what it took over from 2.0 and 2.1.
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ADVICE = ["best-practice"]
OF_COLOURS = "cat.color"
NARROW, MIDDLE, WIDE = 320, 768, 1280  # CSS pixels; 320 is WCAG 1.4.10's, 1280 at 400 per cent
COLOURS: Sequence[tuple[Literal["light", "dark"], Literal["none", "active"]]] = (
    ("light", "none"),
    ("dark", "none"),
    ("light", "active"),
)
# Of what axe has to tell the violations alone come over: the rest is many times as much.
RUN = "options => axe.run(document, options).then(({ violations }) => violations)"
WIDTHS = "(e => [e.scrollWidth, e.clientWidth])(document.scrollingElement)"

# Text of which a part is cut off; what is hidden from the eye on purpose is cut off as a whole.
CUT = """() => [...document.body.querySelectorAll("*")]
  .filter(part => part.offsetParent && part.textContent.trim() && !part.closest(".fd-hidden, svg, select"))
  .filter(part => /hidden|clip/.test(getComputedStyle(part).overflow))
  .filter(part => part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1)
  .map(part => part.outerHTML.slice(0, 120))"""


def settled(page: Page) -> Page:
    """With every group of choices open and, on the find page, the list shown."""
    if "/find/" in page.url:
        page.locator("#find").wait_for()
    page.locator("details").evaluate_all("all => all.forEach(d => { d.open = true })")
    return page


def violations(page: Page, rules: Sequence[str] = (*WCAG, *ADVICE)) -> dict[str, list[str]]:
    """Each of the rules that the page breaks, with the elements that break it and why.

    What axe would only do otherwise is printed.
    """
    options: dict[str, Any] = {"resultTypes": ["violations"], "runOnly": [*rules]}
    broken = {}
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    for rule in page.evaluate(RUN, options):
        where = [f"{node['html'][:160]}: {node['failureSummary']}" for node in rule["nodes"]]
        if set(rule["tags"]) & set(WCAG):
            broken[rule["id"]] = where
        else:
            sys.stdout.write(f"{page.url}: {rule['id']}: {where}\n")
    return broken


def test_each_template_is_among_the_pages_that_are_looked_at(publication: Publication) -> None:
    looked_at = {address.partition("?")[0] for address in PAGES.values()}
    made = list(pages(publication))
    templates = {page.template for page in made}
    assert {page.template for page in made if page.address in looked_at} == templates


def test_no_rule_of_wcag_is_broken(visitor: Visitor, address: str) -> None:
    page = settled(visitor.open(address))
    visitor.excuse("Failed to load")  # of the 404
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme, forced in COLOURS:
            page.emulate_media(color_scheme=scheme, forced_colors=forced)
            # Other colours break no other rule: what stands where is the same in all of them.
            rules = [*WCAG, *ADVICE] if (scheme, forced) == COLOURS[0] else [OF_COLOURS]
            assert violations(page, rules) == {}, f"at {width} px, {scheme}, forced: {forced}"


def test_nothing_is_wider_than_the_screen(visitor: Visitor, address: str) -> None:
    page = settled(visitor.open(address, width=NARROW))
    visitor.excuse("Failed to load")
    for width in (NARROW, MIDDLE, WIDE):
        page.set_viewport_size({"width": width, "height": 900})
        whole, seen = page.evaluate(WIDTHS)
        assert whole <= seen, f"at {width} px"


def test_text_that_is_set_wider_apart_still_fits(visitor: Visitor, address: str) -> None:
    """WCAG 1.4.12, at the widest and at 400 per cent (1.4.10)."""
    page = settled(visitor.open(address, width=NARROW))
    visitor.excuse("Failed to load")
    page.evaluate(SPACED)
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": 900})
        whole, seen = page.evaluate(WIDTHS)
        assert whole <= seen, f"at {width} px"
        assert page.evaluate(CUT) == [], f"at {width} px"


def test_text_at_twice_its_size_still_fits(visitor: Visitor) -> None:
    """WCAG 1.4.4: 200 per cent, of the 125 that the page begins with."""
    page = visitor.open("services/cobblers-acre-cordwainer-court/", width=WIDE)
    page.evaluate("document.documentElement.style.fontSize = '250%'")
    whole, seen = page.evaluate(WIDTHS)
    assert whole <= seen


def test_dark_is_dark_and_light_is_light(visitor: Visitor) -> None:
    def ground(page: Page) -> int:
        rgb = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g)")
        return sum(map(int, rgb[:3]))

    assert ground(visitor.open("")) > 3 * 230
    assert ground(visitor.open("", dark=True)) < 3 * 60


def test_the_skip_link_leads_past_the_menu(visitor: Visitor) -> None:
    page = visitor.open("services/cobblers-acre-cordwainer-court/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the main content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_everything_to_press_is_large_enough_for_a_finger(visitor: Visitor) -> None:
    """WCAG 2.5.8 asks for 24 pixels; here the controls of the search have 44."""
    page = settled(visitor.open("find/?area=salisbury", width=NARROW))
    small = page.locator("#find :is(button, summary, label.fd-option, .fd-input)").evaluate_all(
        """all => all.filter(e => e.offsetParent && e.getBoundingClientRect().height < 44)
           .map(e => e.outerHTML.slice(0, 80))"""
    )
    assert small == []


def test_on_paper_the_text_stays_and_the_furniture_goes(visitor: Visitor) -> None:
    page = visitor.open("services/cobblers-acre-cordwainer-court/", dark=True)
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("At a glance")).to_be_visible()
    expect(page.locator(".fd-split__side").get_by_text("01632 960241")).to_be_visible()
    for furniture in (".fd-nav", ".fd-crumbs", ".fd-footer nav", ".fd-skip", ".fd-no-print"):
        for part in page.locator(furniture).all():
            expect(part).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    expect(page.get_by_text("This is a demonstration.")).to_be_visible()
