"""The form as a file of Qualtrics in its advanced text format: one question a page, one language.

The id of a question is the id of the item, which becomes the name of its column; choices carry their numbers as
recode values, non-answers the negative ones of `answers.table`. Embedded data `group` says who answered.
"""

from collections.abc import Iterator

from ouderscan.answers.table import GROUP, NonAnswer
from ouderscan.forms import phrases
from ouderscan.forms.escaping import apart, markup
from ouderscan.forms.form import Form
from ouderscan.forms.questions import Choice, Question, questions
from ouderscan.questionnaire.model import NonAnswerName


def make(form: Form) -> bytes:
    """The survey as UTF-8 text.

    Raises:
        WrongUsageError: when the language is not spoken.
    """
    return "\n".join(_lines(form)).encode("utf-8")


def _lines(form: Form) -> Iterator[str]:
    language = form.languages[0]
    title = " · ".join(filter(None, (phrases.spoken(language).titles[form.group], form.school)))
    yield from ("[[AdvancedFormat]]", "", f"[[ED:{GROUP}:{form.group}]]", "", f"[[Block:{_name(title)}]]", "")
    introduction = "<br><br>".join(map(_safe, form.introduction(language)))
    if introduction:
        yield from ("[[Question:DB]]", "[[ID:introduction]]", introduction, "")
    for question in questions(form):
        if introduction or question.number > 1:
            yield from ("[[PageBreak]]", "")
        yield from _question(question, language)


def _question(question: Question, language: str) -> Iterator[str]:
    text = "<br>".join(map(_safe, filter(None, (question.text[language], question.help[language]))))
    yield from ("[[Question:MC:SingleAnswer:Vertical]]", f"[[ID:{question.item}]]", text, "[[AdvancedChoices]]")
    for choice in question.choices:
        yield from (f"[[Choice:{_recode(choice)}]]", _safe(choice.label[language]))
    yield ""


def _recode(choice: Choice) -> int:
    return int(choice.value) if choice.is_option else int(NonAnswer.of(NonAnswerName(choice.value)))


def _safe(text: str) -> str:
    """The text with nothing that Qualtrics fills in (`${…}`) or takes for a tag of the format."""
    return apart(markup(text), "${", "[[")


def _name(text: str) -> str:
    """The name of a block, which ends at a bracket."""
    return _safe(text).replace("]", "").replace("[", "")
