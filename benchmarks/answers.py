"""Invented answers, always the same: one factor a dimension, an effect of the school, one in twenty cells empty."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import polars as pl
import yaml

ITEMS, DIMENSIONS, OPTIONS = 60, 17, 5
A_SCHOOL = 200
"""People of a school, 40 of them of the team."""
SEED = 20261124
IDS = [f"d{number % DIMENSIONS}-i{number}" for number in range(ITEMS)]
LABELS = ["helemaal mee oneens", "mee oneens", "niet mee eens en niet mee oneens", "mee eens", "helemaal mee eens"]
_PIECE = 500_000


def questionnaire() -> dict[str, object]:
    """A questionnaire of 60 items in 17 dimensions, as data."""
    dimensions = [
        {"id": f"d{n}", "title": f"Onderwerp {n}", "short": f"D{n}", "description": "…", "sources": ["sf1"]}
        for n in range(DIMENSIONS)
    ]
    items = [
        {
            "id": name,
            "dimension": name.partition("-")[0],
            "kind": "practice",
            "scale": "mate",
            "text": dict.fromkeys(("team", "ouder"), f"Vraag {number}?"),
        }
        for number, name in enumerate(IDS)
    ]
    head = {"format": "ouderscan/questionnaire/1", "id": "bench", "version": "1.0.0", "language": "nl"}
    words = {"title": "Meting", "description": "Om te meten.", "groups": ["team", "ouder"]}
    return {**head, **words, "scales": {"mate": {"options": LABELS}}, "dimensions": dimensions, "items": items}


def write_questionnaire(folder: Path) -> Path:
    """Write it into a folder, and give back the file."""
    path = folder / "bench.yaml"
    path.write_text(yaml.safe_dump(questionnaire(), allow_unicode=True), encoding="utf-8")
    return path


def pieces(people: int, schools: int) -> Iterator[pl.DataFrame]:
    """The answers as codes, in pieces that fit in memory; people go to the schools in order."""
    effects = np.random.default_rng(SEED).normal(0, 0.4, schools)
    for start in range(0, people, _PIECE):
        yield _piece(np.arange(start, min(start + _PIECE, people)), -(-people // schools), effects)


def _piece(people: np.ndarray, a_school: int, effects: np.ndarray) -> pl.DataFrame:
    random = np.random.default_rng((SEED, int(people[0])))
    school = people // a_school
    factors = random.normal(0, 1, (DIMENSIONS, len(people))).astype(np.float32)
    columns = {
        "school": pl.Series([f"school-{number}" for number in school]),
        "group": pl.Series(np.where(people % a_school < a_school // 5, "team", "ouder")),
    }
    for number, name in enumerate(IDS):
        position = 3 + 0.7 * factors[number % DIMENSIONS] + effects[school] + random.normal(0, 1, len(people))
        cells = pl.Series(np.clip(np.rint(position), 1, OPTIONS).astype(np.int8))
        columns[name] = cells.set(pl.Series(random.random(len(people)) < 0.05), None)
    return pl.DataFrame(columns)


def labelled(answers: pl.DataFrame) -> pl.DataFrame:
    """The same answers with labels in place of codes."""
    words = dict(enumerate(LABELS, 1))
    return answers.with_columns(pl.col(IDS).replace_strict(words, return_dtype=pl.String))


def write_csv(path: Path, tables: Iterator[pl.DataFrame]) -> Path:
    """Write tables below each other into one file."""
    with path.open("wb") as file:
        for number, table in enumerate(tables):
            table.write_csv(file, include_header=number == 0)
    return path


def write_parquet(path: Path, tables: Iterator[pl.DataFrame]) -> Path:
    """The same as Parquet."""
    parts = path.with_suffix("")
    parts.mkdir()
    for number, table in enumerate(tables):
        table.write_parquet(parts / f"{number:04}.parquet")
    pl.scan_parquet(parts).sink_parquet(path)
    return path
