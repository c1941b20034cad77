"""The JSON of SurveyJS, read and filled in by SurveyJS itself (`survey-core`) in Node."""

import json
from pathlib import Path
from typing import Any

import pytest

import node
from form_answers import QUESTION, STEM, Answers, plain_file, random_answers, scored, with_text
from ouderscan.answers.table import NonAnswer
from ouderscan.forms import surveyjs
from ouderscan.forms.form import Form
from small_form import ARABIC, ENGLISH, ITEMS, small_form

HOSTILE = ["{group}", "{sf3-groet} en { sf3-groet }", "</script><script>alert(1)</script>", "\"q\" 'z' \\ =1+1"]
FILL_IN = """
const { SurveyModel } = require("survey-core");
give(given.people.map((answers) => {
  const survey = new SurveyModel(given.form);
  if (survey.jsonErrors) throw new Error(survey.jsonErrors.map((each) => each.getFullDescription()).join("\\n"));
  for (const [name, value] of Object.entries(answers)) {
    const question = survey.getQuestionByName(name);
    if (!question.choices.some((choice) => choice.value === value)) throw new Error(`${name} does not offer ${value}`);
    question.value = value;
  }
  if (!survey.completeLastPage()) throw new Error("it cannot be completed");
  return survey.data;
}));
"""
READ = """
const { SurveyModel } = require("survey-core");
const survey = new SurveyModel(given.form);
survey.data = { "sf3-groet": 4 };
give(given.languages.map((language) => {
  survey.locale = language;
  return survey.getAllQuestions().map((each) => [
    each.name, each.locTitle.renderedHtml, each.locDescription.renderedHtml,
    each.choices.map((choice) => choice.locText.renderedHtml)]);
}));
"""


def form_json(form: Form) -> Any:
    return json.loads(surveyjs.make(form))


def test_surveyjs_shows_every_language(tmp_path: Path) -> None:
    form = small_form(tmp_path)
    given = {"form": form_json(form), "languages": ["nl", "ar", "en"]}
    dutch, arabic, english = node.run(READ, given, "survey-core")
    assert [each[0] for each in dutch] == list(ITEMS)
    assert dutch[0][:3] == ["sf3-welkom", QUESTION, "Denk aan de balie of de klas."]
    assert arabic[0][1] == ARABIC[QUESTION]
    assert english[0][1:3] == [ENGLISH[QUESTION], ENGLISH["Denk aan de balie of de klas."]]
    assert english[2][3] == ["not once", "once", "twice or more", "I do not know"]


def test_there_is_one_question_on_a_page_and_none_must_be_answered(tmp_path: Path) -> None:
    pages = form_json(small_form(tmp_path))["pages"]
    assert [[each["name"] for each in page["elements"]] for page in pages] == [[item] for item in ITEMS]
    assert not any("isRequired" in each for page in pages for each in page["elements"])


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_text(tmp_path: Path, text: str) -> None:
    form = with_text(tmp_path, text)
    ((first, *_others),) = node.run(READ, {"form": form_json(form), "languages": ["nl"]}, "survey-core")
    assert first[1].replace("\u2060", "") == text


def test_what_people_fill_in_scores_to_the_same_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form = small_form(tmp_path)
    people = random_answers(form)
    data = node.run(FILL_IN, {"form": form_json(form), "people": list(map(_given, people))}, "survey-core")
    assert data[0] == {"group": "ouder", "sf3-welkom": 1}
    export = tmp_path / "surveyjs" / f"{STEM}.json"
    export.parent.mkdir()
    export.write_text(json.dumps(data), encoding="utf-8")
    questionnaire = tmp_path / "kort.yaml"
    assert scored(export, questionnaire, capsys) == scored(plain_file(tmp_path, people), questionnaire, capsys)


def _given(person: Answers) -> dict[str, int | str]:
    """What a person chooses, as SurveyJS keeps it; what was passed over is absent."""
    chosen = {item: code for item, code in person.items() if code != NonAnswer.NOT_ANSWERED}
    return {item: code if code > 0 else NonAnswer(code).label for item, code in chosen.items()}
