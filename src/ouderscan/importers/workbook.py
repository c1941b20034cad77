"""Excel workbooks: looked into before they are parsed, and parsed by a process of their own within limits.

A workbook of two kilobytes can ask for hundreds of gigabytes (a cell in the first and one in the last row and column),
and a parser that cannot get them takes its process along. So the directory is looked at first, a small workbook is
searched for such cells, and what parses it may use as much memory and time as any honest workbook needs.
"""

import re
import struct
import subprocess
import sys
from collections.abc import Iterator
from typing import Final

import polars as pl

from ouderscan.errors import UnreadableInputError
from ouderscan.importers import sources, workbook_process
from ouderscan.importers.sources import Source
from ouderscan.importers.tabular import HEAD, MAX_COLUMNS, Kind, Row, Table, held
from ouderscan.texts import _, clean

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


def read(source: Source) -> list[Table]:
    """The visible sheets of a workbook that hold anything, every cell as text.

    Raises:
        UnreadableInputError: when it is no workbook, damaged, or beyond a bound.
    """
    _look_inside(source)
    sheets = list(_sheets(_parsed(source), source))
    several = len(sheets) > 1
    return [
        Table(source, Kind.WORKBOOK, _head(frame), held(frame), sheet=clean(name) if several else "")
        for name, frame in sheets
    ]


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


def _parsed(source: Source) -> bytes:
    """What `workbook_process` makes of it."""
    # -P: a file of the user's in the current folder must never be taken for a module.
    command = [
        sys.executable,
        "-P",
        "-m",
        workbook_process.__name__,
        str(source.path.resolve()) if source.path else "-",
    ]
    seconds = LEAST_SECONDS + source.size / _BYTES_A_SECOND
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            command, input=source.content, capture_output=True, timeout=seconds, check=False, cwd=None
        )
    except subprocess.TimeoutExpired as fault:
        sentence = _("{path} takes more than {seconds} seconds to read. Save it as CSV.")
        raise UnreadableInputError(sentence.format(path=source.name, seconds=round(seconds))) from fault
    if done.returncode:
        sentence = _("{path} cannot be read: it is damaged, or needs more memory than {bound} MB. Save it as CSV.")
        bound = workbook_process.MEMORY_BYTES // 1024**2
        raise UnreadableInputError(sentence.format(path=source.name, bound=bound))
    return done.stdout


def _sheets(parsed: bytes, source: Source) -> Iterator[tuple[str, pl.DataFrame]]:
    place = 0
    while place < len(parsed):
        sizes = struct.unpack_from(workbook_process.SIZES, parsed, place)
        start = place + struct.calcsize(workbook_process.SIZES)
        name, content = parsed[start : start + sizes[0]], parsed[start + sizes[0] : start + sum(sizes)]
        place = start + sum(sizes)
        frame = pl.read_ipc_stream(content)
        if frame.width > MAX_COLUMNS:
            sentence = _("{path} has {count} columns; at most {bound} are read.")
            raise UnreadableInputError(sentence.format(path=source.name, count=frame.width, bound=MAX_COLUMNS))
        yield name.decode("utf-8"), frame


def _head(frame: pl.DataFrame) -> tuple[Row, ...]:
    return tuple(tuple(cell or "" for cell in row) for row in frame.head(HEAD).cast(pl.String).iter_rows())
