"""The form as a data dictionary of REDCap: the eighteen columns, one field for each question.

Names are the ids of the items with underscores, values are the numbers of the options and the names of the
non-answers. A hidden field `group` says who answered. A dictionary has one language.
"""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Final

from ouderscan.answers.table import GROUP
from ouderscan.forms import phrases
from ouderscan.forms.escaping import apart, markup
from ouderscan.forms.form import Form
from ouderscan.forms.names import named, variable
from ouderscan.forms.questions import Question, questions

NAME, FORM, SECTION, KIND, LABEL, CHOICES, NOTE = (
    *("Variable / Field Name", "Form Name", "Section Header", "Field Type", "Field Label"),
    *("Choices, Calculations, OR Slider Labels", "Field Note"),
)
ANNOTATION: Final = "Field Annotation"
COLUMNS: Final = (
    *(NAME, FORM, SECTION, KIND, LABEL, CHOICES, NOTE, "Text Validation Type OR Show Slider Number"),
    *("Text Validation Min", "Text Validation Max", "Identifier?", "Branching Logic (Show field only if...)"),
    *("Required Field?", "Custom Alignment", "Question Number (surveys only)", "Matrix Group Name", "Matrix Ranking?"),
    ANNOTATION,
)
RECORD, INTRODUCTION = "record_id", "introduction"
Row = Mapping[str, str]


def make(form: Form) -> bytes:
    """The dictionary as CSV in UTF-8.

    Raises:
        WrongUsageError: when two ids would have the same name, or the language is not spoken.
    """
    asked = questions(form)
    named((RECORD, GROUP, INTRODUCTION, *(each.item for each in asked)), variable)
    text = StringIO()
    table = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\r\n")
    table.writeheader()
    instrument = variable(f"ouderscan-{form.group}")
    table.writerows({FORM: instrument, **row} for row in (*_around(form), *map(_field, asked)))
    return text.getvalue().encode("utf-8")


def _around(form: Form) -> Iterator[Row]:
    language = form.languages[0]
    title = " · ".join(filter(None, (phrases.spoken(language).titles[form.group], form.school)))
    yield {NAME: RECORD, KIND: "text", LABEL: "Record ID"}
    yield {NAME: GROUP, KIND: "text", LABEL: GROUP, ANNOTATION: f"@HIDDEN @DEFAULT='{form.group}'"}
    text = "<br><br>".join(map(_safe, form.introduction(language)))
    yield {NAME: INTRODUCTION, SECTION: _safe(title), KIND: "descriptive", LABEL: text or _safe(title)}


def _field(question: Question) -> Row:
    (language, text), *_others = question.text.items()
    choices = (f"{each.value}, {_safe(each.label[language])}" for each in question.choices)
    field = {NAME: variable(question.item), KIND: "radio", LABEL: _safe(text), CHOICES: " | ".join(choices)}
    return field | {NOTE: _safe(question.help[language])}


def _safe(text: str) -> str:
    """The text with nothing that REDCap fills in (`[field]`) or cuts at (`|`)."""
    return apart(markup(text), "[").replace("|", "&#124;")
