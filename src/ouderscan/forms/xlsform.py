"""The form as an XLSForm, the workbook that KoboToolbox and ODK read: one question a screen, in every language.

Names are the ids of the items with underscores, values are the numbers of the options and the names of the
non-answers. A calculated field `group` says who answered, so that an export needs nothing said beside it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Final

from xlsxwriter import Workbook

from ouderscan.answers.table import GROUP
from ouderscan.forms import phrases
from ouderscan.forms.escaping import apart
from ouderscan.forms.form import Form
from ouderscan.forms.names import named, variable
from ouderscan.forms.questions import Question, Words, questions

_NO_DAY: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""The same form is the same file."""
INTRODUCTION: Final = "introduction"
Row = Sequence[str]


def make(form: Form) -> bytes:
    """The form as the bytes of an XLSX workbook.

    Raises:
        WrongUsageError: when two ids would have the same name, or a language is not spoken.
    """
    asked = questions(form)
    named((GROUP, INTRODUCTION, *(each.item for each in asked)), variable)
    content = BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"created": _NO_DAY})
        plain = book.add_format({"quote_prefix": True, "text_wrap": True})
        sheets = {"survey": _survey(form, asked), "choices": _choices(form, asked), "settings": _settings(form)}
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for place, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if cell:  # a string with a quote before it, so that no spreadsheet takes it for a formula
                        sheet.write_string(place, column, cell, plain)
    return content.getvalue()


def _survey(form: Form, asked: Sequence[Question]) -> Iterator[Row]:
    languages = form.languages
    yield ("type", "name", *_headers("label", languages), *_headers("hint", languages), "calculation")
    nothing = dict.fromkeys(languages, "")
    yield ("calculate", GROUP, *_cells(nothing), *_cells(nothing), f"'{form.group}'")
    introduction = {language: "\n\n".join(form.introduction(language)) for language in languages}
    if all(introduction.values()):
        yield ("note", INTRODUCTION, *_cells(introduction), *_cells(nothing), "")
    for each in asked:
        yield (f"select_one {_list(each)}", variable(each.item), *_cells(each.text), *_cells(each.help), "")


def _choices(form: Form, asked: Sequence[Question]) -> Iterator[Row]:
    yield ("list_name", "name", *_headers("label", form.languages))
    for name, choices in {_list(each): each.choices for each in asked}.items():
        yield from ((name, choice.value, *_cells(choice.label)) for choice in choices)


def _settings(form: Form) -> Iterator[Row]:
    title = phrases.spoken(form.languages[0]).titles[form.group]
    yield ("form_title", "form_id", "version", "default_language", "style")
    yield (
        apart(" · ".join(filter(None, (title, form.school))), "${"),
        variable(f"ouderscan-{form.group}"),
        form.book.tag,
        _called(form.languages[0]),
        "pages",
    )


def _headers(column: str, languages: Iterable[str]) -> Iterator[str]:
    return (f"{column}::{_called(language)}" for language in languages)


def _called(language: str) -> str:
    return f"{phrases.spoken(language).name} ({language})"


def _cells(words: Words) -> Iterator[str]:
    return (apart(text, "${") for text in words.values())


def _list(question: Question) -> str:
    return variable(f"{question.questionnaire}-{question.scale}")
