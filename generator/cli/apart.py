"""The council's private files stay apart from what is published: with the site, and with the repository."""

from pathlib import Path

from generator import output
from generator.config import Config
from generator.failure import Failure
from generator.load import git

_PUBLISHED = ("content", "lots", "providers", "site_templates", "site")


def require_apart(config: Config, folder: Path) -> None:
    """See that nothing in the folder, which need not be there yet, would be published: what goes in shows who somebody is.

    Raises:
        Failure: it would be, with the site or with the repository.
    """
    whole = folder.resolve()
    published = [config.out.resolve(), *((config.root / name).resolve() for name in _PUBLISHED)]
    is_site = any((above / output.MARKER).exists() for above in (whole, *whole.parents))
    if is_site or any(whole.is_relative_to(place) for place in published):
        raise Failure(
            f"{folder} would be published, and what goes in is for the council and the providers alone; "
            "name a folder outside"
        )
    there = next(above for above in (whole, *whole.parents) if above.is_dir())
    state = git.private_folder(there, config.root, str(folder), (".",))
    if state.is_exposed:
        raise Failure(
            f"git would take {folder} with the next commit; name the private folder, or one outside "
            "the repository, or put it into .gitignore first"
        )
