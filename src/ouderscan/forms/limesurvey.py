"""The form as a survey structure of LimeSurvey, tab separated: an array of questions for each run of one scale.

Question and answer codes hold letters and digits alone: the ids of the items without their hyphens, the numbers of
the options, and `NON_ANSWERS`. A hidden question `group` says who answered. Neither times nor addresses are kept.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from itertools import groupby
from typing import Final

from ouderscan.answers.table import GROUP
from ouderscan.forms import phrases
from ouderscan.forms.escaping import apart, markup
from ouderscan.forms.form import Form
from ouderscan.forms.names import compact, named
from ouderscan.forms.questions import Choice, Question, questions
from ouderscan.questionnaire.model import NonAnswerName

COLUMNS: Final = (
    *("id", "related_id", "class", "type/scale", "name", "relevance", "text", "help", "language", "validation"),
    *("mandatory", "other", "default", "same_default", "hidden"),
)
NON_ANSWERS: Final[Mapping[NonAnswerName, str]] = {
    NonAnswerName.DONT_KNOW: "dk",
    NonAnswerName.NOT_APPLICABLE: "na",
    NonAnswerName.RATHER_NOT_SAY: "rns",
}
"""The codes of non-answers, at most five characters; importers know them."""
_SETTINGS: Final = {
    "format": "S",
    "anonymized": "Y",
    "datestamp": "N",
    "ipaddr": "N",
    "refurl": "N",
    "savetimings": "N",
    "allowprev": "Y",
    "showprogress": "Y",
    "showwelcome": "Y",
    "shownoanswer": "Y",
    "showxquestions": "N",
    "showgroupinfo": "X",
    "showqnumcode": "X",
    "publicstatistics": "N",
    "publicgraphs": "N",
    "listpublic": "N",
}
_SMALLEST_ID, _IDS = 100_000, 900_000
Row = Mapping[str, object]
Run = tuple[Question, ...]


def make(form: Form) -> bytes:
    """The structure as UTF-8 with a mark, as LimeSurvey writes it.

    Raises:
        WrongUsageError: when an id is too long or not unique without hyphens, or a language is not spoken.
    """
    asked = questions(form)
    named((GROUP, *(each.item for each in asked)), compact)
    text = StringIO()
    table = csv.DictWriter(text, COLUMNS, restval="", delimiter="\t", lineterminator="\r\n")
    table.writeheader()
    table.writerows(_survey(form))
    for language in form.languages:
        table.writerows(_words(form, language))
    for language in form.languages:  # all of the first before anything of the second
        table.writerows(_questions(form, asked, language))
    return text.getvalue().encode("utf-8-sig")


def _survey(form: Form) -> Iterator[Row]:
    first, *others = form.languages
    number = _SMALLEST_ID + int(form.book.tag, 36) % _IDS
    languages = {"sid": number, "language": first, "additional_languages": " ".join(others)}
    yield from ({"class": "S", "name": name, "text": value} for name, value in (languages | _SETTINGS).items())


def _words(form: Form, language: str) -> Iterator[Row]:
    title = " · ".join(filter(None, (phrases.spoken(language).titles[form.group], form.school)))
    introduction = "<br /><br />".join(map(_safe, form.introduction(language)))
    texts = {"surveyls_language": language, "surveyls_title": _safe(title), "surveyls_welcometext": introduction}
    yield from ({"class": "SL", "name": name, "text": text, "language": language} for name, text in texts.items())


def _questions(form: Form, asked: Sequence[Question], language: str) -> Iterator[Row]:
    """The groups of a language with their questions, each row with the id that it has in every language."""
    number, of_language = 0, {"language": language}
    titles = {each.id: each.title for each in form.wordings[language]}
    for place, (questionnaire, own) in enumerate(groupby(asked, _questionnaire), start=1):
        title = {"name": _safe(titles[questionnaire]), "relevance": 1}
        yield {"id": place, "class": "G", "type/scale": place, **title, **of_language}
        for _of, run in groupby(own, _scale):
            number += 1
            yield from (row | of_language for row in _array(tuple(run), f"array{number}", language))
    hidden = {"type/scale": "*", "name": GROUP, "relevance": 1, "text": form.group.value, "hidden": 1}
    yield {"id": len(asked) * 2 + 1, "class": "Q", **hidden, "mandatory": "N", "other": "N", **of_language}


def _array(run: Run, code: str, language: str) -> Iterator[dict[str, object]]:
    first = run[0]
    own = {"id": first.number * 2 - 1, "relevance": 1, "other": "N", "same_default": 0}
    text = _safe(phrases.spoken(language).words["choose"])
    yield {**own, "class": "Q", "type/scale": "F", "name": code, "text": text, "mandatory": "N"}
    for each in run:
        text = "<br />".join(filter(None, (_safe(each.text[language]), _safe(each.help[language]))))
        yield {**own, "id": each.number * 2, "class": "SQ", "type/scale": 0, "name": compact(each.item), "text": text}
    for choice in first.choices:
        label = _safe(choice.label[language])
        yield {"id": own["id"], "class": "A", "type/scale": 0, "name": _code(choice), "text": label}


def _code(choice: Choice) -> str:
    return choice.value if choice.is_option else NON_ANSWERS[NonAnswerName(choice.value)]


def _safe(text: str) -> str:
    return apart(markup(text), "{")


def _questionnaire(question: Question) -> str:
    return question.questionnaire


def _scale(question: Question) -> str:
    return question.scale
