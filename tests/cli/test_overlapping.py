"""Two copies of a scan folder in one run: what they would tell beside each other is left out."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from ouderscan.answers.journal import Journal
from ouderscan.answers.store import ScanFolder
from ouderscan.cli import console, failures, overlapping
from ouderscan.cli.app import run
from ouderscan.questionnaire.model import Group
from ouderscan.scoring.disclosure import Disclosure
from ouderscan.scoring.engine import OWN_FOLDER
from small_scan import HEADER, SCAN, scan_folder

OUDER, TEAM = Group.OUDER, Group.TEAM


@pytest.fixture(autouse=True)
def heard() -> None:
    console.be_quiet(False)


def answer(folder: ScanFolder, persons: int, group: Group = OUDER) -> None:
    for number in range(persons):
        with Journal.begin(folder.answers, HEADER.model_copy(update={"group": group})) as journal:
            journal.answer("sf1-weten", 1 + number % 5)
            journal.answer("sf2-welkom", 1 + number % 3)
            journal.finish()


def copied(folder: ScanFolder, day: str = SCAN.date) -> ScanFolder:
    """A copy of a scan folder beside it, of another day."""
    path = folder.path.with_name("copy")
    shutil.copytree(folder.path, path)
    text = (path / "scan.yaml").read_text(encoding="utf-8").replace(SCAN.date, day)
    (path / "scan.yaml").write_text(text, encoding="utf-8")
    return ScanFolder(path, folder.scan, folder.questionnaires)


def left_out(folders: Sequence[ScanFolder], rules: Disclosure) -> list[list[Group]]:
    found = overlapping.hidden_groups([each.path for each in folders], rules)
    return [list(found[each.path]) for each in folders]


def test_one_parent_between_two_copies_is_given_away_by_neither(tmp_path: Path) -> None:
    """Nobody had counted when the copy was made, so each copy lets its own parents count at once."""
    then = scan_folder(tmp_path)
    answer(then, 6)
    now = copied(then)
    answer(now, 1)
    assert left_out([then, now], OWN_FOLDER) == [[OUDER], []]


def test_a_copy_that_knows_who_counted_grows_by_whole_portions_and_nothing_is_left_out(tmp_path: Path) -> None:
    then = scan_folder(tmp_path)
    answer(then, 6)
    then.read_answers()
    now = copied(then)
    answer(now, 4)
    assert left_out([then, now], OWN_FOLDER) == [[], []]
    answer(now, 1)
    assert left_out([then, now], OWN_FOLDER) == [[], []]


def test_the_team_is_left_out_only_where_others_read_along(tmp_path: Path) -> None:
    then = scan_folder(tmp_path)
    answer(then, 6, TEAM)
    now = copied(then)
    answer(now, 1, TEAM)
    assert left_out([then, now], OWN_FOLDER) == [[], []]
    assert left_out([then, now], Disclosure()) == [[TEAM], []]


def test_folders_with_people_of_their_own_are_not_looked_into(tmp_path: Path) -> None:
    one, other = (scan_folder(tmp_path / name) for name in _made(tmp_path, "one", "other"))
    answer(one, 6)
    answer(other, 6)
    assert left_out([one, other], Disclosure()) == [[], []]
    assert not (one.answers / "portions.json").exists()


def _made(folder: Path, *names: str) -> Iterator[str]:
    for name in names:
        (folder / name).mkdir()
        yield name


def test_reports_of_two_copies_leave_the_parents_of_one_out_and_say_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    then = scan_folder(tmp_path)
    answer(then, 6)
    answer(then, 6, TEAM)
    now = copied(then, "2026-11-25")
    answer(now, 1)
    arguments = ["report", then.path, now.path, "--by", "school", "--to", "md", "--output", tmp_path / "out"]
    assert failures.guarded(run, [str(each) for each in arguments]) == 0
    assert "holds answers of nearly the same" in " ".join(capsys.readouterr().err.split())
    reports = {path.name: path.read_text(encoding="utf-8") for path in sorted((tmp_path / "out").glob("de-*.md"))}
    assert len(reports) == 2
    assert ["Parents: 7 answered" in text for text in reports.values()].count(True) == 1
    assert not any("Parents: 6 answered" in text for text in reports.values())


def test_a_comparison_of_two_copies_leaves_the_parents_of_then_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    then = scan_folder(tmp_path)
    answer(then, 6)
    answer(then, 6, TEAM)
    now = copied(then, "2027-11-24")
    answer(now, 1)
    assert failures.guarded(run, ["compare", str(then.path), str(now.path), "--format", "csv"]) == 0
    said = capsys.readouterr()
    assert "holds answers of nearly the same" in " ".join(said.err.split())
    assert "ouder" not in said.out
    assert "team" in said.out
