"""What services cost, as one range for each unit, in words."""

from collections.abc import Iterable
from decimal import Decimal

from generator.publication import PublicService
from generator.site.words import wording


def ranges(services: Iterable[PublicService]) -> tuple[str, ...]:
    """`£22.60 to £26.50 an hour (5 services)`; last, how many name a price only after an assessment."""
    return tuple(
        f"{words} ({wording.count(number, 'service')})" for words, number in _ranges(services)
    )


def in_short(services: Iterable[PublicService]) -> str:
    """`£22.60 to £26.50 an hour; £690 a week; after an assessment`, or ""."""
    found = [words for words, _ in _ranges(services)]
    return "; ".join(
        wording.mid_sentence(words) if words == wording.PRICE_UNKNOWN else words for words in found
    )


def _ranges(services: Iterable[PublicService]) -> list[tuple[str, int]]:
    lowest: dict[str, Decimal] = {}
    highest: dict[str, Decimal] = {}
    counts: dict[str, int] = {}
    unpriced = 0
    for service in services:
        low, high, unit = service.price_from, service.price_to, service.price_unit
        if low is None:
            unpriced += 1
            continue
        lowest[unit] = min(low, lowest.get(unit, low))
        highest[unit] = max(high or low, highest.get(unit, low))
        counts[unit] = counts.get(unit, 0) + 1
    found = [
        (wording.price(lowest[unit], highest[unit], unit), number)
        for unit, number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    return [*found, (wording.PRICE_UNKNOWN, unpriced)] if unpriced else found
