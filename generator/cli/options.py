"""What every command takes, and how it speaks."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from generator.config import Config
from generator.failure import Failure
from generator.joining.package import awarded
from generator.load.private import folder_set, is_folder
from generator.load.settings import read_settings
from generator.problem import did_you_mean

Root = Annotated[
    Path,
    typer.Option(
        "--root",
        metavar="DIR",
        help="The council's folder, with content/, lots/, providers/ and mkdocs.yml.",
    ),
]
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
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
Private = Annotated[
    Path | None,
    typer.Option(
        "--private",
        metavar="DIR",
        help="The council's private folder, with applications.csv. Default: private of content/framework.yml, where it is there.",
    ),
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
    str,
    typer.Option(
        "--decided-by",
        help="The role or body that decided, where a lot is given. Default: joining.decided_by in content/framework.yml.",
    ),
]

DecidedOn = Annotated[
    str,
    typer.Option(
        "--decided-on",
        metavar="YYYY-MM-DD",
        help="The day of the decision, where a lot is given. Default: the day of --as-of, or today.",
    ),
]


def config_of(root: Path, as_of: str | None, out: Path | None = None) -> Config:
    """The run that the options ask for.

    Raises:
        Failure: the day is not a day.
    """
    root = root.resolve()
    return Config(root=root, as_of=_day(as_of), out=(out or root / "site").absolute())


def with_private(config: Config, private: Path | None) -> Config:
    """The run, with the private folder that is given, or else the one that the settings name, where it is there.

    Raises:
        Failure: there is no folder of the name that is given.
    """
    if private is not None and not is_folder(private):
        raise Failure(f"there is no private folder {private}")
    folder = private or folder_set(config)
    return replace(config, private=folder if folder and is_folder(folder) else None)


def lots_of(config: Config) -> frozenset[str]:
    """The ids of the framework's lots, by their files."""
    return frozenset(path.stem for path in config.lots.glob("*.yml")) - {"criteria"}


def awards_of(
    config: Config, lots: Sequence[str], reference: str, decided_by: str, decided_on: str = ""
) -> list[dict[str, str]]:
    """A row of awards.csv for each lot that was awarded.

    Who decided is what was given, or else what the framework's own settings
    say of who decides. Whatever is missing then is asked for on a terminal.

    Raises:
        Failure: there is no such lot, it is not said which decision awarded it, or its day is none.
    """
    day = day_of("--decided-on", decided_on) if decided_on else config.as_of
    if decided_on and not lots:
        raise Failure("a decision awards a lot: give --lot with --decided-on")
    known_lots = lots_of(config)
    for lot in lots:
        if lot not in known_lots:
            raise Failure(f'there is no lot "{lot}"{did_you_mean(lot, known_lots)}')
    reference, decided_by = reference.strip(), decided_by.strip()
    if lots:
        framework = None if decided_by else read_settings(config).framework
        decided_by = decided_by or (framework.joining.decided_by if framework else "")
        reference = reference or _ask("The council's reference for the decision that awarded them")
        decided_by = decided_by or _ask("The role or body that decided, never a person's name")
    return awarded(lots, day, reference, decided_by)


def _ask(words: str) -> str:
    """The answer of a person on a terminal; "" where there is none to ask."""
    return str(typer.prompt(words)) if sys.stdin.isatty() else ""


def say(words: str) -> None:
    """Tell the person who called."""
    typer.echo(words)


def say_aside(words: str) -> None:
    """Tell the person who called, and not what reads the output."""
    typer.echo(words, err=True)


def day_of(option: str, text: str) -> date:
    """The day that the option says.

    Raises:
        Failure: it says none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Failure(
            f'{option} "{text}" is not a day; write it as YYYY-MM-DD, such as 2026-10-31'
        ) from None


def _day(text: str | None) -> date:
    """The only place where the clock is asked.

    Raises:
        Failure: the day is so far off that days beside it cannot be reckoned.
    """
    if text is None:
        return datetime.now(UTC).astimezone().date()
    day = day_of("--as-of", text)
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise Failure(
            f"--as-of {day} is too far off; give a year from {_FIRST_YEAR} to {_LAST_YEAR}"
        )
    return day
