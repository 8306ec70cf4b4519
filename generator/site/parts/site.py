"""What every page may say of the site itself: its names and whom to ask."""

from dataclasses import dataclass

from generator.publication import Publication
from generator.site.parts import contacts, share
from generator.site.parts.contacts import ContactsView
from generator.site.words import applying, drafts, wording


@dataclass(frozen=True, slots=True)
class SiteView:
    """The framework's names and contacts.

    Attributes:
        trial: whether it is a demonstration of which not all is invented.
        region: the place that the public names, such as "Wiltshire".
        as_of: the day for which the site was built, in words.
        notice: a heading and a sentence where the framework is not in force, otherwise ("", "").
        url: where the site is public, with a slash at its end, or "" where that is not said.
    """

    title: str
    council: str
    region: str
    summary: str
    demonstration: bool
    trial: bool
    care: ContactsView
    commissioning: ContactsView
    as_of: str
    notice: tuple[str, str]
    url: str


def view(publication: Publication, site_url: str = "") -> SiteView:
    """The site of the directory on the listing's day; `site_url` is where it is public."""
    framework = publication.framework
    return SiteView(
        title=framework.title,
        council=framework.council,
        region=publication.region,
        summary=framework.summary,
        demonstration=framework.demonstration,
        trial=framework.is_trial,
        care=contacts.of_team(framework.care),
        commissioning=contacts.of_team(framework.commissioning),
        as_of=wording.day(publication.as_of),
        notice=applying.notice(framework, publication.state),
        url=site_url and f"{site_url.rstrip('/')}/",
    )


def frame_facts(publication: Publication) -> dict[str, object]:
    """What the frame around every page says of the site (`config.extra.directory` in its templates)."""
    framework = publication.framework
    image = share.of_site(publication)
    return {
        "title": framework.title,
        "council": framework.council,
        "demonstration": framework.demonstration,
        "trial": framework.is_trial,
        "demonstration_note": framework.demonstration_note,
        "draft": drafts.of_page(framework.council),
        "logo": framework.look.logo,
        "care": contacts.of_team(framework.care),
        "picture": image.address,
        "picture_words": image.alt,
        "as_of": publication.as_of.isoformat(),
        "as_of_words": wording.day(publication.as_of),
    }
