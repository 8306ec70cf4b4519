"""find/words.json and find/services.json: what the browser knows, from the same records as the pages."""

from __future__ import annotations

import json
from typing import Any

from generator.publication import Publication
from generator.records import LotState, SearchWords, Suggestion
from generator.site import addresses
from generator.site.browser import service_list, vocabulary
from tests.builders import TODAY, a_lot, a_publication, a_service, a_term
from tests.columns import records


def words(publication: Publication) -> dict[str, Any]:
    files = vocabulary.files(publication)
    return json.loads(files[addresses.WORDS_JSON])  # type: ignore[no-any-return]


def services(publication: Publication) -> list[dict[str, Any]]:
    files = service_list.files(publication)
    return records(json.loads(files[addresses.SERVICES_JSON]))


def test_types_and_needs_come_with_what_people_call_them() -> None:
    lots = (
        a_lot("shared-lives", also_known_as=("adult placement",)),
        a_lot("extra-care", state=LotState.PLANNED),
    )
    needs = (a_term("dementia", also=("Alzheimer's",)),)
    known = words(a_publication(lots=lots, needs=needs))
    assert known["types"]["shared-lives"] == ["adult placement"]
    assert "extra-care" not in known["types"]
    assert known["needs"]["dementia"] == ["Alzheimer's"]


def test_what_somebody_may_not_have_thought_of_is_named_with_its_occasions() -> None:
    thought = Suggestion("A home with a family.", lots=("extra-care",), needs=("dementia",))
    lots = (a_lot("shared-lives", have_you_thought_of=thought), a_lot("extra-care"))
    known = words(a_publication(lots=lots, needs=(a_term("dementia"),)))
    assert known["thoughts"] == {
        "shared-lives": {
            "words": "A home with a family.",
            "types": ["extra-care"],
            "needs": ["dementia"],
        }
    }


def test_a_service_comes_with_the_words_that_tell_something() -> None:
    service = a_service(title="Mill Lane", summary="The mill has horses, a pottery and Potteries.")
    common = SearchWords(small=("the", "has", "and"), everyday=("pottery",))
    (known,) = services(a_publication(service, search_words=common))
    assert known["says"] == "horses potteries"


def test_a_service_comes_with_its_bands_and_days() -> None:
    service = a_service(availability_on=TODAY, checked_on=None, age_from=18, age_to=25)
    (known,) = services(a_publication(service))
    assert known["availability"]["said"] == "2026-11-23"
    assert known["checked"] is None
    assert known["bands"]["age"] == ["18-25"]
