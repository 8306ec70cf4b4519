"""The rules across files, in one plain list. A new rule is a function here and an invalid example in the tests."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from generator.load import Gaps
from generator.problem import Finding, Problem, asks, name_of, problems_of
from generator.records import Filed
from generator.rules import (
    addresses,
    applications,
    criteria,
    dates,
    decisions,
    drafts,
    easy_read,
    evidence,
    feedback,
    framework,
    homes,
    identity,
    links,
    names,
    pictures,
    plain,
    prices,
    references,
    registration,
    reviews,
    services,
    sums,
    text,
)
from generator.rules.addresses import Addresses
from generator.rules.context import Cell, Context, Rule

RULES: tuple[Rule, ...] = (
    references.unknown_lot,
    references.unknown_area,
    references.unknown_need,
    references.unknown_access,
    references.unknown_language,
    references.unknown_group,
    references.unknown_criterion,
    references.unknown_service,
    references.unknown_team,
    references.repeated_id,
    identity.folder_and_name,
    identity.folder_slug,
    identity.example_left,
    identity.former_id_taken,
    identity.repeated_award,
    identity.number_taken,
    reviews.repeated_review,
    reviews.action_without_review,
    reviews.review_outcome,
    dates.date_out_of_reach,
    dates.date_order,
    dates.status_without_date,
    services.age_range,
    services.availability_without_date,
    services.places_contradiction,
    services.half_a_point,
    services.point_outside,
    services.place_incomplete,
    registration.location_missing,
    registration.regulated_contradiction,
    text.placeholder_text,
    text.contact_in_prose,
    text.unseen_character,
    text.raw_html,
    text.unsafe_link,
    text.about_form,
    pictures.image_missing,
    pictures.image_unreadable,
    pictures.image_too_large,
    pictures.image_too_small,
    pictures.image_without_words,
    easy_read.easy_read_sentence,
    easy_read.unknown_picture,
    framework.lot_slug,
    framework.faint_colour,
    framework.lot_without_criteria,
    drafts.draft_left,
    criteria.criterion_contradiction,
    criteria.repeated_criterion,
    criteria.repeated_statement,
    sums.savings_limits_order,
    sums.sum_year,
    prices.price_range,
    prices.price_unit,
    prices.price_twice,
    prices.price_model_order,
    prices.price_version_gap,
    prices.price_version_overlap,
    prices.price_version_late,
    prices.price_outside_model,
    evidence.evidence_without_service,
    evidence.unknown_role,
    evidence.award_after_closing,
    evidence.reference_of_two_decisions,
    decisions.decision_before_award,
    decisions.lifting_without_suspension,
    decisions.decision_without_effect,
    decisions.decisions_of_one_day,
    decisions.review_of_nothing,
    decisions.status_and_decisions,
    decisions.extension_twice,
    feedback.person_in_comment,
    feedback.unmet_about_nothing,
    applications.unknown_provider,
    applications.application_of_nobody,
    applications.application_half_decided,
    applications.refusal_without_reason,
    applications.unknown_application,
    applications.award_told_otherwise,
    applications.private_folder_published,
)

# About the addresses that the site would have, and the links to them.
OF_ADDRESSES: tuple[Callable[[Addresses], Iterator[Finding]], ...] = (
    addresses.address_lost,
    addresses.address_taken,
    addresses.redirect_astray,
    links.dead_link,
)

# What is no mistake, and wants attention: these do not stop the build.
WARNINGS: tuple[Rule, ...] = (
    dates.date_in_future,
    dates.joined_otherwise,
    services.places_too_many,
    services.places_from_far,
    services.service_without_award,
    services.package_without_services,
    decisions.provider_leaves_soon,
    decisions.unknown_delegation,
    registration.location_unregulated,
    registration.regulated_undeclared,
    registration.regulated_doubtful,
    registration.location_not_in_register,
    registration.location_of_another,
    registration.location_deregistered,
    prices.price_undated,
    prices.price_below_cost,
    prices.minimum_wage_missing,
    prices.price_outside_bands,
    feedback.name_in_comment,
    feedback.accusing_comment,
    feedback.done_without_reply,
    names.name_in_text,
    names.name_with_detail,
    homes.home_without_town,
    homes.street_of_a_home,
    framework.place_postcode_unheld,
    framework.place_outside,
    plain.hard_to_read,
    easy_read.easy_read_hard,
    easy_read.easy_read_pictures,
    sums.sum_out_of_date,
    applications.private_in_git,
)

# What is found while reading, before records exist. The names of table faults are Frictionless's own.
READING: dict[str, str] = {
    "missing-file": "A settings file that every directory needs is not there.",
    "missing-descriptor": "A provider's folder has no datapackage.yaml (or .json).",
    "two-descriptors": "A provider's folder has a datapackage.yaml and a datapackage.json.",
    "missing-table": "Every package has services.csv and awards.csv.",
    "unlisted-table": "A CSV file is there and datapackage.yaml does not name it under resources.",
    "schema-differs": "The schema that datapackage.yaml gives of a table names its columns in order, each with its type, as the framework's own schema does.",
    "unexpected-file": "A file has no place in a package. It is not published.",
    "symbolic-link": "Links are not followed, so that a package cannot reach outside its folder.",
    "file-too-large": "A file is far larger than an honest one could be.",
    "too-many-problems": "A file has so many problems that the rest is not shown.",
    "damaged-postcodes": "A file in content/postcodes/ is not as `import postcodes` writes it.",
    "damaged-area-shapes": "content/area-shapes.geojson, from which the map is drawn, is not as an import writes it.",
    "not-utf-8": "A text file is not in UTF-8.",
    "not-yaml": "A file cannot be read as YAML.",
    "not-json": "A file cannot be read as JSON.",
    "yaml-alias": "YAML aliases are refused: a short file with them can grow without limit.",
    "spreadsheet-formula": "A formula of a spreadsheet, what a spreadsheet shows where it cannot work one out, or what it made of a long number (1.61496E+11) or of 10-12 (10-Dec) stands where a text or a number belongs.",
    "cut-text": "YAML reads a part of a text alone: what follows a space and a # is a comment to it, what begins with & or ! a mark.",
    "typographic-quotes": "The quotation marks around a text in a YAML file are typographic ones, which would be shown with it.",
    "key-twice": "A key stands twice in the same mapping; which one is meant cannot be known.",
    "id-twice": "An id stands twice in one settings file, or names two criteria.",
    "circular-criterion": "A criterion builds on itself, by way of others or at once.",
    "incomplete-criterion": "A criterion in a lot's file is none of the shared ones, and does not say all that a criterion needs.",
    "profile": "datapackage.yaml does not fit the provider profile (provider.schema.json).",
    "settings": "A file in content/ or lots/ does not fit its schema.",
    "duplicate-id": "A service's id is already another provider's service.",
    "type-error": "A cell is not a number, date, month, yes/no or e-mail address where one is needed.",
    "constraint-error": "A cell is empty, too long, too short, out of range, or not in the form that is needed.",
    "primary-key": "An id stands twice in one file, or is empty.",
    "missing-label": "A column is missing.",
    "extra-label": "There is a column that the table does not have.",
    "incorrect-label": "A column stands where another belongs.",
    "duplicate-label": "A column is there twice.",
    "blank-label": "A column has no name.",
    "blank-row": "A row is empty.",
    "missing-cell": "A row has fewer cells than the header.",
    "extra-cell": "A row has more cells than the header.",
    "encoding-error": "A CSV file is not in UTF-8.",
    "source-error": "A CSV file is empty or cannot be read as a table.",
    "scheme-error": "A CSV file that the package names is not there.",
}


def problems(
    filed: Filed, gaps: Gaps, already_named: frozenset[Cell], as_of: date
) -> Iterator[Problem]:
    """What the rules find.

    Args:
        gaps: what could not be read.
        already_named: every cell or key that has a problem from reading.
    """
    context = Context(filed, as_of, gaps, already_named | set(_around(already_named)))
    for rule in RULES:
        yield from problems_of(rule, context)
    for rule in WARNINGS:
        yield from problems_of(rule, context, "warning")


def _around(named: Iterable[Cell]) -> Iterator[Cell]:
    """The keys around those that have a problem: "price_model" around "price_model.bands.0.unit"."""
    for file, row, field in named:
        while field := field.rpartition(".")[0]:
            yield file, row, field


def problems_of_addresses(addresses: Addresses) -> Iterator[Problem]:
    """What the rules about addresses find."""
    for rule in OF_ADDRESSES:
        yield from problems_of(rule, addresses)


def documented() -> dict[str, str]:
    """The name of every rule here, and of what is found while reading → what it asks."""
    ours: tuple[Callable[..., Iterator[Finding]], ...] = (*RULES, *OF_ADDRESSES, *WARNINGS)
    return {**READING, **{name_of(rule): asks(rule) for rule in ours}}
