"""Columns to items: by id, else by the exact wording, else by the mapping file; never by position, never by a guess.

Where a header could be two items, or two columns the same item, nothing is chosen: it is an error that names both.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ouderscan.importers import headers
from ouderscan.importers.base import Column, Layout
from ouderscan.importers.headers import Said
from ouderscan.importers.mapping import Mapped, code_of, occurrences
from ouderscan.importers.wordings import Wordings, key
from ouderscan.issues import Issue, Where
from ouderscan.questionnaire.model import Group


class By(StrEnum):
    """How a column was recognised."""

    ID = "id"
    TEXT = "text"
    MAPPING = "mapping"


@dataclass(frozen=True, slots=True)
class Match:
    """A column that holds the answers to an item, or one option of it."""

    column: Column
    item: str
    by: By
    group: Group | None = None
    """The group whose question this is; None for every group."""
    option: int | None = None
    values: Mapping[str, int] = field(default_factory=dict)
    """What the mapping says of its cells, by their keys."""
    wording: str = ""
    """The text by which it was recognised, if it was."""

    @property
    def place(self) -> int:
        """The position of its column."""
        return self.column.position


@dataclass(frozen=True, slots=True)
class Matched:
    """What the columns of a table mean, which of them mean nothing that we know, and where nothing could be chosen."""

    matches: tuple[Match, ...]
    open: tuple[Column, ...]
    issues: tuple[Issue, ...]


def match(layout: Layout, wordings: Wordings, mapped: Mapped, where: Where) -> Matched:
    """The meaning of the columns of a table."""
    told, issues = _told(layout, mapped, where)
    matches: list[Match] = []
    left: list[Column] = []
    for column in _askable(layout, mapped, told):
        found = [told[column.position]] if column.position in told else _recognised(column, layout.columns, wordings)
        first, *others = sorted({each.item for each in found}) or [""]
        if others:
            values = {"column": column.name, "first": first, "second": others[0]}
            issues.append(Issue("ambiguous-column", where, values))
        elif found:
            matches.append(found[0])
        else:
            left.append(column)
    known = [each for each in matches if each.item in wordings.items]
    return Matched(tuple(known), tuple(left), (*issues, *_several(known, where)))


def _askable(layout: Layout, mapped: Mapped, told: Collection[int]) -> Iterator[Column]:
    """The columns that can hold answers: those that the mapping names, and what nothing rules out."""
    ignored = {*mapped.ignore}
    for each in layout.columns:
        ruled_out = each.position in layout.of_system or ignored & {each.name, *each.parts}
        if each.position in told or not ruled_out:
            yield each


def _told(layout: Layout, mapped: Mapped, where: Where) -> tuple[dict[int, Match], list[Issue]]:
    """What the mapping says, by position, and which of its columns are not there."""
    places: dict[tuple[str, int], Column] = {}
    for place in range(-1, max((len(each.parts) for each in layout.columns), default=0)):
        named = [each for each in layout.columns if place < len(each.parts)]
        names = [each.parts[place] if place >= 0 else each.name for each in named]
        for name, column in zip(occurrences(names), named, strict=True):
            places.setdefault(name, column)
    found: dict[int, Match] = {}
    issues: list[Issue] = []
    for each in mapped.columns:
        if (each.column, each.occurrence) not in places:
            issues.append(Issue("mapped-column-absent", where, {"column": each.column}))
            continue
        column = places[each.column, each.occurrence]
        values = {key(cell): code_of(meaning) for cell, meaning in each.values.items()}
        found[column.position] = Match(column, each.item, By.MAPPING, each.group, each.option, values)
    return found, issues


def _recognised(column: Column, columns: Sequence[Column], wordings: Wordings) -> list[Match]:
    """What the header says of itself: one item, several that it could be, or none."""
    if found := _by_id(column, wordings) or _by_text(column, wordings):
        return found
    stem = headers.stem(column.parts[-1])
    if any(other.parts[-1] == stem for other in columns if other.position < column.position):
        return _by_text(replace(column, parts=(*column.parts[:-1], stem)), wordings)
    return []


def _by_id(column: Column, wordings: Wordings) -> list[Match]:
    found: dict[str, int | None] = {}
    for said in headers.ids(column):
        for item in wordings.items_called(said.question):
            option = _option(said, item, None, wordings)
            if option or not said.option:
                found.setdefault(item, option)
    return [Match(column, item, By.ID, option=option) for item, option in found.items()]


def _by_text(column: Column, wordings: Wordings) -> list[Match]:
    for said in headers.texts(column):
        meanings = sorted(wordings.meanings(said.question), key=lambda each: (each.item, each.group))
        if said.option:
            meanings = [each for each in meanings if _option(said, each.item, each.group, wordings)]
        if not meanings:
            continue
        groups = {each.group for each in meanings}
        group = min(groups) if len(groups) == 1 else None
        return [
            Match(column, item, By.TEXT, group, _option(said, item, group, wordings), wording=said.question)
            for item in dict.fromkeys(each.item for each in meanings)
        ]
    return []


def _option(said: Said, item: str, group: Group | None, wordings: Wordings) -> int | None:
    """The option that a header names by its number or its label."""
    if said.option.isdecimal() and len(said.option) <= 2:  # noqa: PLR2004 - no scale has a hundred options
        return int(said.option) if 1 <= int(said.option) <= wordings.options(item) else None
    return wordings.labels(item, group or Group.TEAM).get(key(said.option)) if said.option else None


def _several(matches: Sequence[Match], where: Where) -> Iterator[Issue]:
    """An error for each column that holds the same answers to an item as one before it."""
    seen: defaultdict[str, list[Match]] = defaultdict(list)
    for each in matches:
        other = next((other for other in seen[each.item] if _same(each, other)), None)
        if other:
            values = {"first": other.column.name, "second": each.column.name, "item": each.item}
            yield Issue("ambiguous-columns", where, values)
        seen[each.item].append(each)


def _same(one: Match, other: Match) -> bool:
    groups = one.group is None or other.group is None or one.group is other.group
    return groups and (one.option is None or other.option is None or one.option == other.option)
