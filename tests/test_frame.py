"""A poured page is what MkDocs would have rendered at that address; what fails says so in a line."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from importlib.resources import files
from pathlib import Path

import pytest

from generator.config import Config
from generator.frame import FrameFailure, Frames, make_frames, material
from generator.load.prose import read_prose
from generator.records import INVENTED, Framework
from generator.site.parts.contacts import of_team
from generator.site.parts.site import frame_facts
from tests.builders import TODAY, a_framework, a_publication

ROOT = Path(__file__).parent.parent
THEME = ROOT / "site_templates" / "theme"
MATERIAL = Path(str(files("material") / "templates"))
SITE_URL = "https://care.council.example.org/support/"
# The prose pages that mkdocs.yml names.
PROSE = (
    *("about", "data", "feedback", "accessibility", "privacy"),
    *("how-we-check", "annual-review", "co-production"),
)
BODY = "<h1>Kite Hill</h1>\n<p>A body with <a href='#x'>a link</a> &amp; more</p>"

# Each depth, in sections that the navigation marks and elsewhere.
ADDRESSES = (
    *("", "x/", "x/y/", "x/y/z/"),
    *("lots/", "lots/shared-lives/", "lots/shared-lives/devizes/"),
    *("find/", "services/kite-hill/", "areas/devizes/"),
)
TITLES = ("Kite Hill day centre", """Tom & Sons' <b>"Best"</b> care > all""")


@dataclass(frozen=True)
class Council:
    """A council's folder: its settings of MkDocs, its prose, and where the site goes."""

    mkdocs_yml: Path
    docs: Path
    site: Path

    def write(self, name: str, text: str) -> None:
        path = self.docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def frames(self, framework: Framework | None = None, theme: Path = THEME) -> Frames:
        framework = framework or a_framework()
        return make_frames(
            mkdocs_yml=self.mkdocs_yml,
            docs=self.docs,
            theme=theme,
            site=self.site,
            framework=framework,
            facts=frame_facts(a_publication(framework=framework)),
        )

    def published(self) -> Mapping[str, bytes]:
        files = (path for path in self.site.rglob("*") if path.is_file())
        return {path.relative_to(self.site).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def council(tmp_path: Path) -> Council:
    """This repository's own settings and prose, at an address."""
    made = Council(tmp_path / "mkdocs.yml", tmp_path / "content", tmp_path / "site")
    inherited = json.dumps(str(ROOT / "mkdocs.yml"))
    made.mkdocs_yml.write_text(f"INHERIT: {inherited}\nsite_url: {SITE_URL}\n", encoding="utf-8")
    for name in PROSE:
        made.write(f"{name}.md", f"# All about {name}\n\nSome prose.\n")
    return made


def rendered_by_mkdocs(
    council: Council, framework: Framework, title: str, robots: str = ""
) -> Callable[[str], str]:
    """Run `mkdocs build` on pages at all the addresses, with what templates are promised."""
    folder = council.docs.parent / "plain"
    shutil.copytree(council.docs, folder / "docs")
    for address in ADDRESSES:
        page = folder / "docs" / f"{address.rstrip('/') or 'index'}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        front = {"title": title, "description": f"About {title}"} | (
            {"robots": robots} if robots else {}
        )
        page.write_text(f"---\n{json.dumps(front)}\n---\n{BODY}\n", encoding="utf-8")
    contacts = of_team(framework.care)
    directory = {
        "title": framework.title,
        "council": framework.council,
        "demonstration": framework.demonstration,
        "demonstration_note": framework.demonstration_note,
        "logo": framework.look.logo,
        "care": {
            "name": contacts.name,
            "email": asdict(contacts.email) if contacts.email else None,
            "phone": asdict(contacts.phone) if contacts.phone else None,
            "hours": contacts.hours,
        },
        "picture": "assets/share/site.png",
        "picture_words": f"Care and support in {framework.region}",
        "as_of": f"{TODAY}",
        "as_of_words": "23 November 2026",
    }
    settings = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "site_name": framework.title,
        "site_description": framework.summary,
        "site_url": SITE_URL,
        "docs_dir": "docs",
        "theme": {"custom_dir": str(THEME), "language": "en-GB", "font": False},
        "extra": {"directory": directory},
        "hooks": ["hook.py"],
    }
    (folder / "hook.py").write_text(
        "from pathlib import Path\n"
        "from generator.frame.material import take_templates\n"
        "def on_config(config):\n"
        "    take_templates(config, Path(__file__).parent / 'templates')\n",
        encoding="utf-8",
    )
    (folder / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
    )
    # What a page says by itself the search finds; what is poured says itself what it may find.
    return lambda address: (
        (folder / "site" / address / "index.html")
        .read_text(encoding="utf-8")
        .replace(" data-pagefind-body", "")
    )


def stylesheets(council: Council) -> set[str]:
    return {path for path in council.published() if re.search(r"stylesheets/main\..*css$", path)}


@pytest.mark.parametrize("title", TITLES, ids=["plain", "hostile"])
def test_a_poured_page_is_byte_for_byte_what_mkdocs_renders_there(
    council: Council, title: str
) -> None:
    framework = a_framework(demonstration=False)
    frames = council.frames(framework)
    plain = rendered_by_mkdocs(council, framework, title)
    for address in ADDRESSES:
        poured = frames.pour(address, title, f"About {title}", True, BODY)
        assert poured == plain(address), address


def test_a_page_that_search_engines_should_leave_is_too(council: Council) -> None:
    framework = a_framework(demonstration=False)
    frames = council.frames(framework)
    plain = rendered_by_mkdocs(council, framework, "Withheld", robots="noindex")
    poured = frames.pour("services/kite-hill/", "Withheld", "About Withheld", False, BODY)
    assert '<meta name="robots" content="noindex">' in poured
    assert poured == plain("services/kite-hill/")


@pytest.mark.parametrize("indexed", [True, False])
@pytest.mark.parametrize(
    ("note", "tag", "foot"),
    [
        (INVENTED, "Demonstration", "This is a demonstration. It is not run by Downland Council."),
        ("Not checked, R&amp;D only.", "Trial", "Downland Council is trying this site out."),
    ],
)
def test_a_demonstration_says_so_and_asks_search_engines_to_stay_away(
    council: Council, indexed: bool, note: str, tag: str, foot: str
) -> None:
    framework = a_framework(demonstration=True, demonstration_note=note.replace("&amp;", "&"))
    frames = council.frames(framework)
    poured = frames.pour("x/", "Title", "Words", indexed, BODY)
    assert poured.count('<meta name="robots" content="noindex">') == 1
    assert f'<strong>{tag}.</strong> <span class="fd-banner__long">{note}</span>' in poured
    assert f"{foot} {note}" in poured  # on a phone the banner is short
    prose = (council.site / "about/index.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in prose
    assert f"{tag}." in prose


def test_only_a_demonstration_says_so(council: Council) -> None:
    poured = council.frames(a_framework(demonstration=False)).pour("x/", "T", "D", True, BODY)
    assert "Demonstration" not in poured
    assert "noindex" not in poured


def test_a_page_of_text_that_is_a_draft_says_so(council: Council) -> None:
    council.write("about.md", "---\ndraft: true\n---\n\n# All about us\n\nSome prose.\n")
    council.frames(a_framework(council="Fenmarsh & Sons"))
    words = "<strong>Draft.</strong> Fenmarsh &amp; Sons has not gone through this page yet."
    drafts = [
        path.parent.name for path in council.site.glob("*/index.html") if words in path.read_text()
    ]
    assert drafts == ["about"]


def test_title_and_description_are_escaped_and_the_body_is_left_alone(council: Council) -> None:
    poured = council.frames().pour("x/", "</title><b>&", '"><script>', True, "<p>a < b</p>")
    assert "<title>&lt;/title&gt;&lt;b&gt;&amp; – Good Lives Alliance</title>" in poured
    assert 'content="&#34;&gt;&lt;script&gt;"' in poured
    assert "<p>a < b</p>" in poured


def test_text_that_looks_like_a_mark_of_the_frame_is_just_text(council: Council) -> None:
    poured = council.frames().pour("x/", "fd-frame-body", "fd-frame-title", True, "fd-frame-title")
    assert "<title>fd-frame-body – " in poured
    assert 'content="fd-frame-title"' in poured


def test_the_navigation_marks_the_section_and_the_page(council: Council) -> None:
    frames = council.frames()
    here = r'<a href="([^"]*)" aria-current="(\w+)">'
    pages = ("find/", "lots/shared-lives/devizes/", "services/kite-hill/", "")
    marked = [re.findall(here, frames.pour(page, "T", "D", True, BODY)) for page in pages]
    assert marked[:3] == [[("./", "page")], [("../../", "true")], []]
    assert 'href="." aria-current="page"' in frames.pour("", "T", "D", True, BODY)


def test_without_an_address_of_the_site_no_page_names_its_own(council: Council) -> None:
    inherited = json.dumps(str(ROOT / "mkdocs.yml"))
    council.mkdocs_yml.write_text(f'INHERIT: {inherited}\nsite_url: ""\n', encoding="utf-8")
    frames = council.frames()
    assert frames.site_url == ""
    poured = frames.pour("x/", "T", "D", True, BODY)
    for name in ('rel="canonical"', "og:url", "og:image", "This page on the website"):
        assert name not in poured


def test_a_page_tells_its_own_address_at_its_foot_for_paper(council: Council) -> None:
    frames = council.frames()
    for address in ("services/kite-hill/", "lots/shared-lives/devizes/", ""):
        poured = frames.pour(address, "T", "D", True, BODY)
        assert poured.count(f"This page on the website: {frames.site_url}{address}</p>") == 1


def test_a_poured_page_may_have_a_picture_and_a_head_of_its_own(council: Council) -> None:
    head = '<script type="application/ld+json">{}</script>'
    poured = council.frames().pour(
        "services/kite-hill/",
        "Kite Hill",
        "A day centre",
        True,
        BODY,
        picture=("assets/photos/1-960.jpg", 'A "green" door'),
        head=head,
    )
    tags = dict(re.findall(r'<meta property="og:([a-z_:]+)" content="([^"]*)"[^>]*>', poured))
    assert tags == {
        "title": "Kite Hill",
        "description": "A day centre",
        "type": "website",
        "locale": "en_GB",
        "site_name": "Good Lives Alliance",
        "url": f"{SITE_URL}services/kite-hill/",
        "image": f"{SITE_URL}assets/photos/1-960.jpg",
        "image:alt": "A &#34;green&#34; door",
    }
    assert poured.index("<head>") < poured.index(head) < poured.index("</head>")


def test_a_page_without_a_picture_of_its_own_has_the_sites(council: Council) -> None:
    council.write("about.md", "# About\n")
    poured = council.frames().pour("x/", "T", "D", True, BODY)
    page = (council.site / "about/index.html").read_text("utf-8")
    for text in (poured, page):
        assert f'property="og:image" content="{SITE_URL}assets/share/site.png"' in text
        assert 'property="og:image:alt" content="Care and support in Downland"' in text


def test_no_page_holds_script_or_style_of_its_own(council: Council) -> None:
    frames = council.frames()
    pages = [text.decode() for path, text in council.published().items() if path.endswith(".html")]
    for page in [*pages, frames.pour("x/", "T", "D", True, "")]:
        assert not re.search(
            r'<script(?! type="module" src="[^":]+"></script>)|<style|\sstyle=|\son\w+=|javascript:',
            page,
        )
        assert "script-src 'self' 'wasm-unsafe-eval'" in page


# What only Material's scripts use, or would put into the page.
OF_THE_SCRIPTS = re.compile(
    r"md-(toggle|overlay|dialog|search|header|tabs|source|consent|top\b)|data-md-|__(drawer|search|toc)"
    r"|__md_|__config|assets/javascripts|<meta name=.generator|rel=.(prev|next).|class=.md-skip"
)
CHOSEN = """
extra:
  consent: {title: Cookies, description: We ask}
  version: {provider: mike}
  analytics: {provider: google, property: G-1, feedback: {title: "Useful?", ratings: []}}
"""


@pytest.mark.parametrize("settings", ["", CHOSEN], ids=["ours", "all that Material offers"])
def test_no_page_holds_what_only_materials_scripts_use(council: Council, settings: str) -> None:
    with council.mkdocs_yml.open("a", encoding="utf-8") as file:
        file.write(settings)
    council.write("about.md", "# About\n\n## One\n\n## Two\n\n## Three\n")
    frames = council.frames()
    pages = [text.decode() for path, text in council.published().items() if path.endswith(".html")]
    for page in [*pages, frames.pour("x/", "T", "D", True, BODY)]:
        assert not OF_THE_SCRIPTS.search(page)
        assert not re.search(r"<(script|style)(?! type=.module. src=)", page)
        assert page.startswith("<!doctype html>")
        assert page.count('id="content"') == page.count('class="fd-skip" href="#content"') == 1


def test_materials_stylesheet_is_a_layer_whatever_its_rules(council: Council) -> None:
    council.frames()
    (name,) = stylesheets(council)
    text = council.published()[name].decode()
    assert text.startswith("@layer material{html{")
    assert text.count("{") == text.count("}")
    assert text.endswith("}}")
    assert f'href="../{name}"' in (council.site / "about/index.html").read_text("utf-8")


def test_a_part_that_a_page_holds_or_prose_may_hold_keeps_its_rules(council: Council) -> None:
    council.write(
        "about.md", "# About\n\n## One\n\n## Two\n\n## Three\n\n!!! warning\n    Beware\n"
    )
    council.frames(a_framework(demonstration=True))
    published = council.published()
    (name,) = stylesheets(council)
    ours, theirs = (
        set(re.findall(r"\.([a-z][\w-]+)", text))
        for text in (published[name].decode(), (MATERIAL / name).read_text("utf-8"))
    )
    held = set(re.findall(r"\bmd-[\w-]+", published["about/index.html"].decode()))
    assert held >= {"md-banner", "md-sidebar--secondary", "md-nav__link", "md-main__inner"}
    prose = {"admonition-title", "abstract", "bug", "inline", "headerlink", "md-button--primary"}
    assert (held | prose) & theirs <= ours
    assert ours >= prose


def test_what_no_page_can_hold_has_no_rules(council: Council) -> None:
    """Parts that the frame leaves out, and what is written by extensions that are not read here."""
    council.frames()
    (name,) = stylesheets(council)
    theirs, ours = (MATERIAL / name).read_text("utf-8"), council.published()[name].decode()
    for gone in (
        *(
            "md-search",
            "md-header",
            "md-tabs",
            "md-dialog",
            "md-footer",
            "md-tag",
            "md-content__button",
        ),
        *("tabbed-set", "keys", "highlight", "linenodiv", "critic", "arithmatex", "footnote"),
        *("task-list-item", "mermaid", "grid", "twemoji"),
    ):
        assert re.search(rf"\.{gone}\b", theirs), gone
        assert not re.search(rf"\.{gone}\b", ours), gone


def test_a_long_prose_page_lists_its_parts(council: Council) -> None:
    council.write("about.md", "# About\n\n## One\n\n## Two & a half\n\n### Deeper\n\n## Three\n")
    council.write("data.md", "# Data\n\n## One\n\n## Two\n")
    council.frames()
    listed = {
        name: re.findall(
            r'<li class="md-nav__item">\s*<a href="(#[^"]+)"',
            (council.site / name / "index.html").read_text("utf-8"),
        )
        for name in ("about", "data")
    }
    assert listed == {"about": ["#one", "#two-a-half", "#deeper", "#three"], "data": []}


def test_the_theme_is_known_to_the_frame_and_its_templates_alone() -> None:
    own = Path(str(material.__file__)).parent
    code = [path for path in (ROOT / "generator").rglob("*.py") if own not in path.parents]
    pages = [*(ROOT / "site_templates/pages").rglob("*"), *(ROOT / "site_templates").rglob("*.js")]
    knowing = [
        path.name
        for path in (*code, *pages)
        if path.is_file()
        and re.search(
            r"import mkdocs|from mkdocs|[\"']material[\"']|\bmd-[a-z]", path.read_text("utf-8")
        )
    ]
    assert len(code) > 100
    assert knowing == []


@pytest.mark.parametrize("name", ["base.html", "partials/toc.html"])
def test_a_material_that_the_frame_does_not_know_is_refused(
    council: Council, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setitem(material._CHANGES, name, {"md-of-another-day": ""})
    with pytest.raises(FrameFailure, match=rf"Material's {name} .* md-of-another-day"):
        council.frames()


def test_only_prose_and_images_are_published(council: Council) -> None:
    for name in ("framework.yml", "postcodes/SN.csv", ".hidden.md", "images/map.svg", "notes.txt"):
        council.write(name, "x")
    frames = council.frames()
    assert frames.prose == tuple(f"{name}/" for name in sorted(PROSE))
    assert council.published().keys() == {
        "404.html",
        *(f"{address}index.html" for address in frames.prose),
        "assets/site/colours.css",
        "images/map.svg",
        *stylesheets(council),
    }


def test_the_councils_colours_and_name_reach_every_page(council: Council) -> None:
    framework = a_framework(title="Bread & Roses")
    framework = replace(framework, look=replace(framework.look, primary="#2a5d1f"))
    council.frames(framework)
    published = council.published()
    assert b"--fd-fill:#2a5d1f" in published["assets/site/colours.css"]
    for path in ("404.html", "about/index.html"):
        assert b"Bread &amp; Roses" in published[path]


def test_the_same_input_and_date_give_the_same_bytes(council: Council) -> None:
    first = council.frames()
    before = council.published()
    second = council.frames()
    assert council.published() == before
    pages = ("", "x/y/", "lots/shared-lives/")
    assert [first.pour(page, "T", "D", True, BODY) for page in pages] == [
        second.pour(page, "T", "D", True, BODY) for page in pages
    ]


def test_prose_may_link_to_a_page_of_the_data_by_its_file_or_its_address(council: Council) -> None:
    council.write(
        "about.md", "# About\n\n[Find](find.md), [types](../lots/), [csv](../data/a.csv)\n"
    )
    council.frames()
    page = (council.site / "about/index.html").read_text(encoding="utf-8")
    for href in ('"../find/"', '"../lots/"', '"../data/a.csv"'):
        assert f"<a href={href}>" in page


def test_prose_of_the_councils_own_may_hold_more_than_the_texts_of_others(council: Council) -> None:
    council.write("dog.png", "x")
    written = {
        '<div class="x">\n\n**us** <br> now\n\n</div>': '<div class="x">\n<p><strong>us</strong> <br> now</p>\n</div>',
        "<!-- not shown & kept -->": "<!-- not shown & kept -->",
        "![A *big* dog](dog.png)": '<p><img alt="A big dog" src="../dog.png" /></p>',
        "```sh\n    - a & b\n```": '<pre><code class="language-sh">    - a &amp; b\n</code></pre>',
        '!!! danger "Fire *now*"\n\n    Ring **999**.': '<div class="admonition danger">\n<p class="admonition-title">'
        'Fire <em>now</em></p>\n<p>Ring <strong><a href="tel:999">999</a></strong>.</p>\n</div>',
        "[us](data.md){ .fd-button }\n{ .fd-no-print }": '<p class="fd-no-print"><a class="fd-button" href="../data/">us</a></p>',
        "## Our week { #week }": '<h2 id="week">Our week</h2>',
        "&copy; &amp;copy; `&lt;`": "<p>© &amp;copy; <code>&amp;lt;</code></p>",
        "1. a\n\nWait.\n\n2. b": '<ol>\n<li>a</li>\n</ol>\n<p>Wait.</p>\n<ol start="2">\n<li>b</li>\n</ol>',
    }  # fmt: skip
    council.write("about.md", "# About\n\n[Week](#week)\n\n" + "\n\n".join(written))
    council.frames()
    page = (council.site / "about/index.html").read_text(encoding="utf-8")
    assert {shown for shown in written.values() if shown not in page} == set()


@pytest.mark.parametrize(
    ("break_it", "line"),
    [
        (
            lambda c: c.write("about.md", "[x](#nowhere)\n"),
            "MkDocs says: Doc file 'about.md' contains a link '#nowhere', but there is no such "
            "anchor on this page.",
        ),
        (
            lambda c: c.write("about.md", "[x](/find/)\n"),
            "MkDocs says: Doc file 'about.md' contains an absolute link '/find/', it was left as is.",
        ),
        (
            lambda c: (c.docs / "data.md").unlink(),
            "MkDocs says: A reference to 'data.md' is included in the 'nav' configuration, which "
            "is not found in the documentation files.",
        ),
        (
            lambda c: c.mkdocs_yml.write_text("theme: [", encoding="utf-8"),
            "MkDocs says: .*mkdocs.yml",
        ),
        (
            lambda c: c.mkdocs_yml.write_text("theme: {name: material}\nnaav: []\n"),
            "MkDocs says: Config value 'naav': Unrecognised configuration name: naav",
        ),
        (
            lambda c: c.mkdocs_yml.write_text("theme: mkdocs\n", encoding="utf-8"),
            "mkdocs.yml: the theme must be material",
        ),
        (lambda c: c.mkdocs_yml.unlink(), "MkDocs says: .*No such file.*mkdocs.yml"),
    ],
    ids=[
        *("anchor", "absolute link", "missing page", "yaml", "unknown setting"),
        *("another theme", "no settings"),
    ],
)
def test_what_fails_says_so_in_one_line(
    council: Council, break_it: Callable[[Council], object], line: str
) -> None:
    break_it(council)
    with pytest.raises(FrameFailure) as failure:
        council.frames()
    said = str(failure.value)
    assert "\n" not in said
    assert line in said or re.search(line, said)


def test_a_broken_template_says_so_in_one_line(council: Council, tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(THEME, theme)
    (theme / "main.html").write_text("{% if %}", encoding="utf-8")
    with pytest.raises(FrameFailure, match=r"MkDocs says: .*Expected an expression") as failure:
        council.frames(theme=theme)
    assert "\n" not in str(failure.value)


def test_a_template_that_shows_no_content_is_refused(council: Council, tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(THEME, theme)
    (theme / "main.html").write_text("<p>Nothing of the page</p>", encoding="utf-8")
    with pytest.raises(FrameFailure, match=r"main\.html must show the page's content once"):
        council.frames(theme=theme)


@pytest.mark.parametrize(
    ("settings", "public"),
    [
        (f"site_url: {SITE_URL}\n", f"{SITE_URL}update/"),
        ("site_url: https://example.org/care\n", "https://example.org/care/update/"),
        ('site_url: ""\n', ""),
        (
            "",
            "https://directory.council.example.org/update/",
        ),  # as the file says that it inherits from
    ],
)
def test_letters_know_where_the_site_is_public(settings: str, public: str, tmp_path: Path) -> None:
    inherited = json.dumps(str(ROOT / "mkdocs.yml"))
    (tmp_path / "mkdocs.yml").write_text(f"INHERIT: {inherited}\n{settings}", encoding="utf-8")
    (tmp_path / "content").mkdir()
    read = read_prose(Config(tmp_path, TODAY, tmp_path / "site"))
    assert read.prose.public("update/") == public
