"""How to reach a service, a provider or a team: telephone, e-mail, website, hours."""

from dataclasses import dataclass

from generator.publication import PublicProvider, PublicService
from generator.records import Contact, Framework, Lot
from generator.site.parts import links
from generator.site.parts.links import ExternalLink


@dataclass(frozen=True, slots=True)
class ContactsView:
    """Ways to reach somebody; each None or "" where there is none."""

    name: str
    phone: ExternalLink | None
    email: ExternalLink | None
    website: ExternalLink | None
    hours: str

    @property
    def any(self) -> bool:
        """Whether there is any way at all."""
        return bool(self.phone or self.email or self.website)


def of_team(contact: Contact) -> ContactsView:
    """A team of the council."""
    return _ways(contact.team, contact, hours=contact.hours)


def for_joining(framework: Framework, lot: Lot) -> Contact:
    """Whom a provider asks about a lot: the lot's own team, and the commissioning team for what it lacks."""
    team, others = lot.lead_commissioner, framework.commissioning
    if not (team.phone or team.email):
        return others
    email, phone = team.email or others.email, team.phone or others.phone
    return Contact(team.team, email, phone, team.hours or others.hours)


def of_provider(who: PublicProvider | PublicService) -> ContactsView:
    """The provider's own contacts, or those that are given for a service of its."""
    return _ways(who.title, who, who.website)


def of_service(service: PublicService, provider: PublicProvider) -> ContactsView:
    """The service's contacts, or the provider's where the service gives none."""
    given = of_provider(service)
    return given if given.any else of_provider(provider)


def ring(
    framework: Framework, service: PublicService, provider: PublicProvider
) -> ExternalLink | None:
    """The way to ring the service, its provider where it has no number, or the council; None where none has one."""
    if phone := of_provider(service).phone or of_provider(provider).phone:
        return ExternalLink(f"Ring {phone.text}", phone.href)
    council = of_team(framework.care).phone
    return ExternalLink(f"Ring the council: {council.text}", council.href) if council else None


def _ways(
    name: str, who: Contact | PublicProvider | PublicService, website: str = "", hours: str = ""
) -> ContactsView:
    phone, email = links.telephone(who.phone), links.mail(who.email)
    return ContactsView(name, phone, email, links.website(website), hours)
