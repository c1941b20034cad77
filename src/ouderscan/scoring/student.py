"""Student's t: the one quantile that intervals need.

scipy would bring 100 MB for this function. The distribution function is the regularised incomplete beta function by
its continued fraction (Abramowitz and Stegun 26.5.8, evaluated by Lentz's method); the quantile is found by bisection.
The tests compare it with R's `qt`.
"""

from functools import cache
from math import exp, inf, lgamma, log, nan

_TINY = 1e-300
_ENOUGH = 1e-15


@cache
def quantile(freedom: float, level: float = 0.95) -> float:
    """The t with probability `level` between −t and t, for `freedom` degrees of freedom (any positive number)."""
    if not freedom > 0:
        return nan
    low, high = 0.0, 1.0
    while _outside(high, freedom) > 1 - level:
        high *= 2
        if high == inf:
            return nan
    for _step in range(200):
        middle = (low + high) / 2
        if middle in {low, high}:
            break
        low, high = (middle, high) if _outside(middle, freedom) > 1 - level else (low, middle)
    return (low + high) / 2


def _outside(t: float, freedom: float) -> float:
    """The probability beyond −t and t."""
    return _incomplete_beta(freedom / (freedom + t * t), freedom / 2, 0.5)


def _incomplete_beta(x: float, a: float, b: float) -> float:
    if x in {0.0, 1.0}:
        return x
    if x > (a + 1) / (a + b + 2):  # the fraction converges fast on the other side only
        return 1 - _incomplete_beta(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x)) / a
    return front / _fraction(x, a, b)


def _fraction(x: float, a: float, b: float) -> float:
    """1 + d1/(1 + d2/(1 + …)) by Lentz's method."""
    value, c, d = 1.0, 1.0, 0.0
    for step in range(1, 1000):
        m = step // 2
        if step % 2:
            term = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            term = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1 / (1 + term * d or _TINY)
        c = 1 + term / c or _TINY
        value *= c * d
        if abs(c * d - 1) < _ENOUGH:
            break
    return value
