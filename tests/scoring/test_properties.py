"""What holds for any answers: bounds, and that order, parts and threads change nothing at all."""

import os
import subprocess
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from random import Random

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

import oracle
from oracle import Row, Shape
from ouderscan.answers.table import NonAnswer, item_ids
from ouderscan.questionnaire.model import Group, Questionnaire
from ouderscan.scoring import engine, fold
from ouderscan.scoring.disclosure import Disclosure
from ouderscan.scoring.scores import Scores
from ouderscan.scoring.tally import add

OWN = oracle.questionnaire(Shape((5, -4, 3), (5, 7)), Shape((2, 5, 11), (5,), leiding=2))
TABLES = ("items", "dimensions", "perceptions", "responses")
SHOW_MUCH = Disclosure(figure=3, distribution=3, unanimous_below=0, in_company=True)
seeds = st.integers(0, 2**32)


def invented(seed: int, non_answers: float = 0.1) -> list[Row]:
    random = Random(seed)
    schools = ("Es", "Linde", "Beuk")
    sizes = {(school, group): random.randint(1, 12) for school in schools for group in (Group.TEAM, Group.OUDER)}
    return oracle.invented(OWN, random, sizes, non_answers)


def scored(rows: Sequence[Row], own: Questionnaire = OWN) -> Scores:
    return engine.score(oracle.frame(rows, own), [own], rules=SHOW_MUCH)


def assert_identical(found: Scores, expected: Scores) -> None:
    """To the last bit, in the same order."""
    for table in TABLES:
        assert_frame_equal(getattr(found, table), getattr(expected, table), check_exact=True)


@settings(deadline=None, max_examples=40)
@given(seeds)
def test_the_order_of_rows_changes_nothing(seed: int) -> None:
    rows = invented(seed)
    shuffled = Random(seed).sample(rows, len(rows))
    assert_identical(scored(shuffled), scored(rows))


@settings(deadline=None, max_examples=40)
@given(seeds)
def test_the_order_of_items_changes_no_figure(seed: int) -> None:
    rows = invented(seed)
    turned = OWN.model_copy(update={"items": tuple(Random(seed).sample(OWN.items, len(OWN.items)))})
    found, expected = scored(rows, turned), scored(rows)
    key = ["school", "wave", "group"]
    assert_frame_equal(found.items.sort(*key, "item"), expected.items.sort(*key, "item"), check_exact=True)
    for table in ("dimensions", "perceptions", "responses"):
        assert_frame_equal(getattr(found, table), getattr(expected, table), check_exact=True)


@settings(deadline=None, max_examples=40)
@given(seeds, st.lists(st.integers(0, 80), max_size=4))
def test_splitting_the_answers_anyhow_changes_nothing(seed: int, cuts: list[int]) -> None:
    rows = Random(seed).sample(whole := invented(seed), len(whole))
    bounds = [0, *sorted(min(cut, len(rows)) for cut in cuts), len(rows)]
    parts = [rows[start:end] for start, end in pairwise(bounds)]
    tallies = [engine.count(oracle.frame(part, OWN), [OWN]) for part in Random(seed).sample(parts, len(parts))]
    assert_identical(engine.from_tally(add(tallies), [OWN], rules=SHOW_MUCH), scored(whole))


@pytest.mark.parametrize("rows_of_a_batch", [1, 7, 64])
def test_the_size_of_batches_changes_nothing(rows_of_a_batch: int, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Random(17).sample(rows := invented(17), len(rows))
    expected = engine.count(oracle.frame(whole, OWN), [OWN])
    monkeypatch.setattr(fold, "ROWS", rows_of_a_batch)
    told: list[int] = []
    assert_frame_equal(engine.count(oracle.frame(whole, OWN), [OWN], told.append), expected, check_exact=True)
    assert len(told) >= len(whole) / rows_of_a_batch
    assert sum(told) == len(whole)


@settings(deadline=None, max_examples=40)
@given(seeds)
def test_another_reason_for_no_answer_changes_no_mean(seed: int) -> None:
    rows = invented(seed, non_answers=0.3)
    reasons = list(map(int, NonAnswer))
    # Someone who gave no answer at all does not count as a person: then there was nothing to compare.
    kept = [row for row in rows if any(isinstance(cell, int) and cell > 0 for cell in row.values())]
    changed = [
        {name: reasons[-1 - reasons.index(cell)] if cell in reasons else cell for name, cell in row.items()}
        for row in kept
    ]
    columns = ["mean", "sd", "n", "low", "high", "alpha"]
    found, expected = scored(changed), scored(kept)
    assert_frame_equal(found.dimensions.select(columns), expected.dimensions.select(columns), check_exact=True)
    assert_frame_equal(
        found.items.select("mean", "sd", "n"), expected.items.select("mean", "sd", "n"), check_exact=True
    )


@settings(deadline=None, max_examples=40)
@given(seeds)
def test_scores_lie_between_0_and_100_and_none_is_never_0(seed: int) -> None:
    scores = scored(invented(seed, non_answers=0.5))
    for table in (scores.items.collect(), scores.dimensions):
        assert table.filter(~pl.col("mean").is_between(0, 100)).is_empty()
        assert table.filter((pl.col("n") == 0) & pl.col("mean").is_not_null()).is_empty()
        assert table.filter(pl.col("mean").is_nan() | pl.col("sd").is_nan()).is_empty()


def test_whoever_gives_no_answer_at_all_is_counted_apart() -> None:
    rows = invented(3)
    silent: Row = {"school": "Es", "wave": "2026", "group": "team", "respondent": "x"}
    silent |= dict.fromkeys(item_ids([OWN]), int(NonAnswer.NOT_ANSWERED))
    counted = engine.count(oracle.frame([*rows, silent, silent], OWN), [OWN])
    assert counted.filter(pl.col("group").is_null())["persons"].to_list() == [2]
    assert_identical(engine.from_tally(counted, [OWN], rules=SHOW_MUCH), scored(rows))


def test_a_group_of_ten_million_persons_is_still_exact() -> None:
    rows = oracle.invented(OWN, Random(5), {("Es", Group.TEAM): 10, ("Es", Group.OUDER): 10}, 0.1)
    counted = engine.count(oracle.frame(rows, OWN), [OWN])
    numbers = pl.all().exclude("school", "wave", "group")
    found = engine.from_tally(counted.with_columns(numbers * 1_000_000), [OWN], rules=SHOW_MUCH)
    expected = engine.from_tally(counted, [OWN], rules=SHOW_MUCH)
    assert_frame_equal(found.dimensions.select("mean"), expected.dimensions.select("mean"), check_exact=True)
    n = pl.col("n")
    population_sd = (pl.col("sd") * ((n - 1) / n).sqrt()).alias("sd")
    assert_frame_equal(found.dimensions.select(population_sd), expected.dimensions.select(population_sd), rel_tol=1e-12)


@pytest.mark.slow
def test_threads_change_no_byte(tmp_path: Path) -> None:
    random = Random(13)
    names = [f"school {number}" for number in range(60)]
    sizes = {(name, group): random.randint(5, 60) for name in names for group in (Group.TEAM, Group.OUDER)}
    rows = oracle.invented(OWN, random, sizes, 0.1)
    random.shuffle(rows)
    oracle.frame(rows, OWN).collect().write_parquet(tmp_path / "answers.parquet")
    program = (
        "import sys, polars as pl, oracle, test_properties as own\n"
        "from ouderscan.scoring import engine\n"
        "scores = engine.score(pl.scan_parquet(sys.argv[1]), [own.OWN])\n"
        "tables = (getattr(scores, name).lazy().collect() for name in own.TABLES)\n"
        "print(pl.thread_pool_size(), *(table.write_json() for table in tables))\n"
    )
    printed = {}
    folders = [str(folder) for folder in Path(__file__).parents[:2]]
    for threads in ("1", "5"):
        environment = os.environ | {"POLARS_MAX_THREADS": threads, "PYTHONPATH": os.pathsep.join(folders)}
        command = [sys.executable, "-c", program, str(tmp_path / "answers.parquet")]
        run = subprocess.run(command, env=environment, capture_output=True, check=True, encoding="utf-8")
        printed[threads], _space, figures = run.stdout.partition(" ")
        printed[f"figures with {threads}"] = figures
    assert (printed["1"], printed["5"]) == ("1", "5")
    assert printed["figures with 1"] == printed["figures with 5"]
    assert len(printed["figures with 1"]) > 100_000
