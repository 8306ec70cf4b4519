"""The guide for whoever keeps a provider package: every column, key, id and rule.

It is made from what decides: the schemas, the vocabularies, the rules' own
docstrings and the cases that test them. So it cannot say anything that the checks do not do.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from generator import rules
from generator.config import SCHEMAS
from generator.load.council_tables import EARLIER_RATINGS, REGISTER, REGISTER_FILES, UNMET
from generator.load.packages import TABLE_KINDS
from generator.load.private import PRIVATE_KINDS
from generator.load.tables import TableKind, schema_descriptor
from generator.problem import asks, name_of
from generator.publication import Publication
from generator.publication.checks import CHECKS
from generator.records import Area, Criterion, Lot, Term
from generator.site.parts import links
from generator.site.parts.links import Link
from generator.site.parts.page import PageView

_EXAMPLES: Final = Path(rules.__file__).with_name("examples.json")  # made by tests/examples.py
_FORMS: Final = {
    "integer": "a whole number",
    "number": "a number",
    "date": "a day, YYYY-MM-DD",
    "yearmonth": "a month, YYYY-MM",
    "boolean": "yes or no",
    "array": "a list",
    "email": "an e-mail address",
}


@dataclass(frozen=True, slots=True)
class GuideEntry:
    """A column or key.

    Attributes:
        form: what may stand there: "text, up to 90 characters", "a day, YYYY-MM-DD".
        needed: whether it may be left blank.
        example: "" where there is none.
    """

    name: str
    description: str
    form: str
    needed: bool
    example: str


@dataclass(frozen=True, slots=True)
class GuideTable:
    """A file of the package, with its columns in order, or the descriptor with its keys."""

    anchor: str
    file: str
    description: str
    schema: Link
    entries: tuple[GuideEntry, ...]


@dataclass(frozen=True, slots=True)
class Ids:
    """Ids that a column may hold, each with the words that the public reads."""

    anchor: str
    heading: str
    column: str
    ids: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its stable name, and what it asks.

    Attributes:
        where: the file or folder that the example is about.
        bad: what is wrong there: cells, keys, lines or names of files.
        good: the same made right.
        in_words: whether both are told, as no text can show them.
    """

    name: str
    asks: str
    where: str
    bad: str
    good: str
    in_words: bool = False


@dataclass(frozen=True, slots=True)
class DataGuideView(PageView):
    """The whole guide.

    Attributes:
        tables: of a package.
        council_tables: those that the council keeps itself; some of them are never published.
    """

    tables: tuple[GuideTable, ...]
    council_tables: tuple[GuideTable, ...]
    vocabularies: tuple[Ids, ...]
    rules: tuple[Rule, ...]


def view(publication: Publication) -> DataGuideView:
    """The guide for this framework: its own lots, areas and words are among the ids."""
    examples = json.loads(_EXAMPLES.read_text("utf-8"))
    return DataGuideView(
        title="Guide to the data",
        description="Every column, id and rule for a provider's package of data.",
        crumbs=links.crumbs(links.DATA),
        heading="Guide to the data",
        tables=(
            _descriptor(),
            *(_table(kind, f"{kind}.csv") for kind in TABLE_KINDS),
        ),
        council_tables=(
            _table("unmet-requests", UNMET),
            _table("cqc-locations", REGISTER),
            _table("cqc-earlier-ratings", EARLIER_RATINGS),
            _table("cqc-files", REGISTER_FILES),
            *(_table(kind, f"{kind}.csv") for kind in PRIVATE_KINDS),
        ),
        vocabularies=(
            _ids("lots", "Lots", "lot", publication.lots),
            _ids("areas", "Areas", "areas", publication.areas),
            _ids("needs", "Needs", "needs", publication.needs),
            _ids("access", "Access", "access", publication.access),
            _ids("languages", "Languages", "languages", publication.languages),
            _ids("criteria", "Entry criteria", "criterion", publication.criteria),
        ),
        rules=tuple(
            Rule(name, words, **examples[name]) for name, words in sorted(documented().items())
        ),
    )


def _descriptor() -> GuideTable:
    profile = json.loads((SCHEMAS / "provider.schema.json").read_text("utf-8"))
    package, provider = profile["properties"], profile["properties"]["provider"]
    top = {name: schema for name, schema in package.items() if name != "provider"}
    return GuideTable(
        anchor="datapackage",
        file="datapackage.yaml",
        description=profile["description"],
        schema=Link("The profile as JSON Schema", "schemas/provider.schema.json"),
        entries=(
            *_keys(top, profile["required"], ""),
            *_keys(provider["properties"], provider["required"], "provider."),
        ),
    )


def _keys(properties: Mapping[str, Any], required: list[str], prefix: str) -> Iterable[GuideEntry]:
    for name, schema in properties.items():
        if schema.get("deprecated"):
            continue
        kind = schema.get("format", schema.get("type", ""))
        example = (schema.get("examples") or [schema.get("const", "")])[0]
        words = schema.get("description", "")
        yield GuideEntry(prefix + name, words, _form(kind, schema), name in required, str(example))


def _table(kind: TableKind, file: str) -> GuideTable:
    schema = schema_descriptor(kind)
    return GuideTable(
        anchor=kind,
        file=file,
        description=schema["description"],
        schema=Link(f"{schema['title']} as a Table Schema", f"schemas/{kind}.schema.json"),
        entries=tuple(_column(field) for field in schema["fields"]),
    )


def _column(field: Mapping[str, Any]) -> GuideEntry:
    limits = field.get("constraints", {})
    return GuideEntry(
        name=field["name"],
        description=field["description"],
        form=_form(field.get("format", field["type"]), limits),
        needed=bool(limits.get("required")),
        example=str(field.get("example", "")),
    )


def _form(kind: str, limits: Mapping[str, Any]) -> str:
    """What may stand there."""
    if choices := limits.get("enum"):
        return "one of: " + ", ".join(choices)
    if kind in _FORMS:
        return _FORMS[kind]
    return f"text, up to {limits['maxLength']} characters" if "maxLength" in limits else "text"


def _ids(
    anchor: str, heading: str, column: str, of: Mapping[str, Lot | Area | Term | Criterion]
) -> Ids:
    words = {key: x.title if isinstance(x, Lot | Criterion) else x.name for key, x in of.items()}
    return Ids(anchor, heading, column, tuple(words.items()))


def documented() -> Mapping[str, str]:
    """Every rule's name and what it asks."""
    return {**rules.documented(), **{name_of(rule): asks(rule) for rule in CHECKS}}
