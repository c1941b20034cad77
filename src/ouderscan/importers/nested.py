"""JSON and JSON Lines: records, however deep, become rows with a column for each path (`communicatie.c1`).

Read are a list of records, one record a line, and an object that holds one list of records. A record may also be a
list of named answers with their titles, as SurveyJS gives them; the titles are then a second row of headers.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import polars as pl

from ouderscan.errors import UnreadableInputError
from ouderscan.importers.delimited import decoded
from ouderscan.importers.sources import Source
from ouderscan.importers.tabular import HEAD, MAX_COLUMNS, Kind, Table, held
from ouderscan.texts import _, clean

MAX_BYTES: Final = 64 * 1024 * 1024
"""Objects in memory take ten times as much."""
MAX_DEPTH: Final = 16
_ENDINGS = (".json", ".jsonl", ".ndjson")
_TABLES = (".csv", ".tsv", ".txt", ".tab")
_OF_ANSWER: Final = {"name", "title"}
"""The keys by which a named answer is known."""
_OF_FORM: Final = {"pages", "elements", "SurveyElements", "SurveyEntry"}
"""The keys by which the definition of a form is known, which holds no answers."""

Answers = dict[str, str]
"""The cells of a record by path."""


def looks_nested(name: str, start: bytes) -> bool:
    """Whether a file is JSON, by its first bytes and, where those could be text as well, by its name."""
    if name.lower().endswith(_TABLES):
        return False
    return decoded(start).lstrip("\ufeff \r\n\t")[:1] in {"[", "{"} or name.lower().endswith(_ENDINGS)


def read(source: Source) -> list[Table]:
    """The table of a JSON file: a row of paths, a row of titles where there are any, then the records.

    Raises:
        UnreadableInputError: when it is no JSON, holds no records, or is beyond a bound.
    """
    titles: dict[str, str] = {}
    try:
        records = [_answers(record, titles, source) for record in _records(_parsed(source), source)]
    except RecursionError as fault:
        raise _too_deep(source) from fault
    paths = list(dict.fromkeys(path for record in records for path in record))
    if len(paths) > MAX_COLUMNS:
        sentence = _("{path} has {count} columns; at most {bound} are read.")
        raise UnreadableInputError(sentence.format(path=source.name, count=len(paths), bound=MAX_COLUMNS))
    above = [dict(zip(paths, paths, strict=True)), titles] if titles else [dict(zip(paths, paths, strict=True))]
    rows = [*above, *records]
    columns = {str(position): [row.get(path) for row in rows] for position, path in enumerate(paths)}
    frame = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String()))
    head = tuple(tuple(clean(row.get(path, "")) for path in paths) for row in rows[:HEAD])
    return [Table(source, Kind.NESTED, head, held(frame), headers=len(above))]


def _parsed(source: Source) -> Iterator[Any]:
    """The values of a file, one for each line where it is JSON Lines."""
    text = decoded(source.whole(MAX_BYTES))
    try:
        try:
            yield json.loads(text)
        except json.JSONDecodeError as fault:
            if fault.msg != "Extra data":
                raise
            yield from [json.loads(line) for line in text.splitlines() if line.strip()]
    except json.JSONDecodeError as fault:
        sentence = _("{path} line {line}: this is no JSON. Export the answers again, or as CSV.")
        raise UnreadableInputError(sentence.format(path=source.name, line=fault.lineno)) from fault
    except ValueError as fault:  # a number of thousands of digits
        sentence = _("{path} cannot be read as JSON. Export the answers as CSV.")
        raise UnreadableInputError(sentence.format(path=source.name)) from fault


def _records(values: Iterable[Any], source: Source) -> Iterator[Any]:
    found = list(values)
    if len(found) == 1:
        (only,) = found
        if isinstance(only, Mapping) and _OF_FORM & set(only):
            sentence = _("{path} is the definition of a form, and holds no answers. Export the answers.")
            raise UnreadableInputError(sentence.format(path=source.name))
        lists = [each for each in only.values() if _is_list_of_records(each)] if isinstance(only, Mapping) else []
        found = lists[0] if len(lists) == 1 else only if isinstance(only, list) else [only]
    if not all(isinstance(record, Mapping) or _is_list_of_answers(record) for record in found):
        sentence = _("{path} holds no list of answers, a record for each person. Export the answers as CSV.")
        raise UnreadableInputError(sentence.format(path=source.name))
    yield from (_unwrapped(record) for record in found)


def _is_list_of_records(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, Mapping) for each in value)


def _is_list_of_answers(record: Any) -> bool:
    return isinstance(record, list) and all(isinstance(each, Mapping) and set(each) >= _OF_ANSWER for each in record)


def _unwrapped(record: Any) -> Any:
    """The record in `{"12": {…}}`, as LimeSurvey wraps each in its number."""
    if isinstance(record, Mapping) and len(record) == 1:
        ((key, inside),) = record.items()
        if key.isdecimal() and isinstance(inside, Mapping):
            return inside
    return record


def _answers(record: Any, titles: dict[str, str], source: Source) -> Answers:
    if isinstance(record, Mapping):
        return dict(_leaves(record, "", 0, source))
    found: Answers = {}
    for answer in record:
        _add_answer(answer, "", found, titles, source)
    return found


def _leaves(value: Any, path: str, depth: int, source: Source) -> Iterator[tuple[str, str]]:
    """Every value of a record with its path; a list of plain values is one cell, as in a checkbox."""
    if depth > MAX_DEPTH:
        raise _too_deep(source)
    if isinstance(value, list) and any(isinstance(each, Mapping | list) for each in value):
        value = {str(place): each for place, each in enumerate(value, 1)}
    if isinstance(value, Mapping):
        for key, child in value.items():
            yield from _leaves(child, f"{path}.{key}" if path else str(key), depth + 1, source)
    elif value is not None:
        yield path, ";".join(map(_shown, value)) if isinstance(value, list) else _shown(value)


def _add_answer(answer: Mapping[str, Any], above: str, found: Answers, titles: dict[str, str], source: Source) -> None:
    path = f"{above}.{answer['name']}" if above else str(answer["name"])
    value, inside = answer.get("value"), answer.get("data")
    if isinstance(value, Mapping) and _is_list_of_answers(inside):
        for child in inside or ():
            _add_answer(child, path, found, titles, source)
        return
    for place, text in _leaves(value, path, 0, source):
        found[place] = text
        titles.setdefault(place, str(answer["title"]))


def _shown(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value if isinstance(value, str) else json.dumps(value)


def _too_deep(source: Source) -> UnreadableInputError:
    sentence = _("{path} is nested deeper than {bound} levels, which no list of answers is.")
    return UnreadableInputError(sentence.format(path=source.name, bound=MAX_DEPTH))
