"""Page → text: the body of each page by the Jinja2 template of its name."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from traceback import extract_tb
from types import SimpleNamespace
from typing import Final

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)

from generator import address as addresses
from generator.failure import Failure
from generator.site.parts.site import SiteView
from generator.site.redirects import Redirect
from generator.site.routes import Page

# What the templates' shared pieces say (pages/_macros.html).
_LABELS: Final = SimpleNamespace(
    breadcrumb="Breadcrumb",
    copy_by_hand="Your browser did not let us copy. Select the text here and copy it yourself.",
    type_by_provider="{}, by {}",
    where="Where",
    places="Places",
    price="Price",
    rating="CQC rating",
    telephone="Telephone",
    email="E-mail",
    website="Website",
    hours="Open",
    not_sure="Not sure? Ask the council:",
    first_steps=(
        "Choose a service that you like the look of, for yourself or for somebody you care for.",
        "Ring the service and ask to visit. You can bring somebody with you.",
        "Ask the council for a needs assessment if you would like help to pay. It is free.",
    ),
    have_you_thought_of="Have you thought of {}?",
    nothing_changed="Nothing has changed since the framework began.",
)


class Renderer:
    """Renders bodies. Templates are read and compiled once, at their first use."""

    def __init__(self, template_folders: Sequence[Path], site: SiteView) -> None:
        """Prepare.

        Args:
            template_folders: site_templates folders; in each the templates stand
                in pages/, and the first folder that has one wins.
            site: what every template may say of the site itself.
        """
        self._environment = Environment(
            loader=FileSystemLoader([folder / "pages" for folder in template_folders]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.globals |= {"site": site, "labels": _LABELS}

    def body(self, page: Page) -> str:
        """The page's own part, for pouring into the shell."""
        return self._rendered(page.template, view=page.view, root=addresses.to_root(page.address))

    def redirect(self, redirect: Redirect) -> str:
        """A whole small page at a former address; it needs no shell."""
        target = addresses.relative(redirect.target, redirect.address)
        return self._rendered("redirect", target=target, title=redirect.title)

    def _rendered(self, stem: str, **known: object) -> str:
        with _one_line():
            return self._environment.get_template(f"{stem}.html").render(**known)


class RenderFailure(Failure):
    """A page template is missing or wrong: a council's own, or a damaged installation's."""


@contextmanager
def _one_line() -> Iterator[None]:
    try:
        yield
    except TemplateNotFound as error:
        raise RenderFailure(f"there is no page template {error.name}") from error
    except TemplateSyntaxError as error:
        raise RenderFailure(f"{error.filename}:{error.lineno}: {error.message}") from error
    except TemplateError as error:
        raise RenderFailure(f"{_where(error)}: {error.message}") from error


def _where(error: TemplateError) -> str:
    """The template and line in which a page went wrong: the innermost template of the traceback."""
    steps = ((step.filename, step.lineno) for step in extract_tb(error.__traceback__))
    templates = [f"{file}:{line}" for file, line in steps if file.endswith(".html")]
    return templates[-1] if templates else "a page template"
