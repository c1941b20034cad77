"""The form as the JSON of SurveyJS: one question a page, in every language.

Names are the ids of the items; values are the numbers of the options and the names of the non-answers. A calculated
value `group` says in each record who answered.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from ouderscan.answers.table import GROUP
from ouderscan.forms import phrases
from ouderscan.forms.escaping import joined
from ouderscan.forms.form import Form
from ouderscan.forms.questions import Question, Words, questions

_DEFAULT: Final = "default"
"""What SurveyJS calls the language in which texts stand that another language lacks."""


def make(form: Form) -> bytes:
    """The form as UTF-8 JSON.

    Raises:
        WrongUsageError: when a language is not spoken.
    """
    titles = {language: phrases.spoken(language).titles[form.group] for language in form.languages}
    named = {language: " · ".join(filter(None, (title, form.school))) for language, title in titles.items()}
    survey: Mapping[str, Any] = {
        "title": _texts(named),
        "description": _texts({language: "\n\n".join(form.introduction(language)) for language in form.languages}),
        "locale": form.languages[0],
        "showProgressBar": True,
        "calculatedValues": [{"name": GROUP, "expression": f"'{form.group}'", "includeIntoResult": True}],
        "pages": [{"name": f"page{each.number}", "elements": [_element(each)]} for each in questions(form)],
    }
    return (json.dumps(survey, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _element(question: Question) -> Mapping[str, Any]:
    element: dict[str, Any] = {"type": "radiogroup", "name": question.item, "title": _texts(question.text)}
    if any(question.help.values()):
        element["description"] = _texts(question.help)
    values = (int(each.value) if each.is_option else each.value for each in question.choices)
    labels = (_texts(each.label) for each in question.choices)
    element["choices"] = [{"value": value, "text": text} for value, text in zip(values, labels, strict=True)]
    return element


def _texts(words: Words) -> Mapping[str, str]:
    """A text in all languages: English is the language by default where nothing else is chosen."""
    safe = {language: joined(text, "{") for language, text in words.items()}
    return {_DEFAULT: safe.get("en", next(iter(safe.values()))), **{key: safe[key] for key in safe if key != "en"}}
