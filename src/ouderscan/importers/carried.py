"""Which schools have something, such as an intervention, by one column that the user names.

The columns of an export that are no questions are never read. Of the one that is named only this is taken along:
whether its cell is the value that was named, for each school and moment. So nothing else of it can get anywhere.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import polars as pl

from ouderscan.answers.table import SCHOOL, WAVE
from ouderscan.errors import UnreadableInputError
from ouderscan.importers import kinds, origins, reading, sources
from ouderscan.importers.base import Trait
from ouderscan.importers.mapping import EMPTY
from ouderscan.importers.recognition import Recognised, layout_of
from ouderscan.importers.tabular import Table
from ouderscan.texts import _

HAS_IT = "has_it"
_NAMES = ("school", "naam van de school", "schoolnaam", "naam school")
"""How the column with the names is called in a list of schools."""


def of_answers(recognised: Recognised, trait: Trait) -> pl.DataFrame:
    """The columns school, wave, has_it of a table with answers; two rows where the cells of a school differ.

    Raises:
        UnreadableInputError: when the column is not there.
    """
    place = origins.position_of(trait.column, recognised.layout, recognised.table)
    known = recognised.origins
    with_it = replace(
        known,
        columns={**known.columns, HAS_IT: trait.is_in(pl.col(str(place)))},
        positions=known.positions | {place},
    )
    rows = reading.rows_of(replace(recognised, origins=with_it))
    return rows.filter(reading.is_of(reading.ALL)).select(SCHOOL, WAVE, HAS_IT).unique().collect()


def of_list(path: Path, trait: Trait) -> pl.DataFrame:
    """The columns school and has_it of a list of schools; two rows where a school stands in it with both.

    Raises:
        UnreadableInputError: when it is no table with these columns.
    """
    tables = [each for part in _parts(path) for each in kinds.tables_in(part)]
    if len(tables) != 1:
        sentence = _("{path} is not one table. Make a list with a column 'school' and a column '{column}'.")
        raise UnreadableInputError(sentence.format(path=path.name, column=trait.column))
    (table,) = tables
    layout = layout_of(table, EMPTY)
    name = next((each for each in layout.columns if each.name.casefold() in _NAMES), None)
    school = name.position if name else origins.position_of(SCHOOL, layout, table)
    place = origins.position_of(trait.column, layout, table)
    rows = _rows(table, layout.above, {school, place})
    return (
        rows.select(origins.text_of(school).alias(SCHOOL), trait.is_in(pl.col(str(place))).alias(HAS_IT))
        .filter(pl.col(SCHOOL) != "")
        .unique()
        .collect()
    )


def _parts(path: Path) -> Iterable[sources.Source]:
    return (part for source in sources.expand([path]) for part in sources.parts(source))


def _rows(table: Table, above: int, places: Iterable[int]) -> pl.LazyFrame:
    return table.scan(above, {place: pl.String() for place in sorted(places)})
