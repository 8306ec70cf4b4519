"""A table that was handed in → one message for each row."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from generator.importers.mails.files import Received
from generator.importers.mails.headers import address
from generator.importers.mails.incoming import digest
from generator.importers.mails.words import read_day, words_of
from generator.importers.updates.messages import Update, checked, standing
from generator.importers.updates.senders import Senders
from generator.importers.updates.statements import Unclear
from generator.importers.updates.tables import Row, rows_of, statement_of_row
from generator.load import meant
from generator.load.spreadsheet import remnant, serial_day

_BY_PHONE = re.compile(r"\b(?:phone|phoned|telephone|tel|call|called|rang|ring)\b", re.IGNORECASE)


def read_rows(source: Received, start: int, senders: Senders, today: date) -> Iterator[Update]:
    """The messages of a table, numbered from `start`."""
    assert source.grid is not None
    try:
        rows = rows_of(source.grid.rows)
    except Unclear as reason:
        yield _unread(source, start, str(reason))
        return
    if rows is None:
        yield _unread(
            source,
            start,
            "no row has the headers of such a table, such as: service, places, how many, from, on, by",
        )
        return
    if not rows:
        yield _unread(source, start, "beneath the headers there is no row")
    for number, row in enumerate(rows, start):
        yield _of_row(source, row, number, senders, today)


def _unread(source: Received, number: int, reason: str) -> Update:
    key = digest(source.name)
    return Update(number, source.name, source.file, key, key, "", "", None, unclear=reason)


def _no_day(cell: str) -> str:
    if formula := remnant(cell):
        return formula
    return f'"{cell}" {meant.day(cell)}' if serial_day(cell) else f'the day is not clear: "{cell[:40]}"'  # fmt: skip


def _of_row(source: Received, row: Row, number: int, senders: Senders, today: date) -> Update:
    sender = address(row.by)[0]
    on, fault = today, ""
    doubts = []
    if row.on:
        words = words_of(row.on)
        read = None if serial_day(row.on) else read_day(words, 0, today)
        on, fault = (read[0], "") if read else (today, _no_day(row.on))
    else:
        doubts.append(f"it does not say when; accepted, it counts as of {today}")
    if not sender:
        doubts.append(
            "it does not say who said it"
            if not row.by
            else f'who said it is no address: "{row.by[:60]}"'
        )
    key = digest(
        source.file,
        row.service,
        row.places,
        row.free,
        row.since,
        row.on,
        row.by,
        "" if row.on else row.number,
    )
    update = Update(
        number=number,
        name=f"{source.name}, row {row.number}",
        file=source.file,
        key=key,
        identity=key,
        sender=sender,
        subject="",
        on=on,
        doubts=tuple(doubts),
        unclear=fault,
        means="phone" if _BY_PHONE.search(row.by) else "table",
    )
    update = standing(update, senders)
    if update.unclear:
        return update
    try:
        statement = statement_of_row(row, on, senders.names_of(update.providers))
    except Unclear as reason:
        return replace(update, unclear=str(reason))
    return checked(replace(update, statements=(statement,)), senders)
