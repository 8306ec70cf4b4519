"""What stands between a council's folder and the public, in the order in which an officer does it: a list that gets shorter.

`check` says what is wrong. This says what is not wrong and not finished either.
"""

import sys
from collections.abc import Callable, Iterator
from typing import Final

from generator.records import Filed
from generator.worklist.ready.imported import everywhere, nameless
from generator.worklist.ready.licences import licences
from generator.worklist.ready.publishing import publishing
from generator.worklist.ready.records import awards, public, register, unsettled
from generator.worklist.ready.settings import contacts, framework, of_services, places
from generator.worklist.ready.state import State
from generator.worklist.ready.task import Step, Task
from generator.worklist.ready.texts import texts

__all__ = ["State", "Step", "Task", "left"]

_ORDER: Final = {step: position for position, step in enumerate(Step)}

# Each tells of one sort of thing; a further sort is a function here.
_SOURCES: Final[tuple[Callable[[State, Filed], Iterator[Task]], ...]] = (
    unsettled,
    framework,
    contacts,
    places,
    everywhere,
    nameless,
    register,
    of_services,
    awards,
    texts,
    licences,
    publishing,
    public,
)


def left(state: State) -> tuple[Task, ...]:
    """Everything that is left to do, step by step; in each, in the order of the files and rows."""
    tasks = [
        Task(Step.MISTAKES, problem.place, f"{problem.message} ({problem.rule})")
        for problem in state.problems
        # A draft has its own step, whether or not it is published by mistake.
        if problem.severity == "error" and problem.rule != "draft-left"
    ]
    if state.filed is not None:
        for source in _SOURCES:
            tasks += source(state, state.filed)
    return tuple(sorted(dict.fromkeys(tasks), key=_position))


def _position(task: Task) -> tuple[int, str, int, int, str]:
    place = task.place
    return _ORDER[task.step], place.file, place.row or 0, place.line or sys.maxsize, place.field
