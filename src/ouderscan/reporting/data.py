"""Figures as data: one long table for spreadsheets and Parquet, and JSON with the findings and the advice."""

import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from enum import Enum
from pathlib import Path

import polars as pl

from ouderscan import texts
from ouderscan.advice import Advice, Advised
from ouderscan.answers.table import GROUP, SCHOOL, WAVE, NonAnswer
from ouderscan.files import write_bytes
from ouderscan.findings import Finding, Thresholds
from ouderscan.questionnaire.model import Group
from ouderscan.reporting.published import published
from ouderscan.scoring.figures import POPULATION
from ouderscan.scoring.results import SchoolFigures
from ouderscan.scoring.scores import Scores

Outcome = tuple[SchoolFigures, Sequence[Finding], Advice]
"""A school with what is concluded from its figures."""

FIRST = (SCHOOL, WAVE, GROUP, "level", "id", "kind", "estimate", "asked", "n", POPULATION, "mean", "hidden")
_DANGEROUS_START = r"^([=+\-@＝＋－＠\t\r])"
"""A spreadsheet takes a cell that begins so for a formula; some take the wide signs of East Asian scripts too."""


def long_table(scores: Scores) -> pl.LazyFrame:
    """All figures, one a row, by `level`.

    `response` (who answered), `dimension`, `perception` (the team's estimate against parents' experience) and `item`;
    `count_1` … hold the answers by option. A figure that is not shown is empty, with the reason in `hidden`.
    """
    # In the table "estimate" says whether a figure is one.
    means = {"estimate": "mean_estimate", "experience": "mean_experience"}
    tables = [
        _level("response", scores.responses.with_columns(pl.col(GROUP).alias("id"))),
        _level("dimension", scores.dimensions.rename({"dimension": "id"})),
        _level("perception", scores.perceptions.rename({"dimension": "id", **means})),
        _level("item", scores.items.drop("dimension").rename({"item": "id"})),
    ]
    table = pl.concat(tables, how="diagonal")
    return table.select(*FIRST, pl.all().exclude(FIRST))


def _level(name: str, table: pl.DataFrame | pl.LazyFrame) -> pl.LazyFrame:
    return table.lazy().with_columns(pl.lit(name).alias("level"))


def csv(table: pl.DataFrame) -> str:
    """The table for a spreadsheet in the user's language: `;` and a decimal comma for Dutch, without formulas."""
    dutch = texts.language() == "nl"
    return defused(table).write_csv(separator=";" if dutch else ",", decimal_comma=dutch)


def defused(table: pl.DataFrame) -> pl.DataFrame:
    """The table with no cell that a spreadsheet takes for a formula."""
    return table.with_columns(pl.col(pl.String).str.replace(_DANGEROUS_START, "'${1}"))


def write_parquet(table: pl.LazyFrame, path: Path) -> None:
    """Write the table as Parquet, without holding all of it in memory once more.

    Raises:
        NotWritableError: when the file cannot be written.
    """
    content = io.BytesIO()
    table.sink_parquet(content)
    write_bytes(path, content.getvalue())


def json_text(schools: Iterable[Outcome], limits: Thresholds, portions: Mapping[Group, int] | None = None) -> str:
    """Everything that is known of each school, with why each recommendation is there, and what all is published.

    `portions` says after how many portions a group counts, in a scan folder.
    """
    content = {
        "format": "ouderscan/scores/1",
        "thresholds": asdict(limits),
        "schools": [
            {
                **asdict(figures),
                "dimensions": [asdict(each) | {"estimate": each.estimate} for each in figures.dimensions],
                "findings": list(_concluded(findings)),
                "advice": {
                    "first": _trace(advice.first),
                    "others": _trace(advice.others),
                    "waiting": _trace(advice.waiting),
                    "keep": _trace(advice.keep),
                },
                "published": [asdict(each) for each in published(figures, portions or {})],
            }
            for figures, findings, advice in schools
        ],
    }
    return json.dumps(_plain(content), ensure_ascii=False, indent=2) + "\n"


def _concluded(findings: Sequence[Finding]) -> Iterator[dict[str, object]]:
    return (asdict(finding) | {"sentence": finding.sentence()} for finding in findings)


def _trace(advised: Sequence[Advised]) -> list[dict[str, object]]:
    return [
        {
            "recommendation": each.recommendation.id,
            "value": each.value,
            "contested": each.contested,
            "reasons": [asdict(reason) for reason in each.reasons],
            "waits_for": [asdict(finding) for finding in each.waits_for],
        }
        for each in advised
    ]


def _plain(value: object) -> object:
    """The same with names in place of enumerations, also as keys."""
    if isinstance(value, NonAnswer):
        return value.label
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict):
        return {str(_plain(key)): _plain(child) for key, child in value.items()}
    return [_plain(child) for child in value] if isinstance(value, list | tuple) else value
