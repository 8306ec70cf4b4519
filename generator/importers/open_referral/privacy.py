"""Whose names and addresses are private: what of a person is left out when a directory is taken in.

People who are to be reached stand in no column here, so no contact's name is
read. What is left are names in texts, in e-mail addresses, and as the name of
an organisation that is one person; and addresses at which somebody lives.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from generator.collation import folded
from generator.importers.open_referral import cleaning
from generator.importers.open_referral.parts import Part
from generator.personal_data import contacts, names
from generator.rules.text import PLACEHOLDER

_TITLE: Final = re.compile(r"^(?:mr|mrs|ms|miss|mx|dr|revd?|prof)\b\.?\s+", re.IGNORECASE)
# What the name of a firm, a charity, a house or a service has in it, and a person's has not.
_OF_A_FIRM: Final = re.compile(
    r"\b(?:ltd|limited|llp|plc|cic|cio|trust|charity|foundation|care|caring|carers?|support\w*|services?|homes?|house|"
    r"centre|center|community|group|club|society|association|hospice|hub|project|partnership|company|council|"
    r"church|school|college|academy|housing|living|lives|day|nursing|agency|network|team|co|and sons|uk|england|"
    r"wiltshire|court|lodge|hall|farm|cottage|cafe|café|theatre|arts?|music|dance|fitness|yoga|therapy|training|"
    r"solutions|health\w*|wellbeing|well-being|respite|outreach|residential|activit\w+|friends|forum|action|the)\b",
    re.IGNORECASE,
)
# Who answers where a contact's name is no person's.
_OF_AN_OFFICE: Final = re.compile(
    r"\b(?:office|reception\w*|desk|manager|admin\w*|enquir\w+|inquir\w+|bookings?|duty|secretary|co-?ordinators?|"
    r"leaders?|staff|helpline|line|switchboard|information|referrals?|general|main|contact|department|dept|head|owner|"
    r"director|chair\w*|treasurer|customer|hello|info|local|regional|national|us)\b",
    re.IGNORECASE,
)
_ROLE_BEHIND: Final = re.compile(
    r"\s*(?:[-–—:(/|]|\bt/a\b|\btrading as\b|,?\s*\b(?:registered\s+)?(?:childminder|childminding|nanny|personal assistant|pa|"
    r"carer|support worker|self[- ]employed)\b).*$",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")
_COMMON: Final = frozenset(
    {"will", "may", "mark", "art", "the", "hope", "grace", "joy", "rose"}
)  # words, too
_MOST_WORDS: Final = 4
_PAIR: Final = re.compile(r"(?=\b([^\W\d_]{3,}) ([A-Z][a-z][\w'’-]*))\b")
_FREE_MAIL: Final = re.compile(
    r"@(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|btinternet|btopenworld|sky|"
    r"talktalk|virginmedia|ntlworld|tiscali|protonmail|proton|gmx|mail|blueyonder|plus)\.(?:com|co\.uk|net|me|org|uk)$",
    re.IGNORECASE,
)
_HOME: Final = re.compile(
    r"\b(?:home address|own home|private (?:house|home|address|residence)|residential address|childminder['’]?s home)\b",
    re.IGNORECASE,
)
_CARE_OF: Final = re.compile(
    r"\b(?:c/o|care of)\s+(?:mr|mrs|ms|miss|dr)\b|^(?:mr|mrs|ms|miss)\b", re.I
)
_MASKED: Final = re.compile(
    r"\*{2,}|\bwithheld\b|\bconfidential\b|\bnot disclosed\b|\bprivate\b", re.I
)
_NUMBERED_STREET: Final = re.compile(
    r"^(?:flat \w+,? )?\d+[a-z]?,? (?!high street|market)[\w'’ -]{2,40} (?:road|rd|street|st|lane|ln|avenue|ave|close|"
    r"drive|way|hill|row|terrace|place|gardens|grove|crescent|court|mews|walk|view|rise|green|square|park)\b",
    re.IGNORECASE,
)


def is_person(name: str) -> bool:
    """Whether an organisation's name is that of one person: "Jane Smith", "Mrs J Smith (childminder)"."""
    bare = _ROLE_BEHIND.sub("", name.strip())
    has_title = bool(_TITLE.match(bare))
    bare = _TITLE.sub("", bare)
    if _OF_A_FIRM.search(bare):
        return False
    words = _WORD.findall(bare)
    if not 1 <= len(words) <= _MOST_WORDS or any(c.isdigit() for c in bare):
        return False
    if has_title:
        return True
    return len(words) > 1 and (words[0].strip(".").casefold() in _first_names() or _is_turned(bare))


def has_person(name: str) -> bool:
    """Whether a first name and a surname stand in it, among other words: "Dance with Jane Smith"."""
    return any(
        is_person(f"{match[1]} {match[2]}") and not _OF_A_FIRM.search(match[2])
        for match in _PAIR.finditer(name)
        if match[1].casefold() in _first_names()
    )


def is_addressed(name: str) -> bool:
    """Whether the name has a title, or what somebody does, which no charity's and no firm's has: "Mr P Jones"."""
    return bool(_TITLE.match(name) or _ROLE_BEHIND.search(name))


def _is_turned(name: str) -> bool:
    """ "Smith, Jane" and "J. Smith"."""
    last, comma, first = name.partition(",")
    turned = bool(comma) and first.strip().casefold() in _first_names() and last.isalpha()
    return turned or bool(re.fullmatch(r"(?:[A-Z]\.? ){1,3}[A-Z][a-z'’-]+", name))


@lru_cache(maxsize=1)
def _first_names() -> frozenset[str]:
    return names.first_names()


def people_named(part: Part) -> tuple[str, ...]:
    """The names of those who are to be reached, of an organisation or a service: read to be left out elsewhere."""
    out: list[str] = []
    for contact in part.parts("contacts", "contact"):
        contact_name = contact.text("name", "full_name", "contact_name")
        is_role = _OF_A_FIRM.search(contact_name) or _OF_AN_OFFICE.search(contact_name)
        out += [contact_name] if contact_name and not is_role else []
        contact.skip("title", "department", "role", "job_title")
    return tuple(out)


def is_of_a_person(email: str, people: Iterable[str] = ()) -> bool:
    """Whether an e-mail address tells somebody's name: "jane.smith@", or that of a contact."""
    local = re.split(r"[._+-]|\d+", email.partition("@")[0].casefold())
    whole = re.sub(r"[^a-z]", "", email.partition("@")[0].casefold())
    if any(word in _first_names() for word in local if len(word) > 2):
        return True
    for person in people:
        words = [word for word in folded(person).split() if len(word) > 2]
        if any(word in local or (len(word) > 3 and word in whole) for word in words):
            return True
    return False


def is_free_mail(email: str) -> bool:
    """Whether the address is at a host at which anybody may have one."""
    return bool(_FREE_MAIL.search(email))


@dataclass(frozen=True, slots=True)
class Addressed:
    """What speaks for and against an address being somebody's home.

    Attributes:
        alone: whether who is there works alone.
        registered: whether the organisation has a number at Companies House, the Charity Commission or the CQC.
        has_site: whether it has a website.
        email: its address, or "".
        people: names of those who are to be reached.
    """

    alone: bool
    registered: bool
    has_site: bool
    email: str
    people: tuple[str, ...]

    def why_private(self, lines: Sequence[str], about: str, *, masked: bool) -> str:
        """Why the address with these lines is left out; "" where it may stand.

        Args:
            about: what the place says of itself.
            masked: whether its source hides it.
        """
        text = ", ".join(lines)
        if masked or _MASKED.search(text):
            return "the source hides it"
        if self.alone:
            return "who is there works alone"
        if _HOME.search(f"{text} {about}"):
            return "it says that it is a home"
        if any(_CARE_OF.search(each) or is_person(each) for each in lines):
            return "it is a person's"
        if lines and any(
            folded(person) in folded(text) for person in self.people if len(person) > 5
        ):
            return "it is a person's"
        is_small = (
            not self.registered
            and (not self.has_site)
            and (not self.email or is_free_mail(self.email))
        )
        if is_small and lines and _NUMBERED_STREET.match(lines[0]):
            return "a small group's, in a street of houses"
        return ""


@dataclass(frozen=True, slots=True)
class CleanText:
    """The sentences that may stand, and why others may not: "names somebody" → how many."""

    sentences: list[str]
    left_out: dict[str, int]


def without_people(
    text: str, public: re.Pattern[str] | None, people: Sequence[str], firms: Sequence[str] = ()
) -> CleanText:
    """The sentences of a text that name nobody, have no address, number or mail, and are no stand-in for a text.

    Args:
        public: names of places, which are nobody's.
        people: names of those who are to be reached.
        firms: names of the organisation and its services, which are nobody's.
    """
    kept: list[str] = []
    left_out: dict[str, int] = {}
    for sentence in cleaning.sentences(text):
        settled = contacts.settled(sentence)
        why = _why_not(settled, public, people, firms)
        if why:
            left_out[why] = left_out.get(why, 0) + 1
        else:
            kept.append(settled)
    return CleanText(kept, left_out)


def _why_not(
    sentence: str, public: re.Pattern[str] | None, people: Sequence[str], firms: Sequence[str]
) -> str:
    if contacts.email(sentence) or contacts.phone(sentence):
        return "a number or mail address in a text"
    if re.search(r"https?://|\bwww\.", sentence):
        return "a web address in a text"
    if contacts.postcode(sentence):
        return "an address in a text"
    if PLACEHOLDER.search(sentence):
        return "a stand-in for a text"
    low = f" {folded(sentence)} "
    if any(f" {folded(person)} " in low for person in people if len(person) > 4):
        return "a sentence that names somebody"
    if any(re.search(rf"\b{re.escape(first)}\b", sentence) for first in _given_names(people)):
        return "a sentence that names somebody"
    # Most sentences look like nobody's name at all.
    if names.named(sentence) and names.people(_masked(sentence, firms), public):
        return "a sentence that names somebody"
    return ""


def _given_names(people: Sequence[str]) -> Iterator[str]:
    """What people are called by who are to be reached: "Oyelaran" of "Mrs Oyelaran Adeyemi"."""
    for person in people:
        first = _TITLE.sub("", person).partition(" ")[0]
        if len(first) > 2 and first[0].isupper() and first.casefold() not in _COMMON:
            yield first


def _masked(sentence: str, firms: Sequence[str]) -> str:
    """Without the names of firms, unless one is a person's."""
    for firm in firms:
        if len(firm) > 3 and not is_person(firm):
            sentence = sentence.replace(firm, "·" * len(firm))
    return sentence


def shown(text: str) -> str:
    """An example for a report: "" where it may lead to somebody."""
    settled = contacts.settled(text)
    leads = names.named(settled) or contacts.email(settled) or contacts.phone(settled)
    return "" if leads or contacts.postcode(settled) or is_person(settled) else settled
