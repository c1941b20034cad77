"""The way in: the streams, the language, the command, and what is said when something stops it."""

import sys

from ouderscan.cli import failures


def main() -> None:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # On Windows a piped stream is cp1252, and an arrow would end the program.
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.exit(failures.guarded(_run, sys.argv[1:]))


def _run(arguments: list[str]) -> int:
    from ouderscan.cli.app import run  # noqa: PLC0415 - after the streams are set, so that a failure can be told

    return run(arguments)


if __name__ == "__main__":
    main()
