"""The form on paper: A4 pages in HTML, in each language from a new page, with a number and a key at every answer.

`ouderscan scan --paper` takes the keys, in the order of the numbers. The sign on each page is the tag of the code: it
says which questions these are.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ouderscan import assets
from ouderscan.answers.keys import NON_ANSWERS
from ouderscan.answers.table import NonAnswer
from ouderscan.forms import phrases
from ouderscan.forms.form import Form
from ouderscan.forms.questions import Choice, Question, questions
from ouderscan.questionnaire.model import NonAnswerName

TEMPLATE = "form/print.html.j2"


@dataclass(frozen=True, slots=True)
class Line:
    """A question as it stands on paper: its number, its words, and the key and label of all that can be ticked."""

    number: int
    text: str
    help: str
    options: tuple[tuple[str, str], ...]
    non_answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """The form in one language."""

    language: str
    direction: str
    title: str
    introduction: tuple[str, ...]
    how: str
    lines: tuple[Line, ...]


def make(form: Form) -> bytes:
    """The form as a whole HTML file to print.

    Raises:
        WrongUsageError: when a language is not spoken.
    """
    loader = FileSystemLoader(assets.report_templates(), encoding="utf-8")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    papers = tuple(_papers(form))
    page = environment.get_template(TEMPLATE).render(
        papers=papers, school=form.school, sign=form.book.tag, hand_in=form.hand_in
    )
    return page.encode("utf-8")


def _papers(form: Form) -> Iterator[Paper]:
    asked = questions(form)
    for language in form.languages:
        spoken = phrases.spoken(language)
        lines = tuple(_line(each, language) for each in asked)
        introduction = form.introduction(language)
        title = spoken.titles[form.group]
        yield Paper(language, spoken.direction, title, introduction, spoken.words["choose"], lines)


def _line(question: Question, language: str) -> Line:
    keys = [(_key(each), each.label[language]) for each in question.choices]
    options, non_answers = tuple(keys[: question.options]), tuple(keys[question.options :])
    return Line(question.number, question.text[language], question.help[language], options, non_answers)


def _key(choice: Choice) -> str:
    return choice.value if choice.is_option else NON_ANSWERS[NonAnswer.of(NonAnswerName(choice.value))]
