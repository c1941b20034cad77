"""One process at a time writes a file: a lock that stands hidden beside it."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout

from ouderscan import files
from ouderscan.errors import NotWritableError
from ouderscan.texts import _, clean


@contextmanager
def locked(path: Path, patience: float = 0) -> Iterator[None]:
    """Hold the lock on a file for as long as the block runs; see `take`."""
    lock = take(path, patience)
    try:
        yield
    finally:
        let_go(lock)


def take(path: Path, patience: float = 0) -> BaseFileLock:
    """The lock on a file, taken, after waiting for so many seconds at most.

    Raises:
        NotWritableError: when another process has it, or it cannot be made.
    """
    lock = FileLock(path.with_name(f".{path.stem}.lock"), timeout=patience)
    try:
        lock.acquire()
    except Timeout as fault:
        raise NotWritableError(
            _("{path} is in use by another window. Close that one first, or start a new one.").format(
                path=clean(str(path))
            )
        ) from fault
    except OSError as fault:
        raise files.not_writable(path, fault) from fault
    return lock


def let_go(lock: BaseFileLock) -> None:
    """Release a lock, and remove its file."""
    # Removed while it is held: who opened it before sees that the file is gone, and tries again.
    with suppress(OSError):
        Path(lock.lock_file).unlink()
    lock.release()
