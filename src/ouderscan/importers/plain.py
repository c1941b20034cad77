"""Answers in a plain table: a column for each item, named by its id, with the number of the chosen option.

This is what `ouderscan` itself writes and what a form made by it brings home. Cells: 1…k, a non-answer by code or by
name (`dont_know`), or empty (not answered). The columns `school`, `wave`, `group` and `respondent` may be there.
Everything else in the file (names, addresses, free text) is not even read.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from ouderscan.answers.table import GROUP, KEYS, RESPONDENT, SCHOOL, WAVE, NonAnswer, item_ids
from ouderscan.errors import UnreadableInputError
from ouderscan.importers.tabular import Table, damaged, open_table
from ouderscan.issues import Issue, Where, nearest
from ouderscan.questionnaire.model import Group, Questionnaire
from ouderscan.texts import _, clean

MAX_ISSUES = 100
"""Different values of an item that are told one by one."""

_WHOLE = r"^-?[0-9]{1,3}(\.0+)?$"


@dataclass(frozen=True, slots=True)
class PlainFile:
    """A file in which columns were recognised, and the questionnaires that they belong to."""

    table: Table
    questionnaires: tuple[Questionnaire, ...]
    defaults: Mapping[str, str]

    def numbers(self) -> pl.LazyFrame:
        """The answers, the fast way: right when every cell is empty or a code, else an error or unknown codes."""
        return self._completed(self.table.scan(self._types(pl.Int8())))

    def words(self) -> tuple[pl.LazyFrame, tuple[Issue, ...]]:
        """The answers cell by cell, with an issue for each that was not understood (it counts as not answered).

        Raises:
            UnreadableInputError: when the file is damaged.
        """
        try:
            rows = self.table.scan(self._types(pl.String())).collect()
        except (pl.exceptions.PolarsError, OSError) as fault:
            raise damaged(self.table.path, fault) from fault
        issues = [issue for name in self.items() for issue in self._misread(rows, name)]
        if GROUP in rows.columns:
            issues += self._unknown_groups(rows)
            rows = rows.filter(_group().is_in(list(Group)) | pl.col(GROUP).is_null())
        return self._completed(rows.lazy().with_columns(self._code(name) for name in self.items())), tuple(issues)

    def items(self) -> list[str]:
        """The ids of the items that have a column."""
        return [item for item in item_ids(self.questionnaires) if item in self.table.header]

    def _types(self, cell: pl.DataType) -> dict[str, pl.DataType]:
        keys = {name: pl.String() for name in KEYS if name in self.table.header}
        return {**keys, **dict.fromkeys(self.items(), cell)}

    def _completed(self, frame: pl.LazyFrame) -> pl.LazyFrame:
        """The table of answers: an empty cell is not answered, an absent column was not asked."""
        here = frame.collect_schema().names()
        keys = [
            (pl.col(name).fill_null(self.defaults[name]) if name in here else pl.lit(self.defaults[name])).alias(name)
            for name in KEYS
        ]
        cells = [
            pl.col(item).fill_null(int(NonAnswer.NOT_ANSWERED)) if item in here else pl.lit(None, pl.Int8).alias(item)
            for item in item_ids(self.questionnaires)
        ]
        return frame.select(*keys, *cells)

    def _options(self, item: str) -> int:
        return next(each.options_of(own) for each in self.questionnaires for own in each.items if own.id == item)

    def _code(self, item: str) -> pl.Expr:
        """The code of a cell, null where it is empty or not understood."""
        text = pl.col(item).str.strip_chars()
        whole = pl.when(text.str.contains(_WHOLE)).then(text).cast(pl.Float64).cast(pl.Int16)
        known = whole.is_between(1, self._options(item)) | whole.is_in([int(code) for code in NonAnswer])
        named = text.replace_strict({code.label: int(code) for code in NonAnswer}, default=None, return_dtype=pl.Int8)
        return pl.when(known).then(whole).otherwise(named).cast(pl.Int8).alias(item)

    def _misread(self, rows: pl.DataFrame, item: str) -> Iterator[Issue]:
        filled = pl.col(item).str.strip_chars() != ""
        wrong = (
            rows.lazy()
            .with_row_index("row", 2)  # as a spreadsheet counts, with the header in row 1
            .filter(filled & self._code(item).is_null())
            .group_by(item)
            .agg(pl.col("row").min(), pl.len().alias("count"))
            .sort("row")
            .head(MAX_ISSUES)
            .collect()
        )
        where = Where(self.table.path.as_posix())
        for found, row, count in wrong.iter_rows():
            values = {"row": row, "count": count, "item": item, "found": found[:60], "options": self._options(item)}
            yield Issue("cell-not-understood", where, values)

    def _unknown_groups(self, rows: pl.DataFrame) -> Iterator[Issue]:
        counted = rows.filter(~_group().is_in(list(Group))).group_by(GROUP).len().sort(GROUP).head(MAX_ISSUES)
        for found, count in counted.iter_rows():
            values = {"found": found[:60], "count": count, "groups": ", ".join(Group)}
            yield Issue("unknown-answer-group", Where(self.table.path.as_posix()), values)


def open_plain(path: Path, questionnaires: Sequence[Questionnaire], group: str = "") -> PlainFile:
    """The file, with the questionnaires that occur in it; `group` says who answered where no column does.

    Raises:
        UnreadableInputError: when the file cannot be read, no column is an item that we know, or it is not known who
            answered.
    """
    table = open_table(path)
    present = tuple(each for each in questionnaires if any(item.id in table.header for item in each.items))
    shown = clean(str(path))
    if not present:
        near = nearest(table.header[-1], item_ids(questionnaires))
        sentence = _("{path}: no column is the id of an item that we know.{near} Name your questionnaire with -q.")
        raise UnreadableInputError(sentence.format(path=shown, near=near))
    if GROUP not in table.header and not group:
        sentence = _("{path}: there is no column 'group'. Say who answered: --group {groups}.")
        raise UnreadableInputError(sentence.format(path=shown, groups="|".join(Group)))
    defaults = {SCHOOL: clean(path.stem), WAVE: "", GROUP: group, RESPONDENT: ""}
    return PlainFile(table, present, defaults)


def _group() -> pl.Expr:
    return pl.col(GROUP).str.strip_chars()
