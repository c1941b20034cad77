"""Figures as data: one long table for spreadsheets and Parquet, and JSON with the findings and the advice."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from enum import Enum
from pathlib import Path

import polars as pl

from ouderscan import texts
from ouderscan.advice import Advice, Advised
from ouderscan.answers.table import NonAnswer
from ouderscan.files import make_folder, not_writable
from ouderscan.findings import Finding
from ouderscan.scoring.figures import COUNTS
from ouderscan.scoring.results import SchoolFigures
from ouderscan.scoring.scores import Scores

_DANGEROUS_START = r"^([=+\-@\t\r])"
"""A spreadsheet takes a cell that begins so for a formula."""


def long_table(scores: Scores) -> pl.DataFrame:
    """All figures, one a row: first the dimensions, then the items; `count_1` … hold the answers by option."""
    options = scores.items[COUNTS].list.len().max()
    counts = [
        pl.col(COUNTS).list.get(place, null_on_oob=True).alias(f"count_{place + 1}")
        for place in range(options if isinstance(options, int) else 0)
    ]
    items = scores.items.select(
        pl.lit("item").alias("level"), pl.col("item").alias("id"), pl.all().exclude("item", COUNTS), *counts
    )
    dimensions = scores.dimensions.select(
        pl.lit("dimension").alias("level"), pl.col("dimension").alias("id"), pl.all().exclude("dimension")
    )
    table = pl.concat([dimensions, items], how="diagonal")
    first = ["school", "wave", "group", "level", "id", "kind", "asked", "n", "mean", "hidden"]
    return table.select(*first, pl.all().exclude(first))


def csv(table: pl.DataFrame) -> str:
    """The table for a spreadsheet in the user's language: `;` and a decimal comma for Dutch, without formulas."""
    dutch = texts.language() == "nl"
    defused = table.with_columns(pl.col(pl.String).str.replace(_DANGEROUS_START, "'${1}"))
    return defused.write_csv(separator=";" if dutch else ",", decimal_comma=dutch)


def write_parquet(table: pl.DataFrame, path: Path) -> None:
    """Write the table as Parquet.

    Raises:
        NotWritableError: when the file cannot be written.
    """
    make_folder(path.parent)
    try:
        table.write_parquet(path)
    except OSError as fault:
        raise not_writable(path, fault) from fault


def json_text(schools: Sequence[tuple[SchoolFigures, Sequence[Finding], Advice]]) -> str:
    """Everything that is known of each school, with why each recommendation is there."""
    content = {
        "format": "ouderscan/scores/1",
        "schools": [
            {
                **asdict(figures),
                "findings": [asdict(finding) | {"sentence": finding.sentence()} for finding in findings],
                "advice": {
                    "first": _trace(advice.first),
                    "others": _trace(advice.others),
                    "waiting": _trace(advice.waiting),
                    "keep": _trace(advice.keep),
                },
            }
            for figures, findings, advice in schools
        ],
    }
    return json.dumps(_plain(content), ensure_ascii=False, indent=2) + "\n"


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
