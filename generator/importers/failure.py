"""What stops an import: a file that cannot be used, named in one line."""

from __future__ import annotations

from generator.failure import Failure


class ImportFailure(Failure, ValueError):
    """A file cannot be used; the text is one line that names it and says what would do."""
