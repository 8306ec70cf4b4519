"""The demonstration site, built once and served on loopback, and a visitor whose every request is seen."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

from generator.build import build
from generator.config import Config
from generator.load import load
from generator.publication import Publication, publish
from generator.records import Filed
from generator.report import Silent
from tests import browser

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 23)
WIDTH, HEIGHT = 1280, 900  # of a window, in CSS pixels
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
    "every criterion": "join/criteria/",
    "folder of files": "schemas/",
    "criterion": "join/criteria/public-liability-insurance/",
    "form on paper": "feedback/form/",
    "governance": "governance/",
    "what you may have to pay": "paying/",
    "places of providers": "update/",
    "places of a provider": "update/bissbank-living/",
    "shortlist": "shortlist/",
    "compare": "compare/",
    "match": "match/",
    "Easy Read, all pages": "easy-read/",
    "Easy Read": "easy-read/shared-lives/",
    "Easy Read, a type in an area": "easy-read/supported-living/trowbridge/",
    "Easy Read, a service": "services/cobblers-acre-cordwainer-court/easy-read/",
    "Shared Lives": "shared-lives/",
    "404": "nowhere/at/all/",
}

# What WCAG 2.2, 1.4.12 lets people set; a sheet of this kind is not barred by the page's policy.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { letter-spacing: .12em !important; word-spacing: .16em !important; line-height: 1.5 !important } p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""


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


class Window:
    """A window of the browser that shares nothing with the others, with one tab that stays open.

    To open a window takes Chromium longer than to show most pages; one more tab in it does not.
    """

    def __init__(self, browser: Browser, *, javascript: bool) -> None:
        self.context = browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT},
            java_script_enabled=javascript,
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(10_000)
        self.context.on("request", lambda request: self.watch(request))
        self.watch: Callable[[Request], None] = lambda _: None
        self._own = self.context.new_page()
        self._devtools = self.context.new_cdp_session(self._own)

    def tab(self) -> Page:
        """A new tab, which has no history and takes nothing from the cache."""
        page = self.context.new_page()
        devtools = self.context.new_cdp_session(page)
        devtools.send("Network.enable")
        devtools.send("Network.setCacheDisabled", {"cacheDisabled": True})
        return page

    def wipe(self, url: str) -> None:
        """Close the tabs and forget what pages have kept, what was allowed and what was diverted."""
        for page in self.context.pages:
            if page != self._own:
                page.close()
        self.watch = lambda _: None
        self.context.unroute_all()
        self.context.clear_permissions()
        host = url[: url.index("/", len("http://"))]
        self._devtools.send("Storage.clearDataForOrigin", {"origin": host, "storageTypes": "all"})


class Windows:
    """The windows of a browser. One is one visitor's at a time, and wiped before it is another's."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[bool, list[Window]] = {True: [], False: []}

    def take(self, *, javascript: bool) -> Window:
        """One that is free, otherwise a new one."""
        free = self._free[javascript]
        return free.pop() if free else Window(self._browser, javascript=javascript)

    def give_back(self, window: Window, url: str, *, javascript: bool) -> None:
        """It may be taken again; `url` is the site that was visited."""
        window.wipe(url)
        self._free[javascript].append(window)


@pytest.fixture(scope="session")
def windows() -> Iterator[Windows]:
    """One browser for all: while it runs, nothing else can use asyncio."""
    path = browser.find()
    if path is None and os.environ.get(browser.WITHOUT):
        pytest.skip("there is no browser")
    assert path is not None, "there is no browser: python tests/browser.py gets one"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(browser.LAUNCH))
        yield Windows(running)
        running.close()


class Visitor:
    """Somebody who looks at the site.

    Attributes:
        requests: the address of everything that was asked for.
        complaints: errors that the browser's console showed.
        uncaught: errors of scripts that nothing in the page took care of.
        foreign: what was asked of another host, or of another folder of this one.
    """

    def __init__(self, windows: Windows, url: str) -> None:
        self._windows = windows
        self._own: list[tuple[Window, bool]] = []
        self._excused: list[str] = []
        self.url = url
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.uncaught: list[str] = []
        self.foreign: list[str] = []

    def open(
        self,
        address: str,
        *,
        width: int = WIDTH,
        height: int = HEIGHT,
        dark: bool = False,
        javascript: bool = True,
    ) -> Page:
        """The page at the address, in a browser with an empty history."""
        window = self._windows.take(javascript=javascript)
        self._own.append((window, javascript))
        window.watch = self._watch
        page = window.tab()
        if (width, height) != (WIDTH, HEIGHT):
            page.set_viewport_size({"width": width, "height": height})
        if dark:
            page.emulate_media(color_scheme="dark")
        page.on("pageerror", lambda error: self.uncaught.append(str(error)))
        page.on(
            "console",
            lambda said: self.complaints.append(said.text) if said.type == "error" else None,
        )
        page.goto(self.url + address)
        return page

    def _watch(self, request: Request) -> None:
        self.requests.append(request.url)
        if not request.url.startswith(self.url):
            self.foreign.append(request.url)

    def excuse(self, beginning: str) -> None:
        """Let complaints pass that begin so, those too that come when the test is over."""
        self._excused.append(beginning)

    def faults(self) -> list[str]:
        """The complaints that are not excused."""
        return [text for text in self.complaints if not text.startswith(tuple(self._excused))]

    def leave(self) -> None:
        for window, javascript in self._own:
            self._windows.give_back(window, self.url, javascript=javascript)


@pytest.fixture
def visit(windows: Windows) -> Iterator[Callable[[str], Visitor]]:
    """Makes a visitor of the site at an address.

    Every test fails whose pages ask another host for anything, or complain.
    """
    everybody: list[Visitor] = []

    def somebody(url: str) -> Visitor:
        everybody.append(Visitor(windows, url))
        return everybody[-1]

    yield somebody
    for each in everybody:
        each.leave()
    for each in everybody:
        assert each.foreign == []
        assert each.uncaught == []
        assert each.faults() == []


@pytest.fixture
def visitor(
    visit: Callable[[str], Visitor], server: Server, request: pytest.FixtureRequest
) -> Visitor:
    """A visitor of the site at the root of its host, or where a test is given a folder, in there."""
    return visit(server.url + getattr(request, "param", ""))


@pytest.fixture(params=PAGES.values(), ids=PAGES)
def address(request: pytest.FixtureRequest) -> str:
    """One page of each template, in turn."""
    given: str = request.param
    return given
