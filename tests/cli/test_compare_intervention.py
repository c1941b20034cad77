"""`ouderscan compare --intervention` as an officer of a municipality meets it."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

import small_scan
from ouderscan.answers.journal import Journal
from ouderscan.cli import app, failures
from ouderscan.questionnaire.model import Group, Sector

WARNING = "This shows a difference and not its cause. Other developments can make it too"
PARENTS = ((1, 1), (2, 2), (3, 2), (2, 3), (4, 2))
HAPPY = ((4, 2), (4, 3), (5, 3), (3, 3), (5, 2))


def run(*arguments: str | Path) -> int:
    """The exit code of a command line, as the program itself would end."""
    return failures.guarded(app.run, ["compare", *map(str, arguments)])


def export(
    folder: Path, sides: Mapping[str, str], people: Mapping[tuple[str, str], Sequence[tuple[int, int]]]
) -> list[str | Path]:
    """The command line for an export in which the schools of `sides` have this in the column `project`."""
    path = folder / "alles.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["school", "wave", "group", "project", "e-mail", "sf1-weten", "sf2-welkom"])
        for school, side in sides.items():
            for wave in ("2025", "2026"):
                for knows, welcome in people.get((school, wave), PARENTS):
                    rows.writerow([school, wave, "ouder", side, "geheim@example.org", knows, welcome])
    return [path, "-q", small_scan.questionnaire_file(folder), "--sector", "po", "--intervention", "project=ja"]


FOUR = {"Es": "ja", "Linde": "Ja ", "Beuk": "nee", "Eik": ""}
RISEN = {("Es", "2026"): HAPPY, ("Linde", "2026"): HAPPY}


def test_the_terminal_says_first_what_it_does_not_tell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*export(tmp_path, FOUR, RISEN)) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert out.startswith("project = ja: 2025 and 2026, primary education With: 2 schools Without: 2 schools")
    assert out.index(WARNING) < out.index("35 → 80")
    assert "There are fewer than 5 schools on a side." in out


def test_json_and_csv_hold_the_figures_and_the_warnings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = export(tmp_path, FOUR, RISEN)
    assert run(*line, "--format", "json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["warnings"][0].startswith(WARNING)
    knows, _welcome = told["effects"]
    assert (knows["before_with"], knows["after_with"], knows["change_without"], knows["difference"]) == (35, 80, 0, 45)
    assert (knows["low"], knows["high"], knows["few_schools"], knows["exact"]) == (None, None, True, True)
    assert run(*line, "--format", "csv") == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["difference"] for row in rows] == ["45.0", "30.0"]
    assert all(row["warning"].startswith(WARNING) for row in rows)


def test_of_the_column_nothing_is_written_but_which_side_a_school_is_on(tmp_path: Path) -> None:
    line = export(tmp_path, FOUR, RISEN)
    for form in ("json", "csv"):
        assert run(*line, "--output", tmp_path / f"uit.{form}") == 0
    assert run(*line, "--to", "html", "--to", "md", "--output", tmp_path / "uit") == 0
    written = [
        path
        for path in tmp_path.rglob("*")
        if path.is_file() and path.name.partition(".")[0] in {"uit", "intervention"}
    ]
    assert len(written) == 4
    for path in written:
        text = path.read_text(encoding="utf-8")
        assert WARNING in text
        assert "geheim" not in text
        assert "nee" not in text


def test_a_school_below_the_threshold_is_left_out_and_told_without_its_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sides = FOUR | {"Klein": "ja"}
    few = {**RISEN, ("Klein", "2025"): PARENTS[:3], ("Klein", "2026"): HAPPY[:3]}
    assert run(*export(tmp_path, sides, few), "--format", "json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["left_out"] == {"few": ["Klein"]}
    assert told["effects"][0]["schools_with"] == 2
    assert told["effects"][0]["after_with"] == 80


def test_a_school_of_which_both_are_told_is_an_issue(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = export(tmp_path, FOUR, RISEN)
    path = Path(line[0])
    path.write_text(
        path.read_text(encoding="utf-8").replace("Es,2026,ouder,ja", "Es,2026,ouder,nee", 1), encoding="utf-8"
    )
    assert run(*line) == 0
    assert "Left out: Es. Told that the school had it, and that it had not." in " ".join(
        capsys.readouterr().err.split()
    )


@pytest.mark.parametrize(
    ("intervention", "code", "message"),
    [
        ("project", 2, "--intervention is written as COLUMN=VALUE"),
        (
            "project=misschien",
            2,
            "No school that can be compared has 'misschien' in 'project'. Is it spelt as in the column?",
        ),
        ("proect=ja", 3, "there is no column 'proect'"),
    ],
)
def test_a_side_that_is_not_there_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], intervention: str, code: int, message: str
) -> None:
    *line, _last = export(tmp_path, FOUR, RISEN)
    assert run(*line, intervention) == code
    assert message in " ".join(capsys.readouterr().err.split())


def test_pages_need_a_folder_and_moments_come_in_pairs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = export(tmp_path, FOUR, RISEN)
    assert run(*line, "--to", "html") == 2
    assert "Say with --output in which folder" in capsys.readouterr().err
    assert run(*line, "--before", "2025") == 2
    assert "Give both --before and --after" in capsys.readouterr().err


def scan(folder: Path, school: str, day: str, people: Sequence[tuple[int, int]], sector: Sector = Sector.PO) -> None:
    place = folder / school / day
    place.mkdir(parents=True)
    made = small_scan.scan_folder(
        place, small_scan.SCAN.model_copy(update={"school": school, "date": day, "sector": sector})
    )
    for knows, welcome in people:
        with Journal.begin(made.answers, small_scan.HEADER.model_copy(update={"group": Group.OUDER})) as journal:
            journal.answer("sf1-weten", knows)
            journal.answer("sf2-welkom", welcome)
            journal.finish()


def test_scan_folders_are_divided_by_a_list_of_schools(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scans = tmp_path / "scans"
    for school, later in (("Es", HAPPY), ("Beuk", PARENTS)):
        scan(scans, school, "2025-10-01", PARENTS)
        scan(scans, school, "2026-11-05", later)
    chosen = tmp_path / "scholen.csv"
    chosen.write_text("School;Project\nEs;ja\nBeuk;nee\nElders;ja\n", encoding="utf-8")
    assert run(scans, "--intervention", "Project=ja") == 2
    assert "Name a list of schools with --schools" in capsys.readouterr().err
    assert run(scans, "--intervention", "Project=ja", "--schools", chosen, "--format", "json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [each["difference"] for each in told["effects"]] == [45, 30]
    scan(scans, "Vmbo", "2025-10-01", PARENTS, Sector.VO)
    assert run(scans, "--intervention", "Project=ja", "--schools", chosen) == 2
    assert "These are schools of several sectors" in capsys.readouterr().err
