"""Questionnaires of a few items, and what the importers read of exports, with an account of the rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from ouderscan.answers.table import GROUP, RESPONDENT, SCHOOL, WAVE
from ouderscan.importers import answering, kinds, recognition, sources
from ouderscan.importers.account import Account, account_of
from ouderscan.importers.mapping import Mapped
from ouderscan.importers.recognition import Known, Told
from ouderscan.issues import Issue
from ouderscan.questionnaire.model import Group, Questionnaire

AGREE = ("helemaal mee oneens", "mee oneens", "neutraal", "mee eens", "helemaal mee eens")
FIVE = ("1", "2", "3", "4", "5")


@dataclass(frozen=True, slots=True)
class Asked:
    """An item: its wording (for every group, or one each) and the options that it has."""

    text: str | Mapping[str, str]
    options: Sequence[str] = FIVE
    non_answers: Mapping[str, str] = field(default_factory=dict)


def questionnaire(items: Mapping[str, Asked], name: str = "proef") -> Questionnaire:
    """A questionnaire with these items, for parents and for the team."""
    groups = ("team", "ouder")
    made: dict[str, Any] = {
        "format": "ouderscan/questionnaire/1",
        "id": name,
        "version": "1.0.0",
        "language": "nl",
        "title": "Proef",
        "description": "Om mee te proberen.",
        "groups": groups,
        "dimensions": [{"id": "d1", "title": "Een", "short": "Een", "description": "Een.", "sources": ["sf1"]}],
        "scales": {each: {"options": asked.options, "non_answers": asked.non_answers} for each, asked in items.items()},
        "items": [
            {
                "id": each,
                "dimension": "d1",
                "kind": "experience",
                "scale": each,
                "text": dict.fromkeys(groups, asked.text) if isinstance(asked.text, str) else asked.text,
            }
            for each, asked in items.items()
        ],
    }
    return Questionnaire.model_validate(made)


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a file: the rows that count, the account of all, and what was told."""

    answers: pl.DataFrame
    account: Account
    issues: tuple[Issue, ...]
    system: str

    def codes(self, item: str) -> list[int | None]:
        """The answers to an item, in the order of the rows."""
        return self.answers[item].to_list()

    @property
    def told(self) -> list[str]:
        """The codes of what was told."""
        return [issue.code for issue in self.issues]


def read(path: Path, asked: Questionnaire, mapping: Mapping[str, Any] | None = None, group: str = "") -> Read:
    """A file that holds one table with answers, as an importer reads it."""
    mapped = Mapped.model_validate({"format": "ouderscan/mapping/1", **(mapping or {})})
    known, told = Known([asked]), Told(mapped, group)
    parts = [part for source in sources.expand([path]) for part in sources.parts(source)]
    (table,) = [table for part in parts for table in kinds.tables_in(part)]
    recognised = recognition.recognise(table, known, told)
    answers, issues = answering.exact(recognised)
    rows = answers.collect()
    items = [item.id for item in asked.items]
    said = pl.any_horizontal((pl.col(item) != -4).fill_null(False) for item in items)
    counted = rows.with_columns(pl.when(said).then(pl.col(GROUP)).alias(GROUP))
    account = account_of(table.name, recognised.layout.system, dict(counted[GROUP].value_counts().iter_rows()))
    return Read(
        counted.filter(pl.col(GROUP).is_in(list(Group))).select(SCHOOL, WAVE, GROUP, RESPONDENT, *items),
        account,
        (*recognised.issues(), *issues),
        recognised.layout.system,
    )
