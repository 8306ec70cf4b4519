"""What stops a command for a reason other than the data: exit code 2, one clear line, no traceback."""


class Failure(Exception):
    """The call or the installation is wrong; the text is one line for the person who called."""


class ImportFailure(Failure, ValueError):
    """A file of somebody else cannot be used; the text is one line that names it and says what would do."""
