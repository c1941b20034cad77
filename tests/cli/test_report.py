"""`ouderscan report` as its users meet it: the files it writes, what it says on which stream, and how it ends."""

import os
import webbrowser
from itertools import product
from pathlib import Path

import pytest

import small_scan
from ouderscan.answers.journal import Journal
from ouderscan.answers.store import ScanFolder
from ouderscan.cli import app, failures
from ouderscan.cli.report import write_reports
from ouderscan.errors import NothingScoredError


def run(*arguments: str | Path) -> int:
    """The exit code of a command line, as the program itself would end."""
    return failures.guarded(app.run, ["report", *map(str, arguments)])


@pytest.fixture
def empty(tmp_path: Path) -> ScanFolder:
    """A scan that nobody has answered."""
    return small_scan.scan_folder(tmp_path)


@pytest.fixture
def answered(empty: ScanFolder) -> ScanFolder:
    """A scan that one person of the team has answered."""
    with Journal.begin(empty.answers, small_scan.HEADER) as journal:
        for item in small_scan.TEAM_ITEMS:
            journal.answer(item, 2)
        journal.finish()
    return empty


def test_both_formats_are_written_into_the_scan_folder_and_named_on_stdout(
    answered: ScanFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(answered.path) == 0
    html, md = answered.path / "report" / "report.html", answered.path / "report" / "report.md"
    assert capsys.readouterr() == (f"{html}\n{md}\n", "")
    assert "<h1>De Regenboog</h1>" in html.read_text(encoding="utf-8")
    assert md.read_text(encoding="utf-8").startswith("# De Regenboog\n")


def test_one_format_goes_into_the_folder_that_was_named(answered: ScanFolder, tmp_path: Path) -> None:
    assert run(answered.path, "--to", "md", "--output", tmp_path / "elders") == 0
    assert [path.name for path in (tmp_path / "elders").iterdir()] == ["report.md"]
    assert not (answered.path / "report").exists()


def test_what_could_not_be_used_is_said_on_stderr_and_in_the_report(
    answered: ScanFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    journal = next(answered.answers.glob("*.jsonl"))
    *said_before, done = journal.read_text(encoding="utf-8").splitlines(keepends=True)
    nonsense = '{"item": "sf9-onzin", "value": 1}\n'
    journal.write_text("".join([*said_before, nonsense, done]), encoding="utf-8")
    assert run(answered.path, "--to", "md") == 0
    said = " ".join(capsys.readouterr().err.split())
    assert "sf9-onzin" in said
    left_out = (answered.path / "report" / "report.md").read_text(encoding="utf-8").partition("### Left out")[2]
    assert "something could not be used (unknown-item)." in left_out.partition("###")[0]
    assert "sf9-onzin" not in left_out


def test_a_report_without_answers_is_not_made(empty: ScanFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(empty.path) == 1
    assert capsys.readouterr() == ("", f"There are no answers yet in {empty.path}.\n")
    assert not (empty.path / "report").exists()


def test_a_folder_with_neither_a_scan_nor_answers_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path) == 1
    assert capsys.readouterr() == ("", f"There are no answers yet in {tmp_path}.\n")


def test_a_format_that_there_is_not_is_wrong_usage(answered: ScanFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(answered.path, "--to", "odt") == 2
    assert "--to" in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_told(answered: ScanFolder, tmp_path: Path) -> None:
    (tmp_path / "dicht").mkdir(mode=0o500)
    assert run(answered.path, "--output", tmp_path / "dicht" / "in") == 4


def test_a_file_in_the_place_of_the_folder_is_told(
    answered: ScanFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bezet").write_text("x", encoding="utf-8")
    assert run(answered.path, "--output", tmp_path / "bezet") == 4
    assert capsys.readouterr().out == ""


def test_a_part_of_the_users_own_is_used_and_its_fault_is_told_in_words(
    answered: ScanFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "sjablonen" / "md" / "cover.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text("# Eigen kop voor {{ report.cover.school }}\n", encoding="utf-8")
    assert run(answered.path, "--to", "md", "--templates", own.parents[1]) == 0
    assert (answered.path / "report" / "report.md").read_text(encoding="utf-8").startswith("# Eigen kop voor De Rege")
    own.write_text("{{ report.cover.naam }}", encoding="utf-8")
    assert run(answered.path, "--to", "md", "--templates", own.parents[1]) == 3
    assert f"{own} line 1: the template has a fault" in capsys.readouterr().err


def test_a_faulty_template_leaves_the_report_that_was_there(answered: ScanFolder, tmp_path: Path) -> None:
    write_reports(answered.path, ["html", "md"])
    before = (answered.path / "report" / "report.html").read_bytes()
    own = tmp_path / "sjablonen" / "md" / "cover.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text("{{ fout }}", encoding="utf-8")
    assert run(answered.path, "--templates", own.parents[1]) == 3
    assert (answered.path / "report" / "report.html").read_bytes() == before


def test_the_browser_opens_only_when_asked(answered: ScanFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    assert run(answered.path) == 0
    assert opened == []
    assert run(answered.path, "--open") == 0
    assert opened == [(answered.path / "report" / "report.html").resolve().as_uri()]


def test_other_commands_can_write_reports(answered: ScanFolder, empty: ScanFolder) -> None:
    assert write_reports(answered.path, ["md"]) == [answered.path / "report" / "report.md"]
    for journal in empty.answers.glob("*.jsonl"):
        journal.unlink()
    with pytest.raises(NothingScoredError):
        write_reports(empty.path, ["md"])


@pytest.mark.parametrize(
    ("command", "name"),
    [
        *product(("report", "check"), ("scan.yaml", "plan.yaml", "workshop.yaml")),
        *product(("report", "check"), ("questionnaires/klein.yaml",)),
        ("check", "questionnaires/other.yaml"),
        ("check", "answers/0123456789abcdef.jsonl"),
    ],
)
def test_a_link_in_the_place_of_a_file_of_a_scan_is_not_followed(
    command: str, name: str, answered: ScanFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "secret").write_text("geheim:x:0:0", encoding="utf-8")
    (answered.path / name).unlink(missing_ok=True)
    (answered.path / name).symlink_to(tmp_path / "secret")
    assert failures.guarded(app.run, [command, str(answered.path)]) != 0
    told = "".join(capsys.readouterr())
    assert "it is a link to another file" in " ".join(told.split())
    assert "geheim" not in told
