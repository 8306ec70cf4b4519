"""What people told the council of a service, by mail or on a form → rows of a queue in the private folder, and a word on each message.

`messages` and `tables` read what somebody wrote, with `forms`, `answers` and
`services`; `rows` makes a row of it, `queue` says what of that is new. A person
decides on each (`deciding`), and `publishing` takes what is accepted to the
providers' packages, without a name.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from generator.importers.feedback.messages import read_message
from generator.importers.feedback.rows import FeedbackMessage
from generator.importers.feedback.services import ServiceNames
from generator.importers.feedback.tables import read_forms
from generator.importers.mails.files import sources
from generator.records import Filed


def read_feedback(paths: Sequence[Path], filed: Filed, today: date) -> list[FeedbackMessage]:
    """Each message in the files, in their order.

    Raises:
        ImportFailure: a file cannot be used.
    """
    names = ServiceNames(filed)
    read: list[FeedbackMessage] = []
    for source in sources(paths):
        if source.grid is not None:
            read += read_forms(source, names, today)
        else:
            read.append(read_message(source, names, today))
    return read
