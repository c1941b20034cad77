"""The languages of a form: the original and every translation that all of its questionnaires have."""

from pathlib import Path

import pytest

from ouderscan.errors import UnreadableInputError
from ouderscan.forms import wordings
from ouderscan.questionnaire.model import Group, Sector
from small_form import ENGLISH, QUESTIONNAIRE, questionnaire_file, write_translation


def test_the_original_comes_first_and_the_translations_follow(tmp_path: Path) -> None:
    found = wordings.read([questionnaire_file(tmp_path)], Group.OUDER, Sector.PO)
    assert [(each.language, each.draft, each.missing, each.stale) for each in found] == [
        ("nl", False, 0, 0),
        ("ar", True, 0, 0),
        ("en", True, 0, 0),
    ]
    assert [each.questionnaires[0].items[0].text[Group.OUDER] for each in found] == [
        "Hoe vaak voelt u zich welkom op school?",
        "كم مرة تشعرون بالترحيب في المدرسة؟",
        "How often do you feel welcome at school?",
    ]


def test_what_is_not_translated_and_what_is_stale_is_counted(tmp_path: Path) -> None:
    path = questionnaire_file(tmp_path, languages=())
    words = {nl: text for nl, text in ENGLISH.items() if nl != "soms"}
    write_translation(path, "en", words, status="reviewed")
    path.write_text(QUESTIONNAIRE.replace("Denk aan de balie of de klas.", "Denk aan de klas."), encoding="utf-8")
    english = wordings.read([path], Group.OUDER, Sector.PO)[1]
    assert (english.draft, english.missing, english.stale) == (False, 1, 1)


def test_a_language_that_one_of_two_questionnaires_lacks_is_not_offered(tmp_path: Path) -> None:
    first = questionnaire_file(tmp_path)
    other = tmp_path / "ander.yaml"
    other.write_text(QUESTIONNAIRE.replace("id: kort", "id: ander").replace("id: sf", "id: b-sf"), encoding="utf-8")
    write_translation(other, "en", ENGLISH)
    assert [each.language for each in wordings.read([first, other], Group.OUDER, Sector.PO)] == ["nl", "en"]


def test_a_questionnaire_that_asks_the_group_nothing_is_left_out(tmp_path: Path) -> None:
    assert wordings.read([questionnaire_file(tmp_path)], Group.LEERLING, Sector.PO) == ()


def test_a_file_that_is_no_questionnaire_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "profiles.yaml"
    path.write_text(
        "format: ouderscan/profiles/1\nversion: 1.0.0\nlanguage: nl\n"
        "profiles: [{id: taal, title: Taal, note: Iets., sources: [pr1]}]\n",
        encoding="utf-8",
    )
    with pytest.raises(UnreadableInputError, match="is not a questionnaire"):
        wordings.read([path], Group.OUDER, Sector.PO)
