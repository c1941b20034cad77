"""The keys of answers, on the screen, on paper and when paper is typed in: a digit for an option, a letter for none.

The letters are the same in every language, so that a typed series of answers means the same everywhere.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ouderscan.answers.table import NonAnswer
from ouderscan.questionnaire.model import NonAnswerName, Scale

NON_ANSWERS: Final[Mapping[NonAnswer, str]] = {
    NonAnswer.DONT_KNOW: "w",
    NonAnswer.NOT_APPLICABLE: "x",
    NonAnswer.RATHER_NOT_SAY: "z",
}
EMPTY: Final = ("-", "0")
"""Typed for a question on paper without a tick."""
REST: Final = "."
"""Typed where this question and all after it are without a tick."""
_APART: Final = re.compile(r"[\s,;]+")
_NUMBERED: Final = re.compile(r"([0-9]{1,4})[=:]([0-9]{1,2}|[a-z-])")


@dataclass(frozen=True, slots=True)
class Typed:
    """What a line says: the answers by the number of the question, and where it cannot be understood, nothing else."""

    answers: Mapping[int, int]
    fault: str = ""
    """The piece that is not understood."""
    question: int = 0
    """The question that it was meant for; 0 where there is none."""


def keys_of(scale: Scale) -> Mapping[str, int]:
    """What can be typed at a question, with what it stands for as a code of `table`."""
    options = {str(option): option for option in range(1, len(scale.options) + 1)}
    return options | {NON_ANSWERS[NonAnswer.of(name)]: int(NonAnswer.of(name)) for name in _in_order(scale)}


def read(line: str, scales: Sequence[Scale], at: int) -> Typed:
    """What a typed line says, for questions with these scales, beginning at this number.

    A sign answers one question and goes on to the next; `12=4` answers question 12, and changes nothing else.
    """
    answers: dict[int, int] = {}
    for piece in _APART.split(line.strip().lower()):
        numbered = _NUMBERED.fullmatch(piece)
        signs = [(int(numbered[1]), numbered[2])] if numbered else []
        if not numbered:
            signs = [(at + place, sign) for place, sign in enumerate(piece)]
            at += len(piece)
        for number, sign in signs:
            if sign == REST and number == at - 1:
                rest = range(number, len(scales) + 1)
                return Typed(answers | dict.fromkeys(rest, int(NonAnswer.NOT_ANSWERED)))
            if not 1 <= number <= len(scales):
                return Typed({}, piece if numbered else sign)
            known = {**keys_of(scales[number - 1]), **dict.fromkeys(EMPTY, int(NonAnswer.NOT_ANSWERED))}
            if sign not in known:
                return Typed({}, sign, number)
            answers[number] = known[sign]
    return Typed(answers)


def _in_order(scale: Scale) -> Sequence[NonAnswerName]:
    return [name for name in NonAnswerName if name in scale.non_answers]
