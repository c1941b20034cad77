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
from ouderscan.scoring.contributions import NOT_PUT, Codes, contributions
from ouderscan.scoring.measures import Measure, ScaledItem
from ouderscan.scoring.patterns import Patterns, Whole
from ouderscan.scoring.tally import BY, PERSONS, codes_of, count

Key = tuple[str, str, str | None]
Counted = tuple[str, Whole]
"""The name of a column of the tally, and its number for each group."""

_LOWEST = int(min(NonAnswer))


class StrangeCodeError(ValueError):
    """A code is neither an option of its item nor a non-answer."""


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
        """The batch that rows make, of which there is at least one.

        Who gave no answer at all stands in a group without a name.

        Raises:
            StrangeCodeError: when a code is neither an option of its item nor a non-answer.
        """
        answers = rows.select(item.id for item in items)
        codes = answers.select(pl.all().fill_null(NOT_PUT)).to_numpy(order="fortran").T
        _refuse_strange(codes, items, not_put=sum(answers.null_count().row(0)))
        keys = rows.select(SCHOOL, WAVE, pl.when(~_silent(codes)).then(GROUP).alias(GROUP)).with_row_index("row")
        # Groups are told apart by their names: the numbers of a Categorical may differ between batches.
        is_next = pl.any_horizontal(pl.col(key).ne_missing(pl.col(key).shift()) for key in BY)
        runs = keys.filter(is_next | (pl.col("row") == 0))
        sizes = runs.with_columns(size=pl.col("row").shift(-1, fill_value=rows.height) - pl.col("row"))
        groups = sizes.group_by(BY, maintain_order=True).agg(pl.col("size").sum())
        if groups.height < runs.height:
            order = keys.group_by(BY, maintain_order=True).agg("row")["row"].explode().to_numpy()
            codes = codes.take(order, axis=1)
        return cls(groups.select(BY).rows(), groups["size"].cast(pl.Int64).to_numpy(), codes)

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
        """The sum over the persons of each group, of one number a person."""
        plain = numbers.view(np.int8) if numbers.dtype == np.bool_ else numbers
        sums: Whole = np.add.reduceat(plain, self.starts, dtype=np.int64)
        return sums


@dataclass(frozen=True, slots=True)
class Counting:
    """What is counted of a batch: the answers to items, and what persons add to measures."""

    items: Sequence[ScaledItem]
    measures: Sequence[Measure]
    patterns: Sequence[Patterns | None]
    """For each measure, where its items cannot be answered in too many ways."""

    @classmethod
    def of(cls, items: Sequence[ScaledItem], measures: Sequence[Measure], persons: int) -> "Counting":
        """The counting of batches of at most so many persons."""
        return cls(items, measures, [Patterns.of(measure, persons) for measure in measures])

    def names(self) -> list[str]:
        """The columns of the tally."""
        return [name for name, _numbers in self.counted(Batch.empty(self.items))]

    def counted(self, batch: Batch) -> Iterator[Counted]:
        """Every column of the tally, always in the same order."""
        yield PERSONS, batch.sizes
        yield from _counts(batch, self.items)
        places = {item.id: place for place, item in enumerate(self.items)}
        for measure, patterns in zip(self.measures, self.patterns, strict=True):
            rows = [places[item.id] for item in measure.items]
            put = _put_to_group(batch, measure)
            if patterns:
                yield from patterns.totals([batch.codes[row] for row in rows], put, batch.total)
            else:
                adds = contributions(measure, batch.codes[rows], put)
                yield from ((name, batch.total(numbers)) for name, numbers in adds)


def _refuse_strange(codes: Codes, items: Sequence[ScaledItem], not_put: int) -> None:
    """Refuse codes that no answer has; 0 stands for what was not put to someone, and is no code in a file."""
    options = [item.options for item in items]
    if codes.min() < _LOWEST or (codes.max(axis=1) > options).any() or codes.size - np.count_nonzero(codes) != not_put:
        raise StrangeCodeError


def _silent(codes: Codes) -> pl.Series:
    """Which persons gave no answer at all."""
    silent = codes.max(axis=0) <= NOT_PUT  # nearly nobody is left to look at
    left = codes[:, silent]
    silent[silent] = ((left == NOT_PUT) | (left == NonAnswer.NOT_ANSWERED)).all(axis=0)
    return pl.Series(silent)


def _counts(batch: Batch, items: Sequence[ScaledItem]) -> Iterator[Counted]:
    groups, group_of = len(batch.groups), np.repeat(np.arange(len(batch.groups)), batch.sizes)
    starts: dict[int, Whole] = {}
    for item, codes in zip(items, batch.codes, strict=True):
        width = item.options + 1 - _LOWEST
        if width not in starts:
            starts[width] = group_of * width
        places = starts[width] + (codes - np.int8(_LOWEST)).astype(np.intp)
        bins = np.bincount(places, minlength=groups * width)
        by_group = bins.reshape(groups, width)
        for code in codes_of(item):
            yield count(item, code), by_group[:, code - _LOWEST]


def _put_to_group(batch: Batch, measure: Measure) -> Codes | int:
    """How many items of a measure are put to each person's group."""
    return len(measure.items) if measure.put_whole else batch.put(measure.sizes)
