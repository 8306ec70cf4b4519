"""The texts of a service that the public may read: its summary and how to apply, without what names people."""

import re
from collections.abc import Sequence
from typing import Final

from generator.importers.open_referral import cleaning, privacy
from generator.importers.open_referral.parts import Part

_LEAST_SUMMARY: Final = 40
_MOST_SUMMARY: Final = 600
_MOST_APPLY: Final = 400


class PublicTexts:
    """The texts of one service.

    Attributes:
        left_out: why a sentence is left out, as it is private; for each.
        lost: what is too long for its column.
    """

    def __init__(
        self,
        part: Part,
        public: re.Pattern[str] | None,
        people: Sequence[str],
        firms: Sequence[str],
    ) -> None:
        """Begin to read; see `privacy.without_people` for `public`, `people` and `firms`."""
        self._part, self._public = part, public
        self._people, self._firms = people, firms
        self.left_out: list[str] = []
        self.lost: list[str] = []

    def summary(self, run_by: str) -> str:
        """The description in whole sentences, as many as a summary may have; "" where there is none."""
        text = self._written(_MOST_SUMMARY, "description", "summary", "short_description")
        if text and len(text) < _LEAST_SUMMARY and run_by:
            text = f"{text} It is run by {run_by[:200]}{'' if run_by.endswith('.') else '.'}"
        if text and len(text) < _LEAST_SUMMARY:
            text = f"{text} Ask them what they do there, and for whom."
        return text

    def how_to_apply(self) -> str:
        """What somebody does first; "" where it is not said."""
        return self._written(_MOST_APPLY, "application_process", "how_to_apply", "referral_process")

    def _written(self, most: int, *names: str) -> str:
        clean = privacy.without_people(
            self._part.prose(*names), self._public, self._people, self._firms
        )
        self.left_out += [why for why, n in clean.left_out.items() for _ in range(n)]
        text, left = cleaning.shortened(clean.sentences, most)
        if left or text.endswith("…"):
            self.lost.append(f"the end of a text that is longer than {most} characters")
        return text
