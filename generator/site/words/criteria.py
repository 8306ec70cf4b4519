"""Entry criteria and registration, as providers read of them."""

from collections.abc import Mapping
from datetime import date, timedelta

from generator.publication.criteria import months_after
from generator.records import AskedOf, Criterion, Framework, Lot, Registration, ShownBy, Statement
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


# The sheets of the workbook that are forms for a criterion.
SHEETS: Mapping[str, str] = {"declaration": "Declaration", "prices": "Prices"}


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
    if criterion.asked_of is AskedOf.UNREGULATED_SERVICES:
        words.append("It is asked only where CQC does not regulate the service.")
    if criterion.shown_by is ShownBy.SERVICE:
        words.append("You show it for each service.")
    if not criterion.mandatory:
        words.append("You can be listed without it.")
    return " ".join(words)


def new_rating(criterion: Criterion) -> str:
    """What a new rating by the Care Quality Commission means, in sentences; "" where it is not about ratings."""
    if (asked := criterion.ratings) is None:
        return ""
    words = (
        "We read CQC's register. A rating that does not pass takes the service off the list from its "
        "day. What we saw before a new rating counts no more."
    )
    if asked.grace_days:
        days = wording.count(asked.grace_days, "day")
        words += f" If the new rating passes as it is, the service stays listed for {days} while we look at it."
    return words


def form(version: Criterion) -> str:
    """Where the form for it is, in a sentence; "" where there is none."""
    sheet = SHEETS.get("declaration" if version.declaration else version.form)
    return (
        f'The form is in the Excel workbook of each starter pack, on the sheet "{sheet}".'
        if sheet
        else ""
    )


def declaration(version: Criterion) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What is declared for it: the heading of a group → its statements, each with how long an old one counts."""
    groups: dict[str, list[str]] = {}
    for each in version.declaration:
        groups.setdefault(each.group, []).append(f"{each.statement} {counts(each)}".rstrip())
    return tuple((heading, tuple(statements)) for heading, statements in groups.items())


def counts(statement: Statement) -> str:
    """For how long something old counts against a provider, in a sentence; "" where that is not limited."""
    if statement.counts_years is None:
        return ""
    return f"It counts for {wording.count(statement.counts_years, 'year')}."


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


def cqc(lot: Lot) -> str:
    """What a provider needs of the Care Quality Commission for the lot."""
    what = f" for {activities(lot)}" if lot.cqc.regulated_activities else ""
    several = len(lot.cqc.regulated_activities) > 1
    must = f"You must be registered with CQC{what}"
    either = (
        " Register for the one that you give: nobody needs both for the same service."
        if several
        else ""
    )
    first = {
        Registration.ALWAYS: f"{must}.{either}",
        Registration.SOMETIMES: f"{must} if your service includes it.{either} Otherwise you need no registration. You say which it is for each service, and we check.",
        Registration.NEVER: "You need no registration with CQC for this.",
    }[lot.cqc.registration]
    further = (
        f"If {when}, you are likely to need registration for {wording.mid_sentence(activity)} as well."
        for activity, when in lot.cqc.further_activities
    )
    return " ".join((first, *further))


def activities(lot: Lot) -> str:
    """The regulated activities of the lot, of which a provider registers for the one that it gives; "" where there are none."""
    named = [wording.mid_sentence(activity) for activity in lot.cqc.regulated_activities]
    # Where there are several, an "or" of CQC's own names would run into one between them.
    return named[0] if len(named) == 1 else wording.joined([f"“{name}”" for name in named], "or")
