"""The price model of a lot: the bands that hold, those to come, those that were, and what an hour costs."""

from dataclasses import dataclass
from itertools import zip_longest

from generator.publication import Publication
from generator.records import Lot, PriceVersion
from generator.site.parts.page import filled
from generator.site.words import drafts
from generator.site.words import prices as price_words


@dataclass(frozen=True, slots=True)
class PriceVersionView:
    """The bands that one decision set.

    Attributes:
        held: from when until when, or "".
        why: what led to them, or "".
        bands: what for, and from what to what.
        notes: what is to be known of the change, each a label and words.
    """

    held: str
    why: str
    bands: tuple[tuple[str, str], ...]
    notes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PriceModelView:
    """The price model as it is known on the day.

    Attributes:
        draft: that it is not settled yet, a tag and a sentence, or ("", "").
        holds: the bands that hold; None where there are none.
        to_come: those that were decided for later, the earliest first.
        past: those that held before, the latest first.
        notes: what a price covers, and how it goes up, each a label and words.
        hour: what an hour costs at the legal minimum wage, part by part, and together.
        source: where that is from, or "".
    """

    draft: tuple[str, str]
    holds: PriceVersionView | None
    to_come: tuple[PriceVersionView, ...]
    past: tuple[PriceVersionView, ...]
    notes: tuple[tuple[str, str], ...]
    hour: tuple[str, ...]
    source: str


def view(publication: Publication, lot: Lot) -> PriceModelView:
    """The price model of one lot."""
    model, day = lot.price_model, publication.as_of
    holds = model.on(day)

    def shown(version: PriceVersion, after: PriceVersion | None) -> PriceVersionView:
        notes = (
            ("Decided on", price_words.decided(version)),
            ("Prices by the bands before", price_words.grace(version, day)),
        )
        held = price_words.held(version, after, day)
        return PriceVersionView(held, version.why, price_words.bands(version), filled(*notes))

    past = [
        shown(version, after)
        for version, after in zip_longest(model.versions, model.versions[1:])
        if after is not None and after.starts <= day
    ]
    return PriceModelView(
        draft=drafts.of_prices(publication.framework.council, draft=model.draft),
        holds=shown(holds, None) if holds else None,
        to_come=tuple(shown(v, None) for v in model.versions if v.starts > day),
        past=tuple(reversed(past)),
        notes=filled(("What it covers", model.includes), ("How it goes up", model.uplift)),
        hour=price_words.hour(model),
        source=model.least_cost.source,
    )
