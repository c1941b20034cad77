"""What may be shown of people who are not in the room (safety.md, "Disclosure").

A figure needs 5 persons who answered that item, a distribution and spread 8. Where a small group (nearly) all say the
same, only the mean to half a point stays, also that of a dimension from which it could be worked out. A hidden figure
is null, with the reason in `hidden`.
"""

from dataclasses import dataclass

import polars as pl

from ouderscan.answers.portions import PORTION
from ouderscan.answers.table import GROUP, SCHOOL, WAVE, NonAnswer
from ouderscan.questionnaire.model import Group
from ouderscan.scoring.figures import ALIKE, COUNTS, PROTECTED, STEP
from ouderscan.scoring.results import Hidden
from ouderscan.scoring.tally import PERSONS

LOWEST_THRESHOLD = 3
"""No configuration goes below it."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """The thresholds, in persons, and which groups they hold for."""

    figure: int = PORTION
    distribution: int = 8
    unanimous_below: int = 10
    open_text: int = 10
    room_may_see_itself: bool = False
    """Whether groups around the table see their own small numbers: a school's own scan in its own folder."""

    def __post_init__(self) -> None:
        """Refuse thresholds that protect nobody."""
        if min(self.figure, self.distribution, self.open_text) < LOWEST_THRESHOLD:
            raise ValueError(f"a threshold below {LOWEST_THRESHOLD} persons protects nobody")

    def protects(self, group: Group) -> bool:
        """Whether the thresholds hold for a group."""
        return not (self.room_may_see_itself and group.in_the_room)


def with_protection(tally: pl.DataFrame, rules: Disclosure) -> pl.DataFrame:
    """The tally with a column `protected`: whether the thresholds hold for a row.

    A group of one person in the room is protected too where another group is there: a role that one person holds is
    never shown apart.
    """
    protected = pl.col(GROUP).is_in([group.value for group in Group if rules.protects(group)])
    in_the_room = pl.col(GROUP).is_in([group.value for group in Group if group.in_the_room])
    apart = in_the_room & (in_the_room.sum().over(SCHOOL, WAVE) > 1) & (pl.col(PERSONS) == 1)
    return tally.with_columns((protected | apart).alias(PROTECTED))


def hide_items(items: pl.DataFrame, rules: Disclosure) -> pl.DataFrame:
    """Item figures with what may not be shown taken out, and the reason in `hidden`."""
    alike = pl.col(COUNTS).list.max() >= pl.col("n") - 1
    marked = items.with_columns(_reason(alike, rules))
    half_point = 50 / (pl.col(COUNTS).list.len() - 1)
    spread = (COUNTS, "sd", "disagreement", "agreement")
    return _without(marked, rules, half_point, spread, tuple(code.label for code in NonAnswer))


def hide_dimensions(dimensions: pl.DataFrame, rules: Disclosure) -> pl.DataFrame:
    """Dimension figures with what may not be shown taken out, and the reason in `hidden`."""
    marked = dimensions.with_columns(_reason(pl.col(ALIKE) < rules.unanimous_below, rules))
    spread = ("sd", "low", "high", "alpha", "complete")
    return _without(marked, rules, pl.col(STEP), spread, tuple(f"{code.label}_share" for code in NonAnswer))


def hide_responses(responses: pl.DataFrame, rules: Disclosure) -> pl.DataFrame:
    """How many answered, absent where a protected group has fewer persons than the threshold."""
    few = pl.col(PROTECTED) & (pl.col("n") < rules.figure)
    return responses.with_columns(_unless(few, "n")).drop(PROTECTED)


def _reason(alike: pl.Expr, rules: Disclosure) -> pl.Expr:
    n = pl.col("n")
    reason = (
        pl.when(n < rules.figure)
        .then(pl.lit(Hidden.FEW.value))
        .when((n < rules.unanimous_below) & alike)
        .then(pl.lit(Hidden.UNANIMOUS.value))
        .when(n < rules.distribution)
        .then(pl.lit(Hidden.FEW_FOR_DISTRIBUTION.value))
    )
    return pl.when(pl.col(PROTECTED)).then(reason).alias("hidden")


def _without(
    marked: pl.DataFrame, rules: Disclosure, half_point: pl.Expr, spread: tuple[str, ...], non_answers: tuple[str, ...]
) -> pl.DataFrame:
    """The figures without the spread where anything is hidden, and without all where too few answered.

    Who does not know is counted among those who were asked, so that is where the threshold of a distribution holds.
    """
    rounded = (pl.col("mean") / half_point).round() * half_point
    unanimous = (pl.col("hidden") == Hidden.UNANIMOUS.value).fill_null(False)
    few = pl.col("hidden") == Hidden.FEW.value
    few_asked = pl.col("hidden").is_not_null() & (pl.col("asked") < rules.distribution)
    return (
        marked.with_columns(pl.when(unanimous).then(rounded).otherwise(pl.col("mean")).alias("mean"))
        .with_columns(_unless(pl.col("hidden").is_not_null(), name) for name in spread)
        .with_columns(_unless(few | few_asked, name) for name in non_answers)
        .with_columns(_unless(few, name) for name in ("mean", "n", "asked"))
        .drop(PROTECTED)
    )


def _unless(hidden: pl.Expr, name: str) -> pl.Expr:
    return pl.when(~hidden.fill_null(False)).then(pl.col(name)).alias(name)
