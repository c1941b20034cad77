"""The table of answers, batch by batch, folded into one tally; memory grows with the groups and not with the rows."""

from collections.abc import Callable, Sequence

import numpy as np
import polars as pl

from ouderscan.scoring.batch import Batch, Counting, Key
from ouderscan.scoring.contributions import HALF
from ouderscan.scoring.measures import Measure, ScaledItem
from ouderscan.scoring.patterns import Whole
from ouderscan.scoring.tally import BY, score

ROWS = 65_536
"""Rows of a batch: enough to be quick, and few enough to stay near the processor."""

_GROWTH = 4

Progress = Callable[[int], None]
"""Is told how many more rows were counted."""


def tally(
    answers: pl.LazyFrame, items: Sequence[ScaledItem], measures: Sequence[Measure], progress: Progress | None = None
) -> pl.DataFrame:
    """The tally of a table of answers, one row for each school, wave and group that occurs, in order.

    Raises:
        StrangeCodeError: when an answer has a code that none can have.
    """
    counting = Counting.of(items, measures, ROWS)
    sums = Sums(counting.names())
    columns = (item.id for item in items)
    for piece in answers.select(*BY, *columns).collect_batches(chunk_size=ROWS, maintain_order=False):
        for rows in piece.iter_slices(ROWS):
            batch = Batch.of(rows, items)
            sums.add(batch.groups, [numbers for _name, numbers in counting.counted(batch)])
            if progress:
                progress(rows.height)
    return _with_wide_squares(sums.table(), measures)


class Sums:
    """Named whole numbers for each group, added up."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._places: dict[Key, int] = {}
        self._numbers: Whole = np.zeros((len(names), 0), np.int64)
        """A row for each name; a column for each group, with room for more (memory is taken when it is used)."""

    def add(self, groups: Sequence[Key], numbers: Sequence[Whole]) -> None:
        """Add, for each name, a number for each of these groups; no group stands there twice."""
        places = [self._places.setdefault(group, len(self._places)) for group in groups]
        room = self._numbers.shape[1]
        if len(self._places) > room:
            wider = np.zeros((len(self._numbers), max(len(self._places), room * _GROWTH)), np.int64)
            wider[:, :room] = self._numbers
            self._numbers = wider
        # Schools mostly stand together, and adding to a stretch is faster.
        together = places == list(range(places[0], places[0] + len(places)))
        where = slice(places[0], places[-1] + 1) if together else np.array(places, np.int64)
        for sums, own in zip(self._numbers, numbers, strict=True):
            sums[where] += own

    def table(self) -> pl.DataFrame:
        """The sums as a table, in the order of the groups."""
        keys = pl.DataFrame(list(self._places), schema=dict.fromkeys(BY, pl.String), orient="row")
        ordered = keys.with_row_index("place").sort(BY)
        places = ordered["place"].to_numpy()
        sums = zip(self._names, self._numbers, strict=True)
        return ordered.drop("place").with_columns(pl.Series(name, each[places], pl.Int64) for name, each in sums)


def _with_wide_squares(table: pl.DataFrame, measures: Sequence[Measure]) -> pl.DataFrame:
    """The table with the two halves of wide squares put together."""
    wide = [measure for measure in measures if measure.wide]
    squares = (pl.col(score(each, "upper")).cast(pl.Int128) * 2**HALF + pl.col(score(each, "squares")) for each in wide)
    named = (each.alias(score(measure, "squares")) for measure, each in zip(wide, squares, strict=True))
    return table.with_columns(*named).drop(score(each, "upper") for each in wide)
