"""Who is not done is offered first, and resumed exactly where they were."""

import io
import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ouderscan.answers import respondent
from ouderscan.answers.respondent import Respondent
from ouderscan.answers.store import ScanFolder
from ouderscan.errors import WrongUsageError
from ouderscan.interview import person
from ouderscan.interview.lines import Lines
from ouderscan.questionnaire.model import Group
from small_scan import SCAN, TEAM_ITEMS, scan_folder

NOW = datetime(2026, 11, 24, 14, 2).astimezone()


def _answer(
    folder: ScanFolder, typed: str, group: Group | None = None, *, short: bool | None = None, asking: bool = True
) -> tuple[Group | None, str]:
    sink = io.StringIO()
    try:
        return person.answer(
            folder, group, Lines(io.StringIO(typed), sink), NOW, short=short, asking=asking
        ), sink.getvalue()
    except EOFError:
        return None, sink.getvalue()


def _people(folder: ScanFolder) -> list[Respondent]:
    found = [respondent.read(path)[0] for path in sorted(folder.answers.glob("*.jsonl"))]
    return [each for each in found if each]


def _saved_at(folder: ScanFolder, moment: datetime) -> None:
    for path in folder.answers.glob("*.jsonl"):
        os.utime(path, (moment.timestamp(), moment.timestamp()))


def test_a_person_says_for_whom_and_how_much(tmp_path: Path) -> None:
    folder = scan_folder(tmp_path)
    group, printed = _answer(folder, "1\n2\n4\n3\n2\nv\n")
    assert group is Group.TEAM
    assert (
        "  1  All questions (5 questions, about 2 minutes)\n  2  The short scan (3 questions, about 1 minute)"
        in printed
    )
    (saved,) = _people(folder)
    assert saved.header.model_dump() == {
        "format": "ouderscan/answers/1",
        "group": Group.TEAM,
        "short": True,
        "language": "nl",
        "questionnaires": {"klein": "1.0.0"},
        "day": "2026-11-24",
    }
    assert (saved.answers, saved.done) == ({"sf1-verteld": 4, "sf1-weten": 3, "sf2-welkom": 2}, True)


def test_what_need_not_be_asked_is_not(tmp_path: Path) -> None:
    folder = scan_folder(tmp_path, SCAN.model_copy(update={"groups": {Group.OUDER: None}}))
    _group, printed = _answer(folder, "1\n1\nv\n")
    assert "For which group" not in printed
    assert "How much" not in printed  # for parents the short scan is as long


def test_without_questions_the_first_group_answers_everything(tmp_path: Path) -> None:
    folder = scan_folder(tmp_path)
    assert _answer(folder, "4\n" * 3 + "1\n" * 2 + "v\n", asking=False)[0] is Group.TEAM
    assert list(_people(folder)[0].answers) == list(TEAM_ITEMS)


def test_who_is_not_done_is_offered_first(tmp_path: Path) -> None:
    folder = scan_folder(tmp_path)
    _answer(folder, "4\n3\n", Group.TEAM, short=False)
    _saved_at(folder, NOW)
    _group, printed = _answer(folder, "1\n3\n1\n1\nv\n")
    assert printed.startswith(
        "\nThere are answers here that were not finished.\n"
        "  1  Go on at question 3 of 5, saved 14:02 (Team)\n  2  Somebody else answers, from the first question\n> 1\n"
        "\nQuestion 3 of 5"
    )
    (saved,) = _people(folder)
    assert saved.done
    assert saved.answers == dict(zip(TEAM_ITEMS, (4, 3, 3, 1, 1), strict=True))


def test_of_another_day_the_day_is_told(tmp_path: Path) -> None:
    folder = scan_folder(tmp_path)
    _answer(folder, "4\n", Group.TEAM, short=False)
    _saved_at(folder, NOW - timedelta(days=2))
    assert "Go on at question 2 of 5, saved November 22, 2026, 14:02 (Team)" in " ".join(_answer(folder, "")[1].split())


def test_a_new_start_leaves_the_other_as_it_is(tmp_path: Path) -> None:
    folder = scan_folder(tmp_path)
    _answer(folder, "4\n", Group.TEAM, short=False)
    _answer(folder, "2\n1\n1\n2\n", None)
    assert sorted(tuple(each.answers.values()) for each in _people(folder)) == [(2,), (4,)]


def test_resuming_is_never_silent_not_even_without_questions(tmp_path: Path) -> None:
    folder = scan_folder(tmp_path)
    _answer(folder, "4\n", Group.TEAM, short=False)
    _group, printed = _answer(folder, "2\n", asking=False)
    assert printed.startswith("There are answers here that were not finished; a new start is made.\n")
    assert len(_people(folder)) == 2


def test_only_those_of_the_named_group_are_offered(tmp_path: Path) -> None:
    folder = scan_folder(tmp_path)
    _answer(folder, "4\n", Group.TEAM, short=False)
    assert "not finished" not in _answer(folder, "", Group.OUDER)[1]


def test_a_torn_line_is_told_to_who_goes_on(tmp_path: Path) -> None:
    folder = scan_folder(tmp_path)
    _answer(folder, "4\n3\n", Group.TEAM, short=False)
    (path,) = folder.answers.glob("*.jsonl")
    path.write_bytes(path.read_bytes()[:-5])
    _group, printed = _answer(folder, "1\n")
    assert "line 3: The last line was cut off when the writing stopped; it is left out." in " ".join(printed.split())
    assert "Question 2 of 5" in printed


def test_answers_to_a_questionnaire_that_is_gone_are_not_offered(tmp_path: Path) -> None:
    folder = scan_folder(tmp_path)
    _answer(folder, "4\n", Group.TEAM, short=False)
    (path,) = folder.answers.glob("*.jsonl")
    path.write_text(path.read_text(encoding="utf-8").replace('"klein"', '"weg"'), encoding="utf-8")
    assert "not finished" not in _answer(folder, "")[1]


@pytest.mark.parametrize(("group", "short"), [(Group.LEERLING, False), (Group.LEIDING, True)])
def test_a_group_without_questions_is_told(tmp_path: Path, group: Group, short: bool) -> None:
    folder = scan_folder(tmp_path)
    with pytest.raises(WrongUsageError, match=f"no questions for the group '{group}' .*; it asks: team, ouder"):
        _answer(folder, "", group, short=short)
    assert list(folder.answers.iterdir()) == []


BESIDES = st.lists(st.sampled_from(["?", "9", "m\nt", "n\nwaarom", "n\n "]), max_size=2)
DEALT_WITH = st.sampled_from(["1", "2", "3", "w", "v"])


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(BESIDES, DEALT_WITH), max_size=5), st.integers(0, 15))
def test_stopped_and_resumed_anywhere_it_ends_as_a_straight_run(
    tmp_path_factory: pytest.TempPathFactory, questions: list[tuple[list[str], str]], stop: int
) -> None:
    straight, interrupted = (scan_folder(tmp_path_factory.mktemp("scan")) for _run in range(2))
    typed = [f"{line}\n" for besides, dealt_with in questions for line in (*besides, dealt_with)]
    _answer(straight, "".join(typed), Group.TEAM, short=False)
    _answer(interrupted, "".join(typed[:stop]), Group.TEAM, short=False)
    go_on = ["1\n"] if _people(interrupted) else []
    _answer(interrupted, "".join(go_on + typed[stop:]), Group.TEAM, short=False)
    assert [(each.answers, each.notes) for each in _people(interrupted)] == [
        (each.answers, each.notes) for each in _people(straight)
    ]
