"""Looking up by the pattern of the answers gives the same sums as working them out person by person."""

import numpy as np
import polars as pl
import pytest
from numpy.typing import NDArray

import oracle
from oracle import Shape
from ouderscan.answers.table import NonAnswer
from ouderscan.scoring import fold
from ouderscan.scoring.batch import StrangeCodeError
from ouderscan.scoring.contributions import contributions
from ouderscan.scoring.measures import measures_of, scaled_items
from ouderscan.scoring.patterns import Patterns

OWN = oracle.questionnaire(
    Shape((5, -4, 3), (5, 7)), Shape((2, 5), (5, -5, 5), leiding=1, core=2), Shape((), (7, 7, 7, 7, 7, 7))
)
MEASURES = {measure.name: measure for measure in measures_of([OWN])}
PERSONS = 5_000


def total(numbers: NDArray[np.generic]) -> NDArray[np.int64]:
    return np.add.reduceat(numbers.astype(np.int64), [0, 1, 2_000])


@pytest.mark.parametrize("name", [name for name, each in MEASURES.items() if Patterns.of(each, PERSONS)])
def test_the_sums_by_pattern_are_those_of_all_persons(name: str) -> None:
    measure = MEASURES[name]
    patterns = Patterns.of(measure, PERSONS)
    assert patterns
    draw = np.random.default_rng(7)
    codes = np.stack([draw.integers(min(NonAnswer), item.options + 1, PERSONS, np.int8) for item in measure.items])
    put = draw.integers(0, len(measure.items) + 1, PERSONS, np.int8) if patterns.bases[-1] > 1 else len(measure.items)
    found = {name: sums.tolist() for name, sums in patterns.totals(list(codes), put, total)}
    assert found == {name: total(numbers).tolist() for name, numbers in contributions(measure, codes, put)}


def test_items_that_can_be_answered_in_too_many_ways_have_no_patterns() -> None:
    assert [name for name, each in MEASURES.items() if not Patterns.of(each, PERSONS)] == [
        "d2/experience/",
        "d2/experience/all",
    ]


@pytest.mark.parametrize("code", [0, 6, -5, 127, -128])
def test_a_code_that_no_answer_has_is_refused_and_never_counted(code: int) -> None:
    rows: list[dict[str, object]] = [
        {"school": "Es", "wave": "", "group": "team", "respondent": f"{place}", "d0-practice-0": said}
        for place, said in enumerate([1, None, -4, code])
    ]
    answers = oracle.frame(rows, OWN).with_columns(pl.col("d0-practice-0").cast(pl.Int8))
    with pytest.raises(StrangeCodeError):
        fold.tally(answers, scaled_items([OWN]), measures_of([OWN]))
