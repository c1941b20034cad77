"""Parquet: the columns have names and types already, and are read when they are wanted."""

import io
from collections.abc import Mapping

import polars as pl

from ouderscan.errors import UnreadableInputError
from ouderscan.importers.sources import Source
from ouderscan.importers.tabular import MAX_COLUMNS, Kind, Table
from ouderscan.texts import _, clean


def read(source: Source) -> list[Table]:
    """The table of a Parquet file; its head is the names of its columns.

    Raises:
        UnreadableInputError: when it is damaged or has too many columns.
    """
    content = source.path or source.whole()
    try:
        schema = pl.read_parquet_schema(content if source.path else io.BytesIO(source.whole()))
    except (pl.exceptions.PolarsError, ValueError) as fault:
        raise UnreadableInputError(_("{path} is a damaged Parquet file.").format(path=source.name)) from fault
    names = list(schema)
    if len(names) > MAX_COLUMNS:
        sentence = _("{path} has {count} columns; at most {bound} are read.")
        raise UnreadableInputError(sentence.format(path=source.name, count=len(names), bound=MAX_COLUMNS))

    def scan(above: int, types: Mapping[int, pl.DataType]) -> pl.LazyFrame:
        rows = pl.scan_parquet(content).slice(above - 1) if above > 1 else pl.scan_parquet(content)
        return rows.select(_as(pl.col(names[position]), kind).alias(str(position)) for position, kind in types.items())

    head = (tuple("" if kind.is_nested() else clean(name) for name, kind in schema.items()),)
    rows = pl.scan_parquet(content).select(pl.len()).collect().item()
    return [Table(source, Kind.COLUMNAR, head, scan, headers=1, large=True, rows=rows)]


def _as(column: pl.Expr, kind: pl.DataType) -> pl.Expr:
    """A column in a type; a choice is one between texts."""
    return column.cast(pl.String).cast(kind) if isinstance(kind, pl.Enum) else column.cast(kind)
