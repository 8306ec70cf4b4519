"""Asks the find page of a built site, in a browser, and reads what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from tests import browser
from tests.queries.query import Answer, plain

# Nothing of an earlier query may stay: choices, place and order are as on a fresh page. The page
# says by `data-answered` that its list answers the words.
_ASK = """words => new Promise((answered, failed) => {
  const find = document.querySelector("#find");
  for (const box of find.querySelectorAll("input[type=checkbox]")) box.checked = false;
  for (const field of find.querySelectorAll("input[type=search]")) field.value = "";
  for (const list of find.querySelectorAll("select")) list.selectedIndex = 0;
  const shown = selector => [...document.querySelectorAll(selector)].filter(part => part.checkVisibility());
  const text = selector => shown(selector).map(part => part.textContent).join(" ");
  const links = selector => shown(selector).map(link => link.href);
  const late = setTimeout(() => failed(new Error(`no answer to ${words}`)), 10000);
  const watch = new MutationObserver(() => {
    if (find.dataset.answered === undefined) return;
    watch.disconnect();
    clearTimeout(late);
    answered({
      services: links("#results h3 a"),
      count: text("#find-count"),
      pages: links("#find-pages a"),
      elsewhere: text("#find-elsewhere p, #find-elsewhere li"),
      aside: text("#find-plain, #find-nothing"),
    });
  });
  delete find.dataset.answered;
  watch.observe(find, { attributeFilter: ["data-answered"] });
  find.querySelector("#find-words").value = words;
  find.requestSubmit();
})"""
_SERVICE = re.compile(r"/services/([^/]+)/$")
_QUOTED = re.compile("“([^”]+)”")


def ask(page: Page, words: str) -> Answer:
    """Type the words into the page's box, send them off, and read the answer.

    Args:
        page: the find page, open and ready.
    """
    shown: Any = page.evaluate(_ASK, words)
    root = urlsplit(page.url).path.removesuffix("find/")
    count = re.search(r"\d[\d,]*", shown["count"])
    return Answer(
        services=tuple(m[1] for link in shown["services"] if (m := _SERVICE.search(link))),
        count=int(count[0].replace(",", "")) if count else 0,
        pages=tuple(urlsplit(link).path.removeprefix(root) for link in shown["pages"]),
        elsewhere=plain(shown["elsewhere"]),
        left_aside=tuple(plain(word) for word in _QUOTED.findall(shown["aside"])),
    )


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of the tests.

    Raises:
        SystemExit: there is none.
    """
    path = browser.find()
    if path is None:
        raise SystemExit("There is no Chromium: python tests/browser.py gets one.")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(browser.LAUNCH))
        yield running
        running.close()


@contextmanager
def find_page(url: str) -> Iterator[Page]:
    """The find page of the site at `url`, ready for questions."""
    with chromium() as running:
        page = running.new_page()
        page.goto(f"{url}find/")
        page.locator("#find").wait_for()
        yield page
