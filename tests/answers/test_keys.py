"""Typed series of answers: what each sign stands for, and what cannot be understood."""

import pytest

from ouderscan.answers.keys import Typed, keys_of, read
from ouderscan.questionnaire.model import NonAnswerName, Scale

OFTEN = Scale(
    options=("nooit", "soms", "vaak"),
    non_answers={NonAnswerName.RATHER_NOT_SAY: "Liever niet", NonAnswerName.DONT_KNOW: "Weet ik niet"},
)
LONG = Scale(options=tuple(f"{place}" for place in range(11)))
SCALES = (OFTEN, OFTEN, LONG, OFTEN)


def test_options_have_digits_and_non_answers_letters() -> None:
    assert keys_of(OFTEN) == {"1": 1, "2": 2, "3": 3, "w": -1, "z": -3}


@pytest.mark.parametrize(
    ("line", "at", "answers"),
    [
        ("31w", 1, {1: 3, 2: 1, 3: None}),
        ("3-5z", 1, {1: 3, 2: -4, 3: 5, 4: -3}),
        (" 3 0, 5;Z ", 1, {1: 3, 2: -4, 3: 5, 4: -3}),
        ("2", 4, {4: 2}),
        ("3=11", 1, {3: 11}),
        ("4=W", 1, {4: -1}),
        ("1 3=10 2", 1, {1: 1, 3: 10, 2: 2}),
        ("12.", 1, {1: 1, 2: 2, 3: -4, 4: -4}),
        (".", 4, {4: -4}),
    ],
)
def test_a_sign_answers_a_question_and_goes_on(line: str, at: int, answers: dict[int, int | None]) -> None:
    typed = read(line, SCALES, at)
    if None in answers.values():
        assert typed == Typed({}, "w", 3)  # this scale has no such key
    else:
        assert typed == Typed({number: code for number, code in answers.items() if code is not None})


@pytest.mark.parametrize(
    ("line", "at", "typed"),
    [
        ("34", 1, Typed({}, "4", 2)),
        ("3x", 1, Typed({}, "x", 2)),
        ("11111", 1, Typed({}, "1", 0)),
        ("5=1", 1, Typed({}, "5=1", 0)),
        ("0=1", 1, Typed({}, "0=1", 0)),
        ("1.1", 1, Typed({}, ".", 2)),
        ("1", 5, Typed({}, "1", 0)),
    ],
)
def test_a_line_with_a_fault_says_nothing_else(line: str, at: int, typed: Typed) -> None:
    assert read(line, SCALES, at) == typed
