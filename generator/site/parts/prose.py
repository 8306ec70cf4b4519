"""Markdown of providers, lots and settings → safe HTML.

Two nets: the parser knows no raw HTML, and what it makes is then sanitised
against a short list of elements.
"""

from typing import Final

import nh3
from markupsafe import Markup

from generator.markdown import parser

_LOWEST: Final = 6


_CLEANER: Final = nh3.Cleaner(
    tags={"p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "em", "a"}
    | {"blockquote", "br", "hr", "code", "table", "thead", "tbody", "tr", "th", "td"},
    clean_content_tags={"script", "style"},
    attributes={"a": {"href"}, "ol": {"start"}, "li": {"value"}},
    # What says how a list is numbered is a number.
    attribute_filter=lambda tag, _, value: value if tag == "a" or value.isdecimal() else None,
    link_rel="nofollow noopener",
    url_schemes={"https", "mailto"},
    # Below the page alone: //host and /path would lead out of the site.
    url_relative=lambda url: None if url.startswith(("/", "\\")) else url,
)


def to_html(markdown: str, heading_shift: int) -> Markup:
    """Render Markdown that a provider or the council wrote into its data.

    Args:
        markdown: the text as written.
        heading_shift: how many levels its headings go down, so that `##` under
            a page's own h2 is written as h3 with a shift of 1.
    """
    reader = parser()
    tokens = reader.parse(markdown)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            level = min(int(token.tag[1:]) + heading_shift, _LOWEST)
            token.tag = f"h{max(level, 2)}"
    html = str(reader.renderer.render(tokens, reader.options, {}))
    # The only place that marks text from data as safe, and it is sanitised right here.
    return Markup(_CLEANER.clean(html))  # noqa: S704
