"""The story from top to bottom: check, frame, pages, pictures, open data, index, publish."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator import address, output, search
from generator.check import check
from generator.config import Config
from generator.frame import Frames, make_frames
from generator.joining import starter_pack
from generator.problem import Problem
from generator.publication import Publication
from generator.records.ledger import LEDGER
from generator.report import Steps
from generator.site import data, redirects, routes
from generator.site.images import photos, qr, share_images
from generator.site.ledger import with_new
from generator.site.parts import linked_data, share
from generator.site.parts import site as site_view
from generator.site.render import Renderer
from generator.site.scripts import modules


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did.

    Attributes:
        problems: everything that was found; with an error among it nothing was built.
        publication: what was published; None where nothing was built.
        pages: how many pages were written.
        indexed: how many of them the search knows.
    """

    problems: tuple[Problem, ...]
    publication: Publication | None = None
    pages: int = 0
    indexed: int = 0


def build(config: Config, steps: Steps) -> Built:
    """Build the site for the day `config.as_of` and swap it in at `config.out`.

    Raises:
        Failure: the folder, MkDocs or Pagefind let the build down. What was
            published before stays as it was, as it does where the data has errors.
    """
    steps.step("Reading and checking the data")
    checked = check(config)
    if (publication := checked.publication) is None:
        return Built(checked.problems)
    with output.staged(config.out) as site:
        steps.step("Rendering the prose pages and the frame")
        frames = make_frames(
            mkdocs_yml=config.mkdocs_yml,
            docs=config.content,
            theme=config.theme,
            site=site,
            framework=publication.framework,
            facts={**site_view.frame_facts(publication), "modules": _of_every_page(config)},
        )
        codes = qr.begin(publication, frames.site_url)
        steps.step("Writing the pages", len(routes.standing(publication)))
        pages = _write_pages(publication, config, frames, site, steps)
        steps.step("Making the pictures")
        photos.publish(publication, config.root, site, config.out)
        primary = publication.framework.look.primary
        output.write(site, share_images.files(share.images(publication), primary))
        steps.step("Writing the open data")
        output.write(site, data.files(publication, pages.indexed, frames.site_url))
        output.write(site, codes())
        output.write(site, starter_pack.files(publication, _settings(config)))
        _copy_assets(config, site)
        steps.step("Making the search index")
        searchable = search.index(site, len(publication.services), frames.prose)
    if config.records and (grown := with_new(publication.ledger, pages.standing, config.as_of)):
        output.update(config.root, {LEDGER: grown})
    return Built(checked.problems, publication, pages.number, searchable)


@dataclass(frozen=True, slots=True)
class _Written:
    """The addresses at which pages stand or lead on, those that search engines may know, and how many pages there are."""

    standing: frozenset[str]
    indexed: tuple[str, ...]
    number: int


def _write_pages(
    publication: Publication, config: Config, frames: Frames, site: Path, steps: Steps
) -> _Written:
    renderer = Renderer(config.template_roots, site_view.view(publication, frames.site_url))
    standing, indexed = set(frames.prose), list(frames.prose)
    for page in routes.pages(publication):
        html = frames.pour(
            page.address,
            page.view.title,
            page.view.description,
            page.indexed,
            renderer.body(page),
            picture=(page.image.address, page.image.alt),
            head=linked_data.element(page.things, page.address, frames.site_url),
        )
        output.write(site, {address.output_path(page.address): html})
        standing.add(page.address)
        if page.indexed:
            indexed.append(page.address)
        steps.advance()
    number = len(standing)
    for redirect in redirects.redirects(publication, frames.prose):
        output.write(site, {address.output_path(redirect.address): renderer.redirect(redirect)})
        standing.add(redirect.address)
    return _Written(frozenset(standing), tuple(indexed), number)


def _settings(config: Config) -> Mapping[str, bytes]:
    """The council's own settings files, by their paths below its folder."""
    files = sorted([*config.content.glob("*.yml"), *config.lots.glob("*.yml")])
    whole = (path for path in files if path.is_file())
    return {path.relative_to(config.root).as_posix(): path.read_bytes() for path in whole}


def _of_every_page(config: Config) -> tuple[str, ...]:
    return modules("core/shortlist-button.js", config.template_roots)


def _copy_assets(config: Config, site: Path) -> None:
    """The stylesheets and scripts; the council's own over this installation's. And its postcode data."""
    for root in reversed(config.template_roots):
        if (root / "assets").is_dir():
            shutil.copytree(
                root / "assets",
                site / "assets" / "site",
                ignore=shutil.ignore_patterns("*.md", "*.d.ts", ".*"),
                copy_function=output.copy_asset,
                dirs_exist_ok=True,
            )
    if (config.content / "postcodes").is_dir():
        shutil.copytree(config.content / "postcodes", site / "postcodes", dirs_exist_ok=True)
