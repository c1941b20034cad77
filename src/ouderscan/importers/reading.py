"""From a recognised table to the table of answers (`answers.table`), with an account of every row and every cell.

Every different text of a column is looked at once. Of a large table the first rows tell what its cells look like, and
it is read as if all were so (`answering`). Rows that do not count have a group that says why (`origins.ASIDE`), so
that one count accounts for all rows.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from ouderscan.answers.table import GROUP
from ouderscan.importers.base import Reason, is_aside
from ouderscan.importers.cells import Scale
from ouderscan.importers.mapping import code_of
from ouderscan.importers.matching import By, Match
from ouderscan.importers.origins import ASIDE
from ouderscan.importers.recognition import Recognised
from ouderscan.importers.tabular import Kind
from ouderscan.importers.wordings import Wordings, key
from ouderscan.questionnaire.model import Group

ROW = "row"
"""The number of a row as a spreadsheet counts them, from 1."""
MOST_TEXTS = 2_000
"""Different texts of a column that are looked at; more are no answers."""
_PIECE = 65_536
"""Rows that are looked at together."""
ALL = frozenset(Group)
_HEADERS_COMPARED = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """How the cells of a column are read, for the groups that answer on the same scale."""

    match: Match
    groups: frozenset[Group]
    scale: Scale

    @property
    def column(self) -> pl.Expr:
        """The cells."""
        return pl.col(str(self.match.place))


@dataclass(slots=True)
class Seen:
    """The different texts of a column: how many rows each has, and the first of them."""

    texts: dict[str, tuple[int, int]] = field(default_factory=dict)
    too_many: bool = False

    def add(self, texts: pl.DataFrame) -> None:
        """Add the texts of some rows, as (text, count, first row)."""
        for text, count, row in texts.iter_rows():
            before = self.texts.get(text)
            if before is None and len(self.texts) >= MOST_TEXTS:
                self.too_many = True
                return
            self.texts[text] = (count + before[0], min(row, before[1])) if before else (count, row)


def is_of(groups: Collection[Group]) -> pl.Expr:
    """Whether a row is of one of these groups, and so counts."""
    return pl.col(GROUP).is_in(sorted(groups))


def readings(recognised: Recognised, wordings: Wordings) -> list[Reading]:
    """How each column is read: once for each scale on which its groups answer."""
    found = []
    for match in recognised.matches:
        if match.option is not None:
            continue
        scales: defaultdict[str, set[Group]] = defaultdict(set)
        for group in (match.group,) if match.group else Group:
            scales[wordings.scale(match.item, group)].add(group)
        for name, groups in scales.items():
            every = frozenset(groups) if match.group or len(scales) > 1 else ALL
            found.append(Reading(match, every, _scale(match, name, min(groups), recognised, wordings)))
    return found


def _scale(match: Match, name: str, group: Group, recognised: Recognised, wordings: Wordings) -> Scale:
    called = {key(cell): code_of(meaning) for cell, meaning in recognised.told.mapped.labels.get(name, {}).items()}
    return Scale(
        labels=wordings.labels(match.item, group),
        options=wordings.options(match.item),
        values={**called, **match.values},
        ours=match.by is By.ID,
        not_put=recognised.layout.not_put,
    )


def rows_of(
    recognised: Recognised, types: Mapping[int, pl.DataType] | None = None, first: int | None = None
) -> pl.LazyFrame:
    """The columns that are needed with the keys: as text and with the number of each row, or in these types without it.

    With `first` only so many rows, of which no more than these are read.
    """
    wanted = {each.place for each in recognised.matches} | recognised.origins.positions | _told_by(recognised)
    above = recognised.layout.above
    kinds = types or _as_they_come(recognised)
    frame = recognised.table.scan(above, {place: kinds.get(place, pl.String()) for place in sorted(wanted)})
    frame = frame if first is None else frame.head(first)
    numbered = frame if types else frame.with_row_index(ROW, above + 1)
    keyed = numbered.with_columns(expression.alias(name) for name, expression in recognised.origins.columns.items())
    return keyed.with_columns(_group_or_reason(recognised, with_headers=not types))


def _as_they_come(recognised: Recognised) -> Mapping[int, pl.DataType]:
    """The columns of a workbook with answers: each text is there once, and making a text of each cell takes long."""
    if recognised.table.kind is not Kind.WORKBOOK:
        return {}
    return {each.place: pl.Categorical() for each in recognised.matches if each.option is None}


def _told_by(recognised: Recognised) -> set[int]:
    """The columns that say whether a row counts."""
    return {position for rule in recognised.layout.asides for position in rule.positions} | set(_beyond(recognised))


def _beyond(recognised: Recognised) -> range:
    """The columns beyond the last header of a text file: a row that fills them is not laid out as it should be."""
    table, above = recognised.table, recognised.layout.above
    if table.kind is not Kind.DELIMITED or not 0 < above <= len(table.head):
        return range(0)
    return range(len(table.head[above - 1]), table.width + 1)


def _group_or_reason(recognised: Recognised, *, with_headers: bool) -> pl.Expr:
    group = pl.col(GROUP)
    for reason, rows in _asides(recognised, with_headers=with_headers):
        group = pl.when(rows).then(pl.lit(ASIDE + reason)).otherwise(group)
    return group.alias(GROUP)


def _asides(recognised: Recognised, *, with_headers: bool) -> Iterator[tuple[Reason, pl.Expr]]:
    """The rules for rows that do not count; a later one goes before an earlier one."""
    keep = recognised.told.mapped.keep
    yield from ((rule.reason, is_aside(rule)) for rule in reversed(recognised.layout.asides) if rule.reason not in keep)
    if with_headers:
        compared = recognised.matches[:_HEADERS_COMPARED]
        same = (_text(each).str.strip_chars() == each.column.parts[-1] for each in compared)
        yield Reason.HEADER, pl.all_horizontal(same).fill_null(False)
    if beyond := _beyond(recognised):
        yield (
            Reason.TOO_LONG,
            pl.any_horizontal(pl.col(str(each)).fill_null("").str.strip_chars() != "" for each in beyond),
        )


def _text(match: Match) -> pl.Expr:
    return pl.col(str(match.place)).cast(pl.String)


def is_filled(match: Match) -> pl.Expr:
    """Whether there is anything in a cell."""
    return _text(match).fill_null("").str.strip_chars() != ""


def texts_in(rows: pl.LazyFrame, asked: Sequence[Reading]) -> list[Seen]:
    """The different texts of each column, in pieces, so that a large table needs no memory of its own."""
    seen = [Seen() for _each in asked]
    for piece in rows.collect_batches(chunk_size=_PIECE, maintain_order=True):
        counting = piece.filter(~pl.col(GROUP).str.starts_with(ASIDE))
        for reading, so_far in zip(asked, seen, strict=True):
            own = counting if reading.groups == ALL else counting.filter(is_of(reading.groups))
            texts = own.select(reading.column, ROW).drop_nulls().group_by(reading.column)
            so_far.add(texts.agg(pl.len(), pl.col(ROW).min()))
    return seen
