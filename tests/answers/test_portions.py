"""Answers of people who are not in the room count in portions."""

from pathlib import Path

import pytest

from ouderscan.answers import portions
from ouderscan.answers.respondent import FORMAT, Header, Respondent
from ouderscan.questionnaire.model import Group


def person(name: str, group: Group = Group.OUDER, *, done: bool = True) -> Respondent:
    header = Header(format=FORMAT, group=group, language="nl", questionnaires={"a": "1.0.0"}, day="2026-01-01")
    return Respondent(Path(f"{name}.jsonl"), header, (), done)


def people(*names: str) -> list[Respondent]:
    return [person(name) for name in names]


def counted_and_waiting(folder: Path, those: list[Respondent]) -> tuple[list[str], list[object]]:
    count, issues = portions.counted(folder, those)
    return [each.id for each in count], [issue.values["count"] for issue in issues if issue.code == "answers-waiting"]


def test_four_parents_wait_and_the_fifth_lets_all_count(tmp_path: Path) -> None:
    assert counted_and_waiting(tmp_path, people(*"abcd")) == ([], [4])
    assert counted_and_waiting(tmp_path, people(*"abcde")) == (list("abcde"), [])


def test_whoever_comes_after_a_report_waits_for_a_portion_of_their_own(tmp_path: Path) -> None:
    portions.counted(tmp_path, people(*"abcdef"))
    assert counted_and_waiting(tmp_path, people(*"abcdefgh")) == (list("abcdef"), [2])
    assert counted_and_waiting(tmp_path, people(*"abcdefghijk")) == (list("abcdefghijk"), [])


def test_any_two_reports_in_a_row_differ_by_nobody_or_by_a_whole_portion(tmp_path: Path) -> None:
    before: set[str] = set()
    for count in range(1, 24):
        now = set(counted_and_waiting(tmp_path, people(*"abcdefghijklmnopqrstuvwx"[:count]))[0])
        assert before <= now
        assert len(now - before) == 0 or len(now - before) >= portions.PORTION
        before = now


def test_who_is_not_done_does_not_count_and_does_not_wait(tmp_path: Path) -> None:
    those = [*people(*"abcde"), person("z", done=False)]
    assert counted_and_waiting(tmp_path, those) == (list("abcde"), [])


@pytest.mark.parametrize("group", [Group.TEAM, Group.LEIDING])
def test_people_in_the_room_count_at_once_and_leave_no_ledger(tmp_path: Path, group: Group) -> None:
    assert counted_and_waiting(tmp_path, [person("a", group, done=False)]) == (["a"], [])
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_ledger_is_told_and_made_anew(tmp_path: Path) -> None:
    (tmp_path / portions.LEDGER).write_text("{", encoding="utf-8")
    count, issues = portions.counted(tmp_path, people(*"abcde"))
    assert ([each.id for each in count], [issue.code for issue in issues]) == (list("abcde"), ["damaged-ledger"])
    assert portions.counted(tmp_path, people(*"abcde"))[1] == []


def test_a_ledger_with_a_portion_of_one_is_not_believed(tmp_path: Path) -> None:
    ledger = '{"format": "ouderscan/portions/1", "portions": {"ouder": [["a"]]}}'
    (tmp_path / portions.LEDGER).write_text(ledger, encoding="utf-8")
    count, issues = portions.counted(tmp_path, people("a"))
    assert ([each.id for each in count], [issue.code for issue in issues]) == (
        [],
        ["damaged-ledger", "answers-waiting"],
    )


def test_who_did_not_finish_is_told_as_a_number(tmp_path: Path) -> None:
    _count, issues = portions.counted(tmp_path, [*people(*"abcde"), person("z", done=False)])
    assert [(issue.code, issue.values["count"]) for issue in issues] == [("answers-unfinished", 1)]
