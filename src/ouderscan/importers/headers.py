"""What a header may say: an id, a wording, or a question together with one of its options.

Systems write ids and texts in many ways: `q1[sq2]`, `[sf3-welkom]`, `group/sf3-welkom`, `sf3welkom. Question`,
`Question [Row]`, `Question - Option`, `Statement2`. All that a header may say is listed here, the whole before its
parts; what it does say is decided in `matching`, by exact comparison.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ouderscan.importers.base import Column

_BRACKETS = re.compile(r"[\[(]([^\[\]()]{1,2000})[\])]")
_ROW = re.compile(r"^(?P<question>.*?)\s*\[(?P<row>[^\[\]]{1,2000})\]\s*$", re.DOTALL)
_TOKEN = re.compile(r"[A-Za-z0-9]{1,40}(?:[-_][A-Za-z0-9]{1,40}){1,6}")
_WORD = re.compile(r"[A-Za-z0-9]{3,60}")
_CUT = re.compile(r"\s-\s|[/›.]|-")
_CHECKBOX = re.compile(r"^(?P<field>.+)___(?P<code>[A-Za-z0-9_]+)$")
_SUFFIX = re.compile(r"^(?P<header>.{3,}?)(?:[._]?[0-9]{1,3})$", re.DOTALL)
_MOST_PARTS = 12
_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Said:
    """A question, and the option of it that a column stands for, as texts; no option for a column with the answer."""

    question: str
    option: str = ""


def ids(column: Column) -> Iterator[Said]:
    """All that may be an id in a header."""
    for part in column.parts:
        header = part[:_LONGEST]
        yield Said(header)
        if found := _CHECKBOX.match(header):
            yield Said(found["field"], found["code"])
        yield from map(Said, _BRACKETS.findall(header)[:_MOST_PARTS])
        yield from map(Said, _TOKEN.findall(header)[:_MOST_PARTS])
        yield from map(Said, _WORD.findall(header)[:1])
        yield from (Said(header[end:]) for _start, end in _cuts(header))


def texts(column: Column) -> Iterator[Said]:
    """All that may be a wording in a header: the most telling first, and an option before its question alone."""
    *above, last = (part[:_LONGEST] for part in column.parts)
    row = _ROW.match(last)
    yield Said(last)
    if row:
        yield Said(row["row"])
        yield Said(row["question"], row["row"])
    yield from (Said(question, last) for question in above)
    cuts = _cuts(last)
    for start, end in cuts:
        yield from (Said(question, last[end:]) for question in (last[:start], *above))
    yield from (Said(last[end:]) for _start, end in cuts)
    yield from map(Said, above)
    if row:
        yield Said(row["question"])


def stem(header: str) -> str:
    """A header without the number that some programs put behind one that they have already: `Text2`, `Text.1`."""
    found = _SUFFIX.match(header)
    return found["header"] if found else header


def _cuts(header: str) -> list[tuple[int, int]]:
    """Where a header can be cut in two: the end of the first part and the begin of the second."""
    return [found.span() for found in _CUT.finditer(header)][:_MOST_PARTS]
