"""What is read is never written over: the same for every command with --output."""

import os
from pathlib import Path

import pytest

import small_scan
from ouderscan.answers.journal import Journal
from ouderscan.cli import app, failures
from small_form import questionnaire_file


def contents(folder: Path) -> dict[Path, bytes]:
    """Every file in a folder, by path."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two scans, `a` and `b`, of one person each, and a questionnaire with its translations."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        scan = small_scan.scan_folder(tmp_path / name)
        with Journal.begin(scan.answers, small_scan.HEADER) as journal:
            journal.answer("sf1-verteld", 2)
            journal.finish()
        for path in scan.path.iterdir():
            path.rename(tmp_path / name / path.name)
    (tmp_path / "a" / "answers" / "portions.json").write_text("{}", encoding="utf-8")
    questionnaire_file(tmp_path)
    (tmp_path / "link.csv").symlink_to(tmp_path / "a" / "scan.yaml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "line",
    [
        "answers a --yes -o a/scan.yaml",
        "answers a --yes -o a/answers/portions.json",
        "answers a --yes -o a/answers/new.csv",
        "answers a --yes -o b/plan.yaml",
        "answers a --yes -o a/report/../scan.yaml",
        "answers a --yes -o link.csv",
        "form a -o a/scan.yaml",
        "form a -o a/questionnaires/klein.yaml",
        "form a -o b/workshop.yaml",
        "form -q kort.yaml -o kort.yaml",
        "form -q kort.yaml -o en/kort.yaml",
        "report a -o a/answers",
        "report a -o a/questionnaires/en",
        "report a --by school -o a/answers",
        "compare a b --to html -o b/answers",
        "compare a b -o b/answers/new.csv",
        "score a -o a/answers/new.csv",
        "map kort.yaml -o a/answers/new.yaml",
    ],
)
def test_what_is_read_and_what_belongs_to_a_scan_is_never_written_over(
    line: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(here)
    assert failures.guarded(app.run, line.split()) == 2
    assert f"{line.rsplit(maxsplit=1)[-1]} is one of the inputs. Write to another file." in " ".join(
        capsys.readouterr().err.split()
    )
    assert contents(here) == before


@pytest.mark.parametrize(
    "line",
    ["form a -o a/form.html", "answers a --yes -o a/mine.json", "report a -o a/other", "score a -o a/scores.csv"],
)
def test_what_was_made_before_in_a_scan_folder_can_be_made_again(line: str, here: Path) -> None:
    assert [failures.guarded(app.run, line.split()) for _ in range(2)] == [0, 0], here


@pytest.mark.skipif(os.name == "nt", reason="Windows says of too long a name that it is not there")
@pytest.mark.parametrize(
    "line", ["form a -o", "answers a --yes --format json -o", "report a -o", "score a --format csv -o"]
)
def test_a_name_that_no_disk_takes_ends_with_4(line: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert failures.guarded(app.run, [*line.split(), "a" * 300]) == 4, here
    assert "cannot be written: its name is too long." in " ".join(capsys.readouterr().err.split())
