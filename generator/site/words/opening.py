"""The days and hours of a service → the words that people use for them."""

import calendar
from collections.abc import Mapping, Sequence
from typing import Final

from generator.records import DAYS
from generator.site.words.wording import joined, sentence_start

DAY_NAMES: Final[Mapping[str, str]] = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}
# What keeps its capital wherever it stands.
_NAMES: Final = frozenset(
    {*DAY_NAMES.values(), *calendar.month_name, "Easter", "Christmas", "Whitsun"}
)


def in_words(days: Sequence[str], hours: str) -> str:
    """`Monday to Friday, 9.30am to 4pm`, `Open all hours`: the days and the hours, as far as they are filed."""
    if not days:
        return sentence_start(hours)
    return f"{_days(days)}, {_behind(hours)}" if hours else _days(days)


def _behind(hours: str) -> str:
    """The hours as they stand behind the days: `by appointment`, but `Easter to October` and `BSL mornings`."""
    first = hours.split()[0]
    is_name = first.removesuffix("s") in _NAMES or not first[1:].islower()
    return hours if is_name else hours[:1].lower() + hours[1:]


def _days(days: Sequence[str]) -> str:
    """`Tuesday and Thursday`, `Every day`; three or more that follow one another as `Monday to Friday`.

    Args:
        days: of DAYS, in their order; at least one.
    """
    if len(days) == len(DAYS):
        return "Every day"
    runs: list[list[str]] = []
    for index, day in enumerate(DAYS):
        if day in days:
            if index and DAYS[index - 1] in days:
                runs[-1].append(day)
            else:
                runs.append([day])
    if len(runs) == 2 and runs[0][0] == DAYS[0] and runs[1][-1] == DAYS[-1]:
        runs = [runs[1] + runs[0]]  # over the end of the week: Friday to Monday
    parts: list[str] = []
    for run in runs:
        names = [DAY_NAMES[day] for day in run]
        parts += [f"{names[0]} to {names[-1]}"] if len(names) > 2 else names
    return joined(parts)
