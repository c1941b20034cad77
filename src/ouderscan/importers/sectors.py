"""Of which sector the schools of a table are, and the table as each of these sectors reads it.

The sector is told as the other keys of a row are (see `origins`), else by the user for everything. A school has one:
what any of its rows tells holds for all of them. Rows of a school of which no row tells it do not count.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

import polars as pl

from ouderscan.answers.table import GROUP, SCHOOL
from ouderscan.errors import UnreadableInputError
from ouderscan.importers import origins, recognition
from ouderscan.importers.base import Layout, Reason
from ouderscan.importers.mapping import SECTOR, FromColumn, Mapped
from ouderscan.importers.origins import ASIDE, Origins
from ouderscan.importers.recognition import Known, Recognised, Told
from ouderscan.importers.tabular import Table
from ouderscan.issues import Issue, Where
from ouderscan.questionnaire.model import Sector
from ouderscan.texts import _

WORDS: Final[Mapping[str, Sector]] = {
    **{each.value: each for each in Sector},
    "primair onderwijs": Sector.PO,
    "basisonderwijs": Sector.PO,
    "primary education": Sector.PO,
    "speciaal onderwijs": Sector.SO,
    "special education": Sector.SO,
    "voortgezet onderwijs": Sector.VO,
    "secondary education": Sector.VO,
    "middelbaar beroepsonderwijs": Sector.MBO,
    "vocational education": Sector.MBO,
}
"""What a sector is called, in small letters."""
_OF_ANOTHER: Final = ASIDE + "of-another-sector"
"""The group of rows that are read with another sector; they are in no account of this one."""


@dataclass(frozen=True, slots=True)
class Sectors:
    """The questionnaires as each sector reads them, and the sector of what does not tell its own."""

    known: Callable[[Sector], Known]
    default: Sector = Sector.PO
    given: bool = False
    """Whether the user said so; it then goes before a column that only happens to be called so."""


def recognised(table: Table, sectors: Sectors, told: Told) -> Iterator[Recognised]:
    """The table as the sector of its schools reads it; once for each where they are of several.

    Raises:
        UnreadableInputError: when what tells the sector is not there or is none, or a school is of two; and as
            `recognition.recognise` does.
    """
    layout = recognition.layout_of(table, told.mapped)
    place = _place(table, layout, sectors, told.mapped)
    if isinstance(place, int):
        yield from _of_column(table, layout, place, sectors, told)
    elif place:
        known = sectors.known(_sector(place, table))
        yield replace(recognition.recognise(table, known, told), sector_told=True)
    else:
        yield replace(recognition.recognise(table, sectors.known(sectors.default), told), sector_told=sectors.given)


def _place(table: Table, layout: Layout, sectors: Sectors, mapped: Mapped) -> int | str | None:
    """Where the sector stands: in a column, in the words of a value or a file's name, or nowhere."""
    if sectors.given and mapped.sector is None and f"{{{SECTOR}}}" not in (mapped.file_name or ""):
        return None
    return origins.origin(SECTOR, table, layout, mapped)


def _sector(text: str, table: Table) -> Sector:
    found = WORDS.get(text.strip().lower())
    if found is None:
        sentence = _("{path}: there is no sector '{sector}'. There are: {sectors}.")
        raise UnreadableInputError(sentence.format(path=table.name, sector=text, sectors=", ".join(Sector)))
    return found


def _of_column(table: Table, layout: Layout, place: int, sectors: Sectors, told: Told) -> Iterator[Recognised]:
    found = _told_of_schools(table, layout, place, told.mapped)
    of: defaultdict[Sector, set[str]] = defaultdict(set)
    for school, own in found.items():
        if len(own) > 1:
            raise UnreadableInputError(two_sectors(school, sorted(own), (table.name, table.name)).sentence())
        for sector in own:
            of[sector].add(school)
    if not of:
        sentence = _("{path}: no cell of the column with the sector is one of these: {sectors}.")
        raise UnreadableInputError(sentence.format(path=table.name, sectors=", ".join(Sector)))
    rest = {school for school, own in found.items() if not own}
    for sector in (each for each in Sector if each in of):
        read = recognition.recognise(table, sectors.known(sector), told)
        yield replace(
            read,
            origins=_only(read.origins, place, of[sector], rest),
            schools=frozenset(of[sector] | rest),
            sector_told=True,
        )
        rest = set()  # what does not count is accounted for once


def _told_of_schools(table: Table, layout: Layout, place: int, mapped: Mapped) -> Mapping[str, set[Sector]]:
    """The sectors that the rows of each school tell."""
    whose = origins.origins_of(table, layout, mapped, "")
    rows = table.scan(layout.above, {each: pl.String() for each in sorted(whose.positions | {place})})
    pairs = rows.select(whose.columns[SCHOOL].alias(SCHOOL), origins.text_of(place).str.to_lowercase().alias(SECTOR))
    words = {**WORDS, **_meant(mapped)}
    found: dict[str, set[Sector]] = {}
    for school, cell in pairs.unique().collect().iter_rows():
        found.setdefault(school, set()).update({words[cell]} if school and cell in words else ())
    return found


def _meant(mapped: Mapped) -> Mapping[str, Sector]:
    """What the mapping says of the cells."""
    values = mapped.sector.values if isinstance(mapped.sector, FromColumn) else {}
    return {cell.lower(): Sector(sector) for cell, sector in values.items() if sector in set(Sector)}


def _only(known: Origins, place: int, mine: Collection[str], rest: Collection[str]) -> Origins:
    """The same for some schools alone; those of which nothing tells the sector do not count, nor do rows of none."""
    school, group = known.columns[SCHOOL], known.columns[GROUP]
    nowhere = pl.when(school == "").then(group).otherwise(pl.lit(ASIDE + Reason.NO_SECTOR))
    own = pl.when(school.is_in(sorted(mine))).then(group)
    of_rest = own.when(school.is_in(sorted(rest))).then(nowhere).otherwise(pl.lit(_OF_ANOTHER))
    return replace(known, columns={**known.columns, GROUP: of_rest}, positions=known.positions | {place})


def two_sectors(school: str, both: Collection[Sector], tables: tuple[str, str]) -> Issue:
    """The issue that a school is told to be of two sectors, in one table or in two."""
    first, second = both
    values = {"school": school, "first": first, "second": second, "other": tables[1]}
    return Issue("school-of-two-sectors", Where(tables[0]), values)
