"""A provider's package as an Excel workbook: made for a starter pack, and read back."""

from __future__ import annotations

from generator.importers.workbook.making import workbook
from generator.importers.workbook.merging import merged
from generator.importers.workbook.reading import Filled, read_workbook

__all__ = ["Filled", "merged", "read_workbook", "workbook"]
