"""What people wrote: no placeholders, no private contacts in prose, nothing that a browser would run."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html.entities import html5
from itertools import chain
from urllib.parse import unquote, urlsplit

from markdown_it.token import Token

from generator import formats
from generator.load.wording import unseen
from generator.markdown import parser
from generator.personal_data import contacts
from generator.problem import Finding, Place
from generator.rules.context import Context, cells

ABOUT_LONGEST = 4_000  # characters: what a page carries before the services drown

# "TBA team", "TBC Care Ltd", "TBA's": somebody is called so.
_CALLED_SO = (
    r"(?!['’-]\w|\s(?:teams?|group|club|committee|trust|foundation|charity|society|association|network"
    r"|partnership|lists?|ltd|limited|llp|plc|cic)\b|\s(?-i:Care|Support|Supported|Shared|Respite|Day"
    r"|Services|Homes?|House|Centre|Community|Living|Housing|Hall|Road|Street|Lane)\b)"
)
# "[Your plan](https://…)", "[Your plan][1]", "[Your plan]: https://…": a link in Markdown.
_NO_LINK = r"(?!\(\s*<?(?:https?:|mailto:|[./#])|\[[^\]]*\]|:\s*<?(?:https?|mailto):)"
PLACEHOLDER = re.compile(
    rf"lorem ipsum|\b(?:TBC|TBA|TODO|FIXME)\b{_CALLED_SO}|\bx{{3,}}\b|\?{{3,}}"
    rf"|\[(?:insert|your|name|add)\b[^\]]*\]{_NO_LINK}"
    r"|<(?:insert|your)\b[^>]*>|\binsert (?:text|name|summary) here\b|\bplaceholder\b|\basdf+\b",
    re.IGNORECASE,
)
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_TAG = re.compile(r"</?[a-zA-Z][^>]*>|<!--|&#(?:\d+|[xX][\da-fA-F]+);|&\w+;")
_OF_A_SERVICE = (
    *("title", "summary", "address", "how_to_apply", "price_includes", "checked_by", "hours"),
)
_LEFT_OUT = (
    "comment",
    "reply",
    "words",
    "decided_by",
    "decision_reference",
    "seen_by",
    "reviewed_by",
    "action",
    *("delegation", "reference", "reason", "reviewed"),
)
# What people said, and what providers answered.
_SAID = frozenset({"comment", "reply", "words"})


@dataclass(frozen=True, slots=True)
class _Prose:
    place: Place
    text: str
    markdown: bool = False


def placeholder_text(context: Context) -> Iterator[Finding]:
    """No text is a stand-in for text to come: lorem ipsum, TBC, TODO, xxx, [insert name]. A name may have one in it (the TBA team), and so may a link."""
    for prose in _all(context):
        stand_ins = (m for m in PLACEHOLDER.finditer(prose.text) if not _is_meant(prose, m[0]))
        if match := next(stand_ins, None):
            yield (
                _at(prose, match.start()),
                f'"{match[0]}" stands in for text to come; write it, or leave the cell blank',
            )


def contact_in_prose(context: Context) -> Iterator[Finding]:
    """No telephone number or e-mail address stands in prose: they go in their own columns, where they can be kept right. In what people said, and in what providers answer, they have no place at all. They are found however they are spaced, with full-width digits too, and as "jo (at) example dot org"; a number in words is not."""
    looked_for = ((contacts.email, "an e-mail address"), (contacts.phone, "a telephone number"))
    for prose in _all(context):
        text = contacts.settled(prose.text)
        for look, what in looked_for:
            if match := look(text):
                mend = "put it in its own column, not in the text"
                if prose.place.field in _SAID:
                    mend = "leave it out: it shows who somebody is"
                words = f'"{match[0].strip()}" looks like {what}; {mend}'
                yield _at(replace(prose, text=text), match.start()), words


def unseen_character(context: Context) -> Iterator[Finding]:
    """No control character and no mark that turns the direction of writing: they hide what a text says. Every text is looked through: in settings and tables while they are read, and about.md."""
    for provider in context.filed.providers.values():
        prose = _about(provider.place.file, provider.about)
        if hidden := unseen(prose.text):
            yield _at(prose, hidden[0]), hidden[1]


def raw_html(context: Context) -> Iterator[Finding]:
    """No HTML in texts and Markdown: write plain text; in Markdown, **bold** for <b>."""
    for prose in _all(context):
        if prose.markdown:
            for token in _tokens(prose.text, "<"):
                if token.type in ("html_block", "html_inline"):
                    shown = token.content.strip().splitlines()[0][:40]
                    yield (
                        _line(prose, token),
                        f"{shown} is HTML, which is not shown; write it as Markdown",
                    )
            continue
        for tag in _TAG.findall(prose.text):
            # "B&B;" is none of HTML's names for a character.
            if tag.startswith(("<", "&#")) or tag[1:] in html5:
                yield prose.place, f"{tag[:40]} is HTML; write plain text"
                break


def unsafe_link(context: Context) -> Iterator[Finding]:
    """A link in Markdown leads to an https:// address or to a mailto: one, and nowhere else."""
    for prose in _all(context):
        if not prose.markdown:
            continue
        for token in _tokens(prose.text, "[<"):
            address = str(token.attrGet("href") or token.attrGet("src") or "")
            if address and not _safe(address):
                yield (
                    _line(prose, token),
                    f'the link to "{address[:60]}" is not https:// or mailto:',
                )


def about_form(context: Context) -> Iterator[Finding]:
    """about.md is at most 4,000 characters long, shows no images (they go in images/), and its headings begin at level 2."""
    for provider in context.filed.providers.values():
        prose = _about(provider.place.file, provider.about)
        if len(provider.about) > ABOUT_LONGEST:
            words = f"the text is {len(provider.about):,} characters long; at most {ABOUT_LONGEST:,} fit here"
            yield prose.place, words
        for token in _tokens(prose.text, "#=["):
            if token.type == "heading_open" and token.tag == "h1":
                yield _line(prose, token), "the page has its title already; begin headings with ##"
            if token.type == "image":
                yield _line(prose, token), "images are not shown here; put them in images/"


def _all(context: Context) -> Iterator[_Prose]:
    filed, providers, lots = (
        context.filed,
        context.filed.providers.values(),
        context.filed.lots.values(),
    )
    for provider in providers:
        for field in ("legal_name", "trading_name", "address"):
            yield _Prose(provider.place.at(f"provider.{field}"), getattr(provider, field))
        if provider.about:
            yield _about(provider.place.file, provider.about)
    texts = chain(
        cells(providers, "title", "description"),
        cells(filed.services.values(), *_OF_A_SERVICE),
        cells(filed.feedback, "comment", "reply"),
        cells(filed.unmet_requests, "words"),
        *(context.left_out(column) for column in _LEFT_OUT),
        cells(filed.awards, "decided_by", "decision_reference"),
        cells(filed.evidence, "seen_by"),
        cells(filed.reviews, "reviewed_by", "reply"),
        cells(filed.review_actions, "action"),
        cells(filed.decisions, "decided_by", "delegation", "reference", "reason", "reviewed"),
        cells(lots, "summary"),
        cells(filed.easy_read.values(), "title", "summary"),
        (
            (line.words, line.place.at(f"{line.place.field}.words"))
            for line in chain.from_iterable(filed.easy_texts)
        ),
    )
    yield from (_Prose(place, text) for text, place in texts)
    for text, place in cells(lots, "description", "costs"):
        yield _Prose(place, text, markdown=True)


def _is_meant(prose: _Prose, words: str) -> bool:
    """Whether these are kisses or wonder at the end of what somebody said, or a link that is told elsewhere."""
    wonder = prose.place.field in _SAID and not words.strip("xX?") and words != prose.text.strip()
    return wonder or f"\n{words}: https:" in prose.text


def _about(descriptor: str, text: str) -> _Prose:
    file = descriptor.rpartition("/")[0] + "/about.md"
    # Reading Markdown can cost the square of its length; what is too long is cut, and named as such.
    return _Prose(Place(file, None, "", 1), text[:ABOUT_LONGEST], markdown=True)


def _at(prose: _Prose, position: int) -> Place:
    """For a file of prose the line; for a cell or key its own place."""
    if not prose.place.file.endswith(".md"):
        return prose.place
    return Place(prose.place.file, None, "", prose.text.count("\n", 0, position) + 1)


def _line(prose: _Prose, token: Token) -> Place:
    if not prose.place.file.endswith(".md"):
        return prose.place
    return Place(prose.place.file, None, "", (token.map[0] if token.map else 0) + 1)


def _safe(address: str) -> bool:
    if any(c.isspace() for c in address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return (parts.scheme == "https" and bool(_HOST.fullmatch(parts.hostname or ""))) or (
        parts.scheme == "mailto" and formats.fits("email", unquote(parts.path))
    )


def _tokens(markdown: str, signs: str) -> Iterator[Token]:
    """All tokens, inline ones too, each with the lines that it stands in.

    Nothing where the text has none of the signs, one of which each thing that
    is looked for begins with: most texts need not be parsed.
    """
    if not any(sign in markdown for sign in signs):
        return
    for token in parser(judged=True).parse(markdown):
        yield token
        for child in token.children or ():
            child.map = child.map or token.map
            yield child
