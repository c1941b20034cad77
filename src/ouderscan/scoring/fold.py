"""The table of answers, batch by batch, folded into one tally; memory grows with the groups and not with the rows."""

from collections.abc import Callable, Sequence

import numpy as np
import polars as pl

from ouderscan.scoring.batch import HALF, NOT_PUT, Batch, Key, Whole, counted
from ouderscan.scoring.measures import Measure, ScaledItem
from ouderscan.scoring.tally import BY, score

ROWS = 65_536
"""Rows of a batch: enough to be quick, and few enough to stay near the processor."""

Progress = Callable[[int], None]
"""Is told how many more rows were counted."""


def tally(
    answers: pl.LazyFrame, items: Sequence[ScaledItem], measures: Sequence[Measure], progress: Progress | None = None
) -> pl.DataFrame:
    """The tally of a table of answers, one row for each school, wave and group that occurs, in order."""
    sums = Sums([name for name, _numbers in counted(Batch.empty(items), items, measures)])
    codes = (pl.col(item.id).fill_null(NOT_PUT) for item in items)
    for rows in answers.select(*BY, *codes).collect_batches(chunk_size=ROWS, maintain_order=False):
        batch = Batch.of(rows, items)
        sums.add(batch.groups, [numbers for _name, numbers in counted(batch, items, measures)])
        if progress:
            progress(rows.height)
    return _with_wide_squares(sums.table(), measures)


class Sums:
    """Named whole numbers for each group, added up."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._places: dict[Key, int] = {}
        self._numbers: Whole = np.zeros((len(names), 0), np.int64)
        """A row for each name; a column for each group, with room for more."""

    def add(self, groups: Sequence[Key], numbers: Sequence[Whole]) -> None:
        """Add, for each name, a number for each of these groups; no group stands there twice."""
        own_places = [self._places.setdefault(group, len(self._places)) for group in groups]
        places = np.array(own_places, np.int64)
        room = self._numbers.shape[1]
        if len(self._places) > room:
            more = max(len(self._places) - room, room)
            self._numbers = np.pad(self._numbers, ((0, 0), (0, more)))
        for sums, own in zip(self._numbers, numbers, strict=True):
            sums[places] += own

    def table(self) -> pl.DataFrame:
        """The sums as a table, in the order of the groups."""
        keys = pl.DataFrame(list(self._places), schema=dict.fromkeys(BY, pl.String), orient="row")
        sums = self._numbers[:, : len(self._places)]
        columns = {name: pl.Series(each, dtype=pl.Int64) for name, each in zip(self._names, sums, strict=True)}
        return keys.with_columns(**columns).sort(BY)


def _with_wide_squares(table: pl.DataFrame, measures: Sequence[Measure]) -> pl.DataFrame:
    """The table with the two halves of wide squares put together."""
    wide = [measure for measure in measures if measure.wide]
    squares = (pl.col(score(each, "upper")).cast(pl.Int128) * 2**HALF + pl.col(score(each, "squares")) for each in wide)
    named = (each.alias(score(measure, "squares")) for measure, each in zip(wide, squares, strict=True))
    return table.with_columns(*named).drop(score(each, "upper") for each in wide)
