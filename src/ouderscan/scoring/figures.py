"""From tallies to figures. Everything is computed from whole numbers and divided once, at the end.

Two long tables come out: `item_figures` (one row an item, school, wave and group) and `dimension_figures` (one row a
measure, school, wave and group). Their columns are the fields of `results.ItemFigures` and `results.DimensionFigures`.
"""

from collections.abc import Sequence

import polars as pl

from ouderscan.answers.table import GROUP, SCHOOL, WAVE, NonAnswer
from ouderscan.questionnaire.model import Group
from ouderscan.scoring import student
from ouderscan.scoring.measures import Measure, ScaledItem
from ouderscan.scoring.tally import BY, complete, count, score

SMALLEST_FOR_DISAGREEMENT = 3
SMALLEST_FOR_ALPHA = 30
COUNTS = "counts"
POPULATION = "population"

_MEASURED = pl.Schema(
    {
        **dict.fromkeys((*BY, "dimension", "kind", "shared"), pl.String()),
        **dict.fromkeys(("asked", "n"), pl.Int64()),
        **dict.fromkeys(("mean", "sd", "error", "alpha"), pl.Float64()),
        "complete": pl.Int64(),
        "covered": pl.Boolean(),
        **{f"{code.label}_share": pl.Float64() for code in NonAnswer},
    }
)
"""The columns of a measure, for questionnaires in which nothing is scored."""


def item_figures(tally: pl.DataFrame, items: Sequence[ScaledItem]) -> pl.DataFrame:
    """The figures of every item that was put to someone, in the order of the items."""
    return pl.concat([_item(tally, item) for item in items], how="vertical").filter(pl.col("asked") > 0)


def _item(tally: pl.DataFrame, item: ScaledItem) -> pl.DataFrame:
    k = item.options
    counts = [pl.col(count(item.id, value)) for value in range(1, k + 1)]
    non_answers = {code: pl.col(count(item.id, int(code))) for code in NonAnswer}
    n = pl.sum_horizontal(counts)
    total = pl.sum_horizontal(value * each for value, each in enumerate(counts, 1))
    squares = pl.sum_horizontal(value**2 * each for value, each in enumerate(counts, 1))
    # n² times the population variance, exact.
    spread = n * squares - total**2
    mean = total / n
    variance = pl.when(n > 1).then(spread / (n * (n - 1)))
    position = (k - mean if item.reverse else mean - 1) * 100 / (k - 1)
    return tally.select(
        *BY,
        pl.lit(item.id).alias("item"),
        _asked_of(item).alias("asked"),
        n.alias("n"),
        pl.concat_list(counts).alias(COUNTS),
        *(each.alias(code.label) for code, each in non_answers.items()),
        pl.when(n > 0).then(position).alias("mean"),
        variance.sqrt().alias("sd"),
        pl.when(n >= SMALLEST_FOR_DISAGREEMENT).then(spread.sqrt() / n / ((k - 1) / 2)).alias("disagreement"),
        (1 - variance / ((k**2 - 1) / 12)).clip(lower_bound=0).alias("agreement"),
    )


def dimension_figures(
    tally: pl.DataFrame, measures: Sequence[Measure], populations: pl.DataFrame | None = None
) -> pl.DataFrame:
    """The figures of every measure that was put to someone.

    `populations` has the columns school, group and population; where it is known the standard error gets the
    finite population correction.
    """
    if populations is None:
        tally = tally.with_columns(pl.lit(None, pl.Int64).alias(POPULATION))
    else:
        tally = tally.join(populations, on=[SCHOOL, GROUP], how="left")
    tables = [_measure(tally, measure) for measure in measures] or [pl.DataFrame(schema=_MEASURED)]
    table = pl.concat(tables, how="vertical").filter(pl.col("asked") > 0)
    return table.with_columns(_bound(-1).alias("low"), _bound(1).alias("high")).drop("error")


def _measure(tally: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    n, total, squares = (pl.col(score(measure, what)) for what in ("n", "sum", "squares"))
    unit = measure.unit / 100
    variance = pl.when(n > 1).then((n * squares - total**2) / (n * (n - 1)))
    sd = variance.sqrt() / unit
    cells = [pl.sum_horizontal(pl.col(count(item.id, int(code))) for item in measure.items) for code in NonAnswer]
    asked_cells = pl.sum_horizontal(_asked_of(item) for item in measure.items)
    return tally.select(
        *BY,
        pl.lit(measure.dimension).alias("dimension"),
        pl.lit(measure.kind.value).alias("kind"),
        pl.lit(measure.shared).alias("shared"),
        pl.col(score(measure, "asked")).alias("asked"),
        n.alias("n"),
        pl.when(n > 0).then(total / n / unit).alias("mean"),
        sd.alias("sd"),
        (sd / n.sqrt() * _finite(n)).alias("error"),
        *_reliability(measure),
        pl.all_horizontal(_asked_of(item) > 0 for item in measure.items).alias("covered"),
        *((cell / asked_cells).alias(f"{code.label}_share") for code, cell in zip(NonAnswer, cells, strict=True)),
    )


def _asked_of(item: ScaledItem) -> pl.Expr:
    codes = (*range(1, item.options + 1), *NonAnswer)
    return pl.sum_horizontal(pl.col(count(item.id, int(code))) for code in codes)


def _finite(n: pl.Expr) -> pl.Expr:
    """The correction for a known population; 1 where it is unknown, or smaller than n and so not the population."""
    population = pl.col(POPULATION)
    known = (population > 1) & (population >= n)
    return pl.when(known).then(((population - n) / (population - 1)).sqrt()).otherwise(1.0)


def _reliability(measure: Measure) -> tuple[pl.Expr, pl.Expr]:
    """Cronbach's alpha from complete persons, and how many those were."""
    m = len(measure.items)
    if measure.shared:
        return pl.lit(None, pl.Float64).alias("alpha"), pl.lit(None, pl.Int64).alias("complete")
    n = pl.col(complete(measure, "n"))
    sums = [pl.col(complete(measure, item.id)) for item in measure.items]
    # n(n − 1) times the variances; the factor falls out of the ratio.
    of_items = n * pl.col(complete(measure, "squares")) - pl.sum_horizontal(each**2 for each in sums)
    of_total = n * pl.col(complete(measure, "total_squares")) - pl.sum_horizontal(sums) ** 2
    alpha = m / (m - 1) * (1 - of_items / of_total) if m > 1 else pl.lit(None, pl.Float64)
    computable = (n >= SMALLEST_FOR_ALPHA) & (of_total > 0)
    return pl.when(computable).then(alpha).alias("alpha"), n.alias("complete")


def _bound(sign: int) -> pl.Expr:
    """A bound of the 95 % interval of the mean."""
    t = (pl.col("n") - 1).map_batches(_quantiles, return_dtype=pl.Float64)
    return pl.when(pl.col("n") > 1).then(pl.col("mean") + sign * t * pl.col("error"))


def _quantiles(freedom: pl.Series) -> pl.Series:
    known = {value: student.quantile(float(value)) for value in freedom.unique() if value is not None and value > 0}
    return pl.Series([known.get(value) for value in freedom], dtype=pl.Float64)


def perceptions(dimensions: pl.DataFrame) -> pl.DataFrame:
    """The team's estimate minus the parents' experience, on the items that both were asked, with Welch's interval.

    Where a side was asked the short scan only, the comparison is on the items of the short scan.
    """
    shared = dimensions.filter((pl.col("shared") != "") & pl.col("covered") & (pl.col("n") > 0))
    key = [SCHOOL, WAVE, "dimension", "shared"]
    sides = [
        shared.filter(pl.col(GROUP) == group.value).select(
            *key, pl.col("mean").alias(name), pl.col("n").alias(f"n_{name}"), _squared_error().alias(f"error_{name}")
        )
        for group, name in ((Group.TEAM, "estimate"), (Group.OUDER, "experience"))
    ]
    # "all" sorts before "core", so that the first row of a dimension is the fuller comparison.
    both = sides[0].join(sides[1], on=key, how="inner").sort(key).unique([SCHOOL, WAVE, "dimension"], keep="first")
    difference = pl.col("estimate") - pl.col("experience")
    return (
        both.with_columns(difference.alias("difference"), _welch_margin().alias("margin"))
        .with_columns(
            (pl.col("difference") - pl.col("margin")).alias("low"),
            (pl.col("difference") + pl.col("margin")).alias("high"),
        )
        .drop("shared", "error_estimate", "error_experience", "margin")
        .sort(SCHOOL, WAVE, "dimension")
    )


def _squared_error() -> pl.Expr:
    return pl.when(pl.col("n") > 1).then(pl.col("sd") ** 2 / pl.col("n"))


def _welch_margin() -> pl.Expr:
    """Half the width of Welch's 95 % interval; null where a side has one person, or where nobody differs."""
    a, b = pl.col("error_estimate"), pl.col("error_experience")
    freedom = (a + b) ** 2 / (a**2 / (pl.col("n_estimate") - 1) + b**2 / (pl.col("n_experience") - 1))
    margin = freedom.map_batches(_quantiles, return_dtype=pl.Float64) * (a + b).sqrt()
    return pl.when(a + b > 0).then(margin).when(a + b == 0).then(0.0)
