"""Many files in one call: what is counted, where each row went, what is told, and that nobody is ever named."""

import io
import json
import signal
import sys
from pathlib import Path

import pytest

import planted
from ouderscan import __main__
from ouderscan.cli import failures
from ouderscan.cli.app import run
from planted import MARKERS
from small_scan import questionnaire_file


def ran(capfd: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    """The exit code of a command, and what stood on stdout and stderr; lines of the conversation may break anywhere."""
    code = failures.guarded(run, [str(each) for each in arguments])
    out, err = capfd.readouterr()
    return code, out, squeezed(err)


def squeezed(text: str) -> str:
    """A text without its blanks."""
    return "".join(text.split())


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    """Exports of three schools, with marks of persons in them."""
    return planted.exports(tmp_path)


def test_a_folder_of_exports_from_several_systems_is_scored_in_one_call(
    exports: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    code, out, err = ran(
        capfd, "score", exports, "-q", questionnaire_file(tmp_path), "--group", "ouder", "--format", "json"
    )

    assert code == 0
    means = {each["school"]: each["items"][0]["mean"] for each in json.loads(out)["schools"]}
    assert means == {"Anna": 100.0, "Boom": 75.0, "Cruijff": 50.0}
    for account in (
        "Anna.csv (microsoft-forms): 7 rows = 6 with answers, 1 blank.",
        "Boom.csv (limesurvey): 7 rows = 6 with answers, 1 set aside (not finished).",
        "Cruijff.xlsx [Formulierreacties 1] (google-forms): 6 rows = 6 with answers.",
        "3 tables (google-forms, limesurvey, microsoft-forms): 20 rows = 18 with answers, 1 blank, 1 set aside",
    ):
        assert squeezed(account) in err
    assert squeezed("logo.png") in err
    assert squeezed("Passed over: ") in err
    assert squeezed("a file of another kind (PNG)") in err
    assert squeezed("[Toelichting]: no column is a question that we know") in err


def test_a_row_that_does_not_count_is_set_aside_and_not_called_blank(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Also where the groups answer on scales of their own, so that the group says how a cell is read."""
    path = tmp_path / "answers.csv"
    rows = ["Es,ouder,3,4"] * 5 + [
        "Es,opa,3,4",
        ",ouder,3,4",
        "Es,opa,,",
        "Es,ouder,,",
        "school,group,sf1-weten,sf1-kunnen",
    ]
    path.write_text("\n".join(["school,group,sf1-weten,sf1-kunnen", *rows]), encoding="utf-8")
    code, _out, err = ran(capfd, "score", path, "--format", "json")
    assert code == 0
    for account in ("10 rows = 5 with answers", "2 blank", "1 set aside (of no group that exists)"):
        assert squeezed(account) in err
    assert squeezed("1 set aside (without a school)") in err
    assert squeezed("1 set aside (the header once more)") in err


@pytest.mark.parametrize("form", ["json", "csv", "table"])
def test_nobody_is_ever_named(form: str, exports: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    questions = questionnaire_file(tmp_path)
    said = []
    maps: list[list[str | Path]] = [["map", path, "-q", questions] for path in sorted(exports.iterdir())]
    commands: tuple[list[str | Path], ...] = (
        ["score", exports, "-q", questions, "--group", "ouder", "--format", form],
        ["explain", exports, "sf1", "--school", "Anna", "-q", questions, "--group", "ouder"],
        *maps,
        ["score", exports, "--group", "ouder"],
        ["score", exports / "Anna.csv", "--group", "ouder", "--column", "school=Bestaat niet"],
        ["check", exports / "Anna.csv"],
    )
    for command in commands:
        code, out, err = ran(capfd, *command)
        assert code in {0, 1, 3}
        said.append(out + err)

    assert "Anna" in "".join(said)
    assert [marker for marker in MARKERS if squeezed(marker) in squeezed("".join(said))] == []


def test_a_file_that_the_user_names_stops_the_work_where_it_cannot_be_read(
    exports: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    code, out, err = ran(capfd, "score", exports / "logo.png", "-q", questionnaire_file(tmp_path), "--group", "ouder")

    assert (code, out) == (3, "")
    assert squeezed("a file of another kind (PNG)") in err


def test_the_same_respondent_twice_is_told_within_a_file_and_between_files(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    header = '"sf1-weten","_id","_uuid","_submission_time"\n'
    (tmp_path / "a.csv").write_text(header + '"3","1","u1","x"\n"4","2","u2","x"\n"4","2","u2","x"\n', encoding="utf-8")
    (tmp_path / "b.csv").write_text(header + '"3","1","u1","x"\n', encoding="utf-8")
    arguments = ("-q", questionnaire_file(tmp_path), "--group", "ouder", "--value", "school=Boom", "--format", "csv")

    _code, _out, err = ran(capfd, "score", tmp_path / "a.csv", tmp_path / "b.csv", *arguments)

    assert squeezed("1 respondent(s) occur more than once, the first in row 3 and in row 4 of") in err
    assert squeezed("1 respondent(s) occur more than once, the first in row 2 and in row 2 of") in err
    assert "u1" not in err


def test_what_is_ambiguous_stops_the_work_with_everything_at_once(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    text = "Weet u wat wij verwachten?,sf1-weten,Hoe vaak voelt u zich welkom?\n1,2,0\n1,2,3\n"
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")

    code, out, err = ran(capfd, "score", tmp_path / "a.csv", "-q", questionnaire_file(tmp_path), "--group", "ouder")

    assert (code, out) == (3, "")
    assert squeezed("both seem to be sf1-weten") in err
    assert squeezed("holds 0, while sf2-welkom counts from 1 to 3") in err


def test_a_file_without_an_answer_is_an_error_with_its_account(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.csv").write_text("sf1-weten,x\n,1\n,2\n", encoding="utf-8")

    code, _out, err = ran(capfd, "score", tmp_path / "a.csv", "-q", questionnaire_file(tmp_path), "--group", "ouder")

    assert code == 1
    assert squeezed("a.csv (plain): 2 rows = 0 with answers, 2 blank.") in err


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (("--column", "school"), "--column is written as KEY=…"),
        (("--value", "respondent=1"), "--value is written as KEY=…"),
        (
            ("--file-name", "{schol}.csv"),
            "--file-name may hold school, wave, group, sector, respondent in braces; found: 'schol'",
        ),
        (("--file-name", "{school}_{wave}.csv"), "the name does not fit the pattern"),
        (("--map", "absent.yaml"), "absent.yaml: The file cannot be read"),
    ],
)
def test_a_wrong_option_is_told(
    option: tuple[str, str], said: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.csv").write_text("sf1-weten,x\n3,1\n", encoding="utf-8")

    code, _out, err = ran(
        capfd, "score", tmp_path / "a.csv", "-q", questionnaire_file(tmp_path), "--group", "ouder", *option
    )

    assert code in {2, 3}
    assert squeezed(said) in err


@pytest.mark.parametrize("command", ["score", "map"])
@pytest.mark.parametrize("name", ["absent.csv", "a" * 300, "leeg", "leeg/*.csv", "leeg/a.csv/b.csv"])
def test_a_name_without_a_file_is_told(
    command: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "leeg").mkdir()
    (tmp_path / "leeg" / ".verborgen").touch()

    code, out, err = ran(capfd, command, name)

    assert (code, out) == (1 if (command, name) == ("score", "leeg") else 3, "")
    assert name[:20] in err


def test_standard_input_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    text = io.TextIOWrapper(io.BytesIO(b"sf1-weten;x\n3;1\n"))
    monkeypatch.setattr("sys.stdin", text)

    code, out, _err = ran(
        capfd, "score", "-", "-q", questionnaire_file(tmp_path), "--group", "ouder", "--format", "csv"
    )

    assert code == 0
    assert "standard input" in out


def test_ctrl_c_ends_a_command_that_a_shell_runs_in_the_background_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the signal ignored polars would end its reading early, and the figures would be of fewer people."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    monkeypatch.setattr(sys, "argv", ["ouderscan", "--version"])
    try:
        with pytest.raises(SystemExit):
            __main__.main()
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)
