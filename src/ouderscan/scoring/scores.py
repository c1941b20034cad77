"""The figures of all schools as tables, and the same school by school as values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from ouderscan.answers.table import GROUP, SCHOOL, WAVE, NonAnswer
from ouderscan.questionnaire.model import Group, Kind
from ouderscan.scoring import figures
from ouderscan.scoring.results import DimensionFigures, Hidden, ItemFigures, PerceptionGap, Response, SchoolFigures

_ITEM_FIGURES = ("item", "estimate", "asked", "n", "mean", "sd", "disagreement", "agreement")
_DIMENSION_FIGURES = ("dimension", "asked", "n", "mean", "sd", "low", "high", "alpha", "complete")
_TABLES = ("items", "dimensions", "perceptions", "responses")


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures of all schools as tables, with what may not be shown taken out.

    `items` and `dimensions` have the columns of `figures`, plus `hidden`; `perceptions` those of
    `results.PerceptionGap`; `responses` has n and population for each school, wave and group.
    """

    items: pl.LazyFrame
    """The largest table: it is worked out when it is asked for, so that it can be written piece by piece."""
    dimensions: pl.DataFrame
    perceptions: pl.DataFrame
    responses: pl.DataFrame

    def schools(self, only: str | None = None) -> Iterator[SchoolFigures]:
        """The same figures school by school and wave by wave; with `only` of the school that is called so."""
        chosen = pl.lit(True) if only is None else pl.col(SCHOOL) == only
        tables = {
            name: getattr(self, name).lazy().filter(chosen).collect().partition_by(SCHOOL, WAVE, as_dict=True)
            for name in _TABLES
        }
        for key in sorted(tables["responses"]):
            rows = {name: parts[key].to_dicts() if key in parts else [] for name, parts in tables.items()}
            yield SchoolFigures(
                school=key[0],
                wave=key[1],
                responses=tuple(map(_response, rows["responses"])),
                items=tuple(map(_item, rows["items"])),
                dimensions=tuple(map(_dimension, rows["dimensions"])),
                perceptions=tuple(map(_perception, rows["perceptions"])),
            )


def _response(row: Mapping[str, Any]) -> Response:
    return Response(Group(row[GROUP]), row["n"], row[figures.POPULATION])


def _item(row: Mapping[str, Any]) -> ItemFigures:
    counts = (count for name, count in row.items() if name.startswith(figures.COUNT) and count is not None)
    return ItemFigures(
        group=Group(row[GROUP]),
        counts=tuple(counts) or None,
        non_answers={code: row[code.label] for code in NonAnswer if row[code.label] is not None},
        hidden=Hidden(row["hidden"]) if row["hidden"] else None,
        **{name: row[name] for name in _ITEM_FIGURES},
    )


def _dimension(row: Mapping[str, Any]) -> DimensionFigures:
    shares = {code: row[f"{code.label}_share"] for code in NonAnswer}
    return DimensionFigures(
        kind=Kind(row["kind"]),
        group=Group(row[GROUP]),
        non_answer_shares={code: share for code, share in shares.items() if share is not None},
        hidden=Hidden(row["hidden"]) if row["hidden"] else None,
        **{name: row[name] for name in _DIMENSION_FIGURES},
    )


def _perception(row: Mapping[str, Any]) -> PerceptionGap:
    return PerceptionGap(**{name: value for name, value in row.items() if name not in {SCHOOL, WAVE}})
