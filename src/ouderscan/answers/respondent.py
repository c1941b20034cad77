"""What one person said, as it stands in a journal: JSON Lines that a person can read.

The first line says what it is; each line after it is one confirmed answer, note, or the word that this person is
done. A later line replaces an earlier one, so a change of mind is one more line. Nothing in it is finer than the
day, and the file's name is random.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StrictInt, StringConstraints, TypeAdapter, ValidationError

from ouderscan import files
from ouderscan.answers.roles import Role
from ouderscan.answers.table import NonAnswer
from ouderscan.issues import Issue, Where
from ouderscan.questionnaire.model import Day, Frozen, Group, Id, Language, NonAnswerName, Version
from ouderscan.texts import clean

FORMAT = "ouderscan/answers/1"
LONGEST_NOTE = 2000
"""Characters of a note."""
_MAX_BYTES = 1024 * 1024
_SHOWN = 60


class Header(Frozen):
    """The first line: what was put to this person, in which language, on which day."""

    format: Literal["ouderscan/answers/1"]
    group: Group
    roles: Annotated[tuple[Role, ...], Field(exclude_if=lambda roles: not roles)] = ()
    """What this person does in the team: one role, or several that are asked as one."""
    short: bool = False
    language: Language
    questionnaires: Annotated[Mapping[Id, Version], Field(min_length=1)]
    day: Day
    items: Annotated[tuple[Id, ...], Field(exclude_if=lambda items: not items)] = ()
    """The items that were put to this person, where those were not all: an export of a form with some of them."""


class AnswerLine(Frozen):
    """The option that was chosen, 1…k."""

    item: Id
    value: Annotated[StrictInt, Field(ge=1)]


class NonAnswerLine(Frozen):
    """Why there is no option, by the name of a code of `table`; "not_answered" is a question that was passed over."""

    item: Id
    non_answer: NonAnswerName | Literal["not_answered"]


class NoteLine(Frozen):
    """What was written beside an item; empty where an earlier note is taken back."""

    item: Id
    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_NOTE)]


class DoneLine(Frozen):
    """This person is done: what has no answer will get none, and nothing after this line counts."""

    done: Literal[True]


Line = AnswerLine | NonAnswerLine | NoteLine | DoneLine
LINE: TypeAdapter[Line] = TypeAdapter(Line)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line about an item: its number in the file, and the answer (a code of `answers.table`) or the note."""

    line: int
    item: str
    value: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Respondent:
    """What one person said, as read from a journal."""

    path: Path
    header: Header
    entries: tuple[Entry, ...] = ()
    done: bool = False

    @property
    def id(self) -> str:
        """The random id: the file's name."""
        return clean(self.path.stem)

    @property
    def answers(self) -> dict[str, int]:
        """The last answer to each item, as codes of `answers.table`."""
        return {entry.item: entry.value for entry in self.entries if entry.value is not None}

    @property
    def notes(self) -> dict[str, str]:
        """The last note to each item, without those that were taken back."""
        last = {entry.item: entry.note for entry in self.entries if entry.note is not None}
        return {item: note for item, note in last.items() if note}


def read(path: Path) -> tuple[Respondent | None, list[Issue]]:
    """What a journal holds and what is wrong with it; None where it is no journal or holds no whole line."""
    shown = path.as_posix()
    try:
        with files.opened(path, follow=False) as file:
            content = file.read(_MAX_BYTES + 1)
    except OSError as fault:
        return None, [Issue("unreadable", Where(shown), {"reason": files.reason(fault)})]
    if len(content) > _MAX_BYTES:
        return None, [Issue("too-large", Where(shown), {"size": len(content) // 1024, "bound": _MAX_BYTES // 1024})]
    return _parsed(path, content.removeprefix(b"\xef\xbb\xbf"))


def _parsed(path: Path, content: bytes) -> tuple[Respondent | None, list[Issue]]:
    *lines, tail = content.split(b"\n")
    issues = []
    if is_whole(tail):  # written by hand, without a line break at the end
        lines.append(tail)
    elif tail.strip() or not lines:
        issues.append(Issue("torn-line", Where(path.as_posix(), len(lines) + 1)))
    if not lines:
        return None, issues
    try:
        header = Header.model_validate_json(lines[0])
    except ValidationError:
        return None, [Issue("not-a-journal", Where(path.as_posix(), 1), {"format": FORMAT})]
    entries, done, faults = _entries(path, lines)
    return Respondent(path, header, tuple(entries), done), issues + faults


def _entries(path: Path, lines: Sequence[bytes]) -> tuple[list[Entry], bool, list[Issue]]:
    """What the lines below the first say until this person is done, whether that is so, and what is wrong."""
    entries: list[Entry] = []
    issues: list[Issue] = []
    done = False
    for number, line in enumerate(lines[1:], start=2):
        said = _said(line)
        if said is None and line.strip():
            values = {"line": line[:_SHOWN].decode("utf-8", errors="replace")}
            issues.append(Issue("damaged-line", Where(path.as_posix(), number), values))
        elif said and done:
            issues.append(Issue("after-done", Where(path.as_posix(), number)))
        elif isinstance(said, DoneLine):
            done = True
        elif said:
            entries.append(_entry(number, said))
    return entries, done, issues


def is_whole(line: bytes) -> bool:
    """Whether a line is complete: a JSON object that was cut off lacks its last brace."""
    with suppress(ValidationError):
        Header.model_validate_json(line)
        return True
    return _said(line) is not None


def _said(line: bytes) -> Line | None:
    try:
        return LINE.validate_json(line)
    except ValidationError:
        return None


def _entry(number: int, said: AnswerLine | NonAnswerLine | NoteLine) -> Entry:
    match said:
        case AnswerLine():
            return Entry(number, said.item, value=said.value)
        case NonAnswerLine():
            return Entry(number, said.item, value=NonAnswer[said.non_answer.upper()])
        case NoteLine():
            return Entry(number, said.item, note=clean(said.note))
