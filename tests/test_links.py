"""Links of the council's own pages: what Markdown says of them is what MkDocs makes of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import markdown
from generator.build import build
from generator.config import Config
from generator.report import Silent
from generator.site import files
from tests.matrix import AS_OF, council

HEADINGS = """# A page

## Our hours

## Our hours

### What *is* it & who’s “there”?

## Wer übt, `kann` es! {: #skill .wide }

## The [form](feedback.md) and ![a dog](dog.png) too {.fd-quiet}

## 1. First: 2 of 3

Text that has a name.
{ #named }

<h2 id="raw">Raw</h2>

## Élan – ½ a £

##

## Under_score `{ #code }`
"""


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> str:
    root = council(tmp_path_factory.mktemp("anchors"))
    settings = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(
        settings.replace("  - toc:", "  - attr_list\n  - toc:"), "utf-8"
    )
    (root / "content" / "dog.png").write_bytes(b"x")
    (root / "content" / "feedback.md").write_text("# Feedback\n", "utf-8")
    (root / "content" / "page.md").write_text(HEADINGS, "utf-8")
    built = build(Config(root, AS_OF, root / "site"), Silent())
    assert built.publication
    return (root / "site" / "page" / "index.html").read_text("utf-8")


def test_the_anchors_of_a_page_are_those_that_mkdocs_gives_it(rendered: str) -> None:
    body = rendered.split('aria-current="page"')[-1].split("<footer")[0]
    there = set(re.findall(r'<(?:h[1-6]|p)[^>]* id="([^"]+)"', body))
    assert len(there) > 8
    assert there <= markdown.anchors(HEADINGS)


def test_links_are_found_with_their_lines_wherever_they_stand() -> None:
    page = "\n".join(
        [
            "[a](one.md) and",
            "![b](two.png)",
            "",
            "- [c](three.md#x)",
            "",
            '<a href="four.md?a=1&amp;b=2">d</a>',
            "",
            "`[e](code.md)` <https://example.org>",
        ]
    )
    assert list(markdown.links(page)) == [
        (1, "one.md"),
        (1, "two.png"),
        (4, "three.md#x"),
        (6, "four.md?a=1&b=2"),
        (8, "https://example.org"),
    ]


def test_a_first_line_with_a_colon_is_text(tmp_path: Path) -> None:
    root = council(tmp_path)
    (root / "content" / "hours.md").write_text("Open: Monday to Friday.\n\nRing first.\n", "utf-8")
    build(Config(root, AS_OF, root / "site"), Silent())
    assert "<p>Open: Monday to Friday.</p>" in (root / "site/hours/index.html").read_text("utf-8")


def test_a_title_is_the_text_that_the_check_has_read(tmp_path: Path) -> None:
    root = council(tmp_path)
    (root / "content" / "yes.md").write_text("---\ntitle: Yes\n---\n\nWe do.\n", "utf-8")
    build(Config(root, AS_OF, root / "site"), Silent())
    assert "<title>Yes – " in (root / "site/yes/index.html").read_text("utf-8")


def test_the_files_that_a_link_may_lead_to_are_those_that_a_build_makes(tmp_path: Path) -> None:
    root = council(tmp_path)
    settings = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(f"site_url: https://example.org/\n{settings}", "utf-8")
    built = build(Config(root, AS_OF, root / "site"), Silent())
    assert built.publication
    made = {path.relative_to(root / "site") for path in (root / "site").rglob("*.*")}
    own = {
        path.as_posix()
        for path in made
        if path.suffix != ".html"
        and (path.parts[0] not in ("assets", "pagefind", "find") or path.parts[1] == "share")
    }
    assert own - {"robots.txt", "sitemap.xml", ".framework-directory"} == files.standing(
        built.publication
    )
