"""`owners`: who approves for the council, and what of a change only the council may write."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console

from generator import output, ownership, report
from generator.cli.options import Root, config_of, say
from generator.failure import Failure
from generator.load.settings import read_settings


def owners(
    root: Root = Path(),
    since: Annotated[str | None, typer.Option("--since", metavar="REVISION", help="Write nothing, and say what changed since this revision of git that only the council may write.")] = None,
    form: Annotated[Literal["text", "github"], typer.Option("--format", help="With --since: text for people, github for a notice on a pull request.")] = "text",
) -> None:  # fmt: skip
    """Write .github/CODEOWNERS from `owners` in content/framework.yml.

    GitHub then asks the council to approve each change but those of what a
    provider says in its own words and pictures. With --since it says in one line
    which rows, columns and files of a change only the council may write: awards,
    evidence, feedback, reviews, who checked, and how a provider stands.
    """
    config = config_of(root, None)
    framework = read_settings(config).framework
    if since is not None:
        roles = framework.council_roles if framework else ()
        line = ownership.in_a_line(ownership.changed_since(config.root, since, roles))
        report.notice("What only the council may approve", line, form, Console(highlight=False))
        return
    if framework is None or not framework.owners:
        raise Failure(
            "content/framework.yml names no `owners`; write there who approves for the council, "
            'such as "@example-council/commissioning"'
        )
    content = {ownership.CODEOWNERS: ownership.code_owners(framework.owners)}
    output.update(config.root, content)
    say(f"Wrote {config.root / ownership.CODEOWNERS}")
