"""What may be shown of people who are not in the room (safety.md, "Disclosure").

A figure needs 5 persons who answered that item, a distribution and spread 8. Where a small group (nearly) all say the
same, only the mean to half a point stays. A hidden figure is null, with the reason in `hidden`.
"""

from dataclasses import dataclass

import polars as pl

from ouderscan.answers.portions import PORTION
from ouderscan.answers.table import GROUP, NonAnswer
from ouderscan.questionnaire.model import Group
from ouderscan.scoring.figures import COUNTS
from ouderscan.scoring.results import Hidden

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

    @property
    def unprotected(self) -> list[str]:
        """The groups that may be shown however small."""
        return [group.value for group in Group if not self.protects(group)]


def hide_items(items: pl.DataFrame, rules: Disclosure) -> pl.DataFrame:
    """Item figures with what may not be shown taken out, and the reason in `hidden`."""
    n, protected = pl.col("n"), ~pl.col(GROUP).is_in(rules.unprotected)
    alike = pl.col(COUNTS).list.max() >= n - 1
    reason = (
        pl.when(protected & (n < rules.figure))
        .then(pl.lit(Hidden.FEW.value))
        .when(protected & (n < rules.unanimous_below) & alike)
        .then(pl.lit(Hidden.UNANIMOUS.value))
        .when(protected & (n < rules.distribution))
        .then(pl.lit(Hidden.FEW_FOR_DISTRIBUTION.value))
    )
    marked = items.with_columns(reason.alias("hidden"))
    spread = [COUNTS, "sd", "disagreement", "agreement", *(code.label for code in NonAnswer)]
    half_point = 50 / (pl.col(COUNTS).list.len() - 1)
    unanimous = pl.col("hidden") == Hidden.UNANIMOUS.value
    rounded = pl.when(unanimous.fill_null(False)).then((pl.col("mean") / half_point).round() * half_point)
    return marked.with_columns(
        rounded.otherwise(pl.col("mean")).alias("mean"),
    ).with_columns(
        *(_unless(pl.col("hidden").is_not_null(), name) for name in spread),
        *(_unless(pl.col("hidden") == Hidden.FEW.value, name) for name in ("mean", "n", "asked")),
    )


def hide_dimensions(dimensions: pl.DataFrame, rules: Disclosure) -> pl.DataFrame:
    """Dimension figures with what may not be shown taken out, and the reason in `hidden`."""
    n, protected = pl.col("n"), ~pl.col(GROUP).is_in(rules.unprotected)
    reason = (
        pl.when(protected & (n < rules.figure))
        .then(pl.lit(Hidden.FEW.value))
        .when(protected & (n < rules.distribution))
        .then(pl.lit(Hidden.FEW_FOR_DISTRIBUTION.value))
    )
    shares = [f"{code.label}_share" for code in NonAnswer]
    marked = dimensions.with_columns(reason.alias("hidden"))
    return marked.with_columns(
        *(_unless(pl.col("hidden").is_not_null(), name) for name in ("sd", "low", "high", "alpha", *shares)),
        *(_unless(pl.col("hidden") == Hidden.FEW.value, name) for name in ("mean", "n", "asked", "complete")),
    )


def hide_perceptions(perceptions: pl.DataFrame, rules: Disclosure) -> pl.DataFrame:
    """Perception gaps of which both sides may be shown; the interval only where the spread may be."""
    sides = ((Group.TEAM, "n_estimate"), (Group.OUDER, "n_experience"))
    protected = [pl.col(n) for group, n in sides if rules.protects(group)]
    shown = perceptions.filter(pl.all_horizontal(pl.lit(True), *(n >= rules.figure for n in protected)))
    few = pl.any_horizontal(pl.lit(False), *(n < rules.distribution for n in protected))
    return shown.with_columns(_unless(few, name) for name in ("low", "high"))


def hide_responses(responses: pl.DataFrame, rules: Disclosure) -> pl.DataFrame:
    """How many answered, absent where a protected group has fewer persons than the threshold."""
    protected = ~pl.col(GROUP).is_in(rules.unprotected)
    return responses.with_columns(_unless(protected & (pl.col("n") < rules.figure), "n"))


def _unless(hidden: pl.Expr, name: str) -> pl.Expr:
    return pl.when(~hidden.fill_null(False)).then(pl.col(name)).alias(name)
