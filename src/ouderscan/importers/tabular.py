"""What every file becomes first: a table of text, with first rows to recognise a system by and a way to the columns.

`kinds` says which reader a file needs: `delimited`, `workbook`, `nested` or `columnar`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from ouderscan.importers import sources
from ouderscan.importers.sources import Source

MAX_COLUMNS = sources.MAX_COLUMNS
HEAD = 40
"""Rows that are looked at to recognise a system and its header."""

Scan = Callable[[int, Mapping[int, pl.DataType]], pl.LazyFrame]
"""From the number of rows above the answers and the types of columns to these columns, named `str(position)`."""

Row = tuple[str, ...]


class Kind(StrEnum):
    """A kind of file."""

    DELIMITED = "delimited"
    WORKBOOK = "workbook"
    NESTED = "nested"
    COLUMNAR = "columnar"


@dataclass(frozen=True, slots=True)
class Table:
    """A table in a file: a whole file, or a sheet of a workbook."""

    source: Source
    kind: Kind
    head: tuple[Row, ...]
    """The first rows as they are, header rows among them; a row may be shorter or longer than others."""
    scan: Scan
    headers: int = 0
    """How many of these are headers, where the kind of file tells."""
    sheet: str = ""
    large: bool = False
    """It is not held in memory, and reading a column costs reading the file."""
    rows: int = 0
    """About how many rows a large one has."""

    @property
    def name(self) -> str:
        """The file, and the sheet where it has several."""
        return f"{self.source.name} [{self.sheet}]" if self.sheet else self.source.name

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max(map(len, self.head), default=0)


def held(frame: pl.DataFrame) -> Scan:
    """The way to the columns of a table in memory, whose columns are named by their positions."""

    def scan(above: int, types: Mapping[int, pl.DataType]) -> pl.LazyFrame:
        rows = frame.lazy().slice(above)
        return rows.select(pl.col(str(position)).cast(kind) for position, kind in types.items())

    return scan
