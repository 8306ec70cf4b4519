"""Matters → one page to print for a meeting: a file for the council alone, which needs nothing beside it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.publication import Publication
from generator.site.words.wording import count, day
from generator.worklist.action import Action
from generator.worklist.formats import of_services, titles_of
from generator.worklist.grouping import by_team

COMMAND: Final = "framework-directory status --format html"


def title(publication: Publication) -> str:
    """What stands above the page, and what a diary calls it."""
    return f"What wants attention on {day(publication.as_of)}"


def as_html(
    actions: Sequence[Action], publication: Publication, template_roots: Sequence[Path]
) -> str:
    """The page: HTML on A4, with its style in it.

    Args:
        template_roots: site_templates folders; the first that has worklist.html wins.
    """
    titles = titles_of(publication)
    overdue = [a for a in actions if a.due is not None and a.due < publication.as_of]
    return rendered_page(
        "worklist.html",
        template_roots,
        title=title(publication),
        framework=publication.framework.title,
        council=publication.framework.council,
        lead=f"{count(len(actions), 'thing')}, {len(overdue)} of them overdue.",
        teams=by_team(actions, publication),
        today=publication.as_of,
        of_services=lambda action: of_services(action, titles),
    )


def rendered_page(name: str, template_roots: Sequence[Path], **shown: object) -> str:
    """A page for the council alone.

    Args:
        name: the template's file.
        template_roots: site_templates folders; the first that has it wins.
        shown: what it shows, by the template's names.
    """
    environment = Environment(
        loader=FileSystemLoader(list(template_roots)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name).render(**shown)
