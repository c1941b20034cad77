"""The tally: what is counted of answers, as whole numbers that can be added in any order.

`tally(answers) + tally(more answers) = tally(all)`, exactly: everything that is kept is a count or a sum of whole
numbers. One row a group of answers (school × wave × group); the columns are named by `count`, `score` and `complete`.
Who gave no answer at all stands in a row without a group, so that rows in = persons + blank rows.
"""

from collections.abc import Iterable

import polars as pl

from ouderscan.answers.table import GROUP, SCHOOL, WAVE, NonAnswer
from ouderscan.scoring.measures import Measure, ScaledItem

BY = (SCHOOL, WAVE, GROUP)
PERSONS = "persons"


def codes_of(item: ScaledItem) -> tuple[int, ...]:
    """Every code that an answer to an item can have: its options, then the non-answers."""
    return (*range(1, item.options + 1), *map(int, NonAnswer))


def count(item: ScaledItem, code: int) -> str:
    """The column with the number of persons whose answer to an item has this code."""
    return f"count|{item.id}|{code}"


def counts_of(item: ScaledItem) -> list[str]:
    """The columns that together hold everybody who was asked an item."""
    return [count(item, code) for code in codes_of(item)]


def total(item: ScaledItem, what: str) -> str:
    """A column that `figures.with_totals` adds: `answered` (persons with an option), `asked`, and what hiding needs."""
    return f"total|{item.id}|{what}"


def score(measure: Measure, what: str) -> str:
    """A column of a measure: `asked`, `n` (persons with a score), `sum` and `squares` of their scores, in its unit.

    For a group's own score also `answering` (persons who answered one of its items), and over those with a score
    `cells` and `cells_squares`, of the number of items that each answered. `figures.with_totals` adds to these what
    follows from the items.
    """
    return f"score|{measure.name}|{what}"


def complete(measure: Measure, what: str) -> str:
    """A column over persons who answered every item that is put to their group.

    `n`, `squares` (of all values), `total_squares` (of a person's sum of values), or an item for the sum of its values.
    """
    return f"complete|{measure.name}|{what}"


def add(tallies: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """One tally from several; the order does not matter."""
    together = pl.concat(list(tallies), how="vertical")
    return together.group_by(BY).agg(pl.all().exclude(BY).sum()).sort(BY)
