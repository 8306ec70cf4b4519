"""A register that is cut off looks like one from which very much has vanished: it is refused until a person has looked."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.failure import ImportFailure
from generator.site.words.wording import count, joined

_ONE_IN: Final = 10  # of what is listed
_FIRST: Final = 5  # names in the message


@dataclass(frozen=True, slots=True)
class Vanished:
    """A service that was there at the last import and is not any more: its location, and why."""

    location_id: str
    name: str
    why: str


class PartOfARegister(ImportFailure):
    """So much has vanished that somebody has to look; `vanished` has each."""

    vanished: tuple[Vanished, ...] = ()


def refuse_a_part(vanished: Sequence[Vanished], listed: int, accepted: int | None) -> None:
    """Stop where so much has vanished that the files are more likely a part of the register.

    A single one is what may happen in any month.

    Args:
        listed: how many services there were.
        accepted: how many a person says are right.

    Raises:
        PartOfARegister: it is more than one in ten and more than one, and another number than was accepted.
    """
    number = len(vanished)
    if number <= max(1, listed // _ONE_IN) or number == accepted:
        return
    whys = Counter(each.why for each in vanished).most_common()
    # A location that is in two lots is two services.
    places = list(dict.fromkeys(f"{each.name} ({each.location_id})" for each in vanished))
    names, left = places[:_FIRST], len(places) - _FIRST
    more = [f"{left:,} more"] if left > 0 else []
    words = (
        f"{number:,} of the {count(listed, 'service')} here would go, more than one in ten: "
        f"{joined([f'{n:,} {why}' for why, n in whys])}. The first are {joined([*names, *more])}. "
        "Is a file cut off, or another than it should be? Nothing was changed. "
        f"If it is right, add --accept-withdrawals {number}"
    )
    refusal = PartOfARegister(words)
    refusal.vanished = tuple(vanished)
    raise refusal
