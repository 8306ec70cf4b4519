"""Builders of records with sensible defaults: a test names only what it is about.

    as_filed(a_service(lot="extra-care", price_from=Decimal(24)))

lays out a framework with every lot, area, provider and award that its
services need, on TODAY.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from generator.problem import Place
from generator.publication import Publication, publish
from generator.records import (
    INVENTED,
    Application,
    ApplicationOutcome,
    Area,
    Asking,
    AskingWay,
    Availability,
    Award,
    Contact,
    Criterion,
    DatedPrice,
    DecisionKind,
    EasyLine,
    EasyPage,
    Evidence,
    Feedback,
    Filed,
    Framework,
    Look,
    Lot,
    LotState,
    NamedPlace,
    Photo,
    Point,
    PriceBand,
    PriceModel,
    PriceVersion,
    Provider,
    ProviderDecision,
    ProviderMail,
    ProviderStatus,
    PublicReason,
    QueuedFeedback,
    Rating,
    RefusalReason,
    RegisteredLocation,
    Registration,
    Regulation,
    Review,
    ReviewAction,
    ReviewOutcome,
    SearchWords,
    Service,
    Suggestion,
    Sums,
    Term,
    UnmetRequest,
    photo_file,
)

TODAY = date(2026, 11, 23)
NOWHERE = Place("test")


def a_framework(**changes: Any) -> Framework:
    """A framework in force on TODAY, run by an invented council."""
    return replace(
        Framework(
            title="Good Lives Alliance",
            council="Downland Council",
            region="Downland",
            summary="Care and support for adults in Downland, from checked providers.",
            demonstration=False,
            demonstration_note=INVENTED,
            legal_basis="pcr-2015-light-touch",
            starts=date(2023, 9, 4),
            ends=date(2028, 9, 3),
            extended_to=None,
            ocid="",
            rounds="Providers can ask to join at any time.",
            decisions=(),
            care=Contact(
                "Adult care advice line",
                "care@council.example.org",
                "01632 960100",
                "Monday to Friday, 9am to 5pm",
            ),
            commissioning=Contact("Commissioning team", "framework@council.example.org"),
            reach_km=25.0,
            stale_after_days=90,
            look=Look(),
            place=NOWHERE,
        ),
        **changes,
    )


def a_term(term_id: str = "autism", **changes: Any) -> Term:
    """A need or an access term, named after its id."""
    return replace(Term(term_id, _words(term_id), (), NOWHERE), **changes)


def a_place(name: str = "Potterne", **changes: Any) -> NamedPlace:
    """A place of which only the name is known."""
    return replace(NamedPlace(name, "", None, NOWHERE), **changes)


def an_area(area_id: str = "devizes", **changes: Any) -> Area:
    """An area, named after its id, somewhere in Wiltshire."""
    return replace(
        Area(
            area_id,
            _name(area_id),
            Point(51.35, -1.99),
            tuple(map(a_place, ("Potterne", "Rowde"))),
            NOWHERE,
        ),
        **changes,
    )


def a_lot(lot_id: str = "day-and-evening-opportunities", **changes: Any) -> Lot:
    """A live lot that the CQC does not regulate."""
    return replace(
        Lot(
            id=lot_id,
            title=_words(lot_id),
            order=1,
            state=LotState.LIVE,
            summary="Things to do in the day and in the evening, with people who help.",
            also_known_as=("day centre", "day service"),
            description="You go out for the day.\n\nThere is **lunch**.",
            suits=("People who like company.",),
            what_happens_first=("Ring the advice line.", "Somebody talks with you."),
            costs="The council looks at your money.",
            without_address="",
            easy_read=(an_easy_line(),),
            more=(),
            have_you_thought_of=Suggestion(),
            cqc=Regulation(Registration.NEVER, (), (), "The CQC does not regulate help to go out."),
            price_model=a_price_model(PriceBand("day"), PriceBand("hour")),
            lead_commissioner=Contact("Day opportunities team"),
            criteria=("public-liability-insurance",),
            place=NOWHERE,
        ),
        **changes,
    )


def a_price_model(*bands: PriceBand, **changes: Any) -> PriceModel:
    """A price model with one version, which has held since the framework began."""
    return replace(PriceModel((PriceVersion(bands),)), **changes)


def a_provider(provider_id: str = "kite-hill-trust", **changes: Any) -> Provider:
    """A provider on the framework, named after its id."""
    return replace(
        Provider(
            id=provider_id,
            package_name=provider_id,
            title=_name(provider_id),
            description="A small charity that began in a church hall.",
            legal_name=f"{_name(provider_id)} Ltd",
            trading_name="",
            company_number="99123456",
            charity_number="",
            cqc_provider_id="",
            address="The Old Dairy, Brook Lane, Devizes",
            postcode="SN10 1AA",
            phone="01632 960124",
            email="hello@kite-hill.example.org",
            website="https://kite-hill.example.org",
            joined_in_package=None,
            status=ProviderStatus.ON,
            status_since=None,
            former_slugs=(),
            lead_commissioner="",
            about="We began in 1998.\n\n## A week here\n\nOn Tuesdays we cook.",
            place=NOWHERE,
        ),
        **changes,
    )


def a_service(service_id: str = "kite-hill-day-centre", **changes: Any) -> Service:
    """A day centre with places, its point near its area's."""
    return replace(
        Service(
            id=service_id,
            provider="kite-hill-trust",
            title=_name(service_id),
            lot="day-and-evening-opportunities",
            summary="A small day centre with a kitchen garden. We cook, grow and mend together.",
            areas=("devizes",),
            needs=("autism",),
            age_from=18,
            age_to=64,
            access=("step-free",),
            address="Kite Hill, Brook Lane, Devizes",
            postcode="SN10 1AA",
            latitude=None,
            longitude=None,
            point=Point(51.351, -1.991),
            availability=Availability.PLACES_NOW,
            availability_on=date(2026, 11, 2),
            availability_by="",
            places_free=None,
            places_from=None,
            price_from=Decimal("62.5"),
            price_to=Decimal("84"),
            price_unit="day",
            price_includes="Lunch is included; transport is not.",
            regulated=None,
            cqc_location_id="",
            phone="01632 960123",
            email="day@kite-hill.example.org",
            website="https://kite-hill.example.org/day",
            how_to_apply="Ring us for a visit.",
            checked_on=date(2026, 10, 20),
            checked_by="Commissioning officer",
            self_funders=True,
            withdrawn_on=None,
            former_ids=(),
            image="",
            image_alt="",
            days=("mon", "tue", "wed", "thu", "fri"),
            hours="9.30am to 4pm",
            languages=("polish",),
            capacity=24,
            place=NOWHERE,
        ),
        **changes,
    )


def an_easy_line(words: str = "You go out for the day.", **changes: Any) -> EasyLine:
    """One idea in Easy Read, beside a picture of a house."""
    return replace(EasyLine("home", words, NOWHERE), **changes)


def an_easy_page(page_id: str = "choosing", **changes: Any) -> EasyPage:
    """An Easy Read page that is about no lot."""
    lines = (an_easy_line("You choose."), an_easy_line("You can ask for help."))
    return replace(
        EasyPage(page_id, "How to choose", "This page helps you to choose.", lines, NOWHERE),
        **changes,
    )


def a_photo(service: Service, **changes: Any) -> Photo:
    """The picture that the service names, large enough to be shown."""
    file = photo_file(service)
    return replace(Photo("0123456789abcdef", file, 40_000, 1200, 800), **changes)


def an_award(provider: str = "kite-hill-trust", **changes: Any) -> Award:
    """An award that runs as long as the framework."""
    return replace(
        Award(
            provider=provider,
            lot="day-and-evening-opportunities",
            decided_on=date(2023, 8, 21),
            decision_reference="GLA-2023-014",
            decided_by="Corporate Director for Resources",
            ends_on=None,
            place=NOWHERE,
        ),
        **changes,
    )


def a_decision(
    kind: str = "suspension", provider: str = "kite-hill-trust", **changes: Any
) -> ProviderDecision:
    """A decision about all that the provider holds, with no reason that the public may read."""
    return replace(
        ProviderDecision(
            provider=provider,
            kind=DecisionKind(kind),
            lots=(),
            from_on=None,
            decided_on=date(2026, 9, 14),
            decided_by="Corporate Director for Resources",
            delegation="",
            reference="GLA-2026-041",
            reason="",
            reviewed="",
            outcome="",
            place=NOWHERE,
        ),
        **changes,
    )


def a_criterion(criterion_id: str = "public-liability-insurance", **changes: Any) -> Criterion:
    """An entry criterion, named after its id, in public too."""
    return replace(
        Criterion(
            id=criterion_id,
            title=_words(criterion_id),
            kind="legal",
            stage="selection",
            question="Are you insured?",
            passes="A policy in force.",
            evidence="The certificate.",
            lasts_months=12,
            guidance="",
            since=date(2023, 9, 4),
            place=NOWHERE,
            public_reason=PublicReason.NAMED,
        ),
        **changes,
    )


def an_evidence(provider: str = "kite-hill-trust", **changes: Any) -> Evidence:
    """A proof of insurance that still counts on TODAY."""
    return replace(
        Evidence(
            provider=provider,
            criterion="public-liability-insurance",
            service="",
            result="met",
            seen_on=date(2026, 3, 11),
            seen_by="Quality assurance officer",
            valid_until=date(2027, 3, 31),
            place=NOWHERE,
        ),
        **changes,
    )


def a_feedback(service: str = "kite-hill-day-centre", **changes: Any) -> Feedback:
    """What a person said in June, with no answer yet."""
    return replace(
        Feedback(
            provider="kite-hill-trust",
            service=service,
            month=date(2026, 6, 1),
            said_by="person",
            score=4,
            comment="I like the garden.",
            reply="",
            done=False,
            place=NOWHERE,
        ),
        **changes,
    )


def queued(key: str = "F-3a91c0d27be4", **changes: Any) -> QueuedFeedback:
    """What a person wrote in the week before, complete, and nobody has decided on yet."""
    return replace(
        QueuedFeedback(
            id=key,
            decision=None,
            text="I like the garden.",
            service="kite-hill-day-centre",
            month=date(2026, 11, 1),
            said_by="person",
            score=4,
            may_publish=True,
            cleared="",
            may_tell=None,
            about="",
            original="I like the garden.",
            contact="jo@example.org",
            received_on=date(2026, 11, 16),
            came_as="mail",
            lies_in="inbox.mbox, mail 1",
            done_on=None,
            place=NOWHERE,
        ),
        **changes,
    )


def a_review(provider: str = "kite-hill-trust", **changes: Any) -> Review:
    """A yearly review that took place in the spring."""
    return replace(
        Review(
            provider=provider,
            lot="day-and-evening-opportunities",
            reviewed_on=date(2026, 4, 14),
            reviewed_by="Lead commissioner",
            outcome=ReviewOutcome.NOT_WRITTEN,
            published=None,
            reply="",
            place=NOWHERE,
        ),
        **changes,
    )


def a_review_action(provider: str = "kite-hill-trust", **changes: Any) -> ReviewAction:
    """Something that was agreed in that review, and is still to be done."""
    return replace(
        ReviewAction(
            provider=provider,
            lot="day-and-evening-opportunities",
            reviewed_on=date(2026, 4, 14),
            action="Repaint the landing",
            due_on=date(2026, 12, 31),
            done_on=None,
            place=NOWHERE,
        ),
        **changes,
    )


def an_application(**changes: Any) -> Application:
    """One that came in October from somebody who has no package, and that nobody has looked at."""
    return replace(
        Application(
            reference="APP-2026-014",
            provider="",
            name="Meadow View Support Ltd",
            lots=("day-and-evening-opportunities",),
            received_on=date(2026, 10, 5),
            complete_on=None,
            questions_sent_on=None,
            questions_answered_on=None,
            decided_on=None,
            outcome=None,
            decision_reference="",
            decided_by="",
            delegation="",
            letter_sent_on=None,
            place=NOWHERE,
        ),
        **changes,
    )


def a_decided(outcome: str = "awarded", **changes: Any) -> Application:
    """An application that was decided a week before TODAY."""
    decided: dict[str, Any] = {
        "complete_on": date(2026, 10, 19),
        "decided_on": date(2026, 11, 16),
        "outcome": ApplicationOutcome(outcome),
        "decision_reference": "GLA-2026-031",
        "decided_by": "Corporate Director for Resources",
        "delegation": "Delegated by the Cabinet",
    }
    return an_application(**{**decided, **changes})


def a_refusal_reason(**changes: Any) -> RefusalReason:
    """Why it was not awarded: too little insurance."""
    reason = "The policy covers £2 million. Please raise it to £5 million."
    return replace(
        RefusalReason("APP-2026-014", "public-liability-insurance", reason, NOWHERE), **changes
    )


def an_asking(day: date = TODAY, provider: str = "kite-hill-trust", **changes: Any) -> Asking:
    """A provider was asked by mail how its places stand."""
    return replace(
        Asking(provider, day, "availability", AskingWay.MAIL, Place("private/asked.csv", 2)),
        **changes,
    )


def a_provider_mail(
    day: date = TODAY, provider: str = "kite-hill-trust", **changes: Any
) -> ProviderMail:
    """A mail of a provider's that was taken in."""
    made = ProviderMail(provider, "<1@example.org>", day, "", Place("private/updates.csv", 2))
    return replace(made, **changes)


def an_unmet(**changes: Any) -> UnmetRequest:
    """Three people who wanted somewhere to go in Devizes, and found nothing."""
    return replace(
        UnmetRequest(
            month=date(2026, 6, 1),
            need="autism",
            area="devizes",
            lot="day-and-evening-opportunities",
            words="Something quiet after six",
            how_many=3,
            place=NOWHERE,
        ),
        **changes,
    )


def a_rating(location_id: str = "1-000000101", **changes: Any) -> Rating:
    """A location that the CQC rated as good."""
    return replace(
        Rating(
            location_id=location_id,
            overall="Good",
            rated_on=date(2025, 5, 14),
            safe="Good",
            effective="Good",
            caring="Outstanding",
            responsive="Good",
            well_led="Requires improvement",
            source="test",
            place=NOWHERE,
        ),
        **changes,
    )


def a_location(
    location_id: str = "1-000000101", *ratings: Rating, **changes: Any
) -> RegisteredLocation:
    """A location in the register, with these ratings, the oldest first."""
    return replace(
        RegisteredLocation(
            location_id=location_id,
            provider_id="1-000000001",
            location_name="Kite Hill",
            provider_name="Kite Hill Trust Ltd",
            postcode="SN10 1AA",
            deregistered_on=None,
            read_on=date(2026, 11, 13),
            place=NOWHERE,
            ratings=ratings,
            is_unrated=not (ratings and ratings[-1].overall),
        ),
        **changes,
    )


def as_filed(
    *services: Service,
    framework: Framework | None = None,
    areas: Iterable[Area] = (),
    needs: Iterable[Term] = (),
    access: Iterable[Term] = (),
    lots: Iterable[Lot] = (),
    criteria: Iterable[Criterion] = (),
    providers: Iterable[Provider] = (),
    awards: Sequence[Award] | None = None,
    evidence: Sequence[Evidence] = (),
    feedback: Sequence[Feedback] = (),
    reviews: Sequence[Review] = (),
    review_actions: Sequence[ReviewAction] = (),
    decisions: Sequence[ProviderDecision] = (),
    unmet: Sequence[UnmetRequest] = (),
    ratings: Iterable[Rating] = (),
    register: Iterable[RegisteredLocation] = (),
    easy_read: Iterable[EasyPage] = (),
    photos: Iterable[Photo] = (),
    applications: Sequence[Application] = (),
    refusal_reasons: Sequence[RefusalReason] = (),
    askings: Sequence[Asking] = (),
    mails: Sequence[ProviderMail] = (),
    search_words: SearchWords | None = None,
    prices: Sequence[DatedPrice] = (),
    sums: Sums | None = None,
) -> Filed:
    """Records as filed that hold together: what its records refer to and nobody gave is made up.

    Awards are made for every service unless some are given (even none at all: `awards=()`),
    and a location in the register for each rating.
    """
    services = services or (a_service(),)
    made_lots = {lot.id: lot for lot in lots}
    made_areas = {area.id: area for area in areas}
    made_needs = {term.id: term for term in needs}
    made_access = {term.id: term for term in access}
    made_languages: dict[str, Term] = {}
    made_providers = {provider.id: provider for provider in providers}
    for service in services:
        made_lots.setdefault(service.lot, a_lot(service.lot))
        made_providers.setdefault(service.provider, a_provider(service.provider))
        for area_id in service.areas:
            made_areas.setdefault(area_id, an_area(area_id))
        for term_id in service.needs:
            made_needs.setdefault(term_id, a_term(term_id))
        for term_id in service.access:
            made_access.setdefault(term_id, a_term(term_id))
        for term_id in service.languages:
            made_languages.setdefault(term_id, a_term(term_id))
    made_criteria = {criterion.id: criterion for criterion in criteria}
    for row in evidence:
        made_criteria.setdefault(row.criterion, a_criterion(row.criterion))
    if awards is None:
        pairs = dict.fromkeys((service.provider, service.lot) for service in services)
        awards = [an_award(provider, lot=lot) for provider, lot in pairs]
    return Filed(
        framework=framework or a_framework(),
        areas=made_areas,
        needs=made_needs,
        access=made_access,
        languages=made_languages,
        sums=sums or Sums(),
        search_words=search_words or SearchWords(),
        lots=made_lots,
        criteria=made_criteria,
        providers=made_providers,
        services={service.id: service for service in services},
        prices=tuple(prices),
        awards=tuple(awards),
        evidence=tuple(evidence),
        feedback=tuple(feedback),
        reviews=tuple(reviews),
        review_actions=tuple(review_actions),
        decisions=tuple(decisions),
        unmet_requests=tuple(unmet),
        register={
            at.location_id: at
            for at in (
                *(a_location(r.location_id, *[r] * bool(r.overall)) for r in ratings),
                *register,
            )
        },
        easy_read={page.id: page for page in easy_read},
        pictures={"home": "M10 20v-6h4v6h5v-8h3L12 3 2 12h3v8z"},
        photos={photo.file: photo for photo in photos},
        applications=tuple(applications),
        refusal_reasons=tuple(refusal_reasons),
        askings=tuple(askings),
        mails=tuple(mails),
    )


def published(filed: Filed, as_of: date = TODAY) -> Publication:
    """What the public may know of it on TODAY."""
    return publish(filed, as_of)


def a_publication(*services: Service, **filed: Any) -> Publication:
    """What the public may know on TODAY of what `as_filed` makes."""
    return published(as_filed(*services, **filed))


def _name(record_id: str) -> str:
    """`kite-hill-trust` → `Kite Hill Trust`."""
    return record_id.replace("-", " ").title()


def _words(record_id: str) -> str:
    """`extra-care` → `Extra care`."""
    return record_id.replace("-", " ").capitalize()
