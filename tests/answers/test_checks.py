"""Answers against the questionnaires: every fault with its file and line, and what is sound is kept."""

from dataclasses import replace
from pathlib import Path

from ouderscan.answers import checks
from ouderscan.answers.respondent import Entry, Respondent
from ouderscan.answers.table import NonAnswer
from ouderscan.questionnaire.model import Group
from small_scan import HEADER, questionnaire

PATH = Path("antwoorden.jsonl")


def _told(folder: Path, *entries: Entry, **header: object) -> tuple[tuple[Entry, ...], list[str]]:
    person = Respondent(PATH, HEADER.model_copy(update=header), entries)
    sound, issues = checks.checked(person, [questionnaire(folder)])
    return sound.entries, [issue.sentence() for issue in issues]


def test_sound_answers_are_kept_as_they_are(tmp_path: Path) -> None:
    entries = (
        Entry(2, "sf1-verteld", value=5),
        Entry(3, "sf1-verteld", note="ja"),
        Entry(4, "sf2-welkom", value=NonAnswer.DONT_KNOW),
        Entry(5, "sf2-groet", value=NonAnswer.NOT_ANSWERED),
    )
    assert _told(tmp_path, *entries) == (entries, [])


def test_an_answer_outside_its_scale_is_told_with_file_and_line(tmp_path: Path) -> None:
    assert _told(tmp_path, Entry(14, "sf1-verteld", value=6), Entry(15, "sf2-welkom", value=4)) == (
        (),
        [
            "antwoorden.jsonl line 14: '6' is no option of sf1-verteld (1 to 5). Correct the value, or remove it.",
            "antwoorden.jsonl line 15: '4' is no option of sf2-welkom (1 to 3). Correct the value, or remove it.",
        ],
    )


def test_an_unknown_item_is_told_with_near_names(tmp_path: Path) -> None:
    assert _told(tmp_path, Entry(2, "sf2-groot", value=1), Entry(3, "sf2-groot", note="x"))[1] == [
        (
            f"antwoorden.jsonl line {line}: There is no item 'sf2-groot' for the group 'team'. "
            "Correct the id, or remove it. Did you mean 'sf2-groet'?"
        )
        for line in (2, 3)
    ]


def test_an_item_of_another_group_is_unknown(tmp_path: Path) -> None:
    told = _told(tmp_path, Entry(2, "sf2-groet", value=1), Entry(3, "sf2-welkom", value=1), group=Group.OUDER)
    assert told == (
        (Entry(3, "sf2-welkom", value=1),),
        [
            (
                "antwoorden.jsonl line 2: There is no item 'sf2-groet' for the group 'ouder'. "
                "Correct the id, or remove it."
            )
        ],
    )


def test_a_non_answer_that_is_not_offered_is_told(tmp_path: Path) -> None:
    assert _told(tmp_path, Entry(2, "sf2-welkom", value=NonAnswer.NOT_APPLICABLE)) == (
        (),
        ["antwoorden.jsonl line 2: 'not_applicable' cannot be chosen at sf2-welkom. Correct the word, or remove it."],
    )


def test_another_version_is_told_and_its_answers_count(tmp_path: Path) -> None:
    entry = Entry(2, "sf1-verteld", value=1)
    assert _told(tmp_path, entry, questionnaires={"klein": "0.9.0"}) == (
        (entry,),
        [
            (
                "antwoorden.jsonl line 1: This person answered version 0.9.0 of 'klein'; the scan has version 1.0.0. "
                "Check that the questions still mean the same."
            )
        ],
    )


def test_answers_to_a_questionnaire_that_the_scan_has_not_are_left_out(tmp_path: Path) -> None:
    told = _told(tmp_path, Entry(2, "sf1-verteld", value=1), questionnaires={"kleun": "1.0.0"})
    assert told[0] == ()
    assert told[1] == [
        (
            "antwoorden.jsonl line 1: The scan has no questionnaire 'kleun'; the answers to it are left out. "
            "Check that the file belongs to this scan. Did you mean 'klein'?"
        ),
        "antwoorden.jsonl line 2: There is no item 'sf1-verteld' for the group 'team'. Correct the id, or remove it.",
    ]


def test_what_is_asked_of_a_group_is_in_order_and_shorter_in_a_short_scan(tmp_path: Path) -> None:
    small = [questionnaire(tmp_path)]
    assert list(checks.asked(small, Group.TEAM)) == [
        "sf1-verteld",
        "sf1-besproken",
        "sf1-weten",
        "sf2-welkom",
        "sf2-groet",
    ]
    assert list(checks.asked(small, Group.TEAM, short=True)) == ["sf1-verteld", "sf1-weten", "sf2-welkom"]
    assert list(checks.asked(small, Group.OUDER)) == ["sf1-weten", "sf2-welkom"]
    other = replace(Respondent(PATH, HEADER), header=HEADER.model_copy(update={"questionnaires": {"other": "1.0.0"}}))
    assert checks.own_questionnaires(other, small) == []
