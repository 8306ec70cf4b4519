"""A package is written by strangers: whatever stands in it, a page only ever shows it as text."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

from generator.publication import Publication
from generator.records import FurtherReading, LotState, ProviderStatus, Suggestion
from generator.site.redirects import redirects
from tests.builders import (
    TODAY,
    a_criterion,
    a_framework,
    a_lot,
    a_photo,
    a_provider,
    a_publication,
    a_rating,
    a_service,
    a_term,
    an_area,
    an_award,
    an_easy_line,
    an_easy_page,
    an_evidence,
)
from tests.county import bodies, links_in, renderer

OWN_SCRIPT = re.compile(
    r'<script type="module" src="(\./|(\.\./)+)assets/site/[a-z/-]+\.js"></script>'
)
PHOTO = '<img src="../../assets/photos/'  # the service's own picture
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}"


def hostile(record: Any, keep: frozenset[str] = frozenset()) -> Any:
    """The record with HOSTILE at the end of every text that is not an id."""
    changes: dict[str, Any] = {}
    for field in dataclasses.fields(record):
        value = getattr(record, field.name)
        if field.name in keep:
            continue
        if type(value) is str:
            changes[field.name] = value + HOSTILE
        elif isinstance(value, tuple) and value and all(type(v) is str for v in value):
            changes[field.name] = tuple(v + HOSTILE for v in value)
    return dataclasses.replace(record, **changes)


def a_hostile_publication() -> Publication:
    ids = frozenset(
        {
            *("id", "provider", "lot", "service", "criterion", "location_id", "provider_id"),
            *(
                "areas",
                "needs",
                "access",
                "languages",
                "days",
                "criteria",
                "former_ids",
                "former_slugs",
            ),
            *("cqc_location_id", "price_unit", "result"),
            *("image", "picture", "lots"),
        }
    )
    framework = hostile(a_framework())
    photographed = a_service(cqc_location_id="1-000000101", former_ids=("was",), image="a.jpg")
    lot = hostile(a_lot(easy_read=(hostile(an_easy_line()),)), ids)
    return a_publication(
        hostile(photographed, ids),
        hostile(a_service("unrated", areas=("calne",)), ids),
        hostile(a_service("gone", withdrawn_on=TODAY), ids),
        hostile(a_service("paused", provider="paused-care"), ids),
        framework=dataclasses.replace(
            framework, care=hostile(framework.care), commissioning=hostile(framework.commissioning)
        ),
        areas=(hostile(an_area(), ids), hostile(an_area("calne"), ids)),
        needs=(hostile(a_term("autism", also=("autistic",)), ids),),
        access=(hostile(a_term("step-free"), ids),),
        lots=(
            dataclasses.replace(
                lot,
                cqc=hostile(lot.cqc),
                more=(hostile(FurtherReading("More", "about/", lot.place), ids),),
                have_you_thought_of=hostile(Suggestion("Why not.", lots=("planned",)), ids),
            ),
            hostile(a_lot("planned", state=LotState.PLANNED), ids),
        ),
        criteria=(hostile(a_criterion(), ids),),
        providers=(
            hostile(a_provider(), ids),
            hostile(a_provider("paused-care", status=ProviderStatus.SUSPENDED), ids),
        ),
        awards=(an_award(), an_award("paused-care")),
        evidence=(hostile(an_evidence(), ids),),
        ratings=(hostile(a_rating(), ids),),
        easy_read=(hostile(an_easy_page(), ids),),
        photos=(a_photo(photographed),),
    )


def test_hostile_text_is_only_ever_text() -> None:
    publication = a_hostile_publication()
    render = renderer(publication)
    found = bodies(publication)
    found |= {r.address: render.redirect(r) for r in redirects(publication, ())}
    # Of the software's own alone.
    found = {address: body for address, body in found.items() if not address.startswith("schemas/")}
    for address, body in found.items():
        assert "<script" not in OWN_SCRIPT.sub("", body), address
        assert "<img src=x" not in body, address
        assert not {name for name in links_in(body).attributes if name.startswith("on")}, address
        assert "{{ 7*7 }}" in body, address
    # It did get there, as text, on every template.
    assert {address for address, body in found.items() if "&lt;script&gt;" not in body} == set()


def test_hostile_links_are_not_links() -> None:
    publication = a_publication(
        a_service(
            website="javascript:alert(1)", email='x"onclick=1@evil.example', phone="0;ext=666"
        ),
        providers=(
            a_provider(
                website="http://plain.example.org",
                about="[a](javascript:alert(1)) [b](//evil.example) [c](data:text/html,x) "
                "[d](/lots/) [e](http://evil.example) <b onclick=x>f</b> ![g](https://e.example/g)",
            ),
        ),
    )
    everything = bodies(publication)
    targets = [link for body in everything.values() for link in links_in(body).links]
    for link in targets:
        assert not re.match(r"javascript:|data:|http:|//|/", link), link
    assert "evil.example" not in everything["services/kite-hill-day-centre/"]
