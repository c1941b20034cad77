"""`ouderscan merge`: what was agreed and planned in two copies stands together, and what contradicts is seen."""

import shutil
from pathlib import Path

import pytest

from ouderscan import plan, workshop
from ouderscan.answers.journal import Journal
from ouderscan.answers.store import ScanFolder
from ouderscan.cli import failures
from ouderscan.cli.app import run
from ouderscan.plan import Plan
from ouderscan.workshop import Agreed, Outcome, Workshop
from small_scan import HEADER, scan_folder

SAME = Agreed(item="sf1-verteld", outcome=Outcome.AGREED, value=4, why="Ja.")
OURS = Agreed(item="sf1-weten", outcome=Outcome.AGREED, value=2, why="Ons.")
THEIRS = Agreed(item="sf1-weten", outcome=Outcome.NOT_AGREED, why="Hun.")
NEW = Agreed(item="sf2-groet", outcome=Outcome.FIND_OUT, why="Nieuw.")


def merge(*folders: Path) -> int:
    return failures.guarded(run, ["merge", *map(str, folders)])


@pytest.fixture
def school(tmp_path: Path) -> tuple[ScanFolder, Path]:
    """A scan with something agreed, and its copy."""
    folder = scan_folder(tmp_path)
    workshop.write(folder.path, Workshop(agreed=(SAME,)))
    shutil.copytree(folder.path, tmp_path / "copy")
    return folder, tmp_path / "copy"


def test_what_only_one_copy_has_is_taken_over(
    school: tuple[ScanFolder, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    ours, copy = school
    workshop.write(copy, Workshop(agreed=(SAME, NEW)))
    plan.write(copy, Plan(no_action="Geen tijd"))

    assert merge(ours.path, copy) == 0
    assert capsys.readouterr() == ("", "2 things were taken over; nothing contradicts.\n")
    assert workshop.of_scan(ours.path, ours.questionnaires).agreed == (SAME, NEW)
    assert plan.of_scan(ours.path, ours.scan.date) == Plan(no_action="Geen tijd")


def test_what_contradicts_is_told_and_both_can_be_seen(
    school: tuple[ScanFolder, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    ours, copy = school
    workshop.write(ours.path, Workshop(agreed=(SAME, OURS)))
    workshop.write(copy, Workshop(agreed=(SAME, THEIRS, NEW)))
    for folder, reason in ((ours.path, "Geen tijd"), (copy, "Geen geld")):
        plan.write(folder, Plan(no_action=reason))

    assert merge(ours.path, copy) == 1
    out = " ".join(capsys.readouterr().out.split())
    assert "The copies say different things of sf1-weten; both stand in workshop.yaml." in out
    assert "plan.yaml is another one in both copies. Ours counts; the other is kept as plan.yaml.other." in out
    assert workshop.of_scan(ours.path, ours.questionnaires).agreed == (SAME, OURS, THEIRS, NEW)
    assert "Geen geld" in (ours.path / "plan.yaml.other").read_text(encoding="utf-8")
    assert "Geen tijd" in (ours.path / "plan.yaml").read_text(encoding="utf-8")


def test_check_tells_what_a_merge_left_open(
    school: tuple[ScanFolder, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    ours, copy = school
    workshop.write(ours.path, Workshop(agreed=(SAME, OURS)))
    workshop.write(copy, Workshop(agreed=(SAME, THEIRS)))
    for folder, reason in ((ours.path, "Geen tijd"), (copy, "Geen geld")):
        plan.write(folder, Plan(no_action=reason))
    merge(ours.path, copy)
    before = {path.name: path.read_bytes() for path in ours.path.iterdir() if path.is_file()}
    capsys.readouterr()

    failures.guarded(run, ["check", str(ours.path)])
    out = capsys.readouterr().out
    assert [code for code in ("kept-beside", "agreed-twice") if code in out] == ["kept-beside", "agreed-twice"]
    merge(ours.path, copy)
    assert {path.name: path.read_bytes() for path in ours.path.iterdir() if path.is_file()} == before


@pytest.mark.parametrize("command", ["report", "score"])
def test_who_goes_on_with_it_is_told_what_does_not_count_and_what_to_do(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = scan_folder(tmp_path)
    with Journal.begin(ours.answers, HEADER) as journal:
        journal.answer("sf1-verteld", 2)
        journal.finish()
    copy = tmp_path / "copy"
    shutil.copytree(ours.path, copy)
    (theirs,) = (copy / "answers").glob("*.jsonl")
    theirs.write_text(theirs.read_text(encoding="utf-8").replace('"value": 2', '"value": 3'), encoding="utf-8")
    (ours.path / "mapping.yaml").write_text("format: ouderscan/mapping/1\ngroup: {value: team}\n", encoding="utf-8")
    (ours.answers / "export.csv").write_text("sf1-verteld\n1\n", encoding="utf-8")
    (copy / "answers" / "export.csv").write_text("sf1-verteld\n5\n", encoding="utf-8")
    assert merge(ours.path, copy) == 1
    capsys.readouterr()

    output = ("--output", str(tmp_path / "out")) if command == "report" else ()
    assert failures.guarded(run, [command, str(ours.path), *output]) == 0
    said = "".join(capsys.readouterr().err.split())
    for name in (theirs.name, "export.csv"):
        for sentence in (
            f"{name}.other: This was kept when two copies of the scan were merged and does not count;",
            f"Take over what holds into {name}, and delete this file.",
        ):
            assert "".join(sentence.split()) in said
    assert "Passedover" not in said
    assert len(list(ours.answers.glob("*.jsonl"))) == 2


def test_what_is_no_copy_is_refused(tmp_path: Path, school: tuple[ScanFolder, Path]) -> None:
    assert merge(school[0].path, school[0].path) == 2
    assert merge(school[0].path, tmp_path) == 3
