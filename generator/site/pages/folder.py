"""The pages of folders that hold files for scripts and other systems: what is there, for whoever comes by."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.config import BROWSER_SCHEMAS, SCHEMAS
from generator.publication import Publication
from generator.site import addresses
from generator.site.parts import links
from generator.site.parts.links import Link
from generator.site.parts.page import PageView


@dataclass(frozen=True, slots=True)
class FolderView(PageView):
    """A folder of files.

    Attributes:
        words: what it is for, in paragraphs.
        files: those that a person may want to read.
    """

    words: tuple[str, ...]
    files: tuple[Link, ...]


def of_schemas(publication: Publication) -> FolderView:
    """What says, for machines, how each table and settings file is made."""
    del publication
    return FolderView(
        title="Schemas",
        description="The schemas of the tables and settings of this directory, for people who write software.",
        crumbs=links.crumbs(links.DATA),
        heading="Schemas",
        words=(
            "How each table and each settings file is made, for people who write software. The guide to the data says the same in words.",
        ),
        files=(
            Link("The guide to the data", addresses.DATA_GUIDE),
            Link("Schemas of what the pages' own scripts read", addresses.BROWSER_SCHEMAS),
            *_files(SCHEMAS, addresses.SCHEMAS),
        ),
    )


def of_browser_schemas(publication: Publication) -> FolderView:
    """What says, for machines, how the files are made that the pages' scripts read."""
    del publication
    return FolderView(
        title="Schemas of what the pages' own scripts read",
        description="The schemas of the files that the search of this directory reads.",
        crumbs=links.crumbs(links.DATA, Link("Schemas", addresses.SCHEMAS)),
        heading="Schemas of what the pages' own scripts read",
        words=(
            "Find, Match and the shortlist run in your browser. These say how the files are made that they read.",
        ),
        files=tuple(_files(BROWSER_SCHEMAS, addresses.BROWSER_SCHEMAS)),
    )


def of_postcodes(publication: Publication) -> FolderView:
    """Where each postcode lies: why that is here, and whose data it is."""
    return FolderView(
        title="Where postcodes lie",
        description="The positions of postcodes, so that this site can tell what is near you without asking anybody.",
        crumbs=links.crumbs(links.DATA),
        heading="Where postcodes lie",
        words=(
            "When you type a postcode, your browser looks up here where that is. So it can say what is near you, and your postcode goes to nobody.",
            publication.postcodes_from,
        ),
        files=(
            Link(
                "Which postcodes there are, and in which edition",
                f"{addresses.POSTCODES}index.json",
            ),
            Link(
                "How the files are made",
                f"{addresses.BROWSER_SCHEMAS}postcodes.schema.json",
            ),
        ),
    )


def _files(folder: Path, address: str) -> Iterable[Link]:
    """Each schema by its title, or its name where it has none."""
    for path in sorted(folder.glob("*.json")):
        title = json.loads(path.read_text("utf-8")).get("title") or path.stem.removesuffix(
            ".schema"
        )
        yield Link(str(title), f"{address}{path.name}")
