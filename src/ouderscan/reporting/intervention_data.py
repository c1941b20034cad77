"""An evaluation as data: one table for spreadsheets, and JSON with the schools that were left out."""

import json
from collections.abc import Iterator
from math import isinf

import polars as pl

from ouderscan.compare.intervention import Effect, Side
from ouderscan.reporting.intervention import Evaluation, warnings

FORMAT = "ouderscan/intervention/1"


def json_text(made_of: Evaluation) -> str:
    """Everything that is known of an evaluation."""
    content = {
        "format": FORMAT,
        "intervention": made_of.title,
        "sector": made_of.sector,
        "before": made_of.moments[0] or None,
        "after": made_of.moments[1] or None,
        "schools": {"with": made_of.count(having=True), "without": made_of.count(having=False)},
        "warnings": list(warnings(made_of)),
        "left_out": made_of.sides.left_out,
        "effects": list(_rows(made_of)),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def table(made_of: Evaluation) -> pl.DataFrame:
    """The effects, one a row. A bound is empty where there are too few schools for one."""
    floats = [f"{name}_{side}" for side in ("with", "without") for name in ("before", "after", "change")]
    schema = dict.fromkeys((*floats, "difference", "low", "high"), pl.Float64())
    rows = pl.DataFrame(list(_rows(made_of)), schema_overrides=schema, infer_schema_length=None)
    return rows.with_columns(pl.lit(" ".join(warnings(made_of))).alias("warning"))


def _rows(made_of: Evaluation) -> Iterator[dict[str, object]]:
    return map(_row, made_of.effects)


def _row(effect: Effect) -> dict[str, object]:
    bounds = effect.interval
    return {
        "dimension": effect.dimension,
        "kind": effect.kind.value,
        "group": effect.group.value,
        "estimate": effect.estimate,
        **_side("with", effect.having),
        **_side("without", effect.lacking),
        "difference": effect.difference,
        "low": None if isinf(bounds.low) else bounds.low,
        "high": None if isinf(bounds.high) else bounds.high,
        "divisions": bounds.divisions,
        "exact": bounds.exact,
        "few_schools": effect.few,
    }


def _side(name: str, side: Side) -> dict[str, object]:
    return {
        f"schools_{name}": side.schools,
        f"before_{name}": side.before,
        f"after_{name}": side.after,
        f"change_{name}": side.change,
    }
