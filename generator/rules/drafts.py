"""What the council has not settled yet is not published as if it had."""

from collections.abc import Iterator

from generator.problem import Finding
from generator.records import drafts
from generator.rules.context import Context


def draft_left(context: Context) -> Iterator[Finding]:
    """With demonstration: false in content/framework.yml nothing is a draft: the framework's facts, each lot, price model, criterion and page of text has been settled, and its line draft: true is gone."""
    if context.filed.framework.demonstration:
        return
    for draft in drafts(context.filed):
        what = f"{draft.of} {draft.name}".strip()
        yield (
            draft.place,
            f"{what} is a draft still, and demonstration is false: have it settled and take this line away, "
            "or set demonstration to true until it is",
        )
