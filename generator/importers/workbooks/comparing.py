"""A workbook beside the package: what the provider changed and may say, what stays as the council has it, and what is new."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from generator.importers.cell_meaning import same
from generator.importers.workbooks.differing import Difference, Left
from generator.importers.workbooks.matching import matched
from generator.importers.workbooks.removed import Answers, Removed, Row, twin_of
from generator.joining.workbook import Before, Filled, SheetNote, form
from generator.joining.workbook.before import rows_of
from generator.joining.workbook.filled import place
from generator.joining.workbook.texts import paragraphs
from generator.load import fields
from generator.load.authorship import COUNCILS_KEYS, NOT_ASKED
from generator.load.service_columns import PLACES, PLACES_BY, PLACES_ON, PRICE
from generator.problem import Problem
from generator.site.words import wording

_PROVIDER: Final = "provider"
IN_WRITING: Final = "provider, in writing"
ID_STAYS: Final = "the id of a provider is its address, for good"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a workbook says beside the package.

    Attributes:
        slug: the provider's id.
        taken: the cells that change.
        left: cells that differ and stay, each with why.
        removed: services that the workbook does not name, whether answered for or not.
        added: rows of new services.
        renamed: id → new id, of services that are in the workbook under another.
        notes: what stands in the workbook where nothing is asked.
        problems: what is wrong, or to be looked at, by sheet and cell.
    """

    slug: str
    taken: tuple[Difference, ...]
    left: tuple[Left, ...]
    removed: tuple[Removed, ...]
    added: tuple[Row, ...]
    renamed: Mapping[str, str]
    notes: tuple[SheetNote, ...]
    problems: tuple[Problem, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be written."""
        return not (self.taken or self.added)


def compared(
    filled: Filled, before: Before, slug: str, answers: Answers, today: date
) -> Comparison:
    """Compare them.

    A cell that the provider left as it was given out is no change, whatever
    has become of it here since.

    Args:
        slug: the provider's id, whose package `before` is.
        answers: of the services that the workbook does not name.
        today: the day from which one that is withdrawn is no longer offered.
    """
    return _Beside(filled, before, slug, answers, today).comparison()


class _Beside:
    def __init__(self, filled: Filled, before: Before, slug: str, answers: Answers, today: date):
        self._filled, self._before, self._slug = filled, before, slug
        self._answers, self._today = answers, today
        self._unread = {p.place for p in filled.problems if p.severity == "error"}
        self._taken: list[Difference] = []
        self._left: list[Left] = []
        self._notes: list[SheetNote] = []
        self._problems: list[Problem] = []

    def comparison(self) -> Comparison:
        rows = {row.get("id", "").strip(): row for row in self._before.rows_on(self._today)}
        rows.pop("", None)
        match = matched(self._filled, rows, self._answers)
        missing = {each.id for each in match.removed}
        self._left += match.left
        for row, at in match.twice:
            self._say(at, "id", f'"{row["id"]}" is there twice; keep one of the rows')
        self._organisation()
        for slug, (row, at) in match.named.items():
            self._service(slug, rows[slug], row, at)
        self._gone(missing, match.renamed)
        self._about()
        self._added(rows, match.new, missing)
        self._set_aside(rows)
        new = tuple(row for row, _ in match.new.values())
        return Comparison(
            self._slug, tuple(self._taken), tuple(self._left), tuple(match.removed),
            new, match.renamed, tuple(self._notes), tuple(self._problems),
        )  # fmt: skip

    def _organisation(self) -> None:
        standing = {**self._before.descriptor, **self._before.provider}
        sent = self._filled.sent.facts if self._filled.sent else {}
        says = {"name": self._filled.slug, "title": self._filled.title, **self._filled.facts}
        for key, row in self._filled.answers.items():
            here, there = _text(standing.get(key)), says.get(key, "")
            if key == "name":
                here = self._slug
            cell = Difference(form.ORGANISATION, row, "", key, here, there)
            if reason := self._verdict(cell, sent.get(key) if sent else None):
                self._put(cell, ID_STAYS if key == "name" else reason)

    def _service(self, slug: str, standing: Row, row: Row, at: int) -> None:
        base = self._filled.sent.services.get(slug) if self._filled.sent else None
        stays = self._older(standing, row, base)
        differs: list[str] = []
        for column, after in row.items():
            if self._is_unread(at, column):
                continue
            cell = Difference(form.SERVICES, at, slug, column, standing.get(column, ""), after)
            reason = self._verdict(cell, base.get(column, "") if base is not None else None)
            if column == "id":
                reason = TAKE if slug in self._answers.moved else ""
            elif column in (*PLACES, PLACES_ON) and reason:
                reason = stays or TAKE
            elif column == "lot" and reason == TAKE:
                reason = self._award_of(after) or TAKE
            elif column in PRICE and reason == TAKE:
                reason = self._priced_today(slug) or TAKE
            if reason:
                self._put(cell, reason)
                if column == "id":
                    self._keep_address(slug, standing, at)
                differs += [column] if reason == TAKE else []
        self._follow(slug, standing, row, at, differs)

    def _is_unread(self, at: int, column: str) -> bool:
        """Whether the cell of a service cannot be read: it is named as a mistake, and is no change to nothing."""
        letter = self._filled.letters.get(column, "")
        return place(self._filled.name, form.SERVICES, at, letter, column) in self._unread

    def _keep_address(self, slug: str, standing: Row, at: int) -> None:
        """The address under the id before leads to the new one."""
        here = standing.get("former_ids", "").strip()
        both = "; ".join(filter(None, (here, slug)))
        self._taken.append(Difference(form.SERVICES, at, slug, "former_ids", here, both))

    def _follow(self, slug: str, standing: Row, row: Row, at: int, differs: Sequence[str]) -> None:
        """What else changes with the cells that do, and what a person should look at."""
        if "postcode" in differs:
            for column in ("latitude", "longitude"):
                self._set(slug, standing, at, column, "")
        if set(PLACES) & set(differs):
            if not standing.get(PLACES_BY, "").startswith(_PROVIDER):
                self._set(slug, standing, at, PLACES_BY, IN_WRITING)
            if row.get(PLACES_ON) and same(PLACES_ON, row[PLACES_ON], standing.get(PLACES_ON, "")):
                words = f"the places changed, and the day on which that was said is still {row[PLACES_ON]}"
                self._say(at, PLACES_ON, words, is_error=False)
        if {"title", "summary"} <= set(differs) and {"lot", "postcode", "address"} & set(differs):
            words = (
                f'this id is that of "{standing.get("title", "")}", for good; if this is another '
                "service, give it an id of its own"
            )
            self._say(at, "id", words, is_error=False)

    def _set(self, slug: str, standing: Row, at: int, column: str, after: str) -> None:
        """Change a cell that is not asked and would be wrong, where something stands in it."""
        if standing.get(column, "").strip():
            cell = Difference(form.SERVICES, at, slug, column, standing[column], after)
            self._taken.append(cell)

    def _older(self, standing: Row, row: Row, base: Row | None) -> str:
        """Why what is said of the places stays: something newer stands there; "" where it does not."""
        here, there = (fields.read_day(each.get(PLACES_ON, "")) for each in (standing, row))
        was_there = base is not None and all(
            same(column, base.get(column, ""), standing.get(column, "")) for column in (*PLACES, PLACES_ON)
        )  # fmt: skip
        if was_there or here is None or (there is not None and there >= here):
            return ""
        return f"what stands here is newer, of {wording.day(here)}"

    def _award_of(self, lot: str) -> str:
        lots = {row.get("lot", "") for row in rows_of(self._before.awards)}
        return "" if lot in lots else "an award decides the type of support, and there is none for this one"  # fmt: skip

    def _priced_today(self, slug: str) -> str:
        today = any(
            row.get("service") == slug and row.get("since") == self._today.isoformat()
            for row in rows_of(self._before.prices)
        )
        return "prices.csv has a price from today already; change it there" if today else ""

    def _gone(self, missing: set[str], renamed: Mapping[str, str]) -> None:
        closed = self._answers.withdrawn | (self._answers.moved.keys() - renamed.keys())
        for slug in sorted(closed & missing):
            day = self._today.isoformat()
            self._taken.append(Difference(form.SERVICES, None, slug, "withdrawn_on", "", day))

    def _about(self) -> None:
        if not self._filled.about:
            if self._before.about.strip():
                words = "an empty sheet takes nothing away; if the text is to go, say so"
                cell = Difference(form.ABOUT, None, "", "all", self._before.about, "")
                self._left.append(Left(cell, words))
            return
        here, there = paragraphs(self._before.about), paragraphs(self._filled.about)
        sent = self._filled.sent
        if there == here or (sent and there == list(sent.about)):
            return
        is_changed_here = bool(sent) and here != list(sent.about if sent else ())
        rows = list(self._filled.paragraphs.values())
        for at in range(max(len(here), len(there))):
            before, after = (texts[at] if at < len(texts) else "" for texts in (here, there))
            if before != after:
                row = rows[at] if at < len(rows) else None
                cell = Difference(form.ABOUT, row, "", f"paragraph {at + 1}", before, after)
                self._put(cell, CHANGED_HERE if is_changed_here else TAKE)

    def _added(self, rows: Mapping[str, Row], new: Mapping[str, tuple[Row, int]], missing: set[str]) -> None:  # fmt: skip
        """Of what is new: whether it would list a service twice."""
        asked = missing - self._answers.ids
        closed = self._answers.withdrawn | self._answers.moved.keys()
        offered = [
            row
            for slug, row in rows.items()
            if slug not in asked | closed and not row.get("withdrawn_on", "").strip()
        ]
        for row, at in new.values():
            if twin := twin_of(row, offered):
                words = (
                    f'this is "{twin.get("title", "")}" again, which is listed as {twin.get("id", "")}: '
                    "a service is listed once; keep its id, or give each a title of its own"
                )
                self._say(at, "id", words)
            offered.append(row)

    def _set_aside(self, rows: Mapping[str, Row]) -> None:
        """Notes; those in a column of the council's, or at a key of its, differ from what stands there."""
        for note in self._filled.notes:
            column = note.label.casefold()
            if column in NOT_ASKED and note.service in rows:
                here = rows[note.service].get(column, "")
                cell = Difference(note.where, None, note.service, column, here, note.text)
                if not same(column, here, note.text):
                    self._left.append(Left(cell, NOT_ASKED[column]))
            elif column in COUNCILS_KEYS:
                here = _text(self._before.provider.get(column))
                cell = Difference(note.where, None, "", column, here, note.text)
                self._left.append(Left(cell, "the council says this"))
            else:
                self._notes.append(note)

    def _verdict(self, cell: Difference, sent: str | None) -> str:
        """TAKE, or why the cell stays; "" where it is no change of the provider's."""
        if same(cell.column, cell.after, cell.before):
            return ""
        if sent is None:
            return TAKE
        if same(cell.column, cell.after, sent):
            return ""
        return TAKE if same(cell.column, cell.before, sent) else CHANGED_HERE

    def _put(self, cell: Difference, reason: str) -> None:
        if reason == TAKE:
            self._taken.append(cell)
        else:
            self._left.append(Left(cell, reason))

    def _say(self, row: int, column: str, words: str, *, is_error: bool = True) -> None:
        letter = self._filled.letters.get(column, "")
        at = place(self._filled.name, form.SERVICES, row, letter, column)
        self._problems.append(Problem("workbook", words, at, "error" if is_error else "warning"))


TAKE: Final = "take"
CHANGED_HERE: Final = (
    "it has changed here too since the workbook was given out; look which is right"
)


def _text(value: object) -> str:
    return " ".join(str(value).split()) if value is not None else ""
