"""The data dictionary of REDCap: its columns as REDCap writes them, its choices as REDCap reads them."""

import csv
import re
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path

import pytest

from form_answers import QUESTION, STEM, Answers, plain_file, random_answers, said, scored, with_text, write_table
from ouderscan.forms import redcap
from ouderscan.forms.form import Form
from small_form import ITEMS, small_form

REAL = Path(__file__).parents[2].parent / "shared" / "cases" / "exports" / "redcap"
NAME = re.compile(r"[a-z][a-z0-9_]{0,99}")
Row = Mapping[str, str]


def dictionary(form: Form) -> list[Row]:
    return list(csv.DictReader(StringIO(redcap.make(form).decode(), newline="")))


def choices(cell: str) -> dict[str, str]:
    """The choices in a cell, as REDCap cuts it: `1, never | 2, sometimes`."""
    return {code.strip(): label.strip() for code, label in (each.split(",", 1) for each in cell.split("|"))}


@pytest.mark.parametrize("name", ["survey_dictionary.csv", "simple_dictionary.csv"])
def test_the_columns_are_those_of_redcap(name: str) -> None:
    if not (REAL / name).is_file():
        pytest.skip("the real dictionaries are not beside the project")
    with (REAL / name).open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.reader(file)) == list(redcap.COLUMNS)


def test_every_question_is_a_field_with_its_choices(tmp_path: Path) -> None:
    rows = dictionary(small_form(tmp_path))
    fields = [(row[redcap.NAME], row[redcap.KIND]) for row in rows]
    radios = [(item.replace("-", "_"), "radio") for item in ITEMS]
    assert fields == [("record_id", "text"), ("group", "text"), ("introduction", "descriptive"), *radios]
    assert {row[redcap.FORM] for row in rows} == {"ouderscan_ouder"}
    assert all(NAME.fullmatch(name) for name, _kind in fields)
    assert rows[1][redcap.ANNOTATION] == "@HIDDEN @DEFAULT='ouder'"
    assert rows[3][redcap.LABEL] == QUESTION
    assert rows[3][redcap.NOTE] == "Denk aan de balie of de klas."
    assert choices(rows[5][redcap.CHOICES]) == {
        "1": "geen enkele keer",
        "2": "één keer",
        "3": "twee keer of vaker",
        "dont_know": "Weet ik niet",
    }


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=HYPERLINK(1)", "&#61;HYPERLINK(1)"),
        ("[sf3_groet] | a, b", "[ sf3_groet] &#124; a, b"),
        ("Een\ttab en\neen regel </script> \"q\" 'z'", "Een tab en een regel &lt;/script&gt; &#34;q&#34; &#39;z&#39;"),
    ],
)
def test_hostile_texts_stay_text(tmp_path: Path, text: str, safe: str) -> None:
    rows = dictionary(with_text(tmp_path, text))
    assert rows[3][redcap.LABEL] == safe
    assert choices(rows[3][redcap.CHOICES])["1"] == safe
    assert len(choices(rows[3][redcap.CHOICES])) == 8


def test_what_people_fill_in_scores_to_the_same_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form = small_form(tmp_path)
    people = random_answers(form)
    export = write_table(tmp_path / "redcap" / f"{STEM}.csv", _export(dictionary(form), people))
    questionnaire = tmp_path / "kort.yaml"
    assert scored(export, questionnaire, capsys) == scored(plain_file(tmp_path, people), questionnaire, capsys)


def _export(rows: Sequence[Row], people: Sequence[Answers]) -> list[list[str]]:
    """The raw values of a survey, as REDCap exports them."""
    offered = {row[redcap.NAME]: choices(row[redcap.CHOICES]) for row in rows if row[redcap.KIND] == "radio"}
    items = {name: name.replace("_", "-") for name in offered}
    table = [
        [
            "record_id",
            "redcap_survey_identifier",
            "ouderscan_ouder_timestamp",
            "group",
            *offered,
            "ouderscan_ouder_complete",
        ]
    ]
    for place, person in enumerate(people, start=1):
        cells = {name: said(person[items[name]]) for name in offered}
        assert all(cell in offered[name] or not cell for name, cell in cells.items())
        table.append([str(place), "", "2026-11-24 10:00:00", "ouder", *cells.values(), "2"])
    return table
