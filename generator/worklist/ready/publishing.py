"""Whether the folder can be published from where it lies: by whom changes are approved, and whence the software comes."""

from collections.abc import Iterator

from generator.importers.start.folder import REQUIREMENTS, is_said
from generator.problem import Place
from generator.records import Filed
from generator.worklist.ready.state import FRAMEWORK, State
from generator.worklist.ready.task import Step, Task


def publishing(state: State, filed: Filed) -> Iterator[Task]:
    """A place from which the workflows install this software, and somebody who approves; nothing where it is published otherwise."""
    file = state.config.root / REQUIREMENTS
    if not (state.config.root / ".github").is_dir():
        return
    if not file.is_file() or not is_said(file.read_text("utf-8", errors="replace")):
        words = "nothing says where the workflows install framework-directory from; write the line, at one version"
        yield Task(Step.PUBLISHING, Place(REQUIREMENTS), words)
    if not filed.framework.owners:
        words = "nobody is named who approves changes for the council; write owners, then framework-directory owners"
        yield Task(Step.PUBLISHING, state.at(FRAMEWORK, "owners"), words)
