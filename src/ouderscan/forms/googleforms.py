"""The form as an Apps Script that makes it in Google Forms: a form for each language, one question a page.

A script knows no values: an export holds the questions as headers and the labels in the cells. So each question ends
with the id of its item in square brackets.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from ouderscan.forms import phrases
from ouderscan.forms.escaping import no_formula, on_one_line
from ouderscan.forms.form import Form
from ouderscan.forms.questions import Question, questions

_SCRIPT: Final = """\
// Paste this into a new project on script.google.com, choose makeForms and press Run.
// It makes the forms in your own Google Drive and shows their addresses in the log.
const FORMS = %s;

function makeForms() {
  FORMS.forEach(function (each) {
    const form = FormApp.create(each.title);
    form.setDescription(each.description);
    form.setCollectEmail(false);
    form.setProgressBar(true);
    each.questions.forEach(function (question, place) {
      if (place > 0) form.addPageBreakItem();
      form.addMultipleChoiceItem()
        .setTitle(question.title)
        .setHelpText(question.help)
        .setChoiceValues(question.choices)
        .setRequired(false);
    });
    Logger.log(each.language + ' ' + form.getPublishedUrl() + ' ' + form.getEditUrl());
  });
}
"""
_NOT_IN_A_SCRIPT: Final = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def make(form: Form) -> bytes:
    """The script as ASCII text.

    Raises:
        WrongUsageError: when a language is not spoken.
    """
    asked = questions(form)
    forms = json.dumps([_form(form, asked, language) for language in form.languages], indent=1)
    return (_SCRIPT % forms.translate(_NOT_IN_A_SCRIPT)).encode("ascii")


def _form(form: Form, asked: tuple[Question, ...], language: str) -> Mapping[str, Any]:
    title = " · ".join(filter(None, (phrases.spoken(language).titles[form.group], form.school)))
    return {
        "language": language,
        "title": on_one_line(title),
        "description": "\n\n".join(form.introduction(language)),
        "questions": [_question(each, language) for each in asked],
    }


def _question(question: Question, language: str) -> Mapping[str, Any]:
    return {
        "title": no_formula(f"{on_one_line(question.text[language])} [{question.item}]"),
        "help": question.help[language],
        "choices": [no_formula(on_one_line(choice.label[language])) for choice in question.choices],
    }
