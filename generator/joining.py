"""How a provider joins: what the council says of it beside the criteria (`joining` in content/framework.yml)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """A question that providers ask, and the answer (Markdown)."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Joining:
    """What a provider wants to know; each "", () or None where the council does not say.

    Attributes:
        buying: what the council buys by way of the framework (Markdown).
        steps: what to do to apply, in order.
        decision_days: within how many working days an application is decided.
        decided_by: the body or role that decides.
        call_off: how work is given to those on the framework (Markdown).
        duties: what a provider does while it is on.
        leaving: how to leave (Markdown).
    """

    buying: str = ""
    steps: tuple[str, ...] = ()
    decision_days: int | None = None
    decided_by: str = ""
    call_off: str = ""
    duties: tuple[str, ...] = ()
    leaving: str = ""
    questions: tuple[Question, ...] = ()
