"""What the frame takes of Material: its templates without what needs its scripts, its stylesheet as a layer."""

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
# Selectors that match nothing here: text from right to left, colours to choose, and parts that the
# frame leaves out. What prose may hold stays, whether or not a page holds it today.
_ELSEWHERE: Final = re.compile(
    r"\[dir=rtl\]|\[data-md-|--post\b|\.md-(?:annotation|author|clipboard|code__|consent|copyright|dialog"
    r"|feedback|footer|header|input|logo|meta|nav--[pli]|nav__(?:button|container|icon|source|toggle)"
    r"|option|overlay|pagination|path|post|profile|progress|search|select|sidebar--primary|skip|social"
    r"|source|status|tabs|toggle|tooltip|top\b|version)"
)
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
    kept = [selector for selector in rule[1].split(",") if not _ELSEWHERE.search(selector)]
    if kept and "(" in rule[1]:  # a comma may stand within :is()
        return rule[0]
    return f"{','.join(kept)}{{{rule[2]}}}" if kept else ""
