"""Limits on time and memory for what a user's templates make of a report."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from ouderscan.errors import UnreadableInputError
from ouderscan.texts import _, clean

if sys.platform != "win32":
    import resource

SECONDS: Final = 30.0
MEMORY: Final = 512 * 1024 * 1024
"""Bytes besides those that the process has already; the largest report takes a tenth."""
_AGAIN: Final = 1.0
"""Seconds: Jinja passes over what is raised while it computes what never changes."""
_SIZE: Final = Path("/proc/self/statm")


@contextmanager
def bounded(folder: Path, seconds: float = SECONDS, memory: int = MEMORY) -> Iterator[None]:
    """Keep the work within limits; on Windows and beside the main thread, where there are none, it does nothing.

    Raises:
        UnreadableInputError: when the templates of the folder take more.
    """
    shown = clean(str(folder))
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return
    slow = _("The templates in {folder} take more than {seconds} seconds. Does one repeat itself without end?")
    try:
        with _alarm(slow.format(folder=shown, seconds=round(seconds)), seconds), _memory_limit(memory):
            yield
    except MemoryError as fault:
        large = _("The templates in {folder} take too much memory. Does one make a text without end?")
        raise UnreadableInputError(large.format(folder=shown)) from fault


if sys.platform != "win32":

    @contextmanager
    def _alarm(message: str, seconds: float) -> Iterator[None]:
        def ring(_number: int, _frame: object) -> None:
            raise UnreadableInputError(message)

        before = signal.signal(signal.SIGALRM, ring)
        signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)

    @contextmanager
    def _memory_limit(memory: int) -> Iterator[None]:
        """A limit on the size of the process, where the system tells how large that is now."""
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        with suppress(OSError, ValueError):
            size = int(_SIZE.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
            resource.setrlimit(resource.RLIMIT_AS, (size + memory, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
