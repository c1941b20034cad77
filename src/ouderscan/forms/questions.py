"""The questions of a form one by one, each with its words in every language: what the targets walk through."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ouderscan.forms.form import Form
from ouderscan.questionnaire.model import NonAnswerName, Scale

Words = Mapping[str, str]
"""A text by language, the original first."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be chosen: the option's number, 1…k, or the name of a non-answer; and what it is called."""

    value: str
    label: Words

    @property
    def is_option(self) -> bool:
        """Whether it is an option, and not a reason for having none."""
        return self.value.isdecimal()


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its number on the form from 1, the item that it puts, and its words."""

    number: int
    item: str
    questionnaire: str
    scale: str
    """The id of the scale within its questionnaire."""
    text: Words
    help: Words
    """Empty texts where there is no help."""
    choices: tuple[Choice, ...]

    @property
    def options(self) -> int:
        """How many of the choices are options."""
        return sum(choice.is_option for choice in self.choices)


def questions(form: Form) -> tuple[Question, ...]:
    """The questions of a form, in the order in which they are put."""
    return tuple(_questions(form))


def _questions(form: Form) -> Iterator[Question]:
    wordings = {language: form.asked(language) for language in form.languages}
    owner = {item.id: each.id for each in form.questionnaires for item in each.items}
    for number, (item_id, (item, _scale)) in enumerate(form.asked().items(), start=1):
        items = {language: asked[item_id][0] for language, asked in wordings.items()}
        yield Question(
            number=number,
            item=item_id,
            questionnaire=owner[item_id],
            scale=item.scale_for(form.group),
            text={language: each.text[form.group] for language, each in items.items()},
            help={language: each.help.get(form.group, "") for language, each in items.items()},
            choices=tuple(_choices({language: asked[item_id][1] for language, asked in wordings.items()})),
        )


def _choices(scales: Mapping[str, Scale]) -> Iterator[Choice]:
    first = next(iter(scales.values()))
    for place in range(len(first.options)):
        yield Choice(str(place + 1), {language: scale.options[place] for language, scale in scales.items()})
    for name in NonAnswerName:
        if name in first.non_answers:
            yield Choice(name.value, {language: scale.non_answers[name] for language, scale in scales.items()})
