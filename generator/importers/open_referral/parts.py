"""A JSON object that is read field by field, and that knows which of its fields nobody has read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from generator.importers.open_referral import cleaning

_MOST_LISTED: Final = 200
# What identifies, dates or shows a record in the other directory, and says nothing of the service.
_TECHNICAL: Final = re.compile(
    r"(?:^|_)id$|^_|^(?:created_at|updated_at|last_modified|lastModified|metadata|visible|links?_self|"
    r"link_type|type|geometry|score|label_list|google_place_id|uprn|usrn|discarded_at|directories|"
    r"approved|notes_count|marked_for_deletion|ofsted_item)$"
)


class Part:
    """An object of a document; each question takes the names that the field has in the several standards."""

    __slots__ = ("_data", "_lists", "_read", "path")

    def __init__(self, data: Mapping[str, Any], path: str = "") -> None:
        """Begin to read the object that stands at `path` of a service ("organization.")."""
        self._data = data
        self._read: set[str] = set()
        self._lists: dict[str, list[Part]] = {}
        self.path = path

    def __bool__(self) -> bool:
        """Whether anything is in it."""
        return bool(self._data)

    def raw(self, *names: str) -> Any:
        """The first of the fields that holds something, or None; others that say the same are read with it."""
        value = None
        for name in names:
            held = self._data.get(name)
            if is_blank(held):
                continue
            if value is None:
                value = held
            if held == value:
                self._read.add(name)
        return value

    def text(self, *names: str) -> str:
        """The words of the field on one line; of anything but words and numbers ""."""
        return cleaning.line(_words(self.raw(*names)))

    def peek(self, *names: str) -> str:
        """The words of all the fields, which stay unread: what is told by them has no column of its own."""
        return cleaning.plain("\n".join(_words(self._data.get(name)) for name in names))

    def prose(self, *names: str) -> str:
        """The words of the field in plain lines."""
        return cleaning.plain(_words(self.raw(*names)))

    def number(self, *names: str) -> Decimal | None:
        """The number, also where it is written as text, with a £ or commas."""
        text = re.sub(r"[£,\s]|GBP", "", _words(self.raw(*names)))
        try:
            value = Decimal(text)
        except InvalidOperation:
            return None
        return value if value.is_finite() and abs(value) < 10**9 else None

    def whole(self, *names: str) -> int | None:
        """The number where it is a whole one."""
        value = self.number(*names)
        return int(value) if value is not None and value == value.to_integral_value() else None

    def flag(self, *names: str) -> bool | None:
        """True or false, also in words; None where it is neither."""
        value = _words(self.raw(*names)).casefold().strip()
        return {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}.get(
            value
        )

    def part(self, *names: str) -> Part:
        """The object in the field; the first of a list; an empty one where there is none."""
        return next(iter(self.parts(*names)), Part({}))

    def parts(self, *names: str) -> list[Part]:
        """The objects in all of these fields: one, or a list. A word alone is an object that has it as its name."""
        return [part for name in names for part in self._listed(name)]

    def _listed(self, name: str) -> list[Part]:
        """The objects in one field: the same ones each time, so that what is read of them adds up."""
        if name not in self._lists:
            held = self._data.get(name)
            values = held if isinstance(held, list) else [held]
            usable = [v for v in values[:_MOST_LISTED] if not is_blank(v)]
            if not usable or any(isinstance(v, list) for v in usable):
                return []
            self._read.add(name)
            objects = (v if isinstance(v, dict) else {"name": v} for v in usable)
            self._lists[name] = [Part(v, f"{self.path}{name}.") for v in objects]
        return self._lists[name]

    def skip(self, *names: str) -> None:
        """Leave these unread on purpose, without a line for it."""
        self._read.update(names)

    def left(self) -> Iterator[tuple[str, str]]:
        """The fields that hold something and that nobody read, with their words, of this object and those in it."""
        for name, value in self._data.items():
            if name not in self._read and not is_blank(value) and not _TECHNICAL.search(name):
                yield f"{self.path}{name}", _shown(value)
        for children in self._lists.values():
            for child in children:
                yield from child.left()


def is_blank(value: Any) -> bool:
    """Whether nothing is in it: null, "", [] or {}, or a list of such."""
    if isinstance(value, str):
        return not value.strip()
    return (
        value is None
        or value in ([], {})
        or (isinstance(value, list) and all(map(is_blank, value)))
    )


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and all(isinstance(v, (str, int, float)) for v in value):
        return ", ".join(map(str, value[:_MOST_LISTED]))
    return str(value) if isinstance(value, (str, int, float)) else ""


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(str(key) for key in list(value)[:5])
    if isinstance(value, list):
        return _shown(value[0])
    return cleaning.line(_words(value))[:80]
