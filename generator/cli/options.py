"""What every command takes, and how it speaks."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from generator.config import Config
from generator.failure import Failure

Root = Annotated[
    Path,
    typer.Option(
        "--root",
        metavar="DIR",
        help="The council's folder, with content/, lots/, providers/ and mkdocs.yml.",
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="YYYY-MM-DD", help="The day for which the site is true. Default: today."
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what is wrong.")]
Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="DIR", help="Where the site goes. Default: site/ in the root."),
]

AwardedLots = Annotated[
    list[str] | None,
    typer.Option("--lot", help="A lot that it was awarded; give it once for each."),
]
DecisionReference = Annotated[
    str,
    typer.Option(
        "--decision-reference", help="The council's reference for the award, where a lot is given."
    ),
]
DecidedBy = Annotated[
    str, typer.Option("--decided-by", help="The role that decided, where a lot is given.")
]


def config_of(root: Path, as_of: str | None, out: Path | None = None) -> Config:
    """The run that the options ask for.

    Raises:
        Failure: the day is not a day.
    """
    root = root.resolve()
    return Config(root=root, as_of=_day(as_of), out=(out or root / "site").absolute())


def lots_of(config: Config) -> frozenset[str]:
    """The ids of the framework's lots, by their files."""
    return frozenset(path.stem for path in config.lots.glob("*.yml")) - {"criteria"}


def say(words: str) -> None:
    """Tell the person who called."""
    typer.echo(words)


def _day(text: str | None) -> date:
    """The only place where the clock is asked."""
    if text is None:
        return datetime.now(UTC).astimezone().date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Failure(
            f'--as-of "{text}" is not a day; write it as YYYY-MM-DD, such as 2026-10-31'
        ) from None
