"""How long scoring takes, against reading the same columns with polars alone.

`python benchmarks/scoring.py [respondents …]` (10,000 and 1,000,000 by default) makes answers of 60 items in 17
dimensions, two groups, 200 persons a school, from a factor model with school effects, always the same ones.
"""

import sys
import tempfile
from pathlib import Path

import numpy as np
import polars as pl
import yaml
from measure import compare, python

ITEMS, DIMENSIONS, OPTIONS, A_SCHOOL = 60, 17, 5, 200
SEED = 20261124


def questionnaire() -> dict[str, object]:
    """A questionnaire of 60 items in 17 dimensions, as data."""
    scale = {"options": [f"antwoord {number}" for number in range(1, OPTIONS + 1)]}
    dimensions = [
        {
            "id": f"d{number}",
            "title": f"Onderwerp {number}",
            "short": f"D{number}",
            "description": "…",
            "sources": ["sf1"],
        }
        for number in range(DIMENSIONS)
    ]
    items = [
        {
            "id": f"d{number % DIMENSIONS}-i{number}",
            "dimension": f"d{number % DIMENSIONS}",
            "kind": "practice",
            "scale": "mate",
            "text": {"team": f"Vraag {number}?", "ouder": f"Vraag {number}?"},
        }
        for number in range(ITEMS)
    ]
    head = {"format": "ouderscan/questionnaire/1", "id": "bench", "version": "1.0.0", "language": "nl"}
    words = {"title": "Meting", "description": "Om te meten.", "groups": ["team", "ouder"]}
    return {**head, **words, "scales": {"mate": scale}, "dimensions": dimensions, "items": items}


def answers(respondents: int) -> pl.DataFrame:
    """The answers: one factor a dimension, an effect of the school, one in twenty cells empty."""
    random = np.random.default_rng(SEED)
    schools = np.arange(respondents) // A_SCHOOL
    school_effect = random.normal(0, 0.4, schools.max() + 1)[schools]
    factors = random.normal(0, 1, (respondents, DIMENSIONS)).astype(np.float32)
    columns: dict[str, pl.Series] = {
        "school": pl.Series([f"school-{number}" for number in schools]),
        "group": pl.Series(np.where(np.arange(respondents) % A_SCHOOL < 40, "team", "ouder")),
    }
    for number in range(ITEMS):
        noise = random.normal(0, 1, respondents)
        position = 3 + 0.7 * factors[:, number % DIMENSIONS] + school_effect + noise
        cells = np.clip(np.rint(position), 1, OPTIONS).astype(np.int8)
        empty = random.random(respondents) < 0.05
        columns[f"d{number % DIMENSIONS}-i{number}"] = pl.Series(np.where(empty, 0, cells)).replace(0, None)
    return pl.DataFrame(columns).with_columns(pl.selectors.numeric().cast(pl.Int8))


def reading(path: Path) -> str:
    """Python that reads the columns that are scored with polars, and does nothing with them."""
    scan = "scan_parquet" if path.suffix == ".parquet" else "scan_csv"
    types = "" if path.suffix == ".parquet" else ", schema_overrides=dict.fromkeys(ids, pl.Int8)"
    ids = f"ids = [f'd{{n % {DIMENSIONS}}}-i{{n}}' for n in range({ITEMS})]"
    return f"import polars as pl; {ids}; pl.{scan}({str(path)!r}{types}).select('school', 'group', *ids).collect()"


def main(sizes: list[int]) -> None:
    """Print the times for each size."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        own = folder / "bench.yaml"
        own.write_text(yaml.safe_dump(questionnaire(), allow_unicode=True), encoding="utf-8")
        for size in sizes:
            table = answers(size)
            table.write_csv(folder / "answers.csv")
            table.write_parquet(folder / "answers.parquet")
            for path in (folder / "answers.csv", folder / "answers.parquet"):
                to = str(folder / "out.parquet")
                score = ("score", str(path), "-q", str(own), "--sector", "po", "--format", "parquet", "--output", to)
                commands = {
                    "polars reads the columns": python(reading(path)),
                    "ouderscan score": (sys.executable, "-m", "ouderscan", *score),
                }
                compare(f"{size:,} × {ITEMS}, {path.suffix} of {path.stat().st_size / 1e6:.0f} MB", commands, 3)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000, 1_000_000])
