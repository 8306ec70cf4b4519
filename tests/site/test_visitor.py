"""The tests' own visitors: a window that was another's is as good as a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page

from .conftest import Visitor

if TYPE_CHECKING:
    from .conftest import Server, Windows

pytestmark = pytest.mark.browser

KEEP = """async () => {
  localStorage.setItem("left", "1");
  sessionStorage.setItem("left", "1");
  document.cookie = "left=1; max-age=1000";
  await caches.open("left");
  await new Promise(done => { indexedDB.open("left").onsuccess = done; });
}"""
KEPT = """async () => [localStorage.length, sessionStorage.length, document.cookie,
  (await caches.keys()).length, (await indexedDB.databases()).length, history.length,
  innerWidth, matchMedia("(prefers-color-scheme: dark)").matches, matchMedia("print").matches,
  (await navigator.permissions.query({ name: "clipboard-read" })).state]"""


def asked(server: Server, visitor: Visitor) -> tuple[Page, list[str]]:
    """The home page, and what the server was asked for to show it."""
    before = len(server.asked)
    page = visitor.open("")
    page.wait_for_load_state("networkidle")
    return page, sorted(server.asked[before:])


def test_a_visitor_finds_nothing_that_another_left(windows: Windows, server: Server) -> None:
    first = Visitor(windows, server.url)
    page, new = asked(server, first)
    as_new = page.evaluate(KEPT)
    page.evaluate(KEEP)
    page.goto(f"{server.url}about/")
    page.set_viewport_size({"width": 320, "height": 900})
    page.emulate_media(color_scheme="dark", media="print")
    page.context.grant_permissions(["clipboard-read"])
    page.context.route("**/*.css", lambda route: route.abort())
    assert all(a != b for a, b in zip(page.evaluate(KEPT), as_new, strict=True))
    context = page.context
    first.leave()
    seen = len(first.requests)

    second = Visitor(windows, server.url)
    page, again = asked(server, second)
    assert page.context is context  # the same window
    assert page.evaluate(KEPT) == as_new
    assert again == new
    assert len(again) > 5
    assert len(first.requests) == seen
    assert sorted(second.requests) == sorted(set(second.requests))
    second.leave()


def test_two_at_a_time_share_nothing(visitor: Visitor) -> None:
    one, other = visitor.open(""), visitor.open("")
    one.evaluate("localStorage.setItem('left', '1')")
    assert other.evaluate("localStorage.length") == 0
    assert one.context is not other.context
