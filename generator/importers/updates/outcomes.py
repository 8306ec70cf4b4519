"""What becomes of a message, and why."""

from dataclasses import dataclass
from enum import StrEnum

from generator.importers.updates.messages import Update
from generator.importers.updates.statements import PlacesStatement


class Fate(StrEnum):
    """What becomes of a message."""

    TAKEN = "taken"
    CONFIRMED = "confirmed"  # what it says is what is filed, and of the same day
    OLDER = "older"  # something newer is filed, or came with it
    REPEATED = "repeated"
    IGNORED = "ignored"  # no person wrote it
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Taken:
    """What the log has of a message."""

    taken_on: str
    sender: str
    said_on: str


@dataclass(frozen=True, slots=True)
class MailOutcome:
    """A message, what becomes of it, and why.

    Attributes:
        statements: those of it that are to be written.
        reasons: in plain words.
        acceptable: whether a person may accept it as it is.
    """

    update: Update
    outcome: Fate
    statements: tuple[PlacesStatement, ...] = ()
    reasons: tuple[str, ...] = ()
    acceptable: bool = False
