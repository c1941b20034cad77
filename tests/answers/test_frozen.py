"""The questionnaires of a scan: frozen as they were, refused where they cannot be asked."""

from pathlib import Path

import pytest

from ouderscan import texts
from ouderscan.answers import frozen, store
from ouderscan.errors import UnreadableInputError
from ouderscan.questionnaire.model import Group, Sector
from small_scan import QUESTIONNAIRE, questionnaire_file, scan_folder

TRANSLATION = """\
format: ouderscan/translation/1
language: en
status: draft
groups: [ouder]
texts:
  items.sf2-welkom.text.ouder: {nl: Hoe vaak voelt u zich welkom?, text: How often do you feel welcome?}
"""


def _told(path: Path) -> list[str]:
    with pytest.raises(UnreadableInputError) as raised:
        frozen.read_file(path)
    return [line.removeprefix(path.as_posix()) for line in str(raised.value).splitlines()]


def test_a_change_of_the_original_changes_no_scan(tmp_path: Path) -> None:
    made = scan_folder(tmp_path)
    (tmp_path / "klein.yaml").write_text(QUESTIONNAIRE.replace("bij de deur", "op straat"), encoding="utf-8")
    assert store.open_folder(made.path) == made


def test_translations_are_frozen_too_and_read_in_the_language_of_the_process(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "klein.yaml").write_text(TRANSLATION, encoding="utf-8")
    made = scan_folder(tmp_path)
    assert made.questionnaires[0].items[3].text[Group.OUDER] == "How often do you feel welcome?"
    texts.use("nl")
    assert store.open_folder(made.path).questionnaires[0].items[3].text[Group.OUDER] == "Hoe vaak voelt u zich welkom?"


def test_parts_that_do_not_fit_are_told_before_a_question_is_asked(tmp_path: Path) -> None:
    path = questionnaire_file(tmp_path)
    path.write_text(QUESTIONNAIRE.replace("scale: vaak", "scale: vak"), encoding="utf-8")
    assert _told(path)[:2] == [
        f" line {line}, column 5: There is no response scale 'vak'. Name one of 'scales'. Did you mean 'vaak'?"
        for line in (48, 54)
    ]


def test_a_questionnaire_under_another_name_is_told(tmp_path: Path) -> None:
    path = questionnaire_file(tmp_path).rename(tmp_path / "anders.yaml")
    assert _told(path) == [" line 2, column 1: The file is not named for its id 'klein'. Call it klein.yaml."]


def test_a_questionnaire_without_questions_for_the_sector_is_told(tmp_path: Path) -> None:
    path = questionnaire_file(tmp_path)
    path.write_text(QUESTIONNAIRE.replace("    kind:", "    sectors: [vo]\n    kind:"), encoding="utf-8")
    assert len(frozen.read(tmp_path, ["klein"], Sector.VO)[0].items) == 5
    with pytest.raises(UnreadableInputError, match="'klein' has no questions for the sector 'po'"):
        frozen.read(tmp_path, ["klein"], Sector.PO)
