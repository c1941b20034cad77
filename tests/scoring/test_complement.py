"""An item beside its dimension tells of nobody apart: what is published, checked by brute force against the answers."""

import json
from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import oracle
from oracle import Row, Shape
from ouderscan.advice import Advice
from ouderscan.answers.table import NonAnswer
from ouderscan.findings import Thresholds
from ouderscan.questionnaire.model import Group, Questionnaire
from ouderscan.reporting import data
from ouderscan.scoring import engine
from ouderscan.scoring.disclosure import Disclosure
from ouderscan.scoring.results import Hidden, SchoolFigures
from published import fewest_told_of, published_in

LIST = oracle.questionnaire(Shape((5, 5, 5, 5), (5, 5), core=2), Shape((), (5, 5, 5)), Shape((), (5,)))
DONT_KNOW = int(NonAnswer.DONT_KNOW)
UNGUARDED = Disclosure(in_company=True)


def told_of(rows: Sequence[Row], own: Questionnaire = LIST, rules: Disclosure | None = None) -> int | None:
    """The fewest persons that the published figures of these answers tell of, if fewer than five."""
    return fewest_told_of([(published_in(content(rows, own, rules)), rows)], own)


def content(rows: Sequence[Row], own: Questionnaire = LIST, rules: Disclosure | None = None) -> dict[str, list[object]]:
    schools = [
        (figures, (), Advice()) for figures in engine.score(oracle.frame(rows, own), [own], rules=rules).schools()
    ]
    read: dict[str, list[object]] = json.loads(data.json_text(schools, Thresholds()))
    return read


def figures_of(rows: Sequence[Row]) -> SchoolFigures:
    (figures,) = engine.score(oracle.frame(rows, LIST), [LIST]).schools()
    return figures


def parents(*patterns: tuple[int, Sequence[int | None]]) -> list[Row]:
    """So many parents who gave these answers to the two items of d0; None was not put to them."""
    said = [answers for count, answers in patterns for _ in range(count)]
    return [
        {"school": "Es", "wave": "", "group": "ouder", "respondent": f"{place}"}
        | {f"d0-experience-{n}": code for n, code in enumerate(answers)}
        for place, answers in enumerate(said)
    ]


def shown(figures: SchoolFigures) -> tuple[list[str], list[str]]:
    """The items and the dimensions that are shown, and that are hidden because of each other."""
    every = [(each.item, each.hidden) for each in figures.items] + [
        (each.dimension, each.hidden) for each in figures.dimensions
    ]
    hidden = {Hidden.FEW, Hidden.COMPLEMENT}
    return (
        [name for name, why in every if why not in hidden],
        [name for name, why in every if why is Hidden.COMPLEMENT],
    )


def test_one_parent_who_did_not_know_stands_alone_in_the_difference_so_an_item_is_hidden() -> None:
    rows = parents((9, (2, 4)), (1, (5, DONT_KNOW)))
    assert told_of(rows, rules=UNGUARDED) == 1
    assert told_of(rows) is None
    assert shown(figures_of(rows)) == (["d0-experience-1", "d0"], ["d0-experience-0"])


def test_where_everybody_answered_everything_all_is_shown() -> None:
    rows = parents((9, (2, 4)))
    assert shown(figures_of(rows)) == (["d0-experience-0", "d0-experience-1", "d0"], [])


def test_where_everybody_was_put_the_short_scan_all_is_shown() -> None:
    rows = parents((9, (2, None)))
    assert shown(figures_of(rows)) == (["d0-experience-0", "d0"], [])


def test_five_who_did_not_know_are_no_reason_to_hide() -> None:
    rows = parents((9, (2, 4)), (5, (5, DONT_KNOW)))
    assert told_of(rows, rules=UNGUARDED) is None
    assert shown(figures_of(rows)) == (["d0-experience-0", "d0-experience-1", "d0"], [])


def test_where_an_item_would_be_no_cover_the_score_is_hidden() -> None:
    """Six did not know the first question, so they have no score; of the five who have one, one was put it alone."""
    rows = parents((4, (2, 4)), (1, (3, None)), (6, (DONT_KNOW, 4)))
    assert told_of(rows, rules=UNGUARDED) == 4
    assert told_of(rows) is None
    assert shown(figures_of(rows)) == (["d0-experience-0", "d0-experience-1"], ["d0"])


def test_where_all_weigh_the_same_the_score_does_not_tell_of_the_few_who_answered_a_hidden_item() -> None:
    """All answered two of three questions, so that the score less two of them is the third, which two answered."""
    said = [(2, 4, DONT_KNOW)] * 4 + [(4, DONT_KNOW, 5), (DONT_KNOW, 3, 2)]
    rows: list[Row] = [
        {"school": "Es", "wave": "", "group": "ouder", "respondent": f"{place}"}
        | {f"d1-experience-{n}": code for n, code in enumerate(answers)}
        for place, answers in enumerate(said)
    ]
    assert told_of(rows, rules=UNGUARDED) == 2
    assert told_of(rows) is None


def test_how_many_were_asked_is_not_told_where_it_tells_how_few_did_not_answer() -> None:
    few = figures_of(parents((9, (2, 4)), (2, (5, DONT_KNOW))))
    dimension = few.dimensions[0]
    assert (dimension.n, dimension.asked) == (9, None)
    many = figures_of(parents((9, (2, 4)), (5, (5, DONT_KNOW))))
    assert (many.dimensions[0].n, many.dimensions[0].asked) == (9, 14)


def test_the_shares_of_a_dimension_do_not_tell_how_few_answered_one_of_its_items() -> None:
    rows = parents((9, (2, DONT_KNOW)), (2, (5, 1)))
    item = figures_of(rows).item("d0-experience-1", Group.OUDER)
    assert item
    assert (item.hidden, item.n, item.asked) == (Hidden.FEW, None, None)
    assert figures_of(parents((9, (2, DONT_KNOW)), (9, (5, 1)))).dimensions[0].non_answer_shares
    assert figures_of(parents((9, (2, 2)), (2, (5, 1)))).dimensions[0].non_answer_shares
    assert not [each for each in figures_of(rows).dimensions if each.non_answer_shares]


def test_how_many_answered_everything_is_told_with_the_reliability_alone() -> None:
    assert figures_of(parents((9, (2, 4)), (9, (3, DONT_KNOW)))).dimensions[0].complete is None


def test_a_gap_of_other_persons_than_the_score_is_not_shown() -> None:
    """Of eleven parents with a score nine were put all items that the team was put; two are the difference."""
    team = [row | {"group": "team"} for row in parents((9, (3, 3)))]
    rows = team + parents((9, (2, 4)), (2, (5, None)))
    assert told_of(rows, rules=UNGUARDED) == 2
    assert told_of(rows) is None
    (figures,) = engine.score(oracle.frame(rows, LIST), [LIST]).schools()
    assert figures.perceptions == ()
    (figures,) = engine.score(oracle.frame(team + parents((9, (2, 4))), LIST), [LIST]).schools()
    assert [gap.n_experience for gap in figures.perceptions] == [9]


@settings(deadline=None, max_examples=60)
@given(
    st.integers(0, 2**32),
    st.lists(st.integers(1, 16), min_size=1, max_size=3),
    st.sampled_from([0.02, 0.1, 0.3, 0.5]),
)
@example(0, [40], 0.1)
@example(1687, [1, 1, 7], 0.5)
def test_what_is_published_of_any_answers_tells_of_no_fewer_than_five(
    seed: int, sizes: list[int], non_answers: float
) -> None:
    schools = {
        (name, group): size for name, size in zip("ABC", sizes, strict=False) for group in (Group.OUDER, Group.TEAM)
    }
    rows = oracle.invented(LIST, Random(seed), schools, non_answers)
    assert told_of(rows) is None


def test_the_check_by_brute_force_finds_what_thresholds_alone_give_away() -> None:
    """Otherwise the test above could not fail."""
    found = [
        told_of(oracle.invented(LIST, Random(seed), {("A", Group.OUDER): 12}, 0.1), rules=UNGUARDED)
        for seed in range(20)
    ]
    assert sum(each is not None for each in found) > 10


@pytest.mark.parametrize("count", [5, 8, 12])
def test_the_list_names_each_figure_with_its_filter_and_n(count: int) -> None:
    found = published_in(content(parents((count, (2, 4)))))
    own = {"school": "Es", "wave": "", "group": "ouder", "n": count, "portions": None}
    assert found == [
        own | {"figure": "response", "id": "", "kind": None},
        own | {"figure": "dimension", "id": "d0", "kind": "experience"},
        own | {"figure": "item", "id": "d0-experience-0", "kind": None},
        own | {"figure": "item", "id": "d0-experience-1", "kind": None},
    ]
