"""How far the items of a dimension and its score can be taken apart by subtracting them from each other.

A score is the mean over persons of their mean position, so someone's answers weigh 1/(the number that they answered)
in it, and 0 where that was too few. An item is the sum of its answers. Whatever is added and subtracted, the answers to
an item fall away for persons of one weight at most. Let `c` persons have answered everything. If for some item it is
not those whose answers fall away, then what remains is about all of them. If it is, for every item, then what remains
is about all the others who answered anything. So it is about at least `c`, or about everybody else; and about nobody
where all have the same weight and no item is hidden. Where that is too few, the item with the most answers is hidden:
its answers then stay in every combination with the score, and those are enough persons (`cover`); else the score is
hidden. This is exact elimination, done once and for all; the tests do it anew with the answers.
"""

import polars as pl

from ouderscan.answers.ledger import PORTION
from ouderscan.scoring.measures import Measure, ScaledItem
from ouderscan.scoring.tally import complete, score, total


def answers(item: ScaledItem) -> pl.Expr:
    """How many persons chose an option of an item."""
    return pl.col(total(item, "answered"))


def apart(measure: Measure) -> pl.Expr:
    """The fewest persons that a measure's score and its items are about together; 0 where nothing can be subtracted."""
    n, answering, cells, squares = (
        pl.col(score(measure, what)) for what in ("n", "answering", "cells", "cells_squares")
    )
    everything = pl.col(complete(measure, "n"))
    # Numbers have no variance where they are all the same. Then the score is the sum of its items, which says nothing
    # new where all of them are shown, and else tells of the few who answered the others.
    alike = (answering == n) & (n * squares == cells**2) & _all_shown(measure)
    # Who answered nothing but an item that is hidden is no part of what remains: then the others of one item are sure.
    others = pl.when(_all_shown(measure)).then(answering - everything).otherwise(_most(measure) - everything)
    fewest = pl.min_horizontal(everything, others)
    return pl.when(alike | (n == 0)).then(0).otherwise(pl.max_horizontal(fewest, 1))


def cover(measure: Measure) -> pl.Expr:
    """The fewest persons in a score who answered its most answered item."""
    without_score = pl.col(score(measure, "answering")) - pl.col(score(measure, "n"))
    return pl.max_horizontal(pl.col(complete(measure, "n")), _most(measure) - without_score)


def _all_shown(measure: Measure) -> pl.Expr:
    """Whether no item has some answers, and too few of them to be shown."""
    return ~pl.any_horizontal(answers(item).is_between(1, PORTION - 1) for item in measure.items)


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
