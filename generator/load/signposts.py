"""content/elsewhere.yml → what people look for that is not listed here, and who can help."""

from collections.abc import Mapping
from typing import Any

from generator.load import fields
from generator.problem import Place
from generator.records import Signpost


def signpost(item: Mapping[str, Any], place: Place) -> Signpost:
    """One entry of the file; what is not given is empty."""
    given = item.get("calls")
    calls = [call for call in given if isinstance(call, Mapping)] if isinstance(given, list) else []
    link = fields.mapping(item, "link")
    return Signpost(
        id=fields.text(item, "id"),
        urgent=item.get("urgent") is True,
        words=fields.texts(item, "words"),
        says=fields.text(item, "says"),
        ask=fields.text(item, "ask"),
        calls=tuple((fields.text(call, "name"), fields.text(call, "phone")) for call in calls),
        link=(fields.text(link, "text"), fields.text(link, "address")) if link else None,
        place=place,
    )
