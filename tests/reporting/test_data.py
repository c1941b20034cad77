"""The figures as a long table, as CSV for a spreadsheet, as Parquet, and as JSON with the trace of the advice."""

import json
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from ouderscan import texts
from ouderscan.advice import advise
from ouderscan.answers.table import NonAnswer, from_rows, item_ids
from ouderscan.findings import Thresholds, find
from ouderscan.questionnaire import catalogue
from ouderscan.questionnaire.model import Questionnaire, Sector
from ouderscan.reporting import data
from ouderscan.scoring import engine
from ouderscan.scoring.scores import Scores

HOSTILE = '=HYPERLINK("http://x")'


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = texts.language()
    texts.use("en")
    yield
    texts.use(before)


@pytest.fixture(scope="module")
def questionnaire() -> Questionnaire:
    found = catalogue.shipped().questionnaire("succesfactoren")
    assert found
    return found.in_sector(Sector.PO)


@pytest.fixture(scope="module")
def scores(questionnaire: Questionnaire) -> Scores:
    """Two schools; of the second only four parents answered."""
    items = questionnaire.items
    rows: list[dict[str, object]] = []
    for school, group, size in (
        (HOSTILE, "team", 9),
        (HOSTILE, "ouder", 12),
        ("De Linde", "team", 9),
        ("De Linde", "ouder", 4),
    ):
        for person in range(size):
            row: dict[str, object] = {"school": school, "wave": "2026", "group": group, "respondent": str(person)}
            for place, item in enumerate(items):
                row[item.id] = 1 + (person * (1 + place % 3) + place) % questionnaire.options_of(item)
            row["sf2-hulp"] = int(NonAnswer.DONT_KNOW) if person % 2 else 5
            rows.append(row)
    return engine.score(from_rows(rows, item_ids([questionnaire])), [questionnaire])


@pytest.fixture(scope="module")
def table(scores: Scores) -> pl.DataFrame:
    return data.long_table(scores).collect()


def test_the_table_holds_every_figure_once(scores: Scores, table: pl.DataFrame) -> None:
    heights = dict(table.group_by("level").len().iter_rows())
    assert heights == {
        "response": scores.responses.height,
        "dimension": scores.dimensions.height,
        "perception": scores.perceptions.height,
        "item": scores.items.collect().height,
    }
    assert scores.perceptions.height == 6
    assert table.select("school", "wave", "group", "level", "id", "kind").is_duplicated().sum() == 0
    assert table.columns[:12] == [
        "school",
        "wave",
        "group",
        "level",
        "id",
        "kind",
        "estimate",
        "asked",
        "n",
        "population",
        "mean",
        "hidden",
    ]


def test_an_estimate_is_called_one(table: pl.DataFrame) -> None:
    called = table.filter(pl.col("estimate")).select("group", "kind").unique()
    assert called.rows() == [("team", "experience")]
    estimates = table.filter((pl.col("group") == "team") & (pl.col("kind") == "experience"))
    assert estimates["estimate"].to_list() == [True] * estimates.height
    assert set(estimates["level"]) == {"dimension", "item"}


def test_four_parents_leave_no_trace_but_the_reason(table: pl.DataFrame) -> None:
    few = table.filter((pl.col("school") == "De Linde") & (pl.col("group") == "ouder"))
    assert few.height == 1 + 12 + 27
    assert set(few.filter(pl.col("level") != "response")["hidden"]) == {"few"}
    names = ("school", "wave", "group", "level", "id", "kind", "estimate", "hidden")
    figures = few.drop(names)
    assert figures.width > 20
    assert figures.null_count().row(0) == (few.height,) * figures.width
    assert table.filter(pl.col("level") == "perception")["school"].unique().to_list() == [HOSTILE]


def test_a_formula_is_defused_in_csv_and_only_there(table: pl.DataFrame) -> None:
    text = data.csv(table)
    assert "\n=" not in text
    assert '"\'=HYPERLINK(""http://x"")"' in text
    assert HOSTILE in table["school"].to_list()


@pytest.mark.parametrize("start", ["=1+1", "+31", "-2", "@SUM(A1)", "\tx", "\rx", "＝1", "＋1", "－1", "＠A"])
def test_every_start_that_a_spreadsheet_takes_for_a_formula_is_defused(start: str) -> None:
    written = data.csv(pl.DataFrame({"school": [start]}))
    assert pl.read_csv(written.encode())["school"].to_list() == ["'" + start]


def test_csv_is_for_the_spreadsheet_of_the_language(table: pl.DataFrame) -> None:
    english = data.csv(table)
    texts.use("nl")
    dutch = data.csv(table)
    read = pl.read_csv(dutch.encode(), separator=";", decimal_comma=True, infer_schema_length=None)
    assert_frame_equal(read, pl.read_csv(english.encode(), infer_schema_length=None))
    assert read.columns == table.columns


def test_parquet_holds_the_same_table(table: pl.DataFrame, tmp_path: Path) -> None:
    path = tmp_path / "new" / "scores.parquet"
    data.write_parquet(table.lazy(), path)
    assert_frame_equal(pl.read_parquet(path), table, check_exact=True)
    assert [each.name for each in path.parent.iterdir()] == ["scores.parquet"]


def test_json_holds_figures_findings_and_why_each_recommendation_is_there(
    scores: Scores, questionnaire: Questionnaire
) -> None:
    limits = Thresholds.of(80)
    recommendations = catalogue.shipped().recommendations
    schools = []
    for figures in scores.schools():
        found = find(figures, [questionnaire], limits)
        schools.append((figures, found, advise(found, recommendations, Sector.PO)))
    content = json.loads(data.json_text(schools, limits))
    assert content["format"] == "ouderscan/scores/1"
    assert content["thresholds"]["target"] == 80
    hostile, linde = content["schools"]
    assert (hostile["school"], linde["school"]) == (HOSTILE, "De Linde")
    assert hostile["dimensions"][0].keys() >= {"mean", "n", "asked", "estimate", "alpha", "hidden"}
    assert {(each["group"], each["kind"]) for each in hostile["dimensions"] if each["estimate"]} == {
        ("team", "experience")
    }
    few = [each for each in linde["dimensions"] + linde["items"] if each["group"] == "ouder"]
    assert {each["hidden"] for each in few} == {"few"}
    assert {each[figure] for each in few for figure in ("mean", "n", "asked", "sd")} == {None}
    assert linde["perceptions"] == []
    assert {each["kind"] for each in hostile["findings"]} >= {"gap", "unknown"}
    assert all(each["sentence"].endswith(".") for each in hostile["findings"])
    first = hostile["advice"]["first"]
    assert len(first) == 3
    for each in first:
        assert each["value"] == pytest.approx(sum(why["weight"] * why["finding"]["size"] for why in each["reasons"]))


def test_questionnaires_in_which_nothing_is_scored_give_a_table() -> None:
    reach = catalogue.shipped().questionnaire("bereik")
    assert reach
    rows = [{"school": "Es", "wave": "", "group": "team", "respondent": "", "pr1-bereikt": 2}] * 9
    table = data.long_table(engine.score(from_rows(rows, item_ids([reach])), [reach])).collect()
    assert table["level"].to_list() == ["response", "item"]
    assert data.json_text([], Thresholds()).startswith("{")
