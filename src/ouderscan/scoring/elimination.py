"""Exact elimination: which sums and differences of sets are about a few of their parts alone. Whole numbers only."""

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from math import gcd


@dataclass(frozen=True, slots=True)
class Combination:
    """A sum and difference of sets: how often each column is in it, and each set; what is 0 is absent."""

    columns: Mapping[Hashable, int]
    made_of: Mapping[Hashable, int]


def of_set(name: Hashable, members: Iterable[Hashable]) -> Combination:
    """A set as it is."""
    return Combination(dict.fromkeys(members, 1), {name: 1})


def within(combinations: Iterable[Combination], allowed: Collection[Hashable]) -> list[Combination]:
    """A basis of all sums and differences of these that are about allowed columns alone, and not about nothing.

    Column after column that is not allowed is eliminated; what is left of a row at the end lies within.
    """
    left, found = list(combinations), []
    while left:
        pivot = left.pop()
        column = next((each for each in pivot.columns if each not in allowed), None)
        if column is not None:
            left = [_without(column, each, pivot) for each in left]
        elif pivot.columns:
            found.append(pivot)
    return found


def _without(column: Hashable, changed: Combination, pivot: Combination) -> Combination:
    """A row after as much of the pivot is taken off that the column is 0."""
    if column not in changed.columns:
        return changed
    ours, theirs = pivot.columns[column], changed.columns[column]
    columns = _difference(ours, changed.columns, theirs, pivot.columns)
    made_of = _difference(ours, changed.made_of, theirs, pivot.made_of)
    divisor = gcd(*columns.values(), *made_of.values())
    return Combination(_divided(columns, divisor), _divided(made_of, divisor))


def _difference(
    factor: int, row: Mapping[Hashable, int], other_factor: int, other: Mapping[Hashable, int]
) -> dict[Hashable, int]:
    """factor · row − other_factor · other, without zeros."""
    values = {name: factor * row.get(name, 0) - other_factor * other.get(name, 0) for name in {**row, **other}}
    return {name: value for name, value in values.items() if value}


def _divided(row: Mapping[Hashable, int], divisor: int) -> dict[Hashable, int]:
    return {name: value // divisor for name, value in row.items()}
