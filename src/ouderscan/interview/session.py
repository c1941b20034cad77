"""An interview as a value: the questions in order, what was answered, and where we are. No input, no output.

Every step gives back a new session. A question that was passed over counts as dealt with ("not answered"), so a
session that is made again from a journal goes on exactly where the person was.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from ouderscan.answers.table import NonAnswer
from ouderscan.questionnaire.model import Dimension, Group, Item, Kind, Questionnaire, Scale

SECONDS_A_QUESTION = 20


@dataclass(frozen=True, slots=True)
class Question:
    """An item as it is put to a group."""

    item: Item
    group: Group
    scale: Scale
    dimension: Dimension
    questionnaire: Questionnaire

    @property
    def text(self) -> str:
        """What is asked."""
        return self.item.text[self.group]

    @property
    def help(self) -> str:
        """What is meant; empty where nothing needs saying."""
        return self.item.help.get(self.group, "")

    @property
    def estimate(self) -> bool:
        """Whether someone of the school is asked what parents experience (rule 1)."""
        return self.item.kind is Kind.EXPERIENCE and self.group.in_the_room

    def label(self, value: int) -> str | None:
        """The words of an answer (a code of `answers.table`); None for a question that was passed over."""
        if value > 0:
            return self.scale.options[value - 1]
        return next((text for name, text in self.scale.non_answers.items() if NonAnswer.of(name) == value), None)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a person is with a dimension."""

    dimension: Dimension
    first: int
    """The index of its first question."""
    answered: int
    asked: int


@dataclass(frozen=True, slots=True)
class Session:
    """Where a person is in the questions; `at` is one past the last when all are dealt with."""

    questions: tuple[Question, ...]
    answers: Mapping[str, int] = field(default_factory=dict)
    """Codes of `answers.table` by item; what was passed over is NOT_ANSWERED."""
    notes: Mapping[str, str] = field(default_factory=dict)
    at: int = 0

    @property
    def current(self) -> Question | None:
        """The question to ask now; None when it is time to look back and finish."""
        return self.questions[self.at] if self.at < len(self.questions) else None

    @property
    def answer(self) -> int | None:
        """What was answered to the current question before; None where nothing was."""
        value = self.answers.get(self.questions[self.at].item.id) if self.current else None
        return None if value == NonAnswer.NOT_ANSWERED else value

    def answered(self, value: int) -> Self:
        """With this answer to the current question, at the next one that is not dealt with."""
        if not self.current:
            return self
        known = replace(self, answers={**self.answers, self.current.item.id: value})
        return replace(known, at=known.next_open(self.at + 1))

    def noted(self, text: str) -> Self:
        """With this note to the current question; an empty one takes it back."""
        if not self.current:
            return self
        others = {item: note for item, note in self.notes.items() if item != self.current.item.id}
        return replace(self, notes={**others, self.current.item.id: text} if text else others)

    def forward(self) -> Self:
        """At the next question, whether it was answered or not."""
        return replace(self, at=min(self.at + 1, len(self.questions)))

    def back(self) -> Self:
        """At the question before, if there is one."""
        return replace(self, at=max(self.at - 1, 0))

    def jump(self, index: int) -> Self:
        """At the question with this index."""
        return replace(self, at=max(0, min(index, len(self.questions))))

    def progress(self) -> tuple[Progress, ...]:
        """How far this person is, by dimension, in the order in which they are asked."""
        return tuple(self._progress(dimension) for dimension in dict.fromkeys(map(_dimension_id, self.questions)))

    def _progress(self, dimension: str) -> Progress:
        own = [(index, each) for index, each in enumerate(self.questions) if _dimension_id(each) == dimension]
        given = [each for _index, each in own if self.has_answer(each)]
        return Progress(own[0][1].dimension, own[0][0], len(given), len(own))

    def has_answer(self, question: Question) -> bool:
        """Whether something was chosen; passing over is no choice."""
        return self.answers.get(question.item.id, NonAnswer.NOT_ANSWERED) != NonAnswer.NOT_ANSWERED

    def without_answer(self) -> int:
        """How many questions have no answer."""
        return sum(not self.has_answer(each) for each in self.questions)

    def next_open(self, index: int) -> int:
        """The next question that is not dealt with, from the index on and then from the start."""
        count = len(self.questions)
        order = [*range(index, count), *range(index)]
        return next((each for each in order if self.questions[each].item.id not in self.answers), count)


def start(
    questionnaires: Sequence[Questionnaire],
    group: Group,
    *,
    short: bool = False,
    answers: Mapping[str, int] | None = None,
    notes: Mapping[str, str] | None = None,
) -> Session:
    """The session of a person of a group, new or resumed: at the first question that is not dealt with."""
    questions = tuple(
        Question(item, group, questionnaire.scale_of(item, group), dimensions[item.dimension], questionnaire)
        for questionnaire in questionnaires
        for dimensions in [{each.id: each for each in questionnaire.dimensions}]
        for item in questionnaire.items_for(group, short=short)
    )
    session = Session(questions, dict(answers or {}), dict(notes or {}))
    return session.jump(session.next_open(0))


def minutes(questions: int) -> int:
    """About how long so many questions take, in whole minutes, at least one."""
    return max(1, round(questions * SECONDS_A_QUESTION / 60))


def _dimension_id(question: Question) -> str:
    return question.dimension.id
