"""A provider's package as an Excel workbook: made for a starter pack, and read back."""

from generator.joining.workbook.making import workbook
from generator.joining.workbook.merging import Before, changes, merged
from generator.joining.workbook.reading import read_workbook

__all__ = ["Before", "changes", "merged", "read_workbook", "workbook"]
