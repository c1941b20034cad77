"""From tallies to figures. Everything is computed from whole numbers and divided once, at the end.

Two long tables come out: `item_figures` (one row an item, school, wave and group) and `dimension_figures` (one row a
measure, school, wave and group). Their columns are the fields of `results.ItemFigures` and `results.DimensionFigures`.
"""

from collections.abc import Iterable, Sequence

import polars as pl

from ouderscan.answers.table import GROUP, SCHOOL, NonAnswer
from ouderscan.questionnaire.model import Group, Kind
from ouderscan.scoring import complement, student
from ouderscan.scoring.measures import Measure, ScaledItem
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

_KEYS = (*BY, PROTECTED)
_MEASURED = pl.Schema(
    {
        **dict.fromkeys(BY, pl.String()),
        PROTECTED: pl.Boolean(),
        **dict.fromkeys(("dimension", "kind"), pl.String()),
        "estimate": pl.Boolean(),
        "shared": pl.String(),
        **dict.fromkeys(("asked", "n"), pl.Int64()),
        **dict.fromkeys(("mean", "sd", "error", "alpha"), pl.Float64()),
        "complete": pl.Int64(),
        **{f"{code.label}_share": pl.Float64() for code in NonAnswer},
        ALIKE: pl.Int64(),
        STEP: pl.Float64(),
        **dict.fromkeys((APART, COVER, FEWEST), pl.Int64()),
    }
)
"""The columns of a measure, for questionnaires in which nothing is scored."""


def item_figures(tally: pl.DataFrame, items: Sequence[ScaledItem], measures: Sequence[Measure] = ()) -> pl.DataFrame:
    """The figures of every item that was put to someone, in the order of the items.

    With `measures` it is known which item can be subtracted from which score.
    """
    tally = _with_totals(tally, items)
    longest = max(item.options for item in items)
    own = _own_measures(measures)
    tables = [_item(tally, item, longest, own.get((item.dimension, item.kind))) for item in items]
    return pl.concat(tables, how="vertical").filter(pl.col("asked") > 0)


def _with_totals(tally: pl.DataFrame, items: Iterable[ScaledItem]) -> pl.DataFrame:
    """The tally with what many figures of an item need (`tally.total`), worked out once."""
    each = list({item.id: item for item in items}.values())
    answered = (pl.sum_horizontal(_option_counts(item)).alias(total(item, "answered")) for item in each)
    asked = (pl.sum_horizontal(counts_of(item)).alias(total(item, "asked")) for item in each)
    totals = tally.with_columns(*answered, *asked)
    return totals.with_columns(_nearly_alike(item).alias(total(item, "alike")) for item in each)


def _own_measures(measures: Sequence[Measure]) -> dict[tuple[str, Kind], Measure]:
    """The measure of each dimension and kind by which a group is scored for itself."""
    return {(measure.dimension, measure.kind): measure for measure in measures if not measure.shared}


def _item(tally: pl.DataFrame, item: ScaledItem, longest: int, measure: Measure | None) -> pl.DataFrame:
    k = item.options
    counts = _option_counts(item)
    n = complement.answers(item)
    values = pl.sum_horizontal(value * each for value, each in enumerate(counts, 1))
    squares = pl.sum_horizontal(value**2 * each for value, each in enumerate(counts, 1))
    # n² times the population variance, exact.
    spread = n * squares - values**2
    variance = pl.when(n > 1).then(spread / (n * (n - 1)))
    positions = k * n - values if item.reverse else values - n
    disagreement = spread.sqrt() * 2 / (n * (k - 1))
    return tally.select(
        *_KEYS,
        pl.lit(item.dimension).alias("dimension"),
        pl.lit(item.id).alias("item"),
        pl.lit(item.kind.value).alias("kind"),
        _estimate(item.kind),
        _asked_of(item).alias("asked"),
        n.alias("n"),
        *(each.alias(f"{COUNT}{value}") for value, each in enumerate(counts, 1)),
        *(pl.lit(None, pl.Int64).alias(f"{COUNT}{value}") for value in range(k + 1, longest + 1)),
        *(pl.col(count(item, code)).alias(code.label) for code in NonAnswer),
        pl.when(n > 0).then(positions * 100 / (n * (k - 1))).alias("mean"),
        variance.sqrt().alias("sd"),
        pl.when(n >= SMALLEST_FOR_DISAGREEMENT).then(disagreement).alias("disagreement"),
        (1 - variance / ((k**2 - 1) / 12)).clip(lower_bound=0).alias("agreement"),
        pl.col(total(item, "alike")).alias(ALIKE),
        pl.lit(50 / (k - 1)).alias(STEP),
        *_apart(measure, complement.most_answered(measure, item) if measure else pl.lit(False)),
        n.alias(FEWEST),
    )


def _apart(measure: Measure | None, where: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    """What can be taken apart of a measure, told at the figures by which that is prevented."""
    apart, cover = (complement.apart(measure), complement.cover(measure)) if measure else (pl.lit(0), pl.lit(0))
    hidden = pl.when(where).then(apart).otherwise(0)
    return hidden.cast(pl.Int64).alias(APART), cover.cast(pl.Int64).alias(COVER)


def dimension_figures(
    tally: pl.DataFrame, measures: Sequence[Measure], populations: pl.DataFrame | None = None
) -> pl.DataFrame:
    """The figures of every measure that was put to someone, those of shared items too.

    `populations` has the columns school, group and population; where it is known the standard error gets the
    finite population correction.
    """
    if populations is None:
        tally = tally.with_columns(pl.lit(None, pl.Int64).alias(POPULATION))
    else:
        tally = tally.join(populations, on=[SCHOOL, GROUP], how="left", maintain_order="left")
    tally = _with_totals(tally, [item for measure in measures for item in measure.items])
    own = _own_measures(measures)
    tables = [_measure(tally, each, own[each.dimension, each.kind]) for each in measures]
    tables = tables or [pl.DataFrame(schema=_MEASURED)]
    table = pl.concat(tables, how="vertical").filter(pl.col("asked") > 0)
    margin = (pl.col("n") - 1).map_batches(student.quantile, return_dtype=pl.Float64) * pl.col("error")
    low, high = (pl.when(pl.col("n") > 1).then(bound) for bound in (pl.col("mean") - margin, pl.col("mean") + margin))
    return table.with_columns(low.alias("low"), high.alias("high")).drop("error")


def own(dimensions: pl.DataFrame) -> pl.DataFrame:
    """The figures of each group for itself, without what only serves comparisons."""
    return dimensions.filter(pl.col("shared") == "").drop("shared")


def _measure(tally: pl.DataFrame, measure: Measure, own: Measure) -> pl.DataFrame:
    n, units, squares = (pl.col(score(measure, what)) for what in ("n", "sum", "squares"))
    # The products of large groups need more than 64 bits.
    spread = n.cast(pl.Int128) * squares - units.cast(pl.Int128) ** 2
    sd = pl.when(n > 1).then((spread / (n * (n - 1))).sqrt() * 100 / measure.unit)
    asked_cells = pl.sum_horizontal(_asked_of(item) for item in measure.items)
    return tally.select(
        *_KEYS,
        pl.lit(measure.dimension).alias("dimension"),
        pl.lit(measure.kind.value).alias("kind"),
        _estimate(measure.kind),
        pl.lit(measure.shared).alias("shared"),
        pl.col(score(measure, "asked")).alias("asked"),
        n.alias("n"),
        pl.when(n > 0).then(units * 100 / (n * measure.unit)).alias("mean"),
        sd.alias("sd"),
        (sd / n.sqrt() * _finite(n)).alias("error"),
        *_reliability(measure),
        *(_share(measure, code, asked_cells) for code in NonAnswer),
        pl.min_horizontal(total(item, "alike") for item in measure.items).alias(ALIKE),
        pl.lit(50 / (min(item.options for item in measure.items) - 1)).alias(STEP),
        *(_comparable(measure, own) if measure.shared else _apart(measure, pl.lit(True))),
        pl.min_horizontal(_answers_if_asked(item) for item in measure.items).alias(FEWEST),
    )


def _comparable(shared: Measure, own: Measure) -> tuple[pl.Expr, pl.Expr]:
    """A score on shared items is hidden with a group's own where it is the same, and beside it where not."""
    same = complement.same_figure(shared, own)
    apart = pl.when(same).then(complement.apart(own)).otherwise(1)
    cover = pl.when(same).then(complement.cover(own)).otherwise(0)
    return apart.cast(pl.Int64).alias(APART), cover.cast(pl.Int64).alias(COVER)


def _answers_if_asked(item: ScaledItem) -> pl.Expr:
    return pl.when(_asked_of(item) > 0).then(complement.answers(item))


def _estimate(kind: Kind) -> pl.Expr:
    """Whether a figure is what the team thinks that parents experience, and not what parents say (rule 1)."""
    in_the_room = [group.value for group in Group if group.in_the_room]
    return (pl.lit(kind is Kind.EXPERIENCE) & pl.col(GROUP).is_in(in_the_room)).alias("estimate")


def _option_counts(item: ScaledItem) -> list[pl.Expr]:
    return [pl.col(count(item, value)) for value in range(1, item.options + 1)]


def _asked_of(item: ScaledItem) -> pl.Expr:
    return pl.col(total(item, "asked"))


def _share(measure: Measure, code: NonAnswer, asked_cells: pl.Expr) -> pl.Expr:
    cells = pl.sum_horizontal(count(item, code) for item in measure.items)
    return (cells / asked_cells).alias(f"{code.label}_share")


def _nearly_alike(item: ScaledItem) -> pl.Expr:
    """How many answered an item, where all of them or all but one gave the same answer."""
    n = complement.answers(item)
    # One or two always do.
    return pl.when((n >= SMALLEST_FOR_DISAGREEMENT) & (pl.max_horizontal(_option_counts(item)) >= n - 1)).then(n)


def _finite(n: pl.Expr) -> pl.Expr:
    """The correction for a known population; 1 where it is unknown, or smaller than n and so not the population."""
    population = pl.col(POPULATION)
    known = (population > 1) & (population >= n)
    return pl.when(known).then(((population - n) / (population - 1)).sqrt()).otherwise(1.0)


def _reliability(measure: Measure) -> tuple[pl.Expr, pl.Expr]:
    """Cronbach's alpha from complete persons, and how many those were."""
    if measure.shared:
        return pl.lit(None, pl.Float64).alias("alpha"), pl.lit(None, pl.Int64).alias("complete")
    n = pl.col(complete(measure, "n"))
    sums = [pl.col(complete(measure, item.id)) for item in measure.items]
    # n(n − 1) times the variances; the factor falls out of the ratio.
    of_items = n * pl.col(complete(measure, "squares")) - pl.sum_horizontal(each**2 for each in sums)
    of_total = n * pl.col(complete(measure, "total_squares")) - pl.sum_horizontal(sums) ** 2
    sizes = {group.value: size for group, size in measure.sizes.items()}
    m = pl.col(GROUP).replace_strict(sizes, default=0, return_dtype=pl.Int64)
    alpha = (of_total - of_items) / of_total * (m / (m - 1))
    computable = (n >= SMALLEST_FOR_ALPHA) & (m > 1) & (of_total > 0)
    return pl.when(computable).then(alpha).alias("alpha"), n.alias("complete")
