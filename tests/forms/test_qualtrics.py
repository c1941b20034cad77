"""The advanced text format of Qualtrics, read by a small parser of its published grammar."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from form_answers import QUESTION, STEM, Answers, plain_file, random_answers, scored, with_text, write_table
from ouderscan.answers.table import NonAnswer
from ouderscan.forms import qualtrics
from ouderscan.forms.form import Form
from small_form import ITEMS, small_form

TAG = re.compile(r"^\[\[(?P<name>[A-Za-z]+)(?::(?P<value>.*))?\]\]$")


@dataclass
class Asked:
    """A question as Qualtrics reads it."""

    kind: str
    id: str = ""
    text: str = ""
    choices: dict[int, str] = field(default_factory=dict)


@dataclass
class Survey:
    """A survey as Qualtrics reads it."""

    questions: list[Asked] = field(default_factory=list)
    data: dict[str, str] = field(default_factory=dict)
    blocks: list[str] = field(default_factory=list)
    breaks: int = 0


def survey(form: Form) -> Survey:
    """The survey in a file; what the grammar does not know fails."""
    first, *lines = qualtrics.make(form).decode().split("\n")
    assert first == "[[AdvancedFormat]]"
    made, choice = Survey(), 0
    for line in filter(None, lines):
        tag = TAG.match(line)
        if tag:
            choice = int(tag["value"]) if tag["name"] == "Choice" else 0
            _take(made, tag["name"], tag["value"] or "")
        elif choice:
            assert choice not in made.questions[-1].choices
            made.questions[-1].choices[choice] = line
        else:
            assert not made.questions[-1].text
            made.questions[-1].text = line
    return made


def _take(made: Survey, name: str, value: str) -> None:
    match name:
        case "Question":
            made.questions.append(Asked(value))
        case "ID":
            made.questions[-1].id = value
        case "ED":
            made.data |= dict([value.split(":")])
        case "Block":
            made.blocks.append(value)
        case "PageBreak":
            made.breaks += 1
        case _:
            assert name in {"Choice", "AdvancedChoices"}


def test_items_are_ids_and_options_recode_values(tmp_path: Path) -> None:
    made = survey(small_form(tmp_path))
    assert [(each.kind, each.id) for each in made.questions] == [
        ("DB", "introduction"),
        *(("MC:SingleAnswer:Vertical", item) for item in ITEMS),
    ]
    assert made.questions[1].text == f"{QUESTION}<br>Denk aan de balie of de klas."
    assert made.questions[3].choices == {
        1: "geen enkele keer",
        2: "één keer",
        3: "twee keer of vaker",
        -1: "Weet ik niet",
    }
    assert (made.data, made.blocks) == ({"group": "ouder"}, ["Vragen voor ouders · De Regenboog"])
    assert made.breaks == len(ITEMS)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("[[PageBreak]]", "[ [PageBreak]]"),
        ("[[[[Choice:9]]", "[ [ [ [Choice:9]]"),
        ("${e://Field/group} {x}", "$ {e://Field/group} {x}"),
        (
            "Een\ttab en\n\neen regel </script> \"q\" 'z'",
            "Een tab en een regel &lt;/script&gt; &#34;q&#34; &#39;z&#39;",
        ),
        ("=HYPERLINK(1)", "&#61;HYPERLINK(1)"),
    ],
)
def test_hostile_texts_stay_text(tmp_path: Path, text: str, safe: str) -> None:
    made = survey(with_text(tmp_path, text))
    assert made.questions[1].text == f"{safe}<br>Denk aan de balie of de klas."
    assert made.questions[1].choices[1] == safe
    assert [len(each.choices) for each in made.questions] == [0, 8, 8, 4, 8]
    assert len(made.blocks) == 1


@pytest.mark.parametrize("cells", ["numbers", "texts"])
def test_what_people_fill_in_scores_to_the_same_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], cells: str
) -> None:
    form = small_form(tmp_path)
    people = random_answers(form)
    rows = _export(survey(form), people, texts=cells == "texts")
    export = write_table(tmp_path / "qualtrics" / f"{STEM}.csv", rows)
    questionnaire = tmp_path / "kort.yaml"
    assert scored(export, questionnaire, capsys) == scored(plain_file(tmp_path, people), questionnaire, capsys)


def _export(made: Survey, people: list[Answers], *, texts: bool) -> list[list[str]]:
    """The responses with three rows of headers, as Qualtrics exports them."""
    system = {"StartDate": "2026-11-24 10:00:00", "Status": "IP Address" if texts else "0", "Progress": "100"}
    system |= {"Finished": "True" if texts else "1", "ResponseId": ""}
    asked = [each for each in made.questions if each.choices]
    names = [*system, *(each.id for each in asked), *made.data]
    labels = [
        "Begindatum",
        "Responstype",
        "Voortgang",
        "Voltooid",
        "Respons-id",
        *(each.text for each in asked),
        *made.data,
    ]
    ids = [json.dumps({"ImportId": f"QID{place}"}) for place, _name in enumerate(names)]
    rows = []
    for place, person in enumerate(people):
        cells = [_cell(each, person[each.id], texts=texts) for each in asked]
        rows.append([*list(system.values())[:-1], f"R_{place}", *cells, *made.data.values()])
    return [names, labels, ids, *rows]


def _cell(asked: Asked, code: int, *, texts: bool) -> str:
    if code == NonAnswer.NOT_ANSWERED:
        return ""
    return asked.choices[code] if texts else str(code) if code in asked.choices else "?"
