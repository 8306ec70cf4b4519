"""Entry criteria, prices and registration, as providers read of them."""

from collections.abc import Mapping
from datetime import date, timedelta

from generator.publication.criteria import months_after
from generator.records import AskedOf, Criterion, Framework, Lot, Registration, ShownBy
from generator.site.words import wording

# In the order of the assessment.
STAGES: Mapping[str, tuple[str, str]] = {
    "exclusion": ("First: may you be on the list at all?", "exclusion"),
    "selection": ("Then: can you do the work?", "selection"),
    "award": ("Before the award", "award"),
    "while-on-the-framework": ("While you are on the list", "while on the framework"),
}


KINDS: Mapping[str, str] = {"legal": "Law", "quality": "Quality", "financial": "Money"}


_LAW: Mapping[str, str] = {
    "pcr-2015-light-touch": "Light-touch rules in the Public Contracts Regulations 2015, regulations 74 to 77",
    "procurement-act-2023-open-framework": "Open framework under section 49 of the Procurement Act 2023",
    "procurement-act-2023-light-touch": "Light-touch rules in the Procurement Act 2023",
    "not-stated": "",
}


def lasts(criterion: Criterion) -> str:
    """For how long its proof counts, in a sentence."""
    if criterion.lasts_months is None:
        return "The proof does not run out unless it says so itself."
    months = wording.count(criterion.lasts_months, "month")
    return f"The proof lasts {months}, unless it says another day itself."


def of_whom(criterion: Criterion, lot: Lot | None = None) -> str:
    """What is particular about whom it is asked of, and how it is shown; "" where nothing is."""
    words = []
    always = lot is not None and lot.cqc.registration is Registration.ALWAYS
    if criterion.asked_of is AskedOf.REGULATED_SERVICES and not always:
        words.append("It is asked only where CQC regulates the service.")
    if criterion.shown_by is ShownBy.SERVICE:
        words.append("You show it for each service.")
    if not criterion.mandatory:
        words.append("You can be listed without it.")
    return " ".join(words)


def coming(criterion: Criterion, day: date) -> tuple[str, ...]:
    """A sentence for each version that comes after the day."""
    later = (v for v in criterion.versions if v.since > day)
    return tuple(f"From {wording.day(v.since)}: {v.why or v.passes}" for v in later)


def grace(version: Criterion, day: date) -> str:
    """What a change means for providers that are on already, as it reads on the day."""
    if not version.grace_months:
        verb = "applies" if version.since > day else "applied"
        return f"It {verb} to everybody from that day."
    last = months_after(version.since, version.grace_months) - timedelta(days=1)
    verb = "had" if last < day else "have"
    return f"Providers already on {verb} until {wording.day(last)}."


def law(framework: Framework) -> str:
    """The procurement law that the framework stands on, "" where it is not said."""
    return _LAW.get(framework.legal_basis, "")


def prices(lot: Lot) -> tuple[tuple[str, str], ...]:
    """The bands of the price model: what for, and from what to what."""
    rows = []
    for band in lot.price_model.bands:
        unit = wording.sentence_start(wording.unit(band.unit))
        amount = wording.price(band.lowest, band.highest, "")
        if band.highest is None:
            amount = f"from {amount}" if band.lowest is not None else "agreed with each provider"
        rows.append((f"{unit}, for {band.applies_to}" if band.applies_to else unit, amount))
    return tuple(rows)


def cqc(lot: Lot) -> str:
    """What a provider needs of the Care Quality Commission for the lot."""
    activities = wording.joined([wording.mid_sentence(a) for a in lot.cqc.regulated_activities])
    what = f" for {activities}" if activities else ""
    return {
        Registration.ALWAYS: f"You must be registered with CQC{what}.",
        Registration.SOMETIMES: f"You must be registered with CQC{what} if your service includes it. Otherwise you need no registration.",
        Registration.NEVER: "You need no registration with CQC for this.",
    }[lot.cqc.registration]
