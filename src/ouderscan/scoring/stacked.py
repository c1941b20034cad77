"""Columns of the wide tally, put below each other: one row for each part (an item, a measure) and group.

Then a figure is worked out once for all parts, and not anew for each.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True, slots=True)
class Part:
    """What stands in the rows of an item or a measure."""

    values: Mapping[str, str | int | float]
    """By the name of the new column: the same in each row."""
    columns: Mapping[str, str]
    """By the name of the new column: what stands in this column of the tally."""


def stacked(tally: pl.DataFrame, keys: Sequence[str], parts: Sequence[Part]) -> pl.LazyFrame:
    """The rows of all parts, of which there is at least one, in the order of the tally within each.

    A column that a part does not have is null there; all parts have the same values.
    """
    names = dict.fromkeys(name for part in parts for name in part.columns)
    return pl.DataFrame(
        [
            *(pl.concat([tally[key]] * len(parts)) for key in keys),
            *(_repeated(name, tally.height, parts) for name in parts[0].values),
            *(_column(name, tally, parts) for name in names),
        ]
    ).lazy()


def _repeated(name: str, rows: int, parts: Sequence[Part]) -> pl.Series:
    kind = pl.Series(part.values[name] for part in parts).dtype
    own = (pl.Series([part.values[name]], dtype=kind).new_from_index(0, rows) for part in parts)
    return pl.concat(own).alias(name)


def _column(name: str, tally: pl.DataFrame, parts: Sequence[Part]) -> pl.Series:
    kind = next(tally.schema[part.columns[name]] for part in parts if name in part.columns)
    absent = pl.Series([None], dtype=kind).new_from_index(0, tally.height)
    # Pieces of the tally, and no copies of them.
    return pl.concat(tally[part.columns[name]] if name in part.columns else absent for part in parts).alias(name)
