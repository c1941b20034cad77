"""Where everything in a picture goes: inside the picture, in order, nothing over anything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ouderscan.reporting import geometry
from ouderscan.reporting.geometry import Counted
from ouderscan.reporting.pictures import Bin

PHONE = 260
persons = st.integers(min_value=0, max_value=400)


def counted(counts: list[int]) -> list[Counted]:
    """Answers with these counts."""
    return [Counted(str(place), f"answer {place}", count, str(count), "") for place, count in enumerate(counts, 1)]


def check_row(bins: tuple[Bin, ...]) -> None:
    """The bins lie one after the other within the width."""
    edge = 0.0
    for each in bins:
        assert each.x >= edge - 0.02
        assert each.middle == pytest.approx(each.x + each.width / 2, abs=0.02)
        edge = each.x + each.width
    assert edge <= 100.02


@given(st.lists(persons, min_size=2, max_size=11), st.lists(st.integers(1, 400), max_size=4))
def test_segments_are_as_wide_as_their_share_and_fill_the_bar(options: list[int], others: list[int]) -> None:
    drawing = geometry.segments(counted(options), counted(others))
    bins = (*drawing.options, *drawing.non_answers)
    check_row(bins)
    asked = sum(options) + sum(others)
    if asked:
        total = sum(each.width for each in bins)
        assert total == pytest.approx(97 if others else 100, abs=0.2)
        for each, count in zip(bins, (*options, *others), strict=True):
            assert each.width == pytest.approx(total * count / asked, abs=0.02)


@given(st.lists(st.integers(0, 20), min_size=2, max_size=11), st.lists(st.integers(1, 20), max_size=4))
def test_each_vote_is_a_dot_in_its_own_column_also_on_a_phone(options: list[int], others: list[int]) -> None:
    drawing = geometry.columns(counted(options), counted(others))
    bins = (*drawing.options, *drawing.non_answers)
    check_row(bins)
    for each, count in zip(bins, (*options, *others), strict=True):
        assert len(set(each.dots)) == count
        assert all(0 < dot.y < drawing.height for dot in each.dots)
        room = each.width * PHONE / 100 / 2
        assert all(abs(dot.x) <= max(room, 1) for dot in each.dots)


@given(st.lists(st.integers(0, 9), min_size=5, max_size=5), st.lists(st.integers(1, 9), max_size=4))
def test_options_stand_in_the_same_place_whatever_non_answers_there_are(options: list[int], others: list[int]) -> None:
    plain, with_others = geometry.columns(counted(options), []), geometry.columns(counted(options), counted(others))
    assert [each.x for each in plain.options] == [each.x for each in with_others.options]


@pytest.mark.parametrize(("asked", "form"), [(20, "dots"), (21, "bars")])
def test_up_to_twenty_persons_are_dots(asked: int, form: str) -> None:
    assert geometry.drawing(counted([asked - 1, 0]), counted([1])).form == form


@pytest.mark.parametrize(
    ("options", "tones"), [(2, [0, 4]), (4, [0, 1, 3, 4]), (5, [0, 1, 2, 3, 4]), (7, [0, 1, 1, 2, 3, 3, 4])]
)
def test_the_lowest_and_the_highest_option_have_the_ends_of_the_ramp(options: int, tones: list[int]) -> None:
    assert [geometry.tone(option, options) for option in range(1, options + 1)] == tones


def test_numbers_as_blocks() -> None:
    assert geometry.blocks([0, 1, 7, 3]) == "▁▂█▄"
    assert geometry.blocks([0, 0]) == "▁▁"
    assert [geometry.bar(score) for score in (0, 46, 100)] == ["▁▁▁▁▁▁▁▁▁▁", "▇▇▇▇▇▁▁▁▁▁", "▇▇▇▇▇▇▇▇▇▇"]


def test_markers_are_joined_only_where_there_are_two() -> None:
    assert geometry.strip_span([30.0, 70.0, 50.0]) == (30.0, 40.0)
    assert geometry.strip_span([30.0]) == (0.0, 0.0)
