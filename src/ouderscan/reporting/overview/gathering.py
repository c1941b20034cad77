"""What is kept of each school for the overview: shown scores, numbers of persons, findings and advice. No names."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from ouderscan.answers.store import Scan
from ouderscan.findings import Finding
from ouderscan.questionnaire.model import Group, Kind, Questionnaire, Sector
from ouderscan.reporting.occasion import Occasion
from ouderscan.reporting.overview.findable import Ground, asked, findable, ground
from ouderscan.scoring.results import Response, SchoolFigures

Score = tuple[str, Kind, Group]
"""A dimension, a kind and who says it."""


@dataclass(slots=True)
class Known:
    """The schools of which is known how many there are in a group: how many schools, persons there, and answers."""

    schools: int = 0
    population: int = 0
    persons: int = 0


@dataclass(slots=True)
class SectorSchools:
    """The schools of one sector so far. Its size grows with the schools only by a few numbers for each."""

    schools: int = 0
    questionnaires: dict[str, Questionnaire] = field(default_factory=dict)
    means: dict[Score, list[float]] = field(default_factory=dict)
    persons: Counter[Group] = field(default_factory=Counter)
    """In the schools in which that may be shown."""
    answered: Counter[Group] = field(default_factory=Counter)
    """How many schools those are."""
    known: dict[Group, Known] = field(default_factory=dict)
    """Those of them of which the population is known."""
    hidden: set[Group] = field(default_factory=set)
    """Groups of which too few answered at some school."""
    asked: set[Ground] = field(default_factory=set)
    """What the answers of any school are about, shown or not."""
    findable: Counter[frozenset[Ground]] = field(default_factory=Counter)
    """Schools by what could be found of them: many have all the same figures."""
    found: Counter[Ground] = field(default_factory=Counter)
    """Schools with a finding of a kind on a dimension."""
    advised: Counter[str] = field(default_factory=Counter)
    first: Counter[str] = field(default_factory=Counter)
    """Schools to which a recommendation was made, and those where it is among the first three."""

    def answer(self, response: Response) -> None:
        """Count who answered at a school, where that is shown."""
        group, n, population = response.group, response.n, response.population
        if n is None:
            self.hidden.add(group)
        elif n:
            self.persons[group] += n
            self.answered[group] += 1
            if population is not None and population >= n:
                known = self.known.setdefault(group, Known())
                known.schools += 1
                known.population += population
                known.persons += n

    def among(self, grounds: Collection[Ground]) -> int:
        """Schools of which at least one of these could be found."""
        return sum(schools for shown, schools in self.findable.items() if not shown.isdisjoint(grounds))


class Gathering:
    """The schools of a run, sector by sector."""

    def __init__(self) -> None:
        self.sectors: dict[Sector, SectorSchools] = {}
        self.moments: set[str] = set()
        self._sector_of: dict[str, Sector] = {}

    def add(
        self, name: str, scan: Scan | Occasion, figures: SchoolFigures, questionnaires: Sequence[Questionnaire]
    ) -> None:
        """Keep what is needed of a school's figures; its conclusions follow under the same name."""
        sector = self.sectors.setdefault(scan.sector, SectorSchools())
        self._sector_of[name] = scan.sector
        self.moments.add(figures.wave)
        sector.schools += 1
        for each in questionnaires:
            sector.questionnaires.setdefault(each.id, each)
        sector.asked |= asked(figures, questionnaires)
        sector.findable[findable(figures, questionnaires)] += 1
        for response in figures.responses:
            sector.answer(response)
        for score in figures.dimensions:
            if score.mean is not None:
                sector.means.setdefault((score.dimension, score.kind, score.group), []).append(score.mean)

    def conclude(self, name: str, findings: Sequence[Finding], advised: Sequence[str], first: Sequence[str]) -> None:
        """Count what was concluded of a school that was added."""
        if name in self._sector_of:
            sector = self.sectors[self._sector_of[name]]
            sector.found.update({ground(each) for each in findings})
            sector.advised.update(advised)
            sector.first.update(first)
