"""What a worklist looks at: the day, how far ahead, the services that are not over for good, and who leads on what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from generator.publication import Publication, ServiceEntry
from generator.records import Contact, Filed, Lookup, lookup
from generator.site.words.wording import count
from generator.worklist.action import Action, ActionKind


@dataclass(frozen=True)
class Scope:
    """The day and how many days ahead.

    Attributes:
        publication: what the public may know on the day.
        records: what is filed, as it was known on the day: the council's own desk sees more.
    """

    publication: Publication
    records: Filed
    within: int

    @property
    def today(self) -> date:
        """The day for which it is true."""
        return self.publication.as_of

    def is_near(self, day: date) -> bool:
        """Whether the day is past, or not further ahead than is asked."""
        return day <= self.today + timedelta(days=self.within)

    def services(self) -> Iterator[ServiceEntry]:
        """The services that are listed or may come back."""
        return (service for service in self.publication.entries if service.may_come_back)

    def team(self, lot_id: str) -> str:
        """The lead commissioner of the lot."""
        return self.publication.lots[lot_id].lead_commissioner.team or self.commissioners

    def lead(self, provider: str) -> str:
        """The one team that looks after the provider: its own lead, or that of the first of its lots in the council's order."""
        filed = self.records.providers.get(provider)
        if filed is not None and filed.lead_commissioner:
            return filed.lead_commissioner
        lots = self._lots_of(provider) or {a.lot for a in self.records.awards_of(provider)}
        led = (self.team(lot) for lot in self.publication.lots if lot in lots)
        return next(led, self.commissioners)

    @cached_property
    def _lots_of(self) -> Lookup[str]:
        return lookup(self.publication.by_award)

    def of_award(
        self,
        kind: ActionKind,
        services: Sequence[ServiceEntry],
        due: date | None,
        words: str,
        about: str = "",
        subject: str = "",
    ) -> Action:
        """A matter of the provider in the lot, with the services that stand on the award."""
        provider, lot = services[0].provider, services[0].lot
        parts = (subject, self.lot(lot), self.publication.providers[provider].title)
        return Action(
            kind,
            self.lead(provider),
            due,
            words,
            lot=lot,
            provider=provider,
            services=tuple(service.id for service in services),
            about=about,
            subject=", ".join(filter(None, parts)),
        )

    def of_service(
        self, kind: ActionKind, service: ServiceEntry, due: date | None, words: str
    ) -> Action:
        """A matter of one service, which its words do not name."""
        return Action(
            kind,
            self.lead(service.provider),
            due,
            f"{words}: {service.title}.",
            lot=service.lot,
            provider=service.provider,
            services=(service.id,),
            subject=f"{service.title}, {self.publication.providers[service.provider].title}",
            each=True,
        )

    def lot(self, lot_id: str) -> str:
        """The lot's title."""
        return self.publication.lots[lot_id].title

    @property
    def commissioners(self) -> str:
        """The team that looks after the framework as a whole."""
        return self.publication.framework.commissioning.team

    def ago(self, day: date) -> str:
        """`3 days ago`, `today`, `in 12 days`."""
        days = (day - self.today).days
        if days == 0:
            return "today"
        return f"in {count(days, 'day')}" if days > 0 else f"{count(-days, 'day')} ago"

    def when(self, day: date, past: str, present: str) -> str:
        """`ended 3 days ago`, `ends today`, `ends in 12 days`."""
        return f"{past if day < self.today else present} {self.ago(day)}"


def teams(publication: Publication) -> dict[str, Contact]:
    """Every team that leads on something, by name; where it leads on several lots, as it can be reached about the first."""
    lots = publication.lots.values()
    contacts = [lot.lead_commissioner for lot in lots] + [publication.framework.commissioning]
    return {team.team: team for team in reversed(contacts) if team.team}


def deputies(publication: Publication, team: str) -> tuple[str, ...]:
    """The teams that stand in for one, each once."""
    lots = (lot for lot in publication.lots.values() if lot.lead_commissioner.team == team)
    named = (lot.deputy_commissioner for lot in lots)
    return tuple(dict.fromkeys(name for name in named if name))
