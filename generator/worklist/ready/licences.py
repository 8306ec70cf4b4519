"""Whether the footer names whose data is shown, and under which licence it may be used."""

import json
from collections.abc import Iterator
from typing import Final

from generator.load import POSTCODES, fields
from generator.problem import Place
from generator.records import Filed
from generator.worklist.ready.state import MKDOCS, State
from generator.worklist.ready.task import Step, Task

_CQC: Final = "Care Quality Commission"
_OPEN_DATA: Final = "data.md"


def licences(state: State, filed: Filed) -> Iterator[Task]:
    """The footer's last line: a licence at all, the source of the postcodes, and the CQC where its register is used."""
    data = state.mkdocs.data if isinstance(state.mkdocs.data, dict) else {}
    if "copyright" not in data and "INHERIT" in data:
        return  # it stands in the file that this one builds on
    footer = " ".join(fields.text(data, "copyright").split())
    place = state.mkdocs.place(("copyright",)) if footer else Place(MKDOCS, None, "copyright")
    if not footer:
        words = "the footer does not say under which licence text and data may be used; write it as copyright"
        yield Task(Step.LICENCES, place, words)
    if (wanted := _attribution(state)) and not _is_named(wanted, footer):
        words = f'the footer does not say whose the postcodes are; add "{wanted}"'
        yield Task(Step.LICENCES, place, words)
    sources = f"{footer} {filed.prose.pages.get(_OPEN_DATA, '')}"
    if filed.register and _CQC not in " ".join(sources.split()):
        words = f"facts of the register of the {_CQC} are shown; name it in the footer or on the page about the data"
        yield Task(Step.LICENCES, place, words)


def _attribution(state: State) -> str:
    """What the postcodes' publisher asks to be said; "" where there are none."""
    index = state.config.root / POSTCODES
    try:
        return str(json.loads(index.read_bytes()).get("attribution", "")) if index.is_file() else ""
    except (AttributeError, ValueError):
        return ""  # `check` has named it as damaged


def _is_named(attribution: str, footer: str) -> bool:
    """Whether each of the owners stands in the footer, whatever the year beside it."""
    owners = ("Crown copyright", "Royal Mail", "Ordnance Survey", "National Statistics")
    asked = [owner for owner in owners if owner in attribution]
    return all(owner in footer for owner in asked) if asked else attribution in footer
