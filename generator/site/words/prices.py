"""Price models, as providers read of them."""

from datetime import date

from generator.records import PriceModel, PriceVersion
from generator.site.words import wording


def bands(version: PriceVersion) -> tuple[tuple[str, str], ...]:
    """The bands of a version: what for, and from what to what."""
    rows = []
    for band in version.bands:
        unit = wording.sentence_start(wording.unit(band.unit))
        amount = wording.price(band.lowest, band.highest, "")
        if band.highest is None:
            amount = f"from {amount}" if band.lowest is not None else "agreed with each provider"
        rows.append((f"{unit}, for {band.applies_to}" if band.applies_to else unit, amount))
    return tuple(rows)


def decided(version: PriceVersion) -> str:
    """Who decided when, and the reference; "" where no day is known."""
    if version.decided_on is None:
        return ""
    when = wording.day(version.decided_on)
    by = f"{when}, by the {version.decided_by}" if version.decided_by else when
    return f"{by} ({version.reference})" if version.reference else by


def grace(version: PriceVersion, day: date) -> str:
    """What the version means for prices by the bands before it, as it reads on the day; "" where they are long over."""
    until = version.grace_until
    if version.since is None or (until or version.since) < day:
        return ""
    if until is not None:
        return f"They are in order until {wording.day(until)}."
    return "From that day they are not in order any more." if version.since > day else ""


def held(version: PriceVersion, after: PriceVersion | None, day: date) -> str:
    """From when until when: `Since 1 April 2026`, `From 1 April 2027`, `Until 31 March 2025`; "" where it always has.

    Args:
        after: the version that followed and has begun; None where the version holds, or is to come.
    """
    since = wording.day(version.since) if version.since else ""
    if after is None:
        begun = "Since" if version.starts <= day else "From"
        return f"{begun} {since}" if since else ""
    until = wording.day(after.last_day_of_those_before)
    return f"{since} to {until}" if since else f"Until {until}"


def begins(version: PriceVersion) -> str:
    """`from 1 April 2027`; "" where they have held since the framework began."""
    return f"from {wording.day(version.since)}" if version.since else ""


def hour(model: PriceModel) -> tuple[str, ...]:
    """What an hour costs at the legal minimum wage, part by part, and at last together; () where the lot does not say."""
    least = model.least_cost
    if not least.parts:
        return ()
    parts = [f"{wording.money(part.pounds)}: {part.what}" for part in least.parts]
    since = f", at the wage since {wording.day(least.wage_since)}" if least.wage_since else ""
    return (*parts, f"{wording.money(least.total)} together{since}")
