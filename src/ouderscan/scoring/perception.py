"""What the team thinks that parents experience, against what parents say."""

import polars as pl

from ouderscan.answers.table import GROUP, SCHOOL, WAVE
from ouderscan.questionnaire.model import Group
from ouderscan.scoring import student

_KEY = (SCHOOL, WAVE, "dimension")


def perceptions(dimensions: pl.DataFrame) -> pl.DataFrame:
    """The team's estimate minus the parents' experience, on the items that both were asked, with Welch's interval.

    Only whoever was asked all of these items counts. Where that is less than half of a side (the others were asked
    the short scan), the comparison is on the items of the short scan. What is hidden in `dimensions` makes no gap.
    """
    shared = dimensions.filter((pl.col("shared") != "") & (pl.col("n") > 0))
    key = [*_KEY, "shared"]
    squared_error = pl.col("sd") ** 2 / pl.col("n")
    sides = [
        shared.filter(pl.col(GROUP) == group.value).select(
            *key, pl.col("mean").alias(name), pl.col("n").alias(f"n_{name}"), squared_error.alias(f"error_{name}")
        )
        for group, name in ((Group.TEAM, "estimate"), (Group.OUDER, "experience"))
    ]
    return _fullest(sides[0].join(sides[1], on=key, how="inner")).select(
        *_KEY,
        "estimate",
        "experience",
        _difference().alias("difference"),
        (_difference() - _welch_margin()).alias("low"),
        (_difference() + _welch_margin()).alias("high"),
        "n_estimate",
        "n_experience",
    )


def _fullest(pairs: pl.DataFrame) -> pl.DataFrame:
    """One comparison a dimension: on all items, unless fewer than half of a side were asked them all."""
    enough = pl.all_horizontal(
        pl.col(n) * 2 >= pl.col(n).filter(pl.col("shared") == "core").max().over(_KEY).fill_null(0)
        for n in ("n_estimate", "n_experience")
    )
    fitting = pairs.filter(enough | (pl.col("shared") == "core"))
    # "all" sorts before "core".
    return fitting.sort(*_KEY, "shared").unique(_KEY, keep="first", maintain_order=True)


def _difference() -> pl.Expr:
    return pl.col("estimate") - pl.col("experience")


def _welch_margin() -> pl.Expr:
    """Half the width of Welch's 95 % interval; null where a side has one person or may not show its spread."""
    a, b = pl.col("error_estimate"), pl.col("error_experience")
    freedom = (a + b) ** 2 / (a**2 / (pl.col("n_estimate") - 1) + b**2 / (pl.col("n_experience") - 1))
    margin = freedom.map_batches(student.quantile, return_dtype=pl.Float64) * (a + b).sqrt()
    return pl.when(a + b > 0).then(margin).when(a + b == 0).then(0.0)
