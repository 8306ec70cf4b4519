"""What services cost, as one range for each unit, in words."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from generator.publication import PublicService
from generator.records import grouped
from generator.site.words import wording

# Where nothing before it says that it is about a price.
_ALONE: Final = {
    wording.PRICE_AFTER_ASSESSMENT: "price after an assessment",
    wording.PRICE_UNKNOWN: "ask about the price",
}


def ranges(services: Iterable[PublicService]) -> tuple[str, ...]:
    """`£22.60 to £26.50 an hour (5 services)`; last, how many name a price only after an assessment, and of how many it is not known."""
    return tuple(
        f"{words} ({wording.count(number, 'service')})" for words, number in _ranges(services)
    )


def in_short(services: Iterable[PublicService]) -> str:
    """`£22.60 to £26.50 an hour; £690 a week; price after an assessment; ask about the price`, or ""."""
    return "; ".join(_ALONE.get(words, words) for words, _ in _ranges(services))


def _ranges(services: Iterable[PublicService]) -> list[tuple[str, int]]:
    services = tuple(services)
    by_unit = grouped(
        (s.price_unit, (s.price_from, s.price_to or s.price_from))
        for s in services
        if s.price_from is not None
    )
    priced = [
        (wording.price(min(low for low, _ in of), max(high for _, high in of), unit), len(of))
        for unit, of in sorted(by_unit.items(), key=lambda item: (-len(item[1]), item[0]))
    ]
    wordless = Counter(
        wording.price(None, None, s.price_unit) for s in services if s.price_from is None
    )
    # In the order of their words: what follows an assessment, then what is not known.
    return [*priced, *sorted(wordless.items())]
