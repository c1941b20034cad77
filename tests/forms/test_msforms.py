"""The Word file for the quick import of Microsoft Forms, read as that reads it: numbers and letters before lines."""

import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from form_answers import QUESTION, STEM, plain_file, random_answers, scored, with_text, write_table
from ouderscan.answers.table import NonAnswer
from ouderscan.errors import WrongUsageError
from ouderscan.forms import msforms
from ouderscan.forms.form import Form
from small_form import ITEMS, small_form

if TYPE_CHECKING:
    from docx.document import Document

docx = pytest.importorskip("docx", reason="python-docx is not installed")
NUMBERED, LETTERED = re.compile(r"^([0-9]+)\. (.+)$"), re.compile(r"^([A-Z])\. (.+)$")


def document(form: Form) -> "Document":
    made: Document = docx.Document(BytesIO(msforms.make(form)))
    return made


def questions(form: Form) -> list[tuple[str, list[str]]]:
    """The questions with their choices."""
    found: list[tuple[str, list[str]]] = []
    for paragraph in document(form).paragraphs:
        if numbered := NUMBERED.match(paragraph.text):
            assert int(numbered[1]) == len(found) + 1
            found.append((numbered[2], []))
        elif lettered := LETTERED.match(paragraph.text):
            assert ord(lettered[1]) - ord("A") == len(found[-1][1])
            found[-1][1].append(lettered[2])
        else:
            assert not found, paragraph.text
    return found


def test_questions_are_numbered_and_choices_lettered(tmp_path: Path) -> None:
    form = small_form(tmp_path)
    made = questions(form)
    assert [text.rpartition(" ")[2] for text, _choices in made] == [f"[{item}]" for item in ITEMS]
    assert made[0][0] == f"{QUESTION} Denk aan de balie of de klas. [sf3-welkom]"
    assert made[2][1] == ["geen enkele keer", "één keer", "twee keer of vaker", "Weet ik niet"]
    properties = document(form).core_properties
    assert (properties.title, properties.language) == ("Vragen voor ouders · De Regenboog", "nl")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("Een\ttab en\n2. een regel", "Een tab en 2. een regel"),
        ("</w:t><script> \"q\" 'z' {x}", "</w:t><script> \"q\" 'z' {x}"),
    ],
)
def test_hostile_texts_stay_text(tmp_path: Path, text: str, safe: str) -> None:
    first, *others = questions(with_text(tmp_path, text))
    assert (first[0], first[1][0]) == (f"{safe} Denk aan de balie of de klas. [sf3-welkom]", safe)
    assert len(others) == 3


def test_without_the_package_there_is_a_word_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "docx", None)
    with pytest.raises(WrongUsageError, match=r"pip install python-docx"):
        msforms.make(small_form(tmp_path))


def test_what_people_fill_in_scores_to_the_same_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form = small_form(tmp_path)
    people = random_answers(form)
    made = questions(form)
    rows = [["ID", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", *(text for text, _choices in made)]]
    for place, person in enumerate(people, start=1):
        cells = [_label(form, item, person[item], choices) for item, (_text, choices) in zip(ITEMS, made, strict=True)]
        rows.append([str(place), "11/24/26 10:00:00", "11/24/26 10:04:00", "anonymous", "", *cells])
    export = write_table(tmp_path / "microsoft" / f"{STEM}.csv", rows)
    questionnaire = tmp_path / "kort.yaml"
    figures = scored(export, questionnaire, capsys, "ouder")
    assert figures == scored(plain_file(tmp_path, people), questionnaire, capsys)


def _label(form: Form, item: str, code: int, choices: list[str]) -> str:
    if code == NonAnswer.NOT_ANSWERED:
        return ""
    return choices[form.book.states[item].index(code) - 1]
