"""Two waves of a school made from rows, and of the small scan of `report_example`, for tests of comparisons."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import report_example
from ouderscan.answers import table
from ouderscan.answers.store import Scan
from ouderscan.compare.waves import Wave
from ouderscan.questionnaire.model import Group, Questionnaire, Sector

BEFORE, AFTER = "2025-11-24", "2026-11-24"
Answers = Mapping[Group, Sequence[Mapping[str, int]]]


def wave(own: Questionnaire, answers: Answers, day: str = BEFORE, **changes: Any) -> Wave:
    """A wave in which each person of a group gave these answers."""
    scan = Scan(
        school="De Regenboog",
        sector=Sector.PO,
        date=day,
        questionnaires=(own.id,),
        groups=dict.fromkeys(answers, None) or {Group.TEAM: None},
    ).model_copy(update=changes)
    rows: list[dict[str, object]] = [
        {
            table.SCHOOL: scan.school,
            table.WAVE: day,
            table.GROUP: group.value,
            table.RESPONDENT: f"{group}{n}",
            **person,
        }
        for group, people in answers.items()
        for n, person in enumerate(people)
    ]
    return Wave(scan, [own], table.from_rows(rows, table.item_ids([own])))


def people(**columns: Iterable[int]) -> list[dict[str, int]]:
    """Persons from the answers to each item, one after the other; `-` in an item's id is written `_`."""
    named = {name.replace("_", "-"): list(values) for name, values in columns.items()}
    return [dict(zip(named, values, strict=True)) for values in zip(*named.values(), strict=True)]


def of_example(day: str = BEFORE, lift: Mapping[str, int] | None = None, **changes: Any) -> Wave:
    """A wave of the example of the report in which the answers to some items lie so many options higher."""
    scan = report_example.SCAN.model_copy(update={"date": day, **changes})
    own = [each.in_sector(scan.sector) for each in report_example.content().questionnaires]
    most = {item.id: each.options_of(item) for each in own for item in each.items}
    rows = list(report_example.answers())
    for row in rows:
        row[table.WAVE] = day
        for item, steps in (lift or {}).items():
            value = row.get(item)
            if isinstance(value, int) and value > 0:
                row[item] = min(most[item], value + steps)
    return Wave(scan, own, table.from_rows(rows, table.item_ids(own)))
