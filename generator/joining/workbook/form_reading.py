"""The forms of a filled-in workbook: what they say, what is wrong by sheet and cell, and what follows from the prices."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from openpyxl.utils import get_column_letter

from generator.joining.workbook import cells, form
from generator.joining.workbook.filled import place
from generator.joining.workbook.forms import (
    BAND_COLUMNS,
    PRICE_COLUMNS,
    SIGNED_BY,
    SIGNED_ON,
    UNSETTLED,
    Answer,
    Forms,
    OpenPrice,
)
from generator.joining.workbook.opening import sheets
from generator.load.fields import read_day
from generator.problem import Problem, Severity
from generator.site.words import wording

_CENT = Decimal("0.01")


@dataclass(slots=True)
class FilledForms:
    """What the forms of a workbook say.

    Attributes:
        answers: by the ids of the statements; empty where the declaration is not filled in.
        prices: those that are asked, each with its costs.
        findings: a sentence for each form, and for each price: what the council wants to know.
        problems: what is wrong, and (as warnings) what the council has to weigh.
    """

    answers: dict[str, Answer] = field(default_factory=dict)
    prices: list[OpenPrice] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_forms(path: Path, every: Forms, asked: Forms) -> FilledForms:
    """Read the two sheets; one that is not there, or in which nothing stands yet, is no mistake.

    Args:
        every: the forms of all lots: what may be answered.
        asked: those of the lots that the provider asks for: what has to be.

    Raises:
        ImportFailure: it is not a workbook of this form, is damaged or huge, or holds macros.
    """
    rows = sheets(path)
    reader = _FormReader(path.name, FilledForms())
    reader.declaration(rows.get(form.DECLARATION, [])[1:], every, asked)
    reader.prices(rows.get(form.PRICES, [])[1:], every)
    return reader.filled


@dataclass(slots=True)
class _FormReader:
    name: str
    filled: FilledForms

    def declaration(self, rows: Sequence[list[Any]], every: Forms, asked: Forms) -> None:
        by_id = {statement.id: statement for statement in every.statements}
        given = {key: (row, at) for at, row in enumerate(rows, start=2) if (key := _text(row, 0))}
        if not any(_text(row, column) for row, _ in given.values() for column in (2, 3)):
            self.filled.findings.append("The declaration is not filled in yet.")
            return
        for key, (row, at) in given.items():
            if key in (SIGNED_BY, SIGNED_ON):
                continue
            if key not in by_id:
                words = f'"{key}" is not asked here; leave the column "id" as it is'
                self._say(words, form.DECLARATION, at, "A")
                continue
            self._answer(row, at, key, by_id[key].expected)
        for statement in asked.statements:
            if statement.id not in given:
                words = f'the row "{statement.id}" is missing; put it back'
                self._say(words, form.DECLARATION, 1, "A", statement.id)
        self._signature(given)
        self.filled.findings.append(self._summary())

    def _answer(self, row: list[Any], at: int, key: str, expected: str) -> None:
        answer, words = (
            self._plain(row, 2, at, form.DECLARATION).lower(),
            self._plain(row, 3, at, form.DECLARATION),
        )
        if answer not in ("yes", "no"):
            self._say("answer yes or no", form.DECLARATION, at, "C", key)
            return
        if answer != expected and not words:
            say = "say here what happened, when, and what you have put right"
            self._say(say, form.DECLARATION, at, "D", key)
        elif answer != expected:
            say = f'the answer is "{answer}": weigh what was put right'
            self._say(say, form.DECLARATION, at, "C", key, severity="warning")
        self.filled.answers[key] = Answer(answer, words)

    def _signature(self, given: Mapping[str, tuple[list[Any], int]]) -> None:
        for key, wanted in (
            (SIGNED_BY, "the name and the role"),
            (SIGNED_ON, "the day, as YYYY-MM-DD"),
        ):
            row, at = given.get(key, ([], 1))
            text = self._plain(
                row, 2, at, form.DECLARATION, "date" if key == SIGNED_ON else "string"
            )
            if not text or (key == SIGNED_ON and read_day(text) is None):
                self._say(f"whoever signs says {wanted}", form.DECLARATION, at, "C", key)

    def _summary(self) -> str:
        counted = wording.count(len(self.filled.answers), "statement")
        return f"The declaration answers {counted}."

    def prices(self, rows: Sequence[list[Any]], every: Forms) -> None:
        bands = {band.key: band for band in every.bands}
        first = len(BAND_COLUMNS)
        for at, row in enumerate(rows, start=2):
            if not any(_text(row, first + n) for n in range(len(PRICE_COLUMNS))):
                continue
            key = (_text(row, 0), _text(row, 1), _text(row, 2))
            if key not in bands:
                words = "no band of a price model has this lot, unit and support; leave the first columns as they are"
                self._say(words, form.PRICES, at, "A")
                continue
            sums = dict(self._sums(row, at))
            if len(sums) == len(PRICE_COLUMNS):
                self._price(OpenPrice(bands[key], sums), at, every)
        if not self.filled.prices and not any(
            p.place.file.endswith(form.PRICES) for p in self.filled.problems
        ):
            self.filled.findings.append("The form for prices is not filled in yet.")

    def _sums(self, row: list[Any], at: int) -> Iterator[tuple[str, Decimal]]:
        """The numbers of the row that can be read."""
        for number, column in enumerate(PRICE_COLUMNS, start=len(BAND_COLUMNS)):
            letter, text = get_column_letter(number + 1), self._plain(row, number, at, form.PRICES)
            if not text:
                if column.needed:
                    self._say(
                        f"this is empty; it is needed. {column.description}",
                        form.PRICES,
                        at,
                        letter,
                        column.name,
                    )
                else:
                    yield column.name, Decimal()
                continue
            try:
                value = Decimal(text.removeprefix("£").replace(",", ""))
            except InvalidOperation:
                value = Decimal("NaN")
            if not value.is_finite() or not 0 <= value <= 100_000:
                words = f'"{text}" should be a number of {column.unit}, from 0 to 100,000'
                self._say(words, form.PRICES, at, letter, column.name)
            else:
                yield column.name, value

    def _price(self, price: OpenPrice, at: int, every: Forms) -> None:
        last = get_column_letter(len(BAND_COLUMNS) + len(PRICE_COLUMNS))
        asked = price.sums["price"]
        if not price.sums["contact_hours"] + price.sums["other_hours"]:
            self._say(
                "say how many hours of work there are",
                form.PRICES,
                at,
                get_column_letter(len(BAND_COLUMNS) + 1),
                "contact_hours",
            )
            return
        if abs(price.parts - asked) > _CENT:
            words = f"the parts come to {wording.money(price.parts)}, and the price is {wording.money(asked)}; one of them is wrong"
            self._say(words, form.PRICES, at, last, "price")
            return
        self.filled.prices.append(price)
        pays = self._wage(price, at, every)
        outside = price.outside()
        where = in_band(price)
        if outside:
            self._say(
                f"{where}; the council decides first on a band for it",
                form.PRICES,
                at,
                last,
                "price",
                severity="warning",
            )
        band = price.of.band
        what = f"{price.of.lot}, {wording.price(asked, None, band.unit)}"
        what += f" for {band.applies_to}" if band.applies_to else ""
        self.filled.findings.append(f"{what}: {where}; {pays}.")

    def _wage(self, price: OpenPrice, at: int, every: Forms) -> str:
        """Whether it pays the legal minimum wage, in words; a warning where it does not."""
        if price.of.fees:
            return "the people who do the work get fees, and no wage is reckoned"
        hourly, wage = price.hourly.quantize(_CENT), every.wage
        pays = f"the lowest paid get {wording.money(hourly)} for each hour of work"
        if wage is None:
            return pays
        least = f"the legal minimum wage, {wording.money(wage.hourly)}"
        if price.hourly < wage.hourly:
            words = f"{pays}, which is below {least}; time to travel and to wait is paid too"
            self._say(
                words,
                form.PRICES,
                at,
                get_column_letter(len(BAND_COLUMNS) + 4),
                "wage",
                severity="warning",
            )
            return f"{pays}, below {least}"
        return f"{pays}, no less than {least}"

    def _plain(self, row: list[Any], column: int, at: int, sheet: str, kind: str = "string") -> str:
        """The cell as text; "" where nothing stands, or a problem is said of it."""
        cell = row[column] if column < len(row) else None
        if cell is None or cell.value is None:
            return ""
        rule, words = cells.fault(cell, kind)
        if rule:
            self._say(words, sheet, at, get_column_letter(column + 1), rule=rule)
            return ""
        return cells.written(cell.value, "", kind)

    def _say(
        self, words: str, sheet: str, row: int, letter: str, name: str = "",
        rule: str = "workbook", severity: Severity = "error",
    ) -> None:  # fmt: skip
        at = place(self.name, sheet, row, letter, name)
        if all(
            (p.place.row, p.place.file, p.place.field[:2]) != (at.row, at.file, at.field[:2])
            for p in self.filled.problems
        ):
            self.filled.problems.append(Problem(rule, words, at, severity))


def in_band(price: OpenPrice) -> str:
    """Where in its band the price falls, in words."""
    if price.of.draft:
        return UNSETTLED
    band, outside = price.of.band, price.outside()
    if outside:
        return f"{wording.money(abs(outside))} {'below' if outside < 0 else 'above'} the band"
    if band.lowest is None or band.highest is None or band.highest == band.lowest:
        return "within the band"
    share = (price.sums["price"] - band.lowest) / (band.highest - band.lowest)
    return f"within the band, {share:.0%} of the way up from {wording.money(band.lowest)} to {wording.money(band.highest)}"


def _text(row: Sequence[Any], column: int) -> str:
    return cells.plain(row[column].value) if column < len(row) else ""
