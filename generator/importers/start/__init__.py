"""`start`: the CQC register → a new council's directory, and later the same directory brought up to date.

The road: `selection` says which locations give a service and `areas` where;
`assembly` puts them beside what stands in the folder, by the rule of
`packages`; `awards` settles the awards; `settings` adds what a new directory
needs; `report` says what happened. `plan` is the story.
"""

from generator.importers.start.following import Followed, followed
from generator.importers.start.plan import StartPlan, plan_start
from generator.importers.start.report import StartReport
from generator.importers.start.telling import lines, read_lines, renewed_lines

__all__ = [
    "Followed",
    "StartPlan",
    "StartReport",
    "followed",
    "lines",
    "plan_start",
    "read_lines",
    "renewed_lines",
]
