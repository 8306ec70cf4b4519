"""The built files alone: every link leads somewhere, and nothing is there that should not be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from generator.address import output_path
from generator.publication import Publication
from generator.site import addresses

# Besides the invented providers' example.org: the regulator's reports, the law, whom to complain
# to, and the charity of the people who are Shared Lives carers.
OTHER_HOSTS = {
    "www.cqc.org.uk",
    "www.england.nhs.uk",
    "www.equalityadvisoryservice.com",
    "www.gov.uk",
    "www.homecareassociation.org.uk",
    "www.ico.org.uk",
    "www.legislation.gov.uk",
    "www.lgo.org.uk",
    "www.nationalarchives.gov.uk",
    "www.nhs.uk",
    "www.openstreetmap.org",
    "sharedlivesplus.org.uk",
}
LINKS = {"href", "src", "action", "poster", "data", "formaction"}
UNREAD = {"script", "style"}
DATA = "application/ld+json"  # a script that no browser runs
PUBLIC = {
    *("", ".css", ".csv", ".html", ".js", ".json", ".txt", ".woff2"),
    *(".jpg", ".png", ".svg", ".webp"),
    *(".xlsx", ".zip"),  # the workbooks and starter packs
}
HOST = "http://site.test/"


@dataclass
class Html:
    """What the tests ask of a page."""

    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    tags: Counter[str] = field(default_factory=Counter)
    lang: str = ""
    title: str = ""
    text: str = ""
    metas: dict[str, str] = field(default_factory=dict)
    inline: list[str] = field(default_factory=list)
    styled: list[str] = field(default_factory=list)


class Reader(HTMLParser):
    """Reads a page into an `Html`."""

    def __init__(self) -> None:
        super().__init__()
        self.html = Html()
        self._open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._open = tag
        self.html.tags[tag] += 1
        self.html.links += [value for name, value in given.items() if name in LINKS]
        choices = given.get("srcset", "").split(",")  # each an address and a width
        self.html.links += [choice.split()[0] for choice in choices if choice.strip()]
        if "id" in given:
            self.html.ids.append(given["id"])
        if tag == "html":
            self.html.lang = given.get("lang", "")
        if tag == "meta":
            name = given.get("name") or given.get("http-equiv") or ""
            self.html.metas[name] = given.get("content", "")
        if tag == "script" and "src" not in given and given.get("type") != DATA:
            self.html.inline.append("a script without a file")
        if "style" in given:
            self.html.styled.append(given["style"])
        self.html.inline += [name for name in given if name.startswith("on")]

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open == "title":
            self.html.title += data
        elif self._open not in UNREAD:
            self.html.text += data


@pytest.fixture(scope="session")
def pages(site: Path) -> Mapping[str, Html]:
    """Every page of the site by its address."""
    return {address_of(path, site): read(path) for path in sorted(site.rglob("*.html"))}


@pytest.fixture(scope="session")
def full_pages(pages: Mapping[str, Html]) -> Mapping[str, Html]:
    """Without those that only lead on from a former address."""
    return {address: page for address, page in pages.items() if "refresh" not in page.metas}


def address_of(path: Path, site: Path) -> str:
    below = path.relative_to(site).as_posix()
    return below.removesuffix("index.html") if path.name == "index.html" else below


def read(path: Path) -> Html:
    reader = Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader.html


def internal(address: str, page: Html) -> Iterator[tuple[str, str]]:
    """The site's own addresses that the page leads to, each with its fragment."""
    for link in page.links:
        target = urlsplit(urljoin(HOST + address, link))
        if target.netloc == urlsplit(HOST).netloc:
            yield unquote(target.path[1:]), target.fragment


def test_every_internal_link_leads_to_a_file(site: Path, pages: Mapping[str, Html]) -> None:
    dead = {
        (address, target)
        for address, page in pages.items()
        for target, _ in internal(address, page)
        if not (site / output_path(target)).is_file()
    }
    assert dead == set()


def test_every_anchor_is_in_the_page_that_it_names(pages: Mapping[str, Html]) -> None:
    dead = {
        (address, f"{target}#{anchor}")
        for address, page in pages.items()
        for target, anchor in internal(address, page)
        if anchor and anchor not in pages[target].ids
    }
    assert dead == set()


def test_no_link_starts_at_the_root_of_the_host(pages: Mapping[str, Html]) -> None:
    """The site may stand in a folder. 404.html is served at any address, so it alone cannot be relative."""
    absolute = {
        (address, link)
        for address, page in pages.items()
        for link in page.links
        if link.startswith("/") and address != "404.html"
    }
    assert absolute == set()


def test_links_to_other_sites_are_few_and_secure(pages: Mapping[str, Html]) -> None:
    links = {urlsplit(link) for page in pages.values() for link in page.links}
    assert {link.scheme for link in links} == {"", "https", "mailto", "tel"}
    hosts = {str(link.hostname) for link in links if link.scheme == "https"}
    assert {h for h in hosts if not h.endswith(".example.org")} <= OTHER_HOSTS


def test_each_page_has_one_heading_and_speaks_british_english(pages: Mapping[str, Html]) -> None:
    assert {a: p.tags["h1"] for a, p in pages.items() if p.tags["h1"] != 1} == {}
    assert {a: p.lang for a, p in pages.items() if p.lang != "en-GB"} == {}


def test_each_page_has_landmarks_and_a_description(full_pages: Mapping[str, Html]) -> None:
    for tag in ("main", "header", "footer"):
        assert {a for a, p in full_pages.items() if p.tags[tag] < 1} == set(), tag
    assert {a for a, p in full_pages.items() if not p.metas.get("description")} == set()


def test_no_two_pages_have_the_same_title(pages: Mapping[str, Html]) -> None:
    titles = Counter(page.title for page in pages.values())
    assert {title for title, number in titles.items() if number > 1 or not title} == set()


def test_no_page_has_the_same_id_twice(pages: Mapping[str, Html]) -> None:
    twice = {(a, i) for a, p in pages.items() for i, n in Counter(p.ids).items() if n > 1}
    assert twice == set()


def test_no_page_carries_scripts_or_styles_in_its_text(pages: Mapping[str, Html]) -> None:
    """The content security policy would not run them."""
    assert {a: p.inline for a, p in pages.items() if p.inline} == {}
    assert {a: p.styled for a, p in pages.items() if p.styled} == {}


def test_every_page_says_that_it_is_a_demonstration(full_pages: Mapping[str, Html]) -> None:
    assert {a for a, p in full_pages.items() if "Demonstration." not in p.text} == set()


def test_every_page_asks_search_engines_to_stay_away(pages: Mapping[str, Html]) -> None:
    assert {a for a, p in pages.items() if p.metas.get("robots") != "noindex"} == set()


@pytest.mark.parametrize(
    "left_behind",
    [
        r"\{\{|\}\}|\{%|%\}",
        r"\bNone\b(?! of )",
        r"fd-frame-",
        r"\w\(\w+=",  # a record as Python prints it
        r"\bundefined\b",
        r"<\w+[ /]",
        r"&\w+;",
    ],
)
def test_no_page_shows_what_a_program_left_behind(
    pages: Mapping[str, Html], left_behind: str
) -> None:
    shown = {
        (address, found[0])
        for address, page in pages.items()
        if (found := re.search(left_behind, page.text))
    }
    assert shown == set()


def test_what_is_published_is_what_is_meant_for_the_public(site: Path) -> None:
    """No source, no proof of entry criteria, no feedback as it came in, nothing of Material's scripts."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    ours = {file for file in files if not file.startswith("pagefind/")}
    assert {file for file in ours if Path(file).suffix not in PUBLIC} == set()
    assert {file for file in ours if not Path(file).suffix} == {".framework-directory"}
    assert {f for f in files if "/evidence" in f} == {"schemas/evidence.schema.json"}
    assert {f for f in files if f.startswith("assets/javascripts") or f.endswith(".map")} == set()


def test_a_demonstration_has_no_sitemap(site: Path) -> None:
    assert not (site / "sitemap.xml").exists()
    assert "Sitemap:" not in "".join(p.read_text() for p in site.glob("robots.txt"))


def reachable(pages: Mapping[str, Html], through: str) -> set[str]:
    """The services that somebody reaches from the home page by links through pages below `through` alone."""
    seen, ahead = {addresses.HOME}, [addresses.HOME]
    while ahead:
        address = ahead.pop()
        for target, _ in internal(address, pages[address]):
            if target in pages and target not in seen and target.startswith((through, "services/")):
                seen.add(target)
                # A service is where the road ends: nobody has to find one by way of another.
                if target == through or not target.startswith("services/"):
                    ahead.append(target)
    return seen


@pytest.mark.parametrize("through", [addresses.LOTS, addresses.AREAS, addresses.SERVICES])
def test_every_listed_service_is_reached_by_links(
    pages: Mapping[str, Html], publication: Publication, through: str
) -> None:
    seen = reachable(pages, through)
    assert {s for s in publication.services if addresses.service(s) not in seen} == set()


def test_withheld_services_keep_their_page_but_are_in_no_list(
    pages: Mapping[str, Html], publication: Publication
) -> None:
    withheld = {addresses.service(service_id) for service_id in publication.withheld}
    assert withheld <= set(pages)
    lists = (*("", "services/", "lots/", "areas/"), *map(addresses.lot, publication.lots))
    linked = {target for a in lists for target, _ in internal(a, pages[a])}
    assert linked & withheld == set()
