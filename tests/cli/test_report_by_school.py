"""`ouderscan report` on exports: of one school, and with `--by school` a report for each and the list of all."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

import small_scan
from ouderscan.answers.journal import Journal
from ouderscan.cli import app, console, failures
from ouderscan.importers.sources import expand
from ouderscan.reporting import batch

HEADER = "school,wave,group," + ",".join(small_scan.TEAM_ITEMS)
Run = Callable[..., int]


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    """A command line `report … --by school` on files with answers to the small questionnaire; gives the exit code."""
    asked = small_scan.questionnaire_file(tmp_path)

    def by_school(*arguments: str | Path, by: Sequence[str] = ("--by", "school")) -> int:
        options = ("-q", str(asked), "--sector", "vo", *by)
        return failures.guarded(app.run, ["report", *map(str, arguments), *options])

    yield by_school
    console.be_quiet(False)


def export(path: Path, schools: Sequence[str], answer: int = 2, persons: int = 6, wave: str = "2026-11-24") -> Path:
    """A file in which some persons of the team of each school gave the same answer to everything."""
    rows = [f'"{each}",{wave},team' + f",{answer}" * 5 for each in schools for _ in range(persons)]
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return path


def files(folder: Path) -> list[str]:
    """The names of what was written."""
    return sorted(path.name for path in folder.iterdir())


def test_the_report_of_one_school_stands_beside_its_export(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = export(tmp_path / "linde.csv", ["De Linde"])
    assert run(answers, by=()) == 0
    assert files(tmp_path / "linde-report") == ["report.html", "report.md"]
    text = (tmp_path / "linde-report" / "report.md").read_text(encoding="utf-8")
    assert text.startswith("# De Linde\n")
    assert "November 24, 2026, secondary education." in text
    assert "6 answered" in text
    assert "6 rows = 6 with answers." in " ".join(capsys.readouterr().err.split())


def test_reports_that_were_written_into_a_folder_of_exports_are_not_read_as_answers(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    exports = tmp_path / "exports"
    (exports / "po").mkdir(parents=True)
    export(exports / "po" / "a.csv", ["Es", "Els"])
    assert run(exports / "po") == 0
    assert "index.json" in files(exports / "po-report")
    assert [each.name for each in expand([exports])] == [(exports / "po" / "a.csv").as_posix()]
    capsys.readouterr()
    assert run(exports) == 0
    assert "po-report" not in capsys.readouterr().err


def test_the_report_of_one_school_beside_its_export_is_not_read_and_what_else_lies_there_is(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    exports = tmp_path / "exports"
    exports.mkdir()
    assert run(export(exports / "es.csv", ["Es"]), by=()) == 0
    export(exports / "els-report.csv", ["Els"])
    export(exports / "es-report" / "eik.csv", ["Eik"])
    capsys.readouterr()
    assert run(exports, "--output", tmp_path / "uit") == 0
    assert "Passed over" not in capsys.readouterr().err
    assert [Path(each.name).name for each in expand([exports])] == ["els-report.csv", "eik.csv", "es.csv"]
    assert [Path(each.name).name for each in expand([exports / "es-report"])] == ["eik.csv", "report.html", "report.md"]


def test_the_reports_of_a_scan_are_not_read_as_answers(tmp_path: Path) -> None:
    (tmp_path / "linde" / "report").mkdir(parents=True)
    for name in ("scan.yaml", "extra.csv", "report/report.md"):
        (tmp_path / "linde" / name).write_text("x", encoding="utf-8")
    assert [Path(each.name).name for each in expand([tmp_path])] == ["extra.csv", "scan.yaml"]


def test_several_schools_without_by_school_are_told_and_nothing_is_written(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(export(tmp_path / "twee.csv", ["Es", "Els"]), by=()) == 2
    assert "There are 2 schools or moments in this. Add '--by school'" in capsys.readouterr().err
    assert not (tmp_path / "twee-report").exists()


def test_a_school_without_a_moment_has_a_report_without_a_date(run: Run, tmp_path: Path) -> None:
    assert run(export(tmp_path / "es.csv", ["Es"], wave=""), by=()) == 0
    report = (tmp_path / "es-report" / "report.html").read_text(encoding="utf-8")
    assert '<p class="when">secondary education</p>' in report
    assert "<title>Working with parents: Es</title>" in report


def test_each_school_gets_a_report_under_a_safe_and_distinct_name_that_the_index_tells(
    run: Run, tmp_path: Path
) -> None:
    schools = ["Index", "CON", "../../x", "École", "Ecole", "=cmd", "Ω"]
    assert run(export(tmp_path / "a.csv", schools), "--output", tmp_path / "uit", "--to", "md") == 0
    index = json.loads((tmp_path / "uit" / "index.json").read_text(encoding="utf-8"))
    assert {each["school"]: each["name"] for each in index["reports"]} == {
        "../../x": "x",
        "=cmd": "cmd",
        "CON": "con-school",
        "Ecole": "ecole",
        "Index": "index-2",
        "École": "ecole-2",
        "Ω": "school",
    }
    assert [name for name in files(tmp_path / "uit") if name.endswith(".md")] == sorted(
        [*(f"{each['name']}.md" for each in index["reports"]), "index.md", "overview.md"]
    )
    listed = (tmp_path / "uit" / "index.md").read_text(encoding="utf-8")
    assert "- École, November 24, 2026: [ecole-2.md](ecole-2.md)" in listed
    assert "/a.csv (plain)" in listed


def test_two_moments_of_a_school_are_two_reports(run: Run, tmp_path: Path) -> None:
    export(tmp_path / "nieuw.csv", ["Es"])
    export(tmp_path / "oud.csv", ["Es"], wave="2025-11-20")
    assert run(tmp_path / "nieuw.csv", tmp_path / "oud.csv", "--output", tmp_path / "uit", "--to", "md") == 0
    assert {"es-2025-11-20.md", "es-2026-11-24.md"} <= set(files(tmp_path / "uit"))


def test_resume_makes_only_what_is_absent_or_changed(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    answers = export(tmp_path / "a.csv", ["Es", "Els", "Eik"])
    assert run(answers, "--output", out, "--to", "md") == 0
    for name in ("es", "els", "eik"):
        (out / f"{name}.md").write_text("blijft staan", encoding="utf-8")
    (out / "es.md").unlink()
    changed = answers.read_text(encoding="utf-8").replace('"Els",2026-11-24,team,2', '"Els",2026-11-24,team,4')
    answers.write_text(changed, encoding="utf-8")
    assert run(answers, "--output", out, "--to", "md", "--resume") == 0
    assert {name: (out / f"{name}.md").read_text(encoding="utf-8")[:6] for name in ("es", "els", "eik")} == {
        "es": "# Es\n\n",
        "els": "# Els\n",
        "eik": "blijft",
    }


def test_who_stops_keeps_whole_reports_is_told_how_far_it_came_and_can_go_on(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out, make, begun = tmp_path / "uit", batch.make, []

    def stopped_at_the_third(job: batch.Job, run_: batch.Run) -> batch.Outcome:
        begun.append(job.name)
        if len(begun) == 3:
            raise KeyboardInterrupt
        return make(job, run_)

    answers = export(tmp_path / "a.csv", ["Es", "Els", "Eik", "Iep"])
    with monkeypatch.context() as patched:
        patched.setattr(batch, "make", stopped_at_the_third)
        assert run(answers, "--output", out, "--to", "md") == 130
    assert "Stopped: 2 of 4 reports are made. Go on with the same command and --resume." in capsys.readouterr().err
    assert files(out) == ["eik.md", "els.md", "index.json"]
    written = (out / "eik.md").stat().st_mtime_ns
    assert run(answers, "--output", out, "--to", "md", "--resume") == 0
    assert {"eik.md", "els.md", "es.md", "iep.md", "index.md"} <= set(files(out))
    assert (out / "eik.md").stat().st_mtime_ns == written


@pytest.mark.slow
def test_several_processes_write_what_one_writes(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = export(tmp_path / "a.csv", [f"School {number}" for number in range(batch.FEW + 2)])
    assert run(answers, "--output", tmp_path / "veel") == 0
    monkeypatch.setattr(batch, "FEW", 100)
    assert run(answers, "--output", tmp_path / "een") == 0
    assert files(tmp_path / "veel") == files(tmp_path / "een")
    for name in files(tmp_path / "een"):
        if name != "index.json":
            assert (tmp_path / "veel" / name).read_bytes() == (tmp_path / "een" / name).read_bytes()


def test_files_of_others_are_never_replaced(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "uit").mkdir()
    (tmp_path / "uit" / "es.md").write_text("van mij", encoding="utf-8")
    assert run(export(tmp_path / "a.csv", ["Es", "Els"]), "--output", tmp_path / "uit") == 2
    assert "es.md is there already, and not from an earlier run." in capsys.readouterr().err
    assert files(tmp_path / "uit") == ["es.md"]


def test_scan_folders_in_a_folder_are_taken_together_and_an_empty_one_is_told(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, persons in (("es", 5), ("els", 0), ("eik", 1)):
        (tmp_path / "scans" / name).mkdir(parents=True)
        scan = small_scan.SCAN.model_copy(update={"school": name.title()})
        folder = small_scan.scan_folder(tmp_path / "scans" / name, scan)
        for _person in range(persons):
            with Journal.begin(folder.answers, small_scan.HEADER) as journal:
                for item in small_scan.TEAM_ITEMS:
                    journal.answer(item, 2)
                journal.finish()
    assert run(tmp_path / "scans", "--to", "md") == 0
    out = tmp_path / "scans-report"
    assert {"es.md", "eik.md"} <= set(files(out))
    assert "els.md" not in files(out)
    assert "There are no answers yet in" in capsys.readouterr().err
    # Whoever reads reports of several schools does not sit in the room: one teacher is never shown.
    assert "Team: too few answers" in (out / "eik.md").read_text(encoding="utf-8")
    assert "5 of 12 answered" in (out / "es.md").read_text(encoding="utf-8")


def test_scan_folders_and_files_are_not_mixed(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "s").mkdir()
    scan = small_scan.scan_folder(tmp_path / "s")
    assert run(scan.path, export(tmp_path / "a.csv", ["Es"])) == 2
    assert capsys.readouterr().err == "Give scan folders, or files with answers, and not both.\n"


def test_quiet_says_nothing_that_went_well(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(export(tmp_path / "a.csv", ["Es"]), "--quiet", "--to", "md") == 0
    assert capsys.readouterr() == ("", "")
    assert "overview.md" in files(tmp_path / "a-report")


def test_the_page_of_all_does_not_tell_how_small_a_hidden_school_is(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nine rows less the six of one school would be the three of the other."""
    answers = export(tmp_path / "twee.csv", ["Es"], persons=6)
    with answers.open("a", encoding="utf-8") as file:
        file.write('"Els",2026-11-24,team,2,2,2,2,2\n' * 3)
    assert run(answers, "--to", "md", "--output", tmp_path / "uit") == 0
    assert "9 rows" in " ".join(capsys.readouterr().err.split())
    pages = [path.read_text(encoding="utf-8") for path in sorted((tmp_path / "uit").rglob("*.md"))]
    assert len(pages) == 4
    assert not any("9 rows" in page or "9 persons" in page for page in pages)
    assert "How many rows were read stood on the screen" in (tmp_path / "uit" / "index.md").read_text(encoding="utf-8")
