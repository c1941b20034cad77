"""Answers to a form, at random, and what the command `score` makes of a file that holds them."""

import csv
import json
import random
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path

import pytest

from ouderscan.answers.table import NonAnswer
from ouderscan.cli import app
from ouderscan.forms.form import Form
from small_form import QUESTIONNAIRE, form_of, questionnaire_file

Answers = Mapping[str, int]
"""A code of `answers.table` for each item."""
QUESTION = "Hoe vaak voelt u zich welkom op school?"
STEM = "antwoorden"
"""The name of every file of answers: it becomes the name of the school."""


def with_text(folder: Path, text: str) -> Form:
    """The small form in Dutch, with this text as its first question, as the first option of it, and as the school."""
    quoted = json.dumps(text)
    source = QUESTIONNAIRE.replace(QUESTION, quoted).replace("(bijna) nooit", quoted)
    return form_of(questionnaire_file(folder, source, languages=()), school=text)


def random_answers(form: Form, count: int = 100) -> list[Answers]:
    """What so many people could answer; the first passes everything over but one question."""
    chance = random.Random(20)
    people = [{item: chance.choice(states) for item, states in form.book.states.items()} for _one in range(count)]
    nothing = dict.fromkeys(form.book.states, int(NonAnswer.NOT_ANSWERED))
    return [{**nothing, next(iter(nothing)): 1}, *people[1:]]


def said(code: int) -> str:
    """An answer as the forms write it: a number, the name of a non-answer, or nothing."""
    return str(code) if code > 0 else "" if code == NonAnswer.NOT_ANSWERED else NonAnswer(code).label


def write_table(path: Path, rows: Sequence[Sequence[object]], delimiter: str = ",") -> Path:
    """A file of separated values, with its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


def plain_file(folder: Path, people: Sequence[Answers]) -> Path:
    """The answers as our own codes under our own ids: what every export must be equal to."""
    rows: list[list[object]] = [["group", *people[0]], *(["ouder", *each.values()] for each in people)]
    return write_table(folder / f"{STEM}.csv", rows)


def scored(path: Path, questionnaire: Path, capsys: pytest.CaptureFixture[str], group: str = "") -> str:
    """The figures of a file; `group` where no column of it says who answered."""
    capsys.readouterr()
    options = ["--group", group] if group else []
    assert app.run(["score", str(path), "-q", str(questionnaire), "--sector", "po", "--format", "csv", *options]) == 0
    figures = capsys.readouterr().out
    assert figures.count("\n") > 5
    return figures
