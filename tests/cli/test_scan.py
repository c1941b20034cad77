"""`ouderscan scan` in line mode, from an empty folder to the outcome, and every way in which it can end."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from ouderscan.answers import store
from ouderscan.cli import failures
from ouderscan.cli.app import run
from ouderscan.questionnaire.model import Group
from small_scan import SCAN, questionnaire_file, scan_folder

EVERYTHING = "4\n2\n3\n2\n3\nv\n"
Scan = Callable[..., tuple[int, str, str]]


@pytest.fixture
def scan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Scan:
    """Run `ouderscan scan` in an empty folder with this typed: exit code, stdout, stderr."""
    monkeypatch.chdir(tmp_path)

    def scan(typed: str, *arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = failures.guarded(run, ["--lang", "en", "scan", *arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return scan


@pytest.fixture
def small(tmp_path: Path) -> tuple[str, ...]:
    """The options for a new scan with the small questionnaire, and a team member who answers everything."""
    path = str(questionnaire_file(tmp_path))
    return ("--yes", "--school", "De Regenboog", "--sector", "vo", "-q", path, "--population", "team=12")


def test_from_an_empty_folder_to_the_outcome(scan: Scan, small: tuple[str, ...], tmp_path: Path) -> None:
    code, out, err = scan(EVERYTHING, "mijn school", *small[:-1], "team")
    assert code == 0
    assert 'Set up in "mijn school": De Regenboog.' in err
    assert "Thank you. Your answers are saved in" in err
    assert "Weten" in out
    folder = store.open_folder(tmp_path / "mijn school")
    assert folder.scan.groups == {Group.TEAM: None}
    answers, issues = folder.read_answers()
    assert issues == []
    assert answers.select("group", *(item.id for item in folder.questionnaires[0].items)).collect().rows() == [
        ("team", 4, 2, 3, 2, 3)
    ]


def test_no_outcome_is_shown_while_others_of_the_group_have_still_to_answer(
    scan: Scan, small: tuple[str, ...], tmp_path: Path
) -> None:
    code, out, err = scan(EVERYTHING, "mijn school", *small[:-1], "team=2")
    assert (code, out) == (0, "")
    assert "Team: 1 of 2 have answered." in err
    assert err.endswith('\n  ouderscan report "mijn school"\n')
    assert not (tmp_path / "mijn school" / "report").exists()

    code, out, _err = scan(EVERYTHING, "mijn school", "--yes")
    assert (code, "Weten" in out) == (0, True)


def test_the_shipped_questionnaires_can_be_answered_without_an_option(scan: Scan) -> None:
    typed = "\nDe Brug\n1\n\n\n\n\n-\n1\n2\n" + "1\n" * 11 + "v\n"
    code, _out, err = scan(typed)
    assert (code, "In which folder shall the scan be kept? [mijn-school]" in err) == (0, True)
    assert store.open_folder(Path("mijn-school")).respondents()[0][0].done


def test_a_scan_that_is_there_is_found_and_its_options_are_not_used(scan: Scan, small: tuple[str, ...]) -> None:
    scan("", "mijn-school", *small)
    code, _out, err = scan(EVERYTHING, "--school", "De Brug", "--full")
    assert code == 0
    assert err.startswith("Scan of De Regenboog, begun on ")
    assert "What you said of a new scan is not used: mijn-school holds this one." in err


def test_inside_the_folder_no_folder_need_be_named(
    scan: Scan, small: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan("", "mijn-school", *small)
    monkeypatch.chdir(tmp_path / "mijn-school")
    code, _out, err = scan("4\n", "--yes")
    assert code == 130
    assert err.endswith("Stopped. Every answer that you confirmed is saved. To go on:\n  ouderscan scan .\n")


def test_the_end_of_the_input_saves_and_says_how_to_go_on(scan: Scan, small: tuple[str, ...]) -> None:
    code, out, err = scan("4\n", "mijn school", *small)
    assert (code, out) == (130, "")
    assert err.endswith(
        'Stopped. Every answer that you confirmed is saved. To go on:\n  ouderscan scan "mijn school"\n'
    )
    (person,) = store.open_folder(Path("mijn school")).respondents()[0]
    assert person.answers == {"sf1-verteld": 4}
    code, _out, err = scan("1\n2\n3\n2\n3\nv\n", "mijn school")
    assert code == 0
    assert "Go on at question 2 of 5, saved" in err


@pytest.mark.parametrize("typed", ["", "mijn-school\n", "mijn-school\nDe Brug\n", "mijn-school\nDe Brug\ns\n"])
def test_who_stops_before_there_is_a_scan_is_told_that_there_is_none(scan: Scan, tmp_path: Path, typed: str) -> None:
    code, out, err = scan(typed)
    assert (code, out) == (130, "")
    assert err.endswith("Stopped. Nothing was set up.\n")
    assert list(tmp_path.iterdir()) == []


def test_a_parent_sees_no_outcome_of_the_team(scan: Scan, tmp_path: Path) -> None:
    groups = {Group.TEAM: 1, Group.OUDER: None}
    folder = scan_folder(tmp_path, SCAN.model_copy(update={"groups": groups}))
    assert scan(EVERYTHING, str(folder.path), "--yes")[1] != ""
    code, out, err = scan("4\n2\nv\n", str(folder.path), "--yes", "--group", "ouder")
    assert (code, out) == (0, "")
    assert "Thank you. Your answers are saved in" in err


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("--sector", "vwo"), 2, "--sector is one of: po, so, vo, mbo; found: 'vwo'."),
        (("--group", "teams"), 2, "--group is one of: team, leiding, ouder, leerling; found: 'teams'."),
        (("--population", "team=x"), 2, "--population is one of: team, team=25, ouder=310; found: 'team=x'."),
        (("--population", "=3"), 2, "--population is one of: team, team=25, ouder=310; found: '=3'."),
        (("--school", "x" * 201), 2, "--school: A name has at most 200 characters."),
        (
            ("--yes", "-q", "succes\x1b[31m"),
            2,
            "There is no questionnaire 'succes\ufffd[31m': not one of ours, and not a file.",
        ),
        (
            ("file/below",),
            4,
            "file/below/questionnaires cannot be written: a part of its path is a file and no folder.",
        ),
        (("file",), 2, "file is a file. Name a folder for the scan."),
    ],
)
def test_what_cannot_be_done_is_told_with_its_exit_code(
    scan: Scan, tmp_path: Path, arguments: tuple[str, ...], code: int, message: str
) -> None:
    (tmp_path / "file").touch()
    got, out, err = scan("", *arguments, *(("--yes",) if arguments[0].startswith("file") else ()))
    assert (got, out) == (code, "")
    assert message in err
    assert "Traceback" not in err


def test_a_scan_that_cannot_be_read_is_told_with_its_place(scan: Scan, tmp_path: Path) -> None:
    folder = scan_folder(tmp_path)
    (folder.path / "scan.yaml").write_text("format: ouderscan/scan/1\nschool: [\n", encoding="utf-8")
    code, out, err = scan(EVERYTHING, "scan")
    assert (code, out) == (3, "")
    assert err.startswith("scan/scan.yaml line 3, column 1: This is not valid YAML:")


@pytest.mark.parametrize(
    "school",
    ['<script>alert(1)</script> & "Zonen"', "[red]Rood[/red]", "\x1b[31mRood\x1b[0m\x07", "a\u202eb", ":warning:"],
)
def test_names_that_mean_something_elsewhere_do_no_harm(
    scan: Scan, small: tuple[str, ...], tmp_path: Path, school: str
) -> None:
    options = [{"De Regenboog": school, "team=12": "team"}.get(each, each) for each in small]
    typed = "n\n[bold]notitie[/bold] \x1b]0;titel\x07\n" + EVERYTHING
    code, out, err = scan(typed, "mijn-school", *options)
    assert code == 0
    assert {character for character in out + err if character < " " or character in "\x7f\u202e"} == {"\n"}
    shown = store.open_folder(tmp_path / "mijn-school").scan.school
    assert shown == school.replace("\x1b", "\ufffd").replace("\x07", "\ufffd").replace("\u202e", "\ufffd")
    assert f"Set up in mijn-school: {shown}." in " ".join(err.split())
    assert " ".join(shown.split()) in " ".join(out.split())
    notes = store.open_folder(tmp_path / "mijn-school").notes()
    assert [note.text for note in notes] == ["[bold]notitie[/bold] \ufffd]0;titel\ufffd"]


def test_what_is_set_up_by_options_is_what_they_said(scan: Scan, small: tuple[str, ...]) -> None:
    scan("", "mijn-school", *small, "--population", "ouder", "--profile", "taal", "--profile", "werkend")
    assert store.open_folder(Path("mijn-school")).scan == SCAN.model_copy(
        update={
            "date": store.open_folder(Path("mijn-school")).scan.date,
            "profiles": ("taal", "werkend"),
        }
    )


ROLES = ("--role", "leraar=9", "--role", "leiding=2", "--role", "oudercontactpersoon=1")


def test_a_role_is_asked_where_the_roles_are_known_and_those_of_one_person_are_one(
    scan: Scan, small: tuple[str, ...]
) -> None:
    scan("", "school", *small, *ROLES)
    code, _out, err = scan("2\n" + EVERYTHING, "school", "--full")

    assert code == 0
    assert "  1  teacher or mentor\n  2  school leader / contact person for parents\n  3  I would rather not say" in err
    header = store.open_folder(Path("school")).respondents()[0][0].header
    assert header.model_dump(mode="json")["roles"] == ["leiding", "oudercontactpersoon"]


def test_the_status_counts_who_has_answered_and_names_nobody(scan: Scan, small: tuple[str, ...]) -> None:
    scan("", "school", *small, *ROLES, "--profile", "taal")
    scan("1\n" + EVERYTHING, "school", "--full")
    scan("2\n4\n", "school", "--full")
    code, out, _err = scan("", "school", "--status")

    assert code == 0
    lines = [" ".join(line.split()) for line in out.splitlines() if line.strip()]
    assert lines[0] == "De Regenboog"
    assert lines[3:7] == [
        "Team 1 12 8% 1",
        "teacher or mentor 1 9 11%",
        "school leader / contact person for 0 3 0%",
        "parents",
    ]
    assert " ".join(lines[7:9]).startswith("No answer tells from which family it comes.")


def test_an_impossible_role_is_told_with_those_that_exist(scan: Scan) -> None:
    code, _out, err = scan("", "--role", "baas=2")

    assert (code, "--role is one of: leraar=2, leiding=2," in err, "found: 'baas=2'" in err) == (2, True, True)
