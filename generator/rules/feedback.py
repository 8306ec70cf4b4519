"""What people said and asked for: nothing that shows who they are, and something that it is about."""

from collections.abc import Iterator

from generator.personal_data import accusations, contacts, details
from generator.problem import Finding, Place
from generator.rules.context import Context


def name_in_comment(context: Context) -> Iterator[Finding]:
    """What people said, what providers answered and what was asked for name nobody: no "Mr Smith", no "my carer Jane", no "Jane was lovely". This is a guess, so it only warns; look at the sentence, and write what the person does instead: "my carer". Titles, who somebody is ("Jane, my carer") and common first names are found. A rarer first name or a nickname on its own, and names that are words too (Grace, Mark, May), are not: read every comment before it goes in."""
    for place, text in texts(context):
        person = details.person(contacts.settled(text))
        # With an age or an illness beside it, name_with_detail says more.
        if person and not person.detail:
            words = (
                f'"{person.words}" looks like somebody\'s name; leave it out, or say what they do'
            )
            yield place, words


def accusing_comment(context: Context) -> Iterator[Finding]:
    """What people said accuses nobody of a crime or of harm: theft, hitting, abuse, drink at work, neglect, lies. It may be true, and then somebody may not be safe: whoever reads it tells the safeguarding team first, as the Care Act 2014, section 42, asks of the council, and publishes it later or never. It is not published as it stands in either case, as it may name somebody who did nothing. This is a guess, so it only warns: what is told without one of these words is not found, and what somebody says did not happen may be."""
    for place, text in texts(context):
        if words := accusations.accusation(contacts.settled(text)):
            yield (
                place,
                f'"{words}" may be a safeguarding concern: act on it first (tell the safeguarding team), '
                "and do not publish it as it stands",
            )


def person_in_comment(context: Context) -> Iterator[Finding]:
    """What people said, what providers answered and what was asked for holds no postcode, no NHS number (ten digits with the right check digit) and no date of birth: each shows who somebody is. A house's name, an age and a rare illness can show it too, and no rule finds those."""
    for place, text in texts(context):
        settled = contacts.settled(text)
        for look, what in contacts.SHOWN:
            if detail := look(settled, context.as_of):
                yield (
                    place,
                    f'"{detail.strip()}" looks like {what}; leave it out: it shows who somebody is',
                )


def done_without_reply(context: Context) -> Iterator[Finding]:
    """A comment of which `done` says yes has a reply that says what has been done: it is shown under "You said, they did"."""
    for row in context.filed.feedback:
        if row.done and not row.reply and not context.in_doubt(row.place, "reply", "done"):
            yield (
                row.place.at("done"),
                "done says yes, and there is no reply that says what was done",
            )


def unmet_about_nothing(context: Context) -> Iterator[Finding]:
    """An unmet request says what was wanted: a lot, or words for what no lot offers."""
    rows = [(row.place, row.lot or row.words) for row in context.filed.unmet_requests]
    rows += [
        (r.place, r.text("lot") or r.text("words"))
        for r in context.gaps.rows
        if "how_many" in r.cells
    ]
    for place, about in rows:
        if not about and not context.in_doubt(place, "lot", "words"):
            yield place.at("lot"), "there is neither a lot nor words; say what was asked for"


def texts(context: Context) -> Iterator[tuple[Place, str]]:
    """What people said, what providers answered and what was asked for, and where it stands."""
    for feedback in context.filed.feedback:
        yield feedback.place.at("comment"), feedback.comment
        yield feedback.place.at("reply"), feedback.reply
    for unmet in context.filed.unmet_requests:
        yield unmet.place.at("words"), unmet.words
    for review in context.filed.reviews:
        yield review.place.at("reply"), review.reply
    for decision in context.filed.decisions:
        yield decision.place.at("reason"), decision.reason
    for action in context.filed.review_actions:
        yield action.place.at("action"), action.action
    for column in ("comment", "reply", "words", "action", "reason"):
        yield from ((place, text) for text, place in context.left_out(column))
