"""A program in a real terminal: a forked child on a pseudo-terminal, with the keyboard and the screen in our hands.

A fork is cheap enough to be killed a hundred times. What it runs may not use polars, whose threads do not survive
a fork: for that, start a process of its own.
"""

import fcntl
import os
import pty
import re
import signal
import struct
import sys
import termios
import time
import traceback
from collections.abc import Callable
from typing import NoReturn

from pexpect import EOF, TIMEOUT, ExceptionPexpect, fdpexpect

ENTER, DOWN, LEFT, SHIFT_TAB, CTRL_C, CTRL_D = "\r", "\x1b[B", "\x1b[D", "\x1b[Z", "\x03", "\x04"
# Nobody here tells where the cursor stands, and prompt_toolkit would wait a second for it at each prompt.
ENVIRONMENT = {"TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1"}
_ESCAPES = re.compile(r"\x1b(?:\[[0-9;?]*[A-Za-z]|[=>])")


class Terminal:
    """A child process that runs a program at a terminal of so many rows and columns."""

    def __init__(self, program: Callable[[], int], rows: int = 24, columns: int = 80) -> None:
        self._pid, self._descriptor = pty.fork()
        if self._pid == 0:
            _run(program, rows, columns)
        self._screen = fdpexpect.fdspawn(self._descriptor, encoding="utf-8", codec_errors="replace", timeout=20)
        self._seen = ""

    def send(self, keys: str) -> None:
        """Press keys."""
        os.write(self._descriptor, keys.encode())

    def expect(self, text: str) -> None:
        """Wait until this text appears after what was waited for before."""
        self._wait_for(lambda: self._screen.expect_exact(text), text)
        self._seen += self._screen.before + self._screen.after

    def shows(self, text: str, seconds: float) -> bool:
        """Whether this text appears within so many seconds."""
        appeared = bool(self._screen.expect_exact([text, TIMEOUT, EOF], timeout=seconds) == 0)
        if appeared:
            self._seen += self._screen.before + self._screen.after
        return appeared

    def kill(self) -> None:
        """End the child as a power cut would."""
        os.kill(self._pid, signal.SIGKILL)
        self.wait()

    def wait(self) -> int:
        """The exit code of the child, once it has ended and all that it printed was read; negative for a signal."""
        self._wait_for(lambda: self._screen.expect(EOF), "the end")
        self._seen += self._screen.before
        status = os.waitpid(self._pid, 0)[1]
        os.close(self._descriptor)
        return os.waitstatus_to_exitcode(status)

    def _wait_for(self, expect: Callable[[], object], what: str) -> None:
        try:
            expect()
        except ExceptionPexpect:
            self._seen += self._screen.before
            raise AssertionError(f"'{what}' did not appear:\n{self.text}") from None

    @property
    def text(self) -> str:
        """All that was printed, without what steers a terminal."""
        return _ESCAPES.sub("", self._seen).replace("\r", "")


def pause(seconds: float) -> None:
    """Let a child run on."""
    time.sleep(seconds)


def _run(program: Callable[[], int], rows: int, columns: int) -> NoReturn:
    code = 1
    try:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        # What a shell starts in the background is deaf to Ctrl-C, and so are its children.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.environ.update(ENVIRONMENT)
        for name in ("COLUMNS", "LINES", "NO_COLOR", "ACCESSIBLE"):
            os.environ.pop(name, None)
        sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115 - for the whole life of this process
        code = program()
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:  # noqa: BLE001 - the child ends here, whatever it was
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(code)
