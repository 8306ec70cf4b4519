"""Single questions to a service's object: its terms, ages, needs, areas and registered location."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from generator.collation import without_legal_form
from generator.importers.open_referral import cleaning
from generator.importers.open_referral.documents import TaxonomyTerm
from generator.importers.open_referral.parts import Part
from generator.importers.open_referral.sites import ReferralSite, Surroundings
from generator.importers.open_referral.wordmap import ReferralWords
from generator.importers.start.areas import same_place
from generator.records.address_lines import place_key

_TERMS: Final = ("taxonomies", "attributes", "service_taxonomys", "suitabilities", "send_needs")
_OF_A_TERM: Final = (
    *("slug", "description", "vocabulary", "taxonomy", "term_uri", "term", "parent", "code"),
    *("locked", "version", "value", "taxonomy_detail", "uri", "sort_order"),
)
_ELIGIBLE: Final = ("eligibilitys", "eligibility", "eligibilities")
_MOST_PARENTS: Final = 10
_OLDEST: Final = 99  # years; from there on it is no limit
_CQC: Final = re.compile(r"cqc\.org\.uk/location/(1-\d{6,12})\b", re.IGNORECASE)


def terms_of(part: Part, terms: Mapping[str, TaxonomyTerm]) -> list[str]:
    """The names of its taxonomy terms, and of those under which they stand.

    Args:
        terms: all of the files, by their ids.
    """
    out: list[str] = []
    for each in part.parts(*_TERMS):
        inner = each.part("taxonomy_term", "taxonomy")
        term = inner if inner and inner.text("name") else each
        term.skip(*_OF_A_TERM)
        out.append(term.text("name", "label"))
        key = str(term.raw("id") or "")
        for _ in range(_MOST_PARENTS):
            key = terms[key].parent if key in terms else ""
            if key in terms:
                out.append(cleaning.line(terms[key].name))
    return list(dict.fromkeys(filter(None, out)))


def ages_of(part: Part) -> dict[str, str]:
    """The cells age_from and age_to: the widest of what is said; one that is not known is left out."""
    pairs = [
        (each.whole("minimum_age", "min_age"), each.whole("maximum_age", "max_age"))
        for each in (part, *part.parts(*_ELIGIBLE))
    ]
    stated = [pair for pair in pairs if pair != (None, None)]
    least = min((a for a, _ in stated if a is not None and 0 <= a <= 120), default=None)
    limits = [b for _, b in stated]
    most = max((b for b in limits if b is not None), default=0)
    is_limit = None not in limits and (least or 0) <= most < _OLDEST and most > 0
    ages = {"age_from": least, "age_to": most if is_limit else None}
    return {column: str(age) for column, age in ages.items() if age is not None}


def needs_of(part: Part, words: ReferralWords, terms: Sequence[str], title: str) -> tuple[str, ...]:
    """The needs that its terms, its name and its conditions name."""
    conditions = (
        each.peek("eligibility", "description", "name") for each in part.parts(*_ELIGIBLE)
    )
    return words.needs.ids([*terms, title, *cleaning.sentences("\n".join(conditions))])


def areas_of(part: Part, around: Surroundings) -> str:
    """The cell of the areas that it says it serves: those of the council, by their names and places, or all."""
    filed, reader = around.filed, around.book.reader
    council = filed.framework.council
    whole = {
        same_place(name)
        for name in (filed.framework.region, council, council.removesuffix(" Council"))
    }
    by_name = {same_place(area.name): area.id for area in filed.areas.values()}
    ids: list[str] = []
    for name in _areas_named(part):
        if same_place(name) in whole:
            return "all"
        if area := by_name.get(same_place(name)):
            ids.append(area)
        else:
            ids += [
                at.area for at in reader.places.get(place_key(name), ()) if at.area in filed.areas
            ]
    return "; ".join(dict.fromkeys(ids))


def _areas_named(part: Part) -> Iterator[str]:
    for each in part.parts("service_areas"):
        for text in dict.fromkeys((each.text("name"), each.text("service_area"))):
            yield from (name.strip() for name in re.split(r"[,;/]| and ", text) if name.strip())


def location_of(part: Part, around: Surroundings, sites: Sequence[ReferralSite]) -> str:
    """The id of its registered location: as the source links to it, or as the council's copy of the register has one under its name at its postcode."""
    texts = [part.peek("url", "website", "description")]
    texts += [each.peek("url") for each in part.parts("links")]
    if match := next(filter(None, map(_CQC.search, texts)), None):
        return match[1]
    postcodes = {site.cells["postcode"] for site in sites if "postcode" in site.cells}
    name = without_legal_form(part.text("name"))
    ids = [
        at.location_id
        for postcode in postcodes
        for at in around.registered.get(postcode, ())
        if without_legal_form(at.location_name) == name and not at.deregistered_on
    ]
    return ids[0] if len(ids) == 1 else ""
