"""A scan folder: set up, opened again, and its answers as one table."""

import json
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from ouderscan.answers import store, table
from ouderscan.answers.journal import Journal
from ouderscan.answers.ledger import PORTION
from ouderscan.answers.respondent import Header
from ouderscan.answers.store import Note, Scan, ScanFolder
from ouderscan.answers.table import NonAnswer
from ouderscan.errors import NotWritableError, UnreadableInputError, WrongUsageError
from ouderscan.questionnaire.model import Group
from small_scan import HEADER, QUESTIONNAIRE, SCAN, TEAM_ITEMS, questionnaire, questionnaire_file, scan_folder

SHARED = Path(__file__).parents[2].parent / "shared"
BLNS = SHARED / "cases" / "hostile" / "blns" / "blns.json"


def _person(folder: ScanFolder, answers: dict[str, int], *, done: bool = True, **header: object) -> str:
    with Journal.begin(folder.answers, HEADER.model_copy(update=header)) as journal:
        for item, value in answers.items():
            journal.answer(item, value)
        if done:
            journal.finish()
    return journal.path.stem


def test_a_scan_folder_is_text_that_a_person_can_read(tmp_path: Path) -> None:
    folder = scan_folder(tmp_path)
    assert sorted(path.relative_to(folder.path).as_posix() for path in folder.path.rglob("*")) == [
        "answers",
        "questionnaires",
        "questionnaires/klein.yaml",
        "scan.yaml",
    ]
    assert (folder.path / "questionnaires" / "klein.yaml").read_text(encoding="utf-8") == QUESTIONNAIRE
    assert (folder.path / "scan.yaml").read_text(encoding="utf-8") == (
        "# One scan: one school, one moment. You may change what stands here.\n"
        "format: ouderscan/scan/1\n"
        'school: "De Regenboog"\n'
        "sector: vo\n"
        'date: "2026-11-24"\n'
        "questionnaires:\n- klein\n"
        "groups:\n  team: 12\n  ouder: null\n"
        "profiles: []\n"
    )


def test_opened_again_it_is_the_same_with_questionnaires_as_its_sector_reads_them(tmp_path: Path) -> None:
    made = scan_folder(tmp_path)
    assert store.open_folder(made.path) == made == ScanFolder(made.path, SCAN, (questionnaire(tmp_path),))
    assert (
        made.questionnaires[0].items[1].text[Group.TEAM] == "Bij hoeveel ouders bespreekt u wat hun puber nodig heeft?"
    )


def _round_trip(folder: Path, school: str) -> None:
    scan = SCAN.model_copy(update={"school": Scan(**{**dict(SCAN), "school": school}).school})
    assert scan_folder(folder, scan).scan == scan


@settings(deadline=None, max_examples=50)
@given(st.text(min_size=1, max_size=60).filter(str.strip))
def test_any_name_of_a_school_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, school: str) -> None:
    _round_trip(tmp_path_factory.mktemp("school"), school)


@pytest.mark.parametrize(
    "school", ["y", "no", "1:30", "0777", "~", "null", "2026-11-24", "<script>&\"'", "# x", "a: b", "🏫"]
)
def test_a_name_that_means_something_in_yaml_is_still_a_name(tmp_path: Path, school: str) -> None:
    _round_trip(tmp_path, school)


@pytest.mark.skipif(not BLNS.exists(), reason="the list of naughty strings is not here")
def test_naughty_names_come_back_as_they_were(tmp_path_factory: pytest.TempPathFactory) -> None:
    names = [name[:200] for name in json.loads(BLNS.read_text(encoding="utf-8")) if name[:200].strip()]
    assert len(names) > 400
    for name in names:
        _round_trip(tmp_path_factory.mktemp("blns"), name)


def test_a_scan_that_exists_is_not_overwritten(tmp_path: Path) -> None:
    made = scan_folder(tmp_path)
    with pytest.raises(WrongUsageError, match="There is a scan in"):
        store.create(made.path, SCAN, [])


def test_another_questionnaire_of_the_same_name_is_not_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "scan" / "questionnaires" / "klein.yaml"
    target.parent.mkdir(parents=True)
    target.write_text("mijn eigen lijst", encoding="utf-8")
    with pytest.raises(WrongUsageError, match="is there already and is another one"):
        scan_folder(tmp_path)
    assert target.read_text(encoding="utf-8") == "mijn eigen lijst"
    assert not store.is_scan_folder(tmp_path / "scan")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "scan").touch()
    with pytest.raises(NotWritableError, match="cannot be written"):
        scan_folder(tmp_path)


def test_faults_in_the_scan_are_told_all_at_once_with_their_places(tmp_path: Path) -> None:
    made = scan_folder(tmp_path)
    text = (made.path / "scan.yaml").read_text(encoding="utf-8")
    (made.path / "scan.yaml").write_text(text.replace("vo", "vwo").replace("team: 12", "team: -1"), encoding="utf-8")
    with pytest.raises(UnreadableInputError) as raised:
        store.open_folder(made.path)
    shown = (made.path / "scan.yaml").as_posix()
    assert str(raised.value).splitlines() == [
        (
            f"{shown} line 4, column 1: 'vwo' is not possible for 'sector': one of po, so, vo, mbo. "
            "Change the value. Did you mean 'vo'?"
        ),
        f"{shown} line 9, column 3: '-1' is not possible for 'team': 1 or more. Change the value.",
    ]


def test_a_questionnaire_that_is_gone_is_told(tmp_path: Path) -> None:
    made = scan_folder(tmp_path)
    (made.path / "questionnaires" / "klein.yaml").unlink()
    with pytest.raises(UnreadableInputError, match=r"questionnaires/klein\.yaml: The file cannot be read"):
        store.open_folder(made.path)


def test_two_questionnaires_with_the_same_item_are_refused(tmp_path: Path) -> None:
    other = tmp_path / "ander.yaml"
    other.write_text(QUESTIONNAIRE.replace("id: klein", "id: ander"), encoding="utf-8")
    scan = SCAN.model_copy(update={"questionnaires": ("klein", "ander")})
    with pytest.raises(UnreadableInputError, match="'klein' and 'ander' both have an item 'sf1-verteld'"):
        store.create(tmp_path / "scan", scan, [questionnaire_file(tmp_path), other])


def test_who_is_done_did_not_answer_what_was_asked_and_has_no_answer(tmp_path: Path) -> None:
    folder = scan_folder(tmp_path)
    long = _person(folder, {"sf1-verteld": 4, "sf1-weten": NonAnswer.DONT_KNOW})
    short = _person(folder, {"sf1-weten": 2}, short=True)
    parents = [_person(folder, {"sf2-welkom": 3}, group=Group.OUDER) for _ in range(PORTION)]
    empty = int(NonAnswer.NOT_ANSWERED)
    rows = {
        long: ("team", 4, empty, -1, empty, empty),
        short: ("team", empty, None, 2, empty, None),
        **dict.fromkeys(parents, ("ouder", None, None, empty, 3, None)),
    }
    answers, issues = folder.read_answers()
    assert issues == []
    assert answers.collect().equals(
        pl.DataFrame(
            [
                {"school": "De Regenboog", "wave": "2026-11-24", "group": group, "respondent": person}
                | dict(zip(TEAM_ITEMS, values, strict=True))
                for person, (group, *values) in sorted(rows.items())
            ],
            schema=table.schema(TEAM_ITEMS),
        )
    )


def test_an_answer_that_waits_for_company_is_null_and_why_there_is_none_is_not(tmp_path: Path) -> None:
    folder = scan_folder(tmp_path)
    for value in (1, 2, 3, 1, 2):
        _person(
            folder, {"sf1-weten": value, "sf2-welkom": NonAnswer.DONT_KNOW if value == 3 else value}, group=Group.OUDER
        )
    answers, issues = folder.read_answers()
    rows = answers.select("sf1-weten", "sf2-welkom").collect().rows()
    assert sorted(rows, key=str) == [(1, None), (1, None), (2, None), (2, None), (3, -1)]
    assert [(issue.code, issue.values["group"]) for issue in issues] == [("answers-held-back", Group.OUDER)]


def test_of_who_is_not_done_only_what_was_confirmed_counts(tmp_path: Path) -> None:
    folder = scan_folder(tmp_path)
    _person(folder, {"sf1-verteld": 4, "sf1-besproken": NonAnswer.NOT_ANSWERED}, done=False)
    row = folder.read_answers()[0].select(TEAM_ITEMS).collect().rows()
    assert row == [(4, int(NonAnswer.NOT_ANSWERED), None, None, None)]


def test_who_said_nothing_at_all_is_no_respondent(tmp_path: Path) -> None:
    folder = scan_folder(tmp_path)
    journal = Journal.begin(folder.answers, HEADER)  # still open in another window
    assert folder.read_answers()[0].collect().height == 0
    journal.close()


def test_every_fault_in_the_answers_is_told_and_the_rest_counts(tmp_path: Path) -> None:
    folder = scan_folder(tmp_path)
    person = _person(folder, {"sf1-verteld": 6, "sf2-welkom": 2}, done=False)
    (folder.answers / "zz.jsonl").write_text("geen antwoorden\n", encoding="utf-8")
    answers, issues = folder.read_answers()
    assert answers.select(TEAM_ITEMS).collect().rows() == [(None, None, None, 2, None)]
    assert [(issue.code, Path(issue.where.path).stem, issue.where.line) for issue in issues] == [
        ("answer-outside-scale", person, 2),
        ("not-a-journal", "zz", 1),
    ]


def test_answers_of_two_laptops_put_together_are_one_table(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one, two = scan_folder(tmp_path / "one"), scan_folder(tmp_path / "two")
    people = {_person(one, {"sf1-verteld": 4}), _person(two, {"sf1-verteld": 2})}
    for path in two.answers.iterdir():
        path.rename(one.answers / path.name)
    assert set(one.read_answers()[0].collect()["respondent"]) == people


def test_notes_are_told_without_who_wrote_them_or_in_which_order(tmp_path: Path) -> None:
    folder = scan_folder(tmp_path)
    for text in ("z", "a", "m"):
        with Journal.begin(folder.answers, HEADER) as journal:
            journal.note("sf1-weten", text)
            journal.note("sf1-verteld", text)
    assert folder.notes() == tuple(
        Note(item, Group.TEAM, text) for item in ("sf1-verteld", "sf1-weten") for text in ("a", "m", "z")
    )


def test_a_header_says_what_was_put_to_this_person() -> None:
    with pytest.raises(ValidationError):
        Header.model_validate(
            {"group": "team", "language": "nl", "questionnaires": {"klein": "1.0.0"}, "day": "2026-11-24"}
        )


@pytest.mark.parametrize("name", ["answers", "report", "questionnaires"])
def test_a_folder_of_a_scan_that_is_a_link_to_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    folder = scan_folder(tmp_path)
    inside, outside = folder.path / name, tmp_path / "elsewhere"
    if inside.exists():
        inside.rename(outside)
    else:
        outside.mkdir()
    inside.symlink_to(outside)
    before = sorted(outside.iterdir())
    with pytest.raises(UnreadableInputError, match=f"{name} is a link to a folder elsewhere"):
        store.open_folder(folder.path)
    (folder.path / "scan.yaml").unlink()
    with pytest.raises(UnreadableInputError, match="is a link to a folder elsewhere"):
        store.create(folder.path, SCAN, [tmp_path / "klein.yaml"])
    assert sorted(outside.iterdir()) == before


def test_a_scan_may_be_opened_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(scan_folder(tmp_path).path)
    assert store.open_folder(tmp_path / "link").scan == SCAN
