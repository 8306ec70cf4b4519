"""A provider's package as an Excel workbook: made for a starter pack, and read back."""

from __future__ import annotations

from generator.importers.workbook.filled import Filled
from generator.importers.workbook.making import workbook
from generator.importers.workbook.merging import Before, changes, merged
from generator.importers.workbook.reading import read_workbook

__all__ = ["Before", "Filled", "changes", "merged", "read_workbook", "workbook"]
