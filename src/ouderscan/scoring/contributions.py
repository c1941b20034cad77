"""What one person adds to the tally of a measure, worked out for many persons at once."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from ouderscan.scoring.measures import Measure
from ouderscan.scoring.tally import complete, score

NOT_PUT = 0
"""The code of an item that was not put to someone; in the table of answers it is null."""
HALF = 32
"""A square that may need more than 64 bits when it is added up is kept as its upper part and its lower 32 bits."""

Codes = NDArray[np.int8]
Contribution = tuple[str, NDArray[np.generic]]
"""The name of a column of the tally, and what each person adds to it: a whole number, or a truth for 0 or 1."""


def contributions(measure: Measure, codes: Codes, put: Codes | int) -> Iterator[Contribution]:
    """What each person adds, always in the same order.

    `codes` has a row for each item and a column for each person; `put` says how many items are put to their group.
    """
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
    yield score(measure, "asked"), asked > 0
    yield score(measure, "n"), scored
    yield score(measure, "sum"), units
    if measure.wide:
        yield score(measure, "upper"), squares >> HALF
        squares &= 2**HALF - 1
    yield score(measure, "squares"), squares
    if not measure.shared:
        yield from _weights(measure, answered, scored)
        yield from _complete(measure, values, (answered > 0) & (answered == put))


def _weights(measure: Measure, answered: Codes, scored: NDArray[np.bool_]) -> Iterator[Contribution]:
    cells = (answered * scored).view(np.uint8)  # at most 12, so that a square has room
    yield score(measure, "answering"), answered > 0
    yield score(measure, "cells"), cells
    yield score(measure, "cells_squares"), cells**2


def _complete(measure: Measure, values: Codes, everything: NDArray[np.bool_]) -> Iterator[Contribution]:
    """Of persons who answered everything that is put to their group."""
    values = values * everything
    yield complete(measure, "n"), everything
    yield complete(measure, "total_squares"), values.sum(axis=0, dtype=np.int16) ** 2
    yield complete(measure, "squares"), (values.astype(np.int16) ** 2).sum(axis=0, dtype=np.int16)
    for item, own in zip(measure.items, values, strict=True):
        yield complete(measure, item.id), own


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
