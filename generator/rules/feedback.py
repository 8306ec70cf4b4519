"""What people said and asked for: nothing that shows who they are, and something that it is about."""

from collections.abc import Iterator

from generator.personal_data import contacts, names
from generator.problem import Finding, Place
from generator.rules.context import Context


def name_in_comment(context: Context) -> Iterator[Finding]:
    """What people said, what providers answered and what was asked for name nobody: no "Mr Smith", no "my carer Jane", no "Jane was lovely". This is a guess, so it only warns; look at the sentence, and write what the person does instead: "my carer". Titles, who somebody is ("Jane, my carer") and common first names are found. A rarer first name or a nickname on its own, and names that are words too (Grace, Mark, May), are not: read every comment before it goes in."""
    for place, text in _texts(context):
        if name := names.named(contacts.settled(text)):
            words = f'"{name}" looks like somebody\'s name; leave it out, or say what they do'
            yield place, words


def person_in_comment(context: Context) -> Iterator[Finding]:
    """What people said, what providers answered and what was asked for holds no postcode, no NHS number (ten digits with the right check digit) and no date of birth: each shows who somebody is. A house's name, an age and a rare illness can show it too, and no rule finds those."""
    for place, text in _texts(context):
        settled = contacts.settled(text)
        for look, what in contacts.SHOWN:
            if detail := look(settled, context.as_of):
                yield (
                    place,
                    f'"{detail.strip()}" looks like {what}; leave it out: it shows who somebody is',
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


def _texts(context: Context) -> Iterator[tuple[Place, str]]:
    for feedback in context.filed.feedback:
        yield feedback.place.at("comment"), feedback.comment
        yield feedback.place.at("reply"), feedback.reply
    for unmet in context.filed.unmet_requests:
        yield unmet.place.at("words"), unmet.words
    for column in ("comment", "reply", "words"):
        yield from ((place, text) for text, place in context.left_out(column))
