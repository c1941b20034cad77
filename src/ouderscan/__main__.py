"""The way in: the streams, the language, the command, and what is said when something stops it."""

import gc
import os
import signal
import sys
from pathlib import Path

from ouderscan.cli import failures


def main() -> None:
    """Run the command line and leave with its exit code."""
    _start_quickly()
    _open_what_was_closed()
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        # So a shell starts what runs in the background. polars would then end its reading at Ctrl-C without a word.
        signal.signal(signal.SIGINT, signal.default_int_handler)
    for stream in (sys.stdout, sys.stderr):
        # On Windows a piped stream is cp1252, and an arrow would end the program.
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.exit(failures.guarded(_run, sys.argv[1:]))


def _start_quickly() -> None:
    """Spare the start what it has no use for; together that is a fifth of it."""
    gc.set_threshold(50_000)  # nearly all that is made in the first second stays
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for them opens every installed package
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # nothing here is a product of matrices


def _open_what_was_closed() -> None:
    """Give the streams that are closed (`>&-`) a place to go, where everything is dropped."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - open as long as the process


def _run(arguments: list[str]) -> int:
    from ouderscan.cli.app import run  # noqa: PLC0415 - after the streams are set, so that a failure can be told

    return run(arguments)


if __name__ == "__main__":
    main()
