"""`ready`: what stands between a council's folder and the public."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from generator.check import check
from generator.cli.options import AsOf, Root, config_of, say
from generator.load import load
from generator.load.documents import read_document


def ready(
    root: Root = Path(),
    as_of: AsOf = None,
    form: Annotated[Literal["text", "json"], typer.Option("--format", help="text for people, json for programs.")] = "text",
) -> None:  # fmt: skip
    """Say what stands between this folder and the public: a checklist that gets shorter.

    Mistakes, drafts, missing contacts, areas and postcodes, awards that nobody has
    decided, ratings that were not read, texts that only stand in for something,
    licences, and at last that it is a demonstration: each with its file and row,
    in the order in which one does it. Exit code 0 when nothing is left, otherwise 1.
    """
    from generator.worklist.ready import State, formats, left

    config = config_of(root, as_of)
    loaded = load(config)
    state = State(
        config=config,
        filed=loaded.filed,
        problems=check(config).problems,
        lines=loaded.lines,
        mkdocs=read_document(config.mkdocs_yml, "mkdocs.yml"),
    )
    tasks = left(state)
    if form == "json":
        say(formats.as_json(tasks))
    else:
        for line in formats.as_text(tasks):
            say(line)
    if tasks:
        sys.exit(1)
