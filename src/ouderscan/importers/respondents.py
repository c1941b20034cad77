"""Who answered more than once: the same id twice, in one table or in two. It is told, and all rows count.

Ids are kept as hashes and never shown. Tables that are not held in memory are not looked at.
"""

from collections.abc import Iterator

import polars as pl

from ouderscan.answers.table import RESPONDENT, SCHOOL, WAVE
from ouderscan.importers import reading
from ouderscan.importers.reading import ROW
from ouderscan.importers.recognition import Recognised
from ouderscan.issues import Issue, Where

_PERSON, _TABLE = "person", "table"


class Respondents:
    """The people of the tables so far."""

    def __init__(self) -> None:
        self._people: list[pl.DataFrame] = []
        self._tables: list[Where] = []

    def add(self, recognised: Recognised) -> None:
        """Remember the people of a table in memory that have an id."""
        if recognised.table.large or RESPONDENT not in recognised.origins.told:
            return
        rows = reading.rows_of(recognised).filter(reading.is_of(reading.ALL), pl.col(RESPONDENT) != "")
        person = pl.struct(pl.lit(recognised.layout.system), SCHOOL, WAVE, RESPONDENT).hash()
        table = pl.lit(len(self._tables), pl.UInt32)
        self._people.append(rows.select(person.alias(_PERSON), table.alias(_TABLE), ROW).collect())
        self._tables.append(recognised.where)

    def issues(self) -> Iterator[Issue]:
        """For each table: how many of its people occur again, there or in a later table, and where the first does."""
        if not self._people:
            return
        everybody = pl.concat(self._people).lazy()
        again = everybody.filter(pl.len().over(_PERSON) > 1).group_by(_PERSON, maintain_order=True)
        pairs = again.agg(pl.col(_TABLE, ROW).first(), pl.col(_TABLE, ROW).get(1).name.suffix("_2"))
        counted = pairs.group_by(_TABLE, f"{_TABLE}_2", maintain_order=True)
        rows = counted.agg(pl.len(), pl.col(ROW, f"{ROW}_2").first()).collect()
        for table, second_table, count, row, second in rows.iter_rows():
            values = {"count": count, "row": row, "second": second, "other": self._tables[second_table].shown()}
            yield Issue("respondent-twice", self._tables[table], values)
