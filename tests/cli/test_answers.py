"""`ouderscan answers`: everything that is stored, after a warning, and nothing without a yes."""

import json
from pathlib import Path

import pytest

import small_scan
from ouderscan.answers.journal import Journal
from ouderscan.answers.store import ScanFolder
from ouderscan.cli import app, failures


def run(*arguments: str | Path) -> int:
    """The exit code of `answers` with these arguments."""
    return failures.guarded(app.run, ["answers", *map(str, arguments)])


@pytest.fixture
def folder(tmp_path: Path) -> ScanFolder:
    """A scan of one person, who wrote a formula."""
    made = small_scan.scan_folder(tmp_path)
    with Journal.begin(made.answers, small_scan.HEADER) as journal:
        journal.answer("sf1-verteld", 2)
        journal.answer("sf1-verteld", 4)
        journal.answer("sf1-weten", -1)
        journal.note("sf1-weten", "=1+1")
        journal.finish()
    return made


def test_every_last_answer_and_note_is_given_after_a_warning(
    folder: ScanFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(folder.path, "--yes") == 0
    out, err = capsys.readouterr()
    whose = {"group": "team", "roles": "", "day": "2026-11-24", "done": True}
    lines = json.loads(out)
    assert len({line.pop("respondent") for line in lines}) == 1
    assert lines == [
        {**whose, "item": "sf1-verteld", "answer": "4", "note": None},
        {**whose, "item": "sf1-weten", "answer": "dont_know", "note": "=1+1"},
    ]
    assert "This shows what 1 person answered" in " ".join(err.split())


def test_no_cell_of_the_table_is_a_formula(folder: ScanFolder, tmp_path: Path) -> None:
    assert run(folder.path, "--yes", "--format", "csv", "--output", tmp_path / "alles.csv") == 0
    text = (tmp_path / "alles.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines()[0] == "respondent,group,roles,day,done,item,answer,note"
    assert [line.rpartition(",")[2] for line in text.splitlines()[1:]] == ["", "'=1+1"]


def test_where_nobody_can_be_asked_nothing_is_shown(folder: ScanFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder.path) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Add --yes if you are sure." in err


def test_a_scan_without_answers_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(small_scan.scan_folder(tmp_path).path, "--yes") == 1
    assert "There are no answers yet in" in capsys.readouterr().err
