"""An organisation → what stands in a provider's datapackage.yaml."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from generator import formats
from generator.importers.open_referral import cleaning, privacy
from generator.importers.open_referral.documents import modified
from generator.importers.open_referral.parts import Part
from generator.importers.open_referral.reaching import Reached, reached
from generator.importers.open_referral.wordmap import ReferralWords
from generator.importers.start import tidy

NUMBERS: Final = ("cqc_provider_id", "company_number", "charity_number")
_SCHEMES: Final = {
    "company_number": re.compile(r"\bGB-COH\b|compan(?:y|ies)", re.IGNORECASE),
    "charity_number": re.compile(r"\bGB-(?:CHC|SC|NIC)\b|charit", re.IGNORECASE),
    "cqc_provider_id": re.compile(r"\bCQC\b|care quality", re.IGNORECASE),
}
_ORG_ID: Final = re.compile(r"^GB-(COH|CHC|SC|NIC)[-:/ ]?", re.IGNORECASE)
_CQC: Final = re.compile(r"cqc\.org\.uk/provider/(1-\d{6,12}|[A-Z0-9]{3,6})\b", re.IGNORECASE)
_LEAST_DESCRIPTION, _MOST_DESCRIPTION = 30, 400


@dataclass(frozen=True, slots=True)
class ReferralOrganisation:
    """An organisation as its source has it, without what is private.

    Attributes:
        source: its id there.
        modified: when it was last changed there, "" where that is not said.
        name: what it is called; "" where that is the name of one person.
        alone: whether it is one person, who may work at home.
        facts: by their keys in datapackage.yaml; only what the source says.
        people: names of those who are to be reached, which stand nowhere.
        address: where it is, with its postcode; of an organisation that has an address of its own.
    """

    source: str
    modified: str
    name: str
    alone: bool
    facts: Mapping[str, str]
    people: tuple[str, ...]
    reach: Reached
    part: Part
    left_out: tuple[str, ...] = field(default=())

    @property
    def is_registered(self) -> bool:
        """Whether it has a number anywhere."""
        return any(self.facts.get(key) for key in NUMBERS)


def organisation(
    source: str, data: Mapping[str, Any], words: ReferralWords
) -> ReferralOrganisation:
    """What the organisation says of itself."""
    part = Part(data, "organization.")
    part.skip("services")
    numbers = _numbers(part)
    name = part.text("name", "legal_name", "alternate_name")
    status = part.text("legal_status", "tax_status", "organisation_type", "organization_type")
    alone = status.casefold() == "individual" or bool(words.alone.ids([name, status]))
    # Some charities bear the name of one person; a company's ends with its legal form.
    is_charity = "charity_number" in numbers and not privacy.is_addressed(name)
    is_person = privacy.is_person(name) and not is_charity
    is_person = is_person or (alone and not numbers and privacy.has_person(name))
    alone = alone or is_person
    people = (*privacy.people_named(part), *([name] if is_person else ()))
    reach = reached(part, people, is_public=not alone)
    description = privacy.without_people(part.prose("description"), None, people, (name,))
    short, _ = cleaning.shortened(description.sentences, _MOST_DESCRIPTION)
    facts = {
        "title": "" if is_person else tidy.title(name, 2, 90) if name else "",
        "legal_name": "" if is_person else tidy.title(name, 2, 120) if name else "",
        "description": short if len(short) >= _LEAST_DESCRIPTION else "",
        **numbers,
        **reach.cells,
    }
    left_out = [why for why, n in description.left_out.items() for _ in range(n)]
    return ReferralOrganisation(
        source=source,
        modified=modified(data),
        name="" if is_person else name,
        alone=alone,
        facts={key: value for key, value in facts.items() if value},
        people=people,
        reach=reach,
        part=part,
        left_out=(*reach.left_out, *left_out, *(["the name of one person"] if is_person else ())),
    )


def _numbers(part: Part) -> dict[str, str]:
    """Its numbers at Companies House, the Charity Commission and the CQC."""
    out: dict[str, str] = {}
    for scheme, number in _identifiers(part):
        prefix = _ORG_ID.match(number)
        bare = _ORG_ID.sub("", number).strip()
        if prefix and prefix[1].upper() in ("SC", "NIC") and bare.isdigit():
            bare = prefix[1].upper() + bare
        kinds = [
            k
            for k, regex in _SCHEMES.items()
            if regex.search(f"{scheme} {prefix[0] if prefix else ''}")
        ]
        for kind in kinds:
            value = (
                formats.company_number(bare)
                if kind == "company_number"
                else bare.replace(" ", "").upper()
            )
            if value and formats.fits(kind, value):
                out.setdefault(kind, value)
    return out


def _identifiers(part: Part) -> Iterator[tuple[str, str]]:
    for each in part.parts("organization_identifiers", "identifiers"):
        scheme = f"{each.text('identifier_scheme')} {each.text('identifier_type')}"
        yield scheme, each.text("identifier", "name")
    yield (
        "company",
        part.text("company_number", "companies_house_number", "charity_and_company_number"),
    )
    yield "charity", part.text("charity_number", "registered_charity_number")
    yield "cqc", part.text("cqc_provider_id", "cqc_id")
    texts = [str(part.raw("uri") or ""), part.peek("website", "url", "description")]
    yield "", texts[0]
    for text in texts:
        for match in _CQC.finditer(text):
            yield "cqc", match[1].upper()
