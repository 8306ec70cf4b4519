"""join/<lot>/starter-pack.zip and workbook.xlsx: all that a provider fills in, and all it needs to check that.

    starter-pack-supported-living/
      README.txt                what to do, step by step
      guide.txt                 every column, id and rule
      criteria.txt              what is asked, with boxes to tick
      workbook.xlsx             the same tables for Excel
      your-organisation/        the package: datapackage.yaml, services.csv, awards.csv, about.md
      framework/                the framework's lots, areas, needs, access and languages, as the council keeps them
      schemas/                  the tables' schemas, and how a table is written

The bytes follow from the records and the day.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from textwrap import indent
from typing import Final

import yaml

from generator.config import SCHEMAS
from generator.joining.package import EXAMPLE_ABOUT, EXAMPLE_FACTS, example_service, new_package
from generator.joining.workbook.form_reading import FilledForms
from generator.joining.workbook.forms import drafts_of, forms_of
from generator.joining.workbook.making import workbook, zipped
from generator.load import fields
from generator.load.documents import parse_document
from generator.load.packages import EXAMPLE
from generator.publication import Publication
from generator.records import Lot, LotState, Registration
from generator.site import addresses
from generator.site.pages import data_guide
from generator.site.pages.data_guide import DataGuideView
from generator.site.parts import contacts, entry_criteria
from generator.site.words import opening, wording

# What to write into services.csv of the registration with the Care Quality Commission.
_REGISTRATION = {
    Registration.ALWAYS: """CQC regulates
     every service of this type: give the id of your registered location (cqc_location_id).""",
    Registration.SOMETIMES: """Say yes or no
     under regulated: whether the service includes what CQC regulates. If it does, give the id
     of your registered location (cqc_location_id).""",
    Registration.NEVER: """CQC does not
     regulate this type of support, so leave cqc_location_id blank.""",
}
# To read a file as YAML takes longer than to look whether it has such a day.
_DECIDED: Final = re.compile(rb"\bon: *['\"]?(\d{4}-\d\d-\d\d)|_on: *['\"]?(\d{4}-\d\d-\d\d)")
_DRAFT: Final = " (a draft: not settled yet)"
_SETTINGS = ("areas", "needs", "access", "languages", "framework")


def files(publication: Publication, settings: Mapping[str, bytes]) -> dict[str, str | bytes]:
    """The packs of all lots that a provider may join, by their paths.

    Args:
        settings: the council's own files, by their paths below its folder.
    """
    guide = _guide(data_guide.view(publication))
    framework = {
        f"framework/{name}": _as_known(name, content, publication.as_of)
        for name, content in sorted(settings.items())
        if name.startswith("lots/") or name in {f"content/{stem}.yml" for stem in _SETTINGS}
    }
    made: dict[str, str | bytes] = {}
    for lot in publication.preparable_lots:
        facts = {"name": EXAMPLE, **EXAMPLE_FACTS}
        book = book_of(publication, lot, facts, EXAMPLE_ABOUT, FilledForms())
        made[addresses.workbook(lot.id)] = book
        contents: dict[str, str | bytes] = {
            "README.txt": _read_me(publication, lot),
            "guide.txt": guide,
            "criteria.txt": _criteria(publication, lot),
            "workbook.xlsx": book,
            **{f"{EXAMPLE}/{name}": text for name, text in package(lot).items()},
            **framework,
            **{f"schemas/{path.name}": path.read_bytes() for path in SCHEMAS.glob("*.json")},
        }
        folder = f"starter-pack-{lot.id}"
        whole = {f"{folder}/{name}": contents[name] for name in sorted(contents)}
        made[addresses.starter_pack(lot.id)] = zipped(whole, mode=0o100644)
    return made


def _as_known(name: str, content: bytes, day: date) -> bytes:
    """The settings without what was decided after the day: the file as it is, where there is no such thing."""
    days = (first or second for first, second in _DECIDED.findall(content))
    if all(each.decode() <= day.isoformat() for each in days):
        return content
    data = parse_document(content, name).data
    if not isinstance(data, dict):
        return content
    later = False
    for holder, key, decided in (
        (data.get("price_model"), "changes", "decided_on"),
        (data, "decisions", "on"),
    ):
        if isinstance(holder, dict) and isinstance(rows := holder.get(key), list):
            kept = [row for row in rows if not _is_later(row, decided, day)]
            later = later or len(kept) < len(rows)
            holder[key] = kept
    if not later:
        return content
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=100).encode()


def _is_later(row: object, key: str, day: date) -> bool:
    decided = fields.day(row, key) if isinstance(row, dict) else None
    return decided is not None and decided > day


def package(lot: Lot) -> dict[str, str]:
    """The example's package, by file."""
    services = [example_service(lot.id, lot.cqc.registration)]
    return new_package(EXAMPLE, EXAMPLE_FACTS, services=services, about=EXAMPLE_ABOUT)


def book_of(
    publication: Publication,
    lot: Lot,
    facts: Mapping[str, str],
    about: str,
    before: FilledForms,
) -> bytes:
    """The lot's workbook, with what is there of the organisation and of its forms."""
    return workbook(
        choices(publication, [lot]),
        example_service(lot.id, lot.cqc.registration),
        facts,
        about,
        forms_of(
            [lot], publication.criteria, publication.framework, publication.sums, publication.as_of
        ),
        before.answers,
        before.prices,
    )


def choices(publication: Publication, lots: Sequence[Lot]) -> dict[str, list[tuple[str, str]]]:
    """What may be chosen in a workbook, each list by its name: the ids, and what each means.

    Args:
        lots: those that are named first, also where they are closed.
    """
    first = {lot.id: lot.title for lot in lots}
    others = {x.id: x.title for x in publication.lots.values() if x.state is not LotState.CLOSED}
    return {
        "lot": list((first | {key: others[key] for key in others if key not in first}).items()),
        "area": [("all", "every area"), *((a.id, a.name) for a in publication.areas.values())],
        "need": [(n.id, n.name) for n in publication.needs.values()],
        "access": [(a.id, a.name) for a in publication.access.values()],
        "day": list(opening.DAY_NAMES.items()),
        "language": [(x.id, x.name) for x in publication.languages.values()],
    }


def _read_me(publication: Publication, lot: Lot) -> str:
    framework = publication.framework
    team = contacts.for_joining(framework, lot)
    where = team.email or (f"ring {team.phone}" if team.phone else framework.council)
    ways = ", ".join(way for way in (team.phone, team.email) if way) or framework.council
    return f"""\
Starter pack: {lot.title}
{framework.title}, {framework.council}. Made on {wording.day(publication.as_of)}.
{_drafts(publication, lot)}
You have two ways. Choose the one that you like better.

With Excel
  1. Open workbook.xlsx and follow the first sheet.
  2. Send it to us: {where}.
     We check it, and tell you the sheet and the cell of each mistake.

With files
  1. Rename the folder {EXAMPLE} to a short name for you: small letters, digits and
     hyphens, such as meadow-view. It becomes your address on the site, for good.
  2. Open datapackage.yaml in it with any text editor. Write the same name after the first
     "name:", and write over each "[your ...]", brackets and all. A line that begins with # is
     not read: take the # away to use it.
     Leave all that follows "resources:", too. It tells other programs what is in the tables.
  3. Open services.csv in a spreadsheet. Write over the row, with a row for each service:
     a new id, and your own words for all that stands in brackets. Fill in the facts, such as
     areas, needs and ages. They are blank because only you know them. The guide (guide.txt)
     says what belongs in each column, and gives an example. {_REGISTRATION[lot.cqc.registration]}
     Save it as CSV UTF-8.
  4. Write about.md in your own words, brackets and all written over.
  5. Leave awards.csv as it is. The council fills it in.
  6. Check it, if you like. If you do not, we do it and tell you. The software is free: ask us
     for a copy, at the address in step 7. It needs Python 3.11 or newer. Open a terminal in
     the software's folder, and put it in:

       python -m pip install .

     Then open a terminal in the folder of this file, and check yours:

       framework-directory check the-folder

     It names the file, the row and the column of each mistake, and what would be right.
     Mend them until it says "No problems". It looks in the folder framework/ beside yours
     for the lots, areas, needs, access and languages. It sends nothing anywhere.

     The folder is a Data Package, which many programs can read. Frictionless alone says whether
     each column is of its type, and whether a table is as the framework asks:

       frictionless validate the-folder/datapackage.yaml
       frictionless validate the-folder/services.csv --schema schemas/services.schema.json \\
         --dialect schemas/dialect.json --encoding utf-8

  7. Send us the folder: {where}.
     Send your proof (criteria.txt) apart from it, with the declaration and the prices that you
     filled in on two sheets of workbook.xlsx: they are not published.

Put in no names of people you support, no private telephone numbers, and no documents.

Questions? {team.team}: {ways}.
"""


def _drafts(publication: Publication, lot: Lot) -> str:
    """What of it the council has not settled yet, a line each."""
    sentences = drafts_of(lot, publication.criteria, publication.framework)
    return "".join(f"{sentence}\n" for sentence in sentences)


def _criteria(publication: Publication, lot: Lot) -> str:
    unsettled = {c.title for c in publication.criteria_of(lot) if c.draft}
    lines = [f"What is asked: {lot.title}", _drafts(publication, lot)]
    for stage in entry_criteria.stages(publication, lot):
        lines += [stage.heading, ""]
        for asked in stage.criteria:
            lines += [
                f"[ ] {asked.link.text}{_DRAFT if asked.link.text in unsettled else ''}",
                f"    {asked.question}",
                f"    Passes: {asked.passes}",
                f"    Proof: {asked.evidence} {asked.lasts}".rstrip(),
                "",
            ]
    return "\n".join(lines)


def _guide(view: DataGuideView) -> str:
    lines = [view.heading, "=" * len(view.heading), ""]
    for table in view.tables:
        lines += [table.file, "-" * len(table.file), table.description, ""]
        for entry in table.entries:
            needed = " Needed." if entry.needed else ""
            such = f" Example: {entry.example}" if entry.example else ""
            words = f"{entry.description}{needed} Form: {entry.form}.{such}".strip()
            lines.append(f"{entry.name}: {words}")
        lines.append("")
    for ids in view.vocabularies:
        lines += [ids.heading, "-" * len(ids.heading)]
        lines += [f"{name}: {words}" for name, words in ids.ids]
        lines.append("")
    lines += ["Rules", "-----"]
    for rule in view.rules:
        lines.append(f"{rule.name}: {rule.asks}")
        lines += [f"  Wrong, in {rule.where}:", indent(rule.bad, "    ")]
        lines += ["  Right:", indent(rule.good, "    ")]
    return "\n".join([*lines, ""])
