"""The frame of every page: one run of MkDocs, over the prose pages and a few empty ones.

A frame is an empty page as the theme renders it, with marks where a record
page's title, description, address and body belong. `Frames.pour` puts them
there: what comes out is what MkDocs would have rendered at that address.
"""

import re
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from generator import address as addresses
from generator.frame import engine, material, pouring, staging
from generator.frame.colours import colours
from generator.frame.engine import FrameFailure
from generator.frame.pouring import Frames
from generator.records import Framework

__all__ = ["FrameFailure", "Frames", "make_frames"]


def make_frames(
    *,
    mkdocs_yml: Path,
    docs: Path,
    theme: Path,
    site: Path,
    framework: Framework,
    facts: Mapping[str, Any],
) -> Frames:
    """Render the prose pages, 404.html, the colours and what the theme loads into `site`.

    Args:
        mkdocs_yml: the council's settings of MkDocs.
        docs: the folder of prose pages; only Markdown and images are published.
        theme: the folder of the frame's templates.
        site: an empty or missing folder; what it holds is lost.
        facts: what the frame's templates know as `config.extra.directory`; "picture" and
            "picture_words" are of the image that stands beside a link to the site.

    Raises:
        FrameFailure: MkDocs failed, or warned of something.
    """
    with tempfile.TemporaryDirectory(prefix="frames-") as folder:
        staged, templates = (Path(folder).resolve() / name for name in ("pages", "templates"))
        staged.mkdir()
        config = engine.configured(
            mkdocs_yml=mkdocs_yml,
            theme=theme,
            docs=staged,
            site=site,
            framework=framework,
            facts=facts,
        )
        material.take_templates(config, templates)
        sections = _sections(config.nav or [])
        frame_addresses = tuple(pouring.frame_addresses(sections))
        sources = staging.stage_prose(docs, staged)
        for address in frame_addresses:
            staging.stage_frame(address, staged)
        engine.build(config)
    site_url = config.site_url or ""
    frames = {
        address: pouring.split(_taken(site, address), address, site_url)
        for address in frame_addresses
    }
    _write_colours(site, framework)
    for listing in site.glob("sitemap.xml*"):  # the build lists all pages
        listing.unlink()
    material.keep_stylesheet(site, str(config.theme["favicon"]))
    return Frames(
        prose=tuple(sorted(map(staging.prose_address, sources))),
        site_url=site_url,
        picture=(config.extra["directory"]["picture"], config.extra["directory"]["picture_words"]),
        sections=sections,
        frames=frames,
    )


def _sections(nav: Sequence[Any]) -> frozenset[str]:
    """The first folders of the record pages that the navigation names: "lots/"."""
    links = (str(target) for item in nav if isinstance(item, dict) for target in item.values())
    return frozenset(link[1:] for link in links if re.fullmatch(r"/[a-z0-9-]+/", link))


def _taken(site: Path, address: str) -> str:
    """An empty page that MkDocs has rendered, which is no longer in the site afterwards."""
    path = site / addresses.output_path(address)
    text = path.read_text(encoding="utf-8")
    staging.remove(path)
    return text


def _write_colours(site: Path, framework: Framework) -> None:
    target = site / "assets" / "site" / "colours.css"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(colours(framework.look), encoding="utf-8")
