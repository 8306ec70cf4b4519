"""A workbook that comes back: what it changes, what it leaves, and what it asks; and the files with it.

Workbook + package (+ what the workbook held when it was given out)
→ `comparing` → what differs, cell by cell → `removed` asks what became of the
services that are gone → `writing` → files.
"""

from generator.importers.workbooks.comparing import Comparison, compared
from generator.importers.workbooks.differing import Difference, Left
from generator.importers.workbooks.removed import Answers, Removed, answers_of, paired
from generator.importers.workbooks.writing import files_of

__all__ = [
    "Answers",
    "Comparison",
    "Difference",
    "Left",
    "Removed",
    "answers_of",
    "compared",
    "files_of",
    "paired",
]
