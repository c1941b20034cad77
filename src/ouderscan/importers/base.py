"""What an importer is: it recognises a system's export by its first rows, and says how that lies in the table.

To add one: a module with a `NAME`, `detect` and `read` like the others, its foreign words in a table at the top, a line
in `registry`, and a folder of cases. What the columns and cells mean is the same for all (`matching`, `cells`).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import polars as pl

from ouderscan.importers.tabular import Kind, Row, Table
from ouderscan.texts import N_, clean


class Reason(StrEnum):
    """Why a row is set aside: it is told and does not count."""

    TEST = "test"
    SPAM = "spam"
    UNFINISHED = "unfinished"
    REJECTED = "rejected"
    HEADER = "header"
    TOO_LONG = "too-long"
    NO_GROUP = "no-group"
    NO_SCHOOL = "no-school"
    NO_SECTOR = "no-sector"


REASONS: Mapping[Reason, str] = {
    Reason.TEST: N_("a test or a preview"),
    Reason.SPAM: N_("marked as spam"),
    Reason.UNFINISHED: N_("not finished"),
    Reason.REJECTED: N_("not approved"),
    Reason.HEADER: N_("the header once more"),
    Reason.TOO_LONG: N_("more cells than there are columns"),
    Reason.NO_GROUP: N_("of no group that exists"),
    Reason.NO_SCHOOL: N_("without a school"),
    Reason.NO_SECTOR: N_("of no sector that exists"),
}


@dataclass(frozen=True, slots=True)
class Sample:
    """What there is to recognise a system by: the first rows, and how many are headers where the file itself tells."""

    kind: Kind
    rows: tuple[Row, ...]
    headers: int = 0

    @classmethod
    def of(cls, table: Table) -> "Sample":
        """The sample of a table."""
        return cls(table.kind, table.head, table.headers)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: what it is called, and what its header may say."""

    position: int
    name: str
    """The header as the user sees it; the parts of several rows are joined by ` › `."""
    parts: tuple[str, ...]
    """Its cells in the rows of headers, from the top, without empty and equal ones."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Rows that do not count: where the cells of all these columns look like this."""

    reason: Reason
    positions: tuple[int, ...]
    pattern: str
    """A regular expression on the cell in small letters, without blanks around it; empty cells are an empty text."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a system's export lies in a table."""

    system: str
    columns: tuple[Column, ...]
    above: int
    """How many rows stand above the answers."""
    of_system: frozenset[int] = frozenset()
    """The columns that the system adds about person, time and place: never answers, and only read when asked for."""
    asides: tuple[Aside, ...] = ()
    respondent: int | None = None
    """The column that tells people apart."""
    not_put: frozenset[str] = frozenset()
    """Cells of questions that were not put to this person, in small letters."""


class Importer(Protocol):
    """A system whose exports are recognised."""

    NAME: str

    def detect(self, sample: Sample) -> bool:
        """Whether this is an export of the system; cheap, and without side effects."""

    def read(self, sample: Sample) -> Layout:
        """How the export lies in the table.

        Raises:
            UnreadableInputError: when it is a file of the system that holds no answers.
        """


@dataclass(frozen=True, slots=True)
class Trait:
    """What is asked of every school, see `carried`: a column, and the value that its cell has where a school has it."""

    column: str
    value: str

    def is_in(self, cell: pl.Expr) -> pl.Expr:
        """Whether a cell is the value, in small or capital letters, with or without blanks around it."""
        text = cell.cast(pl.String).fill_null("").str.strip_chars().str.to_lowercase()
        return text == self.value.strip().lower()


def aside(reason: Reason, position: int | None, pattern: str) -> tuple[Aside, ...]:
    """The rule for rows whose cell in a column looks like this, if there is such a column."""
    return () if position is None else (Aside(reason, (position,), pattern),)


def is_aside(rule: Aside) -> pl.Expr:
    """Whether a row does not count by a rule."""
    cells = (pl.col(str(each)).fill_null("").str.strip_chars().str.to_lowercase() for each in rule.positions)
    return pl.all_horizontal(cell.str.contains(rule.pattern) for cell in cells)


def plain(header: str) -> str:
    """A header as the tables of foreign words write it: small letters, single blanks."""
    return " ".join(header.casefold().split())


def header_row(sample: Sample, words: Collection[str], least: int) -> int | None:
    """The first row that holds at least so many of these headers; systems give them no other meaning."""
    known = set(words)
    for place, row in enumerate(sample.rows):
        if len(known & {plain(cell) for cell in row}) >= least:
            return place
    return None


def first_of(columns: Sequence[Column], words: Sequence[str]) -> int | None:
    """The position of the first column with one of these headers, the first of the words before the others."""
    return next((min(found) for word in words if (found := named(columns, {word}))), None)


def columns_of(rows: Sequence[Row]) -> tuple[Column, ...]:
    """The columns under some rows of headers; one without any header is left out."""
    width = max(map(len, rows), default=0)
    padded = [(*row, *[""] * (width - len(row))) for row in rows]
    columns = []
    for position, cells in enumerate(zip(*padded, strict=True)):
        parts = tuple(dict.fromkeys(clean(cell).strip() for cell in cells if cell.strip()))
        if parts:
            columns.append(Column(position, " › ".join(parts), parts))
    return tuple(columns)


def named(columns: Sequence[Column], words: Collection[str]) -> frozenset[int]:
    """The positions of the columns with one of these headers."""
    return frozenset(each.position for each in columns if any(plain(part) in words for part in each.parts))


def spread(row: Row) -> Row:
    """A header over several columns, written out over each: a spreadsheet keeps the text in the first alone."""
    written, last = [], ""
    for cell in row:
        last = cell or last
        written.append(last)
    return tuple(written)
