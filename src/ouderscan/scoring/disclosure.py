"""What may be shown of people who are not in the room (safety.md, "Disclosure").

A figure needs 5 persons who answered that item, a distribution and spread 8. Where a small group (nearly) all say the
same, only the mean to half a point stays, also that of a dimension from which it could be worked out. Where an item
beside its dimension would tell of fewer than 5, it is hidden too (`complement`). A hidden figure is null, with the
reason in `hidden`; so is a number from which the size of a small group follows.
"""

from dataclasses import dataclass

import polars as pl

from ouderscan.answers.ledger import PORTION
from ouderscan.answers.table import GROUP, SCHOOL, WAVE, NonAnswer
from ouderscan.questionnaire.model import Group
from ouderscan.scoring.figures import ALIKE, APART, COUNT, COVER, FEWEST, INTERNAL, PROTECTED, STEP
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
    in_company: bool = False
    """Whether an answer came in with enough others to the same questions (`answers.company`): then nothing is alone."""

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


def hide(figures: pl.LazyFrame, rules: Disclosure) -> pl.LazyFrame:
    """The figures of items or dimensions with what may not be shown taken out, and the reason in `hidden`.

    Who does not know is counted among those who were asked, so that is where the threshold of a distribution holds.
    """
    names = set(figures.collect_schema().names())
    spread = [*_SPREAD & names, *(name for name in names if name.startswith(COUNT))]
    non_answers = [name for code in NonAnswer for name in (code.label, f"{code.label}_share") if name in names]
    anything = pl.col("hidden").is_not_null()
    whole = pl.col("hidden").is_in([Hidden.FEW.value, Hidden.COMPLEMENT.value])
    unanimous = (pl.col("hidden") == Hidden.UNANIMOUS.value).fill_null(False)
    rounded = (pl.col("mean") / pl.col(STEP)).round() * pl.col(STEP)
    few_asked = anything & (pl.col("asked") < rules.distribution)
    return (
        figures.with_columns(_reason(rules, of_items="item" in names))
        .with_columns(pl.when(unanimous).then(rounded).otherwise(pl.col("mean")).alias("mean"))
        .with_columns(_unless(anything, name) for name in spread)
        .with_columns(_unless(_few_between("complete", "n", rules), name) for name in {"alpha", "complete"} & names)
        .with_columns(_unless(whole | few_asked | _few_answered_one(rules), name) for name in non_answers)
        .with_columns(_unless(_few_between("n", "asked", rules) & ~_is_told(names), "asked"))
        .with_columns(_unless(whole, name) for name in ("mean", "n", "asked"))
        .drop(INTERNAL)
    )


def _few_between(part: str, whole: str, rules: Disclosure) -> pl.Expr:
    """Whether those who are in one number and not in the other are fewer than the threshold, so that both tell it."""
    between = pl.col(whole) - pl.col(part)
    return pl.col(PROTECTED) & between.is_between(1, rules.figure - 1)


def _few_answered_one(rules: Disclosure) -> pl.Expr:
    """Whether shares over all items of a dimension would tell, beside those of its other items, of a hidden one."""
    return pl.col(PROTECTED) & (pl.col(FEWEST) < rules.figure)


def _is_told(names: set[str]) -> pl.Expr:
    """Whether the non-answers to an item are shown, so that everybody who was asked stands in its distribution."""
    label = NonAnswer.DONT_KNOW.label
    return pl.col(label).is_not_null() if label in names else pl.lit(False)


def hide_responses(responses: pl.DataFrame, rules: Disclosure) -> pl.DataFrame:
    """How many answered, absent where a protected group has fewer persons than the threshold."""
    few = pl.col(PROTECTED) & (pl.col("n") < rules.figure)
    return responses.with_columns(_unless(few, "n")).drop(PROTECTED)


def _reason(rules: Disclosure, *, of_items: bool) -> pl.Expr:
    n = pl.col("n")
    # The item with the most answers is hidden, and the score where too few of it are in both.
    stays_together = pl.col(COVER) >= rules.figure
    gives_away = pl.col(APART).is_between(1, rules.figure - 1) & (stays_together if of_items else ~stays_together)
    reason = (
        pl.when(n < rules.figure)
        .then(pl.lit(Hidden.FEW.value))
        .when(gives_away & (not rules.in_company))
        .then(pl.lit(Hidden.COMPLEMENT.value))
        .when((n < rules.unanimous_below) & (pl.col(ALIKE) < rules.unanimous_below))
        .then(pl.lit(Hidden.UNANIMOUS.value))
        .when(n < rules.distribution)
        .then(pl.lit(Hidden.FEW_FOR_DISTRIBUTION.value))
    )
    return pl.when(pl.col(PROTECTED)).then(reason).alias("hidden")


def _unless(hidden: pl.Expr, name: str) -> pl.Expr:
    return pl.when(~hidden.fill_null(False)).then(pl.col(name)).alias(name)
