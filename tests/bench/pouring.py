"""Record pages, poured; and the same bodies rendered by MkDocs: each in a process of its own.

    python -m tests.bench.pouring ours ROOT DAY
    python -m tests.bench.pouring bodies ROOT DAY FOLDER MOST
    python -m tests.bench.pouring mkdocs ROOT DAY FOLDER plain|ours

`ours` prints {pages, pour, write}: seconds for all pages, without and with
writing them, once the templates are compiled. All seconds are of processor
time, which other work on the machine disturbs less. `bodies` writes at most MOST of the bodies, spread evenly, as
Markdown pages. `mkdocs` prints {seconds} for a build of a folder of them, by
plain Material or by the project's own settings and theme folder.
"""

from __future__ import annotations

import json
import logging
import shutil
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from generator import address, output
from generator.check import check
from generator.config import Config
from generator.frame import Frames, make_frames
from generator.publication import Publication
from generator.site.parts import site as site_view
from generator.site.render import Renderer
from generator.site.routes import Page, pages


def _read(config: Config) -> Publication:
    publication = check(config).publication
    assert publication is not None
    return publication


def _frames(config: Config, publication: Publication, docs: Path, site: Path) -> Frames:
    """The frame around the pages, made of the prose in `docs`."""
    return make_frames(
        mkdocs_yml=config.mkdocs_yml, docs=docs, theme=config.theme, site=site,
        framework=publication.framework, facts=site_view.frame_facts(publication),
    )  # fmt: skip


def ours(config: Config) -> dict[str, float]:
    """View, body and frame of every record page."""
    publication = _read(config)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        frames = _frames(config, publication, config.content, site)
        renderer = Renderer(config.template_roots, site_view.view(publication))
        compiled: set[str] = set()
        for page in pages(publication):
            if page.template not in compiled:  # read and compiled at its first use, once a build
                compiled.add(page.template)
                renderer.body(page)
        count, writing, began = 0, 0.0, time.process_time()
        for page in pages(publication):
            body = renderer.body(page)
            view = page.view
            html = frames.pour(page.address, view.title, view.description, page.indexed, body)
            poured = time.process_time()
            output.write(site, {address.output_path(page.address): html})
            writing += time.process_time() - poured
            count += 1
        seconds = time.process_time() - began
    return {"pages": count, "pour": seconds - writing, "write": seconds}


def bodies(config: Config, folder: Path, most: int) -> None:
    """Write bodies as Markdown pages: their HTML, below a title and a description."""
    publication = _read(config)
    renderer = Renderer(config.template_roots, site_view.view(publication))
    known = [page.address for page in pages(publication)]
    chosen = set(known[:: max(1, -(-len(known) // most))])
    # The prose pages too, which the project's navigation names.
    shutil.copytree(config.content, folder, ignore=shutil.ignore_patterns("postcodes", "*.csv"))
    for number, page in enumerate(p for p in pages(publication) if p.address in chosen):
        (folder / f"record-{number:05}.md").write_text(_markdown(page, renderer), "utf-8")


def _markdown(page: Page, renderer: Renderer) -> str:
    title, description = json.dumps(page.view.title), json.dumps(page.view.description)
    front = f"title: {title}\ndescription: {description}\n"
    return f"---\n{front}---\n{renderer.body(page)}\n"


def mkdocs(config: Config, folder: Path, settings: str) -> dict[str, float]:
    """Render a folder of pages; the navigation names none of them, which is the kinder case for MkDocs."""
    with tempfile.TemporaryDirectory() as target:
        if settings == "ours":
            publication = _read(config)
            import mkdocs.commands.build  # noqa: F401

            began = time.process_time()
            _frames(config, publication, folder, Path(target) / "site")
            return {"seconds": time.process_time() - began}

        from mkdocs.commands.build import build
        from mkdocs.config import load_config

        logging.disable(logging.WARNING)
        own = Path(target) / "mkdocs.yml"
        own.write_text("site_name: Bench\n", "utf-8")
        built = load_config(
            config_file=str(own),
            docs_dir=str(folder.resolve()),
            site_dir=str(Path(target) / "site"),
            theme={"name": "material", "font": False},
            plugins=[],
            nav=[{"First": "record-00000.md"}],
            markdown_extensions=["admonition", "attr_list", "tables"],
        )
        began = time.process_time()
        build(built)
        return {"seconds": time.process_time() - began}


def main() -> None:
    """Do what the command line asks, and print JSON."""
    what, root, day, *rest = sys.argv[1:]
    config = Config(Path(root).resolve(), date.fromisoformat(day), Path(root) / "site")
    if what == "ours":
        json.dump(ours(config), sys.stdout)
    elif what == "bodies":
        bodies(config, Path(rest[0]), int(rest[1]))
    else:
        json.dump(mkdocs(config, Path(rest[0]), rest[1]), sys.stdout)


if __name__ == "__main__":
    main()
