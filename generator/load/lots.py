"""lots/<id>.yml → a lot; content/easy-read/<name>.yml → a page of Easy Read."""

from collections.abc import Mapping
from decimal import Decimal

from generator import records
from generator.load import fields
from generator.load.criteria import LotCriteria
from generator.load.documents import Document


def read_lot(document: Document, lot_id: str, asked: LotCriteria) -> records.Lot:
    """The lot, with the criteria that it asks."""
    data = document.data if isinstance(document.data, Mapping) else {}
    cqc = fields.mapping(data, "cqc")
    registration = fields.choice(cqc, "registration", records.Registration.NEVER)
    more = document.items("more")
    return fields.record(
        records.Lot,
        data,
        id=lot_id,
        order=int(fields.number(data, "order") or 999),
        state=fields.choice(data, "state", records.LotState.LIVE),
        town_only=data.get("town_only") is True,
        easy_read=_easy_lines(document, "easy_read"),
        more=tuple(
            fields.record(records.FurtherReading, item, place=place) for item, place in more
        ),
        have_you_thought_of=fields.record(
            records.Suggestion, fields.mapping(data, "have_you_thought_of")
        ),
        cqc=fields.record(records.Regulation, cqc, registration=registration),
        price_model=_price_model(document, fields.mapping(data, "price_model")),
        lead_commissioner=fields.record(records.Contact, fields.mapping(data, "lead_commissioner")),
        criteria=asked.ids,
        place=document.place(),
        sharpened=asked.sharpened,
    )


def _price_model(document: Document, model: Mapping[str, object]) -> records.PriceModel:
    """The price model of a lot; without bands where there is none."""
    bands = tuple(
        records.PriceBand(
            unit=fields.text(item, "unit"),
            lowest=_price(item, "from"),
            highest=_price(item, "to"),
            applies_to=fields.text(item, "for"),
        )
        for item in fields.mappings(model, "bands")
    )
    place = document.place(("price_model",))
    return fields.record(records.PriceModel, model, bands=bands, place=place)


def _price(item: Mapping[str, object], key: str) -> Decimal | None:
    number = fields.number(item, key)
    return None if number is None else Decimal(str(number))


def easy_page(document: Document, name: str) -> records.EasyPage:
    """A page of Easy Read that is about no lot."""
    data = document.data if isinstance(document.data, Mapping) else {}
    lines = _easy_lines(document, "lines")
    return fields.record(records.EasyPage, data, id=name, lines=lines, place=document.place())


def _easy_lines(document: Document, key: str) -> tuple[records.EasyLine, ...]:
    return tuple(
        fields.record(records.EasyLine, item, place=place) for item, place in document.items(key)
    )
