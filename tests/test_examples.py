"""The scripts that play a job do so, from the first command to the last page."""

import subprocess
import sys
from pathlib import Path

import pytest

from ouderscan import plan, workshop
from ouderscan.answers import response, store
from ouderscan.workshop import Outcome

SCRIPT = Path(__file__).parents[1] / "examples" / "a_year.py"


@pytest.mark.slow
def test_eight_people_answer_talk_and_go_home_with_a_plan(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, SCRIPT, tmp_path], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr

    folder = store.open_folder(tmp_path / "school")
    assert [each.done for each in response.response(folder)] == [8]
    agreed = workshop.of_scan(folder.path, folder.questionnaires).agreed
    assert [each.outcome for each in agreed] == [Outcome.AGREED, Outcome.NOT_AGREED, Outcome.FIND_OUT]
    made = plan.of_scan(folder.path, folder.scan.date)
    assert made
    assert len(made.actions) == 3
    written = {path.name for path in (folder.path / "report").iterdir()}
    assert {"report.html", "report.md", "projector.html"} <= written
