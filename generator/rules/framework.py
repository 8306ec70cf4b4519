"""The council's own settings hold together."""

from collections.abc import Iterator

from generator.frame.colours import contrast
from generator.load import POSTCODES
from generator.load.ids import slug_of
from generator.problem import Finding, Place
from generator.records import NamedPlace, kilometres
from generator.rules.context import Context

READABLE = 4.5  # WCAG 2.2, success criterion 1.4.3 (AA), for text of ordinary size


def lot_slug(context: Context) -> Iterator[Finding]:
    """A lot's file in lots/ has a name of lower-case letters and digits, with single hyphens between words."""
    for lot in context.filed.lots.values():
        slug = slug_of(lot.id)
        if slug != lot.id:
            yield lot.place, f'the file should be named "{slug or "a-short-name"}.yml"'


def faint_colour(context: Context) -> Iterator[Finding]:
    """The colours in content/framework.yml stand out from white by at least 4.5 to 1 (WCAG 2.2, 1.4.3)."""
    look = context.filed.framework.look
    for field, colour in (("primary", look.primary), ("accent", look.accent)):
        try:
            ratio = contrast(colour, "#ffffff")
        except ValueError:
            continue  # not a colour: the schema has said so
        if ratio < READABLE:
            words = f"{colour} stands out from white by {ratio:.1f} to 1; at least {READABLE:g} are needed: take a darker one"
            yield context.filed.framework.place.at(f"look.{field}"), words


def lot_without_criteria(context: Context) -> Iterator[Finding]:
    """A lot picks up at least one entry criterion: a framework lists nobody unchecked."""
    if "lots/criteria.yml" in context.gaps.files:
        return
    for lot in context.filed.lots.values():
        if lot.title and not lot.criteria and not context.in_doubt(lot.place, "criteria"):
            yield (
                lot.place.at("criteria"),
                "the lot picks up no criterion; name those that apply, from lots/criteria.yml",
            )


def place_postcode_unheld(context: Context) -> Iterator[Finding]:
    """The postcode of a place in content/areas.yml is one that content/postcodes/ holds. Of any other nobody knows where it lies, so the site gives no distances from the place."""
    if POSTCODES in context.gaps.files:
        return
    for place, at in _with_postcode(context):
        if place.point is None:
            words = (
                f"{place.postcode} is no live postcode that content/postcodes/ holds, so no distances "
                f"from {place.name} are given; take another one in the middle of it"
            )
            yield at, words


def place_outside(context: Context) -> Iterator[Finding]:
    """The postcode of a place in content/areas.yml lies in the framework's area: within `reach_km` (content/framework.yml) of an area's point."""
    areas = [(area.name, area.point) for area in context.filed.areas.values() if area.point]
    reach = context.filed.framework.reach_km
    if not areas or context.in_doubt(context.filed.framework.place, "reach_km"):
        return
    for place, at in _with_postcode(context):
        if place.point is None:
            continue
        away, nearest = min((kilometres(place.point, point), name) for name, point in areas)
        if away > reach:
            words = (
                f"{place.postcode} is {away:,.0f} km from the nearest area, {nearest}; at most {reach:g} km "
                f"are expected (is it the postcode of another {place.name}?)"
            )
            yield at, words


def _with_postcode(context: Context) -> Iterator[tuple[NamedPlace, Place]]:
    """The places that bear one, and where it stands."""
    for area in context.filed.areas.values():
        for place in area.places:
            at = place.place.at(f"{place.place.field}.postcode")
            if place.postcode and not context.in_doubt(at, at.field):
                yield place, at
