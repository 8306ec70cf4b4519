"""Every state that a page can tell of, on both sides of its day, as people read it.

A state is a small council's folder as filed, the day from which the state holds, and the pages
that tell of it. `as_read` gives these pages as their words, a line each, marked with what the
day changes: "-" the evening before, "+" on the day, " " on both.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any, Final

from generator.records import (
    Availability,
    DatedPrice,
    Filed,
    Joining,
    LotState,
    PriceBand,
    PriceModel,
    PriceVersion,
    ProviderDecision,
    ProviderStatus,
    PublicReason,
    Rating,
    RatingsAsked,
    Registration,
    RegulatedDeclared,
    Regulation,
    Round,
)
from generator.site import addresses
from tests.builders import (
    a_criterion,
    a_decision,
    a_framework,
    a_location,
    a_lot,
    a_provider,
    a_rating,
    a_service,
    an_award,
    an_easy_line,
    an_easy_page,
    an_evidence,
    as_filed,
    published,
)
from tests.county import bodies

LOT: Final = "day-and-evening-opportunities"
SERVICE, PROVIDER = addresses.service("kite-hill-day-centre"), addresses.provider("kite-hill-trust")
TYPE, JOIN_TYPE, EASY = addresses.lot(LOT), addresses.join_lot(LOT), addresses.easy_read(LOT)
EASY_JOINING: Final = addresses.easy_read("joining")
DAY: Final = timedelta(days=1)
SPRING: Final = date(2027, 2, 1)
LOCATION: Final = "1-000000101"

OF_SERVICE: Final = (SERVICE, PROVIDER, addresses.PROVIDERS, addresses.GOVERNANCE)
OF_LOT: Final = (addresses.LOTS, TYPE, EASY, SERVICE, addresses.JOIN, JOIN_TYPE)
OF_LOT_FOR_PROVIDERS: Final = (addresses.JOIN, JOIN_TYPE, addresses.self_check(LOT), EASY_JOINING)
OF_FRAMEWORK: Final = (
    *(addresses.HOME, addresses.SERVICES, addresses.PROVIDERS, TYPE, EASY, SERVICE, PROVIDER),
    *(addresses.JOIN, JOIN_TYPE, EASY_JOINING, addresses.GOVERNANCE),
)


@dataclass(frozen=True, slots=True)
class State:
    """What is filed, from which day it tells, and the pages that show it."""

    filed: Filed
    day: date
    pages: Sequence[str]


def _filed(**changes: Any) -> Filed:
    """One service of one provider in one lot, which asks for insurance that lasts."""
    given: dict[str, Any] = {
        "framework": a_framework(joining=Joining(decision_days=30, decided_by="Director")),
        "evidence": [an_evidence(seen_on=date(2023, 9, 1), valid_until=date(2040, 1, 1))],
        "easy_read": [
            an_easy_page(
                "joining",
                title="How to join",
                lines=(
                    an_easy_line("The council keeps a list."),
                    an_easy_line("You can ask to join.", when="open"),
                    an_easy_line("You show us your papers."),
                ),
            )
        ],
    }
    service = changes.pop("service", a_service(availability=Availability.ASK))
    return as_filed(service, **{**given, **changes})


def _of_criterion(openness: PublicReason, **row: Any) -> Filed:
    return _filed(
        criteria=[a_criterion(public_reason=openness)],
        evidence=[an_evidence(**{"seen_on": date(2026, 3, 1), "valid_until": None, **row})],
    )


def _lot(**changes: Any) -> Filed:
    return _filed(lots=[a_lot(**changes)])


def _asked_anew() -> Filed:
    asked = a_criterion()
    later = replace(
        asked,
        since=date(2026, 8, 1),
        grace_months=6,
        why="The sum goes up.",
        passes="A larger sum.",
    )
    return _filed(criteria=[replace(asked, later=(later,))])


def _framework(**changes: Any) -> Filed:
    joining = Joining(decision_days=30, decided_by="Director")
    return _filed(framework=a_framework(joining=joining, **changes))


def _provider(status: ProviderStatus) -> Filed:
    """As a package from before decisions were written down says it of itself."""
    return _filed(providers=[a_provider(status=status, status_since=SPRING)])


def _decided(*decisions: ProviderDecision) -> Filed:
    """With what was decided of the provider, which holds a second lot."""
    return _filed(
        awards=[an_award(), an_award(lot="outreach-support")],
        lots=[a_lot(), a_lot("outreach-support")],
        decisions=decisions,
    )


def _in_register(*ratings: Rating, **changes: Any) -> Filed:
    """A service that CQC regulates, with its ratings and what the council saw of one."""
    asked = a_criterion(
        "cqc-rating",
        shown_as="a good enough rating",
        lasts_months=None,
        ratings=RatingsAsked(("Outstanding", "Good"), ("Requires improvement",), grace_days=28),
    )
    cqc = Regulation(Registration.ALWAYS, (), (), "It gives personal care.")
    return _filed(
        service=a_service(availability=Availability.ASK, cqc_location_id=LOCATION),
        lots=[a_lot(criteria=("cqc-rating",), cqc=cqc)],
        criteria=[asked],
        evidence=[an_evidence(criterion="cqc-rating", seen_on=date(2026, 6, 1), valid_until=None)],
        register=[a_location(LOCATION, *ratings, **changes)],
    )


def _rated(overall: str, on: date) -> Filed:
    good = a_rating(LOCATION, overall="Good", rated_on=date(2025, 5, 14))
    return _in_register(good, a_rating(LOCATION, overall=overall, rated_on=on))


def _undeclared() -> Filed:
    return _filed(
        lots=[a_lot(cqc=Regulation(Registration.SOMETIMES, (), (), ""))],
        framework=a_framework(
            joining=Joining(decision_days=30, decided_by="Director"),
            regulated_declared=RegulatedDeclared(date(2026, 11, 2), SPRING - DAY),
        ),
    )


def _repriced() -> Filed:
    decided: dict[str, Any] = {"decided_by": "Cabinet", "reference": "P-2"}
    before = PriceVersion((PriceBand("day", Decimal(40), Decimal(60)),), None, date(2023, 8, 1))
    after = PriceVersion(
        (PriceBand("day", Decimal(42), Decimal(63)),),
        SPRING,
        date(2026, 11, 2),
        grace_until=date(2027, 4, 30),
        **decided,
    )
    service = a_service(availability=Availability.ASK, price_from=Decimal(41), price_to=None)
    row = DatedPrice(service.provider, service.id, SPRING, Decimal(43), None, "day", service.place)
    return _filed(
        service=service, lots=[a_lot(price_model=PriceModel((before, after)))], prices=[row]
    )


STATES: Final[dict[str, State]] = {
    "framework-begins": State(_framework(), date(2023, 9, 4), OF_FRAMEWORK),
    "framework-is-extended": State(
        _framework(ends=SPRING - DAY, extended_to=date(2028, 9, 3)), SPRING, OF_FRAMEWORK
    ),
    "framework-ends": State(_framework(ends=SPRING - DAY), SPRING, OF_FRAMEWORK),
    "round-opens": State(
        _framework(round_dates=(Round(SPRING, date(2027, 3, 1)),)), SPRING, OF_LOT_FOR_PROVIDERS
    ),
    "last-round-closes": State(
        _framework(round_dates=(Round(date(2026, 11, 1), SPRING - DAY),)),
        SPRING,
        OF_LOT_FOR_PROVIDERS,
    ),
    "lot-opens": State(
        _lot(state=LotState.PLANNED, opens_on=SPRING),
        SPRING,
        (*OF_LOT, addresses.self_check(LOT), addresses.WHERE_WANTED),
    ),
    "lot-closes-to-new-providers": State(
        _lot(closed_to_new_on=SPRING), SPRING, (TYPE, SERVICE, *OF_LOT_FOR_PROVIDERS)
    ),
    "lot-closes": State(_lot(closes_on=SPRING), SPRING, (*OF_LOT, PROVIDER)),
    "provider-is-suspended": State(_provider(ProviderStatus.SUSPENDED), SPRING, OF_SERVICE),
    "provider-leaves": State(_provider(ProviderStatus.LEFT), SPRING, OF_SERVICE),
    "provider-is-suspended-by-decision": State(
        _decided(a_decision(decided_on=SPRING, reason="The home has no manager at present.")),
        SPRING,
        OF_SERVICE,
    ),
    "suspension-is-lifted": State(
        _decided(
            a_decision(decided_on=date(2026, 9, 14)),
            a_decision("lifting", decided_on=SPRING, reference="L"),
        ),
        SPRING,
        OF_SERVICE,
    ),
    "one-lot-is-suspended": State(
        _decided(a_decision(decided_on=SPRING, lots=(LOT,))), SPRING, OF_SERVICE
    ),
    "provider-leaves-by-its-own-wish": State(
        _decided(a_decision("leaving", decided_on=date(2026, 11, 2), from_on=SPRING)),
        SPRING,
        OF_SERVICE,
    ),
    "provider-is-removed": State(
        _decided(a_decision("removal", decided_on=date(2026, 12, 14), from_on=SPRING)),
        SPRING,
        OF_SERVICE,
    ),
    "registration-ends": State(
        _in_register(
            a_rating(LOCATION, overall="Good", rated_on=date(2025, 5, 14)), deregistered_on=SPRING
        ),
        SPRING,
        OF_SERVICE,
    ),
    "rating-is-refused": State(_rated("Inadequate", SPRING), SPRING, OF_SERVICE),
    "rating-needs-a-plan": State(_rated("Requires improvement", SPRING), SPRING, OF_SERVICE),
    "time-to-look-at-a-new-rating-is-over": State(
        _rated("Good", SPRING - 29 * DAY), SPRING, OF_SERVICE
    ),
    "time-to-declare-registration-is-over": State(_undeclared(), SPRING, OF_SERVICE),
    "prices-go-up": State(_repriced(), SPRING, (SERVICE, TYPE, JOIN_TYPE, addresses.GOVERNANCE)),
    "service-is-withdrawn": State(
        _filed(service=a_service(availability=Availability.ASK, withdrawn_on=SPRING)),
        SPRING,
        OF_SERVICE,
    ),
    "award-ends": State(_filed(awards=[an_award(ends_on=SPRING - DAY)]), SPRING, OF_SERVICE),
    "proof-that-is-named-lapses": State(
        _of_criterion(PublicReason.NAMED, valid_until=SPRING - DAY), SPRING, OF_SERVICE
    ),
    "proof-that-is-not-named-lapses": State(
        _of_criterion(PublicReason.PAPERS, valid_until=SPRING - DAY), SPRING, OF_SERVICE
    ),
    "time-to-show-a-new-version-is-over": State(_asked_anew(), SPRING, (*OF_SERVICE, JOIN_TYPE)),
    "places-grow-old": State(
        _filed(service=a_service(availability_on=SPRING - 91 * DAY)), SPRING, (SERVICE,)
    ),
}


def as_read(state: State) -> str:
    """The words of the state's pages."""
    before, after = (bodies(published(state.filed, day)) for day in (state.day - DAY, state.day))
    return "\n".join(
        f"=== {address or '(home)'}, {state.day - DAY} and {state.day}\n"
        + "".join(_marked(_words(before.get(address, "")), _words(after.get(address, ""))))
        for address in state.pages
    )


def _marked(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for kind, i, j, k, end in matcher.get_opcodes():
        marks = {"equal": (" ", "")}.get(kind, ("-", "+"))
        yield from (f"{marks[0]} {line}\n" for line in before[i:j])
        yield from (f"{marks[1]} {line}\n" for line in after[k:end] if marks[1])


_INLINE: Final = frozenset(["a", "abbr", "em", "q", "span", "strong", "time", "dd"])


class _Reader(HTMLParser):
    """The words of a page, a line for each block."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.text.append("" if tag in _INLINE else "\n")

    def handle_endtag(self, tag: str) -> None:
        self.text.append("" if tag in _INLINE else " " if tag == "dt" else "\n")

    def handle_data(self, data: str) -> None:
        self.text.append(" ".join(f"<{data}>".split())[1:-1])


def _words(body: str) -> list[str]:
    reader = _Reader()
    reader.feed(body.partition("</nav>")[2] if body.startswith('<nav class="fd-crumbs"') else body)
    lines = (" ".join(line.split()) for line in "".join(reader.text).splitlines())
    return [line for line in lines if line]
