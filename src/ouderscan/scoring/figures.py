"""From tallies to figures. Everything is computed from whole numbers and divided once, at the end.

Two long tables come out: `item_figures` (one row an item, school, wave and group) and `dimension_figures` (one row a
measure, school, wave and group). Their columns are the fields of `results.ItemFigures` and `results.DimensionFigures`.
"""

from collections.abc import Iterator, Sequence

import polars as pl

from ouderscan.answers.table import GROUP, SCHOOL, NonAnswer
from ouderscan.questionnaire.model import Group, Kind
from ouderscan.scoring import complement, student
from ouderscan.scoring.measures import Measure, ScaledItem
from ouderscan.scoring.stacked import Part, stacked
from ouderscan.scoring.tally import BY, complete, count, counts_of, score, total

SMALLEST_FOR_DISAGREEMENT = 3
SMALLEST_FOR_ALPHA = 30
COUNT = "count_"
"""How the columns begin that hold the persons by option: `count_1` …, as many as the longest scale has."""
POPULATION = "population"
PROTECTED = "protected"
"""A column of the tally that goes through to the figures: whether the thresholds of `disclosure` hold for a row."""
ALIKE = "alike"
"""The fewest persons of whom all, or all but one, gave the same answer to one of the items; null where nobody did."""
STEP = "step"
"""Half a point of the answer scale, on 0–100."""
APART = "apart"
"""The fewest persons that subtracting figures from each other could be about; 0 where it leads to nobody."""
COVER = "cover"
"""How many persons stay together when the item with the most answers is hidden."""
FEWEST = "fewest"
"""The fewest answers to one of the items that were put to someone."""
INTERNAL = (PROTECTED, ALIKE, STEP, APART, COVER, FEWEST)
"""Columns that serve hiding alone."""

CELLS = "cells_asked"
"""How many answers persons could have given to the items of a measure."""

_KEYS = (*BY, PROTECTED)
_HIDING = (ALIKE, APART, COVER, FEWEST)
_PUT, _SUM = "put_", "sum_"
_MEASURED = pl.Schema(
    {
        **dict.fromkeys(BY, pl.String()),
        PROTECTED: pl.Boolean(),
        **dict.fromkeys(("dimension", "kind"), pl.String()),
        "estimate": pl.Boolean(),
        "shared": pl.String(),
        **dict.fromkeys(("asked", "n"), pl.Int64()),
        **dict.fromkeys(("mean", "sd", "alpha"), pl.Float64()),
        "complete": pl.Int64(),
        **{f"{code.label}_share": pl.Float64() for code in NonAnswer},
        ALIKE: pl.Int64(),
        STEP: pl.Float64(),
        **dict.fromkeys((APART, COVER, FEWEST), pl.Int64()),
        **dict.fromkeys(("low", "high"), pl.Float64()),
    }
)
"""The columns of a measure, for questionnaires in which nothing is scored."""


def with_totals(tally: pl.DataFrame, items: Sequence[ScaledItem], measures: Sequence[Measure]) -> pl.DataFrame:
    """The tally with what figures of items and of measures are made from, worked out once."""
    own = _own_measures(measures)
    answered = (pl.sum_horizontal(_option_counts(item)).alias(total(item, "answered")) for item in items)
    asked = (pl.sum_horizontal(counts_of(item)).alias(total(item, "asked")) for item in items)
    # The products of large groups need more than 64 bits.
    squares = (pl.col(score(measure, "squares")).cast(pl.Int128) for measure in measures)
    totals = tally.with_columns(*answered, *asked, *squares)
    alike = (_nearly_alike(item).alias(total(item, ALIKE)) for item in items)
    totals = totals.with_columns(*alike, *(each for measure in own.values() for each in _apart(measure)))
    return totals.with_columns(
        *(each for item in items for each in _of_item_apart(item, own.get((item.dimension, item.kind)))),
        *(each for measure in measures for each in _cells(measure)),
        *(each for measure in measures if measure.shared for each in _comparable(measure, own[_subject(measure)])),
    )


def _own_measures(measures: Sequence[Measure]) -> dict[tuple[str, Kind], Measure]:
    """The measure of each dimension and kind by which a group is scored for itself."""
    return {_subject(measure): measure for measure in measures if not measure.shared}


def _subject(measure: Measure) -> tuple[str, Kind]:
    return measure.dimension, measure.kind


def _option_counts(item: ScaledItem) -> list[pl.Expr]:
    return [pl.col(count(item, value)) for value in range(1, item.options + 1)]


def _nearly_alike(item: ScaledItem) -> pl.Expr:
    """How many answered an item, where all of them or all but one gave the same answer."""
    n = complement.answers(item)
    # One or two always do.
    return pl.when((n >= SMALLEST_FOR_DISAGREEMENT) & (pl.max_horizontal(_option_counts(item)) >= n - 1)).then(n)


def _apart(measure: Measure) -> tuple[pl.Expr, pl.Expr]:
    """What can be taken apart of a measure, and what prevents it."""
    apart, cover = complement.apart(measure), complement.cover(measure)
    return apart.cast(pl.Int64).alias(score(measure, APART)), cover.cast(pl.Int64).alias(score(measure, COVER))


def _of_item_apart(item: ScaledItem, measure: Measure | None) -> tuple[pl.Expr, pl.Expr]:
    """The same of an item: nothing, but where it is the one that is hidden to prevent it."""
    apart, cover = pl.lit(0, pl.Int64), pl.lit(0, pl.Int64)
    if measure:
        where = complement.most_answered(measure, item)
        apart, cover = pl.when(where).then(pl.col(score(measure, APART))).otherwise(0), pl.col(score(measure, COVER))
    return apart.alias(total(item, APART)), cover.alias(total(item, COVER))


def _comparable(shared: Measure, own: Measure) -> tuple[pl.Expr, pl.Expr]:
    """A score on shared items is hidden with a group's own where it is the same, and beside it where not."""
    same = complement.same_figure(shared, own)
    apart = pl.when(same).then(pl.col(score(own, APART))).otherwise(1)
    cover = pl.when(same).then(pl.col(score(own, COVER))).otherwise(0)
    return apart.alias(score(shared, APART)), cover.alias(score(shared, COVER))


def _cells(measure: Measure) -> Iterator[pl.Expr]:
    """What the answers to the items of a measure come to together."""
    items = measure.items
    asked = [pl.col(total(item, "asked")) for item in items]
    if_asked = (pl.when(each > 0).then(complement.answers(item)) for item, each in zip(items, asked, strict=True))
    yield pl.sum_horizontal(asked).alias(score(measure, CELLS))
    yield from (
        pl.sum_horizontal(count(item, code) for item in items).alias(score(measure, code.label)) for code in NonAnswer
    )
    yield pl.min_horizontal(total(item, ALIKE) for item in items).alias(score(measure, ALIKE))
    yield pl.min_horizontal(if_asked).alias(score(measure, FEWEST))


def item_figures(tally: pl.DataFrame, items: Sequence[ScaledItem]) -> pl.LazyFrame:
    """The figures of every item that was put to someone, in the order of the items, from a tally `with_totals`."""
    table = stacked(tally, _KEYS, [_part_of_item(item) for item in items]).filter(pl.col("asked") > 0)
    counts = [f"{COUNT}{value}" for value in range(1, max(item.options for item in items) + 1)]
    k, n, values = pl.col("options"), pl.col("n"), pl.col("values")
    sums = (pl.sum_horizontal(value**power * pl.col(each) for value, each in enumerate(counts, 1)) for power in (1, 2))
    table = table.with_columns(each.alias(name) for each, name in zip(sums, ("values", "squares"), strict=True))
    # n² times the population variance, exact.
    spread = n * pl.col("squares") - values**2
    variance = pl.when(n > 1).then(spread / (n * (n - 1)))
    positions = pl.when("reverse").then(k * n - values).otherwise(values - n)
    disagreement = spread.sqrt() * 2 / (n * (k - 1))
    return table.select(
        *_KEYS,
        "dimension",
        "item",
        "kind",
        _estimate(),
        "asked",
        "n",
        *counts,
        *(code.label for code in NonAnswer),
        pl.when(n > 0).then(positions * 100 / (n * (k - 1))).alias("mean"),
        variance.sqrt().alias("sd"),
        pl.when(n >= SMALLEST_FOR_DISAGREEMENT).then(disagreement).alias("disagreement"),
        (1 - variance / ((k**2 - 1) / 12)).clip(lower_bound=0).alias("agreement"),
        ALIKE,
        (50 / (k - 1)).alias(STEP),
        APART,
        COVER,
        n.alias(FEWEST),
    )


def _part_of_item(item: ScaledItem) -> Part:
    values = {"dimension": item.dimension, "item": item.id, "kind": item.kind.value}
    counts = {f"{COUNT}{value}": count(item, value) for value in range(1, item.options + 1)}
    non_answers = {code.label: count(item, code) for code in NonAnswer}
    totals = {"asked": "asked", "n": "answered", ALIKE: ALIKE, APART: APART, COVER: COVER}
    return Part(
        values | {"options": item.options, "reverse": item.reverse},
        counts | non_answers | {name: total(item, what) for name, what in totals.items()},
    )


def dimension_figures(
    tally: pl.DataFrame, measures: Sequence[Measure], populations: pl.DataFrame | None = None
) -> pl.LazyFrame:
    """The figures of every measure that was put to someone, those of shared items too, from a tally `with_totals`.

    `populations` has the columns school, group and population; where it is known the standard error gets the
    finite population correction.
    """
    if not measures:
        return pl.LazyFrame(schema=_MEASURED)
    if populations is None:
        tally = tally.with_columns(pl.lit(None, pl.Int64).alias(POPULATION))
    else:
        tally = tally.join(populations, on=[SCHOOL, GROUP], how="left", maintain_order="left")
    table = stacked(tally, (*_KEYS, POPULATION), [_part_of_measure(measure) for measure in measures])
    table = table.filter(pl.col("asked") > 0)
    n, units, unit = pl.col("n"), pl.col("sum"), pl.col("unit")
    spread = n.cast(pl.Int128) * pl.col("squares") - units.cast(pl.Int128) ** 2
    sd = pl.when(n > 1).then((spread / (n * (n - 1))).sqrt() * 100 / unit)
    margin = (n - 1).map_batches(student.quantile, return_dtype=pl.Float64) * (sd / n.sqrt() * _finite(n))
    mean = pl.when(n > 0).then(units * 100 / (n * unit))
    low, high = (pl.when(n > 1).then(bound) for bound in (mean - margin, mean + margin))
    return table.select(
        *_KEYS,
        "dimension",
        "kind",
        _estimate(),
        "shared",
        "asked",
        "n",
        mean.alias("mean"),
        sd.alias("sd"),
        _alpha(max(len(measure.items) for measure in measures)).alias("alpha"),
        "complete",
        *((pl.col(code.label) / pl.col(CELLS)).alias(f"{code.label}_share") for code in NonAnswer),
        ALIKE,
        STEP,
        APART,
        COVER,
        FEWEST,
        low.alias("low"),
        high.alias("high"),
    )


def own(dimensions: pl.DataFrame) -> pl.DataFrame:
    """The figures of each group for itself, without what only serves comparisons."""
    return dimensions.filter(pl.col("shared") == "").drop("shared")


def _part_of_measure(measure: Measure) -> Part:
    subject = {"dimension": measure.dimension, "kind": measure.kind.value, "shared": measure.shared}
    step = 50 / (min(item.options for item in measure.items) - 1)
    put = {f"{_PUT}{group.value}": measure.sizes.get(group, 0) for group in Group}
    of_scores = ("asked", "n", "sum", "squares", CELLS, *(code.label for code in NonAnswer), *_HIDING)
    return Part(
        subject | {"unit": measure.unit, STEP: step, **put},
        {what: score(measure, what) for what in of_scores} | ({} if measure.shared else _of_complete(measure)),
    )


def _of_complete(measure: Measure) -> dict[str, str]:
    sums = {f"{_SUM}{place}": complete(measure, item.id) for place, item in enumerate(measure.items)}
    names = {"complete": "n", "complete_squares": "squares", "total_squares": "total_squares"}
    return {name: complete(measure, what) for name, what in names.items()} | sums


def _estimate() -> pl.Expr:
    """Whether a figure is what the team thinks that parents experience, and not what parents say (rule 1)."""
    in_the_room = [group.value for group in Group if group.in_the_room]
    return ((pl.col("kind") == Kind.EXPERIENCE.value) & pl.col(GROUP).is_in(in_the_room)).alias("estimate")


def _finite(n: pl.Expr) -> pl.Expr:
    """The correction for a known population; 1 where it is unknown, or smaller than n and so not the population."""
    population = pl.col(POPULATION)
    known = (population > 1) & (population >= n)
    return pl.when(known).then(((population - n) / (population - 1)).sqrt()).otherwise(1.0)


def _alpha(longest: int) -> pl.Expr:
    """Cronbach's alpha from complete persons; the score on shared items has none."""
    n = pl.col("complete")
    sums = [pl.col(f"{_SUM}{place}") for place in range(longest)]
    # n(n − 1) times the variances; the factor falls out of the ratio.
    of_items = n * pl.col("complete_squares") - pl.sum_horizontal(each**2 for each in sums)
    of_total = n * pl.col("total_squares") - pl.sum_horizontal(sums) ** 2
    m = pl.coalesce(pl.when(pl.col(GROUP) == group.value).then(pl.col(f"{_PUT}{group.value}")) for group in Group)
    alpha = (of_total - of_items) / of_total * (m / (m - 1))
    return pl.when((n >= SMALLEST_FOR_ALPHA) & (m > 1) & (of_total > 0)).then(alpha)
