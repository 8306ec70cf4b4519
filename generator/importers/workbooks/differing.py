"""A cell of a workbook that says something else than the package, and one that differs and stays."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell of a workbook that says something else than the package.

    Attributes:
        sheet, row: where it stands in the workbook; row is None where it stands there no more.
        service: the id that the service has in the package; "" for the organisation.
        column: of services.csv, or the key of datapackage.yaml, or "about".
    """

    sheet: str
    row: int | None
    service: str
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Left:
    """A cell that differs and stays as the package has it, and why."""

    difference: Difference
    reason: str
