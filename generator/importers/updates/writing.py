"""What is taken → the cells that change, the files with them, and the log in the private folder."""

import csv
import io
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from generator.failure import ImportFailure
from generator.importers.changing import CellChange, changed_files
from generator.importers.standing_cells import standing_rows
from generator.importers.updates.deciding import taken
from generator.importers.updates.messages import Update
from generator.importers.updates.outcomes import Fate, MailOutcome, Taken
from generator.importers.updates.senders import Senders
from generator.importers.updates.statements import PlacesStatement
from generator.importers.updates_log import with_log_rows
from generator.load.private import HELD, UPDATES
from generator.records import Filed, Service
from generator.site.words import wording

# Who said it, for everybody to read: never a name, nor an address.
_BY: Final = {
    "mail": "provider, by mail",
    "text": "provider, in writing",
    "table": "provider, in writing",
    "phone": "provider, by phone",
}


@dataclass(frozen=True, slots=True)
class ProposedCells:
    """What would be written.

    Attributes:
        changes: each cell, with the message that changes it.
        files: path below the root → the file with its cells changed.
        notes: what else a person should know.
    """

    changes: tuple[tuple[CellChange, Update], ...]
    files: Mapping[str, bytes]
    notes: tuple[str, ...] = ()


def proposed(outcomes: Sequence[MailOutcome], filed: Filed, root: Path) -> ProposedCells:
    """The cells that change, and the files with them.

    Args:
        root: the council's folder.

    Raises:
        ImportFailure: a table cannot be read or changed.
    """
    changes: dict[tuple[str, str], tuple[CellChange, Update]] = {}
    notes: list[str] = []
    # Two may say that the details are right: the newer one is written.
    for update, statement in sorted(taken(outcomes), key=_day_of):
        service = filed.services[statement.service]
        cells = _cells(update, statement) if statement.availability else {}
        if statement.details_right:
            checked = _checked(update, service, filed.framework.council_roles)
            cells |= checked
            if not checked:
                notes.append(
                    f"{service.id}: its details are right, says the provider; "
                    f"the council's own check of {service.checked_on} stays"
                )
        row = standing_rows(root, service.provider).get(service.id, {})
        changes |= {
            (service.id, column): (
                CellChange(service.provider, service.id, column, row.get(column, ""), after),
                update,
            )
            for column, after in cells.items()
            if row.get(column, "").strip() != after
        }
    files = changed_files(root, [change for change, _ in changes.values()])
    return ProposedCells(tuple(changes.values()), files, tuple(notes))


def _day_of(pair: tuple[Update, PlacesStatement]) -> date:
    return pair[0].on or date.min


def logged(
    before: bytes,
    decided: Sequence[MailOutcome],
    filed: Filed,
    today: date,
    accepted: Collection[int],
) -> bytes:
    """The log with a row for each statement that is taken: who said it exactly, and when.

    Args:
        before: the log as it stands; nothing where there is none.
    """
    rows = [
        _logged(update, s, filed, today, update.number in accepted) for update, s in taken(decided)
    ]
    return with_log_rows(before, rows)


def held_log(before: bytes, decided: Sequence[MailOutcome], filed: Filed, today: date) -> bytes:
    """The log of the mails that wait for a person, with a row for each that is held now and was not before.

    A mail counts for the providers whose own packages have its sender: so
    whoever asks them next time sees that they have written.

    Args:
        before: the log as it stands; nothing where there is none.

    Raises:
        ImportFailure: the log cannot be read.
    """
    senders = Senders(filed).providers
    there = {(row["message"], row.get("provider", "")) for row in _rows(before, HELD)}
    rows: dict[tuple[str, str], dict[str, str]] = {}
    for one in decided:
        update = one.update
        if one.outcome is not Fate.HELD or update.on is None or update.on > today:
            continue
        for provider in senders.get(update.sender, ()):
            key = (update.identity, provider)
            if key not in there:
                rows[key] = {
                    "message": update.identity,
                    "provider": provider,
                    "said_on": update.on.isoformat(),
                    "held_on": today.isoformat(),
                    "reason": wording.clip(_plain_cell("; ".join(one.reasons)), 400),
                }
    return with_log_rows(before, list(rows.values()), "updates-held") if rows else before


def _plain_cell(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split()).lstrip("=+-@")


def taken_before(log: bytes) -> dict[str, Taken]:
    """The identities of the messages in the log, with what it has of each.

    Raises:
        ImportFailure: the log cannot be read.
    """
    return {
        row["message"]: Taken(*(row.get(name) or "" for name in ("taken_on", "sender", "said_on")))
        for row in _rows(log, UPDATES)
        if row["message"]
    }


def _rows(log: bytes, name: str) -> list[dict[str, str]]:
    try:
        text = log.decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise ImportFailure(
            f"{name}: the log in the private folder cannot be read ({error})"
        ) from error
    if rows and "message" not in rows[0]:
        raise ImportFailure(f'{name}: the log in the private folder has no column "message"')
    return rows


def _cells(update: Update, statement: PlacesStatement) -> dict[str, str]:
    on = update.on
    assert on is not None
    assert statement.availability is not None
    since = statement.since if statement.since and statement.since > on else None
    return {
        "availability": statement.availability.value,
        "availability_on": on.isoformat(),
        "places_free": "" if statement.free is None else str(statement.free),
        "places_from": since.isoformat() if since else "",
        "availability_by": _BY[update.means],
    }


def _checked(update: Update, service: Service, council_roles: Sequence[str]) -> dict[str, str]:
    """The provider's own word that its entry is right; the council's check is worth more, and stays."""
    on = update.on
    assert on is not None
    by_council = service.checked_by in council_roles or not council_roles
    if service.checked_on and (by_council or service.checked_on > on):
        return {}
    return {"checked_on": on.isoformat(), "checked_by": _BY[update.means].capitalize()}


def _logged(
    update: Update, statement: PlacesStatement, filed: Filed, today: date, is_accepted: bool
) -> dict[str, str]:
    assert update.on is not None
    cells = _cells(update, statement) if statement.availability else {}
    return {
        "message": update.identity,
        "sender": update.sender.lstrip("=+-@"),  # what no spreadsheet takes for a formula
        "said_on": update.on.isoformat(),
        "taken_on": today.isoformat(),
        "provider": filed.services[statement.service].provider,
        "service": statement.service,
        "availability": cells.get("availability", ""),
        "places_free": cells.get("places_free", ""),
        "places_from": cells.get("places_from", ""),
        "details_right": "yes" if statement.details_right else "no",
        "accepted": "yes" if is_accepted else "no",
    }
