"""The one table of answers: one row a respondent, one column an item.

Columns: `school`, `wave`, `group`, `respondent` (text), then one 8-bit integer column for each item, named by the
item's id. A cell holds

    1…k    the option that was chosen (its position in the response scale, before any turning of reverse items)
    < 0    a non-answer, see `NonAnswer`
    null   the item was not put to this person

so a non-answer can enter a mean only if someone leaves out `answered`, and a test says that nobody does.
"""

from collections.abc import Iterable, Sequence
from enum import IntEnum

import polars as pl

from ouderscan.questionnaire.model import NonAnswerName, Questionnaire

SCHOOL, WAVE, GROUP, RESPONDENT = KEYS = ("school", "wave", "group", "respondent")


class NonAnswer(IntEnum):
    """Why there is no option in a cell. The four are never added up."""

    DONT_KNOW = -1
    NOT_APPLICABLE = -2
    RATHER_NOT_SAY = -3
    NOT_ANSWERED = -4

    @property
    def label(self) -> str:
        """Its name in files: `dont_know`, …"""
        return self.name.lower()

    @classmethod
    def of(cls, name: NonAnswerName) -> "NonAnswer":
        """The code of a non-answer that a person can choose."""
        return cls[name.name]


def schema(items: Iterable[str]) -> pl.Schema:
    """The table's schema for these items."""
    return pl.Schema({**dict.fromkeys(KEYS, pl.String()), **dict.fromkeys(items, pl.Int8())})


def item_ids(questionnaires: Sequence[Questionnaire]) -> list[str]:
    """The ids of all items, in order."""
    return [item.id for questionnaire in questionnaires for item in questionnaire.items]


def answered(item: str) -> pl.Expr:
    """The chosen option, null for every kind of non-answer."""
    return pl.when(pl.col(item) > 0).then(pl.col(item))


def from_rows(rows: Iterable[dict[str, object]], items: Sequence[str]) -> pl.LazyFrame:
    """The table made of rows that may lack items (those were not asked)."""
    columns = schema(items)
    return pl.LazyFrame([{name: row.get(name) for name in columns} for row in rows], schema=columns)
