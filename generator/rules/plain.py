"""What the public reads is easy to read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from generator import markdown
from generator.problem import Finding, Place
from generator.readability import AGE_ELEVEN, reading
from generator.records import Filed
from generator.rules.context import Context
from generator.rules.text import ABOUT_LONGEST

FEWEST = 30  # words: a grade says little about a text with fewer
_LONGEST = 100_000  # characters of a page that are measured
_SHOWN = 160  # characters of a sentence that a message repeats


@dataclass(frozen=True, slots=True)
class _Text:
    place: Place
    parts: Sequence[str]  # Markdown
    page: bool = False


def hard_to_read(context: Context) -> Iterator[Finding]:
    """What the public reads suits a reading age of 11, by the formula of Flesch and Kincaid: short words, and sentences with one thought each. What a service, a provider, a type of support, a criterion or a page of prose says is measured as one text, and so is what content/framework.yml says of joining, and what content/elsewhere.yml says of each thing. Words that the field cannot do without are in content/plain-words.yml."""
    for text in _all(context.filed):
        words = "\n".join(
            line for part in text.parts for line in markdown.lines(part, page=text.page)
        )
        measured = reading(words, context.filed.plain_words)
        if measured.words >= FEWEST and round(measured.grade, 1) > AGE_ELEVEN:
            hardest = measured.hardest
            shown = hardest if len(hardest) <= _SHOWN else hardest[: _SHOWN - 1] + "…"
            yield (
                text.place,
                f"this reads as for age {ceil(measured.grade + 5)}; write for age 11, with shorter "
                f'sentences and words. The hardest sentence: "{shown}"',
            )


def _all(filed: Filed) -> Iterator[_Text]:
    for service in filed.services.values():
        texts = (service.summary, service.how_to_apply, service.price_includes)
        yield _Text(service.place.at("summary"), texts)
    for provider in filed.providers.values():
        file = provider.place.file.rpartition("/")[0] + "/about.md"
        yield _Text(Place(file), (provider.about[:ABOUT_LONGEST],))
    for lot in filed.lots.values():
        whole = (
            *(lot.summary, lot.description, *lot.suits, *lot.what_happens_first, lot.costs),
            lot.cqc.explanation,
        )
        yield _Text(lot.place.at("description"), whole)
    for criterion in filed.criteria.values():
        asked = (criterion.question, criterion.passes, criterion.evidence, criterion.guidance)
        yield _Text(criterion.place, asked)
    for path, page in filed.prose.pages.items():
        yield _Text(Place(f"content/{path}"), (page[:_LONGEST],), page=True)
    for elsewhere in filed.signposts.values():
        yield _Text(elsewhere.place.at("says"), (elsewhere.says,))
    framework, joining = filed.framework, filed.framework.joining
    answers = [part for each in joining.questions for part in (each.question, each.answer)]
    terms = (joining.buying, *joining.steps, joining.call_off, *joining.duties, joining.leaving)
    yield _Text(framework.place.at("joining"), (*terms, *answers))
