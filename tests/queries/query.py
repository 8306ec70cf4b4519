"""A query, what the page answered, and whether that is right."""

from __future__ import annotations

from dataclasses import dataclass

FIVE = 5


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, and what would be a right answer.

    Attributes:
        kind: one name for all queries of the same sort.
        ids: services, any of which may stand first; empty where no service is asked for.
        leading: how many of the first services must be of `ids`.
        alone: the only services that may be listed at all; None for any.
        urgent: whether the page must show who helps in danger, or must not; None for either.
        nothing: whether no service may be listed, unless the page names a word that it did without.
        page: the address of a page of the site that must be among the answers, or "".
        elsewhere: what the page must say of who can help instead, or "".
    """

    kind: str
    words: str
    ids: frozenset[str] = frozenset()
    leading: int = 1
    alone: frozenset[str] | None = None
    urgent: bool | None = None
    nothing: bool = False
    page: str = ""
    elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the page shows.

    Attributes:
        services: the ids of the services that are listed, the first page of them, in order.
        count: how many there are in all.
        pages: addresses of other pages of the site, below its root.
        elsewhere: the text on who can help instead, "" where none is shown.
        left_aside: what the page puts in quotation marks where it tells what it did without.
    """

    services: tuple[str, ...]
    count: int
    pages: tuple[str, ...]
    elsewhere: str
    left_aside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How right an answer is.

    Attributes:
        first: whether what stands first is right, and everything else that was asked for holds.
        five: whether something right is among the first five, and the same.
        reciprocal: 1 for a right service in the first place, 1/2 for the second …, 0 for none.
    """

    first: bool
    five: bool
    reciprocal: float


def score(query: Query, answer: Answer, urgent: tuple[str, ...]) -> Score:
    """Judge the answer.

    Args:
        urgent: what the site says to those in danger, each text as it stands on the page.
    """
    sound = _shows(query, answer, urgent)
    if not query.ids:
        return Score(sound, sound, float(sound))
    rank = next((n for n, key in enumerate(answer.services, 1) if key in query.ids), 0)
    leading = min(query.leading, len(answer.services)) if answer.count >= query.leading else 0
    first = leading > 0 and query.ids.issuperset(answer.services[:leading])
    if query.alone is not None:
        first = first and answer.count <= len(query.alone) and query.alone >= {*answer.services}
    return Score(sound and first, sound and 0 < rank <= FIVE, 1 / rank if rank else 0.0)


def _shows(query: Query, answer: Answer, urgent: tuple[str, ...]) -> bool:
    """Whether everything holds that is asked for beside services."""
    if (
        query.urgent is not None
        and any(text in answer.elsewhere for text in urgent) is not query.urgent
    ):
        return False
    if (
        query.nothing
        and answer.count
        and not any(w in plain(query.words) for w in answer.left_aside)
    ):
        return False
    return (not query.page or query.page in answer.pages) and query.elsewhere in answer.elsewhere


def plain(text: str) -> str:
    """The text in lower case, with one space between words."""
    return " ".join(text.casefold().split())
