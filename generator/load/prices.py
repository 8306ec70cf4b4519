"""The price model in a lot's file → the record."""

from collections.abc import Mapping
from decimal import Decimal

from generator.load import fields
from generator.load.documents import Document
from generator.records.lot import PriceBand, PriceModel


def price_model(document: Document) -> PriceModel:
    """The price model of a lot; without bands where there is none."""
    data = document.data if isinstance(document.data, Mapping) else {}
    model = fields.mapping(data, "price_model")
    bands = model.get("bands")
    return PriceModel(
        bands=tuple(
            PriceBand(
                unit=fields.text(item, "unit"),
                lowest=_price(item, "from"),
                highest=_price(item, "to"),
                applies_to=fields.text(item, "for"),
            )
            for item in (bands if isinstance(bands, list) else [])
            if isinstance(item, Mapping)
        ),
        includes=fields.text(model, "includes"),
        uplift=fields.text(model, "uplift"),
        decided_on=fields.day(model, "decided_on"),
        decided_by=fields.text(model, "decided_by"),
        reference=fields.text(model, "reference"),
        place=document.place(("price_model",)),
    )


def _price(item: Mapping[str, object], key: str) -> Decimal | None:
    number = fields.number(item, key)
    return None if number is None else Decimal(str(number))
