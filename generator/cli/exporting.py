"""`export`: what the directory holds, in a form that others fill in and send back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from generator.cli.options import AsOf, Quiet, Root, config_of, say
from generator.failure import Failure
from generator.load import load
from generator.problem import did_you_mean
from generator.publication import publish

app = typer.Typer(
    help="Give out what the directory holds, to be looked through.", no_args_is_help=True
)


@app.callback()
def _group() -> None:
    """Give out what the directory holds, to be looked through."""


@app.command()
def workbook(
    provider: Annotated[str, typer.Argument(help="The provider's id: the name of its folder in providers/.")],
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where it is written (.xlsx). Default: <provider>.xlsx here.")] = None,
    root: Root = Path(),
    as_of: AsOf = None,
    quiet: Quiet = False,
) -> None:  # fmt: skip
    """Make a provider's workbook, filled in with what stands in its package today.

    The provider looks it through, writes over what is not right any more, and
    sends it back: import workbook --update FILE shows what it changes.
    """
    from generator.joining.provider_book import provider_book
    from generator.joining.workbook import read_before

    config = config_of(root, as_of)
    config.require_root()
    folders = [path.name for path in config.providers.iterdir() if path.is_dir()]
    if provider not in folders:
        raise Failure(f'there is no provider "{provider}"{did_you_mean(provider, folders)}')
    filed = load(config).filed
    if filed is None:
        raise Failure(
            "content/framework.yml cannot be read; mend it first: framework-directory check"
        )
    before = read_before(config.providers / provider)
    book = provider_book(publish(filed, config.as_of), provider, before)
    out = output or Path(f"{provider}.xlsx")
    if out.exists():
        raise Failure(f"{out} is there already; nothing was changed")
    try:
        out.write_bytes(book)
    except OSError as error:
        raise Failure(f"{out} cannot be written ({error.strerror})") from error
    if not quiet:
        say(f"Wrote {out}.")
