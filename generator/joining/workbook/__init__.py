"""A provider's package as an Excel workbook: made for a starter pack, and read back."""

from generator.joining.workbook.before import Before, read_before
from generator.joining.workbook.filled import Filled, SheetNote
from generator.joining.workbook.form_reading import FilledForms, read_forms
from generator.joining.workbook.forms import Forms, forms_of
from generator.joining.workbook.making import workbook
from generator.joining.workbook.merging import changes, merged
from generator.joining.workbook.read_me import ToLookThrough
from generator.joining.workbook.reading import read_workbook

__all__ = [
    "Before",
    "Filled",
    "FilledForms",
    "Forms",
    "SheetNote",
    "ToLookThrough",
    "changes",
    "forms_of",
    "merged",
    "read_before",
    "read_forms",
    "read_workbook",
    "workbook",
]
