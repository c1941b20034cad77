"""Nothing of e-mail, name, address or unasked text is in any file that is written: planted marks, searched for."""

from importlib.util import find_spec
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

import planted
from ouderscan.answers.journal import Journal
from ouderscan.answers.table import NonAnswer
from ouderscan.cli import console, failures
from ouderscan.cli.app import run
from ouderscan.questionnaire.model import Group
from small_scan import HEADER, questionnaire_file, scan_folder

DATA = ("json", "csv", "parquet", "xlsx")
PAGES = ("html", "md", *(["docx"] if find_spec("docx") else []))


@pytest.fixture(autouse=True)
def quiet() -> None:
    console.be_quiet(False)


def written(*arguments: str | Path) -> None:
    assert failures.guarded(run, [str(each) for each in arguments]) == 0


def test_a_mark_is_found_wherever_it_stands(tmp_path: Path) -> None:
    """Otherwise the tests below could not fail."""
    (tmp_path / "a.html").write_text(f"<p>{planted.MAIL}</p>", encoding="utf-8")
    pl.DataFrame({"x": [planted.NAME] * 5}).write_parquet(tmp_path / "b.parquet")
    with xlsxwriter.Workbook(tmp_path / "c.xlsx") as workbook:
        workbook.add_worksheet().write(0, 0, planted.FREE)
    found = {("a.html", planted.MAIL), ("b.parquet", planted.NAME), ("c.xlsx", planted.FREE)}
    assert set(planted.found_in(tmp_path)) == found


@pytest.mark.parametrize("form", DATA)
def test_no_mark_is_in_a_file_of_scores(form: str, tmp_path: Path) -> None:
    exports, out = planted.exports(tmp_path), tmp_path / "out"
    asked = ("-q", questionnaire_file(tmp_path), "--group", "ouder", "--sector", "vo")
    written("score", exports, *asked, "--output", out / f"scores.{form}")
    assert [path.name for path in out.iterdir()] == [f"scores.{form}"]
    assert planted.found_in(out) == []


@pytest.mark.parametrize("form", PAGES)
def test_no_mark_is_in_a_report(form: str, tmp_path: Path) -> None:
    exports, out = planted.exports(tmp_path), tmp_path / "out"
    asked = ("-q", questionnaire_file(tmp_path), "--group", "ouder", "--sector", "vo", "--to", form)
    written("report", exports / "Anna.csv", *asked, "--output", out / "one")
    assert (out / "one" / f"report.{form}").is_file()
    if form != "docx":
        written("report", exports, *asked, "--by", "school", "--output", out / "all")
        assert len(list((out / "all").rglob(f"*.{form}"))) >= 4
    assert planted.found_in(out) == []


def test_what_a_few_parents_wrote_is_in_no_file_of_a_scan(tmp_path: Path) -> None:
    folder = scan_folder(tmp_path)
    for number in range(6):
        with Journal.begin(folder.answers, HEADER.model_copy(update={"group": Group.OUDER})) as journal:
            journal.answer("sf1-weten", 1 + number % 5)
            journal.answer("sf2-welkom", 2 if number else int(NonAnswer.DONT_KNOW))
            journal.note("sf1-weten", planted.FREE)
            journal.finish()
    out = tmp_path / "out"
    written("report", folder.path, *(part for form in PAGES for part in ("--to", form)), "--output", out)
    for form in DATA:
        written("score", folder.path, "--output", out / f"scores.{form}")
    made = {*(f"report.{form}" for form in PAGES), *(f"scores.{form}" for form in DATA)}
    assert made <= {path.name for path in out.iterdir()}
    assert planted.found_in(out) == []
    # The list of who counts, which stands there already.
    assert [path.name for path in (folder.path / "report").iterdir()] == ["portions.json"]
    assert planted.found_in(folder.path / "report") == []


@pytest.mark.parametrize("form", PAGES)
def test_a_mark_in_a_question_is_in_no_report_and_neither_is_its_row(form: str, tmp_path: Path) -> None:
    exports, out = tmp_path / "exports", tmp_path / "out"
    exports.mkdir()
    for school in ("Es", "Els", "Eik", "Iep"):
        rows = "4\n" * 6 + f"{planted.NAME}\n{planted.FREE}\n"
        (exports / f"{school}.csv").write_text("sf1-weten\n" + rows, encoding="utf-8")
    asked = ("-q", questionnaire_file(tmp_path), "--group", "ouder", "--sector", "vo", "--to", form)
    written("report", exports / "Es.csv", *asked, "--output", out / "one")
    if form != "docx":
        written("report", exports, *asked, "--by", "school", "--output", out / "all")
        index = (out / "all" / f"index.{form}").read_text(encoding="utf-8")
        assert "4 files: 8 cell(s) are no option of their question and count as not answered." in index
    assert planted.found_in(out) == []
    assert not any("in row" in path.read_text(encoding="utf-8", errors="replace") for path in out.rglob("*.*"))
