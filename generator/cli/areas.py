"""`import areas`: a list of the council's areas is taken in, and every service falls into the one in which it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator import output
from generator.cli.folders import KEPT, files_of, installation, postcode_book
from generator.cli.options import Root, config_of, say
from generator.failure import Failure
from generator.load.postcodes import DamagedPostcodeData
from generator.records.ledger import REDIRECTS
from generator.site.words.wording import count, joined

if TYPE_CHECKING:
    from generator.importers.areas import AreasPlan

_MOST_NAMED = 20


def import_areas(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="A list of areas to take in first: a table (name, latitude and longitude or postcode, places), GeoJSON with points or outlines, or YAML as content/areas.yml. Without it, content/areas.yml counts as it stands.")] = None,
    write: Annotated[bool, typer.Option("--write", help="Write it down. Without it nothing is written.")] = False,
    root: Root = Path(),
) -> None:  # fmt: skip
    """Sort every service into the area in which it is, as after a change of content/areas.yml.

    What an import had sorted goes by its outline, its postcode or its point,
    or by the place in its address, and the town in its summary with it. What a person set
    stays, and is named. An area that bears the authority's name takes
    everything only where there is no other. It says which addresses would be lost with an
    area that is gone, and what keeps them.
    """
    from generator.importers.areas import plan_areas

    config = config_of(root, None)
    config.require_root()
    existing = files_of(config.root, [config.root / name for name in KEPT])
    try:
        plan = plan_areas(existing, installation(), postcode_book(config.root), file)
    except DamagedPostcodeData as error:
        raise Failure(str(error)) from error
    for line in _lines(plan):
        say(line)
    if not plan.files:
        say("Nothing has changed.")
    elif write:
        output.update(config.root, plan.files)
        say(f"Wrote {_files(plan)}. Now: framework-directory check")
    else:
        say(f"Nothing was written. With --write: {_files(plan)}.")


def _lines(plan: AreasPlan) -> Iterator[str]:
    yield from _of_list(plan)
    yield from _of_services(plan)
    changed, held = plan.postcodes
    if changed:
        yield f"{changed:,} of {count(held, 'postcode')} in another area."
    yield f"Services in each area: {', '.join(f'{area} {n}' for area, n in plan.counts.items())}"
    for area in plan.emptied:
        yield f"{area} bears the name of the whole, so nothing falls into it beside others. To take it out, delete it in content/areas.yml and run this again"
    if plan.redirects:
        yield f"Addresses that would be lost; add to {REDIRECTS} (address,leads_to), or what you find better:"
        yield from (f"  {address},{target}" for address, target in plan.redirects)


def _of_list(plan: AreasPlan) -> Iterator[str]:
    """What becomes of content/areas.yml."""
    made = plan.made
    if made.new:
        yield f"New: {joined(made.new)}"
    for name, places in made.extended:
        yield f"{name}: {count(places, 'further place')}"
    if plan.placed:
        went = ", ".join(f"{place} to {area}" for place, area in sorted(plan.placed.items()))
        yield f"Places that are in another area: {went}"
    yield from made.apart


def _of_services(plan: AreasPlan) -> Iterator[str]:
    """What becomes of the services, and what a person has to look at."""
    moves = plan.moves
    rows = [
        (c.service, c.provider, c.before or "-", c.after)
        for c in moves.changes
        if c.column == "areas"
    ]
    if rows:
        yield f"{count(len(rows), 'service')} in another area:"
        yield from _table(("service", "provider", "before", "after"), rows)
    if towns := sum(c.column == "summary" for c in moves.changes):
        yield f"{count(towns, 'summary', 'summaries')} with another town."
    if moves.kept:
        yield "Kept as a person set them:"
        yield from _table(
            ("service", "provider", "areas", "by where it is"),
            [(k.service, k.provider, k.cell or "-", k.sorted) for k in moves.kept],
        )
    if moves.unknown:
        words = "nobody knows where they are, so they are in all areas; give them a postcode, or import postcodes"
        yield f"{count(len(moves.unknown), 'service')}: {words}: {_first(moves.unknown)}"
    for service, area in moves.astray:
        yield f'{service} names the area "{area}", which is not there; write another, or let a row of {REDIRECTS} lead on from /areas/{area}/'


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(len(_visible(row[n])) for row in (head, *rows)) for n in range(len(head))]
    for row in (head, *rows):
        cells = (_visible(cell).ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  " + "  ".join(cells).rstrip()


def _first(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _files(plan: AreasPlan) -> str:
    names = [name for name in plan.files if not name.startswith("content/postcodes/")]
    more = len(plan.files) - len(names)
    first = names[:_MOST_NAMED]
    if rest := len(names) - len(first):
        first.append(count(rest, "more file"))
    return ", ".join([*first, *([count(more, "file") + " of postcodes"] if more else [])])


def _visible(text: str) -> str:
    """Nothing that a terminal would take for a command."""
    return "".join(c if c.isprintable() else " " for c in text)
