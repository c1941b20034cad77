"""What was read of files until now: counted sector by sector, with the account of every row."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl
from polars import selectors

from ouderscan.answers.table import GROUP, SCHOOL
from ouderscan.importers import form, sectors
from ouderscan.importers.account import Account, account_of, joined
from ouderscan.importers.recognition import Known
from ouderscan.importers.respondents import Respondents
from ouderscan.issues import Issue
from ouderscan.questionnaire.model import Group, Questionnaire, Sector
from ouderscan.scoring import engine
from ouderscan.scoring.tally import PERSONS, add

_FOLD = 64
"""Tallies of so many tables are added up at a time."""


@dataclass(frozen=True, slots=True)
class Part:
    """The schools of one sector: their answers counted, and the questionnaires as that sector reads them."""

    sector: Sector
    tally: pl.DataFrame
    questionnaires: tuple[Questionnaire, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """What was counted, sector by sector, what was not understood, and where each row went."""

    parts: tuple[Part, ...]
    issues: tuple[Issue, ...]
    accounts: tuple[Account, ...]
    traits: tuple[pl.DataFrame, ...] = ()
    """Which schools have what was asked of them besides, see `carried`."""
    presumed: tuple[str, ...] = ()
    """The tables of which nothing tells the sector."""


@dataclass(slots=True)
class Counted:
    """What was counted of a sector until now, and the ids of the questionnaires of which it has answers."""

    tallies: list[pl.DataFrame] = field(default_factory=list)
    questionnaires: set[str] = field(default_factory=set)

    def add(self, tally: pl.DataFrame, questionnaires: Sequence[str]) -> None:
        """Add what was counted of a table."""
        self.questionnaires.update(questionnaires)
        self.tallies.append(tally)
        if len(self.tallies) >= _FOLD:
            self.tallies = [together(self.tallies)]

    def part(self, known: Known, sector: Sector) -> Part:
        """All of it as one."""
        present = tuple(each for each in known.questionnaires if each.id in self.questionnaires) or known.questionnaires
        tallies = self.tallies or [engine.count(form.table_of((), present), present)]
        return Part(sector, together(tallies), present)


@dataclass(slots=True)
class SoFar:
    """What was read until now."""

    counted: dict[Sector, Counted] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)
    respondents: Respondents = field(default_factory=Respondents)
    traits: list[pl.DataFrame] = field(default_factory=list)
    presumed: list[str] = field(default_factory=list)
    _sector_of: dict[str, tuple[Sector, str]] = field(default_factory=dict)

    def add(self, name: str, system: str, tally: pl.DataFrame, questionnaires: Sequence[str], sector: Sector) -> None:
        """Add what was counted of a table as a sector reads it."""
        groups = tally.group_by(GROUP).agg(pl.col(PERSONS).sum())
        account = account_of(name, system, dict(groups.iter_rows()))
        again = bool(self.accounts) and self.accounts[-1].name == name
        self.accounts = (
            [*self.accounts[:-1], joined(self.accounts[-1], account)] if again else [*self.accounts, account]
        )
        self.counted.setdefault(sector, Counted()).add(tally, questionnaires)
        self._note_sector(name, tally, sector)

    def _note_sector(self, name: str, tally: pl.DataFrame, sector: Sector) -> None:
        """Remember of which sector the schools were read, and tell of those that were read of another before."""
        for school in tally.filter(pl.col(GROUP).is_in(list(Group)))[SCHOOL].unique().sort():
            before, table = self._sector_of.setdefault(school, (sector, name))
            if before is not sector:
                self.issues.append(sectors.two_sectors(school, (sector, before), (name, table)))


def together(tallies: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """One tally of several, also of different questionnaires: nobody is counted at what was not asked."""
    if len(tallies) == 1:
        return tallies[0]
    aligned = pl.concat(tallies, how="diagonal").with_columns(selectors.integer().fill_null(0))
    return add([aligned])
