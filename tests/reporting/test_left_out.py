"""What could not be used, as it may stand in files: by kind, without cells, rows, lines or numbers of people."""

from ouderscan.issues import Issue, Where
from ouderscan.questionnaire.model import Group
from ouderscan.reporting.left_out import in_short

SCREEN = "The screen told which, when this was made."


def test_how_many_wait_or_did_not_finish_is_not_told() -> None:
    values = {"count": 4, "group": Group.OUDER, "portion": 5}
    issues = [Issue(code, Where("scan"), values) for code in ("answers-waiting", "answers-unfinished")]
    assert in_short(issues) == [
        "scan: New answers of the group 'Parents' wait; they count as soon as there are 5.",
        "scan: Answers of the group 'Parents' that were not finished do not count.",
        SCREEN,
    ]


def test_what_a_merge_kept_beside_is_told_without_whose_it_is() -> None:
    issues = [Issue("kept-beside", Where(f"{n}.jsonl.other"), {"file": f"{n}.jsonl"}) for n in range(4)]
    assert in_short(issues) == [
        "4 files: kept when two copies of the scan were put together; it does not count.",
        SCREEN,
    ]


def test_a_kind_that_is_not_known_is_told_by_its_code_alone() -> None:
    issue = Issue("damaged-line", Where("a.jsonl", 3), {"line": "Karin"})
    assert in_short([issue, issue]) == ["a.jsonl: something could not be used (damaged-line).", SCREEN]


def test_where_nothing_is_wrong_nothing_is_said() -> None:
    assert in_short([]) == []
