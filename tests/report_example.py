"""A small scan as material for a report: the content and the answers of `reporting/small`, scored by the engine."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ouderscan.answers import table
from ouderscan.answers.store import Note, Scan
from ouderscan.questionnaire import catalogue
from ouderscan.questionnaire.catalogue import Catalogue
from ouderscan.questionnaire.model import Group, Sector
from ouderscan.reporting.material import Material
from ouderscan.scoring.disclosure import Disclosure
from ouderscan.scoring.engine import OWN_FOLDER, score_school

SMALL = Path(__file__).parent / "reporting" / "small"
SCAN = Scan(
    school="De Regenboog",
    sector=Sector.VO,
    date="2026-11-24",
    questionnaires=("proef",),
    groups={Group.TEAM: 9, Group.OUDER: 120},
    profiles=("taal", "werkend"),
    example=True,
)
NOTES = (Note("sf3-groet", Group.TEAM, "Bij regen lukt het niet."), Note("sf3-groet", Group.OUDER, "Fijn."))


def content() -> Catalogue:
    """The content of the example."""
    return catalogue.read(SMALL / "content")


def answers() -> Iterator[dict[str, object]]:
    """The rows of the table of answers; a line of the file stands for as many persons as it says."""
    with (SMALL / "answers.csv").open(encoding="utf-8") as file:
        for line, row in enumerate(csv.DictReader(file)):
            group, persons = row.pop("group"), int(row.pop("persons"))
            values = {item: int(value) for item, value in row.items() if value}
            for number in range(persons):
                key = {table.SCHOOL: SCAN.school, table.WAVE: SCAN.date, table.GROUP: group}
                yield {**key, table.RESPONDENT: f"{line}-{number}", **values}


def material(
    groups: tuple[Group, ...] = (Group.TEAM, Group.OUDER),
    notes: tuple[Note, ...] = NOTES,
    rules: Disclosure = OWN_FOLDER,
    **changes: Any,
) -> Material:
    """The material of the example: with these groups alone, and with changes to the scan."""
    known = content()
    scan = SCAN.model_copy(update=changes)
    questionnaires = tuple(each.in_sector(scan.sector) for each in known.questionnaires)
    rows = (row for row in answers() if row[table.GROUP] in groups)
    frame = table.from_rows(rows, table.item_ids(questionnaires))
    figures = score_school(frame, questionnaires, scan.groups, rules)
    return Material(scan, questionnaires, figures, known, notes, ("antwoorden.csv regel 3: overgeslagen.",), rules)
