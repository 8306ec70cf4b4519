"""How well the find page answers: python -m tests.queries [FILE …] [--kind titles] [--missed].

Asks the built page in a browser every query of every kind, and prints for each kind how many
there are, of how many the first answer is right, of how many one of the first five is, and the
mean reciprocal rank. FILES are more queries, in the columns of tests/queries/files.py. Without
--site it builds the site first, in a folder that it takes away again.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from tests.queries.files import read
from tests.queries.generated import generated
from tests.queries.scores import Tally, as_markdown
from tests.queries.site import DAY, PROJECT, asked, built, demonstration, public

_MOST_SHOWN = 3


def main() -> None:
    """Ask, and print the table."""
    options = _options()
    publication = public(options.root, options.as_of)
    try:
        ask_for = demonstration if options.root == PROJECT else generated
        queries = [*ask_for(publication)]
        for path in options.files:
            queries += read(path, publication)
    except ValueError as error:
        sys.exit(str(error))
    wanted = [q for q in queries if not options.kind or q.kind in options.kind]
    if strange := {*options.kind} - {q.kind for q in queries}:
        kinds = ", ".join(dict.fromkeys(q.kind for q in queries))
        sys.exit(f"no kind {', '.join(sorted(strange))}; they are: {kinds}")
    with built(options.site, options.root, options.as_of) as site:
        tallies = asked(wanted, publication, site)
    sys.stdout.write(as_markdown(tallies))
    if options.missed:
        sys.stdout.writelines(_missed(tallies))


def _missed(tallies: Sequence[Tally]) -> Iterator[str]:
    """Kind by kind: what was typed, what came first, and what would have been right."""
    for kind in tallies:
        if kind.missed:
            yield f"\n{kind.kind}: {len(kind.missed)} of {kind.number} missed\n"
        for query, answer in kind.missed:
            right = sorted(query.ids)
            more = f" and {len(right) - _MOST_SHOWN} more" if len(right) > _MOST_SHOWN else ""
            first = (
                ", ".join(answer.services[: max(1, min(query.leading, _MOST_SHOWN))]) or "nothing"
            )
            yield f"  {query.words}\n      {first}; {answer.count} in all"
            yield f"; right: {', '.join(right[:_MOST_SHOWN])}{more}\n" if right else "\n"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.queries", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument(
        "--kind", action="append", default=[], help="this kind alone; may be given twice"
    )
    parser.add_argument(
        "--missed", action="store_true", help="list the queries that were not answered right"
    )
    parser.add_argument(
        "--root", type=Path, default=PROJECT, help="a council's folder; default: the demonstration"
    )
    parser.add_argument("--site", type=Path, help="its built site, for the same day")
    parser.add_argument("--as-of", type=date.fromisoformat, default=DAY, metavar="DAY")
    return parser.parse_args()


if __name__ == "__main__":
    main()
