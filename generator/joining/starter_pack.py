"""join/<lot>/starter-pack.zip and workbook.xlsx: all that a provider fills in, and all it needs to check that.

    starter-pack-supported-living/
      README.txt                what to do, step by step
      guide.txt                 every column, id and rule
      criteria.txt              what is asked, with boxes to tick
      workbook.xlsx             the same tables for Excel
      your-organisation/        the package: datapackage.yaml, services.csv, awards.csv, about.md
      framework/                the framework's lots, areas, needs and access, as the council keeps them
      schemas/                  the tables' schemas, and how a table is written

The bytes follow from the records and the day.
"""

import io
import zipfile
from collections.abc import Iterable, Mapping
from textwrap import indent

from generator.config import SCHEMAS
from generator.joining import example
from generator.joining.package import new_package
from generator.joining.workbook import workbook
from generator.load.packages import EXAMPLE
from generator.publication import Publication
from generator.records import Lot, LotState
from generator.site import addresses
from generator.site.pages import data_guide
from generator.site.pages.data_guide import DataGuideView
from generator.site.parts import contacts, entry_criteria
from generator.site.words import wording

_MOMENT = (2000, 1, 1, 0, 0, 0)  # a zip file gives each of its files one
_SETTINGS = ("areas", "needs", "access", "framework")


def files(publication: Publication, settings: Mapping[str, bytes]) -> dict[str, str | bytes]:
    """The packs of all lots that a provider may join, by their paths.

    Args:
        settings: the council's own files, by their paths below its folder.
    """
    guide = _guide(data_guide.view(publication))
    framework = {
        f"framework/{name}": content
        for name, content in sorted(settings.items())
        if name.startswith("lots/") or name in {f"content/{stem}.yml" for stem in _SETTINGS}
    }
    made: dict[str, str | bytes] = {}
    for lot in entry_criteria.open_to_providers(publication):
        book = _workbook(publication, lot)
        made[addresses.workbook(lot.id)] = book
        made[addresses.starter_pack(lot.id)] = _zip(
            f"starter-pack-{lot.id}",
            {
                "README.txt": _read_me(publication, lot),
                "guide.txt": guide,
                "criteria.txt": _criteria(publication, lot),
                "workbook.xlsx": book,
                **{f"{EXAMPLE}/{k}": text for k, text in package(publication, lot).items()},
                **framework,
                **{f"schemas/{p.name}": p.read_bytes() for p in sorted(SCHEMAS.glob("*.json"))},
            },
        )
    return made


def package(publication: Publication, lot: Lot) -> dict[str, str]:
    """The example's package, by file."""
    return new_package(
        slug=EXAMPLE,
        title=example.TITLE,
        legal_name=example.LEGAL_NAME,
        joined=publication.as_of,
        facts=example.FACTS,
        services=[example.service(lot)],
        about=example.ABOUT,
    )


def _workbook(publication: Publication, lot: Lot) -> bytes:
    lots = [
        lot,
        *(
            x
            for x in publication.lots.values()
            if x.id != lot.id and x.state is not LotState.CLOSED
        ),
    ]
    return workbook(
        {
            "lot": [(x.id, x.title) for x in lots],
            "area": [("all", "every area"), *((a.id, a.name) for a in publication.areas.values())],
            "need": [(n.id, n.name) for n in publication.needs.values()],
            "access": [(a.id, a.name) for a in publication.access.values()],
        },
        example.service(lot),
        {
            "name": EXAMPLE,
            "title": example.TITLE,
            "legal_name": example.LEGAL_NAME,
            **example.FACTS,
        },
        example.ABOUT,
    )


def _read_me(publication: Publication, lot: Lot) -> str:
    framework = publication.framework
    team = contacts.for_joining(framework, lot)
    where = team.email or (f"ring {team.phone}" if team.phone else framework.council)
    ways = ", ".join(way for way in (team.phone, team.email) if way) or framework.council
    return f"""\
Starter pack: {lot.title}
{framework.title}, {framework.council}. Made on {wording.day(publication.as_of)}.

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
     Leave joined and status as they are. The council sets them.
     Leave all that follows "resources:", too. It tells other programs what is in the tables.
  3. Open services.csv in a spreadsheet. Write over the row, with a row for each service:
     a new id, and your own words for all that stands in brackets. Fill in the facts, such as
     areas, needs and ages. They are blank because only you know them. The guide (guide.txt)
     says what belongs in each column, and gives an example. Save it as CSV UTF-8.
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
     for the lots, areas, needs and access. It sends nothing anywhere.

     The folder is a Data Package, which many programs can read. Frictionless alone says whether
     each column is of its type, and whether a table is as the framework asks:

       frictionless validate the-folder/datapackage.yaml
       frictionless validate the-folder/services.csv --schema schemas/services.schema.json \\
         --dialect schemas/dialect.json --encoding utf-8

  7. Send us the folder: {where}.
     Send your proof (criteria.txt) apart from it: it is not published.

Put in no names of people you support, no private telephone numbers, and no documents.

Questions? {team.team}: {ways}.
"""


def _criteria(publication: Publication, lot: Lot) -> str:
    lines = [f"What is asked: {lot.title}", ""]
    for stage in entry_criteria.stages(publication, lot):
        lines += [stage.heading, ""]
        for asked in stage.criteria:
            lines += [
                f"[ ] {asked.link.text}",
                f"    {asked.question}",
                f"    Passes: {asked.passes}",
            ]
            lines += [f"    Proof: {asked.evidence} {asked.lasts}".rstrip(), ""]
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
        if rule.where:
            lines += [f"  Wrong, in {rule.where}:", indent(rule.bad, "    ")]
            lines += ["  Right:", indent(rule.good, "    ")]
    return "\n".join([*lines, ""])


def _zip(folder: str, contents: Mapping[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as pack:
        for name, content in _in_order(contents.items()):
            entry = zipfile.ZipInfo(f"{folder}/{name}", _MOMENT)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            entry.external_attr = 0o100644 << 16
            pack.writestr(entry, content)
    return made.getvalue()


def _in_order(pairs: Iterable[tuple[str, str | bytes]]) -> list[tuple[str, str | bytes]]:
    return sorted(pairs, key=lambda pair: pair[0])
