"""The council's private folder: who asks to join, what was decided and why, and that git keeps it to itself."""

import os.path
from collections.abc import Iterator
from typing import Final

from generator.load.private import APPLICATIONS, REASONS
from generator.load.wording import shown
from generator.problem import Finding, Place, did_you_mean
from generator.records import Application, ApplicationOutcome
from generator.rules.context import Context

# What the build takes its pages, scripts and data from, in the root.
_PUBLISHED: Final = ("content", "lots", "providers", "site", "site_templates")
_OF_A_DECISION: Final = ("decided_on", "outcome", "decision_reference", "decided_by")


def unknown_provider(context: Context) -> Iterator[Finding]:
    """A provider in applications.csv or asked.csv is a folder in providers/. Who applies and has no package yet stands under name."""
    folders = context.filed.providers.keys() | context.gaps.providers
    named = [(row.provider, row.place.at("provider")) for row in context.filed.applications]
    for word, place in (*named, *context.left_out("provider")):
        if word and word not in folders:
            hint = did_you_mean(word, folders)
            yield (
                place,
                f"there is no provider {shown(word)}{hint or '; write its name under name'}",
            )
    # A log keeps the names of its day.
    former = {slug for p in context.filed.providers.values() for slug in p.former_slugs}
    for row in context.filed.askings:
        if row.provider and row.provider not in folders | former:
            words = (
                f"there is no provider {shown(row.provider)}{did_you_mean(row.provider, folders)}"
            )
            yield row.place.at("provider"), words


def application_of_nobody(context: Context) -> Iterator[Finding]:
    """An application says who asks: the provider's folder, or its name where it has no package yet."""
    for row in context.filed.applications:
        if not (row.provider or row.name) and not context.in_doubt(row.place, "provider", "name"):
            yield row.place.at("name"), "say who asks: the provider's folder, or its name"


def application_half_decided(context: Context) -> Iterator[Finding]:
    """A decision on an application has its day, its outcome, its reference and who decided; where the provider withdraws, the day and the outcome. A letter goes out after a decision, and an answer comes after a question."""
    for row in context.filed.applications:
        if context.in_doubt(row.place, *_OF_A_DECISION, "letter_sent_on", "questions_sent_on"):
            continue
        yield from ((row.place.at(column), words) for column, words in _half(row))


def _half(row: Application) -> Iterator[tuple[str, str]]:
    """The columns that are blank though others ask for them, and in words what belongs there."""
    if row.questions_answered_on and not row.questions_sent_on:
        yield "questions_sent_on", "the provider has answered: say when it was asked"
    if not (row.decided_on or row.outcome):
        if row.letter_sent_on:
            yield "decided_on", "a letter has gone out: say what was decided, and when"
        return
    if not row.decided_on:
        yield "decided_on", f'the outcome is "{row.outcome}": say when it was decided'
    if not row.outcome:
        words = f"it was decided on {row.decided_on}: say whether it is awarded, not-yet, declined or withdrawn"
        yield "outcome", words
    elif row.outcome.is_decision:
        if not row.decision_reference:
            yield "decision_reference", "give the council's reference for the decision"
        if not row.decided_by:
            yield "decided_by", "say which role or body decided"


def refusal_without_reason(context: Context) -> Iterator[Finding]:
    """Who is turned down, for now or for good, is told each reason: a row in application-reasons.csv for each criterion that was not met."""
    if REASONS in context.gaps.files:
        return
    explained = {reason.reference for reason in context.filed.refusal_reasons}
    for row in context.filed.applications:
        if row.outcome and row.outcome.is_refusal and row.reference not in explained:
            words = (
                f'the outcome is "{row.outcome}", and application-reasons.csv has no reason for it'
            )
            yield row.place.at("outcome"), words


def unknown_application(context: Context) -> Iterator[Finding]:
    """A reference in application-reasons.csv is that of an application that was turned down."""
    if APPLICATIONS in context.gaps.files:
        return
    rows = {row.reference: row for row in context.filed.applications}
    references = {*rows, *(word for word, _ in context.left_out("reference"))}
    for reason in context.filed.refusal_reasons:
        place = reason.place.at("reference")
        if reason.reference and reason.reference not in references:
            yield place, f"there is no application {shown(reason.reference)} in applications.csv"
        elif (row := rows.get(reason.reference)) and row.outcome and not row.outcome.is_refusal:
            words = f'the application is "{row.outcome}"; a reason is given for what is turned down'
            yield place, words


def award_told_otherwise(context: Context) -> Iterator[Finding]:
    """A decision reference that an application and awards.csv have in common stands for one decision: an award, of the same day, by the same role."""
    awards = {award.decision_reference: award for award in context.filed.awards}
    for row in context.filed.applications:
        award = awards.get(row.decision_reference)
        if award is None or context.in_doubt(row.place, *_OF_A_DECISION):
            continue
        where = f"{award.place.file}:{award.place.row}"
        if row.outcome and row.outcome is not ApplicationOutcome.AWARDED:
            words = f'"{row.decision_reference}" is the reference of an award, in {where}'
            yield row.place.at("decision_reference"), words
        elif row.decided_on and row.decided_on != award.decided_on:
            words = f"in {where} the decision {row.decision_reference} is of {award.decided_on}"
            yield row.place.at("decided_on"), words
        elif row.decided_by and row.decided_by != award.decided_by:
            words = f"in {where} the decision {row.decision_reference} is by the {award.decided_by}"
            yield row.place.at("decided_by"), words


def private_folder_published(context: Context) -> Iterator[Finding]:
    """The private folder (`private` in content/framework.yml) stands in none of the folders from which the site is made: best outside this folder altogether."""
    framework = context.filed.framework
    setting = framework.private
    if not setting or context.in_doubt(framework.place, "private"):
        return
    first = os.path.normpath(setting).replace("\\", "/").partition("/")[0]
    if first == "." or first in _PUBLISHED:
        words = f'what stands in "{setting}" may be published; name a folder beside this one: ../private'
        yield framework.place.at("private"), words


def private_in_git(context: Context) -> Iterator[Finding]:
    """Git does not keep applications together with what is public. The private folder stands outside the repository, or in one of its own; where it has to stand inside, .gitignore names it."""
    for folder in context.filed.private:
        if folder.tracked:
            count = len(folder.tracked)
            files = f"{count} private files" if count > 1 else "a private file"
            words = (
                f"git keeps {files} of the council here, {folder.tracked[0]} first, and whoever gets the "
                "repository gets them too; move them out of it, and ask whoever looks after the "
                "repository to take them out of its history"
            )
            yield Place(folder.name), words
        elif folder.is_exposed:
            words = (
                "git would take the council's private files from here at the next commit; move them out "
                "of the repository, or name this folder in .gitignore"
            )
            yield Place(folder.name), words
