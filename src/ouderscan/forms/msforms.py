"""The form as a Word file for the quick import of Microsoft Forms: numbered questions, lettered choices, one language.

An export holds the questions as headers and the labels in the cells, and nothing else. So each question ends with
the id of its item in square brackets.
"""

from io import BytesIO
from string import ascii_uppercase
from typing import TYPE_CHECKING

from ouderscan.errors import WrongUsageError
from ouderscan.forms import phrases
from ouderscan.forms.escaping import no_formula, on_one_line
from ouderscan.forms.form import Form
from ouderscan.forms.questions import Question, questions
from ouderscan.texts import _

if TYPE_CHECKING:
    from docx.document import Document


def make(form: Form) -> bytes:
    """The form as the bytes of a DOCX file.

    Raises:
        WrongUsageError: when python-docx is not installed, or the language is not spoken.
    """
    try:
        import docx  # noqa: PLC0415 - an extra
    except ImportError as fault:
        sentence = _("A Word file needs a package that is not installed: python -m pip install python-docx")
        raise WrongUsageError(sentence) from fault
    language = form.languages[0]
    document = docx.Document()
    title = " · ".join(filter(None, (phrases.spoken(language).titles[form.group], form.school)))
    document.core_properties.title = on_one_line(title)
    document.core_properties.author = "ouderscan"
    document.core_properties.language = language
    document.add_heading(on_one_line(title), level=1)
    for paragraph in form.introduction(language):
        document.add_paragraph(on_one_line(paragraph))
    for question in questions(form):
        _add(document, question, language)
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def _add(document: "Document", question: Question, language: str) -> None:
    """A question as people type one: the import knows it by its number, and choices by their letters."""
    words = " ".join(on_one_line(each) for each in (question.text[language], question.help[language]) if each)
    document.add_paragraph(f"{question.number}. {no_formula(words)} [{question.item}]")
    for letter, choice in zip(ascii_uppercase, question.choices, strict=False):
        document.add_paragraph(f"{letter}. {no_formula(on_one_line(choice.label[language]))}")
