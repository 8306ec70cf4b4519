"""What a worklist looks at: the day, how far ahead, and the services that are not over for good."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.publication import Publication, ServiceEntry
from generator.site.words.wording import count


@dataclass(frozen=True, slots=True)
class Scope:
    """The records, the day and how many days ahead."""

    publication: Publication
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
