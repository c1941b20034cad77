"""`ouderscan compare OLD NEW` as a user meets it: the table, pages, data, and what is refused."""

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

import small_scan
from ouderscan import plan as plans
from ouderscan.answers.journal import Journal
from ouderscan.answers.table import NonAnswer
from ouderscan.cli import app, failures
from ouderscan.questionnaire import catalogue
from ouderscan.questionnaire.model import Group, Sector

BEFORE, AFTER = "2025-11-24", "2026-11-24"
ONE_PERSON = dict.fromkeys(small_scan.TEAM_ITEMS, 2)


def run(*arguments: str | Path) -> int:
    """The exit code of a command line, as the program itself would end."""
    return failures.guarded(app.run, ["compare", *map(str, arguments)])


def wave(folder: Path, day: str, *people: tuple[Group, Mapping[str, int]], **changes: object) -> Path:
    """A scan folder of a day, with what these people answered."""
    (folder / day).mkdir()
    made = small_scan.scan_folder(folder / day, small_scan.SCAN.model_copy(update={"date": day, **changes}))
    for group, answers in people:
        with Journal.begin(made.answers, small_scan.HEADER.model_copy(update={"group": group, "day": day})) as journal:
            for item, value in answers.items():
                journal.answer(item, value)
            journal.finish()
    return made.path


@pytest.fixture
def waves(tmp_path: Path) -> tuple[Path, Path]:
    """Two waves: the team greets more, parents answered both times, most of them without a choice the second time."""
    team = [(Group.TEAM, ONE_PERSON)] * 3
    greeting = [(Group.TEAM, {**ONE_PERSON, "sf2-groet": 3})] * 3
    parents = [(Group.OUDER, {"sf1-weten": value, "sf2-welkom": 2}) for value in (1, 2, 3, 4, 5, 3, 2, 4)]
    silent = [(Group.OUDER, {"sf1-weten": NonAnswer.RATHER_NOT_SAY, "sf2-welkom": NonAnswer.DONT_KNOW})] * 4
    return wave(tmp_path, BEFORE, *team, *parents), wave(tmp_path, AFTER, *greeting, *parents[:4], *silent)


def test_the_terminal_shows_what_changed_with_n_at_both_times(
    waves: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*waves) == 0
    out = capsys.readouterr().out
    assert "De Regenboog, November 24, 2025 and November 24, 2026" in out
    assert "50 (n = 3)" in out
    assert "100 (n = 3)" in out
    assert "No difference that may be explained: Weten." in out.replace("\n", " ")
    assert "Too few answers at one of the moments: Weten (What parents experience: Parents)" in out.replace("\n", " ")


def test_the_pages_are_written_beside_the_report_of_now_and_named_on_stdout(
    waves: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*waves, "--to", "html", "--to", "md") == 0
    written = [waves[1] / "report" / f"comparison.{form}" for form in ("html", "md")]
    assert capsys.readouterr().out.splitlines() == list(map(str, written))
    assert all("De Regenboog" in path.read_text(encoding="utf-8") for path in written)
    assert not list((waves[0] / "report").glob("comparison*"))


def test_the_page_has_the_style_of_the_scan_of_now_and_options_go_before_it(waves: tuple[Path, Path]) -> None:
    scan = waves[1] / "scan.yaml"
    scan.write_text(scan.read_text(encoding="utf-8") + 'style: {colour: "#7a1f5c"}\n', encoding="utf-8")
    page = waves[1] / "report" / "comparison.html"
    assert run(*waves, "--to", "html") == 0
    assert "--accent: #7a1f5c;" in page.read_text(encoding="utf-8")
    assert run(*waves, "--to", "html", "--colour", "#00509e") == 0
    assert "--accent: #00509e;" in page.read_text(encoding="utf-8")
    assert run(*waves, "--to", "html", "--colour", "rood") == 2


def test_json_holds_the_changes_and_hides_what_too_few_parents_say(
    waves: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*waves, "--format", "json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["format"], told["before"], told["after"]) == ("ouderscan/comparison/1", BEFORE, AFTER)
    greet = next(each for each in told["changes"] if each["id"] == "sf2-groet")
    assert (greet["n_before"], greet["n_after"], greet["difference"], greet["explicable"]) == (3, 3, 50.0, True)
    parents = [each for each in told["changes"] if each["group"] == "ouder"]
    assert parents
    assert {(each["n_after"], each["mean_after"], each["hidden_after"]) for each in parents} == {(None, None, "few")}


def test_csv_is_one_long_table(waves: tuple[Path, Path], tmp_path: Path) -> None:
    assert run(*waves, "--output", tmp_path / "uit.csv") == 0
    text = (tmp_path / "uit.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["level"] for row in rows} == {"dimension", "item"}
    assert [row["difference"] for row in rows if row["id"] == "sf2-groet"] == ["50.0"]


def test_what_is_no_pair_of_waves_is_wrong_usage(
    waves: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = waves
    other = wave(tmp_path, "2027-01-01", (Group.TEAM, ONE_PERSON), sector=Sector.PO)
    school = wave(tmp_path, "2027-01-02", (Group.TEAM, ONE_PERSON), school="De Linde")
    for line, message in (
        ([before], "Name two scan folders"),
        ([before, before], "This is the same scan folder twice"),
        ([after, before], "Name the earlier one first"),
        ([before, other], "The first scan is of secondary education, the second of primary education"),
        ([before, school], "These are scans of two schools, 'De Regenboog' and 'De Linde'"),
    ):
        assert run(*line) == 2
        assert message in capsys.readouterr().err


def test_a_folder_without_answers_or_without_a_scan_is_told(
    waves: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(waves[0], wave(tmp_path, "2027-01-01")) == 1
    assert "There are no answers yet in" in capsys.readouterr().err
    assert run(waves[0], tmp_path) == 3
    assert "There is no scan in" in capsys.readouterr().err


def test_a_hostile_name_of_a_school_is_shown_as_it_was_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "[red]De =Linde[/red] <b>"
    folders = [wave(tmp_path, day, (Group.TEAM, ONE_PERSON), school=name) for day in (BEFORE, AFTER)]
    assert run(*folders) == 0
    out = capsys.readouterr().out
    assert "[red]De =Linde[/red] <b>" in out


def test_a_contested_action_has_its_objections_beneath_it_in_the_terminal(
    waves: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    measure = next(each for each in catalogue.shipped().recommendations if each.contested)
    action = plans.Action(recommendation=measure.id, words="Wij zetten het op papier")
    plans.write(waves[0], plans.Plan(actions=(action,)))
    assert run(*waves) == 0
    out = " ".join(capsys.readouterr().out.split())
    beneath = out.partition("1. Wij zetten het op papier")[2]
    against = measure.contested
    assert against
    said = [*against.objections, *against.questions, against.alternative, *(each.says for each in against.positions)]
    assert [each for each in said if " ".join((each or "").split()) not in beneath] == []
