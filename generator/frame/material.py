"""What the frame takes of Material: its templates without what needs its scripts, its stylesheet as a layer.

Used: `base.html` (the frame of a page, the banner, where the head and the blocks are), the contents
of a long prose page (`toc.html`, `toc-item.html`), and of the stylesheet what the frame holds or prose
may hold: text, tables, code, notes of every kind, buttons, the grid, the side column, print.
Left out: scripts, search, drawer, header, tabs, footer, palettes, fonts from elsewhere, dialogs, and the
rules for those and for Markdown extensions that are not read. Of 1,407 selectors 336 stay (848 before
the extensions' rules went), of 137,572 bytes 41,273, gzipped 9,038 of 22,669; 128 of the 336 match
something on one page of each kind, the others are for what prose may hold.

`base.html` is not taken as it is: in the demonstration each of its 446 pages would hold two inline
scripts that the Content Security Policy refuses, with an error in the console, and two check boxes
and a label for a drawer and a search that need scripts to be used, 1.2 kB a page; and 433 would have
no link past the menu, as Material leads it to the first heading of a page in Markdown. axe minds none
of it as long as Material hides the check boxes; without those rules it names both on every page (of
8 kinds, at 320 and 1280 px: `label`, `target-size`, `region`), so both go. Measured with 9.8.1.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.frame.engine import FrameFailure
from generator.frame.staging import remove

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

# Of every template: what only the scripts use, and the white space around tags.
_EVERYWHERE: Final = {r' data-md-(?:component="\w+"|scrollfix)': "", r"\s*({%.*?%})\s*": r"\1"}
# What no block takes out (pattern → what stands there instead).
_CHANGES: Final = {
    "base.html": {
        # Drawer, search and messages do nothing without the scripts; those in the page may not run.
        r'<input class="md-toggle".*?>|<label class="md-overlay".*?</label>': "",
        r'<div class="md-dialog".*?</div>\s*</div>': "",
        r'{% include "partials/javascripts/\w+\.html" %}': "",
        # The link past the menu leads to <main>, on pages without a heading of their own too.
        r'<div data-md-component="skip">.*?</div>': "{% block skip %}{% endblock %}",
        r'<main class="md-main"': r'\g<0> id="content" tabindex="-1"',
        r'<aside class="md-banner"': r'\g<0> aria-label="About this site"',
    },
    "partials/toc.html": {
        # It would open a drawer.
        r'<label class="md-nav__title".*?</span>(.*?)</label>': r'<p class="md-nav__title">\1</p>'
    },
    "partials/toc-item.html": {},
}
# Selectors that match nothing here: text from right to left, colours to choose, what scripts add,
# parts that the frame leaves out, and what only Markdown extensions write that are not read here.
# What prose may hold (notes of every kind, tables, code, buttons) stays, whether or not a page does.
_ELSEWHERE: Final = re.compile(
    r"\[dir=rtl\]|\[data-(?:md-|preview)|\[role=columnheader\]|(?<!not\()\.focus-visible|--post\b"
    r"|\.md-(?:annotation|author|banner(?:--|__button)|clipboard|code__|consent|content__|copyright"
    r"|dialog|draft|feedback|footer|header|icon|input|logo|meta|nav--[pli]"
    r"|nav__(?:button|container|icon|item--|link--|link\[for|source|toggle)|option|overlay|pagination"
    r"|path|pin|post|profile|progress|search|select|sidebar--primary|sidebar__inner|skip|social|source"
    r"|status|tabs|tag|toggle|tooltip|top\b|typeset__|version)"
    r"|\.(?:arithmatex|card|critic|emojione|footnote|gemoji|giscus|grid|highlight|katex|keys|linenodiv"
    r"|mermaid|tabbed-|task-list-|twemoji)|__comments"
)
_COMMA: Final = re.compile(r",(?![^()]*\))")  # one that does not stand within :is()
_FAVICON: Final = "assets/images/favicon.png"


def take_templates(config: MkDocsConfig, folder: Path) -> None:
    """Write the templates that the frame extends into `folder`, and let MkDocs look there first.

    Raises:
        FrameFailure: the theme is not Material, or one whose templates are others.
    """
    if config.theme.name != "material":
        raise FrameFailure("mkdocs.yml: the theme must be material")
    for name, changes in _CHANGES.items():
        text = Path(config.theme.dirs[1], name).read_text("utf-8")
        for pattern, instead in changes.items():
            text, times = re.subn(pattern, instead, text, flags=re.DOTALL)
            if not times:
                raise FrameFailure(f"Material's {name} is not what the frame extends: no {pattern}")
        for pattern, instead in _EVERYWHERE.items():
            text = re.sub(pattern, instead, text, flags=re.DOTALL)
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    config.theme.dirs.insert(1, str(folder))  # between the frame's own templates and Material's


def keep_stylesheet(site: Path, favicon: str) -> None:
    """Put Material's stylesheet in a layer, and remove its scripts and what else no page loads (3 MB).

    Whatever the site's own stylesheets say wins over a layer, however plain the selector.
    """
    for folder in ("search", "assets/javascripts"):
        shutil.rmtree(site / folder, ignore_errors=True)
    for path in site.glob("assets/stylesheets/*.css*"):
        if path.match("main.*.min.css"):
            rules = path.read_text("utf-8").removeprefix('@charset "UTF-8";')
            rules = re.sub(r"([^{}@;]+)\{([^{}]*)\}", _of_this_frame, rules)
            rules = re.sub(r"@(?:media|supports)[^{}]*\{\}", "", rules)
            path.write_text(f"@layer material{{{rules}}}", encoding="utf-8")
        else:
            path.unlink()
    if favicon != _FAVICON and (site / _FAVICON).is_file():
        remove(site / _FAVICON)


def _of_this_frame(rule: re.Match[str]) -> str:
    """A rule without the selectors that match nothing, or nothing where none is left."""
    kept = [selector for selector in _COMMA.split(rule[1]) if not _ELSEWHERE.search(selector)]
    return f"{','.join(kept)}{{{rule[2]}}}" if kept else ""
