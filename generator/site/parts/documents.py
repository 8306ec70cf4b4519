"""The papers that a bidder looks for, on the pages for providers."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.publication import Publication
from generator.records import FrameworkDocument

_KINDS: Mapping[str, str] = {
    "notice": "Notice",
    "specification": "Specification",
    "contract": "Contract",
    "order-form": "Order form",
    "privacy-notice": "Privacy notice",
    "other": "Other papers",
}


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A paper: what it is, what the link says and where it leads.

    Attributes:
        is_outside: whether `href` is an address of another site; otherwise it is one below the root.
        reference: the number that it bears, or "".
    """

    kind: str
    text: str
    href: str
    is_outside: bool
    reference: str


def documents(publication: Publication) -> tuple[DocumentView, ...]:
    """The papers in the order of the settings."""
    return tuple(_view(document) for document in publication.framework.documents)


def _view(document: FrameworkDocument) -> DocumentView:
    return DocumentView(
        kind=_KINDS.get(document.kind, document.kind),
        text=document.title,
        href=document.address,
        is_outside=document.address.startswith("https://"),
        reference=document.reference,
    )
