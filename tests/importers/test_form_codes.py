"""Codes and saved forms as they come home: whatever stands around them, and nothing that is wrong passes quietly."""

import json
import time
from pathlib import Path

import pytest

from ouderscan.answers import table
from ouderscan.answers.codes import CodeBook, shown
from ouderscan.errors import UnreadableInputError
from ouderscan.importers import form
from ouderscan.importers.saved_form import FORMAT
from ouderscan.importers.shelf import Shelf
from ouderscan.issues import Issue
from ouderscan.questionnaire.model import Group, Item, Questionnaire
from small_form import ITEMS, NOT_ANSWERED, questionnaire

ANSWERS = {"sf3-welkom": 4, "sf3-groet": -1, "sf6-nieuws": 3, "sf6-trots": NOT_ANSWERED}


@pytest.fixture
def own(tmp_path: Path) -> Questionnaire:
    return questionnaire(tmp_path)


@pytest.fixture
def book(own: Questionnaire) -> CodeBook:
    return CodeBook.of([own], Group.OUDER, short=False)


def read(folder: Path, text: str, *known: Questionnaire) -> tuple[list[str], list[tuple[str, int]]]:
    """The codes that were read from a text file, and the issues with their lines."""
    path = folder / "codes.txt"
    path.write_text(text, encoding="utf-8")
    filled, issues = form.read([path], known, ["thuis", "partnerschap"])
    return sorted(each.code for each in filled), [(each.code, each.where.line) for each in issues]


def test_a_code_is_found_whatever_stands_around_it(tmp_path: Path, own: Questionnaire, book: CodeBook) -> None:
    codes = [book.encode(ANSWERS, salt) for salt in range(6)]
    text = (
        f"{shown(codes[0])}\n"
        f"Hallo, dit is mijn code: {shown(codes[1]).lower()}. Groetjes van Ans\n"
        f"3) {codes[2].lower()}\n"
        f"{shown(codes[3]).replace('-', ' ')}\n"
        f"24-11-2026;{shown(codes[4]).replace('-', '–')};anoniem\n"
        f"{shown(codes[5]).replace('0', 'O').replace('1', 'l')}\n"
    )
    assert read(tmp_path, text, own) == (sorted(codes), [])


def test_several_codes_on_a_line_are_all_read(tmp_path: Path, own: Questionnaire, book: CodeBook) -> None:
    codes = [book.encode(ANSWERS, salt) for salt in range(3)]
    assert read(tmp_path, " ".join(map(shown, codes)), own) == (sorted(codes), [])


def test_of_many_faults_the_first_are_told_and_the_rest_counted(
    tmp_path: Path, own: Questionnaire, book: CodeBook
) -> None:
    code = shown(book.encode(ANSWERS, 7))
    mistyped = code[:-1] + ("0" if code[-1] != "0" else "1")
    path = tmp_path / "codes.txt"
    path.write_text("\n".join([code, *[code] * 60, *[mistyped] * 5000]), encoding="utf-8")
    filled, issues = form.read([path], [own])
    assert (len(filled), [each.code for each in issues]) == (
        1,
        ["code-twice"] * 60 + ["code-mistyped"] * 40 + ["more-faults"],
    )
    assert (issues[-1].where.line, issues[-1].values) == (102, {"count": 4960})


def test_the_table_holds_the_answers(tmp_path: Path, own: Questionnaire, book: CodeBook) -> None:
    path = tmp_path / "codes.txt"
    path.write_text(shown(book.encode(ANSWERS, 7)), encoding="utf-8")
    filled, _issues = form.read([path], [own])
    rows = form.table_of(filled, [own]).collect().drop(table.RESPONDENT).to_dicts()
    assert rows == [{"school": "codes", "wave": "", "group": "ouder", **ANSWERS}]


def test_a_mistyped_code_is_told_with_its_line_and_left_out(tmp_path: Path, own: Questionnaire, book: CodeBook) -> None:
    right = book.encode(ANSWERS, 7)
    wrong = right[:-1] + ("0" if right[-1] != "0" else "2")
    wrong_tag = ("A" if right[0] != "A" else "B") + right[1:]
    text = f"{shown(right)}\n{shown(wrong)}\n{shown(wrong_tag)}\n{shown(right[:-1])}\n{shown(right + '7')}\n"
    codes, issues = read(tmp_path, text, own)
    assert codes == [right]
    assert issues == [("code-mistyped", line) for line in (2, 3, 4, 5)]


def test_the_same_code_twice_counts_once_and_is_told(tmp_path: Path, own: Questionnaire, book: CodeBook) -> None:
    code = book.encode(ANSWERS, 7)
    assert read(tmp_path, f"{shown(code)}\n\n{code.lower()}\n", own) == ([code], [("code-twice", 3)])


def test_lines_without_a_code_are_counted(tmp_path: Path, own: Questionnaire, book: CodeBook) -> None:
    code = book.encode(ANSWERS, 7)
    assert read(tmp_path, f"Codes van de ouderavond\n{shown(code)}\n\nDat was het\n", own) == (
        [code],
        [("line-without-code", 1)],
    )


def refusal(folder: Path, code: str, *known: Questionnaire) -> Issue:
    path = folder / "codes.txt"
    path.write_text(shown(code), encoding="utf-8")
    filled, (issue,) = form.read([path], known, ["thuis", "partnerschap"])
    assert filled == []
    return issue


def test_a_code_of_another_questionnaire_is_refused_with_its_name(tmp_path: Path, own: Questionnaire) -> None:
    other = CodeBook.of([own.model_copy(update={"id": "thuis"})], Group.OUDER, short=False).encode(ANSWERS, 1)
    issue = refusal(tmp_path, other, own)
    assert issue.code == "code-of-another-form"
    assert "of: thuis." in issue.message()


def test_a_code_of_two_questionnaires_is_refused_with_both_names(tmp_path: Path, own: Questionnaire) -> None:
    other = own.model_copy(update={"id": "thuis", "items": tuple(_renamed(own))})
    issue = refusal(tmp_path, CodeBook.of([own, other], Group.OUDER, short=True).encode({}, 3), own)
    assert (issue.code, issue.values["name"]) == ("code-of-another-form", "kort, thuis")


def _renamed(questionnaire: Questionnaire) -> list[Item]:
    return [item.model_copy(update={"id": f"x{item.id}"}) for item in questionnaire.items]


def test_a_form_of_many_questionnaires_of_which_some_ask_parents_nothing_is_known(own: Questionnaire) -> None:
    asking = [own.model_copy(update={"id": f"q{place}"}) for place in range(6)]
    team_only = own.model_copy(update={"id": "team", "items": tuple(i for i in own.items if Group.OUDER not in i.text)})
    book = CodeBook.of(asking, Group.OUDER, short=False)
    assert Shelf([*asking, team_only]).book(book.encode({}, 1)) == book


def test_a_code_of_another_version_is_refused_with_its_name(tmp_path: Path, own: Questionnaire, book: CodeBook) -> None:
    issue = refusal(tmp_path, book.encode(ANSWERS, 1), own.model_copy(update={"version": "2.0.0"}))
    assert issue.code == "code-of-another-version"
    assert "another selection of: kort." in issue.message()


def test_a_code_of_an_unknown_form_is_refused(tmp_path: Path, own: Questionnaire, book: CodeBook) -> None:
    issue = refusal(tmp_path, book.encode(ANSWERS, 1), own.model_copy(update={"id": "eigen"}))
    assert issue.code == "code-of-an-unknown-form"


def saved(book: CodeBook, **changes: object) -> str:
    """A file as the form saves it."""
    answers = {"sf3-welkom": 4, "sf3-groet": "dont_know", "sf6-nieuws": 3}
    return json.dumps(
        {
            "format": FORMAT,
            "school": "De Regenboog",
            "group": "ouder",
            "short": False,
            "questionnaires": {"kort": "1.2.0"},
            "answers": answers,
            "code": shown(book.encode(ANSWERS, 9)),
        }
        | changes
    )


def test_a_saved_form_is_read_with_its_school(tmp_path: Path, own: Questionnaire, book: CodeBook) -> None:
    path = tmp_path / "ouderscan-ABCD.json"
    path.write_text(saved(book), encoding="utf-8-sig")
    assert form.is_form_file(path)
    (filled,), issues = form.read([path], [own])
    assert (filled.school, filled.answers, issues) == ("De Regenboog", ANSWERS, [])


def test_a_saved_form_and_its_code_on_paper_are_one_person(tmp_path: Path, own: Questionnaire, book: CodeBook) -> None:
    (tmp_path / "a.json").write_text(saved(book), encoding="utf-8")
    (tmp_path / "b.txt").write_text(shown(book.encode(ANSWERS, 9)), encoding="utf-8")
    filled, issues = form.read([tmp_path / "a.json", tmp_path / "b.txt"], [own])
    assert (len(filled), [each.code for each in issues]) == (1, ["code-twice"])


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"answers": {"sf3-welkom": 5}}, "saved-form-changed"),
        ({"answers": {"sf3-welkom": True}}, "not-a-saved-form"),
        ({"code": "8DQ1-T2D5"}, "code-mistyped"),
        ({"extra": 1}, "not-a-saved-form"),
    ],
)
def test_a_saved_form_that_was_changed_is_refused(
    tmp_path: Path, own: Questionnaire, book: CodeBook, changes: dict[str, object], code: str
) -> None:
    path = tmp_path / "a.json"
    path.write_text(saved(book, **changes), encoding="utf-8")
    filled, issues = form.read([path], [own])
    assert (filled, [each.code for each in issues]) == ([], [code])


def test_a_table_and_other_json_are_no_form_files(tmp_path: Path, book: CodeBook) -> None:
    contents = {
        "table.txt": "respondent;group;" + ";".join(ITEMS) + "\n550e8400-e29b-41d4-a716;ouder;1;2;3;4\n",
        "codes.csv": shown(book.encode(ANSWERS, 1)),
        "portions.json": '{"format": "ouderscan/portions/1"}',
        "notes.txt": "Donderdag bellen over de ouderavond, half acht\n",
        "codes.txt": shown(book.encode(ANSWERS, 1)),
        "wrong.txt": "8DQ1-T2D5-0WRK-SR\n",
    }
    for name, content in contents.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    assert sorted(name for name in contents if form.is_form_file(tmp_path / name)) == ["codes.txt", "wrong.txt"]
    assert not form.is_form_file(tmp_path / "absent.txt")


@pytest.mark.parametrize(
    ("before", "encoding"), [(b"", "utf-16"), (b"\xff\x00\x1b[2J ", "ascii"), (b"\xef\xbb\xbf", "ascii")]
)
def test_other_encodings_and_hostile_bytes_are_read(
    tmp_path: Path, own: Questionnaire, book: CodeBook, before: bytes, encoding: str
) -> None:
    code = book.encode(ANSWERS, 1)
    path = tmp_path / "codes.txt"
    path.write_bytes(before + shown(code).encode(encoding))
    filled, issues = form.read([path], [own])
    assert ([each.code for each in filled], issues) == ([code], [])


@pytest.mark.parametrize("piece", ["abcd ", "a", "a1b2-", "kort ", "0 "])
def test_long_lines_cost_no_more_than_their_length(tmp_path: Path, own: Questionnaire, piece: str) -> None:
    path = tmp_path / "codes.txt"
    path.write_text(piece * (form.MAX_BYTES // 8 // len(piece)), encoding="utf-8")
    began = time.perf_counter()
    filled, _issues = form.read([path], [own])
    assert filled == []
    assert time.perf_counter() - began < 10


def test_a_file_beyond_the_bound_is_refused(tmp_path: Path, own: Questionnaire) -> None:
    path = tmp_path / "codes.txt"
    path.write_bytes(b"x" * (form.MAX_BYTES + 1))
    with pytest.raises(UnreadableInputError, match="larger than 4 MB"):
        form.read([path], [own])
