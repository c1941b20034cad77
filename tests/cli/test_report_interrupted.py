"""Ctrl-C in `report --by school` at a real terminal: always heard, told rightly, and to be gone on with."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pseudo-terminal", allow_module_level=True)

from test_report_by_school import export

import small_scan
from ouderscan.cli import app, failures
from ouderscan.reporting import batch
from ouderscan.reporting.batch import Job, Outcome, Run
from terminal import CTRL_C, Terminal

pytestmark = pytest.mark.slow
COUNT = 400


def _command(folder: Path) -> list[str]:
    answers = export(folder / "a.csv", [f"School {number}" for number in range(COUNT)])
    asked = ("-q", str(small_scan.questionnaire_file(folder)), "--sector", "vo", "--by", "school", "--to", "md")
    program = (sys.executable, "-m", "ouderscan", "--lang", "en")
    return [*program, "report", str(answers), *asked, "--output", str(folder / "uit")]


# The bar is drawn ten times a second, and the processes take longer to begin.
BEFORE, BEGINNING, LATER = ("Reports",), ("Reports",) * 4, ("Reports", "0:00:0")


@pytest.mark.parametrize("moment", [BEFORE, BEGINNING, LATER], ids=["before", "beginning", "later"])
def test_it_is_heard_and_what_is_told_is_there(tmp_path: Path, moment: tuple[str, ...]) -> None:
    command = _command(tmp_path)
    terminal = Terminal(lambda: os.execv(command[0], command), columns=120)
    for shown in moment:
        terminal.expect(shown)
    terminal.send(CTRL_C)
    assert terminal.wait() == 130
    there = len(list((tmp_path / "uit").glob("school*.md")))
    assert there < COUNT
    assert f"Stopped: {there} of {COUNT} reports are made." in " ".join(terminal.text.split())
    assert "Traceback" not in terminal.text
    again = subprocess.run([*command, "--resume"], check=False, capture_output=True, text=True)
    assert again.returncode == 0, again.stderr
    assert len(list((tmp_path / "uit").glob("school*.md"))) == COUNT


def test_of_a_few_the_report_under_way_is_finished_and_counted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make, answers = batch.make, export(tmp_path / "a.csv", ["A", "B", "C"])
    asked = ("-q", str(small_scan.questionnaire_file(tmp_path)), "--sector", "vo", "--by", "school", "--to", "md")

    def interrupted(job: Job, run: Run) -> Outcome:
        if job.name == "b":
            os.kill(os.getpid(), signal.SIGINT)
        return make(job, run)

    monkeypatch.setattr(batch, "make", interrupted)
    command = ["report", str(answers), *asked, "--output", str(tmp_path / "uit")]
    assert failures.guarded(app.run, command) == 130
    assert "Stopped: 2 of 3 reports are made." in " ".join(capsys.readouterr().err.split())
    assert sorted(path.name for path in (tmp_path / "uit").glob("*.md")) == ["a.md", "b.md"]
