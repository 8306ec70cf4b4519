"""The sheets of the workbook and what is asked on each: the one shape that is made and read."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.config import SCHEMAS
from generator.load.authorship import NOT_ASKED, NOT_ASKED_KEYS
from generator.load.tables import schema_descriptor
from generator.site.words.criteria import SHEETS

READ_ME = "Read me"
ORGANISATION = "Organisation"
SERVICES = "Services"
ABOUT = "About"
DECLARATION = SHEETS["declaration"]
PRICES = SHEETS["prices"]
LISTS = "Lists"
AS_SENT = "As sent"  # hidden: what a workbook held when it was given out

ORGANISATION_COLUMNS = ("key", "answer", "needed", "what belongs here")
ROWS = 200  # of the services sheet that carry drop-downs
ROWS_FREE = 20  # with them, however many services there are
STAND_IN = "the-new-provider"  # the id of a provider that has given none that can be one


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is asked of the organisation: a key of datapackage.yaml."""

    key: str
    description: str
    needed: bool
    example: str


@cache
def facts() -> tuple[Fact, ...]:
    """What is asked on the organisation sheet, in order."""
    profile: Any = json.loads((SCHEMAS / "provider.schema.json").read_text("utf-8"))
    package, provider = profile["properties"], profile["properties"]["provider"]
    top = {key: package[key] for key in ("name", "title", "description")}
    of_provider = {
        key: of
        for key, of in provider["properties"].items()
        if key not in NOT_ASKED_KEYS and not of.get("deprecated")
    }
    needed = {*profile["required"], *provider["required"]}
    return tuple(
        Fact(key, of.get("description", ""), key in needed, str(of.get("examples", [""])[0]))
        for key, of in {**top, **of_provider}.items()
    )


def columns() -> tuple[Mapping[str, Any], ...]:
    """The columns of the services sheet: those of services.csv that a provider is asked, with their schemas."""
    fields = schema_descriptor("services")["fields"]
    return tuple(field for field in fields if field["name"] not in NOT_ASKED)
