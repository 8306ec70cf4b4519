"""The story from top to bottom: read, check, decide, render, export, index, publish."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import addresses, exports, output, search
from generator.config import Config
from generator.listing import Listing, decide
from generator.load import load
from generator.pages import pages, redirects
from generator.problem import Problem, has_errors
from generator.render import Renderer
from generator.report import Steps
from generator.rules import check
from generator.shell import make_shells
from generator.views import site as site_view


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did.

    Attributes:
        problems: everything that was found; with an error among it nothing was built.
        listing: who is listed; None where nothing was built.
        pages: how many pages were written.
        found: how many of them the search knows.
    """

    problems: tuple[Problem, ...]
    listing: Listing | None = None
    pages: int = 0
    found: int = 0


def build(config: Config, steps: Steps) -> Built:
    """Build the site for the day `config.as_of` and swap it in at `config.out`.

    Raises:
        Failure: the folder, MkDocs or Pagefind let the build down. What was
            published before stays as it was, as it does where the data has errors.
    """
    steps.step("Reading and checking the data")
    loaded = load(config)
    problems = tuple(check(loaded, config.as_of))
    directory = loaded.directory
    if has_errors(problems) or directory is None:
        return Built(problems)

    listing = decide(directory, config.as_of)
    with output.staged(config.out) as site:
        steps.step("Rendering the prose pages and the frame")
        shells = make_shells(
            mkdocs_yml=config.mkdocs_yml,
            docs=config.content,
            theme=config.theme,
            site=site,
            framework=directory.framework,
            as_of=config.as_of,
        )

        renderer = Renderer(config.template_roots, site_view.view(directory, listing))
        steps.step("Writing the pages", len(directory.services) + len(directory.providers))
        public = list(shells.prose)
        written = len(shells.prose)
        for page in pages(directory, listing):
            body = renderer.body(page)
            html = shells.pour(page.address, page.title, page.description, page.indexed, body)
            output.write(site, {addresses.output_path(page.address): html})
            written += 1
            if page.indexed:
                public.append(page.address)
            steps.advance()
        former = redirects(directory)
        output.write(site, {addresses.output_path(r.address): renderer.redirect(r) for r in former})

        steps.step("Writing the open data")
        output.write(site, exports.files(directory, listing, public, shells.site_url))
        _copy_assets(config, site)

        steps.step("Making the search index")
        found = search.index(site)
    return Built(problems, listing, written, found)


def _copy_assets(config: Config, site: Path) -> None:
    """The stylesheets and scripts; the council's own over this installation's. And its postcode data."""
    for root in reversed(config.template_roots):
        if (root / "assets").is_dir():
            shutil.copytree(root / "assets", site / "assets" / "site", dirs_exist_ok=True)
    if (config.content / "postcodes").is_dir():
        shutil.copytree(config.content / "postcodes", site / "postcodes")


def withheld_in_words(listing: Listing) -> Sequence[str]:
    """How many services are withheld, by reason."""
    counts: dict[str, int] = {}
    for reasons in listing.withheld.values():
        counts[reasons[0].reason] = counts.get(reasons[0].reason, 0) + 1
    return [f"{number} {reason.replace('-', ' ')}" for reason, number in sorted(counts.items())]
