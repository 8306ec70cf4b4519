"""Mails in which providers say how their places stand → changes of cells, and a word on every mail.

The room `mails` finds the single mails and what the sender wrote in each;
`reading` says what that means, `messages` who says it, `deciding` (and
`agreeing`) what becomes of it, `writing` the cells. A mail is understood in one way only, or held with
the reason: a held one costs an officer a minute, a wrong one sends a family to
a service that is full.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from generator.importers.mails.files import sources
from generator.importers.updates.messages import Update, read
from generator.importers.updates.rows import read_rows
from generator.importers.updates.senders import Senders
from generator.records import Filed


def read_updates(paths: Sequence[Path], filed: Filed, today: date) -> list[Update]:
    """Each message in the files, in their order.

    Raises:
        ImportFailure: a file cannot be used.
    """
    senders = Senders(filed)
    updates: list[Update] = []
    for source in sources(paths):
        number = len(updates) + 1
        if source.grid is not None:
            updates += read_rows(source, number, senders, today)
        else:
            updates.append(read(source, number, senders, today))
    return updates
