"""What every page may say of the site itself: its names and whom to ask."""

from __future__ import annotations

from dataclasses import dataclass

from generator.publication.listing import Listing
from generator.records import Directory
from generator.site.parts import applying, contacts
from generator.site.parts.contacts import ContactsView
from generator.site.words import wording


@dataclass(frozen=True, slots=True)
class SiteView:
    """The framework's names and contacts.

    Attributes:
        region: the place that the public names, such as "Wiltshire".
        as_of: the day for which the site was built, in words.
        notice: a heading and a sentence where the framework is not in force, otherwise ("", "").
    """

    title: str
    council: str
    region: str
    summary: str
    demonstration: bool
    care: ContactsView
    commissioning: ContactsView
    as_of: str
    notice: tuple[str, str]


def view(directory: Directory, listing: Listing) -> SiteView:
    """The site of the directory on the listing's day."""
    framework = directory.framework
    return SiteView(
        title=framework.title,
        council=framework.council,
        region=framework.region or framework.council,
        summary=framework.summary,
        demonstration=framework.demonstration,
        care=contacts.of_team(framework.care),
        commissioning=contacts.of_team(framework.commissioning),
        as_of=wording.day(listing.as_of),
        notice=applying.notice(framework, framework.state_on(listing.as_of)),
    )
