"""The rules of scoring.md one by one, on cases small enough to work out by hand."""

from collections.abc import Sequence

import pytest

import oracle
from oracle import Row, Shape
from ouderscan.answers.table import NonAnswer
from ouderscan.errors import UnreadableInputError
from ouderscan.questionnaire.model import Group, Kind, Questionnaire
from ouderscan.scoring.engine import score_school
from ouderscan.scoring.measures import measures_of
from ouderscan.scoring.results import DimensionFigures, ItemFigures, PerceptionGap, SchoolFigures

DONT_KNOW, NOT_APPLICABLE, RATHER_NOT_SAY, NOT_ANSWERED = map(int, NonAnswer)


def persons(group: Group, kind: Kind, answers: Sequence[Sequence[int | None]]) -> list[Row]:
    """A row for each person, with the answers to the items of one kind in order."""
    return [
        {"school": "Es", "wave": "2026", "group": group.value, "respondent": f"{group}-{number}"}
        | {f"d0-{kind.value}-{place}": code for place, code in enumerate(codes)}
        for number, codes in enumerate(answers)
    ]


def practice(own: Questionnaire, answers: Sequence[Sequence[int | None]]) -> DimensionFigures:
    figures = score(own, persons(Group.TEAM, Kind.PRACTICE, answers))
    found = figures.dimension("d0", Kind.PRACTICE, Group.TEAM)
    assert found
    return found


def score(own: Questionnaire, rows: Sequence[Row]) -> SchoolFigures:
    return score_school(oracle.frame(rows, own), [own])


def item(answers: Sequence[int | None], options: int = 5) -> ItemFigures:
    own = oracle.questionnaire(Shape([options]))
    found = score(own, persons(Group.TEAM, Kind.PRACTICE, [[code] for code in answers])).items
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("answers", "mean"),
    [
        ([5], 100.0),
        ([DONT_KNOW], None),
        ([5, 3], 75.0),
        ([5, DONT_KNOW], None),
        ([5, 3, DONT_KNOW], 75.0),
        ([5, DONT_KNOW, NOT_ANSWERED], None),
        ([5, 3, 4, NOT_APPLICABLE], 75.0),
        ([5, 3, NOT_ANSWERED, NOT_ANSWERED], None),
        ([1, 1, 1, RATHER_NOT_SAY], 0.0),
        ([5, 3, None, None], 75.0),
        ([5, None, None, None], 100.0),
        ([1, 2, 3, 4, DONT_KNOW, DONT_KNOW], 37.5),
        ([1, 2, 3, DONT_KNOW, DONT_KNOW, None], None),
        ([1, 2, 3, 4, 5, 5, 5, 5, DONT_KNOW, DONT_KNOW, DONT_KNOW, DONT_KNOW], 68.75),
        ([1, 2, 3, 4, 5, 5, 5, *[DONT_KNOW] * 5], None),
    ],
)
def test_a_person_has_a_score_when_two_thirds_of_what_was_asked_was_answered(
    answers: list[int | None], mean: float | None
) -> None:
    found = practice(oracle.questionnaire(Shape([5] * len(answers))), [answers])
    assert (found.asked, found.n, found.mean) == (1, int(mean is not None), mean)


def test_a_person_who_was_asked_nothing_of_a_dimension_is_not_asked() -> None:
    own = oracle.questionnaire(Shape([5, 5]), Shape([5]))
    rows = [*persons(Group.TEAM, Kind.PRACTICE, [[5, 5]]), *persons(Group.TEAM, Kind.PRACTICE, [[None, None]])]
    rows[1]["d1-practice-0"] = 3
    found = score(own, rows).dimension("d0", Kind.PRACTICE, Group.TEAM)
    assert found
    assert (found.asked, found.n, found.mean) == (1, 1, 100.0)


def test_scales_of_different_length_weigh_the_same_in_a_score() -> None:
    found = practice(oracle.questionnaire(Shape([2, 5, 11])), [[2, 3, 1], [1, 1, 11]])
    assert found.mean == pytest.approx((50 + 100 / 3) / 2, rel=1e-15)


def test_a_turned_item_counts_the_other_way_round_and_keeps_its_counts() -> None:
    own = oracle.questionnaire(Shape([-5]))
    figures = score(own, persons(Group.TEAM, Kind.PRACTICE, [[1], [1], [2]]))
    assert figures.items[0].counts == (2, 1, 0, 0, 0)
    assert figures.items[0].mean == pytest.approx((100 + 100 + 75) / 3, rel=1e-15)
    assert figures.dimensions[0].mean == figures.items[0].mean


def test_the_four_non_answers_stay_apart() -> None:
    codes = [5, DONT_KNOW, DONT_KNOW, NOT_APPLICABLE, RATHER_NOT_SAY, NOT_ANSWERED]
    own = oracle.questionnaire(Shape([5, 5]))
    figures = score(own, persons(Group.TEAM, Kind.PRACTICE, [[code, 1] for code in codes]))
    found = figures.item("d0-practice-0", Group.TEAM)
    assert found
    assert found.non_answers == {
        NonAnswer.DONT_KNOW: 2,
        NonAnswer.NOT_APPLICABLE: 1,
        NonAnswer.RATHER_NOT_SAY: 1,
        NonAnswer.NOT_ANSWERED: 1,
    }
    assert (found.asked, found.n, found.mean, found.dont_know_share) == (6, 1, 100.0, 2 / 6)
    dimension = figures.dimensions[0]
    assert dimension.non_answer_shares[NonAnswer.DONT_KNOW] == 2 / 12
    assert dimension.mean == 50.0


@pytest.mark.parametrize(
    ("answers", "disagreement", "sd"),
    [
        ([3, 3, 3, 3], 0.0, 0.0),
        ([1, 5, 1, 5], 1.0, (16 / 3) ** 0.5),
        ([1, 5], None, 8**0.5),
        ([1, 5, DONT_KNOW], None, 8**0.5),
        ([4], None, None),
        ([1, 1, 1, 1, 2, 2, 3, 3, 4, 5], 181**0.5 / 20, pytest.approx((181 / 90) ** 0.5, rel=1e-15)),
        # Exactly 0.6, from which a group is divided: no rounding may come between.
        ([1, 1, 4, 4, 4, 4, 4, 4, 4, 4], 0.6, 1.6**0.5),
    ],
)
def test_disagreement_runs_from_all_the_same_to_half_lowest_half_highest(
    answers: list[int], disagreement: float | None, sd: float | None
) -> None:
    found = item(answers)
    assert (found.disagreement, found.sd) == (disagreement, sd)


@pytest.mark.parametrize(
    ("answers", "agreement"), [([4, 4, 4], 1.0), ([1, 5, 1, 5], 0.0), ([3, 4, 4, 5], pytest.approx(2 / 3)), ([4], None)]
)
def test_agreement_is_measured_against_chance_and_is_never_below_0(answers: list[int], agreement: float | None) -> None:
    assert item(answers).agreement == agreement


# x <- c(50, 75, 75, 100, 62.5, 87.5, 50, 75); y <- c(25, 50, 37.5, 50, 75, 12.5, 50, 62.5, 25, 37.5) in R 4.2.2:
# t.test(x)$conf.int; mean(x) + c(-1, 1) * qt(0.975, 7) * sd(x) / sqrt(8) * sqrt((40 - 8) / (40 - 1)); t.test(x, y)
X = [(3, 3), (4, 4), (4, 4), (5, 5), (3, 4), (4, 5), (3, 3), (4, 4)]
Y = [(2, 2), (3, 3), (2, 3), (3, 3), (4, 4), (1, 2), (3, 3), (3, 4), (2, 2), (3, 2)]
INTERVAL = (57.3624067548408, 86.3875932451593)
INTERVAL_OF_40 = (58.7291791700994, 85.0208208299006)
WELCH = (11.2157072622801, 47.5342927377199)


def test_the_interval_of_a_mean_is_student_s() -> None:
    found = practice(oracle.questionnaire(Shape([5, 5])), X)
    assert (found.low, found.high) == pytest.approx(INTERVAL, rel=1e-10)


@pytest.mark.parametrize(
    ("population", "interval"),
    [(40, INTERVAL_OF_40), (8, (71.875, 71.875)), (7, INTERVAL), (None, INTERVAL)],
    ids=["known", "everybody answered", "smaller than n", "unknown"],
)
def test_a_known_population_narrows_the_interval(population: int | None, interval: tuple[float, float]) -> None:
    own = oracle.questionnaire(Shape([5, 5]))
    frame = oracle.frame(persons(Group.TEAM, Kind.PRACTICE, X), own)
    found = score_school(frame, [own], {Group.TEAM: population}).dimensions[0]
    assert (found.low, found.high) == pytest.approx(interval, rel=1e-10)


def test_one_person_has_no_spread_and_no_interval() -> None:
    found = practice(oracle.questionnaire(Shape([5])), [[4]])
    assert (found.mean, found.sd, found.low, found.high) == (75.0, None, None, None)


def test_the_perception_gap_has_welch_s_interval() -> None:
    own = oracle.questionnaire(Shape(experience=[5, 5]))
    rows = persons(Group.TEAM, Kind.EXPERIENCE, X) + persons(Group.OUDER, Kind.EXPERIENCE, Y)
    (found,) = score(own, rows).perceptions
    assert (found.low, found.high) == pytest.approx(WELCH, rel=1e-10)
    assert found == PerceptionGap(
        dimension="d0",
        estimate=71.875,
        experience=42.5,
        difference=29.375,
        low=found.low,
        high=found.high,
        n_estimate=8,
        n_experience=10,
    )


def test_an_estimate_of_a_short_scan_is_compared_on_the_items_of_the_short_scan() -> None:
    own = oracle.questionnaire(Shape(experience=[5, 5], core=1))
    team = persons(Group.TEAM, Kind.EXPERIENCE, [(5, None)] * 5 + [(5, 1)] * 4)
    parents = persons(Group.OUDER, Kind.EXPERIENCE, [(2, 5), (3, 5)] * 5)
    (found,) = score(own, team + parents).perceptions
    assert (found.estimate, found.experience, found.n_estimate, found.n_experience) == (100.0, 37.5, 9, 10)


def test_an_estimate_mostly_of_the_whole_scan_is_compared_on_all_items_without_the_others() -> None:
    own = oracle.questionnaire(Shape(experience=[5, 5], core=1))
    team = persons(Group.TEAM, Kind.EXPERIENCE, [(5, None)] * 5 + [(5, 1)] * 5)
    parents = persons(Group.OUDER, Kind.EXPERIENCE, [(2, 5), (3, 5)] * 5)
    (found,) = score(own, team + parents).perceptions
    assert (found.estimate, found.experience, found.n_estimate, found.n_experience) == (50.0, 68.75, 5, 10)


def test_alpha_of_a_group_is_over_the_items_that_the_group_is_put() -> None:
    own = oracle.questionnaire(Shape([5, 5], leiding=1))
    team = persons(Group.TEAM, Kind.PRACTICE, [(1, 2), (3, 3), (5, 4)] * 10)
    leaders = persons(Group.LEIDING, Kind.PRACTICE, [(1, 2), (3, 3), (5, 4)] * 10)
    figures = score(own, [*team, *({**row, "d0-leiding-0": 3} for row in leaders)])
    of_team, of_leaders = (figures.dimension("d0", Kind.PRACTICE, group) for group in (Group.TEAM, Group.LEIDING))
    assert of_team
    assert of_leaders
    # Covariances 8/3, 4/3, 2/3 (over n): 2 · (1 − (8/3 + 2/3) / 6), and 3/2 of the same with an item without variance.
    assert (of_team.complete, of_leaders.complete) == (30, 30)
    assert (of_team.alpha, of_leaders.alpha) == pytest.approx((8 / 9, 2 / 3))


def test_alpha_needs_thirty_complete_persons_and_two_items() -> None:
    whole, torn = (3, 4), (3, DONT_KNOW)
    answers = [whole, (1, 2), (5, 3)] * 9 + [whole, (1, 2)]
    own = oracle.questionnaire(Shape([5, 5]))
    assert practice(own, [*answers, torn, torn]).alpha is None
    assert practice(own, [*answers, (5, 3)]).alpha == pytest.approx(4 / 7)
    assert practice(oracle.questionnaire(Shape([5])), [[1], [5]] * 20).alpha is None


def test_questionnaires_that_share_a_dimension_are_refused() -> None:
    own = oracle.questionnaire(Shape([5]))
    other = own.model_copy(update={"id": "ander"})
    with pytest.raises(UnreadableInputError, match="'toets' and 'ander' both have a dimension 'd0'"):
        measures_of([own, other])


def test_more_items_than_can_be_summed_exactly_are_refused() -> None:
    with pytest.raises(UnreadableInputError, match="13"):
        measures_of([oracle.questionnaire(Shape([5] * 13))])
