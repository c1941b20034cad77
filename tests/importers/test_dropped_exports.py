"""Exports in the folder `answers` of a scan: their rows become respondents, once each, and are protected as all are."""

from pathlib import Path

import pytest

import small_scan
from ouderscan.answers.store import ScanFolder
from ouderscan.errors import UnreadableInputError
from ouderscan.importers import dropped, dropped_exports
from ouderscan.questionnaire.model import Group

DAY = "2026-11-24"
HEADER = "group,sf1-weten,sf2-welkom"


@pytest.fixture
def folder(tmp_path: Path) -> ScanFolder:
    return small_scan.scan_folder(tmp_path)


def drop(folder: ScanFolder, rows: list[str], name: str = "ouders.csv", header: str = HEADER) -> None:
    """Put an export with these rows into the folder."""
    (folder.answers / name).write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")


def adopt(folder: ScanFolder) -> list[tuple[str, object]]:
    """What adopting tells: codes with the number that goes with them."""
    return [(each.code, each.values.get("count")) for each in dropped.adopt(folder, DAY)]


def test_each_row_becomes_a_respondent_who_was_put_the_items_of_the_export(folder: ScanFolder) -> None:
    drop(folder, ["ouder,4,2", "ouder,,dont_know", "team,3,1"])
    assert adopt(folder) == [("rows-added", 3)]
    people, issues = folder.respondents()
    assert issues == []
    assert sorted((each.header.group.value, each.header.items, sorted(each.answers.items())) for each in people) == [
        ("ouder", (), [("sf1-weten", 4), ("sf2-welkom", 2)]),
        ("ouder", (), [("sf2-welkom", -1)]),
        ("team", ("sf1-weten", "sf2-welkom"), [("sf1-weten", 3), ("sf2-welkom", 1)]),
    ]


def test_what_was_not_in_the_export_was_not_put_to_anybody(folder: ScanFolder) -> None:
    drop(folder, ["team,3,", "team,2,1"])
    adopt(folder)
    answers, _issues = folder.read_answers()
    rows = answers.select("sf1-weten", "sf2-welkom", "sf1-verteld").collect().sort("sf1-weten").rows()
    assert rows == [(2, 1, None), (3, -4, None)]


def test_a_later_export_adds_what_is_new_and_nothing_twice(folder: ScanFolder) -> None:
    drop(folder, ["ouder,4,2", "ouder,4,2", "ouder,1,1"])
    assert adopt(folder) == [("rows-added", 3)]
    assert adopt(folder) == []
    drop(folder, ["ouder,1,1", "ouder,4,2", "ouder,4,2", "ouder,4,2"])
    assert adopt(folder) == [("rows-added", 1)]
    assert len(folder.respondents()[0]) == 4


def test_who_has_an_id_is_the_same_person_and_what_was_said_first_counts(folder: ScanFolder) -> None:
    header = "respondent," + HEADER
    drop(folder, ["a,ouder,4,2", "b,ouder,4,2"], header=header)
    assert adopt(folder) == [("rows-added", 2)]
    drop(folder, ["a,ouder,1,1", "b,ouder,4,2", "c,ouder,4,2"], header=header)
    assert adopt(folder) == [("rows-added", 1)]
    assert sorted(each.answers["sf1-weten"] for each in folder.respondents()[0]) == [4, 4, 4]


def test_parents_of_an_export_count_in_portions(folder: ScanFolder) -> None:
    drop(folder, ["ouder,4,2"] * 4)
    adopt(folder)
    answers, issues = folder.read_answers()
    assert (answers.collect().height, [each.code for each in issues]) == (0, ["answers-waiting"])
    drop(folder, ["ouder,4,2"] * 5)
    adopt(folder)
    answers, issues = folder.read_answers()
    assert (answers.collect().height, issues) == (5, [])


def test_names_and_whatever_else_stands_in_a_row_is_kept_nowhere(folder: ScanFolder) -> None:
    drop(folder, ["ouder,4,2,marker@example.org,MARKER-NAAM"], header=HEADER + ",E-mail,Naam")
    adopt(folder)
    kept = [path for path in folder.answers.iterdir() if path.suffix != ".csv"]
    assert len(kept) == 1
    assert not any("marker" in path.read_text(encoding="utf-8").lower() for path in kept)


def test_the_mapping_beside_the_scan_says_what_columns_mean(folder: ScanFolder) -> None:
    (folder.path / dropped_exports.MAPPING).write_text(
        "format: ouderscan/mapping/1\ngroup: {value: ouder}\ncolumns:\n  - {column: Vraag A, item: sf1-weten}\n",
        encoding="utf-8",
    )
    drop(folder, ["4", "5"], header="Vraag A")
    assert ("rows-added", 2) in adopt(folder)
    assert {(each.header.group, each.header.items) for each in folder.respondents()[0]} == {
        (Group.OUDER, ("sf1-weten",))
    }


def test_a_faulty_mapping_stops_the_work(folder: ScanFolder) -> None:
    (folder.path / dropped_exports.MAPPING).write_text("format: ouderscan/mapping/1\nonzin: 1\n", encoding="utf-8")
    drop(folder, ["ouder,4,2"])
    with pytest.raises(UnreadableInputError, match="onzin"):
        dropped.adopt(folder, DAY)


def test_an_export_of_several_schools_and_a_file_without_answers_are_told_and_left(folder: ScanFolder) -> None:
    drop(folder, ["Es,ouder,4,2", "Els,ouder,4,2"], "a.csv", header="school," + HEADER)
    (folder.answers / "b.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    assert adopt(folder) == [("several-schools", 2), ("passed-over", None)]
    assert folder.respondents() == ([], [])
