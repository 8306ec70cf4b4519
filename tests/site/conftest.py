"""The demonstration site, built once and served on loopback, and a visitor whose every request is seen."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

from generator.build import build
from generator.config import Config
from generator.load import load
from generator.publication import Publication, publish
from generator.records import Filed
from generator.report import Silent
from tests import browser

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 23)
FOLDER = "/directory/"  # a static site may stand in a folder of its host

expect.set_options(timeout=10_000)  # milliseconds: a busy machine is no fault of the site

# One page of each template.
PAGES = {
    "home": "",
    "find": "find/?q=dementia&area=salisbury",
    "find where nothing fits": "find/?q=zzzqqq&area=calne",
    "services": "services/",
    "service": "services/cobblers-acre-cordwainer-court/",
    "service withheld": "services/fernhatch-house/",
    "providers": "providers/",
    "provider": "providers/kestrel-yard/",
    "provider that left": "providers/hobnail-support/",
    "types of support": "lots/",
    "type of support": "lots/shared-lives/",
    "areas": "areas/",
    "area": "areas/salisbury/",
    "type in an area": "lots/supported-living/trowbridge/",
    "type in an area without services": "lots/extra-care/malmesbury/",
    "A to Z": "a-z/",
    "prose": "accessibility/",
    "data guide": "data/guide/",
    "join": "join/",
    "join a type of support": "join/supported-living/",
    "self-check": "join/supported-living/check/",
    "where providers are wanted": "join/where-wanted/",
    "criterion": "join/criteria/public-liability-insurance/",
    "form on paper": "feedback/form/",
    "governance": "governance/",
    "shortlist": "shortlist/",
    "compare": "compare/",
    "match": "match/",
    "Easy Read, all pages": "easy-read/",
    "Easy Read": "easy-read/shared-lives/",
    "Shared Lives": "shared-lives/",
    "404": "nowhere/at/all/",
}


@pytest.fixture(scope="session")
def filed() -> Filed:
    """The records of the demonstration, read apart from the build."""
    found = load(Config(ROOT, AS_OF, ROOT / "site")).filed
    assert found is not None
    return found


@pytest.fixture(scope="session")
def publication(filed: Filed) -> Publication:
    """What is public of it, made apart from the build: what pages say is compared with it."""
    return publish(filed, AS_OF)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site; under pytest-xdist each worker builds its own."""
    out = tmp_path_factory.mktemp("built") / "site"
    built = build(Config(ROOT, AS_OF, out), Silent())
    assert built.publication is not None, built.problems
    return out


class Handler(SimpleHTTPRequestHandler):
    """What a static host does: files, folders, 404.html; the site at / and in FOLDER."""

    def do_GET(self) -> None:
        self.server.asked.append(f"{self.requestline} {self.headers.get('Referer', '')}")  # type: ignore[attr-defined]
        if self.path.startswith(FOLDER):
            self.path = self.path[len(FOLDER) - 1 :]
        if Path(self.translate_path(self.path)).exists():
            return super().do_GET()
        missing = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(missing)))
        self.end_headers()
        return self.wfile.write(missing)

    def handle(self) -> None:
        with suppress(ConnectionError):  # a visitor may leave while a page loads
            super().handle()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """The tests' output is not a log."""


class Server(ThreadingHTTPServer):
    """Keeps the first line and the referrer of every request, as a host's log would."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
        self.asked: list[str] = []
        self.url = f"http://127.0.0.1:{self.server_port}/"


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[Server]:
    with Server(site) as running:
        threading.Thread(target=running.serve_forever, args=(0.05,), daemon=True).start()
        yield running
        running.shutdown()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser for each file of tests: while it runs, nothing else can use asyncio."""
    path = browser.find()
    if path is None and os.environ.get(browser.WITHOUT):
        pytest.skip("there is no browser")
    assert path is not None, "there is no browser: python tests/browser.py gets one"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(browser.LAUNCH))
        yield running
        running.close()


class Visitor:
    """Somebody who looks at the site.

    Attributes:
        requests: the address of everything that was asked for.
        complaints: errors that the browser's console showed.
        uncaught: errors of scripts that nothing in the page took care of.
        foreign: what was asked of another host, or of another folder of this one.
    """

    def __init__(self, browser: Browser, url: str) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self.url = url
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.uncaught: list[str] = []
        self.foreign: list[str] = []

    def open(
        self, address: str, *, width: int = 1280, dark: bool = False, javascript: bool = True
    ) -> Page:
        """The page at the address, in a browser with an empty history."""
        context = self._browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            reduced_motion="reduce",
        )
        context.set_default_timeout(10_000)
        self._contexts.append(context)
        context.route("**/*", self._watch)
        page = context.new_page()
        page.on("pageerror", lambda error: self.uncaught.append(str(error)))
        page.on(
            "console",
            lambda said: self.complaints.append(said.text) if said.type == "error" else None,
        )
        page.goto(self.url + address)
        return page

    def _watch(self, route: Route) -> None:
        self.requests.append(route.request.url)
        if route.request.url.startswith(self.url):
            return route.continue_()
        self.foreign.append(route.request.url)
        return route.abort()

    def leave(self) -> None:
        for context in self._contexts:
            context.close()


@pytest.fixture
def visitor(chromium: Browser, server: Server, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """A visitor of the site at the root of its host, or where a test is given a folder, in there.

    Every test fails whose pages ask another host for anything, or complain.
    """
    somebody = Visitor(chromium, server.url + getattr(request, "param", ""))
    yield somebody
    somebody.leave()
    assert somebody.foreign == []
    assert somebody.uncaught == []
    assert somebody.complaints == []


@pytest.fixture(params=PAGES.values(), ids=PAGES)
def address(request: pytest.FixtureRequest) -> str:
    """One page of each template, in turn."""
    given: str = request.param
    return given
