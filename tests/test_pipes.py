"""What is no file but a pipe or a device is refused at once, wherever a file is read."""

import os
from pathlib import Path

import pytest

from ouderscan import files
from ouderscan.answers import ledger, respondent
from ouderscan.cli import failures
from ouderscan.cli.app import run
from ouderscan.importers import form, mapping
from ouderscan.questionnaire import source

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes and devices in folders")
REASON = "it is a pipe or a device and not a file"


@pytest.fixture(params=["pipe", "device"])
def strange(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A pipe into which nobody writes, and a link to a device that never ends."""
    path = tmp_path / "strange.csv"
    if request.param == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero")
    return path


def test_it_is_not_opened(strange: Path) -> None:
    with pytest.raises(OSError, match=REASON):
        files.opened(strange)


def test_content_and_journals_are_told_as_unreadable(strange: Path) -> None:
    issues = [*source.read(strange)[1], *respondent.read(strange.resolve())[1]]
    assert [(issue.code, issue.values) for issue in issues] == [("unreadable", {"reason": REASON})] * 2


def test_it_is_no_form_and_no_mapping(strange: Path) -> None:
    path = strange.rename(strange.with_suffix(".txt"))
    assert not form.is_form_file(path)
    assert not mapping.is_mapping(path)


def test_a_ledger_that_is_one_cannot_be_believed(strange: Path) -> None:
    place = strange.rename(strange.with_name(ledger.LEDGER))
    found, issues = ledger.read([place])
    assert (found, [issue.code for issue in issues]) == (None, ["lost-ledger"])


@pytest.mark.parametrize("command", ["score", "check"])
def test_links_in_a_circle_end_with_3(tmp_path: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "circle.csv"
    path.symlink_to(path)
    assert failures.guarded(run, [command, str(path)]) == 3
    said = capsys.readouterr()
    assert "a link that cannot be followed" in " ".join((said.out + said.err).split())


@pytest.mark.parametrize("command", ["score", "check"])
def test_a_command_ends_with_3(strange: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert failures.guarded(run, [command, str(strange)]) == 3
    said = capsys.readouterr()
    assert REASON in " ".join((said.out + said.err).split())
