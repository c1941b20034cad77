"""What `answers` does: warn, ask, and give back every answer with its person's random id."""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import polars as pl

from ouderscan.answers import store
from ouderscan.answers.respondent import Respondent
from ouderscan.answers.table import NonAnswer
from ouderscan.cli import console, outputs, prompting
from ouderscan.errors import NothingScoredError, StoppedError, WrongUsageError
from ouderscan.files import write_text
from ouderscan.interview.prompts import Page, choose, numbered
from ouderscan.reporting import data
from ouderscan.texts import _, clean, plural

_COLUMNS: Final = ("respondent", "group", "roles", "day", "done", "item", "answer", "note")
_BOM: Final = "\ufeff"
Line = dict[str, str | int | bool | None]
"""An answer or a note with whose it is, by the names of `_COLUMNS`."""


def give(folder: Path, form: str, output: Path | None, *, sure: bool) -> None:
    """Give back the answers as `json` or `csv`, on stdout or in a file, once the user is sure.

    Raises:
        UnreadableInputError: when the folder holds no sound scan.
        NothingScoredError: when nobody has answered yet.
        WrongUsageError: when nobody can be asked and --yes was not given, or the file belongs to a scan.
        StoppedError: when the user would rather not.
        NotWritableError: when the file cannot be written.
    """
    if output:
        outputs.refuse_inputs(output, [folder])
    people, issues = store.open_folder(folder).respondents()
    for issue in issues:
        console.say(issue.sentence())
    if not people:
        raise NothingScoredError(_("There are no answers yet in {input}.").format(input=clean(str(folder))))
    _warn(people)
    if not sure:
        _ask()
    lines = [line for person in people for line in _lines(person)]
    text = data.csv(_table(lines)) if form == "csv" else json.dumps(lines, ensure_ascii=False, indent=1) + "\n"
    if output is None:
        console.write(text)
    else:
        write_text(output, (_BOM if form == "csv" else "") + text)
        console.say(_("Written: {path}").format(path=clean(str(output))))


def _warn(people: Sequence[Respondent]) -> None:
    console.say(
        plural(
            "This shows what {n} person answered, question by question, and what was written beside it.",
            "This shows what {n} people answered, person by person, and what they wrote.",
            len(people),
        )
    )
    console.say(
        _(
            "There are no names in it, but who knows the people can recognise them by what they say. Nothing is hidden "
            "here, also not of groups that no report shows. Give it to nobody who may not know this."
        )
    )


def _ask() -> None:
    if not sys.stdin.isatty():
        raise WrongUsageError(_("Nobody can be asked here. Add --yes if you are sure."))
    page = Page(_("Show it?"), numbered([(_("No"), False), (_("Yes"), True)]))
    if not choose(prompting.prompts_for(plain=False), page):
        raise StoppedError(_("Nothing was shown."))


def _lines(person: Respondent) -> Iterator[Line]:
    """The last answer and note to each item."""
    header, notes = person.header, person.notes
    whose: Line = {
        "respondent": person.id,
        "group": header.group.value,
        "roles": ", ".join(header.roles),
        "day": header.day,
        "done": person.done,
    }
    for item in dict.fromkeys([*person.answers, *notes]):
        code = person.answers.get(item)
        answer = None if code is None else str(code) if code > 0 else NonAnswer(code).label
        yield {**whose, "item": item, "answer": answer, "note": notes.get(item)}


def _table(lines: Sequence[Line]) -> pl.DataFrame:
    schema = pl.Schema({name: pl.Boolean() if name == "done" else pl.String() for name in _COLUMNS})
    return pl.DataFrame(lines, schema=schema)
