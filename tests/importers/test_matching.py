"""What columns and cells mean: ids, wordings, labels, mappings; and that nothing is guessed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ouderscan.errors import UnreadableInputError
from ouderscan.importers import cells
from ouderscan.importers.base import Reason
from ouderscan.importers.cells import UNKNOWN, Scale
from ouderscan.importers.wordings import key
from small_exports import AGREE, Asked, Read, questionnaire, read

ASKED = questionnaire(
    {
        "sf1-welkom": Asked({"team": "Hoeveel ouders voelen zich welkom?", "ouder": "Voelt u zich welkom?"}, AGREE),
        "sf1-gezien": Asked("Wordt u gezien?", AGREE),
    }
)
HEADERS = {
    "sf1-welkom": (None, None),
    "SF1-WELKOM": (None, None),
    "sf1_welkom": (None, None),
    "sf1welkom": (None, None),
    "q1[sf1welkom]": (None, None),
    "[sf1-welkom] Voelt u zich thuis?": (None, None),
    "Voelt u zich thuis? (sf1-welkom)": (None, None),
    "ouders/sf1-welkom": (None, None),
    "deel-sf1_welkom": (None, None),
    "sf1welkom. Voelt u zich thuis?": (None, None),
    "Voelt u zich welkom?": ("ouder", None),
    "  voelt u  zich\u00a0welkom ? ": ("ouder", None),
    "<p>Voelt u zich <b>welkom</b>?</p>": ("ouder", None),
    "Voelt u zichwelkom?": ("ouder", None),
    "Hoe is het? [Voelt u zich welkom?]": ("ouder", None),
    "Hoe is het - Voelt u zich welkom?": ("ouder", None),
    "groep/Voelt u zich welkom?": ("ouder", None),
    "Hoeveel ouders voelen zich welkom?": ("team", None),
    "Voelt u zich welkom? [mee eens]": ("ouder", 4),
    "Voelt u zich welkom? - Helemaal mee eens": ("ouder", 5),
    "sf1_welkom___3": (None, 3),
}
SCALE = Scale(
    labels={key(text): place for place, text in enumerate(AGREE, 1)} | {key("n.v.t."): -2},
    options=5,
    values={},
    ours=False,
)


def written(tmp_path: Path, header: Sequence[str], *rows: Sequence[str]) -> Path:
    path = tmp_path / "school.csv"
    lines = ["\t".join(cells) for cells in (header, *rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def found(path: Path, mapping: Mapping[str, Any] | None = None, group: str = "ouder") -> Read:
    return read(path, ASKED, mapping, group)


@pytest.mark.parametrize("header", HEADERS)
def test_a_header_is_recognised_however_a_system_writes_it(header: str, tmp_path: Path) -> None:
    group, option = HEADERS[header]
    path = written(tmp_path, [header, "x"], ["1" if option else "4", "y"], ["0" if option else "", "y"])

    assert found(path, group=group or "ouder").codes("sf1-welkom") == [option or 4]


@pytest.mark.parametrize("header", ["sf1", "welkom", "sf1-welkom2x", "Voelt u zich erg welkom?", "elkom", "sf1-wel"])
def test_what_is_only_near_is_not_taken(header: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match="no column is a question that we know"):
        found(written(tmp_path, [header, "x"], ["4", "y"]))


def test_two_columns_of_one_item_are_an_error_that_names_both(tmp_path: Path) -> None:
    path = written(tmp_path, ["sf1-welkom", "Voelt u zich welkom?"], ["4", "1"])

    (issue, *_others) = found(path).issues
    assert issue.message() == "The columns 'sf1-welkom' and 'Voelt u zich welkom?' both seem to be sf1-welkom."
    assert found(path, {"ignore": ["sf1-welkom"]}).codes("sf1-welkom") == [1]


@pytest.mark.parametrize("again", ["Voelt u zich welkom?", "Voelt u zich welkom?2", "Voelt u zich welkom?.1"])
def test_the_same_header_again_is_ambiguous_whatever_number_a_program_puts_behind_it(
    again: str, tmp_path: Path
) -> None:
    path = written(tmp_path, ["Voelt u zich welkom?", again], ["4", "1"])

    assert "ambiguous-columns" in found(path).told


def test_which_of_two_equal_headers_is_meant_can_be_said(tmp_path: Path) -> None:
    path = written(tmp_path, ["Hoe?", "Hoe?"], ["4", "1"])
    columns = [
        {"column": "Hoe?", "item": "sf1-welkom", "occurrence": 2},
        {"column": "Hoe?", "item": "sf1-gezien"},
    ]

    answers = found(path, {"columns": columns})
    assert (answers.codes("sf1-welkom"), answers.codes("sf1-gezien")) == ([1], [4])


def test_a_header_that_names_two_items_is_an_error_that_names_both(tmp_path: Path) -> None:
    path = written(tmp_path, ["sf1-welkom[sf1-gezien]", "sf1-gezien"], ["4", "1"])

    assert found(path).issues[0].message() == "Column 'sf1-welkom[sf1-gezien]' could be sf1-gezien or sf1-welkom."


def test_a_form_with_branches_has_a_column_for_each_group(tmp_path: Path) -> None:
    header = ["group", "Hoeveel ouders voelen zich welkom?", "Voelt u zich welkom?"]
    path = written(tmp_path, header, ["team", "2", ""], ["ouder", "", "5"], ["Ouder", "", ""])

    answers = found(path)
    assert answers.codes("sf1-welkom") == [2, 5]
    assert answers.account.blank == 1


def test_an_answer_to_the_question_of_another_group_does_not_count_and_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, ["Hoeveel ouders voelen zich welkom?", "sf1-gezien"], ["2", "3"], ["", "4"])

    answers = found(path, group="ouder")
    assert answers.codes("sf1-welkom") == [None, None]
    assert "question-of-another-group" in answers.told
    assert answers.issues[-1].values["count"] == 1


def test_the_group_is_known_where_every_question_is_worded_for_one(tmp_path: Path) -> None:
    path = written(tmp_path, ["Voelt u zich welkom?", "x"], ["4", "y"])

    assert found(path, group="").answers["group"].to_list() == ["ouder"]


def test_without_a_group_nothing_is_assumed(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match="Say who answered"):
        found(written(tmp_path, ["sf1-welkom", "x"], ["4", "y"]), group="")


def test_keys_come_from_columns_values_dates_and_names_of_files(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        ["Brin", "Wie", "Wanneer", "sf1-welkom"],
        ["01AA", "Leraar", "31-8-2026 14:20:53", "4"],
        ["01AA", "Vader", "1-9-2026 8:00:00", "3"],
        ["", "Vader", "1-9-2026", "3"],
        ["02BB", "Kat", "geen dag", "2"],
        ["02BB", "ouder", "30-2-2026", "2"],
    )
    mapping = {
        "school": {"column": "Brin"},
        "group": {"column": "Wie", "values": {"Leraar": "team", "Vader": "ouder"}},
        "wave": {"date": "Wanneer", "order": "dmy"},
    }

    answers = found(path, mapping)
    assert answers.answers.select("school", "wave", "group").rows() == [
        ("01AA", "2026-08-31", "team"),
        ("01AA", "2026-08-31", "ouder"),
        ("02BB", "", "ouder"),
    ]
    assert answers.account.aside == {Reason.NO_SCHOOL: 1, Reason.NO_GROUP: 1}
    named = found(path, {"file_name": "{school}.csv", "group": {"value": "team"}, "wave": {"value": "2026"}})
    assert named.answers.select("school", "wave", "group").row(0) == ("school", "2026", "team")


def test_a_name_that_does_not_fit_the_pattern_and_a_column_that_is_absent_are_told(tmp_path: Path) -> None:
    path = written(tmp_path, ["sf1-welkom", "x"], ["4", "y"])

    with pytest.raises(UnreadableInputError, match="the name does not fit the pattern"):
        found(path, {"file_name": "{school}_{wave}.csv"})
    with pytest.raises(UnreadableInputError, match="there is no column 'Brin'"):
        found(path, {"school": {"column": "Brin"}})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("4", 4),
        (" 4.0 ", 4),
        ("4,0", 4),
        ("Mee Eens ", 4),
        ("4 - mee eens", 4),
        ("9) Mee eens", 4),
        ("mee eens (1)", 4),
        ("eens", 4),
        ("Strongly agree", 5),
        ("N.V.T.", -2),
        ("weet niet", -1),
        ("Prefer not to say", -3),
        ("", -4),
        ("-", -4),
        ("No answer", -4),
        ("4,5", UNKNOWN),
        ("5 - zo zo", UNKNOWN),
        ("soms", UNKNOWN),
        ("-1", UNKNOWN),
        ("4 4", UNKNOWN),
    ],
)
def test_a_cell_is_read_by_its_words_first_and_then_by_its_number(text: str, code: int, tmp_path: Path) -> None:
    path = written(tmp_path, ["Wordt u gezien?", "Voelt u zich welkom?"], [text, "3"])

    answers = found(path)
    assert answers.codes("sf1-gezien") == [-4 if code == UNKNOWN else code]
    assert ("cell-not-understood" in answers.told or "codes-outside-scale" in answers.told) == (code == UNKNOWN)


@pytest.mark.parametrize("foreign", ["0", "10", "6", "-1"])
def test_numbers_that_count_in_another_way_stop_the_work(foreign: str) -> None:
    codes = cells.codes_of(dict.fromkeys(["1", "2", foreign, "mee eens"], 1), SCALE)

    assert codes.foreign == (int(foreign),)
    assert codes.codes == {"1": UNKNOWN, "2": UNKNOWN, foreign: UNKNOWN, "mee eens": 4}


@pytest.mark.parametrize(("beyond", "foreign"), [(2, ()), (3, ()), (6, (6,))])
def test_in_a_column_that_is_ours_a_few_numbers_beyond_the_options_are_slips(
    beyond: int, foreign: tuple[int, ...]
) -> None:
    codes = cells.codes_of({"1": 60, "-1": 20, "6": beyond}, replace(SCALE, ours=True))
    assert (codes.foreign, codes.codes["1"]) == (foreign, UNKNOWN if foreign else 1)


def test_what_the_mapping_says_of_a_cell_goes_before_everything(tmp_path: Path) -> None:
    path = written(tmp_path, ["Hoe?", "Voelt u zich welkom?"], ["0", "3"], ["1", "3"], ["4", "3"], ["99", "soms wel"])
    values = {"0": 1, "1": 2, "4": 5, "99": "rather_not_say"}
    mapping = {
        "columns": [{"column": "Hoe?", "item": "sf1-gezien", "values": values}],
        "labels": {"sf1-welkom": {"Soms wel": 2}},
    }

    answers = found(path, mapping)
    assert answers.codes("sf1-gezien") == [1, 2, 5, -3]
    assert answers.codes("sf1-welkom") == [3, 3, 3, 2]


def test_a_cell_that_is_not_understood_is_told_with_its_place(tmp_path: Path) -> None:
    path = written(tmp_path, ["Wordt u gezien?", "sf1-welkom"], ["eens", "1"], ["zo zo", "2"], ["zo zo", "1"])

    (issue,) = found(path).issues
    assert issue.where.path.endswith("school.csv")
    assert issue.message() == (
        "Column 'Wordt u gezien?': 'zo zo' is no option of sf1-gezien (1 to 5): 2 cell(s), first in row 3; "
        "they count as not answered."
    )


@pytest.mark.parametrize("personal", ["jan@example.org", "mijn ip is 192.0.2.66", "06 12 34 56 78", "x" * 100])
def test_a_cell_that_may_be_about_a_person_is_not_shown(personal: str, tmp_path: Path) -> None:
    path = written(tmp_path, ["Wordt u gezien?", "sf1-welkom"], ["eens", "1"], [personal, "2"])

    assert "'(…)' is no option" in found(path).issues[0].message()


def test_a_column_of_free_text_is_told_as_a_whole(tmp_path: Path) -> None:
    path = written(
        tmp_path, ["Wordt u gezien?", "sf1-welkom"], *(["verhaal " + chr(65 + n) * n, "2"] for n in range(1, 60))
    )

    assert found(path).told == ["free-text-column"]


def test_a_mapping_names_columns_by_any_row_of_the_header(tmp_path: Path) -> None:
    path = written(tmp_path, ["Blok", "", "Los"], ["a", "b", ""], ["4", "3", "2"])
    columns = [{"column": "Blok › b", "item": "sf1-welkom"}, {"column": "Los", "item": "sf1-gezien"}]

    answers = found(path, {"first_row": 1, "header_rows": 2, "columns": columns})
    assert (answers.codes("sf1-welkom"), answers.codes("sf1-gezien")) == ([3], [2])


def test_a_column_of_the_mapping_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, ["sf1-welkom", "x"], ["4", "y"])

    assert "mapped-column-absent" in found(path, {"columns": [{"column": "Weg", "item": "sf1-gezien"}]}).told
