"""`import table`: a spreadsheet that the council keeps becomes cells, by a map of its columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from generator import output, report
from generator.cli.apart import require_apart
from generator.cli.cell_tables import in_columns, visible
from generator.cli.options import (
    AsOf,
    Private,
    Quiet,
    Root,
    config_of,
    day_of,
    say,
    say_aside,
    with_private,
)
from generator.config import Config
from generator.failure import Failure
from generator.load import load
from generator.load.documents import parse_document
from generator.load.private import UPDATES
from generator.site.words.wording import count

if TYPE_CHECKING:
    from generator.importers.table import NamedRow, TableMap, TableTaken
    from generator.records import Filed

_FIRST = 10  # rows that are shown as they were understood
_MOST = 40  # lines of a list, unless all are asked for
_FILES = 8  # that are named
_CELL = 40  # letters of a cell


def table(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The spreadsheet: XLSX, ODS or CSV, packed (.zip, .gz) or not.")],
    map_file: Annotated[Path | None, typer.Option("--map", metavar="MAP.yml", help="Which column is which field, how words translate, and what names a service. Without it a map is proposed.")] = None,
    propose: Annotated[Path | None, typer.Option("--propose", metavar="MAP.yml", help="Write the map that is proposed into a file, to be looked through.")] = None,
    said_on: Annotated[str, typer.Option("--said-on", metavar="YYYY-MM-DD", help="Of which day a row is, where no cell of it tells.")] = "",
    write: Annotated[bool, typer.Option("--write", help="Write it down. Without it nothing is written.")] = False,
    every: Annotated[bool, typer.Option("--all", help="Name every row that is held or left, however many there are.")] = False,
    private: Private = None,
    root: Root = Path(),
    as_of: AsOf = None,
    quiet: Quiet = False,
) -> None:  # fmt: skip
    """Take in a spreadsheet that the council keeps itself.

    A map says which of its columns is which field of services.csv; without one
    it is proposed from the headers and what stands beneath them. The command
    shows ten rows as it understood them, the cells that would change, and each
    row or word that a person has to look at: a service that is not here, a word
    that the map does not have, two rows that disagree. A blank cell changes
    nothing, and an older word never takes the place of a newer one. With
    --write the cells are written, and into updates.csv in the private folder
    from which row each word on places came.
    """
    from generator.importers.table import log_rows, take

    if map_file and propose:
        raise Failure("give --map or --propose, not both")
    if write and not map_file:
        raise Failure("--write needs --map: a proposed map is looked through first; --propose MAP.yml writes it into a file")  # fmt: skip
    config = with_private(config_of(root, as_of), private)
    config.require_root()
    day = day_of("--said-on", said_on) if said_on else None
    loaded = load(config)
    filed = loaded.filed
    if filed is None:
        raise Failure("content/framework.yml cannot be read; mend it first: framework-directory check")  # fmt: skip
    table_map = _map(file, map_file, propose, filed, quiet=quiet)
    if map_file is None:
        day = day or config.as_of  # of a map that is only looked at
    console = Console(highlight=False, stderr=True)
    with report.progress(console, quiet or not console.is_terminal) as steps:
        steps.step("Reading the table")
        taken = take(file, table_map, loaded, config.root, config.as_of, day)
    for line in _lines(taken, table_map, None if every else _MOST, quiet=quiet):
        say(line)
    names = _files(list(taken.files))
    if not write:
        if not quiet:
            say(_what_next(names, is_proposed=map_file is None))
        return
    log, rows = _log(config), log_rows(taken, config.as_of)
    _write(config, taken.files, log, rows)
    if not quiet:
        say(f"Wrote {names}. Now: framework-directory check" if names else "Nothing was written.")


def _write(
    config: Config, files: Mapping[str, bytes], log: bytes, rows: Sequence[Mapping[str, str]]
) -> None:
    """Write the packages, and into the log in the private folder from which row each word on places came.

    Raises:
        Failure: one of them cannot be read or written; then nothing is.
    """
    from generator.importers.updates_log import with_log_rows

    if config.private is not None and rows:
        require_apart(config, config.private)
        logs = {UPDATES: with_log_rows(log, rows)}
        output.update_together((config.root, files), (config.private, logs))
    else:
        output.update(config.root, files)
    if config.private is None and rows:
        say_aside("There is no private folder here, so it is not written down from which row each word came: see framework-directory new private")  # fmt: skip


def _map(
    file: Path, map_file: Path | None, propose: Path | None, filed: Filed, *, quiet: bool
) -> TableMap:
    """The map that is given, or the one that is proposed, which is shown or written.

    Raises:
        Failure: there is none, it has a mistake, or a file is in the way of the one proposed.
    """
    from generator.importers.table import map_of, proposed_map, read_map

    if map_file is not None:
        return read_map(map_file)
    text = proposed_map(file, filed)
    if propose is not None:
        try:
            with propose.open("x", encoding="utf-8") as written:
                written.write(text)
        except FileExistsError as error:
            raise Failure(f"{propose} is there already; name another file") from error
        except OSError as error:
            raise Failure(f"{propose} cannot be written: {error.strerror}") from error
        say(f"Wrote the map {propose}: look through it, and then give it with --map.")
    elif not quiet:
        say(text)
    return map_of(
        parse_document(text.encode(), propose.name if propose else "the proposed map.yml")
    )


def _what_next(names: str, *, is_proposed: bool) -> str:
    if is_proposed:
        return "Nothing of the table was written: this is how it would be understood by the proposed map."
    return f"Nothing was written. With --write: {names}." if names else "Nothing would be written."


def _files(names: Sequence[str]) -> str:
    """The files, or how many they are where they are many."""
    if len(names) <= _FILES:
        return ", ".join(names)
    packages = len({name.split("/")[1] for name in names})
    return f"{count(len(names), 'file')} of {count(packages, 'package')}"


def _log(config: Config) -> bytes:
    path = config.private / UPDATES if config.private else None
    try:
        return path.read_bytes() if path and path.is_file() else b""
    except OSError as error:
        raise Failure(f"{path} cannot be read: {error.strerror}") from error


def _lines(
    taken: TableTaken, table_map: TableMap, most: int | None, *, quiet: bool
) -> Iterator[str]:
    """What was understood, what changes, and what a person has to look at."""
    from generator.importers.table import letters

    table, outcome = taken.table, taken.outcome
    if not quiet:
        rows = count(len(table.lines), "row")
        yield f"{visible(table.name)}: {rows} beneath the headers in row {table.header_row}"
        yield from _understood(taken, table_map)
    yield from _listed("Held for a person", outcome.held, most)
    yield from _unknown_words(outcome.held)
    yield from _listed("Several services fit", outcome.several, most)
    yield from _listed("No service here", outcome.nobody, most)
    if quiet:
        return
    yield from _listed("Left: the list has something newer or better", outcome.left, most)
    if outcome.totals:
        yield f"Left out, as totals: {_numbers(outcome.totals)}"
    if table.repeated:
        yield f"Left out, as the headers again: {_numbers(table.repeated)}"
    if table.unused:
        yield f"Columns that no field takes: {', '.join(map(visible, table.unused))}"
    if table.unheaded:
        yield f"Columns without a header, not read: {', '.join(map(letters, table.unheaded))}"
    if outcome.changes:
        yield "What changes:"
        yield from _cut(list(_changes(taken)), most, heading=1)
    yield _counts(taken)


def _understood(taken: TableTaken, table_map: TableMap) -> Iterator[str]:
    """The first rows that name a service, each with what it says, field by field."""
    rows = [row for row in taken.rows if row.service is not None][:_FIRST]
    if not rows:
        return
    heading = ["row", "service", *table_map.fields]
    table = [heading]
    for row in rows:
        values = dict(row.values or {})
        if places := row.places:
            values |= {
                "availability": places.availability.value,
                "availability_on": places.on.isoformat(),
                "places_free": "" if places.free is None else str(places.free),
                "places_from": places.since.isoformat() if places.since else "",
            }
        unread = {cell.header for cell in row.unread}
        assert row.service is not None
        line = [str(row.number), row.service.id]
        for field, column in table_map.fields.items():
            line.append("?" if column.header in unread else _short(values.get(field, "")) or "-")
        table.append(line)
    yield (
        f"As it is understood, the first {len(rows)} rows:"
        if len(rows) > 1
        else "As it is understood:"
    )
    yield from in_columns(table)


def _changes(taken: TableTaken) -> Iterator[str]:
    rows = [("service", "column", "before", "after", "row")]
    rows += [
        (c.service, c.column, _short(c.before) or "-", _short(c.after) or "-", str(row.number))
        for c, row in taken.outcome.changes
    ]
    yield from in_columns(rows)


def _listed(title: str, rows: Sequence[NamedRow], most: int | None) -> Iterator[str]:
    if rows:
        yield f"{title}:"
        yield from _cut([_named(row) for row in rows], most)


def _unknown_words(held: Sequence[NamedRow]) -> Iterator[str]:
    """The words to put into the map, each once, with how often it is there."""
    from generator.importers.table import UNKNOWN_WORD

    counts = Counter(
        (row.header, " ".join(row.cell.split()))
        for row in held
        if row.reason.startswith(UNKNOWN_WORD)
    )
    if counts:
        words = [f'{header} "{_short(cell)}" ({number:,})' for (header, cell), number in counts.most_common(_MOST)]  # fmt: skip
        yield visible(f"Words to put into the map, or to mend in the table: {', '.join(words)}")


def _named(row: NamedRow) -> str:
    cell = f', {row.header} "{_short(row.cell)}"' if row.header else ""
    return visible(
        f"  row {row.number}, {_short(row.what) or 'without a name'}{cell}: {row.reason}"
    )


def _cut(lines: Sequence[str], most: int | None, heading: int = 0) -> Iterator[str]:
    if most is None or len(lines) <= most + heading:
        yield from lines
        return
    yield from lines[: most + heading]
    yield f"  and {len(lines) - most - heading:,} more; with --all each is named"


def _counts(taken: TableTaken) -> str:
    outcome = taken.outcome
    changed = len({change.service for change, _ in outcome.changes})
    parts = (
        f"{count(len(outcome.changes), 'cell')} of {count(changed, 'service')} change" if changed else "nothing changes",
        f"{outcome.same:,} with nothing new" if outcome.same else "",
        f"{len(outcome.held):,} held" if outcome.held else "",
        f"{len(outcome.left):,} left" if outcome.left else "",
        f"{outcome.silent:,} blank" if outcome.silent else "",
        f"{len(outcome.nobody):,} of no service here" if outcome.nobody else "",
        f"{len(outcome.several):,} of several" if outcome.several else "",
    )  # fmt: skip
    return f"{count(len(taken.table.lines), 'row')}: {', '.join(filter(None, parts))}."


def _numbers(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:10]))
    return f"{'row' if len(numbers) == 1 else 'rows'} {shown}{', …' if len(numbers) > 10 else ''}"


def _short(text: str) -> str:
    return text if len(text) <= _CELL else f"{text[: _CELL - 1]}…"
