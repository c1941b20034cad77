"""The journal of a respondent: an append-only file that a crash cannot spoil (its lines: see `respondent`)."""

import json
import os
import secrets
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Self

from filelock import BaseFileLock

from ouderscan import files
from ouderscan.answers import lock as lock_file
from ouderscan.answers.respondent import LINE, DoneLine, Header, NoteLine, Respondent, is_whole
from ouderscan.answers.table import NonAnswer
from ouderscan.questionnaire.model import Frozen
from ouderscan.texts import clean

SUFFIX = ".jsonl"


class Journal:
    """The open journal of one respondent: what a method was given is on disk when it returns.

    Every method raises `NotWritableError` when the line could not be written.
    """

    def __init__(self, path: Path, file: BinaryIO, lock: BaseFileLock, day: str) -> None:
        self.path = path
        self._file = file
        self._lock = lock
        self._day = day
        self._empty = False

    @classmethod
    def begin(cls, folder: Path, header: Header) -> Self:
        """A new journal with a random name in the folder, which is made where it is absent.

        Raises:
            NotWritableError: when it cannot be made.
        """
        path = files.make_folder(folder) / f"{secrets.token_hex(8)}{SUFFIX}"
        lock = lock_file.take(path)
        try:
            journal = cls(path, path.open("xb", buffering=0), lock, header.day)
            journal._append(header)
            files.sync_folder(folder)
        except OSError as fault:
            lock_file.let_go(lock)
            raise files.not_writable(path, fault) from fault
        journal._empty = True
        return journal

    @classmethod
    def resume(cls, respondent: Respondent) -> Self:
        """The journal of a respondent to go on with; a torn last line is cut off.

        Raises:
            NotWritableError: when it cannot be written, or another process has it open.
        """
        lock = lock_file.take(respondent.path)
        try:
            file = open(respondent.path, "r+b", buffering=0, opener=_no_link)  # noqa: SIM115 - `Path.open` knows no opener; `close` closes
            _mend_end(file)
        except OSError as fault:
            lock_file.let_go(lock)
            raise files.not_writable(respondent.path, fault) from fault
        return cls(respondent.path, file, lock, respondent.header.day)

    def answer(self, item: str, value: int) -> None:
        """Record an answer: an option's number, or the code of a non-answer."""
        said = {"value": value} if value > 0 else {"non_answer": NonAnswer(value).label}
        self._append(LINE.validate_python({"item": item, **said}))

    def note(self, item: str, text: str) -> None:
        """Record a note to an item; an empty one takes an earlier one back."""
        self._append(NoteLine(item=item, note=clean(text)))

    def finish(self) -> None:
        """Record that this person is done. The file's own time is set back to the day, which is all that we keep."""
        self._append(DoneLine(done=True))
        set_time(self.path, self._day)

    def close(self) -> None:
        """Let go of the file; one without a single answer is removed."""
        self._file.close()
        if self._empty:
            with suppress(OSError):
                self.path.unlink()
        lock_file.let_go(self._lock)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        self.close()

    def _append(self, line: Frozen) -> None:
        self._empty = False
        rest = json.dumps(line.model_dump(mode="json"), ensure_ascii=False).encode("utf-8") + b"\n"
        try:
            while rest:  # a full disk takes a part first
                rest = rest[self._file.write(rest) :]
            os.fsync(self._file.fileno())
        except OSError as fault:
            raise files.not_writable(self.path, fault) from fault


def set_time(path: Path, day: str) -> None:
    """Set a file's time back to the beginning of a day (as ISO text), where the system lets us."""
    with suppress(OSError, ValueError):
        midnight = datetime.fromisoformat(day).timestamp()
        os.utime(path, (midnight, midnight))


def _no_link(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0))


def _mend_end(file: BinaryIO) -> None:
    """Leave the file at its end, with the last line whole: one that was cut off is removed."""
    content = file.read()
    tail = content.rpartition(b"\n")[2]
    if not tail:
        return
    if is_whole(tail):
        file.write(b"\n")
    else:
        file.truncate(len(content) - len(tail))
        file.seek(0, os.SEEK_END)
