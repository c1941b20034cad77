"""The interval of a difference between two sides by permutation: exact where few divisions exist, else sampled.

Had the division into sides no effect, any other division could have been drawn as well. A supposed effect is kept
when more than 5 % of all divisions show a difference as far from it as the real one. For each division the supposed
effects at which it is as far lie between two bounds that can be written down (see `_bounds`), and the real difference
is always among them, so the kept effects are an interval whose ends are quantiles of these bounds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, islice
from math import comb, fsum, inf
from operator import itemgetter
from random import Random

MOST_DIVISIONS = 10_000
"""Up to so many divisions all are tried."""
SAMPLED = 1_999
"""Divisions that are drawn where there are more, besides the real one."""
_KEPT_FROM = 20
"""A supposed effect is kept from one division in so many: 5 %."""
_SEED = "ouderscan"
"""Any seed would do; a fixed one gives the same figures for the same answers."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The bounds of a difference, 95 %; infinite where there are too few divisions to exclude anything."""

    low: float
    high: float
    divisions: int
    """How many were tried."""
    exact: bool
    """Whether those were all there are."""


def interval(first: Sequence[float], others: Sequence[float]) -> Interval:
    """The interval of the mean of one side minus the mean of the other; each side has at least one value."""
    values, m = [*first, *others], len(first)
    divisions, exact = _divisions(m, len(values))
    bounds = [_bounds(values, m, division) for division in divisions]
    place = len(bounds) // _KEPT_FROM
    low = sorted(low for low, _high in bounds)[place]
    high = sorted((high for _low, high in bounds), reverse=True)[place]
    return Interval(low, high, len(bounds), exact)


def difference(values: Sequence[float], division: Sequence[int]) -> float:
    """The mean of the values at these places minus the mean of the others."""
    chosen = fsum(_at(values, division))
    return chosen / len(division) - (fsum(values) - chosen) / (len(values) - len(division))


def _at(values: Sequence[float], division: Sequence[int]) -> Sequence[float]:
    return itemgetter(*division)(values) if len(division) > 1 else (values[division[0]],)


def _bounds(values: Sequence[float], m: int, division: Sequence[int]) -> tuple[float, float]:
    """The supposed effects e at which a division is at least as far from what is supposed as the real one.

    Taking e away from the first m values lowers the division's difference a by c·e, where c is its likeness to the real
    division, and the real difference b by e. So they are (a − c·e)² ≥ (b − e)², which holds between two roots.
    """
    rest = len(values) - m
    common = sum(place < m for place in division)
    if common == m or (common == 0 and m == rest):  # the real division, or the same with the sides swapped
        return -inf, inf
    a, b = difference(values, division), difference(values, range(m))
    c = common / m - (m - common) / rest
    roots = (b - a) / (1 - c), (b + a) / (1 + c)
    return min(*roots, b), max(*roots, b)


@cache
def _divisions(m: int, n: int) -> tuple[tuple[tuple[int, ...], ...], bool]:
    """The ways to choose m of n places, the real one first, and whether those are all."""
    if comb(n, m) <= MOST_DIVISIONS:
        return tuple(combinations(range(n), m)), True
    return (tuple(range(m)), *islice(_drawn(m, n), SAMPLED)), False


def _drawn(m: int, n: int) -> Iterator[tuple[int, ...]]:
    random = Random(_SEED)  # noqa: S311 - a drawing, no secret
    while True:
        yield tuple(random.sample(range(n), m))
