"""Which school, moment, group and person a row is of.

From the mapping (a column, a value, a date), else from the file's name, else from a column that is called so, else by
default: the file's name for the school. Nothing else is read of a person.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import polars as pl

from ouderscan.answers.table import GROUP, KEYS, RESPONDENT, SCHOOL, WAVE
from ouderscan.errors import UnreadableInputError
from ouderscan.importers.base import Layout, Reason
from ouderscan.importers.mapping import FromColumn, FromDate, FromValue, Mapped
from ouderscan.importers.tabular import Table
from ouderscan.importers.wordings import key
from ouderscan.questionnaire.model import Group
from ouderscan.texts import REPLACEMENT, _, clean

ASIDE = "~"
"""Rows that do not count have a group that begins with this and goes on with the reason."""
_UNSAFE = "[\x00-\x1f\x7f-\x9f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069]"
_DAYS: Mapping[str, str] = {
    "ymd": r"^(?P<y>[0-9]{4})[-/.](?P<m>[0-9]{1,2})[-/.](?P<d>[0-9]{1,2})",
    "dmy": r"^(?P<d>[0-9]{1,2})[-/.](?P<m>[0-9]{1,2})[-/.](?P<y>[0-9]{2,4})",
    "mdy": r"^(?P<m>[0-9]{1,2})[-/.](?P<d>[0-9]{1,2})[-/.](?P<y>[0-9]{2,4})",
}
_SHORT = 2


@dataclass(frozen=True, slots=True)
class Origins:
    """How the keys of a row are made, and which columns they need."""

    columns: Mapping[str, pl.Expr]
    positions: frozenset[int]
    told: frozenset[str]
    """The keys that are known of every row that counts."""
    group: str
    """The group of all rows, where it is one."""


def origins_of(table: Table, layout: Layout, mapped: Mapped, group: str) -> Origins:
    """Where the keys of a table come from; `group` is that of all rows where nothing else tells it.

    Raises:
        UnreadableInputError: when a column that was named is not there, or a file's name does not fit the pattern.
    """
    found = {name: origin(name, table, layout, mapped) for name in KEYS}
    places = {name: each for name, each in found.items() if isinstance(each, int)}
    values = {name: each for name, each in found.items() if isinstance(each, str)}
    defaults = {SCHOOL: table.source.stem, WAVE: "", GROUP: group, RESPONDENT: ""} | values
    columns = {name: text_of(places[name]) if name in places else pl.lit(defaults[name]) for name in KEYS}
    if isinstance(mapped.wave, FromDate):
        columns[WAVE] = _first_day(columns[WAVE], mapped.wave.order).over(columns[SCHOOL])
    if GROUP in places:
        columns[GROUP] = _once(places[GROUP], lambda cell: _group(cell, mapped))
    if SCHOOL in places:
        columns[GROUP] = _without(columns[SCHOOL], columns[GROUP])
    constant = "" if GROUP in places else defaults[GROUP]
    told = frozenset({*places, *(name for name, value in defaults.items() if value)})
    return Origins(columns, frozenset(places.values()), told, constant)


def origin(name: str, table: Table, layout: Layout, mapped: Mapped) -> int | str | None:
    """What tells a key of the rows, or their sector: a column by its position, a value, or nothing.

    Raises:
        UnreadableInputError: when a column that was named is not there, or the file's name does not fit the pattern.
    """
    from_name = _from_name(table, mapped)
    told = getattr(mapped, name)
    if isinstance(told, FromValue):
        return clean(told.value)
    if isinstance(told, FromColumn | FromDate):
        header = told.column if isinstance(told, FromColumn) else told.date
        return position_of(header, layout, table)
    if name in from_name:
        return from_name[name]
    called = [each.position for each in layout.columns if any(part.casefold() == name for part in each.parts)]
    if called:
        return called[0]
    return layout.respondent if name == RESPONDENT else None


def position_of(header: str, layout: Layout, table: Table) -> int:
    """The place of the column that the user named.

    Raises:
        UnreadableInputError: when there is none.
    """
    found = [each for each in layout.columns if header in (each.name, *each.parts) or key(header) == key(each.name)]
    if not found:
        sentence = _("{path}: there is no column '{column}'. Name it as it stands in the file.")
        raise UnreadableInputError(sentence.format(path=table.name, column=clean(header)))
    return found[0].position


def _from_name(table: Table, mapped: Mapped) -> Mapping[str, str]:
    """What the name of a file tells by the pattern of the mapping."""
    if mapped.file_name is None:
        return {}
    parts = re.split(r"\{(\w+)\}", mapped.file_name)
    pattern = "".join(f"(?P<{part}>.+?)" if place % 2 else re.escape(part) for place, part in enumerate(parts))
    name = table.source.name.rpartition("/")[2]
    found = re.fullmatch(pattern, name) or re.fullmatch(pattern, name.rpartition(".")[0])
    if found is None:
        sentence = _("{path}: the name does not fit the pattern '{pattern}'.")
        raise UnreadableInputError(sentence.format(path=table.name, pattern=clean(mapped.file_name)))
    return {name: clean(value) for name, value in found.groupdict().items()}


def text_of(position: int) -> pl.Expr:
    """A cell as text that is safe to show; empty where there is none."""
    return _once(position, lambda cell: cell.str.replace_all(_UNSAFE, REPLACEMENT))


def _once(position: int, make: Callable[[pl.Expr], pl.Expr]) -> pl.Expr:
    """What is made of a cell without blanks around it, once for each different text: a school fills many rows."""

    def made(cells: pl.Series) -> pl.Series:
        texts = cells.unique()
        each = pl.select(make(pl.lit(texts).fill_null("").str.strip_chars())).to_series()
        return cells.replace_strict(texts, each, return_dtype=pl.String)

    return pl.col(str(position)).cast(pl.String).map_batches(made, return_dtype=pl.String, is_elementwise=True)


def _group(cell: pl.Expr, mapped: Mapped) -> pl.Expr:
    """The group that a cell names, by the mapping or by itself; a group of its own for what is none."""
    names = {group.value: group.value for group in Group}
    if isinstance(mapped.group, FromColumn):
        names |= {said.strip().lower(): group for said, group in mapped.group.values.items() if group in names}
    said = cell.str.to_lowercase()
    group = pl.lit(ASIDE + Reason.NO_GROUP)
    for name, meant in names.items():
        group = pl.when(said == name).then(pl.lit(meant)).otherwise(group)
    return group


def _without(school: pl.Expr, group: pl.Expr) -> pl.Expr:
    return pl.when(school == "").then(pl.lit(ASIDE + Reason.NO_SCHOOL)).otherwise(group)


def _first_day(cell: pl.Expr, order: str) -> pl.Expr:
    """The first day in the cells, as ISO text; the time of day is not looked at."""
    parts = cell.str.extract_groups(_DAYS[order])
    year, month, day = (parts.struct.field(part) for part in "ymd")
    full = pl.when(year.str.len_chars() == _SHORT).then(pl.lit("20") + year).otherwise(year)
    text = pl.concat_str(full, month.str.zfill(2), day.str.zfill(2), separator="-")
    return text.str.to_date("%Y-%m-%d", strict=False).min().cast(pl.String).fill_null("")
