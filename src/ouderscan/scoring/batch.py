"""What is counted in some rows of the table of answers: whole numbers for each of their groups.

The rows become one matrix of 8-bit codes, a row an item and a column a person, with the persons ordered by group. What
concerns a person is worked out for all persons at once, and then added up over each run of persons of one group.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from ouderscan.answers.table import GROUP, SCHOOL, WAVE, NonAnswer
from ouderscan.questionnaire.model import Group
from ouderscan.scoring.measures import Measure, ScaledItem
from ouderscan.scoring.tally import BY, PERSONS, codes_of, complete, count, score

NOT_PUT = 0
"""The code of an item that was not put to someone; in the table it is null."""
HALF = 32
"""A square that may need more than 64 bits when it is added up is kept as its upper part and its lower 32 bits."""

Key = tuple[str, str, str | None]
Codes = NDArray[np.int8]
Whole = NDArray[np.int64]
Counted = tuple[str, Whole]
"""The name of a column of the tally, and its number for each group."""

_LOWEST = int(min(NonAnswer))


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows of the table of answers, ordered by group."""

    groups: list[Key]
    sizes: Whole
    """How many persons each group has; they stand one group after the other."""
    codes: Codes
    """A row for each item, a column for each person."""

    @classmethod
    def of(cls, rows: pl.DataFrame, items: Sequence[ScaledItem]) -> "Batch":
        """The batch that rows make, of which there is at least one, with `NOT_PUT` in place of null.

        Who gave no answer at all stands in a group without a name.
        """
        codes = np.stack([rows[item.id].to_numpy() for item in items])
        silent = pl.Series(((codes == NOT_PUT) | (codes == NonAnswer.NOT_ANSWERED)).all(axis=0))
        keys = rows.select(SCHOOL, WAVE, pl.when(~silent).then(GROUP).alias(GROUP)).with_row_index()
        # Groups are told apart by their names: the numbers of a Categorical may differ between batches.
        groups = keys.group_by(BY, maintain_order=True).agg("index")
        order = groups["index"].explode().to_numpy()
        if (order[1:] < order[:-1]).any():
            codes = codes.take(order, axis=1)
        return cls(groups.select(BY).rows(), groups["index"].list.len().cast(pl.Int64).to_numpy(), codes)

    @classmethod
    def empty(cls, items: Sequence[ScaledItem]) -> "Batch":
        """The batch of nobody."""
        return cls([], np.zeros(0, np.int64), np.zeros((len(items), 0), np.int8))

    @property
    def starts(self) -> Whole:
        """Where each group begins."""
        return np.cumsum(self.sizes) - self.sizes

    def put(self, sizes: Mapping[Group, int]) -> Codes:
        """For each person the number that belongs to the group, 0 where there is none."""
        numbers: dict[str | None, int] = {group.value: size for group, size in sizes.items()}
        of_groups = [numbers.get(group, 0) for _school, _wave, group in self.groups]
        return np.repeat(np.array(of_groups, np.int8), self.sizes)

    def total(self, numbers: NDArray[np.generic]) -> Whole:
        """The sum over the persons of each group, of one number a person or of several in rows."""
        plain = numbers.view(np.int8) if numbers.dtype == np.bool_ else numbers
        sums: Whole = np.add.reduceat(plain, self.starts, axis=-1, dtype=np.int64)
        return sums


def counted(batch: Batch, items: Sequence[ScaledItem], measures: Sequence[Measure]) -> Iterator[Counted]:
    """Every column of the tally, always in the same order."""
    yield PERSONS, batch.sizes
    yield from _counts(batch, items)
    places = {item.id: place for place, item in enumerate(items)}
    for measure in measures:
        yield from _of_measure(batch, measure, batch.codes[[places[item.id] for item in measure.items]])


def _counts(batch: Batch, items: Sequence[ScaledItem]) -> Iterator[Counted]:
    groups, group_of = len(batch.groups), np.repeat(np.arange(len(batch.groups)), batch.sizes)
    for item, codes in zip(items, batch.codes, strict=True):
        width = item.options + 3 - _LOWEST
        # Codes that no answer has fall into the first and the last bin.
        place = np.clip(codes, _LOWEST - 1, item.options + 1) - np.int8(_LOWEST - 1)
        bins = np.bincount(group_of * width + place, minlength=groups * width).reshape(groups, width)
        for code in codes_of(item):
            yield count(item, code), bins[:, code - (_LOWEST - 1)]


def _of_measure(batch: Batch, measure: Measure, codes: Codes) -> Iterator[Counted]:
    answered = (codes > 0).sum(axis=0, dtype=np.int8)
    asked = (codes != NOT_PUT).sum(axis=0, dtype=np.int8)
    values = _values(measure, codes)
    # A score needs two thirds of what was asked; nothing is imputed, and none is never 0.
    scored = (answered > 0) & (answered * np.int8(3) >= asked * np.int8(2))
    if measure.shared:  # two groups are compared on the same items only
        scored &= asked == len(measure.items)
    kind = np.int32 if measure.unit**2 < 2**31 else np.int64
    shares = np.array([0, *(measure.mean_unit // number for number in range(1, len(measure.items) + 1))], kind)
    units = _positions(measure, values) * shares[answered] * scored
    squares = units**2
    yield score(measure, "asked"), batch.total(asked > 0)
    yield score(measure, "n"), batch.total(scored)
    yield score(measure, "sum"), batch.total(units)
    if measure.wide:
        yield score(measure, "upper"), batch.total(squares >> HALF)
        squares &= 2**HALF - 1
    yield score(measure, "squares"), batch.total(squares)
    if not measure.shared:
        yield from _of_weights(batch, measure, answered, scored)
        yield from _of_complete_persons(batch, measure, values, answered)


def _of_weights(batch: Batch, measure: Measure, answered: Codes, scored: NDArray[np.bool_]) -> Iterator[Counted]:
    cells = (answered * scored).view(np.uint8)  # at most 12, so that a square has room
    yield score(measure, "answering"), batch.total(answered > 0)
    yield score(measure, "cells"), batch.total(cells)
    yield score(measure, "cells_squares"), batch.total(cells**2)


def _of_complete_persons(batch: Batch, measure: Measure, values: Codes, answered: Codes) -> Iterator[Counted]:
    everything = (answered > 0) & (answered == _put_to_group(batch, measure))
    values = values * everything
    yield complete(measure, "n"), batch.total(everything)
    yield complete(measure, "total_squares"), batch.total(values.sum(axis=0, dtype=np.int16) ** 2)
    yield complete(measure, "squares"), batch.total((values.astype(np.int16) ** 2).sum(axis=0, dtype=np.int16))
    for item, sums in zip(measure.items, batch.total(values), strict=True):
        yield complete(measure, item.id), sums


def _put_to_group(batch: Batch, measure: Measure) -> Codes | int:
    """How many items of a measure are put to each person's group."""
    sizes = measure.sizes
    return len(measure.items) if set(sizes.values()) == {len(measure.items)} else batch.put(sizes)


def _values(measure: Measure, codes: Codes) -> Codes:
    """The values of the answers, turned where an item is reversed; 0 where there is no option."""
    values = np.maximum(codes, 0)
    for item, own in zip(measure.items, values, strict=True):
        if item.reverse:
            np.subtract(item.options + 1, own, out=own, where=own > 0)
    return values


def _positions(measure: Measure, values: Codes) -> NDArray[np.int16]:
    """The sum of a person's positions in units of 1/position_unit."""
    steps = np.array([measure.position_unit // (item.options - 1) for item in measure.items], np.int16)[:, None]
    above = np.maximum(values, 1) - np.int8(1)
    if (steps == steps[0]).all():  # adding up first is faster
        alike: NDArray[np.int16] = above.sum(axis=0, dtype=np.int16) * steps[0]
        return alike
    positions: NDArray[np.int16] = (above * steps).sum(axis=0, dtype=np.int16)
    return positions
