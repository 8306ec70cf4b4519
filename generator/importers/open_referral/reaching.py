"""How an organisation or a service is reached: telephone, e-mail and website, without anybody's name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator import formats
from generator.importers.open_referral import privacy
from generator.importers.open_referral.parts import Part
from generator.importers.start import tidy

_CONTACTS: Final = ("contacts", "contact")
_NO_SITE: Final = re.compile(
    r"https://(?:www\.)?(?:facebook|twitter|x|instagram|youtube|tiktok|linkedin|google|goo|bit|eventbrite)\.",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reached:
    """The cells that are known, by column; `left_out` says of what is not in them why; `unusable` what could not be read."""

    cells: dict[str, str]
    left_out: tuple[str, ...]
    unusable: tuple[str, ...]


def reached(part: Part, people: Sequence[str], *, is_public: bool = True) -> Reached:
    """What the object and its contacts say.

    Args:
        people: names of contacts, which an address may bear.
        is_public: whether a free mail address may stand: one of somebody who works alone is private.
    """
    phones, emails, sites = (list(filter(None, of(part))) for of in (_phones, _emails, _sites))
    numbers = [*filter(None, map(tidy.phone, phones))]
    usable = [*filter(None, map(formats.email, emails))]
    addresses = [*filter(None, map(formats.website, sites))]
    kept = [
        email
        for email in usable
        if not privacy.is_of_a_person(email, people)
        and (is_public or not privacy.is_free_mail(email))
    ]
    cells = {
        "phone": next(iter(numbers), ""),
        "email": next(iter(kept), ""),
        "website": next(iter(sorted(addresses, key=_is_elsewhere)), ""),
    }
    pairs = (
        ("telephone number", phones, numbers),
        ("mail address", emails, usable),
        ("web address", sites, addresses),
    )
    unusable = (
        f"a {what} that cannot be one" for what, read, right in pairs if len(read) > len(right)
    )
    left_out = ("a mail address that tells somebody's name",) * (len(usable) > len(kept))
    return Reached({k: v for k, v in cells.items() if v}, left_out, tuple(unusable))


def _is_elsewhere(address: str) -> bool:
    """Whether it is a page at somebody else's: one of its own comes first."""
    return bool(_NO_SITE.match(address))


def _public(part: Part) -> Iterator[Part]:
    """The contacts that their source shows."""
    for contact in part.parts(*_CONTACTS):
        if contact.flag("visible") is not False:
            yield contact
        else:
            contact.skip("email", "phone", "phones", "name", "title")


def _phones(part: Part) -> Iterator[str]:
    for owner in (part, *_public(part)):
        yield owner.text("phone", "telephone", "phone_number")
        for phone in owner.parts("phones"):
            kind = f"{phone.text('type')} {phone.text('description')}".casefold()
            number, extension = phone.text("number", "name"), phone.text("extension")
            phone.skip("language", "languages")
            if "fax" not in kind:
                yield f"{number} ext {extension}" if extension else number


def _emails(part: Part) -> Iterator[str]:
    for owner in (part, *_public(part)):
        yield owner.text("email", "email_address")


def _sites(part: Part) -> Iterator[str]:
    """Not the regulator's page about it: that is told by its location's id."""
    return (
        site for site in _addresses(part) if not re.search(r"\bcqc\.org\.uk\b", site, re.IGNORECASE)
    )


def _addresses(part: Part) -> Iterator[str]:
    yield part.text("website", "url")
    for link in part.parts("links", "additional_websites"):
        link.text("label")
        yield link.text("url", "name")
