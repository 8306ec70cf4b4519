"""What a workbook that comes back changes, leaves and asks, in lines for the person at the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from generator.cli.cell_tables import in_columns, visible
from generator.config import Config
from generator.site.words import wording
from generator.site.words.wording import count

if TYPE_CHECKING:
    from generator.importers.workbooks import Answers, Comparison, Difference, Left, Removed
    from generator.joining.workbook import FilledForms, SheetNote

_MOST = 60  # characters of a cell that are shown
_MOST_NOTES = 40  # of them; a sheet of the provider's own may have thousands of cells


def notes(beside: Sequence[SheetNote]) -> Iterator[str]:
    """What stands in a workbook where nothing is asked."""
    if not beside:
        return
    yield "Beside what is asked, for you to read:"
    for note in beside[:_MOST_NOTES]:
        label = f" ({note.label})" if note.label else ""
        of = f", {note.service}" if note.service else ""
        yield f"  {note.where}{label}{of}: {_visible(note.text)}"
    if len(beside) > _MOST_NOTES:
        yield f"  and {count(len(beside) - _MOST_NOTES, 'cell')} more; look into the workbook"


def questions(unanswered: Sequence[Removed]) -> Iterator[str]:
    """What became of each service that the workbook does not name."""
    if not unanswered:
        return
    yield "Not in the workbook any more. What became of it? Say it with the command:"
    for each in unanswered:
        yield f"  {each.id}, {_visible(each.row.get('title', ''))}"
        new = each.successor or "NEW-ID"
        if each.successor:
            yield f"      {each.successor} is new in the workbook, and has {each.likeness}."
        yield f"      it has another id now:     --moved {each.id}={new}"
        yield f"      it is not offered any more: --withdrawn {each.id}"
        yield f"      it was left out by mistake: --forgotten {each.id}"


def written_over(comparison: Comparison) -> Iterator[str]:
    """The cells that differ; of those that `--update` would leave, too, as far as the form asks them."""
    from generator.joining.workbook import form

    asked = {*(column["name"] for column in form.columns()), *(fact.key for fact in form.facts())}
    over = [d for d in comparison.taken if d.row]
    stays = []
    for left in comparison.left:
        d = left.difference
        if d.column in asked or (d.sheet == form.ABOUT and d.after):
            over.append(d)
        else:
            stays.append(left)
    if over:
        yield "Written over:"
        yield from _table((d, "") for d in over)
    yield from _staying(stays)
    yield from _new(comparison)


def became(comparison: Comparison, answers: Answers, config: Config) -> Iterator[str]:
    """A sentence for each service that the workbook does not name."""
    day = wording.day(config.as_of)
    for each in (each for each in comparison.removed if each.id in answers.ids):
        if new := answers.moved.get(each.id):
            is_same = each.id in comparison.renamed
            rest = (
                "and its page leads there" if is_same else f"and is not offered itself from {day}"
            )
            yield f"{each.id} is {new} now, {rest}."
        elif each.id in answers.withdrawn:
            yield f"{each.id} is not offered any more, from {day}."
        else:
            yield f"{each.id} is not in the workbook, and stays as it is."


def changes(comparison: Comparison, forms: FilledForms) -> Iterator[str]:
    """What is taken, what is left, what is new, and what stands beside it."""
    if comparison.taken:
        yield f"What changes in providers/{comparison.slug}:"
        yield from _table((d, "") for d in comparison.taken)
    yield from _staying(comparison.left)
    yield from _new(comparison)
    yield from notes(comparison.notes)
    if forms.answers or forms.prices:
        yield from forms.findings


def at_last(files: Mapping[str, bytes], comparison: Comparison, *, write: bool) -> str:
    """What was written, or would be."""
    if comparison.is_empty or not files:
        return "Nothing changed."
    names = ", ".join(sorted(files))
    if not write:
        return f"Nothing was written. With --write: {names}."
    return f"Wrote {names}. Now: framework-directory check"


def _new(comparison: Comparison) -> Iterator[str]:
    if comparison.added:
        yield "New, and not listed before its type of support is awarded and its proof is there:"
        for row in comparison.added:
            yield f"  {row.get('id', '')}, {_visible(row.get('title', ''))}, in {row.get('lot', '')}"


def _staying(left: Sequence[Left]) -> Iterator[str]:
    if left:
        yield "What differs and stays:"
        yield from _table((each.difference, each.reason) for each in left)


def _table(cells: Iterable[tuple[Difference, str]]) -> Iterator[str]:
    """Sheet, row, service, column, before, after, and why it stays, where that is told."""
    lines = list(cells)
    has_reasons = any(reason for _, reason in lines)
    rows = [("sheet", "row", "service", "column", "before", "after", *(("why",) if has_reasons else ()))]  # fmt: skip
    for d, reason in lines:
        texts = (d.sheet, str(d.row or "-"), d.service or "-", d.column, d.before, d.after)
        rows.append((*map(_short, texts), *((reason,) if has_reasons else ())))
    yield from in_columns(rows)


def _short(text: str) -> str:
    shown = _visible(text) or "-"
    return shown if len(shown) <= _MOST else f"{shown[: _MOST - 1]}…"


def _visible(text: str) -> str:
    """On one line, with nothing that a terminal would take for a command."""
    return " ".join(visible(text).split())
