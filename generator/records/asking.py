"""What a provider was asked, and what it wrote since: of the council's private folder, and never published."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.problem import Place


class AskingWay(StrEnum):
    """How a provider was asked."""

    MAIL = "mail"
    RING = "ring"


@dataclass(frozen=True, slots=True)
class Asking:
    """A provider was asked for something (a row of asked.csv).

    Attributes:
        provider: the id of its package.
        about: the kinds of what it was asked, as the worklist calls them.
    """

    provider: str
    asked_on: date
    about: str
    how: AskingWay
    place: Place


@dataclass(frozen=True, slots=True)
class ProviderMail:
    """A mail of a provider's that `import updates` met: taken in (updates.csv), or held for a person (updates-held.csv).

    Attributes:
        message: by which it is known in both tables.
        said_on: the day on which it was sent.
        reason: why it is held; "" where it was taken in.
    """

    provider: str
    message: str
    said_on: date
    reason: str
    place: Place
