"""The story from top to bottom: read, check, decide, render, export, index, publish."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import output, search
from generator.config import Config
from generator.failure import Failure
from generator.frame import make_shells
from generator.joining import starter_pack
from generator.load import load
from generator.problem import Problem, has_errors
from generator.publication.listing import Listing, decide
from generator.publication.redaction import without_streets
from generator.publication.snapshot import known_on
from generator.records import Directory
from generator.records.ledger import LEDGER, Ledger, how_to_mend, lost, with_new
from generator.report import Steps
from generator.rules import check
from generator.site import addresses, data, json_ld
from generator.site.images import photos, qr
from generator.site.images import share_images
from generator.site.parts import share
from generator.site.parts import site as site_view
from generator.site.render import Renderer
from generator.site.routes import moved, pages, redirects


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
    if has_errors(problems) or loaded.directory is None:
        return Built(problems)

    directory = without_streets(known_on(loaded.directory, config.as_of))
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

        _require_pages(directory, shells.prose)

        renderer = Renderer(config.template_roots, site_view.view(directory, listing))
        codes = qr.begin(directory, listing, shells.site_url)
        steps.step("Writing the pages", len(directory.services) + len(directory.providers))
        public = list(shells.prose)
        standing = set(shells.prose)
        for page in pages(directory, listing):
            body = renderer.body(page)
            html = shells.pour(
                page.address,
                page.title,
                page.description,
                page.indexed,
                body,
                picture=(page.picture.address, page.picture.alt) if page.picture else None,
                head=json_ld.element(page.things, page.address, shells.site_url),
            )
            output.write(site, {addresses.output_path(page.address): html})
            standing.add(page.address)
            if page.indexed:
                public.append(page.address)
            steps.advance()
        written = len(standing)
        former = list(redirects(directory))
        standing.update(redirect.address for redirect in former)
        former += moved(directory, standing)
        standing.update(redirect.address for redirect in former)
        if gone := _lost(directory.ledger, standing, config):
            raise output.Discard
        output.write(site, {addresses.output_path(r.address): renderer.redirect(r) for r in former})

        steps.step("Making the pictures")
        photos.publish(directory, config.root, site, config.out)
        look = directory.framework.look
        output.write(site, share_images.files(share.placards(directory), look.primary))

        steps.step("Writing the open data")
        output.write(site, data.files(directory, listing, public, shells.site_url))
        output.write(site, codes())
        output.write(site, starter_pack.files(directory, listing, _settings(config)))
        _copy_assets(config, site)

        steps.step("Making the search index")
        found = search.index(site, len(listing.listed))
    if gone:
        return Built((*problems, *gone))
    if config.records and (grown := with_new(directory.ledger, standing, config.as_of)):
        output.update(config.root, {LEDGER: grown})
    return Built(problems, listing, written, found)


def _lost(ledger: Ledger, standing: Collection[str], config: Config) -> tuple[Problem, ...]:
    """Every address that this site would lose, as a problem of its row in the ledger."""
    return tuple(
        Problem(
            "address-lost",
            f"/{row.address} is public since {row.first_seen} and the site would have no page there; "
            f"{how_to_mend(row.address)}",
            row.place.at("address"),
        )
        for row in lost(ledger, standing, config.as_of)
    )


def _require_pages(directory: Directory, prose: Sequence[str]) -> None:
    """Raise `Failure` where a lot, or content/elsewhere.yml, leads on to a prose page that is not there."""
    wanted = [
        (lot.place.file, more.address) for lot in directory.lots.values() for more in lot.more
    ]
    wanted += [
        (entry.place.file, entry.link[1])
        for entry in directory.elsewhere.values()
        if entry.link and not entry.link[1].startswith("https://")
    ]
    for file, address in wanted:
        if address.partition("#")[0] not in prose:
            raise Failure(f"{file}: there is no page {address} to link to")


def _settings(config: Config) -> dict[str, bytes]:
    """The council's own settings files, by their paths below its folder."""
    files = sorted([*config.content.glob("*.yml"), *config.lots.glob("*.yml")])
    return {path.relative_to(config.root).as_posix(): path.read_bytes() for path in files}


def _copy_assets(config: Config, site: Path) -> None:
    """The stylesheets and scripts; the council's own over this installation's. And its postcode data."""
    for root in reversed(config.template_roots):
        if (root / "assets").is_dir():
            shutil.copytree(
                root / "assets",
                site / "assets" / "site",
                ignore=shutil.ignore_patterns("*.md", ".*"),
                copy_function=output.copy_asset,
                dirs_exist_ok=True,
            )
    if (config.content / "postcodes").is_dir():
        shutil.copytree(config.content / "postcodes", site / "postcodes")
