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
from ouderscan.reporting import pdf
from ouderscan.reporting.papers.registry import PAPERS
from small_scan import HEADER, SCAN, questionnaire_file, scan_folder

DATA = ("json", "csv", "parquet", "xlsx")
SHARED = ("html", "md")
"""What pages on many schools can be."""
PAGES = (*SHARED, *(["docx"] if find_spec("docx") else []), pytest.param("pdf", marks=pytest.mark.browser))
DAYS = ("2025-11-24", "2026-11-24")


@pytest.fixture(autouse=True)
def quiet() -> None:
    console.be_quiet(False)


@pytest.fixture(autouse=True)
def browser(request: pytest.FixtureRequest) -> None:
    if request.node.get_closest_marker("browser") and next(pdf._browsers(), None) is None:
        pytest.skip("there is no browser that prints")


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


@pytest.mark.browser
def test_a_mark_is_found_in_a_pdf_wherever_it_stands(tmp_path: Path) -> None:
    page = (
        f"<html><head><title>{planted.NAME}</title></head><body><p style='width: 2em'>{planted.FREE}</p>"
        f"<a href='mailto:{planted.MAIL}'>x</a>"
        f"<svg role='img' aria-label='{planted.ADDRESS}'><rect width='9' height='9'/></svg></body></html>"
    )
    (tmp_path / "a.pdf").write_bytes(pdf.printed(page))
    assert {marker for _name, marker in planted.found_in(tmp_path)} == set(planted.MARKERS)


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
    if form in SHARED:
        written("report", exports, *asked, "--by", "school", "--output", out / "all")
        assert len(list((out / "all").rglob(f"*.{form}"))) >= 4
    assert planted.found_in(out) == []


def scan_of_parents(place: Path, day: str = DAYS[-1]) -> Path:
    """A scan folder in which six parents wrote something beside an answer."""
    place.mkdir()
    folder = scan_folder(place, SCAN.model_copy(update={"date": day}))
    for number in range(6):
        with Journal.begin(folder.answers, HEADER.model_copy(update={"group": Group.OUDER, "day": day})) as journal:
            journal.answer("sf1-weten", 1 + number % 5)
            journal.answer("sf2-welkom", 2 if number else int(NonAnswer.DONT_KNOW))
            journal.note("sf1-weten", planted.FREE)
            journal.finish()
    return folder.path


@pytest.mark.parametrize("form", PAGES)
def test_what_a_few_parents_wrote_is_in_no_report_and_on_no_paper(form: str, tmp_path: Path) -> None:
    folder, out = scan_of_parents(tmp_path / "school"), tmp_path / "out"
    written("report", folder, "--paper", "all", "--to", form, "--output", out)
    names = ("report", "plan") if form == "docx" else ("report", *PAPERS)
    assert {path.name for path in out.iterdir()} == {f"{name}.{form}" for name in names}
    assert planted.found_in(out) == []
    # The list of who counts, which stands there already.
    assert [path.name for path in (folder / "report").iterdir()] == ["portions.json"]
    assert planted.found_in(folder / "report") == []


def test_what_a_few_parents_wrote_is_in_no_scores_and_no_page_for_the_projector(tmp_path: Path) -> None:
    folder, out = scan_of_parents(tmp_path / "school"), tmp_path / "out"
    for form in DATA:
        written("score", folder, "--output", out / f"scores.{form}")
    written("workshop", folder, "--projector")
    assert len(list(out.iterdir())) == len(DATA)
    assert [path.name for path in (folder / "report").glob("*.html")] == ["projector.html"]
    assert planted.found_in(out) + planted.found_in(folder / "report") == []


def test_what_a_few_parents_wrote_is_in_no_comparison(tmp_path: Path) -> None:
    moments, out = [scan_of_parents(tmp_path / day, day) for day in DAYS], tmp_path / "out"
    written("compare", *moments, *(part for form in SHARED for part in ("--to", form)), "--output", out)
    for form in ("json", "csv"):
        written("compare", *moments, "--output", out / f"then-and-now.{form}", "--format", form)
    assert len(list(out.iterdir())) == 4
    assert planted.found_in(out) == []


def test_no_mark_comes_from_an_export_into_a_scan_or_a_mapping(tmp_path: Path) -> None:
    exports, out = planted.exports(tmp_path), tmp_path / "out"
    folder = scan_folder(tmp_path)
    for name in ("Anna.csv", "Boom.csv", "Cruijff.xlsx"):
        (folder.path / "mapping.yaml").write_text("format: ouderscan/mapping/1\ngroup: {value: ouder}\n")
        written("map", exports / name, "-q", tmp_path / "klein.yaml", "--group", "ouder", "-o", out / f"{name}.yaml")
        (exports / name).rename(folder.answers / name)
        written("report", folder.path, "--output", out)
        (folder.answers / name).unlink()
    assert len(list(out.iterdir())) == 5
    assert len(list(folder.answers.glob("*.jsonl"))) == 18
    assert planted.found_in(out) + planted.found_in(folder.path) == []


@pytest.mark.parametrize("form", PAGES)
def test_a_mark_in_a_question_is_in_no_report_and_neither_is_its_row(form: str, tmp_path: Path) -> None:
    exports, out = tmp_path / "exports", tmp_path / "out"
    exports.mkdir()
    for school in ("Es", "Els", "Eik", "Iep"):
        rows = "4\n" * 6 + f"{planted.NAME}\n{planted.FREE}\n"
        (exports / f"{school}.csv").write_text("sf1-weten\n" + rows, encoding="utf-8")
    asked = ("-q", questionnaire_file(tmp_path), "--group", "ouder", "--sector", "vo", "--to", form)
    written("report", exports / "Es.csv", *asked, "--output", out / "one")
    if form in SHARED:
        written("report", exports, *asked, "--by", "school", "--output", out / "all")
        index = (out / "all" / f"index.{form}").read_text(encoding="utf-8")
        assert "4 files: 8 cell(s) are no option of their question and count as not answered." in index
    assert planted.found_in(out) == []
    assert not any("in row" in path.read_text(encoding="utf-8", errors="replace") for path in out.rglob("*.*"))
