"""Page → text: the body of each page by the Jinja2 template of its name."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from traceback import extract_tb

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)

from generator import address as addresses
from generator import telephone
from generator.failure import Failure
from generator.site.parts.site import SiteView
from generator.site.redirects import Redirect
from generator.site.routes import Page
from generator.site.scripts import modules
from generator.site.words.labels import LABELS


class Renderer:
    """Renders bodies. Templates are read and compiled once, at their first use."""

    def __init__(self, template_folders: Sequence[Path], site: SiteView) -> None:
        """Prepare.

        Args:
            template_folders: site_templates folders; in each the templates stand
                in pages/ and the scripts in assets/, and the first folder that has one wins.
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
        self._environment.globals |= {
            "site": site,
            "labels": LABELS,
            "modules": cache(lambda entry: modules(entry, template_folders)),
        }

    def body(self, page: Page) -> str:
        """The page's own part, for pouring into the frame. A telephone number in its words can be pressed."""
        root = addresses.to_root(page.address)
        return telephone.linked(self._rendered(page.template, view=page.view, root=root))

    def redirect(self, redirect: Redirect) -> str:
        """A whole small page at a former address; it needs no frame."""
        target = addresses.relative(redirect.target, redirect.address)
        return self._rendered("redirect", target=target, title=redirect.title)

    def _rendered(self, stem: str, **context: object) -> str:
        with _one_line():
            return self._environment.get_template(f"{stem}.html").render(**context)


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
