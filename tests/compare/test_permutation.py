"""The permutation interval against brute force: every division tried for supposed effects near its bounds."""

from itertools import combinations
from math import inf, isinf
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ouderscan.compare.permutation import MOST_DIVISIONS, SAMPLED, interval

changes = st.lists(st.integers(-40, 40).map(float), min_size=1, max_size=5)


def kept(effect: float, first: list[float], others: list[float]) -> bool:
    """Whether more than 5 % of all divisions are as far from a supposed effect as the real one, by trying them all."""
    values = [*(each - effect for each in first), *others]
    far = []
    for places in combinations(range(len(values)), len(first)):
        chosen = [values[place] for place in places]
        rest = [values[place] for place in range(len(values)) if place not in places]
        far.append(abs(fmean(chosen) - fmean(rest)))
    return sum(each >= far[0] - 1e-9 for each in far) > 0.05 * len(far)


@settings(deadline=None, max_examples=150)
@given(changes, changes)
def test_effects_within_the_bounds_are_kept_and_those_beyond_are_not(first: list[float], others: list[float]) -> None:
    found = interval(first, others)
    assert found.exact
    real = fmean(first) - fmean(others)
    assert found.low <= real + 1e-9
    assert real <= found.high + 1e-9
    assert kept(real, first, others)
    for bound, outwards in ((found.low, -1), (found.high, 1)):
        if isinf(bound):
            assert kept(real + outwards * 1e4, first, others)
        else:
            assert kept(bound - outwards * min(1e-6, abs(bound - real)), first, others)
            assert not kept(bound + outwards * 1e-6, first, others)


@settings(deadline=None, max_examples=60)
@given(changes, changes, st.integers(-30, 30))
def test_an_effect_that_is_added_moves_the_bounds_as_far(first: list[float], others: list[float], more: int) -> None:
    found, moved = interval(first, others), interval([each + more for each in first], others)
    assert moved.low == pytest.approx(found.low + more)
    assert moved.high == pytest.approx(found.high + more)


@settings(deadline=None, max_examples=60)
@given(changes, changes)
def test_swapped_sides_turn_the_bounds_round(first: list[float], others: list[float]) -> None:
    found, swapped = interval(first, others), interval(others, first)
    assert swapped.low == pytest.approx(-found.high)
    assert swapped.high == pytest.approx(-found.low)


def test_three_against_three_exclude_nothing() -> None:
    found = interval([10.0, 11.0, 12.0], [0.0, 1.0, 2.0])
    assert (found.low, found.high, found.divisions) == (-inf, inf, 20)


def test_many_schools_are_sampled_the_same_each_time_and_near_to_what_all_divisions_say() -> None:
    first, others = [float(n % 7) for n in range(8)], [float(n % 5) - 4 for n in range(7)]
    assert interval(first, others).divisions == 6435
    many, rest = [float(n % 11) for n in range(60)], [float(n % 13) - 5 for n in range(70)]
    found = interval(many, rest)
    assert (found.exact, found.divisions) == (False, SAMPLED + 1)
    assert found == interval(many, rest)
    assert MOST_DIVISIONS > 6435
    # For so many schools the interval of Student and that by permutation nearly agree.
    error = (3.14**2 / 60 + 3.77**2 / 70) ** 0.5
    real = fmean(many) - fmean(rest)
    assert found.low == pytest.approx(real - 1.98 * error, abs=0.15)
    assert found.high == pytest.approx(real + 1.98 * error, abs=0.15)
