"""A provider's workbook, filled in with what stands in its package: to be looked through, and to come back as a change."""

from generator.failure import Failure
from generator.joining.starter_pack import choices
from generator.joining.workbook import Before, ToLookThrough, forms_of, workbook
from generator.joining.workbook.form import facts
from generator.load.tables import fits_header
from generator.publication import Publication
from generator.site.parts import contacts


def provider_book(publication: Publication, slug: str, before: Before) -> bytes:
    """The workbook of one provider, with all that it may look through.

    A service that was withdrawn is left out, and so is what the council alone
    says. The forms are those of the provider's lots, and empty: nothing of
    them is ever written down.

    Args:
        publication: of the day for which the workbook is made.
        slug: the provider's id.
        before: its package.

    Raises:
        Failure: services.csv is no table of services, or holds what no workbook can.
    """
    header = before.services.removeprefix("\ufeff").partition("\n")[0].strip().split(",")
    if not fits_header("services", [name.strip().strip('"') for name in header]):
        raise Failure(
            f"providers/{slug}/services.csv: its first row does not name the columns; mend it first: "
            "framework-directory check"
        )
    lots = [publication.lots[lot] for lot in before.lots if lot in publication.lots]
    facts_now = {**before.descriptor, **before.provider}
    framework = publication.framework
    team = contacts.for_joining(framework, lots[0]) if lots else framework.commissioning
    standing = ToLookThrough(
        slug=slug,
        title=str(facts_now.get("title") or slug),
        on=publication.as_of,
        services=[
            row
            for row in before.rows_on(publication.as_of)
            if any(row.values()) and not _is_gone(row.get("withdrawn_on", ""), publication)
        ],
        send_to=team.email or (f"ring {team.phone}" if team.phone else framework.council),
    )
    return workbook(
        choices(publication, lots),
        {},
        {fact.key: _answer(facts_now.get(fact.key)) for fact in facts()} | {"name": slug},
        before.about,
        forms_of(lots, publication.criteria, framework, publication.sums, publication.as_of),
        standing=standing,
    )


def _is_gone(withdrawn_on: str, publication: Publication) -> bool:
    """Whether the service is withdrawn already: days as YYYY-MM-DD are in order as texts."""
    return bool(withdrawn_on.strip()) and withdrawn_on.strip() <= publication.as_of.isoformat()


def _answer(value: object) -> str:
    return " ".join(str(value).split()) if value is not None else ""
