"""What stops the work: one exception a kind, each with the exit code that the command ends with.

Faults in the user's material that can be collected are `Issue` values instead (see `issues`).
A message is a whole sentence in the user's language that says where, what, and what to do.
"""


class OuderscanError(Exception):
    """A fault that stops the work and that the user can mend. Its text is shown as it is, without a traceback."""

    exit_code = 2


class NothingScoredError(OuderscanError):
    """There was input, but no answer in it that could be scored."""

    exit_code = 1


class WrongUsageError(OuderscanError):
    """The command was called in a way that cannot work."""

    exit_code = 2


class UnreadableInputError(OuderscanError):
    """Input that is absent, unreadable, too large, or not recognised."""

    exit_code = 3


class NotWritableError(OuderscanError):
    """Output that could not be written."""

    exit_code = 4


class StoppedError(OuderscanError):
    """The user stopped; everything that was confirmed is saved."""

    exit_code = 130
