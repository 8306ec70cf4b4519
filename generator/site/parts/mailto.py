"""E-mails that are written in advance: the visitor's own program opens them, and nothing is sent from the site."""

from collections.abc import Sequence
from urllib.parse import quote

from generator.site.parts import links
from generator.site.parts.links import ExternalLink


def letter(text: str, to: str, subject: str, lines: Sequence[str]) -> ExternalLink | None:
    """The link that opens it (RFC 6068); None where the address is not one.

    Args:
        text: what the link says.
        to: an e-mail address.
        subject: in one line.
        lines: the body, each with room for an answer below it.
    """
    address = links.mail(to)
    if address is None:
        return None
    body = "".join(f"{line}\r\n\r\n" for line in lines)
    query = f"subject={quote(subject, safe='')}&body={quote(body, safe='')}"
    return ExternalLink(text, f"{address.href}?{query}")
