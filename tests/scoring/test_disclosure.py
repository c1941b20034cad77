"""What is shown of people who are not in the room: thresholds, unanimity, and the role that one person holds."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import polars as pl
import pytest

import oracle
from oracle import Row, Shape
from ouderscan.answers.table import NonAnswer
from ouderscan.questionnaire.model import Group, Kind
from ouderscan.scoring import engine
from ouderscan.scoring.disclosure import Disclosure
from ouderscan.scoring.engine import OWN_FOLDER
from ouderscan.scoring.results import DimensionFigures, Hidden, ItemFigures, Response, SchoolFigures

OWN = oracle.questionnaire(Shape(experience=[5]), Shape([5, 5]))
TWO = oracle.questionnaire(Shape(experience=[5, 5]))
VARIED = [1, 2, 3, 4, 5, 1, 2, 3, 4, 5]
DONT_KNOW = int(NonAnswer.DONT_KNOW)


def persons(group: Group, answers: Sequence[int], item: str = "d0-experience-0") -> list[Row]:
    return [{"school": "Es", "wave": "", "group": group.value, "respondent": "", item: code} for code in answers]


def scored(rows: Sequence[Row], rules: Disclosure = OWN_FOLDER) -> SchoolFigures:
    return engine.score_school(oracle.frame(rows, OWN), [OWN], rules=rules)


def of_parents(answers: Sequence[int]) -> tuple[ItemFigures, DimensionFigures]:
    figures = scored(persons(Group.OUDER, answers))
    item, dimension = figures.items[0], figures.dimensions[0]
    return item, dimension


def test_four_parents_give_no_figure_and_no_number() -> None:
    item, dimension = of_parents(VARIED[:4])
    assert item == ItemFigures("d0-experience-0", Group.OUDER, hidden=Hidden.FEW)
    assert dimension == DimensionFigures("d0", Kind.EXPERIENCE, Group.OUDER, hidden=Hidden.FEW)
    assert scored(persons(Group.OUDER, VARIED[:4])).responses == (Response(Group.OUDER, None),)


def test_parents_who_do_not_know_are_no_answers_towards_the_threshold() -> None:
    item, _dimension = of_parents([*VARIED[:4], DONT_KNOW, DONT_KNOW])
    assert item == ItemFigures("d0-experience-0", Group.OUDER, hidden=Hidden.FEW)


def test_five_parents_give_a_mean_without_a_distribution() -> None:
    item, dimension = of_parents(VARIED[:5])
    assert item == ItemFigures(
        "d0-experience-0", Group.OUDER, asked=5, n=5, mean=50.0, hidden=Hidden.FEW_FOR_DISTRIBUTION
    )
    assert dimension == DimensionFigures(
        "d0", Kind.EXPERIENCE, Group.OUDER, asked=5, n=5, mean=50.0, hidden=Hidden.FEW_FOR_DISTRIBUTION
    )


def test_who_does_not_know_is_shown_from_eight_who_were_asked() -> None:
    item, dimension = of_parents([*VARIED[:5], DONT_KNOW, DONT_KNOW])
    assert (item.asked, item.n, item.non_answers, dimension.non_answer_shares) == (None, 5, {}, {})
    item, dimension = of_parents([*VARIED[:5], DONT_KNOW, DONT_KNOW, DONT_KNOW])
    assert (item.asked, item.n, item.counts, item.hidden) == (8, 5, None, Hidden.FEW_FOR_DISTRIBUTION)
    assert item.non_answers == {**dict.fromkeys(NonAnswer, 0), NonAnswer.DONT_KNOW: 3}
    assert dimension.non_answer_shares[NonAnswer.DONT_KNOW] == 3 / 8


def test_eight_parents_give_a_distribution() -> None:
    item, dimension = of_parents(VARIED[:8])
    assert (item.counts, item.hidden) == ((2, 2, 2, 1, 1), None)
    assert item.non_answers == dict.fromkeys(NonAnswer, 0)
    assert dimension.sd is not None
    assert dimension.hidden is None


@pytest.mark.parametrize(
    ("answers", "mean"),
    [
        ([5] * 5, 100.0),
        ([5] * 8 + [4], 100.0),  # 97.2
        ([5] * 6 + [1], 87.5),  # 85.7
        ([4] * 5 + [1], 62.5),
        ([2] * 9, 25.0),
    ],
)
def test_a_small_group_that_nearly_all_say_the_same_shows_its_mean_to_half_a_point(
    answers: list[int], mean: float
) -> None:
    item, dimension = of_parents(answers)
    n = len(answers)
    assert replace(item, non_answers={}) == ItemFigures(
        "d0-experience-0", Group.OUDER, asked=n, n=n, mean=mean, hidden=Hidden.UNANIMOUS
    )
    assert replace(dimension, non_answer_shares={}) == DimensionFigures(
        "d0", Kind.EXPERIENCE, Group.OUDER, asked=n, n=n, mean=mean, hidden=Hidden.UNANIMOUS
    )


def test_ten_who_say_the_same_are_shown() -> None:
    item, dimension = of_parents([5] * 10)
    assert (item.counts, item.mean, item.hidden) == ((0, 0, 0, 0, 10), 100.0, None)
    assert (dimension.mean, dimension.sd, dimension.hidden) == (100.0, 0.0, None)


def test_a_unanimous_item_cannot_be_worked_out_from_its_dimension() -> None:
    """With the exact mean of the dimension and of one item, the mean of the other would be their difference."""
    rows = persons(Group.OUDER, [5, 5, 5, 5, 5, 5, 5, 4])
    rows = [row | {"d0-experience-1": code} for row, code in zip(rows, VARIED, strict=False)]
    figures = engine.score_school(oracle.frame(rows, TWO), [TWO])
    one, other = figures.items
    assert (one.hidden, one.mean) == (Hidden.UNANIMOUS, 100.0)
    assert (other.hidden, other.mean) == (None, 40.625)
    dimension = figures.dimensions[0]
    assert (dimension.hidden, dimension.mean, dimension.sd) == (Hidden.UNANIMOUS, 75.0, None)  # 68.75 exactly


def test_a_large_group_keeps_its_figures_where_few_were_asked_an_item_and_agreed() -> None:
    rows = [row | {"d0-experience-1": code} for row, code in zip(persons(Group.OUDER, [5] * 6), VARIED, strict=False)]
    rows += persons(Group.OUDER, VARIED, "d0-experience-1")
    figures = engine.score_school(oracle.frame(rows, TWO), [TWO])
    assert [(item.n, item.hidden) for item in figures.items] == [(6, Hidden.UNANIMOUS), (16, None)]
    assert (figures.dimensions[0].n, figures.dimensions[0].hidden) == (16, None)


def test_a_gap_needs_both_sides_and_shows_no_interval_of_few_parents() -> None:
    team = persons(Group.TEAM, [5, 4])
    assert scored(team + persons(Group.OUDER, VARIED[:4])).perceptions == ()
    (gap,) = scored(team + persons(Group.OUDER, VARIED[:7])).perceptions
    assert (gap.estimate, gap.n_experience, gap.low, gap.high) == (87.5, 7, None, None)
    (gap,) = scored(team + persons(Group.OUDER, VARIED[:8])).perceptions
    assert gap.low is not None
    (gap,) = scored(team + persons(Group.OUDER, [5] * 8 + [4])).perceptions
    assert (gap.experience, gap.difference, gap.low) == (100.0, -12.5, None)


def test_the_team_s_own_folder_shows_small_groups_of_the_team() -> None:
    figures = scored(persons(Group.TEAM, [5, 4]))
    assert (figures.items[0].counts, figures.items[0].hidden) == ((0, 0, 0, 1, 1), None)
    assert figures.responses == (Response(Group.TEAM, 2),)


def test_outputs_on_several_schools_protect_the_team_too() -> None:
    figures = scored(persons(Group.TEAM, [5, 4]), Disclosure())
    assert figures.items == (ItemFigures("d0-experience-0", Group.TEAM, estimate=True, hidden=Hidden.FEW),)


def test_a_role_that_one_person_holds_is_never_shown_apart() -> None:
    figures = scored(persons(Group.TEAM, [5, 4, 3]) + persons(Group.LEIDING, [2]))
    assert figures.item("d0-experience-0", Group.LEIDING) == ItemFigures(
        "d0-experience-0", Group.LEIDING, estimate=True, hidden=Hidden.FEW
    )
    assert Response(Group.LEIDING, None) in figures.responses
    of_team = figures.item("d0-experience-0", Group.TEAM)
    assert of_team
    assert of_team.counts == (0, 0, 1, 1, 1)


@pytest.mark.parametrize("group", [Group.TEAM, Group.LEIDING])
def test_whoever_fills_in_a_scan_alone_sees_it(group: Group) -> None:
    parents = persons(Group.OUDER, VARIED)
    figures = scored(persons(group, [2]) + parents)
    found = figures.item("d0-experience-0", group)
    assert found
    assert (found.n, found.mean, found.hidden) == (1, 25.0, None)


@pytest.mark.parametrize(
    "with_threshold",
    [lambda n: Disclosure(figure=n), lambda n: Disclosure(distribution=n), lambda n: Disclosure(open_text=n)],
    ids=["figure", "distribution", "open text"],
)
def test_no_configuration_goes_below_three(with_threshold: Callable[[int], Disclosure]) -> None:
    with pytest.raises(ValueError, match="below 3"):
        with_threshold(2)
    assert with_threshold(3) != Disclosure()


def test_what_is_hidden_is_in_no_table() -> None:
    """A school with a few parents, between others: nothing of them but the reason is in any column."""
    rows = persons(Group.OUDER, VARIED[:4])
    rows += [row | {"school": "Linde"} for row in persons(Group.OUDER, VARIED * 2)]
    scores = engine.score(oracle.frame(rows, OWN), [OWN])
    key = {"school", "wave", "group", "dimension", "item", "kind", "estimate", "population"}
    for table in (scores.items.collect(), scores.dimensions, scores.responses):
        own = table.filter(pl.col("school") == "Es").drop(key, strict=False)
        assert own.height == 1
        assert [value for value in own.row(0) if value is not None] in ([], ["few"])
