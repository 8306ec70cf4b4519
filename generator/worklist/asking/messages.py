"""What a provider is asked → a message that a mail program opens as a draft, and the same as text.

The words are the template's in site_templates/letters/ask.txt; a council's
folder may have its own. The same round of the same day gives the same bytes.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from typing import Final

from generator.joining.letters import rendered
from generator.records import Contact, Filed
from generator.site import addresses
from generator.site.words.updating import ASKS_ENTRY, ASKS_PLACES
from generator.site.words.wording import day as in_words
from generator.site.words.wording import joined
from generator.worklist.asking.questions import EntryQuestion, PaperQuestion, PlacesQuestion
from generator.worklist.asking.rounds import AskedProvider, AskingRound, one_line

ANSWER_WITHIN: Final = 7  # days
_MOST_IN_SUBJECT: Final = 2
_SPECIAL: Final = dict.fromkeys(map(ord, '()<>[]:;@\\,"'), " ")
_XLSX: Final = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")


@dataclass(frozen=True, slots=True)
class AskingView:
    """What a message says; days are in words.

    Attributes:
        page: the provider's own page for its places; "" where the site's own address is not known.
        asked_on: the days of letters that got no answer; "" where there were none.
        rings: whether somebody rings as well.
        workbook: the name of the file that comes with it; "" where none does.
        by: until when an answer is asked for.
        team, phone: who asks.
    """

    provider: str
    council: str
    framework: str
    page: str
    asked_on: str
    rings: bool
    places: tuple[PlacesQuestion, ...]
    entries: tuple[EntryQuestion, ...]
    papers: tuple[PaperQuestion, ...]
    others: tuple[str, ...]
    workbook: str
    by: str
    team: str
    phone: str


@dataclass(frozen=True, slots=True)
class AskingMessage:
    """One message.

    Attributes:
        to: the provider's name and address.
        text: the body.
        workbook: what is attached; b"" where nothing is.
    """

    provider: str
    to: Address
    subject: str
    text: str
    workbook: bytes


def messages(
    made: AskingRound,
    filed: Filed,
    teams: Mapping[str, Contact],
    workbooks: Mapping[str, bytes],
    templates: Sequence[Path],
) -> tuple[AskingMessage, ...]:
    """The messages of a round, to whoever has an address.

    Args:
        teams: those that lead, by their names.
        workbooks: provider → its workbook, where one goes with its message.
        templates: site_templates folders; the first that has the letter gives it.

    Raises:
        Failure: the template is wrong.
    """
    return tuple(
        AskingMessage(
            provider=one.id,
            to=Address(display_name=_header_name(one.title), addr_spec=one.email),
            subject=_subject(one, filed),
            text=rendered(
                "ask.txt", _view(made, one, filed, teams, one.id in workbooks), templates
            ),
            workbook=workbooks.get(one.id, b""),
        )
        for one in made.asked
        if one.email
    )


def _view(
    made: AskingRound,
    one: AskedProvider,
    filed: Filed,
    teams: Mapping[str, Contact],
    has_workbook: bool,
) -> AskingView:
    framework, wanted = filed.framework, one.questions
    team = teams.get(one.team, framework.commissioning)
    return AskingView(
        provider=one.title,
        council=framework.council,
        framework=framework.title,
        page=filed.prose.public(addresses.update_of(one.id)) if wanted.places else "",
        asked_on=one.asked_on,
        rings=bool(one.why_ring),
        places=wanted.places,
        entries=wanted.entries,
        papers=wanted.papers,
        others=wanted.others,
        workbook=_workbook_name(one.id) if has_workbook else "",
        by=in_words(made.on + timedelta(days=ANSWER_WITHIN)),
        team=one.team or team.team,
        phone=team.phone or framework.commissioning.phone,
    )


def _header_name(name: str) -> str:
    """A name for an address, without what has a meaning there (RFC 5322, 3.2.3).

    The standard library loses the quotation marks round a name that it breaks
    into lines; without such characters none are needed.
    """
    return " ".join(one_line(name).translate(_SPECIAL).split())


def _subject(one: AskedProvider, filed: Filed) -> str:
    """The council, and the services whose places, or whose entries, are asked."""
    council, wanted = one_line(filed.framework.council), one.questions
    if titles := [place.title for place in wanted.places if place.wanted]:
        return f"{council}: {ASKS_PLACES} {_first(titles)}?"
    if wanted.entries:
        return f"{council}: {ASKS_ENTRY} {_first([entry.title for entry in wanted.entries])}?"
    return f"{council}: what we need from {one.title}"


def _first(titles: Sequence[str]) -> str:
    """`First Keys and The Weavers`; of many `First Keys, The Weavers and 2 more`."""
    more = len(titles) - _MOST_IN_SUBJECT
    named = [one_line(title) for title in titles[:_MOST_IN_SUBJECT]]
    return joined([*named, *([f"{more} more"] if more > 0 else [])])


def _workbook_name(provider: str) -> str:
    return f"{provider}.xlsx"


def eml(message: AskingMessage, made: AskingRound, sender: Contact) -> bytes:
    """The message as a file (RFC 5322) that Outlook and others open as a draft to be sent (`X-Unsent`).

    Args:
        sender: the council's team; without an address whoever sends it is the sender.
    """
    mail = EmailMessage(policy=SMTP)
    mail["X-Unsent"] = "1"
    if sender.email:
        mail["From"] = Address(display_name=_header_name(sender.team), addr_spec=sender.email)
    mail["To"] = message.to
    mail["Subject"] = message.subject
    mail["Date"] = format_datetime(datetime.combine(made.on, time(9), tzinfo=UTC))
    domain = sender.email.rpartition("@")[2] or "localhost"
    mail["Message-ID"] = f"<ask.{made.on}.{message.provider}@{domain}>"
    mail.set_content(message.text, charset="utf-8", cte="quoted-printable")
    if message.workbook:
        maintype, subtype = _XLSX
        name = _workbook_name(message.provider)
        mail.add_attachment(message.workbook, maintype=maintype, subtype=subtype, filename=name)
        digest = hashlib.sha256(message.workbook).hexdigest()[:24]
        mail.set_boundary(f"=_{digest}")
    return mail.as_bytes()


def as_text(sent: Sequence[AskingMessage]) -> str:
    """All messages in one text, to read through, or to copy out of."""
    parts = []
    for message in sent:
        attached = f"Attached: {_workbook_name(message.provider)}\n" if message.workbook else ""
        head = f"To: {message.to.addr_spec}\nSubject: {message.subject}\n{attached}"
        parts.append(f"{head}\n{message.text}")
    return f"\n{'=' * 72}\n\n".join(parts)
