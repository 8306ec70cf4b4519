"""A service as its source has it → what stands in rows of services.csv, one for each of its places."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from generator.importers.open_referral import cleaning, privacy
from generator.importers.open_referral.costs import price_of
from generator.importers.open_referral.documents import TaxonomyTerm, modified
from generator.importers.open_referral.fields import (
    ages_of,
    areas_of,
    location_of,
    needs_of,
    terms_of,
)
from generator.importers.open_referral.organisations import ReferralOrganisation
from generator.importers.open_referral.parts import Part
from generator.importers.open_referral.privacy import Addressed
from generator.importers.open_referral.reaching import reached
from generator.importers.open_referral.sites import ReferralSite, Surroundings, sites_of
from generator.importers.open_referral.texts import PublicTexts
from generator.importers.open_referral.times import times_of
from generator.importers.open_referral.wordmap import IN_PROSE, ServiceType
from generator.importers.start import tidy
from generator.records import Availability, Lot, PriceModel

_ENDED: Final = frozenset(
    [
        *("inactive", "defunct", "closed", "archived", "deleted", "suspended", "draft"),
        "temporarily closed",
    ]
)
_ADULT: Final = 18
_SCHEDULES: Final = ("schedules", "schedule", "regular_schedules", "regular_schedule")


@dataclass(frozen=True, slots=True)
class OfferedService:
    """What a service says of itself.

    Attributes:
        source, modified: its id where it comes from, and when it was last changed there.
        title: its name; "" where that is a person's.
        lot: the first lot of its type that the council has, or "".
        cells: by column, what the source says; nothing that is not known.
        defaults: what else a new row needs that nobody says.
        sites: its places.
        why_not: why no row is made of it, and what is particular; ("", "") where one is.
        left_out: why something private is left out, for each.
        lost: what no cell takes, for each.
    """

    source: str
    modified: str
    title: str
    lot: str
    cells: Mapping[str, str]
    defaults: Mapping[str, str]
    sites: tuple[ReferralSite, ...]
    part: Part
    why_not: tuple[str, str] = ("", "")
    left_out: tuple[str, ...] = field(default=())
    lost: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class OfferedReader:
    """Reads services: what is the same for all of them.

    Attributes:
        around: the council's areas, lots and words.
        public: names of places, which are nobody's.
        terms: taxonomy terms by their ids.
        only_lot: the lot of services whose words stand in no map, or "".
    """

    around: Surroundings
    public: re.Pattern[str] | None
    terms: Mapping[str, TaxonomyTerm]
    today: date
    only_lot: str = ""

    def read(
        self, source: str, data: Mapping[str, Any], of: ReferralOrganisation
    ) -> OfferedService:
        """The service, of that organisation."""
        part, words = Part(data), self.around.words
        part.skip("organization", "organisation")  # read by itself
        title, terms = part.text("name"), terms_of(part, self.terms)
        people = (*of.people, *privacy.people_named(part))
        is_person = privacy.is_person(title) or any(_names(title, person) for person in people)
        is_person = is_person or (not of.is_registered and privacy.has_person(title))
        alone = of.alone or bool(words.alone.ids([title, *terms]))
        reach = reached(part, people, is_public=not alone)
        ways = {**of.reach.cells, **reach.cells}
        email, has_site = ways.get("email", ""), "website" in ways
        at_home = Addressed(alone, of.is_registered, has_site, email, people)
        sites = sites_of(part, self.around, at_home)
        kind = words.type_of(terms, title)
        lot = self._lot(kind)
        texts = PublicTexts(part, self.public, people, (title, of.name))
        cells = {
            **self._cells(part, sites, terms, title),
            "title": tidy.title(title, 3, 90),
            "summary": texts.summary(of.name),
            "how_to_apply": texts.how_to_apply(),
            **ways,
        }
        defaults = self._defaults(part, kind, title, of)
        times = times_of(_schedules(part, sites), self.today)
        price = price_of(part, words.units, lot.price_model if lot else PriceModel(), self.today)
        cells |= {"days": times.days, "hours": times.hours, **price.cells}
        why_not = self._why_not(part, title, terms, kind, lot)
        if not why_not[0] and is_person:
            why_not = ("it bears the name of one person: ask them first", "")
        if not why_not[0] and not (cells["needs"] or defaults["needs"]):
            why_not = ("no need in content/needs.yml stands for it", "")
        return OfferedService(
            source=source,
            modified=modified(data),
            title="" if is_person else title,
            lot=lot.id if lot else "",
            cells={key: value for key, value in cells.items() if value},
            defaults=defaults,
            sites=tuple(sites),
            part=part,
            why_not=why_not,
            left_out=(*reach.left_out, *texts.left_out, *filter(None, (s.left_out for s in sites))),
            lost=(
                *reach.unusable,
                *texts.lost,
                *filter(None, [times.lost]),
                *price.lost,
                *_lost_at(sites),
            ),
        )

    def _cells(
        self, part: Part, sites: Sequence[ReferralSite], terms: Sequence[str], title: str
    ) -> dict[str, str]:
        """The cells that one question each answers."""
        words = self.around.words
        languages = [each.text("language", "name", "code") for each in part.parts("languages")]
        return {
            "areas": areas_of(part, self.around),
            "needs": "; ".join(needs_of(part, words, terms, title)),
            "languages": "; ".join(words.language_ids(languages)),
            "cqc_location_id": location_of(part, self.around, sites),
            **ages_of(part),
        }

    def _lot(self, kind: ServiceType | None) -> Lot | None:
        lots = self.around.filed.lots
        wanted = kind.lots if kind else (self.only_lot,)
        return next((lots[lot] for lot in wanted if lot in lots), None)

    def _defaults(
        self, part: Part, kind: ServiceType | None, title: str, of: ReferralOrganisation
    ) -> dict[str, str]:
        """What a new row needs and nobody says outright: to be looked through."""
        run_by = f", run by {of.name}" if of.name and of.name != title else ""
        words, filed = self.around.words, self.around.filed
        needs = words.needs.ids(cleaning.sentences(part.peek("description")), IN_PROSE)
        needs = needs or tuple(need for need in (kind.needs if kind else ()) if need in filed.needs)
        return {
            "summary": f"{title[:120]}{run_by[:140]}. Ask them what they do there, and for whom.",
            "areas": "all",
            "needs": "; ".join(needs),
            "age_from": str(_ADULT),
            "availability": Availability.ASK.value,
        }

    def _why_not(
        self,
        part: Part,
        title: str,
        terms: Sequence[str],
        kind: ServiceType | None,
        lot: Lot | None,
    ) -> tuple[str, str]:
        """Why the service is none for this list, and what is particular; ("", "") where nothing is in the way."""
        status, last = part.text("status").casefold(), part.text("visible_to")[:10]
        part.skip("visible_from")
        shown = ", ".join(terms)[:120]
        oldest = ages_of(part).get("age_to", "")
        if not title:
            return "it has no name", ""
        if status in _ENDED or part.flag("temporarily_closed"):
            return "its source says that it is not running", status
        if re.fullmatch(r"\d{4}-\d\d-\d\d", last) and last < self.today.isoformat():
            return "its source shows it no more", last
        if self.around.words.apart.ids([title, *terms]) or (oldest and int(oldest) < _ADULT):
            return "it is not for adults who need care or support", shown
        if lot is None and kind:
            return "its lot is not in lots/", ", ".join(kind.lots)
        return ("", "") if lot else ("no word of the map stands for it", shown)


def _schedules(part: Part, sites: Iterable[ReferralSite]) -> list[Part]:
    """Those of the service, and those at its places."""
    holders = [part, *(site.part for site in sites if site.part.path)]
    return [each for holder in holders for each in holder.parts(*_SCHEDULES)]


def _lost_at(sites: Iterable[ReferralSite]) -> list[str]:
    return [what for site in sites for what in site.lost]


def _names(title: str, person: str) -> bool:
    """Whether the title has the whole name of somebody who is to be reached in it."""
    return len(person.split()) > 1 and person.casefold() in title.casefold()
