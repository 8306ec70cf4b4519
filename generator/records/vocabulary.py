"""Words: ids with the public's words for them, and what is not listed here with who can help."""

from dataclasses import dataclass

from generator.problem import Place


@dataclass(frozen=True, slots=True)
class Term:
    """An id with the public's words for it, and other words for the same."""

    id: str
    name: str
    also: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Signpost:
    """What people look for that is not listed here, and who can help instead (content/elsewhere.yml).

    Attributes:
        ask: a contact of the framework: "care", "commissioning", or "" for none.
        calls: who answers, and the number.
        link: its text and its address, on this site or another; None where there is none.
    """

    id: str
    urgent: bool
    words: tuple[str, ...]
    says: str
    ask: str
    calls: tuple[tuple[str, str], ...]
    link: tuple[str, str] | None
    place: Place
