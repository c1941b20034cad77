"""The parsing of a workbook by a process of its own, which a command begins before it imports what itself needs.

A workbook of two kilobytes can ask for hundreds of gigabytes (a cell in the first and one in the last row and column),
and a parser that cannot get them takes its process along. So the directory is looked at first, a small workbook is
searched for such cells, and what parses it may use as much memory and time as any honest workbook needs.
"""

import atexit
import re
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from ouderscan.errors import UnreadableInputError
from ouderscan.importers import sources, workbook_process
from ouderscan.importers.sources import MAX_COLUMNS, Source
from ouderscan.texts import _

MAX_BYTES: Final = 100 * 1024 * 1024
MAX_CELLS: Final = 24_000_000
"""Cells of the rectangle of a sheet, empty ones among them; each takes 32 bytes while it is read."""
SEARCHED_BYTES: Final = 16 * 1024 * 1024
"""Workbooks that unpack to no more are searched; in larger ones the limits of the process hold."""
LEAST_SECONDS: Final = 20
_BYTES_A_SECOND: Final = 512 * 1024
"""Packed; a slow laptop does several times as much."""
_PLACE = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,9})"')
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)")


class Parsing:
    """A workbook that is being parsed.

    Raises:
        UnreadableInputError: when it is no workbook, or beyond a bound, so that it is not parsed at all.
    """

    def __init__(self, source: Source) -> None:
        _look_inside(source)
        self._source = source
        path = str(source.path.resolve()) if source.path else "-"
        # -P: a file of the user's in the current folder must never be taken for a module.
        command = [sys.executable, "-P", "-m", workbook_process.__name__, path]
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )

    def result(self) -> bytes:
        """What `workbook_process` makes of it.

        Raises:
            UnreadableInputError: when it is damaged, or takes too much time or memory.
        """
        seconds = LEAST_SECONDS + self._source.size / _BYTES_A_SECOND
        try:
            found, _nothing = self._process.communicate(self._source.content, seconds)
        except subprocess.TimeoutExpired as fault:
            sentence = _("{path} takes more than {seconds} seconds to read. Save it as CSV.")
            raise UnreadableInputError(sentence.format(path=self._source.name, seconds=round(seconds))) from fault
        finally:
            self.stop()
        if self._process.returncode:
            sentence = _("{path} cannot be read: it is damaged, or needs more memory than {bound} MB. Save it as CSV.")
            bound = workbook_process.MEMORY_BYTES // 1024**2
            raise UnreadableInputError(sentence.format(path=self._source.name, bound=bound))
        return found

    def stop(self) -> None:
        """End the process if it has not ended yet."""
        self._process.kill()
        with self._process:
            pass


_begun: dict[Path, Parsing] = {}


def begin(inputs: Sequence[Path]) -> None:
    """Begin to parse what a command is given, if it is one workbook; whatever is wrong is told when it is read."""
    stop_all()
    if len(inputs) != 1:
        return
    (path,) = inputs
    source = Source(str(path), path)
    with suppress(UnreadableInputError, OSError, ValueError):
        if sources.is_zip(source):
            _begun[path] = Parsing(source)


def of(source: Source) -> Parsing:
    """The parsing of a workbook: what was begun, else begun now.

    Raises:
        UnreadableInputError: when it is no workbook, or beyond a bound.
    """
    begun = _begun.pop(source.path, None) if source.path else None
    return begun or Parsing(source)


@atexit.register
def stop_all() -> None:
    """End what was begun and never asked for."""
    while _begun:
        _begun.popitem()[1].stop()


def _look_inside(source: Source) -> None:
    if source.size > MAX_BYTES:
        sentence = _("{path} is larger than {bound} MB, which is what is read of a workbook. Save it as CSV.")
        raise UnreadableInputError(sentence.format(path=source.name, bound=MAX_BYTES // 1024**2))
    entries = sources.directory(source)
    if "xl/workbook.xml" not in entries:
        sentence = _("{path} is no Excel workbook that can be read. Save it as .xlsx or as CSV.")
        raise UnreadableInputError(sentence.format(path=source.name))
    if sum(entry.file_size for entry in entries.values()) > SEARCHED_BYTES:
        return
    with sources.open_zip(source) as archive:
        for name, entry in entries.items():
            if name.endswith((".xml", ".rels")):
                _search(sources.unpacked(archive, entry, source), name, source)


def _search(content: bytes, name: str, source: Source) -> None:
    if _DECLARATION.search(content):
        sentence = _("{path} holds a document type declaration, which no spreadsheet program writes. It is not read.")
        raise UnreadableInputError(sentence.format(path=source.name))
    if not name.startswith("xl/worksheets/"):
        return
    rows, columns = 0, 0
    for letters, digits in set(_PLACE.findall(content)):
        rows, columns = max(rows, int(digits)), max(columns, _column(letters))
    if columns > MAX_COLUMNS or rows * columns > MAX_CELLS:
        sentence = _("{path} has cells as far as row {rows} and column {columns}; at most {bound} cells are read. "
                     "Delete the rows and columns that look empty, or save it as CSV.")  # fmt: skip
        values = {"path": source.name, "rows": rows, "columns": columns, "bound": MAX_CELLS}
        raise UnreadableInputError(sentence.format(**values))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
