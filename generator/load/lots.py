"""lots/<id>.yml → a lot; content/easy-read/<name>.yml → a page of Easy Read."""

from collections.abc import Mapping
from decimal import Decimal

from generator import records
from generator.load import fields
from generator.load.criteria import LotCriteria
from generator.load.documents import Document, Path_


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
        draft=data.get("draft") is True,
        town_only=data.get("town_only") is True,
        easy_read=_easy_lines(document, "easy_read"),
        more=tuple(
            fields.record(records.FurtherReading, item, place=place) for item, place in more
        ),
        have_you_thought_of=fields.record(
            records.Suggestion, fields.mapping(data, "have_you_thought_of")
        ),
        cqc=fields.record(
            records.Regulation,
            cqc,
            registration=registration,
            further_activities=tuple(
                (fields.text(item, "activity"), fields.text(item, "when"))
                for item in fields.mappings(cqc, "further_activities")
            ),
        ),
        price_model=_price_model(document, fields.mapping(data, "price_model")),
        lead_commissioner=fields.record(records.Contact, fields.mapping(data, "lead_commissioner")),
        criteria=asked.ids,
        place=document.place(),
        sharpened=asked.sharpened,
    )


def _price_model(document: Document, model: Mapping[str, object]) -> records.PriceModel:
    """The price model of a lot; without versions where there is none.

    What stands beside `changes` is the first version, so that a model from before there were any
    reads as one that has held since the framework began.
    """
    path: Path_ = ("price_model",)
    first = _price_version(document, model, path)
    listed = model.get("changes")
    changes = [
        _price_version(document, item, (*path, "changes", index))
        for index, item in enumerate(listed if isinstance(listed, list) else ())
        if isinstance(item, Mapping)
    ]
    cost = fields.mapping(model, "least_cost")
    parts = (
        records.CostPart(
            fields.text(part, "what"),
            fields.pounds(part, "pounds") or Decimal(0),
            fields.pounds(part, "wages") or Decimal(0),
        )
        for part in fields.mappings(cost, "parts")
    )
    return fields.record(
        records.PriceModel,
        model,
        # A change whose day cannot be read has been named so, and nothing can be said of it.
        versions=(*([first] if first.bands else ()), *(v for v in changes if v.since)),
        round_to=fields.pounds(model, "round_to"),
        draft=model.get("draft") is True,
        fees=model.get("fees") is True,
        least_cost=fields.record(records.LeastCost, cost, parts=tuple(parts)),
        place=document.place(path),
    )


def _price_version(
    document: Document, item: Mapping[str, object], path: Path_
) -> records.PriceVersion:
    bands = tuple(
        records.PriceBand(
            unit=fields.text(band, "unit"),
            lowest=fields.pounds(band, "from"),
            highest=fields.pounds(band, "to"),
            applies_to=fields.text(band, "for"),
            round_to=fields.pounds(band, "round_to"),
        )
        for band in fields.mappings(item, "bands")
    )
    return fields.record(records.PriceVersion, item, bands=bands, place=document.place(path))


def easy_page(document: Document, name: str) -> records.EasyPage:
    """A page of Easy Read that is about no lot."""
    data = document.data if isinstance(document.data, Mapping) else {}
    lines = _easy_lines(document, "lines")
    return fields.record(records.EasyPage, data, id=name, lines=lines, place=document.place())


def _easy_lines(document: Document, key: str) -> tuple[records.EasyLine, ...]:
    return tuple(
        fields.record(records.EasyLine, item, place=place) for item, place in document.items(key)
    )
