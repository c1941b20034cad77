"""A mapping file: what the columns of a form that was not made by ouderscan mean.

`ouderscan map` writes a first one; `docs/imports.md` describes it. It says nothing about people, so it may be shared.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from ouderscan import files
from ouderscan.answers.table import KEYS, NonAnswer
from ouderscan.errors import UnreadableInputError
from ouderscan.importers.base import Reason
from ouderscan.importers.registry import SYSTEMS
from ouderscan.importers.wordings import Wordings
from ouderscan.issues import Issue, Where, nearest
from ouderscan.questionnaire import loader
from ouderscan.questionnaire.model import Frozen, Group, Id, NonAnswerName, Sector
from ouderscan.questionnaire.source import Source

FORMAT = "ouderscan/mapping/1"
SECTOR = "sector"
TOLD = (*KEYS, SECTOR)
"""What can be told of a row besides its answers."""
_SAYS_SO = re.compile(rb"""^format:[ ]*["']?ouderscan/mapping/""", re.MULTILINE)
_START = 16 * 1024

Header = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
Cell = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]
Option = Annotated[int, Field(ge=1, le=11)]
Meaning = Option | NonAnswerName | Literal["not_answered"]
"""What a cell stands for: the number of an option, or a non-answer by name."""


def _none_is_empty(value: object) -> object:
    """A key below which everything is still a comment."""
    return () if value is None else value


class FromColumn(Frozen):
    """A column tells it; `values` says what its cells mean, where they are not the value itself."""

    column: Header
    values: Mapping[Cell, Cell] = {}


class FromValue(Frozen):
    """It is the same for the whole file."""

    value: Cell


class FromDate(Frozen):
    """The first day in a column, for each school: the moment at which the round began."""

    date: Header
    order: Literal["ymd", "dmy", "mdy"]
    """What comes first in it; a language does not tell."""


Origin = FromColumn | FromValue


class MappedColumn(Frozen):
    """What one column holds: the answers to an item, or one option of it."""

    column: Header
    item: Id
    group: Group | None = None
    option: Option | None = None
    values: Mapping[Cell, Meaning] = {}
    occurrence: Annotated[int, Field(ge=1)] = 1
    """Which of several columns with this header."""


class Mapped(Frozen):
    """What a mapping file holds."""

    format: Literal["ouderscan/mapping/1"]
    questionnaires: tuple[str, ...] = ()
    """The questionnaires that the items belong to, by id or by file."""
    system: str | None = None
    first_row: Annotated[int, Field(ge=1, le=20)] | None = None
    """The first row of the header, counted from 1; only for plain tables."""
    header_rows: Annotated[int, Field(ge=1, le=5)] | None = None
    file_name: Header | None = None
    """What the name of each file tells, such as `{school}_{wave}.xlsx`."""
    school: Origin | None = None
    wave: Origin | FromDate | None = None
    group: Origin | None = None
    respondent: FromColumn | None = None
    sector: Origin | None = None
    keep: tuple[Reason, ...] = ()
    """Rows that count although they would be set aside, such as `unfinished`."""
    columns: Annotated[tuple[MappedColumn, ...], BeforeValidator(_none_is_empty)] = ()
    labels: Mapping[Id, Mapping[Cell, Meaning]] = {}
    """What the labels of a response scale are called in this form, by the id of the scale."""
    ignore: Annotated[tuple[Header, ...], BeforeValidator(_none_is_empty)] = ()
    """Columns that look like questions and are none."""


EMPTY = Mapped(format=FORMAT)


def code_of(meaning: Meaning) -> int:
    """The code of a meaning in `answers.table`."""
    return meaning if isinstance(meaning, int) else int(NonAnswer[str(meaning).upper()])


def read(path: Path, *, follow: bool = True) -> tuple[Mapped, Source]:
    """The mapping in a file, and the file, for the places of what is in it.

    Raises:
        UnreadableInputError: when it has faults in its shape; all are told.
    """
    loaded = loader.load_as(Mapped, path, follow=follow)
    if loaded.value is None:
        raise UnreadableInputError("\n".join(issue.sentence() for issue in loaded.issues))
    return loaded.value, loaded.source


def is_mapping(path: Path) -> bool:
    """Whether a file says of itself that it is a mapping."""
    try:
        with files.opened(path) as file:
            return bool(_SAYS_SO.search(file.read(_START)))
    except OSError:
        return False  # whoever reads it says why


def meaning_issues(mapped: Mapped, read: Source, wordings: Wordings) -> Iterator[Issue]:
    """Everything in a mapping that cannot mean what it says."""
    if mapped.system and mapped.system not in SYSTEMS:
        near = nearest(mapped.system, SYSTEMS)
        values = {"key": "system", "found": mapped.system, "expected": ", ".join(SYSTEMS), "near": near}
        yield Issue("wrong-value", read.where(("system",)), values)
    unknown = unknown_keys(mapped.file_name or "")
    if unknown:
        values = {
            "key": "file_name",
            "found": unknown[0],
            "expected": ", ".join(TOLD),
            "near": nearest(unknown[0], TOLD),
        }
        yield Issue("wrong-value", read.where(("file_name",)), values)
    yield from _origin_issues("group", mapped.group, Group, read)
    yield from _origin_issues(SECTOR, mapped.sector, Sector, read)
    if not mapped.columns:
        yield Issue("mapping-without-columns", read.where(("columns",)))
    seen: dict[tuple[str, int], Where] = {}
    for place, column in enumerate(mapped.columns):
        where = read.where(("columns", place))
        yield from _column_issues(column, read, place, wordings)
        same = (column.column, column.occurrence)
        if same in seen:
            yield Issue("column-mapped-twice", where, {"column": column.column, "first": seen[same].line})
        seen.setdefault(same, where)


def unknown_keys(pattern: str) -> list[str]:
    """What a pattern for names of files holds in braces and cannot be told of a row."""
    return sorted(set(re.findall(r"\{([^{}]*)\}", pattern)) - set(TOLD))


def _origin_issues(
    key: str, origin: Origin | None, choices: type[Group] | type[Sector], read: Source
) -> Iterator[Issue]:
    """What a mapping says of cells that is none of the choices."""
    if isinstance(origin, FromColumn):
        for cell, found in origin.values.items():
            if found not in set(choices):
                values = {"key": cell, "found": found, "expected": ", ".join(choices), "near": nearest(found, choices)}
                yield Issue("wrong-value", read.where((key, "values", cell)), values)


def _column_issues(column: MappedColumn, read: Source, place: int, wordings: Wordings) -> Iterator[Issue]:
    if column.item not in wordings.items:
        near = nearest(column.item, wordings.items)
        yield Issue("unmappable-item", read.where(("columns", place, "item")), {"item": column.item, "near": near})
        return
    last = wordings.options(column.item)
    for key, found in (("option", column.option), *(("values", code) for code in column.values.values())):
        if isinstance(found, int) and found > last:
            values = {"item": column.item, "value": found, "last": last}
            yield Issue("answer-outside-scale", read.where(("columns", place, key)), values)


def occurrences(names: Sequence[str]) -> list[tuple[str, int]]:
    """Each header with its number among equal ones, from 1."""
    counts: dict[str, int] = {}
    found = []
    for name in names:
        counts[name] = counts.get(name, 0) + 1
        found.append((name, counts[name]))
    return found
