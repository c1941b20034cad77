"""Filled-in forms: codes in a text file, whatever stands around them, and the files that the form itself saves.

A slip of the hand never counts as an answer (see `answers.codes`): a code that is not sound, or is of another form,
is told with its line and left out. The same code twice counts once.
"""

import codecs
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

import polars as pl

from ouderscan import files
from ouderscan.answers import table
from ouderscan.answers.codes import shown
from ouderscan.errors import UnreadableInputError
from ouderscan.importers.code_lines import in_text, looks_like_codes
from ouderscan.importers.filled import Filled
from ouderscan.importers.saved_form import in_saved, looks_saved
from ouderscan.importers.shelf import Shelf
from ouderscan.issues import Issue
from ouderscan.questionnaire.model import Questionnaire
from ouderscan.texts import _, clean

MAX_BYTES: Final = 4 * 1024 * 1024
_SAMPLE: Final = 64 * 1024
MOST_FAULTS: Final = 100
"""Faults of a file that are told one by one; of the rest the first place and how many there are."""


def is_form_file(path: Path) -> bool:
    """Whether a file looks like codes or like a file that a form saved."""
    looks = _LOOKS.get(path.suffix.lower())
    if looks is None:
        return False
    try:
        with files.opened(path) as file:
            return looks(_decoded(file.read(_SAMPLE)))
    except OSError:
        return False


_LOOKS: Final = {".txt": looks_like_codes, ".json": looks_saved}


def read(
    paths: Iterable[Path], questionnaires: Sequence[Questionnaire], others: Sequence[str] = ()
) -> tuple[list[Filled], list[Issue]]:
    """The filled-in forms in these files, in no order of entry, and what was left out.

    `others` are the ids of questionnaires that a code may be of besides these, so that it can be named.

    Raises:
        UnreadableInputError: when a file cannot be read.
    """
    shelf = Shelf(questionnaires, others)
    first: dict[str, Filled] = {}
    issues: list[Issue] = []
    for found in (found for path in paths for found in _in_file(path, shelf)):
        if isinstance(found, Issue):
            issues.append(found)
        elif found.code in first:
            values = {"code": shown(found.code), "first": first[found.code].where.shown()}
            issues.append(Issue("code-twice", found.where, values))
        else:
            first[found.code] = found
    return sorted(first.values(), key=lambda filled: filled.id), _summed_up(issues)


def _summed_up(issues: Iterable[Issue]) -> list[Issue]:
    told: list[Issue] = []
    for _path, group in groupby(issues, lambda issue: issue.where.path):
        of_file = list(group)
        told += of_file[:MOST_FAULTS]
        if rest := of_file[MOST_FAULTS:]:
            told.append(Issue("more-faults", rest[0].where, {"count": len(rest)}))
    return told


def table_of(filled: Iterable[Filled], questionnaires: Sequence[Questionnaire]) -> pl.LazyFrame:
    """The table of `answers.table`, a row for each form."""
    rows: Iterator[dict[str, object]] = (
        {
            table.SCHOOL: each.school,
            table.WAVE: "",
            table.GROUP: each.book.group.value,
            table.RESPONDENT: each.id,
            **each.answers,
        }
        for each in filled
    )
    return table.from_rows(rows, table.item_ids(questionnaires))


def _in_file(path: Path, shelf: Shelf) -> Iterator[Filled | Issue]:
    found = in_saved if path.suffix.lower() == ".json" else in_text
    return found(_decoded(_content(path)), path, shelf)


def _content(path: Path) -> bytes:
    try:
        with files.opened(path) as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as fault:
        raise files.not_readable(path, fault) from fault
    if len(content) > MAX_BYTES:
        sentence = _("{path} is larger than {bound} MB, which no file with codes is.")
        raise UnreadableInputError(sentence.format(path=clean(str(path)), bound=MAX_BYTES // 1024**2))
    return content


def _decoded(content: bytes) -> str:
    """The text of a file; codes are ASCII, so what is not UTF-8 or UTF-16 may be anything that contains it."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    return content.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
