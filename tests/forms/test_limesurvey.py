"""The survey structure of LimeSurvey, checked against the columns and classes of structures that LimeSurvey wrote."""

import csv
import json
import re
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path

import pytest

from form_answers import QUESTION, STEM, Answers, plain_file, random_answers, scored, write_table
from ouderscan.answers.table import NonAnswer
from ouderscan.errors import WrongUsageError
from ouderscan.forms import limesurvey
from ouderscan.forms.form import Form
from ouderscan.questionnaire.model import NonAnswerName
from small_form import ARABIC, ENGLISH, QUESTIONNAIRE, form_of, questionnaire_file, small_form

REAL = Path(__file__).parents[2].parent / "shared" / "cases" / "exports" / "limesurvey"
HELP = "    help: {ouder: Denk aan de balie of de klas.}\n"
CODE = re.compile(r"[A-Za-z][A-Za-z0-9]{0,19}")
ANSWER = re.compile(r"[A-Za-z0-9]{1,5}")
Row = Mapping[str, str]


def rows_of(text: str) -> list[Row]:
    return list(csv.DictReader(StringIO(text, newline=""), delimiter="\t"))


def structure(form: Form) -> list[Row]:
    return rows_of(limesurvey.make(form).decode("utf-8-sig"))


def of(rows: Sequence[Row], *classes: str, language: str = "") -> list[Row]:
    return [row for row in rows if row["class"] in classes and language in ("", row["language"])]


@pytest.fixture
def real() -> list[Row]:
    """The structure in two languages that LimeSurvey wrote."""
    path = REAL / "structure_en_nl_one_question.txt"
    if not path.is_file():
        pytest.skip("the real structures are not beside the project")
    return rows_of(path.read_text(encoding="utf-8"))


def test_it_is_written_as_limesurvey_writes_it(tmp_path: Path) -> None:
    content = limesurvey.make(small_form(tmp_path))
    assert content.startswith(b"\xef\xbb\xbfid\trelated_id\tclass\ttype/scale\tname\trelevance\ttext\thelp\tlanguage\t")
    assert content.count(b"\r\n") == content.count(b"\n") == content.count(b"\r")
    assert b'"' not in content  # so that no reader can take quotes in another way


def test_columns_and_settings_are_those_of_limesurvey(tmp_path: Path, real: list[Row]) -> None:
    made = structure(small_form(tmp_path))
    assert [column for column in made[0] if column not in real[0]] == []
    assert list(made[0])[:14] == list(real[0])[:14]
    for of_class in ("S", "SL"):
        known = {row["name"] for row in of(real, of_class)}
        assert {row["name"] for row in of(made, of_class)} <= known
    assert list(dict.fromkeys(row["class"] for row in made if row["class"] != "SQ")) == list(
        dict.fromkeys(row["class"] for row in real)
    )


@pytest.mark.parametrize("of_class", ["G", "Q", "A"])
def test_rows_fill_the_columns_that_limesurvey_fills(tmp_path: Path, real: list[Row], of_class: str) -> None:
    optional = {"help", "assessment_value", "same_default", "text", "hidden"}
    filled = {name for row in of(real, of_class) for name, cell in row.items() if cell}
    own = {name for row in of(structure(small_form(tmp_path)), of_class) for name, cell in row.items() if cell}
    assert own - optional == filled - optional


def test_subquestions_fill_the_columns_that_limesurvey_fills(tmp_path: Path) -> None:
    path = REAL / "structure_multichoice.txt"
    if not path.is_file():
        pytest.skip("the real structures are not beside the project")
    (filled,) = {tuple(n for n, cell in row.items() if cell) for row in of(rows_of(path.read_text("utf-8")), "SQ")}
    (own,) = {tuple(n for n, cell in row.items() if cell) for row in of(structure(small_form(tmp_path)), "SQ")}
    assert [name for name in own if name != "type/scale"] == list(filled)


def test_the_base_language_comes_first_and_the_others_repeat_its_codes(tmp_path: Path) -> None:
    made = structure(small_form(tmp_path))
    settings = {row["name"]: row["text"] for row in of(made, "S")}
    assert (settings["language"], settings["additional_languages"]) == ("nl", "ar en")
    assert (settings["anonymized"], settings["datestamp"], settings["ipaddr"]) == ("Y", "N", "N")
    body = of(made, "G", "Q", "SQ", "A")
    assert list(dict.fromkeys(row["language"] for row in body)) == ["nl", "ar", "en"]
    dutch, arabic, english = (
        [_codes(row) for row in of(body, "G", "Q", "SQ", "A", language=language)] for language in ("nl", "ar", "en")
    )
    assert dutch == arabic == english


def _codes(row: Row) -> tuple[str, ...]:
    """What must be the same in every language: all but texts, and the name of a group is one."""
    name = "" if row["class"] == "G" else row["name"]
    return row["id"], row["class"], row["type/scale"], row["relevance"], name


def test_items_are_subquestions_and_options_are_the_answers_of_their_scale(tmp_path: Path) -> None:
    made = structure(small_form(tmp_path))
    body = [(row["class"], row["type/scale"], row["name"]) for row in of(made, "Q", "SQ", "A", language="nl")]
    often = [("A", "0", code) for code in ("1", "2", "3", "4", "5", "dk", "na", "rns")]
    assert body == [
        *(("Q", "F", "array1"), ("SQ", "0", "sf3welkom"), ("SQ", "0", "sf3groet"), *often),
        *(("Q", "F", "array2"), ("SQ", "0", "sf6nieuws"), *often[:3], often[5]),
        *(("Q", "F", "array3"), ("SQ", "0", "sf6trots"), *often),
        ("Q", "*", "group"),
    ]
    assert [row["text"] for row in of(made, "A", language="ar")][:2] == [ARABIC["(bijna) nooit"], ARABIC["soms"]]
    texts = [row["text"] for row in of(made, "SQ", language="en")]
    assert texts[0] == f"{ENGLISH[QUESTION]}<br />{ENGLISH['Denk aan de balie of de klas.']}"


def test_codes_are_short_and_hold_letters_and_digits_alone(tmp_path: Path) -> None:
    made = structure(small_form(tmp_path))
    assert all(CODE.fullmatch(row["name"]) for row in of(made, "Q", "SQ"))
    assert all(ANSWER.fullmatch(row["name"]) for row in of(made, "A"))
    ids = [row["id"] for row in of(made, "Q", "SQ", language="nl")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("item", "reason"),
    [("sf3gr-oet", "'sf3gr-oet' and 'sf3-groet' would have the same name"), ("a" * 21, "is too long for this form")],
)
def test_ids_that_cannot_be_codes_are_refused(tmp_path: Path, item: str, reason: str) -> None:
    text = QUESTIONNAIRE.replace("id: sf3-welkom", f"id: {item}")
    with pytest.raises(WrongUsageError, match=reason):
        limesurvey.make(form_of(questionnaire_file(tmp_path, text, languages=())))


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ('=HYPERLINK("https://example.org";"klik")', "&#61;HYPERLINK(&#34;https://example.org&#34;;&#34;klik&#34;)"),
        ("Een\ttab en\neen regel", "Een tab en een regel"),
        ("{sf3groet.shown} en ${x}", "{ sf3groet.shown} en ${ x}"),
        ("</script><b>'vet'</b> \\", "&lt;/script&gt;&lt;b&gt;&#39;vet&#39;&lt;/b&gt; &#92;"),
    ],
)
def test_hostile_texts_stay_text(tmp_path: Path, text: str, safe: str) -> None:
    source = QUESTIONNAIRE.replace(QUESTION, json.dumps(text)).replace(
        "    help: {ouder: Denk aan de balie of de klas.}\n", ""
    )
    made = structure(form_of(questionnaire_file(tmp_path, source, languages=()), school=text))
    assert of(made, "SQ")[0]["text"] == safe
    titles = [row["text"] for row in of(made, "SL") if row["name"] == "surveyls_title"]
    assert titles == [f"Vragen voor ouders · {safe.replace('&#61;', '=')}"]


@pytest.mark.parametrize("cells", ["codes", "labels"])
@pytest.mark.parametrize("headings", ["code", "code and text"])
def test_what_people_fill_in_scores_to_the_same_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], cells: str, headings: str
) -> None:
    form = small_form(tmp_path)
    people = random_answers(form)
    rows = _export(structure(form), people, labels=cells == "labels", texts=headings == "code and text")
    export = write_table(tmp_path / "limesurvey" / f"{STEM}.csv", rows)
    questionnaire = tmp_path / "kort.yaml"
    assert scored(export, questionnaire, capsys) == scored(plain_file(tmp_path, people), questionnaire, capsys)


def _export(made: Sequence[Row], people: Sequence[Answers], *, labels: bool, texts: bool) -> list[list[str]]:
    """The responses of an anonymous survey, as LimeSurvey exports them."""
    array, columns = "", {}
    for row in of(made, "Q", "SQ", language="nl"):
        if row["class"] == "Q":
            array = row["name"]
        else:
            columns[row["name"]] = (array, f"{array}[{row['name']}]" + (f". {row['text']}" if texts else ""))
    ids = {"sf3welkom": "sf3-welkom", "sf3groet": "sf3-groet", "sf6nieuws": "sf6-nieuws", "sf6trots": "sf6-trots"}
    answers = _answers(made)
    heads = [head for _array, head in columns.values()]
    head = ["id", "submitdate", "lastpage", "startlanguage", "seed", *heads, "group"]
    rows = []
    for place, person in enumerate(people, start=1):
        codes = [(array, _code(person[ids[name]])) for name, (array, _head) in columns.items()]
        cells = [answers[array, code] if labels and code else code for array, code in codes]
        assert all(not code or (array, code) in answers for array, code in codes)
        rows.append([str(place), "1980-01-01 00:00:00", "4", "nl", str(7000 + place), *cells, "ouder"])
    return [head, *rows]


def _answers(made: Sequence[Row]) -> dict[tuple[str, str], str]:
    """What each array offers: the label of each code."""
    array, found = "", {}
    for row in of(made, "Q", "A", language="nl"):
        if row["class"] == "Q":
            array = row["name"]
        else:
            found[array, row["name"]] = row["text"]
    return found


def _code(answer: int) -> str:
    if answer > 0:
        return str(answer)
    if answer == NonAnswer.NOT_ANSWERED:
        return ""
    return limesurvey.NON_ANSWERS[NonAnswerName(NonAnswer(answer).label)]
