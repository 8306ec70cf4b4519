"""One thing that stands between a council's folder and the public, and where."""

from dataclasses import dataclass
from enum import StrEnum

from generator.problem import Place


class Step(StrEnum):
    """The steps in the order in which an officer takes them; the values are what programs read."""

    MISTAKES = "mistakes"
    FRAMEWORK = "framework"
    CONTACTS = "contacts"
    PLACES = "places"
    CRITERIA = "criteria"
    LOTS = "lots"
    PRICES = "prices"
    PAGES = "pages"
    REGISTER = "register"
    SERVICES = "services"
    AWARDS = "awards"
    TEXTS = "texts"
    LICENCES = "licences"
    PUBLISHING = "publishing"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done.

    Attributes:
        place: the file, with the row, the column or key and the line where there is one.
        words: what is there or missing, and what would be right, in a sentence or two.
    """

    step: Step
    place: Place
    words: str
