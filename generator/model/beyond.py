"""What lies beyond the directory: what it does not list, and towns outside its area."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.council import Point
from generator.problem import Place


@dataclass(frozen=True, slots=True)
class Elsewhere:
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


@dataclass(frozen=True, slots=True)
class Outside:
    """A town just outside the council's area, and first parts of its postcodes (content/places-outside.yml)."""

    id: str
    name: str
    point: Point
    outcodes: tuple[str, ...]
    place: Place
