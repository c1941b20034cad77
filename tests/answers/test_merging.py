"""Two copies of a scan put together: nothing is lost, nothing is chosen, and again changes nothing more."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ouderscan.answers import ledger, merging, respondent, store
from ouderscan.answers.journal import Journal
from ouderscan.answers.ledger import Ledger
from ouderscan.answers.merging import Merged
from ouderscan.answers.store import ScanFolder
from ouderscan.errors import WrongUsageError
from ouderscan.questionnaire.model import Group
from small_scan import HEADER, SCAN, scan_folder

Copies = tuple[ScanFolder, ScanFolder]


@pytest.fixture
def copies(tmp_path: Path) -> Copies:
    """Two copies of a scan that one person has begun."""
    ours = scan_folder(tmp_path)
    with Journal.begin(ours.answers, HEADER) as journal:
        journal.answer("sf1-verteld", 3)
    shutil.copytree(ours.path, tmp_path / "copy")
    return ours, store.open_folder(tmp_path / "copy")


def answered(folder: ScanFolder, *values: int) -> None:
    """Go on with the one who has begun."""
    person = respondent.read(next(folder.answers.glob("*.jsonl")))[0]
    assert person
    with Journal.resume(person) as journal:
        for value in values:
            journal.answer("sf2-groet", value)


def contents(folder: ScanFolder) -> dict[str, bytes]:
    paths = (path for path in folder.path.rglob("*") if path.is_file())
    return {path.relative_to(folder.path).as_posix(): path.read_bytes() for path in paths}


def test_who_answered_on_the_other_laptop_is_taken_over_as_it_is(copies: Copies) -> None:
    ours, theirs = copies
    with Journal.begin(theirs.answers, HEADER) as journal:
        journal.answer("sf1-verteld", 5)
        journal.note("sf1-verteld", "zo")
        journal.finish()
    before = contents(theirs)

    assert merging.merge(ours, theirs) == Merged(1)
    assert contents(ours) == before == contents(theirs)
    assert {path.stat().st_mtime_ns for path in ours.answers.glob(journal.path.name)} == {
        journal.path.stat().st_mtime_ns
    }
    assert merging.merge(ours, theirs) == Merged()


@pytest.mark.parametrize(("mine", "other", "taken"), [((), (1, 2), 1), ((1, 2), (), 0), ((1,), (1, 2), 1), ((), (), 0)])
def test_of_a_person_who_went_on_in_one_copy_the_longer_journal_counts(
    mine: tuple[int, ...], other: tuple[int, ...], taken: int, copies: Copies
) -> None:
    ours, theirs = copies
    answered(ours, *mine)
    answered(theirs, *other)

    assert merging.merge(ours, theirs) == Merged(taken)
    assert len(ours.respondents()[0][0].entries) == 1 + max(len(mine), len(other))


def test_of_a_person_who_went_on_in_both_copies_both_are_kept_and_one_counts(copies: Copies) -> None:
    ours, theirs = copies
    answered(ours, 1)
    answered(theirs, 2)
    name = next(theirs.answers.glob("*.jsonl")).name
    said = f"{name} is another one in both copies. Ours counts; the other is kept as {name}.other."

    assert merging.merge(ours, theirs) == Merged(0, (said,))
    assert contents(ours)[f"answers/{name}.other"] == contents(theirs)[f"answers/{name}"]
    assert [each.answers for each in ours.respondents()[0]] == [{"sf1-verteld": 3, "sf2-groet": 1}]
    assert merging.merge(ours, theirs) == Merged(0, (said,))


@settings(deadline=None, max_examples=25)
@given(st.lists(st.sampled_from(["ours", "theirs", "both"]), max_size=6))
def test_wherever_people_answered_everybody_is_there_once(
    tmp_path_factory: pytest.TempPathFactory, places: list[str]
) -> None:
    (home := tmp_path_factory.mktemp("merge")).joinpath("b").mkdir()
    ours, theirs = scan_folder(home), scan_folder(home / "b")
    for number, place in enumerate(places):
        with Journal.begin((ours if place != "theirs" else theirs).answers, HEADER) as journal:
            journal.answer("sf1-verteld", 1 + number % 5)
        if place == "both":
            shutil.copy(journal.path, theirs.answers)
    merged = merging.merge(ours, theirs)

    assert merged == Merged(places.count("theirs"))
    assert sorted(each.answers["sf1-verteld"] for each in ours.respondents()[0]) == sorted(
        1 + number % 5 for number in range(len(places))
    )


def portion(*letters: str) -> Ledger:
    return Ledger(portions={Group.OUDER: (letters,)})


def test_who_counts_in_either_copy_counts_in_both_portions(copies: Copies) -> None:
    ours, theirs = copies
    ledger.write(ours.ledgers, portion(*"abcde"))
    ledger.write(theirs.ledgers, portion(*"fghij"))

    assert merging.merge(ours, theirs).conflicts == ()
    assert ledger.read(ours.ledgers)[0] == Ledger(portions={Group.OUDER: (tuple("abcde"), tuple("fghij"))})


def test_where_the_copies_divided_people_otherwise_nobody_outside_the_room_counts(copies: Copies) -> None:
    ours, theirs = copies
    ledger.write(ours.ledgers, portion(*"abcde"))
    ledger.write(theirs.ledgers, portion(*"abcdf"))

    assert len(merging.merge(ours, theirs).conflicts) == 1
    assert ledger.read(ours.ledgers)[0] is None
    assert [each.code for each in ledger.read(ours.ledgers)[1]] == ["lost-ledger"]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"school": "De Brug"}, "school"),
        ({"date": "2027-11-24"}, "day on which it began"),
        ({"sector": "po"}, "sector"),
    ],
)
def test_another_scan_is_refused(change: dict[str, str], what: str, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    ours, theirs = scan_folder(tmp_path), scan_folder(tmp_path / "b", SCAN.model_validate(SCAN.model_dump() | change))

    with pytest.raises(WrongUsageError, match=rf"no copies of one scan: the {what} differ"):
        merging.refuse_others(ours, theirs)
    with pytest.raises(WrongUsageError, match="Both are the same folder"):
        merging.refuse_others(ours, ours)


def test_links_and_hidden_files_are_not_followed(copies: Copies, tmp_path: Path) -> None:
    ours, theirs = copies
    (tmp_path / "secret").write_text("x", encoding="utf-8")
    (theirs.answers / "link.csv").symlink_to(tmp_path / "secret")
    (theirs.answers / ".lock").write_text("", encoding="utf-8")

    assert merging.merge(ours, theirs) == Merged()
