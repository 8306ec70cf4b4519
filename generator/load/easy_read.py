"""Easy Read, in a lot's file or a page of its own: a picture and a few words in each line."""

from collections.abc import Mapping

from generator.load import fields
from generator.load.documents import Document
from generator.records import EasyLine, EasyPage


def easy_page(document: Document, name: str) -> EasyPage:
    """content/easy-read/<name>.yml."""
    data = document.data if isinstance(document.data, Mapping) else {}
    return EasyPage(
        id=name,
        title=fields.text(data, "title"),
        summary=fields.text(data, "summary"),
        lines=easy_lines(document, "lines"),
        place=document.place(),
    )


def easy_lines(document: Document, key: str) -> tuple[EasyLine, ...]:
    """The lines in the list at the key."""
    return tuple(
        EasyLine(fields.text(item, "picture"), fields.text(item, "words"), place)
        for item, place in document.items(key)
    )
