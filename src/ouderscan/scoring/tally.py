"""Counting: from the table of answers to integer tallies that can be added in any order.

`tally(answers) + tally(more answers) = tally(all)`, exactly: everything that is kept is a count or a sum of whole
numbers. One row a group of answers (school × wave × group); the columns are named by `count`, `score` and `complete`.
Who gave no answer at all stands in a row without a group, so that rows in = persons + blank rows.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import add as plus

import polars as pl
from polars import selectors

from ouderscan.answers.table import GROUP, SCHOOL, WAVE, NonAnswer
from ouderscan.scoring.measures import Measure, ScaledItem

BY = (SCHOOL, WAVE, GROUP)
PERSONS = "persons"

_MOST_PERSONS = 10_000_000


def codes_of(item: ScaledItem) -> tuple[int, ...]:
    """Every code that an answer to an item can have: its options, then the non-answers."""
    return (*range(1, item.options + 1), *map(int, NonAnswer))


def count(item: ScaledItem, code: int) -> str:
    """The column with the number of persons whose answer to an item has this code."""
    return f"count|{item.id}|{code}"


def counts_of(item: ScaledItem) -> list[str]:
    """The columns that together hold everybody who was asked an item."""
    return [count(item, code) for code in codes_of(item)]


def score(measure: Measure, what: str) -> str:
    """A column of a measure: `asked`, `n` (persons with a score), `sum` and `squares` of scores in its unit."""
    return f"score|{measure.name}|{what}"


def complete(measure: Measure, what: str) -> str:
    """A column over persons who answered every item that is put to their group.

    `n`, `squares` (of all values), `total_squares` (of a person's sum of values), or an item for the sum of its values.
    """
    return f"complete|{measure.name}|{what}"


def tally(answers: pl.LazyFrame, items: Sequence[ScaledItem], measures: Sequence[Measure]) -> pl.LazyFrame:
    """The tallies of a table of answers, one row for each school, wave and group that occurs."""
    said_something = pl.any_horizontal((pl.col(item.id) != NonAnswer.NOT_ANSWERED).fill_null(False) for item in items)
    # What concerns one person is computed before the grouping and only summed in it: expressions inside a grouping
    # are worked out group by group, which took four times as long.
    of_persons = {name: value for measure in measures for name, value in _of_person(measure)}
    persons = answers.with_columns(pl.when(said_something).then(pl.col(GROUP)).alias(GROUP), **of_persons)
    counts = ((pl.col(item.id) == code).sum().alias(count(item, code)) for item in items for code in codes_of(item))
    sums = (pl.col(name).sum() for name in of_persons)
    tallies = persons.group_by(BY).agg(pl.len().alias(PERSONS), *counts, *sums)
    return tallies.with_columns(selectors.unsigned_integer().cast(pl.Int64))


def add(tallies: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """One tally from several; the order does not matter."""
    together = pl.concat(list(tallies), how="vertical")
    return together.group_by(BY).agg(pl.all().exclude(BY).sum()).sort(BY)


def _of_person(measure: Measure) -> Iterator[tuple[str, pl.Expr]]:
    """The columns that are summed over persons, each in the smallest type whose sum is exact.

    polars sums 8 and 16 bits in 64.
    """
    columns = [pl.col(item.id) for item in measure.items]
    asked = _total(column.is_not_null().cast(pl.Int8) for column in columns)
    answered = _total((column > 0).fill_null(False).cast(pl.Int8) for column in columns)
    # A score needs two thirds of what was asked; nothing is imputed, and none is never 0.
    scored = (answered > 0) & (answered * 3 >= asked * 2)
    if measure.shared:  # two groups are compared on the same items only
        scored &= asked == len(columns)
    kind = _type_up_to(measure.unit)
    positions = _total(_position(item, measure, kind) for item in measure.items)
    units = pl.when(scored).then(positions * (pl.lit(measure.mean_unit, kind) // answered.cast(kind)))
    yield score(measure, "asked"), asked > 0
    yield score(measure, "n"), scored
    yield score(measure, "sum"), units
    yield score(measure, "squares"), units.cast(_type_up_to(measure.unit**2)).pow(2)
    if not measure.shared:
        yield from _of_complete_person(measure, answered)


def _of_complete_person(measure: Measure, answered: pl.Expr) -> Iterator[tuple[str, pl.Expr]]:
    everything = (answered > 0) & (answered == _put_to_group(measure))
    # An item that is not put to the group is null; whoever has a non-answer is left out by `everything`.
    values = {item.id: _value(item).fill_null(0) for item in measure.items}
    wide = [value.cast(pl.Int16) for value in values.values()]
    yield complete(measure, "n"), everything
    yield complete(measure, "total_squares"), pl.when(everything).then(_total(wide).pow(2))
    yield complete(measure, "squares"), pl.when(everything).then(_total(value.pow(2) for value in wide))
    for item, value in values.items():
        yield complete(measure, item), pl.when(everything).then(value)


def _position(item: ScaledItem, measure: Measure, kind: type[pl.DataType]) -> pl.Expr:
    """The position of an answer in units of 1/position_unit, 0 for a non-answer."""
    step = measure.position_unit // (item.options - 1)
    return pl.when(pl.col(item.id) > 0).then((_value(item) - 1).cast(kind) * step).otherwise(pl.lit(0, kind))


def _value(item: ScaledItem) -> pl.Expr:
    """The value of an answer, turned where the item is reversed."""
    return pl.lit(item.options + 1, pl.Int8) - pl.col(item.id) if item.reverse else pl.col(item.id)


def _put_to_group(measure: Measure) -> pl.Expr:
    """How many items of a measure are put to a person's group."""
    sizes = measure.sizes
    if set(sizes.values()) == {len(measure.items)}:
        return pl.lit(len(measure.items), pl.Int8)
    return pl.col(GROUP).replace_strict(
        {each.value: size for each, size in sizes.items()}, default=0, return_dtype=pl.Int8
    )


def _total(parts: Iterable[pl.Expr]) -> pl.Expr:
    return reduce(plus, parts)


def _type_up_to(bound: int) -> type[pl.DataType]:
    """The integers in which values up to a bound can be summed over all persons."""
    if bound < 2**15:
        return pl.Int16
    return pl.Int64 if bound * _MOST_PERSONS < 2**63 else pl.Int128
