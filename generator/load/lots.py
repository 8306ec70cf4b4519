"""lots/<id>.yml → a lot."""

from collections.abc import Mapping
from typing import Any

from generator.load import fields
from generator.load.contacts import contact
from generator.load.criteria import LotCriteria
from generator.load.documents import Document
from generator.load.easy_read import easy_lines
from generator.load.prices import price_model
from generator.records import FurtherReading, Lot, LotState, Registration, Regulation, Suggestion


def read_lot(document: Document, lot_id: str, asked: LotCriteria) -> Lot:
    """The lot, with the criteria that it asks."""
    data = document.data if isinstance(document.data, Mapping) else {}
    cqc = fields.mapping(data, "cqc")
    state, registration = fields.text(data, "state"), fields.text(cqc, "registration")
    return Lot(
        id=lot_id,
        title=fields.text(data, "title"),
        order=int(fields.number(data, "order") or 999),
        state=LotState(state) if state in set(LotState) else LotState.LIVE,
        summary=fields.text(data, "summary"),
        also_known_as=fields.texts(data, "also_known_as"),
        description=fields.text(data, "description"),
        suits=fields.texts(data, "suits"),
        what_happens_first=fields.texts(data, "what_happens_first"),
        costs=fields.text(data, "costs"),
        without_address=fields.text(data, "without_address"),
        town_only=data.get("town_only") is True,
        easy_read=easy_lines(document, "easy_read"),
        more=tuple(
            FurtherReading(fields.text(item, "title"), fields.text(item, "address"), place)
            for item, place in document.items("more")
        ),
        have_you_thought_of=_thought(fields.mapping(data, "have_you_thought_of")),
        cqc=Regulation(
            Registration(registration) if registration in set(Registration) else Registration.NEVER,
            fields.texts(cqc, "regulated_activities"),
            fields.texts(cqc, "service_types"),
            fields.text(cqc, "explanation"),
        ),
        price_model=price_model(document),
        lead_commissioner=contact(fields.mapping(data, "lead_commissioner")),
        criteria=asked.ids,
        place=document.place(),
        sharpened=asked.sharpened,
        opens_on=fields.day(data, "opens_on"),
        closed_to_new_on=fields.day(data, "closed_to_new_on"),
        closes_on=fields.day(data, "closes_on"),
    )


def _thought(data: Mapping[str, Any]) -> Suggestion:
    return Suggestion(
        fields.text(data, "words"), fields.texts(data, "lots"), fields.texts(data, "needs")
    )
