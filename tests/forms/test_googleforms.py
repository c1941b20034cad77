"""The Apps Script for Google Forms, run in Node against stand-ins for Google's classes."""

from pathlib import Path
from typing import Any

import pytest

import node
from form_answers import QUESTION, STEM, Answers, plain_file, random_answers, scored, with_text, write_table
from ouderscan.answers.table import NonAnswer
from ouderscan.forms import googleforms
from ouderscan.forms.form import Form
from small_form import ENGLISH, ITEMS, small_form

RUN = """
const made = [];
const FormApp = { create(title) {
  const form = { title, items: [], breaks: 0 };
  const kept = (name) => (value) => { form[name] = value; return form; };
  made.push(form);
  return {
    setDescription: kept("description"), setCollectEmail: kept("email"), setProgressBar: kept("progress"),
    addPageBreakItem: () => { form.breaks += 1; },
    addMultipleChoiceItem: () => {
      const item = {};
      form.items.push(item);
      const set = (name) => (value) => { item[name] = value; return calls; };
      const calls = { setTitle: set("title"), setHelpText: set("help"), setRequired: set("required"),
        setChoiceValues: (values) => {
          if (new Set(values).size !== values.length) throw new Error("Google refuses the same choice twice");
          return set("choices")(values); } };
      return calls;
    },
    getPublishedUrl: () => "p", getEditUrl: () => "e",
  };
} };
const Logger = { log: () => {} };
new Function("FormApp", "Logger", given + "; makeForms();")(FormApp, Logger);
give(made);
"""


def forms(form: Form) -> Any:
    """The forms that the script makes."""
    return node.run(RUN, googleforms.make(form).decode("ascii"))


def test_there_is_a_form_for_each_language(tmp_path: Path) -> None:
    dutch, _arabic, english = forms(small_form(tmp_path))
    assert (dutch["title"], dutch["email"], dutch["breaks"]) == ("Vragen voor ouders · De Regenboog", False, 3)
    assert dutch["items"][0] == {
        "title": f"{QUESTION} [sf3-welkom]",
        "help": "Denk aan de balie of de klas.",
        "required": False,
        "choices": [
            *("(bijna) nooit", "soms", "ongeveer de helft van de keren", "meestal", "(bijna) altijd"),
            *("Weet ik niet", "Niet van toepassing", "Zeg ik liever niet"),
        ],
    }
    assert [each["title"] for each in english["items"]][:1] == [f"{ENGLISH[QUESTION]} [sf3-welkom]"]
    assert [each["title"].rpartition(" ")[2] for each in dutch["items"]] == [f"[{item}]" for item in ITEMS]


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ('</script>\'; makeForms(); // "q" ` ${1} \\', '</script>\'; makeForms(); // "q" ` ${1} \\'),
        ("Een\ttab en\neen regel", "Een tab en een regel"),
    ],
)
def test_hostile_texts_stay_text(tmp_path: Path, text: str, safe: str) -> None:
    made = with_text(tmp_path, text)
    assert b"</script>" not in googleforms.make(made)
    (dutch,) = forms(made)
    assert (dutch["items"][0]["title"], dutch["items"][0]["choices"][0]) == (f"{safe} [sf3-welkom]", safe)


@pytest.mark.parametrize("language", [0, 1, 2])
def test_what_people_fill_in_scores_to_the_same_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: int
) -> None:
    form = small_form(tmp_path)
    people = random_answers(form)
    items = forms(form)[language]["items"]
    rows = [["Tijdstempel", *(each["title"] for each in items)], *(_row(form, items, each) for each in people)]
    export = write_table(tmp_path / "google" / f"{STEM}.csv", rows)
    questionnaire = tmp_path / "kort.yaml"
    assert scored(export, questionnaire, capsys, "ouder") == scored(plain_file(tmp_path, people), questionnaire, capsys)


def _row(form: Form, items: list[Any], person: Answers) -> list[str]:
    """What a row of the sheet holds: labels, in the order in which the choices were made."""
    cells = []
    for item, each in zip(ITEMS, items, strict=True):
        place = form.book.states[item].index(person[item]) - 1
        cells.append("" if person[item] == NonAnswer.NOT_ANSWERED else each["choices"][place])
    return ["24-11-2026 10:00:00", *cells]
