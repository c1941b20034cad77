"""What `scan.yaml` names must be there."""

from pathlib import Path

from ouderscan.answers.scan_rules import scan_issues
from ouderscan.answers.store import Scan
from ouderscan.questionnaire import loader
from small_content import unmarked

SCAN = """\
school: De Wilg
sector: po
date: "2026-11-24"
questionnaires: [klein, ⟦missing-questionnaire⟧groter]
groups: {team: 12, ouder: null}
profiles: [taal, ⟦unknown-profile⟧tal]
"""


def test_what_a_scan_names_and_is_not_there_is_told_with_what_is_near(tmp_path: Path) -> None:
    text, expected = unmarked((tmp_path / "scan.yaml").as_posix(), SCAN)
    (tmp_path / "scan.yaml").write_text(text, encoding="utf-8")
    scan = loader.load_as(Scan, tmp_path / "scan.yaml")

    issues = list(scan_issues(scan, ["klein", "groot"], frozenset({"taal"})))

    assert [(i.where.path, i.where.line, i.where.column, i.code) for i in issues] == expected
    assert [issue.mend() for issue in issues] == [
        "Put groter.yaml there, or remove it from scan.yaml. Did you mean 'groot'?",
        "Name one that is there. Did you mean 'taal'?",
    ]


def test_profiles_that_nobody_knows_are_not_missed(tmp_path: Path) -> None:
    (tmp_path / "scan.yaml").write_text(unmarked("", SCAN)[0], encoding="utf-8")
    scan = loader.load_as(Scan, tmp_path / "scan.yaml")

    assert list(scan_issues(scan, ["klein", "groter"], None)) == []


def test_a_scan_that_cannot_be_read_gives_its_own_issues(tmp_path: Path) -> None:
    (tmp_path / "scan.yaml").write_text("school: [", encoding="utf-8")
    scan = loader.load_as(Scan, tmp_path / "scan.yaml")

    assert [issue.code for issue in scan_issues(scan, [], None)] == ["syntax"]
