"""Runs MkDocs in this process, and turns whatever it warns of into one line for a person."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from logging.handlers import BufferingHandler
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from generator.failure import Failure
from generator.records import Framework

# MkDocs takes a quarter of a second to import, which `check` need not wait for:
# the functions that run it import it.
if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


# The templates are in English, and let Material ask no other host and put nothing into the page.
_THEME: Final = {"language": "en-GB", "font": False, "features": [], "palette": None, "icon": {}}
_NO_EXTRA: Final = {"consent": None, "version": None}
# No other program has a say; whether links within the site lead somewhere, the check has said.
_ALONE: Final[Mapping[str, Any]] = {
    "strict": True,
    "plugins": [],
    "hooks": [],
    "exclude_docs": "!/templates/",  # a page of text as any other
    "validation": {
        "nav": {"absolute_links": "ignore", "omitted_files": "ignore"},
        "links": {"absolute_links": "warn", "anchors": "warn", "not_found": "info"},
    },
}


class FrameFailure(Failure):
    """MkDocs could not render the frame or a prose page. Its text is one line for a person."""


def configured(
    *,
    mkdocs_yml: Path,
    theme: Path,
    docs: Path,
    site: Path,
    framework: Framework,
    facts: Mapping[str, Any],
) -> MkDocsConfig:
    """The council's settings, with the folders and facts of this build.

    Raises:
        FrameFailure: they cannot be read, or MkDocs refuses them.
    """
    from mkdocs.config import load_config
    from mkdocs.utils.yaml import yaml_load

    from generator.frame.markdown import CommonMark

    with _one_line(), mkdocs_yml.open("rb") as file:
        settings = yaml_load(file) or {}
    with _one_line():
        config = load_config(
            config_file=str(mkdocs_yml),
            site_name=framework.title,
            site_description=framework.summary,
            docs_dir=str(docs),
            site_dir=str(site.resolve()),
            theme=_theme(settings, theme),
            extra={**(settings.get("extra") or {}), **_NO_EXTRA, "directory": dict(facts)},
            **_ALONE,
        )
    # Lists of attributes mean something in every council's prose, as `generator.markdown` says.
    config.markdown_extensions += ["attr_list", CommonMark()]
    return config


def build(config: MkDocsConfig) -> None:
    """Render everything.

    Raises:
        FrameFailure: MkDocs or a template failed, or MkDocs warned of something.
    """
    from mkdocs.commands import build as command

    with _one_line():
        command.build(config)


@contextmanager
def _one_line() -> Iterator[None]:
    """Turn a warning or failure of MkDocs, of the settings or of a template into a FrameFailure."""
    handler = BufferingHandler(sys.maxsize)  # never full, so never flushed
    handler.setLevel(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    before = logger.propagate, logger.level
    logger.addHandler(handler)
    logger.propagate, logger.level = False, logging.WARNING
    try:
        yield
    # Settings and templates are the council's, run by a third-party engine:
    # there is no list of what they may raise. Abort is also a SystemExit.
    except (Exception, SystemExit) as error:
        raise FrameFailure(_summary(handler, f"{error}")) from error
    finally:
        logger.removeHandler(handler)
        logger.propagate, logger.level = before
    if handler.buffer:
        raise FrameFailure(_summary(handler))


def _summary(handler: BufferingHandler, or_else: str = "") -> str:
    lines = [record.getMessage() for record in handler.buffer] or [or_else]
    first = " ".join(lines[0].split())
    more = f" (and {len(lines) - 1} more)" if len(lines) > 1 else ""
    return f"MkDocs says: {first}{more}"


def _theme(settings: Mapping[str, Any], theme: Path) -> dict[str, Any]:
    """The theme's settings, with the templates from where they really are."""
    given = settings.get("theme")
    named = given if isinstance(given, dict) else {"name": given or "material"}
    return {"name": "material", **named, **_THEME, "custom_dir": str(theme.resolve())}
