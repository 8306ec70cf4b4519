"""Every folder that is an address has a page: whoever cuts an address short finds out where they are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from generator.config import SCHEMAS
from generator.publication import Publication
from generator.site import files, routes
from tests.builders import a_criterion, a_lot, a_publication
from tests.county import bodies, body_at

# Pictures, styles and scripts of the pages, and the parts of the search index.
FOR_BROWSERS_ALONE = ("assets/", "pagefind/")


def folders(publication: Publication) -> set[str]:
    """The folders above each page and each file, with the slash."""
    every = routes.standing(publication) | files.standing(publication)
    above = (parent for address in every for parent in PurePosixPath(address).parents)
    return {f"{folder}/" for folder in above if folder.name} - set(FOR_BROWSERS_ALONE)


def a_site(**more: object) -> Publication:
    criterion = a_criterion()
    return a_publication(criteria=(criterion,), lots=(a_lot(criteria=(criterion.id,)),), **more)


def test_every_folder_of_the_site_has_a_page() -> None:
    publication = a_site()
    pages = routes.standing(publication) | {"data/", "feedback/", "find/"}  # two are of content/
    missing = {f for f in folders(publication) if not f.startswith(FOR_BROWSERS_ALONE)} - pages
    assert missing == set()


def test_the_criteria_stand_by_kind_and_lead_to_their_pages() -> None:
    body = body_at(a_site(), "join/criteria/")
    assert "<h2>Law</h2>" in body
    assert 'href="../../join/criteria/public-liability-insurance/"' in body
    assert "(asked by 1 of 1 types of support)" in body


def test_the_schemas_are_all_there() -> None:
    body = body_at(a_site(), "schemas/")
    for path in SCHEMAS.glob("*.json"):
        assert f'href="../schemas/{path.name}"' in body


def test_a_council_with_postcodes_says_whose_they_are() -> None:
    publication = replace(a_site(), postcodes_from="Contains OS data")
    assert "Contains OS data" in body_at(publication, "postcodes/")
    assert "postcodes/" not in bodies(a_site())
