"""Scoring as a whole: answers and questionnaires in, figures out; for one respondent and for a million."""

from collections.abc import Mapping, Sequence

import polars as pl

from ouderscan.answers.table import GROUP, SCHOOL
from ouderscan.questionnaire.model import Group, Questionnaire
from ouderscan.scoring import disclosure, figures, fold, perception
from ouderscan.scoring.disclosure import Disclosure
from ouderscan.scoring.fold import Progress
from ouderscan.scoring.measures import measures_of, scaled_items
from ouderscan.scoring.results import SchoolFigures
from ouderscan.scoring.scores import Scores
from ouderscan.scoring.tally import BY, PERSONS

OWN_FOLDER = Disclosure(room_may_see_itself=True, in_company=True)
"""A school's own scan: the team may see its own small numbers; parents stay protected and are let in in company."""


def count(
    answers: pl.LazyFrame, questionnaires: Sequence[Questionnaire], progress: Progress | None = None
) -> pl.DataFrame:
    """The tally of a table of answers; tallies of several tables can be added with `tally.add`.

    Rows that hold no answer stand in it without a group, and rows of groups that do not exist with theirs: what does
    not count can be told.
    """
    return fold.tally(answers, scaled_items(questionnaires), measures_of(questionnaires), progress)


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
    persons = disclosure.with_protection(counted.filter(pl.col(GROUP).is_in(list(Group))), rules)
    totals = figures.with_totals(persons, items, measures)
    dimensions = disclosure.hide(figures.dimension_figures(totals, measures, populations), rules).collect()
    return Scores(
        items=disclosure.hide(figures.item_figures(totals, items), rules),
        dimensions=figures.own(dimensions),
        perceptions=perception.perceptions(dimensions),
        responses=disclosure.hide_responses(_responses(persons, populations), rules),
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
    return next(from_tally(counted, questionnaires, known, rules).schools(), SchoolFigures("", ""))


def population_table(counted: pl.DataFrame, populations: Mapping[Group, int | None]) -> pl.DataFrame:
    """The populations of one school's groups as the table that `score` takes."""
    rows = [
        {SCHOOL: school, GROUP: group.value, figures.POPULATION: number}
        for school in counted[SCHOOL].unique()
        for group, number in populations.items()
    ]
    return pl.DataFrame(rows, schema={SCHOOL: pl.String, GROUP: pl.String, figures.POPULATION: pl.Int64})


def _responses(persons: pl.DataFrame, populations: pl.DataFrame | None) -> pl.DataFrame:
    responses = persons.select(*BY, figures.PROTECTED, pl.col(PERSONS).alias("n"))
    if populations is None:
        return responses.with_columns(pl.lit(None, pl.Int64).alias(figures.POPULATION))
    return responses.join(populations, on=[SCHOOL, GROUP], how="left", maintain_order="left")
