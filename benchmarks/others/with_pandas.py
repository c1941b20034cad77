"""The same figures with pandas: `python with_pandas.py FILE codes|labels LABEL…`."""

import sys

import numpy as np
import pandas as pd

BY = ["school", "group"]


def read(path: str, labels: list[str]) -> pd.DataFrame:
    """The answers as codes."""
    if path.endswith(".parquet"):
        return pd.read_parquet(path)
    names = pd.read_csv(path, nrows=0).columns[2:]
    kind = pd.CategoricalDtype(labels) if labels else "float32"
    table = pd.read_csv(path, dtype=dict.fromkeys(names, kind))
    if labels:
        codes = {name: table[name].cat.codes.astype("float32").replace(-1, np.nan) + 1 for name in names}
        table = pd.concat([table[BY], pd.DataFrame(codes)], axis=1)
    return table


def main(path: str, labels: list[str]) -> None:
    """Counts, means, sd and agreement of items; n, mean, sd and alpha of dimensions, for each school and group."""
    table = read(path, labels)
    items = list(table.columns[2:])
    keys = [table["school"], table["group"]]
    grouped = table.groupby(BY, sort=False)[items]
    figures = [grouped.count(), grouped.mean(), grouped.std(), 1 - grouped.var() / 2]
    figures += [(table[items] == option).groupby(keys, sort=False).sum() for option in range(1, 6)]
    dimensions = sorted({name.partition("-")[0] for name in items})
    scores, alphas = {}, {}
    for dimension in dimensions:
        own = table[[name for name in items if name.startswith(dimension + "-")]]
        enough = own.notna().sum(axis=1) * 3 >= own.shape[1] * 2
        scores[dimension] = (own.mean(axis=1).where(enough) - 1) * 25
        whole = own[own.notna().all(axis=1)]
        by = [each.loc[whole.index] for each in keys]
        parts = whole.groupby(by, sort=False).var().sum(axis=1)
        total = whole.sum(axis=1).groupby(by, sort=False).var()
        m = own.shape[1]
        alphas[dimension] = (1 - parts / total) * m / (m - 1)
    of_groups = pd.DataFrame(scores).groupby(keys, sort=False)
    figures += [of_groups.count(), of_groups.mean(), of_groups.std(), pd.DataFrame(alphas)]
    if not sum(map(len, figures)):
        raise SystemExit(1)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[3:] if sys.argv[2] == "labels" else [])
