"""Answers of people who are not in the room count in portions."""

from pathlib import Path

import pytest

from ouderscan.answers import portions
from ouderscan.answers.ledger import LEDGER, PORTION
from ouderscan.answers.portions import Counted
from ouderscan.answers.respondent import FORMAT, Header, Respondent
from ouderscan.questionnaire.model import Group


def person(name: str, group: Group = Group.OUDER, *, done: bool = True) -> Respondent:
    header = Header(format=FORMAT, group=group, language="nl", questionnaires={"klein": "1.0.0"}, day="2026-01-01")
    return Respondent(Path(f"{name}.jsonl"), header, (), done)


def people(*names: str) -> list[Respondent]:
    return [person(name) for name in names]


def count(folder: Path, those: list[Respondent]) -> Counted:
    return portions.counted([folder / LEDGER, folder / "report" / LEDGER], those, ())


def counted_and_waiting(folder: Path, those: list[Respondent]) -> tuple[list[str], list[object]]:
    found = count(folder, those)
    waiting = [issue.values["count"] for issue in found.issues if issue.code == "answers-waiting"]
    return [each.id for each in found.people], waiting


def test_four_parents_wait_and_the_fifth_lets_all_count(tmp_path: Path) -> None:
    assert counted_and_waiting(tmp_path, people(*"abcd")) == ([], [4])
    assert counted_and_waiting(tmp_path, people(*"abcde")) == (list("abcde"), [])


def test_whoever_comes_after_a_report_waits_for_a_portion_of_their_own(tmp_path: Path) -> None:
    count(tmp_path, people(*"abcdef"))
    assert counted_and_waiting(tmp_path, people(*"abcdefgh")) == (list("abcdef"), [2])
    assert counted_and_waiting(tmp_path, people(*"abcdefghijk")) == (list("abcdefghijk"), [])


def test_any_two_reports_in_a_row_differ_by_nobody_or_by_a_whole_portion(tmp_path: Path) -> None:
    before: set[str] = set()
    for number in range(1, 24):
        now = set(counted_and_waiting(tmp_path, people(*"abcdefghijklmnopqrstuvwx"[:number]))[0])
        assert before <= now
        assert len(now - before) == 0 or len(now - before) >= PORTION
        before = now


def test_who_is_not_done_does_not_count_and_does_not_wait(tmp_path: Path) -> None:
    those = [*people(*"abcde"), person("z", done=False)]
    assert counted_and_waiting(tmp_path, those) == (list("abcde"), [])


@pytest.mark.parametrize("group", [Group.TEAM, Group.LEIDING])
def test_people_in_the_room_count_at_once_and_leave_no_ledger(tmp_path: Path, group: Group) -> None:
    assert counted_and_waiting(tmp_path, [person("a", group, done=False)]) == (["a"], [])
    assert list(tmp_path.iterdir()) == []


def test_who_did_not_finish_is_told_as_a_number(tmp_path: Path) -> None:
    found = count(tmp_path, [*people(*"abcde"), person("z", done=False)])
    assert [(issue.code, issue.values["count"]) for issue in found.issues] == [("answers-unfinished", 1)]
