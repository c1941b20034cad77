"""What the figures of one run give away together, found by exact elimination."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ouderscan.scoring.gate import Figure, each_part, leak, withheld
from published import smallest_determined

K = 5


def figure(name: str, parts: str, about: str = "") -> Figure:
    return Figure(name, frozenset(parts), about)


def test_a_total_beside_its_groups_hides_the_next_smallest_too() -> None:
    persons = {"Es": 12, "Linde": 3, "Beuk": 9}
    figures = [*each_part(persons), Figure("all", frozenset(persons))]
    assert withheld(figures, persons) == {"Linde", "Beuk"}


def test_a_total_whose_rest_is_large_enough_hides_no_more_than_the_small() -> None:
    persons = {"Es": 12, "Linde": 3, "Beuk": 9, "Iep": 2}
    figures = [*each_part(persons), Figure("all", frozenset(persons))]
    assert withheld(figures, persons) == {"Linde", "Iep"}


def test_figures_about_other_things_cannot_be_subtracted() -> None:
    persons = {"a": 12, "b": 1}
    assert withheld([figure("one", "a", "item-1"), figure("two", "ab", "item-2")], persons) == set()
    assert withheld([figure("one", "a", "item-1"), figure("two", "ab", "item-1")], persons) == {"one"}


def test_a_name_is_hidden_wherever_it_stands() -> None:
    """What is hidden for one subject is no longer there to be subtracted in another."""
    persons = {"a": 12, "b": 1, "c": 9}
    figures = [figure("one", "a", "x"), figure("two", "ab", "x"), figure("one", "a", "y"), figure("two", "ac", "y")]
    assert withheld(figures, persons) == {"one"}


def test_overlapping_groups_are_found_out() -> None:
    """Parents by year and by language: what two of them share, and two others share too, is known by the difference."""
    persons = {"a": 6, "b": 1, "c": 6, "d": 1}
    figures = [figure("ab", "ab"), figure("bc", "bc"), figure("cd", "cd")]
    assert leak(figures, persons) == {"bc", "cd"}
    assert smallest_determined(figures, persons) == 2
    assert withheld(figures, persons) == {"bc"}


def test_a_tangle_that_no_single_subtraction_opens_is_opened_by_elimination() -> None:
    """(ab + bc − ac) is twice b."""
    persons = {"a": 6, "b": 4, "c": 6}
    figures = [figure("ab", "ab"), figure("bc", "bc"), figure("ac", "ac")]
    assert leak(figures, persons) == {"ab", "bc", "ac"}
    assert len(withheld(figures, persons)) == 1


def test_two_reports_with_one_answer_between_them_are_not_both_shown() -> None:
    persons = {"before": 9, "new": 1}
    figures = [Figure("first report", frozenset(["before"])), Figure("second report", frozenset(persons))]
    assert withheld(figures, persons) == {"first report"}


def test_nobody_and_too_few_are_hidden() -> None:
    assert withheld(each_part(["a", "b", "c"]), {"a": 0, "b": 4, "c": 5}) == {"a", "b"}
    assert withheld(each_part(["a", "b"]), {"a": 2, "b": 1}, threshold=2) == {"b"}


def test_a_tangle_of_very_many_small_parts_counts_as_giving_somebody_away() -> None:
    persons = {f"{place}": 1 for place in range(40)}
    windows = [
        Figure(f"w{place}", frozenset(f"{(place + step) % 40}" for step in range(20))) for place in range(0, 40, 3)
    ]
    shown = [each for each in windows if each.name not in withheld(windows, persons)]
    assert leak(shown, persons) == set()


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.integers(0, 8), min_size=2, max_size=6),
    st.lists(st.sets(st.integers(0, 5), min_size=1), min_size=1, max_size=6),
)
def test_what_is_shown_determines_nobody_and_what_leaks_is_found(sizes: list[int], memberships: list[set[int]]) -> None:
    persons = {"abcdef"[place]: size for place, size in enumerate(sizes)}
    figures = [
        Figure(f"f{place}", frozenset("abcdef"[each] for each in those)) for place, those in enumerate(memberships)
    ]
    enough = [each for each in figures if sum(persons.get(part, 0) for part in each.parts) >= K]
    before = smallest_determined(enough, persons)
    assert bool(leak(enough, persons)) == (before is not None)
    hidden = withheld(figures, persons)
    after = smallest_determined([each for each in figures if each.name not in hidden], persons)
    assert after is None
    if before is None:
        assert hidden == {each.name for each in figures} - {each.name for each in enough}


@pytest.mark.parametrize("shape", ["totals", "two levels"])
def test_five_thousand_schools_pass_at_once(shape: str) -> None:
    persons = {f"school {place}": 3 if place % 7 == 0 else 20 + place % 50 for place in range(5000)}
    figures = [*each_part(persons), Figure("all", frozenset(persons))]
    if shape == "two levels":
        boards = [[f"school {place}" for place in range(start, start + 50)] for start in range(0, 5000, 50)]
        figures += [Figure(f"board {place}", frozenset(board)) for place, board in enumerate(boards)]
    assert withheld(figures, persons) == {school for school, count in persons.items() if count < K}
