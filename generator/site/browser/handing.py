"""What the build hands to the scripts: JSON that is what its schema says. Anything else is a bug, and raises."""

import json
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

import jsonschema_rs

from generator.config import BROWSER_SCHEMAS


def written(content: object, schema: str) -> str:
    """The text of a file, once it has been checked by generator/schemas/browser/.

    Raises:
        ValidationError: it is not what the schema says.
    """
    check(content, schema)
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def check(content: object, schema: str) -> None:
    """See that it is what the schema says.

    Raises:
        ValidationError: it is not.
    """
    _validator(schema).validate(json.loads(json.dumps(content)))


def checked(records: object, schema: str, part: str) -> Sequence[dict[str, Any]]:
    """Records as JSON has them, days as YYYY-MM-DD, once each is what `part` of the schema's $defs says.

    Raises:
        ValidationError: one of them is not.
    """
    plain: list[dict[str, Any]] = json.loads(json.dumps(records, default=date.isoformat))
    _validator(schema, part).validate(plain)
    return plain


@cache
def _validator(schema: str, part: str = "") -> jsonschema_rs.Validator:
    path = BROWSER_SCHEMAS / f"{schema}.schema.json"
    descriptor: dict[str, Any] = json.loads(path.read_text("utf-8"))
    if part:
        items = {"$ref": f"#/$defs/{part}"}
        descriptor = {"$defs": descriptor["$defs"], "type": "array", "items": items}
    return jsonschema_rs.Draft202012Validator(descriptor)
