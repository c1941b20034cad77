"""A comparison of two waves as data: one long table for spreadsheets, and JSON with the findings."""

import json
from collections.abc import Iterator
from dataclasses import asdict

import polars as pl

from ouderscan.compare.changes import Change
from ouderscan.compare.waves import Comparison
from ouderscan.findings import Thresholds
from ouderscan.plan import Plan

FORMAT = "ouderscan/comparison/1"


def json_text(compared: Comparison, plan: Plan | None) -> str:
    """Everything that is known of a comparison, with the plan that was made then."""
    before, after = compared.before.scan, compared.after.scan
    content = {
        "format": FORMAT,
        "school": after.school,
        "sector": after.sector,
        "before": before.date,
        "after": after.date,
        "target": Thresholds.of(after.target).target,
        "changes": list(_rows(compared)),
        "plan": plan.model_dump(mode="json", exclude={"format"}) if plan else None,
        "findings": [
            {"fate": each.fate, "sentence": each.finding.sentence(), **asdict(each.finding)}
            for each in compared.findings
        ],
        "reworded": [asdict(each) for each in compared.common.reworded],
        "not_compared": [asdict(each) for each in compared.common.apart],
        "by_question_alone": [
            {"dimension": dimension, "group": group} for dimension, group in compared.by_question_alone
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def long_table(compared: Comparison) -> pl.DataFrame:
    """The changes, one a row, by `level` (`dimension`, `item`). What may not be shown is empty."""
    return pl.DataFrame(list(_rows(compared)), schema_overrides=_TYPES, infer_schema_length=None)


_TYPES = {
    **{f"{name}_{when}": pl.Float64() for name in ("mean", "unknown") for when in ("before", "after")},
    **{f"hidden_{when}": pl.String() for when in ("before", "after")},
    **dict.fromkeys(("difference", "least", "low", "high"), pl.Float64()),
    **dict.fromkeys(("n_before", "n_after"), pl.Int64()),
}


def _rows(compared: Comparison) -> Iterator[dict[str, object]]:
    return map(_row, (*compared.dimensions, *compared.items))


def _row(change: Change) -> dict[str, object]:
    low, high = change.bounds or (None, None)
    moments = {
        f"{name}_{when}": getattr(moment, name)
        for name in ("n", "mean", "unknown", "hidden")
        for when, moment in (("before", change.before), ("after", change.after))
    }
    return {
        "level": "item" if change.item else "dimension",
        "id": change.item or change.dimension,
        "dimension": change.dimension,
        "kind": change.kind.value,
        "group": change.group.value,
        "estimate": change.estimate,
        **moments,
        "difference": change.difference,
        "least": change.least,
        "explicable": change.explicable,
        "low": low,
        "high": high,
    }
