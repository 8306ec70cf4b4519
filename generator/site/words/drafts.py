"""What a page of a preview says where the council has not settled what stands on it: each a tag and a sentence."""

from collections.abc import Sequence
from typing import Final

Notice = tuple[str, str]

NONE: Final[Notice] = ("", "")
_TAG: Final = "Draft"


def of_type(council: str, *, draft: bool) -> Notice:
    """On the pages of a type of support."""
    words = (
        f"{council} has not settled yet what it says here, or what it asks of those who provide it."
    )
    return (_TAG, words) if draft else NONE


def of_criterion(council: str, *, draft: bool) -> Notice:
    """On the page of a criterion."""
    return (
        (_TAG, f"{council} has not settled yet whether it asks this, and how.") if draft else NONE
    )


def of_prices(council: str, *, draft: bool) -> Notice:
    """Above a price model."""
    return (_TAG, f"{council} has not settled yet what it pays.") if draft else NONE


def of_framework(council: str, *, draft: bool) -> Notice:
    """On the pages about the framework as a whole."""
    words = f"{council} has not settled the framework yet: its name, its law and dates, and whom to ask."
    return (_TAG, words) if draft else NONE


def of_page(council: str) -> Notice:
    """Above a page of text that is a draft."""
    return _TAG, f"{council} has not gone through this page yet."


def of_joining(council: str, asked: Sequence[str]) -> Notice:
    """Above what a type of support asks.

    Args:
        asked: the titles of the criteria that are drafts.
    """
    if not asked:
        return NONE
    one = f"“{asked[0]}”" if len(asked) == 1 else f"{len(asked)} of these checks"
    return _TAG, f"{council} has not settled yet whether it asks {one}, and how."
