"""What every page has, and the facts that many list."""

from dataclasses import dataclass

from generator.site.parts import links
from generator.site.parts.links import Link
from generator.site.words import drafts


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """What every page has.

    Attributes:
        title: for the browser's tab, without the site's name.
        description: for search engines, one or two sentences.
        crumbs: the way to the page: from the home page alone where nothing else is said.
        draft: that what it is about is not settled yet, a tag and a sentence, or ("", "").
        heading: what its first heading says; "" where the template does.
    """

    title: str
    description: str
    crumbs: tuple[Link, ...] = links.crumbs()
    draft: tuple[str, str] = drafts.NONE
    heading: str = ""


def filled(*facts: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """The facts, each a label and words, of which there are words."""
    return tuple((label, words) for label, words in facts if words)
