"""Filled-in forms in the folder `answers` of a scan become respondents of it, once each."""

from datetime import datetime
from pathlib import Path

import pytest

from ouderscan.answers import store
from ouderscan.answers.codes import CodeBook, shown
from ouderscan.answers.store import Scan, ScanFolder
from ouderscan.importers import dropped
from ouderscan.questionnaire.model import Group, Sector
from small_form import NOT_ANSWERED, questionnaire_file

DAY = "2026-11-24"
ANSWERS = {"sf3-welkom": 4, "sf3-groet": -1, "sf6-nieuws": 3, "sf6-trots": NOT_ANSWERED}


@pytest.fixture
def folder(tmp_path: Path) -> ScanFolder:
    scan = Scan(school="De Beuk", sector=Sector.PO, date=DAY, questionnaires=("kort",), groups={Group.OUDER: 40})
    return store.create(tmp_path / "scan", scan, [questionnaire_file(tmp_path)])


def drop(folder: ScanFolder, count: int, name: str = "codes.txt", *, short: bool = False) -> list[str]:
    """The codes of so many parents who say the same, put into the folder."""
    book = CodeBook.of(folder.questionnaires, Group.OUDER, short=short)
    answers = {item: value for item, value in ANSWERS.items() if item in book.states}
    codes = [book.encode(answers, salt) for salt in range(count)]
    (folder.answers / name).write_text("\n".join(map(shown, codes)), encoding="utf-8")
    return codes


def test_each_code_becomes_a_respondent_with_these_answers(folder: ScanFolder) -> None:
    drop(folder, 6)
    issues = dropped.adopt(folder, DAY)
    people, faults = folder.respondents()
    assert ([(each.code, each.values) for each in issues], faults) == ([("forms-added", {"count": 6})], [])
    assert {(each.header.group, each.header.short, each.header.day, each.done) for each in people} == {
        (Group.OUDER, False, DAY, True)
    }
    answered = {item: value for item, value in ANSWERS.items() if value != NOT_ANSWERED}
    assert [each.answers for each in people] == [answered] * 6


def test_the_files_that_are_made_tell_no_more_than_the_day(folder: ScanFolder) -> None:
    drop(folder, 3)
    dropped.adopt(folder, DAY)
    times = {path.stat().st_mtime for path in folder.answers.glob("*.jsonl")}
    assert times == {datetime.fromisoformat(DAY).timestamp()}


def test_the_table_of_the_scan_holds_what_was_not_answered_too(folder: ScanFolder) -> None:
    drop(folder, 5)
    dropped.adopt(folder, DAY)
    answers, issues = folder.read_answers()
    assert issues == []
    assert answers.select(*ANSWERS).collect().to_dicts() == [ANSWERS] * 5


def test_a_short_form_leaves_the_other_items_unasked(folder: ScanFolder) -> None:
    drop(folder, 5, short=True)
    dropped.adopt(folder, DAY)
    answers, _issues = folder.read_answers()
    assert answers.select(*ANSWERS).collect().to_dicts() == [{**ANSWERS, "sf3-groet": None}] * 5


def test_reading_again_adds_nobody_and_a_new_file_adds_who_is_new(folder: ScanFolder) -> None:
    drop(folder, 3)
    dropped.adopt(folder, DAY)
    assert dropped.adopt(folder, "2026-12-01") == []
    drop(folder, 4, "meer.txt")
    issues = dropped.adopt(folder, "2026-12-01")
    assert sorted(each.code for each in issues) == ["code-twice"] * 3 + ["forms-added"]
    assert sorted(each.header.day for each in folder.respondents()[0]) == [DAY] * 3 + ["2026-12-01"]


def test_names_of_respondents_say_nothing_and_lie_in_no_order_of_entry(folder: ScanFolder) -> None:
    codes = drop(folder, 40)
    dropped.adopt(folder, DAY)
    names = [each.id for each in folder.respondents()[0]]
    assert all(len(name) == 16 and set(name) <= set("0123456789abcdef") for name in names)
    assert not any(code.lower() in "".join(names) for code in codes)


def test_other_files_in_the_folder_stay_what_they_are(folder: ScanFolder) -> None:
    (folder.answers / "notes.txt").write_text("Bellen over de ouderavond\n", encoding="utf-8")
    (folder.answers / "portions.json").write_text('{"format": "ouderscan/portions/1"}', encoding="utf-8")
    assert dropped.adopt(folder, DAY) == []
    assert folder.respondents() == ([], [])
