"""The list of who counts: kept twice, each mended from the other, and not begun anew behind a report."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from test_portions import count, people

from ouderscan.answers.ledger import LEDGER, PORTION, Ledger, read
from ouderscan.questionnaire.model import Group

FIRST, SECOND = tuple("abcde"), tuple("fghij")


def of_parents(*portions: tuple[str, ...]) -> Ledger:
    return Ledger(portions={Group.OUDER: portions})


def counting(folder: Path, names: str) -> tuple[str, list[str]]:
    found = count(folder, people(*names))
    return "".join(each.id for each in found.people), [issue.code for issue in found.issues]


def test_the_ledger_is_kept_among_the_answers_and_beside_the_report(tmp_path: Path) -> None:
    counting(tmp_path, "abcde")
    for path in (tmp_path / LEDGER, tmp_path / "report" / LEDGER):
        assert Ledger.model_validate_json(path.read_text(encoding="utf-8")) == of_parents(FIRST)


@pytest.mark.parametrize("lost", [LEDGER, f"report/{LEDGER}"])
def test_a_ledger_that_is_gone_is_put_back_from_the_other(tmp_path: Path, lost: str) -> None:
    """A new one would count all nine at once, and what four of them said would be the difference with the last."""
    counting(tmp_path, "abcde")
    (tmp_path / lost).unlink()
    assert counting(tmp_path, "abcdefghi") == ("abcde", ["answers-waiting"])
    assert (tmp_path / lost).is_file()


@pytest.mark.parametrize("damaged", [LEDGER, f"report/{LEDGER}"])
def test_a_damaged_ledger_is_told_and_mended_from_the_other(tmp_path: Path, damaged: str) -> None:
    counting(tmp_path, "abcde")
    (tmp_path / damaged).write_text("{", encoding="utf-8")
    assert counting(tmp_path, "abcdefghi") == ("abcde", ["damaged-ledger", "answers-waiting"])
    assert counting(tmp_path, "abcdefghi") == ("abcde", ["answers-waiting"])


def test_an_older_ledger_from_a_copy_learns_what_was_told_since(tmp_path: Path) -> None:
    counting(tmp_path, "abcde")
    older = (tmp_path / LEDGER).read_text(encoding="utf-8")
    counting(tmp_path, "abcdefghij")
    (tmp_path / LEDGER).write_text(older, encoding="utf-8")
    assert counting(tmp_path, "abcdefghijk") == ("abcdefghij", ["answers-waiting"])


def test_nobody_counts_where_no_ledger_can_be_believed(tmp_path: Path) -> None:
    counting(tmp_path, "abcde")
    for path in (tmp_path / LEDGER, tmp_path / "report" / LEDGER):
        path.write_text("{", encoding="utf-8")
    assert counting(tmp_path, "abcdefghi") == ("", ["lost-ledger"])
    assert (tmp_path / LEDGER).read_text(encoding="utf-8") == "{"


def test_nobody_counts_where_two_ledgers_contradict_each_other(tmp_path: Path) -> None:
    counting(tmp_path, "abcde")
    (tmp_path / LEDGER).write_text(of_parents(tuple("abcdf")).model_dump_json(), encoding="utf-8")
    assert counting(tmp_path, "abcdefghij") == ("", ["lost-ledger"])


@pytest.mark.parametrize("portion", [["a"], ["a"] * PORTION])
def test_a_ledger_with_a_portion_of_one_is_not_believed(tmp_path: Path, portion: list[str]) -> None:
    ledger = of_parents(FIRST).model_dump(mode="json") | {"portions": {"ouder": [portion]}}
    (tmp_path / LEDGER).write_text(str(ledger).replace("'", '"'), encoding="utf-8")
    assert counting(tmp_path, "a") == ("", ["lost-ledger"])


def test_ledgers_of_two_copies_are_joined_and_a_contradiction_is_found() -> None:
    assert of_parents(FIRST).joined(of_parents(SECOND)) == of_parents(FIRST, SECOND)
    assert of_parents(FIRST, SECOND).joined(of_parents(tuple("edcba"))) == of_parents(FIRST, SECOND)
    assert of_parents(FIRST).joined(of_parents(tuple("efghi"))) is None
    pupils = Ledger(portions={Group.LEERLING: (SECOND,)})
    assert of_parents(FIRST).joined(pupils) == Ledger(portions={Group.OUDER: (FIRST,), Group.LEERLING: (SECOND,)})


def test_windows_that_count_at_once_make_one_ledger(tmp_path: Path) -> None:
    """Each sees others who have just finished; without a lock they would contradict each other for ever."""
    (tmp_path / "report").mkdir()
    names = "abcdefghijklmnopqrstuvwxyz"
    sizes = [5, 6, 7, 8, 9, 11, 13, 17, 20, 24, 26] * 3
    with ThreadPoolExecutor(8) as windows:
        list(windows.map(lambda size: count(tmp_path, people(*names[:size])), sizes))
    ledger, issues = read([tmp_path / LEDGER, tmp_path / "report" / LEDGER])
    assert ledger
    assert issues == []
    assert len(names) - len(ledger.ids(Group.OUDER)) < PORTION
    assert sorted(path.name for path in tmp_path.iterdir()) == [LEDGER, "report"]
