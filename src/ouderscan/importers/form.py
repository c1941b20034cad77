"""Filled-in forms: codes in a text file, whatever stands around them, and the files that the form itself saves.

One code a line is usual; several are read as well. A slip of the hand never counts as an answer (see
`answers.codes`): a code that is not sound, or is of another form, is told with its line and left out. The same code
twice counts once.
"""

import codecs
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final, Literal

import polars as pl
from pydantic import Field, StrictInt, ValidationError

from ouderscan.answers import table
from ouderscan.answers.codes import TAG, CodeBook, is_sound, normal, shown
from ouderscan.answers.table import NonAnswer
from ouderscan.errors import UnreadableInputError
from ouderscan.importers.shelf import Shelf
from ouderscan.issues import Issue, Where
from ouderscan.questionnaire.model import Frozen, NonAnswerName, Questionnaire
from ouderscan.texts import _, clean

FORMAT: Final = "ouderscan/filled-form/1"
MAX_BYTES: Final = 4 * 1024 * 1024
_SAMPLE: Final = 64 * 1024
_TOKEN: Final = re.compile(r"[0-9A-Za-z]+")
# As the form shows it, in groups of four (programs turn hyphens into dashes), or in one piece; with a digit.
_LIKE_A_CODE: Final = re.compile(
    r"(?<![0-9A-Za-z])(?=[^0-9\n]*[0-9])"
    r"(?:(?:[0-9A-Za-z]{4}[-‐‑–— ]){2,}[0-9A-Za-z]{1,4}|[0-9A-Za-z]{12,})(?![0-9A-Za-z])"
)


@dataclass(frozen=True, slots=True)
class Filled:
    """A form that one person filled in."""

    code: str
    book: CodeBook
    answers: Mapping[str, int]
    where: Where
    school: str
    """As the form says it, or the name of the file."""

    @property
    def id(self) -> str:
        """A name for this person that says nothing, and is the same wherever the same code is read."""
        return sha256(self.code.encode("ascii")).hexdigest()[:16]


class SavedForm(Frozen):
    """The file that a form saves. The code in it is what is read; the rest is for people and other programs."""

    format: Literal["ouderscan/filled-form/1"]
    code: str = Field(max_length=1000)
    answers: Mapping[str, StrictInt | NonAnswerName]
    school: str = Field(max_length=1000)
    group: str
    short: bool
    questionnaires: Mapping[str, str]


def is_form_file(path: Path) -> bool:
    """Whether a file looks like codes or like a file that a form saved."""
    try:
        with path.open("rb") as file:
            sample = _decoded(file.read(_SAMPLE))
    except OSError:
        return False
    if path.suffix.lower() == ".json":
        return f'"{FORMAT.rpartition("/")[0]}/' in sample
    likely = [normal(found[0]) for found in _LIKE_A_CODE.finditer(sample)]
    is_table = any(sign in sample.partition("\n")[0] for sign in ";,\t")
    return path.suffix.lower() == ".txt" and (any(map(is_sound, likely)) or (bool(likely) and not is_table))


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
    return sorted(first.values(), key=lambda filled: filled.id), issues


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
    content = _content(path)
    return _in_saved(path, content, shelf) if path.suffix.lower() == ".json" else _in_text(path, content, shelf)


def _in_text(path: Path, content: bytes, shelf: Shelf) -> Iterator[Filled | Issue]:
    without = []
    for number, line in enumerate(_decoded(content).splitlines(), 1):
        found = list(_in_line(line, Where(path.as_posix(), number), clean(path.stem), shelf))
        yield from found
        if line.strip() and not found:
            without.append(number)
    if without:
        yield Issue("line-without-code", Where(path.as_posix(), without[0]), {"count": len(without)})


def _in_line(line: str, where: Where, school: str, shelf: Shelf) -> Iterator[Filled | Issue]:
    rest, end = "", 0
    for attempt in _attempts(line, shelf):
        answers = attempt.book.decode(attempt.code)
        if answers is None:
            yield Issue("code-mistyped", where, {"code": shown(attempt.code)})
        else:
            yield Filled(attempt.code, attempt.book, answers, where, school)
        rest, end = f"{rest}{line[end : attempt.start]}\n", attempt.end
    yield from (_refused(normal(found[0]), where, shelf) for found in _LIKE_A_CODE.finditer(rest + line[end:]))


@dataclass(frozen=True, slots=True)
class _Attempt:
    """What begins with the tag of a form that we know, as long as its codes are; and its place in the line."""

    code: str
    book: CodeBook
    start: int
    end: int


def _attempts(line: str, shelf: Shelf) -> Iterator[_Attempt]:
    tokens = list(_TOKEN.finditer(line))
    while tokens:
        book = shelf.book(normal("".join(token[0] for token in tokens[:TAG])))
        used, code = 1, normal(tokens[0][0])
        while book and len(code) < book.length and used < len(tokens):
            code += normal(tokens[used][0])
            used += 1
        if book:
            yield _Attempt(code, book, tokens[0].start(), tokens[used - 1].end())
        del tokens[:used]


def _refused(code: str, where: Where, shelf: Shelf) -> Issue:
    values = {"code": shown(code)}
    if not is_sound(code):
        return Issue("code-mistyped", where, values)
    if here := shelf.here(code):
        return Issue("code-of-another-version", where, {**values, "name": ", ".join(here)})
    if elsewhere := shelf.elsewhere(code):
        return Issue("code-of-another-form", where, {**values, "name": ", ".join(elsewhere)})
    return Issue("code-of-an-unknown-form", where, values)


def _in_saved(path: Path, content: bytes, shelf: Shelf) -> Iterator[Filled | Issue]:
    where = Where(path.as_posix())
    try:
        saved = SavedForm.model_validate_json(content.removeprefix(codecs.BOM_UTF8))
    except ValidationError:
        yield Issue("not-a-saved-form", where, {"format": FORMAT})
        return
    code = normal(saved.code)
    book = shelf.book(code)
    answers = book.decode(code) if book else None
    if book is None or answers is None:
        yield _refused(code, where, shelf)
    elif _codes(saved) != {item: value for item, value in answers.items() if value != NonAnswer.NOT_ANSWERED}:
        yield Issue("saved-form-changed", where)
    else:
        yield Filled(code, book, answers, where, clean(saved.school).strip() or clean(path.absolute().parent.name))


def _codes(saved: SavedForm) -> dict[str, int]:
    return {
        item: int(NonAnswer.of(said)) if isinstance(said, NonAnswerName) else said
        for item, said in saved.answers.items()
    }


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as fault:
        sentence = _("{path} cannot be read: {reason}.")
        reason = clean(fault.strerror or str(fault))
        raise UnreadableInputError(sentence.format(path=clean(str(path)), reason=reason)) from fault
    if len(content) > MAX_BYTES:
        sentence = _("{path} is larger than {bound} MB, which no file with codes is.")
        raise UnreadableInputError(sentence.format(path=clean(str(path)), bound=MAX_BYTES // 1024**2))
    return content


def _decoded(content: bytes) -> str:
    """The text of a file; codes are ASCII, so what is not UTF-8 or UTF-16 may be anything that contains it."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    return content.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
