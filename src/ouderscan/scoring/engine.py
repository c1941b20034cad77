"""Scoring as a whole: answers and questionnaires in, figures out; for one respondent and for a million."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from ouderscan.answers.table import GROUP, SCHOOL, WAVE, NonAnswer
from ouderscan.questionnaire.model import Group, Kind, Questionnaire
from ouderscan.scoring import disclosure, figures
from ouderscan.scoring.disclosure import Disclosure
from ouderscan.scoring.measures import measures_of, scaled_items
from ouderscan.scoring.results import (
    DimensionFigures,
    Hidden,
    ItemFigures,
    PerceptionGap,
    Response,
    SchoolFigures,
)
from ouderscan.scoring.tally import BY, PERSONS, add, has_unknown_codes, tally

OWN_FOLDER = Disclosure(room_may_see_itself=True)
"""A school's own scan: the team may see its own small numbers, parents stay protected."""


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures of all schools as tables, with what may not be shown taken out.

    `items` and `dimensions` have the columns of `figures`, plus `hidden`; `perceptions` those of
    `results.PerceptionGap`; `responses` has n and population for each school, wave and group.
    """

    items: pl.DataFrame
    dimensions: pl.DataFrame
    perceptions: pl.DataFrame
    responses: pl.DataFrame


def count(answers: pl.LazyFrame, questionnaires: Sequence[Questionnaire]) -> pl.DataFrame:
    """The tally of a table of answers; tallies of several tables can be added with `tally.add`."""
    items, measures = scaled_items(questionnaires), measures_of(questionnaires)
    return add([tally(answers, items, measures).collect(engine="streaming")])


def score(
    answers: pl.LazyFrame,
    questionnaires: Sequence[Questionnaire],
    populations: pl.DataFrame | None = None,
    rules: Disclosure | None = None,
) -> Scores:
    """The scores of every school, wave and group in a table of answers (see `answers.table`).

    `populations` has the columns school, group, population. Row order changes nothing.
    """
    return from_tally(count(answers, questionnaires), questionnaires, populations, rules)


def from_tally(
    counted: pl.DataFrame,
    questionnaires: Sequence[Questionnaire],
    populations: pl.DataFrame | None = None,
    rules: Disclosure | None = None,
) -> Scores:
    """The scores that follow from a tally; the only place where figures are made and hidden."""
    rules = rules or Disclosure()
    items, measures = scaled_items(questionnaires), measures_of(questionnaires)
    dimensions = figures.dimension_figures(counted, measures, populations)
    gaps = figures.perceptions(dimensions)
    own = dimensions.filter(pl.col("shared") == "").drop("shared", "covered")
    return Scores(
        items=disclosure.hide_items(figures.item_figures(counted, items), rules),
        dimensions=disclosure.hide_dimensions(own, rules),
        perceptions=disclosure.hide_perceptions(gaps, rules),
        responses=disclosure.hide_responses(_responses(counted, populations), rules),
    )


def score_school(
    answers: pl.LazyFrame,
    questionnaires: Sequence[Questionnaire],
    populations: Mapping[Group, int | None] | None = None,
    rules: Disclosure = OWN_FOLDER,
) -> SchoolFigures:
    """The figures of a table that holds one school at one moment; empty figures where there are no answers."""
    counted = count(answers, questionnaires)
    known = population_table(counted, populations or {})
    return next(schools_of(from_tally(counted, questionnaires, known, rules)), SchoolFigures("", ""))


def population_table(counted: pl.DataFrame, populations: Mapping[Group, int | None]) -> pl.DataFrame:
    """The populations of one school's groups as the table that `score` takes."""
    rows = [
        {SCHOOL: school, GROUP: group.value, figures.POPULATION: number}
        for school in counted[SCHOOL].unique()
        for group, number in populations.items()
    ]
    return pl.DataFrame(rows, schema={SCHOOL: pl.String, GROUP: pl.String, figures.POPULATION: pl.Int64})


def misfits(counted: pl.DataFrame, questionnaires: Sequence[Questionnaire], asked: Sequence[str]) -> bool:
    """Whether a table of numbers, in which the items `asked` were put to everybody, holds what it cannot mean:

    a cell that is neither an option nor a non-answer, or a group that does not exist.
    """
    items = [item for item in scaled_items(questionnaires) if item.id in set(asked)]
    return has_unknown_codes(counted, items) or not set(counted[GROUP]) <= set(Group)


def schools_of(scores: Scores) -> Iterator[SchoolFigures]:
    """The same figures school by school and wave by wave, as values."""
    tables = {
        name: getattr(scores, name).partition_by(SCHOOL, WAVE, as_dict=True)
        for name in ("items", "dimensions", "perceptions", "responses")
    }
    for key in sorted(tables["responses"]):
        rows = {name: parts[key].to_dicts() if key in parts else [] for name, parts in tables.items()}
        yield SchoolFigures(
            school=key[0],
            wave=key[1],
            responses=tuple(
                Response(Group(row[GROUP]), row["n"], row[figures.POPULATION]) for row in rows["responses"]
            ),
            items=tuple(_item(row) for row in rows["items"]),
            dimensions=tuple(_dimension(row) for row in rows["dimensions"]),
            perceptions=tuple(_perception(row) for row in rows["perceptions"]),
        )


def _responses(counted: pl.DataFrame, populations: pl.DataFrame | None) -> pl.DataFrame:
    responses = counted.select(*BY, pl.col(PERSONS).alias("n"))
    if populations is None:
        return responses.with_columns(pl.lit(None, pl.Int64).alias(figures.POPULATION))
    return responses.join(populations, on=[SCHOOL, GROUP], how="left").sort(BY)


def _item(row: Mapping[str, Any]) -> ItemFigures:
    shown = row["hidden"] is None
    return ItemFigures(
        group=Group(row[GROUP]),
        counts=tuple(row[figures.COUNTS]) if row[figures.COUNTS] is not None else None,
        non_answers={code: row[code.label] for code in NonAnswer} if shown else {},
        hidden=Hidden(row["hidden"]) if not shown else None,
        **{name: row[name] for name in ("item", "asked", "n", "mean", "sd", "disagreement", "agreement")},
    )


def _dimension(row: Mapping[str, Any]) -> DimensionFigures:
    shown = row["hidden"] is None
    return DimensionFigures(
        kind=Kind(row["kind"]),
        group=Group(row[GROUP]),
        non_answer_shares={code: row[f"{code.label}_share"] for code in NonAnswer} if shown else {},
        hidden=Hidden(row["hidden"]) if not shown else None,
        **{name: row[name] for name in ("dimension", "asked", "n", "mean", "sd", "low", "high", "alpha", "complete")},
    )


def _perception(row: Mapping[str, Any]) -> PerceptionGap:
    return PerceptionGap(**{name: value for name, value in row.items() if name not in {SCHOOL, WAVE}})
