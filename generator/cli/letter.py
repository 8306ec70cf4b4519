"""`letter`: the letter that tells a provider what was decided on its application."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from generator import output, report
from generator.check import check
from generator.cli.options import AsOf, Private, Root, config_of, say, with_private
from generator.failure import Failure
from generator.problem import has_errors


def letter(
    reference: Annotated[str, typer.Argument(help="The application's reference in applications.csv.")],
    private: Private = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Where the letter goes. Default: it is printed.")] = None,
    root: Root = Path(),
    as_of: AsOf = None,
) -> None:  # fmt: skip
    """Make the letter of decision on an application: awarded, not yet with each reason, or declined.

    It is plain text, to be pasted into a letterhead or an e-mail, and says how
    the decision can be reviewed and by when. Its day is letter_sent_on of
    applications.csv, and today (or --as-of) while that is blank. The words are
    in site_templates/letters; a council may have its own. Exit code 1 if the
    data has errors.
    """
    from generator.joining.letters import letter as make_letter

    config = with_private(config_of(root, as_of), private)
    if config.private is None:
        raise Failure(
            "applications are in the council's private folder: give --private DIR, or name it as "
            "private in content/framework.yml"
        )
    checked = check(config)
    if checked.filed is None or has_errors(checked.problems):
        report.problems(checked.problems, "text", Console(stderr=True, highlight=False))
        sys.exit(1)
    text = make_letter(checked.filed, reference, config.as_of, config.template_roots)
    if out is None:
        say(text.rstrip("\n"))
    else:
        output.update(out.parent, {out.name: text})
        say(f"Wrote {out}")
