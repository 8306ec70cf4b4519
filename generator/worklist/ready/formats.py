"""The tasks → a checklist for people, a list for programs."""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from generator.problem import Place
from generator.site.words.wording import count
from generator.worklist.ready.task import Step, Task

HEADINGS: Final[Mapping[Step, str]] = {
    Step.MISTAKES: "Mend what framework-directory check names",
    Step.FRAMEWORK: "Settle the framework's own facts",
    Step.CONTACTS: "Say whom to ask",
    Step.PLACES: "Say where things are",
    Step.CRITERIA: "Have it settled what is asked",
    Step.LOTS: "Go through the types of support",
    Step.PRICES: "Have it settled what may be charged",
    Step.PAGES: "Go through the pages of text",
    Step.REGISTER: "Bring in what the register says",
    Step.SERVICES: "Say how each service is reached",
    Step.AWARDS: "Write down who was awarded what, and who decided",
    Step.TEXTS: "Write over what only stands in for something",
    Step.LICENCES: "Name whose data it is",
    Step.PUBLISHING: "Say how it is published",
    Step.PUBLIC: "Open it to the public",
}


def as_text(tasks: Sequence[Task]) -> Iterator[str]:
    """Lines: how much is left, and each step with what it holds."""
    if not tasks:
        yield "Nothing stands between this folder and the public."
        return
    yield f"{count(len(tasks), 'thing')} to do before the public may see it, in this order:"
    for number, (step, of_step) in enumerate(groupby(tasks, key=lambda task: task.step), 1):
        inside = tuple(of_step)
        yield ""
        yield f"{number}. {HEADINGS[step]} ({len(inside):,})"
        for task in inside:
            yield f"   [ ] {_where(task.place)}"
            yield f"       {task.words}"


def as_json(tasks: Sequence[Task]) -> str:
    """One list of objects, as `check --format json` has them, with the step."""
    rows = [
        {
            "step": task.step.value,
            "message": task.words,
            "file": task.place.file,
            "row": task.place.row,
            "field": task.place.field or None,
            "line": task.place.line,
        }
        for task in tasks
    ]
    return json.dumps(rows, indent=2, ensure_ascii=False)


def _where(place: Place) -> str:
    """`providers/a/awards.csv:2  decided_by`; `content/framework.yml (line 4)  draft`."""
    at = f"{place.file}:{place.row}" if place.row else place.file
    if not place.row and place.line:
        at += f" (line {place.line})"
    # An entry of a list is told by its line, and not by its number.
    field = ".".join(part for part in place.field.split(".") if not part.isdigit())
    return f"{at}  {field}" if field else at
