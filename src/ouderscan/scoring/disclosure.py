"""What may be shown of people who are not in the room (safety.md, "Disclosure").

A figure needs 5 persons who answered that item, a distribution and spread 8. Where a small group (nearly) all say the
same, only the mean to half a point stays, also that of a dimension from which it could be worked out. A hidden figure
is null, with the reason in `hidden`.
"""

from dataclasses import dataclass

import polars as pl

from ouderscan.answers.ledger import PORTION
from ouderscan.answers.table import GROUP, SCHOOL, WAVE, NonAnswer
from ouderscan.questionnaire.model import Group
from ouderscan.scoring.figures import ALIKE, COUNT, INTERNAL, PROTECTED, STEP
from ouderscan.scoring.results import Hidden
from ouderscan.scoring.tally import PERSONS

LOWEST_THRESHOLD = 3
"""No configuration goes below it."""
_SPREAD = {"sd", "low", "high", "alpha", "complete", "disagreement", "agreement"}


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


def hide(figures: pl.DataFrame, rules: Disclosure) -> pl.DataFrame:
    """The figures of items or dimensions with what may not be shown taken out, and the reason in `hidden`.

    Who does not know is counted among those who were asked, so that is where the threshold of a distribution holds.
    """
    names = set(figures.columns)
    spread = [*_SPREAD & names, *(name for name in names if name.startswith(COUNT))]
    non_answers = {each for code in NonAnswer for each in (code.label, f"{code.label}_share")} & names
    anything, few = pl.col("hidden").is_not_null(), pl.col("hidden") == Hidden.FEW.value
    unanimous = (pl.col("hidden") == Hidden.UNANIMOUS.value).fill_null(False)
    rounded = (pl.col("mean") / pl.col(STEP)).round() * pl.col(STEP)
    return (
        figures.with_columns(_reason(rules))
        .with_columns(pl.when(unanimous).then(rounded).otherwise(pl.col("mean")).alias("mean"))
        .with_columns(_unless(anything, name) for name in spread)
        .with_columns(_unless(few | (anything & (pl.col("asked") < rules.distribution)), name) for name in non_answers)
        .with_columns(_unless(few, name) for name in ("mean", "n", "asked"))
        .drop(INTERNAL)
    )


def hide_responses(responses: pl.DataFrame, rules: Disclosure) -> pl.DataFrame:
    """How many answered, absent where a protected group has fewer persons than the threshold."""
    few = pl.col(PROTECTED) & (pl.col("n") < rules.figure)
    return responses.with_columns(_unless(few, "n")).drop(PROTECTED)


def _reason(rules: Disclosure) -> pl.Expr:
    n = pl.col("n")
    reason = (
        pl.when(n < rules.figure)
        .then(pl.lit(Hidden.FEW.value))
        .when((n < rules.unanimous_below) & (pl.col(ALIKE) < rules.unanimous_below))
        .then(pl.lit(Hidden.UNANIMOUS.value))
        .when(n < rules.distribution)
        .then(pl.lit(Hidden.FEW_FOR_DISTRIBUTION.value))
    )
    return pl.when(pl.col(PROTECTED)).then(reason).alias("hidden")


def _unless(hidden: pl.Expr, name: str) -> pl.Expr:
    return pl.when(~hidden.fill_null(False)).then(pl.col(name)).alias(name)
