"""The command as its users meet it: what it looks at, what it says on which stream, and how it ends."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import small_content
import small_scan
from ouderscan.cli import app, failures

HOSTILE = Path(__file__).parents[2].parent / "shared" / "cases" / "hostile"
# All that steers a terminal; a line break alone may be in what is printed.
CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

AN_ERROR = ("ouder: mate}", "ouder: maat}")
A_WARNING = ("      team: Neemt u de", "      team: Luistert u en neemt u de")
A_HINT = ("  terms.een_kind.mbo: {nl: een puber, text: a teenager}\n", "")


def run(*arguments: str | Path) -> int:
    """The exit code of a command line, as the program itself would end."""
    return failures.guarded(app.run, ["check", *map(str, arguments)])


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with content without issues, in the working folder."""
    monkeypatch.chdir(tmp_path)
    for name, text in small_content.FILES.items():
        path = Path("inhoud", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Path("inhoud")


def change(path: Path, *changes: tuple[str, str]) -> None:
    """Change a file of the small content."""
    path.write_text(small_content.changed(path.read_text(encoding="utf-8"), changes), encoding="utf-8")


def test_content_without_faults_gives_nothing_on_stdout(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(content) == 0
    assert capsys.readouterr() == ("", "5 files checked, no issues.\n")


@pytest.mark.parametrize("name", ["answers", "report", "questionnaires", "questionnaires/en"])
def test_a_folder_of_a_scan_that_is_a_link_to_elsewhere_is_an_issue(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    folder = small_scan.scan_folder(tmp_path).path
    outside, inside = tmp_path / "elsewhere", folder / name
    outside.mkdir()
    (outside / "klein.yaml").write_text("geheim: [", encoding="utf-8")
    if inside.exists():
        inside.rename(tmp_path / "before")
    inside.symlink_to(outside)

    assert run(folder) == 1
    told = "".join(capsys.readouterr())
    assert f"{name} is a link to a folder elsewhere." in told
    assert "geheim" not in told


def test_a_link_is_followed_where_it_is_named_and_not_where_it_lies_in_a_folder(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "klein.yaml").rename(tmp_path / "elders.yaml")
    (content / "klein.yaml").symlink_to(tmp_path / "elders.yaml")
    assert run(content) == 3
    assert "klein.yaml  error  unreadable  The file cannot be read: it is a link to another file." in (
        capsys.readouterr().out
    )
    assert run(content / "klein.yaml") == 0


def test_text_says_where_how_bad_which_code_what_and_how_to_mend_it(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(content / "klein.yaml", A_WARNING, AN_ERROR)

    assert run(content) == 1
    out, err = capsys.readouterr()
    assert out == (
        "inhoud/klein.yaml:34:25  error  unknown-scale  There is no response scale 'maat'.\n"
        "    Name one of 'scales'. Did you mean 'mate'?\n"
        "inhoud/klein.yaml:44:7  warning  double-barrelled  This question seems to ask two things at once ('en'): "
        "Luistert u en neemt u de tijd voor een puber?\n"
        "    Split it into two items, or silence this with a reason.\n"
    )
    assert err == "5 files checked: 1 error, 1 warning, 0 hints.\n"


@pytest.mark.parametrize(
    ("name", "fault", "code", "strict"),
    [("klein.yaml", AN_ERROR, 1, 1), ("klein.yaml", A_WARNING, 0, 1), ("en/klein.yaml", A_HINT, 0, 0)],
    ids=["error", "warning", "hint"],
)
def test_errors_fail_warnings_when_strict_and_hints_never(
    name: str, fault: tuple[str, str], code: int, strict: int, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(content / name, fault)

    assert (run(content), run(content, "--strict")) == (code, strict)
    assert capsys.readouterr().out


def test_json_is_a_list_with_everything_of_an_issue(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(content / "klein.yaml", AN_ERROR)

    assert run(content, "--format", "json") == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "path": "inhoud/klein.yaml",
            "line": 34,
            "column": 25,
            "severity": "error",
            "code": "unknown-scale",
            "message": "There is no response scale 'maat'.",
            "mend": "Name one of 'scales'. Did you mean 'mate'?",
        }
    ]


def test_json_without_issues_is_an_empty_list(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(content, "--format", "json") == 0
    assert capsys.readouterr().out == "[]\n"


def test_annotations_are_escaped_as_github_reads_them(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = Path("50%, a:b.yaml")
    path.write_text("format: 100%, x::y\n", encoding="utf-8")

    assert run(path, "--format", "github") == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(
        "::error file=50%25%2C a%3Ab.yaml,line=1,col=1,title=unknown-format::"
        "The file does not say what it is: 'format' is '100%25, x::y'. Begin with one of: "
    )


def test_annotations_have_a_command_for_each_severity(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(content / "klein.yaml", A_WARNING)
    change(content / "en" / "klein.yaml", A_HINT)

    run(content, Path("weg.yaml"), "--format", "github")
    starts = [line.partition(",title")[0] for line in capsys.readouterr().out.splitlines()]
    assert starts == [
        "::notice file=inhoud/en/klein.yaml,line=5,col=1",
        "::warning file=inhoud/klein.yaml,line=44,col=7",
        "::error file=weg.yaml",
    ]


def test_a_file_that_is_named_twice_is_checked_once(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(content / "klein.yaml", content, content / ".." / content / "klein.yaml") == 0
    assert capsys.readouterr().err == "5 files checked, no issues.\n"


def test_a_folder_stands_for_its_questionnaires(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content.rename("questionnaires")

    assert run(".") == 0
    assert capsys.readouterr().err == "5 files checked, no issues.\n"


def test_hidden_files_are_no_content(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "._klein.yaml").write_bytes(b"\x00\x05\x16\x07")

    assert run(content) == 0


def test_a_file_that_is_not_there_is_told_beside_the_others(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(content / "klein.yaml", AN_ERROR)

    assert run("weg.yaml", content) == 3
    out, err = capsys.readouterr()
    assert [line.split("  ")[2] for line in out.splitlines()[::2]] == ["unknown-scale", "unreadable"]
    assert err == "6 files checked: 2 errors, 0 warnings, 0 hints.\n"


def test_a_folder_with_nothing_to_check_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "leeg").mkdir()

    assert run(tmp_path / "leeg") == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert err == (
        f"There is nothing to check in {tmp_path / 'leeg'}: no file whose name ends in .yaml. "
        "Name a file, a folder with questionnaires, or a scan folder.\n"
    )


def test_many_issues_of_one_file_are_cut_short_as_text_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "veel.yaml"
    path.write_text("- yes\n" * 1000, encoding="utf-8")

    assert run(path) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 2 * 200 + 1
    assert out.splitlines()[-1] == f"{path}  800 more; mend these first."
    assert err == "1 file checked: 1000 errors, 0 warnings, 0 hints.\n"
    assert run(path, "--format", "json") == 1
    assert len(json.loads(capsys.readouterr().out)) == 1000


def test_a_scan_folder_is_checked_with_its_questionnaires_and_its_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = small_scan.scan_folder(Path())
    header = small_scan.HEADER.model_dump_json()
    (folder.answers / "abc.jsonl").write_text(f'{header}\n{{"item": "sf1-verteld", "value": 9}}\n', encoding="utf-8")

    run("scan", "--format", "json")
    found = json.loads(capsys.readouterr().out)

    assert [(each["path"], each["line"]) for each in found if each["code"] == "answer-outside-scale"] == [
        ("scan/answers/abc.jsonl", 2)
    ]


def test_a_scan_folder_with_faults_tells_those_and_leaves_its_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = small_scan.scan_folder(Path())
    (folder.answers / "abc.jsonl").write_text("x\n", encoding="utf-8")
    change(Path("scan/scan.yaml"), ("- klein", "- groot"))

    assert run("scan/scan.yaml", "--format", "json") == 1
    found = json.loads(capsys.readouterr().out)
    errors = [(each["path"], each["line"], each["code"]) for each in found if each["severity"] == "error"]
    assert errors == [("scan/scan.yaml", 7, "missing-questionnaire")]


def test_a_scan_that_cannot_be_opened_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    small_scan.scan_folder(Path())
    text = small_scan.QUESTIONNAIRE.replace("    kind:", "    sectors: [po]\n    kind:")
    Path("scan/questionnaires/klein.yaml").write_text(text, encoding="utf-8")

    assert run("scan", "--format", "github") == 1
    assert (
        "::error file=scan/scan.yaml,title=unusable-scan::The scan cannot be opened: "
        "The questionnaire 'klein' has no questions for the sector 'vo'. "
    ) in capsys.readouterr().out


def test_two_scan_folders_do_not_stand_in_each_others_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    small_scan.scan_folder(Path()).path.rename("een")
    small_scan.scan_folder(Path()).path.rename("twee")

    assert run("een", "twee", "een/scan.yaml", "--format", "json") == 0
    out, err = capsys.readouterr()
    assert "duplicate-id" not in out
    assert err.startswith("4 files checked")


def test_a_scan_file_that_holds_no_mapping_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "scan.yaml").write_text("", encoding="utf-8")

    assert run(tmp_path) == 1
    assert "scan.yaml:1:1  error  wrong-type" in capsys.readouterr().out


def test_a_name_that_steers_a_screen_is_shown_without_that(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a\x1b[31m\u202eb.yaml"
    path.write_text("[", encoding="utf-8")

    for form in ("text", "json", "github"):
        assert run(path, "--format", form) == 1
        out, err = capsys.readouterr()
        assert "a\ufffd[31m\ufffdb.yaml" in out
        assert not CONTROLS.search(out + err)


@pytest.mark.parametrize("form", ["text", "json", "github"])
@pytest.mark.parametrize("folder", ["blns", "csv-spectrum", "csvkit-examples", "pyyaml-tests", "yaml-test-suite"])
def test_files_that_others_made_to_break_readers_are_refused_in_words(
    folder: str, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if not HOSTILE.is_dir():
        pytest.skip(f"the hostile cases are not beside the project: {HOSTILE}")
    paths = [path for path in sorted((HOSTILE / folder).rglob("*")) if path.is_file()]
    assert paths

    for path in paths:
        assert run(path, "--format", form) == 1, path
        out, err = capsys.readouterr()
        assert out, path
        assert not CONTROLS.search(out + err), path


def test_the_program_itself_ends_in_words_and_not_in_a_traceback(tmp_path: Path) -> None:
    for name, text in {"diep": "[" * 100_000, "datum": "a: 2020-13-45", "nul": "\0", "utf16": "\ufeffa: 1"}.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-16" if name == "utf16" else "utf-8")

    command = [sys.executable, "-m", "ouderscan", "check", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=60)

    assert done.returncode == 1
    assert [line.split("  ")[2] for line in done.stdout.splitlines()[::2]] == [
        "unknown-format",
        "too-complex",
        "control-character",
        "not-utf8",
    ]
    assert done.stderr == "4 files checked: 4 errors, 0 warnings, 0 hints.\n"
