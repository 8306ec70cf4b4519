"""The page that matches needs to services: what can be asked for. The matching runs in the browser."""

from collections import Counter
from dataclasses import dataclass

from generator.publication import Publication
from generator.site import addresses
from generator.site.pages import easy_read, shortlist
from generator.site.parts import links
from generator.site.parts.links import ExternalLink, Link
from generator.site.parts.page import PageView
from generator.site.words import choosing, feedback, options, wording
from generator.site.words.options import Option

# What may be asked for besides access; the rules are in site_templates/assets/pages/match/checks.js.
_OTHER_WISHES = (
    Option("self-funders", "Takes people who pay for themselves"),
    Option("rated-good", "Rated Good or Outstanding by CQC"),
)
_WHEN = (
    Option("any", "at any time"),
    Option("soon", "soon: places or a waiting list"),
    Option("now", "now: it has places"),
)
_AGES = (
    Option("16-17", "16 or 17"),
    Option("18-25", "18 to 25"),
    Option("26-49", "26 to 49"),
    Option("50-64", "50 to 64"),
    Option("65-120", "65 or over"),
)
_MILES = (5, 10, 15, 20, 30)
_ORDERS = (
    Option("places", "Places and distance first"),
    Option("cost", "Lowest cost first"),
)


@dataclass(frozen=True, slots=True)
class MatchView(PageView):
    """The page that matches needs to services.

    Attributes:
        wishes: what a service must have or had better have: access and more.
        units: the units of price that listed services use, the commonest first.
        amounts: of which of them to ask how many are needed in a week.
        orders: what may come first among services that meet the need equally well.
        easy_read: how to choose, in Easy Read; None where there is no such page.
        too_few: what is said of a service of which too few people said something.
        reasons: why somebody may choose what does not cost least.
        withheld: how many services are not listed at present, and so not matched; "" for none.
        team, phone: whom to ask instead; `phone` is None where there is no number.
        where_wanted: the page for which what could not be had is counted.
    """

    types: tuple[Option, ...]
    needs: tuple[Option, ...]
    ages: tuple[Option, ...]
    areas: tuple[Option, ...]
    distances: tuple[Option, ...]
    when: tuple[Option, ...]
    units: tuple[Option, ...]
    amounts: tuple[Option, ...]
    orders: tuple[Option, ...]
    wishes: tuple[Option, ...]
    everywhere: str
    browse: tuple[Link, ...]
    easy_read: Link | None
    reasons: tuple[Option, ...]
    too_few: str
    withheld: str
    team: str
    phone: ExternalLink | None
    where_wanted: Link


def view(publication: Publication) -> MatchView:
    """The page, with the words of the services' own pages."""
    region = publication.region
    care = publication.framework.care
    units = Counter(s.price_unit for s in publication.services.values() if s.price_from is not None)
    return MatchView(
        title="Match needs to services",
        description=f"For practitioners and families in {region}: say what somebody needs, and see which services fit, and why.",
        types=options.types(publication.offered_lots),
        needs=options.named(publication.needs.values()),
        ages=_AGES,
        areas=options.named(publication.areas.values()),
        distances=tuple(Option(f"{miles}", f"within {miles} miles") for miles in _MILES),
        when=_WHEN,
        units=tuple(
            Option(unit, wording.unit(unit)) for unit in sorted(units, key=lambda u: (-units[u], u))
        ),
        amounts=tuple(
            Option(unit, words) for unit, words in wording.A_WEEK.items() if unit in units
        ),
        orders=_ORDERS,
        wishes=(*options.named(publication.access.values()), *_OTHER_WISHES),
        everywhere=f"Anywhere in {region}",
        browse=shortlist.BROWSE,
        easy_read=easy_read.of_choosing(publication),
        reasons=choosing.REASONS,
        too_few=feedback.TOO_FEW,
        withheld=_withheld(len(publication.withheld)),
        team=care.team,
        phone=links.telephone(care.phone),
        where_wanted=Link("where providers are wanted", addresses.WHERE_WANTED),
    )


def _withheld(count: int) -> str:
    if not count:
        return ""
    are = "1 service is" if count == 1 else f"{count:,} services are"
    return f"{are} not listed at present, and not part of this. Their own pages say why."
