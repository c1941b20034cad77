"""The XLSForm, read by pyxform, and filled in by the engine of ODK Web Forms in Node and through pyxform's instance."""

import json
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pyxform.xls2xform import convert

import node
from form_answers import QUESTION, STEM, Answers, plain_file, random_answers, said, scored, write_table
from ouderscan.errors import WrongUsageError
from ouderscan.forms import xlsform
from ouderscan.forms.form import Form
from small_form import ARABIC, ITEMS, QUESTIONNAIRE, form_of, questionnaire_file, small_form

FILL_IN = (Path(__file__).parent / "odk_fill_in.js").read_text(encoding="utf-8")
XF = "{http://www.w3.org/2002/xforms}"


def sheets(content: bytes) -> Mapping[str, list[dict[str, Any]]]:
    """The rows of each sheet as a person sees them."""
    book = openpyxl.load_workbook(BytesIO(content))
    found = {}
    for sheet in book.worksheets:
        head, *rows = sheet.iter_rows(values_only=True)
        found[sheet.title] = [dict(zip(map(str, head), row, strict=True)) for row in rows]
    return found


def xform(content: bytes) -> str:
    """The form as pyxform makes it, which must have nothing to say about it."""
    result = convert(BytesIO(content), file_type=".xlsx", validate=False)
    assert result.warnings == []
    return str(result.xform)


def converted(content: bytes) -> ET.Element:
    """The same, parsed."""
    return ET.fromstring(xform(content))


def submission(form: ET.Element, answers: Mapping[str, str]) -> dict[str, str]:
    """What a person sends: the instance of the form with these answers, which its own choices must allow."""
    data = form.find(f".//{XF}instance")[0]  # type: ignore[index]
    for name, value in answers.items():
        assert value in choices(form, name) | {""}
        _node(data, name).text = value
    for bind in form.iter(f"{XF}bind"):
        if calculated := bind.get("calculate"):
            _node(data, bind.attrib["nodeset"].rpartition("/")[2]).text = calculated.strip("'")
    return {node.tag.rpartition("}")[2]: node.text or "" for node in data if not len(node)}


def _node(data: ET.Element, name: str) -> ET.Element:
    (found,) = data.iterfind(f"{{*}}{name}")
    return found


def choices(form: ET.Element, name: str) -> set[str]:
    """The values of the choices of a question."""
    control = next(each for each in form.iter(f"{XF}select1") if each.attrib["ref"].endswith(f"/{name}"))
    listed = _list_of(control)
    instance = next(each for each in form.iter(f"{XF}instance") if each.get("id") == listed)
    return {each.findtext(f"{XF}name") or "" for each in instance.iter(f"{XF}item")}


def test_pyxform_reads_the_form_without_a_warning_in_all_its_languages(tmp_path: Path) -> None:
    form = converted(xlsform.make(small_form(tmp_path)))
    languages = [each.attrib["lang"] for each in form.iter(f"{XF}translation")]
    assert languages == ["Nederlands (nl)", "العربية (ar)", "English (en)"]
    (arabic,) = (each for each in form.iter(f"{XF}translation") if each.attrib["lang"] == "العربية (ar)")
    words = {each.attrib["id"].rpartition("/")[2]: "".join(each.itertext()) for each in arabic}
    assert words["sf3_welkom:label"] == ARABIC[QUESTION]
    assert words["sf3_welkom:hint"] == ARABIC["Denk aan de balie of de klas."]


def test_ids_and_values_travel_as_names(tmp_path: Path) -> None:
    found = sheets(xlsform.make(small_form(tmp_path)))
    assert [(row["type"], row["name"]) for row in found["survey"]] == [
        ("calculate", "group"),
        ("note", "introduction"),
        ("select_one kort_hoevaak", "sf3_welkom"),
        ("select_one kort_hoevaak", "sf3_groet"),
        ("select_one kort_keren", "sf6_nieuws"),
        ("select_one kort_hoevaak", "sf6_trots"),
    ]
    often = [row["name"] for row in found["choices"] if row["list_name"] == "kort_hoevaak"]
    assert often == ["1", "2", "3", "4", "5", "dont_know", "not_applicable", "rather_not_say"]
    assert found["survey"][0]["calculation"] == "'ouder'"
    assert found["settings"] == [
        {
            "form_title": "Vragen voor ouders · De Regenboog",
            "form_id": "ouderscan_ouder",
            "version": small_form(tmp_path).book.tag,
            "default_language": "Nederlands (nl)",
            "style": "pages",
        }
    ]


def test_the_same_form_is_the_same_file(tmp_path: Path) -> None:
    assert xlsform.make(small_form(tmp_path)) == xlsform.make(small_form(tmp_path))


@pytest.mark.parametrize("hostile", ['=HYPERLINK("https://example.org";"klik")', "@SUM(1)", "</label><x/> & 'z' \"q\""])
def test_hostile_texts_stay_text(tmp_path: Path, hostile: str) -> None:
    content = xlsform.make(_with(tmp_path, hostile))
    sheet = openpyxl.load_workbook(BytesIO(content))["survey"]
    (cell,) = (each for row in sheet.iter_rows() for each in row if each.value == hostile)
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert hostile in ["".join(each.itertext()) for each in converted(content).iter(f"{XF}text")]


def test_no_text_refers_to_another_question(tmp_path: Path) -> None:
    form = converted(xlsform.make(_with(tmp_path, "Zie ${sf3_groet} en {x}")))
    texts = ["".join(each.itertext()) for each in form.iter(f"{XF}text")]
    assert "Zie $ {sf3_groet} en {x}" in texts
    assert form.findall(f".//{XF}text//{XF}output") == []


def test_ids_that_differ_in_hyphens_alone_are_refused(tmp_path: Path) -> None:
    text = QUESTIONNAIRE.replace("id: sf3-welkom", "id: introduction")
    with pytest.raises(WrongUsageError, match="'introduction' and 'introduction' would have the same name"):
        xlsform.make(form_of(questionnaire_file(tmp_path, text, languages=())))


@pytest.mark.parametrize("language", ["", "Nederlands (nl)", "English (en)"])
def test_what_people_fill_in_scores_to_the_same_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    form = small_form(tmp_path)
    people = random_answers(form)
    export = _export(tmp_path / "kobo", form, people, language)
    plain = plain_file(tmp_path / "plain", people)
    questionnaire = tmp_path / "kort.yaml"
    assert scored(export, questionnaire, capsys) == scored(plain, questionnaire, capsys)


@pytest.mark.slow
def test_what_the_engine_of_odk_sends_scores_to_the_same_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = small_form(tmp_path)
    people = random_answers(form)
    given = [{item.replace("-", "_"): said(each[item]) for item in ITEMS} for each in people]
    made = node.run(FILL_IN, {"xform": xform(xlsform.make(form)), "people": given}, "@getodk/xforms-engine", "jsdom")
    assert made["languages"] == ["Nederlands (nl)", "العربية (ar)", "English (en)"]
    sent = [{each.tag.rpartition("}")[2]: each.text or "" for each in ET.fromstring(xml)} for xml in made["sent"]]
    assert [{name: each[name] for name in given[0]} for each in sent] == given
    assert {each["group"] for each in sent} == {"ouder"}
    head = ["SubmissionDate", *given[0], "group", "KEY", "SubmitterID", "SubmitterName", "Status"]
    rows = [
        ["2026-11-24T10:00:00.000Z", *(each[name] for name in given[0]), each["group"], f"uuid:{place}", "", "", ""]
        for place, each in enumerate(sent)
    ]
    central = write_table(tmp_path / "central" / f"{STEM}.csv", [head, *rows])
    questionnaire = tmp_path / "kort.yaml"
    assert scored(central, questionnaire, capsys) == scored(plain_file(tmp_path, people), questionnaire, capsys)


def _export(folder: Path, form: Form, people: list[Answers], language: str) -> Path:
    """The export of KoboToolbox with XML values, or with the labels of a language."""
    made = converted(xlsform.make(form))
    sent = [submission(made, {item.replace("-", "_"): said(each[item]) for item in ITEMS}) for each in people]
    system = ["_id", "_uuid", "_submission_time", "_validation_status", "__version__", "_index"]
    about = [[100 + place, f"u-{place}", "2026-11-24T10:00:00", "", "v1", place] for place, _each in enumerate(sent)]
    words = _labels(made, language) if language else {}
    heads = [words.get(name, name) for name in sent[0]]
    cells = [[words.get(f"{name}={value}", value) for name, value in each.items()] for each in sent]
    rows = [[*own, *extra] for own, extra in zip(cells, about, strict=True)]
    return write_table(folder / f"{STEM}.csv", [[*heads, *system], *rows], delimiter=";")


def _labels(form: ET.Element, language: str) -> dict[str, str]:
    """What questions are called in a language, by their names, and their choices, by `name=value`."""
    (texts,) = (each for each in form.iter(f"{XF}translation") if each.attrib["lang"] == language)
    words = {each.attrib["id"]: "".join(each.itertext()) for each in texts}
    found = {}
    for control in form.iter(f"{XF}select1"):
        name = control.attrib["ref"].rpartition("/")[2]
        found[name] = words[f"{control.attrib['ref']}:label"]
        for instance in form.iter(f"{XF}instance"):
            if instance.get("id") == _list_of(control):
                for each in instance.iter(f"{XF}item"):
                    found[f"{name}={each.findtext(f'{XF}name')}"] = words[each.findtext(f"{XF}itextId") or ""]
    return found


def _list_of(control: ET.Element) -> str:
    (itemset,) = control.iterfind(f"{XF}itemset")
    return itemset.attrib["nodeset"].split("'")[1]


def _with(folder: Path, text: str) -> Form:
    """The form with a question of this text."""
    return form_of(questionnaire_file(folder, QUESTIONNAIRE.replace(QUESTION, json.dumps(text)), languages=()))
