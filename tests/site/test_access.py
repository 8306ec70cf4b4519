"""What people need who see little, press with a trembling hand, or have no mouse: on each template."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page

if TYPE_CHECKING:
    from conftest import Visitor

pytestmark = pytest.mark.browser

# WCAG 2.2, 2.5.8: a target is 24 pixels high and wide; or a circle of 24 pixels around its middle
# meets no other target and no other such circle; or it stands in a line of text. Where a target's
# place and size are what it says, as on a map, it is as it is (the criterion's "essential").
TOO_SMALL = """() => {
  const shown = element => element.checkVisibility({ visibilityProperty: true })
    && !element.closest('.fd-skip, .fd-hidden, .fd-map, [inert]');
  const targets = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
    .filter(shown)
    // A field's label is pressed as the field is.
    .map(element => ({ element, box: (element.closest('label') ?? element).getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0);
  const middle = box => [box.x + box.width / 2, box.y + box.height / 2];
  const small = ({ box }) => box.width < 24 || box.height < 24;
  const inText = ({ element }) => getComputedStyle(element).display === 'inline'
    && [...element.parentElement.childNodes].some(
      node => node.nodeType === Node.TEXT_NODE && /[a-z]{2}/i.test(node.data));
  const near = (one, other) => {
    const [x, y] = middle(one.box);
    const [u, v] = middle(other.box);
    if (small(other) && Math.hypot(x - u, y - v) < 24) return true;
    const across = Math.max(other.box.left - x, 0, x - other.box.right);
    const down = Math.max(other.box.top - y, 0, y - other.box.bottom);
    return Math.hypot(across, down) < 12;
  };
  return targets
    .filter(one => small(one) && !inText(one))
    .filter(one => targets.some(other => other.element !== one.element
      && !one.element.contains(other.element) && !other.element.contains(one.element)
      && near(one, other)))
    .map(({ element, box }) =>
      `${element.outerHTML.slice(0, 120)} ${Math.round(box.width)} × ${Math.round(box.height)}`);
}"""

MOVING = """() => [...document.querySelectorAll('*')].flatMap(element =>
  [null, '::before', '::after'].filter(part => {
    const style = getComputedStyle(element, part);
    const lasts = times => times.split(',').some(time => parseFloat(time) > 0);
    return lasts(style.transitionDuration)
      || (style.animationName !== 'none' && lasts(style.animationDuration))
      || style.scrollBehavior === 'smooth';
  }).map(part => element.tagName + (part ?? '') + '.' + element.className))"""

# What Tab should reach, in the order of the page, each with a mark to know it by.
STOPS = """() => [...document.querySelectorAll(
    'a[href], button, input, select, textarea, summary, [tabindex="0"]')]
  .filter(element => !element.disabled && element.tabIndex >= 0
    && element.checkVisibility({ visibilityProperty: true }) && !element.closest('[inert]'))
  .map((element, at) => { element.dataset.stop = at; return element.outerHTML.slice(0, 120); })"""

FOCUSED = """() => {
  const element = document.activeElement;
  const box = element.getBoundingClientRect();
  // What is on the map has a thicker border: an outline would be that of a box around it.
  const ring = element.closest('svg') && element.querySelector('path, circle');
  const style = getComputedStyle(ring || element);
  const seen = ring ? style.stroke !== 'none' && parseFloat(style.strokeWidth) >= 2
    : style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  // Nothing may lie over all of it, such as what stays at the edge of the window.
  const name = element.labels?.[0];
  const free = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.2], [0.5, 0.8]].some(([across, down]) => {
    const top = document.elementFromPoint(box.left + box.width * across, box.top + box.height * down);
    return element.contains(top) || name?.contains(top);
  });
  return {
    free,
    stop: Number(element.dataset.stop ?? -1),
    seen,
    inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    html: element.outerHTML.slice(0, 120),
  };
}"""

HEADINGS = """() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
  .filter(heading => heading.checkVisibility()).map(heading => Number(heading.tagName[1]))"""

CHOSEN = "?ids=bissbank-first-keys,pennywort-in-calne,leat-ropewalk-spinners-leat"
BY_KEYBOARD = {
    "home": "",
    "find": "find/?area=salisbury",
    "service": "services/cobblers-acre-cordwainer-court/",
    "type of support": "lots/shared-lives/",
    "area": "areas/salisbury/",
}
# Where people choose, on a telephone with whatever unfolds.
CHOOSING = {
    "service": "services/cobblers-acre-cordwainer-court/",
    "find": "find/?area=salisbury",
    "match": "match/",
    "shortlist": f"shortlist/{CHOSEN}",
    "compare": f"compare/{CHOSEN}",
}


def opened(visitor: Visitor, address: str, **how: Any) -> Page:
    """The page with every group of choices open."""
    page = visitor.open(address, **how)
    visitor.excuse("Failed to load")  # of the 404
    page.locator("details").evaluate_all("all => all.forEach(d => { d.open = true })")
    return page


@pytest.mark.parametrize("width", [320, 1280])
def test_what_is_pressed_is_large_enough_or_stands_apart(
    visitor: Visitor, address: str, width: int
) -> None:
    assert opened(visitor, address, width=width).evaluate(TOO_SMALL) == []


def test_nothing_moves_for_people_who_ask_for_stillness(visitor: Visitor, address: str) -> None:
    page = opened(visitor, address)
    assert page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches")
    assert page.evaluate(MOVING) == []


def test_headings_step_down_one_level_at_a_time(visitor: Visitor, address: str) -> None:
    levels = opened(visitor, address).evaluate(HEADINGS)
    # The footer's are on the second level, whatever the page ends with.
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


@pytest.mark.parametrize("address", BY_KEYBOARD.values(), ids=BY_KEYBOARD)
@pytest.mark.parametrize("colours", ["own", "forced"])
def test_tab_reaches_everything_in_order_and_shows_where_it_is(
    visitor: Visitor, address: str, colours: str
) -> None:
    page = visitor.open(address)
    settled(page)
    if colours == "forced":
        page.emulate_media(forced_colors="active")
    walk(page)


@pytest.mark.parametrize("address", CHOOSING.values(), ids=CHOOSING)
def test_choosing_goes_by_keyboard_alone_on_a_telephone_in_forced_colours(
    visitor: Visitor, address: str
) -> None:
    page = visitor.open(address, width=360, height=640)
    page.emulate_media(forced_colors="active")
    page.locator("main [data-shortlist] button, table.fd-compare, #match button").first.wait_for(
        state="attached"
    )
    settled(page)
    page.locator("main details").evaluate_all("all => all.forEach(d => { d.open = true })")
    walk(page)


def settled(page: Page) -> None:
    """What a search shows at once is made anew when its other words have come; then nothing more is.

    On a telephone a search that was sent opens at its results; whoever tabs here begins at the top.
    """
    if "/find/" in page.url:
        page.locator("#find[data-answered]").wait_for()
        page.evaluate("document.body.tabIndex = -1; document.body.focus()")
        page.evaluate("document.body.removeAttribute('tabindex')")


def walk(page: Page) -> None:
    """From stop to stop with Tab: each is reached in the order of the page, seen, and not covered."""
    stops = page.evaluate(STOPS)
    assert len(stops) > 10
    reached = []
    for _ in stops:
        page.keyboard.press("Tab")
        now = page.evaluate(FOCUSED)
        assert now["seen"], f"the focus cannot be seen on {now['html']}"
        assert now["inView"], f"the focus is out of sight on {now['html']}"
        assert now["free"], f"something lies over {now['html']}"
        reached.append(now["stop"])
    assert reached == list(range(len(stops)))


def test_a_button_that_is_chosen_differs_in_forced_colours_too(visitor: Visitor) -> None:
    page = visitor.open("services/bissbank-first-keys/")
    page.emulate_media(forced_colors="active")
    button = page.locator("[data-shortlist] button").first
    style = "button => getComputedStyle(button).borderTopStyle"
    before = button.evaluate(style)
    button.press("Enter")
    assert (before, button.evaluate(style)) == ("solid", "dashed")


def test_the_order_of_a_list_is_read_whole(visitor: Visitor) -> None:
    page = visitor.open("match/", width=360)
    page.get_by_role("button", name="Show what fits").click()
    order = page.get_by_label("Order", exact=True)
    lacking = """select => {
      const whole = select.parentElement.appendChild(select.cloneNode(true));
      Object.assign(whole.style, { flex: 'none', position: 'absolute', width: 'max-content' });
      return whole.offsetWidth - select.offsetWidth;
    }"""
    assert order.evaluate(lacking) <= 0
