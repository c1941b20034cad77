"""Some schools as an overview gets them: the small questionnaire of `report_example`, other answers at each school."""

from collections.abc import Mapping, Sequence

from ouderscan.answers import table
from ouderscan.questionnaire.model import Group, Sector
from ouderscan.reporting.batch import Case
from ouderscan.reporting.material import Material
from ouderscan.reporting.occasion import Occasion
from ouderscan.reporting.overview.gathering import Gathering
from ouderscan.reporting.overview.page import overview
from ouderscan.reporting.overview.view import Overview
from ouderscan.scoring.disclosure import Disclosure
from ouderscan.scoring.engine import score_school
from report_example import content

Persons = dict[Group, int]
FULL: Persons = {Group.TEAM: 6, Group.OUDER: 9}


def case(
    school: str,
    answer: int,
    persons: Persons,
    sector: Sector = Sector.PO,
    wave: str = "2026-11-24",
    populations: Mapping[Group, int | None] | None = None,
) -> Case:
    """A school at which everybody gave the same answer to everything that was put to them, one person another."""
    asked = tuple(each.in_sector(sector) for each in content().questionnaires)
    rows: list[dict[str, object]] = [
        {
            table.SCHOOL: school,
            table.WAVE: wave,
            table.GROUP: group.value,
            table.RESPONDENT: f"{group}{number}",
        }
        | {
            item.id: min(answer + (number % 3 == 0), len(each.scale_of(item, group).options))
            for each in asked
            for item in each.items_for(group)
        }
        for group, count in persons.items()
        for number in range(count)
    ]
    figures = score_school(table.from_rows(rows, table.item_ids(asked)), asked, populations or {}, Disclosure())
    return Case(Occasion(school, sector, wave), figures, asked)


def overview_of(cases: Sequence[Case]) -> Overview:
    """The overview of these schools."""
    gathering, known = Gathering(), content()
    for place, each in enumerate(cases):
        asked = each.questionnaires or ()
        gathering.add(str(place), each.scan, each.figures, asked)
        material = Material(each.scan, asked, each.figures, known, rules=Disclosure())
        advice = material.advice
        first = [one.recommendation.id for one in advice.first]
        others = [one.recommendation.id for one in (*advice.waiting, *advice.others)]
        gathering.conclude(str(place), material.findings, [*first, *others], first)
    return overview(gathering, known)
