"""How far the items of a dimension and its score can be taken apart by subtracting them from each other.

A score is the mean over persons of their mean position, so someone's answers weigh 1/(the number that they answered)
in it, and 0 where that was too few. An item is the sum of its answers. Whatever is added and subtracted, an answer
falls away for all who have the same weight at once. So take for each item the persons whose weight is that of those
who answered everything: what remains, somewhere, is the others who answered that item. With `c` persons who answered
everything, a combination that says something is about at least

    max over the items of min(c, answers to the item − c)

persons, or about nobody where all persons have the same weight. Where that is too few, the item with the most answers
is hidden: its answers then stay in every combination with the score, and those are enough persons (`cover`).
This is exact elimination, done once and for all; the tests do it anew with the answers.
"""

import polars as pl

from ouderscan.scoring.measures import Measure, ScaledItem
from ouderscan.scoring.tally import complete, count, score


def answers(item: ScaledItem) -> pl.Expr:
    """How many persons chose an option of an item."""
    return pl.sum_horizontal(count(item, value) for value in range(1, item.options + 1))


def apart(measure: Measure) -> pl.Expr:
    """The fewest persons that a measure's score and its items are about together; 0 where nothing can be subtracted."""
    n, cells, squares, everything = (
        *(pl.col(score(measure, what)) for what in ("n", "cells", "cells_squares")),
        pl.col(complete(measure, "n")),
    )
    said = pl.sum_horizontal(answers(item) for item in measure.items)
    # Numbers have no variance where they are all the same.
    alike = (said == cells) & (n * squares == cells**2)
    remain = pl.max_horizontal(pl.min_horizontal(everything, answers(item) - everything) for item in measure.items)
    return pl.when(alike | (n == 0)).then(0).otherwise(pl.max_horizontal(remain, 1))


def cover(measure: Measure) -> pl.Expr:
    """The fewest persons in a score who answered its most answered item."""
    said = pl.sum_horizontal(answers(item) for item in measure.items)
    without_score = said - pl.col(score(measure, "cells"))
    return pl.max_horizontal(pl.col(complete(measure, "n")), _most(measure) - without_score)


def most_answered(measure: Measure, item: ScaledItem) -> pl.Expr:
    """Whether an item is the one with the most answers; of equals the first."""
    before = measure.items[: measure.items.index(item)]
    first = pl.all_horizontal(pl.lit(True), *(answers(each) < answers(item) for each in before))
    return first & (answers(item) == _most(measure))


def same_figure(shared: Measure, own: Measure) -> pl.Expr:
    """Whether the score on shared items is that of the group itself, so that it says nothing that was not said."""
    others = [item for item in own.items if item not in shared.items]
    nobody_else = pl.all_horizontal(pl.lit(True), *(answers(item) == 0 for item in others))
    return nobody_else & (pl.col(score(shared, "n")) == pl.col(score(own, "n")))


def _most(measure: Measure) -> pl.Expr:
    return pl.max_horizontal(answers(item) for item in measure.items)
