"""What an import put in place of something that nobody has said: every area, and a provider without a name."""

from collections.abc import Iterator, Mapping
from typing import Final

from generator.failure import ImportFailure
from generator.importers.open_referral.memory import MEMORY, read_memory
from generator.importers.start.existing import REPORT, Sheet, read_sheet
from generator.importers.start.packages import UNNAMED
from generator.records import Filed, Service
from generator.worklist.ready.state import State
from generator.worklist.ready.task import Step, Task

_ALL: Final = "all"


def everywhere(state: State, filed: Filed) -> Iterator[Task]:
    """Each service that is in every area because no file said in which it is.

    The word `all`, where an import wrote it, says no more than that. For a service
    that is for every area, their ids say that somebody has looked at it.
    """
    if len(filed.areas) == 1:
        return
    locations, drafts = _guessed(state)
    tables: dict[str, Mapping[str, str]] = {}
    for service in filed.services.values():
        is_guess = service.id in drafts or (service.cqc_location_id, service.lot) in locations
        if not is_guess or service.withdrawn_on is not None:
            continue
        file = service.place.file
        if file not in tables:
            rows = _sheet(state, file, "id").rows
            tables[file] = {row["id"]: row.get("areas", "") for row in rows}
        if tables[file].get(service.id, "").strip() == _ALL:
            yield Task(Step.PLACES, service.place.at("areas"), _words(service))


def nameless(state: State, filed: Filed) -> Iterator[Task]:
    """Each provider of which the register's files had the id alone."""
    for provider in filed.providers.values():
        if provider.legal_name == UNNAMED:
            words = (
                f"the files of the register have the id of this provider alone ({provider.cqc_provider_id}); "
                "start again with the monthly directory, which has its name, or write it as title and legal_name"
            )
            place = state.at(provider.place.file, "provider.legal_name")
            yield Task(Step.REGISTER, place, words)


def _words(service: Service) -> str:
    return (
        f"{service.title} is in every area, as no file said in which it is; "
        "name its areas, or each of them where it is for all"
    )


def _guessed(state: State) -> tuple[frozenset[tuple[str, str]], frozenset[str]]:
    """What imports put into every area: location ids with the lot, and ids of services of another directory."""
    report = _sheet(state, REPORT, "outcome").rows
    drafts: list[str] = []
    path = state.config.root / MEMORY
    if path.is_file():
        try:
            memory = read_memory({MEMORY: path.read_bytes()})
        except ImportFailure:
            return frozenset(), frozenset()  # the next import names it
        drafts = [s.id for s in memory.services.values() if s.cells.get("areas") == _ALL]
    listed = (
        (row.get("location_id", ""), row.get("lot", ""))
        for row in report
        if row.get("areas") == _ALL
    )
    return frozenset(listed), frozenset(drafts)


def _sheet(state: State, name: str, key: str) -> Sheet:
    """The table; an empty one where it is not there, or cannot be read, as `check` or the next import says."""
    path = state.config.root / name
    try:
        return read_sheet({name: path.read_bytes()} if path.is_file() else {}, name, key)
    except ImportFailure:
        return Sheet()
