"""What services cost, as one range for each unit, in words."""

from collections import Counter
from collections.abc import Iterable

from generator.publication import PublicService
from generator.records import grouped
from generator.site.words import wording


def ranges(services: Iterable[PublicService]) -> tuple[str, ...]:
    """`£22.60 to £26.50 an hour (5 services)`; last, how many name a price only after an assessment, and of how many it is not known."""
    return tuple(
        f"{words} ({wording.count(number, 'service')})" for words, number in _ranges(services)
    )


def in_short(services: Iterable[PublicService]) -> str:
    """`£22.60 to £26.50 an hour; £690 a week; after an assessment; ask the provider`, or ""."""
    wordless = {wording.PRICE_AFTER_ASSESSMENT, wording.PRICE_UNKNOWN}
    prices = (words for words, _ in _ranges(services))
    return "; ".join(
        wording.mid_sentence(words) if words in wordless else words for words in prices
    )


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
