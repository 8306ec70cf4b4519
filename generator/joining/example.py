"""What stands in a starter pack until the provider writes its own: an example that no check lets pass.

Every text stands in brackets as a whole, "[your …]", which the rule
placeholder-text names until somebody has written over it. What is a fact, such
as a price or an age, is left blank: no invented fact can be published by
oversight, and what is needed is asked for.
"""

from generator.load.packages import EXAMPLE, EXAMPLE_SERVICE
from generator.records import Lot

__all__ = ["ABOUT", "EXAMPLE", "FACTS", "LEGAL_NAME", "TITLE", "service"]

TITLE = "[your name]"
LEGAL_NAME = "[your legal name]"
FACTS = {
    "description": "[your own words: who you are and what you do, in one plain sentence or two]",
}
ABOUT = """\
[your own words: how you began, who works with you, and what matters to you]

## A day with us

[your own words: what happens, from the morning on]
"""


def service(lot: Lot) -> dict[str, str]:
    """The example's row of services.csv, by column: the lot is a fact, all else is to be written."""
    return {
        "id": EXAMPLE_SERVICE,
        "title": "[your service's name]",
        "lot": lot.id,
        "summary": "[your own words: what people do there, who helps them, and what is special about it]",
        "how_to_apply": "[your own words: what somebody does first, and what happens then]",
    }
