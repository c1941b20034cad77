"""How scores lie over schools: a dot for each school; where there are very many, bars."""

from collections import Counter
from collections.abc import Sequence
from statistics import quantiles
from typing import Final

from ouderscan.reporting.overview.view import Mark
from ouderscan.texts import _, number

MOST_DOTS: Final = 200
"""Schools, beyond which a dot for each is a blot."""
BAR: Final = 5
"""Points of a score that one bar stands for, and per cent of the width."""
BANDS: Final = (0, 20, 40, 60, 80, 100)
_STEP: Final = 2.5
"""Points within which dots stand on each other."""
_DOT: Final = 8
"""Pixels from dot to dot."""
_TALLEST: Final = 72
_ROOM: Final = 12
"""Pixels for the tallest bar, and below and above everything."""
_FEW: Final = 4
"""Schools below which a half says nothing."""


def marks(means: Sequence[float]) -> tuple[str, tuple[Mark, ...], int]:
    """The form, the marks and the height of a picture of these scores."""
    return _dots(means) if len(means) <= MOST_DOTS else _bars(means)


def _dots(means: Sequence[float]) -> tuple[str, tuple[Mark, ...], int]:
    columns = Counter(round(mean / _STEP) for mean in means)
    height = max(columns.values(), default=1) * _DOT + _ROOM
    placed = tuple(
        Mark(column * _STEP, height - _ROOM // 2 - _DOT // 2 - place * _DOT)
        for column, schools in sorted(columns.items())
        for place in range(schools)
    )
    return "dots", placed, height


def _bars(means: Sequence[float]) -> tuple[str, tuple[Mark, ...], int]:
    columns = Counter(min(int(mean // BAR), 100 // BAR - 1) for mean in means)
    tallest, height = max(columns.values()), _TALLEST + _ROOM
    placed = tuple(
        Mark(column * BAR, height - _ROOM // 2 - max(1, round(schools * _TALLEST / tallest)))
        for column, schools in sorted(columns.items())
    )
    return "bars", placed, height


def sentence(means: Sequence[float]) -> str:
    """Where the scores lie: the middle half of the schools, or all where there are few."""
    if len(means) < _FEW:
        low, high = min(means), max(means)
        if round(low) == round(high):
            return _("At {score} out of 100.").format(score=number(low))
        return _("Between {low} and {high} out of 100.").format(low=number(low), high=number(high))
    low, _middle, high = quantiles(means, n=4, method="inclusive")
    return _(
        "Half of the schools lie between {low} and {high} out of 100; all of them between {least} and {most}."
    ).format(low=number(low), high=number(high), least=number(min(means)), most=number(max(means)))


def bands(means: Sequence[float]) -> tuple[int, ...]:
    """How many schools lie in each band of twenty points."""
    counted = Counter(min(int(mean // BANDS[1]), len(BANDS) - 2) for mean in means)
    return tuple(counted[band] for band in range(len(BANDS) - 1))
