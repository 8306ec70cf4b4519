"""Matters → text for people, CSV for a spreadsheet, JSON for programs."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from generator.publication import Publication
from generator.site.data.tables import table
from generator.worklist.action import Action
from generator.worklist.grouping import by_team, whom
from generator.worklist.scope import deputies

COLUMNS: Final = (
    *("team", "deputies", "kind", "due", "lot", "provider", "provider_name", "phone", "email"),
    *("services", "about", "words"),
)
_MOST_SERVICES: Final = 3


def as_text(actions: Sequence[Action], publication: Publication) -> Iterator[str]:
    """Lines: each team, in it each provider, and its matters by day."""
    if not actions:
        yield "Nothing wants attention."
    titles = titles_of(publication)
    for team in by_team(actions, publication):
        yield f"{team.name}: {team.number}"
        if team.stand_ins:
            yield f"  If nobody is there: {'; '.join(team.stand_ins)}"
        for provider in team.providers:
            yield "  " + "  ".join(filter(None, (provider.name, provider.phone, provider.email)))
            for matter in provider.actions:
                due = matter.due.isoformat() if matter.due else "no date   "
                services = of_services(matter, titles)
                yield f"    {due}  {matter.kind:<16}  {matter.words}{services}"
        yield ""


def as_csv(actions: Sequence[Action], publication: Publication) -> str:
    """One row a matter, for a spreadsheet, which finds no formula in it."""
    return table(COLUMNS, [tuple(_row(action, publication).values()) for action in actions])


def as_json(actions: Sequence[Action], publication: Publication) -> str:
    """One list of objects; where there is no day it is null, and the services are a list."""
    rows = [
        {
            **_row(action, publication),
            "due": action.due.isoformat() if action.due else None,
            "services": list(action.services),
        }
        for action in actions
    ]
    return json.dumps(rows, indent=2, ensure_ascii=False)


def titles_of(publication: Publication) -> dict[str, str]:
    """Service id → the name that people know it by."""
    return {service.id: service.title for service in publication.entries}


def of_services(matter: Action, titles: Mapping[str, str]) -> str:
    """` Services: The Loft, The Barn and 2 more.`; "" where it is about none, or its words name the one or its lot."""
    names = [titles.get(service, service) for service in matter.services]
    if not names or (len(names) == 1 and (matter.lot or names[0] in matter.words)):
        return ""
    more = len(names) - _MOST_SERVICES
    named = ", ".join(names[:_MOST_SERVICES])
    what = "Service" if len(names) == 1 else "Services"
    return f" {what}: {named}{f' and {more} more' if more > 0 else ''}."


def _row(matter: Action, publication: Publication) -> dict[str, str]:
    name, phone, email = whom(matter, publication)
    cells = (
        *(matter.team, "; ".join(deputies(publication, matter.team)), matter.kind.value),
        *(matter.due.isoformat() if matter.due else "", matter.lot, matter.provider),
        *(name, phone, email, "; ".join(matter.services), matter.about, matter.words),
    )
    return dict(zip(COLUMNS, cells, strict=True))
