"""Counting: from the table of answers to integer tallies that can be added in any order.

`tally(answers) + tally(more answers) = tally(all)`, exactly: everything that is kept is a count or a sum of whole
numbers. One row a group of answers (school × wave × group); the columns are named by `count`, `score` and `complete`.
"""

from collections.abc import Iterable, Iterator, Sequence

import polars as pl

from ouderscan.answers.table import GROUP, SCHOOL, WAVE, NonAnswer
from ouderscan.scoring.measures import Measure, ScaledItem

BY = (SCHOOL, WAVE, GROUP)
PERSONS = "persons"

_MOST_PERSONS = 10_000_000
_LARGEST = 2**63


def count(item: str, code: int) -> str:
    """The column with the number of persons whose answer to an item has this code."""
    return f"count|{item}|{code}"


def score(measure: Measure, what: str) -> str:
    """A column of a measure: `asked`, `n` (persons with a score), `sum` and `squares` of scores in its unit."""
    return f"score|{measure.name}|{what}"


def complete(measure: Measure, what: str) -> str:
    """A column over persons who answered every item: `n`, `squares`, `total_squares`, or the sum of an item."""
    return f"complete|{measure.name}|{what}"


def tally(answers: pl.LazyFrame, items: Sequence[ScaledItem], measures: Sequence[Measure]) -> pl.LazyFrame:
    """The tallies of a table of answers, one row for each school, wave and group that occurs."""
    persons = answers.with_columns(column for measure in _distinct(measures) for column in _person(measure))
    aggregates = [
        pl.len().cast(pl.Int64).alias(PERSONS),
        *(each for item in items for each in _counts(item)),
        *(each for measure in measures for each in _sums(measure)),
    ]
    return persons.group_by(BY).agg(aggregates)


def add(tallies: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """One tally from several; the order does not matter."""
    together = pl.concat(list(tallies), how="vertical")
    return together.group_by(BY).agg(pl.all().exclude(BY).sum()).sort(BY)


def has_unknown_codes(tally: pl.DataFrame, items: Iterable[ScaledItem]) -> bool:
    """Whether an answer was neither an option nor a non-answer, in a table in which every item was asked of all."""
    totals = (
        pl.sum_horizontal(pl.col(count(item.id, code)) for code in (*range(1, item.options + 1), *map(int, NonAnswer)))
        for item in items
    )
    return bool(tally.select(pl.any_horizontal(total != pl.col(PERSONS) for total in totals).any()).item())


def _counts(item: ScaledItem) -> Iterator[pl.Expr]:
    for code in (*range(1, item.options + 1), *NonAnswer):
        yield (pl.col(item.id) == int(code)).sum().cast(pl.Int64).alias(count(item.id, int(code)))


def _distinct(measures: Iterable[Measure]) -> Iterator[Measure]:
    """One measure for each set of items: what is shared is often all that a kind has."""
    seen = set()
    for measure in measures:
        if measure.items not in seen:
            seen.add(measure.items)
            yield measure


def _column(measure: Measure, what: str) -> str:
    return "|".join((what, *(item.id for item in measure.items)))


def _person(measure: Measure) -> Iterator[pl.Expr]:
    """Columns with, for each person, how many items were asked and answered, and the score in units."""
    columns = [pl.col(item.id) for item in measure.items]
    asked = pl.sum_horizontal(column.is_not_null().cast(pl.Int8) for column in columns)
    answered = pl.sum_horizontal((column > 0).cast(pl.Int8) for column in columns)
    positions = pl.sum_horizontal(_position(item, measure) for item in measure.items)
    # A score needs two thirds of what was asked; nothing is imputed, and none is never 0.
    enough = (answered > 0) & (answered.cast(pl.Int16) * 3 >= asked.cast(pl.Int16) * 2)
    exact = positions * (pl.lit(measure.mean_unit, pl.Int64) // answered.cast(pl.Int64))
    yield asked.alias(_column(measure, "asked"))
    yield answered.alias(_column(measure, "answered"))
    yield pl.when(enough).then(exact).alias(_column(measure, "score"))


def _position(item: ScaledItem, measure: Measure) -> pl.Expr:
    """The position of an answer in units of 1/position_unit, null for a non-answer."""
    value = _value(item) - 1
    step = measure.position_unit // (item.options - 1)
    return pl.when(pl.col(item.id) > 0).then(value * step)


def _value(item: ScaledItem) -> pl.Expr:
    column = pl.col(item.id).cast(pl.Int64)
    return item.options + 1 - column if item.reverse else column


def _sums(measure: Measure) -> Iterator[pl.Expr]:
    asked, answered, units = (pl.col(_column(measure, what)) for what in ("asked", "answered", "score"))
    yield (asked > 0).sum().cast(pl.Int64).alias(score(measure, "asked"))
    yield units.count().cast(pl.Int64).alias(score(measure, "n"))
    yield units.sum().cast(pl.Int64).alias(score(measure, "sum"))
    wide = pl.Int64 if measure.unit**2 * _MOST_PERSONS < _LARGEST else pl.Int128
    yield (units.cast(wide) ** 2).sum().alias(score(measure, "squares"))
    if measure.shared:
        return
    everything = answered == len(measure.items)
    values = {item.id: _value(item) for item in measure.items}
    total = pl.sum_horizontal(values.values())
    yield everything.sum().cast(pl.Int64).alias(complete(measure, "n"))
    yield (total**2).filter(everything).sum().alias(complete(measure, "total_squares"))
    squares = pl.sum_horizontal(value**2 for value in values.values())
    yield squares.filter(everything).sum().alias(complete(measure, "squares"))
    for item, value in values.items():
        yield value.filter(everything).sum().alias(complete(measure, item))
