"""Excel workbooks, as the process that parses them gives them back (`workbook_parsing`)."""

import struct
from collections.abc import Iterator

import polars as pl

from ouderscan.errors import UnreadableInputError
from ouderscan.importers import workbook_parsing, workbook_process
from ouderscan.importers.sources import Source
from ouderscan.importers.tabular import HEAD, MAX_COLUMNS, Kind, Row, Table, held
from ouderscan.texts import _, clean


def read(source: Source) -> list[Table]:
    """The visible sheets of a workbook that hold anything, every cell as text.

    Raises:
        UnreadableInputError: when it is no workbook, damaged, or beyond a bound.
    """
    sheets = list(_sheets(workbook_parsing.of(source).result(), source))
    several = len(sheets) > 1
    return [
        Table(source, Kind.WORKBOOK, _head(frame), held(frame), sheet=clean(name) if several else "")
        for name, frame in sheets
    ]


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
